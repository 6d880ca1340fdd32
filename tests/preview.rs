//! Previews: every fact that the page shows can be found in the data of the panel, with its exact value.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, Options, Previewed};
use serde_json::Value;

fn preview(reports: &[&str]) -> String {
    let mut filings: Vec<_> =
        reports.iter().map(|path| filing::open(Path::new(path), &Options::new())).collect();
    for filing in &mut filings {
        filing.check();
    }
    let mut page = Vec::new();
    filing::preview(&filings[0], filings.get(1), &mut page).expect("the reports have no errors");
    String::from_utf8(page).expect("a page is UTF-8")
}

fn data(page: &str) -> Value {
    let start = page.find("id=\"k-data\">").expect("the page has data") + "id=\"k-data\">".len();
    let end = start + page[start..].find("</script>").expect("data end");
    serde_json::from_str(&page[start..end]).expect("data are JSON")
}

/// What an inline document shows between the tags of a fact.
fn shows(page: &str, id: &str) -> bool {
    page.contains(&format!(" id=\"{id}\" "))
}

#[test]
fn the_panel_knows_every_fact_of_the_page() {
    let folder = "tests/cases/base/report";
    let page = preview(&[folder]);
    let data = data(&page);
    let report = &data[0];
    let facts = report["facts"].as_array().expect("facts");
    let mut filing = filing::open(Path::new(folder), &Options::new());
    filing.check();
    let known = filing.report().expect("a report");
    assert_eq!(facts.len(), known.facts.len());

    let ids: BTreeSet<&str> = facts.iter().filter_map(|fact| fact["id"].as_str()).collect();
    assert_eq!(ids.len(), facts.len(), "ids are apart");
    assert!(ids.iter().all(|id| shows(&page, id)), "each stands in the page");
    for (fact, shown) in known.facts.iter().zip(facts) {
        if let kessan::model::Value::Number(value) = fact.value {
            assert_eq!(shown["value"].as_str(), Some(value.to_string().as_str()));
            assert_eq!(shown["decimals"].as_str(), Some(fact.decimals.to_string().as_str()));
        }
        let source = shown["source"].as_str().expect("a place");
        assert!(source.ends_with(&format!("facts.csv:{}", fact.line)), "{source}");
    }
    assert!(!report["sums"].as_array().expect("sums").is_empty());
    assert!(report["sums"].as_array().unwrap().iter().all(|sum| sum["holds"] == true));
}

#[test]
fn findings_stand_at_their_facts() {
    let page = preview(&["tests/cases/base/misprint"]);
    let data = data(&page);
    let findings = data[0]["findings"].as_array().expect("findings");
    let known = findings.iter().find(|of| of["code"] == "known-inconsistency").expect("it is told");
    let at = known["facts"][0].as_u64().and_then(|at| usize::try_from(at).ok()).expect("a fact");
    assert!(data[0]["facts"][at]["value"].is_string());
}

