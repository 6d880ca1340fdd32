//! Tables whose columns are parts of one whole for one period, segments beside the group: the column of the whole is the sum
//! of the others in its rows, no column names a period, and one stands above them. Their parts become members of an axis.

use std::collections::BTreeSet;

use super::camel::camel;
use super::line::Line;
use crate::extract::columns::{Headings, part_of_heading};
use crate::extract::title;
use crate::model::{Figure, Period};
use crate::notation::words::Kind;

/// The parts over the columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Matrix {
    /// What stands over each column, the whole too.
    pub(super) labels: Vec<String>,
    /// The column of the whole.
    pub(super) whole: usize,
}

impl Matrix {
    /// Reads it from the columns of a table; none where they may be anything else.
    pub(super) fn of(
        lines: &[Line],
        columns: &[Option<Period>],
        headings: &Headings,
    ) -> Option<Self> {
        headings.context_period()?;
        if columns.len() < 3 || columns.iter().any(Option::is_some) || headings.is_turned() {
            return None;
        }
        let labels: Vec<String> =
            headings.columns.iter().map(|words| part_of_heading(words)).collect();
        let known: BTreeSet<String> = labels.iter().map(|label| camel(label)).collect();
        let named = |label: &String| {
            label.chars().any(char::is_alphabetic) && !label.contains(|c: char| c.is_ascii_digit())
        };
        if known.len() < labels.len() || !labels.iter().all(named) {
            return None;
        }
        let whole = [columns.len() - 1, 0]
            .into_iter()
            .find(|at| title::says(Kind::WholeColumns, &labels[*at]).is_some())?;
        if !is_sum(lines, whole) {
            return None;
        }
        Some(Self { labels, whole })
    }

    /// The periods of its columns by which rows are known again: that of the whole alone is one of the company.
    pub(super) fn periods(&self, headings: &Headings) -> Vec<Option<Period>> {
        let of = |at: usize| headings.context_period().filter(|_| at == self.whole);
        (0..self.labels.len()).map(of).collect()
    }
}

/// Whether a column is the sum of the others in two rows of money and more, and in all but few of them.
fn is_sum(lines: &[Line], whole: usize) -> bool {
    let rows = lines.iter().filter(|line| !line.heading && line.kind == "monetary");
    let (mut held, mut broken) = (0, 0);
    for line in rows {
        let parts = line.values.iter().enumerate().filter(|(at, _)| *at != whole);
        let parts: Vec<Figure> = parts.filter_map(|(_, figure)| *figure).collect();
        let Some(Some(wanted)) = line.values.get(whole) else { continue };
        if parts.iter().filter(|figure| !figure.is_zero()).count() < 2 {
            continue;
        }
        let sum = parts.iter().try_fold(Figure::ZERO, |sum, part| sum.plus(*part));
        match sum.is_ok_and(|sum| sum == *wanted) {
            true => held += 1,
            false => broken += 1,
        }
    }
    held > 1 && broken * 3 < held
}
