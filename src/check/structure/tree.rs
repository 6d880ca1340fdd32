//! Presentation trees (XBRL 2.1 §5.2.4): depths that a tree in pre-order can have, no concept below
//! itself, none twice alike, labels to show.

use rustc_hash::FxHashSet;

use super::{Judged, labels, tell_depth};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part, Place, Thing};
use crate::model::{ArcOrder, ConceptId, ConceptKind, LabelRole, Node, Statement, StatementId};

/// Checks the tree of a statement.
pub(super) fn check(
    judged: Judged<'_>,
    id: StatementId,
    statement: &Statement,
    diagnostics: &mut Diagnostics,
) {
    if statement.nodes.is_empty() {
        let message = format!("The statement `{}` is empty.", statement.id);
        let place = match &*statement.source {
            "" => Place::thing(&format!("statement {}", statement.id)),
            _ => Place::file(&statement.source),
        };
        diagnostics.push(
            Diagnostic::new(Code::InvalidTree, place, message)
                .help("its first row is the heading at depth 0"),
        );
    }
    let mut tree = Tree::default();
    for (at, node) in statement.nodes.iter().enumerate() {
        tree.add(judged, Thing::Node(id, at), node, diagnostics);
    }
}

/// The rows so far that can stand in a tree.
#[derive(Default)]
struct Tree<'a> {
    /// The concepts from the root down to the last row.
    path: Vec<ConceptId>,
    shown: FxHashSet<(ConceptId, &'a LabelRole)>,
    concepts: FxHashSet<ConceptId>,
    order: ArcOrder,
}

impl<'a> Tree<'a> {
    fn add(
        &mut self,
        judged: Judged<'a>,
        thing: Thing,
        node: &'a Node,
        diagnostics: &mut Diagnostics,
    ) {
        let Node { concept, depth, preferred_label, .. } = node;
        let Some(depth) = self.depth(judged, thing, *depth, diagnostics) else { return };
        let of = judged.taxonomy.concept(*concept);
        labels::preferred(judged, thing, of, preferred_label, diagnostics);
        let name = &of.name.local;
        // What stands twice in cubes is looked at with them.
        let of_cube = matches!(
            of.kind,
            ConceptKind::Hypercube | ConceptKind::Dimension | ConceptKind::Member
        );
        if !self.shown.insert((*concept, preferred_label)) && !of_cube {
            let message = format!("`{name}` already stands in this tree.");
            let told = judged.diagnostic(Code::RepeatedRow, (thing, Part::Name), message);
            diagnostics.push(
                told.help("leave one of the rows out, or give them different preferred labels"),
            );
        }
        if self.closes_cycle(*concept, depth) {
            let message = format!("`{name}` would stand below itself.");
            let told = judged.diagnostic(Code::InvalidTree, (thing, Part::Name), message);
            diagnostics.push(
                told.help("a concept that stands twice stands beside itself (XBRL 2.1 §5.2.4.2)"),
            );
            return;
        }
        self.path.truncate(depth);
        if let Some(parent) = self.path.last() {
            self.order.add(*parent, *concept);
        }
        self.path.push(*concept);
        self.concepts.insert(*concept);
    }

    /// A depth that can follow the last; another is told.
    fn depth(
        &self,
        judged: Judged<'_>,
        thing: Thing,
        depth: u32,
        diagnostics: &mut Diagnostics,
    ) -> Option<usize> {
        let (shallowest, deepest) = (usize::from(!self.path.is_empty()), self.path.len());
        let found = usize::try_from(depth).ok().filter(|at| (shallowest..=deepest).contains(at));
        if found.is_none() {
            let [shallowest, deepest] =
                [shallowest, deepest].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
            tell_depth(judged, thing, depth, (shallowest, deepest), diagnostics);
        }
        found
    }

    /// Whether a concept that comes next, at a depth, would stand below itself: directly, or because
    /// it stands elsewhere above one of those that it would stand below.
    fn closes_cycle(&mut self, concept: ConceptId, depth: usize) -> bool {
        // A concept that comes for the first time has nothing below it.
        if !self.concepts.contains(&concept) {
            return false;
        }
        let Some(parent) = depth.checked_sub(1).and_then(|above| self.path.get(above)) else {
            return false;
        };
        self.order.closes_circle(*parent, concept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree of concepts at depths.
    fn tree(nodes: &[(u32, usize)]) -> Tree<'static> {
        let mut tree = Tree::default();
        for (concept, depth) in nodes {
            let concept = ConceptId(*concept);
            tree.path.truncate(*depth);
            if let Some(parent) = tree.path.last() {
                tree.order.add(*parent, concept);
            }
            tree.path.push(concept);
            tree.concepts.insert(concept);
        }
        tree
    }

    #[test]
    fn a_concept_below_itself() {
        let mut of = tree(&[(0, 0), (1, 1), (2, 2), (3, 1)]);
        let mut closes = |concept, depth| of.closes_cycle(ConceptId(concept), depth);
        // Again beside itself, or below another.
        assert!(!closes(3, 1) && !closes(2, 2) && !closes(4, 2));
        // Directly below itself.
        assert!(closes(3, 2));
        // 1 has 2 below it: 2 below 1 again is no cycle, 0 below 3 is one.
        assert!(closes(0, 2));
        let mut of = tree(&[(0, 0), (1, 1), (2, 2), (2, 1)]);
        assert!(of.closes_cycle(ConceptId(1), 2), "2 below 1, and 1 below 2");
    }
}
