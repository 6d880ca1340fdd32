//! What a mention of a period looks like: each rule takes tokens from the front and says how
//! many.

use chrono::{Datelike, Months, NaiveDate};

use super::codes;
use super::day::{self, day, month_end, months_to};
use super::eastern;
use super::japanese;
use super::language;
use super::names::{TO, single_part, year_name};
use super::token::Token;
use super::{Meaning, Part};
use crate::model::{Calendar, Period};
use crate::notation::period;
use crate::notation::words::{Kind, words};

/// What is meant, and how many tokens say it.
type Rule = Option<(Meaning, usize)>;

/// Words that count quarters and halves.
const ORDINALS: [[&str; 2]; 4] =
    [["first", "1st"], ["second", "2nd"], ["third", "3rd"], ["fourth", "4th"]];
const ENDED: [&str; 3] = ["ended", "ending", "to"];
/// English words with which a mention may begin, beside ordinals and those of months and numbers.
const OPENING: [&str; 5] = ["end", "quarter", "year", "fiscal", "full"];

/// The mention with which tokens begin.
pub(super) fn mention(tokens: &[Token], calendar: Calendar) -> Rule {
    if may_begin(tokens.first()?) { any_rule(tokens, calendar) } else { None }
}

/// Whether a mention may begin with a token. Most are words and signs with which none does, and no rule need be asked.
fn may_begin(token: &Token) -> bool {
    let text = token.text;
    if matches!(text, "," | "." | "(" | ")" | "%" | "-" | "/" | "$" | ":" | ";" | "<" | ">" | "&") {
        return false;
    }
    // Single letters may be signs of a language that writes its words without blanks.
    let is_word = text.len() > 1 && text.bytes().all(|c| c.is_ascii_alphabetic());
    !is_word
        || text.contains("FY")
        || text == "HY"
        || token.is_any(&OPENING)
        || ORDINALS.iter().any(|words| token.is_any(words))
        || language::month(text).is_some()
        || language::number(text).is_some()
}

fn any_rule(tokens: &[Token], calendar: Calendar) -> Rule {
    day::day_range(tokens)
        .or_else(|| day::range(tokens))
        .map(|(period, length)| (Meaning::Period(period), length))
        .or_else(|| day(tokens).map(instant))
        .or_else(|| end_of_month(tokens))
        .or_else(|| codes::of_months(tokens, calendar))
        .or_else(|| months(tokens, calendar))
        .or_else(|| up_to(tokens, calendar))
        .or_else(|| beside_year_by_month(tokens, calendar))
        .or_else(|| codes::of_year(tokens, calendar))
        .or_else(|| eastern::mention(tokens, calendar))
        .or_else(|| japanese::mention(tokens, calendar))
        .or_else(|| up_to_code(tokens, calendar))
        .or_else(|| part(tokens, calendar))
        .or_else(|| several_codes(tokens, calendar))
        .or_else(|| year(tokens, calendar))
}

fn instant((day, length): (NaiveDate, usize)) -> (Meaning, usize) {
    (Meaning::Period(Period::Instant(day)), length)
}

/// `end of Dec. 2011`.
fn end_of_month(tokens: &[Token]) -> Rule {
    let [end, of, rest @ ..] = tokens else { return None };
    let (day, length) = (end.is("end") && of.is("of")).then(|| month_end(rest)).flatten()?;
    Some(instant((day, length + 2)))
}

/// `9 months`, and behind it perhaps `ended December 31, 2008` or `of FY2008`.
fn months(tokens: &[Token], calendar: Calendar) -> Rule {
    let (count, length) = length(tokens)?;
    let rest = &tokens[length..];
    let dated =
        until(rest).and_then(|(day, behind)| Some((months_to(day, count, calendar)?, behind)));
    let named = || {
        let (year, behind) = of_year(rest, calendar)?;
        Some((calendar.span(year, 0, count)?, behind))
    };
    Some(match dated.or_else(named) {
        Some((period, behind)) => (Meaning::Period(period), length + behind),
        None => (Meaning::Months(count), length),
    })
}

/// A number of months, up to twelve: `9 months`, `9months`, `nine-month`.
fn length(tokens: &[Token]) -> Option<(u32, usize)> {
    let first = tokens.first()?;
    let known = |count: &u32| (1..=12).contains(count);
    let letters = first.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(first.text.len());
    let (digits, word) = first.text.split_at(letters);
    if words().has_in_any_case(Kind::MonthWords, word) {
        return digits.parse().ok().filter(known).map(|count| (count, 1));
    }
    let count = first.number().or_else(|| language::number(first.text)).filter(known)?;
    let hyphen = usize::from(tokens.get(1)?.text == "-");
    tokens.get(1 + hyphen)?.says(Kind::MonthWords).then_some((count, 2 + hyphen))
}

