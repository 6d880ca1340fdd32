//! Inner and outer columns: two columns of figures under one heading, the inner for items and the outer for their sums,
//! as statutory accounts have them. No row has a figure in both.

use super::Headings;
use crate::text::table::{Content, Table};

/// Whether two columns beside each other are one: the same words stand over both, and of each row one is empty.
#[must_use]
pub fn are_one(table: &Table, headings: &Headings, first: usize, second: usize) -> bool {
    let filled = |column: usize| {
        move |row: &crate::text::table::Row| {
            let mut cells = row.cells.iter().filter(|cell| cell.column == column);
            cells.any(|cell| !matches!(cell.content, Content::Words))
        }
    };
    let count = |column: usize| table.rows.iter().filter(|row| filled(column)(row)).count();
    second == first + 1
        && headings.columns.get(first) == headings.columns.get(second)
        && headings.is_over_both(first, second)
        && count(first) > 1
        && count(second) > 1
        && !table.rows.iter().any(|row| filled(first)(row) && filled(second)(row))
}
