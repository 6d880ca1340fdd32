//! `recast` in `[[statements]]`: networks of others made anew for what tables of facts use.
//!
//! The table of such a statement, where it has one, names further concepts, a row each: those of the
//! base by name alone, others with `below` and perhaps `after`, their place among the rows of the base.

use std::borrow::Cow;
use std::path::Path;

use indexmap::IndexMap;

use super::super::table::{Cell, Column, RowRef, Table};
use super::manifest::{Recast, StatementEntry, translations};
use super::statement_cells::{find, preferred_label, weight};
use super::{Source, concepts};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Place, Thing, did_you_mean};
use crate::model::{
    Axis, ConceptId, ConceptKind, Ground, Member, Placed, RecastInto, Statement, StatementId, Used,
    recast,
};

const COLUMNS: [&str; 6] = ["concept", "below", "after", "preferred_label", "sums_to", "weight"];

/// What the tables of facts use: the concepts of facts, the axes, and the members.
pub(super) fn used(folder: &Path, source: Source<'_>, diagnostics: &mut Diagnostics) -> Used {
    let mut used = Used::new();
    for table in source.manifest.facts.iter().filter(|_| source.manifest.recasts()) {
        let path = folder.join(table);
        let Some(table) = Table::read(&path, |_| None, diagnostics) else { continue };
        add_facts(&table, source.concepts, &mut used);
    }
    let recast = source.manifest.statements.iter().filter_map(|entry| entry.recast.as_ref());
    let bases = recast.flat_map(|of| of.roles()).filter_map(|role| source.templates.find(role));
    used.settle(Ground { concepts: &source.concepts.all, axes: source.axes }, bases);
    used
}

/// Adds what a table of facts uses. A name that nothing has is told where the report is read.
fn add_facts(table: &Table, concepts: &concepts::Concepts, used: &mut Used) {
    let is_axis = |id: &ConceptId| {
        concepts.all.get(*id).is_some_and(|concept| concept.kind == ConceptKind::Dimension)
    };
    let axes = table.columns(|heading| concepts.all.named(heading).filter(is_axis));
    let concept = table.optional("concept");
    let mut known: IndexMap<&str, Option<ConceptId>> = IndexMap::new();
    let mut named = |text| {
        *known.entry(text).or_insert_with(|| match concepts.all.meant(text)[..] {
            [id] => Some(id),
            _ => None,
        })
    };
    for row in table.rows() {
        let Some(concept) = named(row.cell(concept).text) else { continue };
        let mut aspects = Vec::new();
        for (column, axis) in &axes {
            let cell = row.cell(*column);
            if !cell.is_empty() {
                aspects.push((*axis, named(cell.text)));
            }
        }
        used.fact(concept, aspects);
    }
}

