//! What hypercubes lead to: no circles (Dimensions 1.0 §2.4.4), and no concept that is both
//! primary item and member of the same hypercube (§2.5.3.1).

use std::collections::HashSet;

use super::Relations;
use crate::check::dts::cycles::{directed, origin};
use crate::check::dts::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::dts::{Dts, Node, Relationship, Sym, arcrole};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let relations = Relations::new(dts);
    let mut told = HashSet::new();
    for (network, relationship) in relations.has_hypercube() {
        let role = network.base.role;
        let target_role = dts.arc(relationship.arc).target_role;
        let cube_role = if target_role == Sym::EMPTY { role } else { target_role };
        let mut ways = Vec::new();
        let primary = relations.below(relationship.from, role, true, &mut ways);
        let primary: HashSet<Node> =
            primary.into_iter().filter(|(_, usable)| *usable).map(|(node, _)| node).collect();
        let mut circles: Vec<Relationship> = circle(&ways).into_iter().collect();
        let dimensions = relations.from(arcrole::HYPERCUBE_DIMENSION, cube_role, relationship.to);
        for (dimension, role) in dimensions {
            ways.clear();
            let members = relations.domain(dimension.to, role, &mut ways);
            circles.extend(circle(&ways));
            let both = members.iter().filter(|(node, usable)| **usable && primary.contains(node));
            let mut both: Vec<Node> = both.map(|(node, _)| *node).collect();
            both.sort_unstable();
            for concept in both.into_iter().filter_map(Node::element) {
                if told.insert((concept, relationship.arc)) {
                    let name = dts.name_of(concept).1;
                    let message = format!(
                        "`{name}` is reported in a hypercube of which it is a member itself."
                    );
                    let at = origin(dts, network, relationship);
                    tell(dts, at, Code::PolymorphicItem, message, diagnostics);
                }
            }
        }
        for circle in circles {
            let at = origin(dts, network, &circle);
            if told.insert((crate::model::dts::ElementId(u32::MAX), circle.arc)) {
                let message = "The members of a hypercube go in circles.";
                tell(dts, at, Code::DimensionCycle, message, diagnostics);
            }
        }
    }
}

/// A relationship that leads back to where its way began. What is below a hypercube is one graph,
/// whatever the roles of its relationships are (suite, 126 V-04).
fn circle(ways: &[&Relationship]) -> Option<Relationship> {
    let mut all: Vec<Relationship> = ways.iter().map(|way| **way).collect();
    all.sort_unstable_by_key(|way| (way.from, way.to));
    all.dedup_by_key(|way| (way.from, way.to));
    directed(&all)
}
