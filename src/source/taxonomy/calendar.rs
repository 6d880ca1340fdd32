//! `calendar.toml`: the fiscal calendar of the entity whose reports a taxonomy is for.

use std::path::Path;

use chrono::NaiveDate;
use serde::Deserialize;

use super::super::file::SourceFile;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Calendar, Weeks, YearName};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    first_month: u32,
    year_named_after: String,
    /// `last saturday` or `saturday nearest the end`, also with the day itself, as in `saturday
    /// nearest 01-31`: years of whole weeks.
    #[serde(alias = "year_end")]
    year_ends: Option<String>,
    /// Weeks of the months of a quarter, or of the quarters of a year.
    weeks: Option<String>,
}

/// Years of weeks by the day on which they end and the weeks of their parts.
fn weeks_of(ends: &str, pattern: &str, first_month: u32) -> Option<Weeks> {
    let lower = ends.to_lowercase();
    let (day, nearest) = match lower.strip_prefix("last ") {
        Some(day) => (day, false),
        None => {
            let (day, end) = lower.split_once(" nearest ")?;
            (day, (end == "the end" || is_last_day(end, first_month)).then_some(true)?)
        }
    };
    let parts: Option<Vec<u8>> = pattern.split('-').map(|part| part.trim().parse().ok()).collect();
    let (quarters, months) = match parts?.as_slice() {
        [a, b, c] if a.checked_add(*b)?.checked_add(*c)? == 13 => ([13; 4], [*a, *b, *c]),
        [a, b, c, d] if a.checked_add(*b)?.checked_add(*c)?.checked_add(*d)? == 52 => {
            ([*a, *b, *c, *d], [4, 4, 5])
        }
        _ => return None,
    };
    Some(Weeks { last_day: day.trim().parse().ok()?, nearest, quarters, months })
}

/// Whether a day such as `01-31` is the last one before a month, in a year of any length.
fn is_last_day(day: &str, first_month: u32) -> bool {
    let first = |year| NaiveDate::from_ymd_opt(year, first_month, 1);
    let last = |year| Some(first(year)?.pred_opt()?.format("%m-%d").to_string());
    [2023, 2024].into_iter().any(|year| last(year).as_deref() == Some(day))
}

/// Reads `calendar.toml`.
pub(super) fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Calendar> {
    let mut source = SourceFile::read(path, diagnostics)?;
    let CalendarFile { first_month, year_named_after, year_ends, weeks } =
        source.toml(diagnostics)?;
    let year_name = match year_named_after.as_str() {
        "start" => Some(YearName::Start),
        "end" => Some(YearName::End),
        _ => None,
    };
    let mut tell = |key, value: &str, help| {
        let message = format!("`{key}` can't be {value}.");
        let place = Place::key(&source.name, &[key]);
        diagnostics.push(Diagnostic::new(Code::InvalidToml, place, message).help(help));
    };
    if year_name.is_none() {
        let help = "write \"start\" or \"end\": which end of it gives a fiscal year its number";
        tell("year_named_after", &format!("`{year_named_after}`"), help);
    }
    // Whether there is such a month does not depend on the name of the year.
    let calendar = Calendar::new(first_month, year_name.unwrap_or(YearName::Start));
    if calendar.is_none() {
        let help = "write the month in which the fiscal year begins, 1 to 12";
        tell("first_month", &first_month.to_string(), help);
    }
    let years = match (year_ends.as_deref(), weeks.as_deref()) {
        (None, None) => Some(None),
        (ends, pattern) => {
            weeks_of(ends.unwrap_or_default(), pattern.unwrap_or("4-4-5"), first_month).map(Some)
        }
    };
    if years.is_none() {
        let help = "write year_ends = \"last saturday\" or \"saturday nearest the end\" (of the month before `first_month`), and weeks = \"4-4-5\" or \"12-12-12-16\"";
        tell("year_ends", &format!("`{}`", year_ends.unwrap_or_default()), help);
    }
    let calendar = calendar.filter(|_| year_name.is_some());
    calendar.zip(years).map(|(calendar, weeks)| match weeks {
        Some(weeks) => calendar.with_weeks(weeks),
        None => calendar,
    })
}
