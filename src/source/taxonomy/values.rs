//! Values that a concept lists: `values` in `concepts.csv`.

use super::super::table::Cell;
use super::manifest::Manifest;
use crate::model::ItemType;
use crate::notation::text;

/// The values in a cell, parted by `;`, in their order and each once, as their type writes them. Whether they
/// are values of the type is for the rules.
pub(super) fn listed(cell: Cell<'_>, item_type: &ItemType, manifest: &Manifest) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for part in cell.text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
        let read = text::read(part, item_type.primitive, &manifest.prefix);
        let value = read.map_or_else(|| part.to_owned(), |read| read.value.into());
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
