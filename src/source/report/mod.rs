//! Reads a report: a folder with `report.toml` and tables of facts.

mod aspects;
mod cells;
mod columns;
mod definition;
mod doubts;
mod facts;
mod inconsistencies;
mod notes;
mod place;
mod reader;
mod row;
mod stream;
mod type_units;
mod value;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::locate::Locator;
use super::{file, sheet, taxonomy};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Place, did_you_mean};
use crate::model::{Report, Taxonomy};
use place::Places;

/// A report with its taxonomy, and where the files are that they were read from.
#[derive(Debug)]
pub struct Loaded {
    /// The taxonomy.
    pub taxonomy: Taxonomy,
    /// The report.
    pub report: Report,
    /// The template of the inline report, when it names one.
    pub template: Option<PathBuf>,
    /// Where diagnostics find lines and columns.
    pub locator: Locator,
    /// Where the things of the taxonomy stand.
    pub origins: Origins,
    /// Whether every row of the tables of facts, and of known inconsistencies, was understood.
    pub complete: bool,
}

/// A report without its facts.
#[derive(Debug)]
pub struct Outline {
    /// The taxonomy.
    pub taxonomy: Taxonomy,
    /// The report, no facts in it.
    pub report: Report,
}

/// The definition of a report and its taxonomy, before the report is held against it.
pub struct Begun {
    definition: definition::Definition,
    folder: PathBuf,
    /// The taxonomy.
    pub taxonomy: Taxonomy,
    /// Where its things stand.
    pub origins: Origins,
}

/// Reads the definition of the report in a folder, and its taxonomy; or says what can't be read.
#[must_use]
pub fn begin(folder: &Path, packages: &[PathBuf], diagnostics: &mut Diagnostics) -> Option<Begun> {
    let definition = definition::read(&folder.join("report.toml"), diagnostics)?;
    let source = folder.join(&definition.taxonomy);
    let (taxonomy, origins) =
        taxonomy::read_entry_point(&source, packages, definition.entry_point(), diagnostics)?;
    Some(Begun { definition, folder: folder.to_owned(), taxonomy, origins })
}

/// Adds the facts of a table to a report, or says what is wrong with them.
pub fn add_facts(
    table: &[u8],
    name: &Arc<str>,
    taxonomy: &Taxonomy,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) {
    facts::read_from(Ok(table), name, taxonomy, report, diagnostics);
}

impl Begun {
    /// The folder of the taxonomy source.
    #[must_use]
    pub fn taxonomy_folder(&self) -> PathBuf {
        self.folder.join(&self.definition.taxonomy)
    }

    /// The lines of the text of the release that facts of its tables stand instead of.
    #[must_use]
    pub(crate) fn corrected_lines(&self) -> BTreeSet<u32> {
        let tables = self.definition.fact_tables().iter();
        tables.flat_map(|name| place::corrected(&self.folder.join(name))).collect()
    }

    /// What the report is about, and not its facts; or says what can't be read.
    #[must_use]
    pub fn outline(self, diagnostics: &mut Diagnostics) -> Option<Outline> {
        let report = self.definition.report(&self.folder, &self.taxonomy, diagnostics)?;
        Some(Outline { taxonomy: self.taxonomy, report })
    }

    /// The report with its facts, or says what can't be read.
    #[must_use]
    pub fn read(self, diagnostics: &mut Diagnostics) -> Option<Loaded> {
        self.read_keeping(Places::Drop, diagnostics)
    }

    /// The report as [`Begun::read`] gives it, and where its facts stand in the text of the release
    /// ([`Report::places`]).
    #[must_use]
    pub fn read_with_places(self, diagnostics: &mut Diagnostics) -> Option<Loaded> {
        self.read_keeping(Places::Keep, diagnostics)
    }

    fn read_keeping(self, places: Places, diagnostics: &mut Diagnostics) -> Option<Loaded> {
        let Self { definition, folder, taxonomy, origins } = self;
        let mut report = definition.report(&folder, &taxonomy, diagnostics)?;
        let mut locator = Locator::new();
        let mut complete = true;
        report.lost.all_known = true;
        for (at, name) in definition.fact_tables().iter().enumerate() {
            let path = sheet::resolve(&folder.join(name));
            let shown = file::name_of(&path);
            locator.add(shown.clone(), path.clone());
            let before = diagnostics.errors();
            let named = Place::key(&report.definition, &["facts", &at.to_string()]);
            facts::read(&path, &shown, named, places, &taxonomy, &mut report, diagnostics);
            complete &= diagnostics.errors() == before;
        }
        if let Some(name) = &definition.known_inconsistencies {
            let path = sheet::resolve(&folder.join(name));
            let shown = file::name_of(&path);
            locator.add(shown.clone(), path.clone());
            let before = diagnostics.errors();
            let named = Place::key(&report.definition, &["known_inconsistencies"]);
            report.known_inconsistencies =
                inconsistencies::read(&path, &shown, named, &taxonomy, &report, diagnostics);
            let understood = diagnostics.errors() == before;
            complete &= understood;
            report.lost.all_known &= understood;
        }
        if let Some(name) = &definition.accepted_doubts {
            let path = folder.join(name);
            let shown = file::name_of(&path);
            locator.add(shown.clone(), path.clone());
            let before = diagnostics.errors();
            let named = Place::key(&report.definition, &["accepted_doubts"]);
            report.accepted_doubts =
                doubts::read(&path, &shown, named, &taxonomy, &report, diagnostics);
            complete &= diagnostics.errors() == before;
        }
        let template = definition.template.as_ref().map(|name| folder.join(name));
        Some(Loaded { taxonomy, report, template, locator, complete, origins })
    }
}

/// The diagnostic for an entry point that the taxonomy does not have.
fn unknown_entry_point(place: Place, id: &str, taxonomy: &Taxonomy) -> Diagnostic {
    let known = taxonomy.entry_points.iter().map(|entry| entry.id.as_str());
    let help = did_you_mean(id, known.clone())
        .unwrap_or_else(|| format!("there are {}", known.collect::<Vec<_>>().join(", ")));
    let message = format!("The taxonomy has no entry point `{id}`.");
    Diagnostic::new(Code::UnknownEntryPoint, place, message).help(help)
}
