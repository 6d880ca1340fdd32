//! `statements/*.csv`: one presentation tree a file, with its sums.

use std::path::Path;

use rustc_hash::FxHashSet;

use super::super::table::{Cell, Column, RowRef, Table};
use super::manifest::{StatementEntry, translations};
use super::{Source, ancestry, cubes, dimensions};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{
    Balance, CalculationArc, Concept, ConceptId, ConceptKind, Figure, LabelRole, Node, Primitive,
    Statement, Translations, TypedValue,
};
use crate::notation::figure::{self, Printed};
use crate::notation::simple_type::SimpleType;

const COLUMNS: [&str; 9] = [
    "depth",
    "concept",
    "preferred_label",
    "sums_to",
    "weight",
    "beside",
    "closed",
    "excludes",
    "negated",
];

/// The columns of the table of a statement.
pub(super) struct Columns {
    depth: Column,
    pub(super) concept: Column,
    /// Whether a cube takes no other axes than its own.
    pub(super) closed: Column,
    /// Whether facts must not fit a cube.
    pub(super) excludes: Column,
    /// Whether the figures of a member are printed with their sign turned.
    pub(super) negated: Column,
    preferred_label: Column,
    sums_to: Column,
    weight: Column,
    beside: Column,
    headings: Vec<(Column, crate::model::Lang)>,
}

/// Reads the tables of all statements that the manifest names.
pub(super) fn read(
    folder: &Path,
    source: Source<'_>,
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
        statements.extend(statement(folder, entry, source, diagnostics));
    }
    statements
}

