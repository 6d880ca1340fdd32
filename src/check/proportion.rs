//! Figures that stand to others in one proportion: amounts in two currencies, shares in one whole.

use super::relation::Number;
use crate::model::OutOfRange;

/// How many of the most exact pairs are tried as the proportion.
const CANDIDATES: usize = 9;

/// How two figures stand to each other.
#[derive(Clone, Copy)]
pub(super) struct Proportion {
    pub(super) a: Number,
    pub(super) b: Number,
}

impl Proportion {
    /// Whether two figures stand to each other so, as far as the accuracy of all four leaves it
    /// open.
    pub(super) fn fits(&self, a: Number, b: Number) -> Result<bool, OutOfRange> {
        if self.is_far(a, b) {
            return Ok(false);
        }
        self.compared(a, b)
    }

    fn compared(&self, a: Number, b: Number) -> Result<bool, OutOfRange> {
        let off = a.value.times(self.b.value)?.plus(self.a.value.times(b.value)?.negated())?;
        let of_pair = a.unit.times(self.b.value.abs())?.plus(self.a.value.abs().times(b.unit)?)?;
        let of_own = self.a.unit.times(b.value.abs())?.plus(a.value.abs().times(self.b.unit)?)?;
        Ok(off.abs() <= of_pair.plus(of_own)?)
    }

    /// Whether the powers of ten alone say that they do not. Most pairs of a large report do not fit most others,
    /// and products of exact numbers are dear.
    fn is_far(&self, a: Number, b: Number) -> bool {
        let powers = [a.power(), self.b.power(), self.a.power(), b.power()];
        let [Some(a), Some(own_b), Some(own_a), Some(b)] = powers else { return false };
        ((a + own_b) - (own_a + b)).abs() >= 3
    }

    /// The proportion that most pairs have, with how many have it: that of one of the most exact.
    pub(super) fn of_most(pairs: &[(Number, Number)]) -> Option<(Self, usize)> {
        let mut pairs: Vec<(Number, Number)> = pairs.to_vec();
        pairs.retain(|(a, b)| !a.value.is_zero() && !b.value.is_zero());
        let digits = |number: Number| {
            let unit = number.unit.magnitude().unwrap_or(-28);
            number.value.magnitude().unwrap_or(0) - unit
        };
        pairs.sort_by_cached_key(|(a, b)| -digits(*a).min(digits(*b)));
        let fitting =
            |own: &Self| pairs.iter().filter(|(a, b)| own.fits(*a, *b).unwrap_or(true)).count();
        let tried = pairs.iter().take(CANDIDATES).map(|(a, b)| Self { a: *a, b: *b });
        // The first of those that as many have.
        let mut best: Option<(Self, usize)> = None;
        for own in tried {
            let count = fitting(&own);
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((own, count));
            }
            if count == pairs.len() {
                break;
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Figure;

    proptest! {
        /// What powers of ten say is what the numbers say.
        #[test]
        fn what_is_far_does_not_fit(numbers in proptest::array::uniform4((1..100_000i128, 0..4u32, 0..4u32))) {
            let [a, b, own_a, own_b] = numbers.map(|(digits, shift, unit)| Number {
                value: Figure::new(digits * 10_i128.pow(shift), 0).unwrap(),
                unit: Figure::new(10_i128.pow(unit), 0).unwrap(),
            });
            let own = Proportion { a: own_a, b: own_b };
            prop_assert!(!own.is_far(a, b) || !own.compared(a, b).unwrap());
        }
    }

    #[test]
    fn a_proportion_leaves_open_what_rounding_does() {
        let number = |digits, unit| Number {
            value: Figure::new(digits, 0).unwrap(),
            unit: Figure::new(unit, 0).unwrap(),
        };
        let own = Proportion { a: number(11_000_000, 1_000), b: number(100_000, 10) };
        assert!(own.fits(number(220_000, 1_000), number(2_000, 10)).unwrap());
        assert!(own.fits(number(221_000, 1_000), number(2_000, 10)).unwrap());
        assert!(!own.fits(number(220_000, 1_000), number(2_200, 10)).unwrap());
        assert!(!own.fits(number(220_000, 1_000), number(-2_000, 10)).unwrap());
        assert!(!own.fits(number(220_000_000, 1_000), number(2_000, 10)).unwrap());
        // A figure of one digit leaves much open: 1 million may be anything below two.
        assert!(own.fits(number(1_000_000, 1_000_000), number(10, 10)).unwrap());
    }
}
