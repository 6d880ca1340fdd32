//! Tables that stand side by side: words between the figures of a line are captions of another table.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::page::{Kind, Line, Token, Word};
use crate::text::Span;

/// How far captions of one table may begin from one another.
const NEAR: usize = 4;

/// In how many rows captions must stand between figures, at least.
const ROWS: usize = 3;

/// Where the captions of the second table begin, in columns of the page; none where rows are those of one table.
pub(super) fn split(masked: &str, lines: &[Line], rows: &[usize]) -> Option<usize> {
    let found: Vec<(usize, &str)> =
        rows.iter().filter_map(|row| second_caption(masked, &lines[*row])).collect();
    let begins = || found.iter().map(|(left, _)| *left);
    let (least, most) = (begins().min()?, begins().max()?);
    // Words of units and of changes are the same in many rows; captions are not.
    let captions: BTreeSet<&str> = found.iter().map(|(_, caption)| *caption).collect();
    let all = found.len() >= ROWS && found.len() * 2 >= rows.len();
    (all && captions.len() == found.len() && most - least <= NEAR).then_some(least)
}

/// Where words begin that stand apart behind a figure and before others, and the words.
fn second_caption<'a>(masked: &'a str, line: &Line) -> Option<(usize, &'a str)> {
    let seed = line.tokens.iter().find(|token| token.seed)?.words.start;
    let before = |token: &&Token| token.words.end <= seed && token.content.is_strong();
    let figure = line.tokens.iter().rfind(before)?;
    let apart = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| line.words.get(before));
        before.zip(line.words.get(at)).is_some_and(|(before, own)| own.left > before.right + 1)
    };
    let (from, to) = (figure.words.end, seed);
    let words = line.words.get(from..to)?;
    let (first, last) = (words.first()?, words.last()?);
    let caption = masked.get(first.span.start..last.span.end)?;
    let said = caption.contains(char::is_alphabetic) && apart(from);
    (said && apart(figure.words.start) && apart(to)).then_some((first.left, caption))
}

/// Whether a line is one run of words that may be of both sides: it goes over from one to the other, or begins where all
/// lines do, as titles and units of both do.
fn is_shared(line: &Line, side: &Range<usize>) -> bool {
    let (Some(first), Some(last)) = (line.words.first(), line.words.last()) else { return false };
    let crosses = |edge: usize| first.left < edge && last.right > edge;
    let lone = line.kind == Kind::Text && line.runs().len() == 1;
    lone && (first.left <= NEAR || crosses(side.start) || crosses(side.end))
}

/// What of a line stands on one side.
pub(super) fn part(masked: &str, line: &Line, side: &Range<usize>) -> Line {
    if is_shared(line, side) || matches!(line.kind, Kind::Blank | Kind::Foreign) {
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

/// The words of lines above a table, on its own side; at most so many lines.
pub(super) fn title(above: &[Line], most: usize) -> Vec<Span> {
    let words = above.iter().rev().filter_map(|line| {
        let (first, last) = (line.words.first()?, line.words.last()?);
        (line.kind == Kind::Text).then(|| first.span.to(last.span))
    });
    let mut title: Vec<Span> = words.take(most).collect();
    title.reverse();
    title
}
