//! Rates of change that go in another direction than the amount of the same change, or than what it adds
//! to the growth of a whole, and falls by more than there was.
//!
//! Figures that nobody printed can make such a rate fit: an amount below nothing that has become
//! smaller. Where the labels of the amount say that it has one sign, there is no such figure.

use super::network::{At, Network};
use super::span::Span;
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::{ConceptId, Fact, FactId, Report, Taxonomy};

/// A rate of growth: what has grown, and by how much where that is said too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Growth {
    pub(super) rate: At,
    pub(super) of: ConceptId,
    /// From where to where.
    pub(super) between: (At, At),
    pub(super) change: Option<At>,
    /// What that adds to the growth of a whole, where it is said.
    pub(super) added: Option<(At, ConceptId)>,
}

/// Tells rates that can't be; `has_one_sign` says whether an amount has one sign by its labels, and
/// `called` what it is called.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    (network, growths): (&Network, &[Growth]),
    (has_one_sign, called): (&dyn Fn(ConceptId) -> bool, &dyn Fn(ConceptId) -> String),
    diagnostics: &mut Diagnostics,
) {
    let given = |at: At| network.quantities[at].given;
    let fact = |at: At| network.quantities[at].facts.first().copied();
    let is_below = |span: Span| span.negated().is_positive();
    for growth in growths {
        if let Some((rate, added)) = outgrown(network, growth, has_one_sign) {
            diagnostics.push(tell_outgrown(taxonomy, report, rate, added));
            continue;
        }
        let Some((rate, id)) = given(growth.rate).zip(fact(growth.rate)) else { continue };
        let known = |at| given(at).zip(fact(at));
        let added =
            || growth.added.filter(|(_, to)| has_one_sign(*to)).and_then(|(at, _)| known(at));
        let change = growth.change.and_then(known).or_else(added);
        let turned = change.filter(|(change, _)| {
            rate.is_positive() && is_below(*change) || is_below(rate) && change.is_positive()
        });
        let falls_too_far = || rate.plus(Span::ONE).is_some_and(is_below);
        if turned.is_none() && !falls_too_far() || !has_one_sign(growth.of) {
            continue;
        }
        let turned = turned.map(|(_, fact)| fact);
        diagnostics.push(tell(taxonomy, report, (id, &called(growth.of)), turned));
    }
}

/// A rate of growth that is less than what it adds to that of a whole, and that: a part is no more than all of it.
fn outgrown(
    network: &Network,
    growth: &Growth,
    has_one_sign: &dyn Fn(ConceptId) -> bool,
) -> Option<(FactId, FactId)> {
    let given = |at: At| network.quantities[at].given;
    let fact = |at: At| network.quantities[at].facts.first().copied();
    let (at, to) = growth.added?;
    let (rate, added) = (given(growth.rate)?, given(at)?);
    let is_above = |added: Span, rate: Span| {
        rate.is_positive() && added.plus(rate.negated()).is_some_and(Span::is_positive)
    };
    let is_outgrown = is_above(added, rate) || is_above(added.negated(), rate.negated());
    (is_outgrown && has_one_sign(growth.of) && has_one_sign(to))
        .then_some((fact(growth.rate)?, fact(at)?))
}

fn tell_outgrown(taxonomy: &Taxonomy, report: &Report, rate: FactId, added: FactId) -> Diagnostic {
    let said = |id: FactId| {
        let fact = report.fact(id);
        (name(taxonomy, fact.concept), value(report, id))
    };
    let ((own, grown), (other, points)) = (said(rate), said(added));
    let fact = report.fact(rate);
    let message = format!(
        "`{own}` for {} is {grown}, but `{other}` is {points}: a part adds no more to the growth of a whole than it has grown by itself.",
        report.period(fact.context),
    );
    let told = Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, rate), message)
        .help("compare the figures with the release")
        .related(value_place(report, added));
    unless_said(fact, told)
}

/// Who says something about a figure has looked at it.
fn unless_said(fact: &Fact, mut told: Diagnostic) -> Diagnostic {
    if fact.footnotes.index() != 0 {
        told.severity = Severity::Note;
    }
    told
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (id, of): (FactId, &str),
    change: Option<FactId>,
) -> Diagnostic {
    let fact = report.fact(id);
    let (own, period) = (name(taxonomy, fact.concept), report.period(fact.context));
    let message = match change {
        Some(change) => format!(
            "`{own}` for {period} is {}, but `{}` is {}: one is a rise, the other a fall.",
            value(report, id),
            name(taxonomy, report.fact(change).concept),
            value(report, change),
        ),
        None => format!(
            "`{own}` for {period} is {}: `{of}` would have fallen by more than all of it.",
            value(report, id),
        ),
    };
    let mut told = Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, id), message)
        .help("check the sign, and compare the figures with the release");
    if let Some(change) = change {
        told = told.related(value_place(report, change));
    }
    unless_said(fact, told)
}
