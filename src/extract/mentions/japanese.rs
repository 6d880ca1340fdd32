//! Days and periods as Japanese reports write them.
//!
//! ```text
//! 2024年9月30日   令和6年9月30日                       a day
//! 自 2024年1月1日 至 2024年9月30日                     from day to day
//! 2024年12月期第3四半期                               the months up to the end of the quarter
//! 2025年3月期   2025年3月期中間期                       a fiscal year, its first half
//! 第3四半期累計期間   第3四半期会計期間   当連結会計年度     a part of a year that is not said
//! ```

use chrono::NaiveDate;

use super::day::{four_digits, last_of_month};
use super::names::single_part;
use super::token::Token;
use super::{Meaning, Part};
use crate::model::{Calendar, Period};
use crate::notation::words::{Kind, words};

/// The names of eras by their two signs, and the year before their first.
const ERAS: [([&str; 2], i32); 4] =
    [(["令", "和"], 2018), (["平", "成"], 1988), (["昭", "和"], 1925), (["大", "正"], 1911)];
/// Signs that may stand between parts of a name of a period.
const BETWEEN: [&str; 5] = ["(", "（", "連", "結", "の"];

/// A mention with which tokens begin.
pub(super) fn mention(tokens: &[Token], calendar: Calendar) -> Option<(Meaning, usize)> {
    from_to(tokens)
        .map(|(period, length)| (Meaning::Period(period), length))
        .or_else(|| fiscal(tokens, calendar))
        .or_else(|| to_date(tokens, calendar))
        .or_else(|| {
            let (day, length) = day(tokens)?;
            Some((Meaning::Period(Period::Instant(day)), length))
        })
        .or_else(|| {
            let (day, length) = month_end(tokens)?;
            Some((Meaning::Period(Period::Instant(day)), length))
        })
        .or_else(|| quarter(tokens).map(|(part, length)| (Meaning::Part(part), length)))
        .or_else(|| whole(tokens))
}

/// How many tokens spell some signs at the beginning.
pub(super) fn spelled(tokens: &[Token], signs: &str) -> Option<usize> {
    let mut count = 0;
    for sign in signs.chars() {
        let mut bytes = [0; 4];
        let sign: &str = sign.encode_utf8(&mut bytes);
        (tokens.get(count)?.text == sign).then_some(())?;
        count += 1;
    }
    Some(count)
}

/// `2024年`, `令和6年`, `平成元年`.
fn year(tokens: &[Token]) -> Option<(i32, usize)> {
    if let Some(year) = four_digits(tokens.first()?) {
        return spelled(&tokens[1..], "年").map(|length| (year, 1 + length));
    }
    let [one, two, count, ..] = tokens else { return None };
    let (_, before) = ERAS.iter().find(|(signs, _)| *signs == [one.text, two.text])?;
    let first = count.text == "元";
    let count = if first { 1 } else { i32::try_from(count.number()?).ok()? };
    spelled(&tokens[3..], "年").map(|length| (before + count, 3 + length))
}

/// `2024年9月30日`.
pub(super) fn day(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let (year, at) = year(tokens)?;
    let rest = tokens.get(at..)?;
    let ([month, sign, day, end, ..], 4..) = (rest, rest.len()) else { return None };
    (sign.text == "月" && end.text == "日").then_some(())?;
    Some((NaiveDate::from_ymd_opt(year, month.number()?, day.number()?)?, at + 4))
}

/// `2024年3Q累計`: from the beginning of the year.
fn to_date(tokens: &[Token], calendar: Calendar) -> Option<(Meaning, usize)> {
    let (year, at) = year(tokens)?;
    let part = single_part(tokens.get(at)?)?;
    let length = spelled(tokens.get(at + 1..)?, "累計")?;
    let part = Part { skip: 0, months: part.skip + part.months };
    Some((Meaning::Period(part.of(year, calendar)?), at + 1 + length))
}

/// `2024年9月末`.
fn month_end(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let (year, at) = year(tokens)?;
    let month = tokens.get(at)?.number()?;
    let length = at + 1 + spelled(tokens.get(at + 1..)?, "月末")?;
    Some((last_of_month(NaiveDate::from_ymd_opt(year, month, 1)?)?, length))
}

