//! Rows of a table, in UTF-8, with the lines on which they begin (RFC 4180; lines may end with CR, LF or both, and
//! blank ones are none).

use std::io::{self, Read};

/// How many bytes are read at once.
const BUFFER: usize = 1 << 16;

/// A row.
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
    buffer: Vec<u8>,
    /// What of the buffer was read of the file, and not given yet.
    rest: std::ops::Range<usize>,
    /// Whether the file has no more than that.
    is_over: bool,
    begins: bool,
    /// The line on which the rest begins.
    line: u32,
    cells: Vec<(usize, usize)>,
    /// The text of a row with quotes, without them.
    unquoted: Vec<u8>,
}

/// What of the rest a row is.
struct Found {
    /// How many bytes it has with its line end.
    len: usize,
    /// How many of its bytes are its text, where that has no quotes; its cells are known then.
    plain: Option<usize>,
    /// How many lines end in it.
    lines: u32,
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(file: R) -> Self {
        Self {
            file,
            buffer: Vec::new(),
            rest: 0..0,
            is_over: false,
            begins: true,
            line: 1,
            cells: Vec::new(),
            unquoted: Vec::new(),
        }
    }

    /// The next row with its line; what is wrong with the file where it can't be read.
    pub(crate) fn next(&mut self) -> Result<Option<(u32, Row<'_>)>, String> {
        let unreadable = |error: io::Error| format!("The file can't be read: {error}.");
        self.pass_blank_lines().map_err(unreadable)?;
        let Some(Found { len, plain, lines }) = self.find().map_err(unreadable)? else {
            return Ok(None);
        };
        let (line, start) = (self.line, self.rest.start);
        self.rest.start += len;
        self.line = self.line.saturating_add(lines);
        let text = match plain {
            Some(len) => &self.buffer[start..start + len],
            None => {
                unquote(&self.buffer[start..start + len], &mut self.unquoted, &mut self.cells);
                &self.unquoted
            }
        };
        // Bytes of several cells are no letter together: without the commas they would look like one.
        let is_parted = |text: &str| {
            let mut ends = self.cells.iter().map(|(_, end)| *end);
            plain.is_some() || ends.all(|end| text.is_char_boundary(end))
        };
        match std::str::from_utf8(text) {
            Ok(text) if is_parted(text) => Ok(Some((line, Row { text, cells: &self.cells }))),
            _ => Err(format!("Line {line} is not UTF-8.")),
        }
    }

