//! Facts sorted by what they are about.
//!
//! Facts about the same quantity stand side by side, so that duplicates and sums are found in
//! one pass and without a map that grows with the facts.

use std::ops::Range;

use crate::model::{ConceptId, ContextId, FactId, Report, Taxonomy, UnitId};

/// A fact with the aspects that make it the same quantity as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub(super) concept: ConceptId,
    pub(super) unit: Option<UnitId>,
    pub(super) context: ContextId,
    pub(super) fact: FactId,
}

impl Entry {
    /// What facts of the same group share, beside the concept.
    pub(super) fn group(&self) -> (Option<UnitId>, ContextId) {
        (self.unit, self.context)
    }
}

/// The facts of a report, sorted by concept, unit and context.
pub(super) struct Index {
    entries: Vec<Entry>,
    starts: Vec<u32>,
}

impl Index {
    pub(super) fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let mut entries: Vec<Entry> = report
            .facts
            .iter()
            .enumerate()
            .map(|(at, fact)| Entry {
                concept: fact.concept,
                unit: fact.unit,
                context: fact.context,
                fact: at.into(),
            })
            .collect();
        entries.sort_unstable();
        let mut starts = vec![0; taxonomy.concepts.len() + 1];
        for entry in &entries {
            starts[entry.concept.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Self { entries, starts }
    }

    /// The facts of a concept.
    pub(super) fn of(&self, concept: ConceptId) -> &[Entry] {
        let at = concept.index();
        let range: Range<usize> = self.starts[at] as usize..self.starts[at + 1] as usize;
        &self.entries[range]
    }

    /// Facts about the same quantity, group by group.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[Entry]> {
        self.entries.chunk_by(|a, b| a.concept == b.concept && a.group() == b.group())
    }
}
