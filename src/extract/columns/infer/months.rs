//! Columns headed by a month and its year alone, `Sep-24`, `Sep 2024`: the end of the span that the table is of.

use chrono::{Datelike, NaiveDate};

use super::super::headings::Headings;
use super::Draft;
use crate::extract::mentions::SHORT_YEARS;
use crate::extract::mentions::heading::Said;
use crate::notation::words::{Numbered, words};

/// Gives such columns the length that the title says, where it ends with the same month.
pub(super) fn complete(drafts: &mut [Draft], headings: &Headings) {
    let ends: Vec<Option<NaiveDate>> = drafts.iter().map(month_of).collect();
    if ends.iter().all(Option::is_none) {
        return;
    }
    let Some(context) = headings.context().map(Said::taken_apart) else { return };
    let months = context.days.iter().map(Datelike::month);
    let mut months = months.chain(context.month_days.iter().map(|(month, _)| *month));
    let last = months.next().filter(|_| months.next().is_none() && context.has_length());
    for (draft, end) in drafts.iter_mut().zip(ends) {
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
            draft.period = Some(period);
            draft.unclear = None;
            draft.foreign.clear();
            draft.said = said;
        }
    }
}

/// The last day of the month that is all that is said of a column.
fn month_of(draft: &Draft) -> Option<NaiveDate> {
    if draft.period.is_some() {
        return None;
    }
    let only =
        Said { years: draft.said.years.clone(), rest: draft.said.rest.clone(), ..Said::default() };
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
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(chrono::Months::new(1))?.pred_opt()
}
