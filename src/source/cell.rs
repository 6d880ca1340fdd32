//! What cells of several tables have in common.

use super::table::Cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
pub(super) use crate::notation::lexical::{
    is_language, is_ncname as is_name, is_printable, is_uri, naming,
};

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
