//! The label columns of `concepts.csv`, and the tables of labels that entry points have of their
//! own.

use std::collections::BTreeMap;
use std::path::Path;

use super::super::table::{Column, RowRef, Table};
use super::concepts::{self, Concepts};
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{LabelRole, Labels, Lang, Replacement, Replacements};

/// The columns of a table that hold labels: `label.en`, `terse.ja`, `total.en` …
pub(super) struct LabelColumns(Vec<(Column, (LabelRole, Lang))>);

impl LabelColumns {
    /// The label columns of a table.
    pub(super) fn of(table: &Table, languages: &[Lang]) -> Self {
        Self(table.columns(|heading| key(heading, languages)))
    }

    /// The labels of a row, as far as cells are filled.
    pub(super) fn labels(&self, row: RowRef<'_>) -> Labels {
        let cells = self.0.iter().map(|(column, key)| (key, row.cell(*column)));
        cells
            .filter(|(_, cell)| !cell.is_empty())
            .map(|(key, cell)| (key.clone(), cell.text.to_owned()))
            .collect()
    }

    /// The places of headings that are not known and may be meant for labels without a column:
    /// those of the same role, or of the same language.
    pub(super) fn misnamed(&self, unknown: &[(&str, Place)], languages: &[Lang]) -> MisnamedLabels {
        let has_column = |key: &_| self.0.iter().any(|(_, known)| known == key);
        let meant = |(role, lang): &(LabelRole, Lang)| {
            let mut headings = unknown.iter().filter_map(|(heading, place)| {
                let (of_role, of_lang) = heading.split_once('.')?;
                (of_role == role.name() || *of_lang == **lang).then(|| place.clone())
            });
            headings.next()
        };
        LabelRole::all()
            .flat_map(|role| languages.iter().map(move |lang| (role.clone(), lang.clone())))
            .filter(|key| !has_column(key))
            .filter_map(|key| meant(&key).map(|place| (key, place)))
            .collect()
    }
}

/// Where columns stand that may be meant for labels of a role and language.
pub(super) type MisnamedLabels = BTreeMap<(LabelRole, Lang), Place>;

/// The role and language of the labels below a heading, if it is one of labels.
pub(super) fn key(heading: &str, languages: &[Lang]) -> Option<(LabelRole, Lang)> {
    let (role, lang) = heading.split_once('.')?;
    let role = LabelRole::from_name(role)?;
    let lang = languages.iter().find(|known| ***known == *lang)?;
    Some((role, lang.clone()))
}

/// The headings that columns of labels can have.
pub(super) fn headings(languages: &[Lang]) -> Vec<String> {
    LabelRole::all()
        .flat_map(|role| languages.iter().map(move |lang| format!("{}.{lang}", role.name())))
        .collect()
}

/// Reads the labels of an entry point: the columns `name` and those of labels, as in
/// `concepts.csv`. Cells that are empty replace nothing. Rows about concepts that there are not,
/// or about one twice, are told and left out.
pub(super) fn read(
    path: &Path,
    concepts: &Concepts,
    languages: &[Lang],
    diagnostics: &mut Diagnostics,
) -> Option<Replacements> {
    let table = Table::read(path, concepts::synonym, diagnostics)?;
    let known = |heading: &str| heading == "name" || key(heading, languages).is_some();
    let labels = headings(languages);
    let names: Vec<&str> =
        std::iter::once("name").chain(labels.iter().map(String::as_str)).collect();
    table.tell_unknown_columns(known, &names, diagnostics);
    let name = table.needed("name", diagnostics)?;
    let columns = LabelColumns::of(&table, languages);
    let mut by_concept = BTreeMap::new();
    for row in table.rows() {
        let Some(cell) = row.filled(name, diagnostics) else { continue };
        let Some(concept) = concepts.find(cell.text, cell, "concept", |_| true, diagnostics) else {
            continue;
        };
        let replacement = Replacement { line: row.line(), labels: columns.labels(row) };
        if let Some(first) = by_concept.insert(concept, replacement) {
            diagnostics.push(concepts::twice(cell, first.line));
        }
    }
    Some(Replacements { source: table.name, by_concept })
}
