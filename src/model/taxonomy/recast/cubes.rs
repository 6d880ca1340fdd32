//! The cubes of a recast statement.

use rustc_hash::FxHashSet;

use super::place::{find, with_ancestors};
use super::{Ground, Placed};
use crate::model::{ConceptId, Cube, CubeAxis, Member, Node};

/// Puts a concept into the cubes: among the members of an axis, or the items that a cube binds.
/// Whether there was a place.
pub(super) fn place(cubes: &mut [Cube], ground: Ground<'_>, placed: &Placed) -> bool {
    let mut found = false;
    for cube in cubes {
        if let Some(items) = &cube.items
            && (items.contains(&placed.below) || cube.line_items == placed.below)
        {
            cube.items = Some(items.iter().copied().chain([placed.concept]).collect());
            found = true;
        }
        for axis in &mut cube.axes {
            found |= place_member(axis, ground, placed);
        }
    }
    found
}

fn place_member(axis: &mut CubeAxis, ground: Ground<'_>, placed: &Placed) -> bool {
    let mut members = ground.members(axis).to_vec();
    let known = ground.axes.get(&axis.concept);
    if known.is_some_and(|known| known.typed.is_some()) {
        return false;
    }
    let place = if axis.concept == placed.below {
        // Directly below an axis stand the heads of its domains.
        Some((members.len(), 0))
    } else {
        let sibling = placed.after.map(|after| move |member: &Member| member.concept == after);
        find(&members, |member| member.depth, |member| member.concept == placed.below, sibling)
    };
    let Some((at, depth)) = place else { return false };
    members.insert(at, Member { concept: placed.concept, depth, usable: true });
    axis.members = Some(members.into());
    true
}

/// The cubes that stay, with what of them is used.
pub(super) fn narrowed(
    ground: Ground<'_>,
    cubes: Vec<Cube>,
    rows: &[Node],
    used: &FxHashSet<ConceptId>,
) -> Vec<Cube> {
    let is_used = |id: &ConceptId| used.contains(id) && !ground.is_abstract(*id);
    let stays = |cube: &Cube| match &cube.items {
        Some(items) => items.iter().any(is_used),
        None => rows.iter().any(|row| is_used(&row.concept)),
    };
    let narrow = |cube: Cube| Cube {
        items: cube.items.map(|items| items.iter().copied().filter(is_used).collect()),
        axes: cube.axes.into_iter().filter_map(|axis| narrow_axis(ground, axis, used)).collect(),
        ..cube
    };
    cubes.into_iter().filter(stays).map(narrow).collect()
}

/// An axis with its used members, its default and what is above them; none where none is left.
fn narrow_axis(
    ground: Ground<'_>,
    axis: CubeAxis,
    used: &FxHashSet<ConceptId>,
) -> Option<CubeAxis> {
    let known = ground.axes.get(&axis.concept);
    if known.is_some_and(|known| known.typed.is_some()) {
        return Some(axis);
    }
    let default = known.and_then(|known| known.default);
    let kept = |member: &Member| used.contains(&member.concept) || default == Some(member.concept);
    let members = ground.members(&axis).to_vec();
    let members = with_ancestors(members, |member| member.depth, |_, member| kept(member));
    let any = !members.is_empty();
    any.then(|| CubeAxis { members: Some(members.into()), ..axis })
}
