//! Cells that hold two figures: ranges and pairs.

use crate::notation::date::is_year;
use crate::notation::figure::{self, Printed};

/// Whether a cell is a range from one figure to another, and no figure of its own: `20-25`, `3.5 – 4.0`, `10%-12%`; years
/// are none.
pub(in super::super) fn is_range(cell: &str) -> bool {
    let Some((from, to)) = cell.split_once(['-', '–', '—', '~', '～', '〜']) else {
        return false;
    };
    let figure = |part: &str| {
        let digits = part.trim().trim_end_matches(['%', '％']);
        let ends = |c: char| c.is_ascii_digit();
        digits.starts_with(ends)
            && digits.ends_with(ends)
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    // A dash behind a blank and before a digit is the sign of a figure.
    let joined = from.ends_with(char::is_whitespace) == to.starts_with(char::is_whitespace);
    joined && figure(from) && figure(to) && !is_year(from.trim()) && !is_year(to.trim())
}

/// Whether a cell is two figures parted by a stroke: `94 / 8.5%`, `39,110/38,900`. A sign of figures stands in one of
/// them, or they may be a date, or parts of a year.
pub(in super::super) fn is_pair(cell: &str) -> bool {
    let Some((first, second)) = cell.split_once(['/', ';', '|']) else { return false };
    let figure = |part: &str| {
        let part = part.trim().trim_end_matches(['*', '†', '‡']);
        let digits = part.trim_matches(['(', ')', '%', '％', '+', '-', '−', '–', ' ']);
        digits.starts_with(|c: char| c.is_ascii_digit())
            && matches!(figure::parse(part), Ok(Printed::Number(_)))
    };
    let apart = first.ends_with(char::is_whitespace) && second.starts_with(char::is_whitespace);
    let signs: &[char] = if apart { &['%', '％', ',', '.'] } else { &['%', '％', ','] };
    cell.contains(signs) && figure(first) && figure(second)
}
