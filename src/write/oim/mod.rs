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

use crate::model::losses::Losses;
use crate::model::stream::{Aspects, StreamFact};

/// Whether these syntaxes have words for what a fact is about; that they have none is counted.
fn is_said(aspects: &Aspects, fact: &StreamFact<'_>, losses: &mut Losses) -> bool {
    let concept = &aspects.concepts[fact.concept].name;
    let entity = aspects.contexts[fact.context].entity.as_ref();
    // An entity is `prefix:identifier`, with no blanks in it (xBRL-JSON 1.0, `SQName`).
    let is_name = |of: &str| !of.is_empty() && !of.contains(char::is_whitespace);
    let what = if entity.is_some_and(|of| !is_name(&of.identifier)) {
        "a fact of an entity whose identifier is empty or has blanks"
    } else if concept.namespace.is_empty() {
        "a fact of a concept in no namespace"
    } else {
        return true;
    };
    losses.add_named(what, || format!("{concept} (`{}`)", fact.id));
    false
}
