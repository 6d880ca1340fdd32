//! What repeats in a table of facts is looked up once and stands once in the report.

use rustc_hash::FxHashMap;

use crate::model::{
    Context, ContextId, Dimensions, DimensionsId, FootnoteId, FootnoteSetId, Period, PeriodId,
    Report,
};

/// Remembers what cells of one column mean. What could not be understood is remembered too, so
/// that one cause is told once.
pub(super) struct Cells<T> {
    known: FxHashMap<Box<[u8]>, Option<T>>,
    last: Option<(Vec<u8>, Option<T>)>,
}

impl<T: Copy> Cells<T> {
    pub(super) fn new() -> Self {
        Self { known: FxHashMap::default(), last: None }
    }

    /// What a cell means, asked of `read` the first time.
    pub(super) fn get(&mut self, cell: &[u8], read: impl FnOnce() -> Option<T>) -> Option<T> {
        // Tables are sorted by something: most cells repeat the one above.
        if let Some((text, value)) = &self.last
            && text == cell
        {
            return *value;
        }
        let value = match self.known.get(cell) {
            Some(value) => *value,
            None => {
                let value = read();
                self.known.insert(cell.into(), value);
                value
            }
        };
        let (text, last) = self.last.get_or_insert_with(|| (Vec::new(), None));
        text.clear();
        text.extend_from_slice(cell);
        *last = value;
        value
    }
}

/// Gives every period, set of dimensions, context and set of footnotes its place in the report.
#[derive(Default)]
pub(super) struct Interner {
    periods: FxHashMap<Period, PeriodId>,
    dimensions: FxHashMap<Dimensions, DimensionsId>,
    contexts: FxHashMap<(PeriodId, DimensionsId), ContextId>,
    footnotes: FxHashMap<Vec<FootnoteId>, FootnoteSetId>,
}

impl Interner {
    /// Knows what already stands in the report.
    pub(super) fn of(report: &Report) -> Self {
        let mut interner = Self::default();
        for (at, period) in report.periods.iter().enumerate() {
            interner.periods.insert(*period, at.into());
        }
        for (at, dimensions) in report.dimensions.iter().enumerate() {
            interner.dimensions.insert(dimensions.clone(), at.into());
        }
        for (at, context) in report.contexts.iter().enumerate() {
            interner.contexts.insert((context.period, context.dimensions), at.into());
        }
        for (at, set) in report.footnote_sets.iter().enumerate() {
            interner.footnotes.insert(set.clone(), at.into());
        }
        interner
    }

    pub(super) fn period(&mut self, period: Period, report: &mut Report) -> PeriodId {
        *self.periods.entry(period).or_insert_with(|| push(&mut report.periods, period))
    }

    pub(super) fn dimensions(
        &mut self,
        dimensions: Dimensions,
        report: &mut Report,
    ) -> DimensionsId {
        if let Some(id) = self.dimensions.get(&dimensions) {
            return *id;
        }
        let id = push(&mut report.dimensions, dimensions.clone());
        self.dimensions.insert(dimensions, id);
        id
    }

    pub(super) fn context(
        &mut self,
        period: PeriodId,
        dimensions: DimensionsId,
        report: &mut Report,
    ) -> ContextId {
        *self
            .contexts
            .entry((period, dimensions))
            .or_insert_with(|| push(&mut report.contexts, Context { period, dimensions }))
    }

    pub(super) fn footnotes(&mut self, set: Vec<FootnoteId>, report: &mut Report) -> FootnoteSetId {
        if let Some(id) = self.footnotes.get(&set) {
            return *id;
        }
        let id = push(&mut report.footnote_sets, set.clone());
        self.footnotes.insert(set, id);
        id
    }
}

fn push<T, I: From<usize>>(table: &mut Vec<T>, value: T) -> I {
    let id = table.len().into();
    table.push(value);
    id
}
