//! Which columns the words of a heading stand over, by their place on the page.
//!
//! Rules part the levels of a heading. Words stand over the columns below them; a column that
//! has no words above it in a line gets those of the nearest run, when that line is the upper
//! level of words further down, or goes on with a run that stands over the column already.

mod groups;
mod parted;

use std::ops::Range;

use super::HeadCell;
use super::page::{Kind as Form, Line, Word, overlap};
use crate::notation::words::{Kind, words};

/// How far from a column words may stand that stand over none.
const REACH: usize = 8;

/// The runs of one line, and for every column the run over it.
struct Level {
    line: usize,
    /// Lines with the same number are not parted by a rule.
    block: usize,
    runs: Vec<Word>,
    /// The run right above a column.
    direct: Vec<Option<usize>>,
    /// The run that a column was given.
    owner: Vec<Option<usize>>,
    /// The columns over which a run stands, where they are more than those that it was given.
    wide: Vec<Option<Range<usize>>>,
}

/// The cells of a heading whose first line has a number.
pub(super) fn cells(
    lines: &[Line],
    first: usize,
    columns: &[Range<usize>],
    text: &str,
) -> Vec<HeadCell> {
    let mut levels = levels(lines, first, columns, text);
    let percent = percent_columns(&levels, columns, text);
    let notes = columns_of_notes(&levels, columns.len(), text);
    for at in 0..levels.len() {
        let grouped = groups::owners(&levels, at, columns, text);
        let (owner, wide) = match grouped {
            Some(groups) => (groups.owners, groups.wide),
            None => (owners(&levels, at, columns, &percent), Vec::new()),
        };
        (levels[at].owner, levels[at].wide) = (owner, wide);
        // What stands over the columns beside it says nothing of notes.
        for column in notes.iter().copied() {
            let level = &mut levels[at];
            if level.direct[column].is_none() {
                level.owner[column] = None;
                let reached = level.wide.iter_mut().flatten().filter(|wide| wide.start == column);
                reached.for_each(|wide| wide.start += 1);
            }
        }
    }
    let mut cells = Vec::new();
    for level in &levels {
        for (at, run) in level.runs.iter().enumerate() {
            let owned = |owner: &Option<usize>| *owner == Some(at);
            let start = level.owner.iter().position(owned);
            let end = level.owner.iter().rposition(owned);
            let wide = level.wide.get(at).cloned().flatten();
            let columns = wide
                .or_else(|| start.zip(end).map(|(start, end)| start..end + 1))
                .or_else(|| lost(level, run, columns))
                .unwrap_or(0..0);
            cells.push(HeadCell { span: run.span, line: level.line, columns });
        }
    }
    cells
}

fn levels(lines: &[Line], first: usize, columns: &[Range<usize>], text: &str) -> Vec<Level> {
    let mut levels = Vec::new();
    let mut block = 0;
    for (at, line) in lines.iter().enumerate() {
        match line.kind {
            Form::Rule { .. } => block += 1,
            Form::Text => {
                let runs = runs(line, columns, text);
                let direct: Vec<Option<usize>> =
                    columns.iter().map(|column| above(&runs, column)).collect();
                let direct = in_order(&runs, &direct, columns).unwrap_or(direct);
                let owner = vec![None; columns.len()];
                let wide = Vec::new();
                levels.push(Level { line: first + at, block, runs, direct, owner, wide });
            }
            _ => {}
        }
    }
    levels
}

/// The run that shares most with a column, for its width.
fn above(runs: &[Word], column: &Range<usize>) -> Option<usize> {
    let shared = |run: &Word| {
        let narrower = column.len().min(run.right - run.left).max(1);
        let shared = overlap(column, run.left..run.right);
        (shared * 1000 / narrower, shared)
    };
    let (at, run) = runs.iter().enumerate().rev().max_by_key(|(_, run)| shared(run))?;
    (shared(run).1 > 0).then_some(at)
}

