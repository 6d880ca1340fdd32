//! Which dimensions the cubes of a concept allow (Dimensions 1.0 §2.3 to §2.5, §3.1).

use rustc_hash::{FxHashMap, FxHashSet};

use super::Members;
use crate::model::documents::ContextElement;
use crate::model::dts::{Dts, ElementId, Network, Node, Sym};

const ALL: &str = "http://xbrl.org/int/dim/arcrole/all";
const NOT_ALL: &str = "http://xbrl.org/int/dim/arcrole/notAll";
const HYPERCUBE_DIMENSION: &str = "http://xbrl.org/int/dim/arcrole/hypercube-dimension";
const DIMENSION_DOMAIN: &str = "http://xbrl.org/int/dim/arcrole/dimension-domain";
const DOMAIN_MEMBER: &str = "http://xbrl.org/int/dim/arcrole/domain-member";

/// An arc from a concept to a cube.
#[derive(Clone, Copy)]
struct HasCube {
    cube: Node,
    /// The role in which the cube has its dimensions.
    role: Sym,
    excludes: bool,
    closed: bool,
    in_segment: bool,
}

/// The cubes of a taxonomy.
pub(super) struct Cubes<'a> {
    dts: &'a Dts,
    has_cube: Vec<(&'a Network, bool)>,
    dimensions: Vec<&'a Network>,
    domains: Vec<&'a Network>,
    members: Vec<&'a Network>,
    /// The cubes of a concept, those of one role together.
    known: FxHashMap<ElementId, Vec<Vec<HasCube>>>,
    /// The usable members of an axis in a role.
    usable: FxHashMap<(ElementId, Sym), FxHashSet<ElementId>>,
}

