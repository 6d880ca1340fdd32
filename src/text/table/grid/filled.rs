//! The columns that a row fills, with figures or with what says that there is none.

use super::{Content, Line, Piece, cell};

impl Line {
    /// The positions beside the captions that a row fills: those of its figures, or where it has a caption and none, those
    /// of the dashes and words that say so.
    pub(in crate::text::table) fn filled(&self, text: &str) -> Vec<usize> {
        let figures: Vec<usize> = self.figures().collect();
        let void = |piece: &Piece| match piece.content {
            Content::Nil | Content::Damaged => true,
            Content::Words => cell::is_void(text[piece.span.start..piece.span.end].trim()),
            _ => false,
        };
        let named = self.cells.first().is_some_and(|piece| piece.at == 0);
        if figures.is_empty() && named && self.beside().all(void) {
            return self.beside().map(|piece| piece.at).collect();
        }
        figures
    }
}
