//! Titles that stand in the first rows of a table of markup, each in one cell over the whole table: they are lines above it.

use super::{HeadCell, Layout, TITLE_LINES, Table};
use crate::text::Text;
use crate::text::words::tags;

/// How many bytes before a cell its row may begin.
const NEAR: usize = 2000;

/// Takes such cells off a heading, to the title.
pub(super) fn take(text: &Text, table: &mut Table) {
    if table.layout != Layout::Html {
        return;
    }
    while let [first, others @ ..] = table.heading.as_slice()
        && others.iter().any(|other| other.line != first.line)
        && !others.iter().any(|other| other.line == first.line)
        && is_over_all(text, first, table.columns)
    {
        let span = first.span;
        table.heading.remove(0);
        table.title.push(span);
        if table.title.len() > TITLE_LINES {
            table.title.remove(0);
        }
    }
}

/// Whether a cell is the first of its row and is merged over what stands below it, captions and all columns.
fn is_over_all(text: &Text, cell: &HeadCell, columns: usize) -> bool {
    let all = text.as_str();
    let from = cell.span.start.saturating_sub(NEAR);
    let from = (from..cell.span.start).find(|at| all.is_char_boundary(*at)).unwrap_or_default();
    let before = all.get(from..cell.span.start).unwrap_or_default();
    let Some(row) = before.to_ascii_lowercase().rfind("<tr") else { return false };
    let Some(markup) = before.get(row..) else { return false };
    let mut cells = tags(markup)
        .filter(|(_, tag)| !tag.closes && matches!(tag.name, "td" | "th"))
        .map(|(at, tag)| &markup[at..at + tag.length]);
    let (Some(own), None) = (cells.next(), cells.next()) else { return false };
    let lower = own.to_ascii_lowercase();
    let span = lower.split_once("colspan").map(|(_, behind)| {
        let digits = behind.trim_start_matches([' ', '=', '"', '\'']);
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits[..end].parse::<usize>().unwrap_or(0)
    });
    span.is_some_and(|span| span > columns) && text.slice(cell.span).contains(char::is_alphabetic)
}
