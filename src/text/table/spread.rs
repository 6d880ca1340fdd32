//! Merged cells of headings in texts of browsers, which write one tab for each and no fillers.

use std::ops::Range;

use super::grid::{Line, Piece};
use crate::text::Text;

/// Spreads the cells of a line of a heading over the columns of the line below it, where that says the same again for
/// each of them: two lengths over `2024 2023 2024 2023`.
pub(super) fn over_columns(text: &Text, heading: &mut [Line]) {
    for at in 1..heading.len() {
        let (above, below) = heading.split_at_mut(at);
        let (Some(merged), Some(columns)) = (above.last_mut(), below.first()) else { continue };
        let Some(each) = each(text, merged, columns) else { continue };
        for (place, piece) in merged.cells.iter_mut().enumerate() {
            piece.at = 1 + place * each;
            piece.width = each;
        }
    }
}

/// Puts the cells of a line that are as many as the columns over these, where the figures below have cells of signs beside
/// them and the line has none: `2024  2023` over `$ | 1,204.1 | | $ | 1,150.2`. Words beside figures are a column of their
/// own, over which one of the cells stands.
pub(super) fn over_figures(
    text: &Text,
    heading: &mut [Line],
    body: &[Line],
    columns: &[Range<usize>],
) {
    /// The most letters of the sign of a currency: `US$`.
    const LETTERS: usize = 2;
    let moved = columns.iter().enumerate().any(|(at, column)| !column.contains(&(at + 1)));
    let has_word = |line: &Line| {
        let mut beside = text.line(line.line).split('\t').skip(1);
        beside.any(|cell| {
            let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
            letters > LETTERS && !cell.contains(|c: char| c.is_ascii_digit())
        })
    };
    if columns.len() < 2 || !moved || body.iter().any(has_word) {
        return;
    }
    for line in heading.iter_mut() {
        if line.cells.len() == columns.len() && in_order(&line.cells) {
            for (piece, column) in line.cells.iter_mut().zip(columns) {
                (piece.at, piece.width) = (column.start, column.len());
            }
        }
    }
}

/// Over how many columns each cell of a line goes; none where that is not certain.
fn each(text: &Text, merged: &Line, columns: &Line) -> Option<usize> {
    let (few, many) = (merged.cells.len(), columns.cells.len());
    let each = many.checked_div(few).filter(|each| *each > 1 && each * few == many && few > 1)?;
    let words = |range: Range<usize>| -> Vec<&str> {
        columns.cells[range].iter().map(|piece| text.slice(piece.span)).collect()
    };
    let first = words(0..each);
    let again = (1..few).all(|block| words(block * each..(block + 1) * each) == first);
    let differ = (1..each).all(|at| !first[..at].contains(&first[at]));
    (in_order(&merged.cells) && in_order(&columns.cells) && again && differ).then_some(each)
}

/// Whether cells stand one behind another from the first column on.
fn in_order(cells: &[Piece]) -> bool {
    cells.iter().enumerate().all(|(at, piece)| piece.at == at + 1 && piece.width == 1)
}
