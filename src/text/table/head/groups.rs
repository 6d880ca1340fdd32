//! Words that stand over several columns each: years over pairs of an amount and a percentage, quarters beside spans of
//! nine months.

use std::ops::Range;

use super::parted::{self, Place};
use super::{Level, Word};

/// What was found of the runs of a line.
pub(super) struct Groups {
    /// The run over every column.
    pub(super) owners: Vec<Option<usize>>,
    /// The columns over which a run may stand, where that is not certain.
    pub(super) wide: Vec<Option<Range<usize>>>,
}

/// The run over every column in a line whose runs each stand over some columns that follow one another, where a line
/// below has a run of its own over each column; none where they don't.
pub(super) fn owners(
    levels: &[Level],
    at: usize,
    columns: &[Range<usize>],
    text: &str,
) -> Option<Groups> {
    let level = &levels[at];
    let first = columns.first()?.start;
    // Words over the captions are none.
    let over: Vec<usize> =
        (0..level.runs.len()).filter(|run| level.runs[*run].right > first).collect();
    if over.len() < 2 || over.len() > columns.len() {
        return None;
    }
    let run = |group: usize| &level.runs[over[group]];
    let size = columns.len() / over.len();
    let even = size * over.len() == columns.len();
    let of_size = || {
        let owners = (0..columns.len()).map(|column| Some(over[column / size])).collect();
        Groups { owners, wide: Vec::new() }
    };
    if over.len() == columns.len() {
        let near = (0..over.len()).all(|at| is_near(run(at), &columns[at]));
        return (level.direct.contains(&None) && near).then(of_size);
    }
    // Below it every column has a run of its own.
    let own = |below: &Level| -> Vec<Word> {
        below.runs.iter().filter(|run| run.right > first).copied().collect()
    };
    let detailed = |below: &&Level| own(below).len() == columns.len();
    let below = levels[at + 1..].iter().find(detailed)?;
    // Where the same words stand below each run, it need not stand over their middle.
    let again = even && repeats(&own(below), size, text);
    let within = |group: usize| is_within(run(group), &columns[group * size..(group + 1) * size]);
    if again && (0..over.len()).all(within) {
        return Some(of_size());
    }
    let words: Vec<Word> = over.iter().map(|at| level.runs[*at]).collect();
    // Which quarters are of which year their order tells, where their places don't.
    let is_year = |run: &Word| {
        let said = &text[run.span.start..run.span.end];
        said.len() == 4 && said.bytes().all(|c| c.is_ascii_digit())
    };
    let years = words.iter().all(is_year);
    let parted = parted::part(&words, &places(&levels[at + 1..], columns, text));
    let sure = |of: &parted::Parted| of.groups.iter().all(|(sure, all)| sure == all);
    if let Some(parted) = parted.filter(|of| !years || sure(of)) {
        let mut owners = vec![None; columns.len()];
        let mut wide = vec![None; level.runs.len()];
        for (at, (sure, all)) in over.iter().zip(parted.groups) {
            owners[all.clone()].fill(Some(*at));
            wide[*at] = (sure != all).then_some(all);
        }
        return Some(Groups { owners, wide });
    }
    let fits = |group: usize| {
        is_middle(run(group), &columns[group * size..(group + 1) * size])
            || (again && within(group))
    };
    (even && (0..over.len()).all(fits)).then(of_size)
}

/// What stands in each column in the lines below some words.
fn places(below: &[Level], columns: &[Range<usize>], text: &str) -> Vec<Place> {
    let place = |(at, column): (usize, &Range<usize>)| {
        let runs = below.iter().filter_map(|level| Some(&level.runs[level.direct[at]?]));
        let mut place = Place { extent: column.clone(), words: String::new() };
        for run in runs {
            // What stands over several columns says nothing of the place of one, nor of what it is.
            let own = columns.iter().filter(|other| overlaps(run, other)).count() < 2;
            if own {
                let extent = &mut place.extent;
                *extent = extent.start.min(run.left)..extent.end.max(run.right);
                place.words.push_str(&text[run.span.start..run.span.end]);
                place.words.push(' ');
            }
        }
        place
    };
    columns.iter().enumerate().map(place).collect()
}

fn overlaps(run: &Word, column: &Range<usize>) -> bool {
    run.left < column.end && column.start < run.right
}

/// Whether a run stands over a column, or all but over it.
fn is_near(run: &Word, column: &Range<usize>) -> bool {
    const NEAR: usize = 2;
    run.left < column.end + NEAR && column.start < run.right + NEAR
}

/// Whether a run stands over the middle of some columns.
fn is_middle(run: &Word, place: &[Range<usize>]) -> bool {
    let (Some(left), Some(right)) = (place.first(), place.last()) else { return false };
    let apart = (run.left + run.right).abs_diff(left.start + right.end);
    // Middles count twice here: a quarter of the width is far enough from every single column.
    apart * 2 <= right.end - left.start
}

/// Whether words say the same in groups of a size.
fn repeats(runs: &[Word], size: usize, text: &str) -> bool {
    let words = |run: &Word| &text[run.span.start..run.span.end];
    runs.iter().zip(&runs[size.min(runs.len())..]).all(|(one, next)| words(one) == words(next))
}

/// Whether a run stands over some columns and no others.
fn is_within(run: &Word, place: &[Range<usize>]) -> bool {
    const HANGS: usize = 4;
    let (Some(left), Some(right)) = (place.first(), place.last()) else { return false };
    run.left + HANGS >= left.start && run.right <= right.end + HANGS
}
