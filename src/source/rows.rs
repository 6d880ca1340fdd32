//! Rows of tables and the lines on which they begin: of CSV, and of sheets.
//!
//! A line ends with LF, with CR LF, or, in files of old, with a lone CR.

use std::fs::File;
use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::vec;

use csv::ByteRecord;

use super::csv_form::{self, Form, SAMPLE};
use super::quotes::{Fault, Quotes};
use super::sheet;
use crate::diagnostic::Diagnostics;
use crate::limit::Limit;
use crate::read::rows::{self, Marks};

/// The cells of a row.
pub(super) type Row<'r> = rows::Cells<'r>;

/// The rows of a table that hold something.
pub(super) enum Rows<R> {
    /// Of a text.
    Csv(Box<Lines<R>>),
    /// Of a sheet.
    Sheet(SheetRows),
}

impl Rows<Box<dyn Read>> {
    /// The rows of the file or sheet at a resolved path; how it is read is told where that is not as usual.
    ///
    /// # Errors
    /// When it can't be read.
    pub(super) fn open(
        path: &Path,
        name: &Arc<str>,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Self> {
        if sheet::split(path).is_some() {
            let sheet = sheet::read(path, name)?;
            sheet.told.into_iter().for_each(|told| diagnostics.push(told));
            return Ok(Self::Sheet(SheetRows::of(sheet.rows)));
        }
        let (source, encoding) = csv_form::decoded(File::open(path)?)?;
        let rows = Self::new(source)?;
        rows.form().told(encoding, name).into_iter().for_each(|told| diagnostics.push(told));
        Ok(rows)
    }
}

impl<R: Read> Rows<R> {
    /// The rows of a source of bytes.
    ///
    /// # Errors
    /// When its beginning can't be read.
    pub(super) fn new(source: R) -> io::Result<Self> {
        Ok(Self::Csv(Box::new(Lines::new(source)?)))
    }

    /// How the table is written.
    pub(super) fn form(&self) -> Form {
        match self {
            Self::Csv(lines) => lines.form,
            Self::Sheet(_) => Form { line_end: b'\n', separator: b',' },
        }
    }

    /// Goes on to the next row that is not blank and gives the line on which it begins; nothing
    /// after the last.
    ///
    /// # Errors
    /// When the source can't be read.
    pub(super) fn advance(&mut self) -> io::Result<Option<u32>> {
        match self {
            Self::Csv(lines) => lines.advance(),
            Self::Sheet(rows) => Ok(rows.advance()),
        }
    }

    /// The row that was read last.
    pub(super) fn row(&self) -> Row<'_> {
        match self {
            Self::Csv(lines) => lines.rows.cells(),
            Self::Sheet(rows) => Row::new(rows.record.as_slice(), &rows.cells),
        }
    }

    /// Takes the next quoted cell that is none from what was read, with the form of the table.
    pub(super) fn fault(&mut self) -> Option<(Fault, Form)> {
        match self {
            Self::Csv(lines) => lines.fault(),
            Self::Sheet(_) => None,
        }
    }
}

/// The sample that was read, and what follows it, as far as a table may go.
struct Whole<R> {
    source: io::Chain<Cursor<Vec<u8>>, R>,
    passed: u64,
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.passed += count as u64;
        match self.passed > Limit::Table.get() {
            true => Err(io::Error::other(Limit::Table.passed())),
            false => Ok(count),
        }
    }
}

/// The rows of a text.
pub(super) struct Lines<R> {
    rows: rows::Rows<Whole<R>>,
    form: Form,
    quotes: Quotes,
}

impl<R: Read> Lines<R> {
    fn new(mut source: R) -> io::Result<Self> {
        let mut sample = Vec::new();
        source.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
        let form = Form::of(&sample);
        // Most tables of a taxonomy are small, and a large buffer costs more than to read them. The end is seen by
        // the byte that is not there.
        let capacity = sample.len() + 1;
        let source = Whole { source: Cursor::new(sample).chain(source), passed: 0 };
        let marks = Marks::new(form.separator, form.line_end);
        let rows = rows::Rows::with(source, marks, capacity).within(Limit::Row);
        Ok(Self { rows, form, quotes: Quotes::new(form) })
    }

    fn advance(&mut self) -> io::Result<Option<u32>> {
        while let Some(line) = self.rows.advance()? {
            if let Some(row) = self.rows.with_quotes() {
                self.quotes.watch(row);
            }
            if self.rows.cells().iter().any(|cell| !cell.trim_ascii().is_empty()) {
                return Ok(Some(line));
            }
        }
        Ok(None)
    }

    fn fault(&mut self) -> Option<(Fault, Form)> {
        Some((self.quotes.fault()?, self.form))
    }
}

/// The rows of a sheet, each with its number.
pub(super) struct SheetRows {
    rows: vec::IntoIter<(u32, ByteRecord)>,
    record: ByteRecord,
    cells: Vec<(usize, usize)>,
}

