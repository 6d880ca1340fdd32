//! Rows of tables in CSV with the lines on which they begin (RFC 4180; blank lines are none).

mod scan;

use std::io::{self, Read};
use std::ops::Range;

use crate::limit::Limit;
pub(crate) use scan::Marks;
use scan::{Found, Stop};

/// How many bytes are read at once.
const BUFFER: usize = 1 << 16;

/// The cells of a row, of any bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cells<'r> {
    bytes: &'r [u8],
    /// Where cells begin and end in the bytes.
    cells: &'r [(usize, usize)],
    /// The first cell that has quotes around it, or nothing between it and the one before.
    first_quoted: usize,
}

impl<'r> Cells<'r> {
    /// The cells in bytes that have nothing between them.
    pub(crate) fn new(bytes: &'r [u8], cells: &'r [(usize, usize)]) -> Self {
        Self { bytes, cells, first_quoted: 0 }
    }

    /// The bytes from a cell to a later one, which are the same only where all cells between them are; nothing
    /// where it can't be told from them.
    pub(crate) fn between(self, first: usize, last: usize) -> Option<&'r [u8]> {
        let ((start, _), (_, end)) = (*self.cells.get(first)?, *self.cells.get(last)?);
        self.bytes.get(start..end).filter(|_| last < self.first_quoted)
    }

    pub(crate) fn len(self) -> usize {
        self.cells.len()
    }

    #[inline]
    pub(crate) fn get(self, field: usize) -> Option<&'r [u8]> {
        let (start, end) = *self.cells.get(field)?;
        self.bytes.get(start..end)
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = &'r [u8]> {
        (0..self.len()).map(move |field| self.get(field).unwrap_or_default())
    }
}

/// A row in UTF-8.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r> {
    text: &'r str,
    /// Where cells begin and end in the text.
    cells: &'r [(usize, usize)],
}

impl<'r> Row<'r> {
    pub(crate) fn len(self) -> usize {
        self.cells.len()
    }

    #[inline]
    pub(crate) fn get(self, field: usize) -> Option<&'r str> {
        let (start, end) = *self.cells.get(field)?;
        self.text.get(start..end)
    }

    /// A cell; one that is not there has nothing in it.
    #[inline]
    pub(crate) fn cell(self, field: usize) -> &'r str {
        self.get(field).unwrap_or_default()
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(move |field| self.cell(field))
    }
}

/// The rows of a file.
pub(crate) struct Rows<R> {
    file: R,
    marks: Marks,
    buffer: Vec<u8>,
    /// How many bytes are read at once at the least.
    capacity: usize,
    /// How many bytes of the file stood before the buffer.
    passed: u64,
    /// What of the buffer was read of the file, and not given yet.
    rest: Range<usize>,
    /// Whether the file has no more than that.
    is_over: bool,
    /// Why there is no more than that.
    failed: Option<io::Error>,
    begins: bool,
    /// The line on which the rest begins.
    line: u32,
    /// Where the row that was read last stands in the buffer, if its cells stand in it as they are.
    row: Option<Range<usize>>,
    cells: Vec<(usize, usize)>,
    /// The first of these that has quotes around it.
    first_quoted: usize,
    /// Where all of the row that was read last stands in the buffer.
    raw: Range<usize>,
    /// How many bytes a row may have that is not read whole yet, and what to say of a longer one.
    longest: Option<Limit>,
    /// The text of a row with quotes, without them.
    unquoted: Vec<u8>,
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(file: R) -> Self {
        Self::with(file, Marks::USUAL, BUFFER)
    }

    /// The rows of a file that has these marks; so many bytes are read at once, at most as many as are usual.
    pub(crate) fn with(file: R, marks: Marks, capacity: usize) -> Self {
        Self {
            file,
            marks,
            buffer: Vec::new(),
            capacity: capacity.min(BUFFER),
            passed: 0,
            rest: 0..0,
            is_over: false,
            failed: None,
            begins: true,
            line: 1,
            row: None,
            cells: Vec::new(),
            first_quoted: 0,
            raw: 0..0,
            longest: None,
            unquoted: Vec::new(),
        }
    }

    /// Gives up a file with a row that is longer than a limit.
    pub(crate) fn within(self, longest: Limit) -> Self {
        Self { longest: Some(longest), ..self }
    }

    /// The byte behind the row that was read last.
    #[cfg(test)]
    pub(crate) fn offset(&self) -> u64 {
        self.passed + self.rest.start as u64
    }

    /// The bytes of the row that was read last, as they stand in the file, and where they begin, if quotes do not just
    /// stand around its cells.
    pub(crate) fn with_quotes(&self) -> Option<(&[u8], u64)> {
        let bytes = self.buffer.get(self.raw.clone()).filter(|_| self.row.is_none())?;
        Some((bytes, self.passed + self.raw.start as u64))
    }

