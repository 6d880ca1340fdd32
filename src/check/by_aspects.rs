//! The contexts of a report by what they say.

use rustc_hash::FxHashMap;

use crate::model::{ContextId, DimensionsId, EntityId, Period, Report};

/// The context of each period, entity and set of members that has one.
pub(super) struct ByAspects(FxHashMap<(Period, EntityId, DimensionsId), ContextId>);

impl ByAspects {
    pub(super) fn of(report: &Report) -> Self {
        let contexts = report.contexts.iter().enumerate().map(|(at, context)| {
            let period = report.periods[context.period.index()];
            ((period, context.entity, context.dimensions), ContextId::from(at))
        });
        Self(contexts.collect())
    }

    pub(super) fn get(
        &self,
        period: Period,
        entity: EntityId,
        dimensions: DimensionsId,
    ) -> Option<ContextId> {
        self.0.get(&(period, entity, dimensions)).copied()
    }
}
