//! What a fact must and can't have by the type of its concept (XBRL 2.1 §4.6–4.8).

use rustc_hash::FxHashSet;

use super::place;
use super::units::Registry;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ConceptId, Fact, FactId, Owner, QName, Report, Taxonomy, UnitId, Value};

/// Checks period type, unit and nil of every fact.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let registry = Registry::new(taxonomy, &report.units);
    let mut told = FxHashSet::default();
    for (at, fact) in report.facts.iter().enumerate() {
        let id = FactId::from(at);
        period_type(taxonomy, report, id, fact, diagnostics);
        if !unit_fits(taxonomy, &registry, fact) && told.insert(cause(taxonomy, fact)) {
            tell_unit(taxonomy, report, &registry, id, diagnostics);
        }
        if fact.value == Value::Nil && !taxonomy.concept(fact.concept).nillable {
            let name = &taxonomy.concept(fact.concept).name.local;
            let place = super::value_place(report, id);
            diagnostics.push(
                Diagnostic::new(Code::NotNillable, place, format!("`{name}` can't be nil."))
                    .help("leave the row out, or give the figure"),
            );
        }
    }
}

/// Checks the units of facts that have one. Where no taxonomy has the concept, its type is not known: it was made after the
/// first of its facts.
pub(super) fn units(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let registry = Registry::new(taxonomy, &report.units);
    let mut told = FxHashSet::default();
    for (at, fact) in report.facts.iter().enumerate().filter(|(_, fact)| fact.unit.is_some()) {
        let is_known = taxonomy.concept(fact.concept).owner != Owner::Named;
        if is_known && !unit_fits(taxonomy, &registry, fact) && told.insert(cause(taxonomy, fact)) {
            tell_unit(taxonomy, report, &registry, FactId::from(at), diagnostics);
        }
    }
}

fn period_type(
    taxonomy: &Taxonomy,
    report: &Report,
    id: FactId,
    fact: &Fact,
    diagnostics: &mut Diagnostics,
) {
    let concept = taxonomy.concept(fact.concept);
    let period = report.period(fact.context);
    if period.period_type() == concept.period_type {
        return;
    }
    let message = format!(
        "`{}` is reported for {} periods, but {period} is of the other kind.",
        concept.name.local, concept.period_type
    );
    let help = match concept.period_type {
        crate::model::PeriodType::Instant => "give a date, or the end of a period such as 1Q07.end",
        crate::model::PeriodType::Duration => "give a period such as 1Q07, or an interval of dates",
    };
    let place = place(report, id, |source| Some(source.period));
    diagnostics.push(Diagnostic::new(Code::PeriodTypeMismatch, place, message).help(help));
}

/// Whether the unit of a fact is one of its type, or rightly absent.
fn unit_fits(taxonomy: &Taxonomy, registry: &Registry, fact: &Fact) -> bool {
    match fact.unit {
        Some(unit) => registry.allows(fact.concept, unit),
        None => !taxonomy.concept(fact.concept).item_type.is_numeric(),
    }
}

/// What a unit that does not fit is told for once: its type and unit, or the concept without one.
fn cause<'a>(
    taxonomy: &'a Taxonomy,
    fact: &Fact,
) -> (&'a QName, Option<UnitId>, Option<ConceptId>) {
    let item_type = &taxonomy.concept(fact.concept).item_type.qname;
    (item_type, fact.unit, fact.unit.is_none().then_some(fact.concept))
}

/// Tells a unit that does not fit.
fn tell_unit(
    taxonomy: &Taxonomy,
    report: &Report,
    registry: &Registry,
    id: FactId,
    diagnostics: &mut Diagnostics,
) {
    let fact = report.fact(id);
    let concept = taxonomy.concept(fact.concept);
    let (name, item_type) = (&concept.name.local, concept.item_type.local());
    let unit = fact.unit.map(|unit| report.unit(unit));
    let (code, message) = match unit {
        None => (Code::UnitMissing, format!("`{name}` is numeric, but the fact has no unit.")),
        Some(unit) => (
            Code::UnitNotAllowed,
            format!(
                "`{name}` is of the type {item_type}, which the unit `{}` ({}) does not fit.",
                unit.name, unit.measures
            ),
        ),
    };
    let place = place(report, id, |source| source.unit);
    diagnostics.push(
        Diagnostic::new(code, place, message).help(registry.help(&report.units, fact.concept)),
    );
}
