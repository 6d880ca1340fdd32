//! Hypercubes of a role and the items that inherit them (Dimensions 1.0 §2.3, §2.6).

use super::adopted::{Adopted, Budget};
use super::domains::{ByRole, Domains};
use crate::model::documents::ContextElement;
use crate::model::dts::{Network, Relationship, Sym, arcrole};
use crate::model::{Container, Cube, CubeAxis};

/// The cubes of every role.
pub(super) struct Cubes<'a> {
    domains: Domains<'a>,
    axes: ByRole<'a>,
}

impl<'a> Cubes<'a> {
    pub(super) fn new(domains: Domains<'a>) -> Self {
        let axes = ByRole::of(domains.dts, arcrole::HYPERCUBE_DIMENSION);
        Self { domains, axes }
    }

    /// The cubes of a network of the arcroles `all` or `notAll`, in the order of their arcs.
    pub(super) fn of(
        &mut self,
        network: &Network,
        excludes: bool,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Vec<Cube> {
        let role = network.base.role;
        let mut arcs: Vec<&Relationship> = network.relationships().iter().collect();
        arcs.sort_by_key(|relationship| relationship.arc);
        let cubes = arcs.into_iter().filter_map(|arc| self.cube(arc, role, adopted, budget));
        cubes.map(|cube| Cube { excludes, ..cube }).collect()
    }

    fn cube(
        &mut self,
        relationship: &Relationship,
        role: Sym,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Option<Cube> {
        let arc = self.domains.dts.arc(relationship.arc);
        let head = relationship.from.element()?;
        let next = self.domains.next(relationship, role);
        let arcs: Vec<&Relationship> = self.axes.from(next, relationship.to).collect();
        let axes = arcs.into_iter().filter_map(|arc| self.axis(arc, next, adopted, budget));
        Some(Cube {
            line: arc.line,
            hypercube: adopted.node(relationship.to)?,
            line_items: adopted.concept(head)?,
            axes: axes.collect(),
            items: Some(self.domains.items(head, role, adopted, budget)),
            container: match arc.context_element {
                Some(ContextElement::Segment) => Container::Segment,
                Some(ContextElement::Scenario) | None => Container::Scenario,
            },
            closed: arc.closed,
            excludes: false,
        })
    }

    fn axis(
        &mut self,
        relationship: &Relationship,
        role: Sym,
        adopted: &Adopted,
        budget: &mut Budget,
    ) -> Option<CubeAxis> {
        budget.takes(0).then_some(())?;
        let role = self.domains.next(relationship, role);
        let axis = relationship.to.element()?;
        Some(CubeAxis {
            line: self.domains.dts.arc(relationship.arc).line,
            concept: adopted.node(relationship.to)?,
            members: Some(self.domains.members(axis, role, adopted, budget)),
            negated: Vec::new(),
        })
    }
}