    /// The next row with its line; what is wrong with the file where it can't be read.
    pub(crate) fn next(&mut self) -> Result<Option<(u32, Row<'_>)>, String> {
        let unreadable = |error: io::Error| format!("The file can't be read: {error}.");
        let Some(line) = self.advance().map_err(unreadable)? else { return Ok(None) };
        let is_plain = self.row.is_some();
        let Cells { bytes, cells, .. } = self.cells();
        // Bytes of several cells are no letter together: without the commas they would look like one.
        let is_parted = |text: &str| {
            let mut ends = cells.iter().map(|(_, end)| *end);
            is_plain || ends.all(|end| text.is_char_boundary(end))
        };
        match std::str::from_utf8(bytes) {
            Ok(text) if is_parted(text) => Ok(Some((line, Row { text, cells }))),
            _ => Err(format!("Line {line} is not UTF-8.")),
        }
    }

    /// Goes on to the next row and gives the line on which it begins; nothing behind the last.
    ///
    /// # Errors
    /// When the file can't be read.
    pub(crate) fn advance(&mut self) -> io::Result<Option<u32>> {
        self.pass_blank_lines()?;
        let Some(Found { len, plain, lines }) = self.find()? else { return Ok(None) };
        let (line, start) = (self.line, self.rest.start);
        self.rest.start += len;
        self.raw = start..self.rest.start;
        self.line = self.line.saturating_add(lines);
        self.row = plain.map(|len| start..start + len);
        Ok(Some(line))
    }

