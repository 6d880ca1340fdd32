//! Period codes and dates.
//!
//! ```text
//! period = code [".start" | ".end"] | date | date ".." date | date "/" date
//! code   = quarter | half | months | "FY" year
//! quarter = "1Q" … "4Q" year        half = "1H" | "2H" year        months = "1M" … "12M" year
//! year   = two or four digits: 07 is 2007
//! date   = YYYY-MM-DD
//! ```
//!
//! `1Q07.end` is the instant at the end of the last day, `1Q07.start` the instant at the end of
//! the day before the first: opening and closing balances of one period.
//!
//! ```
//! use kessan::model::{Calendar, YearName};
//! use kessan::notation::period::parse;
//! let april = Calendar::new(4, YearName::Start).unwrap();
//! assert_eq!(parse("1Q07", april).unwrap().to_string(), "2007-04-01..2007-06-30");
//! assert_eq!(parse("9M08", april).unwrap().to_string(), "2008-04-01..2008-12-31");
//! assert_eq!(parse("FY06.end", april).unwrap().to_string(), "2007-03-31");
//! assert_eq!(parse("5Q07", april), None);
//! ```

use chrono::{Datelike, Days, NaiveDate};

use crate::model::{Calendar, Period};

/// The period that a code or date means in a calendar; years have four digits.
#[must_use]
pub fn parse(text: &str, calendar: Calendar) -> Option<Period> {
    let known = |day: NaiveDate| (1..=9999).contains(&day.year());
    any(text.trim(), calendar).filter(|period| match period {
        Period::Instant(day) => known(*day),
        Period::Duration { start, end } => known(*start) && known(*end),
        Period::Moment(_) | Period::Span { .. } | Period::Forever => false,
    })
}

fn any(text: &str, calendar: Calendar) -> Option<Period> {
    if let Some(first) = text.as_bytes().first()
        && let Some((start, end)) = text.split_once("..").or_else(|| text.split_once('/'))
        && first.is_ascii_digit()
    {
        let (start, end) = (date(start.trim())?, date(end.trim())?);
        return (start <= end).then_some(Period::Duration { start, end });
    }
    if let Some(day) = date(text) {
        return Some(Period::Instant(day));
    }
    match text.split_once('.') {
        None => code(text, calendar),
        Some((text, edge)) => {
            let Period::Duration { start, end } = code(text, calendar)? else { return None };
            match edge {
                "end" => Some(Period::Instant(end)),
                "start" => start.checked_sub_days(Days::new(1)).map(Period::Instant),
                _ => None,
            }
        }
    }
}

/// The first part of a text that is written as a date and is none: `2024-02-30`.
///
/// ```
/// use kessan::notation::period::missing_day;
/// assert_eq!(missing_day("2024-02-01..2024-02-30"), Some("2024-02-30"));
/// assert_eq!(missing_day("2024-02-01..2024-02-29"), None);
/// ```
#[must_use]
pub fn missing_day(text: &str) -> Option<&str> {
    let parts = text.split("..").flat_map(|part| part.split('/')).map(str::trim);
    let mut written = parts.filter(|part| is_written_as_date(part));
    written.find(|part| date(part).is_none())
}

fn is_written_as_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(at, c)| match at {
            4 | 7 => c == b'-',
            _ => c.is_ascii_digit(),
        })
}

/// A date as ISO 8601 writes it, in full and without blanks, in a year that XML Schema knows: one
/// after 0000 (XML Schema 1.0 Part 2 §3.2.9).
#[must_use]
pub fn date(text: &str) -> Option<NaiveDate> {
    if !is_written_as_date(text) {
        return None;
    }
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let day = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    day.filter(|day| day.year() > 0)
}

fn code(text: &str, calendar: Calendar) -> Option<Period> {
    if let Some(name) = text.strip_prefix("FY") {
        return calendar.span(year(name)?, 0, 12);
    }
    let letter = text.find(|c: char| !c.is_ascii_digit())?;
    let count: u32 = text[..letter].parse().ok()?;
    let (kind, name) = text[letter..].split_at_checked(1)?;
    let year = year(name)?;
    match kind {
        "Q" if (1..=4).contains(&count) => calendar.span(year, (count - 1) * 3, 3),
        "H" if (1..=2).contains(&count) => calendar.span(year, (count - 1) * 6, 6),
        "M" if (1..=12).contains(&count) => calendar.span(year, 0, count),
        _ => None,
    }
}

