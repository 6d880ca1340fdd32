//! Words that stand over the middle of as many columns each: years over pairs of an amount and a percentage.

use std::ops::Range;

use super::{Level, Word};

/// The run over every column in a line whose runs each stand over the middle of as many columns, where a line below has
/// a run of its own over each column; none where they don't.
pub(super) fn owners(
    levels: &[Level],
    at: usize,
    columns: &[Range<usize>],
    text: &str,
) -> Option<Vec<Option<usize>>> {
    let level = &levels[at];
    let first = columns.first()?.start;
    // Words over the captions are none.
    let over: Vec<usize> =
        (0..level.runs.len()).filter(|run| level.runs[*run].right > first).collect();
    let size = columns.len().checked_div(over.len())?;
    if over.len() < 2 || size * over.len() != columns.len() {
        return None;
    }
    let run = |group: usize| &level.runs[over[group]];
    let fits = match size {
        1 => {
            level.direct.contains(&None) && (0..over.len()).all(|at| is_near(run(at), &columns[at]))
        }
        _ => {
            // Below it every column has a run of its own.
            let own = |below: &Level| -> Vec<Word> {
                below.runs.iter().filter(|run| run.right > first).copied().collect()
            };
            let detailed = |below: &&Level| own(below).len() == columns.len();
            let below = levels[at + 1..].iter().find(detailed)?;
            // Where the same words stand below each run, it need not stand over their middle.
            let again = repeats(&own(below), size, text);
            (0..over.len()).all(|group| {
                let place = &columns[group * size..(group + 1) * size];
                is_middle(run(group), place) || (again && is_within(run(group), place))
            })
        }
    };
    fits.then(|| (0..columns.len()).map(|column| Some(over[column / size])).collect())
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
