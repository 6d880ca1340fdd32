//! Statements of cash flows whose title does not say so: their rows do.

use super::line::Line;
use super::nature;
use crate::notation::words::{Kind, words};

/// Whether rows are those of cash flows: a line over some of them says it, or their last row is what they come to, something
/// that moved no cash stands among them, and nothing that there can only be at a moment.
pub(super) fn are_of_cash(lines: &[Line]) -> bool {
    let says = |kind: Kind, line: &Line| words().stand_in(kind, &line.caption.to_lowercase());
    let rows = || lines.iter().filter(|line| !line.heading);
    let above = lines.iter().filter(|line| line.heading).any(|line| says(Kind::CashFlows, line));
    let last = rows().next_back().is_some_and(|line| says(Kind::CashFlows, line));
    (above || last)
        && rows().any(|line| says(Kind::NonCash, line))
        && !rows().any(|line| nature::is_stock(&line.caption))
}
