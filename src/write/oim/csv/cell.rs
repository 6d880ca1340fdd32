//! Cells of a table, and names of columns.

use crate::model::QName;

/// A row of cells on its way into the bytes of a table.
#[derive(Debug)]
pub(super) struct Row<'b> {
    out: &'b mut Vec<u8>,
    is_first: bool,
}

impl<'b> Row<'b> {
    pub(super) fn new(out: &'b mut Vec<u8>) -> Self {
        Self { out, is_first: true }
    }

    /// A cell of letters that mean what they are: a name, a period, a figure; nothing where empty.
    pub(super) fn plain(&mut self, text: &str) {
        if !self.is_first {
            self.out.push(b',');
        }
        self.is_first = false;
        // Nothing but commas, quotes, ends of lines and blanks at the ends has to be quoted (RFC 4180 §2).
        let quotes = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
        let blank_end = text.starts_with([' ', '\t']) || text.ends_with([' ', '\t']);
        if !blank_end && !text.bytes().any(quotes) {
            return self.out.extend_from_slice(text.as_bytes());
        }
        self.out.push(b'"');
        self.out.extend_from_slice(text.replace('"', "\"\"").as_bytes());
        self.out.push(b'"');
    }

    /// Cells as another row has them.
    pub(super) fn made(&mut self, cells: &[u8]) {
        if !self.is_first {
            self.out.push(b',');
        }
        self.is_first = false;
        self.out.extend_from_slice(cells);
    }

    /// A cell of any text, or nil (xBRL-CSV 1.0 §2.4, special values).
    pub(super) fn value(&mut self, value: Option<&str>) {
        match value {
            None => self.plain("#nil"),
            Some("") => self.plain("#empty"),
            Some(text) if text.starts_with('#') => self.plain(&format!("#{text}")),
            Some(text) => self.plain(text),
        }
    }

    pub(super) fn end(self) {
        self.out.push(b'\n');
    }
}

/// A text as a value in the metadata, where `$` begins a reference and `#` a special value.
pub(super) fn literal(text: &str) -> String {
    match text.chars().next() {
        None => "#empty".to_owned(),
        Some('$') => format!("${text}"),
        Some('#') => format!("#{text}"),
        Some(_) => text.to_owned(),
    }
}

/// The name of a column for an axis: an identifier that none of the others is.
pub(super) fn axis_column(axis: &QName, taken: &[String]) -> String {
    let stem = format!("{}_{}", axis.prefix, axis.local).replace('.', "_");
    let numbered = (2u32..).map(|number| format!("{stem}_{number}"));
    let mut names = std::iter::once(stem.clone()).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or(stem)
}
