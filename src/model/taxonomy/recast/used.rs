//! What a report uses of a base, and in which of its statements.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Ground;
use crate::model::{Concept, ConceptId, Cube, MemberValue, Node, Report, Statement};

/// An axis and the member that a fact has on it; none for a typed one.
type Aspect = (ConceptId, Option<ConceptId>);

/// What a report uses: concepts with the members of their facts. A fact counts in the statements whose
/// cubes take its members: a concept may stand in one for results and in another for forecasts.
#[derive(Clone, Debug, Default)]
pub struct Used {
    facts: FxHashSet<(ConceptId, Box<[Aspect]>)>,
    /// Concepts with facts that no statement takes: see [`Used::settle`].
    misfits: FxHashSet<ConceptId>,
    anywhere: FxHashSet<ConceptId>,
}

impl Used {
    /// Nothing so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the facts of a report use; one without a context counts nowhere.
    #[must_use]
    pub fn by(report: &Report) -> Self {
        let mut used = Self::new();
        for fact in &report.facts {
            let Some(dimensions) = report.members_of(fact.context) else { continue };
            let aspects = dimensions.iter().map(|(axis, member)| match member {
                MemberValue::Explicit(member) => (*axis, Some(*member)),
                MemberValue::Typed(_) => (*axis, None),
            });
            used.fact(fact.concept, aspects);
        }
        used
    }

    /// Adds a fact: its concept, and its axes with their members, which typed ones do not have.
    pub fn fact(&mut self, concept: ConceptId, aspects: impl IntoIterator<Item = Aspect>) {
        let mut aspects: Vec<Aspect> = aspects.into_iter().collect();
        aspects.sort_unstable();
        self.facts.insert((concept, aspects.into()));
    }

    /// Adds a concept, an axis or a member that is used wherever it stands.
    pub fn anywhere(&mut self, concept: ConceptId) {
        self.anywhere.insert(concept);
    }

    /// Whether a concept was named as used wherever it stands.
    pub(super) fn is_named(&self, concept: ConceptId) -> bool {
        self.anywhere.contains(&concept)
    }

    /// Whether nothing is used.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.anywhere.is_empty()
    }

    /// Makes facts that none of these base statements takes count in all that have a cube for their
    /// concept: what is wrong with their members is then seen there.
    pub fn settle<'a, 'b>(
        &mut self,
        ground: impl Into<Ground<'a>>,
        statements: impl Iterator<Item = &'b Statement>,
    ) {
        let ground = ground.into();
        let mut taken: FxHashMap<ConceptId, Vec<&'b Cube>> = FxHashMap::default();
        for statement in statements {
            for cube in statement.cubes.iter().filter(|cube| !cube.excludes) {
                for item in cube.items.iter().flat_map(|items| items.iter()) {
                    taken.entry(*item).or_default().push(cube);
                }
            }
        }
        let misfits = self.facts.iter().filter(|(concept, aspects)| {
            let cubes = taken.get(concept);
            cubes.is_some_and(|cubes| !cubes.iter().any(|cube| takes(ground, cube, aspects, true)))
        });
        self.misfits = misfits.map(|(concept, _)| *concept).collect();
    }

    /// The concepts, axes and members that are used where these cubes hold, among these rows.
    pub(super) fn within(
        &self,
        ground: Ground<'_>,
        cubes: &[Cube],
        rows: &[Node],
    ) -> FxHashSet<ConceptId> {
        let in_rows: FxHashSet<ConceptId> = rows.iter().map(|row| row.concept).collect();
        let items: Vec<Option<FxHashSet<ConceptId>>> = cubes
            .iter()
            .map(|cube| cube.items.as_ref().map(|items| items.iter().copied().collect()))
            .collect();
        let mut used = self.anywhere.clone();
        for (concept, aspects) in &self.facts {
            let binds = |items: &Option<FxHashSet<ConceptId>>| {
                items.as_ref().unwrap_or(&in_rows).contains(concept)
            };
            let binding = cubes.iter().zip(&items).filter(|(cube, of)| !cube.excludes && binds(of));
            let binding: Vec<&Cube> = binding.map(|(cube, _)| cube).collect();
            let fits = binding.iter().all(|cube| takes(ground, cube, aspects, false));
            if fits || self.misfits.contains(concept) {
                used.insert(*concept);
            }
            // Members are those of cubes; a row that no cube binds has none.
            if fits && !binding.is_empty() {
                used.extend(aspects.iter().map(|(axis, _)| *axis));
                used.extend(aspects.iter().filter_map(|(_, member)| *member));
            }
        }
        used
    }
}

/// Whether a cube takes these members: those of its axes, each of which has one or has a default.
/// Before our own members have their place, any axis may get them.
fn takes(ground: Ground<'_>, cube: &Cube, aspects: &[Aspect], before_own: bool) -> bool {
    let has = |wanted: ConceptId| cube.axes.iter().any(|axis| axis.concept == wanted);
    let may_come = |member| before_own && ground.concept(member).is_some_and(Concept::is_own);
    let all_known = !cube.closed || aspects.iter().all(|(axis, _)| has(*axis));
    all_known
        && cube.axes.iter().all(|axis| {
            let known = ground.axes.get(&axis.concept);
            match aspects.iter().find(|(of, _)| *of == axis.concept) {
                Some((_, None)) => true,
                Some((_, Some(member))) => {
                    let mut usable = ground.members(axis).iter().filter(|of| of.usable);
                    usable.any(|of| of.concept == *member) || may_come(*member)
                }
                None => known.is_some_and(|known| known.default.is_some()),
            }
        })
}
