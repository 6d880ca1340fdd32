//! `relations.csv`: relationships of any registered arcrole, such as the anchors of own concepts in those of
//! others.

use std::path::Path;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::super::table::{Cell, Table};
use super::Source;
use super::statement_cells::find;
use crate::diagnostic::{Code, Diagnostics, did_you_mean};
use crate::model::{Relation, Statement};
use crate::standards::arcroles;

const COLUMNS: [&str; 4] = ["from", "arcrole", "to", "statement"];

/// Reads `relations.csv`; a taxonomy without one has no such relationships.
pub(super) fn read(
    path: &Path,
    source: Source<'_>,
    statements: &[Statement],
    diagnostics: &mut Diagnostics,
) -> Vec<Relation> {
    let mut relations = Vec::new();
    if !path.exists() {
        return relations;
    }
    let Some(table) = Table::read(path, |_| None, diagnostics) else { return relations };
    table.tell_unknown_columns(|heading| COLUMNS.contains(&heading), &COLUMNS, diagnostics);
    let [from, arcrole, to] = ["from", "arcrole", "to"].map(|of| table.needed(of, diagnostics));
    let (Some(from), Some(arcrole), Some(to)) = (from, arcrole, to) else { return relations };
    let statement = table.optional("statement");
    let mut seen = FxHashSet::default();
    for row in table.rows() {
        let cells = [from, arcrole, to].map(|column| row.filled(column, diagnostics));
        let [Some(from), Some(arcrole), Some(to)] = cells else { continue };
        let ends = [from, to].map(|cell| find(cell, source, diagnostics));
        let arcrole = known(arcrole, diagnostics);
        let ([Some(a), Some(b)], Some(arcrole)) = (ends, arcrole) else { continue };
        let Some(role) = role(row.cell(statement), &arcrole, source, statements, diagnostics)
        else {
            continue;
        };
        if a == b || !seen.insert((role.clone(), arcrole.clone(), a, b)) {
            let message = match a == b {
                true => format!("`{}` is related to itself.", to.text),
                false => format!("`{}` is related to `{}` twice.", from.text, to.text),
            };
            diagnostics.push(to.diagnostic(Code::RepeatedRow, message).help("leave the row out"));
            continue;
        }
        relations.push(Relation { line: row.line(), role, arcrole, from: a, to: b });
    }
    relations
}

/// The arcrole that a cell names, by its last step or its address.
fn known(cell: Cell<'_>, diagnostics: &mut Diagnostics) -> Option<Arc<str>> {
    if let Some((uri, _)) = arcroles::find(cell.text) {
        return Some(uri.into());
    }
    let message = format!("There is no arcrole `{}`.", cell.text);
    let names = arcroles::ALL.iter().map(|(uri, _)| uri.rsplit('/').next().unwrap_or(uri));
    let help = did_you_mean(cell.text, names.clone())
        .unwrap_or_else(|| format!("there are {}", names.collect::<Vec<_>>().join(", ")));
    diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
    None
}

/// The role of the network: that of a statement, or one for all relationships of the arcrole.
fn role(
    cell: Cell<'_>,
    arcrole: &str,
    source: Source<'_>,
    statements: &[Statement],
    diagnostics: &mut Diagnostics,
) -> Option<Arc<str>> {
    if cell.is_empty() {
        let namespace = source.manifest.namespace.trim_end_matches('/');
        let last = arcrole.rsplit('/').next().unwrap_or(arcrole);
        return Some(format!("{namespace}/role/{last}").into());
    }
    let own = || statements.iter().filter(|statement| statement.is_own());
    let found = own().find(|statement| statement.id == cell.text);
    if found.is_none() {
        let message = format!("There is no statement `{}`.", cell.text);
        let help = did_you_mean(cell.text, own().map(|statement| statement.id.as_str()))
            .unwrap_or_else(|| "name a statement of taxonomy.toml, or none".to_owned());
        diagnostics.push(cell.diagnostic(Code::UnknownStatement, message).help(help));
    }
    found.map(|statement| statement.role.as_str().into())
}
