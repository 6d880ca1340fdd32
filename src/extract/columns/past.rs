//! Columns of past tables of a statement, where the headings of this one leave open what its columns mean.

use super::{Column, Headings, words};
use crate::extract::title;
use crate::model::{Period, Taxonomy};
use crate::notation::words::Kind as Word;
use crate::source::map::{ColumnEntry, TableEntry};
use crate::text::table::Table;

/// What the columns of past tables say of these; none where they say several things, the headings say another, or words
/// stand there that may change what figures mean. `inferred` is what the headings say.
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
    let agrees = |columns: &&Vec<ColumnEntry>| {
        headings.agree(columns, table, entry).is_ok()
            && columns.iter().zip(inferred).enumerate().all(|(at, (past, here))| {
                // Over what time changes are no heading says that names no period.
                let said =
                    past.beside.is_none() || !headings.mentions(&headings.columns[at]).is_empty();
                !said || same_period(past, here)
            })
            && states_the_same(columns, headings, taxonomy)
    };
    let mut known = entry.past_columns.iter().filter(agrees);
    known.next().filter(|_| known.next().is_none()).map(Vec::as_slice)
}

/// Whether the period that a heading says is that of a past column: the same span of time, or its last day.
fn same_period(past: &ColumnEntry, here: &Column) -> bool {
    match (past.period, here.period) {
        (Some(one @ Period::Duration { .. }), Some(other @ Period::Duration { .. })) => {
            one == other
        }
        (Some(one), Some(other)) => one.last_day() == other.last_day(),
        _ => true,
    }
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
