//! Numbers as they are printed in tables.
//!
//! Grammar, after full-width forms are taken for their ASCII twins and blanks at the ends are
//! dropped:
//!
//! ```text
//! printed  = nil | number
//! nil      = one or more of - – — ― − － ─ _
//! number   = "(" unsigned ")" | [minus] unsigned ["%"]        the % may stand inside the ( )
//! minus    = one of - − △ ▲
//! unsigned = (digits ["." digits] | "." digits) ["%"]
//! digits   = 0-9, either without commas or with one before every three
//! ```
//!
//! ```
//! use kessan::notation::figure::{Printed, parse};
//! let Ok(Printed::Number(number)) = parse("(24.3%)") else { panic!() };
//! assert_eq!(number.figure.to_string(), "-24.3");
//! assert!(number.percent);
//! assert_eq!(parse("—"), Ok(Printed::Nil));
//! assert!(parse("1,907,27").is_err());
//! ```

use crate::model::{Decimals, Figure, OutOfRange};

/// What a printed cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// There is no figure: a dash.
    Nil,
    /// A number.
    Number(Number),
}

/// A number as it is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// The number, before any scale and before a percent sign counts.
    pub figure: Figure,
    /// How many digits stand after the point.
    pub places: i32,
    /// Whether a percent sign stands behind it.
    pub percent: bool,
}

/// Why a cell can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing is there.
    Empty,
    /// A sign or letter that has no place in a number.
    Character(char),
    /// Commas that do not part groups of three digits.
    Grouping,
    /// A parenthesis that is not matched.
    Parenthesis,
    /// No digits, or none beside the point.
    Digits,
    /// More digits than can be kept.
    TooLong,
}

impl From<OutOfRange> for Unreadable {
    fn from(_: OutOfRange) -> Self {
        Self::TooLong
    }
}

/// Reads a printed figure.
///
/// # Errors
/// [`Unreadable`], when the text does not follow the grammar above.
pub fn parse(text: &str) -> Result<Printed, Unreadable> {
    if text.is_ascii() {
        return parse_ascii(text.as_bytes());
    }
    let folded: String = text.trim().chars().map(fold).collect();
    if let Some(foreign) = folded.chars().find(|c| !c.is_ascii()) {
        return Err(Unreadable::Character(foreign));
    }
    parse_ascii(folded.as_bytes())
}

/// The ASCII twin of a character that stands for the same thing in a figure.
fn fold(c: char) -> char {
    match c {
        '０'..='９' | '（' | '）' | '，' | '．' | '％' | '＿' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        '△' | '▲' | '−' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '－' | '─' | '﹣' => {
            '-'
        }
        '\u{a0}' | '\u{3000}' => ' ',
        other => other,
    }
}

/// Reads a printed figure that is ASCII, as most are.
///
/// # Errors
/// [`Unreadable`], when the text does not follow the grammar above.
pub fn parse_ascii(text: &[u8]) -> Result<Printed, Unreadable> {
    let text = text.trim_ascii();
    if text.is_empty() {
        return Err(Unreadable::Empty);
    }
    if text.iter().all(|c| matches!(c, b'-' | b'_')) {
        return Ok(Printed::Nil);
    }
    let (text, percent_behind) = strip_percent(text);
    let (text, negative) = strip_sign(text)?;
    let (text, percent_inside) = strip_percent(text);
    if percent_behind && percent_inside {
        return Err(Unreadable::Character('%'));
    }
    let (digits, places) = digits(text)?;
    let digits = if negative { -digits } else { digits };
    let figure = Figure::new(digits, places)?;
    let figure = if figure.is_zero() { Figure::new(0, places)? } else { figure };
    Ok(Printed::Number(Number {
        figure,
        // Places are at most 28, or the figure would not have been made.
        places: i32::try_from(places).map_err(|_| Unreadable::TooLong)?,
        percent: percent_behind || percent_inside,
    }))
}

