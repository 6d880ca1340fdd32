//! Names of fiscal years and of their parts, by themselves.

use super::Part;
use super::token::Token;

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

/// The name of a fiscal year: `FY07`, `FY 2007`, `fiscal year 2007`.
pub(super) fn year_name(tokens: &[Token]) -> Option<(i32, usize)> {
    let first = tokens.first()?;
    if let Some(digits) = first.text.strip_prefix("FY")
        && !digits.is_empty()
    {
        return Some((four_digits(digits)?, 1));
    }
    // `FY'24`, `FY/24`.
    if first.text == "FY"
        && let [_, sign, year, ..] = tokens
        && matches!(sign.text, "'" | "’" | "‘" | "/")
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
