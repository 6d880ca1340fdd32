//! In which month the fiscal year begins, by the ends of years that a text states and the days of its balance sheets.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};

use super::sheet::Sheet;
use crate::extract::mentions::Part;
use crate::extract::mentions::ending::{self, Ending, month_behind};
use crate::extract::mentions::heading::{self, Setting};
use crate::model::{Calendar, Period, YearName};
use crate::notation::words::{Kind, words};
use crate::text::{Span, Text};

/// Days of a span of a whole year, at least.
const YEAR: i64 = 300;

/// Days of half a year, about.
const HALF: i64 = 180;

/// More days than any span of a year has.
const YEARS: i64 = 400;

/// More ends of parts of years say nothing of one year.
const MOST: usize = 32;

/// A month in which the year may begin, from 1, and whether it is certain.
type First = (u32, bool);

/// The lines of a text, and the parts of years that they name.
fn lines_and_parts(text: &Text, setting: Setting) -> (Vec<String>, Vec<Part>) {
    let lines: Vec<String> = text.lines().iter().map(|line| text.plain(*line)).collect();
    let mut parts: Vec<Part> = lines.iter().flat_map(|line| ending::parts(line, setting)).collect();
    parts.sort_by_key(|part| (part.months, part.skip));
    parts.dedup();
    (lines, parts)
}

/// Parts of years that lines of a text bind to the days that end them: `year ended September 30, 2024`.
pub(super) fn stated(text: &Text, setting: Setting) -> Vec<Ending> {
    let (lines, mut parts) = lines_and_parts(text, setting);
    parts.extend(implied(&parts));
    let found: Vec<Ending> =
        lines.iter().flat_map(|line| ending::endings(line, setting, &parts)).collect();
    let years = || lines.iter().filter_map(|line| of_year(line, setting));
    let found: Vec<Ending> = found.into_iter().chain(years()).collect();
    match found.is_empty() {
        true => lines.iter().filter_map(|line| of_part(line, setting)).collect(),
        false => found,
    }
}

/// The parts of years that end with the quarters which a text names, where it names none as long: `third quarter of 2024
/// (1 January - 30 September 2024)` is of the first nine months. Six months may end a year where its fourth quarter is named.
fn implied(parts: &[Part]) -> Vec<Part> {
    let named = |count: u32| Part::quarter(count).is_some_and(|of| parts.contains(&of));
    let is_open = |months: u32| !parts.iter().any(|part| part.months == months);
    let first = |months: u32, of: bool| (of && is_open(months)).then_some(Part { skip: 0, months });
    let half = first(6, named(2) && !named(3) && !named(4));
    let nine = first(9, named(3));
    half.into_iter().chain(nine).collect()
}

/// The one part of a year of which the text says that it ends on a day, and not which of several it is, that the newest
/// columns end with: `Half-year to 31 December 2023` above `1H FY24` and `2H FY23`. `by` reads the columns by a calendar.
pub(super) fn fitting(
    text: &Text,
    setting: Setting,
    by: impl Fn(Calendar) -> Vec<Sheet>,
) -> Option<Ending> {
    let (lines, parts) = lines_and_parts(text, setting);
    // Each is judged by a look at all tables.
    let mut ends: Vec<Ending> = Vec::new();
    for part in &parts {
        let found = lines.iter().flat_map(|line| ending::endings(line, setting, &[*part]));
        for of in found.filter(|of| of.part == *part) {
            if !ends.contains(&of) {
                ends.push(of);
            }
            if ends.len() > MOST {
                return None;
            }
        }
    }
    let mut fitting = ends.into_iter().filter(|of| {
        let sheets = by(calendar(std::slice::from_ref(of), YearName::End));
        let spans = sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
        let spans = spans.filter(|period| matches!(period, Period::Duration { .. }));
        spans.max_by_key(|period| period.last_day()).is_some_and(|newest| of.is(*newest))
    });
    let first = fitting.next()?;
    fitting.all(|of| of == first).then_some(first)
}

/// The months in which the years begin of which some parts end.
pub(super) fn months(stated: &[Ending]) -> BTreeSet<u32> {
    stated.iter().map(Ending::first_month).collect()
}

/// The calendar of years that begin in the one month that is stated; the calendar year where it is that.
pub(super) fn calendar(stated: &[Ending], name: YearName) -> Calendar {
    let months = months(stated);
    let only = months.first().filter(|month| months.len() == 1 && **month != 1);
    only.and_then(|month| Calendar::new(*month, name)).unwrap_or_default()
}

