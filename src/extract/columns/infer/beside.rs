//! Periods that columns have by what stands over their neighbours: `YTD 2024` beside `Q3 2024`.

use super::Draft;
use crate::extract::mentions::Part;
use crate::extract::mentions::heading::Said;
use crate::model::{Calendar, Period};

/// The most months of a part of a year up to whose end the year has passed.
const LONGEST: i64 = 9;

/// Gives columns from the beginning of a year the end of the last part of it that other columns have.
pub(super) fn complete_to_date(drafts: &mut [Draft], calendar: Calendar) {
    let Some((year, months)) = passed(drafts, calendar) else { return };
    let years = drafts.iter().filter_map(year_to_date);
    if years.max() != Some(year) {
        return;
    }
    for draft in drafts {
        let Some(year) = year_to_date(draft) else { continue };
        draft.period = Part { skip: 0, months }.of(year, calendar);
        draft.unclear = None;
    }
}

/// The year and how many months of it have passed when the last part of a year ends that a column names.
fn passed(drafts: &[Draft], calendar: Calendar) -> Option<(i32, u32)> {
    let is_named = |draft: &&Draft| {
        let part = !draft.said.intervals.is_empty() || !draft.said.parts.is_empty();
        part && !draft.said.to_date && draft.foreign.is_empty() && !draft.passed_over
    };
    let spans = drafts.iter().filter(is_named).filter_map(|draft| match draft.period {
        Some(Period::Duration { start, end }) => Some((start, end)),
        _ => None,
    });
    let parts = spans.filter(|(start, end)| (*end - *start).num_days() <= LONGEST * 31);
    let (_, end) = parts.max_by_key(|(_, end)| *end)?;
    Some(calendar.locate(end))
}

/// The year from whose beginning a column is, where nothing else is said of it.
fn year_to_date(draft: &Draft) -> Option<i32> {
    let said = &draft.said;
    let years = || said.years.iter().chain(&said.fiscal_years).copied();
    let alone = Said {
        years: said.years.clone(),
        fiscal_years: said.fiscal_years.clone(),
        to_date: true,
        rest: said.rest.clone(),
        ..Said::default()
    };
    let open = draft.period.is_none() && draft.foreign.is_empty() && *said == alone;
    years().next().filter(|_| open && years().count() == 1)
}
