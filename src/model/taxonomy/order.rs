//! Arcs between concepts that must not lead in a circle.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ConceptId;

/// An order of concepts in which every arc that was added leads forward.
///
/// It is kept while arcs come one by one (Pearce and Kelly 2006): an arc that leads forward already costs
/// nothing, and of one that leads back only what lies between its ends is looked at.
#[derive(Debug, Default)]
pub struct ArcOrder {
    ranks: FxHashMap<ConceptId, usize>,
    to: FxHashMap<ConceptId, Vec<ConceptId>>,
    from: FxHashMap<ConceptId, Vec<ConceptId>>,
}

impl ArcOrder {
    /// An order in which the arcs that will come lead forward, as far as they lead in no circle. None of
    /// them is added yet.
    pub fn of(arcs: impl IntoIterator<Item = (ConceptId, ConceptId)>) -> Self {
        let mut nodes: Vec<ConceptId> = Vec::new();
        let mut to: FxHashMap<ConceptId, Vec<ConceptId>> = FxHashMap::default();
        for (from, target) in arcs {
            nodes.extend([from, target]);
            to.entry(from).or_default().push(target);
        }
        let mut left: Vec<ConceptId> = Vec::new();
        let mut seen = FxHashSet::default();
        for node in nodes {
            if seen.insert(node) {
                depth_first(node, &to, &mut seen, &mut left);
            }
        }
        let ranks = left.into_iter().rev().enumerate().map(|(rank, node)| (node, rank)).collect();
        Self { ranks, ..Self::default() }
    }

    /// The order of arcs that lead in no circle; none where they do.
    pub fn without_circles(
        arcs: impl IntoIterator<Item = (ConceptId, ConceptId)> + Clone,
    ) -> Option<Self> {
        let order = Self::of(arcs.clone());
        let forward = |(from, to): (ConceptId, ConceptId)| order.ranks[&from] < order.ranks[&to];
        arcs.into_iter().all(forward).then_some(order)
    }

    /// The place of a concept in the order.
    #[must_use]
    pub fn rank(&self, concept: ConceptId) -> Option<usize> {
        self.ranks.get(&concept).copied()
    }

    /// Whether an arc would close a circle with those that were added.
    pub fn closes_circle(&mut self, from: ConceptId, to: ConceptId) -> bool {
        if from == to {
            return true;
        }
        let (last, first) = (self.rank_of(from), self.rank_of(to));
        if last < first {
            return false;
        }
        let behind = reached(to, &self.to, |at| self.ranks[&at] <= last);
        if behind.contains(&from) {
            return true;
        }
        let before = reached(from, &self.from, |at| self.ranks[&at] >= first);
        self.put_behind(before, behind);
        false
    }

    /// Adds an arc, unless it would close a circle.
    pub fn add(&mut self, from: ConceptId, to: ConceptId) {
        if self.closes_circle(from, to) {
            return;
        }
        self.to.entry(from).or_default().push(to);
        self.from.entry(to).or_default().push(from);
    }

    fn rank_of(&mut self, concept: ConceptId) -> usize {
        let next = self.ranks.len();
        *self.ranks.entry(concept).or_insert(next)
    }

    /// Gives concepts the ranks that they have between them, some before the others.
    fn put_behind(&mut self, mut before: Vec<ConceptId>, mut behind: Vec<ConceptId>) {
        before.sort_unstable_by_key(|at| self.ranks[at]);
        behind.sort_unstable_by_key(|at| self.ranks[at]);
        before.append(&mut behind);
        let mut ranks: Vec<usize> = before.iter().map(|at| self.ranks[at]).collect();
        ranks.sort_unstable();
        self.ranks.extend(before.into_iter().zip(ranks));
    }
}

/// Puts what arcs lead to from a node behind what they lead to from there.
fn depth_first(
    root: ConceptId,
    to: &FxHashMap<ConceptId, Vec<ConceptId>>,
    seen: &mut FxHashSet<ConceptId>,
    left: &mut Vec<ConceptId>,
) {
    let next = |node: ConceptId| to.get(&node).into_iter().flatten();
    let mut open = vec![(root, next(root))];
    while let Some((node, targets)) = open.last_mut() {
        match targets.next() {
            Some(target) if seen.insert(*target) => open.push((*target, next(*target))),
            Some(_) => {}
            None => {
                left.push(*node);
                open.pop();
            }
        }
    }
}

/// What arcs lead to from a concept, itself included, as far as it is within.
fn reached(
    start: ConceptId,
    arcs: &FxHashMap<ConceptId, Vec<ConceptId>>,
    within: impl Fn(ConceptId) -> bool,
) -> Vec<ConceptId> {
    let mut found = vec![start];
    let mut seen: FxHashSet<ConceptId> = found.iter().copied().collect();
    let mut at = 0;
    while let Some(node) = found.get(at).copied() {
        let next = arcs.get(&node).into_iter().flatten().copied();
        found.extend(next.filter(|next| within(*next) && seen.insert(*next)));
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether arcs lead from one concept to another, looked for the plain way.
    fn leads(arcs: &[(ConceptId, ConceptId)], from: ConceptId, to: ConceptId) -> bool {
        let mut known = vec![from];
        let mut at = 0;
        while at < known.len() {
            let here = known[at];
            for (_, next) in arcs.iter().filter(|(from, _)| *from == here) {
                if !known.contains(next) {
                    known.push(*next);
                }
            }
            at += 1;
        }
        known.contains(&to)
    }

    proptest! {
        #[test]
        fn arcs_that_close_a_circle_are_told(
            arcs in prop::collection::vec((0_u32..9, 0_u32..9), 0..40),
            is_prepared in any::<bool>(),
        ) {
            let arcs: Vec<_> = arcs.iter().map(|(a, b)| (ConceptId(*a), ConceptId(*b))).collect();
            let mut order =
                if is_prepared { ArcOrder::of(arcs.iter().copied()) } else { ArcOrder::default() };
            let mut added = Vec::new();
            for (from, to) in arcs.iter().copied() {
                let closes = order.closes_circle(from, to);
                prop_assert_eq!(closes, leads(&added, to, from));
                if !closes {
                    order.add(from, to);
                    added.push((from, to));
                }
            }
            let is_round = added.len() < arcs.len();
            let ordered = ArcOrder::without_circles(arcs.iter().copied());
            prop_assert_eq!(ordered.is_none(), is_round);
        }
    }
}
