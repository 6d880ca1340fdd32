//! Text of documents as a reader of XML gives it.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;

/// The value of an attribute: references replaced, a blank for every tab and line end (XML 1.0
/// §3.3.3). A reference to nothing stays as it is written.
pub(super) fn attribute_value(raw: &str) -> Cow<'_, str> {
    if !raw.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r')) {
        return Cow::Borrowed(raw);
    }
    let plain = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
    match unescape(&plain) {
        Ok(Cow::Owned(value)) => Cow::Owned(value),
        _ => Cow::Owned(plain),
    }
}

/// All text in a piece of a document, tags and comments left out.
pub(super) fn string_value(raw: &str) -> Cow<'_, str> {
    if !raw.bytes().any(|byte| matches!(byte, b'&' | b'<' | b'\r')) {
        return Cow::Borrowed(raw);
    }
    if !raw.contains('<') {
        return Cow::Owned(plain(raw));
    }
    let mut value = String::new();
    let mut reader = Reader::from_str(raw);
    reader.config_mut().check_end_names = false;
    reader.config_mut().allow_unmatched_ends = true;
    loop {
        match reader.read_event() {
            Ok(Event::Text(text)) => value.push_str(&text.xml10_content()),
            Ok(Event::CData(text)) => value.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => {
                let reference = format!("&{};", &*name);
                value.push_str(&unescape(&reference).unwrap_or(Cow::Borrowed(&reference)));
            }
            Ok(Event::Eof) | Err(_) => return Cow::Owned(value),
            Ok(_) => {}
        }
    }
}

/// A text without tags: references replaced and line ends made one letter.
fn plain(raw: &str) -> String {
    let lines = raw.replace("\r\n", "\n").replace('\r', "\n");
    match unescape(&lines) {
        Ok(Cow::Owned(value)) => value,
        _ => lines,
    }
}

#[cfg(test)]
mod tests {
    use super::{attribute_value, string_value};

    #[test]
    fn values_have_no_references_and_no_tags() {
        assert_eq!(attribute_value("a&amp;b\r\nc&#10;d"), "a&b c\nd");
        assert_eq!(attribute_value("a&nothing;"), "a&nothing;");
        assert_eq!(
            string_value("a <b>b &lt;</b><!-- no --><![CDATA[<c>]]>\r\n&#x30;"),
            "a b <<c>\n0"
        );
        assert_eq!(string_value("R&amp;D\r\n"), "R&D\n");
    }
}
