//! A quantity of a whole beside those of all members right below it.

use super::super::interval::Interval;
use crate::model::{
    ConceptId, DimensionsId, EntityId, Figure, IndexEntry, OutOfRange, PeriodId, UnitId,
};

/// What identifies a sum of a concept.
pub(super) type Key = (ConceptId, EntityId, PeriodId, DimensionsId, Option<UnitId>);

/// A member's part of a quantity.
pub(super) struct Part {
    pub(super) member: ConceptId,
    pub(super) entry: IndexEntry,
    pub(super) interval: Interval,
}

/// A quantity for the whole and for all members right below it.
pub(super) struct Sum {
    pub(super) key: Key,
    pub(super) total: IndexEntry,
    pub(super) interval: Interval,
    pub(super) parts: Vec<Part>,
    /// The one member without a figure.
    pub(super) lacks: Option<ConceptId>,
}

impl Sum {
    /// Whether another is that of another period, and of nothing else that is different.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let (axis, entity, period, rest, unit) = self.key;
        let concepts = [self, other].map(|of| of.total.concept);
        period != other.key.2
            && (axis, entity, other.key.2, rest, unit) == other.key
            && concepts[0] == concepts[1]
    }

    pub(super) fn holds(&self) -> bool {
        self.meets(|_| Figure::ONE)
    }

    /// The one part that makes the sum hold when its sign is turned.
    pub(super) fn turned(&self) -> Option<&Part> {
        let whole = self.whole();
        let mends = |part: &&Part| {
            let zero = Interval::ZERO.meet(part.interval).is_some();
            let weight =
                |member| if member == part.member { Figure::MINUS_ONE } else { Figure::ONE };
            !zero && self.is_near(whole, part) && self.meets(weight)
        };
        let mut mending = self.parts.iter().filter(mends);
        let first = mending.next();
        first.filter(|_| mending.next().is_none())
    }

    /// The sum of the parts; none where it is too large to be held.
    pub(super) fn whole(&self) -> Option<Interval> {
        self.parts.iter().try_fold(Interval::ZERO, |all, part| all.plus(part.interval).ok())
    }

    /// Whether the sum may hold with the sign of a part turned: of many parts few come near it, and only
    /// for these all are added up again.
    fn is_near(&self, whole: Option<Interval>, part: &Part) -> bool {
        let turned = |whole: Interval| {
            let change = part.interval.low.at.plus(part.interval.high.at)?.negated();
            let [low, high] = [whole.low.at.plus(change)?, whole.high.at.plus(change)?];
            Ok::<_, OutOfRange>(low <= self.interval.high.at && self.interval.low.at <= high)
        };
        whole.is_none_or(|whole| turned(whole).unwrap_or(true))
    }

    /// Whether it would hold with the sign of the whole turned, or of all its parts.
    pub(super) fn is_turned(&self) -> bool {
        Interval::ZERO.meet(self.interval).is_none() && self.meets(|_| Figure::MINUS_ONE)
    }

    fn meets(&self, weight: impl Fn(ConceptId) -> Figure) -> bool {
        let mut sum = Interval::ZERO;
        for part in &self.parts {
            let weighed = part.interval.times(weight(part.member));
            let Ok(more) = weighed.and_then(|interval| sum.plus(interval)) else { return true };
            sum = more;
        }
        sum.meet(self.interval).is_some()
    }
}
