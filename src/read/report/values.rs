//! Values and accuracies as the types of their concepts ask for them.

use super::made::LeftOut;
use crate::model::instance::Accuracy;
use crate::model::{Decimals, Figure, Primitive};
use crate::notation::figure::{self, Printed};
use crate::notation::lexical;

/// A number as a type writes it, or why it is none that can be kept.
pub(super) fn number(text: &str, primitive: Primitive) -> Result<Figure, LeftOut> {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let found = match primitive {
        Primitive::Float => match figure::parse_scientific(text.as_bytes()) {
            Ok(Printed::Number(number)) if !number.percent && !text.contains(',') => {
                Some(number.figure)
            }
            _ => None,
        },
        _ => Figure::of_decimal(text),
    };
    found.ok_or_else(|| match is_written(text, primitive == Primitive::Float) {
        true => LeftOut::Digits,
        false => LeftOut::Value,
    })
}

/// Whether a text is a number, however many digits it has (XML Schema 1.0 Part 2 §3.2.3, §3.2.4).
fn is_written(text: &str, takes_power: bool) -> bool {
    let (mantissa, power) = match text.split_once(['e', 'E']) {
        Some((mantissa, power)) if takes_power => (mantissa, power),
        Some(_) => return false,
        None => (text, "0"),
    };
    let unsigned = |text: &str| text.strip_prefix(['-', '+']).unwrap_or(text).to_owned();
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, power) = (unsigned(mantissa), unsigned(power));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((&mantissa, ""));
    is_digits(whole)
        && is_digits(decimals)
        && whole.len() + decimals.len() > 0
        && is_digits(&power)
        && !power.is_empty()
}

/// The accuracy of a number. What is said by digits that count is counted from the first of the
/// number (XBRL 2.1 §4.6.6); a number of which nothing is known is right to no digit.
pub(super) fn decimals(accuracy: Accuracy, value: Figure) -> Decimals {
    let places = |places: i64| {
        let places = places.clamp(-28, 27);
        Decimals::new(i32::try_from(places).unwrap_or(0)).unwrap_or(Decimals::INF)
    };
    match accuracy {
        Accuracy::Decimals(of) => places(i64::from(of)),
        Accuracy::Beyond { below } => places(if below { -28 } else { 27 }),
        Accuracy::Precision(0) => places(-28),
        Accuracy::Precision(digits) => match value.magnitude() {
            Some(first) => places(i64::from(digits) - i64::from(first) - 1),
            None => Decimals::INF,
        },
        Accuracy::Exact | Accuracy::ExactPrecision | Accuracy::None | Accuracy::Wrong => {
            Decimals::INF
        }
    }
}

/// A value that is no number, with blanks as its type has them (XML Schema 1.0 Part 2 §4.3.6).
pub(super) fn text(text: &str, primitive: Primitive) -> Box<str> {
    match primitive {
        Primitive::String => text.into(),
        Primitive::NormalizedString => lexical::replaced(text).into(),
        Primitive::Boolean => match lexical::collapsed(text).as_str() {
            "1" => "true".into(),
            "0" => "false".into(),
            other => other.into(),
        },
        _ => lexical::collapsed(text).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precision_is_counted_from_the_first_digit() {
        let of = |text: &str, digits| {
            decimals(Accuracy::Precision(digits), Figure::of_decimal(text).unwrap())
        };
        for (text, digits, places) in
            [("123456", 3, -3), ("123", 5, 2), ("0.0012", 2, 4), ("-1200", 1, -3), ("5", 0, -28)]
        {
            assert_eq!(of(text, digits).places(), Some(places), "{text} {digits}");
        }
        assert_eq!(of("0", 4), Decimals::INF);
        assert_eq!(decimals(Accuracy::Decimals(-100), Figure::ONE).places(), Some(-28));
    }

    #[test]
    fn values_have_the_blanks_of_their_types() {
        assert_eq!(&*text(" a\nb ", Primitive::String), " a\nb ");
        assert_eq!(&*text(" a\nb ", Primitive::NormalizedString), " a b ");
        assert_eq!(&*text(" a\n b ", Primitive::Token), "a b");
        assert_eq!(&*text(" 1 ", Primitive::Boolean), "true");
        assert_eq!(number(" 1.50 ", Primitive::Decimal).ok(), Figure::new(15, 1).ok());
        assert_eq!(number("1.5E3", Primitive::Float).ok(), Figure::new(1500, 0).ok());
        assert_eq!(number("1.5E3", Primitive::Decimal), Err(LeftOut::Value));
        assert_eq!(number("1,500", Primitive::Float), Err(LeftOut::Value));
        let long = "9".repeat(40);
        assert_eq!(number(&long, Primitive::Integer), Err(LeftOut::Digits));
        assert_eq!(number("-1.5E300", Primitive::Float), Err(LeftOut::Digits));
    }
}