/// Reads a statement that is made of one of others.
pub(super) fn read(
    (folder, (at, entry, of), source): (&Path, (usize, &StatementEntry, &Recast), Source<'_>),
    id: StatementId,
    used: &Used,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Option<Statement> {
    let place = || source.manifest.place_in("statements", at, &["recast"]);
    let mut bases = Vec::new();
    for role in of.roles() {
        match source.templates.find(role) {
            Some(base) => bases.push(base),
            None => diagnostics.push(unknown(role, source, place())),
        }
    }
    let base = match bases[..] {
        [] => return None,
        [base] => Cow::Borrowed(base),
        [first, ref further @ ..] => Cow::Owned(first.joined(further)),
    };
    let table = match &entry.file {
        Some(file) => Some(Table::read(&folder.join(file), |_| None, diagnostics)?),
        None => None,
    };
    let (mut used, mut placed) = (used.clone(), Vec::new());
    if let Some(table) = &table {
        placed = rows(table, source, &mut used, diagnostics)?;
    }
    let own: Vec<Placed> = placed.iter().map(|(_, placed)| placed.clone()).collect();
    let into = RecastInto {
        id: entry.id.clone(),
        role: source.manifest.role(entry),
        number: entry.number,
        title: translations(&entry.title),
    };
    let ground = Ground { concepts: &source.concepts.all, axes: source.axes };
    let made = recast(ground, &base, &used, &own, into);
    for (cell, placed) in made.unplaced.iter().filter_map(|at| placed.get(*at)) {
        let below = source.concepts.name(placed.below);
        let message = format!("There is no place for `{}` below `{below}`.", cell.text);
        let help = match placed.after {
            Some(after) => format!(
                "`{below}` must be a row of the base, and `{}` one directly below it",
                source.concepts.name(after)
            ),
            None => format!("`{below}` must be a row, a member or an axis of the base"),
        };
        diagnostics.push(cell.diagnostic(Code::InvalidTree, message).help(help));
    }
    if made.statement.is_none() {
        let message = format!("Nothing of `{}` is used.", of.roles().join("`, `"));
        let help = "name tables of facts by `facts = [\"facts.csv\"]`, or leave the statement out";
        diagnostics.push(Diagnostic::new(Code::EmptyStatement, place(), message).help(help));
    }
    for (at, arc) in made.statement.iter().flat_map(|of| of.calculations.iter().enumerate()) {
        let is_stated = |placed: &Placed| {
            placed.concept == arc.item && placed.sums.iter().any(|(total, _)| *total == arc.total)
        };
        if let Some((cell, _)) = placed.iter().find(|(_, placed)| is_stated(placed)) {
            origins.add_at(Thing::Sum(id, at), cell.place());
        }
    }
    made.statement.map(|statement| Statement {
        kind: entry.kind.map(Into::into).or(statement.kind),
        source: table.map_or(statement.source.clone(), |table| table.name.clone()),
        ..statement
    })
}

/// The finding about a role that no imported entry point has.
fn unknown(role: &str, source: Source<'_>, place: Place) -> Diagnostic {
    let message = format!("No entry point that is imported has the role `{role}`.");
    let roles = source.templates.roles();
    let last = roles.clone().map(|role| role.rsplit(['/', ':']).next().unwrap_or(role));
    // A number of a role is known without the date of its taxonomy before it.
    let ends = |of: &&str| !role.is_empty() && of.ends_with(role);
    let mut ending = last.clone().filter(ends);
    let ending = ending.next().filter(|_| ending.next().is_none());
    let help = ending
        .map(|of| format!("did you mean `{of}`?"))
        .or_else(|| did_you_mean(role, roles.chain(last)))
        .unwrap_or_else(|| "name the role of one of its networks".to_owned());
    Diagnostic::new(Code::UnknownStatement, place, message).help(help)
}

/// The rows of a table: base concepts come to those that are used, others get a place.
fn rows<'t>(
    table: &'t Table,
    source: Source<'_>,
    used: &mut Used,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<(Cell<'t>, Placed)>> {
    table.tell_unknown_columns(|heading| COLUMNS.contains(&heading), &COLUMNS, diagnostics);
    let concept = table.needed("concept", diagnostics)?;
    let [below, after, label, sums_to, weights] =
        ["below", "after", "preferred_label", "sums_to", "weight"].map(|of| table.optional(of));
    let mut placed = Vec::new();
    for row in table.rows() {
        let Some(cell) = row.filled(concept, diagnostics) else { continue };
        let Some(id) = find(cell, source, diagnostics) else { continue };
        used.anywhere(id);
        let parent = row.cell(below);
        if parent.is_empty() {
            tell_without_place(
                row,
                cell,
                [below, after, label, sums_to, weights],
                id,
                source,
                diagnostics,
            );
            continue;
        }
        let sibling = row.cell(after);
        let Some(below) = find(parent, source, diagnostics) else { continue };
        let after = match sibling.is_empty() {
            true => None,
            false => find(sibling, source, diagnostics),
        };
        let sums = sums(row.cell(sums_to), row.cell(weights), source, diagnostics);
        let preferred_label = preferred_label(row.cell(label), diagnostics);
        placed.push((cell, Placed { concept: id, below, after, preferred_label, sums }));
    }
    Some(placed)
}

/// Tells an own concept without a place, and cells that say something of a row of the base.
fn tell_without_place(
    row: RowRef<'_>,
    cell: Cell<'_>,
    columns: [Column; 5],
    id: ConceptId,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) {
    let filled = columns.iter().map(|column| row.cell(*column)).find(|cell| !cell.is_empty());
    let is_own = source.concepts.all.get(id).is_some_and(crate::model::Concept::is_own);
    if is_own || filled.is_some() {
        let message = format!("`{}` has no place.", cell.text);
        let told = filled.unwrap_or(cell).diagnostic(Code::InvalidTree, message);
        diagnostics.push(told.help("name the concept below which it stands in the column `below`"));
    }
}

/// The totals to which a row contributes, with its weights.
fn sums(
    totals: Cell<'_>,
    weights: Cell<'_>,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(ConceptId, crate::model::Figure)> {
    if totals.is_empty() {
        return Vec::new();
    }
    let names = totals.text.split(';').map(str::trim).enumerate();
    let sums = names.filter_map(|(at, name)| {
        let total = source.concepts.find(name, totals, "concept", |_| true, diagnostics)?;
        Some((total, weight(weights, at, diagnostics)?))
    });
    sums.collect()
}

/// The axes with the members that statements put below them.
pub(super) fn with_members(
    mut axes: IndexMap<ConceptId, Axis>,
    statements: &[Statement],
) -> IndexMap<ConceptId, Axis> {
    let own = statements.iter().filter(|statement| statement.recast.is_some());
    for axis in own.flat_map(|statement| &statement.cubes).flat_map(|cube| &cube.axes) {
        let Some(known) = axes.get_mut(&axis.concept) else { continue };
        for member in axis.members.as_deref().unwrap_or_default() {
            if known.members.iter().all(|of| of.concept != member.concept) {
                known.members.push(Member { depth: member.depth.max(1), ..member.clone() });
            }
        }
    }
    axes
}
