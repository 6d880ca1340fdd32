//! Exact numbers.

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An exact decimal number: up to 28 significant digits, never rounded.
///
/// A thin wall around [`rust_decimal::Decimal`], whose sums silently drop digits when a result
/// needs more than 96 bits: here every operation gives the exact result or [`OutOfRange`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Figure(Decimal);

/// As the digits and how many stand behind the point.
impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (self.0.mantissa(), self.0.scale()).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Figure {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (digits, scale) = Deserialize::deserialize(from)?;
        Self::new(digits, scale).map_err(serde::de::Error::custom)
    }
}

/// By the digits alone where both have as many behind the point, as most that are compared.
impl Ord for Figure {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.0.scale() == other.0.scale() {
            self.0.mantissa().cmp(&other.0.mantissa())
        } else {
            self.0.cmp(&other.0)
        }
    }
}

impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Powers of ten, as far as a [`Figure`] can hold them.
const POWERS: [i128; 29] = {
    let mut powers = [1; 29];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// The most digits behind the point.
const MOST_PLACES: i32 = 28;

/// `digits · 10^-places` for places from −28 to 28, with so many more; none where it is too long. Every fact has a unit
/// of its last place: it is not worked out for each.
const fn units(digits: i128, more: i32) -> [Option<Figure>; 57] {
    let mut units = [None; 57];
    let mut at = 0;
    while at < units.len() {
        let scale = at as i32 - MOST_PLACES + more;
        let digits = if scale < 0 { digits * POWERS[-scale as usize] } else { digits };
        if scale <= MOST_PLACES && digits < POWERS[28] {
            let scale = if scale < 0 { 0 } else { scale as u32 };
            let [low, middle, high] = [digits as u32, (digits >> 32) as u32, (digits >> 64) as u32];
            units[at] = Some(Figure(Decimal::from_parts(low, middle, high, false, scale)));
        }
        at += 1;
    }
    units
}

static UNITS: [Option<Figure>; 57] = units(1, 0);
static HALVES: [Option<Figure>; 57] = units(5, 1);

fn at_places(units: &[Option<Figure>; 57], places: i32) -> Result<Figure, OutOfRange> {
    let at = usize::try_from(places.saturating_add(MOST_PLACES)).ok();
    at.and_then(|at| *units.get(at)?).ok_or(OutOfRange)
}

/// A power of ten, if a [`Figure`] can hold it.
fn power_of_ten(power: i64) -> Option<i128> {
    usize::try_from(power).ok().and_then(|power| POWERS.get(power)).copied()
}

/// The sum at the finer of both scales. Zeros behind the last digit, which say nothing, may take it out of range.
fn sum(a: Decimal, b: Decimal) -> Result<Figure, OutOfRange> {
    let (coarse, fine) = if a.scale() <= b.scale() { (a, b) } else { (b, a) };
    let digits = match fine.scale() - coarse.scale() {
        0 => coarse.mantissa(),
        apart => {
            let factor = power_of_ten(i64::from(apart)).ok_or(OutOfRange)?;
            multiplied(coarse.mantissa(), factor).ok_or(OutOfRange)?
        }
    };
    Figure::new(digits.checked_add(fine.mantissa()).ok_or(OutOfRange)?, fine.scale())
}

/// The product of two whole numbers. Most are short, and the check for too long ones is dear.
fn multiplied(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

/// The product with the places of both. Zeros behind the last digit may take it out of range.
fn product(a: Decimal, b: Decimal) -> Result<Figure, OutOfRange> {
    let digits = multiplied(a.mantissa(), b.mantissa()).ok_or(OutOfRange)?;
    Figure::new(digits, a.scale() + b.scale())
}

/// The exact result needs more digits than a [`Figure`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the number has more than 28 significant digits")
    }
}

impl std::error::Error for OutOfRange {}

impl Figure {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self(Decimal::ONE);
    /// Minus one.
    pub const MINUS_ONE: Self = Self(Decimal::NEGATIVE_ONE);

    /// `digits · 10^-scale`.
    ///
    /// # Errors
    /// [`OutOfRange`] when there are more than 28 digits or 28 places.
    pub fn new(digits: i128, scale: u32) -> Result<Self, OutOfRange> {
        if digits.unsigned_abs() >= POWERS[28].unsigned_abs() {
            return Err(OutOfRange);
        }
        Decimal::try_from_i128_with_scale(digits, scale).map(Self).map_err(|_| OutOfRange)
    }

