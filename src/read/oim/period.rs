//! Periods as text: the full form of both syntaxes, and the short forms of xBRL-CSV (xBRL-CSV 1.0 §4.9).

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, Weekday};

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPeriod {
    /// It has not the form of one.
    Form,
    /// An end of it is asked for, and it is a moment.
    NoDuration,
}

/// Which end of a duration is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Start,
    End,
}

impl End {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "start" => Some(Self::Start),
            "end" => Some(Self::End),
            _ => None,
        }
    }
}

/// Reads the full form: a moment, or two with a slash between. Returns it in one spelling.
pub(crate) fn read(text: &str) -> Option<Box<str>> {
    match text.split_once('/') {
        None => {
            moment(text)?;
            Some(text.into())
        }
        Some((start, end)) => {
            let (from, to) = (moment(start)?, moment(end)?);
            if start.ends_with('Z') == end.ends_with('Z') && from > to {
                return None;
            }
            // A duration without length is the moment at which it is.
            Some(if start == end { start.into() } else { text.into() })
        }
    }
}

/// `2024-04-01T00:00:00`, with a fraction that does not end on zero, and `Z` where it is in UTC.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let local = text.strip_suffix('Z').unwrap_or(text);
    let bytes = local.as_bytes();
    let form = b"0000-00-00T00:00:00";
    let is_form = bytes.len() >= form.len()
        && form.iter().zip(bytes).all(|(form, byte)| match form {
            b'0' => byte.is_ascii_digit(),
            sign => sign == byte,
        });
    if !is_form {
        return None;
    }
    let fraction = &bytes[form.len()..];
    let is_fraction = match fraction {
        [] => true,
        [b'.', digits @ .., last] => {
            digits.iter().all(u8::is_ascii_digit)
                && (last.is_ascii_digit() && (*last != b'0' || digits.is_empty()))
        }
        _ => false,
    };
    if !is_fraction {
        return None;
    }
    NaiveDateTime::parse_from_str(&local[..form.len()], "%Y-%m-%dT%H:%M:%S")
        .ok()
        .filter(|at| at.year() > 0 && !bytes[17..19].starts_with(b"6"))
}

/// Reads any form that a table may have, and takes the end that is wanted of it.
pub(crate) fn read_csv(text: &str, end: Option<End>) -> Result<Box<str>, NoPeriod> {
    if text.contains('T') {
        let full = read(text).ok_or(NoPeriod::Form)?;
        return match (end, full.split_once('/')) {
            (None, _) => Ok(full),
            (Some(_), None) if text.contains('/') => Ok(full),
            (Some(_), None) => Err(NoPeriod::NoDuration),
            (Some(End::Start), Some((start, _))) => Ok(start.into()),
            (Some(End::End), Some((_, end))) => Ok(end.into()),
        };
    }
    let (days, own) = match text.split_once('@') {
        Some((days, name)) => (days, Some(End::from_name(name).ok_or(NoPeriod::Form)?)),
        None => (text, None),
    };
    let range = range(days).ok_or(NoPeriod::Form)?;
    if own.is_some() && (end.is_some() || days.contains("..")) {
        return Err(if days.contains("..") { NoPeriod::Form } else { NoPeriod::NoDuration });
    }
    let at = |day: NaiveDate| format!("{day}T00:00:00").into_boxed_str();
    Ok(match end.or(own) {
        Some(End::Start) => at(range.0),
        Some(End::End) => at(range.1),
        None => format!("{}T00:00:00/{}T00:00:00", range.0, range.1).into(),
    })
}

