//! Small tables: the CSV files of a taxonomy source, read whole.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::file::{self, SourceFile};
use super::quotes;
use super::rows::Rows;
use super::sheet;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};

/// A table with a heading row.
pub(super) struct Table {
    pub(super) name: Arc<str>,
    /// The line of the heading.
    first: u32,
    heading: Vec<String>,
    rows: Vec<Row>,
}

struct Row {
    line: u32,
    cells: Vec<String>,
}

/// A column found by name; an optional one may be missing.
#[derive(Clone, Copy)]
pub(super) struct Column(Option<usize>);

impl Column {
    /// The field of rows that it is.
    pub(super) fn field(self) -> Option<usize> {
        self.0
    }
}

/// A cell and where it is.
#[derive(Clone, Copy)]
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    table: &'t Table,
    line: u32,
    field: Option<usize>,
}

impl Cell<'_> {
    /// Where the cell is.
    pub(super) fn place(&self) -> Place {
        match self.field {
            Some(field) => Place::field(&self.table.name, self.line, field),
            None => Place::line(&self.table.name, self.line),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// A diagnostic about this cell.
    pub(super) fn diagnostic(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.place(), message)
    }
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct RowRef<'t> {
    table: &'t Table,
    row: &'t Row,
}

impl<'t> RowRef<'t> {
    /// The line on which the row begins.
    pub(super) fn line(&self) -> u32 {
        self.row.line
    }

    /// The cell in a column, empty when the table has no such column.
    pub(super) fn cell(&self, column: Column) -> Cell<'t> {
        let text = column.0.and_then(|at| self.row.cells.get(at)).map_or("", String::as_str);
        Cell { text, table: self.table, line: self.row.line, field: column.0 }
    }

    /// The cell in a column that must be filled; an empty one is told and gives none.
    pub(super) fn filled(&self, column: Column, diagnostics: &mut Diagnostics) -> Option<Cell<'t>> {
        let cell = self.cell(column);
        if cell.is_empty() {
            let heading = column.0.map_or("", |at| self.table.heading[at].as_str());
            diagnostics.push(
                cell.diagnostic(Code::MissingCell, format!("The cell `{heading}` is empty."))
                    .help("every row needs it"),
            );
            return None;
        }
        Some(cell)
    }
}

impl Table {
    /// Reads a table, or says why it can't be read. `synonym` gives the known name of a heading
    /// that is written otherwise.
    pub(super) fn read(
        path: &Path,
        synonym: impl Fn(&str) -> Option<&'static str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let path = &sheet::resolve(path);
        if sheet::split(path).is_none() {
            let SourceFile { name, text, .. } = SourceFile::read_table(path, diagnostics)?;
            let rows = Rows::new(text.as_bytes()).ok()?;
            return Self::of_rows(name, rows, synonym, diagnostics);
        }
        let name = file::name_of(path);
        let before = diagnostics.errors();
        let rows = Rows::open(path, &name, diagnostics)
            .map_err(|error| diagnostics.push(file::not_readable(&name, &error)))
            .ok()?;
        let table = Self::of_rows(name, rows, synonym, diagnostics);
        table.filter(|_| diagnostics.errors() == before)
    }

