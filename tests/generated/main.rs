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
use kessan::text::Text;
use page::Page;
use proptest::prelude::*;

fn config() -> ProptestConfig {
    common::random::cases(250, 0x6b69_736f)
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
