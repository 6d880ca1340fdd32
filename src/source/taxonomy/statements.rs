//! `statements/*.csv`: one presentation tree a file, with its sums.

use std::path::Path;

use rustc_hash::FxHashSet;

use super::super::table::{Cell, RowRef, Table};
use super::edition::{self, Shown};
use super::manifest::{StatementEntry, translations};
use super::statement_columns::Columns;
use super::{Source, cubes, dimensions};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Thing, did_you_mean};
use crate::model::{
    CalculationArc, ConceptId, Figure, LabelRole, Node, Statement, StatementId, Translations,
    TypedValue,
};
use crate::notation::figure::{self, Printed};
use crate::notation::simple_type::SimpleType;

/// Reads the tables of all statements that the manifest names.
pub(super) fn read(
    folder: &Path,
    source: Source<'_>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut ids = FxHashSet::default();
    for (at, entry) in source.manifest.statements.iter().enumerate() {
        if !ids.insert(entry.id.as_str()) {
            diagnostics.push(
                Diagnostic::new(
                    Code::RepeatedName,
                    source.manifest.place_in("statements", at, &["id"]),
                    format!("The statement `{}` stands twice.", entry.id),
                )
                .help("the id of a statement is the last step of its role URI"),
            );
            diagnostics.kept_anyway();
        }
        let Ok(id) = u16::try_from(statements.len()).map(StatementId) else { break };
        statements.extend(statement(folder, (id, entry), source, origins, diagnostics));
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
    let table = Table::read(&folder.join(&entry.file), |_| None, diagnostics)?;
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
    let tree = cubes::Tree { rows: &rows, nodes: &nodes, columns: &columns, source };
    let cubes = cubes::read(&tree, diagnostics);
    Some(Statement {
        id: entry.id.clone(),
        role: format!("{}/role/{}", source.manifest.namespace.trim_end_matches('/'), entry.id),
        number: entry.number,
        title: translations(&entry.title),
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
    let preferred_label = preferred_label(row, columns, diagnostics);
    let beside = row.cell(columns.beside);
    let beside = if beside.is_empty() { None } else { find(beside, source, diagnostics) };
    let column: Translations = columns
        .headings
        .iter()
        .map(|(column, lang)| (lang.clone(), row.cell(*column).text.to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    Some(Node { concept, depth, preferred_label, beside, column })
}

fn find(cell: Cell<'_>, source: Source<'_>, diagnostics: &mut Diagnostics) -> Option<ConceptId> {
    source.concepts.find(cell.text, cell, "concept", |_| true, diagnostics)
}

/// The role of the label to show. The standard one stands in for one that was told.
fn preferred_label(row: RowRef<'_>, columns: &Columns, diagnostics: &mut Diagnostics) -> LabelRole {
    let cell = row.cell(columns.preferred_label);
    if cell.is_empty() {
        return LabelRole::Standard;
    }
    LabelRole::from_name(cell.text).unwrap_or_else(|| {
        let known: Vec<LabelRole> = LabelRole::all().collect();
        let help = did_you_mean(cell.text, known.iter().map(LabelRole::name))
            .unwrap_or_else(|| "the README lists the roles".to_owned());
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("There is no label role `{}`.", cell.text))
                .help(help),
        );
        LabelRole::Standard
    })
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
    let item = source.concepts.by_name.get_index_of(row.cell(columns.concept).text);
    let Some(item) = item.map(ConceptId::from) else { return };
    let weights = row.cell(columns.weight);
    for (at, name) in cell.text.split(';').map(str::trim).enumerate() {
        let total = source.concepts.find(name, cell, "concept", |_| true, diagnostics);
        let Some(total) = total.filter(|_| shown.has(name)) else { continue };
        let Some(weight) = weight(weights, at, diagnostics) else { continue };
        arcs.push(CalculationArc { total, item, weight });
    }
}

fn weight(cell: Cell<'_>, at: usize, diagnostics: &mut Diagnostics) -> Option<Figure> {
    let text = cell.text.split(';').nth(at).map(str::trim).filter(|text| !text.is_empty());
    // As XML Schema writes decimals (`.5`), else as people print them.
    let decimal =
        SimpleType::from_name("decimal").zip(text).and_then(|(of, text)| of.read(text, ""));
    let text = decimal.as_ref().map(TypedValue::plain).or(text);
    match figure::parse(text.unwrap_or("1")) {
        Ok(Printed::Number(number)) if !number.percent => Some(number.figure),
        _ => {
            diagnostics.push(
                cell.diagnostic(Code::InvalidCell, format!("`{}` is not a weight.", cell.text))
                    .help("a weight is a number other than zero, usually 1 or -1"),
            );
            diagnostics.keep(Figure::ZERO)
        }
    }
}
