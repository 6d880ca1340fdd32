//! Reports that are sent beside a filing, and footnotes of figures.

use std::fs;
use std::path::Path;

use kessan::diagnostic::Code;

use super::{Changes, base, changed, common, copy, errors, open, profile, written};

const AUDIT: &str = "[[beside]]\nreport = \"../audit\"\n";

/// A copy of the example, with a second auditor's report under a sheet with these changes.
fn with_second(scratch: &Path, changes: &[(&str, &str)]) {
    let example = scratch.join("second");
    let _ = fs::remove_dir_all(&example);
    copy(&common::root().join("examples/japan-annual"), &example);
    copy(&example.join("audit"), &example.join("audit-2"));
    let sheet = example.join("report/edinet.toml");
    let text = fs::read_to_string(&sheet).expect("a sheet");
    let named = format!("{AUDIT}\n[[beside]]\nreport = \"../audit-2\"\n");
    assert!(text.contains(AUDIT));
    fs::write(&sheet, text.replacen(AUDIT, &named, 1)).expect("a file");
    let second = example.join("audit-2/edinet.toml");
    let mut text = fs::read_to_string(&second).expect("a sheet");
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(second, text).expect("a file");
}

#[test]
fn several_reports_are_sent_in_one_archive() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let report = scratch.path().join("second/report");
    with_second(scratch.path(), &[("\"aai\"", "\"aar\""), ("\"cc\"", "\"cn\"")]);
    let files = written(&open(&report, profile("edinet"), &base), scratch.path());
    let list = files.iter().find(|file| file.path.ends_with("manifest_AuditDoc.xml"));
    let list = String::from_utf8(list.expect("a list").bytes.clone()).expect("UTF-8");
    for part in [
        " xmlns:jpcrp_cor=\"http://disclosure.edinet-fsa.go.jp/taxonomy/jpcrp/2025-11-01/jpcrp_cor\"",
        "<item ref=\"jpaud\" extrole=\"http://disclosure.edinet-fsa.go.jp/role/jpcrp/rol_IndependentAuditorsReport\" in=\"presentation\">",
        "<insert parent=\"jpcrp_cor:IndependentAuditorsReportHeading\">",
        "<item ref=\"jpaud_1\"",
        " start=\"jpcrp_cor:IndependentAuditorsReportHeading\" in=\"presentation\"/>",
        "<instance id=\"jpaud_1\" type=\"AuditDoc\" preferredFilename=\"jpaud-aar-cn-001_X99980-000_2026-03-31_01_2026-06-25.xbrl\">",
        "<ixbrl>jpaud-aai-cc-001_X99980-000_2026-03-31_01_2026-06-25_ixbrl.htm</ixbrl>",
    ] {
        assert!(list.contains(part), "{part}\n{list}");
    }
    let told = |changes: &[(&str, &str)]| {
        with_second(scratch.path(), changes);
        let found = errors(&open(&report, profile("edinet"), &base));
        found.into_iter().map(|(code, text)| format!("{code:?} {text}")).collect::<Vec<_>>()
    };
    let name = "jpaud-aai-cc-001_X99980-000_2026-03-31_01_2026-06-25";
    assert_eq!(
        told(&[]),
        [format!("InvalidForm Two reports of the filing have the name `{name}`.")]
    );
    let other = "InvalidForm `code` of the report beside is `X99981`, and of the filing `X99980`.";
    assert_eq!(told(&[("code = \"X99980\"", "code = \"X99981\"")]), [other]);
    let nested = "InvalidForm A report that is sent beside another names reports beside it.";
    let named = format!("{AUDIT}[[pages]]");
    assert_eq!(told(&[("\"cc\"", "\"cn\""), ("[[pages]]", &named)]), [nested]);
    let about = "UnknownConcept There is no element `FundCode` about the document.";
    let said =
        [("\"cc\"", "\"cn\""), ("[values]", "[information]\nFundCode = \"000\"\n\n[values]")];
    assert_eq!(told(&said), [about]);
}

