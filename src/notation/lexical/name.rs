//! Names (XML Schema 1.0 Part 2 §3.3.6, Namespaces in XML §3) and languages.

use unicode_normalization::UnicodeNormalization;

use super::name_letters::{continues_name, starts_name};

/// Whether a text can be the local name of an XML element: an `NCName` (Namespaces in XML §3).
#[must_use]
pub fn is_ncname(text: &str) -> bool {
    text.starts_with(starts_name) && continues_ncname(text)
}

/// Whether a text can stand behind the first letter of an `NCName`.
#[must_use]
pub fn continues_ncname(text: &str) -> bool {
    // Most names are of ASCII, whose letters are bytes.
    match text.is_ascii() {
        true => text.bytes().all(|byte| continues_name(char::from(byte))),
        false => text.chars().all(continues_name),
    }
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

/// A name that says nearly the same as a text that is none: letters in the form that names have
/// (full-width Latin as Latin, half-width katakana as katakana), and without those that no name
/// holds; nothing where no letter is left.
#[must_use]
pub fn nearest_ncname(text: &str) -> Option<String> {
    let letters = text.nfkc().filter(|c| continues_name(*c));
    let name: String = letters.skip_while(|c| !starts_name(*c)).collect();
    Some(name).filter(|name| is_ncname(name))
}

/// What names are made of, and one that would do in place of a text.
#[must_use]
pub fn naming(text: &str) -> String {
    let rule = "a name begins with a letter and holds letters, digits, `_`, `-` and `.`";
    match nearest_ncname(text) {
        Some(name) => format!("{rule}, by XML 1.0 second edition: `{name}` would do"),
        None => rule.to_owned(),
    }
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

    #[test]
    fn what_is_no_name_has_a_near_one() {
        for (text, name) in [
            ("ネット・ワーク", Some("ネットワーク")),
            ("ＡＢＣ", Some("ABC")),
            ("ｶﾞｽ", Some("ガス")),
            ("𠮷野家", Some("野家")),
            ("1st quarter", Some("stquarter")),
            ("・", None),
            ("", None),
        ] {
            assert_eq!(nearest_ncname(text).as_deref(), name, "{text}");
        }
    }
}
