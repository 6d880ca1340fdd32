//! Periods of facts.

use std::fmt;

use chrono::NaiveDate;

/// The `xbrli:periodType` of a concept (XBRL 2.1 §5.1.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// The period of a fact, in whole days (XBRL 2.1 §4.7.2).
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
}

impl Period {
    /// Which kind of concept can be reported for this period.
    #[must_use]
    pub fn period_type(self) -> PeriodType {
        match self {
            Self::Instant(_) => PeriodType::Instant,
            Self::Duration { .. } => PeriodType::Duration,
        }
    }

    /// The last day.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        match self {
            Self::Instant(day) | Self::Duration { end: day, .. } => day,
        }
    }
}

/// ISO 8601: `2007-06-30`, `2007-04-01..2007-06-30`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(day) => write!(f, "{day}"),
            Self::Duration { start, end } => write!(f, "{start}..{end}"),
        }
    }
}