    fn of_rows(
        name: Arc<str>,
        mut rows: Rows<impl Read>,
        synonym: impl Fn(&str) -> Option<&'static str>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut table = Self { name, first: 1, heading: Vec::new(), rows: Vec::new() };
        let mut is_whole = true;
        loop {
            let line = match rows.advance() {
                Ok(Some(line)) => line,
                Ok(None) => break,
                // Bytes in memory can be read, but for a row that is too long.
                Err(error) => {
                    diagnostics.push(not_readable(&table.name, &error));
                    return None;
                }
            };
            while let Some((fault, form)) = rows.fault() {
                diagnostics.push(quotes::told(&table.name, fault, form));
                is_whole = false;
            }
            let row = rows.row();
            let cells = row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned());
            if table.heading.is_empty() {
                table.first = line;
                table.heading =
                    cells.map(|cell| synonym(&cell).map_or(cell, str::to_owned)).collect();
                continue;
            }
            if row.len() > table.heading.len() {
                let (cells, columns) = (row.len(), table.heading.len());
                diagnostics.push(too_many_cells(&table.name, line, cells, columns));
            }
            let cells = cells.collect();
            table.rows.push(Row { line, cells });
        }
        if !is_whole {
            return None;
        }
        if table.heading.is_empty() {
            diagnostics.push(no_heading(&table.name));
            return None;
        }
        table.tell_repeated_columns(diagnostics);
        Some(table)
    }

    fn tell_repeated_columns(&self, diagnostics: &mut Diagnostics) {
        for (at, heading) in self.heading.iter().enumerate() {
            if !heading.is_empty() && self.heading[..at].contains(heading) {
                diagnostics.push(repeated_column(&self.name, self.first, at, heading));
            }
        }
    }

    /// A column that must be there; a missing one is told and gives none.
    pub(super) fn needed(&self, heading: &str, diagnostics: &mut Diagnostics) -> Option<Column> {
        let column = self.optional(heading);
        if column.0.is_none() {
            diagnostics.push(missing_column(&self.name, self.first, heading));
            return None;
        }
        Some(column)
    }

    /// A column that may be there.
    pub(super) fn optional(&self, heading: &str) -> Column {
        Column(self.heading.iter().position(|known| known == heading))
    }

    /// Tells every column whose heading is not known, and gives these headings.
    pub(super) fn tell_unknown_columns(
        &self,
        known: impl Fn(&str) -> bool,
        names: &[&str],
        diagnostics: &mut Diagnostics,
    ) -> Vec<(&str, Place)> {
        let mut unknown = Vec::new();
        for (at, heading) in self.heading.iter().enumerate() {
            if !heading.is_empty() && !known(heading) {
                let names = names.iter().copied();
                let told = unknown_column(&self.name, self.first, at, heading, names);
                unknown.push((heading.as_str(), told.place.clone()));
                diagnostics.push(told);
            }
        }
        unknown
    }

    /// Columns whose heading is accepted by `pick`, with what it made of the heading.
    pub(super) fn columns<T>(&self, pick: impl Fn(&str) -> Option<T>) -> Vec<(Column, T)> {
        self.heading
            .iter()
            .enumerate()
            .filter_map(|(at, heading)| Some((Column(Some(at)), pick(heading)?)))
            .collect()
    }

    /// The rows that are not blank.
    pub(super) fn rows(&self) -> impl Iterator<Item = RowRef<'_>> {
        self.rows.iter().map(|row| RowRef { table: self, row })
    }
}

pub(super) fn too_many_cells(
    name: &Arc<str>,
    line: u32,
    cells: usize,
    columns: usize,
) -> Diagnostic {
    let place = Place::field(name, line, columns);
    let message = format!("The row has {cells} cells, but the table has {columns} columns.");
    Diagnostic::new(Code::TooManyCells, place, message)
        .help("put quotes around a cell that holds a comma")
}

/// The diagnostic for a table that ends before its end.
pub(super) fn not_readable(name: &Arc<str>, error: &io::Error) -> Diagnostic {
    let message = format!("The table can't be read: {error}.");
    Diagnostic::new(Code::FileNotReadable, Place::file(name), message)
        .help("check that the file is there and whole")
}

pub(super) fn no_heading(name: &Arc<str>) -> Diagnostic {
    Diagnostic::new(Code::InvalidCsv, Place::file(name), "The table has no heading row.")
        .help("the first row names the columns")
}

pub(super) fn repeated_column(name: &Arc<str>, line: u32, at: usize, heading: &str) -> Diagnostic {
    let place = Place::field(name, line, at);
    Diagnostic::new(Code::RepeatedColumn, place, format!("The column `{heading}` stands twice."))
        .help("leave one of them out")
}

pub(super) fn missing_column(name: &Arc<str>, line: u32, heading: &str) -> Diagnostic {
    let place = Place::line(name, line);
    Diagnostic::new(Code::MissingColumn, place, format!("The table has no column `{heading}`."))
        .help("add it to the heading row")
}

pub(super) fn unknown_column<'a>(
    name: &Arc<str>,
    line: u32,
    at: usize,
    heading: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let help = did_you_mean(heading, known)
        .unwrap_or_else(|| "the documentation lists the columns of each table".to_owned());
    Diagnostic::new(
        Code::UnknownColumn,
        Place::field(name, line, at),
        format!("The column `{heading}` is not known here."),
    )
    .help(help)
}
