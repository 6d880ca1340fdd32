//! Quotes around cells of CSV (RFC 4180 §2): one that is never closed swallows the rest of the file,
//! and letters behind a closing one are in the cell or not, as the reader pleases.

use std::collections::VecDeque;
use std::io::{self, BufRead};
use std::path::Path;
use std::sync::Arc;

use memchr::memchr;

use super::csv_form::{self, Form};
use crate::diagnostic::{Code, Diagnostic, Place};

/// A quoted cell that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The byte of the quote that opens it.
    pub(super) opened: u64,
    /// The byte behind the closing quote that is no comma; none where the quote is never closed.
    pub(super) behind: Option<u64>,
}

/// How many faults of a row are kept.
const MOST: usize = 100;

/// What is wrong with the quotes in the rows of a table.
pub(super) struct Quotes {
    form: Form,
    state: State,
    /// The byte at which the row begins.
    offset: u64,
    /// The byte of the last quote that opened a cell.
    opened: u64,
    faults: VecDeque<Fault>,
}

/// Where the reader of a table stands between two bytes.
#[derive(Clone, Copy)]
enum State {
    /// Outside quotes, behind this byte.
    Outside(u8),
    Quoted,
    /// Behind a quote in a quoted cell: it closes the cell, or is one of two that stand for one.
    Quote,
    /// Behind blanks behind a closing quote.
    Closed,
}

/// The byte order mark, which is no part of the first cell.
const MARK: [u8; 3] = *b"\xef\xbb\xbf";

impl Quotes {
    pub(super) fn new(form: Form) -> Self {
        let state = State::Outside(form.line_end);
        Self { form, state, offset: 0, opened: 0, faults: VecDeque::new() }
    }

    /// Takes the next fault of the rows that were watched.
    pub(super) fn fault(&mut self) -> Option<Fault> {
        self.faults.pop_front()
    }

    fn push(&mut self, behind: Option<u64>) {
        if self.faults.len() < MOST {
            self.faults.push_back(Fault { opened: self.opened, behind });
        }
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.form.separator || byte == self.form.line_end
    }

    /// Looks for faults in a row that begins at a byte of the table.
    pub(super) fn watch(&mut self, (row, offset): (&[u8], u64)) {
        (self.state, self.offset) = (State::Outside(self.form.line_end), offset);
        let mut at = 0;
        while at < row.len() {
            at = self.step(row, at);
        }
        // A row ends in a quoted cell where the table does.
        if matches!(self.state, State::Quoted) {
            self.push(None);
        }
    }

    /// Goes on from a byte to the next one that matters.
    fn step(&mut self, bytes: &[u8], at: usize) -> usize {
        let byte = bytes[at];
        match self.state {
            State::Outside(before) => {
                let Some(next) = memchr(b'"', &bytes[at..]).map(|next| at + next) else {
                    self.state = State::Outside(bytes[bytes.len() - 1]);
                    return bytes.len();
                };
                let before = if next > at { bytes[next - 1] } else { before };
                if self.ends_cell(before) {
                    self.opened = self.offset + next as u64;
                    self.state = State::Quoted;
                } else {
                    // The mark of inches in the middle of a cell.
                    self.state = State::Outside(b'"');
                }
                return next + 1;
            }
            State::Quoted => {
                let next = memchr(b'"', &bytes[at..]);
                self.state = if next.is_some() { State::Quote } else { State::Quoted };
                return next.map_or(bytes.len(), |next| at + next + 1);
            }
            State::Quote if byte == b'"' => self.state = State::Quoted,
            _ if self.ends_cell(byte) => self.state = State::Outside(byte),
            _ if matches!(byte, b' ' | b'\t' | b'\r' | b'\n') => self.state = State::Closed,
            _ => {
                self.push(Some(self.offset + at as u64));
                self.state = State::Outside(byte);
            }
        }
        at + 1
    }
}

