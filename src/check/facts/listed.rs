//! Sums that a report lists as inconsistent: the quantity that each names must be one that facts
//! can be about.

use super::aspects::{Aspects, Fields};
use crate::diagnostic::Diagnostics;
use crate::model::Report;

/// The positions of sums in the list whose own aspects are wrong.
pub(super) fn check(
    aspects: &mut Aspects<'_>,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Vec<usize> {
    let Some(list) = &report.known_inconsistencies else { return Vec::new() };
    let mut wrong = Vec::new();
    for (at, sum) in list.sums.iter().enumerate() {
        let columns = (list.total, list.period);
        let fields = || Fields::in_row((&list.source, sum.line), columns, &list.axes);
        let holds = [
            aspects.concept(sum.total, fields, diagnostics),
            aspects.period(sum.period, fields, diagnostics),
            aspects.dimensions(&sum.dimensions, fields, diagnostics),
        ];
        if holds.contains(&false) {
            wrong.push(at);
        }
    }
    wrong
}
