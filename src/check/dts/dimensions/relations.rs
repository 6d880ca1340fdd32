//! How relationships of Dimensions follow each other: within a role, or in the role that an arc
//! names as its target (§2.4.3).

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::dts::{Dts, Network, Node, Relationship, Sym, arcrole};

/// The networks of Dimensions by arcrole and role.
pub(in crate::check) struct Relations<'a> {
    dts: &'a Dts,
    networks: FxHashMap<(Sym, Sym), Vec<&'a Network>>,
}

impl<'a> Relations<'a> {
    pub(in crate::check) fn new(dts: &'a Dts) -> Self {
        let mut networks: FxHashMap<(Sym, Sym), Vec<&Network>> = FxHashMap::default();
        for network in dts.networks() {
            networks.entry((network.base.arcrole, network.base.role)).or_default().push(network);
        }
        Self { dts, networks }
    }

    /// The relationships of an arcrole from a node in a role, each with the role in which its
    /// target goes on.
    pub(in crate::check) fn from(
        &self,
        arcrole: &str,
        role: Sym,
        node: Node,
    ) -> impl Iterator<Item = (&'a Relationship, Sym)> + use<'a> {
        let arcrole = self.dts.names().find(arcrole);
        let networks = arcrole.and_then(|arcrole| self.networks.get(&(arcrole, role)));
        let networks: Vec<&'a Network> = networks.cloned().unwrap_or_default();
        let dts = self.dts;
        networks.into_iter().flat_map(move |network| network.from(node)).map(move |relationship| {
            (relationship, self_or(dts.arc(relationship.arc).target_role, role))
        })
    }

    /// Every has-hypercube relationship, `all` and `notAll`, with the role of its network.
    pub(in crate::check) fn has_hypercube(
        &self,
    ) -> impl Iterator<Item = (&'a Network, &'a Relationship)> + use<'a> {
        let dts = self.dts;
        dts.networks_of(arcrole::ALL)
            .chain(dts.networks_of(arcrole::NOT_ALL))
            .flat_map(|network| network.relationships().iter().map(move |r| (network, r)))
    }

    /// A node and all below it by domain-member relationships, each with whether it is usable
    /// there. The relationships that lead to them are added to `ways`.
    pub(in crate::check) fn below(
        &self,
        start: Node,
        role: Sym,
        usable: bool,
        ways: &mut Vec<&'a Relationship>,
    ) -> Vec<(Node, bool)> {
        let mut all = vec![(start, usable)];
        let mut seen = FxHashSet::from_iter([(start, role)]);
        let mut open = vec![(start, role)];
        while let Some((node, role)) = open.pop() {
            for (relationship, next_role) in self.from(arcrole::DOMAIN_MEMBER, role, node) {
                all.push((relationship.to, self.dts.arc(relationship.arc).usable));
                ways.push(relationship);
                if seen.insert((relationship.to, next_role)) {
                    open.push((relationship.to, next_role));
                }
            }
        }
        all
    }

    /// The members of the domain of a dimension in a role, each with whether no relationship takes
    /// it out of use (§2.5.3.3). The relationships between them are added to `ways`.
    pub(in crate::check) fn domain(
        &self,
        dimension: Node,
        role: Sym,
        ways: &mut Vec<&'a Relationship>,
    ) -> FxHashMap<Node, bool> {
        let mut members: FxHashMap<Node, bool> = FxHashMap::default();
        for (relationship, role) in self.from(arcrole::DIMENSION_DOMAIN, role, dimension) {
            let usable = self.dts.arc(relationship.arc).usable;
            for (node, usable) in self.below(relationship.to, role, usable, ways) {
                *members.entry(node).or_insert(true) &= usable;
            }
        }
        members
    }
}

/// A target role, or where there is none the role itself.
fn self_or(target: Sym, role: Sym) -> Sym {
    if target == Sym::EMPTY { role } else { target }
}
