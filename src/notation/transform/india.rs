//! The national calendar of India, whose years (Saka era) begin in March.

use chrono::{Datelike, Days, NaiveDate};
use regex::Regex;
use std::sync::LazyLock;

use super::months::devanagari_digit;

/// Dates of the Saka era.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saka;

/// Months by what all ways to spell them have in common, and the day of the Gregorian year on which they begin.
const MONTHS: [(&str, (u32, u32)); 12] = [
    ("C\\S*ait|चैत्र", (3, 22)),
    ("Vai|वैशाख|बैसाख", (4, 21)),
    ("Jy|ज्येष्ठ", (5, 22)),
    ("dha|ḍha|आषाढ|आषाढ़", (6, 22)),
    ("vana|Śrāvaṇa|श्रावण|सावन", (7, 23)),
    ("Bh\\S+dra|Proṣṭhapada|भाद्रपद|भादो", (8, 23)),
    ("in|आश्विन", (9, 23)),
    ("K\\S+rti|कार्तिक", (10, 23)),
    ("M\\S+rga|Agra|मार्गशीर्ष|अगहन", (11, 22)),
    ("Pau|पौष", (12, 22)),
    ("M\\S+gh|माघ", (1, 21)),
    ("Ph\\S+lg|फाल्गुन", (2, 20)),
];

static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months: Vec<String> = MONTHS.iter().map(|(names, _)| format!("({names})")).collect();
    let months = months.join("|");
    Regex::new(&format!(
        "^[ \\t\\n\\r]*(?P<d>[0-9]{{1,2}}|[०-९]{{1,2}})[^0-9०-९]+(?:{months})[^0-9०-९]+\
         (?P<y>[0-9]{{2}}|[0-9]{{4}}|[०-९]{{2}}|[०-९]{{4}})[ \\t\\n\\r]*$"
    ))
    .ok()
});

impl Saka {
    pub(super) fn read(self, text: &str, value: &mut String) -> Option<()> {
        let found = PATTERN.as_ref()?.captures(text)?;
        let digits = |name: &str| -> String { found[name].chars().map(devanagari_digit).collect() };
        // The first group is the day.
        let month = (2..14).find(|group| found.get(*group).is_some())? - 2;
        let day = digits("d").parse::<u64>().ok()?;
        let year = digits("y");
        let year = match year.len() {
            2 => full_year(year.parse().ok()?, month, day),
            _ => year.parse().ok()?,
        };
        let date = gregorian(year, month, day)?;
        super::date::put(value, Some(date.year()), date.month(), Some(date.day()))
    }
}

/// Years of two digits are such that the date is of the years from 2000 on.
fn full_year(year: i32, month: usize, day: u64) -> i32 {
    if year > 21 || (year == 21 && month >= 9 && day >= 11) { 1900 + year } else { 2000 + year }
}

/// The date of a day of the Saka era; months count from 0.
fn gregorian(year: i32, month: usize, day: u64) -> Option<NaiveDate> {
    let begin = |year: i32, month: usize| {
        let (of_year, day) = MONTHS[month].1;
        let year = year + 78 + i32::from(month >= 10);
        // The year begins a day earlier in leap years, and only its first month is longer for it.
        let is_leap = NaiveDate::from_ymd_opt(year, 2, 29).is_some();
        let day = if month == 0 && is_leap { day - 1 } else { day };
        NaiveDate::from_ymd_opt(year, of_year, day)
    };
    let (first, next) = match month {
        11 => (begin(year, 11)?, begin(year + 1, 0)?),
        _ => (begin(year, month)?, begin(year, month + 1)?),
    };
    let date = first.checked_add_days(Days::new(day.checked_sub(1)?))?;
    (date < next).then_some(date)
}
