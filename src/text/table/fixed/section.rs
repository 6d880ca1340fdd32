//! Lines between rows that reach over the first column of figures, where nothing stands in them: what the rows below are
//! about, `Weighted average number of shares outstanding (thousands)`.

use super::super::opening;
use super::super::page::{Kind, Line};

/// The most words of such a line.
const WORDS: usize = 24;

/// How far apart the figures of two rows may end, for a parenthesis or a percent sign behind them.
const APART: usize = 2;

/// Whether nothing but one such line stands between two rows, and the columns of the first go on in the second.
pub(super) fn parts(masked: &str, lines: &[Line], above: usize, below: usize) -> bool {
    let between = lines.get(above + 1..below).unwrap_or_default();
    let mut words = between.iter().filter(|line| line.kind != Kind::Blank);
    let (Some(line), None) = (words.next(), words.next()) else { return false };
    // What stands right above rows is theirs, and what stands right below others may be the end of these.
    between.len() <= 2
        && between.last().is_some_and(|last| last.kind == Kind::Text)
        && is_phrase(masked, line)
        && line.left() <= lines[below].left() + APART
        && ends_alike(&lines[above], &lines[below])
}

/// Whether a line is one phrase and no sentence. Days, years and amounts in it may be those of another table, which it names.
fn is_phrase(masked: &str, line: &Line) -> bool {
    let (Some(first), Some(last)) = (line.words.first(), line.words.last()) else { return false };
    let said = &masked[first.span.start..last.span.end];
    line.kind == Kind::Text
        && !line.measure
        && line.words.len() <= WORDS
        && line.runs().len() == 1
        && !said.ends_with(['.', '!', '?', ';'])
        && !said.contains(". ")
        && opening::names_rows(said)
        && said.contains(char::is_alphabetic)
        && !said.contains(char::is_numeric)
}

/// Whether the figures of two rows end in the same columns, two or more.
fn ends_alike(above: &Line, below: &Line) -> bool {
    let ends = |line: &Line| -> Vec<usize> {
        line.tokens.iter().filter(|token| token.seed).map(|token| token.right).collect()
    };
    let (above, below) = (ends(above), ends(below));
    above.len() > 1
        && above.len() == below.len()
        && above.iter().zip(&below).all(|(one, other)| one.abs_diff(*other) <= APART)
}
