//! Dates: a pattern with the places of day, month and year.

use std::sync::OnceLock;

use chrono::NaiveDate;
use regex::Regex;

use super::months::{Months, devanagari_digit};

/// A way to print dates.
#[derive(Debug)]
pub(super) struct Date {
    /// The pattern, with `{D}`, `{M}`, `{Y}` where day, month and year stand, `{_}` for what is no digit,
    /// `{B}` for blanks.
    template: String,
    months: Months,
    pattern: OnceLock<Option<Regex>>,
}

/// Years of two digits are of this century, and so is one of a single digit.
const YEAR: &str = "(?P<y>[0-9]{4}|[0-9]{1,2})";

impl Date {
    pub(super) fn new(template: impl Into<String>, months: Months) -> Self {
        Self { template: template.into(), months, pattern: OnceLock::new() }
    }

    fn pattern(&self) -> Option<&Regex> {
        self.pattern
            .get_or_init(|| {
                let pattern = self
                    .template
                    .replace("{D}", "(?P<d>[0-9]{1,2})")
                    .replace("{M}", &format!("(?P<m>{})", self.months.pattern()))
                    .replace("{Y}", YEAR)
                    .replace("{Y2}", "(?P<y>[0-9]{4}|[0-9]{2})")
                    .replace("{_}", "[^0-9]+")
                    .replace("{B}", "[\\s\u{a0}]*");
                Regex::new(&format!("^[ \\t\\n\\r]*{pattern}[ \\t\\n\\r]*$")).ok()
            })
            .as_ref()
    }

    pub(super) fn read(&self, text: &str, value: &mut String) -> Option<()> {
        let digits = self.months.ascii_digits(text);
        let found = self.pattern()?.captures(&digits)?;
        let group = |name| found.name(name).map(|group| group.as_str());
        let digits = |name| group(name).map(|text| text.chars().map(devanagari_digit).collect());
        let month = self.months.number(group("m")?)?;
        let day = match digits("d") {
            Some::<String>(day) => Some(day.parse::<u32>().ok()?),
            None => None,
        };
        let year: Option<String> = digits("y");
        let year = match (group("e"), year.as_deref()) {
            (Some(era), Some("元")) => Some(era_start(era)? + 1),
            (Some(era), Some(year)) => Some(era_start(era)? + year.parse::<i32>().ok()?),
            (None, Some(year)) => Some(full_year(year)?),
            (_, None) => None,
        };
        put(value, year, month, day)
    }
}

/// The date as XML Schema writes it: `xs:date`, `xs:gYearMonth` or `xs:gMonthDay`.
pub(super) fn put(
    value: &mut String,
    year: Option<i32>,
    month: u32,
    day: Option<u32>,
) -> Option<()> {
    // A day without a year may be the 29th of February.
    NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day.unwrap_or(1))?;
    let text = match (year, day) {
        (Some(0), _) => return None,
        (Some(year), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), None) => format!("{year:04}-{month:02}"),
        (None, Some(day)) => format!("--{month:02}-{day:02}"),
        (None, None) => return None,
    };
    value.push_str(&text);
    Some(())
}

fn full_year(digits: &str) -> Option<i32> {
    let year = digits.parse::<i32>().ok()?;
    Some(if digits.len() <= 2 { 2000 + year } else { year })
}

/// The year before the first of an era, by its name or the first letter of it. A year that the era no longer had
/// is read all the same: contracts of 平成30年 end in 平成40年.
fn era_start(era: &str) -> Option<i32> {
    Some(match era.chars().next()? {
        '令' => 2018,
        '平' => 1988,
        '昭' => 1925,
        '大' => 1911,
        '明' => 1867,
        _ => return None,
    })
}
