//! A quantity of a whole beside those of all members right below it.

use super::super::interval::Interval;
use crate::model::{ConceptId, DimensionsId, EntityId, Figure, IndexEntry, PeriodId, UnitId};

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
    /// What the parts come to; none where it is too large to be held.
    pub(super) whole: Option<Interval>,
    /// The one member without a figure.
    pub(super) lacks: Option<ConceptId>,
}

impl Sum {
    pub(super) fn new(
        key: Key,
        (total, interval): (IndexEntry, Interval),
        parts: Vec<Part>,
        lacks: Option<ConceptId>,
    ) -> Self {
        let whole = parts.iter().try_fold(Interval::ZERO, |all, part| all.plus(part.interval).ok());
        Self { key, total, interval, parts, whole, lacks }
    }

    /// Whether another is that of another period, and of nothing else that is different.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        let (axis, entity, period, rest, unit) = self.key;
        let concepts = [self, other].map(|of| of.total.concept);
        period != other.key.2
            && (axis, entity, other.key.2, rest, unit) == other.key
            && concepts[0] == concepts[1]
    }

    pub(super) fn holds(&self) -> bool {
        self.whole.is_none_or(|whole| whole.meet(self.interval).is_some())
    }

    /// The one part that makes the sum hold when its sign is turned.
    pub(super) fn turned(&self) -> Option<&Part> {
        // What a part would have to be, twice over: of many parts few come near it, and only for these all are added up
        // again.
        let change = self.whole.and_then(|whole| {
            let low = whole.low.at.plus(self.interval.high.at.negated()).ok()?;
            Some((low, whole.high.at.plus(self.interval.low.at.negated()).ok()?))
        });
        let is_near = |part: &Part| {
            let twice = part.interval.low.at.plus(part.interval.high.at).ok();
            change.zip(twice).is_none_or(|((low, high), twice)| low <= twice && twice <= high)
        };
        let mends = |part: &&Part| {
            let zero = || Interval::ZERO.meet(part.interval).is_some();
            let weight =
                |member| if member == part.member { Figure::MINUS_ONE } else { Figure::ONE };
            is_near(part) && !zero() && self.meets(weight)
        };
        let mut mending = self.parts.iter().filter(mends);
        let first = mending.next();
        first.filter(|_| mending.next().is_none())
    }

    /// Whether it would hold with the sign of the whole turned, or of all its parts.
    pub(super) fn is_turned(&self) -> bool {
        let turned = self.whole.and_then(|whole| whole.times(Figure::MINUS_ONE).ok());
        Interval::ZERO.meet(self.interval).is_none()
            && turned.is_none_or(|turned| turned.meet(self.interval).is_some())
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
