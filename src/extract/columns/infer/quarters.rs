//! The four quarters of one year side by side, perhaps with the year behind them: `Q1`, `Q2`, `Q3`, `Q4`, `Full year`. The
//! year is said once: over the last of them, above all of them or in the title of the table.

use super::super::headings::Headings;
use super::Draft;
use crate::extract::mentions::Part;
use crate::extract::mentions::heading::Said;
use crate::model::{Calendar, Period};

/// Gives such columns the year that is said.
pub(super) fn complete(drafts: &mut [Draft], headings: &Headings, calendar: Calendar) {
    let parts: Vec<Option<Part>> = drafts.iter().map(part_alone).collect();
    let quarters: Vec<Option<Part>> = (1..=4).map(Part::quarter).collect();
    let known: Vec<Option<Part>> =
        parts.iter().copied().filter(|part| part.is_some_and(|of| of.months == 3)).collect();
    let in_order = known == quarters || known.iter().rev().eq(quarters.iter());
    let others: Vec<usize> = (0..drafts.len())
        .filter(|at| parts[*at].is_none_or(|of| of.months != 3) && !drafts[*at].passed_over)
        .collect();
    if !in_order || others.len() > 1 {
        return;
    }
    let whole = others.first().copied();
    let is_whole = |at: usize| parts[at] == Some(Part::FULL_YEAR);
    let own = whole.and_then(|at| year_of(&drafts[at], calendar));
    let year = match (whole, own) {
        (Some(_), Some(year)) => Some(year),
        (Some(at), None) if !is_whole(at) => None,
        _ => year_above(headings),
    };
    let Some(year) = year else { return };
    for (draft, part) in drafts.iter_mut().zip(parts) {
        if let Some(part) = part {
            draft.period = part.of(year, calendar);
            draft.unclear = None;
        }
    }
}

/// The part of a year that is all that a column says.
fn part_alone(draft: &Draft) -> Option<Part> {
    let alone = |said: Said| said == Said { rest: draft.said.rest.clone(), ..draft.said.clone() };
    let rest = || draft.said.rest.clone();
    let open = draft.period.is_none() && draft.foreign.is_empty();
    let part = match (draft.said.parts.as_slice(), draft.said.months.as_slice()) {
        ([part], []) if alone(Said { parts: vec![*part], rest: rest(), ..Said::default() }) => {
            *part
        }
        ([], [12]) if alone(Said { months: vec![12], rest: rest(), ..Said::default() }) => {
            Part::FULL_YEAR
        }
        _ => return None,
    };
    open.then_some(part)
}

/// The year that a column is of as a whole.
fn year_of(draft: &Draft, calendar: Calendar) -> Option<i32> {
    let (Period::Duration { .. }, true) = (draft.period?, draft.foreign.is_empty()) else {
        return None;
    };
    let (year, months) = calendar.locate(draft.period?.last_day()?);
    (months == 12 && Part::FULL_YEAR.of(year, calendar) == draft.period).then_some(year)
}

/// The year that the nearest line above says, where it is of this table and says nothing else of its period.
fn year_above(headings: &Headings) -> Option<i32> {
    let said = headings.context().filter(|_| !headings.is_context_apart())?;
    let years: Vec<i32> = said.years.iter().chain(&said.fiscal_years).copied().collect();
    let alone = Said {
        years: said.years.clone(),
        fiscal_years: said.fiscal_years.clone(),
        rest: said.rest.clone(),
        ..Said::default()
    };
    match years.as_slice() {
        [year] if alone == said => Some(*year),
        _ => None,
    }
}
