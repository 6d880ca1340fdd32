//! Columns whose periods are not certain, for what stands elsewhere over the table or in the text.

use super::super::headings::Headings;
use super::Draft;
use crate::extract::mentions::heading::{self, Setting, Unclear};
use crate::model::Period;

/// Where the words of one column slipped to another, no column of the table is certain.
pub(super) fn doubt_slipped(drafts: &mut [Draft]) {
    if drafts.iter().any(|draft| draft.slipped) {
        for draft in drafts {
            draft.period = None;
            draft.unclear = Some(Unclear::Several);
        }
    }
}

/// Columns that have another period than the line says that opens their part of the table.
pub(super) fn doubt_section(drafts: &mut [Draft], headings: &Headings) {
    let other = |draft: &&mut Draft| draft.period.is_some_and(|of| !headings.fits_section(of));
    for draft in drafts.iter_mut().filter(other) {
        draft.period = None;
        draft.unclear = Some(Unclear::Several);
    }
}

/// Columns with the letter of estimates in parentheses, `Q3 2024 (e)`, where no others show that letters count notes: it is
/// a word that says nothing in other languages.
pub(super) fn doubt_estimates(drafts: &mut [Draft], headings: &Headings) {
    const ESTIMATE: &str = "(e)";
    let over: Vec<String> = headings.columns.iter().map(|words| words.to_lowercase()).collect();
    if ["(b)", "(c)", "(d)"].iter().any(|mark| over.iter().any(|words| words.contains(mark))) {
        return;
    }
    for (draft, _) in drafts.iter_mut().zip(&over).filter(|(_, words)| words.contains(ESTIMATE)) {
        draft.foreign.push(ESTIMATE.to_owned());
    }
}

/// Where weeks over one column end on a day that ends no month, those over the others are whole weeks
/// too, although a month may end with them.
pub(super) fn count_weeks(drafts: &mut [Draft]) {
    let exact: Vec<Option<Period>> = drafts.iter().map(|draft| draft.said.exact_weeks()).collect();
    let other = drafts.iter().zip(&exact).any(|(draft, exact)| {
        exact.is_some_and(|exact| draft.period == Some(exact) && !heading::ends_month(exact))
    });
    for (draft, exact) in drafts.iter_mut().zip(exact) {
        if let (true, Some(exact)) = (other, exact) {
            draft.period = Some(exact);
        }
    }
}

/// Where months over one column end on a day that ends none, the company counts weeks, and those over the others are
/// no months of the calendar either, although a month may end with them.
pub(super) fn doubt_months(drafts: &mut [Draft]) {
    if !drafts.iter().any(|draft| matches!(draft.unclear, Some(Unclear::NoMonthEnd(_)))) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| draft.said.weeks.is_empty()) {
        if let Some(Period::Duration { end, .. }) = draft.period {
            draft.period = None;
            draft.unclear = Some(Unclear::NoMonthEnd(end));
        }
    }
}

/// A moment on the first day of a quarter is what there was when it opened, the end of the day before, where another
/// column ends with a month. As many whole weeks apart, both may be ends of the years of a company that counts weeks.
pub(super) fn open_days(drafts: &mut [Draft], setting: Setting) {
    if setting.calendar.has_weeks() || !setting.weeks.is_empty() {
        return;
    }
    let ends: Vec<chrono::NaiveDate> = drafts
        .iter()
        .filter_map(|draft| draft.period.filter(|of| heading::ends_month(*of))?.last_day())
        .collect();
    for draft in drafts {
        let Some(Period::Instant(day)) = draft.period else { continue };
        let opens = chrono::Datelike::day(&day) == 1;
        let closes =
            |of: &chrono::NaiveDate| setting.calendar.locate(*of).1.is_multiple_of(QUARTER);
        let before = day.pred_opt().filter(|of| opens && closes(of));
        let mut later = ends.iter().filter(|end| **end > day).peekable();
        let (Some(before), Some(_)) = (before, later.peek()) else { continue };
        let whole_weeks = later.any(|end| (*end - day).num_days() % 7 == 0);
        draft.period = (!whole_weeks).then_some(Period::Instant(before));
        if whole_weeks {
            draft.unclear = Some(Unclear::Opening(day));
        }
    }
}

/// Months of a quarter.
const QUARTER: u32 = 3;

/// A company that counts weeks has no quarters of the months of the calendar.
pub(super) fn doubt_codes(drafts: &mut [Draft], setting: Setting) {
    if setting.calendar.has_weeks() || setting.weeks.is_empty() {
        return;
    }
    let of_months = |start: chrono::NaiveDate, end: chrono::NaiveDate| {
        let behind = end.succ_opt();
        chrono::Datelike::day(&start) == 1
            && behind.is_some_and(|behind| chrono::Datelike::day(&behind) == 1)
    };
    for draft in drafts {
        let Some(period @ Period::Duration { start, end }) = draft.period else { continue };
        let said = &draft.said;
        let exact = !said.weeks.is_empty() || !said.days.is_empty() || !said.intervals.is_empty();
        if !exact && of_months(start, end) {
            draft.period = None;
            draft.unclear = Some(Unclear::Weeks(period));
        }
    }
}
