//! Columns headed by a month and its year alone, `Sep-24`, `Sep 2024`: the end of the span that the table is of, or of the month
//! where it is of moments.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::super::headings::Headings;
use super::Draft;
use crate::extract::mentions::SHORT_YEARS;
use crate::extract::mentions::heading::{self, Said};
use crate::extract::title;
use crate::model::{Calendar, Period};
use crate::notation::words::{Kind, Numbered, words};

/// Gives such columns the length that the title says, where it ends with the same month.
pub(super) fn complete(drafts: &mut [Draft], headings: &Headings) {
    let of_moments = is_balance(headings);
    if of_moments {
        read_short_years(drafts, headings);
    }
    let ends: Vec<Option<NaiveDate>> = drafts.iter().map(month_of).collect();
    if ends.iter().all(Option::is_none) {
        return;
    }
    for (draft, end) in drafts.iter_mut().zip(&ends) {
        let Some(end) = *end else { continue };
        let period = match draft.said.to_date {
            true => since_the_year_began(end, headings.calendar()),
            false => of_moments.then_some(Period::Instant(end)),
        };
        if let Some(period) = period {
            draft.settle(period);
        }
    }
    let Some(context) = headings.context().map(Said::taken_apart) else { return };
    let months = context.days.iter().map(Datelike::month);
    let mut months = months.chain(context.month_days.iter().map(|(month, _)| *month));
    let last = months.next().filter(|_| months.next().is_none() && context.has_length());
    for (draft, end) in drafts.iter_mut().zip(ends).filter(|(draft, _)| draft.period.is_none()) {
        let Some(end) = end.filter(|end| Some(end.month()) == last) else { continue };
        let said = Said {
            days: vec![end],
            months: context.months.clone(),
            weeks: context.weeks.clone(),
            parts: context.parts.clone(),
            to_date: context.to_date,
            trailing: context.trailing,
            ..Said::default()
        };
        if let Ok(period) = said.period(headings.setting()) {
            draft.settle(period);
            draft.said = said;
        }
    }
}

impl Draft {
    /// Takes the period that its month is of.
    fn settle(&mut self, period: Period) {
        self.period = Some(period);
        self.unclear = None;
        self.crowded = false;
        self.foreign.clear();
    }
}

/// Whether the title of a table is that of a statement of what there is at a moment.
fn is_balance(headings: &Headings) -> bool {
    let says = |kind: Kind| headings.titles().any(|title| title::says(kind, title).is_some());
    let named = |kind: Kind| {
        headings
            .titles()
            .any(|title| words().stand_in(kind, &title.replace('’', "'").to_lowercase()))
    };
    let others = [Kind::FlowTitles, Kind::Movement];
    named(Kind::BalanceTitles) && !others.into_iter().any(named) && !says(Kind::DataTitles)
}

/// Takes two digits behind the names of months for years, where a line above the table names the day that ends the newest of
/// them, `30 September 2024` above `Sep 24 | Dec 23`. Weeks end on any day, and `Sep 24` may be that one.
fn read_short_years(drafts: &mut [Draft], headings: &Headings) {
    let short = |draft: &Draft| -> Option<(u32, i32)> {
        let said = Said { month_days: draft.said.month_days.clone(), ..Said::default() };
        let [(month, digits)] = *draft.said.month_days.as_slice() else { return None };
        let year = 2000 + i32::try_from(digits).ok()?;
        // The last days of months begin with the 28th.
        let is_year = SHORT_YEARS.contains(&year) && digits < 28;
        (said == draft.said && is_year && draft.period.is_none()).then_some((month, year))
    };
    let found: Vec<Option<(u32, i32)>> = drafts.iter().map(short).collect();
    let others = drafts.iter().zip(&found).any(|(draft, of)| of.is_none() && !draft.passed_over);
    let years: BTreeSet<i32> = found.iter().flatten().map(|(_, year)| *year).collect();
    let near = years.first().zip(years.last()).is_some_and(|(first, last)| last - first <= 2);
    let ends = || found.iter().flatten().filter_map(|(month, year)| last_of(*month, *year));
    let newest = ends().max();
    let is_named = |end: NaiveDate| {
        let said = |line: &String| heading::read(line, headings.setting()).taken_apart();
        headings.above().any(|line| said(line).days.contains(&end))
    };
    if others || !near || !newest.is_some_and(is_named) {
        return;
    }
    for (draft, of) in drafts.iter_mut().zip(found) {
        let end = of.and_then(|(month, year)| last_of(month, year));
        if let Some(end) = end {
            draft.settle(Period::Instant(end));
        }
    }
}

/// The months up to the end of one, from the beginning of its year.
fn since_the_year_began(end: NaiveDate, calendar: Calendar) -> Option<Period> {
    let (year, months) = calendar.locate(end);
    calendar.span(year, 0, months)
}

/// The last day of a month.
fn last_of(month: u32, year: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()
}

/// The last day of the month that is all that is said of a column.
fn month_of(draft: &Draft) -> Option<NaiveDate> {
    if draft.period.is_some() {
        return None;
    }
    let only = Said {
        years: draft.said.years.clone(),
        rest: draft.said.rest.clone(),
        to_date: draft.said.to_date,
        ..Said::default()
    };
    let mut parts =
        draft.said.rest.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let name = parts.next().filter(|_| only == draft.said)?.to_lowercase();
    let month =
        words().number(Numbered::Months, &name).and_then(|month| u32::try_from(month).ok())?;
    let year = match (draft.said.years.as_slice(), parts.next()) {
        ([year], None) => *year,
        ([], Some(short)) if short.len() == 2 => {
            let year = 2000 + short.parse::<u8>().ok().map(i32::from)?;
            Some(year).filter(|year| SHORT_YEARS.contains(year))?
        }
        _ => return None,
    };
    parts.next().is_none().then_some(())?;
    last_of(month, year)
}
