//! Ranges whose lower end lies above the upper one.
//!
//! A forecast is often a range, whose ends are two members of an axis. Which is which their names say, and that it is of
//! what is to come these or the period: products have lower and upper ends too. Of losses people give the smaller first,
//! which is the higher number: only ranges above nothing are judged.

use rustc_hash::FxHashMap;

use super::by_aspects::ByAspects;
use super::members::{most_accurate, number};
use super::sum_finding::{name, value};
use super::time_sense::forecast;
use super::value_place;
use super::words::{Named, is_named, spaced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, Context, Dimensions, DimensionsId, FactId, FactIndex, MemberValue, Report, Taxonomy,
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
    let contexts = ByAspects::of(report);
    for (at, fact) in report.facts.iter().enumerate() {
        let Context { dimensions, period, entity, .. } = report.contexts[fact.context.index()];
        let period = report.periods[period.index()];
        let other = upper.get(&dimensions).and_then(|of| contexts.get(period, entity, *of));
        let Some(other) = other else { continue };
        let low = FactId::from(at);
        let high = most_accurate(report, index.quantity(fact.concept, (fact.unit, other)));
        let Some(high) = high else { continue };
        if let (Some(below), Some(above)) = (number(report, low), number(report, high))
            && below > above
            && !above.is_negative()
            && is_to_come(taxonomy, report, low)
        {
            diagnostics.push(tell(taxonomy, report, low, high));
        }
    }
}

/// Whether a figure is of what is to come, by its members or its period.
fn is_to_come(taxonomy: &Taxonomy, report: &Report, id: FactId) -> bool {
    let of = report.contexts[report.fact(id).context.index()];
    let now = report.current_period.and_then(|current| current.last_day());
    let end = report.periods[of.period.index()].last_day();
    now.zip(end).is_some_and(|(now, end)| end > now)
        || forecast(taxonomy, &report.dimensions[of.dimensions.index()]).is_some()
}

/// The members of upper ends, by those of the lower ends that differ from them in nothing else.
fn upper(taxonomy: &Taxonomy, report: &Report) -> FxHashMap<DimensionsId, DimensionsId> {
    let with = |named: Named| {
        let sets = report.dimensions.iter().enumerate();
        sets.filter_map(move |(at, set)| {
            let axis = set.iter().find(|(_, member)| is_end(taxonomy, member, named))?.0;
            Some((DimensionsId::from(at), axis, set))
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

/// Whether a member is an end of a range, and its name says nothing else but of what: a forecast. Provinces, tiers of
/// capital and risks are upper and lower too.
fn is_end(taxonomy: &Taxonomy, member: &MemberValue, named: Named) -> bool {
    let MemberValue::Explicit(member) = member else { return false };
    let name = &*taxonomy.concept(*member).name.local;
    let is_said = |word: &str| is_named(word, named) || is_named(word, Named::RangeWords);
    is_named(name, named) && spaced(name).split(' ').all(is_said)
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
