//! A row of a table of facts: its cells, and where they are.

use std::str;
use std::sync::Arc;

use super::super::{characters, rows};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// A row, the file it stands in, and the line where it begins.
#[derive(Clone, Copy)]
pub(super) struct Row<'r> {
    pub(super) cells: rows::Row<'r>,
    pub(super) file: &'r Arc<str>,
    pub(super) line: u32,
}

/// A cell that holds something, and the position of its column.
#[derive(Clone, Copy)]
pub(super) struct Filled<'r> {
    pub(super) at: usize,
    pub(super) bytes: &'r [u8],
}

impl<'r> Row<'r> {
    /// The cell in a column, without blanks at the ends; nothing where the table has no such
    /// column or the cell is empty.
    pub(super) fn filled(&self, column: Option<usize>) -> Option<Filled<'r>> {
        let at = column?;
        let bytes = self.cells.get(at)?.trim_ascii();
        (!bytes.is_empty()).then_some(Filled { at, bytes })
    }

    /// A cell that must be filled; an empty one is told and gives none.
    pub(super) fn needed(
        &self,
        at: usize,
        name: &str,
        help: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Filled<'r>> {
        let filled = self.filled(Some(at));
        if filled.is_none() {
            self.tell(
                Code::MissingCell,
                at,
                format!("The cell `{name}` is empty."),
                help,
                diagnostics,
            );
        }
        filled
    }

    /// The text of a cell; one that is no UTF-8 is told and gives none.
    pub(super) fn text(&self, cell: Filled<'r>, diagnostics: &mut Diagnostics) -> Option<&'r str> {
        let text = str::from_utf8(cell.bytes).ok();
        if text.is_none() {
            diagnostics.push(characters::not_utf8(self.place(cell.at)));
        }
        text
    }

    /// Where a cell is.
    pub(super) fn place(&self, at: usize) -> Place {
        Place::field(self.file, self.line, at)
    }

    /// Tells something about a cell.
    pub(super) fn tell(
        &self,
        code: Code,
        at: usize,
        message: String,
        help: impl Into<String>,
        diagnostics: &mut Diagnostics,
    ) {
        diagnostics.push(Diagnostic::new(code, self.place(at), message).help(help));
    }
}
