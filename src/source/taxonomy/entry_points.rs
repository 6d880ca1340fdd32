//! `[[entry_points]]` of `taxonomy.toml`: which statements each shows, and with which labels.

use std::path::Path;

use super::manifest::{EntryPointEntry, Manifest, translations};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Place, Thing, did_you_mean};
use crate::model::{EntryPoint, Replacements, Statement, StatementId};

/// The entry points, with the statements they name and the labels that `read_labels` finds in
/// the tables they name.
pub(super) fn read(
    manifest: &Manifest,
    statements: &[Statement],
    read_labels: impl Fn(&Path, &mut Diagnostics) -> Option<Replacements>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Vec<EntryPoint> {
    let position =
        |id: &String| StatementId::at(statements.iter().position(|statement| statement.id == *id)?);
    let all = || (0..statements.len()).filter_map(StatementId::at);
    let mut entry_points = Vec::new();
    for (nth, entry) in manifest.entry_points.iter().enumerate() {
        let Some(ids) = &entry.statements else {
            entry_points.push(entry_point(entry, all().collect(), &read_labels, diagnostics));
            continue;
        };
        let mut chosen = Vec::new();
        for (at, id) in ids.iter().enumerate() {
            let found = position(id);
            let keys = ["statements", &at.to_string()];
            let place = manifest.place_in("entry_points", nth, &keys);
            let declared = manifest.statements.iter().any(|known| known.id == *id);
            match found {
                Some(found) => {
                    origins.add_at(Thing::Shown(nth, chosen.len()), place);
                    chosen.push(found);
                }
                None if !declared => diagnostics.push(unknown_statement(manifest, place, id)),
                None => {}
            }
        }
        entry_points.push(entry_point(entry, chosen, &read_labels, diagnostics));
    }
    entry_points
}

fn entry_point(
    entry: &EntryPointEntry,
    statements: Vec<StatementId>,
    read_labels: impl Fn(&Path, &mut Diagnostics) -> Option<Replacements>,
    diagnostics: &mut Diagnostics,
) -> EntryPoint {
    EntryPoint {
        id: entry.id.clone(),
        name: translations(&entry.name),
        description: translations(&entry.description),
        version: entry.version.clone(),
        statements,
        replacements: entry.labels.as_ref().and_then(|file| read_labels(file, diagnostics)),
    }
}

fn unknown_statement(manifest: &Manifest, place: Place, id: &str) -> Diagnostic {
    let known = manifest.statements.iter().map(|statement| statement.id.as_str());
    Diagnostic::new(
        Code::UnknownStatement,
        place,
        format!("An entry point names the statement `{id}`, which there is not."),
    )
    .help(did_you_mean(id, known).unwrap_or_else(|| "add it to [[statements]]".to_owned()))
}
