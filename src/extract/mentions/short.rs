//! Short names of parts of a year that say it only beside their year: `9m 2024`, `3T 2024`, `HY24`, `September quarter
//! 2024`.

use chrono::NaiveDate;

use super::day::{four_digits, last_of_month, months_to, skip};
use super::token::Token;
use super::{Part, language};
use crate::model::{Calendar, Period};
use crate::notation::words::Kind;

/// `9m`, `6 m`, `9 mo`, `HY`, and `3T` and `1S` of Romance languages: parts of a year where nothing but the year stands
/// behind them.
pub(super) fn before_year(tokens: &[Token]) -> Option<(Part, usize)> {
    let first = tokens.first().filter(|token| !token.touches)?;
    let letters = first.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.text.len());
    let (digits, letters) = first.text.split_at(letters);
    let (unit, at) = match letters {
        "" => (tokens.get(1).filter(|unit| !unit.touches)?.text, 2),
        letters => (letters, 1),
    };
    let count = digits.parse::<u32>().ok().filter(|_| digits.len() <= 2);
    let part = match (unit, count, at) {
        ("m" | "mo" | "mos", Some(count @ (3 | 6 | 9 | 12)), _) => {
            Some(Part { skip: 0, months: count })
        }
        ("T", Some(count), 1) => Part::quarter(count),
        ("S" | "HY", Some(count), 1) => Part::half(count),
        ("HY", None, 1) if digits.is_empty() => Part::half(1),
        _ => None,
    };
    let year = tokens.get(at).filter(|year| !year.touches)?;
    let known = four_digits(year).is_some_and(|year| (1990..2100).contains(&year));
    part.filter(|_| known || short_year(&tokens[at..]).is_some()).map(|part| (part, at))
}

/// `HY24`, `1HY24`: a half of a year and its year in one word.
pub(super) fn half_year(tokens: &[Token], calendar: Calendar) -> Option<(Period, usize)> {
    let (half, year) = tokens.first()?.text.split_once("HY")?;
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    let part = match half {
        "" | "1" => Part::half(1),
        "2" => Part::half(2),
        _ => None,
    };
    let number: i32 = year.parse().ok().filter(|_| digits(year))?;
    let year = match year.len() {
        2 => 2000 + number,
        4 => number,
        _ => return None,
    };
    Some((part?.of(year, calendar)?, 1))
}

/// `September quarter 2024`, `Sept. Qtr. 2024`: the quarter that ends with a month.
pub(super) fn quarter_to(
    tokens: &[Token],
    calendar: Calendar,
) -> Option<(NaiveDate, NaiveDate, usize)> {
    let month = language::month(tokens.first()?.text)?;
    let at = skip(tokens, 1, ".");
    let named = tokens.get(at)?.says(Kind::QuarterWords) && month % 3 == 0;
    let at = skip(tokens, at + 1, ".");
    let year = tokens.get(at).filter(|_| named).and_then(four_digits)?;
    let end = last_of_month(NaiveDate::from_ymd_opt(year, month, 1)?)?;
    match months_to(end, 3, calendar)? {
        Period::Duration { start, end } => Some((start, end, at + 1)),
        _ => None,
    }
}

/// The years that two digits may be.
pub(in crate::extract) const SHORT_YEARS: std::ops::Range<i32> = 2010..2050;

/// A year of two digits at the end of a heading: in `Q3 24 shops` the number counts something, and in `Q3 30/9/2024` it
/// is a day.
pub(super) fn short_year(tokens: &[Token]) -> Option<i32> {
    let [year, rest @ ..] = tokens else { return None };
    let counts = rest.first().is_some_and(|next| {
        next.text.starts_with(|c: char| c.is_alphanumeric() || "%.,".contains(c))
    });
    two_digits(year).filter(|year| !counts && !is_month_of_day(rest) && SHORT_YEARS.contains(year))
}

/// Whether tokens go on from a day with its month: `/9/2024`, `-Sep-24`.
fn is_month_of_day(tokens: &[Token]) -> bool {
    let [sign, month, ..] = tokens else { return false };
    let joined = matches!(sign.text, "/" | "-" | "–") && sign.touches && month.touches;
    let numbered = month.number().is_some_and(|number| (1..=12).contains(&number));
    joined && (numbered || language::month(month.text).is_some())
}

/// A year of two digits.
pub(super) fn two_digits(token: &Token) -> Option<i32> {
    let year = token.number().filter(|_| token.width() == 2)?;
    i32::try_from(2000 + year).ok()
}
