//! `report.toml`: who reports what, against which taxonomy.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use super::super::cell;
use super::super::file::SourceFile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    AllowedDuplicates, Calculations, Entity, Footnote, Lang, Lost, Period, Report, Rounding,
    Taxonomy, Translations,
};
use crate::notation::period;

/// `report.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Definition {
    pub(super) taxonomy: PathBuf,
    entry_point: String,
    #[serde(default)]
    languages: Vec<String>,
    current_period: Option<String>,
    #[serde(default)]
    rounding: RoundingName,
    #[serde(default)]
    duplicates: DuplicatesName,
    pub(super) facts: Vec<PathBuf>,
    pub(super) known_inconsistencies: Option<PathBuf>,
    pub(super) template: Option<PathBuf>,
    title: BTreeMap<String, String>,
    entity: EntityEntry,
    #[serde(default)]
    footnotes: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(skip)]
    file: Arc<str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntityEntry {
    scheme: String,
    identifier: String,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RoundingName {
    #[default]
    HalfUp,
    Truncate,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum DuplicatesName {
    None,
    Complete,
    #[default]
    Consistent,
}

/// Reads `report.toml`.
pub(super) fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Definition> {
    let file = SourceFile::read(path, diagnostics)?;
    let mut definition: Definition = file.toml(diagnostics)?;
    definition.file = file.name.clone();
    if definition.facts.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                Code::EmptyReport,
                Place::file(&file.name),
                "The report names no tables of facts.",
            )
            .help("write facts = [\"facts.csv\"]"),
        );
        return None;
    }
    Some(definition)
}

impl Definition {
    /// The report without its facts.
    pub(super) fn report(
        &self,
        folder: &Path,
        taxonomy: &Taxonomy,
        diagnostics: &mut Diagnostics,
    ) -> Option<Report> {
        let place = Place::file(&self.file);
        let entry = taxonomy.entry_points.iter().position(|entry| entry.id == self.entry_point);
        let Some(entry_point) = entry else {
            diagnostics.push(super::unknown_entry_point(place, &self.entry_point, taxonomy));
            return None;
        };
        self.tell_bad_entity(&place, diagnostics);
        self.tell_bad_footnotes(&place, diagnostics);
        Some(Report {
            id: id_of(folder),
            definition: self.file.clone(),
            title: translations(&self.title),
            languages: self.languages(taxonomy, &place, diagnostics),
            entity: Entity {
                scheme: self.entity.scheme.clone(),
                identifier: self.entity.identifier.clone(),
            },
            entry_point,
            current_period: self.current_period(taxonomy, &place, diagnostics),
            rounding: match self.rounding {
                RoundingName::HalfUp => Rounding::HalfUp,
                RoundingName::Truncate => Rounding::Truncate,
            },
            calculations: Calculations::default(),
            duplicates: match self.duplicates {
                DuplicatesName::None => AllowedDuplicates::None,
                DuplicatesName::Complete => AllowedDuplicates::Complete,
                DuplicatesName::Consistent => AllowedDuplicates::Consistent,
            },
            sources: Vec::new(),
            periods: Vec::new(),
            dimensions: vec![Vec::new()],
            contexts: Vec::new(),
            texts: Vec::new(),
            footnotes: self
                .footnotes
                .iter()
                .map(|(id, text)| Footnote { id: id.clone(), text: translations(text) })
                .collect(),
            footnote_sets: vec![Vec::new()],
            facts: Vec::new(),
            lost: Lost::default(),
            places: Vec::new(),
            known_inconsistencies: None,
        })
    }

    fn languages(
        &self,
        taxonomy: &Taxonomy,
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Lang> {
        if self.languages.is_empty() {
            return taxonomy.languages.iter().take(1).cloned().collect();
        }
        for lang in &self.languages {
            if !taxonomy.languages.iter().any(|known| **known == **lang) {
                diagnostics.push(
                    Diagnostic::new(
                        Code::InvalidToml,
                        place.clone(),
                        format!("The taxonomy has no labels in `{lang}`."),
                    )
                    .help(format!("it has {}", taxonomy.languages.join(", "))),
                );
            }
        }
        self.languages.iter().map(|lang| lang.as_str().into()).collect()
    }

    fn current_period(
        &self,
        taxonomy: &Taxonomy,
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<Period> {
        let text = self.current_period.as_ref()?;
        let found = period::parse(text, taxonomy.calendar);
        if found.is_none() {
            let message = format!("The current period `{text}` is not a period.");
            diagnostics.push(
                Diagnostic::new(Code::UnknownPeriod, place.clone(), message)
                    .help("write a code such as 1Q07, or an interval of dates"),
            );
        }
        found
    }

    /// Ids of footnotes become ids in the files written.
    fn tell_bad_footnotes(&self, place: &Place, diagnostics: &mut Diagnostics) {
        for (id, texts) in &self.footnotes {
            let is_id = id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
            if !is_id || !texts.keys().all(|lang| cell::is_language(lang)) || texts.is_empty() {
                let message = format!("The footnote `{id}` is not one.");
                diagnostics.push(
                    Diagnostic::new(Code::InvalidToml, place.clone(), message).help(
                        "its id has letters, digits, `-`, `_` and `.`; below it stands a text for each language",
                    ),
                );
            }
        }
    }

    fn tell_bad_entity(&self, place: &Place, diagnostics: &mut Diagnostics) {
        let EntityEntry { scheme, identifier } = &self.entity;
        if scheme.is_empty() || !cell::is_uri(scheme) {
            diagnostics.push(
                Diagnostic::new(
                    Code::InvalidToml,
                    place.clone(),
                    format!("The scheme `{scheme}` is not a URI."),
                )
                .help("for companies on the Tokyo Stock Exchange it is http://www.tse.or.jp/sicc"),
            );
        }
        if identifier.is_empty() || identifier.contains(char::is_whitespace) {
            diagnostics.push(
                Diagnostic::new(
                    Code::InvalidToml,
                    place.clone(),
                    format!("`{identifier}` can't identify an entity."),
                )
                .help("an identifier has no blanks"),
            );
        }
    }
}

fn translations(texts: &BTreeMap<String, String>) -> Translations {
    texts.iter().map(|(lang, text)| (lang.as_str().into(), text.clone())).collect()
}

/// The id of a report: the name of its folder.
fn id_of(folder: &Path) -> String {
    let full = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let name = full.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| "report".to_owned())
}
