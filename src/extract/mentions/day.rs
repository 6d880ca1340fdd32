//! Days, months and ranges of months as they are printed.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::token::Token;
use crate::model::Period;
use crate::notation::date;

/// A day at the beginning of these tokens, and how many tokens it takes.
pub(super) fn day(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    month_day_year(tokens).or_else(|| day_month_year(tokens)).or_else(|| numeric(tokens))
}

/// `Dec. 31, 2008`, `December 31 2008`.
fn month_day_year(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let month = tokens.first()?;
    let mut at = skip(tokens, 1, ".");
    let day = tokens.get(at)?;
    at = skip(tokens, at + 1, ",");
    let year = tokens.get(at)?;
    Some((written(month, day.text, year)?, at + 1))
}

/// `31 December 2008`.
fn day_month_year(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let [day, month, rest @ ..] = tokens else { return None };
    let signs = skip(rest, 0, ".");
    let at = skip(rest, signs, ",");
    Some((written(month, day.text, rest.get(at)?)?, at + 3))
}

/// `2008-12-31`, `2008.12.31`, `2008/12/31`.
fn numeric(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let [year, first, month, second, day, ..] = tokens else { return None };
    let alike = first.text == second.text && matches!(first.text, "-" | "." | "/");
    let close = tokens[1..5].iter().all(|token| token.touches);
    if !alike || !close || year.text.len() != 4 {
        return None;
    }
    let year = i32::try_from(year.number()?).ok()?;
    Some((NaiveDate::from_ymd_opt(year, month.number()?, day.number()?)?, 5))
}

/// The last day of a month that is named with its year: `Dec. 2011`.
pub(super) fn month_end(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let month = tokens.first()?;
    let signs = skip(tokens, 1, ".");
    let at = skip(tokens, signs, ",");
    let first = written(month, "1", tokens.get(at)?)?;
    Some((last_of_month(first)?, at + 1))
}

/// The last day of the month of a day.
pub(super) fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

/// The months up to the end of the one in which a day lies.
pub(super) fn months_to(day: NaiveDate, months: u32) -> Option<Period> {
    let next = last_of_month(day)?.checked_add_days(Days::new(1))?;
    Some(Period::Duration { start: next.checked_sub_months(Months::new(months))?, end: day })
}

/// From month to month: `2007/10-12`, `11/4~12/3`. A year of two digits needs a wave or a second
/// year, or it would be some day of October.
pub(super) fn range(tokens: &[Token]) -> Option<(Period, usize)> {
    let (start, mut at) = year_month(tokens)?;
    let sign = tokens.get(at)?.text;
    let wave = matches!(sign, "~" | "～" | "〜" | "∼" | "˜");
    if !wave && !matches!(sign, "-" | "–" | "—" | "−") {
        return None;
    }
    at += 1;
    let rest = tokens.get(at..)?;
    let (last, length) = match year_month(rest) {
        Some(found) => found,
        None if wave || tokens[0].text.len() == 4 => {
            (start.with_month(rest.first()?.number()?)?, 1)
        }
        None => return None,
    };
    let more = tokens.get(at + length);
    let goes_on = more.is_some_and(|more| more.touches && matches!(more.text, "/" | "-"));
    let end = last_of_month(last)?;
    (start <= last && !goes_on).then_some((Period::Duration { start, end }, at + length))
}

/// The first day of a month: `2007/10`, `11/4`.
fn year_month(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let [year, slash, month, ..] = tokens else { return None };
    if slash.text != "/" || !slash.touches || !month.touches {
        return None;
    }
    let number = i32::try_from(year.number()?).ok()?;
    let year = match year.text.len() {
        2 => 2000 + number,
        4 => number,
        _ => return None,
    };
    Some((NaiveDate::from_ymd_opt(year, month.number()?, 1)?, 3))
}

/// A day whose month is written as a word.
fn written(month: &Token, day: &str, year: &Token) -> Option<NaiveDate> {
    let plain = |text: &str| text.bytes().all(|c| c.is_ascii_alphanumeric());
    if !month.text.starts_with(|c: char| c.is_ascii_alphabetic()) || !plain(day) {
        return None;
    }
    let name = if month.is("sept") { "SEP".to_owned() } else { month.text.to_uppercase() };
    year.number()?;
    date::parse(&format!("{name} {day}, {}", year.text)).map(|(day, _)| day)
}

/// The place behind a sign, where it stands there.
fn skip(tokens: &[Token], at: usize, sign: &str) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| token.text == sign))
}
