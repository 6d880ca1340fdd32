//! From parents to children in trees of members, and whether they lead in a circle.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{ConceptId, Member};

/// A tree of members, to ask what stands where.
pub(super) struct Ancestry {
    positions: FxHashMap<ConceptId, usize>,
    /// Behind each member, where what stands below it ends.
    ends: Vec<usize>,
}

impl Ancestry {
    pub(super) fn of(members: &[Member]) -> Self {
        let mut positions = FxHashMap::default();
        let mut ends = vec![members.len(); members.len()];
        let mut path: Vec<usize> = Vec::new();
        for (at, member) in members.iter().enumerate() {
            positions.entry(member.concept).or_insert(at);
            while let Some(above) = path.pop_if(|above| members[*above].depth >= member.depth) {
                ends[above] = at;
            }
            path.push(at);
        }
        Self { positions, ends }
    }

    /// Where a member stands.
    pub(super) fn position(&self, member: ConceptId) -> Option<usize> {
        self.positions.get(&member).copied()
    }

    /// Whether the member at a position stands below another one.
    pub(super) fn is_below(&self, position: usize, above: ConceptId) -> bool {
        let above = self.position(above);
        above.is_some_and(|above| above < position && position < self.ends[above])
    }
}

/// The members that an axis has in a cube, as far as they can stand there.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) members: Vec<Member>,
    known: FxHashSet<ConceptId>,
    /// From the head down to the last member.
    path: Vec<(u32, ConceptId)>,
}

impl Listed {
    pub(super) fn has(&self, member: ConceptId) -> bool {
        self.known.contains(&member)
    }

    /// What a member at a depth would stand below.
    pub(super) fn parent(&self, depth: u32) -> Option<ConceptId> {
        let at = self.path.partition_point(|(above, _)| *above < depth);
        self.path[..at].last().map(|(_, concept)| *concept)
    }

    pub(super) fn push(&mut self, member: Member) {
        let at = self.path.partition_point(|(above, _)| *above < member.depth);
        self.path.truncate(at);
        self.path.push((member.depth, member.concept));
        self.known.insert(member.concept);
        self.members.push(member);
    }
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
