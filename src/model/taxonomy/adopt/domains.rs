//! The trees of members below dimensions and primary items (Dimensions 1.0 §2.5.3, §2.6).

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::adopted::{Adopted, Budget};
use crate::model::dts::{Dts, ElementId, Network, Node, Relationship, Sym, arcrole};
use crate::model::{ConceptId, Member};

/// The networks of one arcrole by role.
pub(super) struct ByRole<'a>(FxHashMap<Sym, Vec<&'a Network>>);

impl<'a> ByRole<'a> {
    pub(super) fn of(dts: &'a Dts, arcrole: &str) -> Self {
        let mut by_role: FxHashMap<Sym, Vec<&Network>> = FxHashMap::default();
        for network in dts.networks_of(arcrole) {
            by_role.entry(network.base.role).or_default().push(network);
        }
        Self(by_role)
    }

    /// The relationships from a node in a role, in their order.
    pub(super) fn from(&self, role: Sym, node: Node) -> impl Iterator<Item = &'a Relationship> {
        let networks = self.0.get(&role).map_or(&[][..], Vec::as_slice);
        networks.iter().flat_map(move |network| network.from(node))
    }
}

/// The trees of members, each made once.
pub(super) struct Domains<'a> {
    pub(super) dts: &'a Dts,
    domains: ByRole<'a>,
    members: ByRole<'a>,
    of_axis: FxHashMap<(ElementId, Sym), Arc<[Member]>>,
    of_item: FxHashMap<(ElementId, Sym), Arc<[ConceptId]>>,
}

impl<'a> Domains<'a> {
    pub(super) fn new(dts: &'a Dts) -> Self {
        Self {
            dts,
            domains: ByRole::of(dts, arcrole::DIMENSION_DOMAIN),
            members: ByRole::of(dts, arcrole::DOMAIN_MEMBER),
            of_axis: FxHashMap::default(),
            of_item: FxHashMap::default(),
        }
    }

    /// The role in which a path goes on behind a relationship.
    pub(super) fn next(&self, relationship: &Relationship, role: Sym) -> Sym {
        match self.dts.arc(relationship.arc).target_role {
            Sym::EMPTY => role,
            target => target,
        }
    }

    /// The members of a dimension in a role, each once, in the order of the tree. One that any way
    /// says can't be used is one that can't.
    pub(super) fn members(
        &mut self,
        axis: ElementId,
        role: Sym,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Arc<[Member]> {
        if let Some(known) = self.of_axis.get(&(axis, role)) {
            return known.clone();
        }
        let heads = self.domains.from(role, Node::Element(axis)).collect();
        let members: Arc<[Member]> = self.tree(heads, role, adopted, budget).into();
        self.of_axis.insert((axis, role), members.clone());
        members
    }

    /// A primary item and those below it, each once.
    pub(super) fn items(
        &mut self,
        head: ElementId,
        role: Sym,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Arc<[ConceptId]> {
        if let Some(known) = self.of_item.get(&(head, role)) {
            return known.clone();
        }
        let below = self.below(head, role, adopted, budget);
        let mut seen = FxHashSet::default();
        let own = adopted.concept(head).into_iter();
        let all = own.chain(below.into_iter().map(|member| member.concept));
        let items: Arc<[ConceptId]> = all.filter(|concept| seen.insert(*concept)).collect();
        self.of_item.insert((head, role), items.clone());
        items
    }

    /// What stands below a primary item, each once, with its distance from the first below.
    pub(super) fn below(
        &self,
        head: ElementId,
        role: Sym,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Vec<Member> {
        let below = self.members.from(role, Node::Element(head)).collect();
        self.tree(below, role, adopted, budget)
    }

    /// What relationships lead to, and what is below it.
    fn tree(
        &self,
        mut open: Vec<&'a Relationship>,
        role: Sym,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Vec<Member> {
        let mut found: Vec<Member> = Vec::new();
        let mut place: FxHashMap<ConceptId, usize> = FxHashMap::default();
        let mut visited = FxHashSet::default();
        open.reverse();
        let mut open: Vec<(&Relationship, Sym, u32)> =
            open.into_iter().map(|head| (head, role, 0)).collect();
        while let Some((relationship, role, depth)) = open.pop() {
            let Some(concept) = adopted.node(relationship.to) else { continue };
            if !budget.takes(depth as usize) {
                continue;
            }
            let usable = self.dts.arc(relationship.arc).usable;
            match place.get(&concept) {
                Some(at) => found[*at].usable &= usable,
                None => {
                    place.insert(concept, found.len());
                    found.push(Member { concept, depth, usable });
                }
            }
            let next = self.next(relationship, role);
            if !visited.insert((relationship.to, next)) {
                continue;
            }
            let start = open.len();
            let below = self.members.from(next, relationship.to);
            open.extend(below.map(|below| (below, next, depth + 1)));
            open[start..].reverse();
        }
        found
    }
}