/// `quarter ended June 30, 2007`, `fiscal year ending March 31, 2009`.
fn up_to(tokens: &[Token], calendar: Calendar) -> Rule {
    let fiscal = usize::from(tokens.first()?.is("fiscal"));
    let months = match tokens.get(fiscal)? {
        word if word.is("quarter") => 3,
        word if word.is("year") => 12,
        _ => return None,
    };
    let (day, behind) = until(&tokens[fiscal + 1..])?;
    Some((Meaning::Period(months_to(day, months, calendar)?), fiscal + 1 + behind))
}

/// `[period] ended December 31, 2008`: the day up to which.
fn until(tokens: &[Token]) -> Option<(NaiveDate, usize)> {
    let at = usize::from(tokens.first()?.is("period"));
    if !tokens.get(at)?.is_any(&ENDED) {
        return None;
    }
    let rest = &tokens[at + 1..];
    let (day, length) = day(rest).or_else(|| month_end(rest))?;
    Some((day, at + 1 + length))
}

/// A part of a year, and perhaps the year: `1Q`, `first half of FY2007`.
fn part(tokens: &[Token], calendar: Calendar) -> Rule {
    let (part, length) = worded_part(tokens).or_else(|| coded_part(tokens))?;
    Some(match of_year(&tokens[length..], calendar) {
        Some((year, behind)) => (Meaning::Period(part.of(year, calendar)?), length + behind),
        None => (Meaning::Part(part), length),
    })
}

/// `FY3/25`, `of FY2025/3` behind a part of it: the months of that year, whatever the calendar is.
fn of_year_by_month(tokens: &[Token], part: Part, calendar: Calendar) -> Option<(Period, usize)> {
    let of = usize::from(tokens.first()?.is_any(&["of", "for"]));
    let (Meaning::Period(year), length) = year_by_month(tokens.get(of..)?, calendar)? else {
        return None;
    };
    Some((part_of(year, part)?, of + length))
}

/// A part of a year of which first and last day are known.
fn part_of(year: Period, part: Part) -> Option<Period> {
    let begun = year.first_day()?;
    let start = begun.checked_add_months(Months::new(part.skip))?;
    let behind = start.checked_add_months(Months::new(part.months))?;
    Some(Period::Duration { start, end: behind.pred_opt()? })
}

/// A part of a year in a heading beside the year by the month in which it ends: `Q1 FY3/25`, `FY3/25 1Q`.
fn beside_year_by_month(tokens: &[Token], calendar: Calendar) -> Rule {
    let any_part = |tokens: &[Token]| {
        worded_part(tokens).or_else(|| coded_part(tokens)).or_else(|| codes::part(tokens))
    };
    if let Some((Meaning::Period(year), length)) = year_by_month(tokens, calendar) {
        let (part, behind) = any_part(tokens.get(length..)?)?;
        // Behind the part its own year may stand: `FY3/24 1Q FY3/25`.
        let next = year_by_month(&tokens[length + behind..], calendar);
        let period = part_of(year, part).filter(|_| next.is_none())?;
        return Some((Meaning::Period(period), length + behind));
    }
    let (part, length) = any_part(tokens)?;
    let (period, behind) = of_year_by_month(&tokens[length..], part, calendar)?;
    Some((Meaning::Period(period), length + behind))
}

/// `third quarter`, `first half`, `full year`.
pub(super) fn worded_part(tokens: &[Token]) -> Option<(Part, usize)> {
    let full = tokens.first()?.is("full");
    let (count, length) = if full { (1, 1) } else { ordinal(tokens)? };
    let hyphen = usize::from(tokens.get(length)?.text == "-");
    let word = tokens.get(length + hyphen)?;
    let part = match word {
        word if full => word.is("year").then_some(Part::FULL_YEAR),
        word if word.is("quarter") => Part::quarter(count),
        word if word.is("half") => Part::half(count),
        _ => None,
    };
    Some((part?, length + hyphen + 1))
}

/// `first`, `1st`, and `1 st` where a tag stood between.
fn ordinal(tokens: &[Token]) -> Option<(u32, usize)> {
    let [first, second, ..] = tokens else { return None };
    let parted = |word: &str| {
        let (digit, letters) = word.split_at(1);
        first.is(digit) && second.is(letters)
    };
    ORDINALS.iter().zip(1..).find_map(|(words, count)| {
        let one = first.is_any(words).then_some(1);
        one.or_else(|| parted(words[1]).then_some(2)).map(|length| (count, length))
    })
}

