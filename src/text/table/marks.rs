//! Marks of notes behind figures: `13,000 1`.
//!
//! They are no column: no figure of another row stands there that is not of the column before.

use std::collections::BTreeMap;

use super::page::{Line, Token};
use super::{Content, page};

/// How many blanks may stand between a figure and its mark.
const APART: usize = 2;

/// How near figures end that stand in one column.
const ALIGNED: usize = 1;

/// Takes the marks of notes off the figures of rows.
pub(super) fn take_off(masked: &str, lines: &mut [Line], rows: &[usize]) {
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
    // Further behind its figure a digit is a mark only where other rows have none.
    let sure = |(row, at): &(usize, usize)| {
        let right = lines[*row].tokens[*at].right;
        let same = |other: &&(usize, usize)| {
            lines[other.0].tokens[other.1].right.abs_diff(right) <= ALIGNED
        };
        let alike = marks.iter().filter(same).count();
        !stands_in_column(*row, *at) && (gap(*row, *at) < APART || alike < rows.len())
    };
    let sure: Vec<(usize, usize)> = marks.iter().filter(|mark| sure(mark)).copied().collect();
    for (row, at) in sure.into_iter().rev() {
        lines[row].tokens.remove(at);
    }
}

/// Whether a token may be the mark of a note behind the figure before it.
fn is_mark(masked: &str, before: &Token, token: &Token) -> bool {
    let shown = &masked[token.span.start..token.span.end];
    let digit = shown.len() == 1 && shown.starts_with(|c: char| ('1'..='9').contains(&c));
    let behind = token.left.saturating_sub(before.right);
    digit
        && token.seed
        && before.seed
        && (1..=APART).contains(&behind)
        && matches!(before.content, Content::Figures(_))
        && page::is_long(&masked[before.span.start..before.span.end])
}
