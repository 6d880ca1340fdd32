//! Forecasts before a revision that are another kind of figure than those after it.
//!
//! A release that revises a forecast shows the earlier one beside it, under a member that says so. A
//! revision moves a figure; it does not turn its sign and keep its size, nor make it a thousand times
//! larger, nor an amount that has one sign seven times, nor any a hundred times. The one in force stands beside results and
//! rates, so the earlier one is told. What came in the end may be anything: results are not asked. No
//! specification asks for this.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::by_aspects::ByAspects;
use super::magnitude::scale_apart;
use super::sign::{has_digits, has_one_sign};
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, is_named, is_to_come};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, Context, Dimensions, DimensionsId, FactId, FactIndex, Figure, MemberValue, Report,
    Taxonomy, Value,
};

/// How many times an amount that has one sign may become larger or smaller by a revision.
const FAR: i128 = 7;

/// And one that may have either sign, without turning it.
const FAR_OF_BOTH_SIGNS: i128 = 100;

/// Tells earlier forecasts that can hardly be what the later ones revise.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let later = later(taxonomy, report);
    if later.is_empty() {
        return;
    }
    let contexts = ByAspects::of(report);
    for (at, fact) in report.facts.iter().enumerate() {
        let Context { dimensions, period, entity, .. } = report.contexts[fact.context.index()];
        let Some(others) = later.get(&dimensions) else { continue };
        let to_come = is_to_come(&taxonomy.concept(fact.concept).name.local);
        let mut others = others.iter().filter(|other| other.is_forecast || to_come);
        let found = others.find_map(|other| {
            let period = report.periods[period.index()];
            let context = contexts.get(period, entity, other.dimensions)?;
            let now = index.quantity(fact.concept, (fact.unit, context)).first()?;
            Some(now.fact)
        });
        let id = FactId::from(at);
        if let Some(now) = found
            && let Some((code, help)) = apart(taxonomy, report, id, now)
        {
            diagnostics.push(tell(taxonomy, report, (id, now), code).help(help));
        }
    }
}

/// What may have taken the place of what was said before a revision.
struct Later {
    dimensions: DimensionsId,
    /// Whether its members say that it is no result.
    is_forecast: bool,
}

/// The dimensions of what was said before a revision, each with those of what may have taken its place:
/// they differ in nothing but the axis that says so.
fn later(taxonomy: &Taxonomy, report: &Report) -> BTreeMap<DimensionsId, Vec<Later>> {
    let name = |value: &MemberValue| match value {
        MemberValue::Explicit(member) => {
            taxonomy.concepts.get(*member).map_or("", |concept| &concept.name.local)
        }
        MemberValue::Typed(_) => "",
    };
    let (mut earlier, mut others) = (Vec::new(), Vec::new());
    for (at, set) in report.dimensions.iter().enumerate() {
        match set.iter().find(|(_, value)| is_named(name(value), Named::EarlierVersion)) {
            Some((axis, member)) => earlier.push((at, *axis, is_to_come(name(member)))),
            None => others.push(at),
        }
    }
    let axes: BTreeSet<ConceptId> = earlier.iter().map(|(_, axis, _)| *axis).collect();
    let without = |at: usize, axis: ConceptId| -> Dimensions {
        report.dimensions[at].iter().filter(|(of, _)| *of != axis).cloned().collect()
    };
    let mut by_rest: FxHashMap<(ConceptId, Dimensions), Vec<usize>> = FxHashMap::default();
    for axis in &axes {
        for at in &others {
            by_rest.entry((*axis, without(*at, *axis))).or_default().push(*at);
        }
    }
    let mut later = BTreeMap::new();
    for (at, axis, names_forecast) in earlier {
        let found = by_rest.get(&(axis, without(at, axis))).into_iter().flatten();
        let all = found.map(|other| {
            let set = &report.dimensions[*other];
            let has_forecast = set.iter().any(|(_, value)| is_to_come(name(value)));
            // An axis whose earlier member names no forecast has versions only, and no results.
            let has_version = || !names_forecast && set.iter().any(|(of, _)| *of == axis);
            let is_forecast = has_forecast || has_version();
            Later { dimensions: DimensionsId::from(*other), is_forecast }
        });
        later.insert(DimensionsId::from(at), all.collect::<Vec<_>>());
    }
    later
}

/// Whether a figure and the one that revises it are too far apart: what to tell, and what to look at.
fn apart(
    taxonomy: &Taxonomy,
    report: &Report,
    before: FactId,
    now: FactId,
) -> Option<(Code, &'static str)> {
    let number = |id: FactId| match report.fact(id).value {
        Value::Number(value) => Some(value).filter(|value| !value.is_zero()),
        _ => None,
    };
    let (a, b) = (number(before)?, number(now)?);
    // One digit is soon the other way round.
    let have_digits = has_digits(report, before, a) && has_digits(report, now, b);
    if a == b.negated() && have_digits {
        return Some((Code::UnusualSign, "check the signs: the two differ in nothing else"));
    }
    let keeps_sign = a.is_negative() == b.is_negative();
    let (a, b) = (a.abs(), b.abs());
    if scale_apart(a, b).is_some() {
        let help = "check the scales: the two are a thousand or a million times apart";
        return Some((Code::ScaleOutlier, help));
    }
    let exceeds = |a: Figure, b: Figure, times: i128| {
        Figure::new(times, 0).and_then(|times| b.times(times)).is_ok_and(|most| a > most)
    };
    let are_apart = |times: i128| exceeds(a, b, times) || exceeds(b, a, times);
    let one_sign = || has_one_sign(taxonomy, report, report.fact(before).concept);
    let is_far = keeps_sign && are_apart(FAR_OF_BOTH_SIGNS) || are_apart(FAR) && one_sign();
    let help = "compare both figures and their scales with the release: they are many times apart";
    (is_far && have_digits).then_some((Code::ScaleOutlier, help))
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (before, now): (FactId, FactId),
    code: Code,
) -> Diagnostic {
    let fact = report.fact(before);
    let message = format!(
        "`{}` for {} was {} before it was revised to {}.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, before),
        value(report, now),
    );
    Diagnostic::new(code, value_place(report, before), message).related(value_place(report, now))
}
