//! Marks of notes over columns whose notes say that their figures are others than the heading says: `Q2 2023*`, and
//! below the table `* Pro forma, as if the merger had taken place in January`.

use super::{Column, Headings, words};
use crate::extract::mentions::heading;
use crate::extract::{title, unit_line};
use crate::model::Period;
use crate::notation::words::Kind;
use crate::text::table::Table;
use crate::text::words::{Markup, markup_at, mask};
use crate::text::{Span, Text};

/// How many bytes behind a table are searched for its notes.
const BEHIND: usize = 20_000;

/// The bytes of a mark in a superscript at most, with what encloses it.
const LONGEST: usize = 40;

/// How many lines without a mark may stand before the notes of a table, and between two of them.
const BETWEEN: usize = 5;

/// Tags that begin a line of a page.
const LINES: [&str; 6] = ["p", "br", "div", "td", "tr", "li"];

/// Tags behind which stand no notes of the table before them.
const ENDS: [&str; 7] = ["table", "h1", "h2", "h3", "h4", "h5", "h6"];

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
        .map(|at| over(at).flat_map(|cell| marks(&with_mark(text, cell.span))).collect())
        .collect();
    if marks.iter().all(Vec::is_empty) {
        return found;
    }
    let all: Vec<&String> = marks.iter().flatten().collect();
    let notes = notes_among(lines_behind(table, text), &all);
    for ((found, marks), column) in found.iter_mut().zip(&marks).zip(columns) {
        let said = marks.iter().filter_map(|mark| notes.iter().find_map(|line| note(line, mark)));
        *found =
            said.into_iter().find(|note| turns(note, column.period, headings)).map(str::to_owned);
    }
    found
}

