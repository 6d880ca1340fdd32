//! The presentation linkbase of an entry point (XBRL 2.1 §5.2.4).

use std::collections::HashSet;

use super::linkbase::{Arc, Arcrole, ExtendedLink, Orders};
use super::role::Role;
use super::tree::parents;
use crate::model::{ConceptId, ConceptKind, LabelRole, Statement, Taxonomy};

/// XBRL 2.1 §5.2.4.2.
static PARENT_CHILD: Arcrole<'static> =
    Arcrole { uri: "http://www.xbrl.org/2003/arcrole/parent-child", declaration: None };

/// A line of the tree.
struct Row {
    concept: ConceptId,
    depth: u32,
    preferred_label: LabelRole,
}

/// The tree of a statement.
///
/// Each place in the tree has its own locator, so that a balance can stand under one heading
/// at the start and at the end of a period.
pub(super) fn link<'a>(taxonomy: &Taxonomy, statement: &'a Statement) -> Vec<ExtendedLink<'a>> {
    let mut link = ExtendedLink::of(taxonomy, Role::of(taxonomy, statement));
    if !statement.is_presented {
        return vec![link];
    }
    let rows = rows(taxonomy, statement);
    let mut orders = Orders::default();
    let mut locators: Vec<String> = Vec::with_capacity(rows.len());
    // An axis may stand in several cubes; its members are shown once.
    let mut members = HashSet::new();
    for (row, parent) in rows.iter().zip(parents(rows.iter().map(|row| row.depth))) {
        let to = link.locate(taxonomy.concept(row.concept));
        locators.push(to.clone());
        let Some(parent) = parent else { continue };
        let is_member = taxonomy.concept(row.concept).kind == ConceptKind::Member;
        if is_member && !members.insert((rows[parent].concept, row.concept)) {
            continue;
        }
        link.arc(Arc {
            arcrole: PARENT_CHILD,
            // A parent stands before its children, so its locator is there.
            from: locators[parent].clone(),
            to,
            order: Some(orders.next(rows[parent].concept)),
            preferred_label: Some(row.preferred_label.clone())
                .filter(|role| *role != LabelRole::Standard),
            attributes: Vec::new(),
        });
    }
    vec![link]
}

/// The lines of a statement. An explicit axis without lines of its own shows its members; what a
/// cube excludes is a rule and no part of the table that people read.
fn rows(taxonomy: &Taxonomy, statement: &Statement) -> Vec<Row> {
    let mut rows = Vec::with_capacity(statement.nodes.len());
    let mut shown = HashSet::new();
    let mut hidden = false;
    let mut nodes = statement.nodes.iter().peekable();
    while let Some(node) = nodes.next() {
        hidden = match taxonomy.concept(node.concept).kind {
            ConceptKind::Hypercube => excludes(statement, node.concept),
            ConceptKind::Dimension | ConceptKind::Member => hidden,
            ConceptKind::Item | ConceptKind::LineItems | ConceptKind::Tuple => false,
        };
        if hidden {
            continue;
        }
        rows.push(Row {
            concept: node.concept,
            depth: node.depth,
            preferred_label: node.preferred_label.clone(),
        });
        let Some(axis) = taxonomy.axes.get(&node.concept) else { continue };
        let has_lines = nodes.peek().is_some_and(|next| next.depth > node.depth);
        if shown.insert(node.concept) && !has_lines {
            let of_cube = statement.cubes.iter().flat_map(|cube| &cube.axes);
            let of_cube = of_cube.filter(|of| of.concept == node.concept);
            let members = of_cube.map(|of| taxonomy.members(of)).next().unwrap_or(&axis.members);
            rows.extend(members.iter().map(|member| Row {
                concept: member.concept,
                depth: node.depth + 1 + member.depth,
                preferred_label: LabelRole::Standard,
            }));
        }
    }
    rows
}

/// Whether a hypercube is one that facts of the statement must not fit.
fn excludes(statement: &Statement, hypercube: ConceptId) -> bool {
    statement.cubes.iter().any(|cube| cube.hypercube == hypercube && cube.excludes)
}