impl<'a> Cubes<'a> {
    pub(super) fn new(dts: &'a Dts) -> Self {
        let of = |arcrole: &str| dts.networks_of(arcrole).collect::<Vec<_>>();
        let mut has_cube: Vec<_> = of(ALL).into_iter().map(|network| (network, false)).collect();
        has_cube.extend(of(NOT_ALL).into_iter().map(|network| (network, true)));
        Self {
            dts,
            has_cube,
            dimensions: of(HYPERCUBE_DIMENSION),
            domains: of(DIMENSION_DOMAIN),
            members: of(DOMAIN_MEMBER),
            known: FxHashMap::default(),
            usable: FxHashMap::default(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.has_cube.is_empty()
    }

    /// Whether one of the roles of a concept's cubes is satisfied; whatever has no cube is free.
    pub(super) fn allow(&mut self, concept: ElementId, context: &Members) -> bool {
        if !self.known.contains_key(&concept) {
            let cubes = self.cubes(concept);
            self.known.insert(concept, cubes);
        }
        let groups = self.known[&concept].clone();
        groups.is_empty()
            || groups
                .iter()
                .any(|group| group.iter().all(|cube| self.fits(*cube, context) != cube.excludes))
    }

    /// The cubes of a concept and of those above it, by the role of the arcs that lead to them.
    fn cubes(&self, concept: ElementId) -> Vec<Vec<HasCube>> {
        let mut groups: Vec<(Sym, Vec<HasCube>)> = Vec::new();
        let mut seen: FxHashSet<(Node, Sym)> = FxHashSet::default();
        let node = Node::Element(concept);
        self.collect(node, None, &mut groups);
        let mut open: Vec<(Node, Sym)> = self.parents(node, None);
        while let Some((node, role)) = open.pop() {
            if seen.insert((node, role)) {
                self.collect(node, Some(role), &mut groups);
                open.extend(self.parents(node, Some(role)));
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The nodes above one, each with the role in which it stands; of one in a role or in any.
    fn parents(&self, node: Node, role: Option<Sym>) -> Vec<(Node, Sym)> {
        let mut parents = Vec::new();
        for network in &self.members {
            let own = network.base.role;
            for relationship in network.to(node) {
                let target = self.dts.arc(relationship.arc).target_role;
                let effective = if target == Sym::EMPTY { own } else { target };
                if role.is_none_or(|role| role == effective) {
                    parents.push((relationship.from, own));
                }
            }
        }
        parents
    }

    fn collect(&self, node: Node, role: Option<Sym>, groups: &mut Vec<(Sym, Vec<HasCube>)>) {
        for (network, excludes) in &self.has_cube {
            let own = network.base.role;
            if role.is_some_and(|role| role != own) {
                continue;
            }
            for relationship in network.from(node) {
                let arc = self.dts.arc(relationship.arc);
                let cube = HasCube {
                    cube: relationship.to,
                    role: if arc.target_role == Sym::EMPTY { own } else { arc.target_role },
                    excludes: *excludes,
                    closed: arc.closed,
                    in_segment: arc.context_element == Some(ContextElement::Segment),
                };
                match groups.iter_mut().find(|(known, _)| *known == own) {
                    Some((_, group)) => group.push(cube),
                    None => groups.push((own, vec![cube])),
                }
            }
        }
    }

    /// Whether the container of a context is in a cube.
    fn fits(&mut self, cube: HasCube, context: &Members) -> bool {
        let has_more = if cube.in_segment { context.has_more.0 } else { context.has_more.1 };
        if cube.closed && has_more {
            return false;
        }
        let mut axes: Vec<(ElementId, Sym)> = Vec::new();
        for network in self.dimensions.iter().filter(|network| network.base.role == cube.role) {
            for relationship in network.from(cube.cube) {
                let target = self.dts.arc(relationship.arc).target_role;
                let role = if target == Sym::EMPTY { cube.role } else { target };
                axes.extend(relationship.to.element().map(|axis| (axis, role)));
            }
        }
        let own =
            context.members.iter().filter(|(_, _, in_segment)| *in_segment == cube.in_segment);
        let own: Vec<(ElementId, Option<ElementId>)> =
            own.map(|(axis, member, _)| (*axis, *member)).collect();
        for (axis, role) in &axes {
            let value = own.iter().find(|(of, _)| of == axis).map(|(_, member)| *member);
            let member = match value {
                // A typed value was judged with its context.
                Some(None) => continue,
                Some(Some(member)) => member,
                None => match self.dts.default_member(*axis) {
                    Some(default) => default,
                    None => return false,
                },
            };
            if !self.usable(*axis, *role).contains(&member) {
                return false;
            }
        }
        !cube.closed || own.iter().all(|(axis, _)| axes.iter().any(|(of, _)| of == axis))
    }

    /// The members of an axis that can be used: on no arc they are said to be unusable.
    fn usable(&mut self, axis: ElementId, role: Sym) -> &FxHashSet<ElementId> {
        if !self.usable.contains_key(&(axis, role)) {
            let mut found = FxHashSet::default();
            let mut barred = FxHashSet::default();
            let mut seen = FxHashSet::default();
            let mut open = Vec::new();
            let mut follow =
                |networks: &[&Network], node: Node, role: Sym, open: &mut Vec<(Node, Sym)>| {
                    for network in networks.iter().filter(|network| network.base.role == role) {
                        for relationship in network.from(node) {
                            let arc = self.dts.arc(relationship.arc);
                            if let Some(member) = relationship.to.element() {
                                found.insert(member);
                                if !arc.usable {
                                    barred.insert(member);
                                }
                            }
                            let target = arc.target_role;
                            let next = if target == Sym::EMPTY { role } else { target };
                            open.push((relationship.to, next));
                        }
                    }
                };
            follow(&self.domains, Node::Element(axis), role, &mut open);
            while let Some((node, role)) = open.pop() {
                if seen.insert((node, role)) {
                    follow(&self.members, node, role, &mut open);
                }
            }
            let usable = found.into_iter().filter(|member| !barred.contains(member)).collect();
            self.usable.insert((axis, role), usable);
        }
        &self.usable[&(axis, role)]
    }
}
