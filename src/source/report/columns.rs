//! The columns of a table of facts, by its heading.

use std::sync::Arc;

use csv::ByteRecord;

use super::super::{file, table};
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{ConceptId, ConceptKind, Taxonomy};

/// Columns that are not axes.
const COLUMNS: [&str; 10] = [
    "concept", "period", "unit", "value", "scale", "decimals", "lang", "footnote", "place", "table",
];

/// Positions of the columns in a row.
pub(super) struct Columns {
    pub(super) concept: usize,
    pub(super) period: usize,
    pub(super) value: usize,
    pub(super) unit: Option<usize>,
    pub(super) scale: Option<usize>,
    pub(super) decimals: Option<usize>,
    pub(super) lang: Option<usize>,
    pub(super) footnote: Option<usize>,
    pub(super) table: Option<usize>,
    pub(super) axes: Vec<(usize, ConceptId)>,
}

/// Finds the columns, or tells what is wrong with the heading.
pub(super) fn find(
    heading: &ByteRecord,
    name: &Arc<str>,
    line: u32,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<Columns> {
    let before = diagnostics.errors();
    let mut found = [None; COLUMNS.len()];
    let mut axes: Vec<(usize, ConceptId)> = Vec::new();
    for (at, cell) in heading.iter().enumerate() {
        let Ok(text) = std::str::from_utf8(cell) else {
            diagnostics.push(file::not_utf8(Place::field(name, line, at)));
            return None;
        };
        let text = text.trim();
        let repeated = if let Some(known) = COLUMNS.iter().position(|known| *known == text) {
            found[known].replace(at).is_some()
        } else if let Some(axis) = taxonomy.find(text).filter(|id| taxonomy.axes.contains_key(id)) {
            let repeated = axes.iter().any(|(_, known)| *known == axis);
            axes.push((at, axis));
            repeated
        } else {
            if !text.is_empty() {
                let axes = taxonomy.concepts.values().filter(|c| c.kind == ConceptKind::Dimension);
                let known = COLUMNS.into_iter().chain(axes.map(|axis| axis.name.local.as_ref()));
                diagnostics.push(table::unknown_column(name, line, at, text, known));
            }
            false
        };
        if repeated {
            diagnostics.push(table::repeated_column(name, line, at, text));
        }
    }
    // A set of dimensions is sorted by the names of its axes, whatever the order of columns.
    axes.sort_by(|a, b| taxonomy.concept(a.1).name.cmp(&taxonomy.concept(b.1).name));
    let [concept, period, unit, value, scale, decimals, lang, footnote, _place, table] = found;
    for (column, heading) in [(concept, "concept"), (period, "period"), (value, "value")] {
        if column.is_none() {
            diagnostics.push(table::missing_column(name, line, heading));
        }
    }
    if diagnostics.errors() > before {
        return None;
    }
    Some(Columns {
        concept: concept?,
        period: period?,
        value: value?,
        unit,
        scale,
        decimals,
        lang,
        footnote,
        table,
        axes,
    })
}