/// Reads a number that may be written with a power of ten, `1.5E-3`, as floating point numbers are
/// (XML Schema 1.0 Part 2 §3.2.4). The figure is the exact decimal number.
///
/// # Errors
/// [`Unreadable`], when neither the text nor what stands before and behind its `E` can be read.
pub fn parse_scientific(text: &[u8]) -> Result<Printed, Unreadable> {
    let text = text.trim_ascii();
    let Some(at) = text.iter().position(|c| matches!(c, b'E' | b'e')) else {
        return parse_ascii(text);
    };
    let Printed::Number(number) = parse_ascii(&text[..at])? else { return Err(Unreadable::Digits) };
    let power = std::str::from_utf8(&text[at + 1..]).ok().and_then(|power| power.parse().ok());
    let power: i8 = power.ok_or(Unreadable::Character('E'))?;
    let figure = number.figure.shift(i32::from(power))?;
    if number.percent {
        return Err(Unreadable::Character('%'));
    }
    Ok(Printed::Number(Number { figure, places: number.places - i32::from(power), percent: false }))
}

fn strip_percent(text: &[u8]) -> (&[u8], bool) {
    match text {
        [number @ .., b'%'] => (number.trim_ascii_end(), true),
        _ => (text, false),
    }
}

/// Takes parentheses or a leading minus off.
fn strip_sign(text: &[u8]) -> Result<(&[u8], bool), Unreadable> {
    match text {
        [b'(', inside @ .., b')'] => Ok((inside.trim_ascii(), true)),
        [b'(', ..] | [.., b')'] => Err(Unreadable::Parenthesis),
        [b'-', number @ ..] => Ok((number.trim_ascii_start(), true)),
        _ => Ok((text, false)),
    }
}

/// Reads unsigned digits with commas and a point: all digits, and how many stand behind the
/// point.
fn digits(text: &[u8]) -> Result<(i128, u32), Unreadable> {
    if let Some((value, places)) = short_digits(text) {
        return Ok((i128::from(value), places));
    }
    let point = text.iter().position(|c| *c == b'.');
    let (whole, fraction) = match point {
        Some(at) => (&text[..at], &text[at + 1..]),
        None => (text, &[][..]),
    };
    let nothing = if point.is_some() { fraction.is_empty() } else { whole.is_empty() };
    if nothing {
        return Err(Unreadable::Digits);
    }
    let value = if whole.is_empty() { 0 } else { grouped(whole)? };
    let value = fraction.iter().try_fold(value, |value, c| push_digit(value, *c))?;
    let places = u32::try_from(fraction.len()).map_err(|_| Unreadable::TooLong)?;
    Ok((value, places))
}

/// The same of right figures that a word can hold, as almost all are: checks of wide numbers are dear.
fn short_digits(text: &[u8]) -> Option<(u64, u32)> {
    // The most digits of which all numbers fit a word, and commas between them.
    if text.len() > 19 + 6 {
        return None;
    }
    let (mut value, mut digits, mut group) = (0_u64, 0_u32, 0_u32);
    let (mut commas, mut point) = (false, false);
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
                digits += 1;
                group += 1;
            }
            b',' if !point && (1..=3).contains(&group) && (!commas || group == 3) => {
                (commas, group) = (true, 0);
            }
            b'.' if !point && (!commas || group == 3) => (point, group) = (true, 0),
            _ => return None,
        }
    }
    let is_whole = group > 0 && (point || !commas || group == 3);
    (is_whole && digits <= 19).then_some((value, if point { group } else { 0 }))
}

/// Reads whole digits: without commas, or with one before every three.
fn grouped(text: &[u8]) -> Result<i128, Unreadable> {
    let mut value = 0;
    let mut group = 0_usize;
    let mut commas = false;
    for c in text {
        if *c == b',' {
            if group == 0 || group > 3 || (commas && group != 3) {
                return Err(Unreadable::Grouping);
            }
            commas = true;
            group = 0;
        } else {
            value = push_digit(value, *c)?;
            group += 1;
        }
    }
    if commas && group != 3 { Err(Unreadable::Grouping) } else { Ok(value) }
}

