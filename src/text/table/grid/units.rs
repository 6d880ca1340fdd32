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

/// Such a line as a row without cells: one of its units stands for all of them.
pub(super) fn row(line: &Line) -> Row {
    let caption = line.cells.iter().map(|piece| piece.span).take(1).collect();
    Row { line: line.line, caption, indent: line.indent, gap: line.gap, cells: Vec::new() }
}