/// The runs over columns one by one, where they are as many, and one that is wide stands over its neighbour's column too,
/// which leaves the neighbour without any.
fn in_order(
    runs: &[Word],
    direct: &[Option<usize>],
    columns: &[Range<usize>],
) -> Option<Vec<Option<usize>>> {
    let first = columns.first()?.start;
    let over: Vec<usize> = (0..runs.len()).filter(|at| runs[*at].right > first).collect();
    let all: Vec<usize> = direct.iter().copied().collect::<Option<_>>()?;
    let twice = all.windows(2).any(|two| two[0] == two[1]);
    let near = |(column, at): (&Range<usize>, &usize)| {
        let run = &runs[*at];
        let apart = run.left.saturating_sub(column.end).max(column.start.saturating_sub(run.right));
        apart < REACH
    };
    let fits = twice && over.len() == columns.len() && columns.iter().zip(&over).all(near);
    fits.then(|| over.into_iter().map(Some).collect())
}

/// The runs of a line. A sign over another column than the words beside it is a heading of its own, and what says the same
/// twice, but for digits, is two: `ended 2008 ended 2007`, `% Sep 30, 2024 Sep 30, 2023`.
fn runs(line: &Line, columns: &[Range<usize>], text: &str) -> Vec<Word> {
    let mut runs = Vec::new();
    for run in line.runs() {
        let inside = line.words.iter().filter(|word| run.span.contains(word.span));
        let words: Vec<Word> = inside.copied().collect();
        let said = |at: usize| words.get(at).map_or("", |of| &text[of.span.start..of.span.end]);
        let mut from = 0;
        for at in 1..words.len() {
            // A day stands behind a sign, and in `% change` a word that goes on.
            let dated = (at..words.len()).any(|at| said(at).contains(|c: char| c.is_ascii_digit()));
            let behind = matches!(said(at - 1), "%" | "$" | "€" | "£") && dated;
            if (said(at).starts_with('%') || behind)
                && are_apart(&words[from..at], &words[at..], columns)
            {
                runs.extend(in_two(&words[from..at], columns, text));
                from = at;
            }
        }
        runs.extend(in_two(&words[from..], columns, text));
    }
    runs
}

/// Some words as one run, or as two where they say the same twice over different columns.
fn in_two(words: &[Word], columns: &[Range<usize>], text: &str) -> Vec<Word> {
    let (first, second) = words.split_at(words.len() / 2);
    match says_twice(words, text) && are_apart(first, second, columns) {
        true => [first, second].into_iter().filter_map(whole).collect(),
        false => whole(words).into_iter().collect(),
    }
}

/// All of some words.
fn whole(words: &[Word]) -> Option<Word> {
    let (first, last) = (words.first()?, words.last()?);
    Some(Word { left: first.left, right: last.right, span: first.span.to(last.span) })
}

/// Whether the nearest columns of words and of those behind them differ.
fn are_apart(words: &[Word], behind: &[Word], columns: &[Range<usize>]) -> bool {
    let nearest = |words: &[Word]| whole(words).map(|of| nearest_column(&of, columns));
    nearest(words) != nearest(behind)
}

/// Whether the second half of some words is the first, but for words with digits.
fn says_twice(words: &[Word], text: &str) -> bool {
    let (first, second) = words.split_at(words.len() / 2);
    let word = |word: &Word| &text[word.span.start..word.span.end];
    !first.is_empty()
        && first.len() == second.len()
        && first.iter().zip(second).all(|(a, b)| without_digits(word(a)) == without_digits(word(b)))
}

/// A word without its digits and marks: `2008` and `2007*` are alike, a quarter and its year, `Q4 2023/24`, are not.
fn without_digits(word: &str) -> String {
    word.chars().filter(|c| c.is_alphabetic() || *c == '/').collect()
}

/// The column whose middle is nearest to that of a run.
fn nearest_column(run: &Word, columns: &[Range<usize>]) -> Option<usize> {
    let middle = run.left + run.right;
    (0..columns.len()).min_by_key(|at| (columns[*at].start + columns[*at].end).abs_diff(middle))
}

/// For every column the line in which a percent sign opens its heading: such a column goes with
/// the amounts left of it.
fn percent_columns(levels: &[Level], columns: &[Range<usize>], text: &str) -> Vec<Option<usize>> {
    let is_percent = |level: &Level, column: usize| {
        level.direct[column].is_some_and(|run| {
            let span = level.runs[run].span;
            text[span.start..span.end].starts_with('%')
        })
    };
    let line = |column: usize| {
        let level = levels.iter().find(|level| is_percent(level, column))?;
        (column > 0).then_some(level.line)
    };
    (0..columns.len()).map(line).collect()
}

