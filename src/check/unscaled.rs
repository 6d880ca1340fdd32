//! Amounts per share and ratios that were given the scale of the money around them.
//!
//! Statements in millions show amounts per share, and ratios, in single units. A scale of
//! thousands or more on one of these is told: 23.45 a share in millions would be 23,450,000.

use super::place;
use super::sum_finding::{name, value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Fact, FactId, Figure, Report, Taxonomy, Value};

/// Tells amounts per something, and ratios, in thousands and more.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    for (at, fact) in report.facts.iter().enumerate() {
        if fact.scale >= 3 && is_single(taxonomy, report, fact) {
            diagnostics.push(tell(taxonomy, report, FactId::from(at)));
        }
    }
}

/// Whether a fact is of what nobody counts in thousands.
fn is_single(taxonomy: &Taxonomy, report: &Report, fact: &Fact) -> bool {
    if !matches!(fact.value, Value::Number(value) if !value.is_zero()) {
        return false;
    }
    let item_type = &taxonomy.concept(fact.concept).item_type;
    let per_share = fact.unit.is_some_and(|unit| {
        let measures = &report.units[usize::from(unit.0)].measures;
        let shares = |of: &crate::model::QName| *of.local == *"shares";
        measures.counts_money() && measures.denominators().iter().any(shares)
    });
    per_share
        || item_type.is_or_restricts("percentItemType")
        || item_type.is_or_restricts("perShareItemType")
}

fn tell(taxonomy: &Taxonomy, report: &Report, id: FactId) -> Diagnostic {
    let fact = report.fact(id);
    let printed = match fact.value {
        Value::Number(value) => value.shift(-i32::from(fact.scale)).unwrap_or(Figure::ZERO),
        _ => Figure::ZERO,
    };
    let message = format!(
        "`{}` for {} is {}: {printed} under a scale of 10^{}, which amounts per share and ratios do \
         not have.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, id),
        fact.scale,
    );
    let place = place(report, id, |source| Some(source.value));
    Diagnostic::new(Code::ScaledRatio, place, message)
        .help("leave the scale empty: that of the money in the table is not that of this row")
}
