//! Slips of the hand: what a figure may have been before it was typed wrong.

use super::interval::Interval;
use crate::model::{Decimals, Figure, OutOfRange, Rounding};

/// What may have happened to a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Parentheses or a minus sign too many, or lost.
    Sign,
    /// A wrong scale: the true figure is so many powers of ten larger.
    Scale(i32),
    /// Two digits side by side that stand the other way round.
    Swapped,
    /// A figure that does not belong there.
    Needless,
}

impl Slip {
    /// By how many powers of ten the true figure is larger.
    pub(super) fn power(self) -> i32 {
        if let Self::Scale(power) = self { power } else { 0 }
    }

    /// What is wrong with the figure, in words that end a sentence.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Sign => "its sign is turned",
            Self::Scale(3) => "it is a thousand times too small",
            Self::Scale(-3) => "it is a thousand times too large",
            Self::Scale(2) => "it is a hundred times too small",
            Self::Scale(-2) => "it is a hundred times too large",
            Self::Scale(1) => "it is ten times too small",
            Self::Scale(-1) => "it is ten times too large",
            Self::Scale(power) if power > 0 => "it is a million times too small",
            Self::Scale(_) => "it is a million times too large",
            Self::Swapped => "two of its digits are swapped",
            Self::Needless => "it does not belong there",
        }
    }
}

/// A figure as it may have been meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) slip: Slip,
    pub(super) value: Figure,
    decimals: Decimals,
}

impl Reading {
    /// Where the true value lies if the figure was meant so.
    pub(super) fn interval(&self, mode: Rounding) -> Result<Interval, OutOfRange> {
        match self.slip {
            Slip::Needless => Ok(Interval::ZERO),
            _ => Interval::of(self.value, self.decimals, mode),
        }
    }
}

/// What a figure may have been, by each slip that is common.
pub(super) fn readings(value: Figure, decimals: Decimals) -> Vec<Reading> {
    if value.is_zero() {
        return Vec::new();
    }
    let mut readings = vec![
        Reading { slip: Slip::Sign, value: value.negated(), decimals },
        Reading { slip: Slip::Needless, value: Figure::ZERO, decimals },
    ];
    readings
        .extend([3, -3, 6, -6].into_iter().filter_map(|power| rescaled(value, decimals, power)));
    let swapped = swaps(value, decimals).into_iter();
    readings.extend(swapped.map(|value| Reading { slip: Slip::Swapped, value, decimals }));
    readings
}

/// Whether a figure may be another by a wrong scale or swapped digits, as far as its sign, its size and what is left of
/// nine say: a power of ten and other places of the same digits leave the same. Of many figures few may, and only for
/// these it is worth while to make all readings.
pub(super) fn may_be_moved(value: Figure, meant: Figure) -> bool {
    let (Some(of), Some(to)) = (value.magnitude(), meant.magnitude()) else { return false };
    let nines = || {
        let apart = value.parts().0.wrapping_sub(meant.parts().0);
        // Most numbers are short, and long ones are dear to divide.
        i64::try_from(apart).map_or_else(|_| apart % 9 == 0, |apart| apart % 9 == 0)
    };
    value.is_negative() == meant.is_negative() && matches!((of - to).abs(), 0 | 3 | 6) && nines()
}

/// A figure under another scale, which moves its accuracy too.
fn rescaled(value: Figure, decimals: Decimals, power: i32) -> Option<Reading> {
    let decimals = match decimals.places() {
        Some(places) => Decimals::new(places - power)?,
        None => decimals,
    };
    Some(Reading { slip: Slip::Scale(power), value: value.shift(power).ok()?, decimals })
}

/// A figure with any two neighbours among its printed digits swapped. No figure begins with
/// nought.
fn swaps(value: Figure, decimals: Decimals) -> Vec<Figure> {
    let (mut number, mut scale) = value.parts();
    // Noughts at the end are printed down to the accuracy.
    let last = decimals.places().and_then(|places| u32::try_from(places).ok()).unwrap_or(scale);
    let noughts = 10_i128.checked_pow(last.saturating_sub(scale));
    if let Some(padded) = noughts.and_then(|noughts| number.checked_mul(noughts)) {
        (number, scale) = (padded, scale.max(last));
    }
    let digits = number.unsigned_abs().to_string().into_bytes();
    // Noughts beyond the accuracy are not.
    let hidden = decimals.places().map_or(0, |places| i64::from(scale) - i64::from(places));
    let printed = digits.len().saturating_sub(usize::try_from(hidden).unwrap_or(0));
    let mut found = Vec::new();
    for at in 1..printed {
        let (first, second) = (digits[at - 1], digits[at]);
        if first == second || (at == 1 && second == b'0') {
            continue;
        }
        // The one digit moves up a place and the other down.
        let place = u32::try_from(digits.len() - 1 - at).ok();
        let more = place.and_then(|place| 9_i128.checked_mul(10_i128.checked_pow(place)?));
        let change = more.and_then(|more| more.checked_mul(i128::from(second) - i128::from(first)));
        let swapped = change.and_then(|change| number.checked_add(number.signum() * change));
        found.extend(swapped.and_then(|number| Figure::new(number, scale).ok()));
    }
    found
}

