//! An instance in the folder of inline documents: what somebody made of them, or another report.

use std::collections::BTreeSet;

use memchr::memmem::find_iter;

/// What says of whom and of when a report is.
const ELEMENTS: [&[u8]; 4] = [b"identifier", b"instant", b"startDate", b"endDate"];
/// How long a start tag, and what stands behind it, may be.
const LONGEST: usize = 1 << 12;

/// The identifiers and days that the contexts of a document name. It is not parsed: it is only asked with which others it
/// is read.
pub(super) fn named(document: &[u8]) -> BTreeSet<&[u8]> {
    let within = |local: &'static [u8]| {
        find_iter(document, local).filter_map(move |at| content(document, at, local))
    };
    ELEMENTS.into_iter().flat_map(within).collect()
}

/// Whether an instance names only what pages name: nothing else is in one that was made of them. One of another company, or
/// of another year, names more.
pub(super) fn is_made_of(instance: &[u8], pages: &BTreeSet<&[u8]>) -> bool {
    named(instance).is_subset(pages)
}

/// The text at the start of an element whose local name stands somewhere.
fn content<'d>(document: &'d [u8], at: usize, local: &[u8]) -> Option<&'d [u8]> {
    let before = document[..at].last()?;
    if !b"<:".contains(before) {
        return None;
    }
    let behind = &document[at + local.len()..];
    let behind = &behind[..behind.len().min(LONGEST)];
    let is_whole = behind.first().is_some_and(|next| *next == b'>' || next.is_ascii_whitespace());
    let text = &behind[behind.iter().position(|byte| *byte == b'>').filter(|_| is_whole)? + 1..];
    let text = text[..text.iter().position(|byte| *byte == b'<')?].trim_ascii();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &[u8] =
        b"<xbrli:entity><xbrli:identifier scheme='s'> E1 </xbrli:identifier></xbrli:entity>\
        <xbrli:startDate>2023-04-01</xbrli:startDate><xbrli:endDate\n>2024-03-31</xbrli:endDate>";

    #[test]
    fn an_instance_that_names_something_else_is_another_report() {
        let pages = named(PAGE);
        assert_eq!(pages.len(), 3);
        let of = |text: &str| is_made_of(text.as_bytes(), &pages);
        assert!(of("<identifier scheme=\"s\">E1</identifier><endDate>2024-03-31</endDate>"));
        assert!(of(""), "nothing says that it is another");
        assert!(!of("<identifier scheme=\"s\">E2</identifier><endDate>2024-03-31</endDate>"));
        assert!(!of("<identifier scheme='s'>E1</identifier><instant>2025-03-31</instant>"));
    }

    #[test]
    fn broken_documents_name_nothing() {
        for text in
            ["identifier>E", "<identifier", "<identifier>E", "<identifiers>E<", "<instant><"]
        {
            assert!(named(text.as_bytes()).is_empty(), "{text}");
        }
        assert!(named("<instant ".repeat(20_000).as_bytes()).is_empty());
    }
}
