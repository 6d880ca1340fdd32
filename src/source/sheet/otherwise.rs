//! Cells that show another number than they hold, or none: in thousands, with a percent sign that divides by nothing,
//! `TRUE`. A reader of the sheet and a program would take different figures from them.

use crate::notation::scale;
use crate::standards::currency;

/// What is shown otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// The power of ten.
    Scale,
    /// A percent sign stands behind the number as it is stored.
    Percent,
    /// No digit of it is shown: `TRUE` of 1.
    Words,
}

impl Otherwise {
    /// Why nothing is taken from the cell, and what to do.
    pub(super) fn told(self, stored: &str, seen: &str) -> (String, &'static str) {
        match self {
            Self::Scale => (
                format!("The cell holds {stored}, and `{seen}` shows it in another scale."),
                "give it a format that shows what it holds, and say the scale in its column",
            ),
            Self::Percent => (
                format!("The cell holds {stored}, and `{seen}` puts a percent sign behind it."),
                "give it a format for percentages, for which the cell holds a hundredth, or write it as text",
            ),
            Self::Words => (
                format!("The cell holds {stored}, and `{seen}` shows no digit of it."),
                "give it a format that shows what it holds, or write as text what it shows",
            ),
        }
    }
}

/// What words and signs beside the digits say of a number.
pub(super) fn of_words(beside: &str, percent: bool) -> Option<Otherwise> {
    if names_scale(beside) {
        return Some(Otherwise::Scale);
    }
    (!percent && beside.contains(['%', '％'])).then_some(Otherwise::Percent)
}

/// Whether a word beside the digits names a scale, as in `0.0 million` and `TEUR`. Single letters and `mm` may as well be
/// units of length.
fn names_scale(beside: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || " -.,()\u{a0}".contains(c);
    let mut words = beside.split(is_part).filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.any(|word| {
        let is_word =
            word.chars().count() > 2 || !word.is_ascii() || ["mn", "bn"].contains(&&*word);
        let thousands = word.strip_prefix('t').map(str::to_uppercase);
        let is_currency = thousands.is_some_and(|code| currency::by_code(&code).is_some());
        is_word && (is_currency || scale::parse(&word).is_some_and(|power| power > 0))
    })
}

/// How many digits numbers have that are compared.
const LONGEST: usize = 18;

/// Whether a shown text is a stored number in thousands, millions or more, and not the number itself: `13,696` of 13696000.
/// Of the stored number these are the digits, and how many stand behind the point.
pub(super) fn is_scaled(digits: &str, behind: i32, text: &str) -> bool {
    // Powers of ten and fractions show it in their own way.
    if text.contains(['E', 'e', '/']) {
        return false;
    }
    let shown: String = text.chars().filter(char::is_ascii_digit).collect();
    if shown.len() > LONGEST || digits.len() > LONGEST || shown.trim_matches('0').is_empty() {
        return false;
    }
    let (Ok(shown), Ok(stored)) = (shown.parse(), digits.parse()) else { return false };
    let last = text.rfind(['.', ',']);
    let decimals =
        last.map_or(0, |at| text[at + 1..].chars().take_while(char::is_ascii_digit).count());
    // What stands behind the last sign may be decimals or thousands.
    let readings = [0, i32::try_from(decimals).unwrap_or(0)];
    let fits = |power: i32| {
        readings.iter().any(|decimals| is_rounded((stored, -behind), (shown, power - decimals)))
    };
    !fits(0) && [3, 6, 9, 12].into_iter().any(fits)
}

/// Whether a number, digits and a power of ten, is another one rounded at its last digit, up or down.
fn is_rounded((number, power): (u128, i32), (rounded, at): (u128, i32)) -> bool {
    let lowest = power.min(at);
    let whole = |of: u128, power: i32| {
        10_u128.checked_pow(power.abs_diff(lowest)).and_then(|times| of.checked_mul(times))
    };
    let parts = (whole(number, power), whole(rounded, at), whole(1, at));
    let (Some(number), Some(rounded), Some(step)) = parts else { return false };
    number.abs_diff(rounded) < step
}
