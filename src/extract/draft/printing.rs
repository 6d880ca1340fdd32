//! How the figures of a row are printed: with which signs, and with how many decimals.

use super::super::counts;
use super::super::table_facts::{digits, places};
use crate::model::Period;
use crate::standards::currency;
use crate::text::figures::Found;
use crate::text::table::{Content, Row, Table};
use crate::text::{Span, Text};

/// How the figures of a row are printed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Printing {
    /// All have a percent sign.
    pub(super) percent: bool,
    /// A currency stands before one of them.
    pub(super) currency: bool,
    /// A word behind one of them says what it counts, or that it is a multiple.
    pub(super) counted: bool,
    /// How many decimals all have; none where they differ, or there is no figure.
    pub(super) places: Option<usize>,
    /// The most digits that any has before its decimals.
    digits: usize,
}

impl Printing {
    /// How the figures of a row are printed: how many decimals they have in the columns of periods alone, where there
    /// are such. Changes have their own.
    pub(super) fn of(row: &Row, text: &Text, columns: &[Option<Period>]) -> Self {
        let figures: Vec<(usize, &Found)> = figures(row).collect();
        let all: Vec<&Found> = figures.iter().map(|(_, found)| *found).collect();
        let any = columns.iter().any(Option::is_some);
        let counts = |column: usize| !any || columns.get(column).is_some_and(Option::is_some);
        let cells = row.cells.iter().filter(|cell| counts(cell.column));
        let firsts = cells.filter_map(|cell| match &cell.content {
            Content::Figures(found) => found.first(),
            _ => None,
        });
        let places: Vec<usize> = firsts.map(|found| places(&found.printed)).collect();
        let is_odd =
            |cell: &Content| matches!(cell, Content::Words | Content::Damaged | Content::Displaced);
        // A dash is no figure, and a percent sign behind it is of a rate all the same.
        let no_rate = row.cells.iter().any(|cell| {
            counts(cell.column)
                && cell.content == Content::Nil
                && is_before_percent(text, cell.span)
        });
        let mut own = figures.iter().filter(|(column, _)| counts(*column)).peekable();
        Self {
            percent: (no_rate || own.peek().is_some())
                && own.all(|(_, found)| found.is_percent())
                && (no_rate
                    || !row.cells.iter().any(|cell| counts(cell.column) && is_odd(&cell.content))),
            currency: all.iter().any(|found| {
                currency::named(text.slice(found.before)).is_some_and(|named| named.power == 0)
            }),
            counted: all.iter().any(|found| counts::says_word(text.slice(found.behind))),
            places: places.first().copied().filter(|one| places.iter().all(|other| other == one)),
            digits: all.iter().map(|found| digits(&found.printed)).max().unwrap_or(0),
        }
    }

    /// Whether all figures have decimals, or none; none where some have.
    pub(super) fn has_decimals(&self) -> Option<bool> {
        self.places.map(|places| places > 0)
    }

    /// Whether the figures may be rates: small ones without a currency.
    pub(super) fn may_be_rate(&self) -> bool {
        !self.currency && !self.counted && self.digits <= 3
    }

    /// Whether the figures have decimals and are below a hundred, as most rates in percent are.
    pub(super) fn is_small_part(&self) -> bool {
        self.has_decimals() == Some(true) && self.digits <= 2
    }
}

/// Whether a percent sign stands behind a cell.
fn is_before_percent(text: &Text, of: Span) -> bool {
    let behind = text.as_str().get(of.end..).unwrap_or_default();
    behind.trim_start_matches(' ').starts_with(['%', '％'])
}

/// For each column, whether most of its figures have a percent sign.
pub(super) fn columns_of_percents(table: &Table, columns: &[Option<Period>]) -> Vec<bool> {
    // Beside columns of periods those of changes have none.
    let dated = columns.iter().any(Option::is_some);
    let passed = |column: usize| dated && columns.get(column).is_some_and(Option::is_none);
    let mut counts = vec![(0_usize, 0_usize); table.columns];
    for (column, found) in table.rows.iter().flat_map(figures) {
        if let Some((with, without)) = counts.get_mut(column) {
            *(if found.is_percent() { with } else { without }) += 1;
        }
    }
    let counts = counts.into_iter().enumerate();
    counts.map(|(column, (with, without))| passed(column) || with >= without).collect()
}

/// Whether a row has figures with and without a percent sign, and one with it stands where most others have none:
/// `3.1%  1.2%  2.4`. A column of changes has it in most rows.
pub(super) fn is_percent_in(row: &Row, usual: &[bool]) -> bool {
    let some = figures(row).any(|(_, found)| !found.is_percent());
    let of_percents = |column: usize| usual.get(column).copied().unwrap_or(true);
    some && figures(row).any(|(column, found)| found.is_percent() && !of_percents(column))
        // Two figures in a cell are an amount and its share or change.
        && row.cells.iter().all(|cell| !matches!(&cell.content, Content::Figures(all) if all.len() > 1))
}

fn figures(row: &Row) -> impl Iterator<Item = (usize, &Found)> {
    row.cells.iter().flat_map(|cell| {
        let found: &[Found] = match &cell.content {
            Content::Figures(found) => found,
            _ => &[],
        };
        found.iter().map(move |found| (cell.column, found))
    })
}
