//! Elements, periods and contexts of a form by their names.

use super::Made;
use crate::model::{
    ConceptId, ContainersId, Context, ContextId, Decimals, DimensionsId, EntityId, Fact,
    FootnoteSetId, Interner, MemberValue, Period, PeriodType, QName, Report, SourceId, UnitId,
    Value,
};
use crate::profile::Form;

/// The concept of an element of the form.
pub(super) fn concept(form: &Form, made: &Made<'_>, element: &str) -> Option<ConceptId> {
    made.taxonomy.concepts.find(&QName::new(&form.prefix, &form.namespace, element))
}

/// The context of a period by its name, at its end for a concept at a moment.
pub(super) fn context(
    form: &Form,
    made: &mut Made<'_>,
    interner: &mut Interner,
    period: &str,
    concept: ConceptId,
    dimensions: Vec<(ConceptId, MemberValue)>,
) -> Option<ContextId> {
    let period = period_of(form, made, period, concept)?;
    let report: &mut Report = &mut made.report;
    let period = interner.period(period, report);
    let (dimensions, containers) = match dimensions.is_empty() {
        true => (DimensionsId(0), ContainersId(0)),
        false => {
            let containers = made.segments.containers(concept, &dimensions);
            let containers = interner.containers(containers, report);
            (interner.dimensions(dimensions, report), containers)
        }
    };
    let context = Context { entity: EntityId(0), period, dimensions, containers };
    Some(interner.context(context, report))
}

/// The dates of a period by its name, for a concept.
pub(super) fn period_of(
    form: &Form,
    made: &Made<'_>,
    period: &str,
    concept: ConceptId,
) -> Option<Period> {
    let (start, end) = form.span_of(period, &made.about.fiscal)?;
    Some(match made.taxonomy.concept(concept).period_type {
        PeriodType::Instant => Period::Instant(end),
        PeriodType::Duration => Period::Duration { start, end },
    })
}

pub(in crate::filing) fn fact(
    concept: ConceptId,
    context: ContextId,
    value: Value,
    unit: Option<UnitId>,
    decimals: Decimals,
) -> Fact {
    Fact {
        value,
        concept,
        context,
        footnotes: FootnoteSetId(0),
        line: 0,
        source: SourceId(u16::MAX),
        unit,
        statement: None,
        decimals,
        scale: 0,
    }
}