fn statement(
    folder: &Path,
    entry: &StatementEntry,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Statement> {
    let table = Table::read(&folder.join(&entry.file), |_| None, diagnostics)?;
    let columns = columns(&table, source, diagnostics)?;
    let (mut nodes, mut rows) = (Vec::<Node>::new(), Vec::new());
    for row in table.rows() {
        if let Some(node) = node(row, &columns, &nodes, source, diagnostics) {
            nodes.push(node);
            rows.push(row);
        }
    }
    if table.rows().next().is_none() {
        let place = Place::file(&table.name);
        diagnostics.push(
            Diagnostic::new(
                Code::InvalidTree,
                place,
                format!("The statement `{}` is empty.", entry.id),
            )
            .help("its first row is the heading at depth 0"),
        );
        diagnostics.kept_anyway();
    }
    let mut calculations = Vec::new();
    for row in table.rows() {
        sums(row, &columns, &nodes, source, &mut calculations, diagnostics);
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

/// The columns, or none when one that is needed is missing.
fn columns(table: &Table, source: Source<'_>, diagnostics: &mut Diagnostics) -> Option<Columns> {
    let languages = source.manifest.languages();
    let heading = |text: &str| {
        let lang = text.strip_prefix("column.")?;
        languages.iter().find(|known| ***known == *lang).cloned()
    };
    table.tell_unknown_columns(
        |text| COLUMNS.contains(&text) || heading(text).is_some(),
        &COLUMNS,
        diagnostics,
    );
    Some(Columns {
        depth: table.needed("depth", diagnostics)?,
        concept: table.needed("concept", diagnostics)?,
        preferred_label: table.optional("preferred_label"),
        sums_to: table.optional("sums_to"),
        weight: table.optional("weight"),
        beside: table.optional("beside"),
        closed: table.optional("closed"),
        excludes: table.optional("excludes"),
        negated: table.optional("negated"),
        headings: table.columns(heading),
    })
}

fn node(
    row: RowRef<'_>,
    columns: &Columns,
    before: &[Node],
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let cell = row.filled(columns.concept, diagnostics)?;
    let concept = find(cell, source, diagnostics)?;
    let last = before.last().map(|node| node.depth);
    let depth = dimensions::depth(row.cell(columns.depth), last, diagnostics)?;
    let preferred_label = preferred_label(row, columns, concept, source, diagnostics);
    // What stands twice in cubes is looked at with them.
    let kind = source.concepts.by_name.get_index(concept.index()).map(|(_, concept)| concept.kind);
    let of_cube =
        matches!(kind, Some(ConceptKind::Hypercube | ConceptKind::Dimension | ConceptKind::Member));
    let is_same = |node: &Node| node.concept == concept && node.preferred_label == preferred_label;
    if !of_cube && before.iter().any(is_same) {
        diagnostics.push(
            cell.diagnostic(
                Code::RepeatedRow,
                format!("`{}` already stands in this tree.", cell.text),
            )
            .help("leave one of the rows out, or give them different preferred labels"),
        );
    }
    if ancestry::closes_cycle(before, concept, depth) {
        diagnostics.push(
            cell.diagnostic(
                Code::InvalidTree,
                format!("`{}` would stand below itself.", cell.text),
            )
            .help("a concept that stands twice stands beside itself (XBRL 2.1 §5.2.4.2)"),
        );
        diagnostics.keep(())?;
    }
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
fn preferred_label(
    row: RowRef<'_>,
    columns: &Columns,
    concept: ConceptId,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> LabelRole {
    let cell = row.cell(columns.preferred_label);
    if cell.is_empty() {
        return LabelRole::Standard;
    }
    let Some(role) = LabelRole::from_name(cell.text) else {
        let known: Vec<LabelRole> = LabelRole::all().collect();
        let help = did_you_mean(cell.text, known.iter().map(LabelRole::name))
            .unwrap_or_else(|| "the README lists the roles".to_owned());
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("There is no label role `{}`.", cell.text))
                .help(help),
        );
        return LabelRole::Standard;
    };
    let Some((name, concept)) = source.concepts.by_name.get_index(concept.index()) else {
        return role;
    };
    // A label in one language is enough for the specification (XBRL 2.1 §5.2.4.2.1).
    let is_somewhere = concept.labels.keys().any(|(of, _)| *of == role);
    let code = if is_somewhere { Code::IncompleteLabels } else { Code::MissingLabel };
    for lang in source.manifest.languages() {
        let key = (role.clone(), lang);
        if !concept.labels.contains_key(&key) {
            let lang = &key.1;
            let message = format!("`{name}` has no label of the role `{role}` in `{lang}`.");
            let mut told = cell
                .diagnostic(code, message)
                .help(format!("fill the column `{role}.{lang}` of concepts.csv"));
            told.follows = source.concepts.misnamed.get(&key).cloned();
            diagnostics.push(told);
            if !is_somewhere {
                diagnostics.kept_anyway();
            }
        }
    }
    role
}

/// The totals to which a row contributes.
fn sums(
    row: RowRef<'_>,
    columns: &Columns,
    nodes: &[Node],
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
        let Some(total) = total else { continue };
        let Some(weight) = weight(weights, at, diagnostics) else { continue };
        if let Some(fault) = fault(total, item, weight, source, arcs) {
            diagnostics.push(cell.diagnostic(Code::InvalidCalculation, fault.0).help(fault.1));
            let Some(()) = diagnostics.keep(()) else { continue };
        } else {
            tell_doubts(cell, total, item, nodes, source, diagnostics);
        }
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
        Ok(Printed::Number(number)) if !number.figure.is_zero() && !number.percent => {
            Some(number.figure)
        }
        _ => {
            diagnostics.push(
                cell.diagnostic(Code::InvalidCell, format!("`{}` is not a weight.", cell.text))
                    .help("a weight is a number other than zero, usually 1 or -1"),
            );
            diagnostics.keep(Figure::ZERO)
        }
    }
}

/// What the specifications forbid about a summation: what is wrong, and what to do.
fn fault(
    total: ConceptId,
    item: ConceptId,
    weight: Figure,
    source: Source<'_>,
    arcs: &[CalculationArc],
) -> Option<(String, &'static str)> {
    let (total_name, total_concept) = source.concepts.by_name.get_index(total.index())?;
    let (item_name, item_concept) = source.concepts.by_name.get_index(item.index())?;
    if !total_concept.item_type.is_numeric() || !item_concept.item_type.is_numeric() {
        let text = format!("`{item_name}` or `{total_name}` is not numeric.");
        return Some((text, "only numeric items are summed (XBRL 2.1 §5.2.5.2)"));
    }
    if let Some(name) = [(item_name, item_concept), (total_name, total_concept)]
        .iter()
        .find_map(|(name, of)| (of.item_type.primitive == Primitive::Float).then_some(name))
    {
        let text = format!("`{name}` is a number with a power of ten (`float`, `double`).");
        return Some((
            text,
            "only decimal numbers are summed: choose another type (Calculations 1.1)",
        ));
    }
    if arcs.iter().any(|arc| arc.total == total && arc.item == item) {
        let text = format!("`{item_name}` already contributes to `{total_name}`.");
        return Some((text, "a pair stands once in a statement (Calculations 1.1)"));
    }
    if reaches(arcs, item, total) {
        let text = format!("`{total_name}` would contribute to itself by `{item_name}`.");
        return Some((text, "sums go in one direction"));
    }
    let opposite =
        matches!((total_concept.balance, item_concept.balance), (Some(a), Some(b)) if a != b);
    let same =
        matches!((total_concept.balance, item_concept.balance), (Some(a), Some(b)) if a == b);
    if (opposite && !weight.is_negative()) || (same && weight.is_negative()) {
        let text = format!(
            "The weight of `{item_name}` ({}) in `{total_name}` ({}) has the wrong sign.",
            balance_name(item_concept),
            balance_name(total_concept)
        );
        return Some((
            text,
            "equal balances add, opposite ones subtract (XBRL 2.1 §5.1.1.2, table 6)",
        ));
    }
    None
}

/// Tells what the specifications allow about a summation and hardly anyone means.
fn tell_doubts(
    cell: Cell<'_>,
    total: ConceptId,
    item: ConceptId,
    nodes: &[Node],
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) {
    let concepts = [total, item].map(|id| source.concepts.by_name.get_index(id.index()));
    let [Some((total_name, total_concept)), Some((item_name, item_concept))] = concepts else {
        return;
    };
    if !nodes.iter().any(|node| node.concept == total) {
        let text = format!("The total `{total_name}` does not stand in this statement.");
        diagnostics.push(
            cell.diagnostic(Code::SumToAbsentTotal, text)
                .help("a sum is stated where its total and its parts stand together"),
        );
    }
    if total_concept.period_type != item_concept.period_type {
        let text = format!("`{item_name}` and `{total_name}` have different period types.");
        diagnostics.push(
            cell.diagnostic(Code::SumAcrossPeriodTypes, text)
                .help("take the sum out: no period holds both, so that it is never checked"),
        );
    }
}

fn balance_name(concept: &Concept) -> &'static str {
    match concept.balance {
        Some(Balance::Debit) => "debit",
        Some(Balance::Credit) => "credit",
        None => "no balance",
    }
}

/// Whether `from` is the total of a chain of sums that holds `to`.
fn reaches(arcs: &[CalculationArc], from: ConceptId, to: ConceptId) -> bool {
    let mut open = vec![from];
    let mut seen = FxHashSet::default();
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arcs.iter().filter(|arc| arc.total == at).map(|arc| arc.item));
        }
    }
    false
}
