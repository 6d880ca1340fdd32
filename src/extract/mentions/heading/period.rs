//! The period that the parts of a heading give together.

use chrono::{Datelike, Days, NaiveDate};

use super::super::Part;
use super::super::day::{self, months_to};
use super::{Said, Setting, Unclear};
use crate::model::{Calendar, Period};

impl Said {
    /// The weeks that end on the one day that is said, counted day by day.
    #[must_use]
    pub fn exact_weeks(&self) -> Option<Period> {
        let ([weeks], [end]) = (self.weeks.as_slice(), self.days.as_slice()) else { return None };
        let before = end.checked_sub_days(Days::new(u64::from(*weeks) * 7))?;
        Some(Period::Duration { start: before.succ_opt()?, end: *end })
    }

    /// The period that all of it gives together: an interval, or a day.
    ///
    /// # Errors
    /// Why there is none, or not one only.
    pub fn period(&self, setting: Setting) -> Result<Period, Unclear> {
        let calendar = setting.calendar;
        if let Some(text) = &self.ambiguous {
            return Err(Unclear::Ambiguous(text.clone()));
        }
        if let [period] = self.intervals.as_slice() {
            return self.of_interval(*period, calendar);
        }
        if !self.intervals.is_empty() {
            return Err(Unclear::Several);
        }
        match self.end()? {
            Some(day) => self.up_to(day, calendar),
            None => self.of_year(calendar),
        }
    }

    /// One interval, where the rest agrees with it.
    fn of_interval(&self, period: Period, calendar: Calendar) -> Result<Period, Unclear> {
        let end = period.last_day().ok_or(Unclear::Several)?;
        let known = self.days.iter().all(|day| *day == end)
            && self
                .years
                .iter()
                .chain(&self.fiscal_years)
                .all(|year| *year == end.year() || *year == calendar.locate(end).0)
            // `Q1 + Q2 2024` is not the second quarter.
            && self.parts.iter().all(|part| ends_with(*part, end, calendar));
        if !known || !self.weeks.is_empty() {
            return Err(Unclear::Several);
        }
        if self.to_date {
            return since_start(end, calendar).ok_or(Unclear::Several);
        }
        if self.trailing {
            return months_to(end, 12, calendar).ok_or(Unclear::NoMonthEnd(end));
        }
        match self.months.as_slice() {
            [] => Ok(period),
            [months] => {
                let measured = months_to(end, *months, calendar);
                // `Three months, Q3 2024` and `Q1-Q3 2024 (nine months)` say the same twice.
                measured.ok_or(Unclear::NoMonthEnd(end))
            }
            _ => Err(Unclear::Several),
        }
    }

    /// The day on which it ends, where one is said.
    fn end(&self) -> Result<Option<NaiveDate>, Unclear> {
        match (self.days.as_slice(), self.month_days.as_slice(), self.years.as_slice()) {
            ([day], [], years) if years.iter().all(|year| *year == day.year()) => Ok(Some(*day)),
            ([day], [other], _) if (day.month(), day.day()) == *other => Ok(Some(*day)),
            ([], [(month, day)], [year]) => {
                NaiveDate::from_ymd_opt(*year, *month, *day).map(Some).ok_or(Unclear::Several)
            }
            ([], [], _) => Ok(None),
            ([], [_], []) => Err(Unclear::Nothing),
            _ => Err(Unclear::Several),
        }
    }

