//! The columns of a table about facts, by its heading.

use std::sync::Arc;

use super::super::{characters, rows, table};
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{ConceptId, ConceptKind, Taxonomy};

/// The heading of a column, and whether there must be such a column.
pub(super) type Heading = (&'static str, bool);

/// Columns of a table of facts that are not axes.
const FACTS: [Heading; 10] = [
    ("concept", true),
    ("period", true),
    ("unit", false),
    ("value", true),
    ("scale", false),
    ("decimals", false),
    ("lang", false),
    ("footnote", false),
    ("place", false),
    ("table", false),
];

/// Positions of the columns of a table of facts.
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
    pub(super) place: Option<usize>,
    pub(super) axes: Vec<(usize, ConceptId)>,
    /// The first and the last column of axes.
    pub(super) span: Option<(usize, usize)>,
}

/// Positions of columns: those that were asked for by name, and axes.
pub(super) struct Headings<const N: usize> {
    pub(super) named: [Option<usize>; N],
    /// Sorted by the names of the axes.
    pub(super) axes: Vec<(usize, ConceptId)>,
}

/// Finds columns by name and those of axes, or tells what is wrong with the heading.
pub(super) fn headings<const N: usize>(
    heading: rows::Row<'_>,
    name: &Arc<str>,
    line: u32,
    wanted: [Heading; N],
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<Headings<N>> {
    let before = diagnostics.errors();
    let mut named = [None; N];
    let mut axes: Vec<(usize, ConceptId)> = Vec::new();
    for (at, cell) in heading.iter().enumerate() {
        let Ok(text) = std::str::from_utf8(cell) else {
            diagnostics.push(characters::not_utf8(Place::field(name, line, at)));
            return None;
        };
        let text = text.trim();
        let repeated = if let Some(known) = wanted.iter().position(|(known, _)| *known == text) {
            named[known].replace(at).is_some()
        } else if let Some(axis) = taxonomy.find(text).filter(|id| taxonomy.axes.contains_key(id)) {
            let repeated = axes.iter().any(|(_, known)| *known == axis);
            axes.push((at, axis));
            repeated
        } else {
            if !text.is_empty() {
                let axes = taxonomy.concepts.values().filter(|c| c.kind == ConceptKind::Dimension);
                let names = wanted.iter().map(|(name, _)| *name);
                let known = names.chain(axes.map(|axis| axis.name.local.as_ref()));
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
    for (column, (heading, needed)) in named.iter().zip(wanted) {
        if needed && column.is_none() {
            diagnostics.push(table::missing_column(name, line, heading));
        }
    }
    (diagnostics.errors() == before).then_some(Headings { named, axes })
}

/// Finds the columns of a table of facts, or tells what is wrong with the heading.
pub(super) fn find(
    heading: rows::Row<'_>,
    name: &Arc<str>,
    line: u32,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<Columns> {
    let Headings { named, axes } = headings(heading, name, line, FACTS, taxonomy, diagnostics)?;
    let [concept, period, unit, value, scale, decimals, lang, footnote, place, table] = named;
    let fields = || axes.iter().map(|(field, _)| *field);
    let span = fields().min().zip(fields().max());
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
        place,
        axes,
        span,
    })
}
