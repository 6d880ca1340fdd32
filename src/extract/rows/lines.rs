//! Lines of a table as they are cut: words, and which lines really hold figures.
//!
//! Texts that were recognised from pictures hold ghosts: a line repeated with garbled digits,
//! whose caption belongs to its neighbour; and stray digits at the edge of a line. Their words are
//! words of captions; their figures are told and never become facts.

use super::candidate::{Candidate, Labels, Meaning};
use super::segment::{Line, Word};
use crate::text::table::{Cell, Content, Row, Table};
use crate::text::{Span, Text};

/// Why the figures of a line are no facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoilt {
    /// It repeats this line with garbled digits.
    Ghost(usize),
    /// None of its cells can be read.
    Illegible,
    /// A single digit that belongs to nothing.
    Stray,
}

/// The words and lines of a table, and the lines whose figures are spoilt.
#[derive(Debug)]
pub struct Lines {
    /// All words of the captions.
    pub words: Vec<Word>,
    /// The lines, one for each row of the table.
    pub lines: Vec<Line>,
    /// For each line, why its figures are no facts.
    pub spoilt: Vec<Option<Spoilt>>,
}

impl Lines {
    /// Takes the captions of a table apart.
    #[must_use]
    pub fn new(table: &Table, text: &Text, candidates: &[Candidate]) -> Self {
        let mut words = Vec::new();
        let mut lines = Vec::with_capacity(table.rows.len());
        for (line, row) in table.rows.iter().enumerate() {
            let first = words.len();
            for piece in &row.caption {
                split(text, *piece, line, &mut words);
            }
            let figures =
                row.cells.iter().any(|cell| cell.content != Content::Words) || row.is_void(text);
            lines.push(Line { words: first..words.len(), figures, gap: row.gap });
        }
        let mut all = Self { words, lines, spoilt: vec![None; table.rows.len()] };
        all.find_spoilt(table, text, candidates);
        for (line, spoilt) in all.lines.iter_mut().zip(&all.spoilt) {
            line.figures &= spoilt.is_none();
        }
        all
    }

    /// The words of a line.
    #[must_use]
    pub fn caption(&self, line: usize) -> String {
        let words: Vec<&str> =
            self.words[self.lines[line].words.clone()].iter().map(|word| &*word.text).collect();
        words.join(" ")
    }

    fn find_spoilt(&mut self, table: &Table, text: &Text, candidates: &[Candidate]) {
        let labels = Labels::of(candidates);
        for line in 0..self.lines.len() {
            if !self.lines[line].figures {
                continue;
            }
            let row = &table.rows[line];
            let options = labels.fitting(&self.caption(line));
            let named = options.iter().any(|(at, _)| candidates[*at].meaning != Meaning::Heading);
            let opens = self.caption(line).ends_with(':');
            if named && !(opens && is_stray(row, table.columns, text)) {
                continue;
            }
            let headed = opens || !options.is_empty();
            self.spoilt[line] = if row.cells.iter().all(|cell| cell.content == Content::Damaged) {
                Some(Spoilt::Illegible)
            } else if is_stray(row, table.columns, text) {
                Some(Spoilt::Stray)
            } else {
                self.ghost_of(line, table, text, headed)
            };
        }
    }

    /// The neighbour that a line repeats, if it does.
    fn ghost_of(&self, line: usize, table: &Table, text: &Text, headed: bool) -> Option<Spoilt> {
        let near = [line.checked_sub(1), line.checked_add(1)];
        let own = &table.rows[line];
        near.into_iter().flatten().find_map(|other| {
            let neighbour = table.rows.get(other)?;
            let apart = if other < line { own.gap } else { neighbour.gap };
            let real = self.lines[other].figures && self.spoilt[other].is_none();
            let repeats = real && !apart && repeats(own, neighbour, text);
            let worse = headed || quality(own, text) < quality(neighbour, text);
            (repeats && worse).then_some(Spoilt::Ghost(other))
        })
    }
}

/// Splits a piece of caption into words, without markup.
fn split(text: &Text, piece: Span, line: usize, words: &mut Vec<Word>) {
    let masked = text.masked(piece);
    let mut from = 0;
    for part in masked.split_whitespace() {
        let Some(at) = masked[from..].find(part) else { continue };
        let start = from + at;
        from = start + part.len();
        let span = Span { start: piece.start + start, end: piece.start + from };
        words.push(Word { span, text: part.to_owned(), line });
    }
}

/// Whether a line of a wide table holds nothing but one digit.
fn is_stray(row: &Row, columns: usize, text: &Text) -> bool {
    let [cell] = row.cells.as_slice() else { return false };
    columns >= 3 && digits(cell, text).len() == 1 && cell.content != Content::Nil
}

/// Whether all cells of one line look like those of another without being the same.
fn repeats(one: &Row, other: &Row, text: &Text) -> bool {
    let mut alike = 0;
    let mut same = true;
    for cell in &one.cells {
        let Some(twin) = other.cells.iter().find(|twin| twin.column == cell.column) else {
            if cell.content == Content::Damaged {
                continue;
            } else {
                return false;
            };
        };
        let (own, known) = (digits(cell, text), digits(twin, text));
        same &= own == known;
        if near(&own, &known) {
            alike += usize::from(own.len() >= 3);
        } else if cell.content != Content::Damaged && own.len() >= 3 {
            return false;
        }
    }
    alike > 0 && !same
}

/// Whether two runs of digits have at least half of their places in common, from the right.
fn near(one: &str, other: &str) -> bool {
    let common = one.bytes().rev().zip(other.bytes().rev()).filter(|(a, b)| a == b).count();
    one.len().abs_diff(other.len()) <= 1 && 2 * common >= one.len().max(other.len()).max(1)
}

fn digits(cell: &Cell, text: &Text) -> String {
    text.slice(cell.span).chars().filter(char::is_ascii_digit).collect()
}

/// How sound a line looks: cells that can be read count for it, zeros against it, because
/// digits that were not recognised become zeros.
fn quality(row: &Row, text: &Text) -> i64 {
    row.cells
        .iter()
        .map(|cell| {
            let zeros = digits(cell, text).bytes().filter(|digit| *digit == b'0').count();
            let legible = if cell.content == Content::Damaged { 0 } else { 10 };
            legible - i64::try_from(zeros).unwrap_or(0)
        })
        .sum()
}
