//! The lines of words that stand over and beside the figures of a table.

use super::super::broken;
use crate::extract::mentions::heading::Said;
use crate::extract::section_line;
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::Table;

/// The captions of the first rows with figures.
pub(super) fn captions(table: &Table, text: &Text) -> Vec<String> {
    const ROWS: usize = 3;
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty()).take(ROWS);
    rows.map(|row| row.words(text)).collect()
}

/// The lines above a table, the nearest first; what a parenthesis encloses is one line.
pub(super) fn above(table: &Table, text: &Text) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = false;
    for span in &table.title {
        let words = text.plain(*span);
        let opens = words.matches(['(', '（']).count();
        let closes = words.matches([')', '）']).count();
        match lines.last_mut() {
            Some(line) if open => append(line, &words),
            _ => lines.push(words),
        }
        open = if open { closes <= opens } else { opens > closes };
    }
    lines.reverse();
    lines
}

/// Whether words are a whole sentence that names no day and no part of a year: what it says of years is about what it
/// tells, and no heading of the table below. `Nothing was written off in the income statement for the year (2022: none).`
/// The name of a company may end a title with a full stop.
pub(super) fn is_of_sentence(words: &str, said: &Said) -> bool {
    /// Fewer words are a title with a full stop behind it.
    const LEAST: usize = 6;
    const YEAR: u32 = 12;
    let bound = words.split(|c: char| !c.is_alphanumeric());
    let bound = bound.into_iter().any(|word| known().has(Kind::Ending, &word.to_lowercase()));
    let dated = !said.days.is_empty()
        || !said.intervals.is_empty()
        || (bound && !said.month_days.is_empty());
    let part = !said.parts.is_empty()
        || !said.weeks.is_empty()
        || said.months.iter().any(|months| *months < YEAR);
    if is_of_other(words) {
        return true;
    }
    let words = words.trim_end();
    words.ends_with('.')
        && !dated
        && !part
        && words.split_whitespace().count() >= LEAST
        && !section_line::is_of_company(words)
}

/// Whether words name no day and no year but the one with which they compare: `Highlights (compared with the year ended 31
/// December 2023)`.
fn is_of_other(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut at = 0;
    for word in lower.split(|c: char| !c.is_alphanumeric()) {
        if known().has(Kind::Comparing, word) {
            let (before, behind) = lower.split_at(at);
            let dated = |words: &str| words.contains(|c: char| c.is_ascii_digit());
            return !dated(before) && dated(behind);
        }
        at += word.len() + lower[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    false
}

/// Adds the words of the next cell of a line: a word that the edge between them has cut is one.
pub(super) fn append_cell(words: &mut String, more: &str) {
    if broken::is_cut_between(words, more) {
        words.push_str(more.trim_start());
    } else {
        append(words, more);
    }
}

/// Adds words behind others.
pub(super) fn append(words: &mut String, more: &str) {
    if !words.is_empty() && !more.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}
