//! Tables whose columns are parts of one whole: for one period, segments beside the group, where the column of the whole is
//! the sum of the others in its rows, no column names a period, and one stands above them; or each for the same periods, the
//! company beside its group. Their parts become members of an axis.

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
    /// The parts in their order, the whole too.
    pub(super) labels: Vec<String>,
    /// Which of them is the whole.
    pub(super) whole: usize,
    /// Which of them each column is about.
    of: Vec<usize>,
}

impl Matrix {
    /// Reads it from the columns of a table; none where they may be anything else.
    pub(super) fn of(
        lines: &[Line],
        columns: &[Option<Period>],
        headings: &Headings,
    ) -> Option<Self> {
        Self::of_groups(columns, headings).or_else(|| Self::of_one_period(lines, columns, headings))
    }

    /// Reads groups of columns for the same periods, one of them of the whole.
    fn of_groups(columns: &[Option<Period>], headings: &Headings) -> Option<Self> {
        let periods: Vec<Period> = columns.iter().copied().collect::<Option<_>>()?;
        let over: Vec<String> = (0..columns.len()).map(|at| headings.part_over(at)).collect();
        let mut labels: Vec<String> = Vec::new();
        for words in &over {
            if !labels.contains(words) {
                labels.push(words.clone());
            }
        }
        let of: Vec<usize> = over
            .iter()
            .map(|words| labels.iter().position(|label| label == words))
            .collect::<Option<_>>()?;
        let group = |part: usize| -> Vec<Period> {
            let own = of.iter().zip(&periods).filter(|(own, _)| **own == part);
            own.map(|(_, period)| *period).collect()
        };
        let alike = (1..labels.len()).all(|part| group(part) == group(0));
        let is_named = |label: &String| label.chars().any(char::is_alphabetic);
        let is_whole = |label: &String| title::says(Kind::WholeColumns, label).is_some();
        let whole = labels.iter().position(is_whole)?;
        let single = labels.iter().filter(|label| is_whole(label)).count() == 1;
        let several = labels.len() > 1 && labels.len() < columns.len();
        (several && single && alike && labels.iter().all(is_named)).then_some(Self {
            labels,
            whole,
            of,
        })
    }

    fn of_one_period(
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
        let of = (0..labels.len()).collect();
        Some(Self { labels, whole, of })
    }

    /// The periods of its columns by which rows are known again: that of the whole alone is one of the company.
    pub(super) fn periods(
        &self,
        columns: &[Option<Period>],
        headings: &Headings,
    ) -> Vec<Option<Period>> {
        let own = columns.iter().zip(&self.of);
        own.map(|(period, part)| {
            period.or_else(|| headings.context_period()).filter(|_| *part == self.whole)
        })
        .collect()
    }

    /// Whether two tables have the same parts.
    pub(super) fn has_parts_of(&self, other: &Self) -> bool {
        self.labels == other.labels && self.whole == other.whole
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
