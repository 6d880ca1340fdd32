//! Dates as they are printed, and the inline transformation that reads them.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// The months in English, in lower case.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Eras with the year before their first and the days between which they count.
const ERAS: [(&str, i32, (i32, u32, u32)); 5] = [
    ("令和", 2018, (2019, 5, 1)),
    ("平成", 1988, (1989, 1, 8)),
    ("昭和", 1925, (1926, 12, 25)),
    ("大正", 1911, (1912, 7, 30)),
    ("明治", 1867, (1868, 1, 25)),
];

/// A way to print dates, with the name of its inline transformation (registries 4 and 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `2007-08-13`: the value itself.
    Iso,
    /// `August 13, 2007`
    MonthDayYear,
    /// `13 August 2007`
    DayMonthYear,
    /// `2007年8月13日`, `2007/8/13`, `2007.8.13`
    YearMonthDay,
    /// `13.8.2007`, `13/8/2007`
    DayMonth,
    /// `8/13/2007`
    MonthDay,
    /// `平成19年8月13日`
    Era,
}

impl Style {
    /// The local name of the transformation, none when the text needs none.
    #[must_use]
    pub fn transformation(self) -> Option<&'static str> {
        match self {
            Self::Iso => None,
            Self::MonthDayYear => Some("date-monthname-day-year-en"),
            Self::DayMonthYear => Some("date-day-monthname-year-en"),
            Self::YearMonthDay => Some("date-year-month-day"),
            Self::DayMonth => Some("date-day-month-year"),
            Self::MonthDay => Some("date-month-day-year"),
            Self::Era => Some("date-jpn-era-year-month-day"),
        }
    }
}

/// Reads a printed date.
///
/// ```
/// use kessan::notation::date::{Style, parse};
/// let (day, style) = parse("平成19年8月13日").unwrap();
/// assert_eq!((day.to_string().as_str(), style), ("2007-08-13", Style::Era));
/// assert!(parse("平成40年1月1日").is_none());
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<(NaiveDate, Style)> {
    let text = text.trim();
    if let Some(day) = super::period::date(text) {
        return Some((day, Style::Iso));
    }
    if text.ends_with('日') {
        return japanese(text);
    }
    if let Some(parts) = figures(text) {
        return of_figures(parts);
    }
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let [first, second, year] = words[..] else { return None };
    // The transformations of English dates read ASCII digits only.
    let ascii = |text: &str| text.is_ascii().then(|| number(text)).flatten();
    let (month, day, style) = match english_month(first) {
        Some(month) => (month, ascii(second)?, Style::MonthDayYear),
        None => (english_month(second)?, ascii(first)?, Style::DayMonthYear),
    };
    let year = year.is_ascii().then(|| year_of_four_digits(year)).flatten()?;
    NaiveDate::from_ymd_opt(year, month, day).map(|day| (day, style))
}

/// The parts of a date of figures alone, and what stands between them.
type Figures<'a> = ([&'a str; 3], char);

fn figures(text: &str) -> Option<Figures<'_>> {
    let sign = text.chars().find(|c| matches!(c, '/' | '.' | '-'))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [first, second, third] = parts[..] else { return None };
    let is_figure = |part: &str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
    [first, second, third]
        .iter()
        .all(|part| is_figure(part))
        .then_some(([first, second, third], sign))
}

/// A date of figures, where its order is clear: with the year first or the day above twelve, or
/// with dots, which part dates that begin with the day. `9/8/2024` may be either of two days.
fn of_figures(([first, second, third], sign): Figures<'_>) -> Option<(NaiveDate, Style)> {
    if let Some(year) = year_of_four_digits(first) {
        let day = NaiveDate::from_ymd_opt(year, number(second)?, number(third)?)?;
        return Some((day, Style::YearMonthDay));
    }
    let (year, first, second) = (year_of_four_digits(third)?, number(first)?, number(second)?);
    let day_first = NaiveDate::from_ymd_opt(year, second, first);
    let month_first = NaiveDate::from_ymd_opt(year, first, second);
    match (day_first, month_first) {
        (Some(day), None) => Some((day, Style::DayMonth)),
        (Some(day), _) if sign == '.' || first == second => Some((day, Style::DayMonth)),
        (None, Some(day)) if sign == '/' => Some((day, Style::MonthDay)),
        _ => None,
    }
}

/// A date in a spelling that no transformation reads, in one that is read: eras by their initials
/// (`R6.3.31`), English days as ordinals (`March 31st, 2024`).
#[must_use]
pub fn respelled(text: &str) -> Option<String> {
    let text = text.trim();
    let eras = ["R", "H", "S", "T", "M"].iter().zip(ERAS);
    for (initial, (era, ..)) in eras {
        let Some(rest) = text.strip_prefix(initial) else { continue };
        let ([year, month, day], _) = figures(rest)?;
        let name = if number(year)? == 1 { "元" } else { year };
        return in_era(&format!("{era}{name}"), number(month)?, number(day)?)
            .map(|day| day.to_string());
    }
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let ordinal = words.iter_mut().find_map(|word| {
        let (plain, comma) = word.strip_suffix(',').map_or((&**word, ""), |plain| (plain, ","));
        let day = ["st", "nd", "rd", "th"].iter().find_map(|end| plain.strip_suffix(end))?;
        let day = format!("{}{comma}", number(day)?);
        Some((word, day))
    });
    let (word, day) = ordinal?;
    *word = day;
    let text = words.join(" ");
    parse(&text).map(|_| text)
}

