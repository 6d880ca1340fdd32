//! Rows of a heading whose cells are all parts of a year without the year: `Q2`, `6M`. Alone in a cell the second would be
//! six million.

use super::{Content, Piece};
use crate::text::table::{cell, part};

/// Takes such cells for words.
pub(in super::super) fn name_parts(masked: &str, cells: &mut [Piece]) {
    let words = |piece: &Piece| masked[piece.span.start..piece.span.end].trim();
    let filled = |piece: &&Piece| !cell::is_void(words(piece));
    let of_letters = |piece: &Piece| piece.content == Content::Words && piece.at > 0;
    let parts = cells.iter().filter(filled).all(|piece| part::is_part(words(piece)));
    if parts && cells.iter().any(|piece| of_letters(piece) && part::is_part(words(piece))) {
        for piece in cells.iter_mut().filter(|piece| piece.content.is_numeric()) {
            piece.content = Content::Words;
        }
    }
}
