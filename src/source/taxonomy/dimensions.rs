//! `dimensions.csv`: axes and their members.

use std::path::Path;

use indexmap::IndexMap;

use super::super::cell;
use super::super::sheet;
use super::super::table::{Cell, Column, RowRef, Table};
use super::concepts::Concepts;
use super::edition;
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostics, Origins, Part, Thing};
use crate::model::{Axis, ConceptId, ConceptKind, Member, QName, TypedDomain};

const COLUMNS: [&str; 7] =
    ["axis", "depth", "member", "default", "usable", "typed", "entry_points"];

struct Columns {
    axis: Column,
    depth: Column,
    member: Column,
    default: Column,
    usable: Column,
    typed: Column,
}

/// Reads `dimensions.csv`; a taxonomy without one has no axes.
pub(super) fn read(
    path: &Path,
    mut axes: IndexMap<ConceptId, Axis>,
    concepts: &Concepts,
    manifest: &Manifest,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> IndexMap<ConceptId, Axis> {
    if !sheet::is_there(path) {
        return axes;
    }
    let Some(table) = Table::read(path, |_| None, diagnostics) else { return axes };
    table.tell_unknown_columns(|heading| COLUMNS.contains(&heading), &COLUMNS, diagnostics);
    let axis = table.needed("axis", diagnostics);
    let member = table.needed("member", diagnostics);
    let (Some(axis), Some(member)) = (axis, member) else { return axes };
    let columns = Columns {
        axis,
        depth: table.optional("depth"),
        member,
        default: table.optional("default"),
        usable: table.optional("usable"),
        typed: table.optional("typed"),
    };
    let of_editions = table.optional("entry_points");
    let parts =
        [(Part::Name, columns.member), (Part::Depth, columns.depth), (Part::Typed, columns.typed)];
    origins.table(
        &table.name,
        parts.into_iter().filter_map(|(part, column)| Some((part, column.field()?))),
    );
    for row in table.rows() {
        if !edition::has_row(row, of_editions, manifest, diagnostics) {
            continue;
        }
        let Some(cell) = row.filled(columns.axis, diagnostics) else { continue };
        let Some(id) = find(cell, ConceptKind::Dimension, concepts, diagnostics) else { continue };
        let axis =
            axes.entry(id).or_insert(Axis { members: Vec::new(), default: None, typed: None });
        let member = row.cell(columns.member);
        if member.is_empty() {
            axis.typed = typed(row.cell(columns.typed), cell.text, manifest);
        } else {
            let before = axis.members.len();
            add_member(axis, row, &columns, concepts, diagnostics);
            if axis.members.len() > before {
                origins.add(Thing::Member(id, before), row.line());
            }
        }
        origins.add(Thing::Axis(id), row.line());
    }
    axes
}

/// The concept of this kind that a cell names; another is told and gives none.
pub(super) fn find(
    cell: Cell<'_>,
    kind: ConceptKind,
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) -> Option<ConceptId> {
    let word = if kind == ConceptKind::Dimension { "axis" } else { "member" };
    concepts.find(cell.text, cell, word, |concept| concept.kind == kind, diagnostics)
}

fn typed(cell: Cell<'_>, axis: &str, manifest: &Manifest) -> Option<TypedDomain> {
    (!cell.is_empty()).then(|| TypedDomain {
        element: QName::new(&manifest.prefix, &manifest.namespace, &format!("{axis}TypedDomain")),
        simple_type: cell.text.to_owned(),
    })
}

fn add_member(
    axis: &mut Axis,
    row: RowRef<'_>,
    columns: &Columns,
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) {
    let cell = row.cell(columns.member);
    let Some(concept) = find(cell, ConceptKind::Member, concepts, diagnostics) else { return };
    let last = axis.members.last().map(|member| member.depth);
    let Some(depth) = depth(row.cell(columns.depth), last, diagnostics) else { return };
    if cell::yes(row.cell(columns.default), false, diagnostics) {
        if axis.default.is_some_and(|known| known != concept) {
            diagnostics.push(
                row.cell(columns.default)
                    .diagnostic(Code::InvalidTree, "The axis already has a default member.")
                    .help("an axis has one default at most (Dimensions 1.0 §2.7.1)"),
            );
        }
        axis.default.get_or_insert(concept);
    }
    let usable = cell::yes(row.cell(columns.usable), true, diagnostics);
    axis.members.push(Member { concept, depth, usable });
}

/// A depth as it is written, of a row behind one of another depth; whether it can stand there is for the rules.
pub(super) fn depth(
    cell: Cell<'_>,
    before: Option<u32>,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let text = if cell.is_empty() { "0" } else { cell.text };
    let depth = text.parse::<u32>().ok();
    if depth.is_none() {
        let deepest = before.map_or(0, |depth| depth.saturating_add(1));
        let shallowest = u32::from(before.is_some());
        let message = format!("The depth `{}` can't stand here.", cell.text);
        diagnostics.push(cell.diagnostic(Code::InvalidTree, message).help(format!(
            "it is from {shallowest} to {deepest}: one root, and never a step of two"
        )));
    }
    depth
}

/// A depth as it is written; whether it can stand there is for the rules.
pub(super) fn number(cell: Cell<'_>, diagnostics: &mut Diagnostics) -> Option<u32> {
    let text = if cell.is_empty() { "0" } else { cell.text };
    let depth = text.parse::<u32>().ok();
    if depth.is_none() {
        let message = format!("The depth `{}` can't stand here.", cell.text);
        diagnostics.push(
            cell.diagnostic(Code::InvalidTree, message)
                .help("write a whole number: 0 for the root, 1 for what stands below it"),
        );
    }
    depth
}
