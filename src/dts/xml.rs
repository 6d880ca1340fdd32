//! A thin wall around the XML writer: elements that always close, text that is always legal.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

/// Name and value of an attribute.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// An XML document that is being written into memory: UTF-8, two spaces a level, one element a
/// line.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// The document with this root element.
    pub(super) fn document(
        root: &str,
        attributes: &[Attribute],
        content: impl FnOnce(&mut Self),
    ) -> Vec<u8> {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.element(root, attributes, content);
        let mut bytes = xml.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    /// An element with elements inside.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[Attribute],
        content: impl FnOnce(&mut Self),
    ) {
        let start = tag(name, attributes);
        self.event(Event::Start(start.borrow()));
        content(self);
        self.event(Event::End(start.to_end()));
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute]) {
        self.event(Event::Empty(tag(name, attributes)));
    }

    /// An element with text inside.
    pub(super) fn text(&mut self, name: &str, attributes: &[Attribute], text: &str) {
        let start = tag(name, attributes);
        let text = legal(text);
        self.event(Event::Start(start.borrow()));
        self.event(Event::Text(BytesText::from_escaped(partial_escape(text.as_ref()))));
        self.event(Event::End(start.to_end()));
    }

    fn event(&mut self, event: Event) {
        // Cannot fail: the only errors are those of the output, and a `Vec` has none.
        self.writer.write_event(event).expect("writing into memory");
    }
}

/// A start tag; attribute values are escaped here.
fn tag<'a>(name: &'a str, attributes: &[Attribute]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, legal(value).as_ref()));
    }
    start
}

/// The text, with U+FFFD for characters that no XML document can hold (XML 1.0 §2.2).
fn legal(text: &str) -> Cow<'_, str> {
    let illegal = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(illegal) { text.replace(illegal, "\u{fffd}").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_indented_escaped_and_ends_with_a_new_line() {
        let bytes = Xml::document("a", &[("x", "1 < \"2\"\n& 3")], |xml| {
            xml.text("b", &[], "R&D <net>, it's 'so'\u{1}");
            xml.element("c", &[], |xml| xml.empty("d", &[]));
        });
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <a x=\"1 &lt; &quot;2&quot;&#10;&amp; 3\">\n\
             \x20 <b>R&amp;D &lt;net&gt;, it's 'so'\u{fffd}</b>\n\
             \x20 <c>\n\
             \x20   <d/>\n\
             \x20 </c>\n\
             </a>\n"
        );
    }
}
