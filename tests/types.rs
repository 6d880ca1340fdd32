//! The report with values of every type: what the validator run judges is whole, and we find no
//! fault in it.

use std::collections::BTreeSet;
use std::path::Path;

use kessan::filing::{self, Options};
use kessan::model::{ItemType, Primitive};

#[test]
fn every_type_has_a_fact_and_none_is_refused() {
    let mut filing = filing::open(Path::new("tests/cases/types/report"), &Options::new());
    filing.check();
    assert_eq!(filing.diagnostics().errors(), 0);
    let taxonomy = filing.taxonomy().expect("the taxonomy is read");
    let facts = filing.report().expect("the report is read").facts.iter();
    let reported: BTreeSet<std::sync::Arc<str>> = facts
        .map(|fact| {
            taxonomy.concepts.get(fact.concept).expect("it is there").item_type.name.clone()
        })
        .collect();
    // Facts of members have no value.
    let types = ItemType::all().iter().filter(|row| row.primitive != Primitive::Empty);
    assert_eq!(reported, types.map(|row| row.name.clone()).collect());
}
