//! In which row and column the facts of a table stand.

use std::num::NonZeroU32;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Facts, Held, Table};
use crate::model::stream::DimensionValue;

/// The facts of all rows, by the columns of values, one row behind the other.
#[derive(Debug)]
pub(super) struct Rows {
    columns: usize,
    cells: Vec<Option<NonZeroU32>>,
}

impl Rows {
    /// No rows yet, of so many columns.
    pub(super) fn new(columns: usize) -> Self {
        Self { columns: columns.max(1), cells: Vec::new() }
    }

    /// Makes a row without facts, and gives its number.
    pub(super) fn add(&mut self) -> usize {
        self.cells.resize(self.cells.len() + self.columns, None);
        self.cells.len() / self.columns - 1
    }

    pub(super) fn put(&mut self, row: usize, column: usize, fact: usize) {
        self.cells[row * self.columns + column] =
            u32::try_from(fact + 1).ok().and_then(NonZeroU32::new);
    }

    pub(super) fn is_free(&self, row: usize, column: usize) -> bool {
        self.cells[row * self.columns + column].is_none()
    }

    /// The facts of each row.
    pub(super) fn iter(&self) -> impl Iterator<Item = impl Iterator<Item = Option<usize>> + Clone> {
        self.cells
            .chunks(self.columns)
            .map(|row| row.iter().map(|cell| cell.map(|fact| fact.get() as usize - 1)))
    }
}

/// Members that have columns, and a period that has one.
type About<'f> = (Option<Option<&'f str>>, Vec<&'f DimensionValue>);

/// Where the facts of a context come: a number that is the same for all that share rows, and the column.
#[derive(Default)]
pub(super) struct InRows<'f> {
    known: FxHashMap<u32, (usize, usize)>,
    different: IndexSet<About<'f>, FxBuildHasher>,
    last: Option<(u32, (usize, usize))>,
}

impl<'f> InRows<'f> {
    pub(super) fn of(&mut self, table: &Table, facts: &'f Facts, fact: &Held) -> (usize, usize) {
        if let Some((context, found)) = self.last
            && context == fact.context
        {
            return found;
        }
        let found = *self.known.entry(fact.context).or_insert_with(|| {
            let period = facts.period(fact);
            let values = table.axis_columns.iter().zip(facts.dimensions(fact));
            let values = values.filter(|(column, _)| column.is_some()).map(|(_, (_, value))| value);
            let about = (table.differs.period.then_some(period), values.collect());
            let column = match table.periods.len() {
                1 => 0,
                _ => {
                    let is_it = |(_, one): &(String, Option<Box<str>>)| one.as_deref() == period;
                    table.periods.iter().position(is_it).unwrap_or(0)
                }
            };
            (self.different.insert_full(about).0, column)
        });
        self.last = Some((fact.context, found));
        found
    }
}
