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
        let off = a.value.times(self.b.value)?.plus(self.a.value.times(b.value)?.negated())?;
        let of_pair = a.unit.times(self.b.value.abs())?.plus(self.a.value.abs().times(b.unit)?)?;
        let of_own = self.a.unit.times(b.value.abs())?.plus(a.value.abs().times(self.b.unit)?)?;
        Ok(off.abs() <= of_pair.plus(of_own)?)
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
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;

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
    }
}
