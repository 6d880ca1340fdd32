//! Titles inside of the markup of a table: rows of one cell over all of it, above its heading.

use super::{Content, Line};
use crate::notation::date::is_year;
use crate::text::Span;
use crate::text::words::plain;

/// The most such rows.
const MOST: usize = 4;

/// Takes such rows off a table.
pub(in crate::text::table) fn take(text: &str, lines: &mut Vec<Line>) -> Vec<Span> {
    let end = |line: &Line| line.cells.last().map_or(0, |piece| piece.at + piece.width);
    let widest = lines.iter().map(end).max().unwrap_or(0);
    let is_title = |line: &&Line| match line.cells.as_slice() {
        [piece] => piece.at == 0 && piece.content == Content::Words && piece.width >= widest,
        _ => false,
    };
    // What says the year of columns over which none stands is their heading.
    let headed = lines.iter().take_while(|line| !line.has_figures());
    let dated = headed.filter(|line| !is_title(line)).any(|line| holds_year(text, line));
    let is_title = |line: &&Line| is_title(line) && (dated || !holds_year(text, line));
    let count = lines.iter().take_while(is_title).count();
    let heads = lines.get(count).is_some_and(|line| !line.has_figures() && end(line) > 1);
    if widest < 2 || !(1..=MOST).contains(&count) || !heads {
        return Vec::new();
    }
    lines.drain(..count).map(|line| line.span).collect()
}

/// Whether a year of four digits stands in a line.
fn holds_year(text: &str, line: &Line) -> bool {
    let words = line.cells.iter().map(|piece| plain(&text[piece.span.start..piece.span.end]));
    words.into_iter().any(|words| words.split(|c: char| !c.is_ascii_digit()).any(is_year))
}
