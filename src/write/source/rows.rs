//! The rows of a statement: its tree, with tables, axes and members where its cubes have them.

use rustc_hash::FxHashSet;

use super::dimensions::Axes;
use super::names::Names;
use super::tree::{Binding, Row, Tree};
use crate::model::losses::Losses;
use crate::model::{ConceptId, ConceptKind, Cube, LabelRole, Node, Statement};

/// A statement whose rows are being put together.
pub(super) struct Rows<'s> {
    pub(super) names: &'s Names<'s>,
    pub(super) axes: &'s Axes,
    pub(super) statement: &'s Statement,
    /// The cubes that tables can say, and whether they have their rows.
    cubes: Vec<(&'s Cube, bool)>,
    tree: Tree,
    /// The old depth of the line items whose rows are being taken.
    line_items: Option<u32>,
}

impl<'s> Rows<'s> {
    pub(super) fn new(
        statement: &'s Statement,
        names: &'s Names<'s>,
        axes: &'s Axes,
        losses: &mut Losses,
    ) -> Self {
        let mut seen = FxHashSet::default();
        let mut cubes = Vec::new();
        for cube in &statement.cubes {
            match fault(cube, names, axes, &mut seen) {
                Some(what) => losses.add(what),
                None => cubes.push((cube, false)),
            }
        }
        Self { names, axes, statement, cubes, tree: Tree::default(), line_items: None }
    }

    /// The rows.
    pub(super) fn put_together(mut self, losses: &mut Losses) -> Vec<Row> {
        for (at, node) in self.statement.nodes.iter().enumerate() {
            if self.tree.is_closed(node.depth) {
                continue;
            }
            self.line_items = self.line_items.filter(|depth| node.depth > *depth);
            match self.names.kind(node.concept) {
                ConceptKind::Hypercube => self.table(at, node, losses),
                // Its members come below it where its table stands.
                ConceptKind::Dimension => self.tree.close(node.depth),
                ConceptKind::LineItems => self.head(node, losses),
                ConceptKind::Member if self.line_items.is_some() => {
                    losses.add("a member among the primary items of a table");
                    self.tree.close(node.depth);
                }
                ConceptKind::Member | ConceptKind::Item => self.item(node, losses),
                // What stands in a tuple comes to what stands above that.
                ConceptKind::Tuple => {}
            }
        }
        let left = self.cubes.iter().filter(|(_, has_rows)| !has_rows).count();
        losses.count("a table without line items in the tree", left as u64);
        let is_presented = self.statement.is_presented;
        self.tree.rooted(is_presented, losses)
    }

    fn item(&mut self, node: &Node, losses: &mut Losses) {
        if self.names.name(node.concept).is_none() {
            return;
        }
        let label = self.label(node, losses);
        let above = self.tree.above(node.depth);
        if !self.tree.takes(node.concept, &label, above, losses) {
            self.tree.close(node.depth);
            return;
        }
        let depth = self.tree.depth(node.depth);
        self.tree.add(node.depth, Row::new(depth, node.concept, label));
    }

    /// The label to show; one that tables can't name, or that the concept does not have, is the
    /// standard one.
    fn label(&self, node: &Node, losses: &mut Losses) -> LabelRole {
        let role = &node.preferred_label;
        let concept = self.names.concept(node.concept);
        let is_there = *role == LabelRole::Standard
            || LabelRole::from_name(role.name()).as_ref() == Some(role)
                && concept.labels.keys().any(|(of, _)| of == role);
        if is_there {
            return role.clone();
        }
        losses.add("a label to show that the concept does not have");
        LabelRole::Standard
    }

    /// The row of a table, and its axes: where the next line items are those of its cube.
    fn table(&mut self, at: usize, node: &Node, losses: &mut Losses) {
        if self.line_items.is_some() {
            return;
        }
        let Some(nth) = self.open_cube(|cube| cube.hypercube == node.concept) else {
            let has_rows = self.cubes.iter().any(|(cube, _)| cube.hypercube == node.concept);
            losses.count("a table that no cube has", u64::from(!has_rows));
            return;
        };
        let of_kind = |of: &&Node| self.names.kind(of.concept) == ConceptKind::LineItems;
        let next = self.statement.nodes[at..].iter().find(of_kind).map(|of| of.concept);
        if next == Some(self.cubes[nth].0.line_items) {
            let depth = self.tree.depth(node.depth);
            self.cube(nth, node.depth, depth, losses);
        }
    }

    /// The head of the primary items of cubes. Tables that the tree does not show before it come first.
    fn head(&mut self, node: &Node, losses: &mut Losses) {
        if !self.cubes.iter().any(|(cube, _)| cube.line_items == node.concept) {
            losses.add("line items that no table of the statement has");
            return;
        }
        if self.line_items.is_some() {
            losses.add("line items below line items");
            return;
        }
        let depth = self.tree.depth(node.depth);
        let mut below = depth;
        while let Some(nth) = self.open_cube(|cube| cube.line_items == node.concept) {
            // What excludes is no part of a presentation.
            let is_missing = self.statement.is_presented && !self.cubes[nth].0.excludes;
            losses.count("a table that the tree does not show", u64::from(is_missing));
            // A tree has one root: line items come below a table that has nothing above it.
            let is_root = depth == 0 && self.tree.rows.is_empty();
            self.cube(nth, node.depth, below, losses);
            below += u32::from(is_root);
        }
        let label = self.label(node, losses);
        let above = self.tree.above(node.depth);
        if self.tree.takes(node.concept, &label, above, losses) {
            self.line_items = Some(node.depth);
            self.tree.add(node.depth, Row::new(below, node.concept, label));
        } else {
            self.tree.close(node.depth);
        }
    }

    /// The first cube without rows for which something is true.
    fn open_cube(&self, is_meant: impl Fn(&Cube) -> bool) -> Option<usize> {
        self.cubes.iter().position(|(cube, has_rows)| !has_rows && is_meant(cube))
    }

    /// The rows of a cube: its table, its axes, the members that they have there.
    fn cube(&mut self, nth: usize, old: u32, depth: u32, losses: &mut Losses) {
        let (cube, has_rows) = &mut self.cubes[nth];
        *has_rows = true;
        let mut table = Row::new(depth, cube.hypercube, LabelRole::Standard);
        table.cube = Some(Binding {
            closed: cube.closed,
            excludes: cube.excludes,
            container: cube.container,
        });
        self.tree.add(old, table);
        for axis in &cube.axes {
            self.tree.rows.push(Row::new(depth + 1, axis.concept, LabelRole::Standard));
            let members = self.axes.in_cube(self.names.taxonomy, axis, losses);
            let rows = members
                .into_iter()
                .map(|(concept, below)| Row::new(depth + 2 + below, concept, LabelRole::Standard));
            self.tree.rows.extend(rows);
        }
    }
}

/// Why tables can't say a cube.
fn fault(
    cube: &Cube,
    names: &Names<'_>,
    axes: &Axes,
    seen: &mut FxHashSet<ConceptId>,
) -> Option<&'static str> {
    if names.kind(cube.line_items) != ConceptKind::LineItems {
        return Some("a cube whose primary items begin with one that facts have, or with a member");
    }
    let is_named = |id| names.name(id).is_some();
    if !is_named(cube.hypercube) || !cube.axes.iter().all(|axis| is_named(axis.concept)) {
        return Some("a cube of concepts that tables can't name");
    }
    if !cube.axes.iter().all(|axis| axes.has(axis.concept)) {
        return Some("a cube with an axis that has no members");
    }
    (!seen.insert(cube.hypercube)).then_some("a further cube of one table in a statement")
}
