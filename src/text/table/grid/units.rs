//! Lines of a grid that name the unit of the rows below them.

use super::super::measure;
use super::{Line, Piece, Row};
use crate::text::table::Content;
use crate::text::words::plain;

/// Whether a line names one unit over each of several columns, and nothing else.
pub(super) fn is_of_units(text: &str, line: &Line) -> bool {
    let words = |piece: &Piece| plain(&text[piece.span.start..piece.span.end]);
    let beside = |piece: &Piece| piece.at > 0 && piece.content == Content::Words;
    if !line.cells.iter().all(beside) {
        return false;
    }
    let cells: Vec<String> = line.cells.iter().map(words).collect();
    measure::is_over_all(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The most lines that a unit over columns takes: `Number` over `million`.
const LINES: usize = 2;

/// Whether lines name together one unit over each of several columns, and nothing else.
pub(in crate::text::table) fn are_of_one(text: &str, lines: &[Line]) -> bool {
    let Some(first) = lines.first().filter(|_| lines.len() <= LINES) else { return false };
    let places = |line: &Line| line.cells.iter().map(|piece| piece.at).collect::<Vec<_>>();
    let beside = |piece: &Piece| piece.at > 0 && piece.content == Content::Words;
    let all = lines.iter().all(|line| line.cells.iter().all(beside));
    let words = |at: usize| {
        let cells = lines.iter().filter_map(|line| line.cells.get(at));
        let words = cells.map(|piece| plain(&text[piece.span.start..piece.span.end]));
        words.collect::<Vec<_>>().join(" ")
    };
    let cells: Vec<String> = (0..first.cells.len()).map(words).collect();
    all && lines.iter().all(|line| places(line) == places(first))
        && measure::is_over_all(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Lines whose first ones name a unit over columns, with these as one line between rows.
pub(in crate::text::table) fn as_section(
    mut lines: Vec<Line>,
    heading: Option<usize>,
) -> Vec<Line> {
    let rows = lines.split_off(heading.unwrap_or(0).min(lines.len()));
    let unit = lines.iter().filter_map(|line| line.cells.first());
    let unit: Vec<Piece> = unit.map(|piece| Piece { at: 0, ..piece.clone() }).collect();
    let first = lines.into_iter().next().map(|line| Line { cells: unit, gap: true, ..line });
    first.into_iter().chain(rows).collect()
}

/// Such a line as a row without cells: one of its units stands for all of them.
pub(super) fn row(line: &Line) -> Row {
    let caption = line.cells.iter().map(|piece| piece.span).take(1).collect();
    Row { line: line.line, caption, indent: line.indent, gap: line.gap, cells: Vec::new() }
}