/// The lines of the nearest run of notes, with those into which they are broken.
fn notes_among(lines: Vec<String>, marks: &[&String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut without = 0;
    for line in lines {
        without =
            if marks.iter().any(|mark| note(&line, mark).is_some()) { 0 } else { without + 1 };
        if without > BETWEEN {
            break;
        }
        kept.push(line);
    }
    kept
}

/// The words of a cell with the superscript behind them, which is no part of them.
fn with_mark(text: &Text, cell: Span) -> String {
    let all = text.as_str();
    let own = all.get(cell.start..cell.end).unwrap_or_default();
    let behind = all.get(cell.end..).unwrap_or_default().trim_start_matches(' ');
    let opens = sup_at(behind, 0).filter(|tag| !tag.closes);
    let Some(opens) = opens else { return with_plain_sups(own) };
    let mut end = behind.len().min(opens.length + LONGEST);
    while !behind.is_char_boundary(end) {
        end -= 1;
    }
    let near = &behind[..end];
    let closes = near
        .match_indices('<')
        .find_map(|(at, _)| sup_at(near, at).filter(|tag| tag.closes).map(|tag| at + tag.length));
    with_plain_sups(own) + &with_plain_sups(&near[..closes.unwrap_or(0)])
}

/// The tag of a superscript at an offset.
fn sup_at(text: &str, at: usize) -> Option<Markup> {
    text[at..].starts_with('<').then(|| markup_at(text, at))?.filter(|tag| tag.name == Some("sup"))
}

/// Words whose tags of superscripts are written as `<sup>` and `</sup>`, without attributes.
fn with_plain_sups(words: &str) -> String {
    let mut found = String::with_capacity(words.len());
    let mut from = 0;
    for (at, _) in words.match_indices('<') {
        if let Some(tag) = sup_at(words, at).filter(|_| at >= from) {
            found.push_str(&words[from..at]);
            found.push_str(if tag.closes { "</sup>" } else { "<sup>" });
            from = at + tag.length;
        }
    }
    found.push_str(words.get(from..).unwrap_or_default());
    found
}

/// The marks of notes in a cell of a heading: stars and daggers behind its words, a superscript, and a digit or letter
/// with its parentheses.
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
        // A section may begin with the same number and a point: its note has a parenthesis too.
        let mark = bare(last).map(|mark| match mark.contains(char::is_alphanumeric) {
            true => format!("({mark})"),
            false => mark,
        });
        found.extend(mark);
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

/// The lines behind a table up to the next table or heading, their superscripts as they stand.
fn lines_behind(table: &Table, text: &Text) -> Vec<String> {
    let all = text.as_str();
    let mut end = all.len().min(table.span.end.saturating_add(BEHIND));
    while !all.is_char_boundary(end) {
        end -= 1;
    }
    lines_of(all.get(table.span.end..end).unwrap_or_default())
}

fn lines_of(behind: &str) -> Vec<String> {
    let mut broken = String::with_capacity(behind.len());
    let mut from = 0;
    let mut end = behind.len();
    for (at, _) in behind.match_indices('<') {
        if at < from {
            continue;
        }
        let Some(tag) = markup_at(behind, at) else { continue };
        let is = |names: &[&str]| tag.name.is_some_and(|name| names.contains(&name));
        if is(&ENDS) && !tag.closes {
            end = at;
            break;
        }
        if is(&LINES) || is(&["sup"]) {
            broken.push_str(&behind[from..at]);
            broken.push_str(if is(&LINES) { "\n" } else { " " });
            from = at + tag.length;
        }
    }
    broken.push_str(behind.get(from..end).unwrap_or_default());
    let lines = broken.lines().take_while(|line| !line.starts_with('#'));
    let lines = lines.map(|line| mask(line).trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

/// What a line says behind a mark with which it begins.
fn note<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
    let enclosed = mark.strip_prefix('(').and_then(|mark| mark.strip_suffix(')'));
    let open = line.trim_start_matches(['(', '[', '|', ' ']);
    let rest = open.strip_prefix(enclosed.unwrap_or(mark))?;
    let next = rest.chars().next()?;
    let ends = match (enclosed, mark.ends_with(|c: char| c.is_ascii_alphanumeric())) {
        (Some(_), _) => matches!(next, ')' | ']'),
        (None, true) => matches!(next, ')' | ']' | ' ' | ':' | '\t') || rest.starts_with(". "),
        (None, false) => !mark.ends_with(next),
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
    use super::{lines_of, marks, note, notes_among, with_mark, with_plain_sups};
    use crate::text::{Span, Text};

    #[test]
    fn marks_stand_behind_headings_and_open_notes() {
        for (cell, mark) in [
            ("Q2 2023*", "*"),
            ("Q2 2023 (1)", "(1)"),
            ("Q2 2023<sup>2</sup>", "2"),
            ("Q2 2023³", "3"),
            ("2023 (a)", "(a)"),
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
        assert_eq!(note("(1) Restated", "(1)"), Some("Restated"));
        assert_eq!(note("1. Outlook", "(1)"), None);
        for (line, mark) in
            [("** Restated", "*"), ("12 Restated", "1"), ("1.5 times", "1"), ("a word", "*")]
        {
            assert_eq!(note(line, mark), None, "{line}");
        }
    }
    #[test]
    fn superscripts_are_read_however_they_are_written() {
        for text in ["Q2<sup>2</sup>", "Q2<SUP>2</SUP>", "Q2 <sup style=\"top:1px\">2</sup> more"] {
            let span = Span { start: 0, end: 2 };
            assert_eq!(marks(&with_mark(&Text::new(text.into()), span)), ["2"], "{text}");
        }
        assert_eq!(with_plain_sups("a<SUP id='x'>1</SUP>b"), "a<sup>1</sup>b");
        let far = format!("Q2<sup>{}</sup>", "2".repeat(100));
        assert!(marks(&with_mark(&Text::new(far), Span { start: 0, end: 2 })).is_empty());
    }

    #[test]
    fn notes_stand_right_behind_their_table() {
        assert_eq!(lines_of("<P>* One<BR>two</P><table><tr><td>(1) Pro forma"), ["* One", "two"]);
        assert_eq!(lines_of("(1) One\n## Next\n(1) Pro forma"), ["(1) One"]);
        let mark = "(1)".to_owned();
        let run = |text: &str| notes_among(lines_of(text), &[&mark]);
        assert_eq!(run("Unaudited\n(1) One\ngoes on"), ["Unaudited", "(1) One", "goes on"]);
        assert!(!run("a\nb\nc\nd\ne\nf\n(1) Pro forma").contains(&"(1) Pro forma".to_owned()));
    }
}
