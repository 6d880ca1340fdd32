//! The periods that a form knows by name, and their dates.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::form::{Form, Portion, Relative};
use crate::model::Period;

/// The fiscal year that a filing is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fiscal {
    /// First day of the year.
    pub start: NaiveDate,
    /// Last day of the year.
    pub end: NaiveDate,
    /// First day of the year before; twelve months before the first day where it is not told.
    pub prior_start: Option<NaiveDate>,
    /// The quarter that the filing is about, from 1; none where it is about the year.
    pub quarter: Option<u32>,
    /// First and last day of portions whose length is not the usual one: by how many years later the year
    /// is, and how many months of it are meant.
    pub told: BTreeMap<(i32, u32), (NaiveDate, NaiveDate)>,
}

/// A period in the words of a form: which year, and how much of it.
#[derive(Clone, Copy, Debug)]
pub struct Base<'f> {
    /// Which year.
    pub relative: &'f Relative,
    /// How much of it.
    pub portion: &'f Portion,
}

impl Base<'_> {
    /// Whether a period is this one.
    #[must_use]
    pub fn is(&self, period: Period, fiscal: &Fiscal) -> bool {
        let Some((first, last)) = fiscal.span(self.relative.years, self.portion.months) else {
            return false;
        };
        match period {
            Period::Instant(day) => day == last,
            Period::Duration { start, end } => (start, end) == (first, last),
            _ => false,
        }
    }

    /// What the id of a context begins with.
    #[must_use]
    pub fn id(&self, period: Period) -> String {
        let kind = if matches!(period, Period::Instant(_)) { "Instant" } else { "Duration" };
        format!("{}{}{kind}", self.relative.id, self.portion.id)
    }
}

impl Fiscal {
    /// First and last day of so many months of a year, counted from this one.
    #[must_use]
    pub fn span(&self, years: i32, months: u32) -> Option<(NaiveDate, NaiveDate)> {
        if let Some(told) = self.told.get(&(years, months)) {
            return Some(*told);
        }
        let start = match years {
            0 => self.start,
            1 => self.end.succ_opt()?,
            -1 if self.prior_start.is_some() => self.prior_start?,
            _ => moved(self.start, years * 12)?,
        };
        let end = match (years, months) {
            (0, 12) => self.end,
            (-1, 12) => self.start.pred_opt()?,
            _ => moved(start, i32::try_from(months).ok()?)?.pred_opt()?,
        };
        Some((start, end))
    }

    /// The year and month in which a year ends, counted from this one.
    #[must_use]
    pub fn ends_in(&self, years: i32) -> Option<(i32, u32)> {
        let (_, end) = self.span(years, 12)?;
        Some((end.year(), end.month()))
    }
}

/// A day so many months later. The last day of a month stays one, so that quarters of a year that
/// begins on the 1st end with a month.
fn moved(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let by = Months::new(months.unsigned_abs());
    if months < 0 { day.checked_sub_months(by) } else { day.checked_add_months(by) }
}

impl Form {
    /// The years and portions, the first name of a period first.
    fn bases(&self) -> impl Iterator<Item = Base<'_>> {
        self.portions.iter().flat_map(|portion| {
            self.relatives.iter().map(move |relative| Base { relative, portion })
        })
    }

    /// The name of a period; none where the form has no word for it.
    #[must_use]
    pub fn base_of(&self, period: Period, fiscal: &Fiscal) -> Option<Base<'_>> {
        self.bases().find(|base| base.is(period, fiscal))
    }

    /// The name with which the id of a context begins; none where it is no name of the form.
    #[must_use]
    pub fn base_in(&self, id: &str, period: Period) -> Option<Base<'_>> {
        let name = id.split('_').next()?;
        self.bases().find(|base| base.id(period) == name)
    }

    /// First and last day of a period by its name (`CurrentYear`); `{quarter}` in it is the quarter
    /// that the filing is about.
    #[must_use]
    pub fn span_of(&self, name: &str, fiscal: &Fiscal) -> Option<(NaiveDate, NaiveDate)> {
        let quarter = fiscal.quarter.map_or(String::new(), |quarter| quarter.to_string());
        let name = name.replace("{quarter}", &quarter);
        let base = self.bases().find(|base| {
            name.strip_prefix(&*base.relative.id).is_some_and(|rest| rest == base.portion.id)
        })?;
        fiscal.span(base.relative.years, base.portion.months)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn fiscal(start: &str, end: &str) -> Fiscal {
        let told = BTreeMap::new();
        Fiscal { start: day(start), end: day(end), prior_start: None, quarter: Some(3), told }
    }

    #[test]
    fn periods_have_the_names_of_the_form() {
        let form =
            Profile::find("tdnet").and_then(|profile| profile.form.as_ref()).expect("a form");
        let year = fiscal("2008-04-01", "2009-03-31");
        let duration = |start, end| Period::Duration { start: day(start), end: day(end) };
        let cases = [
            (duration("2008-04-01", "2008-12-31"), "CurrentAccumulatedQ3Duration"),
            (duration("2007-04-01", "2007-12-31"), "PriorAccumulatedQ3Duration"),
            (duration("2008-04-01", "2009-03-31"), "CurrentYearDuration"),
            (duration("2009-04-01", "2010-03-31"), "NextYearDuration"),
            (duration("2009-04-01", "2009-09-30"), "NextAccumulatedQ2Duration"),
            (Period::Instant(day("2008-12-31")), "CurrentAccumulatedQ3Instant"),
            (Period::Instant(day("2008-03-31")), "PriorYearInstant"),
        ];
        for (period, id) in cases {
            let base = form.base_of(period, &year).expect(id);
            assert_eq!(base.id(period), id);
        }
        assert!(form.base_of(duration("2008-10-01", "2008-12-31"), &year).is_none());
        let span = form.span_of("CurrentAccumulatedQ{quarter}", &year);
        assert_eq!(span, Some((day("2008-04-01"), day("2008-12-31"))));
    }

    #[test]
    fn quarters_end_where_the_year_says() {
        // A year to the 20th of February, one to its last day, and one after a change of the year.
        let twentieth = fiscal("2024-02-21", "2025-02-20");
        assert_eq!(twentieth.span(0, 3), Some((day("2024-02-21"), day("2024-05-20"))));
        assert_eq!(twentieth.span(-1, 12), Some((day("2023-02-21"), day("2024-02-20"))));
        let leap = fiscal("2023-03-01", "2024-02-29");
        assert_eq!(leap.span(-1, 12), Some((day("2022-03-01"), day("2023-02-28"))));
        assert_eq!(leap.span(1, 6), Some((day("2024-03-01"), day("2024-08-31"))));
        let changed =
            Fiscal { prior_start: Some(day("2023-07-01")), ..fiscal("2024-04-01", "2025-03-31") };
        assert_eq!(changed.span(-1, 12), Some((day("2023-07-01"), day("2024-03-31"))));
        assert_eq!(changed.ends_in(0), Some((2025, 3)));
        // A next year of nine months has the quarters of every year.
        let mut short = fiscal("2024-04-01", "2025-03-31");
        short.told.insert((1, 12), (day("2025-04-01"), day("2025-12-31")));
        assert_eq!(short.ends_in(1), Some((2025, 12)));
        assert_eq!(short.span(1, 6), Some((day("2025-04-01"), day("2025-09-30"))));
    }
}
