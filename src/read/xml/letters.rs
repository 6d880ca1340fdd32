//! Letters that documents have, names that their elements take, and references to letters (XML 1.0 §2.2, §2.3, §4.1).

/// Where a text has a letter that XML has not, in bytes.
#[inline]
pub(in crate::read) fn forbidden(text: &str) -> Option<usize> {
    // Nearly all texts hold none, which is seen in blocks; letters of full width begin as the others do.
    let doubtful = |byte: u8| is_control(byte) | (byte == 0xef);
    if !text.bytes().fold(false, |found, byte| found | doubtful(byte)) {
        return None;
    }
    text.char_indices().find(|(_, letter)| !is_letter(*letter)).map(|(at, _)| at)
}

/// Where the characters between tags hold a letter that XML has not, or `]]>` (§2.4).
#[inline]
pub(in crate::read) fn unfit(text: &str) -> Option<usize> {
    forbidden(text).or_else(|| memchr::memmem::find(text.as_bytes(), b"]]>"))
}

#[inline]
pub(super) const fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// Whether XML has a letter (`Char`).
pub(in crate::read) fn is_letter(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// The letter to which what stands between `&#` and `;` refers.
pub(in crate::read) fn referred(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let is_number = digits.bytes().all(|byte| char::from(byte).is_digit(radix));
    let letter = u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?;
    char::from_u32(letter).filter(|letter| is_letter(*letter))
}

/// What a value refers to that is nothing: the text of the first such reference. `is_known` says whether there is an
/// entity of a name.
pub(in crate::read) fn dangling(value: &str, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    let mut rest = value;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        rest = &rest[at..];
        let Some(end) = rest.find(';') else { return Some("&") };
        let name = &rest[1..end];
        let leads = match name.strip_prefix('#') {
            Some(number) => referred(number).is_some(),
            None => is_known(name),
        };
        if !leads {
            return Some(&rest[..=end]);
        }
        rest = &rest[end..];
    }
    None
}

/// Whether a text is a name as elements and attributes have it: one `NCName`, or two with a colon between (Namespaces
/// in XML 1.0 §4), by the letters of the fifth edition of XML.
pub(in crate::read) fn is_qname(text: &str) -> bool {
    let (prefix, local) = text.split_once(':').unwrap_or(("a", text));
    is_ncname(prefix) && is_ncname(local)
}

/// Whether a text is a name without a colon, by the letters of the fifth edition of XML.
pub(in crate::read) fn is_ncname(text: &str) -> bool {
    text.starts_with(starts_name) && text.chars().all(continues_name)
}

fn starts_name(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | '_' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}'
        | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}' | '\u{200d}'
        | '\u{2070}'..='\u{218f}' | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}

fn continues_name(letter: char) -> bool {
    let others = matches!(letter, '0'..='9' | '-' | '.' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}' | '\u{2040}');
    others || starts_name(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_xml() {
        for text in ["", "a\tb\r\n", "\u{7f}\u{85}", "ＡＢＣ\u{fffd}", "\u{e000}\u{10ffff}"] {
            assert_eq!(forbidden(text), None, "{text:?}");
        }
        for (text, at) in
            [("\0", 0), ("a\u{b}", 1), ("売\u{1f}", 3), ("Ａ\u{fffe}", 3), ("\u{ffff}", 0)]
        {
            assert_eq!(forbidden(text), Some(at), "{text:?}");
        }
        assert_eq!(unfit("a]]&gt; ]>]"), None);
        assert_eq!(unfit("ab]]>"), Some(2));
    }

    #[test]
    fn references_lead_to_letters() {
        for (number, letter) in
            [("65", 'A'), ("x41", 'A'), ("x1F600", '😀'), ("0009", '\t'), ("xe000", '\u{e000}')]
        {
            assert_eq!(referred(number), Some(letter), "{number}");
        }
        for number in [
            "",
            "x",
            "0",
            "1",
            "xD800",
            "xFFFE",
            "x110000",
            "X41",
            "+65",
            "x+41",
            "6 5",
            "xg",
            "99999999999",
        ] {
            assert_eq!(referred(number), None, "{number}");
        }
        let is_known = |name: &str| name == "amp";
        assert_eq!(dangling("a &amp; b &#x41;;", is_known), None);
        for (value, found) in
            [("&", "&"), ("&amp;&b;", "&b;"), ("&;", "&;"), ("&#1;", "&#1;"), ("& amp;", "& amp;")]
        {
            assert_eq!(dangling(value, is_known), Some(found), "{value}");
        }
    }

    #[test]
    fn names_have_one_colon_at_most() {
        for name in ["a", "_1", "売上・率", "a:b-c.d", "é\u{300}"] {
            assert!(is_qname(name), "{name}");
        }
        for name in
            ["", "1", "-a", ".a", ":", ":a", "a:", "a:b:c", "a:1", "a b", "a&b", "×", "\u{300}a"]
        {
            assert!(!is_qname(name), "{name}");
        }
    }
}
