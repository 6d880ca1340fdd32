//! Where the heading of a table begins whose cells are aligned by blanks.

use std::ops::Range;

use super::super::page::{Kind, Line, overlap};
use super::{HEADING_LINES, is_caption, is_full};
use crate::notation::words::{Kind as Said, words};

/// The first line of the heading above a body.
pub(super) fn start(
    masked: &str,
    lines: &[Line],
    body: usize,
    floor: usize,
    left: usize,
    columns: &[Range<usize>],
) -> usize {
    let mut at = body;
    let mut rules = Vec::new();
    while at > floor && body - at < HEADING_LINES {
        let above = at - 1;
        match lines[above].kind {
            Kind::Rule { .. } if is_underline(lines, above) => break,
            Kind::Rule { left: begin, broken, .. } => {
                at = above;
                if is_full(begin, broken, left) {
                    rules.push(above);
                    if above == floor || lines[above - 1].kind == Kind::Blank {
                        break;
                    }
                }
            }
            Kind::Text if !is_caption(&lines[above], left) => at = above,
            Kind::Blank if at == body || is_rule_above(lines, above, floor) => at = above,
            _ => break,
        }
    }
    let kept = match rules.as_slice() {
        [_, .., top] => *top,
        [only] => over_columns(masked, lines, at, *only, columns),
        [] => over_columns(masked, lines, at, body, columns),
    };
    // Blank lines and rules alone are no heading.
    if lines[kept..body].iter().any(|line| line.kind == Kind::Text) { kept } else { body }
}

/// Whether the line above a blank one is a rule that does not close a table.
fn is_rule_above(lines: &[Line], blank: usize, floor: usize) -> bool {
    blank > floor
        && matches!(lines[blank - 1].kind, Kind::Rule { .. })
        && (blank - 1 == floor || lines[blank - 2].kind == Kind::Blank)
}

/// Whether a rule underlines the words above it.
fn is_underline(lines: &[Line], rule: usize) -> bool {
    let Kind::Rule { left, right, .. } = lines[rule].kind else { return false };
    let above = rule.checked_sub(1).and_then(|above| lines.get(above));
    above.is_some_and(|line| {
        line.kind == Kind::Text
            && line.runs().len() == 1
            && line.left().abs_diff(left) <= 1
            && line.right().abs_diff(right) <= 1
    })
}

/// The first of the lines above one that stand over the columns; a title stands above all.
fn over_columns(
    masked: &str,
    lines: &[Line],
    top: usize,
    bottom: usize,
    columns: &[Range<usize>],
) -> usize {
    let heads = |line: &Line| {
        let runs = line.runs();
        runs.len() > 1
            || (columns.len() == 1
                && runs.iter().all(|run| {
                    let column = &columns[0];
                    overlap(column, run.left..run.right) > 0 && run.left * 3 >= column.start * 2
                }))
    };
    let mut at = bottom;
    while at > top {
        let goes_on =
            |line: &Line| at - 1 > top && is_aside(line, columns) && heads(&lines[at - 2]);
        let line = &lines[at - 1];
        let over =
            || heads(line) || goes_on(line) || (at < bottom && is_open(masked, line, columns));
        match line.kind {
            Kind::Text if !over() => break,
            Kind::Blank if at < bottom => break,
            _ => at -= 1,
        }
    }
    at
}

/// Whether a line has nothing but an aside over the columns: `(unaudited)`, `(in thousands)`.
fn is_aside(line: &Line, columns: &[Range<usize>]) -> bool {
    let [run] = line.runs()[..] else { return false };
    columns.first().is_some_and(|first| run.left * 3 >= first.start * 2)
}

/// Whether a line has nothing but words over the columns that the lines below go on with: `For the three months ended`.
fn is_open(masked: &str, line: &Line, columns: &[Range<usize>]) -> bool {
    let last = line.words.last().map(|word| &masked[word.span.start..word.span.end]);
    let ends = last.is_some_and(|last| words().has(Said::Ending, &last.to_lowercase()));
    ends && is_aside(line, columns)
}
