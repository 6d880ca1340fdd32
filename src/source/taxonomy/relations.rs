//! `relations.csv`: relationships of any registered arcrole, such as the anchors of own concepts in those of
//! others.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::super::table::{Cell, Column, RowRef, Table};
use super::Source;
use super::statement_cells::find;
use crate::diagnostic::{Code, Diagnostics, Origins, Thing, did_you_mean};
use crate::model::{Relation, Statement};
use crate::standards::arcroles;

const COLUMNS: [&str; 5] = ["from", "arcrole", "to", "statement", "use"];

/// The table, whose rows are about relationships of our own, or prohibit those of others.
pub(super) struct Relations {
    table: Table,
    from: Column,
    arcrole: Column,
    to: Column,
    statement: Column,
    use_: Column,
}

/// A row: from where a relationship leads, of which arcrole, and where to.
pub(super) struct Row<'t> {
    pub(super) row: RowRef<'t>,
    pub(super) from: Cell<'t>,
    pub(super) arcrole: Cell<'t>,
    pub(super) to: Cell<'t>,
    /// The statement, or the role of a network of others; may be empty.
    pub(super) statement: Cell<'t>,
    /// Whether it prohibits a relationship of others.
    pub(super) prohibits: bool,
}

impl Relations {
    /// Opens the table; a taxonomy without one has no such relationships.
    pub(super) fn open(path: &Path, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !path.exists() {
            return None;
        }
        let table = Table::read(path, |_| None, diagnostics)?;
        table.tell_unknown_columns(|heading| COLUMNS.contains(&heading), &COLUMNS, diagnostics);
        let [from, arcrole, to] = ["from", "arcrole", "to"].map(|of| table.needed(of, diagnostics));
        let [statement, use_] = ["statement", "use"].map(|of| table.optional(of));
        Some(Self { from: from?, arcrole: arcrole?, to: to?, statement, use_, table })
    }

    /// The rows whose cells are filled; what else there is, is told.
    pub(super) fn rows(&self, diagnostics: &mut Diagnostics) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        for row in self.table.rows() {
            let cells = [self.from, self.arcrole, self.to];
            let [Some(from), Some(arcrole), Some(to)] = cells.map(|of| row.filled(of, diagnostics))
            else {
                continue;
            };
            let prohibits = match row.cell(self.use_) {
                cell if matches!(cell.text, "" | "optional") => false,
                cell if cell.text == "prohibited" => true,
                cell => {
                    let message = format!("A relationship has no use `{}`.", cell.text);
                    let told = cell.diagnostic(Code::InvalidCell, message);
                    diagnostics.push(told.help("write `prohibited`, or leave the cell empty"));
                    continue;
                }
            };
            let statement = row.cell(self.statement);
            rows.push(Row { row, from, arcrole, to, statement, prohibits });
        }
        rows
    }
}

/// The relationships of our own.
pub(super) fn own(
    rows: &[Row<'_>],
    source: Source<'_>,
    statements: &[Statement],
    arcroles: &BTreeSet<Arc<str>>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Vec<Relation> {
    let mut relations = Vec::new();
    for Row { row, from, arcrole, to, statement, .. } in rows.iter().filter(|of| !of.prohibits) {
        let ends = [from, to].map(|cell| find(*cell, source, diagnostics));
        let arcrole = known(*arcrole, arcroles, diagnostics);
        let ([Some(a), Some(b)], Some(arcrole)) = (ends, arcrole) else { continue };
        let Some(role) = role(*statement, &arcrole, source, statements, diagnostics) else {
            continue;
        };
        let (thing, place) = (Thing::Relation(relations.len()), to.place());
        origins.add_at(thing, place);
        relations.push(Relation { line: row.line(), role, arcrole, from: a, to: b });
    }
    relations
}

/// The arcrole that a cell names, by its last step or its address: one of the registry, or one that what is
/// imported declares.
fn known(
    cell: Cell<'_>,
    declared: &BTreeSet<Arc<str>>,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<str>> {
    if let Some((uri, _)) = arcroles::find(cell.text) {
        return Some(uri.into());
    }
    let is_meant = |uri: &&Arc<str>| ***uri == *cell.text || last(uri) == cell.text;
    let found: Vec<&Arc<str>> = declared.iter().filter(is_meant).collect();
    match found.as_slice() {
        [] => {}
        [uri] => return Some((*uri).clone()),
        several => {
            let message = format!("`{}` is the last step of several arcroles.", cell.text);
            let all: Vec<&str> = several.iter().map(|uri| &***uri).collect();
            let help = format!("write the address of one: {}", all.join(", "));
            diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
            return None;
        }
    }
    let message = format!("There is no arcrole `{}`.", cell.text);
    let registered = arcroles::ALL.iter().map(|(uri, _)| last(uri));
    let names = registered.chain(declared.iter().map(|uri| last(uri)));
    let help = did_you_mean(cell.text, names.clone())
        .unwrap_or_else(|| format!("there are {}", names.collect::<Vec<_>>().join(", ")));
    diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
    None
}

/// The last step of an address.
fn last(uri: &str) -> &str {
    uri.rsplit('/').next().unwrap_or(uri)
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
        return Some(format!("{namespace}/role/{}", last(arcrole)).into());
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