impl SheetRows {
    fn of(rows: Vec<(u32, ByteRecord)>) -> Self {
        Self { rows: rows.into_iter(), record: ByteRecord::new(), cells: Vec::new() }
    }

    fn advance(&mut self) -> Option<u32> {
        let (line, record) = self.rows.next()?;
        self.cells.clear();
        let cells = (0..record.len()).filter_map(|field| record.range(field));
        self.cells.extend(cells.map(|cell| (cell.start, cell.end)));
        self.record = record;
        Some(line)
    }
}

/// Reads the raw text of a row that begins at the next line: one line, or more where a quoted
/// cell runs over their ends. Gives the number of lines; none at the end.
pub(super) fn raw_row(file: &mut impl BufRead, form: Form, text: &mut Vec<u8>) -> u32 {
    text.clear();
    let mut lines = 0;
    loop {
        match file.read_until(form.line_end, text) {
            Ok(0) | Err(_) => return lines,
            Ok(_) => lines += 1,
        }
        if !Cells::new(text, form.separator).any(|(_, _, open)| open) {
            return lines;
        }
    }
}

/// Walks over the raw text of a row: for each byte the number of its field, the byte, and
/// whether a quoted cell is open behind it at the end of the text.
struct Cells<'t> {
    text: &'t [u8],
    at: usize,
    field: usize,
    starts: bool,
    quoted: bool,
    separator: u8,
}

impl<'t> Cells<'t> {
    fn new(text: &'t [u8], separator: u8) -> Self {
        let at = if text.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Self { text, at, field: 0, starts: true, quoted: false, separator }
    }
}

impl Iterator for Cells<'_> {
    type Item = (usize, u8, bool);

    fn next(&mut self) -> Option<Self::Item> {
        let byte = *self.text.get(self.at)?;
        let field = self.field;
        match byte {
            // A quote opens a cell only where the cell begins.
            b'"' if self.quoted => self.quoted = false,
            b'"' if self.starts || self.at > 0 && self.text[self.at - 1] == b'"' => {
                self.quoted = true;
            }
            _ if byte == self.separator && !self.quoted => self.field += 1,
            _ => {}
        }
        self.starts = byte == self.separator && !self.quoted;
        self.at += 1;
        Some((field, byte, self.quoted && self.at == self.text.len()))
    }
}

/// Where a field of a row begins: lines after the first, and the column from 1.
pub(super) fn start_of_field(row: &[u8], field: usize, form: Form) -> (u32, u32) {
    let (mut line, mut column) = (0, 1);
    for (_, byte, _) in Cells::new(row, form.separator).take_while(|(of, ..)| *of < field) {
        if byte == form.line_end {
            line += 1;
            column = 1;
        } else if byte & 0xC0 != 0x80 {
            column += 1;
        }
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: Form = Form { line_end: b'\n', separator: b',' };

    /// The lines on which the rows of a text begin.
    fn lines(text: &str) -> Vec<u32> {
        let mut rows = Rows::new(text.as_bytes()).unwrap();
        let mut found = Vec::new();
        while let Some(line) = rows.advance().unwrap() {
            found.push(line);
        }
        found
    }

    #[test]
    fn rows_begin_where_a_person_sees_them() {
        assert_eq!(lines("a,b\n1,2\n3,4"), [1, 2, 3]);
        assert_eq!(lines("a,b\r\n1,2\r\n3,4\r\n"), [1, 2, 3]);
        assert_eq!(lines("a,b\r1,2\r3,4\r"), [1, 2, 3]);
        assert_eq!(lines("a\r\r\"1\r1\"\r\r2"), [1, 3, 6]);
        assert_eq!(lines("a\n\n\n1\n\n2\n"), [1, 4, 6]);
        assert_eq!(lines("a\r,b\n1,2\n"), [1, 2]);
        assert_eq!(lines("a,b\n\"1\n1\",2\n3,4\n"), [1, 2, 4]);
    }

    #[test]
    fn quotes_commas_and_lines_count() {
        assert_eq!(start_of_field("a,\"b,b\",決算,d".as_bytes(), 3, FORM), (0, 12));
        assert_eq!(start_of_field(b"a,\"b\nb\",c", 2, FORM), (1, 4));
        assert_eq!(start_of_field(b"5\" disk,b", 1, FORM), (0, 9));
        assert_eq!(start_of_field(b"\"a\"\"b\",c", 1, FORM), (0, 8));
        assert_eq!(start_of_field(b"a", 0, FORM), (0, 1));
    }

    #[test]
    fn a_raw_row_ends_with_its_quotes() {
        let mut file = &b"a,\"b\nc\",d\ne\n"[..];
        let mut text = Vec::new();
        assert_eq!(raw_row(&mut file, FORM, &mut text), 2);
        assert_eq!(text, b"a,\"b\nc\",d\n");
        assert_eq!(raw_row(&mut file, FORM, &mut text), 1);
        assert_eq!(raw_row(&mut file, FORM, &mut text), 0);
    }
}
