//! Cells that name a span of time or a day, and are no figures although they have digits.

use crate::notation::date::is_year;
use crate::notation::words::{Kind, words as known};

/// Whether a cell names a span of time or a day, by its form.
pub(super) fn is_named(cell: &str) -> bool {
    is_date(cell)
        || is_code_of_year(cell)
        || is_counted(cell)
        || is_korean(cell)
        || is_from_day_to_day(cell)
}

/// How many words of a line a heading of a year and its part has at most.
pub(super) const WORDS: usize = 3;

/// Whether words of a line are the part of a year and the year.
pub(super) fn is_of_year(words: &str) -> bool {
    is_code_of_year(words) || is_counted(words)
}

/// Whether a cell counts spans of a year: `3 kwartały 2024`, `1e halfjaar 2024`, `6 Mon. 2024`.
fn is_counted(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split_whitespace().collect();
    let [count, span, year] = parts.as_slice() else { return false };
    let digits = count.bytes().take_while(u8::is_ascii_digit).count();
    let ending = count[digits..].chars();
    let counts = (1..=2).contains(&digits)
        && ending.clone().count() <= 2
        && ending.clone().all(|c| c.is_alphabetic() || matches!(c, 'º' | 'ª' | '°' | '.'));
    let letters = span.trim_end_matches('.');
    counts && !letters.is_empty() && letters.chars().all(char::is_alphabetic) && is_year(year)
}

/// Whether a cell names a year or a part of one in Korean: `2024년 3분기`.
fn is_korean(cell: &str) -> bool {
    let Some((year, rest)) = cell.split_once('년') else { return false };
    is_year(year.trim()) && !rest.contains([',', '.'])
}

/// Whether a cell is a day in figures: `30.9.2024`, `9/30/24`.
fn is_date(cell: &str) -> bool {
    ['.', '/', '-'].iter().any(|sign| {
        let parts: Vec<&str> = cell.split(*sign).collect();
        let digits = |part: &&str| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit());
        let [first, second, third] = parts.as_slice() else { return false };
        let lengths = (first.len(), second.len(), third.len());
        parts.iter().all(digits)
            && matches!(lengths, (1 | 2, 1 | 2, 4) | (4, 1 | 2, 1 | 2) | (2, 2, 2))
    })
}

/// Whether a cell is two days with a dash between: `01.01.2024-30.09.2024`, `01.01.–30.09.2024`.
fn is_from_day_to_day(cell: &str) -> bool {
    let Some((from, to)) = cell.split_once(['-', '–', '—']) else { return false };
    let is_day = |from: &str| {
        let parts: Vec<&str> = from.trim_end_matches('.').split(['.', '/']).collect();
        let digits =
            |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|c| c.is_ascii_digit());
        parts.len() == 2 && parts.iter().all(digits) && from.ends_with('.')
    };
    let (from, to) = (from.trim(), to.trim());
    is_date(to) && (is_date(from) || is_day(from))
}

/// Whether a cell is a part of a year and the year: `9M 2024`, `2T 2024`, `FY 2023`, `FY 24`.
fn is_code_of_year(cell: &str) -> bool {
    let mut words = cell.split_whitespace();
    let (Some(months), Some(year), None) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let counted = months.strip_suffix(|c: char| c.is_ascii_alphabetic()).is_some_and(|count| {
        let count = count.trim_end_matches(['º', 'ª', '°']);
        count.len() <= 2 && digits(count)
    });
    let named = known().has(Kind::YearCodes, &months.to_lowercase());
    let whole = year.len() == 4 && year.starts_with(['1', '2']);
    // Of two digits a year stands near behind capitals, and figures of columns do not.
    let near = cell.len() == months.len() + 1 + year.len();
    let coded = named || months.ends_with(['M', 'Q', 'H']);
    let capital = !months.contains(|c: char| c.is_lowercase());
    let short = year.len() == 2 && year.starts_with(['1', '2', '3']) && near && coded && capital;
    (counted || named) && digits(year) && (whole || short)
}
