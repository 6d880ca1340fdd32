//! Periods that a passage may speak of.

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};

use super::super::mentions::{Meaning, Mention, Part};
use crate::model::{Calendar, Period};
use crate::source::map::FigureEntry;

/// The last days of the periods that passages of a report may speak of beside those of their
/// figures: quarters of the twelve months up to the end of its own period, the same day a year
/// before, and the fiscal year.
#[derive(Debug)]
pub(super) struct Expected {
    calendar: Calendar,
    ends: BTreeSet<NaiveDate>,
}

impl Expected {
    /// None for a report about a period without end.
    pub(super) fn new(current: Period, calendar: Calendar) -> Option<Self> {
        let end = current.last_day()?;
        let mut ends = BTreeSet::from([end]);
        let year_before = end.checked_sub_months(Months::new(12));
        ends.extend(year_before);
        let (year, _) = calendar.locate(end);
        for year in [year - 1, year] {
            let quarters = (1..=4).filter_map(|count| Part::quarter(count)?.of(year, calendar));
            let near = |day: &NaiveDate| year_before <= Some(*day) && *day <= end;
            ends.extend(quarters.filter_map(Period::last_day).filter(near));
            ends.extend(Part::FULL_YEAR.of(year, calendar).and_then(Period::last_day));
        }
        Some(Self { calendar, ends })
    }

    /// The first of some mentions that speaks of another period than these and those of the
    /// figures. Days that are not the last of a month end no period: something happened then.
    pub(super) fn unexpected(
        &self,
        mentions: &[Mention],
        figures: &[FigureEntry],
    ) -> Option<Mention> {
        let other = |mention: &&Mention| {
            self.end(**mention).is_some_and(|end| {
                let stated = |figure: &FigureEntry| figure.period.last_day() == Some(end);
                !self.ends.contains(&end) && !figures.iter().any(stated)
            })
        };
        mentions.iter().find(other).copied()
    }

    fn end(&self, mention: Mention) -> Option<NaiveDate> {
        let end = mention.period(self.calendar)?.last_day()?;
        let next = end.checked_add_days(Days::new(1))?;
        let day = matches!(mention.meaning, Meaning::Period(Period::Instant(_)));
        (!day || chrono::Datelike::day(&next) == 1).then_some(end)
    }
}
