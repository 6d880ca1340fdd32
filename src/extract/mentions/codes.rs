//! Codes whose year stands beside the part of it: `Q3 2024`, `FY24/Q3`, `9M 2024`, `Jul-Sep 2024`.

use chrono::NaiveDate;

use super::day::{four_digits, last_of_month, month_day, skip};
use super::names::{TO, single_part, with_next, year_name};
use super::short::{self, short_year, two_digits};
use super::token::Token;
use super::{Meaning, Part, language};
use crate::model::{Calendar, Period};
use crate::notation::words::Kind;

/// What is meant, and how many tokens say it.
type Rule = Option<(Meaning, usize)>;

/// A part of a fiscal year and its year, in either order.
pub(super) fn of_year(tokens: &[Token], calendar: Calendar) -> Rule {
    let (period, length) = part_first(tokens, calendar)
        .or_else(|| year_first(tokens, calendar))
        .or_else(|| short::half_year(tokens, calendar))?;
    Some((Meaning::Period(period), length))
}

/// `Q3 2024`, `Q3'24`, `Q3/24`, `Q3 24`, `9M 2024`, `Q1-Q3 2024`, `Q3 2023/24`.
fn part_first(tokens: &[Token], calendar: Calendar) -> Option<(Period, usize)> {
    if let Some(found) = joined(tokens, calendar) {
        return Some(found);
    }
    let (part, at) = part(tokens).or_else(|| short::before_year(tokens))?;
    let rest = tokens.get(at..)?;
    let (year, length) = with_next(rest, year(rest)?, calendar);
    Some((part.of(year, calendar)?, at + length))
}

/// The part of a year in a code that ends with its year: the first half of `1H25`, of `H1FY25`, of `HY25`.
pub(super) fn part_of_code(token: &Token) -> Option<Part> {
    let digits = token.text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (part, _) = token.text.split_at_checked(token.text.len() - digits)?;
    let part = Token { text: part.strip_suffix("FY").unwrap_or(part), ..*token };
    let is_half = || (part.text == HALF_YEAR).then(|| Part::half(1)).flatten();
    matches!(digits, 2 | 4).then(|| is_half().or_else(|| single(&part)))?
}

/// Before a year it is the first half of it, of which half-year reports are.
const HALF_YEAR: &str = "HY";

/// `Q3FY24`, `9MFY24`.
fn joined(tokens: &[Token], calendar: Calendar) -> Option<(Period, usize)> {
    let first = tokens.first()?;
    let at = first.text.find("FY").filter(|at| *at > 0)?;
    let (part, year) = first.text.split_at(at);
    let part = single(&Token { text: part, ..*first })?;
    let (year, length) = year_name(&[Token { text: year, ..*first }], calendar)?;
    (length == 1).then_some((part.of(year, calendar)?, 1))
}

/// `2024Q3`, `FY2024-Q3`, `FY24/Q3`.
fn year_first(tokens: &[Token], calendar: Calendar) -> Option<(Period, usize)> {
    let first = tokens.first()?;
    if let Some((digits, rest)) = first.text.split_at_checked(4)
        && let Some(part) = single(&Token { text: rest, ..*first })
    {
        let year = four_digits(&Token { text: digits, ..*first })?;
        return Some((part.of(year, calendar)?, 1));
    }
    let bare = || Some(with_next(tokens, (four_digits(first)?, 1), calendar));
    let (year, at) = year_name(tokens, calendar).or_else(bare)?;
    // What a blank parts may belong to others: `FY23 Q4 FY24 Q1`.
    let joined =
        tokens.get(at).is_some_and(|token| token.touches && matches!(token.text, "-" | "/"));
    let (part, length) = part(tokens.get(at + 1..).filter(|_| joined)?)?;
    Some((part.of(year, calendar)?, at + 1 + length))
}

/// The year behind a part: four digits, `FY24`, or two digits behind an apostrophe or slash.
fn year(tokens: &[Token]) -> Option<(i32, usize)> {
    let first = tokens.first()?;
    if let Some(year) = four_digits(first) {
        return Some((year, 1));
    }
    if matches!(first.text, "'" | "’" | "‘" | "/" | "-" | ",") {
        let digits = tokens.get(1)?;
        // `H1-24`; in `Q1-3` the quarters go on.
        let joined = first.text == "-" && first.touches && digits.touches;
        let hyphened = joined.then(|| short_year(&tokens[1..])).flatten();
        let short =
            matches!(first.text, "'" | "’" | "‘" | "/").then(|| two_digits(digits)).flatten();
        let short = short.or(hyphened);
        return four_digits(digits).or(short).map(|year| (year, 2));
    }
    let of = first.says(Kind::Of) || first.is("in");
    let behind = tokens.get(1).filter(|_| of).and_then(four_digits).map(|year| (year, 2));
    behind.or_else(|| short_year(tokens).map(|year| (year, 1)))
}

