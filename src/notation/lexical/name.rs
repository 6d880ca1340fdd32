//! Names (XML 1.0 §2.3, Namespaces in XML §3) and languages.

/// Whether a text can be the local name of an XML element: an `NCName` (Namespaces in XML §3).
#[must_use]
pub fn is_ncname(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(starts_name) && letters.all(continues_name)
}

/// Whether a text is a `Name` (XML 1.0 §2.3): colons may stand anywhere.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    let starts = |c: char| c == ':' || starts_name(c);
    letters.next().is_some_and(starts) && letters.all(|c| c == ':' || continues_name(c))
}

/// The prefix of a qualified name, which is empty where it has none; nothing where the text is no
/// such name.
#[must_use]
pub fn prefix_of_qname(text: &str) -> Option<&str> {
    let (prefix, local) = text.split_once(':').unwrap_or(("", text));
    let has_colon = text.len() > local.len();
    (is_ncname(local) && (!has_colon || is_ncname(prefix))).then_some(prefix)
}

/// The prefix of a simplified qualified name (Data Type Registry, `SQNameItemType`): behind the
/// colon may stand anything that is no blank. A further colon there leads validators astray.
#[must_use]
pub fn prefix_of_sqname(text: &str) -> Option<&str> {
    let (prefix, local) = text.split_once(':')?;
    let fits = |part: &str| !part.is_empty() && !part.contains([':', ' ', '\t', '\n', '\r']);
    let is_prefix = fits(prefix) && !prefix.starts_with(|c: char| c.is_ascii_digit());
    (is_prefix && fits(local)).then_some(prefix)
}

/// Whether a text can be a language tag (BCP 47, by its form).
#[must_use]
pub fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let fits = |part: &str, letters: bool| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|c| c.is_ascii_alphabetic() || (!letters && c.is_ascii_digit()))
    };
    parts.next().is_some_and(|first| fits(first, true)) && parts.all(|part| fits(part, false))
}

/// `NameStartChar` without the colon (XML 1.0 §2.3).
fn starts_name(c: char) -> bool {
    matches!(c,
        'A'..='Z' | 'a'..='z' | '_' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` without the colon (XML 1.0 §2.3).
fn continues_name(c: char) -> bool {
    starts_name(c)
        || matches!(c,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_prefixes() {
        assert_eq!(prefix_of_qname("iso4217:JPY"), Some("iso4217"));
        assert_eq!(prefix_of_qname("JPY"), Some(""));
        for bad in ["", ":", ":JPY", "iso4217:", "a:b:c", "1a:b", "a:1b", "a: b"] {
            assert_eq!(prefix_of_qname(bad), None, "{bad}");
        }
        assert_eq!(prefix_of_sqname("scheme:12-3/4"), Some("scheme"));
        for bad in ["", ":", "a:", ":a", "1a:b", "a:b:c", "a:b c", "a b:c"] {
            assert_eq!(prefix_of_sqname(bad), None, "{bad}");
        }
        assert!(is_name(":a:b-1.2") && !is_name("-a") && !is_name("a b") && !is_name(""));
        assert!(is_ncname("売上高") && !is_ncname("a:b"));
    }
}
