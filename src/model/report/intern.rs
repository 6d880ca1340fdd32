//! What repeats in a report stands once in it.

use std::hash::{BuildHasher, Hash};

use hashbrown::HashTable;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    Containers, ContainersId, Context, ContextId, Dimensions, DimensionsId, Entity, EntityId,
    FootnoteId, FootnoteSetId, PeriodId, Report, UnitId,
};
use crate::model::{Measures, Period, Unit};

/// Gives every entity, unit, period, set of dimensions, context and set of footnotes its place in a
/// report, and the same place to all that are equal.
#[derive(Debug, Default)]
pub struct Interner {
    entities: Known<EntityId>,
    units: FxHashMap<Measures, UnitId>,
    periods: Known<PeriodId>,
    dimensions: Known<DimensionsId>,
    containers: Known<ContainersId>,
    contexts: Known<ContextId>,
    footnotes: Known<FootnoteSetId>,
}

impl Interner {
    /// Knows what already stands in the report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut interner = Self {
            entities: Known::of(&report.entities, EntityId::index),
            units: FxHashMap::default(),
            periods: Known::of(&report.periods, PeriodId::index),
            dimensions: Known::of(&report.dimensions, DimensionsId::index),
            containers: Known::of(&report.containers, ContainersId::index),
            contexts: Known::of(&report.contexts, ContextId::index),
            footnotes: Known::of(&report.footnote_sets, FootnoteSetId::index),
        };
        for (at, unit) in report.units.iter().enumerate() {
            let Some(at) = UnitId::at(at) else { break };
            interner.units.entry(unit.measures.clone()).or_insert(at);
        }
        interner
    }

    /// The place of an entity.
    pub fn entity(&mut self, entity: Entity, report: &mut Report) -> EntityId {
        self.entities.intern(&mut report.entities, EntityId::index, entity)
    }

    /// The place of the unit with these measures; none where there are more units than a report can
    /// hold, 65,534.
    pub fn unit(&mut self, measures: Measures, report: &mut Report) -> Option<UnitId> {
        if let Some(id) = self.units.get(&measures) {
            return Some(*id);
        }
        let id = UnitId::at(report.units.len())?;
        report.units.push(Unit::new(measures.clone()));
        self.units.insert(measures, id);
        Some(id)
    }

    /// The place of a period.
    pub fn period(&mut self, period: Period, report: &mut Report) -> PeriodId {
        self.periods.intern(&mut report.periods, PeriodId::index, period)
    }

    /// The place of a set of dimensions, which are in the order that [`Dimensions`] asks for.
    pub fn dimensions(&mut self, dimensions: Dimensions, report: &mut Report) -> DimensionsId {
        self.dimensions.intern(&mut report.dimensions, DimensionsId::index, dimensions)
    }

    /// The place of what segments and scenarios hold beside members.
    pub fn containers(&mut self, containers: Containers, report: &mut Report) -> ContainersId {
        self.containers.intern(&mut report.containers, ContainersId::index, containers)
    }

    /// The place of a context.
    pub fn context(&mut self, context: Context, report: &mut Report) -> ContextId {
        self.contexts.intern(&mut report.contexts, ContextId::index, context)
    }

    /// The place of a set of footnotes.
    pub fn footnotes(&mut self, set: Vec<FootnoteId>, report: &mut Report) -> FootnoteSetId {
        self.footnotes.intern(&mut report.footnote_sets, FootnoteSetId::index, set)
    }
}

/// The places of what stands in a table, found by what stands there: the table itself has the only copy.
#[derive(Debug)]
struct Known<I>(HashTable<I>);

impl<I> Default for Known<I> {
    fn default() -> Self {
        Self(HashTable::new())
    }
}

impl<I: Copy + From<usize>> Known<I> {
    fn of<T: Hash + Eq>(table: &[T], index: fn(I) -> usize) -> Self {
        let mut known = Self::default();
        for (at, value) in table.iter().enumerate() {
            if known.find(table, index, value).is_none() {
                known.insert(table, index, at.into());
            }
        }
        known
    }

    fn find<T: Hash + Eq>(&self, table: &[T], index: fn(I) -> usize, value: &T) -> Option<I> {
        // Nothing stands at places of another report.
        let same = |id: &I| table.get(index(*id)).is_some_and(|known| known == value);
        self.0.find(hash(value), same).copied()
    }

    fn insert<T: Hash>(&mut self, table: &[T], index: fn(I) -> usize, id: I) {
        let of = |id: &I| table.get(index(*id)).map_or(0, hash);
        self.0.insert_unique(of(&id), id, of);
    }

    fn intern<T: Hash + Eq>(&mut self, table: &mut Vec<T>, index: fn(I) -> usize, value: T) -> I {
        if let Some(id) = self.find(table, index, &value) {
            return id;
        }
        let id = I::from(table.len());
        table.push(value);
        self.insert(table, index, id);
        id
    }
}

fn hash(value: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(value)
}
