//! Names of fiscal years and of their parts, by themselves.

use super::Part;
use super::token::Token;
use crate::model::Calendar;

/// Signs between the first and the last of several quarters.
pub(super) const TO: [&str; 5] = ["-", "–", "~", "～", "〜"];

/// `1Q`, `2H`: a part without its year.
pub(super) fn single_part(token: &Token) -> Option<Part> {
    let count =
        |letter| token.text.strip_suffix(letter).and_then(|digits: &str| digits.parse().ok());
    match count('Q') {
        Some(count) => Part::quarter(count),
        None => Part::half(count('H')?),
    }
}

/// The name of a fiscal year: `FY07`, `FY 2007`, `fiscal year 2007`, `FY23/24`.
pub(super) fn year_name(tokens: &[Token], calendar: Calendar) -> Option<(i32, usize)> {
    one_year(tokens).map(|one| with_next(tokens, one, calendar))
}

/// A year and how many tokens say it, with the next one where that stands behind it: `2023/24`, `2023-2024`. The year
/// is the one of the two after which the calendar names fiscal years.
pub(super) fn with_next(
    tokens: &[Token],
    (year, length): (i32, usize),
    calendar: Calendar,
) -> (i32, usize) {
    let next = || {
        let [sign, second, ..] = tokens.get(length..)? else { return None };
        let joined = matches!(sign.text, "/" | "-" | "–") && sign.touches && second.touches;
        let next = second.number().filter(|_| joined)?;
        let whole = match second.width() {
            2 => year - year % 100 + i32::try_from(next).ok()?,
            4 => i32::try_from(next).ok()?,
            _ => return None,
        };
        (whole == year + 1).then_some(whole)
    };
    match next() {
        Some(next) if calendar.names_by_end() => (next, length + 2),
        Some(_) => (year, length + 2),
        None => (year, length),
    }
}

fn one_year(tokens: &[Token]) -> Option<(i32, usize)> {
    let first = tokens.first()?;
    if let Some(digits) = first.text.strip_prefix("FY")
        && !digits.is_empty()
    {
        return Some((four_digits(digits)?, 1));
    }
    // `FY'24`, `FY/24`, `FY-24`.
    if first.text == "FY"
        && let [_, sign, year, ..] = tokens
        && matches!(sign.text, "'" | "’" | "‘" | "/" | "-")
        && sign.touches
        && year.touches
    {
        return Some((four_digits(year.text)?, 3));
    }
    let fiscal = first.is("fiscal");
    let at = 1 + usize::from(fiscal && tokens.get(1)?.is("year"));
    let named = fiscal || first.text == "FY";
    Some((named.then(|| four_digits(tokens.get(at)?.text)).flatten()?, at + 1))
}

/// A year of two or four digits.
fn four_digits(text: &str) -> Option<i32> {
    let plain = text.bytes().all(|c| c.is_ascii_digit());
    match (plain, text.len()) {
        (true, 2) => text.parse().ok().map(|year: i32| 2000 + year),
        (true, 4) => text.parse().ok().filter(|year| *year > 0),
        _ => None,
    }
}
