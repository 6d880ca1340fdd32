//! Reads a taxonomy source: a folder of tables and TOML.
//!
//! `taxonomy.toml` says what belongs together; `concepts.csv`, `dimensions.csv`, `units.csv`,
//! `calendar.toml` and one table a statement say the rest; entry points may have labels of their
//! own.

mod ancestry;
mod concepts;
mod cubes;
mod dimensions;
mod enumerations;
mod labels;
mod manifest;
mod statements;
mod units;
mod values;

use std::path::Path;

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostics, Origins};
use crate::model::{Axis, ConceptId, Taxonomy};

/// Reads the taxonomy source in a folder, and where its things stand, or says what can't be read.
///
/// A taxonomy comes back as soon as its manifest could be read; when there were errors it lacks
/// what they are about and must not be written.
#[must_use]
pub fn read(folder: &Path, diagnostics: &mut Diagnostics) -> Option<(Taxonomy, Origins)> {
    let mut origins = Origins::none();
    let manifest = manifest::read(&folder.join("taxonomy.toml"), diagnostics)?;
    let calendar = manifest::read_calendar(&folder.join("calendar.toml"), diagnostics)?;
    let mut concepts =
        concepts::read(&folder.join("concepts.csv"), &manifest, &mut origins, diagnostics)?;
    let axes = dimensions::read(&folder.join("dimensions.csv"), &concepts, &manifest, diagnostics);
    let domains =
        enumerations::resolve(&folder.join("domains.csv"), &mut concepts, &axes, diagnostics);
    let units = units::read(&folder.join("units.csv"), &manifest, diagnostics)?;
    let source = Source { concepts: &concepts, axes: &axes, manifest: &manifest };
    let statements = statements::read(folder, source, &mut origins, diagnostics);
    let read_labels = |file: &Path, diagnostics: &mut Diagnostics| {
        labels::read(&folder.join(file), &concepts, &manifest.languages(), diagnostics)
    };
    let entry_points = manifest::entry_points(&manifest, &statements, read_labels, diagnostics);
    let taxonomy = Taxonomy {
        source: concepts.source,
        publication: manifest.publication(),
        languages: manifest.languages(),
        concepts: concepts.by_name.into_values().collect(),
        statements,
        axes,
        domains,
        units,
        calendar,
        entry_points,
    };
    Some((taxonomy, origins))
}

/// What the readers of later tables look things up in.
#[derive(Clone, Copy)]
struct Source<'a> {
    concepts: &'a concepts::Concepts,
    axes: &'a IndexMap<ConceptId, Axis>,
    manifest: &'a manifest::Manifest,
}
