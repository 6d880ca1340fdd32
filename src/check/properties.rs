//! What a fact must and can't have by the type of its concept (XBRL 2.1 §4.6–4.8).

use super::place;
use super::units::Registry;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Fact, FactId, Report, Taxonomy, Value};

/// Checks period type, unit and nil of every fact.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let registry = Registry::new(taxonomy);
    for (at, fact) in report.facts.iter().enumerate() {
        let id = FactId::from(at);
        period_type(taxonomy, report, id, fact, diagnostics);
        unit(taxonomy, report, &registry, id, fact, diagnostics);
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

fn unit(
    taxonomy: &Taxonomy,
    report: &Report,
    registry: &Registry,
    id: FactId,
    fact: &Fact,
    diagnostics: &mut Diagnostics,
) {
    let concept = taxonomy.concept(fact.concept);
    if !concept.item_type.is_numeric() {
        return;
    }
    let place = || place(report, id, |source| source.unit);
    let Some(unit) = fact.unit else {
        let message = format!("`{}` is numeric, but the fact has no unit.", concept.name.local);
        diagnostics.push(
            Diagnostic::new(Code::UnitMissing, place(), message)
                .help(registry.help(taxonomy, fact.concept)),
        );
        return;
    };
    if !registry.allows(fact.concept, unit) {
        let name =
            taxonomy.units.get_index(usize::from(unit.0)).map_or("", |(name, _)| name.as_str());
        let message = format!(
            "`{}` is of the type {}, which the unit `{name}` does not fit.",
            concept.name.local, concept.item_type.local
        );
        diagnostics.push(
            Diagnostic::new(Code::UnitNotAllowed, place(), message)
                .help(registry.help(taxonomy, fact.concept)),
        );
    }
}
