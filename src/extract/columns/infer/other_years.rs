//! Days on which weeks end, where a heading or a title names them for one year alone and columns are of several: the 28th
//! of September that is a Saturday in one year is none in the next.

use chrono::{Datelike, Days, NaiveDate};

use super::super::headings::Headings;
use super::Draft;
use crate::extract::mentions::heading::{self, Setting, Unclear};
use crate::model::{Calendar, Period};

/// Gives columns that took such a day from another year the one of a calendar of weeks; without such a calendar they are
/// uncertain.
pub(super) fn doubt(drafts: &mut [Draft], headings: &Headings) {
    let setting = headings.setting();
    let ends: Vec<Option<NaiveDate>> =
        drafts.iter().map(|draft| counted(draft.period?, setting)).collect();
    let Some(known) = known(&ends, setting) else { return };
    for (at, draft) in drafts.iter_mut().enumerate() {
        let (Some(day), Some(period)) = (ends[at], draft.period) else { continue };
        let same = (day.month(), day.day()) == (known.month(), known.day());
        let other = day.year() != known.year() && day.weekday() != known.weekday();
        let named = headings.names_day(at, day) || setting.weeks.ends_on(day);
        if !same || !other || named {
            continue;
        }
        draft.period = of_calendar(period, day, setting.calendar);
        if draft.period.is_none() {
            let near = moved(period, nearest(day, known));
            draft.unclear = Some(Unclear::SameDay(near.unwrap_or(period)));
        }
    }
}

/// The last day of whole weeks, or a moment where the text counts weeks; none where a month of the calendar ends with it.
fn counted(period: Period, setting: Setting) -> Option<NaiveDate> {
    let of_weeks = match period {
        Period::Duration { start, end } => ((end - start).num_days() + 1) % 7 == 0,
        Period::Instant(_) => !setting.weeks.is_empty(),
        _ => false,
    };
    period.last_day().filter(|_| of_weeks && !heading::ends_month(period))
}

/// The day that is certain: one with which weeks of the text end, else the latest.
fn known(ends: &[Option<NaiveDate>], setting: Setting) -> Option<NaiveDate> {
    let all = || ends.iter().flatten().copied();
    all().filter(|day| setting.weeks.ends_on(*day)).max().or_else(|| all().max())
}

/// The day near another that is of the same weekday as a known one.
fn nearest(day: NaiveDate, known: NaiveDate) -> Option<NaiveDate> {
    /// Days of half a week.
    const HALF: u64 = 3;
    let first = day.checked_sub_days(Days::new(HALF))?;
    first.iter_days().take(7).find(|near| near.weekday() == known.weekday())
}

/// A period as long that ends on a day.
fn moved(period: Period, end: Option<NaiveDate>) -> Option<Period> {
    let end = end?;
    match period {
        Period::Duration { start, end: last } => {
            Some(Period::Duration { start: end.checked_sub_signed(last - start)?, end })
        }
        _ => Some(Period::Instant(end)),
    }
}

/// The period by a calendar of weeks: as many of its months up to the day near this one on which one ends.
fn of_calendar(period: Period, day: NaiveDate, calendar: Calendar) -> Option<Period> {
    /// Days from a day to those near it.
    const NEAR: u64 = 6;
    let months = match period {
        Period::Duration { start, end } => match ((end - start).num_days() + 1) / 7 {
            13 | 14 => 3,
            26 | 27 => 6,
            39 | 40 => 9,
            52 | 53 => 12,
            _ => return None,
        },
        _ => 1,
    };
    let first = day.checked_sub_days(Days::new(NEAR))?;
    let mut near = first.iter_days().take(2 * 6 + 1);
    let found = near.find_map(|end| calendar.up_to(end, months))?;
    match period {
        Period::Instant(_) => found.last_day().map(Period::Instant),
        _ => Some(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_end_on_the_same_weekday_every_year() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("it is a day");
        for (of, known, near) in [
            ("2023-09-28", "2024-09-28", "2023-09-30"),
            ("2023-11-02", "2024-11-02", "2023-11-04"),
            ("2024-09-27", "2025-09-27", "2024-09-28"),
        ] {
            assert_eq!(nearest(day(of), day(known)), Some(day(near)), "{of}");
        }
    }
}
