//! What cells of several tables have in common.

use super::table::Cell;
use crate::diagnostic::{Code, Diagnostics};

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

/// Whether a text can be the local name of an XML element (an `NCName` of the letters that
/// identifiers in taxonomies are made of).
pub(super) fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
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
    None
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

/// Whether a character can stand in an XML document (XML 1.0 §2.2) and be seen.
pub(super) fn is_printable(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}
