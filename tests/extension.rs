//! Filings in a regulator's taxonomy that the filer extends: the made-up company of `examples/japan-annual`
//! at EDINET and at TDnet.
//!
//! The regulators' taxonomies are not part of the project.

mod common;

#[path = "extension/beside.rs"]
mod beside;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use kessan::diagnostic::{Code, Diagnostics, Severity};
use kessan::filing::{self, Options, Regulated, open_regulated};
use kessan::model::{Taxonomy, Value};
use kessan::profile::{FormFile, Profile};
use kessan::read::report::assemble;

/// The regulators' taxonomies as a folder that is a package; none where they are not there, which is said.
fn base(scratch: &Path) -> Option<PathBuf> {
    const EDINET: &str = "disclosure.edinet-fsa.go.jp";
    const TDNET: &str = "www.xbrl.tdnet.info";
    let material = common::root().join("../shared/japan/taxonomies");
    let whole = material.join("archive/edinet-2025-11-01-whole.tar.xz");
    if !whole.is_file() {
        println!("skipped: ../shared/japan is not there");
        return None;
    }
    let package = scratch.join("base");
    fs::create_dir_all(package.join(EDINET)).expect("a folder");
    let mut tar = Command::new("tar");
    tar.arg("-xJf").arg(&whole).arg("-C").arg(package.join(EDINET));
    if !tar.status().is_ok_and(|status| status.success()) {
        println!("skipped: the archive of the taxonomies can't be unpacked here");
        return None;
    }
    // The archive lacks the labels of one module, which stand beside it.
    copy(&material.join(EDINET), &package.join(EDINET));
    copy(&material.join(TDNET), &package.join(TDNET));
    fs::create_dir_all(package.join("META-INF")).expect("a folder");
    let rewrites: String = [EDINET, TDNET]
        .iter()
        .map(|host| {
            format!("<rewriteURI uriStartString=\"http://{host}/\" rewritePrefix=\"../{host}/\"/>")
        })
        .collect();
    let catalog = format!(
        "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\">{rewrites}</catalog>"
    );
    fs::write(package.join("META-INF/catalog.xml"), catalog).expect("a file");
    let description = "<tp:taxonomyPackage xml:lang=\"en\" xmlns:tp=\"http://xbrl.org/2016/taxonomy-package\">\
        <tp:identifier>urn:base</tp:identifier><tp:name>base</tp:name></tp:taxonomyPackage>";
    fs::write(package.join("META-INF/taxonomyPackage.xml"), description).expect("a file");
    Some(package)
}

/// Copies a tree; files that are there stay.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else if !target.exists() {
            fs::write(target, fs::read(&path).expect("a file")).expect("a file");
        }
    }
}

fn profile(name: &str) -> &'static Profile {
    Profile::find(name).expect("a profile")
}

fn open<'p>(report: &Path, profile: &'p Profile, base: &Path) -> Regulated<'p> {
    let options = Options::new().packages(vec![base.to_owned()]);
    open_regulated(report, profile, &options).expect("filings")
}

fn errors(filing: &Regulated<'_>) -> Vec<(Code, String)> {
    let all = filing.diagnostics().iter();
    let errors = all.filter(|told| told.severity == Severity::Error);
    errors.map(|told| (told.code, told.message.clone())).collect()
}

/// The files of a sound filing, written below a folder.
fn written(filing: &Regulated<'_>, out: &Path) -> Vec<FormFile> {
    assert_eq!(errors(filing), []);
    let files = filing.files().expect("files");
    assert_eq!(files, filing.files().expect("files"), "the same bytes");
    common::japan::write_below(out, &files);
    files
}

/// The facts of a document set as others read it, with the ids of their contexts and units.
fn said(folder: &Path) -> BTreeSet<String> {
    let mut told = Diagnostics::new();
    let options = Options::new().without_taxonomy(true);
    let given = filing::open_given(folder, &options, &mut told).expect("pages");
    let mut taxonomy = Taxonomy::empty();
    let report = assemble("id", &given.instances[0], &mut taxonomy).report;
    let fact = |fact: &kessan::model::Fact| {
        let value = match fact.value {
            Value::Number(number) => format!("{number} {}", fact.decimals),
            Value::Text(text) => report.texts[text.index()].value.to_string(),
            Value::Nil => "nil".to_owned(),
            Value::Fraction(_) => panic!("a fraction"),
        };
        let unit = fact.unit.and_then(|unit| report.given.of_unit(unit)).unwrap_or_default();
        let context = report.given.of_context(fact.context).expect("an id");
        format!(
            "{} {context} {unit} {value}",
            taxonomy.concepts.get(fact.concept).expect("it is there").name
        )
    };
    report.facts.iter().map(fact).collect()
}

