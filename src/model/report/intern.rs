//! What repeats in a report stands once in it.

use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    Containers, ContainersId, Context, ContextId, Dimensions, DimensionsId, Entity, EntityId,
    FootnoteId, FootnoteSetId, PeriodId, Report, UnitId,
};
use crate::model::{Measures, Period, Positions, Unit};

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
            entities: Known::of(&report.entities),
            units: FxHashMap::default(),
            periods: Known::of(&report.periods),
            dimensions: Known::of(&report.dimensions),
            containers: Known::of(&report.containers),
            contexts: Known::of(&report.contexts),
            footnotes: Known::of(&report.footnote_sets),
        };
        for (at, unit) in report.units.iter().enumerate() {
            let Some(at) = UnitId::at(at) else { break };
            interner.units.entry(unit.measures.clone()).or_insert(at);
        }
        interner
    }

    /// The place of an entity.
    pub fn entity(&mut self, entity: Entity, report: &mut Report) -> EntityId {
        self.entities.intern(&mut report.entities, entity)
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
        self.periods.intern(&mut report.periods, period)
    }

    /// The place of a set of dimensions, which are in the order that [`Dimensions`] asks for.
    pub fn dimensions(&mut self, dimensions: Dimensions, report: &mut Report) -> DimensionsId {
        self.dimensions.intern(&mut report.dimensions, dimensions)
    }

    /// The place of what segments and scenarios hold beside members.
    pub fn containers(&mut self, containers: Containers, report: &mut Report) -> ContainersId {
        self.containers.intern(&mut report.containers, containers)
    }

    /// The place of a context.
    pub fn context(&mut self, context: Context, report: &mut Report) -> ContextId {
        self.contexts.intern(&mut report.contexts, context)
    }

    /// The place of a set of footnotes.
    pub fn footnotes(&mut self, set: Vec<FootnoteId>, report: &mut Report) -> FootnoteSetId {
        self.footnotes.intern(&mut report.footnote_sets, set)
    }
}

/// The places of what stands in a table, found by what stands there: the table itself has the only copy.
#[derive(Debug)]
struct Known<I> {
    positions: Positions,
    of: PhantomData<I>,
}

impl<I> Default for Known<I> {
    fn default() -> Self {
        Self { positions: Positions::default(), of: PhantomData }
    }
}

impl<I: From<usize>> Known<I> {
    fn of<T: Hash + Eq>(table: &[T]) -> Self {
        let mut known = Self::default();
        for (at, value) in table.iter().enumerate() {
            let hash = hash(value);
            if known.find(table, hash, value).is_none() {
                known.positions.insert(hash, at);
            }
        }
        known
    }

    fn find<T: Eq>(&self, table: &[T], hash: u64, value: &T) -> Option<usize> {
        // Nothing stands at places of another report.
        self.positions.find(hash, |at| table.get(at) == Some(value))
    }

    fn intern<T: Hash + Eq>(&mut self, table: &mut Vec<T>, value: T) -> I {
        let hash = hash(&value);
        let known = self.find(table, hash, &value);
        I::from(known.unwrap_or_else(|| {
            self.positions.insert(hash, table.len());
            table.push(value);
            table.len() - 1
        }))
    }
}

fn hash(value: &impl Hash) -> u64 {
    FxBuildHasher.hash_one(value)
}
