//! Cuts a text into passages.

use super::passage::{Passage, is_mark};
use crate::text::{Span, Text};

/// The passages of a text outside its tables, in their order.
///
/// Lines that follow one another are one passage; a blank line, a rule, a table end it, a bullet
/// or the mark of a heading begins a new one. A heading is a passage of its own.
///
/// ```
/// use kessan::extract::passages::split;
/// use kessan::text::Text;
/// let text = Text::new("# Revenues\nup\n 5.0% YoY\n - SI: **up**\n   8.0%\n".into());
/// let words: Vec<String> = split(&text, &[]).into_iter().map(|passage| passage.words).collect();
/// assert_eq!(words, ["Revenues", "up 5.0% YoY", "SI: up 8.0%"]);
/// ```
#[must_use]
pub fn split(text: &Text, tables: &[Span]) -> Vec<Passage> {
    let mut tables = tables.to_vec();
    tables.sort_unstable();
    let mut tables = tables.into_iter().peekable();
    let mut passages = Vec::new();
    let mut pieces: Vec<Span> = Vec::new();
    let mut end = |pieces: &mut Vec<Span>| {
        let passage = Passage::of_pieces(text, pieces);
        if !passage.words.is_empty() {
            passages.push(passage);
        }
        pieces.clear();
    };
    for line in text.lines() {
        while tables.next_if(|table| table.end <= line.start).is_some() {}
        let in_table = tables.peek().is_some_and(|table| table.start < line.end);
        let content = text.slice(*line).trim();
        let parts = in_table || is_empty(content);
        if parts
            || begins(content)
            || pieces.last().is_some_and(|last| is_heading(text.slice(*last)))
        {
            end(&mut pieces);
        }
        if !parts {
            pieces.push(*line);
        }
    }
    end(&mut pieces);
    passages
}

/// Whether a line holds no words: it is blank, or a rule.
fn is_empty(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '=' | '_' | '─' | '*'))
}

fn is_heading(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// Whether a line begins a passage: with a bullet, a number as of a list, or the mark of a
/// heading.
fn begins(line: &str) -> bool {
    let line = line.trim_start_matches("**");
    let mut chars = line.chars();
    let Some(first) = chars.next() else { return false };
    let behind = chars.as_str();
    match first {
        '-' | '–' | '—' | '>' | '*' | '·' => behind.starts_with(char::is_whitespace),
        '(' => numbered(behind, ')'),
        '0'..='9' => numbered(line, '.') || numbered(line, ')'),
        mark => is_mark(mark),
    }
}

/// Whether a line begins with one or two digits, a sign, and a blank.
fn numbered(line: &str, sign: char) -> bool {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = line[digits..].strip_prefix(sign);
    (1..=2).contains(&digits)
        && behind.is_some_and(|behind| behind.starts_with(char::is_whitespace))
}
