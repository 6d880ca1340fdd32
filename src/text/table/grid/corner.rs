//! Headings that lack the empty cell over the captions.

use std::ops::Range;

use super::{Line, Piece};

/// The lines of a heading that lacks the empty cell over the captions, with their cells over the columns: there are as
/// many, and each has a digit, as periods have.
pub(super) fn without(text: &str, lines: &[Line], positions: &[Range<usize>]) -> Option<Vec<Line>> {
    let dated = |piece: &Piece| {
        text[piece.span.start..piece.span.end].contains(|c: char| c.is_ascii_digit())
    };
    let in_order = |pieces: &[Piece]| pieces.iter().enumerate().all(|(at, piece)| piece.at == at);
    let lacks = |line: &Line| {
        line.cells.len() == positions.len() && in_order(&line.cells) && line.cells.iter().all(dated)
    };
    let beside = positions.iter().enumerate().all(|(at, column)| *column == (at + 1..at + 2));
    let several = positions.len() > 1 && !lines.is_empty();
    (beside && several && lines.iter().all(lacks)).then(|| {
        let mut moved = lines.to_vec();
        moved.iter_mut().flat_map(|line| &mut line.cells).for_each(|piece| piece.at += 1);
        moved
    })
}
