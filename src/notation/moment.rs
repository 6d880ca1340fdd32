//! Moments and periods as instances write them (XBRL 2.1 §4.7.2).

use chrono::{Days, NaiveDate, NaiveTime};

use super::lexical;
use crate::model::instance::WrittenPeriod;
use crate::model::{Moment, Period};

/// Which end of a day a date without a time means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Its start, as in `xbrli:startDate`.
    Start,
    /// Its end, as in `xbrli:endDate` and `xbrli:instant`.
    End,
}

/// The moment that an `xs:date` or `xs:dateTime` means.
///
/// ```
/// use kessan::notation::moment::{Side, moment};
/// let end = moment("2024-03-31", Side::End).unwrap();
/// assert_eq!(end, moment("2024-04-01T00:00:00", Side::End).unwrap());
/// assert_eq!(end, moment("2024-03-31T24:00:00", Side::Start).unwrap());
/// ```
#[must_use]
pub fn moment(text: &str, side: Side) -> Option<Moment> {
    if !lexical::is_date(text) && !lexical::is_date_time(text) {
        return None;
    }
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    let last = time.unwrap_or(date);
    // A minus is part of a date, so that only the last of three can begin a zone.
    let zone_at = match time {
        Some(_) => last.find(['Z', '+', '-']),
        None => last.find(['Z', '+']).or_else(|| {
            let minuses: Vec<usize> = last[1..].match_indices('-').map(|(at, _)| at + 1).collect();
            minuses.get(2).copied()
        }),
    };
    let (rest, zone) = last.split_at(zone_at.unwrap_or(last.len()));
    let day = day(if time.is_some() { date } else { rest })?;
    let (day, time) = match time {
        None => (
            if side == Side::End { day.checked_add_days(Days::new(1))? } else { day },
            NaiveTime::MIN,
        ),
        Some(_) if rest.starts_with("24") => (day.checked_add_days(Days::new(1))?, NaiveTime::MIN),
        Some(_) => (day, rest.parse().ok()?),
    };
    let at = day.and_time(time);
    match minutes(zone)? {
        None => Some(Moment::local(at)),
        Some(minutes) => Moment::zoned(at, minutes),
    }
}

/// The day of `2024-03-31`, also of years with more digits.
fn day(text: &str) -> Option<NaiveDate> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let mut parts = digits.split('-');
    let year = parts.next()?.parse::<i32>().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    NaiveDate::from_ymd_opt(if negative { -year } else { year }, month, day)
}

/// How many minutes a zone is ahead of UTC; nothing within where there is no zone.
fn minutes(zone: &str) -> Option<Option<i16>> {
    if zone.is_empty() {
        return Some(None);
    }
    if zone == "Z" {
        return Some(Some(0));
    }
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let ahead = hours.parse::<i16>().ok()? * 60 + minutes.parse::<i16>().ok()?;
    Some(Some(if zone.starts_with('-') { -ahead } else { ahead }))
}

/// The period that a context writes; none where a date is none, or the end is not after the start.
#[must_use]
pub fn period(written: &WrittenPeriod) -> Option<Period> {
    match written {
        WrittenPeriod::Instant(at) => moment(at, Side::End).map(Period::instant),
        WrittenPeriod::Duration(start, end) => {
            Period::duration(moment(start, Side::Start)?, moment(end, Side::End)?)
        }
        WrittenPeriod::Forever => Some(Period::Forever),
        WrittenPeriod::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Side, moment, period};
    use crate::model::instance::WrittenPeriod;

    #[test]
    fn days_and_moments_are_read() {
        for (text, side, expected) in [
            ("2024-02-28", Side::End, "2024-02-29T00:00:00"),
            ("2024-02-28", Side::Start, "2024-02-28T00:00:00"),
            ("2024-12-31T24:00:00", Side::End, "2025-01-01T00:00:00"),
            ("2024-12-31T12:30:15.5", Side::End, "2024-12-31T12:30:15.5"),
            ("2024-12-31+09:00", Side::Start, "2024-12-30T15:00:00Z"),
            ("2024-12-31-05:00", Side::Start, "2024-12-31T05:00:00Z"),
            ("2024-12-31T00:00:00-05:00", Side::Start, "2024-12-31T05:00:00Z"),
            ("2024-12-31Z", Side::End, "2025-01-01T00:00:00Z"),
        ] {
            assert_eq!(moment(text, side).unwrap().to_string(), expected, "{text}");
        }
        for wrong in ["2024-02-30", "", "2024-1-1", "2024-01-01T25:00:00", "20240101"] {
            assert_eq!(moment(wrong, Side::End), None, "{wrong}");
        }
    }

    #[test]
    fn a_period_ends_after_it_begins() {
        let duration =
            |start: &str, end: &str| period(&WrittenPeriod::Duration(start.into(), end.into()));
        assert!(duration("2024-01-01", "2024-01-01").is_some());
        assert!(duration("2024-01-02", "2024-01-01").is_none());
        assert!(duration("2024-01-01T00:00:00", "2024-01-01T00:00:00").is_none());
    }
}
