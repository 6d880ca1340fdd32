//! In which month the fiscal year begins, by the ends of years that a text states and the days of its balance sheets.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::sheet::Sheet;
use crate::extract::mentions::heading::{self, Setting};
use crate::model::{Calendar, Period, YearName};
use crate::notation::words::{Kind, words as words_of_all};
use crate::text::Text;
use crate::text::words::plain;

/// Days of a span of a whole year, at least.
const YEAR: i64 = 300;

/// A month in which the year may begin, from 1, and whether it is certain.
type First = (u32, bool);

/// The months in which the years begin whose ends the lines of a text state: `year ended September 30, 2024`.
pub(super) fn stated(text: &Text, setting: Setting) -> BTreeSet<u32> {
    let lines = text.lines().iter().map(|line| plain(text.slice(*line)));
    lines.filter_map(|line| end(&line, setting)).map(month_behind).collect()
}

/// The months in which the years begin of which the lines of a text state the end of a part: `third quarter ended
/// September 30, 2024`.
pub(super) fn of_parts(text: &Text, setting: Setting) -> BTreeSet<u32> {
    let lines = text.lines().iter().map(|line| plain(text.slice(*line)));
    let begins = |line: String| {
        let said = heading::read(&line, setting);
        let ([part], [day], []) = (&*said.parts, &*said.days, &*said.intervals) else {
            return None;
        };
        let behind = month_behind(*day) - 1 + 12;
        let begun = part.skip + part.months;
        (said.ambiguous.is_none() && begun < 12).then(|| (behind - begun) % 12 + 1)
    };
    lines.filter_map(begins).collect()
}

/// The calendar of years that begin in this month; the calendar year where it is that.
pub(super) fn calendar(months: &BTreeSet<u32>) -> Calendar {
    let only = months.first().filter(|month| months.len() == 1 && **month != 1);
    only.and_then(|month| Calendar::new(*month, YearName::End)).unwrap_or_default()
}

/// The month in which a span of a whole year begins, or of most of one: a guess then, and where the text states
/// another or no balance sheet is of its last day.
pub(super) fn first_month(sheets: &[Sheet], stated: &BTreeSet<u32>) -> First {
    let (month, certain) = match of_spans(sheets, |sheet| &sheet.dated) {
        (month, true) => (month, true),
        // Codes of years are read by the calendar, and prove nothing of it.
        (_, false) => {
            let (month, certain) = of_spans(sheets, |sheet| &sheet.years);
            (month, certain && !stated.is_empty())
        }
    };
    let periods = sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
    let moments = periods.filter(|period| matches!(period, Period::Instant { .. }));
    let days: BTreeSet<u32> = moments.filter_map(|day| day.last_day()).map(month_behind).collect();
    let fits = |months: &BTreeSet<u32>| months.is_empty() || months.contains(&month);
    let sure = certain && stated.len() < 2 && fits(stated) && fits(&days);
    // By the one month that the text states the headings were read.
    let other = stated.first().filter(|_| stated.len() == 1 && !fits(stated));
    (other.copied().unwrap_or(month), sure)
}

fn of_spans(sheets: &[Sheet], spans: fn(&Sheet) -> &[Option<Period>]) -> First {
    let all = || sheets.iter().flat_map(spans).flatten();
    // Twelve months up to a day up to which three quarters are counted as well are no year of their own.
    let is_trailing = |span: &Period| {
        let days = |of: &Period| Some((of.last_day()? - of.first_day()?).num_days());
        let three_quarters =
            |of: &&Period| days(of).is_some_and(|days| (240..YEAR).contains(&days));
        days(span).is_some_and(|days| days > YEAR)
            && all().filter(three_quarters).any(|of| of.last_day() == span.last_day())
    };
    let spans = all().filter(|span| !is_trailing(span));
    // Years of weeks begin some days beside a month.
    let near = |day: NaiveDate| if day.day() > 21 { month_behind(day) } else { day.month() };
    let days = spans.filter_map(|period| Some((period.first_day()?, period.last_day()?)));
    let longest = days.filter(|(from, to)| from < to).max_by_key(|(from, to)| *to - *from);
    let long = longest.map(|(from, to)| (near(from), (to - from).num_days()));
    match long {
        Some((month, days)) if days > 180 => (month, days > YEAR),
        _ => (1, false),
    }
}

/// The last day of the one year of which a line says that it ends.
fn end(line: &str, setting: Setting) -> Option<NaiveDate> {
    let said = heading::read(line, setting);
    let mut words = line.split(|c: char| !c.is_alphabetic());
    // `Twelve months ended June 30` may be those of any day.
    let counted = words.any(|word| words_of_all().has(Kind::MonthWords, &word.to_lowercase()));
    if said.ambiguous.is_some() || said.trailing || counted {
        return None;
    }
    match (said.months.as_slice(), said.days.as_slice(), said.intervals.as_slice()) {
        ([12], [day], []) => Some(*day),
        ([] | [12], [], [span]) => {
            let (from, to) = (span.first_day()?, span.last_day()?);
            ((to - from).num_days() > YEAR).then_some(to)
        }
        _ => None,
    }
}

/// The name of a weekday as calendar.toml has it.
pub(super) fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

/// The month behind the end of a month near to a day, from 1: years of weeks end some days beside it.
fn month_behind(day: NaiveDate) -> u32 {
    let month = if day.day() <= 7 { day.month0() } else { day.month() };
    month % 12 + 1
}