/// `自 2024年1月1日 至 2024年9月30日`, also with `から` or a wave between the days.
pub(super) fn from_to(tokens: &[Token]) -> Option<(Period, usize)> {
    let from = usize::from(tokens.first()?.text == "自");
    let (start, length) = day(tokens.get(from..)?)?;
    let mut at = from + length;
    let mut joined = false;
    while let Some(token) = tokens.get(at) {
        match token.text {
            "至" | "～" | "〜" | "~" | "-" | "–" | "か" => joined = true,
            "ら" | "、" | "," => {}
            _ => break,
        }
        at += 1;
    }
    let (end, length) = day(tokens.get(at..)?)?;
    (joined && start <= end).then_some((Period::Duration { start, end }, at + length))
}

/// `2024年12月期`, and behind it perhaps the part that is meant.
fn fiscal(tokens: &[Token], calendar: Calendar) -> Option<(Meaning, usize)> {
    let (last, at) = year_end(tokens)?;
    let (name, _) = calendar.locate(last);
    let skipped = at + tokens[at..].iter().take_while(|t| BETWEEN.contains(&t.text)).count();
    let rest = &tokens[skipped..];
    if let Some((part, length)) = cumulative(rest) {
        return Some((Meaning::Period(part.of(name, calendar)?), skipped + length));
    }
    Some((Meaning::Year(name), at))
}

/// The last day of the fiscal year that has its name of the month in which it ends: `2025年3月期`.
pub(super) fn year_end(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let (year, at) = year(tokens)?;
    let month = tokens.get(at)?.number()?;
    let length = at + 1 + spelled(tokens.get(at + 1..)?, "月期")?;
    Some((last_of_month(NaiveDate::from_ymd_opt(year, month, 1)?)?, length))
}

/// The part of a fiscal year that a name behind it means: a quarter's figures are those since the
/// beginning of the year, unless it is said to be a quarter alone.
fn cumulative(tokens: &[Token]) -> Option<(Part, usize)> {
    if let Some(length) = spelled(tokens, "中間期").or_else(|| spelled(tokens, "中間")) {
        return Some((Part { skip: 0, months: 6 }, length));
    }
    if let Some(length) = spelled(tokens, "通期") {
        return Some((Part::FULL_YEAR, length));
    }
    let (part, length) = quarter(tokens)?;
    let alone = spelled(&tokens[length - 2..], "期間").is_some()
        && tokens[..length].iter().any(|token| token.text == "会");
    let months = part.skip + part.months;
    Some((if alone { part } else { Part { skip: 0, months } }, length))
}

/// The number of a quarter, in digits or signs.
pub(super) fn digit(token: &Token) -> Option<u32> {
    match token.text {
        "一" => Some(1),
        "二" => Some(2),
        "三" => Some(3),
        "四" => Some(4),
        _ => token.number(),
    }
}

/// `第3四半期`, `第３四半期連結累計期間`, `第3四半期会計期間`.
fn quarter(tokens: &[Token]) -> Option<(Part, usize)> {
    let at = spelled(tokens, "第")?;
    let part = Part::quarter(digit(tokens.get(at)?)?)?;
    let mut at = at + 1 + spelled(tokens.get(at + 1..)?, "四半期")?;
    at += spelled(&tokens[at..], "連結").unwrap_or(0);
    if let Some(length) =
        spelled(&tokens[at..], "累計期間").or_else(|| spelled(&tokens[at..], "累計"))
    {
        return Some((Part { skip: 0, months: part.skip + part.months }, at + length));
    }
    at += spelled(&tokens[at..], "会計期間").unwrap_or(0);
    Some((part, at))
}

/// `連結会計年度`, `会計年度`, `中間連結会計期間`, in Chinese `半年度`: how many months, and no more.
fn whole(tokens: &[Token]) -> Option<(Meaning, usize)> {
    let names = [
        ("連結会計年度", 12),
        ("会計年度", 12),
        ("事業年度", 12),
        ("中間連結会計期間", 6),
        ("中間会計期間", 6),
    ];
    let halves = words().of(Kind::HalfYears).map(|name| (name, 6));
    names.into_iter().chain(halves).find_map(|(name, months)| {
        spelled(tokens, name).map(|length| (Meaning::Months(months), length))
    })
}
