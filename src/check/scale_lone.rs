//! The one amount of a report that was given in a smaller scale than all others, and is smaller than they are.
//!
//! Nothing else may be about the same amount; but who writes in millions throughout does not print one
//! figure in thousands that is less than a million.

use super::gathered::Gathered;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Figure, Report, Taxonomy, UnitId, Value};

/// How many others there must be.
const LEAST: usize = 20;

/// The amounts of a unit of money: how many there are, that in the smallest scale, and whether it is the only one.
struct Amounts {
    count: usize,
    lowest: (i8, FactId),
    is_alone: bool,
    /// The next scale that is used.
    next: Option<i8>,
}

/// Tells such amounts.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let is_money: Vec<bool> = report
        .units
        .iter()
        .map(|unit| unit.measures.counts_money() && unit.measures.single().is_some())
        .collect();
    let mut units: Gathered<UnitId, Amounts> = Gathered::new();
    let amounts = report.facts.iter().enumerate().filter_map(|(at, fact)| match fact.value {
        Value::Number(value) if !value.is_zero() => {
            let unit = fact.unit.filter(|unit| is_money[unit.index()])?;
            Some((unit, FactId::from(at), fact.scale, value.abs()))
        }
        _ => None,
    });
    for (unit, id, scale, _) in amounts.clone() {
        let first = || Amounts { count: 0, lowest: (scale, id), is_alone: true, next: None };
        let of = units.of(unit, first);
        of.count += 1;
        if of.lowest.1 == id {
            continue;
        }
        if scale < of.lowest.0 {
            of.next = Some(of.lowest.0);
            (of.lowest, of.is_alone) = ((scale, id), true);
        } else if scale == of.lowest.0 {
            of.is_alone = false;
        } else {
            of.next = Some(of.next.map_or(scale, |next| next.min(scale)));
        }
    }
    let units = units.keep(|of| {
        let apart = of.next.map_or(0, |next| next - of.lowest.0);
        of.is_alone && of.count > LEAST && of.lowest.0 > 0 && matches!(apart, 3 | 6)
    });
    for (unit, of) in units.sorted() {
        let (scale, id) = of.lowest;
        let others = amounts.clone().filter(|(other, at, ..)| *other == unit && *at != id);
        let smallest: Option<Figure> = others.map(|(.., size)| size).min();
        if let (Some(smallest), Value::Number(own)) = (smallest, report.fact(id).value)
            && own.abs() < smallest
        {
            diagnostics.push(tell(taxonomy, report, (id, scale), of.count));
        }
    }
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (id, scale): (FactId, i8),
    count: usize,
) -> Diagnostic {
    let fact = report.fact(id);
    let message = format!(
        "`{}` for {} is {}, the only one of {count} amounts in 10^{scale}, and smaller than all others.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, id),
    );
    Diagnostic::new(Code::ScaleOutlier, value_place(report, id), message)
        .help("check its scale: thousands or millions")
}
