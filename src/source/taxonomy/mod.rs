//! Reads a taxonomy source: a folder of tables and TOML.
//!
//! `taxonomy.toml` says what belongs together; `concepts.csv`, `dimensions.csv`, `units.csv`,
//! `calendar.toml` and one table a statement say the rest; entry points may have labels of their
//! own.

mod asked_domain;
mod calendar;
mod concepts;
mod cubes;
mod dimensions;
mod edition;
mod entry_points;
mod enumerations;
mod imports;
mod label_columns;
mod labels;
mod manifest;
mod prohibited;
mod recast;
mod relations;
mod statement_cells;
mod statement_columns;
mod statements;
mod units;
mod values;

use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostics, Origins, Part, Thing};
use crate::model::{Axis, ConceptId, Taxonomy};

/// Reads the taxonomy source in a folder, and where its things stand, or says what can't be read.
/// What it imports is looked for in the packages that it names, and in these.
///
/// A taxonomy comes back as soon as its manifest could be read; when there were errors it lacks
/// what they are about and must not be written. Where each entry point is published as an edition
/// ([`editions`]) this is what all of them are made from.
#[must_use]
pub fn read(
    folder: &Path,
    packages: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<(Taxonomy, Origins)> {
    read_for(folder, packages, None, diagnostics)
}

/// Reads the taxonomy that a report about an entry point refers to, and where its things stand: its
/// edition where there are editions, else the whole.
#[must_use]
pub fn read_entry_point(
    folder: &Path,
    packages: &[PathBuf],
    entry_point: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(Taxonomy, Origins)> {
    let known = manifest::whole(&folder.join(MANIFEST), &mut Diagnostics::new())
        .is_some_and(|manifest| manifest.editions().iter().any(|id| id == entry_point));
    read_for(folder, packages, known.then_some(entry_point), diagnostics)
}

/// The editions of the taxonomy in a folder, and where their things stand: one for each entry point
/// where the namespace says `{version}`, else none.
#[must_use]
pub fn editions(
    folder: &Path,
    packages: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Vec<(Taxonomy, Origins)> {
    let manifest = manifest::whole(&folder.join(MANIFEST), &mut Diagnostics::new());
    let ids = manifest.map(|manifest| manifest.editions()).unwrap_or_default();
    ids.iter().filter_map(|id| read_for(folder, packages, Some(id), diagnostics)).collect()
}

/// The file that says what belongs together.
const MANIFEST: &str = "taxonomy.toml";

fn read_for(
    folder: &Path,
    packages: &[PathBuf],
    edition: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<(Taxonomy, Origins)> {
    let mut origins = Origins::none();
    // A taxonomy whose languages are none is not read, or told already.
    origins.add_told(Thing::Languages, Part::Name);
    let manifest = manifest::read(&folder.join(MANIFEST), edition, diagnostics)?;
    let calendar = calendar::read(&folder.join("calendar.toml"), diagnostics)?;
    let relations = relations::Relations::open(&folder.join("relations.csv"), diagnostics);
    let relations = relations.as_ref().map(|table| table.rows(diagnostics)).unwrap_or_default();
    let imports::Base { taxonomy: base, statements: templates, set, arcroles } =
        imports::read(folder, packages, &manifest, &relations, diagnostics)?;
    let table = folder.join("concepts.csv");
    let mut concepts = concepts::read(&table, base.concepts, &manifest, &mut origins, diagnostics)?;
    let axes = dimensions::read(
        &folder.join("dimensions.csv"),
        base.axes,
        &concepts,
        &manifest,
        &mut origins,
        diagnostics,
    );
    let domains = enumerations::resolve(
        &folder.join("domains.csv"),
        &mut concepts,
        &axes,
        &mut origins,
        diagnostics,
    );
    let domains = enumerations::beside(base.domains, domains, &mut concepts.all);
    let units =
        units::read(&folder.join("units.csv"), &concepts, &manifest, &mut origins, diagnostics)?;
    let templates = imports::Templates(&templates);
    let source = Source { concepts: &concepts, axes: &axes, manifest: &manifest, templates };
    let mut statements = statements::read(folder, source, &mut origins, diagnostics);
    let relations =
        relations::own(&relations, source, &statements, &arcroles, &mut origins, diagnostics);
    let read_labels = |file: &Path, diagnostics: &mut Diagnostics| {
        labels::read(&folder.join(file), &concepts, &manifest.languages(), diagnostics)
    };
    let mut entry_points =
        entry_points::read(&manifest, &statements, read_labels, &mut origins, diagnostics);
    if let Some((mut set, files)) = set {
        prohibited::replaced_labels(
            &mut set,
            &files,
            &concepts.all,
            &mut entry_points,
            diagnostics,
        );
    }
    imports::join(base.statements, &mut statements, &mut entry_points);
    let axes = recast::with_members(axes, &statements);
    let taxonomy = Taxonomy {
        source: concepts.source,
        publication: manifest.publication(),
        languages: manifest.languages(),
        concepts: concepts.all,
        statements,
        axes,
        domains,
        units,
        calendar,
        declared: base.declared,
        schemas: base.schemas,
        imports: base.imports,
        relations,
        prohibitions: base.prohibitions,
        entry_points,
    };
    Some(match edition {
        Some(_) => edition::prune(taxonomy, origins),
        None => (taxonomy, origins),
    })
}

/// What the readers of later tables look things up in.
#[derive(Clone, Copy)]
struct Source<'a> {
    concepts: &'a concepts::Concepts,
    axes: &'a IndexMap<ConceptId, Axis>,
    manifest: &'a manifest::Manifest,
    templates: imports::Templates<'a>,
}
