//! What the page says of itself, in the languages that it can be in.

use chrono::{Datelike, NaiveDate};

use crate::model::{Calendar, Lang, Moment, Period};
use crate::notation::{period, scale};

/// The words of a language.
pub(super) struct Words {
    pub(super) other_facts: &'static str,
    pub(super) not_in_text: &'static str,
    pub(super) notes: &'static str,
    pub(super) item: &'static str,
    pub(super) value: &'static str,
}

const ENGLISH: Words = Words {
    other_facts: "Other facts",
    not_in_text: "Facts that do not stand in the text",
    notes: "Notes",
    item: "Item",
    value: "Value",
};

const JAPANESE: Words = Words {
    other_facts: "その他の事実",
    not_in_text: "本文中にない事実",
    notes: "注記",
    item: "項目",
    value: "値",
};

fn is_japanese(lang: &str) -> bool {
    lang == "ja" || lang.starts_with("ja-")
}

/// The words of a language; English for those that are not known here.
pub(super) fn of(lang: &Lang) -> &'static Words {
    if is_japanese(lang) { &JAPANESE } else { &ENGLISH }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn day(date: NaiveDate, japanese: bool) -> String {
    if japanese {
        return format!("{}年{}月{}日", date.year(), date.month(), date.day());
    }
    let month = MONTHS[date.month0() as usize];
    format!("{month} {}, {}", date.day(), date.year())
}

/// Whole months of a duration, when it is made of whole months.
fn months(start: NaiveDate, end: NaiveDate) -> Option<i32> {
    let after = end.succ_opt()?;
    let whole = start.day() == 1 && after.day() == 1;
    let months = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
    whole.then(|| months(after) - months(start))
}

const COUNTS: [&str; 13] = [
    "",
    "One month",
    "Two months",
    "Three months",
    "Four months",
    "Five months",
    "Six months",
    "Seven months",
    "Eight months",
    "Nine months",
    "Ten months",
    "Eleven months",
    "Year",
];

/// A period as a heading says it: `Three months ended June 30, 2007`, `As of June 30, 2007`.
pub(super) fn heading(period: Period, lang: &Lang) -> String {
    let japanese = is_japanese(lang);
    match period {
        Period::Instant(date) if japanese => format!("{}現在", day(date, true)),
        Period::Instant(date) => format!("As of {}", day(date, false)),
        Period::Duration { start, end } => {
            let count = months(start, end).and_then(|n| usize::try_from(n).ok());
            match count.filter(|n| (1..=12).contains(n)) {
                Some(n) if japanese => format!("{}に終了した{n}か月間", day(end, true)),
                Some(n) => format!("{} ended {}", COUNTS[n], day(end, false)),
                None if japanese => format!("{}から{}まで", day(start, true), day(end, true)),
                None => format!("From {} to {}", day(start, false), day(end, false)),
            }
        }
        Period::Moment(at) if japanese => format!("{}現在", moment(at, true)),
        Period::Moment(at) => format!("As of {}", moment(at, false)),
        Period::Span { start, end } if japanese => {
            format!("{}から{}まで", moment(start, true), moment(end, true))
        }
        Period::Span { start, end } => {
            format!("From {} to {}", moment(start, false), moment(end, false))
        }
        Period::Forever if japanese => "全期間".to_owned(),
        Period::Forever => "At all times".to_owned(),
    }
}

/// A day and the time of it.
fn moment(at: Moment, japanese: bool) -> String {
    let zone = if at.has_zone() { " UTC" } else { "" };
    format!("{} {}{zone}", day(at.at().date(), japanese), at.at().time())
}

/// A period as a narrow column says it: its name in the fiscal calendar where it has one.
pub(super) fn short(of: Period, calendar: Calendar, lang: &Lang) -> String {
    let name = match of {
        Period::Instant(day) => closing_name(day, calendar),
        duration => period::name(duration, calendar),
    };
    name.unwrap_or_else(|| heading(of, lang))
}

/// An instant is named after the quarter that it closes.
fn closing_name(day: NaiveDate, calendar: Calendar) -> Option<String> {
    let (year, month) = calendar.locate(day);
    let quarter = calendar.span(year, (month - 1) / 3 * 3, 3)?;
    (quarter.last_day() == Some(day)).then(|| period::name(quarter, calendar)).flatten()
}

/// A scale before or after the name of a unit: `JPY million`, `百万円` style `百万JPY`.
pub(super) fn unit(name: &str, power: i8, lang: &Lang) -> String {
    let japanese = is_japanese(lang);
    match scale::word(power, if japanese { "ja" } else { "en" }) {
        None => name.to_owned(),
        Some(word) if japanese => format!("{word}{name}"),
        Some(word) => format!("{name} {word}"),
    }
}
