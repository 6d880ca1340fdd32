//! Points in time that are not the end of a whole day.

use std::fmt;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A point in time: a date with a time (XML Schema 1.0 Part 2 §3.2.7), with or without a time zone.
///
/// With a zone it is kept in UTC, so that two spellings of the same moment are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    at: NaiveDateTime,
    zoned: bool,
}

impl Moment {
    /// A moment without a time zone.
    #[must_use]
    pub fn local(at: NaiveDateTime) -> Self {
        Self { at, zoned: false }
    }

    /// A moment in a zone that is `minutes` ahead of UTC (−840 to 840, XML Schema 1.0 Part 2
    /// §3.2.7.3). None outside, and where the calendar ends.
    #[must_use]
    pub fn zoned(at: NaiveDateTime, minutes: i16) -> Option<Self> {
        let offset = TimeDelta::minutes(i64::from(minutes));
        let known = (-840..=840).contains(&minutes);
        let at = at.checked_sub_signed(offset)?;
        known.then_some(Self { at, zoned: true })
    }

    /// The beginning of a day.
    #[must_use]
    pub fn start_of(day: NaiveDate) -> Self {
        Self::local(day.and_time(NaiveTime::MIN))
    }

    /// The end of a day, which is the beginning of the next; none on the last day there is.
    #[must_use]
    pub fn end_of(day: NaiveDate) -> Option<Self> {
        Some(Self::start_of(day.checked_add_days(Days::new(1))?))
    }

    /// Date and time; in UTC where the moment has a zone.
    #[must_use]
    pub fn at(self) -> NaiveDateTime {
        self.at
    }

    /// Whether it has a time zone.
    #[must_use]
    pub fn has_zone(self) -> bool {
        self.zoned
    }

    /// The day that begins here, where one does.
    pub(super) fn begins(self) -> Option<NaiveDate> {
        (!self.zoned && self.at.time() == NaiveTime::MIN).then_some(self.at.date())
    }

    /// The day that ends here, where one does.
    pub(super) fn ends(self) -> Option<NaiveDate> {
        self.begins()?.checked_sub_days(Days::new(1))
    }

    /// The day in which it lies; a moment that ends a day lies in that day.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        self.ends().unwrap_or_else(|| self.at.date())
    }
}

/// `2007-06-30T12:00:00`, with `Z` where it has a zone, and parts of a second where there are any.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.at.format("%Y-%m-%dT%H:%M:%S"))?;
        // Without zeros at the end, which the Open Information Model does not allow.
        let fraction = self.at.format("%.9f").to_string();
        f.write_str(fraction.trim_end_matches('0').trim_end_matches('.'))?;
        f.write_str(if self.zoned { "Z" } else { "" })
    }
}
