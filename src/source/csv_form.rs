//! How a table in CSV is written: its encoding, what parts its cells, and how its lines end.
//!
//! All of it is told from the beginning of the file, and what is not UTF-8 with commas is said.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;

use crate::diagnostic::{Code, Diagnostic, Place};

/// How much of a file is looked at to see how it is written.
pub(super) const SAMPLE: usize = 1 << 16;

/// What parts cells and ends lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// LF, or CR where there is no LF at all.
    pub(super) line_end: u8,
    /// A comma, or what parts the cells of a heading that has none: semicolons or tabs.
    pub(super) separator: u8,
}

impl Form {
    /// The form of a table that begins so.
    pub(super) fn of(sample: &[u8]) -> Self {
        let old = sample.contains(&b'\r') && !sample.contains(&b'\n');
        let line_end = if old { b'\r' } else { b'\n' };
        let mut lines = sample.split(|byte| *byte == line_end);
        let heading = lines.find(|line| !line.trim_ascii().is_empty()).unwrap_or_default();
        let count = |separator: u8| heading.iter().filter(|byte| **byte == separator).count();
        let separator = match (count(b','), count(b';'), count(b'\t')) {
            (0, 0, 0) => b',',
            (0, semicolons, tabs) if tabs >= semicolons => b'\t',
            (0, ..) => b';',
            _ => b',',
        };
        Self { line_end, separator }
    }

    /// What the separators are called, where they are no commas.
    fn parted(self) -> Option<&'static str> {
        match self.separator {
            b';' => Some("semicolons"),
            b'\t' => Some("tabs"),
            _ => None,
        }
    }

    /// Says how a table is read, where that is not as usual.
    pub(super) fn told(
        self,
        encoding: Option<&'static Encoding>,
        name: &Arc<str>,
    ) -> Option<Diagnostic> {
        let encoding = encoding.map(Encoding::name);
        let message = match (encoding, self.parted()) {
            (None, None) => return None,
            (Some(encoding), None) => format!("The table is read as {encoding}."),
            (None, Some(parted)) => {
                format!("The cells of the table are read as parted by {parted}.")
            }
            (Some(encoding), Some(parted)) => {
                format!("The table is read as {encoding}, its cells as parted by {parted}.")
            }
        };
        let told = Diagnostic::new(Code::TableReadAs, Place::file(name), message);
        Some(told.help("save it as \"CSV UTF-8\" if it is another"))
    }
}

/// The encoding of a table that begins so, where it is not UTF-8: UTF-16 by its byte order mark or its first letters,
/// Shift_JIS by its bytes, which are no UTF-8 and give Japanese text without a fault.
pub(super) fn encoding(sample: &[u8]) -> Option<&'static Encoding> {
    match sample {
        [0xFF, 0xFE, ..] => return Some(UTF_16LE),
        [0xFE, 0xFF, ..] => return Some(UTF_16BE),
        // Headings begin with letters of ASCII, and no text has the letter of no bits.
        [1..=255, 0, 1..=255, 0, ..] => return Some(UTF_16LE),
        [0, 1..=255, 0, 1..=255, ..] => return Some(UTF_16BE),
        _ => {}
    }
    match std::str::from_utf8(sample) {
        Ok(_) => return None,
        // The end of the sample may part a letter.
        Err(error) if error.error_len().is_none() => return None,
        // One of UTF-8 with a fault in it.
        Err(error) if !sample[..error.valid_up_to()].is_ascii() => return None,
        Err(_) => {}
    }
    // The last letter of a sample may be cut; a line is whole.
    let whole = sample.iter().rposition(|byte| *byte == b'\n').unwrap_or(sample.len());
    let (text, faulty) = SHIFT_JIS.decode_without_bom_handling(&sample[..whole]);
    (!faulty && has_japanese(&text)).then_some(SHIFT_JIS)
}

/// Whether words in a text are Japanese: letters of Western Europe, read as Shift_JIS, give such
/// letters one by one and among Latin ones.
fn has_japanese(text: &str) -> bool {
    let is_japanese =
        |letter: &char| matches!(letter, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    let letters: Vec<char> = text.chars().collect();
    let mut runs = letters.chunk_by(|one, other| is_japanese(one) == is_japanese(other));
    let mut before = ' ';
    runs.any(|run| {
        let is_word = run.len() > 1 && is_japanese(&run[0]) && !before.is_ascii_alphabetic();
        before = *run.last().unwrap_or(&' ');
        is_word
    })
}

/// A file as UTF-8, and its encoding where that is another.
///
/// # Errors
/// When its beginning can't be read.
pub(super) fn decoded(
    mut file: impl Read + 'static,
) -> io::Result<(Box<dyn Read>, Option<&'static Encoding>)> {
    let mut sample = Vec::new();
    file.by_ref().take(SAMPLE as u64).read_to_end(&mut sample)?;
    let encoding = encoding(&sample);
    let whole = Cursor::new(sample).chain(file);
    let Some(encoding) = encoding else { return Ok((Box::new(whole), None)) };
    let reader = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(whole);
    Ok((Box::new(reader), Some(encoding)))
}

/// Opens a table again, to look for lines in it: as UTF-8, with its form.
pub(super) fn open_again(path: &Path) -> io::Result<(Box<dyn BufRead>, Form)> {
    let (file, _) = decoded(File::open(path)?)?;
    let mut file = BufReader::with_capacity(SAMPLE, file);
    let form = Form::of(file.fill_buf()?);
    Ok((Box::new(file), form))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_tells_what_parts_cells() {
        let separator = |text: &str| Form::of(text.as_bytes()).separator;
        assert_eq!(separator("concept,period\na;b;c\n"), b',');
        assert_eq!(separator("\nconcept;period\na,b\n"), b';');
        assert_eq!(separator("concept\tperiod\n"), b'\t');
        assert_eq!(separator("concept\n"), b',');
        assert_eq!(Form::of(b"a,b\r1,2\r").line_end, b'\r');
    }

    #[test]
    fn encodings_are_told_by_bytes() {
        let (japanese, _, _) = SHIFT_JIS.encode("要素名,標準ラベル（日本語）\n売上高,収益\n");
        assert_eq!(encoding(&japanese), Some(SHIFT_JIS));
        assert_eq!(encoding("要素名".as_bytes()), None);
        assert_eq!(encoding(b"caf\xe9,au lait\n"), None);
        assert_eq!(encoding(b"T\xe9l\xe9com,Soci\xe9t\xe9 x\n"), None);
        assert_eq!(encoding(b"\xa9 \xb1\xb2,x\n"), None);
        assert_eq!(encoding(b"\xff\xfea\0"), Some(UTF_16LE));
        assert_eq!(encoding(b"c\0o\0"), Some(UTF_16LE));
        assert_eq!(encoding(b"\0c\0o"), Some(UTF_16BE));
        assert_eq!(encoding(b"a\0"), None);
        let faulty = ["星野".as_bytes(), &japanese].concat();
        assert_eq!(encoding(&faulty), None);
    }
}