/// After which of its calendar years a fiscal year has its name, where a column that is read by it alone is then of a
/// part that the text states; `by_end` and `by_start` are the columns in both readings.
pub(super) fn name(by_end: &[Sheet], by_start: &[Sheet], stated: &[Ending]) -> Option<YearName> {
    let columns = |sheets: &[Sheet]| -> Vec<Option<Period>> {
        sheets.iter().flat_map(|sheet| sheet.columns.iter().copied()).collect()
    };
    let (by_end, by_start) = (columns(by_end), columns(by_start));
    if by_end.len() != by_start.len() {
        return None;
    }
    let differ: Vec<(Option<Period>, Option<Period>)> =
        by_end.into_iter().zip(by_start).filter(|(end, start)| end != start).collect();
    let latest = |columns: Vec<Option<Period>>| {
        columns.into_iter().flatten().max_by_key(|period| (period.last_day(), period.first_day()))
    };
    let (by_end, by_start) = differ.into_iter().unzip();
    let end = latest(by_end).is_some_and(|period| stated.iter().any(|of| of.is(period)));
    // A year that ends with the next columns may be the one after those of the release.
    let reported = |of: &&Ending| of.part.months < 12 || of.named_before;
    let start = latest(by_start)
        .is_some_and(|period| stated.iter().filter(reported).any(|of| of.is(period)));
    match (end, start) {
        (true, false) => Some(YearName::End),
        (false, true) => Some(YearName::Start),
        _ => None,
    }
}

/// Whether all years of a text have their names after the month in which they end, and none after its beginning:
/// `2025年3月期`, and no `2024年度`.
pub(super) fn is_named_by_end(text: &Text, stated: &[Ending]) -> bool {
    let begun = |line: &Span| ending::names_year_by_start(text.slice(*line));
    stated.iter().any(|of| of.by_name) && !text.lines().iter().any(begun)
}

/// The month in which a span of a whole year begins, or of most of one: a guess then, and where the text states
/// another or no balance sheet is of its last day. `calendar` is that by which the headings were read.
pub(super) fn first_month(sheets: &[Sheet], stated: &[Ending], calendar: Calendar) -> First {
    let periods = || sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
    let (month, certain) = match of_spans(sheets, calendar) {
        Some((month, true)) => (month, true),
        // Codes of years are read by the calendar, and prove nothing of it where no part that is stated is of them.
        found => {
            let own = || calendar.span(2001, 0, 12)?.first_day().map(|day| day.month());
            let month = found.map(|(month, _)| month).or_else(own).unwrap_or(1);
            let said = periods().any(|period| stated.iter().any(|of| of.is(*period)));
            let mut parts = sheets.iter().flat_map(coded).filter_map(Period::last_day);
            let within = || stated.iter().filter(|of| of.part.months < 12 && of.part.skip == 0);
            let said = said || parts.any(|day| within().any(|of| of.day == day));
            (month, said || fits_balances(sheets, calendar))
        }
    };
    let moments = periods().filter(|period| matches!(period, Period::Instant { .. }));
    let days: BTreeSet<u32> = moments.filter_map(|day| day.last_day()).map(month_behind).collect();
    let months = months(stated);
    let other = months.first().copied().filter(|_| months.len() == 1);
    // By the one month that the text states the headings were read.
    let month = other.unwrap_or(month);
    let fits = |months: &BTreeSet<u32>| months.is_empty() || months.contains(&month);
    let named = stated.iter().any(|of| of.by_name) && months.len() == 1;
    (month, named || (certain && months.len() < 2 && fits(&days)))
}

/// Whether the newest balance is of the day that ends the newest part of a year which is read by the calendar, and is no end
/// of a year, and another balance is of the end of the year before: `H1 2025` beside `30.06.2025` and `31.12.2024`.
fn fits_balances(sheets: &[Sheet], calendar: Calendar) -> bool {
    let periods = || sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
    let is_moment = |of: &&Period| matches!(of, Period::Instant { .. });
    let days: BTreeSet<NaiveDate> =
        periods().filter(is_moment).filter_map(|of| of.last_day()).collect();
    let part = sheets.iter().flat_map(coded).filter_map(Period::last_day).max();
    let (Some(newest), Some(part)) = (days.last().copied(), part) else { return false };
    let ends_year = |day: NaiveDate| calendar.locate(day).1 == 12;
    let before =
        |day: &NaiveDate| ends_year(*day) && (1..YEAR).contains(&(newest - *day).num_days());
    part == newest && !ends_year(newest) && days.iter().any(before)
}

