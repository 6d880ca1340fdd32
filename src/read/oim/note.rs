//! The text of a note: a fragment of XHTML (xBRL-JSON 1.0, note facts).

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

const XHTML: &str = "http://www.w3.org/1999/xhtml";
const INVALID: &str = "oime:invalidXHTMLFragment";

/// What is wrong with a note, by the code of the specification.
pub(crate) fn fault(text: &str) -> Option<&'static str> {
    let whole = format!("<body xmlns=\"http://www.w3.org/1999/xhtml\">{text}</body>");
    let mut reader = NsReader::from_str(&whole);
    let (mut depth, mut roots) = (0usize, 0);
    loop {
        let Ok((namespace, event)) = reader.read_resolved_event() else { return Some(INVALID) };
        let is_xhtml = matches!(namespace, ResolveResult::Bound(bound) if bound.as_ref() == XHTML);
        match event {
            Event::Start(element) => {
                // A second root is text that closes the element around it.
                roots += usize::from(depth == 0);
                if roots > 1 {
                    return Some(INVALID);
                }
                if let Some(fault) = of_element(&element, is_xhtml, depth) {
                    return Some(fault);
                }
                depth += 1;
            }
            Event::Empty(element) => {
                if let Some(fault) = of_element(&element, is_xhtml, depth) {
                    return Some(fault);
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::GeneralRef(reference) => {
                let known = ["amp", "lt", "gt", "quot", "apos"];
                let is_letter = matches!(reference.resolve_char_ref(), Ok(Some(_)));
                if !is_letter && !known.contains(&reference.as_ref()) {
                    return Some(INVALID);
                }
            }
            Event::DocType(_) | Event::Decl(_) => return Some(INVALID),
            Event::Eof => return (depth > 0).then_some(INVALID),
            _ if depth == 0 => return Some(INVALID),
            _ => {}
        }
    }
}

fn of_element(element: &BytesStart<'_>, is_xhtml: bool, depth: usize) -> Option<&'static str> {
    let is_broken = element.attributes().any(|attribute| attribute.is_err());
    if depth == 0 && element.name().as_ref() != "body" || is_broken || (depth == 1 && !is_xhtml) {
        return Some(INVALID);
    }
    (is_xhtml && element.name().prefix().is_some())
        .then_some("oime:xhtmlElementInNonDefaultNamespace")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_xhtml() {
        assert_eq!(fault("plain &amp; simple, <b>bold</b>"), None);
        for bad in ["<b>", "a & b", "&nbsp;", "<x xmlns=\"urn:x\"/>", "</body><body>", "<b a=1/>"] {
            assert_eq!(fault(bad), Some(INVALID), "{bad}");
        }
        let prefixed = "<h:b xmlns:h=\"http://www.w3.org/1999/xhtml\"/>";
        assert_eq!(fault(prefixed), Some("oime:xhtmlElementInNonDefaultNamespace"));
    }
}
