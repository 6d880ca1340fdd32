//! Tables that stand side by side: words between the figures of a line are captions of another table.

use std::ops::Range;

use super::super::page::{Kind, Line, Word};
use super::{Group, TITLE_LINES, find_in, heading_floor};
use crate::text::table::Table;
use crate::text::{Span, Text};

/// How far captions of one table may begin from one another.
const NEAR: usize = 4;

/// In how many rows captions must stand between figures, at least.
const ROWS: usize = 2;

/// The tables that a group of rows holds side by side, and the line behind them; none where it is one table.
pub(super) fn find(
    text: &Text,
    masked: &str,
    lines: &mut [Line],
    group: &Group,
    floor: usize,
) -> Option<(Vec<Table>, usize)> {
    let split = split(masked, lines, group)?;
    let (first, last) = (*group.rows.first()?, *group.rows.last()?);
    let window = heading_floor(first, floor)..last + 1;
    let whole: Vec<Line> = lines[window.clone()].to_vec();
    let mut tables = Vec::new();
    for side in [0..split, split..usize::MAX] {
        for (line, whole) in lines[window.clone()].iter_mut().zip(&whole) {
            *line = part(masked, whole, &side);
        }
        for table in find_in(text, masked, lines, window.clone()) {
            let title = title(text, lines, &window, &table);
            tables.push(Table { title, ..table });
        }
    }
    for (line, whole) in lines[window].iter_mut().zip(whole) {
        *line = whole;
    }
    Some((tables, last + 1))
}

/// Where the captions of the second table begin, in columns of the page.
fn split(masked: &str, lines: &[Line], group: &Group) -> Option<usize> {
    let begins: Vec<usize> =
        group.rows.iter().filter_map(|row| second_caption(masked, &lines[*row])).collect();
    let (least, most) = (*begins.iter().min()?, *begins.iter().max()?);
    let all = begins.len() >= ROWS && begins.len() * 2 >= group.rows.len();
    (all && most - least <= NEAR).then_some(least)
}

/// Where words begin that stand apart behind a figure and before others.
fn second_caption(masked: &str, line: &Line) -> Option<usize> {
    let seed = line.tokens.iter().find(|token| token.seed)?.words.start;
    let figure =
        line.tokens.iter().rfind(|token| token.words.end <= seed && token.content.is_strong())?;
    let apart = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| line.words.get(before));
        before.is_some_and(|before| line.words[at].left > before.right + 1)
    };
    let (from, to) = (figure.words.end, seed);
    let words = line.words.get(from..to)?;
    let said = |word: &Word| masked[word.span.start..word.span.end].contains(char::is_alphabetic);
    let caption = words.first().is_some_and(|_| apart(from)) && words.iter().any(said);
    (caption && apart(figure.words.start) && apart(to)).then(|| words[0].left)
}

/// What of a line stands on one side. A line that is one run of words is of both.
fn part(masked: &str, line: &Line, side: &Range<usize>) -> Line {
    let lone = line.kind == Kind::Text && line.runs().len() == 1;
    if lone || matches!(line.kind, Kind::Blank | Kind::Foreign) {
        return line.clone();
    }
    if let Kind::Rule { left, right, broken } = line.kind {
        let (left, right) = (left.max(side.start), right.min(side.end));
        let kind = match left < right {
            true => Kind::Rule { left: left - side.start, right: right - side.start, broken },
            false => Kind::Blank,
        };
        return Line { kind, ..line.clone() };
    }
    let inside = line.words.iter().filter(|word| side.contains(&word.left));
    // The page of each side begins where it begins.
    let moved = |word: &Word| Word {
        left: word.left - side.start,
        right: word.right - side.start,
        span: word.span,
    };
    Line::of_words(masked, inside.map(moved).collect())
}

/// The words above a table on its own side.
fn title(text: &Text, lines: &[Line], window: &Range<usize>, table: &Table) -> Vec<Span> {
    let top = text.line_of(table.span.start);
    let words = (window.start..top).rev().filter_map(|number| {
        let line = &lines[number];
        let (first, last) = (line.words.first()?, line.words.last()?);
        (line.kind == Kind::Text).then(|| first.span.to(last.span))
    });
    let mut title: Vec<Span> = words.take(TITLE_LINES).collect();
    title.reverse();
    title
}