/// The columns over which nothing but a word for the notes to the accounts stands, in some line: `Notes`.
fn columns_of_notes(levels: &[Level], columns: usize, text: &str) -> Vec<usize> {
    let names = |level: &Level, column: usize| {
        level.direct[column].is_some_and(|run| {
            let span = level.runs[run].span;
            let word = text[span.start..span.end].trim_end_matches(['.', ':']);
            words().has_in_any_case(Kind::NoteWords, word)
        })
    };
    (0..columns).filter(|column| levels.iter().any(|level| names(level, *column))).collect()
}

/// The run over every column in a line.
fn owners(
    levels: &[Level],
    at: usize,
    columns: &[Range<usize>],
    percent: &[Option<usize>],
) -> Vec<Option<usize>> {
    let level = &levels[at];
    let mut owners: Vec<Option<usize>> = Vec::with_capacity(columns.len());
    for (column, place) in columns.iter().enumerate() {
        let beside = percent[column].is_some_and(|line| line > level.line);
        let direct = level.direct[column].filter(|run| {
            let run = &level.runs[*run];
            let shared = overlap(place, run.left..run.right);
            !beside || shared * 2 >= place.len().min(run.right - run.left)
        });
        let left = column.checked_sub(1).and_then(|left| owners[left]);
        let owner = match direct {
            Some(run) => Some(run),
            None if !reaches(levels, at, column) => stacked(levels, at, column),
            None if beside => left,
            None => nearest(&level.runs, place, columns),
        };
        owners.push(owner);
    }
    owners
}

/// Whether a line may stand over a column that it has no words above: it is the first to do so
/// in its block, and there are words for the column further down.
fn reaches(levels: &[Level], at: usize, column: usize) -> bool {
    let level = &levels[at];
    let same = |other: &&Level| other.block == level.block;
    let above = levels[..at].iter().filter(same).any(|other| other.owner[column].is_some());
    let below = levels[at + 1..].iter().filter(|other| other.direct[column].is_some());
    let below: Vec<bool> = below.map(|other| other.block == level.block).collect();
    let upper = !below.contains(&true) || is_upper(levels, at);
    !above && !below.is_empty() && upper
}

/// Whether the next line of the block has other runs than one below every run.
fn is_upper(levels: &[Level], at: usize) -> bool {
    let level = &levels[at];
    let Some(next) = levels.get(at + 1).filter(|next| next.block == level.block) else {
        return false;
    };
    level.runs.iter().any(|run| {
        let below = next.runs.iter().filter(|other| touch(run, other)).count();
        below != 1
    })
}

fn touch(a: &Word, b: &Word) -> bool {
    a.left < b.right && b.left < a.right
}

/// The run that goes on with the words that a line above has over a column.
fn stacked(levels: &[Level], at: usize, column: usize) -> Option<usize> {
    let level = &levels[at];
    let upper = levels[..at]
        .iter()
        .rev()
        .find(|other| other.block == level.block && other.owner[column].is_some())?;
    let words = upper.runs.get(upper.owner[column]?)?;
    level.runs.iter().position(|run| touch(run, words))
}

/// The run whose middle is nearest to that of a column; words over the captions are none.
fn nearest(runs: &[Word], place: &Range<usize>, columns: &[Range<usize>]) -> Option<usize> {
    let first = columns.first().map_or(0, |column| column.start);
    let middle = place.start + place.end;
    runs.iter()
        .enumerate()
        .filter(|(_, run)| run.right > first)
        .min_by_key(|(_, run)| (run.left + run.right).abs_diff(middle))
        .map(|(at, _)| at)
}

/// The column of a run that no column was given to: the one it stands over beside another run,
/// or the nearest that has none.
fn lost(level: &Level, run: &Word, columns: &[Range<usize>]) -> Option<Range<usize>> {
    let shared = |column: usize| overlap(&columns[column], run.left..run.right);
    let distance = |column: usize| {
        let place = &columns[column];
        run.left.saturating_sub(place.end).max(place.start.saturating_sub(run.right))
    };
    let over = (0..columns.len()).filter(|column| shared(*column) > 0).max_by_key(|c| shared(*c));
    let free = (0..columns.len()).filter(|column| level.owner[*column].is_none());
    let near = free.filter(|column| distance(*column) < REACH).min_by_key(|c| distance(*c));
    over.or(near).map(|column| column..column + 1)
}