    /// The number times `10^power`.
    ///
    /// # Errors
    /// [`OutOfRange`] when the result needs more digits than there are.
    pub fn shift(self, power: i32) -> Result<Self, OutOfRange> {
        let scale = i64::from(self.0.scale()) - i64::from(power);
        if let Ok(scale) = u32::try_from(scale) {
            return Self::new(self.0.mantissa(), scale).or_else(|_| {
                let plain = self.0.normalize();
                let scale = i64::from(plain.scale()) - i64::from(power);
                Self::new(plain.mantissa(), u32::try_from(scale).map_err(|_| OutOfRange)?)
            });
        }
        if self.0.is_zero() {
            return Ok(Self::ZERO);
        }
        let factor = power_of_ten(-scale).ok_or(OutOfRange)?;
        Self::new(multiplied(self.0.mantissa(), factor).ok_or(OutOfRange)?, 0)
    }

    /// The exact sum.
    ///
    /// # Errors
    /// [`OutOfRange`] when the sum needs more digits than there are.
    pub fn plus(self, other: Self) -> Result<Self, OutOfRange> {
        let (a, b) = (self.0, other.0);
        sum(a, b).or_else(|_| sum(a.normalize(), b.normalize()))
    }

    /// The exact product.
    ///
    /// # Errors
    /// [`OutOfRange`] when the product needs more digits than there are.
    pub fn times(self, other: Self) -> Result<Self, OutOfRange> {
        let (a, b) = (self.0, other.0);
        product(a, b).or_else(|_| product(a.normalize(), b.normalize()))
    }

    /// The number with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        if self.0.is_zero() { self } else { Self(-self.0) }
    }

    /// The absolute value.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The power of ten of the first digit: 3 for 1,234, −2 for 0.05; none for zero. It is found
    /// without arithmetic on the number, so that many can be compared roughly.
    #[must_use]
    pub fn magnitude(self) -> Option<i32> {
        let digits = self.0.mantissa().unsigned_abs();
        let power = match u64::try_from(digits) {
            Ok(digits) => digits.checked_ilog10(),
            Err(_) => digits.checked_ilog10(),
        };
        // Both are far below 2³¹: a number has at most 29 digits and 28 places.
        Some(power?.cast_signed() - self.0.scale().cast_signed())
    }

    /// Whether the number is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether all digits beyond `decimals` are zero.
    #[must_use]
    pub fn fits(self, decimals: super::Decimals) -> bool {
        let Some(places) = decimals.places() else { return true };
        let beyond = i64::from(self.0.scale()) - i64::from(places);
        if beyond <= 0 || self.0.is_zero() {
            return true;
        }
        power_of_ten(beyond).is_some_and(|unit| self.0.mantissa() % unit == 0)
    }

    /// The nearest number with so many decimals; of two that are as near, the even one, as XBRL
    /// 2.1 rounds.
    ///
    /// # Errors
    /// [`OutOfRange`] when it needs more digits than there are.
    pub fn rounded(self, decimals: super::Decimals) -> Result<Self, OutOfRange> {
        let beyond =
            decimals.places().map_or(0, |places| i64::from(self.0.scale()) - i64::from(places));
        if beyond <= 0 {
            return Ok(self);
        }
        let unit = power_of_ten(beyond).ok_or(OutOfRange)?;
        let digits = self.0.mantissa();
        let (below, rest) = (digits.div_euclid(unit), digits.rem_euclid(unit));
        let up = match (rest * 2).cmp(&unit) {
            Ordering::Less => 0,
            Ordering::Equal => below & 1,
            Ordering::Greater => 1,
        };
        let digits = (below + up).checked_mul(unit).ok_or(OutOfRange)?;
        Self::new(digits, self.0.scale())
    }

    /// The number without digits after the point, when they are all zero.
    #[must_use]
    pub fn whole(self) -> Option<Self> {
        let plain = Self(self.0.normalize());
        (plain.0.scale() == 0).then_some(plain)
    }

    /// Half of one unit in the last place of `decimals`: `½ · 10^-places`.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has no exact form here.
    pub fn half_unit(places: i32) -> Result<Self, OutOfRange> {
        at_places(&HALVES, places)
    }

    /// One unit in the last place of `decimals`: `10^-places`.
    ///
    /// # Errors
    /// [`OutOfRange`] when it has no exact form here.
    pub fn unit(places: i32) -> Result<Self, OutOfRange> {
        at_places(&UNITS, places)
    }

    /// An `xs:decimal`, exactly (XML Schema 1.0 Part 2 §3.2.3); none where it is no decimal, or one
    /// with more digits than are kept.
    #[must_use]
    pub fn of_decimal(text: &str) -> Option<Self> {
        let (negative, digits) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            all => (false, all),
        };
        let (mut value, mut scale, mut count, mut point) = (0i128, 0u32, 0u32, false);
        for byte in digits {
            match byte {
                b'0'..=b'9' => {
                    value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                    count += 1;
                    scale += u32::from(point);
                }
                b'.' if !point => point = true,
                _ => return None,
            }
        }
        let signed = |value: i128| if negative { -value } else { value };
        if count == 0 {
            return None;
        }
        if let Ok(figure) = Self::new(signed(value), scale) {
            return Some(figure);
        }
        // Zeros behind the last digit are kept where there is room for them.
        while scale > 0 && value % 10 == 0 {
            value /= 10;
            scale -= 1;
        }
        Self::new(signed(value), scale).ok()
    }

    /// The signed digits and how many of them stand after the decimal point.
    #[must_use]
    pub fn parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }
}

