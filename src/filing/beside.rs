//! An instance in the folder of inline documents: what somebody made of them, or another report.

use std::collections::BTreeSet;

use memchr::memmem::find;

/// What says of whom and of when a report is.
const ELEMENTS: [&[u8]; 4] = [b"identifier", b"instant", b"startDate", b"endDate"];
/// How long a start tag, and what stands behind it, may be.
const LONGEST: usize = 1 << 12;

/// The identifiers and days that the contexts of a document name. It is not parsed: it is only asked with which others it
/// is read.
pub(super) fn named(document: &[u8]) -> BTreeSet<&[u8]> {
    let mut all = BTreeSet::new();
    for local in ELEMENTS {
        let mut at = 0;
        while let Some(found) = find(&document[at..], local) {
            let (text, looked_at) = content(document, at + found, local);
            all.extend(text);
            // No element begins in what was looked at: it ends before a `<`, or has none.
            at = looked_at;
        }
    }
    all
}

/// Whether an instance names only what pages name: nothing else is in one that was made of them. One of another company, or
/// of another year, names more.
pub(super) fn is_made_of(instance: &[u8], pages: &BTreeSet<&[u8]>) -> bool {
    named(instance).is_subset(pages)
}

/// The text at the start of an element whose local name stands somewhere, and up to where the document was looked at for
/// it.
fn content<'d>(document: &'d [u8], at: usize, local: &[u8]) -> (Option<&'d [u8]>, usize) {
    let begin = at + local.len();
    let behind = &document[begin..];
    let is_name = document[..at].last().is_some_and(|before| b"<:".contains(before))
        && behind.first().is_some_and(|next| *next == b'>' || next.is_ascii_whitespace());
    if !is_name {
        return (None, begin);
    }
    // A start tag has no `<` in it (XML 1.0 §3.1).
    let behind = &behind[..behind.len().min(LONGEST)];
    let Some(end) = behind.iter().position(|byte| *byte == b'<') else {
        return (None, begin + behind.len());
    };
    let tag = behind[..end].iter().position(|byte| *byte == b'>');
    let text = tag.map(|tag| behind[tag + 1..end].trim_ascii());
    (text.filter(|text| !text.is_empty()), begin + end)
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
    }

    #[test]
    fn no_piece_of_a_document_is_looked_at_twice() {
        let many = 4_000_000;
        for piece in ["<instant ", ":instant ", ":instant>", "<a:instant\n"] {
            let begun = std::time::Instant::now();
            assert!(named(piece.repeat(many / piece.len()).as_bytes()).is_empty(), "{piece}");
            // Looked at to the end of the limit from each, it would be a thousand times that.
            assert!(begun.elapsed().as_secs() < 5, "{piece}");
        }
        let long = format!("<instant {}<endDate>2024-03-31</endDate>", ":instant ".repeat(LONGEST));
        assert_eq!(named(long.as_bytes()).len(), 1);
    }
}
