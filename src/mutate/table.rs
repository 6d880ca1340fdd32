//! A table as people write it: texts in rows, without meaning.

use std::io;

/// A table with a heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    heading: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8]) -> io::Result<Self> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        let mut rows = reader
            .records()
            .map(|record| Ok(record?.iter().map(|cell| cell.trim().to_owned()).collect()))
            .collect::<Result<Vec<Vec<String>>, csv::Error>>()
            .map_err(io::Error::other)?;
        let heading = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        for row in &mut rows {
            row.resize(heading.len(), String::new());
        }
        Ok(Self { heading, rows })
    }

    /// Writes the table.
    pub(super) fn write(&self) -> io::Result<Vec<u8>> {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        for row in std::iter::once(&self.heading).chain(&self.rows) {
            writer.write_record(row).map_err(io::Error::other)?;
        }
        writer.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    /// The headings of columns.
    pub(super) fn heading(&self) -> &[String] {
        &self.heading
    }

    /// Gives a column another heading.
    pub(super) fn rename(&mut self, column: &str, heading: &str) -> Option<()> {
        let at = self.position(column)?;
        heading.clone_into(&mut self.heading[at]);
        Some(())
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.heading.iter().position(|heading| heading == column)
    }

    /// The text of a cell; none where there is no such cell.
    pub(super) fn get(&self, row: usize, column: &str) -> &str {
        let cell = self.position(column).and_then(|at| self.rows.get(row)?.get(at));
        cell.map_or("", String::as_str)
    }

    /// The first row with these cells.
    pub(super) fn find(&self, cells: &[(&str, &str)]) -> Option<usize> {
        (0..self.rows.len())
            .find(|row| cells.iter().all(|(column, text)| self.get(*row, column) == *text))
    }

    /// Writes a cell; a column that is not there is added.
    pub(super) fn set(&mut self, row: usize, column: &str, text: &str) -> Option<()> {
        let at = self.position(column).unwrap_or_else(|| {
            self.heading.push(column.to_owned());
            for row in &mut self.rows {
                row.push(String::new());
            }
            self.heading.len() - 1
        });
        let cell = self.rows.get_mut(row)?.get_mut(at)?;
        text.clone_into(cell);
        Some(())
    }

    /// Adds a row with these cells before a position.
    pub(super) fn insert(&mut self, at: usize, cells: &[(&str, &str)]) -> Option<()> {
        (at <= self.rows.len()).then_some(())?;
        self.rows.insert(at, vec![String::new(); self.heading.len()]);
        cells.iter().try_for_each(|(column, text)| self.set(at, column, text))
    }

    /// Adds a row with these cells at the end and gives its position.
    pub(super) fn add(&mut self, cells: &[(&str, &str)]) -> Option<usize> {
        let at = self.rows.len();
        self.insert(at, cells)?;
        Some(at)
    }

    /// Repeats a row below it and gives the position of the copy.
    pub(super) fn repeat(&mut self, row: usize) -> Option<usize> {
        let copy = self.rows.get(row)?.clone();
        self.rows.insert(row + 1, copy);
        Some(row + 1)
    }

    /// Takes a row out.
    pub(super) fn remove(&mut self, row: usize) -> Option<()> {
        (row < self.rows.len()).then(|| self.rows.remove(row)).map(drop)
    }
}