/// The number of a month by its English name or the first three letters of it, capitals or not but
/// for the first: transformations read no others.
pub(super) fn english_month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let is_capital = |letters: &str| letters.bytes().all(|c| c.is_ascii_uppercase());
    let is_cased = word.get(1..).is_some_and(|rest| {
        is_capital(&word[..1]) && (is_capital(rest) || rest.bytes().all(|c| c.is_ascii_lowercase()))
    });
    let word = is_cased.then(|| word.to_ascii_lowercase())?;
    let at = MONTHS
        .iter()
        .position(|name| *name == word || (word.len() == 3 && name.starts_with(&word)))?;
    u32::try_from(at + 1).ok()
}

/// The number of one or two digits, which may be full-width ones.
pub(super) fn number(text: &str) -> Option<u32> {
    digits(text, 1..=2)
}

/// Whether a word is a year of four digits, of the last century or of this one, as releases print it.
pub(crate) fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.bytes().all(|c| c.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}

/// A year of four digits, which may be full-width ones; not before 1000.
pub(super) fn year_of_four_digits(text: &str) -> Option<i32> {
    let year = digits(text, 4..=4).filter(|year| *year >= 1000)?;
    i32::try_from(year).ok()
}

fn digits(text: &str, count: RangeInclusive<usize>) -> Option<u32> {
    let digits: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    let plain = count.contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

fn japanese(text: &str) -> Option<(NaiveDate, Style)> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let day = number(rest.strip_suffix('日')?)?;
    let month = number(month)?;
    if let Some(year) = year_of_four_digits(year) {
        return Some((NaiveDate::from_ymd_opt(year, month, day)?, Style::YearMonthDay));
    }
    Some((in_era(year, month, day)?, Style::Era))
}

/// The year in which a month of a year of an era lies (平成19); none where no day of it belongs to
/// the era.
pub(super) fn era_year(year: &str, month: u32) -> Option<i32> {
    let days = [1, 28, 29, 30, 31];
    days.iter().find_map(|day| in_era(year, month, *day)).map(|day| day.year())
}

/// A day of a year of an era (平成19).
fn in_era(year: &str, month: u32, day: u32) -> Option<NaiveDate> {
    let ((name, before, first), year) =
        ERAS.iter().find_map(|era| Some((era, year.strip_prefix(era.0)?)))?;
    let year = if year == "元" { 1 } else { i32::try_from(number(year)?).ok()? };
    let date = NaiveDate::from_ymd_opt(before.checked_add(year)?, month, day)?;
    // The transformation does not check where an era ends: 平成40年 would become 2028.
    let within = |(year, month, day): (i32, u32, u32)| {
        (date.year(), date.month(), date.day()) >= (year, month, day)
    };
    let next = ERAS.iter().take_while(|era| era.0 != *name).last();
    (within(*first) && next.is_none_or(|era| !within(era.2))).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_reads_the_same_day() {
        for text in [
            "2007-08-13",
            "August 13, 2007",
            "Aug. 13, 2007",
            "13 August 2007",
            "2007年8月13日",
            "２００７年８月１３日",
            "平成19年8月13日",
            "2007/08/13",
            "2007/8/13",
            "2007.8.13",
            "2007-8-13",
            "13.08.2007",
            "13/8/2007",
            "8/13/2007",
        ] {
            assert_eq!(parse(text).unwrap().0.to_string(), "2007-08-13", "{text}");
        }
    }

    #[test]
    fn what_no_transformation_reads_is_respelled() {
        assert_eq!(respelled("H19.8.13").as_deref(), Some("2007-08-13"));
        assert_eq!(respelled("R1/5/1").as_deref(), Some("2019-05-01"));
        assert_eq!(respelled("H31.5.1"), None);
        assert_eq!(respelled("August 13th, 2007").as_deref(), Some("August 13, 2007"));
        assert_eq!(respelled("3rd August 2007").as_deref(), Some("3 August 2007"));
        for text in ["August 13, 2007", "Months", "S", "th", "H1x.2.3"] {
            assert_eq!(respelled(text), None, "{text}");
        }
    }

    #[test]
    fn eras_end() {
        assert_eq!(parse("昭和64年1月7日").unwrap().0.to_string(), "1989-01-07");
        assert_eq!(parse("平成元年1月8日").unwrap().0.to_string(), "1989-01-08");
        assert_eq!(parse("昭和64年1月8日"), None);
        assert_eq!(parse("令和元年4月30日"), None);
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "Augustus 13, 2007",
            "August 32, 2007",
            "9/8/2007",
            "8.13.2007",
            "13/8/07",
            "2007年13月1日",
            "日",
            "august 13, 2007",
            "August 13, 02007",
            "2007年008月13日",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
