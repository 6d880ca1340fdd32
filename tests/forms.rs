//! Filings that fill a regulator's form: a report of ours, and filings of companies written again.
//!
//! The regulator's taxonomy and the filings are not part of the project.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::japan::{arcs, material, package, said, scratch, tdnet, written};
use kessan::archive::incoming::{self, Limits};
use kessan::diagnostic::{Code, Severity};
use kessan::filing::{Options, open_form};

/// The release of February 2009, and a copy of it in a folder.
fn copied(folder: &Path) -> (PathBuf, PathBuf) {
    let release = common::root().join("examples/2009-02-12-q3-fy2008");
    let copy = folder.join("examples/release");
    fs::create_dir_all(&copy).expect("a folder");
    for entry in fs::read_dir(&release).expect("a folder") {
        let entry = entry.expect("an entry");
        fs::copy(entry.path(), copy.join(entry.file_name())).expect("a file");
    }
    (release, copy)
}

#[test]
fn a_release_fills_the_summary_of_a_quarter() {
    let Some(material) = material() else { return };
    let folder = scratch("release");
    let packages = package(&material, &folder);
    let release = common::root().join("examples/2009-02-12-q3-fy2008");
    let page = written(&release, &packages, &folder.join("out"));
    let (contexts, facts) = said(&page);
    assert_eq!((contexts.len(), facts.len()), (28, 119));
    // As the release prints them in the exchange's own form.
    for fact in [
        "NetSalesUS CurrentAccumulatedQ3Duration_ConsolidatedMember_ResultMember JPY 50789000000 -6",
        "ChangeInNetSalesUS CurrentAccumulatedQ3Duration_ConsolidatedMember_ResultMember Pure nil",
        "ChangeInIncomeBeforeIncomeTaxesUS PriorAccumulatedQ3Duration_ConsolidatedMember_ResultMember Pure -0.276 3",
        "TotalAssetsUS PriorYearInstant_ConsolidatedMember_ResultMember JPY 55703000000 -6",
        "ShareholdersEquityPerShareUS CurrentAccumulatedQ3Instant_ConsolidatedMember_ResultMember JPYPerShares 119674.92 2",
        "DividendPerShare PriorYearDuration_SecondQuarterMember_NonConsolidatedMember_ResultMember JPYPerShares 750 2",
        "DividendPerShare CurrentYearDuration_AnnualMember_NonConsolidatedMember_ForecastMember JPYPerShares 2000 2",
        "NetIncomeUS CurrentYearDuration_ConsolidatedMember_ForecastMember JPY 1300000000 -6",
        "NetIncomeUS CurrentYearDuration_ConsolidatedMember_LowerMember JPY nil",
        "NumberOfTreasuryStockAtTheEndOfFiscalYear CurrentAccumulatedQ3Instant_NonConsolidatedMember_ResultMember Shares 2745 0",
        "QuarterlyPeriod CurrentAccumulatedQ3Instant Pure 3 0",
        "FiscalYearEnd CurrentYearInstant  2009-03-31",
        "SecuritiesCode CurrentAccumulatedQ3Instant  37740",
    ] {
        assert!(facts.contains(&format!("tse-ed-t:{fact}")), "{fact}\n{facts:#?}");
    }
    // Headings say what the filing is about, and sections are counted.
    let text = fs::read_to_string(&page).expect("a page");
    for words in [
        "（％表示は対前年同四半期増減率）",
        "<h2>３．2009年３月期の連結業績予想（2008年4月1日～2009年3月31日）</h2>",
        "<h3>（１）期中における重要な子会社及び連結範囲の異動</h3>",
        "<h3>（４）発行済株式数（普通株式）</h3>",
        "<th>基本的１株当たり当社株主に帰属する四半期純利益<span class=\"unit\">円 銭</span></th>",
    ] {
        assert!(text.contains(words), "{words}");
    }
    // What was written can be read and written again.
    let again = written(&page, &packages, &folder.join("again"));
    assert_eq!(said(&again), (contexts, facts));
    assert_eq!(arcs(&again, &packages), arcs(&page, &packages));
    fs::remove_dir_all(folder).expect("cleaned");
}

