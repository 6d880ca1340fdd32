//! Facts sorted by what they are about.
//!
//! Facts about the same quantity stand side by side, so that duplicates and sums are found in
//! one pass and without a map that grows with the facts.

use super::{ConceptId, ContextId, FactId, Report, Taxonomy, UnitId};
use crate::Error;

/// A fact with the aspects that make it the same quantity as another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IndexEntry {
    /// The concept.
    pub concept: ConceptId,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Period and dimensions.
    pub context: ContextId,
    /// The fact.
    pub fact: FactId,
}

impl IndexEntry {
    /// What facts of the same group share, beside the concept.
    #[must_use]
    pub fn group(&self) -> (Option<UnitId>, ContextId) {
        (self.unit, self.context)
    }

    /// Unit, context and fact as the digits of one number, which is soon compared with others of the concept.
    fn key(&self) -> u128 {
        let unit = self.unit.map_or(0, |unit| unit.index() as u128 + 1);
        (unit << 64) | ((self.context.index() as u128) << 32) | self.fact.index() as u128
    }
}

/// The facts of a report that stand in no tuple, sorted by concept, unit and context.
#[derive(Debug)]
pub struct FactIndex {
    entries: Vec<IndexEntry>,
    starts: Vec<u32>,
}

impl FactIndex {
    /// Sorts the facts of a report.
    ///
    /// # Errors
    /// When an id of the models leads nowhere: see [`Taxonomy::verify`] and [`Report::verify`].
    pub fn new(taxonomy: &Taxonomy, report: &Report) -> Result<Self, Error> {
        taxonomy.verify()?;
        report.verify(taxonomy)?;
        Ok(Self::of_sound(taxonomy, report))
    }

    /// Sorts the facts of a report whose ids lead somewhere.
    #[must_use]
    pub(crate) fn of_sound(taxonomy: &Taxonomy, report: &Report) -> Self {
        let mut starts = vec![0; taxonomy.concepts.len() + 1];
        let mut count = 0;
        let facts = || {
            let all = report.facts.iter().enumerate().map(|(at, fact)| (FactId::from(at), fact));
            let has_tuples = !report.tuples.of_fact.is_empty();
            all.filter(move |(id, _)| !has_tuples || !report.tuples.hold(*id))
        };
        for (_, fact) in facts() {
            count += 1;
            starts[fact.concept.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        // Every fact goes to the next place of its concept; then each concept is sorted alone.
        let blank = IndexEntry {
            concept: ConceptId(0),
            unit: None,
            context: ContextId(0),
            fact: FactId(0),
        };
        let mut entries = vec![blank; count];
        let mut next: Vec<u32> = starts.clone();
        for (id, fact) in facts() {
            let place = &mut next[fact.concept.index()];
            entries[*place as usize] = IndexEntry {
                concept: fact.concept,
                unit: fact.unit,
                context: fact.context,
                fact: id,
            };
            *place += 1;
        }
        for concept in entries.chunk_by_mut(|a, b| a.concept == b.concept) {
            concept.sort_unstable_by_key(IndexEntry::key);
        }
        Self { entries, starts }
    }

    /// The facts of a concept; none of one that the taxonomy does not have.
    #[must_use]
    pub fn of(&self, concept: ConceptId) -> &[IndexEntry] {
        let at = concept.index();
        let range = self.starts.get(at..).and_then(<[u32]>::first_chunk::<2>);
        range.map_or(&[], |[from, to]| &self.entries[*from as usize..*to as usize])
    }

    /// The facts about one quantity.
    #[must_use]
    pub fn quantity(
        &self,
        concept: ConceptId,
        (unit, context): (Option<UnitId>, ContextId),
    ) -> &[IndexEntry] {
        let all = self.of(concept);
        let begin = all.partition_point(|entry| entry.group() < (unit, context));
        let end = all.partition_point(|entry| entry.group() <= (unit, context));
        &all[begin..end]
    }

    /// Facts about the same quantity, group by group.
    pub fn groups(&self) -> impl Iterator<Item = &[IndexEntry]> {
        self.entries.chunk_by(|a, b| a.concept == b.concept && a.group() == b.group())
    }
}
