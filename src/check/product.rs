//! Products of two figures that are compared with others, many against many.
//!
//! Which figures belong together is learnt by trying: most are short enough for whole numbers, and the first digits of most
//! others are far apart. Exact numbers of any length are for what is left.

use super::relation::Number;
use super::rough::{Rough, are_far};

/// The longest whole number whose product with another as long is compared here: no sum of what comes of them needs
/// more digits than an exact number has.
const LONGEST: i128 = 10_i128.pow(13);

/// Powers of ten up to the longest product.
pub(super) const POWERS: [i128; 28] = {
    let mut powers = [1; 28];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The most digits behind the point: a product has no more than an exact number may have.
const PLACES: u32 = 14;

/// A number that is multiplied again and again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Factor {
    pub(super) number: Number,
    /// The number as a whole one, if it is short.
    pub(super) short: Option<Short>,
    /// Its first digits, where they were asked for.
    rough: Option<Rough>,
}

/// A number and the unit of its last place, in units of `10^-places`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Short {
    pub(super) value: i64,
    pub(super) unit: i64,
    pub(super) places: u32,
}

impl Factor {
    pub(super) fn of(number: Number) -> Self {
        Self { number, short: Short::of(number), rough: None }
    }

    /// Two numbers that are compared together: where one is long, first digits are for both.
    pub(super) fn both(a: Number, b: Number) -> (Self, Self) {
        let both = (Self::of(a), Self::of(b));
        match both.0.short.is_some() && both.1.short.is_some() {
            true => both,
            false => (both.0.with_rough(), both.1.with_rough()),
        }
    }

    /// The same with its first digits at hand, by which long numbers are compared.
    pub(super) fn with_rough(self) -> Self {
        Self { rough: Some(self.rough()), ..self }
    }

    fn rough(&self) -> Rough {
        self.rough.unwrap_or_else(|| Rough::of(self.number))
    }
}

impl Short {
    const ONE: Self = Self { value: 1, unit: 0, places: 0 };

    fn of(number: Number) -> Option<Self> {
        let ((value, value_places), (unit, unit_places)) =
            (number.value.parts(), number.unit.parts());
        let places = value_places.max(unit_places);
        let whole = |digits: i128, own: u32| {
            let digits = i64::try_from(digits).ok().filter(|of| i128::from(of.abs()) < LONGEST)?;
            let digits = i128::from(digits) * POWERS.get((places - own) as usize)?;
            i64::try_from(digits).ok().filter(|_| digits.abs() < LONGEST)
        };
        if places > PLACES {
            return None;
        }
        Some(Self { value: whole(value, value_places)?, unit: whole(unit, unit_places)?, places })
    }
}

/// A product, what the accuracy of its factors leaves open, and its places.
type Product = (i128, i128, u32);

pub(super) fn product(a: Short, b: Short) -> Product {
    let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
    let open = times(a.unit, b.value.abs()) + times(a.value.abs(), b.unit);
    (times(a.value, b.value), open, a.places + b.places)
}

/// A product with more places, which makes it no longer than the longest.
fn at_places((value, open, own): Product, places: u32) -> Option<(i128, i128)> {
    let apart = (places - own) as usize;
    if apart == 0 {
        return Some((value, open));
    }
    let (factor, most) = (POWERS.get(apart)?, POWERS[27 - apart]);
    (value.abs() < most && open < most).then(|| (value * factor, open * factor))
}

fn is_same_product(a: Product, b: Product) -> Option<bool> {
    let places = a.2.max(b.2);
    let ((a, of_a), (b, of_b)) = (at_places(a, places)?, at_places(b, places)?);
    Some((a - b).abs() <= of_a + of_b)
}

/// Whether two products can be the same, as far as the accuracy of all four numbers leaves it open; nothing where the
/// numbers are too long to say it here.
pub(super) fn may_be_same((a, b): (&Factor, &Factor), (c, d): (&Factor, &Factor)) -> Option<bool> {
    let short = || is_same_product(product(a.short?, b.short?), product(c.short?, d.short?));
    let is_far = || are_far((a.rough(), b.rough()), (c.rough(), d.rough()));
    short().or_else(|| is_far().then_some(false))
}

/// Whether a product can be a number, as [`may_be_same`].
pub(super) fn may_be((a, b): (&Factor, &Factor), number: &Factor) -> Option<bool> {
    let short = || is_same_product(product(a.short?, b.short?), product(number.short?, Short::ONE));
    let is_far = || are_far((a.rough(), b.rough()), (number.rough(), Rough::ONE));
    short().or_else(|| is_far().then_some(false))
}
