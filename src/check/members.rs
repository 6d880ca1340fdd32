//! Facts under members beside facts of the whole.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::interval::Interval;
use crate::model::{
    ConceptId, Context, ContextId, DimensionsId, EntityId, FactId, IndexEntry, MemberValue,
    PeriodId, Report, Value,
};

/// A member that a context has, and the set of dimensions that is left without it.
pub(super) struct Without {
    pub(super) axis: ConceptId,
    pub(super) member: ConceptId,
    pub(super) rest: DimensionsId,
}

/// Which contexts are those of others without a member.
pub(super) struct Members {
    without: Vec<Vec<Without>>,
    contexts: FxHashMap<(EntityId, PeriodId, DimensionsId), ContextId>,
}

impl Members {
    pub(super) fn new(report: &Report) -> Self {
        let mut ids: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
        for (at, set) in report.dimensions.iter().enumerate() {
            ids.entry(sum_of_hashes(set)).or_default().push(at);
        }
        // A set less a member has the sum less its hash: no set is made or gone through for it.
        let without = |set: &Vec<(ConceptId, MemberValue)>| {
            let sum = sum_of_hashes(set);
            let less = |(at, given): (usize, &(ConceptId, MemberValue))| {
                let (axis, MemberValue::Explicit(member)) = *given else { return None };
                let like = ids.get(&sum.wrapping_sub(hash(given)))?;
                let is_rest = |other: &usize| {
                    let other = &report.dimensions[*other];
                    other.len() + 1 == set.len()
                        && other[..at] == set[..at]
                        && other[at..] == set[at + 1..]
                };
                let rest = DimensionsId::from(like.iter().copied().find(is_rest)?);
                Some(Without { axis, member, rest })
            };
            set.iter().enumerate().filter_map(less).collect()
        };
        let contexts = report.contexts.iter().enumerate();
        Self {
            without: report.dimensions.iter().map(without).collect(),
            contexts: contexts
                .map(|(at, of)| ((of.entity, of.period, of.dimensions), ContextId::from(at)))
                .collect(),
        }
    }

    /// The explicit members of a context, as far as the report has the rest of its dimensions.
    pub(super) fn of(&self, context: Context) -> &[Without] {
        &self.without[context.dimensions.index()]
    }

    /// The context of an entity and a period with these dimensions.
    pub(super) fn context(
        &self,
        entity: EntityId,
        period: PeriodId,
        dimensions: DimensionsId,
    ) -> Option<ContextId> {
        self.contexts.get(&(entity, period, dimensions)).copied()
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
