//! The syntaxes of the Open Information Model: xBRL-JSON and xBRL-CSV.
//!
//! Both are written from a stream of facts, so that a report that was read need not be kept:
//! [`ReportSource`] makes one of a report, [`Json`] and [`CsvRows`] take one.

pub mod csv;
mod ids;
mod json;
mod names;
mod report;

pub use csv::{CsvFiles, CsvRows, CsvTables};
pub use json::Json;
pub use report::ReportSource;

use crate::model::stream::{Aspects, StreamFact};

/// Why these syntaxes have no words for what a fact is about, where they have none.
fn unsaid(aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
    let entity = aspects.contexts[fact.context].entity.as_ref();
    // An entity is `prefix:identifier`, with no blanks in it (xBRL-JSON 1.0, `SQName`).
    let is_name = |of: &str| !of.is_empty() && !of.contains(char::is_whitespace);
    if entity.is_some_and(|of| !is_name(&of.identifier)) {
        return Some("a fact of an entity whose identifier is empty or has blanks");
    }
    let is_nowhere = aspects.concepts[fact.concept].name.namespace.is_empty();
    is_nowhere.then_some("a fact of a concept in no namespace")
}