#[test]
fn previews_are_well_formed_and_the_same_each_time() {
    for reports in [
        &["tests/cases/base/report"][..],
        &["tests/cases/base/report", "tests/cases/base/misprint"],
    ] {
        let page = preview(reports);
        let mut reader = quick_xml::Reader::from_str(&page);
        let mut depth = 0;
        loop {
            match reader.read_event().expect("the page is well formed") {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
        assert_eq!(page, preview(reports));
        assert!(!page.contains("src=") && !page.contains("@import"), "nothing is loaded");
        assert_eq!(data(&page).as_array().map(Vec::len), Some(reports.len()));
    }
}

/// The base as a page in a folder without its taxonomy, with a figure that has no tag.
fn filed(folder: &Path, more: &str) -> std::path::PathBuf {
    let mut own = filing::open(Path::new("tests/cases/base/report"), &Options::new());
    own.check();
    let mut page = std::io::Cursor::new(Vec::new());
    let writer = own.writer(&kessan::profile::INTL).expect("it has no errors");
    writer.write(filing::Syntax::Inline, &mut page).expect("memory can be written");
    let page = String::from_utf8(page.into_inner()).expect("a page is UTF-8");
    let at = page.rfind("</body>").expect("it has a body");
    let path = folder.join("filed.xhtml");
    let page = format!("{}<p>No tag: 4,711 {more}</p>{}", &page[..at], &page[at..]);
    std::fs::write(&path, page).expect("a file can be written");
    path
}

/// The preview of a report in any syntax.
fn preview_of_others(path: &Path) -> (String, Diagnostics) {
    let mut found = Diagnostics::new();
    let options = Options::new();
    let report = filing::open_any(path, &options, &mut found).expect("it can be read");
    report.check(&options, &mut found).expect("it can be read");
    let page = Previewed::new(&report, "filed", &found).expect("it can be shown");
    let mut out = Vec::new();
    filing::preview_pages(&page, None, &mut out).expect("memory can be written");
    (String::from_utf8(out).expect("a page is UTF-8"), found)
}

#[test]
fn a_page_of_others_is_shown_as_it_was_filed_without_its_taxonomy() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (page, found) = preview_of_others(&filed(folder.path(), ""));
    let codes: Vec<&str> = found.iter().map(|told| told.code.name()).collect();
    assert!(codes.contains(&"taxonomy-not-there"), "{codes:?}");
    assert!(page.contains("No tag: 4,711"), "it is the page that was filed");
    let data = data(&page);
    let missing = data[0]["missing"].as_array().expect("what is missing is said");
    assert!(missing[0].as_str().is_some_and(|text| text.contains("not at hand")), "{missing:?}");
    let facts = data[0]["facts"].as_array().expect("facts");
    assert!(facts.len() > 20);
    assert!(facts.iter().all(|fact| shows(&page, fact["id"].as_str().expect("an id"))));
    let names = data[0]["concepts"].as_array().expect("concepts");
    assert!(names.iter().any(|of| of["name"] == "loom:Revenues"), "names stand for labels");
    // In xBRL-JSON and as an instance there is no page: one is laid out.
    for syntax in [filing::Syntax::Xbrl, filing::Syntax::Json] {
        let mut own = filing::open(Path::new("tests/cases/base/report"), &Options::new());
        own.check();
        let mut out = std::io::Cursor::new(Vec::new());
        let writer = own.writer(&kessan::profile::INTL).expect("it has no errors");
        writer.write(syntax, &mut out).expect("memory can be written");
        let path = folder.path().join(format!("other.{}", syntax.extension()));
        std::fs::write(&path, out.into_inner()).expect("a file can be written");
        let run = common::kessan(folder.path(), &["preview", &path.to_string_lossy()]);
        assert_eq!(run.status, Some(0), "{}", run.stderr);
        let page = std::fs::read_to_string(folder.path().join("other-preview.xhtml"));
        let page = page.expect("it was written");
        assert!(!page.contains("No tag"), "it is laid out");
        let data = self::data(&page);
        let known = data[0]["facts"].as_array().map_or(0, Vec::len);
        // Names of typed domains stand in instances and pages, else in the taxonomy alone: that is said.
        let typed = |text: &serde_json::Value| text.to_string().contains("typed dimension");
        let lost = data[0]["missing"].as_array().is_some_and(|all| all.iter().any(typed));
        assert_eq!(lost, known < facts.len(), "{syntax:?}");
        assert!(known + 3 >= facts.len(), "{syntax:?}: {known}");
    }
}

#[test]
fn a_page_that_needs_other_files_is_laid_out_anew() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let path = filed(folder.path(), "<img src=\"http://www.example.com/logo.png\" alt=\"\"/>");
    let (page, _) = preview_of_others(&path);
    assert!(!page.contains("No tag: 4,711") && !page.contains("logo.png"));
    assert!(data(&page)[0]["facts"].as_array().is_some_and(|facts| facts.len() > 20));
}
