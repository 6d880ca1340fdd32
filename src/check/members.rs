//! Facts under members beside facts of the whole.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::interval::Interval;
use crate::model::{
    ConceptId, ContextId, DimensionsId, EntityId, FactId, Figure, IndexEntry, MemberValue,
    PeriodId, Report, Taxonomy, Value,
};

/// The quantities of an entity and a period with certain dimensions, whether the report has the context or not.
type Whole = (EntityId, PeriodId, DimensionsId);

/// A member that a context has, and what is left without it.
#[derive(Clone, Copy)]
struct Without {
    axis: ConceptId,
    member: ConceptId,
    /// Its place among the wholes.
    whole: u32,
}

/// What is left of sets of dimensions without one of their members.
#[derive(Default)]
struct Rests {
    /// The axis, the member, and the set without it.
    all: Vec<(ConceptId, ConceptId, DimensionsId)>,
    /// Where those of each set begin, and end.
    starts: Vec<u32>,
}

/// Which contexts are those of others without a member, on axes that have a default.
pub(super) struct Members {
    without: Vec<Without>,
    /// Where those of each context begin, and end.
    starts: Vec<u32>,
    wholes: Vec<(Whole, Option<ContextId>)>,
}

/// A fact under a member. Sorted, those of a whole on an axis stand together, by member and then as they were: axis,
/// whole, member and the place of the fact are the digits of one number, which is soon compared.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Under(u128);

impl Under {
    fn new(of: &Without, at: usize) -> Self {
        let digits = [of.axis.index(), of.whole as usize, of.member.index(), at];
        Self(digits.into_iter().fold(0, |all, digit| (all << 32) | digit as u128))
    }

    fn digit(self, behind: u32) -> usize {
        (self.0 >> (32 * behind)) as u32 as usize
    }

    pub(super) fn axis(self) -> ConceptId {
        ConceptId::from(self.digit(3))
    }

    pub(super) fn member(self) -> ConceptId {
        ConceptId::from(self.digit(1))
    }

    /// The place of the fact among those that were sorted.
    pub(super) fn at(self) -> usize {
        self.digit(0)
    }

    /// What facts of one whole on one axis share.
    pub(super) fn group(self) -> (ConceptId, u32) {
        (self.axis(), (self.0 >> 64) as u32)
    }
}

impl Rests {
    fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let sets = report.dimensions.iter().zip(0_u32..);
        let mut ids: Vec<(u64, u32)> = sets.map(|(set, at)| (sum_of_hashes(set), at)).collect();
        ids.sort_unstable();
        let has_default =
            |axis: ConceptId| taxonomy.axes.get(&axis).is_some_and(|axis| axis.default.is_some());
        let mut rests = Self { all: Vec::new(), starts: vec![0] };
        for set in &report.dimensions {
            let sum = sum_of_hashes(set);
            for (at, given) in set.iter().enumerate() {
                let (axis, MemberValue::Explicit(member)) = *given else { continue };
                if !has_default(axis) {
                    continue;
                }
                // A set less a member has the sum less its hash: no set is made or gone through for it.
                let wanted = sum.wrapping_sub(hash(given));
                let like = &ids[ids.partition_point(|(sum, _)| *sum < wanted)..];
                let is_rest = |other: &u32| {
                    let other = &report.dimensions[*other as usize];
                    other.len() + 1 == set.len()
                        && other[..at] == set[..at]
                        && other[at..] == set[at + 1..]
                };
                let mut like = like.iter().take_while(|(sum, _)| *sum == wanted);
                if let Some((_, rest)) = like.find(|(_, other)| is_rest(other)) {
                    rests.all.push((axis, member, DimensionsId(*rest)));
                }
            }
            rests.starts.push(length(&rests.all));
        }
        rests
    }

    fn of(&self, set: DimensionsId) -> &[(ConceptId, ConceptId, DimensionsId)] {
        between(&self.all, &self.starts, set.index())
    }
}

impl Members {
    pub(super) fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let mut members = Self { without: Vec::new(), starts: vec![0], wholes: Vec::new() };
        let rests = Rests::new(taxonomy, report);
        if !rests.all.is_empty() {
            members.take_in(report, &rests);
        }
        members
    }

    fn take_in(&mut self, report: &Report, rests: &Rests) {
        let mut places: FxHashMap<Whole, u32> = FxHashMap::default();
        for context in &report.contexts {
            for (axis, member, rest) in rests.of(context.dimensions) {
                let whole = (context.entity, context.period, *rest);
                let next = length(&self.wholes);
                let place = *places.entry(whole).or_insert(next);
                if place == next {
                    self.wholes.push((whole, None));
                }
                self.without.push(Without { axis: *axis, member: *member, whole: place });
            }
            self.starts.push(length(&self.without));
        }
        for (at, context) in report.contexts.iter().enumerate() {
            let whole = (context.entity, context.period, context.dimensions);
            if let Some(place) = places.get(&whole) {
                self.wholes[*place as usize].1 = Some(ContextId::from(at));
            }
        }
    }

    /// Whether no context has a member that may be left off.
    pub(super) fn is_empty(&self) -> bool {
        self.without.is_empty()
    }

    fn of(&self, context: ContextId) -> &[Without] {
        between(&self.without, &self.starts, context.index())
    }

    /// What a group of facts under members is part of.
    pub(super) fn whole(&self, (_, whole): (ConceptId, u32)) -> Whole {
        self.wholes[whole as usize].0
    }

    /// The context of that, where the report has it.
    pub(super) fn context(&self, (_, whole): (ConceptId, u32)) -> Option<ContextId> {
        self.wholes[whole as usize].1
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
            for of in self.of(entry.context) {
                let context = self.wholes[of.whole as usize].1;
                if context.is_some_and(|context| seen.has(context)) == beside {
                    under.push(Under::new(of, at));
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

/// What stands between a start and the next.
fn between<'a, T>(all: &'a [T], starts: &[u32], at: usize) -> &'a [T] {
    &all[starts[at] as usize..starts[at + 1] as usize]
}

/// How much there is; tables of the models are far below 2³² rows.
fn length<T>(of: &[T]) -> u32 {
    u32::try_from(of.len()).unwrap_or(u32::MAX)
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

/// Whether a figure has so many digits at least before the place to which its fact is accurate; one that says nothing
/// of that has none.
pub(super) fn has_digits(report: &Report, fact: FactId, value: Figure, count: i32) -> bool {
    let places = report.fact(fact).decimals.places();
    let least = places.and_then(|at| Figure::unit(at).ok()?.shift(count - 1).ok());
    least.is_some_and(|least| value.abs() >= least)
}

/// The number of a fact.
pub(super) fn number(report: &Report, fact: FactId) -> Option<Figure> {
    match report.fact(fact).value {
        Value::Number(value) => Some(value),
        _ => None,
    }
}

/// The most accurate number among facts about a quantity.
pub(super) fn most_accurate(report: &Report, entries: &[IndexEntry]) -> Option<FactId> {
    let facts = entries.iter().map(|entry| entry.fact);
    let numbers = facts.filter(|fact| matches!(report.fact(*fact).value, Value::Number(_)));
    numbers.max_by_key(|fact| report.fact(*fact).decimals.places().unwrap_or(i32::MAX))
}