/// The month in which the longest span begins that names its months or days; certain where it is a year.
fn of_spans(sheets: &[Sheet], calendar: Calendar) -> Option<First> {
    let all = || sheets.iter().flat_map(|sheet| &sheet.dated).flatten();
    let days = |of: &Period| Some((of.last_day()? - of.first_day()?).num_days());
    let is =
        |of: &Period, long: std::ops::Range<i64>| days(of).is_some_and(|of| long.contains(&of));
    let parts: Vec<Period> = sheets.iter().flat_map(coded).collect();
    // Twelve months up to a day up to which three quarters are counted as well, or a part of a year that does not end
    // it, are no year of their own.
    let is_trailing = |span: &Period| {
        let with = |of: &Period| of.last_day() == span.last_day();
        is(span, YEAR..YEARS)
            && (all().any(|of| is(of, 240..YEAR) && with(of))
                || parts.iter().any(|of| with(of) && !closes(*of, calendar)))
    };
    let spans = || all().filter(|span| !is_trailing(span));
    // Of two halves of one year nobody knows which is the first.
    let halves: BTreeSet<u32> = spans()
        .filter(|span| is(span, HALF..240))
        .filter_map(|span| Some(begins(span.first_day()?)))
        .collect();
    let known = spans().filter(|span| halves.len() < 2 || !is(span, HALF..240));
    let longest = known.filter_map(|span| Some((days(span)?, begins(span.first_day()?))));
    let (days, month) = longest
        .filter(|(days, _)| (HALF + 1..YEARS).contains(days))
        .max_by_key(|(days, _)| *days)?;
    Some((month, days > YEAR))
}

/// The month in which a span begins: years of weeks begin some days beside it.
fn begins(day: NaiveDate) -> u32 {
    if day.day() > 21 { month_behind(day) } else { day.month() }
}

/// The spans of a statement that go with the calendar by which its headings were read: `Q2 2024`.
fn coded(sheet: &Sheet) -> impl Iterator<Item = Period> {
    let own = sheet.columns.iter().zip(&sheet.dated).filter(|(_, dated)| dated.is_none());
    own.filter_map(|(column, _)| *column).filter(|of| matches!(of, Period::Duration { .. }))
}

/// Whether a period ends a year of a calendar.
fn closes(period: Period, calendar: Calendar) -> bool {
    period.last_day().is_some_and(|day| calendar.locate(day).1 == 12)
}

/// Whether a year that the text states is no year of the company: parts of years, read by the calendar year, end with it
/// and end no year, and no part that is read by its own calendar ends with it. `Year to June 2024` beside `Q2 2024`.
pub(super) fn is_rolling(by_calendar_year: &[Sheet], by_own: &[Sheet], stated: &[Ending]) -> bool {
    let ends = |sheets: &[Sheet]| {
        let parts: Vec<Period> = sheets.iter().flat_map(coded).collect();
        let years = stated.iter().filter(|of| of.part == Part::FULL_YEAR);
        years.map(|of| of.day).any(|day| parts.iter().any(|part| part.last_day() == Some(day)))
    };
    let within = || {
        let mut parts = by_calendar_year.iter().flat_map(coded);
        parts.any(|part| !closes(part, Calendar::default()))
    };
    !ends(by_own) && ends(by_calendar_year) && within()
}

/// The year that a line names from day to day, or by the month in which it ends, whatever the calendar is.
fn of_year(line: &str, setting: Setting) -> Option<Ending> {
    // `Twelve months ended June 30` may be those of any day.
    let mut said = line.split(|c: char| !c.is_alphabetic());
    if said.any(|word| words().has(Kind::MonthWords, &word.to_lowercase())) {
        return None;
    }
    let span = |setting: Setting| {
        let said = heading::read(line, setting);
        let only = said.ambiguous.is_none() && !said.trailing && said.days.is_empty();
        match (said.months.as_slice(), said.intervals.as_slice()) {
            ([] | [12], [span]) if only => Some((span.first_day()?, span.last_day()?)),
            _ => None,
        }
    };
    let (from, to) = span(setting).filter(|(from, to)| (*to - *from).num_days() > YEAR)?;
    let other = Calendar::new(5, YearName::End)?;
    let same = span(Setting { calendar: other, ..setting }) == Some((from, to));
    same.then_some(Ending { part: Part::FULL_YEAR, day: to, named_before: false, by_name: false })
}

/// The part of a year that a line names beside the day that ends it, and nothing else: `第2四半期 2024年9月30日`.
fn of_part(line: &str, setting: Setting) -> Option<Ending> {
    let said = heading::read(line, setting);
    let ([part], [day], []) = (&*said.parts, &*said.days, &*said.intervals) else { return None };
    let alone = !said.rest.contains(|c: char| c.is_ascii_alphabetic());
    let ends = heading::ends_month(Period::Instant(*day));
    let clear = said.ambiguous.is_none() && alone && ends;
    clear.then_some(Ending { part: *part, day: *day, named_before: false, by_name: false })
}

/// The name of a weekday as calendar.toml has it.
pub(super) fn weekday(day: Weekday) -> &'static str {
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
