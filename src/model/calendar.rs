//! The fiscal calendar of an entity.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::Period;

/// Which calendar year gives a fiscal year its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearName {
    /// The year in which the fiscal year begins: FY07 from April 2007.
    Start,
    /// The year in which the fiscal year ends: FY07 to March 2007.
    End,
}

/// Years of 52 or 53 whole weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weeks {
    /// The day of the week on which every year ends.
    pub last_day: Weekday,
    /// Whether it is the one nearest the end of the last month; else the last one in that month.
    pub nearest: bool,
    /// How many weeks the quarters have in a year of 52.
    pub quarters: [u8; 4],
    /// How many weeks the months of a quarter of 13 weeks have.
    pub months: [u8; 3],
}

/// A fiscal calendar: where the year begins and how it is named, and whether it is one of weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    first_month: u32,
    year_name: YearName,
    weeks: Option<Weeks>,
}

/// The calendar year, where nothing is known.
impl Default for Calendar {
    fn default() -> Self {
        Self { first_month: 1, year_name: YearName::Start, weeks: None }
    }
}

impl Calendar {
    /// A calendar whose years begin with `first_month` (1–12).
    #[must_use]
    pub fn new(first_month: u32, year_name: YearName) -> Option<Self> {
        (1..=12).contains(&first_month).then_some(Self { first_month, year_name, weeks: None })
    }

    /// Whether a fiscal year has the name of the calendar year in which it ends.
    #[must_use]
    pub fn names_by_end(self) -> bool {
        self.first_month == 1 || self.year_name == YearName::End
    }

    /// The calendar with years of whole weeks, which end about when those of months would.
    #[must_use]
    pub fn with_weeks(self, weeks: Weeks) -> Self {
        Self { weeks: Some(weeks), ..self }
    }

    /// Whether its years are whole weeks.
    #[must_use]
    pub fn has_weeks(self) -> bool {
        self.weeks.is_some()
    }

    /// `months` months of fiscal year `year`, after its first `skip` months. In a calendar of weeks
    /// a month is one of the four or five weeks that go by its name.
    #[must_use]
    pub fn span(self, year: i32, skip: u32, months: u32) -> Option<Period> {
        if let Some(weeks) = self.weeks {
            let start = self.week_day(weeks, year, skip)?;
            let end = self.week_day(weeks, year, skip.checked_add(months)?)?.pred_opt()?;
            return Some(Period::Duration { start, end });
        }
        let start = self.first_day(year)?.checked_add_months(Months::new(skip))?;
        let end = start.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
        Some(Period::Duration { start, end })
    }

    /// The first day of a fiscal year of months.
    fn first_day(self, year: i32) -> Option<NaiveDate> {
        let first_year = match self.year_name {
            YearName::End if self.first_month > 1 => year.checked_sub(1)?,
            _ => year,
        };
        NaiveDate::from_ymd_opt(first_year, self.first_month, 1)
    }

    /// The last day of a fiscal year of weeks.
    fn last_week_day(self, weeks: Weeks, year: i32) -> Option<NaiveDate> {
        let nominal = self
            .first_day(year)?
            .checked_add_months(Months::new(12))?
            .checked_sub_days(Days::new(1))?;
        let back =
            nominal.weekday().num_days_from_monday() + 7 - weeks.last_day.num_days_from_monday();
        let last = nominal.checked_sub_days(Days::new(u64::from(back % 7)))?;
        let far = weeks.nearest && back % 7 > 3;
        if far { last.checked_add_days(Days::new(7)) } else { Some(last) }
    }

    /// The day behind the first `months` months of a fiscal year of weeks; none where no month
    /// ends there.
    fn week_day(self, weeks: Weeks, year: i32, months: u32) -> Option<NaiveDate> {
        let year = year.checked_add(i32::try_from(months / 12).ok()?)?;
        let start = self.last_week_day(weeks, year.checked_sub(1)?)?.succ_opt()?;
        let quarter = usize::try_from(months % 12 / 3).ok()?;
        let rest = usize::try_from(months % 3).ok()?;
        if rest > 0 && weeks.quarters[quarter] != 13 {
            return None;
        }
        let passed = weeks.quarters[..quarter].iter().chain(&weeks.months[..rest]);
        let count: u64 = passed.map(|weeks| u64::from(*weeks)).sum();
        start.checked_add_days(Days::new(count * 7))
    }

