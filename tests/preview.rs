//! Previews: every fact that the page shows can be found in the data of the panel, with its exact value.

use std::collections::BTreeSet;
use std::path::Path;

use kessan::filing::{self, Options};
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
