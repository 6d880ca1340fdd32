//! How exact numbers are said to be (XBRL 2.1 §4.6.4 to §4.6.7).

use crate::model::instance::Accuracy;
use crate::model::{Decimals, Figure};

/// The number of a text, with or without an exponent; none where it is none, or has too many digits.
#[must_use]
pub fn number(text: &str) -> Option<Figure> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (text.starts_with('-'), digits),
        None => (false, text),
    };
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    if whole.len() + decimals.len() == 0 || !is_digits(whole) || !is_digits(decimals) {
        return None;
    }
    let all: i128 = format!("{whole}{decimals}").parse().ok()?;
    let figure =
        Figure::new(if negative { -all } else { all }, u32::try_from(decimals.len()).ok()?).ok()?;
    figure.shift(exponent.parse().ok()?).ok()
}

/// The decimals that an accuracy means for a value: none where nothing is known (§4.6.6).
#[must_use]
pub fn decimals_of(accuracy: Accuracy, value: Figure) -> Option<Decimals> {
    match accuracy {
        Accuracy::Decimals(_) | Accuracy::Beyond { .. } => Decimals::new(accuracy.decimals()?),
        Accuracy::Exact | Accuracy::ExactPrecision => Some(Decimals::INF),
        Accuracy::Precision(0) | Accuracy::None | Accuracy::Wrong => None,
        Accuracy::Precision(_) if value.is_zero() => Some(Decimals::INF),
        Accuracy::Precision(digits) => {
            let (mantissa, scale) = value.parts();
            let length = i64::try_from(mantissa.unsigned_abs().to_string().len()).ok()?;
            // The power of ten of the first digit.
            let magnitude = length - 1 - i64::from(scale);
            Decimals::new(i32::try_from(i64::from(digits) - magnitude - 1).ok()?)
        }
    }
}

/// The decimals that an accuracy means for a number as it is written, however long that is: none where the number is
/// exact, and where nothing is known (§4.6.6).
#[must_use]
pub fn places_of(accuracy: Accuracy, number: &str) -> Option<i32> {
    match accuracy {
        Accuracy::Decimals(_) | Accuracy::Beyond { .. } => accuracy.decimals(),
        Accuracy::Precision(0)
        | Accuracy::Exact
        | Accuracy::ExactPrecision
        | Accuracy::None
        | Accuracy::Wrong => None,
        Accuracy::Precision(digits) => {
            i32::try_from(i64::from(digits) - first_power(number)? - 1).ok()
        }
    }
}

/// The power of ten of the first digit of a number that counts; none where all are zeros, or it is no number.
fn first_power(number: &str) -> Option<i64> {
    let text = number.trim().trim_start_matches(['-', '+']);
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let first =
        |digits: &str| digits.bytes().position(|digit| digit.is_ascii_digit() && digit != b'0');
    let power = match (first(whole), first(decimals)) {
        (Some(at), _) => i64::try_from(whole.len() - at).ok()? - 1,
        (None, Some(at)) => -i64::try_from(at).ok()? - 1,
        (None, None) => return None,
    };
    power.checked_add(exponent.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::{decimals_of, number, places_of};
    use crate::model::instance::Accuracy;

    #[test]
    fn precision_becomes_decimals() {
        for (digits, value, expected) in
            [(9, "123", 6), (4, "1234.5", 0), (2, "1200", -2), (1, "0.0032", 3), (3, "-1.5E3", -1)]
        {
            let decimals = decimals_of(Accuracy::Precision(digits), number(value).unwrap());
            assert_eq!(decimals.and_then(|decimals| decimals.places()), Some(expected), "{value}");
            assert_eq!(places_of(Accuracy::Precision(digits), value), Some(expected), "{value}");
        }
        assert_eq!(places_of(Accuracy::Precision(3), "0.00"), None);
        // Numbers that no figure holds keep what is said of them.
        let long = "1".repeat(60);
        assert_eq!(places_of(Accuracy::Precision(3), &long), Some(-57));
        assert_eq!(places_of(Accuracy::Decimals(-90), &long), Some(-90));
        assert!(decimals_of(Accuracy::Precision(0), number("1").unwrap()).is_none());
        assert!(["", ".", "1e", "x", "--1"].iter().all(|text| number(text).is_none()));
    }
}
