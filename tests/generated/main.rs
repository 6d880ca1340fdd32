//! Releases that nobody wrote: made at random with known facts, none of which may be read wrong
//! or passed over without a word.

#[path = "../common/mod.rs"]
mod common;

mod columns;
mod mutations;
mod oracle;
mod page;
mod plan;
mod rows;

use std::sync::OnceLock;

use common::extraction::Reader;
use kessan::extract::text::Text;
use page::Page;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same cases at every run. `PROPTEST_CASES` asks for more, and then for others at every run.
fn config() -> ProptestConfig {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    ProptestConfig { cases: 250, rng_seed: RngSeed::Fixed(0x6b69_736f), ..config }
}

/// The made-up company, with a map that names its statements and no more.
fn reader() -> &'static Reader {
    static READER: OnceLock<Reader> = OnceLock::new();
    READER.get_or_init(|| Reader::new(&common::root().join("tests/extract/generated")))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_fact_is_wrong_and_none_is_passed_over(plans in plan::release()) {
        let reader = reader();
        let page = Page::new(&plans, &reader.outline.taxonomy);
        let text = Text::new(page.text.clone());
        let found = reader.read(&text);
        let faults = oracle::faults(&page, &text, &found, &reader.outline.taxonomy);
        prop_assert!(
            faults.is_empty(),
            "{}\n{:#?}\nin\n{}",
            faults.join("\n"),
            found.findings,
            page.text
        );
    }
}

#[test]
fn survey() {
    use proptest::strategy::ValueTree;
    let config = ProptestConfig { rng_seed: RngSeed::Fixed(std::env::var("SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(1)), ..ProptestConfig::default() };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let reader = reader();
    let (mut truths, mut facts, mut told) = (0, 0, 0);
    for case in 0..300 {
        let plans = plan::release().new_tree(&mut runner).unwrap().current();
        let page = Page::new(&plans, &reader.outline.taxonomy);
        let text = Text::new(page.text.clone());
        let found = reader.read(&text);
        truths += page.truths.len(); facts += found.facts.len(); told += found.findings.len();
        let faults = oracle::faults(&page, &text, &found, &reader.outline.taxonomy);
        for fault in &faults {
            println!("FAULT {case} {fault}");
        }
        std::fs::write(format!("/tmp/t-gen/x/{case}.txt"), &page.text).unwrap();
        let told: String = found.findings.iter().map(|f| format!("{:?} {} {}\n", f.kind, f.at.map_or(String::new(), |a| text.position(a.start).to_string()), f.message)).collect();
        std::fs::write(format!("/tmp/t-gen/x/{case}.told"), told).unwrap();
    }
    println!("TOTAL truths {truths} facts {facts} findings {told}");
}
#[test]
fn heads() {
    let text = Text::new(std::fs::read_to_string("/tmp/t-gen/x/141.txt").unwrap());
    for t in kessan::extract::table::find(&text) {
        println!("TABLE {} {:?}", t.columns, t.layout);
        for h in &t.heading { println!("  {:?} {}", h.columns, text.slice(h.span)); }
    }
}
