//! Marks of notes over columns whose notes say that their figures are others than the heading says: `Q2 2023*`, and
//! below the table `* Pro forma, as if the merger had taken place in January`.

use super::{Column, Headings, words};
use crate::extract::mentions::heading;
use crate::extract::{title, unit_line};
use crate::model::Period;
use crate::notation::words::Kind;
use crate::text::table::Table;
use crate::text::words::mask;
use crate::text::{Span, Text};

/// How many bytes behind a table are searched for its notes.
const BEHIND: usize = 20_000;

/// The bytes of a mark in a superscript at most, with what encloses it.
const LONGEST: usize = 40;

/// Tags that begin a line of a page.
const LINES: [&str; 6] = ["<p", "<br", "<div", "<td", "<tr", "<li"];

/// For each column the note behind a mark over it that makes its figures others; none where there is no such note.
pub(super) fn turning(
    table: &Table,
    text: &Text,
    columns: &[Column],
    headings: &Headings,
) -> Vec<Option<String>> {
    let mut found = vec![None; columns.len()];
    let over = |column: usize| table.heading.iter().filter(move |of| of.columns.contains(&column));
    let marks: Vec<Vec<String>> = (0..columns.len())
        .map(|at| over(at).flat_map(|cell| marks(with_mark(text, cell.span))).collect())
        .collect();
    if marks.iter().all(Vec::is_empty) {
        return found;
    }
    let notes = lines_behind(table, text);
    for ((found, marks), column) in found.iter_mut().zip(marks).zip(columns) {
        let said = marks.iter().filter_map(|mark| notes.iter().find_map(|line| note(line, mark)));
        *found =
            said.into_iter().find(|note| turns(note, column.period, headings)).map(str::to_owned);
    }
    found
}

/// The words of a cell with the superscript behind them, which is no part of them.
fn with_mark(text: &Text, cell: Span) -> &str {
    let behind = text.as_str().get(cell.end..).unwrap_or_default();
    let marked = behind.trim_start_matches(' ').starts_with("<sup>");
    let length = behind.find("</sup>").filter(|at| marked && *at < LONGEST);
    text.as_str().get(cell.start..cell.end + length.unwrap_or(0)).unwrap_or_default()
}

/// The marks of notes in a cell of a heading: stars and daggers behind its words, a superscript, a digit or letter in
/// parentheses.
fn marks(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in cell.split("<sup>").skip(1) {
        let mark = part.split("</sup>").next().unwrap_or_default();
        found.extend(bare(&mask(mark)));
    }
    for c in cell.chars() {
        let digit = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|of| of == c);
        found.extend(digit.map(|digit| digit.to_string()));
    }
    let words = mask(cell);
    let words = words.trim();
    let star = |c: char| matches!(c, '*' | '†' | '‡');
    let stars = &words[words.trim_end_matches(star).len()..];
    // Two stars open and close what is printed bold.
    let bold = stars.starts_with("**") && words.starts_with("**");
    if !stars.is_empty() && !bold {
        found.push(stars.to_owned());
    }
    if let Some((_, last)) = words.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        found.extend(bare(last));
    }
    found
}

/// A mark without what encloses it: one or two digits, one letter, or stars.
fn bare(mark: &str) -> Option<String> {
    let mark = mark.trim().trim_matches(['(', ')', '[', ']']);
    let short = !mark.is_empty() && mark.chars().count() <= 2;
    let digits = mark.chars().all(|c| c.is_ascii_digit());
    let letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_lowercase());
    let signs = mark.chars().all(|c| matches!(c, '*' | '†' | '‡'));
    (short && (digits || letter || signs)).then(|| mark.to_owned())
}

/// The lines behind a table, their superscripts as they stand.
fn lines_behind(table: &Table, text: &Text) -> Vec<String> {
    let all = text.as_str();
    let mut end = all.len().min(table.span.end.saturating_add(BEHIND));
    while !all.is_char_boundary(end) {
        end -= 1;
    }
    let mut behind = all.get(table.span.end..end).unwrap_or_default().to_owned();
    for tag in LINES {
        behind = behind.replace(tag, &format!("\n{tag}"));
    }
    let behind = behind.replace("<sup>", " ").replace("</sup>", " ");
    let lines = behind.lines().map(|line| mask(line).trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// What a line says behind a mark with which it begins.
fn note<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let open = line.trim_start_matches(['(', '[', '|', ' ']);
    let rest = open.strip_prefix(mark)?;
    let next = rest.chars().next()?;
    let ends = match mark.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        true => matches!(next, ')' | ']' | ' ' | ':' | '\t') || rest.starts_with(". "),
        false => !mark.ends_with(next),
    };
    let words = rest.trim_start_matches([')', ']', '.', ':', ' ', '\t']);
    (ends && words.starts_with(char::is_alphabetic)).then_some(words)
}

/// Whether a note says that figures are no plain ones of their period: by a word, in another unit, of another span.
fn turns(note: &str, period: Option<Period>, headings: &Headings) -> bool {
    let setting = headings.setting();
    let worded = !words::turning(note).is_empty()
        || [Kind::ForecastTitles, Kind::OtherTitles]
            .iter()
            .any(|of| title::says(*of, note).is_some());
    if worded || unit_line::read_in(note, setting.language).is_some() {
        return true;
    }
    let Some(Period::Duration { end, .. }) = period else { return false };
    let mut said = heading::read(note, setting);
    let lengths = said.months.len() + said.weeks.len() + said.parts.len() + said.intervals.len();
    if lengths != 1 || !said.years.is_empty() || !said.month_days.is_empty() {
        return false;
    }
    if said.days.is_empty() && said.intervals.is_empty() {
        said.days.push(end);
    }
    matches!(said.period(setting), Ok(of @ Period::Duration { .. }) if Some(of) != period)
}

#[cfg(test)]
mod tests {
    use super::{marks, note};

    #[test]
    fn marks_stand_behind_headings_and_open_notes() {
        for (cell, mark) in [
            ("Q2 2023*", "*"),
            ("Q2 2023 (1)", "1"),
            ("Q2 2023<sup>2</sup>", "2"),
            ("Q2 2023³", "3"),
            ("2023 (a)", "a"),
        ] {
            assert_eq!(marks(cell), [mark], "{cell}");
        }
        for cell in
            ["Q2 2023", "**2023**", "Q2 (unaudited)", "(2023)", "Jun 30, 2023", "1<sup>st</sup>"]
        {
            assert!(marks(cell).is_empty(), "{cell}");
        }
        assert_eq!(note("* Restated", "*"), Some("Restated"));
        assert_eq!(note("(1) Restated", "1"), Some("Restated"));
        assert_eq!(note("1. Restated", "1"), Some("Restated"));
        for (line, mark) in
            [("** Restated", "*"), ("12 Restated", "1"), ("1.5 times", "1"), ("a word", "*")]
        {
            assert_eq!(note(line, mark), None, "{line}");
        }
    }
}
