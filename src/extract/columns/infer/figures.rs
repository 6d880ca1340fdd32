//! What the figures of a column say of it.

use super::Draft;
use crate::text::table::{Content, Layout, Table};

/// Whether figures stand in a column that are no numbers of notes.
pub(super) fn has_amounts(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == column);
    let mut figures = cells.filter_map(|cell| match &cell.content {
        Content::Figures(figures) => Some(figures),
        _ => None,
    });
    figures.any(|figures| figures.iter().any(|figure| figure.printed.len() > 2))
}

/// Whether tabs part a table and a row of it has a figure in a column without a heading and none in one with a period:
/// tabs that align figures put them into any.
pub(super) fn is_shifted(table: &Table, drafts: &[Draft]) -> bool {
    let columns = |wanted: fn(&Draft) -> bool| -> Vec<usize> {
        let found = drafts.iter().enumerate().filter(|(_, draft)| wanted(draft));
        found.map(|(at, _)| at).collect()
    };
    let dated = columns(|draft| draft.period.is_some());
    let bare = columns(|draft| draft.period.is_none() && draft.said.is_empty());
    table.layout == Layout::Tab
        && table.rows.iter().any(|row| {
            let filled = |at: &usize| row.cells.iter().any(|cell| cell.column == *at);
            bare.iter().any(filled) && !dated.iter().all(filled)
        })
}

/// Whether the figures of a column have percent signs.
pub(super) fn is_percent(table: &Table, column: usize) -> bool {
    let (mut with, mut without) = (0_usize, 0_usize);
    for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == column) {
        if let Content::Figures(figures) = &cell.content {
            let percent = figures.iter().filter(|figure| figure.is_percent()).count();
            with += percent;
            without += figures.len() - percent;
        }
    }
    with > without
}
