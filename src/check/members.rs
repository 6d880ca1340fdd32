//! Facts under members beside facts of the whole.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::interval::Interval;
use crate::model::{
    ConceptId, ContextId, DimensionsId, EntityId, FactId, IndexEntry, MemberValue, PeriodId,
    Report, Taxonomy, Value,
};

/// The quantities of an entity and a period with certain dimensions, whether the report has the context or not.
type Whole = (EntityId, PeriodId, DimensionsId);

/// A member that a context has, and what is left without it.
#[derive(Clone, Copy)]
struct Without {
    axis: ConceptId,
    member: ConceptId,
    /// Its place among the wholes.
    whole: usize,
}

/// Which contexts are those of others without a member, on axes that have a default.
pub(super) struct Members {
    without: Vec<Without>,
    /// Where those of each context begin, and end.
    starts: Vec<usize>,
    wholes: Vec<(Whole, Option<ContextId>)>,
}

/// A fact under a member. Sorted, those of a whole on an axis stand together, by member and then as they were.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Under {
    pub(super) axis: ConceptId,
    whole: usize,
    pub(super) member: ConceptId,
    /// The place of the fact among those that were sorted.
    pub(super) at: usize,
}

impl Under {
    /// What facts of one whole on one axis share.
    pub(super) fn group(&self) -> (ConceptId, usize) {
        (self.axis, self.whole)
    }
}

impl Members {
    pub(super) fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let mut ids: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, set) in report.dimensions.iter().enumerate() {
            ids.entry(sum_of_hashes(set)).or_default().push(at);
        }
        let has_default =
            |axis: ConceptId| taxonomy.axes.get(&axis).is_some_and(|axis| axis.default.is_some());
        // A set less a member has the sum less its hash: no set is made or gone through for it.
        let without = |set: &Vec<(ConceptId, MemberValue)>| {
            let sum = sum_of_hashes(set);
            let less = |(at, given): (usize, &(ConceptId, MemberValue))| {
                let (axis, MemberValue::Explicit(member)) = *given else { return None };
                if !has_default(axis) {
                    return None;
                }
                let like = ids.get(&sum.wrapping_sub(hash(given)))?;
                let is_rest = |other: &usize| {
                    let other = &report.dimensions[*other];
                    other.len() + 1 == set.len()
                        && other[..at] == set[..at]
                        && other[at..] == set[at + 1..]
                };
                let rest = DimensionsId::from(like.iter().copied().find(is_rest)?);
                Some((axis, member, rest))
            };
            set.iter().enumerate().filter_map(less).collect()
        };
        let of_sets: Vec<Vec<(ConceptId, ConceptId, DimensionsId)>> =
            report.dimensions.iter().map(without).collect();
        let mut members = Self { without: Vec::new(), starts: vec![0], wholes: Vec::new() };
        if of_sets.iter().any(|of_set| !of_set.is_empty()) {
            members.take_in(report, &of_sets);
        }
        members
    }

    fn take_in(&mut self, report: &Report, of_sets: &[Vec<(ConceptId, ConceptId, DimensionsId)>]) {
        let mut places: FxHashMap<Whole, usize> = FxHashMap::default();
        for context in &report.contexts {
            for (axis, member, rest) in &of_sets[context.dimensions.index()] {
                let whole = (context.entity, context.period, *rest);
                let next = self.wholes.len();
                let place = *places.entry(whole).or_insert(next);
                if place == next {
                    self.wholes.push((whole, None));
                }
                self.without.push(Without { axis: *axis, member: *member, whole: place });
            }
            self.starts.push(self.without.len());
        }
        for (at, context) in report.contexts.iter().enumerate() {
            let whole = (context.entity, context.period, context.dimensions);
            if let Some(place) = places.get(&whole) {
                self.wholes[*place].1 = Some(ContextId::from(at));
            }
        }
    }

    /// Whether no context has a member that may be left off.
    pub(super) fn is_empty(&self) -> bool {
        self.without.is_empty()
    }

    fn of(&self, context: ContextId) -> &[Without] {
        &self.without[self.starts[context.index()]..self.starts[context.index() + 1]]
    }

    /// What a group of facts under members is part of.
    pub(super) fn whole(&self, (_, whole): (ConceptId, usize)) -> Whole {
        self.wholes[whole].0
    }

    /// The context of that, where the report has it.
    pub(super) fn context(&self, (_, whole): (ConceptId, usize)) -> Option<ContextId> {
        self.wholes[whole].1
    }

    /// Facts of one concept and unit under members, as far as a fact of the whole is (`beside`) or is not among them.
    pub(super) fn under(
        &self,
        entries: &[IndexEntry],
        beside: bool,
        seen: &mut Seen,
        under: &mut Vec<Under>,
    ) {
        under.clear();
        seen.see(entries);
        for (at, entry) in entries.iter().enumerate() {
            for Without { axis, member, whole } in self.of(entry.context) {
                let context = self.wholes[*whole].1;
                if context.is_some_and(|context| seen.has(context)) == beside {
                    under.push(Under { axis: *axis, whole: *whole, member: *member, at });
                }
            }
        }
        under.sort_unstable();
    }
}

/// The contexts of the facts that are looked at.
pub(super) struct Seen {
    rounds: Vec<u32>,
    round: u32,
}

impl Seen {
    pub(super) fn new(report: &Report) -> Self {
        Self { rounds: vec![0; report.contexts.len()], round: 0 }
    }

    fn see(&mut self, entries: &[IndexEntry]) {
        self.round += 1;
        for entry in entries {
            self.rounds[entry.context.index()] = self.round;
        }
    }

    fn has(&self, context: ContextId) -> bool {
        self.rounds[context.index()] == self.round
    }
}

/// The same for the same members, in whatever order they stand.
fn sum_of_hashes(set: &[(ConceptId, MemberValue)]) -> u64 {
    set.iter().map(hash).fold(0, u64::wrapping_add)
}

fn hash(given: &(ConceptId, MemberValue)) -> u64 {
    FxBuildHasher.hash_one(given)
}

/// Where the value of a quantity lies by all its facts; none where they contradict each other, or
/// no fact has a value.
pub(super) fn interval(report: &Report, entries: &[IndexEntry]) -> Option<Interval> {
    let mut met: Option<Interval> = None;
    for entry in entries {
        let fact = report.fact(entry.fact);
        let Value::Number(value) = fact.value else { continue };
        let interval = Interval::of(value, fact.decimals, report.rounding).ok()?;
        met = Some(match met {
            Some(known) => known.meet(interval)?,
            None => interval,
        });
    }
    met
}

/// The most accurate number among facts about a quantity.
pub(super) fn most_accurate(report: &Report, entries: &[IndexEntry]) -> Option<FactId> {
    let facts = entries.iter().map(|entry| entry.fact);
    let numbers = facts.filter(|fact| matches!(report.fact(*fact).value, Value::Number(_)));
    numbers.max_by_key(|fact| report.fact(*fact).decimals.places().unwrap_or(i32::MAX))
}
