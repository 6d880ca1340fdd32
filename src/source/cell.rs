//! What cells of several tables have in common.

use super::table::Cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Whether a cell says yes; an unreadable one is told and says no.
pub(super) fn yes(cell: Cell<'_>, default: bool, diagnostics: &mut Diagnostics) -> bool {
    match cell.text.to_ascii_lowercase().as_str() {
        "" => default,
        "yes" | "true" | "1" | "y" => true,
        "no" | "false" | "0" | "n" => false,
        _ => {
            diagnostics.push(
                cell.diagnostic(
                    Code::InvalidCell,
                    format!("`{}` is neither yes nor no.", cell.text),
                )
                .help("write `yes`, `no`, or nothing"),
            );
            default
        }
    }
}

/// Whether a text can be the local name of an XML element: an `NCName` (Namespaces in XML §3).
pub(super) fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(starts_name) && letters.all(continues_name)
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

/// A cell that must hold a name; another is told and gives none.
pub(super) fn name<'t>(cell: Cell<'t>, diagnostics: &mut Diagnostics) -> Option<&'t str> {
    if is_name(cell.text) {
        return Some(cell.text);
    }
    diagnostics.push(
        cell.diagnostic(
            Code::InvalidName,
            format!("`{}` can't be the name of an element.", cell.text),
        )
        .help("a name begins with a letter and holds letters, digits, `_`, `-` and `.`"),
    );
    diagnostics.keep(cell.text)
}

/// Whether a text can be a language tag (BCP 47, by its form).
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let fits = |part: &str, letters: bool| {
        (1..=8).contains(&part.len())
            && part.bytes().all(|c| c.is_ascii_alphabetic() || (!letters && c.is_ascii_digit()))
    };
    parts.next().is_some_and(|first| fits(first, true)) && parts.all(|part| fits(part, false))
}

/// Whether a text can be a URI reference (RFC 2396 §4.3, as far as validators look): one fragment,
/// percent signs before two hexadecimal digits, no colon before a scheme ends. Blanks are allowed, and
/// discouraged (XML Schema 1.0 Part 2 §3.2.17): see [`tell_blank`].
pub(super) fn is_uri(text: &str) -> bool {
    let is_escaped = |(at, _)| {
        let digits = text.as_bytes().get(at + 1..at + 3);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    let first = text.split(['/', '?', '#']).next().unwrap_or_default();
    let scheme_fits = first.split_once(':').is_none_or(|(scheme, _)| {
        scheme.len() > 1
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c))
    });
    text.matches('#').count() <= 1 && text.match_indices('%').all(is_escaped) && scheme_fits
}

/// Tells that a URI has a blank in it, if it has.
pub(super) fn tell_blank(uri: &str, place: impl FnOnce() -> Place, diagnostics: &mut Diagnostics) {
    if uri.contains(char::is_whitespace) {
        let message = format!("The URI `{}` has a blank in it.", uri.escape_debug());
        diagnostics.push(
            Diagnostic::new(Code::BlankInAddress, place(), message)
                .help("write a blank as %20, or take it out"),
        );
    }
}

/// Whether a character can stand in an XML document (XML 1.0 §2.2).
pub(super) fn is_xml(c: char) -> bool {
    let control = matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}');
    !control && !matches!(c, '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a character can stand in a line of text.
pub(super) fn is_printable(c: char) -> bool {
    !c.is_control() && is_xml(c)
}

#[cfg(test)]
mod tests {
    use super::is_uri;

    #[test]
    fn uris() {
        let good =
            ["http://www.example.com/a?b#c", "a/b", "urn:isbn:1", "%E3%81%82", "#f", "日本", "a b"];
        for good in good {
            assert!(is_uri(good), "{good}");
        }
        for bad in ["http://www.example.com/100%", "%zz", "a#b#c", "1a:b", ":a"] {
            assert!(!is_uri(bad), "{bad}");
        }
    }
}
