//! Figures that stand to others in one proportion: amounts in two currencies, shares in one whole.

use super::product::{Factor, may_be_same};
use super::relation::Number;
use crate::model::OutOfRange;

/// How many of the most exact pairs are tried as the proportion.
const CANDIDATES: usize = 9;

/// How two figures stand to each other.
#[derive(Clone, Copy)]
pub(super) struct Proportion {
    a: Factor,
    b: Factor,
}

impl Proportion {
    fn new(a: Number, b: Number) -> Self {
        let (a, b) = Factor::both(a, b);
        Self { a, b }
    }

    /// The two figures of which it is the proportion.
    pub(super) fn pair(&self) -> (Number, Number) {
        (self.a.number, self.b.number)
    }

    /// Whether two figures stand to each other so, as far as the accuracy of all four leaves it
    /// open.
    pub(super) fn fits(&self, a: Number, b: Number) -> Result<bool, OutOfRange> {
        let (a, b) = Factor::both(a, b);
        self.takes((&a, &b))
    }

    fn takes(&self, (a, b): (&Factor, &Factor)) -> Result<bool, OutOfRange> {
        match may_be_same((a, &self.b), (&self.a, b)) {
            Some(fits) => Ok(fits),
            None => self.compared(a.number, b.number),
        }
    }

    fn compared(&self, a: Number, b: Number) -> Result<bool, OutOfRange> {
        let (own_a, own_b) = self.pair();
        let off = a.value.times(own_b.value)?.plus(own_a.value.times(b.value)?.negated())?;
        let of_pair = a.unit.times(own_b.value.abs())?.plus(own_a.value.abs().times(b.unit)?)?;
        let of_own = own_a.unit.times(b.value.abs())?.plus(a.value.abs().times(own_b.unit)?)?;
        Ok(off.abs() <= of_pair.plus(of_own)?)
    }

    /// The proportion that most pairs have, with how many have it: that of one of the most exact. Nothing where it is
    /// less than so many percent of them. The pairs of a large report are gone through again and again, and not kept.
    pub(super) fn of_most<I: Iterator<Item = (Number, Number)>>(
        pairs: impl Fn() -> I,
        percent: usize,
    ) -> Option<(Self, usize)> {
        let all = || pairs().filter(|(a, b)| !a.value.is_zero() && !b.value.is_zero());
        let (tried, of) = most_exact(all());
        let tried: Vec<Self> = tried.into_iter().map(|(a, b)| Self::new(a, b)).collect();
        let most_off = of.saturating_sub((of * percent).div_ceil(100));
        let (first, rest) = tried.split_first()?;
        let found = match Self::fitting(&[*first], all(), most_off) {
            // Where figures have one proportion, the first is it.
            Some((own, 0)) => Some((own, 0)),
            Some((own, off)) => Self::fitting(rest, all(), off - 1).or(Some((own, off))),
            None => Self::fitting(rest, all(), most_off),
        };
        found.map(|(own, off)| (own, of - off))
    }

    /// The one of several that most pairs have, of those that as many have the first, and how many have not; nothing
    /// where more than so many have none of them.
    fn fitting(
        several: &[Self],
        pairs: impl Iterator<Item = (Number, Number)>,
        most_off: usize,
    ) -> Option<(Self, usize)> {
        let mut left: Vec<(Self, usize)> = several.iter().map(|own| (*own, 0)).collect();
        for (a, b) in pairs {
            let (a, b) = Factor::both(a, b);
            left.retain_mut(|(own, off)| {
                *off += usize::from(!own.takes((&a, &b)).unwrap_or(true));
                *off <= most_off
            });
            if left.is_empty() {
                return None;
            }
        }
        left.into_iter().min_by_key(|(_, off)| *off)
    }
}

/// The pairs with the most digits, of those with as many the first, and how many pairs there are.
fn most_exact(pairs: impl Iterator<Item = (Number, Number)>) -> (Vec<(Number, Number)>, usize) {
    let digits = |number: Number| {
        let unit = number.unit.magnitude().unwrap_or(-28);
        number.value.magnitude().unwrap_or(0) - unit
    };
    let mut most: Vec<(i32, (Number, Number))> = Vec::with_capacity(CANDIDATES + 1);
    let mut count = 0;
    for pair in pairs {
        count += 1;
        let own = digits(pair.0).min(digits(pair.1));
        if most.len() == CANDIDATES && most.last().is_some_and(|(last, _)| own <= *last) {
            continue;
        }
        most.insert(most.partition_point(|(other, _)| *other >= own), (own, pair));
        most.truncate(CANDIDATES);
    }
    (most.into_iter().map(|(_, pair)| pair).collect(), count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Figure;

    proptest! {
        /// What whole numbers say is what the numbers say.
        #[test]
        fn what_is_far_does_not_fit(numbers in proptest::array::uniform4((1..100_000i128, 0..4u32, 0..4u32))) {
            let [a, b, own_a, own_b] = numbers.map(|(digits, shift, unit)| Number {
                value: Figure::new(digits * 10_i128.pow(shift), 0).unwrap(),
                unit: Figure::new(10_i128.pow(unit), 0).unwrap(),
            });
            let own = Proportion { a: Factor::of(own_a), b: Factor::of(own_b) };
            let fits = own.compared(a, b).unwrap();
            let (of_a, of_b) = (Factor::of(a), Factor::of(b));
            prop_assert_eq!(may_be_same((&of_a, &own.b), (&own.a, &of_b)), Some(fits));
        }
    }

    #[test]
    fn a_proportion_leaves_open_what_rounding_does() {
        let number = |digits, unit| Number {
            value: Figure::new(digits, 0).unwrap(),
            unit: Figure::new(unit, 0).unwrap(),
        };
        let [a, b] = [number(11_000_000, 1_000), number(100_000, 10)].map(Factor::of);
        let own = Proportion { a, b };
        assert!(own.fits(number(220_000, 1_000), number(2_000, 10)).unwrap());
        assert!(own.fits(number(221_000, 1_000), number(2_000, 10)).unwrap());
        assert!(!own.fits(number(220_000, 1_000), number(2_200, 10)).unwrap());
        assert!(!own.fits(number(220_000, 1_000), number(-2_000, 10)).unwrap());
        assert!(!own.fits(number(220_000_000, 1_000), number(2_000, 10)).unwrap());
        // A figure of one digit leaves much open: 1 million may be anything below two.
        assert!(own.fits(number(1_000_000, 1_000_000), number(10, 10)).unwrap());
    }
}
