//! Tables over all of whose columns stands what their figures measure: `2024 %  2023 %`.

use super::line::Line;
use crate::extract::columns::{Headings, measure_over};
use crate::extract::measured::Measured;

/// Gives the rows the type that the headings of all columns name.
pub(super) fn settle(lines: &mut [Line], headings: &Headings) {
    let mut over = headings.own.iter().map(|words| measure_over(words, headings.setting()));
    let Some(first) = over.next().flatten() else { return };
    if !over.all(|other| other == Some(first)) {
        return;
    }
    let kind = match first {
        Measured::Percent => "percent",
        Measured::PerShare => "perShare",
        _ => return,
    };
    for line in lines.iter_mut().filter(|line| line.kind == "monetary") {
        if !(line.printing.currency && kind == "percent") {
            line.kind = kind;
        }
    }
}
