//! What the page says of itself, in the languages that it can be in.

mod japanese;

use chrono::{Datelike, NaiveDate};

use crate::model::{Calendar, Lang, Moment, Period, Primitive, Report};
use crate::notation::{period, scale};

/// The words of a language.
pub(super) struct Words {
    pub(super) other_facts: &'static str,
    pub(super) not_in_text: &'static str,
    pub(super) notes: &'static str,
    pub(super) item: &'static str,
    pub(super) value: &'static str,
    /// Before a unit that stands alone.
    pub(super) unit: &'static str,
    /// What stands for a fact that is nil.
    pub(super) nil: &'static str,
    /// What a link back from a note says.
    pub(super) back: &'static str,
    /// What a link from a table to the contents says.
    pub(super) to_contents: &'static str,
    pub(super) negative: Sign,
    yes: &'static str,
    no: &'static str,
}

/// What stands around the digits of a negative figure.
pub(super) struct Sign {
    pub(super) before: &'static str,
    pub(super) behind: &'static str,
}

const ENGLISH: Words = Words {
    other_facts: "Other facts",
    not_in_text: "Facts that do not stand in the text",
    notes: "Notes",
    item: "Item",
    value: "Value",
    unit: "",
    nil: "—",
    back: "Back to the figure",
    to_contents: "Contents",
    // The style sheet lets the parenthesis hang over, so that digits stand below digits.
    negative: Sign { before: "(", behind: "<span class=\"close\">)</span>" },
    yes: "yes",
    no: "no",
};

const JAPANESE: Words = Words {
    other_facts: "その他の事実",
    not_in_text: "本文中にない事実",
    notes: "注記",
    item: "項目",
    value: "値",
    unit: "単位：",
    nil: "－",
    back: "数値に戻る",
    to_contents: "目次",
    negative: Sign { before: "△", behind: "" },
    yes: "はい",
    no: "いいえ",
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

/// A value in the words of the page; none where these are those of XML Schema.
pub(super) fn of_value(value: &str, primitive: Primitive, lang: &Lang) -> Option<String> {
    let words = of(lang);
    match primitive {
        Primitive::Boolean => Some(if value == "true" { words.yes } else { words.no }.to_owned()),
        Primitive::Date => value.parse().ok().map(|date| day(date, is_japanese(lang), false)),
        _ => None,
    }
}

/// What labels of taxonomies say of the kind of a concept, and no reader asks for.
const KINDS: [&str; 8] = [
    "[Member]",
    "[Axis]",
    "[Abstract]",
    "[Domain]",
    "［メンバー］",
    "[メンバー]",
    "［軸］",
    "［タイトル項目］",
];

/// A label without the kind of its concept.
pub(super) fn without_kind(label: &str) -> &str {
    let cut = KINDS.iter().find_map(|kind| label.strip_suffix(kind)).map(str::trim_end);
    cut.filter(|cut| !cut.is_empty()).unwrap_or(label)
}

/// A day in words; `tight` has its month in three letters.
fn day(date: NaiveDate, japanese: bool, tight: bool) -> String {
    if japanese {
        return japanese::day(date);
    }
    let month = MONTHS[date.month0() as usize];
    let month = if tight { month.get(..3).unwrap_or(month) } else { month };
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

/// A period as a heading says it: `Three months ended June 30, 2007`, `As of June 30, 2007`. Where
/// it is tight, months are abbreviated.
pub(super) fn heading(period: Period, report: &Report, lang: &Lang, tight: bool) -> String {
    if is_japanese(lang) {
        return japanese::heading(period, report.calendar, report.current_period);
    }
    let day = |date| day(date, false, tight);
    match period {
        Period::Instant(date) => format!("As of {}", day(date)),
        Period::Duration { start, end } => {
            let count = months(start, end).and_then(|n| usize::try_from(n).ok());
            match count.filter(|n| (1..=12).contains(n)) {
                Some(n) => format!("{} ended {}", COUNTS[n], day(end)),
                None => format!("From {} to {}", day(start), day(end)),
            }
        }
        Period::Moment(at) => format!("As of {}", moment(at, false)),
        Period::Span { start, end } => {
            format!("From {} to {}", moment(start, false), moment(end, false))
        }
        Period::Forever => "At all times".to_owned(),
    }
}

/// A day and the time of it.
fn moment(at: Moment, japanese: bool) -> String {
    let zone = if at.has_zone() { " UTC" } else { "" };
    format!("{} {}{zone}", day(at.at().date(), japanese, false), at.at().time())
}

/// A period as a narrow column says it: its name in the fiscal calendar where it has one.
pub(super) fn short(of: Period, report: &Report, lang: &Lang) -> String {
    if is_japanese(lang) {
        return japanese::short(of, report.calendar);
    }
    let name = match of {
        Period::Instant(day) => closing_name(day, report.calendar),
        duration => period::name(duration, report.calendar),
    };
    name.unwrap_or_else(|| heading(of, report, lang, true))
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

/// Beginnings of what is counted, by scale.
const COUNTED: [(i8, &str); 4] =
    [(3, "Thousands of"), (6, "Millions of"), (9, "Billions of"), (12, "Trillions of")];

/// A noun with the scale before it: `Millions of yen`. None in a language that says it another way.
pub(super) fn counted(noun: &str, power: i8, lang: &Lang) -> Option<String> {
    let is_english = lang.split('-').next() == Some("en");
    let (_, words) = COUNTED.iter().find(|(of, _)| *of == power).filter(|_| is_english)?;
    Some(format!("{words} {noun}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_kind_and_nothing_else() {
        for (label, shown) in [
            ("Japan [Member]", "Japan"),
            ("日本［メンバー］", "日本"),
            ("[Member]", "[Member]"),
            ("Member of the board", "Member of the board"),
        ] {
            assert_eq!(without_kind(label), shown);
        }
    }

    #[test]
    fn values_are_said_in_the_language_of_the_page() {
        let (en, ja): (Lang, Lang) = ("en".into(), "ja".into());
        let said = |value, primitive, lang| of_value(value, primitive, lang).unwrap_or_default();
        assert_eq!(said("2007-08-13", Primitive::Date, &en), "August 13, 2007");
        assert_eq!(said("2007-08-13", Primitive::Date, &ja), "2007年8月13日");
        assert_eq!(said("false", Primitive::Boolean, &ja), "いいえ");
        assert_eq!(of_value("A", Primitive::String, &ja), None);
    }
}