/// The plain decimal notation without an exponent and without needless zeros after the point.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::Figure;
    use crate::model::Decimals;

    #[test]
    fn the_magnitude_is_the_power_of_the_first_digit() {
        for (digits, scale, magnitude) in [
            (1_234, 0, Some(3)),
            (-9_999, 0, Some(3)),
            (5, 2, Some(-2)),
            (1, 28, Some(-28)),
            (10_i128.pow(27) * 9, 0, Some(27)),
            (0, 5, None),
        ] {
            assert_eq!(Figure::new(digits, scale).unwrap().magnitude(), magnitude);
        }
    }

    #[test]
    fn units_are_powers_of_ten_and_halves_of_them() {
        for places in -40..40 {
            let unit = Figure::ONE.shift(-places);
            assert_eq!(Figure::unit(places), unit, "{places}");
            let half = Figure::new(5, 1).unwrap().shift(-places);
            assert_eq!(Figure::half_unit(places), half, "{places}");
            let parts = |of: Figure| of.parts();
            assert_eq!(Figure::unit(places).map(parts), unit.map(parts), "{places}");
            assert_eq!(Figure::half_unit(places).map(parts), half.map(parts), "{places}");
        }
    }

    #[test]
    fn sums_and_products_are_exact_or_out_of_range() {
        let figure = |digits, scale| Figure::new(digits, scale).unwrap();
        let most = 10_i128.pow(28) - 1;
        for ((a, b), sum, product) in [
            (((15, 1), (25, 2)), Some((175, 2)), Some((375, 3))),
            (((-15, 1), (15, 1)), Some((0, 0)), Some((-225, 2))),
            (((0, 10), (7, 0)), Some((7, 0)), Some((0, 0))),
            (((most, 0), (1, 0)), None, Some((most, 0))),
            (((most, 0), (-1, 0)), Some((most - 1, 0)), Some((-most, 0))),
            (((most, 0), (1, 1)), None, Some((most, 1))),
            // Twenty needless zeros on each side are no digits.
            (((10_i128.pow(20), 20), (3 * 10_i128.pow(20), 20)), Some((4, 0)), Some((3, 0))),
            (((10_i128.pow(27), 0), (5, 28)), None, Some((5, 1))),
        ] {
            let ((a, a_scale), (b, b_scale)) = (a, b);
            let (a, b) = (figure(a, a_scale), figure(b, b_scale));
            let wanted = |of: Option<(i128, u32)>| of.map(|(digits, scale)| figure(digits, scale));
            assert_eq!(a.plus(b).ok(), wanted(sum), "{a} + {b}");
            assert_eq!(b.plus(a).ok(), wanted(sum), "{b} + {a}");
            assert_eq!(a.times(b).ok(), wanted(product), "{a} × {b}");
            assert_eq!(b.times(a).ok(), wanted(product), "{b} × {a}");
        }
    }

    /// The examples of XBRL 2.1 for halves, and numbers beside them.
    #[test]
    fn halves_are_rounded_to_the_even_neighbour() {
        for (digits, scale, places, expected) in [
            (-265, 1, 0, (-26, 0)),
            (-275, 1, 0, (-28, 0)),
            (123_450, 0, -2, (123_400, 0)),
            (2265, 2, 1, (226, 1)),
            (123_451, 0, -2, (123_500, 0)),
            (-1, 0, -2, (0, 0)),
            (5, 1, 3, (5, 1)),
        ] {
            let rounded = Figure::new(digits, scale)
                .and_then(|figure| figure.rounded(Decimals::new(places).unwrap()));
            assert_eq!(rounded, Figure::new(expected.0, expected.1), "{digits}e-{scale}");
        }
    }

    #[test]
    fn decimals_are_exact() {
        for (text, digits, scale) in
            [("1", 1, 0), ("1.0", 1, 0), ("+2.50", 25, 1), ("-.5", -5, 1), ("10600.00", 10600, 0)]
        {
            assert_eq!(Figure::of_decimal(text), Figure::new(digits, scale).ok(), "{text}");
        }
        for text in ["", ".", "1e3", "1,0", "--1", "a"] {
            assert_eq!(Figure::of_decimal(text), None, "{text}");
        }
    }
}