/// `1-3Q`: quarters whose letter stands behind the last alone.
pub(super) fn counted_quarters(tokens: &[Token]) -> Option<(Part, usize)> {
    let [first, to, last, ..] = tokens else { return None };
    let joined = TO.contains(&to.text) && to.touches && last.touches && first.width() == 1;
    let quarter = single_part(last).filter(|part| joined && part.months == 3)?;
    Some((Part::quarter(first.number()?)?.to(quarter)?, 3))
}

/// `Q3`, `H1`, `9M`, `Q1-Q3`, `Q1-3`, `1-3Q`, `3Q`, `T3`.
pub(super) fn part(tokens: &[Token]) -> Option<(Part, usize)> {
    if let Some(found) = counted_quarters(tokens) {
        return Some(found);
    }
    let first = single(tokens.first()?)?;
    if let [_, to, last, ..] = tokens
        && TO.contains(&to.text)
        && let Some(part) =
            single(last).or_else(|| quarter_behind(to, last)).and_then(|last| first.to(last))
    {
        return Some((part, 3));
    }
    Some((first, 1))
}

/// The last of several quarters whose letter is not said again: the `3` of `Q1-3`.
fn quarter_behind(to: &Token, last: &Token) -> Option<Part> {
    let joined = to.touches && last.touches && last.width() == 1;
    last.number().filter(|_| joined).and_then(Part::quarter)
}

fn single(token: &Token) -> Option<Part> {
    let text = token.text;
    if let Some(part) = single_part(token) {
        return Some(part);
    }
    let count = |digits: &str| digits.parse::<u32>().ok().filter(|_| digits.len() <= 2);
    if let Some(months) = text.strip_suffix('M').and_then(count) {
        return (1..=12).contains(&months).then_some(Part { skip: 0, months });
    }
    if let Some(digits) = text.strip_prefix("Kv").or_else(|| text.strip_prefix("kv")) {
        return Part::quarter(count(digits)?);
    }
    let (letter, digits) = text.split_at_checked(1)?;
    match letter {
        "Q" | "q" | "T" => Part::quarter(count(digits)?),
        "H" | "h" | "S" => Part::half(count(digits)?),
        _ => None,
    }
}

/// From month to month of a year: `Jul-Sep 2024`, `2024 Jul-Sep`, `July to September 2024`, `1-9/2024`, or from day
/// to day: `July 1 - September 30, 2024`.
pub(super) fn of_months(tokens: &[Token], calendar: Calendar) -> Rule {
    let (start, end, length) = named_months(tokens, calendar)
        .or_else(|| short::quarter_to(tokens, calendar))
        .or_else(|| months_of_years(tokens))
        .or_else(|| months_behind_their_year(tokens))
        .or_else(|| numbered_months(tokens))
        .or_else(|| months_by_number(tokens))
        .or_else(|| days(tokens))
        .or_else(|| numbered_days(tokens))?;
    (start <= end).then_some((Meaning::Period(Period::Duration { start, end }), length))
}

fn is_to(token: &Token) -> bool {
    TO.contains(&token.text) || matches!(token.text, "—" | "−" | "‑") || token.says(Kind::Until)
}

fn named_months(tokens: &[Token], calendar: Calendar) -> Option<(NaiveDate, NaiveDate, usize)> {
    let (first, last, at) = month_to_month(tokens)?;
    let at = skip(tokens, at, ",");
    // Two digits alone may be the day on which the months end: `Jul-Sep 30`.
    let stroke = || tokens[at].text == "/" && tokens[at].touches;
    let short = matches!(tokens.get(at)?.text, "'" | "’" | "‘") || stroke();
    let at = at + usize::from(short);
    let last_token = tokens.get(at)?;
    let year = four_digits(last_token);
    let year = if short { two_digits(last_token).or(year) } else { year }?;
    // `Jul-Jun 2023/24` is of two years, and so are the names of fiscal years: `Jul-Sep 2023/24`.
    let named = with_next(tokens.get(at..)?, (year, 1), calendar);
    let (year, length) = match named {
        (_, 1) => (year, 1),
        (_, length) if first > last => (year + 1, length),
        (_, length) => (year + of_two_years(first, last, calendar)?, length),
    };
    let (start, end) = from_month_to_month(first, last, year)?;
    Some((start, end, at + length))
}

/// In which of the two calendar years of a fiscal year months are, from nought; none where it begins in January.
fn of_two_years(first: u32, last: u32, calendar: Calendar) -> Option<i32> {
    let begins = |month| NaiveDate::from_ymd_opt(2001, month, 1).map(|day| calendar.locate(day));
    let (year, _) = begins(12)?;
    let (january, _) = begins(1)?;
    let in_first = |month| begins(month).map(|(of, _)| of == year);
    (january != year && in_first(first)? == in_first(last)?).then_some(())?;
    Some(i32::from(!in_first(first)?))
}

