//! A buffer that is written out when it is full, and XML escaping.

use std::io::{self, Write};

/// How much is gathered before it is written.
const CHUNK: usize = 1 << 16;

/// Bytes on their way out.
pub(crate) struct Bytes<W> {
    pub(crate) buffer: Vec<u8>,
    out: W,
}

impl<W: Write> Bytes<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { buffer: Vec::with_capacity(CHUNK * 2), out }
    }

    /// Appends text as it is.
    pub(crate) fn push(&mut self, text: impl AsRef<[u8]>) {
        self.buffer.extend_from_slice(text.as_ref());
    }

    /// Appends text that may hold anything, for content or attributes.
    pub(crate) fn push_escaped(&mut self, text: &str) {
        push_escaped(&mut self.buffer, text);
    }

    /// Writes what was gathered, if it is much.
    pub(crate) fn flush_if_full(&mut self) -> io::Result<()> {
        if self.buffer.len() >= CHUNK {
            self.out.write_all(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    /// Writes what is left.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.end()
    }

    /// Writes what is left, where more may come.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.out.write_all(&self.buffer)?;
        self.buffer.clear();
        self.out.flush()
    }
}

impl Bytes<Vec<u8>> {
    /// All that was appended.
    pub(crate) fn whole(mut self) -> Vec<u8> {
        self.out.append(&mut self.buffer);
        self.out
    }
}

/// Appends text with the letters replaced that mean something in XML, and those that XML can't
/// hold (XML 1.0 §2.2) by the sign for that.
pub(crate) fn push_escaped(out: &mut Vec<u8>, text: &str) {
    let special = |c: &u8| *c < 32 || matches!(c, b'&' | b'<' | b'>' | b'"' | 0xEF);
    if !text.as_bytes().iter().any(special) {
        return out.extend_from_slice(text.as_bytes());
    }
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // The first byte of U+FFFE and U+FFFF, whose other two are left as those of U+FFFD.
            0xBE | 0xBF if at >= 2 && text.as_bytes()[at - 2..at] == [0xEF, 0xBF] => out.push(0xBD),
            b'&' => out.extend_from_slice(b"&amp;"),
            b'<' => out.extend_from_slice(b"&lt;"),
            b'>' => out.extend_from_slice(b"&gt;"),
            b'"' => out.extend_from_slice(b"&quot;"),
            b'\r' => out.extend_from_slice(b"&#13;"),
            0..=8 | 11 | 12 | 14..=31 => out.extend_from_slice("\u{fffd}".as_bytes()),
            other => out.push(other),
        }
    }
}

/// The text as the content of an element, spelt as the readers spell it: quotes and returns are
/// themselves there.
pub(crate) fn content(text: &str) -> String {
    // An ampersand of the text itself is `&amp;`: what is replaced here was written by `escaped`.
    escaped(text).replace("&quot;", "\"").replace("&#13;", "\r")
}

/// The text with the letters replaced that mean something in XML.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    push_escaped(&mut out, text);
    // Replacing ASCII letters by ASCII text leaves UTF-8 what it was.
    String::from_utf8_lossy(&out).into_owned()
}
