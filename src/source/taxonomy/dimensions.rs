//! `dimensions.csv`: axes and their members.

use std::path::Path;

use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use super::super::cell;
use super::super::sheet;
use super::super::table::{Cell, Column, RowRef, Table};
use super::concepts::Concepts;
use super::edition;
use super::manifest::Manifest;
use crate::diagnostic::{Code, Diagnostics, did_you_mean};
use crate::model::{Axis, ConceptId, ConceptKind, Member, QName, TypedDomain};
use crate::notation::simple_type::{
    DEPENDENT_TYPES, SIMPLE_TYPES, SimpleType, UNKNOWN_TO_VALIDATORS,
};

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
    let mut members = FxHashSet::default();
    for row in table.rows() {
        if !edition::has_row(row, of_editions, manifest, diagnostics) {
            continue;
        }
        let Some(cell) = row.filled(columns.axis, diagnostics) else { continue };
        let Some(id) = find(cell, ConceptKind::Dimension, concepts, diagnostics) else { continue };
        let axis =
            axes.entry(id).or_insert(Axis { members: Vec::new(), default: None, typed: None });
        let member = row.cell(columns.member);
        if axis.typed.is_some() && !member.is_empty() {
            diagnostics.push(
                member
                    .diagnostic(Code::InvalidTree, "A typed axis has no members.")
                    .help("leave the row out, or the type"),
            );
        } else if member.is_empty() {
            axis.typed = typed(row.cell(columns.typed), cell.text, concepts, manifest, diagnostics);
        } else {
            let is_new = |member| members.insert((id, member));
            add_member(axis, is_new, row, &columns, concepts, diagnostics);
        }
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

fn typed(
    cell: Cell<'_>,
    axis: &str,
    concepts: &Concepts,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<TypedDomain> {
    if cell.is_empty() {
        return None;
    }
    if SimpleType::from_name(cell.text).is_none() {
        let help = other_type(cell.text);
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("`{}` can't type an axis.", cell.text))
                .help(help),
        );
        diagnostics.kept_anyway();
    }
    let element = format!("{axis}TypedDomain");
    if concepts.all.named(&element).is_some() {
        diagnostics.push(
            cell.diagnostic(
                Code::RepeatedName,
                format!("The concept `{element}` has the name of the axis's domain."),
            )
            .help("give the concept another name"),
        );
        diagnostics.kept_anyway();
    }
    Some(TypedDomain {
        element: QName::new(&manifest.prefix, &manifest.namespace, &element),
        simple_type: cell.text.to_owned(),
    })
}

/// What to choose in place of a type that no axis can have.
fn other_type(name: &str) -> String {
    if DEPENDENT_TYPES.contains(&name) {
        return "its values mean something only within a document: choose `string`".to_owned();
    }
    if name == UNKNOWN_TO_VALIDATORS {
        return "validators do not know its values: choose `NCName` or `string`".to_owned();
    }
    let names = || SIMPLE_TYPES.iter().map(|known| known.name);
    did_you_mean(name, names())
        .unwrap_or_else(|| format!("choose one of {}", names().collect::<Vec<_>>().join(", ")))
}

fn add_member(
    axis: &mut Axis,
    is_new: impl FnOnce(ConceptId) -> bool,
    row: RowRef<'_>,
    columns: &Columns,
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) {
    let cell = row.cell(columns.member);
    let Some(concept) = find(cell, ConceptKind::Member, concepts, diagnostics) else { return };
    let Some(depth) =
        depth(row.cell(columns.depth), axis.members.last().map(|m| m.depth), diagnostics)
    else {
        return;
    };
    if !is_new(concept) {
        diagnostics.push(
            cell.diagnostic(
                Code::RepeatedName,
                format!("The member `{}` stands twice.", cell.text),
            )
            .help("an axis has a member once"),
        );
        return;
    }
    if cell::yes(row.cell(columns.default), false, diagnostics) {
        if axis.default.is_some() {
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

/// A depth that can follow another one in a tree written in pre-order.
pub(super) fn depth(
    cell: Cell<'_>,
    before: Option<u32>,
    diagnostics: &mut Diagnostics,
) -> Option<u32> {
    let deepest = before.map_or(0, |depth| depth + 1);
    let shallowest = u32::from(before.is_some());
    let text = if cell.is_empty() { "0" } else { cell.text };
    match text.parse::<u32>() {
        Ok(depth) if (shallowest..=deepest).contains(&depth) => Some(depth),
        _ => {
            diagnostics.push(
                cell.diagnostic(
                    Code::InvalidTree,
                    format!("The depth `{}` can't stand here.", cell.text),
                )
                .help(format!(
                    "it is from {shallowest} to {deepest}: one root, and never a step of two"
                )),
            );
            None
        }
    }
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