    /// The cells of the row that was read last.
    pub(crate) fn cells(&self) -> Cells<'_> {
        let (bytes, first_quoted) = match &self.row {
            Some(row) => (self.buffer.get(row.clone()).unwrap_or_default(), self.first_quoted),
            None => (&*self.unquoted, 0),
        };
        Cells { bytes, cells: &self.cells, first_quoted }
    }

    fn pass_blank_lines(&mut self) -> io::Result<()> {
        loop {
            // Behind CR there may be an LF, which is no other line end.
            if self.rest.len() < 2 && !self.is_over {
                self.fill()?;
                continue;
            }
            let passed = self.marks.line_end(&self.buffer[self.rest.clone()]);
            if passed == 0 {
                return Ok(());
            }
            self.rest.start += passed;
            self.line = self.line.saturating_add(1);
        }
    }

    /// Finds the row with which the rest begins; none at the end.
    fn find(&mut self) -> io::Result<Option<Found>> {
        loop {
            let rest = &self.buffer[self.rest.clone()];
            match scan::plain_cells(rest, self.marks, &mut self.cells, &mut self.first_quoted) {
                Stop::Quote(begin) => {
                    let of = (self.marks, self.is_over);
                    let (text, cells) = (&mut self.unquoted, &mut self.cells);
                    if let Some(found) = scan::quoted(rest, of, begin, text, cells) {
                        return Ok(Some(found));
                    }
                }
                Stop::End(at) => {
                    if let Some(len) = scan::line_end(rest, at, self.marks, self.is_over) {
                        let lines = u32::from(at < rest.len());
                        let found = Found { len: at + len, plain: Some(at), lines };
                        return Ok((!rest.is_empty()).then_some(found));
                    }
                }
            }
            self.fill()?;
        }
    }

    /// Reads more.
    fn fill(&mut self) -> io::Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.buffer.copy_within(self.rest.clone(), 0);
        self.passed += self.rest.start as u64;
        let begun = self.rest.len();
        if let Some(limit) = self.longest.filter(|limit| begun as u64 > limit.get()) {
            return Err(io::Error::other(limit.passed()));
        }
        self.rest = 0..begun;
        // A row that is longer than the buffer is looked through again when that is twice as long.
        self.buffer.resize(self.buffer.len().max(self.capacity).max(2 * begun), 0);
        while self.rest.end < self.buffer.len() {
            match self.file.read(&mut self.buffer[self.rest.end..]) {
                Ok(0) => {
                    self.is_over = true;
                    break;
                }
                Ok(read) => self.rest.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // The rows before it are rows.
                Err(error) if self.rest.end > begun => {
                    self.failed = Some(error);
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        // A mark of byte order stands before the first row.
        if std::mem::take(&mut self.begins)
            && self.buffer[self.rest.clone()].starts_with(b"\xef\xbb\xbf")
        {
            self.rest.start += 3;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a text in pieces of so many bytes.
    struct Pieces<'t>(&'t [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let len = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(len);
            buffer[..len].copy_from_slice(now);
            self.0 = later;
            Ok(len)
        }
    }

    /// The rows with their lines; nothing where one of them is no text.
    fn read(text: &[u8], piece: usize) -> Option<Vec<(u32, Vec<String>)>> {
        let mut rows = Rows::new(Pieces(text, piece));
        let mut found = Vec::new();
        while let Some((line, row)) = rows.next().ok()? {
            found.push((line, row.iter().map(str::to_owned).collect()));
        }
        Some(found)
    }

    fn rows(text: &[u8], piece: usize) -> Vec<(u32, Vec<String>)> {
        read(text, piece).unwrap()
    }

    fn by_the_crate(text: &[u8]) -> Option<Vec<Vec<String>>> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
        let cells = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
        reader.records().map(|record| record.ok().map(cells)).collect()
    }

    #[test]
    fn rows_are_those_of_the_crate() {
        let check = |text: &[u8]| {
            let found = read(text, 7)
                .map(|rows| rows.into_iter().map(|(_, row)| row).collect::<Vec<Vec<String>>>());
            assert_eq!(found, by_the_crate(text), "{:?}", String::from_utf8_lossy(text));
        };
        let text = |letters: &[u8], number: usize, len: u32| -> Vec<u8> {
            let count = letters.len();
            (0..len).map(|at| letters[number / count.pow(at) % count]).collect()
        };
        let letters = [b'a', b'"', b',', b'\n', b'\r', b' '];
        // All texts of up to four of these letters, and some longer ones.
        let short = (0..=4).flat_map(|len| (0..6usize.pow(len)).map(move |number| (number, len)));
        let long = (1..300).map(|number: usize| (number * 7_654_321, 11));
        for (number, len) in short.chain(long) {
            check(&text(&letters, number, len));
        }
        // The bytes of a letter, whole and in parts, in quotes and beside them.
        let bytes = [b'"', b',', 0xE5, 0xA3, 0xB2];
        for number in 0..5usize.pow(6) {
            check(&text(&bytes, number, 6));
        }
        check(b"\"a\",\xE5,\xA3\xB2\n");
        check(b"\"\xE5\",\"\xA3\xB2\"");
        check("\"売\",売".as_bytes());
    }

    #[test]
    fn rows_of_other_marks_are_those_of_the_crate() {
        for (separator, line_end) in [(b';', b'\n'), (b'\t', b'\r')] {
            let letters = [b'a', b'"', separator, b'\n', b'\r'];
            for (number, len) in
                (0..=4).flat_map(|len| (0..5usize.pow(len)).map(move |at| (at, len)))
            {
                let text: Vec<u8> = (0..len)
                    .map(|at| letters[number / letters.len().pow(at) % letters.len()])
                    .collect();
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .flexible(true)
                    .delimiter(separator)
                    .terminator(csv::Terminator::Any(line_end))
                    .from_reader(&text[..]);
                let expected = reader.byte_records().map(|row| row.expect("bytes in memory"));
                let mut rows = Rows::with(&text[..], Marks::new(separator, line_end), 3);
                let (mut found, mut ends) = (Vec::new(), 0);
                while rows.advance().expect("bytes in memory").is_some() {
                    found.push(csv::ByteRecord::from_iter(rows.cells().iter()));
                    assert!(rows.offset() > ends);
                    ends = rows.offset();
                }
                assert_eq!(found, expected.collect::<Vec<_>>(), "{:?}", text.escape_ascii());
            }
        }
    }

    #[test]
    fn what_stands_before_a_fault_of_the_file_is_read() {
        let fault = || io::Error::other("no more");
        let file = io::Cursor::new("a,b\n1,2\n3,").chain(Fails(fault));
        let mut rows = Rows::new(file);
        assert_eq!(rows.advance().ok().flatten(), Some(1));
        assert_eq!(rows.advance().ok().flatten(), Some(2));
        assert!(rows.advance().is_err());
    }

    struct Fails(fn() -> io::Error);

    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(self.0())
        }
    }

    #[test]
    fn rows_begin_where_a_person_sees_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["\u{feff}a,b", "", "1,\"2", "3\"\"\"", "", "", "x,", "売"].join(end);
            for (text, piece) in [(text.clone(), 1), (text + end, 100)] {
                let found = rows(text.as_bytes(), piece);
                let second = format!("2{end}3\"");
                let expected = [
                    (1, vec!["a", "b"]),
                    (3, vec!["1", &*second]),
                    (7, vec!["x", ""]),
                    (8, vec!["売"]),
                ];
                assert_eq!(found.len(), expected.len(), "{text:?}");
                for ((line, row), (expected_line, expected)) in found.iter().zip(expected) {
                    assert_eq!(
                        (*line, row.iter().map(|cell| &**cell).collect::<Vec<_>>()),
                        (expected_line, expected),
                        "{text:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn rows_may_be_longer_than_the_buffer() {
        let long = "x".repeat(3 * BUFFER);
        for cell in [long.clone(), format!("\"{long}\"")] {
            let text = format!("a,b\n{cell},1\n2,3\n");
            let found = rows(text.as_bytes(), 1000);
            assert_eq!(found[1], (2, vec![long.clone(), "1".to_owned()]));
            assert_eq!(found[2], (3, vec!["2".to_owned(), "3".to_owned()]));
        }
    }

    #[test]
    fn what_is_no_text_is_told_with_its_line() {
        let mut rows = Rows::new(&b"a\r\nb\r\n\xff\r\n"[..]);
        assert!(rows.next().is_ok() && rows.next().is_ok());
        assert_eq!(rows.next().map(drop), Err("Line 3 is not UTF-8.".to_owned()));
    }
}
