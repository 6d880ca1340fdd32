//! What is in the bytes of a table: where its cells, rows and lines end.

use std::ops::ControlFlow;

/// What parts the cells and rows of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marks {
    separator: u8,
    /// Two bytes, or one twice. Where they are CR and LF, both together are one end.
    line_ends: [u8; 2],
}

impl Marks {
    /// Commas; lines end with CR, LF or both.
    pub(crate) const USUAL: Self = Self { separator: b',', line_ends: *b"\r\n" };

    /// A separator; lines end with one byte, and others that look like ends are letters.
    pub(crate) fn new(separator: u8, line_end: u8) -> Self {
        Self { separator, line_ends: [line_end; 2] }
    }

    fn ends_line(self, byte: u8) -> bool {
        self.line_ends.contains(&byte)
    }

    /// How long the line end is with which bytes begin, if they do.
    pub(super) fn line_end(self, bytes: &[u8]) -> usize {
        match bytes {
            [first, second, ..] if [*first, *second] == *b"\r\n" && self.ends_line(b'\r') => {
                1 + usize::from(self.ends_line(b'\n'))
            }
            [first, ..] => usize::from(self.ends_line(*first)),
            [] => 0,
        }
    }
}

/// What of the rest a row is.
pub(super) struct Found {
    /// How many bytes it has with its line end.
    pub(super) len: usize,
    /// How many of its bytes are its text, where its cells stand in it as they are; they are known then.
    pub(super) plain: Option<usize>,
    /// How many lines end in it.
    pub(super) lines: u32,
}

/// Where a row stops that can be taken as it stands.
pub(super) enum Stop {
    /// In the cell that begins here: quotes do not just stand around it, or it runs over a line end.
    Quote(usize),
    /// Here is a line end, or nothing more.
    End(usize),
}

/// How the cell that was begun stands in quotes.
#[derive(Clone, Copy)]
enum Quoting {
    None,
    Open,
    /// Closed by the quote here.
    Closed(usize),
}

/// A cell that was begun.
struct Begun {
    at: usize,
    quoting: Quoting,
}

impl Begun {
    /// Takes a quote; false where it is not one around the cell.
    fn quote(&mut self, at: usize) -> bool {
        self.quoting = match self.quoting {
            Quoting::None if at == self.at => Quoting::Open,
            Quoting::Open => Quoting::Closed(at),
            _ => return false,
        };
        true
    }

    /// The cell that ends here, without the quotes around it; none where something stands behind them.
    fn end(&self, at: usize) -> Option<(usize, usize)> {
        match self.quoting {
            Quoting::None => Some((self.at, at)),
            Quoting::Closed(quote) if quote + 1 == at => Some((self.at + 1, quote)),
            _ => None,
        }
    }
}

/// Finds the cells of a row up to its end, those in quotes too, and which is the first of these: `cells` stand in the
/// bytes as they are.
pub(super) fn plain_cells(
    rest: &[u8],
    marks: Marks,
    cells: &mut Vec<(usize, usize)>,
    first_quoted: &mut usize,
) -> Stop {
    cells.clear();
    *first_quoted = usize::MAX;
    let mut cell = Begun { at: 0, quoting: Quoting::None };
    let stop = each_mark(rest, marks, |at, byte| {
        if byte == b'"' {
            *first_quoted = cells.len().min(*first_quoted);
            return match cell.quote(at) {
                true => ControlFlow::Continue(()),
                false => ControlFlow::Break(Stop::Quote(cell.at)),
            };
        }
        if byte == marks.separator && matches!(cell.quoting, Quoting::Open) {
            return ControlFlow::Continue(());
        }
        let Some(ended) = cell.end(at) else { return ControlFlow::Break(Stop::Quote(cell.at)) };
        cells.push(ended);
        if byte != marks.separator {
            return ControlFlow::Break(Stop::End(at));
        }
        cell = Begun { at: at + 1, quoting: Quoting::None };
        ControlFlow::Continue(())
    });
    stop.unwrap_or_else(|| match cell.end(rest.len()) {
        Some(ended) => {
            cells.push(ended);
            Stop::End(rest.len())
        }
        None => Stop::Quote(cell.at),
    })
}