#[test]
fn footnotes_stand_before_their_figures() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let example = scratch.path().join("noted");
    copy(&common::root().join("examples/japan-annual"), &example);
    let table = example.join("report/facts.csv");
    let text = fs::read_to_string(&table).expect("a table");
    let goodwill = "jpigp_cor:GoodwillIFRS,FY25.end,JPY,\"2,200\",million";
    assert!(text.contains(goodwill));
    let noted = text.replacen("value,scale\n", "value,scale,footnote\n", 1);
    fs::write(&table, noted.replacen(goodwill, &format!("{goodwill},※１"), 1)).expect("a file");
    let report = example.join("report");
    let files = written(&open(&report, profile("edinet"), &base), scratch.path());
    let page = |name: &str| {
        let file = files.iter().find(|file| file.path.contains(name)).expect("a page");
        String::from_utf8(file.bytes.clone()).expect("UTF-8")
    };
    let body = page("0101010_honbun");
    let at = body.find("footnoteRefs=\"").expect("a reference") + 14;
    let id = body[at..].split('"').next().expect("an id");
    let role = "http://disclosure.edinet-fsa.go.jp/role/jp";
    let mark = format!(
        "<ix:footnote footnoteID=\"{id}\" footnoteLinkRole=\"{role}igp/rol_ConsolidatedStatementOfFinancialPositionIFRS\" \
         arcrole=\"http://www.xbrl.org/2003/arcrole/fact-footnote\" footnoteRole=\"{role}pfs/role/NotesNumber\" \
         xml:lang=\"ja\">※１</ix:footnote> <ix:nonFraction contextRef=\"CurrentYearInstant\" name=\"jpigp_cor:GoodwillIFRS\""
    );
    assert!(body.contains(&mark), "{mark}\n{body}");
    let header = page("0000000_header");
    for id in ["rol_NotesNumber", "rol_ConsolidatedStatementOfFinancialPositionIFRS"] {
        assert!(header.contains(&format!("#{id}\" roleURI=\"")), "{header}");
    }
    // The exchange's attachments have no place for them.
    let found = errors(&open(&report, profile("tdnet"), &base));
    assert!(
        found.iter().any(|(code, text)| *code == Code::InvalidForm && text.contains("otnotes"))
    );
}

/// A statement with a balance that closes a year and opens the next, on two pages, with a footnote.
const SHOWN_AGAIN: &Changes = &[
    ("taxonomy/concepts.csv", "verbose.en\n", "verbose.en,periodStart.ja,periodStart.en\n"),
    (
        "taxonomy/concepts.csv",
        "",
        "LoomsHeading,abstract,duration,,織機の見出し,Looms heading,織機 [目次項目],Looms [heading],,\n\
         LoomsIFRS,monetary,instant,debit,織機,Looms,織機（IFRS）,Looms (IFRS),織機の期首残高,Looms at beginning of period\n\
         WovenIFRS,monetary,duration,debit,製織,Woven,製織（IFRS）,Woven (IFRS),,\n",
    ),
    (
        "taxonomy/taxonomy.toml",
        "[[entry_points]]",
        "[[statements]]\nid = \"Own\"\nnumber = 6\nfile = \"statements/own.csv\"\n\
         title.ja = \"織機\"\ntitle.en = \"Looms\"\n\n[[entry_points]]",
    ),
    ("taxonomy/taxonomy.toml", "\"Cover\", \"Fin", "\"Cover\", \"Own\", \"Fin"),
    (
        "taxonomy/statements/own.csv",
        "",
        "depth,concept,preferred_label\n0,LoomsHeading,\n1,LoomsIFRS,periodStart\n1,WovenIFRS,\n1,LoomsIFRS,periodEnd\n",
    ),
    ("taxonomy/concepts.csv", "periodStart.en\n", "periodStart.en,periodEnd.ja,periodEnd.en\n"),
    (
        "taxonomy/concepts.csv",
        "Looms at beginning of period\n",
        "Looms at beginning of period,織機の期末残高,Looms at end of period\n",
    ),
    ("report/facts.csv", "value,scale\n", "value,scale,footnote\n"),
    (
        "report/facts.csv",
        "",
        "LoomsIFRS,FY24.end,JPY,1,million,※１\nLoomsIFRS,FY25.end,JPY,3,million\n\
         WovenIFRS,FY24,JPY,1,million\nWovenIFRS,FY25,JPY,2,million\n",
    ),
    ("report/edinet.toml", "{ list = \"Cover\" }", "{ list = \"Cover\" }, { table = \"Own\" }"),
    (
        "report/edinet.toml",
        "{ table = \"ProfitOrLoss\" }",
        "{ table = \"ProfitOrLoss\" }, { table = \"Own\" }",
    ),
];