/// The first day, and the one behind the last.
fn range(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some((start, end)) = text.split_once("..") {
        let (start, last) = (date(start)?, date(end)?);
        return (start <= last).then_some((start, next(last)?));
    }
    let number = |digits: &str, letters: usize| -> Option<u32> {
        let fits = digits.len() == letters && digits.bytes().all(|digit| digit.is_ascii_digit());
        fits.then(|| digits.parse().ok())?
    };
    let year = number(text.get(..4)?, 4).filter(|year| *year > 0)?;
    let year = i32::try_from(year).ok()?;
    let months = |first: u32, length: u32| {
        let start = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some((start, start.checked_add_months(Months::new(length))?))
    };
    let rest = &text[4..];
    match rest.as_bytes() {
        [] => months(1, 12),
        [b'Q', quarter @ b'1'..=b'4'] => months(u32::from(quarter - b'0') * 3 - 2, 3),
        [b'H', half @ b'1'..=b'2'] => months(u32::from(half - b'0') * 6 - 5, 6),
        [b'W', _, _] => {
            let week = number(&rest[1..], 2)?;
            let start = NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)?;
            Some((start, start.checked_add_days(Days::new(7))?))
        }
        [b'-', _, _] => months(number(&rest[1..], 2)?, 1),
        _ => {
            let day = date(text)?;
            Some((day, next(day)?))
        }
    }
}

fn date(text: &str) -> Option<NaiveDate> {
    let form = b"0000-00-00";
    let is_form = text.len() == form.len()
        && form.iter().zip(text.as_bytes()).all(|(form, byte)| match form {
            b'0' => byte.is_ascii_digit(),
            sign => sign == byte,
        });
    text.parse().ok().filter(|day: &NaiveDate| is_form && day.year() > 0)
}

fn next(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(text: &str) -> Result<String, NoPeriod> {
        read_csv(text, None).map(Into::into)
    }

    #[test]
    fn short_forms_are_days() {
        for (short, full) in [
            ("2024-03-31", "2024-03-31T00:00:00/2024-04-01T00:00:00"),
            ("2024-03-31@end", "2024-04-01T00:00:00"),
            ("2024-03-31@start", "2024-03-31T00:00:00"),
            ("2024-02", "2024-02-01T00:00:00/2024-03-01T00:00:00"),
            ("2024", "2024-01-01T00:00:00/2025-01-01T00:00:00"),
            ("2024Q4@end", "2025-01-01T00:00:00"),
            ("2024H2", "2024-07-01T00:00:00/2025-01-01T00:00:00"),
            ("2026W01", "2025-12-29T00:00:00/2026-01-05T00:00:00"),
            ("2023-04-01..2024-03-31", "2023-04-01T00:00:00/2024-04-01T00:00:00"),
            ("2024-01-01T12:00:00Z", "2024-01-01T12:00:00Z"),
        ] {
            assert_eq!(csv(short).as_deref(), Ok(full), "{short}");
        }
        for bad in [
            "",
            "24",
            "2024-13",
            "2024Q5",
            "2024-02-30",
            "2024W54",
            "2024-1-1",
            "2024-03-31@",
            "2024..2025",
            "0000",
            "2024-03-31..2024-03-30",
            "2024-01-01T24:00:00",
        ] {
            assert_eq!(csv(bad), Err(NoPeriod::Form), "{bad}");
        }
    }

    #[test]
    fn ends_are_of_durations() {
        assert_eq!(read_csv("2024", Some(End::End)).as_deref(), Ok("2025-01-01T00:00:00"));
        assert_eq!(read_csv("2024@end", Some(End::End)), Err(NoPeriod::NoDuration));
        assert_eq!(read_csv("2024-01-01T00:00:00", Some(End::End)), Err(NoPeriod::NoDuration));
    }

    #[test]
    fn the_full_form_is_strict() {
        for good in [
            "2024-04-01T00:00:00",
            "2024-04-01T00:00:00.5Z",
            "2023-04-01T00:00:00/2024-04-01T00:00:00",
        ] {
            assert_eq!(read(good).as_deref(), Some(good));
        }
        for bad in [
            "2024-04-01",
            "2024-04-01T24:00:00",
            "2024-04-01T00:00:00.50",
            "2024-04-01T00:00:60",
            "2024-04-01T00:00:00+09:00",
            "/",
            "2024-04-01T00:00:00/",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
