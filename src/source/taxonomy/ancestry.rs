//! Directed cycles in a presentation tree.
//!
//! A tree in a table has none by itself, but a concept may stand in it more than once, under
//! different preferred labels: then one of its places may lie below another, and the arcs from
//! parent to child would come back to where they began (XBRL 2.1 §5.2.4.2 allows none that do).

use rustc_hash::FxHashSet;

use crate::model::{ConceptId, Node};

/// Whether a concept that comes next, at a depth, would stand below itself: directly, or because
/// it stands elsewhere above one of those that it would stand below.
pub(super) fn closes_cycle(before: &[Node], concept: ConceptId, depth: u32) -> bool {
    // A concept that comes for the first time has nothing below it.
    if before.iter().all(|node| node.concept != concept) {
        return false;
    }
    let Some(parent) = depth.checked_sub(1).and_then(|above| last_at(before, above)) else {
        return false;
    };
    reaches(&arcs(before.iter().map(|node| (node.concept, node.depth))), concept, parent)
}

/// Whether arcs lead from one concept to another; each leads to itself.
pub(super) fn reaches(arcs: &[(ConceptId, ConceptId)], from: ConceptId, to: ConceptId) -> bool {
    let mut open = vec![from];
    let mut seen = FxHashSet::default();
    while let Some(at) = open.pop() {
        if at == to {
            return true;
        }
        if seen.insert(at) {
            open.extend(arcs.iter().filter(|(from, _)| *from == at).map(|(_, to)| *to));
        }
    }
    false
}

/// The last concept at a depth.
fn last_at(nodes: &[Node], depth: u32) -> Option<ConceptId> {
    nodes.iter().rev().find(|node| node.depth == depth).map(|node| node.concept)
}

/// From each parent to each child of a tree in pre-order.
pub(super) fn arcs(
    tree: impl IntoIterator<Item = (ConceptId, u32)>,
) -> Vec<(ConceptId, ConceptId)> {
    let mut path: Vec<ConceptId> = Vec::new();
    let mut arcs = Vec::new();
    for (concept, depth) in tree {
        path.truncate(depth as usize);
        arcs.extend(path.last().map(|parent| (*parent, concept)));
        path.push(concept);
    }
    arcs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelRole;

    fn node((concept, depth): (u32, u32)) -> Node {
        Node {
            concept: ConceptId(concept),
            depth,
            preferred_label: LabelRole::Standard,
            beside: None,
            column: Default::default(),
        }
    }

    #[test]
    fn a_concept_below_itself() {
        let tree: Vec<Node> = [(0, 0), (1, 1), (2, 2), (3, 1)].into_iter().map(node).collect();
        let closes = |concept, depth| closes_cycle(&tree, ConceptId(concept), depth);
        // Again beside itself, or below another.
        assert!(!closes(3, 1) && !closes(2, 2) && !closes(4, 2));
        // Directly below itself.
        assert!(closes(3, 2));
        // 1 has 2 below it: 2 below 1 again is no cycle, 0 below 3 is one.
        assert!(closes(0, 2));
        let tree: Vec<Node> = [(0, 0), (1, 1), (2, 2), (2, 1)].into_iter().map(node).collect();
        assert!(closes_cycle(&tree, ConceptId(1), 2), "2 below 1, and 1 below 2");
    }
}
