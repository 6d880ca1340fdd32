//! Letters of XML documents.

/// Whether a character can stand in a line of text.
#[must_use]
pub fn is_printable(c: char) -> bool {
    !c.is_control() && is_xml(c)
}

/// Whether a character can stand in an XML document (XML 1.0 §2.2).
#[must_use]
pub fn is_xml(c: char) -> bool {
    let control = matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}');
    !control && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a text can stand in an XML document as it is.
#[must_use]
pub fn is_xml_text(text: &str) -> bool {
    // Most texts have no byte that a character without a place in XML has: controls, and the first of U+FFFE.
    let doubtful = |byte: u8| byte < b' ' || byte == 0xEF;
    !text.bytes().any(doubtful) || text.chars().all(is_xml)
}
