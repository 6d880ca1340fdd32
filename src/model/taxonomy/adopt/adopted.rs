//! What became of the elements of a set, and how much may become of it.

use rustc_hash::FxHashMap;

use crate::model::ConceptId;
use crate::model::dts::{ElementId, Node};

/// How many rows trees, domains and cubes may have in all. Trees in which rows have several parents
/// grow beyond all bounds; no taxonomy that is published has a fifth of it.
const MOST_ROWS: usize = 1_000_000;
/// How deep trees are followed.
const DEEPEST: usize = 200;

/// What is left of the rows that there may be.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
    cut_off: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: MOST_ROWS, cut_off: false }
    }
}

impl Budget {
    /// Whether there was a row for which nothing was left.
    pub(super) fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// Whether there may be one more row, at this depth.
    pub(super) fn takes(&mut self, depth: usize) -> bool {
        let takes = self.left > 0 && depth <= DEEPEST;
        self.left = self.left.saturating_sub(1);
        self.cut_off |= !takes;
        takes
    }
}

/// What became of a discovered set.
#[derive(Debug, Default)]
pub struct Adopted {
    pub(super) concepts: FxHashMap<ElementId, ConceptId>,
    /// Whether trees were cut off because they had too many rows or were too deep.
    pub cut_off: bool,
}

impl Adopted {
    /// The concept that an element became.
    #[must_use]
    pub fn concept(&self, element: ElementId) -> Option<ConceptId> {
        self.concepts.get(&element).copied()
    }

    /// The concept at an end of a relationship.
    pub(super) fn node(&self, node: Node) -> Option<ConceptId> {
        self.concept(node.element()?)
    }
}
