//! Periods of facts.

use serde::{Deserialize, Serialize};
use std::fmt;

use chrono::NaiveDate;

use super::Moment;

/// The `xbrli:periodType` of a concept (XBRL 2.1 §5.1.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PeriodType {
    /// Reported at a point in time.
    Instant,
    /// Reported over an interval of time.
    Duration,
}

impl fmt::Display for PeriodType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Instant => "instant",
            Self::Duration => "duration",
        })
    }
}

/// The period of a fact (XBRL 2.1 §4.7.2). Nearly all are whole days, and then they are said so:
/// [`Period::instant`] and [`Period::duration`] make of moments what is equal to what days make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// The end of this day.
    Instant(NaiveDate),
    /// From the beginning of the first day to the end of the last.
    Duration {
        /// First day.
        start: NaiveDate,
        /// Last day, included; not before `start`.
        end: NaiveDate,
    },
    /// A moment that is not the end of a day, or has a time zone.
    Moment(Moment),
    /// From one moment to another, not both of them between two days.
    Span {
        /// The first moment.
        start: Moment,
        /// The last; after `start`.
        end: Moment,
    },
    /// Always (XBRL 2.1 §4.7.2, `xbrli:forever`).
    Forever,
}

impl Period {
    /// The period of what is reported at a moment.
    #[must_use]
    pub fn instant(at: Moment) -> Self {
        at.ends().map_or(Self::Moment(at), Self::Instant)
    }

    /// The period from one moment to a later one; none where it is not later, or one has a time
    /// zone and the other has not.
    #[must_use]
    pub fn duration(start: Moment, end: Moment) -> Option<Self> {
        if start.has_zone() != end.has_zone() || start >= end {
            return None;
        }
        Some(match (start.begins(), end.ends()) {
            (Some(start), Some(end)) => Self::Duration { start, end },
            _ => Self::Span { start, end },
        })
    }

    /// Which kind of concept can be reported for this period.
    #[must_use]
    pub fn period_type(self) -> PeriodType {
        match self {
            Self::Instant(_) | Self::Moment(_) => PeriodType::Instant,
            Self::Duration { .. } | Self::Span { .. } | Self::Forever => PeriodType::Duration,
        }
    }

    /// The first day, which is the only one of an instant; none of a period without end.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        match self {
            Self::Instant(day) | Self::Duration { start: day, .. } => Some(day),
            Self::Moment(at) => Some(at.day()),
            Self::Span { start, .. } => Some(start.at().date()),
            Self::Forever => None,
        }
    }

    /// The last day; none of a period without end.
    #[must_use]
    pub fn last_day(self) -> Option<NaiveDate> {
        match self {
            Self::Instant(day) | Self::Duration { end: day, .. } => Some(day),
            Self::Moment(end) | Self::Span { end, .. } => Some(end.day()),
            Self::Forever => None,
        }
    }

    /// The moment at which it begins; none of an instant, of a period without end, and where the
    /// calendar ends.
    #[must_use]
    pub fn start(self) -> Option<Moment> {
        match self {
            Self::Duration { start, .. } => Some(Moment::start_of(start)),
            Self::Span { start, .. } => Some(start),
            Self::Instant(_) | Self::Moment(_) | Self::Forever => None,
        }
    }

    /// The moment at which it ends, or which it is; none of a period without end, and where the
    /// calendar ends.
    #[must_use]
    pub fn end(self) -> Option<Moment> {
        match self {
            Self::Instant(day) | Self::Duration { end: day, .. } => Moment::end_of(day),
            Self::Moment(end) | Self::Span { end, .. } => Some(end),
            Self::Forever => None,
        }
    }
}

/// ISO 8601: `2007-06-30`, `2007-04-01..2007-06-30`, `2007-06-30T12:00:00`; `forever`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(day) => write!(f, "{day}"),
            Self::Duration { start, end } => write!(f, "{start}..{end}"),
            Self::Moment(at) => write!(f, "{at}"),
            Self::Span { start, end } => write!(f, "{start}..{end}"),
            Self::Forever => f.write_str("forever"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2020, 2, day).unwrap()
    }

    fn noon(of: u32) -> Moment {
        Moment::local(day(of).and_hms_opt(12, 0, 0).unwrap())
    }

    #[test]
    fn moments_between_days_are_days() {
        let midnight = Moment::start_of(day(29));
        assert_eq!(Period::instant(midnight), Period::Instant(day(28)));
        assert_eq!(Period::instant(midnight).end(), Some(midnight));
        let days = Period::duration(Moment::start_of(day(1)), midnight).unwrap();
        assert_eq!(days, Period::Duration { start: day(1), end: day(28) });
        assert_eq!(days.to_string(), "2020-02-01..2020-02-28");
    }

    #[test]
    fn other_moments_stay_what_they_are() {
        let at = Period::instant(noon(28));
        assert_eq!(
            (at.to_string().as_str(), at.last_day()),
            ("2020-02-28T12:00:00", Some(day(28)))
        );
        let span = Period::duration(noon(1), Moment::start_of(day(3))).unwrap();
        assert_eq!(span.to_string(), "2020-02-01T12:00:00..2020-02-03T00:00:00");
        assert_eq!((span.first_day(), span.last_day()), (Some(day(1)), Some(day(2))));
        let parts = day(1).and_hms_milli_opt(1, 2, 3, 40).unwrap();
        assert_eq!(Moment::local(parts).to_string(), "2020-02-01T01:02:03.04");
    }

    #[test]
    fn spellings_of_one_moment_are_equal() {
        let zoned = |hour, minutes| {
            Moment::zoned(day(10).and_hms_opt(hour, 0, 0).unwrap(), minutes).unwrap()
        };
        assert_eq!(zoned(9, 540), zoned(0, 0));
        assert_eq!(zoned(9, 540).to_string(), "2020-02-10T00:00:00Z");
        assert_ne!(zoned(0, 0), Moment::start_of(day(10)));
        assert_eq!(Moment::zoned(zoned(0, 0).at(), 900), None);
        let last = NaiveDate::MAX.and_hms_opt(0, 0, 0).unwrap();
        assert_eq!(Moment::zoned(last, -841), None);
        assert_eq!(Moment::end_of(NaiveDate::MAX), None);
    }

    #[test]
    fn nothing_ends_before_it_begins() {
        assert_eq!(Period::duration(noon(2), noon(1)), None);
        assert_eq!(Period::duration(noon(1), noon(1)), None);
        let zoned = Moment::zoned(noon(2).at(), 0).unwrap();
        assert_eq!(Period::duration(noon(1), zoned), None);
        assert_eq!(Period::Forever.period_type(), PeriodType::Duration);
    }
}
