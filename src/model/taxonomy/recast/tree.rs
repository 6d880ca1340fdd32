//! The rows of a recast statement.

use rustc_hash::FxHashSet;

use super::place::{find, with_ancestors};
use super::{Ground, Placed};
use crate::model::{ConceptId, ConceptKind, Cube, Node, Translations};

/// Puts a concept among the rows; whether there was a place.
pub(super) fn place(rows: &mut Vec<Node>, placed: &Placed) -> bool {
    let sibling = placed.after.map(|after| move |node: &Node| node.concept == after);
    let found = find(rows, |node| node.depth, |node| node.concept == placed.below, sibling);
    let Some((at, depth)) = found else { return false };
    let row = Node {
        concept: placed.concept,
        depth,
        preferred_label: placed.preferred_label.clone(),
        beside: None,
        column: Translations::new(),
        required: false,
    };
    rows.insert(at, row);
    true
}

/// The rows that stay: those of used items, of headings that are `named`, of the parts of cubes that stay,
/// and all above them.
pub(super) fn narrowed(
    ground: Ground<'_>,
    rows: Vec<Node>,
    cubes: &[Cube],
    used: &FxHashSet<ConceptId>,
    named: impl Fn(ConceptId) -> bool,
) -> Vec<Node> {
    let mut parts = FxHashSet::default();
    for cube in cubes {
        parts.insert(cube.hypercube);
        for axis in &cube.axes {
            parts.insert(axis.concept);
            parts.extend(ground.members(axis).iter().map(|member| member.concept));
        }
    }
    let kept: Vec<bool> = {
        // A member is a row of its axis; where the rows show it elsewhere, it is an item there.
        let mut axis: Option<(u32, bool)> = None;
        let keeps = rows.iter().map(|row| {
            axis = axis.filter(|(depth, _)| row.depth > *depth);
            let kind = ground.concept(row.concept).map(|concept| concept.kind);
            if matches!(kind, Some(ConceptKind::Hypercube | ConceptKind::Dimension)) {
                let stays = parts.contains(&row.concept);
                if kind == Some(ConceptKind::Dimension) {
                    axis = Some((row.depth, stays));
                }
                return stays;
            }
            match axis {
                Some((_, stays)) => stays && parts.contains(&row.concept),
                None => {
                    let is_shown = !ground.is_abstract(row.concept) || named(row.concept);
                    used.contains(&row.concept) && is_shown
                }
            }
        });
        keeps.collect()
    };
    with_ancestors(rows, |row| row.depth, |at, _| kept[at])
}
