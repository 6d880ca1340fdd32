//! Lines between rows that may be the end of the caption above them as well as a line over the rows below: `Interim dividend
//! 7.2` over `per share (pence)`. What they state is then of no row for sure.

use super::mentions::heading::{Setting, read};
use super::section_line;
use super::unit_line;
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::{Content, Layout, Row, Table};

/// Whether the line without figures at a position may be such an end: it alone begins with a small letter, stands no
/// further right than its neighbours, and nothing parts it from them. With an end of its own, as `per share:`, it heads
/// what is below.
pub(super) fn may_be(table: &Table, at: usize, text: &Text) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let rows = &table.rows;
    let (Some(above), Some(row), Some(below)) = (rows.get(before), rows.get(at), rows.get(at + 1))
    else {
        return false;
    };
    let [first, own, next] = [above, row, below].map(|row| caption(row, text));
    let is_small = |words: &str| words.chars().next().is_some_and(char::is_lowercase);
    let is_large =
        |words: &str| words.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    let is_level = row.indent <= above.indent && below.indent <= row.indent;
    let figures = |cell: &_| matches!(cell, Content::Figures(_) | Content::Nil);
    table.layout == Layout::Fixed
        && above.cells.iter().any(|cell| figures(&cell.content))
        && row.cells.is_empty()
        && !(row.gap || below.gap)
        && is_level
        && is_small(&own)
        && is_large(&first)
        && is_large(&next)
        && !own.ends_with([':', '：'])
        && !first.ends_with([':', '：'])
}

/// Whether such a line states a unit behind other words, as captions do: a line that is wholly a unit heads its rows.
pub(super) fn states_unit(words: &str) -> bool {
    let is_whole = unit_line::whole(words, None).is_some() || section_line::is_unit(words);
    let enclosed = || unit_line::enclosed(words).iter().any(|part| section_line::is_unit(part));
    !is_whole && (unit_line::tail(words).is_some() || enclosed())
}

/// Whether such a line names a day, or the end of a span of time, as captions of balances do: `at 31 December`, `at year
/// end`. One that says how long a span is heads its rows.
pub(super) fn names_day(words: &str, setting: Setting) -> bool {
    let said = read(words, setting);
    let dated = !(said.days.is_empty() && said.month_days.is_empty());
    let lower = words.to_lowercase();
    (dated && !said.has_length())
        || known().of(Kind::MomentSections).any(|phrase| lower.ends_with(phrase))
}

fn caption(row: &Row, text: &Text) -> String {
    row.words(text).trim().to_owned()
}
