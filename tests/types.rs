//! The report with values of every type: what the validator run judges is whole, and we find no
//! fault in it.

use std::collections::BTreeSet;
use std::path::Path;

use kessan::diagnostic::Diagnostics;
use kessan::model::{ItemType, Primitive};

#[test]
fn every_type_has_a_fact_and_none_is_refused() {
    let mut diagnostics = Diagnostics::new();
    let loaded =
        kessan::source::report::read(Path::new("tests/cases/types/report"), &mut diagnostics)
            .expect("the report is read");
    assert_eq!(diagnostics.iter().count(), 0);
    let facts = loaded.report.facts.iter();
    let reported: BTreeSet<std::sync::Arc<str>> =
        facts.map(|fact| loaded.taxonomy.concept(fact.concept).item_type.name.clone()).collect();
    // Facts of members have no value.
    let types = ItemType::all().iter().filter(|row| row.primitive != Primitive::Empty);
    assert_eq!(reported, types.map(|row| row.name.clone()).collect());
}
