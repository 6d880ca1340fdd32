//! Values as keys have them: two that are the same value are equal, and all have an order.

use std::cmp::Ordering;

/// A value; none is before all others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
    /// No value.
    Nothing,
    /// A number, a length of time in its unit.
    Number(Number),
    /// A year, and what stands behind it in the order of its letters.
    Moment(i64, String),
    /// Letters by their code points.
    Text(String),
}

/// A decimal of any length, or what is beyond all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Number {
    /// -2, -1, 0, 1, 2; 3 is no number. Beyond 1 the rest says nothing.
    sign: i8,
    /// The power of ten of the first digit.
    power: i64,
    /// The digits, without zeros before and behind them.
    digits: String,
}

impl Number {
    /// A number of XML Schema, perhaps with a power of ten; the caller has seen that it is one.
    pub(super) fn read(text: &str) -> Option<Self> {
        let beyond = |sign| Some(Self { sign, power: 0, digits: String::new() });
        match text {
            "INF" => return beyond(2),
            "-INF" => return beyond(-2),
            "NaN" => return beyond(3),
            _ => {}
        }
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all: String = [whole, fraction].concat();
        if all.is_empty() || !all.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let Some(first) = all.find(|digit| digit != '0') else {
            return Some(Self { sign: 0, power: 0, digits: String::new() });
        };
        let power: i64 = power.parse().ok()?;
        let power = power.checked_add(i64::try_from(whole.len()).ok()?)?;
        let power = power.checked_sub(i64::try_from(first).ok()? + 1)?;
        Some(Self { sign, power, digits: all[first..].trim_end_matches('0').to_owned() })
    }

    /// How many digits it has in all and behind the point, needless zeros aside.
    pub(super) fn length(&self) -> (u64, u64) {
        let digits = i64::try_from(self.digits.len()).unwrap_or(i64::MAX);
        let fraction = digits.saturating_sub(self.power).saturating_sub(1).max(0);
        let whole = self.power.saturating_add(1).max(0);
        let unsigned = |number: i64| u64::try_from(number).unwrap_or(0);
        (unsigned(whole.saturating_add(fraction)).max(1), unsigned(fraction))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |of: &Self, other: &Self| {
            of.power.cmp(&other.power).then_with(|| of.digits.cmp(&other.digits))
        };
        self.sign.cmp(&other.sign).then_with(|| match self.sign {
            1 => size(self, other),
            -1 => size(other, self),
            _ => Ordering::Equal,
        })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A date, a time or both, in the form that is the same for all that mean it: `2024-04-01 00:00:00.`, `-0044-…`.
pub(super) fn moment(canonical: &str) -> Key {
    let (negative, unsigned) = match canonical.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, canonical.strip_prefix('+').unwrap_or(canonical)),
    };
    let end = unsigned.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(unsigned.len());
    match unsigned[..end].parse::<i64>() {
        Ok(year) => Key::Moment(if negative { -year } else { year }, unsigned[end..].to_owned()),
        Err(_) => Key::Text(canonical.to_owned()),
    }
}

/// A length of time of one kind, in the form `P14MT0.S`: months or seconds.
pub(super) fn duration(canonical: &str, in_months: bool) -> Option<Key> {
    let (sign, rest) = match canonical.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", canonical),
    };
    let (months, seconds) = rest.strip_prefix('P')?.split_once("MT")?;
    let text = if in_months { months } else { seconds.strip_suffix('S')?.trim_end_matches('.') };
    Number::read(&format!("{sign}{text}")).map(Key::Number)
}

#[cfg(test)]
mod tests {
    use super::{Key, Number, duration, moment};

    #[test]
    fn numbers_are_in_their_order() {
        let of = |text| Number::read(text).unwrap();
        let sorted = [
            "-INF",
            "-1e400",
            "-10",
            "-9.5",
            "-9.49",
            "-0.001",
            "0",
            "0.0009",
            "0.01",
            "1",
            "1.5",
            "9",
            "10",
            "100.1",
            "99999999999999999999999999999999999999999999",
            "INF",
        ];
        for pair in sorted.windows(2) {
            assert!(of(pair[0]) < of(pair[1]), "{pair:?}");
        }
        assert_eq!(of("1.0"), of("+01"));
        assert_eq!(of("-0"), of("0.00"));
        assert_eq!(of("1500"), of("1.5E3"));
        assert_eq!(Number::read("x"), None);
        for (text, length) in
            [("5.50", (2, 1)), ("0012", (2, 0)), ("0.05", (2, 2)), ("100", (3, 0)), ("0", (1, 0))]
        {
            assert_eq!(of(text).length(), length, "{text}");
        }
    }

    #[test]
    fn times_are_in_their_order() {
        assert!(moment("9999-12-31 00:00:00.") < moment("10000-01-01"));
        assert!(moment("-0044-03-15") < moment("0044-03-15"));
        let months = |text| duration(text, true).unwrap();
        assert!(months("P24MT0.S") < months("P36MT0.S"));
        assert!(duration("-P0MT5.5S", false).unwrap() < Key::Number(Number::read("-5").unwrap()));
    }
}
