//! Days, months and ranges of months as they are printed.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::language;
use super::token::Token;
use crate::model::{Calendar, Period};
use crate::notation::date_order::DateOrder;
use crate::notation::words::Kind;

/// A day at the beginning of these tokens, and how many tokens it takes.
pub(super) fn day(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let with_year = |tokens: &[Token]| {
        let ((month, day), at) = month_day(tokens)?;
        let at = skip(tokens, at, ",");
        let at = at + usize::from(tokens.get(at).is_some_and(|token| token.says(Kind::Of)));
        let year = four_digits(tokens.get(at)?)?;
        Some((NaiveDate::from_ymd_opt(year, month, day)?, at + 1))
    };
    with_year(tokens).or_else(|| hyphened(tokens)).or_else(|| numeric(tokens))
}

/// A month and a day of it, with no year: `September 30`, `30. September`.
pub(super) fn month_day(tokens: &[Token]) -> Option<((u32, u32), usize)> {
    let first = tokens.first()?;
    if let Some(month) = language::month(first.text) {
        let at = skip(tokens, 1, ".");
        return Some(((month, day_number(tokens.get(at)?)?), at + 1));
    }
    let day = day_number(first)?;
    let at = skip(tokens, 1, ".");
    let at = at + usize::from(tokens.get(at).is_some_and(|token| token.says(Kind::Of)));
    let month = language::month(tokens.get(at)?.text)?;
    Some(((month, day), skip(tokens, at + 1, ".")))
}

/// The number of a day, perhaps with its ending: `31`, `1st`.
fn day_number(token: &Token) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th", "er"].iter().find_map(|end| token.text.strip_suffix(end));
    let text = digits.unwrap_or(token.text);
    let number = Token { text, ..*token }.number().filter(|_| text.len() <= 2)?;
    (1..=31).contains(&number).then_some(number)
}

/// A year of four digits.
pub(super) fn four_digits(token: &Token) -> Option<i32> {
    let year = token.number().filter(|_| token.width() == 4)?;
    i32::try_from(year).ok().filter(|year| *year > 0)
}

/// `30-Sep-24`, `30-Sep-2024`.
fn hyphened(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let [day, first, month, second, year, ..] = tokens else { return None };
    let joined = first.text == second.text && matches!(first.text, "-" | "/" | "‑" | "–");
    let month = language::month(month.text)?;
    let year_number = i32::try_from(year.number()?).ok()?;
    let year = match year.width() {
        2 => 2000 + year_number,
        4 => year_number,
        _ => return None,
    };
    joined
        .then(|| NaiveDate::from_ymd_opt(year, month, day_number(day)?))
        .flatten()
        .map(|day| (day, 5))
}

/// `2008-12-31`, `2008.12.31`, `2008/12/31`, `31.12.2008`, `31. 12. 2008`.
fn numeric(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let [one, first, month, second, three, ..] = tokens else { return None };
    let alike = first.text == second.text && matches!(first.text, "-" | "." | "/");
    // Behind its dot each number may stand apart, where the year has four digits.
    let ordinal = first.text == "."
        && first.touches
        && second.touches
        && one.width() <= 2
        && three.width() == 4;
    if !alike || !(ordinal || is_close(&tokens[1..5])) {
        return None;
    }
    let number = |token: &Token| i32::try_from(token.number()?).ok();
    if one.width() == 4 {
        let day = NaiveDate::from_ymd_opt(number(one)?, month.number()?, three.number()?)?;
        return Some((day, 5));
    }
    let year = match three.width() {
        4 => number(three)?,
        2 => 2000 + number(three)?,
        _ => return None,
    };
    let dotted = first.text == "." && one.width() <= 2 && month.width() <= 2;
    dotted
        .then(|| NaiveDate::from_ymd_opt(year, month.number()?, one.number()?))
        .flatten()
        .map(|day| (day, 5))
}

/// A date with slashes or hyphens whose year stands last: the day, where only one order is
/// possible or the order is known, and none where it is not.
pub(super) fn slashed(
    tokens: &[Token],
    order: Option<DateOrder>,
) -> Option<(Option<NaiveDate>, usize)> {
    let [one, first, two, second, year, ..] = tokens else { return None };
    let alike = first.text == second.text && matches!(first.text, "/" | "-");
    if !alike || !is_close(&tokens[1..5]) || one.width() > 2 || two.width() > 2 {
        return None;
    }
    let year_number = i32::try_from(year.number()?).ok()?;
    let year = match year.width() {
        4 => year_number,
        2 => 2000 + year_number,
        _ => return None,
    };
    let (one, two) = (one.number()?, two.number()?);
    let day_first = NaiveDate::from_ymd_opt(year, two, one);
    let month_first = NaiveDate::from_ymd_opt(year, one, two);
    let day = match (day_first, month_first, order) {
        (None, None, _) => return None,
        (Some(day), None, _) | (None, Some(day), _) => Some(day),
        (Some(day), Some(other), _) if day == other => Some(day),
        (Some(day), _, Some(DateOrder::DayFirst)) => Some(day),
        (_, Some(day), Some(DateOrder::MonthFirst)) => Some(day),
        _ => None,
    };
    Some((day, 5))
}

fn is_close(tokens: &[Token]) -> bool {
    tokens.iter().all(|token| token.touches)
}

/// The last day of a month that is named with its year: `Dec. 2011`.
pub(super) fn month_end(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let month = language::month(tokens.first()?.text)?;
    let at = skip(tokens, 1, ".");
    let at = skip(tokens, at, ",");
    let first = NaiveDate::from_ymd_opt(four_digits(tokens.get(at)?)?, month, 1)?;
    Some((last_of_month(first)?, at + 1))
}

/// The last day of the month of a day.
pub(super) fn last_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(1))
}

/// The months up to a day that ends one; in a calendar of weeks a day may end a month that is no
/// calendar month. None where no month ends that day: how long the months were is not known.
pub(super) fn months_to(day: NaiveDate, months: u32, calendar: Calendar) -> Option<Period> {
    if let Some(period) = calendar.up_to(day, months) {
        return Some(period);
    }
    if last_of_month(day)? != day || calendar.has_weeks() {
        return None;
    }
    let next = day.checked_add_days(Days::new(1))?;
    Some(Period::Duration { start: next.checked_sub_months(Months::new(months))?, end: day })
}

/// From day to day: `1.1.2024 – 30.9.2024`, `1 January 2024 to 30 September 2024`.
pub(super) fn day_range(tokens: &[Token]) -> Option<(Period, usize)> {
    let (start, at) = day(tokens)?;
    let joint = tokens.get(at)?;
    let joins = matches!(joint.text, "-" | "–" | "—" | "−" | "~" | "～" | "〜");
    if !joins && !joint.says(Kind::Until) {
        return None;
    }
    let (end, length) = day(tokens.get(at + 1..)?)?;
    // What lies between the ends of two years is a change, and no year and a day.
    let next = end.checked_add_days(Days::new(1))?;
    let whole = next.day() == start.day() || (next - start).num_days() % 7 == 0;
    (start < end && whole).then_some((Period::Duration { start, end }, at + 1 + length))
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

/// The place behind a sign, where it stands there.
pub(super) fn skip(tokens: &[Token], at: usize, sign: &str) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|token| token.text == sign))
}
