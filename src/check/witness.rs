//! What the same quantity in other periods says of a figure that may be wrong.
//!
//! Where any of several figures could be the wrong one, the others of its concept are witnesses: a
//! figure that is far from those of the periods next to its own, and would be near to them with the
//! value that it may have been meant to have, is the one.

use super::scale::months;
use crate::model::{FactIndex, Figure, IndexEntry, Report, Value};

/// How many times nearer the value that may have been meant must be.
const NEARER: i128 = 4;

/// How many facts of a concept are looked at.
const LOOKED_AT: usize = 500;

/// The fact of another period that favours the value that a figure may have been meant to have over
/// the one that it has; nothing where none does, or another is as near to what it has.
pub(super) fn favours(
    report: &Report,
    index: &FactIndex,
    entry: IndexEntry,
    meant: Figure,
) -> Option<IndexEntry> {
    let Value::Number(found) = report.fact(entry.fact).value else { return None };
    let away = |value: Figure, from: Figure| Some(value.plus(from.negated()).ok()?.abs());
    let times = Figure::new(NEARER, 0).ok()?;
    let mut nearest: Option<(Figure, Figure, IndexEntry)> = None;
    for other in index.of(entry.concept).iter().take(LOOKED_AT) {
        if !is_alike(report, entry, *other) {
            continue;
        }
        let Value::Number(value) = report.fact(other.fact).value else { continue };
        let (of_found, of_meant) = (away(found, value)?, away(meant, value)?);
        let (least_found, least_meant, witness) = nearest.unwrap_or((of_found, of_meant, *other));
        let witness = if of_meant < least_meant { *other } else { witness };
        nearest = Some((least_found.min(of_found), least_meant.min(of_meant), witness));
    }
    let (of_found, of_meant, witness) = nearest?;
    (of_meant.times(times).ok()? < of_found).then_some(witness)
}

/// Whether two facts are of the same unit, entity and members, and of periods of one length that
/// are not the same.
fn is_alike(report: &Report, a: IndexEntry, b: IndexEntry) -> bool {
    let [of_a, of_b] = [a, b].map(|entry| report.contexts[entry.context.index()]);
    let length = |entry: IndexEntry| months(report.period(entry.context));
    a.unit == b.unit
        && of_a.period != of_b.period
        && (of_a.entity, of_a.dimensions) == (of_b.entity, of_b.dimensions)
        && length(a) == length(b)
}
