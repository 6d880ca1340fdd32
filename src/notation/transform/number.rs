//! Numbers: groups of digits, the mark of decimals, and what stands between a sum of money and its hundredths.

use super::trimmed;

/// How a number is printed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number {
    /// Registry 1: groups of three parted by the first, decimals after the second; all groups or none.
    Strict(&'static [char], char),
    /// Registry 1: digits without groups, a comma before the decimals.
    Plain,
    /// Registries 2 and 3: groups of three, each parted or not.
    Grouped(&'static [char], char),
    /// Registries 4 and 5: marks of groups anywhere among the digits.
    Loose(&'static [char], char),
    /// Registry 3: Indian groups, of two but for the last.
    Indian,
    /// A dash, which is a zero.
    Dash(&'static [char]),
    /// Units, a text, hundredths (`72円30銭`): registries 2 and 3.
    Unit,
    /// The same, with marks of groups anywhere: registries 4 and 5.
    LooseUnit(&'static [char]),
    /// The same with Indian groups.
    IndianUnit,
}

/// Dashes that registries 2 and 3 take for a zero.
pub(super) const DASHES: &[char] = &[
    '-', '\u{58a}', '\u{5be}', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}',
    '\u{2015}', '\u{fe58}', '\u{fe63}', '\u{ff0d}',
];
/// Signs that are used as an apostrophe between groups (registry 5).
pub(super) const COMMA_APOSTROPHES: &[char] =
    &[',', ' ', '\u{a0}', '\'', '`', '\u{b4}', '\u{2019}', '\u{2032}'];
/// The same where the comma is the mark of decimals.
pub(super) const DOT_APOSTROPHES: &[char] =
    &['.', ' ', '\u{a0}', '\'', '`', '\u{b4}', '\u{2019}', '\u{2032}'];
/// Marks of groups of units that hundredths follow.
pub(super) const UNIT_MARKS: &[char] = &['.', ',', '\u{ff0c}', '\u{ff0e}'];
/// The same and apostrophes.
pub(super) const UNIT_APOSTROPHES: &[char] =
    &['.', ',', '\u{ff0c}', '\u{ff0e}', '\'', '`', '\u{b4}', '\u{2019}', '\u{2032}', '\u{ff07}'];

impl Number {
    pub(super) fn read(self, text: &str, value: &mut String) -> Option<()> {
        match self {
            Self::Strict(marks, point) => {
                let (whole, decimals) = parts(trimmed(text), point)?;
                let digits = if whole.contains(marks) {
                    groups(whole, marks, true)?
                } else if whole.len() <= 3 && is_digits(whole) {
                    whole.to_owned()
                } else {
                    return None;
                };
                put(value, &digits, decimals);
            }
            Self::Plain => {
                let (whole, decimals) = parts(trimmed(text), ',')?;
                is_digits(whole).then(|| put(value, whole, decimals))?;
            }
            Self::Grouped(marks, point) => {
                let (whole, decimals) = parts(trimmed(text), point)?;
                put(value, &groups(whole, marks, false)?, decimals);
            }
            Self::Loose(marks, point) => return loose(trimmed(text), marks, point, value),
            Self::Indian => {
                let (whole, decimals) = parts_indian(text)?;
                put(value, &whole, decimals);
            }
            Self::Dash(dashes) => {
                let mut signs = trimmed(text).chars();
                let is_dash = signs.next().is_some_and(|sign| dashes.contains(&sign));
                (is_dash && signs.next().is_none()).then(|| value.push('0'))?;
            }
            Self::Unit => {
                let (units, hundredths) = unit_parts(text, UNIT_MARKS, true)?;
                let digits = groups(&units, UNIT_MARKS, false)?;
                if digits.len() > 1 && digits.starts_with('0') {
                    return None;
                }
                put(value, &digits, Some(&hundredths));
            }
            Self::LooseUnit(marks) => {
                let (units, hundredths) = unit_parts(text, marks, false)?;
                let digits: String = units.chars().filter(char::is_ascii_digit).collect();
                (!digits.is_empty()).then(|| put_canonical(value, &digits, &hundredths))?;
            }
            Self::IndianUnit => {
                let at = text.find(|sign: char| {
                    !sign.is_ascii_digit() && !matches!(sign, ',' | ' ' | '\u{a0}')
                })?;
                // A blank before the name of the unit belongs to it.
                let units = text[..at].trim_end_matches([' ', '\u{a0}']);
                let digits = indian_groups(units)?;
                let rest = text[units.len()..].trim_start_matches(|c: char| !c.is_ascii_digit());
                let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
                let after_is_text = !rest[end..].contains(|c: char| c.is_ascii_digit());
                (matches!(end, 1 | 2) && after_is_text)
                    .then(|| put(value, &digits, Some(&two_digits(&rest[..end]))))?;
            }
        }
        Some(())
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit())
}

/// Whole part and decimals, which are digits where there is a point.
fn parts(text: &str, point: char) -> Option<(&str, Option<&str>)> {
    match text.split_once(point) {
        Some((whole, decimals)) => is_digits(decimals).then_some((whole, Some(decimals))),
        None => Some((text, None)),
    }
}

/// The digits of groups of three after one of up to three; marks between them must stand or may.
fn groups(text: &str, marks: &[char], must: bool) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    let mut since_mark = 0;
    let mut last = None;
    for sign in text.chars() {
        if sign.is_ascii_digit() {
            digits.push(sign);
            since_mark += 1;
        } else if marks.contains(&sign) && since_mark > 0 {
            // Up to the first mark any number of digits may stand where marks may be left out.
            let is_group = match last {
                None if must => since_mark <= 3,
                None => true,
                Some(()) if must => since_mark == 3,
                Some(()) => since_mark % 3 == 0,
            };
            is_group.then_some(())?;
            last = Some(());
            since_mark = 0;
        } else {
            return None;
        }
    }
    let is_whole = match last {
        None => since_mark > 0,
        Some(()) if must => since_mark == 3,
        Some(()) => since_mark > 0 && since_mark % 3 == 0,
    };
    is_whole.then_some(digits)
}

/// Registries 4 and 5: marks are skipped wherever they stand, the value has no needless zeros.
fn loose(text: &str, marks: &[char], point: char, value: &mut String) -> Option<()> {
    let start = value.len();
    let mut whole = 0;
    let mut decimals = None::<usize>;
    for sign in text.chars() {
        match sign {
            '0' if decimals.is_none() && value.len() == start => whole += 1,
            '0'..='9' => {
                value.push(sign);
                match &mut decimals {
                    Some(count) => *count += 1,
                    None => whole += 1,
                }
            }
            _ if sign == point && decimals.is_none() => {
                if value.len() == start {
                    value.push('0');
                }
                value.push('.');
                decimals = Some(0);
            }
            ' ' | '\u{a0}' => {}
            _ if decimals.is_none() && marks.contains(&sign) => {}
            _ => return None,
        }
    }
    match decimals {
        Some(0) => return None,
        Some(_) => {
            let plain = value.trim_end_matches('0').trim_end_matches('.').len();
            value.truncate(plain.max(start + 1));
        }
        None if whole == 0 => return None,
        None if value.len() == start => value.push('0'),
        None => {}
    }
    Some(())
}

/// Units and hundredths: a number, a text without digits, one or two digits, a text without digits.
fn unit_parts(text: &str, marks: &[char], strict: bool) -> Option<(String, String)> {
    let text: String = text.chars().map(ascii_digit).collect();
    let is_number = |c: char| c.is_ascii_digit() || marks.contains(&c);
    let at = text.find(|c| !is_number(c))?;
    let (units, rest) = text.split_at(at);
    // A mark of groups may not stand before the hundredths, nor, in registries 2 and 3, after them.
    let from = rest.find(|c: char| c.is_ascii_digit() || (strict && marks.contains(&c)))?;
    let rest = &rest[from..];
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (hundredths, tail) = rest.split_at(end);
    let tail_is_text =
        !tail.contains(|c: char| c.is_ascii_digit() || (strict && marks.contains(&c)));
    (matches!(end, 1 | 2) && tail_is_text && !units.is_empty())
        .then(|| (units.to_owned(), two_digits(hundredths)))
}

fn two_digits(digits: &str) -> String {
    format!("{digits:0>2}")
}

/// Digits of full width as those of ASCII.
pub(super) fn ascii_digit(sign: char) -> char {
    match sign {
        '０'..='９' => char::from_u32(u32::from(sign) - 0xff10 + u32::from('0')).unwrap_or(sign),
        _ => sign,
    }
}

fn parts_indian(text: &str) -> Option<(String, Option<&str>)> {
    let (whole, decimals) = parts(text, '.')?;
    Some((indian_groups(whole)?, decimals))
}

/// Digits without groups, or a last group of three after groups of two.
fn indian_groups(text: &str) -> Option<String> {
    if is_digits(text) {
        return Some(text.to_owned());
    }
    let groups: Vec<&str> = text.split([',', ' ', '\u{a0}']).collect();
    let (last, before) = groups.split_last()?;
    let (first, middle) = before.split_first()?;
    let fits = last.len() == 3
        && middle.iter().all(|group| group.len() == 2)
        && matches!(first.len(), 1 | 2)
        && groups.iter().all(|group| is_digits(group));
    fits.then(|| groups.concat())
}

fn put(value: &mut String, whole: &str, decimals: Option<&str>) {
    value.push_str(whole);
    if let Some(decimals) = decimals {
        value.push('.');
        value.push_str(decimals);
    }
}

fn put_canonical(value: &mut String, whole: &str, decimals: &str) {
    let whole = whole.trim_start_matches('0');
    value.push_str(if whole.is_empty() { "0" } else { whole });
    let decimals = decimals.trim_end_matches('0');
    if !decimals.is_empty() {
        value.push('.');
        value.push_str(decimals);
    }
}
