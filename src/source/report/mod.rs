//! Reads a report: a folder with `report.toml` and tables of facts.

mod aspects;
mod columns;
mod definition;
mod facts;
mod intern;
mod reader;
mod row;
mod value;

use std::path::{Path, PathBuf};

use super::locate::Locator;
use super::{file, taxonomy};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{Report, Taxonomy};

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
    /// Whether every row of the tables of facts became a fact.
    pub complete: bool,
}

/// Reads the report in a folder with its taxonomy, or says what is wrong.
#[must_use]
pub fn read(folder: &Path, diagnostics: &mut Diagnostics) -> Option<Loaded> {
    let definition = definition::read(&folder.join("report.toml"), diagnostics)?;
    let taxonomy = taxonomy::read(&folder.join(&definition.taxonomy), diagnostics)?;
    // Facts are not held against a taxonomy that is not what it is meant to be.
    if diagnostics.has_errors() {
        return None;
    }
    let mut report = definition.report(folder, &taxonomy, diagnostics)?;
    let mut locator = Locator::new();
    let mut complete = true;
    for name in &definition.facts {
        let path = folder.join(name);
        let shown = file::name_of(&path);
        locator.add(shown.clone(), path.clone());
        let before = diagnostics.errors();
        facts::read(&path, &shown, &taxonomy, &mut report, diagnostics);
        complete &= diagnostics.errors() == before;
    }
    let template = definition.template.as_ref().map(|name| folder.join(name));
    Some(Loaded { taxonomy, report, template, locator, complete })
}

/// The diagnostic for an entry point that the taxonomy does not have.
fn unknown_entry_point(place: Place, id: &str, taxonomy: &Taxonomy) -> Diagnostic {
    let known = taxonomy.entry_points.iter().map(|entry| entry.id.as_str());
    let help = did_you_mean(id, known.clone())
        .unwrap_or_else(|| format!("there are {}", known.collect::<Vec<_>>().join(", ")));
    let message = format!("The taxonomy has no entry point `{id}`.");
    Diagnostic::new(Code::UnknownEntryPoint, place, message).help(help)
}
