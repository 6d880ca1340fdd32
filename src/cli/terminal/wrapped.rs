//! Lines that are broken between words where the terminal ends, and go on further in.

use std::io::{self, Write};

use crate::diagnostic::render::Terminal;

/// Passes on what is written; to a terminal line by line, none wider than it is.
pub(in crate::cli) struct Wrapped<W: Write> {
    out: W,
    columns: Option<usize>,
    /// What has no end yet.
    line: Vec<u8>,
}

impl<W: Write> Wrapped<W> {
    /// To something with so many columns; without them lines stay whole.
    pub(in crate::cli) fn new(out: W, columns: Option<usize>) -> Self {
        Self { out, columns, line: Vec::new() }
    }

    fn line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let line = String::from_utf8_lossy(&line);
        let terminal = Some(Terminal { columns: self.columns, color: false });
        let lines = Terminal::lines(terminal, &line);
        self.out.write_all(lines.join("\n").as_bytes())
    }
}

impl<W: Write> Write for Wrapped<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.columns.is_none() {
            return self.out.write(bytes);
        }
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            match part.strip_suffix(b"\n") {
                Some(end) => {
                    self.line.extend_from_slice(end);
                    self.line()?;
                    self.out.write_all(b"\n")?;
                }
                None => self.line.extend_from_slice(part),
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if !self.line.is_empty() {
            self.line()?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(columns: Option<usize>) -> String {
        let mut out = Vec::new();
        let mut wrapped = Wrapped::new(&mut out, columns);
        // A pattern comes in pieces.
        let of = "a line";
        write!(wrapped, "a short line\n\n  {of} of many words\nend").expect("it is written");
        wrapped.flush().expect("it is written");
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn lines_end_where_the_terminal_does() {
        assert_eq!(written(None), "a short line\n\n  a line of many words\nend");
        assert_eq!(written(Some(80)), written(None));
        assert_eq!(written(Some(20)), "a short line\n\n  a line of many\n    words\nend");
    }
}