    fn pass_blank_lines(&mut self) -> io::Result<()> {
        loop {
            // Behind CR there may be an LF, which is no other line end.
            if self.rest.len() < 2 && !self.is_over {
                self.fill()?;
                continue;
            }
            let passed = match self.buffer[self.rest.clone()] {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | b'\n', ..] => 1,
                _ => return Ok(()),
            };
            self.rest.start += passed;
            self.line = self.line.saturating_add(1);
        }
    }

    /// Finds the row with which the rest begins; none at the end.
    fn find(&mut self) -> io::Result<Option<Found>> {
        loop {
            let rest = &self.buffer[self.rest.clone()];
            match plain_cells(rest, &mut self.cells) {
                Stop::Quote => {
                    if let Some(found) = quoted(rest, self.is_over) {
                        return Ok(Some(found));
                    }
                }
                Stop::End(at) => {
                    if let Some(len) = line_end(rest, at, self.is_over) {
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
        self.buffer.copy_within(self.rest.clone(), 0);
        self.rest = 0..self.rest.len();
        // A row that is longer than the buffer is looked through again when that is twice as long.
        self.buffer.resize(self.buffer.len().max(BUFFER).max(2 * self.rest.len()), 0);
        while self.rest.end < self.buffer.len() {
            match self.file.read(&mut self.buffer[self.rest.end..]) {
                Ok(0) => {
                    self.is_over = true;
                    break;
                }
                Ok(read) => self.rest.end += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
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

/// Where a row without quotes stops to be one.
enum Stop {
    /// There is a quote.
    Quote,
    /// Here is a line end, or nothing more.
    End(usize),
}

/// Finds the cells of a row up to its end, eight bytes at a time.
fn plain_cells(rest: &[u8], cells: &mut Vec<(usize, usize)>) -> Stop {
    cells.clear();
    let mut begin = 0;
    let (words, last) = rest.as_chunks::<8>();
    let mut padded = [0; 8];
    padded[..last.len()].copy_from_slice(last);
    for (number, word) in words.iter().chain([&padded]).enumerate() {
        let mut marks = marks(u64::from_le_bytes(*word));
        while marks != 0 {
            let at = 8 * number + marks.trailing_zeros() as usize / 8;
            marks &= marks - 1;
            match rest[at] {
                b',' => {
                    cells.push((begin, at));
                    begin = at + 1;
                }
                b'"' => return Stop::Quote,
                _ => {
                    cells.push((begin, at));
                    return Stop::End(at);
                }
            }
        }
    }
    cells.push((begin, rest.len()));
    Stop::End(rest.len())
}

/// The highest bit of each byte that parts something in a row: comma, quote, line ends.
#[inline]
fn marks(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const LOW: u64 = ONES * 0x7f;
    let is = |byte: u8| {
        let differs = word ^ (ONES * u64::from(byte));
        !(((differs & LOW) + LOW) | differs | LOW)
    };
    is(b',') | is(b'"') | is(b'\n') | is(b'\r')
}

/// How long the line end at an offset is; nothing where that is to be read yet.
fn line_end(rest: &[u8], at: usize, is_over: bool) -> Option<usize> {
    match rest.get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => Some(2),
        [b'\r'] | [] if !is_over => None,
        [] => Some(0),
        _ => Some(1),
    }
}

/// What a byte is in a row with quotes.
enum Part {
    /// A letter of a cell.
    Letter(u8),
    /// A quote around a cell, or before another that is a letter.
    Quote,
    /// The end of a cell.
    CellEnd,
    /// The end of the row.
    RowEnd,
}

/// Goes over the bytes of a row.
#[derive(Default)]
struct Walk {
    /// Whether a cell began, and is no longer to be opened by a quote.
    in_cell: bool,
    in_quotes: bool,
    /// Whether the last byte was a quote in quotes: it ends them, or stands before another.
    was_quote: bool,
}

impl Walk {
    fn next(&mut self, byte: u8) -> Part {
        let was_quote = std::mem::take(&mut self.was_quote);
        if self.in_quotes {
            if byte == b'"' {
                (self.in_quotes, self.was_quote) = (false, true);
                return Part::Quote;
            }
            return Part::Letter(byte);
        }
        match byte {
            b'"' if was_quote => {
                self.in_quotes = true;
                Part::Letter(byte)
            }
            b'"' if !self.in_cell => {
                (self.in_cell, self.in_quotes) = (true, true);
                Part::Quote
            }
            b',' => {
                self.in_cell = false;
                Part::CellEnd
            }
            b'\n' | b'\r' => Part::RowEnd,
            _ => {
                self.in_cell = true;
                Part::Letter(byte)
            }
        }
    }
}

/// The row with quotes that a text begins with; nothing where it does not end there.
fn quoted(rest: &[u8], is_over: bool) -> Option<Found> {
    let mut walk = Walk::default();
    let end = rest.iter().position(|byte| matches!(walk.next(*byte), Part::RowEnd));
    let end = match end {
        None if !is_over => return None,
        end => end.unwrap_or(rest.len()),
    };
    let len = end + line_end(rest, end, is_over)?;
    let feeds = rest[..len].windows(2).filter(|pair| *pair == b"\r\n").count();
    let ends = rest[..len].iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    Some(Found { len, plain: None, lines: u32::try_from(ends - feeds).unwrap_or(u32::MAX) })
}

/// The text of a row without its quotes, and where its cells are.
fn unquote(row: &[u8], text: &mut Vec<u8>, cells: &mut Vec<(usize, usize)>) {
    text.clear();
    cells.clear();
    let (mut walk, mut begin) = (Walk::default(), 0);
    for byte in row {
        match walk.next(*byte) {
            Part::Letter(byte) => text.push(byte),
            Part::Quote => {}
            Part::CellEnd => {
                cells.push((begin, text.len()));
                begin = text.len();
            }
            Part::RowEnd => break,
        }
    }
    cells.push((begin, text.len()));
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