fn year(text: &str) -> Option<i32> {
    if !text.bytes().all(|c| c.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        2 => Some(2000 + text.parse::<i32>().ok()?),
        4 => text.parse().ok(),
        _ => None,
    }
}

/// How a period is named in a calendar: `1Q07`, `9M08`, `1H07`, `FY06`; none when it is not one
/// of the calendar's own.
#[must_use]
pub fn name(period: Period, calendar: Calendar) -> Option<String> {
    let Period::Duration { start, end } = period else { return None };
    let (year, month) = calendar.locate(start);
    let short = year.rem_euclid(100);
    let same = |skip: u32, months: u32| {
        calendar.span(year, skip, months) == Some(Period::Duration { start, end })
    };
    let skip = month - 1;
    if skip % 3 == 0 && same(skip, 3) {
        return Some(format!("{}Q{short:02}", skip / 3 + 1));
    }
    if skip % 6 == 0 && same(skip, 6) {
        return Some(format!("{}H{short:02}", skip / 6 + 1));
    }
    if skip == 0 && same(0, 12) {
        return Some(format!("FY{short:02}"));
    }
    (1..12)
        .find(|months| skip == 0 && same(0, *months))
        .map(|months| format!("{months}M{short:02}"))
}

/// The code that [`parse`] reads as this period: a name, or the end of a named one; none when the
/// calendar has no name for it.
#[must_use]
pub fn code_of(period: Period, calendar: Calendar) -> Option<String> {
    let code = match period {
        Period::Instant(day) => {
            let (year, month) = calendar.locate(day);
            let quarter = match month {
                12 => calendar.span(year, 0, 12)?,
                _ => calendar.span(year, month.checked_sub(3)?, 3)?,
            };
            format!("{}.end", name(quarter, calendar)?)
        }
        _ => name(period, calendar)?,
    };
    (parse(&code, calendar) == Some(period)).then_some(code)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::YearName;

    #[test]
    fn a_year_can_be_named_after_its_end() {
        let calendar = Calendar::new(4, YearName::End).unwrap();
        assert_eq!(parse("FY08", calendar).unwrap().to_string(), "2007-04-01..2008-03-31");
        let calendar = Calendar::new(1, YearName::End).unwrap();
        assert_eq!(parse("2H2008", calendar).unwrap().to_string(), "2008-07-01..2008-12-31");
    }

    #[test]
    fn what_is_no_period_is_refused() {
        let calendar = Calendar::new(4, YearName::Start).unwrap();
        for text in [
            "",
            "Q",
            "1Q",
            "1Q7",
            "0Q07",
            "3H07",
            "13M07",
            "FY",
            "1Q07.mid",
            "2007-02-30",
            "2007-6-30",
            "2007-06-30..2007-04-01",
            "99999999999Q07",
            "１Q07",
            "1Ｑ07",
            "FY+1",
        ] {
            assert_eq!(parse(text, calendar), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn names_read_back(first in 1u32..=12, year in 2000i32..2099, quarter in 0u32..4) {
            for rule in [YearName::Start, YearName::End] {
                let calendar = Calendar::new(first, rule).unwrap();
                for (skip, months) in [(quarter * 3, 3), (quarter / 2 * 6, 6), (0, 12), (0, 9)] {
                    let period = calendar.span(year, skip, months).unwrap();
                    let name = name(period, calendar).unwrap();
                    prop_assert_eq!(parse(&name, calendar), Some(period));
                    let end = Period::Instant(period.last_day().unwrap());
                    let code = code_of(end, calendar).unwrap();
                    prop_assert_eq!(parse(&code, calendar), Some(end));
                }
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = parse(&text, Calendar::new(4, YearName::Start).unwrap());
        }
    }
}
