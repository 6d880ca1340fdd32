//! The interval in which the true value of a fact lies (Calculations 1.1).

use std::fmt;

use crate::model::{Decimals, Figure, OutOfRange, Rounding};

/// A bound of an interval, which may belong to it or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) at: Figure,
    pub(super) closed: bool,
}

/// An interval of numbers, shown as `[2, 3)`: the number at a round bracket lies outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub(super) low: Bound,
    pub(super) high: Bound,
}

impl Interval {
    /// Nothing but zero: what no part contributes.
    pub(super) const ZERO: Self = Self::point(Figure::ZERO);

    pub(super) const fn point(at: Figure) -> Self {
        let bound = Bound { at, closed: true };
        Self { low: bound, high: bound }
    }

    /// Where the true value lies that was cut to `value` with `decimals`.
    pub(super) fn of(
        value: Figure,
        decimals: Decimals,
        mode: Rounding,
    ) -> Result<Self, OutOfRange> {
        let Some(places) = decimals.places() else { return Ok(Self::point(value)) };
        match mode {
            Rounding::HalfUp => {
                let half = Figure::half_unit(places)?;
                Ok(Self {
                    low: Bound { at: value.plus(half.negated())?, closed: true },
                    high: Bound { at: value.plus(half)?, closed: true },
                })
            }
            Rounding::Truncate => {
                let unit = Figure::unit(places)?;
                let exact = Bound { at: value, closed: true };
                let below = Bound { at: value.plus(unit.negated())?, closed: false };
                let above = Bound { at: value.plus(unit)?, closed: false };
                Ok(Self {
                    low: if value.is_negative() || value.is_zero() { below } else { exact },
                    high: if value.is_negative() { exact } else { above },
                })
            }
        }
    }

    /// What lies in both, if anything does.
    pub(super) fn meet(self, other: Self) -> Option<Self> {
        let low = tighter(self.low, other.low, self.low.at > other.low.at);
        let high = tighter(self.high, other.high, self.high.at < other.high.at);
        let some = low.at < high.at || (low.at == high.at && low.closed && high.closed);
        some.then_some(Self { low, high })
    }

    /// The sum of a number of each.
    pub(super) fn plus(self, other: Self) -> Result<Self, OutOfRange> {
        let add =
            |a: Bound, b: Bound| Ok(Bound { at: a.at.plus(b.at)?, closed: a.closed && b.closed });
        Ok(Self { low: add(self.low, other.low)?, high: add(self.high, other.high)? })
    }

    /// Every number times `10^power`.
    pub(super) fn shift(self, power: i32) -> Result<Self, OutOfRange> {
        let shift = |bound: Bound| Ok(Bound { at: bound.at.shift(power)?, closed: bound.closed });
        Ok(Self { low: shift(self.low)?, high: shift(self.high)? })
    }

    /// Every number times `weight`; a negative weight turns the interval round.
    pub(super) fn times(self, weight: Figure) -> Result<Self, OutOfRange> {
        let scale =
            |bound: Bound| Ok(Bound { at: weighted(bound.at, weight)?, closed: bound.closed });
        let (low, high) = (scale(self.low)?, scale(self.high)?);
        Ok(if weight.is_negative() { Self { low: high, high: low } } else { Self { low, high } })
    }
}

/// A single number stands alone: `[2]`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, high } = self;
        if low.at == high.at {
            return write!(f, "[{}]", low.at);
        }
        let opens = if low.closed { '[' } else { '(' };
        let closes = if high.closed { ']' } else { ')' };
        write!(f, "{opens}{}, {}{closes}", low.at, high.at)
    }
}

/// A number times a weight, which is nearly always 1 or −1.
pub(super) fn weighted(number: Figure, weight: Figure) -> Result<Figure, OutOfRange> {
    if weight == Figure::ONE {
        Ok(number)
    } else if weight == Figure::MINUS_ONE {
        Ok(number.negated())
    } else {
        number.times(weight)
    }
}

/// The tighter of two bounds; at the same place the open one.
fn tighter(a: Bound, b: Bound, a_is_tighter: bool) -> Bound {
    if a.at == b.at {
        Bound { at: a.at, closed: a.closed && b.closed }
    } else if a_is_tighter {
        a
    } else {
        b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const M: i32 = -6;

    fn fact(thousands: i128, places: i32, mode: Rounding) -> Interval {
        let value = Figure::new(thousands, 0).unwrap().shift(3).unwrap();
        Interval::of(value, Decimals::new(places).unwrap(), mode).unwrap()
    }

    /// Whether `total` and the sum of `parts` (thousands, decimals, weight) can agree.
    fn agrees(total: (i128, i32), parts: &[(i128, i32, i128)], mode: Rounding) -> bool {
        let sum = parts.iter().fold(Interval::ZERO, |sum, (value, places, weight)| {
            let weight = Figure::new(*weight, 0).unwrap();
            sum.plus(fact(*value, *places, mode).times(weight).unwrap()).unwrap()
        });
        fact(total.0, total.1, mode).meet(sum).is_some()
    }

    /// A total, its parts with weights, and whether they agree when rounded and when truncated.
    type Case = ((i128, i32), &'static [(i128, i32, i128)], bool, bool);

    /// The worked examples of the fact sheet, each also run through Arelle.
    const CASES: [Case; 9] = [
        ((7000, M), &[(3000, M, 1), (5000, M, 1)], true, false),
        ((9000, M), &[(3000, M, 1), (5000, M, 1)], true, true),
        ((10_000, M), &[(3000, M, 1), (5000, M, 1)], false, false),
        ((8000, M), &[(3250, -3, 1), (5249, -3, 1)], true, true),
        ((8000, M), &[(3250, -3, 1), (5251, -3, 1)], true, true),
        ((8000, M), &[(3250, -3, 1), (5252, -3, 1)], false, true),
        ((8400, -3), &[(3000, M, 1), (5000, M, 1)], true, true),
        ((9400, -3), &[(3000, M, 1), (5000, M, 1)], false, true),
        ((2000, M), &[(5000, M, 1), (4000, M, -1)], true, false),
    ];

    #[test]
    fn worked_examples() {
        for (total, parts, rounded, truncated) in CASES {
            assert_eq!(agrees(total, parts, Rounding::HalfUp), rounded, "{total:?} rounded");
            assert_eq!(agrees(total, parts, Rounding::Truncate), truncated, "{total:?} truncated");
        }
    }

    #[test]
    fn exact_values_are_points() {
        let eight = Figure::new(8, 0).unwrap();
        let nine = Figure::new(9, 0).unwrap();
        let point = |at| Interval::of(at, Decimals::INF, Rounding::HalfUp).unwrap();
        assert!(point(eight).meet(point(nine)).is_none());
        assert!(point(eight).meet(point(eight)).is_some());
    }

    #[test]
    fn a_truncated_zero_may_be_either_side() {
        let zero = fact(0, M, Rounding::Truncate);
        assert!(zero.meet(fact(-900, -3, Rounding::HalfUp)).is_some());
        assert!(zero.meet(fact(1001, -3, Rounding::HalfUp)).is_none());
    }
}