/// Goes over the separators, quotes and line ends in bytes, eight of these at a time, up to where one breaks off.
#[inline]
fn each_mark<T>(
    rest: &[u8],
    marks: Marks,
    take: impl FnMut(usize, u8) -> ControlFlow<T>,
) -> Option<T> {
    let [end, other_end] = marks.line_ends;
    let all = [marks.separator, b'"', end, other_end];
    // Commas, tabs, quotes and line ends stand before all letters and digits: one look finds them together.
    let last = all.into_iter().fold(0, u8::max);
    if last < b'0' {
        let behind = ONES * u64::from(last + 1);
        return each_found(rest, |word| up_to(word, behind), all, take);
    }
    let looked_for = all.map(|byte| ONES * u64::from(byte));
    each_found(rest, |word| found(word, looked_for), all, take)
}

/// As [`each_mark`], where `find` gives the highest bits of the bytes of a word that may be marks.
#[inline]
fn each_found<T>(
    rest: &[u8],
    find: impl Fn(u64) -> u64,
    marks: [u8; 4],
    mut take: impl FnMut(usize, u8) -> ControlFlow<T>,
) -> Option<T> {
    let (words, last) = rest.as_chunks::<8>();
    let mut padded = [0; 8];
    padded[..last.len()].copy_from_slice(last);
    for (number, word) in words.iter().chain([&padded]).enumerate() {
        let mut found = find(u64::from_le_bytes(*word));
        while found != 0 {
            let at = 8 * number + found.trailing_zeros() as usize / 8;
            found &= found - 1;
            // What pads the last word is no byte of the row, though a separator may be NUL.
            let Some(byte) = rest.get(at) else { break };
            if !marks.contains(byte) {
                continue;
            }
            if let ControlFlow::Break(enough) = take(at, *byte) {
                return Some(enough);
            }
        }
    }
    None
}

/// A word of ones, by which a byte is multiplied to stand eight times.
const ONES: u64 = u64::MAX / 255;

/// The highest bit of each byte of a word that stands before another, which stands eight times and is that of an ASCII
/// character.
#[inline]
fn up_to(word: u64, behind: u64) -> u64 {
    const HIGH: u64 = ONES * 0x80;
    !((word | HIGH) - behind) & !word & HIGH
}

/// The highest bit of each byte of a word that is one of those looked for, which stand eight times each.
#[inline]
fn found(word: u64, looked_for: [u64; 4]) -> u64 {
    const LOW: u64 = ONES * 0x7f;
    let is = |bytes: u64| {
        let differs = word ^ bytes;
        !(((differs & LOW) + LOW) | differs | LOW)
    };
    looked_for.into_iter().fold(0, |found, bytes| found | is(bytes))
}

/// How long the line end at an offset is; nothing where that is to be read yet.
pub(super) fn line_end(rest: &[u8], at: usize, marks: Marks, is_over: bool) -> Option<usize> {
    match rest.get(at..).unwrap_or_default() {
        [] => is_over.then_some(0),
        // Behind CR there may be an LF, which is no other line end.
        [b'\r'] if !is_over && marks.ends_line(b'\n') => None,
        end => Some(marks.line_end(end)),
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
    /// Passes over bytes that are neither separators nor quotes nor line ends.
    fn pass(&mut self, letters: &[u8]) {
        if !letters.is_empty() {
            self.was_quote = false;
            self.in_cell = true;
        }
    }

    fn next(&mut self, byte: u8, marks: Marks) -> Part {
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
            _ if byte == marks.separator => {
                self.in_cell = false;
                Part::CellEnd
            }
            _ if marks.ends_line(byte) => Part::RowEnd,
            _ => {
                self.in_cell = true;
                Part::Letter(byte)
            }
        }
    }
}

