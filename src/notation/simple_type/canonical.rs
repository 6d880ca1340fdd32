//! Texts that are the same for all spellings of a value.

use std::fmt::Write;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::super::lexical;

/// The day on which times are compared (XPath and XQuery Functions and Operators §10.4).
const DAY_OF_TIMES: &str = "1972-12-31";

/// `true` or `false`.
pub(super) fn boolean(text: &str) -> Option<&'static str> {
    match text {
        "true" | "1" => Some("true"),
        "false" | "0" => Some("false"),
        _ => None,
    }
}

/// A decimal number without needless signs and zeros.
pub(super) fn decimal(text: &str) -> Option<String> {
    let (sign, unsigned) = signed(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let digits = || whole.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match (whole, fraction) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, fraction) => format!("{sign}{whole}.{fraction}"),
    })
}

/// A whole number between two bounds.
pub(super) fn integer(text: &str, min: Option<i128>, max: Option<i128>) -> Option<String> {
    let number = decimal(text).filter(|_| !text.contains('.'))?;
    let fits = match number.parse::<i128>() {
        Ok(value) => min.is_none_or(|min| min <= value) && max.is_none_or(|max| value <= max),
        // Beyond all bounds that there are.
        Err(_) if number.starts_with('-') => min.is_none(),
        Err(_) => max.is_none(),
    };
    fits.then_some(number)
}

/// A binary number of 32 bits. That is what such a value is: nothing is computed with it, and it
/// is written as it was read.
pub(super) fn float(text: &str) -> Option<String> {
    let value: f32 = binary(text)?.parse().ok()?;
    Some(without_negative_zero(format!("{value:e}")))
}

/// A binary number of 64 bits.
pub(super) fn double(text: &str) -> Option<String> {
    let value: f64 = binary(text)?.parse().ok()?;
    Some(without_negative_zero(format!("{value:e}")))
}

/// A text in the lexical space of binary numbers.
fn binary(text: &str) -> Option<&str> {
    if matches!(text, "INF" | "-INF" | "NaN") {
        return Some(text);
    }
    let (mantissa, exponent) = text.split_once(['E', 'e']).unwrap_or((text, "0"));
    (decimal(mantissa).is_some() && integer(exponent, None, None).is_some()).then_some(text)
}

fn without_negative_zero(text: String) -> String {
    if text == "-0e0" { "0e0".to_owned() } else { text }
}

/// A sign, where it says something, and what stands behind it.
fn signed(text: &str) -> (&'static str, &str) {
    match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    }
}

/// A duration as months and seconds, which no number of days makes months.
pub(super) fn duration(text: &str) -> String {
    let (sign, rest) = signed(text);
    let (mut months, mut seconds, mut fraction) = (0_u64, 0_u64, "");
    let (mut number, mut in_time) = (0, false);
    let rest = &rest[usize::from(rest.starts_with('P'))..];
    for (at, letter) in rest.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
        // Numbers have nine digits at most, so that no product is beyond 64 bits.
        let (digits, parts) = rest[number..at].split_once('.').unwrap_or((&rest[number..at], ""));
        let count: u64 = digits.parse().unwrap_or(0);
        number = at + 1;
        match letter {
            'T' => in_time = true,
            'Y' => months += 12 * count,
            'M' if !in_time => months += count,
            'D' => seconds += 86_400 * count,
            'H' => seconds += 3_600 * count,
            'M' => seconds += 60 * count,
            _ => (seconds, fraction) = (seconds + count, parts.trim_end_matches('0')),
        }
    }
    let is_zero = months == 0 && seconds == 0 && fraction.is_empty();
    format!("{}P{months}MT{seconds}.{fraction}S", if is_zero { "" } else { sign })
}

/// A date, a time or both: with a zone as the moment in universal time, else as it is.
pub(super) fn moment(text: &str) -> String {
    let (local, zone) = zoned(text);
    let found = start(local).and_then(|(moment, fraction)| {
        let moment = moment.checked_sub_signed(TimeDelta::try_minutes(zone.unwrap_or(0))?)?;
        Some(format!("{moment}.{fraction}{}", if zone.is_some() { "Z" } else { "" }))
    });
    found.unwrap_or_else(|| text.to_owned())
}

/// The moment at which a date or a time begins, and the fraction of its second.
fn start(local: &str) -> Option<(NaiveDateTime, &str)> {
    let only_time = local.contains(':') && !local.contains('T');
    let (date, time) = match local.split_once('T') {
        Some(parts) => parts,
        None if only_time => (DAY_OF_TIMES, local),
        None => (local, "00:00:00"),
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let seconds = time.split(':').try_fold(0_i64, |sum, part| {
        let part: i64 = part.parse().ok()?;
        Some(60 * sum + part)
    })?;
    // The end of a day is the start of the next one; that of no day in particular is its start.
    let seconds = if only_time { seconds % 86_400 } else { seconds };
    let day: NaiveDate = date.parse().ok()?;
    let moment = day.and_hms_opt(0, 0, 0)?.checked_add_signed(TimeDelta::try_seconds(seconds)?)?;
    Some((moment, fraction.trim_end_matches('0')))
}

/// A part of a date. Zones are compared as they are written, but for those of universal time.
pub(super) fn zero_zone(text: &str) -> String {
    match zoned(text) {
        (local, Some(0)) => format!("{local}Z"),
        _ => text.to_owned(),
    }
}

/// What stands before a time zone, and how many minutes it is ahead of universal time.
fn zoned(text: &str) -> (&str, Option<i64>) {
    if let Some(local) = text.strip_suffix('Z') {
        return (local, Some(0));
    }
    let zone = text.len().checked_sub(6).and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
    let minutes = zone.and_then(|(local, zone)| {
        let (hours, minutes) = zone.get(1..)?.split_once(':')?;
        let minutes = 60 * hours.parse::<i64>().ok()? + minutes.parse::<i64>().ok()?;
        match zone.as_bytes().first()? {
            b'+' => Some((local, Some(minutes))),
            b'-' => Some((local, Some(-minutes))),
            _ => None,
        }
    });
    minutes.unwrap_or((text, None))
}

/// A text without blanks.
pub(super) fn without_blanks(text: &str) -> String {
    lexical::collapsed(text).replace(' ', "")
}

/// A URI in which all that is not of ASCII is escaped (XML Schema 1.0 Part 2 §3.2.17).
pub(super) fn escaped_uri(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_graphic() && !b"<>\"{}|\\^`".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing into a string never fails.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
