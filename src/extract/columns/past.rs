//! Columns of past tables of a statement, where the headings of this one leave open what its columns mean.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::{Column, Headings, Kind, infer, words};
use crate::extract::mentions::heading::{self, Said, Unclear};
use crate::extract::{title, unit_line};
use crate::model::{Calendar, Period, Taxonomy};
use crate::notation::words::Kind as Word;
use crate::source::map::{ColumnEntry, TableEntry};
use crate::text::table::Table;

/// What the columns of past tables say of these; none where they say several things, the headings say another, or words
/// stand there that may change what figures mean. `inferred` is what the headings say.
///
/// Of columns of members or of concepts nothing is kept of the words over them: they may have changed places, so none
/// of them serves.
pub(super) fn fitting<'a>(
    inferred: &[Column],
    headings: &Headings,
    table: &Table,
    entry: &'a TableEntry,
    taxonomy: &Taxonomy,
) -> Option<&'a [ColumnEntry]> {
    let doubtful = |line: &str| {
        let turns = |kind| title::says(kind, line).is_some();
        turns(Word::ForecastTitles) || turns(Word::OtherTitles)
    };
    let turning = headings.lines.iter().any(|line| !words::turning(line).is_empty());
    if turning || headings.titles().chain(headings.lines.iter().map(String::as_str)).any(doubtful) {
        return None;
    }
    let own = infer::own_words(entry, taxonomy);
    let agrees = |columns: &&Vec<ColumnEntry>| {
        headings.agree(columns, &[], table, entry).is_ok()
            && columns.iter().zip(inferred).enumerate().all(|(at, (past, here))| {
                // Over what time changes are no heading says that names no period.
                let said =
                    past.beside.is_none() || !headings.mentions(&headings.columns[at]).is_empty();
                (!said || same_period(past, here)) && is_open(past, at, headings, &own)
            })
            && same_years(columns, headings, taxonomy.calendar)
            && states_the_same(columns, headings, taxonomy)
    };
    let mut known = entry.past_columns.iter().filter(agrees);
    let only = known.next().filter(|_| known.next().is_none())?;
    let plain = |column: &ColumnEntry| column.members.is_empty() && column.concept.is_none();
    only.iter().all(plain).then_some(only)
}

/// Whether the period that a heading says is that of a past column: the same span of time, or its last day. What a
/// heading says is not passed over.
fn same_period(past: &ColumnEntry, here: &Column) -> bool {
    match (past.period, here.period) {
        (Some(one @ Period::Duration { .. }), Some(other @ Period::Duration { .. })) => {
            one == other
        }
        (Some(one), Some(other)) => one.last_day() == other.last_day(),
        (None, Some(_)) => past.skip && here.kind == Kind::Skip,
        (_, None) => true,
    }
}

/// Whether the words over a column leave open no more than its period, and that in a way that past columns can answer:
/// not what a day or weeks mean, nor what words say that nobody knows beside a period.
fn is_open(past: &ColumnEntry, at: usize, headings: &Headings, own: &BTreeSet<String>) -> bool {
    let said = heading::read(&headings.columns[at], headings.setting());
    match said.period(headings.setting()) {
        Err(Unclear::Nothing | Unclear::Several) => true,
        Err(Unclear::YearOnly(_)) | Ok(_) => {
            let rest = heading::read(&headings.own[at], headings.setting()).rest;
            let mut foreign = unit_line::unknown(&rest).into_iter();
            past.skip
                || past.beside.is_some()
                || foreign.all(|word| own.contains(&word.to_lowercase()))
                    && !words::is_open_sign(&said.rest)
        }
        Err(_) => false,
    }
}

/// Whether the years and the days without a year that stand over columns are those of past columns: all years by the
/// calendar, or all by the fiscal years.
fn same_years(columns: &[ColumnEntry], headings: &Headings, calendar: Calendar) -> bool {
    let said: Vec<Said> =
        headings.columns.iter().map(|words| heading::read(words, headings.setting())).collect();
    let years = |said: &Said| -> Vec<i32> {
        said.years.iter().chain(&said.fiscal_years).copied().collect()
    };
    let ends = |past: &ColumnEntry| past.period.and_then(Period::last_day);
    let over = || columns.iter().zip(&said).filter_map(|(past, said)| Some((ends(past)?, said)));
    let by_calendar = over().all(|(end, said)| years(said).iter().all(|year| *year == end.year()));
    let by_name =
        over().all(|(end, said)| years(said).iter().all(|year| *year == calendar.locate(end).0));
    let days = over().all(|(end, said)| {
        said.month_days.iter().all(|(month, day)| (end.month(), end.day()) == (*month, *day))
    });
    // Years of a line that stand over no column: over which they belong nobody knows.
    let lines = headings.lines.iter().map(|line| heading::read(line, headings.setting()));
    let astray = lines
        .flat_map(|line| years(&line))
        .any(|year| !said.iter().any(|said| years(said).contains(&year)));
    let mut all = columns.iter().filter_map(ends).map(|end| end.year());
    let several = all.next().is_some_and(|first| all.any(|other| other != first));
    (by_calendar || by_name) && days && !(astray && several)
}

/// Whether what the headings state of currencies and powers of ten is what past columns had.
fn states_the_same(columns: &[ColumnEntry], headings: &Headings, taxonomy: &Taxonomy) -> bool {
    let of_table = headings.stated(taxonomy);
    if of_table.doubt.is_some() {
        return false;
    }
    columns.iter().enumerate().all(|(at, past)| {
        let own = headings.stated_over(at, taxonomy);
        let alone = own.unit.is_none() && own.scale.is_none();
        let said = if alone { &of_table } else { &own };
        // What stands over some columns alone is not said of the others.
        let varied = alone && columns.len() > 1 && differ(columns);
        let fits = |said: bool| said || varied;
        own.doubt.is_none()
            && fits(past.unit.is_none() || said.unit.is_none() || past.unit == said.unit)
            && fits(past.scale.is_none() || said.scale.is_none() || past.scale == said.scale)
    })
}

/// Whether past columns had several currencies.
fn differ(columns: &[ColumnEntry]) -> bool {
    let mut units = columns.iter().filter_map(|column| column.unit.as_ref());
    units.next().is_some_and(|first| units.any(|other| other != first))
}
