//! Cells of headings that recognition has torn into several.

use super::{Line, Piece};
use crate::notation::words::{Kind, words};
use crate::text::table::{Content, cell};

/// Whether two neighbours are one cell that was torn: in a word, in a number, before a year, between `of` or `ended` and a
/// month. What says the same is said twice.
pub(super) fn is_torn(text: &str, a: &Piece, b: &Piece) -> bool {
    let before = &text[a.span.start..a.span.end];
    let behind = &text[b.span.start..b.span.end];
    let digit = |c: char| c.is_ascii_digit();
    let last = before.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let ends = words().has(Kind::Ending, &last);
    let word =
        before.ends_with(char::is_alphabetic) && behind.starts_with(char::is_lowercase) && !ends;
    let number = before.ends_with(digit) && b.content == Content::Damaged;
    let year = before.ends_with(',') && behind.starts_with(digit);
    let date = (ends || words().has(Kind::Of, &last)) && cell::is_month(behind);
    a.at + 1 == b.at && before != behind && (word || number || year || date)
}

/// Whether a line of a heading is written in small letters, and has a cell over each column: none of them goes on with the
/// one before it.
pub(super) fn is_whole(text: &str, line: &Line, columns: usize) -> bool {
    let mut beside = line.beside().peekable();
    let small =
        |piece: &Piece| text[piece.span.start..piece.span.end].starts_with(char::is_lowercase);
    columns > 1 && line.beside().count() == columns && beside.all(small)
}
