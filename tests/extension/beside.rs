//! Reports that are sent beside a filing, and footnotes of figures.

use std::fs;
use std::path::Path;

use kessan::diagnostic::Code;

use super::{base, common, copy, errors, open, profile, written};

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
