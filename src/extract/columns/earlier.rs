//! Columns of a map that was written for an earlier release.
//!
//! Where headings can't be read, the map alone says what the columns are, and nothing contradicts it when the next
//! release has other days over them. But tables of results have a column of the period that is reported.

use chrono::{Datelike, Days, NaiveDate};

use super::Headings;
use super::other::NEAR;
use crate::extract::finding::{Finding, FindingKind};
use crate::extract::mentions::Meaning;
use crate::model::Period;
use crate::source::map::{ColumnEntry, TableEntry};
use crate::text::table::Table;

/// Whether the nearest line above a table that speaks of a period says that it is a past one: `Six months ended 30
/// September 2023` over what is printed above for this year.
fn is_said_above(headings: &Headings, is_past: impl Fn(Period) -> bool) -> bool {
    let said = headings.context().filter(|_| !headings.is_context_apart());
    said.and_then(|said| said.period(headings.setting()).ok()).is_some_and(is_past)
}

/// Refuses the columns of the map where all of them end before the period of the report does, and no heading says so.
///
/// # Errors
/// A [`Finding`] then.
pub(super) fn refuse(
    headings: &Headings,
    table: &Table,
    entry: &TableEntry,
    last: Option<NaiveDate>,
) -> Result<(), Finding> {
    let kept = || entry.columns.iter().zip(&headings.columns).filter(|(column, _)| !column.skip);
    let days = || kept().filter_map(|(column, _)| column.period?.last_day());
    let (Some(newest), Some(last)) = (days().max(), last) else { return Ok(()) };
    // Weeks end beside months.
    if newest.checked_add_days(Days::new(NEAR)).is_none_or(|newest| newest >= last) {
        return Ok(());
    }
    // A table of past years says so: over a column, over a part of the table, or in its titles.
    let is_past = |period: Period| period.last_day().is_some_and(|day| days().any(|of| of == day));
    let says = |words: &str| {
        headings.mentions(words).into_iter().any(|mention| match mention.meaning {
            Meaning::Period(period) => is_past(period),
            _ => false,
        })
    };
    // The year may be cut over all columns, and a fiscal year be named by its first: `FY2 005`.
    let names_year = |(column, words): (&ColumnEntry, &String)| {
        let whole: String = words.split_whitespace().collect();
        let year = column.period.and_then(Period::last_day).map(|day| day.year());
        year.is_some_and(|year| [year - 1, year].iter().any(|of| whole.contains(&of.to_string())))
    };
    let read = kept().any(|(_, words)| says(words))
        || kept().all(names_year)
        || headings.titles().any(says)
        || is_said_above(headings, is_past)
        || super::periods(table, headings).into_iter().flatten().any(is_past);
    // Rows of the map may have periods of their own.
    if read || entry.rows.iter().any(|row| row.period.is_some()) {
        return Ok(());
    }
    let words: Vec<&str> = kept().map(|(_, words)| words.trim()).collect();
    let message = format!(
        "The columns of the map end on {newest} at the latest, the report on {last}, and the headings (`{}`) are not \
         read: the map may be that of an earlier release.",
        words.join("`, `")
    );
    let finding = headings.finding(FindingKind::HeadingDiffers, message, table, entry);
    let help = "give the columns of this release in the map; where they are all of the past, say `heading = \"ignored\"` \
                beside them"
        .to_owned();
    Err(Finding { help, ..finding })
}