    /// The last `months` months up to a day on which one ends, in a calendar of weeks; none in other
    /// calendars, and on other days.
    #[must_use]
    pub fn up_to(self, day: NaiveDate, months: u32) -> Option<Period> {
        let weeks = self.weeks?;
        let (year, begun) = self.locate(day);
        if self.week_day(weeks, year, begun)? != day.succ_opt()? {
            return None;
        }
        let start = match begun.checked_sub(months) {
            Some(skip) => self.week_day(weeks, year, skip)?,
            None => {
                self.week_day(weeks, year.checked_sub(1)?, (12 + begun).checked_sub(months)?)?
            }
        };
        Some(Period::Duration { start, end: day })
    }

    /// The fiscal year a day falls in, and how many of its months have begun by then (1–12).
    #[must_use]
    pub fn locate(self, day: NaiveDate) -> (i32, u32) {
        let month = (day.month() + 12 - self.first_month) % 12 + 1;
        let begins = if day.month() < self.first_month { day.year() - 1 } else { day.year() };
        let year = match self.year_name {
            YearName::End if self.first_month > 1 => begins + 1,
            _ => begins,
        };
        self.weeks.and_then(|weeks| self.locate_week(weeks, year, day)).unwrap_or((year, month))
    }

    /// The fiscal year of weeks near another in which a day falls, and how many months have begun.
    fn locate_week(self, weeks: Weeks, near: i32, day: NaiveDate) -> Option<(i32, u32)> {
        let mut years = near.checked_sub(1)?..=near.checked_add(1)?;
        let year =
            years.find(|year| self.last_week_day(weeks, *year).is_some_and(|last| day <= last))?;
        let begun = (1..12)
            .find(|months| self.week_day(weeks, year, *months).is_some_and(|behind| day < behind));
        Some((year, begun.unwrap_or(12)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saturdays(nearest: bool, quarters: [u8; 4]) -> Calendar {
        let weeks = Weeks { last_day: Weekday::Sat, nearest, quarters, months: [4, 4, 5] };
        Calendar::new(1, YearName::End).unwrap().with_weeks(weeks)
    }

    #[test]
    fn years_of_weeks_end_on_the_last_or_nearest_day() {
        let last = saturdays(false, [13; 4]);
        let text = |calendar: Calendar, year, skip, months| {
            calendar.span(year, skip, months).unwrap().to_string()
        };
        assert_eq!(text(last, 2024, 0, 3), "2023-12-31..2024-03-30");
        assert_eq!(text(last, 2024, 0, 12), "2023-12-31..2024-12-28");
        assert_eq!(text(last, 2023, 0, 3), "2023-01-01..2023-04-01");
        let nearest = saturdays(true, [12, 12, 12, 16]);
        assert_eq!(text(nearest, 2024, 0, 3), "2023-12-31..2024-03-23");
        // A year of 53 weeks: the last quarter takes the one more.
        assert_eq!(text(nearest, 2025, 9, 3), "2025-09-07..2026-01-03");
    }

    #[test]
    fn a_day_is_in_one_month_of_weeks() {
        let calendar = saturdays(false, [13; 4]);
        let day = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
        assert_eq!(calendar.locate(day(3, 30)), (2024, 3));
        assert_eq!(calendar.locate(day(3, 31)), (2024, 4));
        assert_eq!(calendar.locate(day(12, 29)), (2025, 1));
        let nine = calendar.up_to(day(9, 28), 9).unwrap();
        assert_eq!(nine.to_string(), "2023-12-31..2024-09-28");
        assert_eq!(calendar.up_to(day(9, 30), 9), None);
    }
}
