//! What cells of several tables have in common.

use super::table::Cell;
use crate::diagnostic::{Code, Diagnostics};
pub(super) use crate::notation::lexical::{is_language, is_ncname as is_name, is_printable};

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
