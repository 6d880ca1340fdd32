//! Rows whose figures a long caption pushes to the right of their columns.
//!
//! Such a row is known by its caption, which reaches into the place of the first column, and by its figures, which do
//! not end where those of other rows end. As many figures as columns are taken in their order; of fewer the place says
//! nothing.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::page::{Line, Token};
use super::super::{Cell, Content, Row};

/// The columns of a table, and the rows that have moved out of them.
pub(super) struct Placed {
    pub(super) columns: Vec<Range<usize>>,
    pub(super) pushed: BTreeSet<usize>,
}

/// How far from where others end a figure may end: a sign or a parenthesis.
const NEAR: usize = 1;

/// The columns of rows; those that have moved have no part in them.
pub(super) fn columns(lines: &[Line], rows: &[usize]) -> Placed {
    let all = super::columns(lines, rows);
    let unmoved = || Placed { columns: all.clone(), pushed: BTreeSet::new() };
    let Some(first) = all.first() else { return unmoved() };
    let (long, short): (Vec<usize>, Vec<usize>) =
        rows.iter().partition(|row| caption_end(&lines[**row], &all) > first.start);
    if long.is_empty() || short.is_empty() {
        return unmoved();
    }
    let columns = super::columns(lines, &short);
    let edges: Vec<Edges> =
        columns.iter().map(|place| Edges::of(place, &columns, lines, &short)).collect();
    let pushed: BTreeSet<usize> =
        long.into_iter().filter(|row| has_moved(&lines[*row], &columns, &edges)).collect();
    if pushed.is_empty() {
        return unmoved();
    }
    let kept: Vec<usize> = rows.iter().filter(|row| !pushed.contains(row)).copied().collect();
    Placed { columns: super::columns(lines, &kept), pushed }
}

/// The figures of a line that are cells of columns, or would be.
fn figures<'a>(line: &'a Line, columns: &'a [Range<usize>]) -> impl Iterator<Item = &'a Token> {
    let is_cell = |token: &&Token| token.seed || super::column_of(line, token, columns).is_some();
    line.tokens.iter().filter(is_cell)
}

/// The column of the page behind the caption of a row.
fn caption_end(line: &Line, columns: &[Range<usize>]) -> usize {
    let first = figures(line, columns).next().map_or(0, |token| token.words.start);
    let last = first.checked_sub(1).and_then(|last| line.words.get(last));
    last.map_or(0, |word| word.right)
}

/// Where the figures of a column begin and end.
struct Edges {
    starts: BTreeSet<usize>,
    ends: BTreeSet<usize>,
}

impl Edges {
    fn of(place: &Range<usize>, columns: &[Range<usize>], lines: &[Line], rows: &[usize]) -> Self {
        let tokens = || {
            let tokens = rows.iter().flat_map(|row| figures(&lines[*row], columns));
            tokens.filter(|token| token.left < place.end && place.start < token.right)
        };
        Self {
            starts: tokens().map(|token| token.left).collect(),
            ends: tokens().map(|token| token.right).collect(),
        }
    }

    fn fit(&self, token: &Token) -> bool {
        let near = |at: usize| at.saturating_sub(NEAR)..=at + NEAR;
        self.starts.contains(&token.left) || self.ends.range(near(token.right)).next().is_some()
    }
}

/// Whether the figures of a row with a long caption do not stand in the columns, or not for certain.
fn has_moved(line: &Line, columns: &[Range<usize>], edges: &[Edges]) -> bool {
    let over = |token: &Token| {
        let fits = |at: &usize| token.left < columns[*at].end && columns[*at].start < token.right;
        (0..columns.len()).find(|at| fits(at) && edges[*at].fit(token))
    };
    let found: Option<Vec<usize>> = figures(line, columns).map(over).collect();
    let Some(found) = found else { return true };
    // Moved by just a column, figures stand where others do, and the caption stands where they should.
    let covered = columns.first().is_some_and(|first| caption_end(line, columns) >= first.end);
    covered && found.len() < columns.len()
}

/// Puts the figures of a row that has moved into its cells.
pub(super) fn place(row: &mut Row, line: &Line, columns: &[Range<usize>]) {
    let first = figures(line, columns).next().map_or(0, |token| token.words.start);
    let words = line.words.get(..first).unwrap_or_default();
    let caption = words.first().zip(words.last());
    row.caption = caption.map(|(first, last)| first.span.to(last.span)).into_iter().collect();
    let complete = figures(line, columns).count() == columns.len();
    row.cells = figures(line, columns)
        .take(columns.len())
        .enumerate()
        .map(|(column, token)| {
            let content = if complete { token.content.clone() } else { Content::Displaced };
            Cell { column, span: token.span, content }
        })
        .collect();
}
