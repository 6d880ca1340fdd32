//! Marks of notes behind figures: `13,000 1`.
//!
//! They are no column: no figure of another row stands there that is not of the column before.

use std::collections::BTreeMap;
use std::ops::Range;

use super::page::{Kind, Line, Token, overlap};
use super::{Content, page};
use crate::text::Span;

/// How many blanks may stand between a figure and its mark.
const APART: usize = 2;

/// How many lines above the rows are looked at for headings.
const HEADING_LINES: usize = 24;

/// How near figures end that stand in one column.
const ALIGNED: usize = 1;

/// Takes the marks of notes off the figures of rows; those that stand apart from their figures are returned: they may be
/// figures all the same.
pub(super) fn take_off(masked: &str, lines: &mut [Line], rows: &[usize]) -> Vec<Span> {
    let headings = headings(lines, rows);
    let mut marks: Vec<(usize, usize)> = Vec::new();
    // Where other figures end, and the last place at which one that ends there begins.
    let mut ends: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        let tokens = &lines[*row].tokens;
        for (at, token) in tokens.iter().enumerate() {
            match at.checked_sub(1).and_then(|before| tokens.get(before)) {
                Some(before) if is_mark(masked, before, token) => marks.push((*row, at)),
                _ => {
                    let left = ends.entry(token.right).or_default();
                    *left = token.left.max(*left);
                }
            }
        }
    }
    // A figure that ends there and begins before the mark's own figure ends is of the column of that.
    let stands_in_column = |row: usize, at: usize| {
        let (before, mark) = (&lines[row].tokens[at - 1], &lines[row].tokens[at]);
        let near = mark.right.saturating_sub(ALIGNED)..=mark.right + ALIGNED;
        ends.range(near).any(|(_, left)| *left >= before.right)
    };
    let gap = |row: usize, at: usize| {
        let tokens = &lines[row].tokens;
        tokens[at].left.saturating_sub(tokens[at - 1].right)
    };
    // A digit in parentheses may be a loss.
    let is_enclosed = |row: usize, at: usize| {
        let span = lines[row].tokens[at].span;
        enclosed(&masked[span.start..span.end]).is_some()
    };
    let mut places: BTreeMap<usize, usize> = BTreeMap::new();
    for (row, at) in &marks {
        *places.entry(lines[*row].tokens[*at].right).or_default() += 1;
    }
    // Further behind its figure a digit is a mark only where other rows have none, and no heading of its own.
    let sure = |(row, at): &(usize, usize)| {
        let (before, mark) = (&lines[*row].tokens[*at - 1], &lines[*row].tokens[*at]);
        let near = mark.right.saturating_sub(ALIGNED)..=mark.right + ALIGNED;
        let alike: usize = places.range(near).map(|(_, count)| count).sum();
        let apart = || alike < rows.len() && !is_headed(&headings, before, mark);
        let near = gap(*row, *at) < APART && !is_enclosed(*row, *at);
        !stands_in_column(*row, *at) && (near || apart())
    };
    let sure: Vec<(usize, usize)> = marks.iter().filter(|mark| sure(mark)).copied().collect();
    let told = |(row, at): &&(usize, usize)| gap(*row, *at) >= APART || is_enclosed(*row, *at);
    let apart = sure.iter().filter(told);
    let apart: Vec<Span> = apart.map(|(row, at)| lines[*row].tokens[*at].span).collect();
    for (row, at) in sure.into_iter().rev() {
        lines[row].tokens.remove(at);
    }
    apart
}

/// From where to where the phrases of the lines above the rows go, by line.
pub(super) fn headings(lines: &[Line], rows: &[usize]) -> Vec<Vec<Range<usize>>> {
    let first = rows.first().copied().unwrap_or_default();
    let above = lines[..first].iter().rev().take(HEADING_LINES);
    above.take_while(|line| line.kind != Kind::Row).map(phrases).collect()
}

/// The words of a line, those with one blank between them as one.
fn phrases(line: &Line) -> Vec<Range<usize>> {
    let mut phrases: Vec<Range<usize>> = Vec::new();
    for word in &line.words {
        match phrases.last_mut() {
            Some(last) if word.left <= last.end + 1 => last.end = word.right,
            _ => phrases.push(word.left..word.right),
        }
    }
    phrases
}

/// Whether one phrase stands over a figure and another over what may be its mark, which is a figure then.
pub(super) fn is_headed(headings: &[Vec<Range<usize>>], figure: &Token, mark: &Token) -> bool {
    let over = |phrase: &Range<usize>, token: &Token| overlap(phrase, token.left..token.right) > 0;
    headings.iter().any(|phrases| {
        let own = |phrase: &Range<usize>| phrase.start >= figure.right && over(phrase, mark);
        phrases.iter().any(own) && phrases.iter().any(|phrase| over(phrase, figure))
    })
}

/// What parentheses enclose: a mark, or a loss.
fn enclosed(shown: &str) -> Option<&str> {
    shown.strip_prefix('(')?.strip_suffix(')')
}

/// Whether a token may be the mark of a note behind the figure before it.
fn is_mark(masked: &str, before: &Token, token: &Token) -> bool {
    let shown = &masked[token.span.start..token.span.end];
    let bare = enclosed(shown).unwrap_or(shown);
    let digit = bare.len() == 1 && bare.starts_with(|c: char| ('1'..='9').contains(&c));
    let behind = token.left.saturating_sub(before.right);
    digit
        && token.seed
        && before.seed
        && (1..=APART).contains(&behind)
        && matches!(before.content, Content::Figures(_))
        && page::is_long(&masked[before.span.start..before.span.end])
}
