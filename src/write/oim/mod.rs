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

use crate::model::QName;
use crate::model::stream::{Aspects, DimensionValue, StreamFact};

/// Why these syntaxes have no words for what a fact is about, where they have none.
fn unsaid(aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
    let entity = aspects.contexts[fact.context].entity.as_ref();
    // An entity is `prefix:identifier`, with no blanks in it (xBRL-JSON 1.0, `SQName`).
    let is_name = |of: &str| !of.is_empty() && !of.contains(char::is_whitespace);
    if entity.is_some_and(|of| !is_name(&of.identifier)) {
        return Some("a fact of an entity whose identifier is empty or has blanks");
    }
    // All names have prefixes, and a prefix has a namespace.
    let is_nowhere = |name: &QName| name.namespace.is_empty();
    if is_nowhere(&aspects.concepts[fact.concept].name) {
        return Some("a fact of a concept in no namespace");
    }
    let unit = fact.unit.map(|unit| &aspects.units[unit]);
    if unit.is_some_and(|of| of.numerators.iter().chain(&of.denominators).any(is_nowhere)) {
        return Some("a fact whose unit has a measure in no namespace");
    }
    let mut dimensions = aspects.contexts[fact.context].dimensions.iter();
    let is_nowhere = dimensions.any(|(axis, value)| {
        is_nowhere(axis) || matches!(value, DimensionValue::Explicit(member) if is_nowhere(member))
    });
    is_nowhere.then_some("a fact with a dimension or a member in no namespace")
}
