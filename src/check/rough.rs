//! The first digits of numbers, which say of most products that they are not the same.

use super::relation::Number;
use crate::model::Figure;

/// How many digits are kept behind the first one.
const BEHIND: i32 = 8;

/// All of a number, in the parts in which it is said what its accuracy leaves open.
const ALL: u32 = 1 << 16;

/// Powers of ten that a half of the bits of a comparison holds.
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// A number without its sign by its first nine digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rough {
    /// None of zero.
    digits: u32,
    /// The power of ten of the last of them.
    power: i32,
    /// Which part of the number its accuracy leaves open at the most.
    open: u32,
}

impl Rough {
    pub(super) const ONE: Self = Self { digits: 100_000_000, power: -BEHIND, open: 0 };

    pub(super) fn of(number: Number) -> Self {
        let (digits, power) = first_digits(number.value);
        Self { digits, power, open: open((digits, power), first_digits(number.unit)) }
    }
}

/// The first digits of a number, and the power of ten of the last of them.
fn first_digits(figure: Figure) -> (u32, i32) {
    let (digits, places) = figure.parts();
    let digits = digits.unsigned_abs();
    let Some(power) = figure.magnitude() else { return (0, 0) };
    let last = power - BEHIND;
    // How many of the digits stand behind those that are kept.
    let more = last + places.cast_signed();
    let kept = match (u64::try_from(digits), usize::try_from(more)) {
        (Ok(digits), Err(_)) => digits * power_of_ten(more.unsigned_abs()),
        (Ok(digits), Ok(more)) => digits / POWERS.get(more).copied().unwrap_or(u64::MAX),
        (Err(_), _) => {
            let kept = digits / 10_u128.pow(more.unsigned_abs());
            u64::try_from(kept).unwrap_or(u64::MAX)
        }
    };
    (u32::try_from(kept).unwrap_or(u32::MAX), last)
}

fn power_of_ten(power: u32) -> u64 {
    POWERS.get(power as usize).copied().unwrap_or(u64::MAX)
}

/// Which part of a number a unit is, and never less.
fn open((digits, power): (u32, i32), (unit, of_unit): (u32, i32)) -> u32 {
    match (digits, unit, power - of_unit) {
        (_, 0, _) => 0,
        (0, ..) | (.., i32::MIN..0) => ALL,
        (.., apart @ 0..=9) => {
            let all = u64::from(digits) * power_of_ten(apart.unsigned_abs());
            let part = (u64::from(unit) + 1) * u64::from(ALL) / all + 1;
            u32::try_from(part).map_or(ALL, |part| part.min(ALL))
        }
        _ => 1,
    }
}

/// Whether two products can't be the same, whatever their other digits and as far as the accuracy of all four numbers
/// leaves it open. What is not known to be far may still be.
pub(super) fn are_far((a, b): (Rough, Rough), (c, d): (Rough, Rough)) -> bool {
    let open = [a, b, c, d].into_iter().map(|of| u64::from(of.open)).sum::<u64>();
    let times = |a: Rough, b: Rough| u64::from(a.digits) * u64::from(b.digits);
    let (one, other) = (times(a, b), times(c, d));
    if open >= u64::from(ALL) || one == 0 || other == 0 {
        return false;
    }
    let apart = (a.power + b.power) - (c.power + d.power);
    let Some(power) = POWERS.get(apart.unsigned_abs() as usize) else { return true };
    let (one, other) = match apart < 0 {
        true => (u128::from(one), u128::from(other) * u128::from(*power)),
        false => (u128::from(one) * u128::from(*power), u128::from(other)),
    };
    // One part more than is open is more than all digits that were left off.
    one.abs_diff(other) > one.max(other) / u128::from(ALL) * u128::from(open + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(digits: i128, places: u32, unit: i32) -> Number {
        Number { value: Figure::new(digits, places).unwrap(), unit: Figure::unit(unit).unwrap() }
    }

    proptest! {
        /// Products that can be the same are never far, however long their numbers are.
        #[test]
        fn what_may_be_the_same_is_not_far(
            numbers in proptest::array::uniform3((1..10_i128.pow(9), 0..5u32, -9..3i32)),
            off in -3..4i128,
        ) {
            let [a, b, c] = numbers.map(|(digits, places, unit)| number(digits, places, unit));
            let whole = a.value.times(b.value).unwrap();
            let (digits, places) = whole.parts();
            // Near the product, about as far as the accuracy of the factors leaves open.
            let open = a.unit.times(b.value).unwrap().plus(b.unit.times(a.value).unwrap()).unwrap();
            let near = whole.plus(open.times(Figure::new(off, 0).unwrap()).unwrap()).unwrap();
            let value = if near.is_zero() { Figure::new(digits, places).unwrap() } else { near };
            let d = Number { value, unit: c.unit };
            let apart = whole.plus(value.negated()).unwrap().abs();
            let may_be = apart <= open.plus(d.unit).unwrap() && !value.is_negative();
            let [a, b, d] = [a, b, d].map(Rough::of);
            prop_assert!(!(may_be && are_far((a, b), (d, Rough::ONE))));
        }
    }

    #[test]
    fn first_digits_are_enough_for_most() {
        let rough = |digits, places, unit| Rough::of(number(digits, places, unit));
        let (amount, shares) = (rough(3_370_000_000, 0, -6), rough(204_300, 0, 0));
        assert!(!are_far((rough(1_649_535, 2, 2), shares), (amount, Rough::ONE)));
        assert!(are_far((rough(1_749_535, 2, 2), shares), (amount, Rough::ONE)));
        assert!(are_far((rough(1_649_535, 0, 0), shares), (amount, Rough::ONE)));
        let long = rough(10_i128.pow(27), 0, 0);
        assert!(are_far((long, long), (amount, Rough::ONE)));
        assert!(!are_far((long, long), (long, long)));
        // Zero, and what has no digit that is sure, may be anything.
        assert!(!are_far((rough(0, 0, 0), shares), (amount, Rough::ONE)));
        assert!(!are_far((rough(4, 0, -1), shares), (amount, Rough::ONE)));
    }
}
