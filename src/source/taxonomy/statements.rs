//! `statements/*.csv`: one presentation tree a file, with its sums.

use std::path::Path;

use super::super::cell;
use super::super::table::{RowRef, Table};
use super::edition::{self, Shown};
use super::manifest::{StatementEntry, translations};
use super::statement_cells::{find, preferred_label, weight};
use super::statement_columns::Columns;
use super::{Source, cubes, dimensions, recast};
use crate::diagnostic::{Diagnostics, Origins, Thing};
use crate::model::{CalculationArc, Node, Owner, Statement, StatementId, Translations};

/// Reads the tables of all statements that the manifest names.
pub(super) fn read(
    folder: &Path,
    source: Source<'_>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Vec<Statement> {
    let used = recast::used(folder, source, diagnostics);
    let mut statements = Vec::new();
    for (at, entry) in source.manifest.statements.iter().enumerate() {
        let Some(id) = StatementId::at(statements.len()) else { break };
        let place = source.manifest.place_in("statements", at, &["id"]);
        statements.extend(match &entry.recast {
            None => statement(folder, (id, entry), source, origins, diagnostics),
            Some(of) => {
                let read = (folder, (at, entry, of), source);
                recast::read(read, id, &used, origins, diagnostics)
            }
        });
        if statements.len() > id.index() {
            origins.add_at(Thing::Statement(id), place);
        }
    }
    statements
}

fn statement(
    folder: &Path,
    (id, entry): (StatementId, &StatementEntry),
    source: Source<'_>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Option<Statement> {
    let table = Table::read(&folder.join(entry.file.as_ref()?), |_| None, diagnostics)?;
    let columns = Columns::of(&table, &source.manifest.languages(), diagnostics)?;
    origins.table(&table.name, columns.parts());
    let (mut nodes, mut rows) = (Vec::<Node>::new(), Vec::new());
    let shown = edition::rows(&table, &columns, source.manifest, diagnostics);
    for row in shown.rows.iter().copied() {
        if let Some(mut node) = node(row, &columns, source, diagnostics) {
            node.beside = node.beside.filter(|_| shown.has(row.cell(columns.beside).text));
            origins.add(Thing::Node(id, nodes.len()), row.line());
            nodes.push(node);
            rows.push(row);
        }
    }
    let mut calculations = Vec::new();
    for row in shown.rows.iter().copied() {
        let before = calculations.len();
        sums(row, &columns, &shown, source, &mut calculations, diagnostics);
        for at in before..calculations.len() {
            origins.add(Thing::Sum(id, at), row.line());
        }
    }
    let tree = cubes::Tree { id, rows: &rows, nodes: &nodes, columns: &columns, source };
    let cubes = cubes::read(&tree, origins, diagnostics);
    Some(Statement {
        id: entry.id.clone(),
        role: source.manifest.role(entry),
        number: entry.number,
        title: translations(&entry.title),
        kind: entry.kind.map(Into::into),
        owner: Owner::Own,
        recast: None,
        is_presented: entry.presented.unwrap_or(true),
        source: table.name.clone(),
        nodes,
        calculations,
        cubes,
    })
}

fn node(
    row: RowRef<'_>,
    columns: &Columns,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let cell = row.filled(columns.concept, diagnostics)?;
    let concept = find(cell, source, diagnostics)?;
    let depth = dimensions::number(row.cell(columns.depth), diagnostics)?;
    let preferred_label = preferred_label(row.cell(columns.preferred_label), diagnostics);
    let beside = row.cell(columns.beside);
    let beside = if beside.is_empty() { None } else { find(beside, source, diagnostics) };
    let column: Translations = columns
        .headings
        .iter()
        .map(|(column, lang)| (lang.clone(), row.cell(*column).text.to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    let required = cell::yes(row.cell(columns.required), false, diagnostics);
    Some(Node { concept, depth, preferred_label, beside, column, required })
}

/// The totals to which a row contributes, those of other editions left out.
fn sums(
    row: RowRef<'_>,
    columns: &Columns,
    shown: &Shown<'_>,
    source: Source<'_>,
    arcs: &mut Vec<CalculationArc>,
    diagnostics: &mut Diagnostics,
) {
    let cell = row.cell(columns.sums_to);
    if cell.is_empty() {
        return;
    }
    // Rows that were told are no nodes, and nothing is summed to them or from them.
    let Some(item) = source.concepts.all.named(row.cell(columns.concept).text) else { return };
    let weights = row.cell(columns.weight);
    for (at, name) in cell.text.split(';').map(str::trim).enumerate() {
        let total = source.concepts.find(name, cell, "concept", |_| true, diagnostics);
        let Some(total) = total.filter(|_| shown.has(name)) else { continue };
        let Some(weight) = weight(weights, at, diagnostics) else { continue };
        arcs.push(CalculationArc { total, item, weight });
    }
}