/// The diagnostic for a fault of a table, whose file is read again to find the line.
pub(super) fn told(name: &Arc<str>, fault: Fault, form: Form) -> Diagnostic {
    let find = |offset| {
        let file = csv_form::open_again(Path::new(&**name));
        file.and_then(|(file, _)| line_and_column(file, offset, form.line_end)).ok()
    };
    let place = |found: Option<(u32, u32)>| {
        found.map_or_else(|| Place::file(name), |(line, at)| Place::at(name, line, at))
    };
    let (opened, behind) = (find(fault.opened), fault.behind.and_then(find));
    let runs_on = behind.map(|(line, _)| line) != opened.map(|(line, _)| line);
    let close = "put a quote behind the last letter of the cell, or take this one out";
    match behind {
        None => {
            let message = "The quote that begins this cell is never closed, and all that follows \
                           is in the cell.";
            Diagnostic::new(Code::InvalidCsv, place(opened), message).help(close)
        }
        Some(_) if runs_on => {
            let message = "The quote that begins this cell is closed on another line only, and \
                           something stands behind it there.";
            Diagnostic::new(Code::InvalidCsv, place(opened), message)
                .related(place(behind))
                .help(close)
        }
        Some(_) => {
            let message = "Something stands behind the quote that closes the cell.";
            Diagnostic::new(Code::InvalidCsv, place(behind), message)
                .help("write a quote within a cell twice (\"\"), and nothing behind the last one")
        }
    }
}

/// Line and column of a byte.
fn line_and_column(mut file: impl BufRead, offset: u64, line_end: u8) -> io::Result<(u32, u32)> {
    let (mut line, mut begins, mut text) = (1, 0, Vec::new());
    loop {
        text.clear();
        let length = file.read_until(line_end, &mut text)? as u64;
        if length == 0 || begins + length > offset {
            break;
        }
        begins += length;
        line += 1;
    }
    let before = usize::try_from(offset - begins).unwrap_or(text.len()).min(text.len());
    let text = &text[..before];
    let text = text.strip_prefix(&MARK).filter(|_| line == 1).unwrap_or(text);
    let letters = text.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    Ok((line, u32::try_from(letters + 1).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use super::super::rows::Rows;
    use super::*;

    /// The faults of a table.
    fn faults(text: &str) -> Vec<(u64, Option<u64>)> {
        let mut rows = Rows::new(text.as_bytes()).expect("bytes can be read");
        let mut faults = Vec::new();
        while rows.advance().expect("bytes can be read").is_some() {
            let of_row = std::iter::from_fn(|| rows.fault());
            faults.extend(of_row.map(|(fault, _)| (fault.opened, fault.behind)));
        }
        faults
    }

    #[test]
    fn quotes_are_watched() {
        for (text, expected) in [
            ("a,\"b\",c\n\"d\"\n", &[][..]),
            ("\u{feff}\"a\",b\n", &[]),
            ("a,\"b \"\"c\"\"\"\r\n5\" disk,x\"y\n", &[]),
            ("a,\"b\" ,c\n", &[]),
            ("a,\"b\n\nc\"\n\"\"\n", &[]),
            ("a,\"\",b", &[]),
            ("a,\"b", &[(2, None)]),
            ("a,\"b\"\"\nc\n", &[(2, None)]),
            ("a,\"b\"x,c\n", &[(2, Some(5))]),
            ("\"b\" \"c\"\n", &[(0, Some(4))]),
            ("\"b\"x\n\"c", &[(0, Some(3)), (5, None)]),
        ] {
            assert_eq!(faults(text), expected, "{text}");
        }
    }

    #[test]
    fn a_byte_has_its_line_and_column() {
        let place = |text: &str, at| line_and_column(text.as_bytes(), at, b'\n').unwrap();
        assert_eq!(place("ab\ncd", 0), (1, 1));
        assert_eq!(place("ab\ncd", 4), (2, 2));
        assert_eq!(place("決,\"x", 4), (1, 3));
        assert_eq!(place("\u{feff}\"x", 3), (1, 1));
    }
}
