//! Tables whose columns are all headed by a period of their own.

use super::super::columns::Headings;
use super::super::mentions::heading::{self, Setting};
use crate::model::Period;

/// Whether each of several columns is headed by a period of its own, in words that stand over it and over no other:
/// nothing but a table has that.
pub(super) fn are_all(columns: &[Option<Period>], headings: &Headings, setting: Setting) -> bool {
    let own = |at: usize| {
        let mut over = headings.over(at);
        over.any(|words| !heading::read(words, setting).is_empty())
    };
    let apart = |at: usize| columns[at].is_some() && !columns[..at].contains(&columns[at]);
    columns.len() > 1 && (0..columns.len()).all(|at| apart(at) && own(at))
}