    fn up_to(&self, day: NaiveDate, calendar: Calendar) -> Result<Period, Unclear> {
        if self.to_date {
            return since_start(day, calendar).ok_or(Unclear::NoMonthEnd(day));
        }
        if let [weeks] = self.weeks.as_slice() {
            return weeks_to(day, *weeks, calendar).ok_or(Unclear::Several);
        }
        if self.trailing {
            return months_to(day, 12, calendar).ok_or(Unclear::NoMonthEnd(day));
        }
        if !self.weeks.is_empty() {
            return Err(Unclear::Several);
        }
        match (self.months.as_slice(), self.parts.as_slice()) {
            ([], []) => Ok(Period::Instant(day)),
            ([months], []) => months_to(day, *months, calendar).ok_or(Unclear::NoMonthEnd(day)),
            ([], [part]) => months_to(day, part.months, calendar).ok_or(Unclear::NoMonthEnd(day)),
            // `Third quarter (three months) ended`; `fiscal year, nine months ended`.
            ([months], [part]) if part.months == *months => {
                months_to(day, *months, calendar).ok_or(Unclear::NoMonthEnd(day))
            }
            ([12, months] | [months, 12], []) if !self.both_end => {
                months_to(day, *months, calendar).ok_or(Unclear::NoMonthEnd(day))
            }
            _ => Err(Unclear::Several),
        }
    }

    /// A part of a year that is named, or the whole.
    fn of_year(&self, calendar: Calendar) -> Result<Period, Unclear> {
        let year = match (self.fiscal_years.as_slice(), self.years.as_slice()) {
            ([year], []) | ([], [year]) => *year,
            ([year], [other]) if year == other => *year,
            ([], []) => return Err(Unclear::Nothing),
            _ => return Err(Unclear::Several),
        };
        if self.trailing || !self.weeks.is_empty() {
            return Err(Unclear::Several);
        }
        let of = |part: Part| part.of(year, calendar).ok_or(Unclear::Several);
        match (self.parts.as_slice(), self.months.as_slice()) {
            ([part], months) if months.iter().all(|m| *m == part.months || *m == 12) => {
                if self.to_date {
                    of(Part { skip: 0, months: part.skip + part.months })
                } else {
                    of(*part)
                }
            }
            ([], [12]) => of(Part::FULL_YEAR),
            ([], [months @ (6 | 9)]) | ([], [12, months @ (6 | 9)] | [months @ (6 | 9), 12]) => {
                of(Part { skip: 0, months: *months })
            }
            ([], []) if !self.fiscal_years.is_empty() && !self.to_date => of(Part::FULL_YEAR),
            ([], []) if !self.to_date => Err(Unclear::YearOnly(year)),
            _ => Err(Unclear::Several),
        }
    }
}

/// Whether a period ends with a month of the calendar.
#[must_use]
pub fn ends_month(period: Period) -> bool {
    period.last_day().is_some_and(|day| day::last_of_month(day) == Some(day))
}

/// Whether a part of the fiscal year in which a day lies ends on that day.
fn ends_with(part: Part, end: NaiveDate, calendar: Calendar) -> bool {
    part.of(calendar.locate(end).0, calendar).and_then(Period::last_day) == Some(end)
}

/// From the beginning of the fiscal year to a day.
fn since_start(day: NaiveDate, calendar: Calendar) -> Option<Period> {
    let (year, begun) = calendar.locate(day);
    let Period::Duration { start, end } = calendar.span(year, 0, begun)? else { return None };
    (end == day).then_some(Period::Duration { start, end: day })
}

/// Weeks up to a day. Where the calendar has months and the day ends one, a quarter of 13 weeks is
/// three months by another name.
fn weeks_to(day: NaiveDate, weeks: u32, calendar: Calendar) -> Option<Period> {
    let months = match weeks {
        13 | 14 => Some(3),
        26 | 27 => Some(6),
        39 | 40 => Some(9),
        52 | 53 => Some(12),
        _ => None,
    };
    let monthly = !calendar.has_weeks() && day::last_of_month(day)? == day;
    if let (true, Some(months)) = (monthly, months) {
        return months_to(day, months, calendar);
    }
    let before = day.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
    Some(Period::Duration { start: before.succ_opt()?, end: day })
}

/// The weeks up to a day that a number of months is where a company counts weeks; none for other lengths.
#[must_use]
pub fn weeks_of(months: &[u32], end: NaiveDate) -> Option<Period> {
    let weeks = match months {
        [3] => 13,
        [6] => 26,
        [9] => 39,
        [12] => 52,
        _ => return None,
    };
    let before = end.checked_sub_days(Days::new(weeks * 7))?;
    Some(Period::Duration { start: before.succ_opt()?, end })
}