#[test]
fn a_footnote_stands_once_however_often_its_figure_is_shown() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let report = changed(scratch.path(), SHOWN_AGAIN);
    let files = written(&open(&report, profile("edinet"), &base), scratch.path());
    let pages: Vec<String> = files
        .iter()
        .filter(|file| file.path.contains("PublicDoc") && file.path.ends_with("_ixbrl.htm"))
        .map(|file| String::from_utf8(file.bytes.clone()).expect("UTF-8"))
        .collect();
    let count =
        |what: &str| pages.iter().map(|page| page.matches(what).count()).collect::<Vec<_>>();
    // As the balance at the end of a year and at the beginning of the next, on both pages.
    assert_eq!(count("※１"), [2, 2]);
    assert_eq!(count("footnoteID=\""), [1, 0]);
    assert_eq!(count("footnoteRefs=\""), [2, 2]);
    // An element without an id can be there again.
    assert_eq!(count("<ix:nonFraction id="), [0, 0]);
    assert!(pages[1].contains("<td>※１ <ix:nonFraction "), "{}", pages[1]);
    let ids: Vec<&str> = pages
        .iter()
        .flat_map(|page| page.split("footnoteRefs=\"").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(pages[0].contains(&format!("footnoteID=\"{}\"", ids[0])));
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[test]
fn a_report_that_is_sent_beside_others_is_no_filing() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let filing =
        open(&common::root().join("examples/japan-annual/audit"), profile("edinet"), &base);
    let alone = "A report of the kind `aai` is sent beside a filing, never alone.";
    assert_eq!(errors(&filing), [(Code::InvalidForm, alone.to_owned())]);
    assert!(filing.files().is_err());
}

#[test]
fn lists_have_all_filings_of_their_folder() {
    let scratch = tempfile::tempdir().expect("a folder");
    let Some(base) = base(scratch.path()) else { return };
    let example = scratch.path().join("two");
    copy(&common::root().join("examples/japan-annual"), &example);
    copy(&example.join("report"), &example.join("report-2"));
    let sheet = |report: &str| example.join(report).join("tdnet-attachment.toml");
    let change = |report: &str, from: &str, to: &str| {
        let text = fs::read_to_string(sheet(report)).expect("a sheet");
        assert!(text.contains(from), "{from}");
        fs::write(sheet(report), text.replacen(from, to, 1)).expect("a file");
    };
    change("report", "[[pages]]", "[[beside]]\nreport = \"../report-2\"\n\n[[pages]]");
    change("report-2", "[information]", "[values]\nserial = \"02\"\n\n[information]");
    // Both sheets send a document of one name, which the second could not.
    let filing = open(&example.join("report"), profile("tdnet"), &base);
    let place = "XBRLData/Attachment/qualitative.htm";
    let twice = format!("Two documents of the filing would be called `{place}`.");
    assert_eq!(errors(&filing), [(Code::InvalidForm, twice.clone())]);
    let told = filing.diagnostics().iter().find(|told| told.message == twice).expect("it is told");
    assert!(format!("{:?}", told.place).contains("report-2"), "{told:?}");
    let page = |name: &str, serial: u8| {
        format!("{name}-tse-acediffr-99980-2026-03-31-0{serial}-2026-05-12-ixbrl.htm")
    };
    let of_page = page("0101010-acfs03", 1);
    change("report-2", "name = \"qualitative.htm\"", &format!("name = \"{of_page}\""));
    let filing = open(&example.join("report"), profile("tdnet"), &base);
    let twice = twice.replace("qualitative.htm", &of_page);
    assert!(errors(&filing).contains(&(Code::InvalidForm, twice)), "{:?}", errors(&filing));
    change("report-2", &of_page, "second.htm");
    let files = written(&open(&example.join("report"), profile("tdnet"), &base), scratch.path());
    let list = |name: &str| {
        let found = files.iter().filter(|file| file.path.ends_with(name)).collect::<Vec<_>>();
        assert_eq!(found.len(), 1, "{name}");
        encoding_rs::SHIFT_JIS.decode(&found[0].bytes).0.into_owned()
    };
    let index = list("Attachment/index.txt");
    let pages: Vec<&str> =
        index.lines().filter_map(|line| line.split_once("  ")).map(|of| of.1.trim()).collect();
    assert_eq!(
        pages,
        [
            page("0101010-acfs03", 1),
            page("0102010-acpl03", 1),
            page("0101010-acfs03", 2),
            page("0102010-acpl03", 2),
        ]
    );
    let manifest = list("Attachment/manifest.xml");
    for page in pages {
        assert!(manifest.contains(&format!("<ixbrl>{page}</ixbrl>")), "{manifest}");
    }
}