/// Ends of the paths of files, without what names of filings have in common.
fn names<'f>(files: &'f [FormFile], stem: &str) -> Vec<String> {
    files.iter().map(|file: &'f FormFile| file.path.replace(stem, "STEM")).collect()
}

#[test]
fn an_annual_report_is_written_for_edinet() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let report = common::root().join("examples/japan-annual/report");
    let filing = open(&report, profile("edinet"), &base);
    let files = written(&filing, scratch.path());
    let stem = "jpcrp030000-asr-001_X99980-000_2026-03-31_01_2026-06-25";
    assert_eq!(filing.stem().as_deref(), Some(stem));
    let folder = "edinet_data/XBRL/PublicDoc/";
    let expected = [
        "STEM.xsd",
        "STEM_pre.xml",
        "STEM_cal.xml",
        "STEM_def.xml",
        "STEM_lab.xml",
        "STEM_lab-en.xml",
        "0000000_header_STEM_ixbrl.htm",
        "0101010_honbun_STEM_ixbrl.htm",
        "manifest_PublicDoc.xml",
    ];
    let beside = "jpaud-aai-cc-001_X99980-000_2026-03-31_01_2026-06-25";
    let of_auditor =
        ["STEM.xsd", "STEM_pre.xml", "STEM_def.xml", "STEM_ixbrl.htm", "manifest_AuditDoc.xml"];
    let (main, audit) = files.split_at(expected.len());
    assert_eq!(names(main, stem), expected.map(|name| format!("{folder}{name}")));
    let audited = "edinet_data/XBRL/AuditDoc/";
    assert_eq!(names(audit, beside), of_auditor.map(|name| format!("{audited}{name}")));
    let of_audit = said(&scratch.path().join(audited));
    let matter =
        "jpcrp_cor:ShortDescriptionKAMConsolidated FilingDateInstant_Row1Member  意匠資産の評価";
    assert!(of_audit.contains(matter), "{of_audit:#?}");
    let facts = said(&scratch.path().join(folder));
    for fact in [
        "jpigp_cor:AssetsIFRS CurrentYearInstant JPY 53000000000 -6",
        "jpigp_cor:TreasurySharesIFRS Prior1YearInstant JPY -280000000 -6",
        "jpcrp030000-asr_X99980-000:PatternLibraryNCAIFRS Prior1YearInstant JPY nil",
        "jpigp_cor:BasicEarningsLossPerShareIFRS CurrentYearDuration JPYPerShares 221.5 2",
        "jpcrp_cor:FilingDateCoverPage FilingDateInstant  2026-06-25",
        "jpdei_cor:EDINETCodeDEI FilingDateInstant  X99980",
        "jpdei_cor:NumberOfSubmissionDEI FilingDateInstant pure 1 0",
        "jpdei_cor:PreviousFiscalYearStartDateDEI FilingDateInstant  2024-04-01",
        "jpdei_cor:AmendmentFlagDEI FilingDateInstant  false",
        "jpdei_cor:FundCodeDEI FilingDateInstant  nil",
    ] {
        assert!(facts.contains(fact), "{fact}");
    }
    assert_eq!(facts.len() + of_audit.len(), filing.facts());
    // The blocks hold the tables as they stand on the page.
    let block =
        "jpigp_cor:ConsolidatedStatementOfFinancialPositionIFRSTextBlock CurrentYearDuration";
    let block = facts.iter().find(|fact| fact.starts_with(block)).expect("a block");
    assert!(block.contains("<table") && block.contains("53,000"), "{block}");
    // Our own reader takes the schema with its networks, all of them under the filer's roles.
    let schema = scratch.path().join(folder).join(format!("{stem}.xsd"));
    let options = Options::new().packages(vec![base]);
    let mut opened = filing::open(&schema, &options);
    opened.check();
    assert!(!opened.diagnostics().has_errors(), "{:#?}", opened.diagnostics().iter().next());
    let set = opened.set().expect("a set");
    let roles: BTreeSet<&str> =
        set.networks().iter().map(|network| set.text(network.base.role)).collect();
    // The elements about documents alone come with their network.
    let of_base: Vec<&&str> = roles.iter().filter(|role| role.contains("_std_")).collect();
    assert!(matches!(of_base[..], [only] if only.contains("/jpdei/")), "{of_base:?}");
}

