//! What repeats in a report stands once in it.

use rustc_hash::FxHashMap;

use super::{
    Containers, ContainersId, Context, ContextId, Dimensions, DimensionsId, Entity, EntityId,
    FootnoteId, FootnoteSetId, PeriodId, Report, UnitId,
};
use crate::model::{Measures, Period, Unit};

/// Gives every entity, unit, period, set of dimensions, context and set of footnotes its place in a
/// report, and the same place to all that are equal.
#[derive(Debug, Default)]
pub struct Interner {
    entities: FxHashMap<Entity, EntityId>,
    units: FxHashMap<Measures, UnitId>,
    periods: FxHashMap<Period, PeriodId>,
    dimensions: FxHashMap<Dimensions, DimensionsId>,
    containers: FxHashMap<Containers, ContainersId>,
    contexts: FxHashMap<Context, ContextId>,
    footnotes: FxHashMap<Vec<FootnoteId>, FootnoteSetId>,
}

impl Interner {
    /// Knows what already stands in the report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut interner = Self {
            entities: known(&report.entities),
            units: FxHashMap::default(),
            periods: known(&report.periods),
            dimensions: known(&report.dimensions),
            containers: known(&report.containers),
            contexts: known(&report.contexts),
            footnotes: known(&report.footnote_sets),
        };
        for (at, unit) in report.units.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { break };
            interner.units.entry(unit.measures.clone()).or_insert(UnitId(at));
        }
        interner
    }

    /// The place of an entity.
    pub fn entity(&mut self, entity: Entity, report: &mut Report) -> EntityId {
        intern(&mut self.entities, &mut report.entities, entity)
    }

    /// The place of the unit with these measures; none where there are more units than a report can
    /// hold, 65,536.
    pub fn unit(&mut self, measures: Measures, report: &mut Report) -> Option<UnitId> {
        if let Some(id) = self.units.get(&measures) {
            return Some(*id);
        }
        let id = UnitId(u16::try_from(report.units.len()).ok()?);
        report.units.push(Unit::new(measures.clone()));
        self.units.insert(measures, id);
        Some(id)
    }

    /// The place of a period.
    pub fn period(&mut self, period: Period, report: &mut Report) -> PeriodId {
        intern(&mut self.periods, &mut report.periods, period)
    }

    /// The place of a set of dimensions, which are in the order that [`Dimensions`] asks for.
    pub fn dimensions(&mut self, dimensions: Dimensions, report: &mut Report) -> DimensionsId {
        intern(&mut self.dimensions, &mut report.dimensions, dimensions)
    }

    /// The place of what segments and scenarios hold beside members.
    pub fn containers(&mut self, containers: Containers, report: &mut Report) -> ContainersId {
        intern(&mut self.containers, &mut report.containers, containers)
    }

    /// The place of a context.
    pub fn context(&mut self, context: Context, report: &mut Report) -> ContextId {
        intern(&mut self.contexts, &mut report.contexts, context)
    }

    /// The place of a set of footnotes.
    pub fn footnotes(&mut self, set: Vec<FootnoteId>, report: &mut Report) -> FootnoteSetId {
        intern(&mut self.footnotes, &mut report.footnote_sets, set)
    }
}

/// What stands in a table, by its place.
fn known<T: Clone + std::hash::Hash + Eq, I: From<usize>>(table: &[T]) -> FxHashMap<T, I> {
    let mut known = FxHashMap::default();
    for (at, value) in table.iter().enumerate() {
        known.entry(value.clone()).or_insert_with(|| at.into());
    }
    known
}

fn intern<T, I>(known: &mut FxHashMap<T, I>, table: &mut Vec<T>, value: T) -> I
where
    T: Clone + std::hash::Hash + Eq,
    I: From<usize> + Copy,
{
    if let Some(id) = known.get(&value) {
        return *id;
    }
    let id = I::from(table.len());
    table.push(value.clone());
    known.insert(value, id);
    id
}
