//! Characters of texts: where they stand, and those that can't be taken.

use std::sync::Arc;

use super::csv_form::Form;
use crate::diagnostic::{Code, Diagnostic, Place};

/// The diagnostic for a character that no filing can hold.
pub(super) fn not_xml(place: Place) -> Diagnostic {
    let message = "There is a character here that XML can't hold.";
    Diagnostic::new(Code::InvalidText, place, message).help("delete it: it can't be seen anyway")
}

/// The diagnostic for bytes that are no UTF-8.
pub(super) fn not_utf8(place: Place) -> Diagnostic {
    Diagnostic::new(Code::NotUtf8, place, "The file is not UTF-8 here.")
        .help("save it as UTF-8 (in a spreadsheet: \"CSV UTF-8\")")
}

/// The line and column of a byte of a text.
pub(super) fn place_of(name: &Arc<str>, text: &str, offset: usize) -> Place {
    // Tables of old end their lines with CR; TOML never does.
    let table = name.ends_with(".csv");
    let line_end = if table { char::from(Form::of(text.as_bytes()).line_end) } else { '\n' };
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches(line_end).count() + 1;
    let column = before.rsplit(line_end).next().unwrap_or("").chars().count() + 1;
    let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Place::at(name, small(line), small(column))
}
