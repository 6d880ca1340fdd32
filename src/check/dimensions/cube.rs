//! What cubes demand of the dimensions of a fact (Dimensions 1.0 §2.3, §3.1).

use rustc_hash::FxHashSet;

use crate::model::{ConceptId, Cube, Dimensions, MemberValue, Taxonomy};

/// Cubes that a fact must satisfy, all of them.
pub(super) struct Cubes<'t> {
    pub(super) cubes: Vec<Bounds<'t>>,
}

/// A cube with the members that facts can have on its axes.
pub(super) struct Bounds<'t> {
    pub(super) cube: &'t Cube,
    /// In the order of those of the cube.
    pub(super) axes: Vec<Domain>,
}

/// An axis of a cube.
pub(super) struct Domain {
    pub(super) axis: ConceptId,
    /// The usable members; none for a typed axis, which takes any value.
    pub(super) usable: Option<FxHashSet<ConceptId>>,
    pub(super) default: Option<ConceptId>,
}

/// Why dimensions don't satisfy a cube.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Misfit {
    /// There is no value on an axis that has no default.
    Missing(ConceptId),
    /// There is no value on an axis, and its default is not usable.
    DefaultNotUsable(ConceptId, ConceptId),
    /// The member is not one of the usable ones of an axis.
    NotUsable(ConceptId, ConceptId),
    /// A closed cube does not have the axis.
    Foreign(ConceptId),
    /// The dimensions fit a cube that excludes them.
    Excluded,
}

/// A misfit and the cube that does not fit.
#[derive(Clone, Copy)]
pub(super) struct Reason<'t> {
    pub(super) cube: &'t Cube,
    pub(super) misfit: Misfit,
}

impl<'t> Cubes<'t> {
    pub(super) fn new(taxonomy: &Taxonomy, cubes: impl Iterator<Item = &'t Cube>) -> Self {
        Self { cubes: cubes.map(|cube| Bounds::new(taxonomy, cube)).collect() }
    }

    /// The cubes that facts must fit.
    pub(super) fn demanding(&self) -> impl Iterator<Item = &Bounds<'t>> {
        self.cubes.iter().filter(|bounds| !bounds.cube.excludes)
    }

    /// Whether dimensions satisfy every cube.
    pub(super) fn take(&self, dimensions: &Dimensions) -> bool {
        self.cubes.iter().all(|bounds| bounds.satisfied(dimensions))
    }

    /// Why dimensions don't satisfy the cubes; nothing where they do.
    pub(super) fn reasons(&self, dimensions: &Dimensions) -> Vec<Reason<'t>> {
        let mut reasons = Vec::new();
        for bounds in self.cubes.iter().filter(|bounds| !bounds.satisfied(dimensions)) {
            let excluded = bounds.cube.excludes.then_some(Misfit::Excluded);
            let misfits = bounds.misfits(dimensions).chain(excluded);
            reasons.extend(misfits.map(|misfit| Reason { cube: bounds.cube, misfit }));
        }
        reasons
    }

    /// The members that facts can have on an axis by all cubes that demand one, in the order of
    /// the axis, without those of one that excludes; none where the axis is typed or in no such
    /// cube.
    pub(super) fn choices(
        &self,
        taxonomy: &Taxonomy,
        axis: ConceptId,
        excluding: Option<&Cube>,
    ) -> Option<Vec<ConceptId>> {
        let domains: Vec<_> = self.demanding().filter_map(|bounds| bounds.usable(axis)).collect();
        let known = taxonomy.axes.get(&axis).filter(|_| !domains.is_empty())?;
        let mut excluded = self.cubes.iter().filter(|bounds| bounds.cube.excludes);
        let excluded = excluded
            .find(|bounds| excluding.is_some_and(|cube| cube.hypercube == bounds.cube.hypercube))
            .and_then(|bounds| bounds.usable(axis));
        let fits = |member: &ConceptId| {
            known.default != Some(*member)
                && domains.iter().all(|domain| domain.contains(member))
                && excluded.is_none_or(|domain| !domain.contains(member))
        };
        Some(known.members.iter().map(|member| member.concept).filter(fits).collect())
    }
}

impl<'t> Bounds<'t> {
    /// The usable members of an explicit axis.
    fn usable(&self, axis: ConceptId) -> Option<&FxHashSet<ConceptId>> {
        self.axes.iter().find(|domain| domain.axis == axis)?.usable.as_ref()
    }

    fn new(taxonomy: &Taxonomy, cube: &'t Cube) -> Self {
        let axes = cube.axes.iter().map(|axis| {
            let known = taxonomy.axes.get(&axis.concept);
            let typed = known.is_some_and(|known| known.typed.is_some());
            let usable = taxonomy.members(axis).iter().filter(|member| member.usable);
            Domain {
                axis: axis.concept,
                usable: (!typed).then(|| usable.map(|member| member.concept).collect()),
                default: known.and_then(|known| known.default),
            }
        });
        Self { cube, axes: axes.collect() }
    }

    fn satisfied(&self, dimensions: &Dimensions) -> bool {
        self.misfits(dimensions).next().is_none() != self.cube.excludes
    }

    /// Why dimensions don't fit the cube, whether or not it excludes what fits.
    fn misfits(&self, dimensions: &Dimensions) -> impl Iterator<Item = Misfit> {
        let own = self.axes.iter().filter_map(|domain| domain.misfit(dimensions));
        let others = dimensions
            .iter()
            .map(|(axis, _)| *axis)
            .filter(|axis| self.cube.closed && self.axes.iter().all(|domain| domain.axis != *axis));
        own.chain(others.map(Misfit::Foreign))
    }
}

impl Domain {
    /// Whether facts can be without a value on the axis.
    pub(super) fn has_usable_default(&self) -> bool {
        self.default.is_some_and(|default| self.takes(default))
    }

    fn takes(&self, member: ConceptId) -> bool {
        self.usable.as_ref().is_none_or(|usable| usable.contains(&member))
    }

    fn misfit(&self, dimensions: &Dimensions) -> Option<Misfit> {
        let given = dimensions.iter().find(|(axis, _)| *axis == self.axis).map(|(_, value)| value);
        match (given, self.default) {
            (Some(MemberValue::Typed(_)), _) => None,
            (Some(MemberValue::Explicit(member)), _) => {
                (!self.takes(*member)).then_some(Misfit::NotUsable(self.axis, *member))
            }
            (None, Some(default)) => {
                (!self.takes(default)).then_some(Misfit::DefaultNotUsable(self.axis, default))
            }
            (None, None) => Some(Misfit::Missing(self.axis)),
        }
    }
}
