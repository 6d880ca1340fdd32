//! The columns of the table of a statement.

use super::super::table::{Column, Table};
use crate::diagnostic::{Diagnostics, Part};
use crate::model::Lang;

const COLUMNS: [&str; 12] = [
    "depth",
    "concept",
    "preferred_label",
    "sums_to",
    "weight",
    "beside",
    "closed",
    "excludes",
    "container",
    "negated",
    "entry_points",
    "required",
];

/// The columns of the table of a statement.
pub(super) struct Columns {
    pub(super) depth: Column,
    pub(super) concept: Column,
    /// Whether a cube takes no other axes than its own.
    pub(super) closed: Column,
    /// Whether facts must not fit a cube.
    pub(super) excludes: Column,
    /// In which part of contexts a cube binds members, where it is not the scenario.
    pub(super) container: Column,
    /// Whether the figures of a member are printed with their sign turned.
    pub(super) negated: Column,
    pub(super) preferred_label: Column,
    pub(super) sums_to: Column,
    pub(super) weight: Column,
    pub(super) beside: Column,
    /// For which editions the row is, where it is not for all.
    pub(super) entry_points: Column,
    /// Whether a report must have a fact of the concept.
    pub(super) required: Column,
    pub(super) headings: Vec<(Column, Lang)>,
}

impl Columns {
    /// The columns, or none when one that is needed is missing.
    pub(super) fn of(
        table: &Table,
        languages: &[Lang],
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let heading = |text: &str| {
            let lang = text.strip_prefix("column.")?;
            languages.iter().find(|known| ***known == *lang).cloned()
        };
        table.tell_unknown_columns(
            |text| COLUMNS.contains(&text) || heading(text).is_some(),
            &COLUMNS,
            diagnostics,
        );
        Some(Self {
            depth: table.needed("depth", diagnostics)?,
            concept: table.needed("concept", diagnostics)?,
            preferred_label: table.optional("preferred_label"),
            sums_to: table.optional("sums_to"),
            weight: table.optional("weight"),
            beside: table.optional("beside"),
            closed: table.optional("closed"),
            excludes: table.optional("excludes"),
            container: table.optional("container"),
            negated: table.optional("negated"),
            entry_points: table.optional("entry_points"),
            required: table.optional("required"),
            headings: table.columns(heading),
        })
    }

    /// The fields of the parts of a row.
    pub(super) fn parts(&self) -> impl Iterator<Item = (Part, usize)> {
        let parts = [
            (Part::Name, self.concept),
            (Part::Depth, self.depth),
            (Part::PreferredLabel, self.preferred_label),
            (Part::Total, self.sums_to),
            (Part::Weight, self.weight),
        ];
        parts.into_iter().filter_map(|(part, column)| Some((part, column.field()?)))
    }
}