/// A filing of a company: its archive, the folder of its summary, and the relationships that it has beyond
/// what is used.
const FILED: [(&str, &str, &[&str]); 3] = [
    // A heading with nothing below it.
    (
        "tdnet-62690-2024-05-14-q1-ifrs.zip",
        "XBRLData/Summary/",
        &["NoteToDividendsAbstract DetailOfDividendPerShareFiscalYearEndAbstract"],
    ),
    ("tdnet-85660-2024-05-02-annual-jgaap.zip", "XBRLData/Summary/", &[]),
    ("tdnet-22180-2024-05-14-forecast-revision.zip", "", &[]),
];

#[test]
fn filings_of_companies_are_written_as_they_filed_them() {
    let Some(material) = material() else { return };
    let folder = scratch("filed");
    let packages = package(&material, &folder);
    for (archive, summary, beyond) in FILED {
        let place = folder.join("filed").join(archive);
        fs::create_dir_all(&place).expect("a folder");
        let path = material.join("samples/tdnet").join(archive);
        let mut entries = incoming::Incoming::open(&path, Limits::default()).expect("an archive");
        let mut filed = None;
        for name in entries.names().to_vec().iter().filter(|name| name.starts_with(summary)) {
            let Some(file) = name.strip_prefix(summary).filter(|file| !file.contains('/')) else {
                continue;
            };
            let bytes = entries.read(name).expect("an entry").expect("an entry");
            fs::write(place.join(file), bytes).expect("a file");
            if file.ends_with("-ixbrl.htm") {
                filed = Some(place.join(file));
            }
        }
        let filed = filed.expect("a page");
        // The archive as the company sent it is read like the page in it.
        let page = written(&path, &packages, &folder.join("out").join(archive));
        assert_eq!(page.file_name(), filed.file_name());
        assert_eq!(said(&page), said(&filed), "{archive}");
        // No heading stands above notes of which none says anything.
        let text = fs::read_to_string(&page).expect("a page");
        assert!(!text.contains("<h2>個別業績予想</h2>"), "{archive}");
        let (ours, theirs) = (arcs(&page, &packages), arcs(&filed, &packages));
        assert_eq!(ours.difference(&theirs).next(), None, "{archive}");
        let further: Vec<&String> = theirs.difference(&ours).collect();
        assert_eq!(further.len(), beyond.len(), "{further:#?}");
        assert!(further.iter().zip(beyond).all(|(arc, end)| arc.ends_with(end)), "{further:#?}");
    }
    fs::remove_dir_all(folder).expect("cleaned");
}

#[test]
fn what_is_missing_for_a_form_is_told() {
    let release = common::root().join("examples/2009-02-12-q3-fy2008");
    let codes = |path: &Path| -> Vec<Code> {
        let filing = open_form(path, tdnet(), &Options::new()).expect("a form");
        assert!(filing.files().is_err());
        filing.diagnostics().iter().map(|told| told.code).collect()
    };
    // The regulator's taxonomy, and a sheet.
    assert_eq!(codes(&release), [Code::TaxonomyNotThere]);
    let other = common::root().join("examples/2007-08-13-q1-fy2007");
    assert_eq!(codes(&other), [Code::FileNotReadable]);
    // A kind of filing, a quarter and a code that can't be.
    let folder = scratch("sheets");
    let sheet = fs::read_to_string(release.join("tdnet.toml")).expect("a sheet");
    fs::write(folder.join("report.toml"), "").expect("a file");
    let told = |from: &str, to: &str| {
        assert!(sheet.contains(from), "{from}");
        fs::write(folder.join("tdnet.toml"), sheet.replacen(from, to, 1)).expect("a file");
        codes(&folder).first().copied()
    };
    assert_eq!(told("qcedussm", "qcedusssm"), Some(Code::InvalidForm));
    assert_eq!(told("qcedussm", "acedussm"), Some(Code::InvalidForm));
    assert_eq!(told("3774", "37"), Some(Code::InvalidForm));
    assert_eq!(told("quarter = 3", "quarter = 4"), Some(Code::InvalidToml));
    assert_eq!(told("filed = 2009-02-12", "filed = 2009-02-12T01:00:00"), Some(Code::InvalidToml));
    assert_eq!(told("power", "powers"), Some(Code::InvalidToml));
    fs::remove_dir_all(folder).expect("cleaned");
    assert!(open_form(&release, &kessan::profile::INTL, &Options::new()).is_err());
}