fn push_digit(value: i128, c: u8) -> Result<i128, Unreadable> {
    if !c.is_ascii_digit() {
        return Err(Unreadable::Character(char::from(c)));
    }
    value
        .checked_mul(10)
        .and_then(|value| value.checked_add(i128::from(c - b'0')))
        .ok_or(Unreadable::TooLong)
}

/// Appends the plain decimal notation (`-0.243`, `13696000000`), the form of XML Schema
/// decimals.
pub fn push_plain(out: &mut Vec<u8>, figure: Figure) {
    if figure.is_negative() {
        out.push(b'-');
    }
    let (digits, places) = figure.parts();
    push_digits(out, digits.unsigned_abs(), places as usize, false);
}

/// Appends how a figure is printed, without its sign: in units of `10^scale`, as many places as
/// `decimals` asks for, thousands parted by commas.
///
/// # Errors
/// [`OutOfRange`], when the figure can't be held in those units.
pub fn push_printed(
    out: &mut Vec<u8>,
    figure: Figure,
    scale: i8,
    decimals: Decimals,
) -> Result<(), OutOfRange> {
    let scale = i32::from(scale);
    let (digits, places) = figure.abs().shift(-scale)?.parts();
    let (mut digits, mut places) = (digits.unsigned_abs(), places);
    let wanted = decimals.places().map_or(0, |places| (places + scale).max(0)).unsigned_abs();
    // Mostly all places beyond those wanted are zeros: one division takes them off.
    let zeros = 10u64.checked_pow(places.saturating_sub(wanted));
    if let (Some(unit), Ok(small)) = (zeros, u64::try_from(digits))
        && small % unit == 0
    {
        digits = u128::from(small / unit);
        places = places.min(wanted);
    }
    while places > wanted && digits % 10 == 0 {
        digits /= 10;
        places -= 1;
    }
    while places < wanted {
        digits = digits.checked_mul(10).ok_or(OutOfRange)?;
        places += 1;
    }
    push_digits(out, digits, places as usize, true);
    Ok(())
}

