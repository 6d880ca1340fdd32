//! Ranges whose lower end lies above the upper one.
//!
//! A forecast is often a range, whose ends are two members of an axis. Which is which their names say. Of losses people
//! give the smaller first, which is the higher number: only ranges above nothing are judged.

use rustc_hash::FxHashMap;

use super::members::{most_accurate, number};
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, is_named};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, Context, ContextId, Dimensions, DimensionsId, EntityId, FactId, FactIndex,
    MemberValue, PeriodId, Report, Taxonomy,
};

/// Tells lower ends that are above the upper ones.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let upper = upper(taxonomy, report);
    if upper.is_empty() {
        return;
    }
    let contexts: FxHashMap<(DimensionsId, PeriodId, EntityId), ContextId> = report
        .contexts
        .iter()
        .enumerate()
        .map(|(at, of)| ((of.dimensions, of.period, of.entity), ContextId::from(at)))
        .collect();
    for (at, fact) in report.facts.iter().enumerate() {
        let Context { dimensions, period, entity, .. } = report.contexts[fact.context.index()];
        let other = upper.get(&dimensions).and_then(|of| contexts.get(&(*of, period, entity)));
        let Some(other) = other else { continue };
        let low = FactId::from(at);
        let high = most_accurate(report, index.quantity(fact.concept, (fact.unit, *other)));
        let Some(high) = high else { continue };
        if let (Some(below), Some(above)) = (number(report, low), number(report, high))
            && below > above
            && !above.is_negative()
        {
            diagnostics.push(tell(taxonomy, report, low, high));
        }
    }
}

/// The members of upper ends, by those of the lower ends that differ from them in nothing else.
fn upper(taxonomy: &Taxonomy, report: &Report) -> FxHashMap<DimensionsId, DimensionsId> {
    let is = |member: &MemberValue, named| match member {
        MemberValue::Explicit(member) => is_named(&taxonomy.concept(*member).name.local, named),
        MemberValue::Typed(_) => false,
    };
    let with = |named: Named| {
        let sets = report.dimensions.iter().enumerate();
        sets.filter_map(move |(at, set)| {
            let (axis, _) = set.iter().find(|(_, member)| is(member, named))?;
            Some((DimensionsId::from(at), *axis, set))
        })
    };
    let lower: Vec<(DimensionsId, ConceptId, &Dimensions)> = with(Named::LowerEnd).collect();
    let mut found = FxHashMap::default();
    if lower.is_empty() {
        return found;
    }
    let upper: Vec<(DimensionsId, ConceptId, &Dimensions)> = with(Named::UpperEnd).collect();
    let rest = |set: &Dimensions, axis: ConceptId| -> Dimensions {
        set.iter().filter(|(of, _)| *of != axis).cloned().collect()
    };
    let by_rest: FxHashMap<(ConceptId, Dimensions), DimensionsId> =
        upper.into_iter().map(|(id, axis, set)| ((axis, rest(set, axis)), id)).collect();
    for (id, axis, set) in lower {
        if let Some(other) = by_rest.get(&(axis, rest(set, axis))) {
            found.insert(id, *other);
        }
    }
    found
}

fn tell(taxonomy: &Taxonomy, report: &Report, low: FactId, high: FactId) -> Diagnostic {
    let message = format!(
        "The lower end of `{}` for {} is {}, above the upper one, {}.",
        name(taxonomy, report.fact(low).concept),
        report.period(report.fact(low).context),
        value(report, low),
        value(report, high),
    );
    Diagnostic::new(Code::InterchangedColumns, value_place(report, low), message)
        .related(value_place(report, high))
        .help("exchange the two, if the release has them the other way round")
}
