//! Amounts per share and ratios that were given the scale of the money around them.
//!
//! Statements in millions show amounts per share, and ratios, in single units. A scale of
//! thousands or more on one of these is told: 23.45 a share in millions would be 23,450,000.

use super::place;
use super::sum_finding::{name, value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Figure, ItemType, QName, Report, Taxonomy, Unit, Value};

/// Tells amounts per something, and ratios, in thousands and more.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let per_share: Vec<bool> = report.units.iter().map(is_per_share).collect();
    // Concepts are judged once, and only those that have a fact in thousands.
    let mut ratios: Vec<Option<bool>> = Vec::new();
    for (at, fact) in report.facts.iter().enumerate() {
        if fact.scale < 3 || !matches!(fact.value, Value::Number(value) if !value.is_zero()) {
            continue;
        }
        ratios.resize(taxonomy.concepts.len(), None);
        let is_ratio = ratios[fact.concept.index()]
            .get_or_insert_with(|| is_ratio(&taxonomy.concept(fact.concept).item_type));
        if *is_ratio || fact.unit.is_some_and(|unit| per_share[unit.index()]) {
            diagnostics.push(tell(taxonomy, report, FactId::from(at)));
        }
    }
}

/// Whether a unit is one of money per share, which nobody counts in thousands.
fn is_per_share(unit: &Unit) -> bool {
    let shares = |of: &QName| *of.local == *"shares";
    unit.measures.counts_money() && unit.measures.denominators().iter().any(shares)
}

/// Whether an item type is one of ratios, which nobody counts in thousands.
fn is_ratio(item_type: &ItemType) -> bool {
    item_type.is_or_restricts("percentItemType") || item_type.is_or_restricts("perShareItemType")
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
