//! The rows of a tree: what tables can show of it, at depths that they can have.

use rustc_hash::FxHashMap;

use crate::model::losses::Losses;
use crate::model::{ConceptId, Container, LabelRole};

/// A row of a statement.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) depth: u32,
    pub(super) concept: ConceptId,
    pub(super) preferred_label: LabelRole,
    /// Of a table: how it binds primary items.
    pub(super) cube: Option<Binding>,
    /// The totals to which it contributes, with weights.
    pub(super) sums: Vec<(ConceptId, String)>,
}

/// How a cube binds its primary items.
#[derive(Clone, Copy, Debug)]
pub(super) struct Binding {
    /// Whether it takes no other axes than its own.
    pub(super) closed: bool,
    /// Whether facts must not fit it.
    pub(super) excludes: bool,
    /// In which part of a context it binds members.
    pub(super) container: Container,
}

impl Row {
    pub(super) fn new(depth: u32, concept: ConceptId, preferred_label: LabelRole) -> Self {
        Self { depth, concept, preferred_label, cube: None, sums: Vec::new() }
    }
}

/// Rows that are being put together: what is left out leaves its place to what stands below it.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) rows: Vec<Row>,
    /// Old depths of the rows above, with the new ones.
    open: Vec<(u32, u32)>,
    /// Below which old depth nothing is taken.
    closed: Option<u32>,
    /// The rows of items, with the concept above each.
    shown: FxHashMap<(ConceptId, LabelRole), Option<ConceptId>>,
}

impl Tree {
    /// Whether a row at an old depth is below one that was left out with all that it has.
    pub(super) fn is_closed(&mut self, depth: u32) -> bool {
        self.closed = self.closed.filter(|closed| depth > *closed);
        self.closed.is_some()
    }

    /// Leaves everything below an old depth out.
    pub(super) fn close(&mut self, depth: u32) {
        self.closed = Some(depth);
    }

    /// The new depth of a row with an old one.
    pub(super) fn depth(&mut self, depth: u32) -> u32 {
        self.open.retain(|(old, _)| *old < depth);
        self.open.last().map_or(0, |(_, new)| new + 1)
    }

    /// Adds a row; what stands below it in the old tree comes below it.
    pub(super) fn add(&mut self, old: u32, row: Row) {
        self.open.retain(|(above, _)| *above < old);
        self.open.push((old, row.depth));
        self.rows.push(row);
    }

    /// Whether an item can stand below another with this label. A tree has it once; below a concept that
    /// stands twice the network says it again, and nothing is lost.
    pub(super) fn takes(
        &mut self,
        item: ConceptId,
        label: &LabelRole,
        above: Option<ConceptId>,
        losses: &mut Losses,
    ) -> bool {
        let key = (item, label.clone());
        match self.shown.get(&key) {
            None => {
                self.shown.insert(key, above);
                true
            }
            Some(known) => {
                if *known != above {
                    losses.add("a further place of a concept in a tree, with the same label");
                }
                false
            }
        }
    }

    /// The concept of the last row above an old depth.
    pub(super) fn above(&self, depth: u32) -> Option<ConceptId> {
        let (_, new) = self.open.iter().rev().find(|(old, _)| *old < depth)?;
        self.rows.iter().rev().find(|row| row.depth == *new).map(|row| row.concept)
    }

    /// One tree: further roots come below the first.
    pub(super) fn rooted(mut self, is_presented: bool, losses: &mut Losses) -> Vec<Row> {
        let roots = self.rows.iter().filter(|row| row.depth == 0).count();
        if roots > 1 {
            let told = if is_presented { roots - 1 } else { 0 };
            losses.count("a further root of a tree: it stands below the first", told as u64);
            let mut seen = 0;
            for row in &mut self.rows {
                seen += usize::from(row.depth == 0);
                row.depth += u32::from(seen > 1);
            }
        }
        self.rows
    }
}