/// Appends digits with a point before the last `places`.
fn push_digits(out: &mut Vec<u8>, digits: u128, places: usize, commas: bool) {
    if let (Ok(small), 0, false) = (u64::try_from(digits), places, commas) {
        return out.extend_from_slice(itoa::Buffer::new().format(small).as_bytes());
    }
    // 39 digits of a u128 at most; zeros before them only up to the 28 places of a figure.
    let mut buffer = [b'0'; 72];
    let mut digits_of = itoa::Buffer::new();
    let text = match u64::try_from(digits) {
        Ok(small) => digits_of.format(small),
        Err(_) => digits_of.format(digits),
    };
    let text = text.as_bytes();
    let at = buffer.len() - text.len();
    buffer[at..].copy_from_slice(text);
    let written = (buffer.len() - at).max(places + 1).min(buffer.len());
    let (whole, fraction) = buffer[buffer.len() - written..].split_at(written - places);
    for (position, digit) in whole.iter().enumerate() {
        if commas && position > 0 && (whole.len() - position) % 3 == 0 {
            out.push(b',');
        }
        out.push(*digit);
    }
    if !fraction.is_empty() {
        out.push(b'.');
        out.extend_from_slice(fraction);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Number {
        match parse(text) {
            Ok(Printed::Number(number)) => number,
            other => panic!("{text}: {other:?}"),
        }
    }

    proptest! {
        /// What is read in words is what is read in wide numbers.
        #[test]
        fn short_figures_are_read_as_long_ones(text in "[0-9]{0,6}[,.]?[0-9]{2,5}[,.]?[0-9]{0,9}[,.x]?[0-9]{0,3}") {
            // Noughts before it make it too long for a word, or for its groups.
            if let Some((value, places)) = short_digits(text.as_bytes()) {
                let zeros = if text.contains(',') { String::new() } else { "0".repeat(30) };
                let long = digits(format!("{zeros}{text}").as_bytes());
                prop_assert_eq!(long, Ok((i128::from(value), places)));
                let plain: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(plain.parse::<u64>(), Ok(value));
            }
        }
    }

    #[test]
    fn groups_of_short_figures_are_of_three() {
        let places = |text: &str| short_digits(text.as_bytes()).map(|(_, places)| places);
        for (text, expected) in [
            ("1,234", Some(0)),
            ("1,234.5", Some(1)),
            (".5", Some(1)),
            ("1234.50", Some(2)),
            ("9999999999999999999", Some(0)),
            ("1234,567", None),
            ("1,23", None),
            ("1,2345", None),
            ("1,23.4", None),
            ("1.", None),
            (",123", None),
            ("1.2.3", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(places(text), expected, "{text}");
            assert_eq!(
                digits(text.as_bytes()).is_ok(),
                expected.is_some() || text.len() > 19,
                "{text}"
            );
        }
    }

    #[test]
    fn signs_of_all_kinds_are_read() {
        for text in ["(1,234)", "-1,234", "△1,234", "▲ 1,234", "−1234", "（１，２３４）"]
        {
            assert_eq!(number(text).figure.to_string(), "-1234", "{text}");
        }
    }

    #[test]
    fn a_figure_may_open_with_its_point() {
        for (text, figure) in [(".45", "0.45"), ("(.04)", "-0.04"), ("-.5%", "-0.5"), (".0", "0")] {
            assert_eq!(number(text).figure.to_string(), figure, "{text}");
        }
    }

    #[test]
    fn dashes_are_nil() {
        for text in ["-", "--", "—", "－", "―", "_", " – "] {
            assert_eq!(parse(text), Ok(Printed::Nil), "{text}");
        }
    }

    #[test]
    fn percent_signs_stand_inside_or_behind_parentheses() {
        for text in ["(24.3%)", "(24.3)%", "△24.3%", "△２４．３％"] {
            let read = number(text);
            assert!(read.percent && read.places == 1, "{text}");
            assert_eq!(read.figure.to_string(), "-24.3");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for (text, why) in [
            ("", Unreadable::Empty),
            ("1,907,27", Unreadable::Grouping),
            ("1,23", Unreadable::Grouping),
            (",123", Unreadable::Grouping),
            ("(1,234", Unreadable::Parenthesis),
            ("1.", Unreadable::Digits),
            (".", Unreadable::Digits),
            ("(.)", Unreadable::Digits),
            ("12a", Unreadable::Character('a')),
            ("１２円", Unreadable::Character('円')),
            ("5%%", Unreadable::Character('%')),
            ("99999999999999999999999999999999", Unreadable::TooLong),
        ] {
            assert_eq!(parse(text), Err(why), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back(digits in -999_999_999_999_999i64..=999_999_999_999_999, places in 0u32..5, scale in -2i8..=9) {
            let printed = Figure::new(i128::from(digits), places).unwrap();
            let value = printed.shift(i32::from(scale)).unwrap();
            let decimals = Decimals::new(i32::try_from(places).unwrap() - i32::from(scale)).unwrap();
            let mut text = Vec::new();
            push_printed(&mut text, value, scale, decimals).unwrap();
            let text = String::from_utf8(text).unwrap();
            let read = number(&text);
            prop_assert_eq!(read.figure, printed.abs());
            prop_assert_eq!(read.places, i32::try_from(places).unwrap());
        }

        #[test]
        fn plain_notation_is_that_of_the_value(digits in any::<i64>(), places in 0u32..28) {
            let figure = Figure::new(i128::from(digits), places).unwrap();
            let mut text = Vec::new();
            push_plain(&mut text, figure);
            let text = String::from_utf8(text).unwrap();
            let read = number(&text);
            prop_assert_eq!(read.figure, figure);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = parse(&text);
        }
    }
}
