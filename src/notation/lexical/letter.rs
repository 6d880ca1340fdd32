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
