//! Values that a concept lists: `values` in `concepts.csv`.

use super::super::table::Cell;
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::ItemType;
use crate::notation::text;

/// The values in a cell, parted by `;`, in their order and each once. Those that the type does not
/// take are told.
pub(super) fn listed(
    cell: Cell<'_>,
    item_type: &ItemType,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    if !item_type.can_list_values() {
        let message = format!("Values of the type `{}` can't be listed.", item_type.name);
        let help = "leave the cell empty, or choose a type of texts or names, such as token";
        diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
        return Vec::new();
    }
    let mut values: Vec<String> = Vec::new();
    for part in cell.text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let value = text::read(part, item_type.primitive, &manifest.prefix);
        if value.is_none() {
            let message = format!(
                "`{}` is not a value of the type `{}`.",
                part.escape_debug(),
                item_type.name
            );
            let help = "correct the value, or choose another type";
            diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
        }
        let value = value.map(|value| value.value.into());
        let value = value.or_else(|| diagnostics.keep(part.to_owned()));
        values.extend(value.filter(|value| !values.contains(value)));
    }
    values
}