/// `1Q`, `2H`, `1Q-3Q`, `1-3Q`.
fn coded_part(tokens: &[Token]) -> Option<(Part, usize)> {
    if let Some(found) = codes::counted_quarters(tokens) {
        return Some(found);
    }
    let first = single_part(tokens.first()?)?;
    let several = || {
        let [_, to, last, ..] = tokens else { return None };
        TO.contains(&to.text).then(|| first.to(single_part(last)?)).flatten()
    };
    Some(several().map_or((first, 1), |part| (part, 3)))
}

/// `1Q07`, `9M08`, `1Q07-3Q07`.
fn several_codes(tokens: &[Token], calendar: Calendar) -> Rule {
    let first = code(tokens.first()?, calendar)?;
    let several = || {
        let [_, to, last, ..] = tokens else { return None };
        let (_, end) = TO.contains(&to.text).then(|| code(last, calendar)).flatten()?;
        (first.1 < end).then_some((end, 3))
    };
    let (end, length) = several().unwrap_or((first.1, 1));
    Some((Meaning::Period(Period::Duration { start: first.0, end }), length))
}

/// From a part whose year is not said again to the code of a later one: `1Q-3Q07`, `1-3Q07`.
fn up_to_code(tokens: &[Token], calendar: Calendar) -> Rule {
    let [first, to, last, ..] = tokens else { return None };
    TO.contains(&to.text).then_some(())?;
    let digit = || first.number().filter(|_| first.width() == 1 && to.touches && last.touches);
    let quarter = || digit().filter(|_| last.text.get(1..2) == Some("Q")).and_then(Part::quarter);
    let first = single_part(first).or_else(quarter)?;
    let (_, end) = code(last, calendar)?;
    let (year, begun) = calendar.locate(end);
    let months = begun.checked_sub(first.skip).filter(|months| *months > first.months)?;
    let period = Part { skip: first.skip, months }.of(year, calendar)?;
    (period.last_day() == Some(end)).then_some((Meaning::Period(period), 3))
}

/// First and last day of a code that begins with a digit.
fn code(token: &Token, calendar: Calendar) -> Option<(NaiveDate, NaiveDate)> {
    if !token.text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // `3T24` and `1S24` are a quarter and a half in Romance languages.
    let text = match token.text.as_bytes() {
        [b'1'..=b'4', b'T', b'0'..=b'9', ..] => token.text.replacen('T', "Q", 1),
        [b'1' | b'2', b'S', b'0'..=b'9', ..] => token.text.replacen('S', "H", 1),
        _ => token.text.to_owned(),
    };
    match period::parse(&text, calendar)? {
        Period::Duration { start, end } => Some((start, end)),
        _ => None,
    }
}

/// A fiscal year by the month in which it ends: `FY2024/3`, `FY03/2024`, `FY3/24`. `FY2010/11` and `FY11/12` are of two
/// years.
fn year_by_month(tokens: &[Token], calendar: Calendar) -> Rule {
    let [first, slash, second, rest @ ..] = tokens else { return None };
    let joined = slash.text == "/" && slash.touches && second.touches;
    let named = first.text.strip_prefix("FY").filter(|digits| joined && !digits.is_empty())?;
    // `FY2024/3-5` is of months.
    let open = rest.first().is_some_and(|next| next.touches && TO.contains(&next.text));
    let digits = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 4 && !open);
    let year = |text: &str| match text.len() {
        2 => digits(text).map(|year| 2000 + year),
        4 => digits(text),
        _ => None,
    };
    let (year, month) = match (named.len(), second.text.len()) {
        (4, 1) => (year(named)?, digits(second.text)?),
        (4, 2) if !is_next(year(named)?, digits(second.text)?) => {
            (year(named)?, digits(second.text)?)
        }
        (1 | 2, 2 | 4) if digits(named)? + 2001 != year(second.text)? => {
            (year(second.text)?, digits(named)?)
        }
        _ => return None,
    };
    let last = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
    let end = day::last_of_month(last)?;
    Some((Meaning::Period(months_to(end, 12, calendar)?), 3))
}

/// Whether two digits are those of the year behind another.
fn is_next(year: u32, digits: u32) -> bool {
    (year + 1) % 100 == digits
}

/// Whether the name of a year may be that of two, and that of one with the month in which it ends: `FY2011/12`, where
/// years end in December.
fn is_of_two_or_one(tokens: &[Token], calendar: Calendar) -> bool {
    let [first, slash, second, ..] = tokens else { return false };
    let joined = slash.text == "/" && slash.touches && second.touches && second.width() == 2;
    let year = first.text.strip_prefix("FY").filter(|digits| joined && digits.len() == 4);
    let Some((year, month)) = year.and_then(|year| year.parse().ok()).zip(second.number()) else {
        return false;
    };
    let last = i32::try_from(year).ok().and_then(|year| Part::FULL_YEAR.of(year, calendar));
    let end = last.and_then(Period::last_day);
    is_next(year, month) && end.is_some_and(|end| end.month() == month)
}