/// `July 2023 - June 2024`, where the months are a year or less.
fn months_of_years(tokens: &[Token]) -> Option<(NaiveDate, NaiveDate, usize)> {
    let (_, at) = super::day::month_end(tokens)?;
    let first = language::month(tokens.first()?.text)?;
    let begun = tokens.get(at.checked_sub(1)?).and_then(four_digits)?;
    is_to(tokens.get(at)?).then_some(())?;
    let (end, length) = super::day::month_end(tokens.get(at + 1..)?)?;
    let start = NaiveDate::from_ymd_opt(begun, first, 1)?;
    let within = (end - start).num_days() <= 366;
    within.then_some((start, end, at + 1 + length))
}

/// `2024 Jul-Sep`. A year behind the months is theirs, and that before them of something else.
fn months_behind_their_year(tokens: &[Token]) -> Option<(NaiveDate, NaiveDate, usize)> {
    let year = four_digits(tokens.first()?)?;
    let (first, last, length) = month_to_month(tokens.get(1..)?)?;
    let next = tokens.get(1 + length);
    next.and_then(four_digits).is_none().then_some(())?;
    let (start, end) = from_month_to_month(first, last, year)?;
    Some((start, end, 1 + length))
}

/// `Jul-Sep`, `July to September`: the two months, and how many tokens say it.
pub(super) fn month_to_month(tokens: &[Token]) -> Option<(u32, u32, usize)> {
    let first = language::month(tokens.first()?.text)?;
    let at = skip(tokens, 1, ".");
    let last = language::month(tokens.get(at + 1)?.text)?;
    // `Jan/Jun`, but no two months of which either may be meant: `May/June`.
    let stroke = tokens[at].text == "/" && first % 3 == 1 && last % 3 == 0;
    (stroke || is_to(&tokens[at])).then_some(())?;
    Some((first, last, skip(tokens, at + 2, ".")))
}

/// The days from the first of a month to the last of another, which is of the year.
fn from_month_to_month(first: u32, last: u32, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let begins = if first > last { year - 1 } else { year };
    let start = NaiveDate::from_ymd_opt(begins, first, 1)?;
    Some((start, last_of_month(NaiveDate::from_ymd_opt(year, last, 1)?)?))
}

/// `1-9 2024`: months by their numbers, where they are those of whole quarters.
fn months_by_number(tokens: &[Token]) -> Option<(NaiveDate, NaiveDate, usize)> {
    let [first, to, last, year, ..] = tokens else { return None };
    let joined = matches!(to.text, "-" | "–") && to.touches && last.touches && !year.touches;
    let (first, last) = (first.number().filter(|_| joined)?, last.number()?);
    let whole = first % 3 == 1 && last % 3 == 0 && (first < last && last <= 12);
    let (start, end) = from_month_to_month(first, last, four_digits(year).filter(|_| whole)?)?;
    Some((start, end, 4))
}

fn numbered_months(tokens: &[Token]) -> Option<(NaiveDate, NaiveDate, usize)> {
    let [first, to, last, slash, year, ..] = tokens else { return None };
    let short = first.width() <= 2 && last.width() <= 2;
    let written = matches!(to.text, "-" | "–") && slash.text == "/" && year.width() == 4;
    (short && written && tokens[1..5].iter().all(|token| token.touches)).then_some(())?;
    let year = four_digits(year)?;
    let start = NaiveDate::from_ymd_opt(year, first.number()?, 1)?;
    let end = last_of_month(NaiveDate::from_ymd_opt(year, last.number()?, 1)?)?;
    Some((start, end, 5))
}

fn days(tokens: &[Token]) -> Option<(NaiveDate, NaiveDate, usize)> {
    let ((month, day), at) = month_day(tokens)?;
    let own = tokens.get(skip(tokens, at, ",")).and_then(four_digits);
    let at = if own.is_some() { skip(tokens, at, ",") + 1 } else { at };
    is_to(tokens.get(at)?).then_some(())?;
    let (end, length) = super::day::day(tokens.get(at + 1..)?)?;
    let year = own.unwrap_or_else(|| chrono::Datelike::year(&end));
    Some((NaiveDate::from_ymd_opt(year, month, day)?, end, at + 1 + length))
}

/// `01.01.-30.09.2024`, `1.1.–30.9.2024`, `01.01.2024-30.09.2024`.
fn numbered_days(tokens: &[Token]) -> Option<(NaiveDate, NaiveDate, usize)> {
    let [day, first, month, ..] = tokens else { return None };
    (first.text == "." && day.width() <= 2 && month.width() <= 2).then_some(())?;
    let mut at = skip(tokens, 3, ".");
    let own = tokens.get(at).filter(|token| token.touches).and_then(four_digits);
    at += usize::from(own.is_some());
    is_to(tokens.get(at)?).then_some(())?;
    let (end, length) = super::day::day(tokens.get(at + 1..)?)?;
    let year = own.unwrap_or_else(|| chrono::Datelike::year(&end));
    let start = NaiveDate::from_ymd_opt(year, month.number()?, day.number()?)?;
    Some((start, end, at + 1 + length))
}
