//! The columns of labels in `concepts.csv` and in the tables of labels that entry points have of their own.

use std::collections::BTreeMap;

use super::super::table::{Column, RowRef, Table};
use crate::diagnostic::Place;
use crate::model::{LabelRole, Labels, Lang};

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
