//! Forecasts before a revision that are another kind of figure than those after it.
//!
//! A release that revises a forecast shows the earlier one beside it, under a member that says so. A
//! revision moves a figure; it does not turn its sign and keep its size, nor make it a thousand times
//! larger, nor an amount that has one sign ten times. The one in force stands beside results and
//! rates, so the earlier one is told. No specification asks for this.

use std::collections::BTreeMap;

use super::magnitude::scale_apart;
use super::sign::has_one_sign;
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, is_named};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Context, Dimensions, DimensionsId, FactId, FactIndex, Figure, MemberValue, Report, Taxonomy,
    Value,
};

/// How many times an amount that has one sign may become larger or smaller by a revision.
const FAR: i128 = 7;

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
    let contexts: BTreeMap<(DimensionsId, usize, usize), usize> = report
        .contexts
        .iter()
        .enumerate()
        .map(|(at, of)| ((of.dimensions, of.period.index(), of.entity.index()), at))
        .collect();
    for (at, fact) in report.facts.iter().enumerate() {
        let Context { dimensions, period, entity, .. } = report.contexts[fact.context.index()];
        let Some(others) = later.get(&dimensions) else { continue };
        let found = others.iter().find_map(|other| {
            let context = contexts.get(&(*other, period.index(), entity.index()))?;
            let now = index.quantity(fact.concept, (fact.unit, (*context).into())).first()?;
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

/// The dimensions of what was said before a revision, each with those of what may have taken its place.
fn later(taxonomy: &Taxonomy, report: &Report) -> BTreeMap<DimensionsId, Vec<DimensionsId>> {
    let is_earlier = |value: &MemberValue| match value {
        MemberValue::Explicit(member) => {
            let concept = taxonomy.concepts.get(*member);
            concept.is_some_and(|concept| is_named(&concept.name.local, Named::EarlierVersion))
        }
        MemberValue::Typed(_) => false,
    };
    let ids = |is: &dyn Fn(&Dimensions) -> bool| -> Vec<DimensionsId> {
        let all = report.dimensions.iter().enumerate();
        all.filter(|(_, set)| is(set)).map(|(at, _)| DimensionsId::from(at)).collect()
    };
    let has_earlier = |set: &Dimensions| set.iter().any(|(_, value)| is_earlier(value));
    let mut later = BTreeMap::new();
    for id in ids(&has_earlier) {
        let set = &report.dimensions[id.index()];
        let Some(axis) = set.iter().find(|(_, value)| is_earlier(value)).map(|(axis, _)| *axis)
        else {
            continue;
        };
        let rest = |set: &Dimensions| -> Dimensions {
            set.iter().filter(|(of, _)| *of != axis).cloned().collect()
        };
        let own = rest(set);
        later.insert(id, ids(&|other| !has_earlier(other) && rest(other) == own));
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
    if a == b.negated() {
        return Some((Code::UnusualSign, "check the signs: the two differ in nothing else"));
    }
    let (a, b) = (a.abs(), b.abs());
    if scale_apart(a, b).is_some() {
        let help = "check the scales: the two are a thousand or a million times apart";
        return Some((Code::ScaleOutlier, help));
    }
    let times = Figure::new(FAR, 0).ok()?;
    let exceeds = |a: Figure, b: Figure| b.times(times).is_ok_and(|most| a > most);
    let is_far = exceeds(a, b) || exceeds(b, a);
    let one_sign = || has_one_sign(taxonomy, report, report.fact(before).concept);
    let help = "compare both figures and their scales with the release: they are many times apart";
    (is_far && one_sign()).then_some((Code::ScaleOutlier, help))
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