#[test]
fn an_annual_earnings_release_is_written_for_tdnet() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let report = common::root().join("examples/japan-annual/report");
    let filing = open(&report, profile("tdnet"), &base);
    let files = written(&filing, scratch.path());
    let stem = "tse-acediffr-99980-2026-03-31-01-2026-05-12";
    let attached: Vec<String> = names(&files, stem)
        .iter()
        .filter_map(|name| name.strip_prefix("XBRLData/Attachment/").map(str::to_owned))
        .collect();
    assert_eq!(
        attached,
        [
            "STEM.xsd",
            "STEM-pre.xml",
            "STEM-cal.xml",
            "STEM-def.xml",
            "STEM-lab.xml",
            "STEM-lab-en.xml",
            "0101010-acfs03-STEM-ixbrl.htm",
            "0102010-acpl03-STEM-ixbrl.htm",
            "manifest.xml",
            "index.txt",
            "qualitative.htm",
        ]
    );
    let file = |name: &str| {
        let found = files.iter().find(|file| file.path.ends_with(name)).expect(name);
        found.bytes.clone()
    };
    let index = file("index.txt");
    let (index, _, _) = encoding_rs::SHIFT_JIS.decode(&index);
    assert_eq!(
        index.lines().collect::<Vec<_>>(),
        [
            "【TDnet財務諸表本表】",
            "",
            "【提出書類】",
            &format!("連結財政状態計算書            0101010-acfs03-{stem}-ixbrl.htm"),
            &format!("連結損益計算書                0102010-acpl03-{stem}-ixbrl.htm"),
            "",
            "【会社名】みなと織機株式会社",
        ]
    );
    assert!(index.ends_with("\r\n"));
    let manifest = String::from_utf8(file("manifest.xml")).expect("UTF-8");
    assert!(manifest.find("xml:lang=\"ja\"") < manifest.find("xml:lang=\"en\""), "{manifest}");
    assert!(manifest.contains("/role/RoleAttachedDocument\" in=\"presentation\""));
    // The attachment says what the report says of the statements, the summary the same in its elements.
    let facts = said(&scratch.path().join("XBRLData/Attachment"));
    assert!(facts.contains("jpigp_cor:RevenueIFRS CurrentYearDuration JPY 61200000000 -6"));
    assert!(facts.contains(
        "jpdei_cor:DocumentTypeDEI FilingDateInstant  通期第３号参考様式　[IFRS]（連結）"
    ));
    assert!(!facts.iter().any(|fact| fact.contains("CoverPage")), "{facts:#?}");
    let summary = said(&scratch.path().join("XBRLData/Summary"));
    assert!(summary.contains(
        "tse-ed-t:SalesIFRS CurrentYearDuration_ConsolidatedMember_ResultMember JPY 61200000000 -6"
    ));
}

