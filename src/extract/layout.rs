//! Lines that look like a table whose cells can't be told apart: copied with single blanks, or one
//! cell a line.

use super::finding::{Finding, FindingKind};
use crate::notation::date::is_year;
use crate::text::figures;
use crate::text::table::Table;
use crate::text::{Span, Text};

/// How many rows make such lines a table.
const ROWS: usize = 3;

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// Words, and this many figures behind them, each parted by one blank.
    Row(usize),
    /// A figure alone.
    Figure,
    /// Words without figures.
    Words,
    /// Something else.
    Other,
}

/// Where tables stand whose layout is lost; lines of tables that could be read are none of it, unless
/// blanks aligned them.
pub(super) fn lost(text: &Text, masked: &str, tables: &[Table]) -> Vec<Span> {
    let lines: Vec<Line> = (0..text.lines().len()).map(|at| line(text, masked, at)).collect();
    let taken = |at: usize| {
        tables.iter().any(|table| {
            let span = text.lines()[at];
            table.layout != crate::text::table::Layout::Fixed && table.span.contains(span)
        })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let length = rows(&lines[at..]).or_else(|| cells(&lines[at..])).unwrap_or(0);
        if length > 0 && !taken(at) {
            found.push(text.lines()[at].to(text.lines()[at + length - 1]));
        }
        at += length.max(1);
    }
    found
}

/// What is told about such a place.
pub(super) fn question(at: Span) -> Finding {
    Finding {
        kind: FindingKind::QuestionLayout,
        message: "These lines look like a table whose columns are lost.".to_owned(),
        help: "take the page itself, or copy it so that columns stay in place (pdftotext -layout)"
            .to_owned(),
        at: Some(at),
        map: None,
        others: Vec::new(),
    }
}

/// How many lines from here on are rows of figures; none when they are few, or most have only one.
fn rows(lines: &[Line]) -> Option<usize> {
    let length = lines.iter().take_while(|line| matches!(line, Line::Row(_))).count();
    let several = |line: &&Line| matches!(line, Line::Row(count) if *count >= 2);
    let with_several = lines[..length].iter().filter(several).count();
    (length >= ROWS
        && with_several * 2 > length
        && lines.first().is_some_and(|line| several(&line)))
    .then_some(length)
}

/// How many lines from here on are captions, each with the same number of figures below it.
fn cells(lines: &[Line]) -> Option<usize> {
    let figures = |from: usize| {
        lines
            .get(from..)
            .unwrap_or_default()
            .iter()
            .take_while(|line| **line == Line::Figure)
            .count()
    };
    let count = figures(1);
    let row = |at: usize| lines.get(at) == Some(&Line::Words) && figures(at + 1) == count;
    let length = (0..).take_while(|at| row(at * (count + 1))).count();
    (count >= 1 && length >= ROWS && count * length >= 2 * ROWS).then_some(length * (count + 1))
}

fn line(text: &Text, masked: &str, number: usize) -> Line {
    let span = text.lines()[number];
    let content = masked[span.start..span.end].trim();
    let letters = |words: &str| words.chars().any(char::is_alphabetic);
    if content.is_empty() || content.contains('\t') || content.contains("  ") || content.len() > 160
    {
        return Line::Other;
    }
    let words: Vec<&str> = content.split(' ').collect();
    // A dash among figures is one of them.
    let is_cell = |word: &&&str| is_figure(word) || matches!(**word, "-" | "–" | "—");
    let count = words.iter().rev().take_while(is_cell).count();
    let count = if words.iter().rev().take(count).any(|word| is_figure(word)) { count } else { 0 };
    match count {
        0 if letters(content) => Line::Words,
        0 => Line::Other,
        count if count == words.len() && count == 1 => Line::Figure,
        count if count < words.len() && letters(&words[..words.len() - count].join(" ")) => {
            Line::Row(count)
        }
        _ => Line::Other,
    }
}

/// Whether a word is a figure and nothing else, and no year.
fn is_figure(word: &str) -> bool {
    let found = figures::find(word, 0..word.len());
    let [figure] = found.as_slice() else { return false };
    let whole = figure.before.start.min(figure.span.start) == 0 && figure.span.end == word.len();
    whole && figure.legible && !is_year(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> usize {
        lost(&Text::new(text.to_owned()), text, &[]).len()
    }

    #[test]
    fn tables_without_columns_are_seen() {
        assert_eq!(places("Income\nSales 4,120 3,980\nCosts 1,200 1,100\nProfit 2,920 2,880\n"), 1);
        assert_eq!(places("Sales\n4,120\n3,980\nCosts\n1,200\n1,100\nProfit\n2,920\n2,880\n"), 1);
        assert_eq!(places("Sales 4,120 3,980\nTax (10) - (20)\nFees (3) (4)\n"), 1);
        assert_eq!(places("Sales rose to 4,120\nin the quarter and 12\nof 30 shops are new\n"), 0);
        assert_eq!(
            places("Sales   4,120   3,980\nCosts   1,200   1,100\nProfit   2,920   2,880\n"),
            0
        );
    }
}
