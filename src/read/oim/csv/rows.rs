//! Rows of a table, in UTF-8, with the lines on which they begin.

use std::io::{self, Read};

use csv::{ReaderBuilder, StringRecord};

/// The rows of a file.
pub(crate) struct Rows<R> {
    reader: csv::Reader<Marked<R>>,
    record: StringRecord,
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(file: R) -> Self {
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(Marked { file, begins: true });
        Self { reader, record: StringRecord::new() }
    }

    /// The next row with its line; what is wrong with the file where it can't be read.
    pub(crate) fn next(&mut self) -> Result<Option<(u32, &StringRecord)>, String> {
        match self.reader.read_record(&mut self.record) {
            Ok(false) => Ok(None),
            Ok(true) => {
                let line = self.record.position().map_or(1, csv::Position::line);
                Ok(Some((u32::try_from(line).unwrap_or(u32::MAX), &self.record)))
            }
            Err(error) => Err(match error.kind() {
                csv::ErrorKind::Utf8 { pos: Some(at), .. } => {
                    format!("Line {} is not UTF-8.", at.line())
                }
                csv::ErrorKind::Utf8 { .. } => "The file is not UTF-8.".to_owned(),
                _ => format!("The file can't be read: {error}."),
            }),
        }
    }
}

/// A file without the mark of byte order at its beginning.
struct Marked<R> {
    file: R,
    begins: bool,
}

impl<R: Read> Read for Marked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if !std::mem::take(&mut self.begins) || buffer.len() < 3 {
            return self.file.read(buffer);
        }
        let mut filled = 0;
        while filled < 3 {
            match self.file.read(&mut buffer[filled..])? {
                0 => return Ok(filled),
                more => filled += more,
            }
        }
        if !buffer.starts_with(b"\xef\xbb\xbf") {
            return Ok(filled);
        }
        buffer.copy_within(3..filled, 0);
        match filled - 3 {
            0 => self.file.read(buffer),
            left => Ok(left),
        }
    }
}
