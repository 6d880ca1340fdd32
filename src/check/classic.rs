//! Sums as XBRL 2.1 §5.2.5.2 has them, which Calculations 1.1 replaces.
//!
//! A sum binds where the total and at least one part are reported and none of them has a
//! duplicate. Every part is rounded to its own decimals, and their sum to those of the total;
//! then the two must be equal. Rounding errors of the parts add up and are not allowed for, so
//! that sums of rounded figures often fail: it is an option for those who are judged by it.

use super::interval::weighted;
use crate::model::{Fact, Figure, IndexEntry, OutOfRange, Report, Value};

/// What the total and the parts come to where a sum binds in a group, both rounded to the decimals of the
/// total; `weights` are those of the parts.
pub(super) fn compared(
    weights: impl Iterator<Item = Figure>,
    report: &Report,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
) -> Result<Option<(Figure, Figure)>, OutOfRange> {
    let mut all = std::iter::once(&group).chain(found);
    if all.any(|facts| facts.len() > 1) {
        return Ok(None);
    }
    let total = rounded(report.fact(group[0].fact))?;
    Ok(total.zip(of_parts(weights, report, group, found)?))
}

/// The sum of the rounded parts, rounded to the decimals of the total; nothing when no part has a
/// value.
pub(super) fn of_parts(
    weights: impl Iterator<Item = Figure>,
    report: &Report,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
) -> Result<Option<Figure>, OutOfRange> {
    let mut of_parts: Option<Figure> = None;
    for (weight, facts) in weights.zip(found) {
        let Some(entry) = facts.first() else { continue };
        let Some(value) = rounded(report.fact(entry.fact))? else { continue };
        let weighted = weighted(value, weight)?;
        of_parts = Some(of_parts.map_or(Ok(weighted), |sum| sum.plus(weighted))?);
    }
    let decimals = report.fact(group[0].fact).decimals;
    of_parts.map(|sum| sum.rounded(decimals)).transpose()
}

/// The value of a fact, rounded to its decimals; nothing when it is nil.
pub(super) fn rounded(fact: &Fact) -> Result<Option<Figure>, OutOfRange> {
    match fact.value {
        Value::Number(value) => value.rounded(fact.decimals).map(Some),
        _ => Ok(None),
    }
}