/// A fiscal year, and perhaps a part of it: `FY2005`, `Full FY2007`, `FY2007/1Q-3Q`.
fn year(tokens: &[Token], calendar: Calendar) -> Rule {
    if let Some(found) = year_by_month(tokens, calendar) {
        return Some(found);
    }
    if is_of_two_or_one(tokens, calendar) {
        return None;
    }
    let full = usize::from(tokens.first()?.is("full"));
    let (year, length) = year_name(&tokens[full..], calendar)?;
    let length = full + length;
    if let Some(slash) = tokens.get(length)
        && slash.text == "/"
        && let Some((part, behind)) = coded_part(&tokens[length + 1..])
    {
        return Some((Meaning::Period(part.of(year, calendar)?), length + 1 + behind));
    }
    Some((Meaning::Year(year), length))
}

/// `of FY2007`, `of the fiscal year ending March 31, 2008`: the year behind a part of it.
fn of_year(tokens: &[Token], calendar: Calendar) -> Option<(i32, usize)> {
    let of = tokens.first()?.is_any(&["of", "for"]);
    let the = usize::from(tokens.get(1)?.is("the"));
    let rest = of.then(|| &tokens[1 + the..])?;
    let (year, length) = year_name(rest, calendar).or_else(|| year_up_to(rest, calendar))?;
    Some((year, 1 + the + length))
}

/// `fiscal year ending March 31, 2008`: the year that this day closes.
fn year_up_to(tokens: &[Token], calendar: Calendar) -> Option<(i32, usize)> {
    let (Meaning::Period(period), length) = up_to(tokens, calendar)? else { return None };
    let (year, _) = calendar.locate(period.last_day()?);
    (Part::FULL_YEAR.of(year, calendar) == Some(period)).then_some((year, length))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::token::split;
    use super::*;
    use crate::model::YearName;

    #[test]
    fn words_with_which_no_mention_begins_are_passed_over() {
        let begins = |text: &str| may_begin(&split(text)[0]);
        for text in ["revenues", "Total", "(1Q07", ", 2008", "- 9 months"] {
            assert!(!begins(text), "{text}");
        }
        for text in
            ["Sept. 30", "nine-month", "FULL year", "FY", "HY 2024", "Q 1", "1", "年", "décembre"]
        {
            assert!(begins(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_mention_is_passed_over(words in prop::collection::vec(prop::sample::select(vec![
            "1Q07", "FY2007", "FY", "HY", "HY24", "1Q", "9", "9M", "m", "months", "period", "ended", "Dec", "May", "31",
            ",", "2008", "24", "/", "-", "~", "(", ")", ".", "first", "1st", "quarter", "half", "of", "the", "fiscal",
            "year", "ending", "full", "end", "Full", "nine", "to", "Q", "Q3", "H1FY25", "FY24Q1", "Kv1", "M", "T3", "'",
            "第", "3", "四半期", "年", "月", "日", "自", "至", "令和", "通期", "분기", "2024년", "mars", "a", "Total",
        ]), 1..9), glue in prop::sample::select(vec!["", " "])) {
            let calendar = Calendar::new(4, YearName::Start).unwrap();
            let text = words.join(glue);
            let tokens = split(&text);
            for at in 0..tokens.len() {
                prop_assert_eq!(mention(&tokens[at..], calendar), any_rule(&tokens[at..], calendar));
            }
        }
    }

    #[test]
    fn a_year_and_the_next_are_of_two_years_and_no_month() {
        let said = |text: &str, first: u32| {
            let calendar = Calendar::new(first, YearName::End).unwrap();
            match mention(&split(text), calendar)? {
                (Meaning::Year(year), 3) => Some(year.to_string()),
                (Meaning::Period(period), 3) => Some(period.to_string()),
                other => Some(format!("{other:?}")),
            }
        };
        for (text, year) in [
            ("FY2011/12", "2012"),
            ("FY2010/11", "2011"),
            ("FY2009/10", "2010"),
            ("FY2008/09", "2009"),
            ("FY2023/24", "2024"),
        ] {
            assert_eq!(said(text, 4).as_deref(), Some(year), "{text}");
        }
        // Where years end in that month it may be either.
        assert_eq!(said("FY2011/12", 1), None);
        assert_eq!(said("FY2010/11", 1).as_deref(), Some("2011"));
        for (text, period) in [
            ("FY2012/12", "2012-01-01..2012-12-31"),
            ("FY2024/3", "2023-04-01..2024-03-31"),
            ("FY2024/03", "2023-04-01..2024-03-31"),
        ] {
            assert_eq!(said(text, 1).as_deref(), Some(period), "{text}");
        }
    }
}
