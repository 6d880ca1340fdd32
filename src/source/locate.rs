//! From a field of a row to a column of a line.
//!
//! Readers and checks know the row and the field; a person looks for a line and a column. Only
//! when there is something to tell is the file looked at again.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Place};

/// The files that places may name, and where they are.
#[derive(Debug, Default)]
pub struct Locator {
    files: BTreeMap<Arc<str>, PathBuf>,
}

impl Locator {
    /// Knows no file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a file known.
    pub fn add(&mut self, name: Arc<str>, path: PathBuf) {
        self.files.insert(name, path);
    }

    /// Gives every place that names a field of a row its line and column.
    pub fn complete(&self, diagnostics: &mut Diagnostics) {
        let mut wanted: BTreeMap<Arc<str>, Vec<&mut Place>> = BTreeMap::new();
        for diagnostic in diagnostics.iter_mut() {
            for place in std::iter::once(&mut diagnostic.place).chain(&mut diagnostic.related) {
                if let (Some(file), Some(_)) = (place.file.clone(), place.field) {
                    wanted.entry(file).or_default().push(place);
                }
            }
        }
        for (name, mut places) in wanted {
            places.sort_by_key(|place| place.line);
            let path = self.files.get(&name).cloned().unwrap_or_else(|| PathBuf::from(&*name));
            if let Ok(file) = File::open(path) {
                complete_in(BufReader::new(file), &mut places);
            }
        }
    }
}

/// Completes the places of one file, which are sorted by line. A file that can't be read any
/// more leaves them as they are.
fn complete_in(mut file: impl BufRead, places: &mut [&mut Place]) {
    let mut number = 0;
    let mut text = Vec::new();
    let mut at = 0;
    while at < places.len() {
        text.clear();
        match file.read_until(b'\n', &mut text) {
            Ok(0) | Err(_) => return,
            Ok(_) => number += 1,
        }
        if places[at].line != Some(number) {
            continue;
        }
        // A quoted cell may run over lines: take lines until the quotes are paired.
        let first = number;
        while text.iter().filter(|c| **c == b'"').count() % 2 == 1 {
            match file.read_until(b'\n', &mut text) {
                Ok(0) | Err(_) => break,
                Ok(_) => number += 1,
            }
        }
        while at < places.len() && places[at].line == Some(first) {
            let field = places[at].field.take().unwrap_or(0);
            let (line, column) = start_of_field(&text, usize::from(field));
            places[at].line = Some(first + line);
            places[at].column = Some(column);
            at += 1;
        }
    }
}

/// Where a field of a row begins: lines after the first, and the column from 1.
fn start_of_field(row: &[u8], field: usize) -> (u32, u32) {
    let row = row.strip_prefix(b"\xef\xbb\xbf").unwrap_or(row);
    let (mut line, mut column, mut seen, mut quoted) = (0, 1, 0, false);
    for c in row {
        if seen == field {
            break;
        }
        match c {
            b'"' => quoted = !quoted,
            b',' if !quoted => seen += 1,
            _ => {}
        }
        if *c == b'\n' {
            line += 1;
            column = 1;
        } else if c & 0xC0 != 0x80 {
            column += 1;
        }
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::start_of_field;

    #[test]
    fn quotes_commas_and_lines_count() {
        assert_eq!(start_of_field("a,\"b,b\",決算,d".as_bytes(), 3), (0, 12));
        assert_eq!(start_of_field(b"a,\"b\nb\",c", 2), (1, 4));
        assert_eq!(start_of_field(b"a", 0), (0, 1));
    }
}