/// A figure with any one of its printed digits another.
pub(super) fn other_digits(value: Figure, unit: Figure) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut place = unit;
    while place <= value.abs() {
        for times in 1..=9 {
            let change = Figure::new(times, 0).and_then(|times| place.times(times));
            for change in change.iter().flat_map(|change| [*change, change.negated()]) {
                if let Ok(other) = value.plus(change)
                    && other.is_negative() == value.is_negative()
                    && other.magnitude() == value.magnitude()
                {
                    found.push(other);
                }
            }
        }
        let Ok(next) = place.shift(1) else { break };
        place = next;
    }
    found
}

/// A figure as it may have been meant, where one of its printed digits is wrong, was lost or typed twice, or
/// where it has a nought too many.
pub(super) fn mistyped(value: Figure, unit: Figure) -> Vec<Figure> {
    let mut found = other_digits(value, unit);
    let Some(digits) = printed(value, unit) else { return found };
    let mut add = |digits: &[u8]| {
        let text = std::str::from_utf8(digits).ok().and_then(|text| text.parse::<i128>().ok());
        let meant = text.and_then(|number| Figure::new(number, 0).ok()?.times(unit).ok());
        found.extend(meant.map(|of| if value.is_negative() { of.negated() } else { of }));
    };
    for at in 0..=digits.len() {
        let (before, behind) = digits.split_at(at);
        for digit in b'0'..=b'9' {
            if at > 0 || digit != b'0' {
                add(&[before, &[digit], behind].concat());
            }
        }
        if let ([.., last], [next, rest @ ..]) = (before, behind)
            && last == next
        {
            add(&[before, rest].concat());
        }
    }
    if let [first @ .., b'0'] = digits.as_slice() {
        add(first);
    }
    found
}

/// The digits of a figure down to the unit of its last place.
fn printed(value: Figure, unit: Figure) -> Option<Vec<u8>> {
    let last = unit.magnitude()?;
    let whole = value.abs().shift(-last).ok()?.whole()?;
    let (number, scale) = whole.parts();
    let number = number / 10_i128.checked_pow(scale)?;
    (number > 0).then(|| number.to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_printed_digits_are_swapped() {
        let figure = |number| Figure::new(number, 0).unwrap();
        let thousands = Decimals::new(-3).unwrap();
        assert_eq!(swaps(figure(-1_223_000), thousands), [figure(-2_123_000), figure(-1_232_000)],);
        assert_eq!(swaps(figure(5_000), thousands), []);
        assert_eq!(swaps(figure(40), Decimals::INF), []);
    }

    #[test]
    fn a_digit_is_wrong_lost_or_doubled() {
        let figure = |number| Figure::new(number, 1).unwrap();
        let unit = Figure::new(1, 1).unwrap();
        let has = |is: i128, meant: i128| mistyped(figure(is), unit).contains(&figure(meant));
        assert!(has(1234, 1284) && has(1234, 12_340) && has(1234, 15_234) && has(1234, 12_354));
        assert!(has(12_234, 1234) && has(-12_234, -1234) && has(-1234, -12_534));
        assert!(has(12_330, 1233) && !has(1234, 134) && !has(1234, 4321) && !has(1234, 1234));
    }

    #[test]
    fn what_was_moved_may_have_been() {
        for (digits, places, decimals) in [
            (-1_223_000, 0, -3),
            (4_500, 3, 1),
            (90_817_263, 2, 2),
            (70, 0, 1),
            (10_i128.pow(27), 0, -20),
        ] {
            let value = Figure::new(digits, places).unwrap();
            for reading in readings(value, Decimals::new(decimals).unwrap()) {
                if matches!(reading.slip, Slip::Swapped | Slip::Scale(_)) {
                    assert!(may_be_moved(value, reading.value), "{value} {}", reading.value);
                }
            }
        }
        let figure = |number| Figure::new(number, 0).unwrap();
        assert!(
            !may_be_moved(figure(1234), figure(1284)) && !may_be_moved(figure(12), figure(-21))
        );
    }

    #[test]
    fn swapped_digits_are_those_of_the_letters() {
        for number in [1_i128, 10, 11, 12, 21, 100, 102, 120, 4_090_817_263, 10_i128.pow(27) + 5] {
            let letters = number.to_string().into_bytes();
            let swapped = (1..letters.len()).filter_map(|at| {
                let mut letters = letters.clone();
                letters.swap(at - 1, at);
                let of: i128 = String::from_utf8(letters.clone()).unwrap().parse().unwrap();
                (letters[0] != b'0' && of != number).then(|| Figure::new(of, 0).unwrap())
            });
            let expected: Vec<Figure> = swapped.collect();
            assert_eq!(swaps(Figure::new(number, 0).unwrap(), Decimals::INF), expected, "{number}");
            let negated: Vec<Figure> = expected.iter().map(|of| of.negated()).collect();
            assert_eq!(swaps(Figure::new(-number, 0).unwrap(), Decimals::INF), negated, "{number}");
        }
    }

    #[test]
    fn a_wrong_scale_moves_the_accuracy() {
        let millions = Decimals::new(-6).unwrap();
        let value = Figure::new(5_000_000, 0).unwrap();
        let read = readings(value, millions);
        let small = read.iter().find(|reading| reading.slip == Slip::Scale(-3)).unwrap();
        let interval = small.interval(Rounding::HalfUp).unwrap();
        assert_eq!(interval.low.at, Figure::new(4500, 0).unwrap());
    }
}