#[test]
fn what_a_sheet_can_not_say_is_told() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let example = scratch.path().join("example");
    copy(&common::root().join("examples/japan-annual"), &example);
    let report = example.join("report");
    let sheet = fs::read_to_string(report.join("edinet.toml")).expect("a sheet");
    let told = |changes: &[(&str, &str)]| {
        let mut changed = sheet.clone();
        for (from, to) in changes {
            assert!(changed.contains(from), "{from}");
            changed = changed.replacen(from, to, 1);
        }
        fs::write(report.join("edinet.toml"), changed).expect("a file");
        let filing = open(&report, profile("edinet"), &base);
        assert!(filing.files().is_err());
        errors(&filing)
    };
    // All faults of a sheet are told at once.
    let found = told(&[
        ("X99980", "99980"),
        ("0101010_honbun", "101010_honbun"),
        ("SecurityCode =", "SecuritiesCode ="),
        ("table = \"ProfitOrLoss\"", "table = \"ProfitAndLoss\""),
        ("{ list = \"Cover\" }", "{ }"),
        ("[fiscal_year]", "[values]\nserials = \"1\"\n\n[fiscal_year]"),
    ]);
    for (code, text) in [
        (Code::InvalidForm, "`99980` is no code of a filer."),
        (Code::InvalidForm, "`101010_honbun` is no name of a page."),
        (Code::UnknownConcept, "There is no element `SecuritiesCode` about the document."),
        (Code::UnknownStatement, "There is no statement `ProfitAndLoss`."),
        (Code::InvalidForm, "A part of a page says nothing."),
        (Code::InvalidForm, "Names have no place for `serials`."),
        (Code::NoPlaceInForm, "`jpcrp_cor:CompanyNameCoverPage` stands on no page."),
        (Code::NoPlaceInForm, "`jpigp_cor:RevenueIFRS` stands on no page."),
    ] {
        assert!(found.contains(&(code, text.to_owned())), "{text}\n{found:#?}");
    }
    // The cover was written on another day than the filing says.
    let found = told(&[("filed = 2026-06-25", "filed = 2026-06-24")]);
    let beside = "`filed` of the report beside is `2026-06-25`, and of the filing `2026-06-24`.";
    assert!(found.contains(&(Code::InvalidForm, beside.to_owned())), "{found:#?}");
    let mut others = found.iter().filter(|(_, text)| text != beside);
    assert!(others.all(|(code, _)| *code == Code::PeriodNotInForm), "{found:#?}");
    for (from, to, code) in [
        ("kind = \"asr\"", "kind = \"asrs\"", Code::InvalidForm),
        ("start = 2025-04-01", "start = 2026-04-01", Code::InvalidToml),
        ("title = \"企業情報\"", "titles = \"企業情報\"", Code::InvalidToml),
    ] {
        assert_eq!(told(&[(from, to)]).first().map(|(code, _)| *code), Some(code), "{to}");
    }
}