/// The row with quotes that a text begins with, its text without them and where its cells are; nothing where it does
/// not end there. The cells before `first` are known, and there one begins.
pub(super) fn quoted(
    rest: &[u8],
    (marks, is_over): (Marks, bool),
    first: usize,
    text: &mut Vec<u8>,
    cells: &mut Vec<(usize, usize)>,
) -> Option<Found> {
    text.clear();
    text.extend_from_slice(&rest[..first]);
    let (mut walk, mut passed, mut begin) = (Walk::default(), first, first);
    // Lines end within quotes too, and CR and LF together are one end.
    let (mut lines, mut counted) = (0_u32, 0);
    let end = each_mark(&rest[first..], marks, |at, byte| {
        let at = first + at;
        let letters = &rest[passed..at];
        walk.pass(letters);
        text.extend_from_slice(letters);
        passed = at + 1;
        match walk.next(byte, marks) {
            Part::Letter(byte) => {
                if at >= counted && marks.ends_line(byte) {
                    counted = at + marks.line_end(&rest[at..]);
                    lines = lines.saturating_add(1);
                }
                text.push(byte);
            }
            Part::Quote => {}
            Part::CellEnd => {
                cells.push((begin, text.len()));
                begin = text.len();
            }
            Part::RowEnd => return ControlFlow::Break(at),
        }
        ControlFlow::Continue(())
    });
    if end.is_none() {
        if !is_over {
            return None;
        }
        text.extend_from_slice(&rest[passed..]);
    }
    cells.push((begin, text.len()));
    let end = end.unwrap_or(rest.len());
    let line_end = line_end(rest, end, marks, is_over)?;
    let lines = lines.saturating_add(u32::from(line_end > 0));
    Some(Found { len: end + line_end, plain: None, lines })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_pads_a_row_is_no_separator() {
        let mut cells = Vec::new();
        for (row, expected) in
            [(&b"a\0bc"[..], vec![(0, 1), (2, 4)]), (&b"12345678\0"[..], vec![(0, 8), (9, 9)])]
        {
            let stop = plain_cells(row, Marks::new(0, b'\n'), &mut cells, &mut 0);
            assert!(matches!(stop, Stop::End(at) if at == row.len()));
            assert_eq!(cells, expected);
        }
    }

    /// What a row with quotes is, byte by byte: its end, the lines in it, its text and its cells.
    fn by_bytes(rest: &[u8], marks: Marks) -> (usize, u32, Vec<u8>, Vec<(usize, usize)>) {
        let (mut walk, mut begin) = (Walk::default(), 0);
        let (mut text, mut cells) = (Vec::new(), Vec::new());
        let mut end = rest.len();
        for (at, byte) in rest.iter().enumerate() {
            match walk.next(*byte, marks) {
                Part::Letter(byte) => text.push(byte),
                Part::Quote => {}
                Part::CellEnd => {
                    cells.push((begin, text.len()));
                    begin = text.len();
                }
                Part::RowEnd => {
                    end = at;
                    break;
                }
            }
        }
        cells.push((begin, text.len()));
        let len = end + marks.line_end(&rest[end..]);
        let (mut lines, mut at) = (0, 0);
        while at < len {
            let end = marks.line_end(&rest[at..len]);
            lines += u32::from(end > 0);
            at += end.max(1);
        }
        (len, lines, text, cells)
    }

    proptest! {
        #[test]
        fn rows_with_quotes_are_those_of_their_bytes(
            row in "[ab,;\"\r\n\u{0}é1]{0,40}",
            marks in prop::sample::select(vec![
                Marks::USUAL, Marks::new(b';', b'\n'), Marks::new(0, b'\r'),
            ]),
        ) {
            let row = row.as_bytes();
            let (len, lines, expected, expected_cells) = by_bytes(row, marks);
            let (mut text, mut cells) = (vec![b'x'], vec![(7, 7)]);
            let mut first_quoted = 0;
            let stop = plain_cells(row, marks, &mut cells, &mut first_quoted);
            let quote = row.iter().position(|byte| *byte == b'"');
            prop_assert!(cells.get(first_quoted).is_none_or(|(begin, _)| quote.is_some_and(|at| at <= *begin)));
            let letters = |text: &[u8], cells: &[(usize, usize)]| -> Vec<Vec<u8>> {
                cells.iter().map(|(begin, end)| text[*begin..*end].to_vec()).collect()
            };
            let expected = letters(&expected, &expected_cells);
            match stop {
                Stop::Quote(begin) => {
                    let of = (marks, true);
                    let found = quoted(row, of, begin, &mut text, &mut cells).unwrap();
                    prop_assert_eq!((found.len, found.lines), (len, lines));
                    prop_assert_eq!(letters(&text, &cells), expected);
                }
                Stop::End(_) => prop_assert_eq!(letters(row, &cells), expected),
            }
        }
    }
}
