//! The fiscal calendar of an entity.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::Period;

/// Which calendar year gives a fiscal year its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearName {
    /// The year in which the fiscal year begins: FY07 from April 2007.
    Start,
    /// The year in which the fiscal year ends: FY07 to March 2007.
    End,
}

/// A fiscal calendar: where the year begins and how it is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    first_month: u32,
    year_name: YearName,
}

/// The calendar year, where nothing is known.
impl Default for Calendar {
    fn default() -> Self {
        Self { first_month: 1, year_name: YearName::Start }
    }
}

impl Calendar {
    /// A calendar whose years begin with `first_month` (1–12).
    #[must_use]
    pub fn new(first_month: u32, year_name: YearName) -> Option<Self> {
        (1..=12).contains(&first_month).then_some(Self { first_month, year_name })
    }

    /// `months` months of fiscal year `year`, after its first `skip` months.
    #[must_use]
    pub fn span(self, year: i32, skip: u32, months: u32) -> Option<Period> {
        let first_year = match self.year_name {
            YearName::End if self.first_month > 1 => year.checked_sub(1)?,
            _ => year,
        };
        let start = NaiveDate::from_ymd_opt(first_year, self.first_month, 1)?
            .checked_add_months(Months::new(skip))?;
        let end = start.checked_add_months(Months::new(months))?.checked_sub_days(Days::new(1))?;
        Some(Period::Duration { start, end })
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
        (year, month)
    }
}