/// Changes to files of the example, `(file, from, to)`; an empty `from` is the end of the file.
type Changes = [(&'static str, &'static str, &'static str)];

/// Faults of the taxonomy, which a regulator warns of.
const OF_TAXONOMY: &Changes = &[
    (
        "taxonomy/concepts.csv",
        "",
        "looms,monetary,instant,debit,意匠資産,Pattern library,織機,ＬＯＯＭＳ\n\
         CashAndCashEquivalentsIFRS,monetary,instant,debit,現金  など,Cash,現金など,Cash and more\n\
         LoomsAxis,monetary,instant,debit,織機軸,Looms of axis,織機軸,Looms of axis\n\
         LoomsTable,monetary,instant,debit,織機表,Looms of table,織機表,Looms of table\n\
         LoomsMember,monetary,instant,debit,織機員,Looms of member,,Looms of member\n",
    ),
    (
        "taxonomy/taxonomy.toml",
        "[[entry_points]]",
        "[[statements]]\nid = \"Own\"\nnumber = 6\nfile = \"statements/own.csv\"\n\
         title.ja = \"織機\"\ntitle.en = \"Looms\"\n\n[[entry_points]]",
    ),
    ("taxonomy/taxonomy.toml", "\"Cover\", \"Fin", "\"Cover\", \"Own\", \"Fin"),
    (
        "taxonomy/taxonomy.toml",
        "/label/jpcrp_2025-11-01_lab-en.xml\",\n",
        "/label/jpcrp_2025-11-01_lab-en.xml\",\n    \"http://disclosure.edinet-fsa.go.jp/taxonomy/jpcrp/2025-11-01/r/jpcrp030000-asr_2025-11-01_pre.xml\",\n",
    ),
    (
        "taxonomy/statements/own.csv",
        "",
        "depth,concept\n0,looms\n1,LoomsAxis\n1,LoomsMember\n1,LoomsMember\n",
    ),
];

/// Faults of the filing, which a regulator refuses.
const OF_FILING: &Changes = &[
    ("report/edinet.toml", "AccountingStandards = \"IFRS\"", "AccountingStandards = \"JGAAP\""),
    (
        "report/edinet.toml",
        "FilerNameInEnglish = \"Minato Looms Co. Ltd.\"",
        "FilerNameInEnglish = \"Minato Weavers\"\nEDINETCode = \"X99981\"",
    ),
    ("report/edinet.toml", "FilerNameInJapanese = \"みなと織機株式会社\"\n", ""),
    ("report/edinet.toml", "    { heading = \"第２【事業の状況】\", level = 3 },\n", ""),
    ("report/edinet.toml", "【表紙】", "【表面】"),
    ("report/edinet.toml", "記載事項なし。", "記載事項なしｶﾅ"),
    (
        "report/edinet.toml",
        "",
        "\n[[files]]\nname = \"deep/er/than/three/手.txt\"\nfrom = \"empty\"\n",
    ),
    ("report/empty", "", ""),
    (
        "report/cover.csv",
        "jpcrp_cor:ClauseOfStipulationCoverPage,2026-06-25,金融商品取引法第24条第１項\n",
        "",
    ),
    (
        "report/cover.csv",
        "<p>株式会社東京証券取引所（東京都中央区日本橋兜町２番１号）</p>",
        "\"<p onclick=\"\"x\"\"><a href=\"\"http://example.com\"\">株</a><script></script></p>\"",
    ),
    ("report/facts.csv", "", "jpigp_cor:AssetsIFRS,FY25.end,JPY,\"53,000,001\",thousand\n"),
];

/// A figure of the company alone in a filing of the group, whose statements do not have the axis.
const OF_COMPANY: &Changes = &[
    (
        "report/facts.csv",
        "value,scale\n",
        "value,scale,jppfs_cor:ConsolidatedOrNonConsolidatedAxis\n",
    ),
    (
        "report/facts.csv",
        "",
        "jpigp_cor:GoodwillIFRS,FY25.end,JPY,\"2,200\",million,jppfs_cor:NonConsolidatedMember\n",
    ),
];

/// A copy of the example with changes.
fn changed(scratch: &Path, changes: &Changes) -> PathBuf {
    let example = scratch.join("changed");
    let _ = fs::remove_dir_all(&example);
    copy(&common::root().join("examples/japan-annual"), &example);
    for (file, from, to) in changes {
        let place = example.join(file);
        let text = fs::read_to_string(&place).unwrap_or_default();
        assert!(text.contains(from), "{file}: {from}");
        let text = if from.is_empty() { text + to } else { text.replacen(from, to, 1) };
        fs::write(place, text).expect("a file");
    }
    example.join("report")
}

/// The names that the regulator has for the rules that a filing breaks, in the order of their names.
fn broken(filing: &Regulated<'_>) -> Vec<String> {
    let all = filing.diagnostics().iter();
    let named = all.filter_map(|told| {
        let name = told.message.strip_suffix(").")?.rsplit_once('(')?.1;
        name.strip_prefix("EDINET.").map(|name| name.replace("EC5700W.", ""))
    });
    let names: BTreeSet<String> = named.collect();
    names.into_iter().collect()
}

#[test]
fn rules_of_the_regulator_are_told_by_their_names() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    // The made-up report has two statements only.
    let expected = ["EC8036W", "EC8038W", "EC8048W", "EC8065W", "EC8067W"];
    let report = common::root().join("examples/japan-annual/report");
    assert_eq!(broken(&open(&report, profile("edinet"), &base)), expected);
    let of_taxonomy = open(&changed(scratch.path(), OF_TAXONOMY), profile("edinet"), &base);
    assert_eq!(errors(&of_taxonomy), []);
    let told = broken(&of_taxonomy);
    for name in [
        "EC5710W.FRTA.2.1.11",
        "EC8006W",
        "EC8029W",
        "EC8034W",
        "GFM.1.3.18",
        "GFM.1.3.25",
        "GFM.1.3.26",
        "GFM.1.3.29",
        "GFM.1.5.7",
        "GFM.1.6.5",
        "GFM.2.3.5",
        "GFM.2.5.1",
    ] {
        assert!(told.iter().any(|of| of == name), "{name}: {told:?}");
    }
    assert_eq!(told.len(), 12 + expected.len(), "{told:?}");
    let of_company = open(&changed(scratch.path(), OF_COMPANY), profile("edinet"), &base);
    let told = broken(&of_company);
    let beyond: Vec<&String> = told.iter().filter(|of| !expected.contains(&of.as_str())).collect();
    assert_eq!(beyond, ["EC8015W", "EC8030W"]);
    let of_filing = open(&changed(scratch.path(), OF_FILING), profile("edinet"), &base);
    let told = broken(&of_filing);
    for name in [
        "EC0121E", "EC0129E", "EC0130E", "EC0206E", "EC1000E", "EC1001E", "EC1006E", "EC1007E",
        "EC1017E", "EC1031E", "EC3003E", "EC5003E", "EC5602R", "EC5613E", "EC5614E", "EC5623W",
        "EC8024E", "EC8032E",
    ] {
        assert!(told.iter().any(|of| of == name), "{name}: {told:?}");
    }
    assert!(of_filing.files().is_err());
}
