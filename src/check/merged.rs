//! Facts about one quantity, taken together (Calculations 1.1).

use super::interval::Interval;
use crate::model::{IndexEntry, OutOfRange, Report, Rounding, Value};

/// Facts about one quantity, taken together.
pub(super) enum Merged {
    /// There are none, or all are nil.
    Nothing,
    /// They can't all be right.
    Conflict,
    /// Where the value lies.
    Value(Interval),
}

pub(super) fn merged(
    report: &Report,
    group: &[IndexEntry],
    mode: Rounding,
) -> Result<Merged, OutOfRange> {
    let mut value: Option<Interval> = None;
    let mut nil = false;
    for entry in group {
        let fact = report.fact(entry.fact);
        let Value::Number(figure) = fact.value else {
            nil = true;
            continue;
        };
        let interval = Interval::of(figure, fact.decimals, mode)?;
        value = match value {
            None => Some(interval),
            Some(before) => match before.meet(interval) {
                Some(both) => Some(both),
                None => return Ok(Merged::Conflict),
            },
        };
    }
    Ok(match value {
        None => Merged::Nothing,
        Some(_) if nil => Merged::Conflict,
        Some(interval) => Merged::Value(interval),
    })
}
