//! From parents to children in trees of members, and whether they lead in a circle.

use rustc_hash::FxHashSet;

use crate::model::ConceptId;

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
