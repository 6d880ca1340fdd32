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
    first_outside_xml(text).is_none()
}

/// Where the first character of a text begins that can't stand in an XML document.
pub(crate) fn first_outside_xml(text: &str) -> Option<usize> {
    /// Most texts have no byte that such a character begins with in so many.
    const AT_ONCE: usize = 64;
    let may_begin =
        |byte: u8| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0xEF;
    let bytes = text.as_bytes();
    bytes.chunks(AT_ONCE).enumerate().find_map(|(nth, chunk)| {
        // All of them are looked at, which takes fewer steps than to stop at the first.
        if !chunk.iter().fold(false, |found, byte| found | may_begin(*byte)) {
            return None;
        }
        let mut begins = (nth * AT_ONCE..).zip(chunk).filter(|(_, byte)| may_begin(**byte));
        let is_other = |at: &usize| {
            text.get(*at..).and_then(|rest| rest.chars().next()).is_some_and(|c| !is_xml(c))
        };
        begins.find_map(|(at, _)| is_other(&at).then_some(at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_outside_xml_is_found_wherever_it_stands() {
        for before in [0, 1, 62, 63, 64, 65, 200] {
            for letters in ["a", "，"] {
                let before = letters.repeat(before);
                for found in ["\0", "\u{1f}", "\u{fffe}", "\u{ffff}"] {
                    let text = format!("{before}{found}b\0");
                    assert_eq!(first_outside_xml(&text), Some(before.len()), "{text:?}");
                }
                assert!(is_xml_text(&format!("{before}\t\r\n\u{7f}\u{85}\u{fffd}")));
            }
        }
    }
}
