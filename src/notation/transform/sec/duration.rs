//! Durations: a number of a unit, or numbers and units in words.

use super::words;

/// Days of a month on average, in ten-thousandths.
const DAYS_OF_MONTH: u128 = 304_375;

/// The unit of a number; what is less than one goes into the next smaller units.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Unit {
    Year,
    Month,
    Week,
    Day,
    Hour,
}

impl Unit {
    /// `xs:duration` of so many units.
    pub(super) fn read(self, text: &str) -> Option<String> {
        let (sign, number) = match text.strip_prefix('-') {
            Some(number) => ("-", number),
            None => ("", text),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, ""));
        let is_number = (!whole.is_empty() || !part.is_empty())
            && whole.len() <= 12
            && part.len() <= 12
            && [whole, part].iter().all(|digits| digits.bytes().all(|c| c.is_ascii_digit()));
        if !is_number {
            return None;
        }
        let scale = 10u128.pow(u32::try_from(part.len()).ok()?);
        let digits = format!("{whole}{part}").parse::<u128>().ok()?;
        let (units, rest) = (digits / scale, digits % scale);
        let text = match self {
            Self::Year => {
                let (months, rest) = (rest * 12 / scale, rest * 12 % scale);
                pieces(&[(units, "Y"), (months, "M"), (days_of(rest, scale), "D")], "Y")
            }
            Self::Month => pieces(&[(units, "M"), (days_of(rest, scale), "D")], "M"),
            Self::Week => pieces(&[(digits * 7 / scale, "D")], "D"),
            Self::Day => {
                let hours = rest * 24 / scale;
                let time = if hours > 0 { format!("T{hours}H") } else { String::new() };
                if units == 0 && hours > 0 {
                    format!("P{time}")
                } else {
                    format!("P{units}D{time}")
                }
            }
            Self::Hour => format!("PT{units}H"),
        };
        Some(format!("{sign}{text}"))
    }
}

/// Whole days of a part of a month.
fn days_of(rest: u128, scale: u128) -> u128 {
    rest * DAYS_OF_MONTH / (scale * 10_000)
}

/// What is not zero; zero of the unit where all is.
fn pieces(parts: &[(u128, &str)], unit: &str) -> String {
    let text: String = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, letter)| format!("{count}{letter}"))
        .collect();
    if text.is_empty() { format!("P0{unit}") } else { format!("P{text}") }
}

/// `twelve years, six months and four days`: units from the greatest, each with a number in words or digits.
pub(super) fn words(text: &str) -> Option<String> {
    const UNITS: [(&str, &str); 4] = [("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D")];
    let words = words::split(text)?;
    let mut number: Vec<&str> = Vec::new();
    let mut parts: Vec<(usize, u128)> = Vec::new();
    for word in &words {
        let unit = UNITS.iter().position(|(name, _)| word.trim_end_matches('s') == *name);
        let Some(unit) = unit else {
            // Numbers are joined to what stands before by an `and`, which is part of none.
            if !(word == "and" && number.is_empty() && !parts.is_empty()) {
                number.push(word);
            }
            continue;
        };
        if parts.last().is_some_and(|(last, _)| *last >= unit) {
            return None;
        }
        let count = match &number[..] {
            ["no"] => 0,
            [digits] if digits.bytes().all(|c| c.is_ascii_digit()) => digits.parse().ok()?,
            number => words::number(number)?,
        };
        parts.push((unit, count));
        number.clear();
    }
    if parts.is_empty() || !number.is_empty() {
        return None;
    }
    let of = |unit: usize| parts.iter().find(|(at, _)| *at == unit).map_or(0, |(_, count)| *count);
    let days = of(3).checked_add(of(2).checked_mul(7)?)?;
    let last = UNITS[parts.last()?.0].1;
    let last = if last == "W" { "D" } else { last };
    Some(pieces(&[(of(0), "Y"), (of(1), "M"), (days, "D")], last))
}
