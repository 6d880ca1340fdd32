//! In which part of a context cubes bind the members of a concept's facts.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::{Dts, ElementId, Network, Node, Sym, arcrole};
use crate::model::documents::{ArcId, ContextElement};

/// The axes whose members cubes bind in the segment, concept by concept (Dimensions 1.0 §2.3.2).
pub struct Segments<'d> {
    dts: &'d Dts,
    cubes: Vec<&'d Network>,
    members: Vec<&'d Network>,
    dimensions: Vec<&'d Network>,
}

impl<'d> Segments<'d> {
    /// What the cubes of a taxonomy say; none where they bind all members in the scenario.
    #[must_use]
    pub fn of(dts: &'d Dts) -> Option<Self> {
        let of = |arcrole| dts.networks_of(arcrole).collect::<Vec<_>>();
        let cubes = of(arcrole::ALL);
        let mut arcs = cubes.iter().flat_map(|network| network.relationships());
        arcs.any(|of| dts.arc(of.arc).context_element == Some(ContextElement::Segment)).then(|| {
            Self {
                dts,
                members: of(arcrole::DOMAIN_MEMBER),
                dimensions: of(arcrole::HYPERCUBE_DIMENSION),
                cubes,
            }
        })
    }

    /// The axes that the cubes of a concept, its own and those above it, bind in the segment. What one binds there and
    /// another in the scenario stands in the scenario.
    #[must_use]
    pub fn axes(&self, concept: ElementId) -> BTreeSet<ElementId> {
        let (mut segment, mut scenario) = (BTreeSet::new(), BTreeSet::new());
        let mut seen: FxHashSet<(Node, Option<Sym>)> = FxHashSet::default();
        let mut open = vec![(Node::Element(concept), None)];
        while let Some((node, role)) = open.pop() {
            if !seen.insert((node, role)) {
                continue;
            }
            for network in of_role(&self.cubes, role) {
                for relationship in network.from(node) {
                    let found = match self.dts.arc(relationship.arc).context_element {
                        Some(ContextElement::Segment) => &mut segment,
                        _ => &mut scenario,
                    };
                    let role = self.target_role(network, relationship.arc);
                    for dimensions in of_role(&self.dimensions, Some(role)) {
                        found.extend(
                            dimensions
                                .from(relationship.to)
                                .iter()
                                .filter_map(|of| of.to.element()),
                        );
                    }
                }
            }
            // The concept inherits what is said of those above it, in the role in which it stands below them.
            for network in &self.members {
                for relationship in network.to(node) {
                    let below = self.target_role(network, relationship.arc);
                    if role.is_none_or(|role| role == below) {
                        open.push((relationship.from, Some(network.base.role)));
                    }
                }
            }
        }
        segment.retain(|axis| !scenario.contains(axis));
        segment
    }

    /// The role in which the target of an arc goes on.
    fn target_role(&self, network: &Network, arc: ArcId) -> Sym {
        match self.dts.arc(arc).target_role {
            Sym::EMPTY => network.base.role,
            target => target,
        }
    }
}

fn of_role<'n>(
    networks: &'n [&'n Network],
    role: Option<Sym>,
) -> impl Iterator<Item = &'n Network> {
    networks
        .iter()
        .copied()
        .filter(move |network| role.is_none_or(|role| role == network.base.role))
}
