//! Where a figure lies by what others say: bounds in billionths, rounded outwards.
//!
//! Quotients have no last digit. What is worked out over several figures keeps its bounds as whole
//! numbers of billionths, the lower one rounded down and the upper one up: nothing that can be is
//! lost.

use crate::model::{Fact, Figure, Rounding};

/// The digits behind the point that are kept.
const PLACES: u32 = 9;

/// One, in billionths.
const UNIT: i128 = 1_000_000_000;

/// The bounds of a figure, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    low: i128,
    high: i128,
}

impl Span {
    pub(super) const ZERO: Self = Self { low: 0, high: 0 };
    pub(super) const ONE: Self = Self { low: UNIT, high: UNIT };

    /// All from one figure to another.
    pub(super) fn new(low: Figure, high: Figure) -> Option<Self> {
        Some(Self { low: billionths(low, false)?, high: billionths(high, true)? })
    }

    /// As much on both sides of zero.
    pub(super) fn around_zero(open: i128) -> Self {
        Self { low: -open, high: open }
    }

    /// The tenth of it around its middle.
    pub(super) fn middle(self) -> Self {
        let middle = self.low + self.width() / 2;
        Self { low: middle - self.width() / 20, high: middle + self.width() / 20 }
    }

    /// The half of it around its middle.
    pub(super) fn half(self) -> Self {
        let quarter = self.width() / 4;
        Self { low: self.low + quarter, high: self.high - quarter }
    }

    /// The twentieth part of its size.
    pub(super) fn twentieth(self) -> i128 {
        self.size() / 20
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let low = self.low.checked_add(other.low)?;
        Some(Self { low, high: self.high.checked_add(other.high)? })
    }

    pub(super) fn negated(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        let ends = self.ends_with(other, i128::checked_mul)?;
        Some(Self { low: ends.0.div_euclid(UNIT), high: -(-ends.1).div_euclid(UNIT) })
    }

    /// What it is divided by another; nothing where that may be zero.
    pub(super) fn by(self, other: Self) -> Option<Self> {
        if other.has_zero() {
            return None;
        }
        let (mut low, mut high): (Option<i128>, Option<i128>) = (None, None);
        for number in [self.low, self.high] {
            let number = number.checked_mul(UNIT)?;
            for by in [other.low, other.high] {
                // Rounded down, whatever the signs.
                let down = if by < 0 { (-number).div_euclid(-by) } else { number.div_euclid(by) };
                let up = if down * by == number { down } else { down + 1 };
                low = Some(low.map_or(down, |low| low.min(down)));
                high = Some(high.map_or(up, |high| high.max(up)));
            }
        }
        Some(Self { low: low?, high: high? })
    }

    /// The least and the greatest of what the ends give.
    fn ends_with(
        self,
        other: Self,
        of: impl Fn(i128, i128) -> Option<i128>,
    ) -> Option<(i128, i128)> {
        let all = [
            of(self.low, other.low)?,
            of(self.low, other.high)?,
            of(self.high, other.low)?,
            of(self.high, other.high)?,
        ];
        Some((*all.iter().min()?, *all.iter().max()?))
    }

    /// Its ends, in billionths.
    pub(super) fn ends(self) -> (i128, i128) {
        (self.low, self.high)
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    pub(super) fn has_zero(self) -> bool {
        self.low <= 0 && 0 <= self.high
    }

    pub(super) fn is_positive(self) -> bool {
        self.low > 0
    }

    /// How much it leaves open.
    pub(super) fn width(self) -> i128 {
        self.high.saturating_sub(self.low)
    }

    /// The size of what lies farthest from zero.
    pub(super) fn size(self) -> i128 {
        self.low.saturating_abs().max(self.high.saturating_abs())
    }

    /// The bounds as figures.
    pub(super) fn bounds(self) -> Option<(Figure, Figure)> {
        Some((Figure::new(self.low, PLACES).ok()?, Figure::new(self.high, PLACES).ok()?))
    }
}

fn billionths(figure: Figure, up: bool) -> Option<i128> {
    let (number, scale) = figure.parts();
    if let Some(shift) = PLACES.checked_sub(scale) {
        return number.checked_mul(10_i128.checked_pow(shift)?);
    }
    let by = 10_i128.checked_pow(scale - PLACES)?;
    Some(if up { -(-number).div_euclid(by) } else { number.div_euclid(by) })
}

/// Where a quantity lies by a fact. Ratios may have been cut, or worked out from other figures than
/// those that are printed.
pub(super) fn given(mode: Rounding, fact: &Fact, value: Figure, is_ratio: bool) -> Option<Span> {
    let places = match fact.decimals.places() {
        Some(places) => places,
        // A ratio seldom ends where it is printed, whatever is said of it.
        None if is_ratio => i32::try_from(value.parts().1).ok()?,
        None => return Span::new(value, value),
    };
    let open = match mode {
        Rounding::HalfUp if !is_ratio => Figure::half_unit(places).ok()?,
        _ => Figure::unit(places).ok()?,
    };
    Span::new(value.plus(open.negated()).ok()?, value.plus(open).ok()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn span(low: i128, high: i128) -> Span {
        let figure = |number| Figure::new(number, 3).unwrap();
        Span::new(figure(low), figure(high)).unwrap()
    }

    #[test]
    fn a_quotient_is_rounded_outwards() {
        let third = span(1_000, 1_000).by(span(3_000, 3_000)).unwrap();
        let (low, high) = third.bounds().unwrap();
        assert_eq!(
            (low, high),
            (Figure::new(333_333_333, 9).unwrap(), Figure::new(333_333_334, 9).unwrap())
        );
        assert_eq!(span(1, 2).by(span(-1, 1)), None);
    }

    proptest! {
        /// What two figures give lies in what their spans give.
        #[test]
        fn nothing_is_lost(
            a in -100_000..100_000_i128, open_a in 0..500_i128,
            b in -100_000..100_000_i128, open_b in 0..500_i128,
        ) {
            let (of_a, of_b) = (span(a - open_a, a + open_a), span(b - open_b, b + open_b));
            prop_assert!(of_a.plus(of_b).unwrap().meets(span(a + b, a + b)));
            let product = span(a, a).times(span(b, b)).unwrap();
            prop_assert!(of_a.times(of_b).unwrap().meets(product));
            if let Some(quotient) = of_a.by(of_b) {
                prop_assert!(quotient.times(of_b).unwrap().meets(of_a));
                prop_assert!(quotient.meets(span(a, a).by(span(b, b)).unwrap()));
            }
        }
    }
}
