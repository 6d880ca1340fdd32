//! Tables that are read row by row and may be of any length.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::super::quotes;
use super::super::rows::{self, Rows};
use super::super::{file, table};
use super::row::Row;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};

/// A table with a heading row, from which rows are taken one after the other.
pub(super) struct Stream<'n, R> {
    rows: Rows<R>,
    name: &'n Arc<str>,
    width: usize,
}

impl<'n> Stream<'n, Box<dyn Read>> {
    /// Opens a file and gives its heading with it, or says why it can't be read and where it is
    /// `named`.
    pub(super) fn open<T>(
        path: &Path,
        name: &'n Arc<str>,
        named: Place,
        diagnostics: &mut Diagnostics,
        heading: impl FnOnce(rows::Row<'_>, u32, &mut Diagnostics) -> Option<T>,
    ) -> Option<(Self, T)> {
        let rows = Rows::open(path, name, diagnostics);
        Self::begin(rows, name, Some(named), diagnostics, heading)
    }
}

impl<'n, R: Read> Stream<'n, R> {
    /// Begins a table of bytes and gives its heading with it, or says why it can't be read and where it
    /// is `named`.
    pub(super) fn new<T>(
        source: io::Result<R>,
        name: &'n Arc<str>,
        named: Option<Place>,
        diagnostics: &mut Diagnostics,
        heading: impl FnOnce(rows::Row<'_>, u32, &mut Diagnostics) -> Option<T>,
    ) -> Option<(Self, T)> {
        Self::begin(source.and_then(Rows::new), name, named, diagnostics, heading)
    }

    fn begin<T>(
        rows: io::Result<Rows<R>>,
        name: &'n Arc<str>,
        named: Option<Place>,
        diagnostics: &mut Diagnostics,
        heading: impl FnOnce(rows::Row<'_>, u32, &mut Diagnostics) -> Option<T>,
    ) -> Option<(Self, T)> {
        let rows = rows.map_err(|error| {
            let told = file::not_readable(name, &error);
            diagnostics.push(named.into_iter().fold(told, Diagnostic::related));
        });
        let rows = rows.ok()?;
        let mut stream = Self { rows, name, width: 0 };
        let Some(line) = stream.advance(diagnostics)? else {
            diagnostics.push(table::no_heading(name));
            return None;
        };
        stream.width = stream.rows.row().len();
        let columns = heading(stream.rows.row(), line, diagnostics)?;
        Some((stream, columns))
    }

    /// What parts its cells.
    pub(super) fn separator(&self) -> u8 {
        self.rows.form().separator
    }

    /// The next row; one with more cells than the heading is told and left out.
    pub(super) fn next(&mut self, diagnostics: &mut Diagnostics) -> Option<Row<'_>> {
        loop {
            let line = self.advance(diagnostics)??;
            let cells = self.rows.row().len();
            if cells <= self.width {
                return Some(Row { cells: self.rows.row(), file: self.name, line });
            }
            diagnostics.push(table::too_many_cells(self.name, line, cells, self.width));
        }
    }

    /// Reads a row and gives its line, or nothing after the last. What can't be read is told and
    /// ends the table.
    fn advance(&mut self, diagnostics: &mut Diagnostics) -> Option<Option<u32>> {
        loop {
            let line = self.rows.advance();
            let line = line
                .map_err(|error| diagnostics.push(table::not_readable(self.name, &error)))
                .ok()?;
            let mut is_whole = true;
            while let Some((fault, form)) = self.rows.fault() {
                diagnostics.push(quotes::told(self.name, fault, form));
                is_whole = false;
            }
            // Of a row whose quotes are wrong nobody knows what is in which cell.
            if is_whole {
                return Some(line);
            }
        }
    }
}
