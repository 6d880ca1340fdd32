//! Lengths of time, and parts of a year, as headings count them.

use chrono::{Datelike, NaiveDate};

use super::super::codes::month_to_month;
use super::super::day::{four_digits, last_of_month};
use super::super::language;
use super::super::names::with_next;
use super::super::token::Token;
use crate::model::Calendar;
use crate::notation::words::{Kind, words};

/// A count of something, in figures or words: `13 weeks`, `thirty-nine weeks`, `13-week`, `9months`.
pub(super) fn count_of(tokens: &[Token], unit: Kind, most: u32) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    let known = |count: &u32| (1..=most).contains(count);
    let letters = first.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.text.len());
    let (digits, word) = first.text.split_at(letters);
    if !digits.is_empty() && words().has_in_any_case(unit, word) {
        return digits.parse().ok().filter(known).map(|count| (count, 1));
    }
    let (count, at) = number(tokens)?;
    let hyphen =
        usize::from(tokens.get(at).is_some_and(|token| matches!(token.text, "-" | "‑" | "–")));
    let counted = tokens.get(at + hyphen)?.says(unit);
    (counted && known(&count)).then_some((count, at + hyphen + 1))
}

/// `First nine months`, `neuf premiers mois`: how many, and how many tokens say it.
pub(super) fn first_months(tokens: &[Token]) -> Option<(u32, usize)> {
    if tokens.first()?.says(Kind::First) {
        let (months, length) = count_of(&tokens[1..], Kind::MonthWords, 11)?;
        return Some((months, 1 + length));
    }
    let (months, length) = number(tokens)?;
    let [first, unit, ..] = tokens.get(length..)? else { return None };
    let said = first.says(Kind::First) && unit.says(Kind::MonthWords) && (1..=11).contains(&months);
    said.then_some((months, length + 2))
}

/// `three and nine months`: two lengths in one.
pub(super) fn two_counts(tokens: &[Token]) -> Option<(u32, u32, usize)> {
    let (first, at) = number(tokens)?;
    let at = at + usize::from(tokens.get(at)?.is_any(&["month", "months", "-"]));
    tokens.get(at)?.says(Kind::And).then_some(())?;
    let (second, length) = count_of(tokens.get(at + 1..)?, Kind::MonthWords, 60)?;
    (1..=12).contains(&first).then_some((first, second, at + 1 + length))
}

/// A number in figures or words: `39`, `thirty-nine`.
fn number(tokens: &[Token]) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    if let Some(count) = first.number().filter(|_| first.width() <= 2) {
        return Some((count, 1));
    }
    let tens = language::number(first.text)?;
    if tens >= 20
        && let [_, hyphen, ones, ..] = tokens
        && matches!(hyphen.text, "-" | "‑")
        && let Some(ones) = language::number(ones.text).filter(|ones| *ones < 10)
    {
        return Some((tens + ones, 3));
    }
    Some((tens, 1))
}

/// `YTD`, `year to date`, `year-to-date`, `cumulative`.
pub(super) fn to_date(tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    if first.says(Kind::ToDate) {
        return Some(1);
    }
    let words: Vec<&Token> =
        tokens.iter().take(5).filter(|token| !matches!(token.text, "-" | "‑" | "–")).collect();
    let [year, to, date, ..] = words.as_slice() else { return None };
    (year.is("year") && to.is("to") && date.is("date")).then_some(())?;
    let last = tokens.iter().position(|token| token.span == date.span)?;
    Some(last + 1)
}

/// `LTM`, `TTM`, `last twelve months`, `trailing 12 months`.
pub(super) fn trailing(tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    if first.says(Kind::Trailing) {
        return Some(1);
    }
    first.says(Kind::Last).then_some(())?;
    let (count, length) = count_of(tokens.get(1..)?, Kind::MonthWords, 60)?;
    (count == 12).then_some(1 + length)
}

/// A length of time in months, whether they or weeks are counted, and how many tokens say it: `half-year`, `13 weeks`.
pub(in crate::extract::mentions) fn length_of(tokens: &[Token]) -> Option<(u32, bool, usize)> {
    if let Some((weeks, length)) = count_of(tokens, Kind::WeekWords, 54) {
        let months = match weeks {
            13 | 14 => 3,
            26 | 27 => 6,
            39 | 40 => 9,
            52 | 53 => 12,
            _ => 0,
        };
        // A year of weeks is one, but twelve months may be those up to any day.
        return Some((months, months != 12, length));
    }
    if let Some((months, length)) = count_of(tokens, Kind::MonthWords, 60) {
        return Some((months, true, length));
    }
    let first = tokens.first()?;
    if first.says(Kind::HalfWords) {
        let hyphen = usize::from(tokens.get(1).is_some_and(|token| token.text == "-"));
        let year = tokens.get(1 + hyphen).is_some_and(|token| token.says(Kind::YearWords));
        return Some((6, false, if year { 2 + hyphen } else { 1 }));
    }
    let months = match first {
        word if word.says(Kind::QuarterWords) => 3,
        word if word.says(Kind::YearWords) => 12,
        _ => return None,
    };
    Some((months, false, 1))
}

/// The last day of a month with a year of two digits, before the word for a span that ends with it: `Mar 24 half`.
/// What may be the last day of a month is one (`June 30 Quarter`), and so is what stands with a year of its own.
pub(super) fn month_of_span(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let [month, year, span, rest @ ..] = tokens else { return None };
    let months = language::month(month.text)?;
    let spans = [Kind::HalfWords, Kind::QuarterWords];
    let named = spans.iter().any(|kind| span.says(*kind)) && !year.touches;
    let may_be_year = |number: &u32| (10..50).contains(number) && !(28..=31).contains(number);
    let other = rest.iter().any(|token| four_digits(token).is_some());
    let year = year.number().filter(|_| named && !other && year.width() == 2);
    let year = i32::try_from(2000 + year.filter(may_be_year)?).ok()?;
    let first = NaiveDate::from_ymd_opt(year, months, 1)?;
    Some((last_of_month(first)?, 2))
}

/// `April - June` without the year: how many months, and the last day of the last. That of February is not known.
pub(super) fn months_without_year(tokens: &[Token]) -> Option<(u32, (u32, u32), usize)> {
    let (first, last, length) = month_to_month(tokens)?;
    let months = (last + 12 - first) % 12 + 1;
    let whole = months.is_multiple_of(3) && first != last;
    // Of any year, for only February has other days in some.
    let end = last_of_month(NaiveDate::from_ymd_opt(2001, last, 1)?)?;
    (whole && last != 2).then_some((months, (last, end.day()), length))
}

/// `2023/24`: a fiscal year by both its calendar years.
pub(super) fn year_pair(tokens: &[Token], calendar: Calendar) -> Option<(i32, usize)> {
    let first = four_digits(tokens.first()?)?;
    let (year, length) = with_next(tokens, (first, 1), calendar);
    (length > 1).then_some((year, length))
}