#[test]
fn facts_without_a_place_in_the_form_are_told() {
    let Some(material) = material() else { return };
    let folder = scratch("places");
    let packages = package(&material, &folder);
    let (release, copy) = copied(&folder);
    for file in ["report.toml", "tdnet.toml"] {
        let text = fs::read_to_string(copy.join(file)).expect("a file");
        let taxonomy = common::root().join("taxonomy").to_string_lossy().into_owned();
        fs::write(copy.join(file), text.replace("../../taxonomy", &taxonomy)).expect("a file");
    }
    let facts = fs::read_to_string(release.join("tdnet.csv")).expect("a table");
    let told = |row: &str| -> Vec<(Code, Option<u32>)> {
        fs::write(copy.join("tdnet.csv"), format!("{facts}{row}\n")).expect("a file");
        let options = Options::new().packages(vec![packages.clone()]);
        let filing = open_form(&copy, tdnet(), &options).expect("a form");
        let errors = filing.diagnostics().iter().filter(|told| told.severity == Severity::Error);
        errors.map(|told| (told.code, told.place.line)).collect()
    };
    let line = u32::try_from(facts.lines().count() + 1).ok();
    assert_eq!(told(""), []);
    // A quarter by itself, an element of other filings, a member that its network lacks.
    let quarter = "NoteToOperatingResults,3Q08,,ConsolidatedMember,ResultMember,x";
    assert_eq!(told(quarter), [(Code::PeriodNotInForm, line)]);
    let annual = "DateOfGeneralShareholdersMeetingAsPlanned,3Q08.end,,,,2009-06-26";
    assert_eq!(told(annual), [(Code::NoPlaceInForm, line)]);
    let member = "NoteToDividends,FY08,AnnualMember,ConsolidatedMember,ResultMember,x";
    assert_eq!(told(member), [(Code::DimensionsNotAllowed, line)]);
    fs::remove_dir_all(folder).expect("cleaned");
}

#[test]
fn what_a_mapping_leaves_out_is_told() {
    let Some(material) = material() else { return };
    let folder = scratch("left");
    let packages = package(&material, &folder);
    let (_, copy) = copied(&folder);
    let taxonomy = common::root().join("taxonomy").to_string_lossy().into_owned();
    let own = copy.join("mapping.csv").to_string_lossy().into_owned();
    for file in ["report.toml", "tdnet.toml"] {
        let text = fs::read_to_string(copy.join(file)).expect("a file");
        let text = text.replace("../../taxonomy/iij/tdnet.csv", &own);
        fs::write(copy.join(file), text.replace("../../taxonomy", &taxonomy)).expect("a file");
    }
    let mapping =
        fs::read_to_string(common::root().join("taxonomy/iij/tdnet.csv")).expect("a table");
    let told = |mapping: &str| -> Vec<(Code, String)> {
        fs::write(&own, mapping).expect("a file");
        let options = Options::new().packages(vec![packages.clone()]);
        let filing = open_form(&copy, tdnet(), &options).expect("a form");
        assert!(!filing.diagnostics().has_errors());
        let of_forms = [Code::FactWithoutRow, Code::FactsBesideForm, Code::RowWithoutFact];
        let told = filing.diagnostics().iter().filter(|told| of_forms.contains(&told.code));
        told.map(|told| (told.code, told.message.clone())).collect()
    };
    let has = |told: &[(Code, String)], code: Code, part: &str| {
        told.iter().any(|(of, message)| *of == code && message.contains(part))
    };
    let whole = told(&mapping);
    assert!(has(&whole, Code::FactsBesideForm, "in all): `"), "{whole:#?}");
    assert!(!has(&whole, Code::RowWithoutFact, ""), "{whole:#?}");
    assert!(!has(&whole, Code::FactWithoutRow, "`OperatingIncome` ("), "{whole:#?}");
    // A concept without its row, and a row whose concept is another.
    let rows = mapping.lines().filter(|row| !row.starts_with("OperatingIncome,"));
    let without = rows.collect::<Vec<_>>().join("\n");
    assert!(has(&told(&without), Code::FactWithoutRow, "`OperatingIncome` ("));
    let other = mapping.replace("\nOperatingIncome,", "\nNobodyReportsThis,");
    assert_ne!(other, mapping);
    let lacking =
        "The filing has no fact of `OperatingIncomeUS` for `CurrentAccumulatedQ{quarter}`";
    assert!(has(&told(&other), Code::RowWithoutFact, lacking));
    fs::remove_dir_all(folder).expect("cleaned");
}
