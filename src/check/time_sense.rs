//! Forecasts of what has passed, and results of what has not come.
//!
//! Where a report sets forecasts apart by a member, an amount without it is a result. A forecast
//! for a period that ended before the current one began, and a result for a period that begins when
//! the current one has ended, or that ends later and has forecasts, have lost or won the member, or stand in the wrong
//! period. Of what is no
//! money, only incomes per share and rates of growth are results: rates of tax of coming years may be known. No specification
//! knows what a forecast is; the name of the member says it.

use chrono::NaiveDate;

use super::place;
use super::sum_finding::name;
use super::words::{Named, Sense, has, is_named, is_to_come};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, Context, DimensionsId, FactId, MemberValue, Period, Report, Statement,
    Taxonomy, Value,
};

/// Tells amounts whose period their member contradicts.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let Some(current) = report.current_period.and_then(bounds) else { return };
    let forecasts: Vec<Option<ConceptId>> =
        report.dimensions.iter().map(|set| forecast(taxonomy, set)).collect();
    if forecasts.iter().all(Option::is_none) {
        return;
    }
    // The periods of which the report has forecasts: until they have ended no result is known.
    let mut to_come = vec![false; report.periods.len()];
    for context in &report.contexts {
        to_come[context.period.index()] |= forecasts[context.dimensions.index()].is_some();
    }
    let doubt = |context: &Context| {
        let period = report.periods[context.period.index()];
        let (Period::Duration { .. }, Some((start, end))) = (period, bounds(period)) else {
            return None;
        };
        match forecasts[context.dimensions.index()] {
            Some(member) if end < current.0 => Some(Doubt::Past(member)),
            None if is_qualified(report, context.dimensions) => None,
            None if start > current.1 || end > current.1 && to_come[context.period.index()] => {
                Some(Doubt::Future)
            }
            _ => None,
        }
    };
    let doubts: Vec<Option<Doubt>> = report.contexts.iter().map(doubt).collect();
    if doubts.iter().all(Option::is_none) {
        return;
    }
    // Names are looked at once, and only those of concepts that have a fact there.
    let mut results: Vec<Option<Judged>> = vec![None; taxonomy.concepts.len()];
    for (at, fact) in report.facts.iter().enumerate() {
        let Some(doubt) = doubts[fact.context.index()] else { continue };
        let judged = results[fact.concept.index()]
            .get_or_insert_with(|| Judged::of(taxonomy.concept(fact.concept)));
        let is_judged = match doubt {
            Doubt::Past(_) => judged.past,
            Doubt::Future => judged.future,
        };
        if !is_judged || !matches!(fact.value, Value::Number(_)) {
            continue;
        }
        let id = FactId::from(at);
        diagnostics.push(match doubt {
            Doubt::Past(member) => tell_past(taxonomy, report, id, member),
            Doubt::Future => tell_future(taxonomy, report, id),
        });
    }
}

/// What may be wrong with an amount of a context.
#[derive(Clone, Copy)]
enum Doubt {
    /// It has a member of what is to come, and its period has passed.
    Past(ConceptId),
    /// It has no such member, and its period is to come.
    Future,
}

/// Whether figures of a concept are judged that are forecasts of what has passed, and results of what is to come.
#[derive(Clone, Copy)]
struct Judged {
    past: bool,
    future: bool,
}

impl Judged {
    fn of(concept: &Concept) -> Self {
        let name = &*concept.name.local;
        let is = |of| concept.item_type.is_or_restricts(of);
        let is_named_so = is_to_come(name);
        let is_money = concept.item_type.is_monetary();
        let is_per_share = is("perShareItemType");
        // Tax rates and coupons of coming years are known.
        let is_income = is_per_share && is_named(name, Named::IncomePerShare);
        let lower = name.to_lowercase();
        // What says no more than of which year it is, as `PayoutRatioPreviousYear`, is no growth.
        let is_growth = is("percentItemType") && has(&lower, Sense::YearBefore);
        Self {
            past: !is_named_so && (is_money || is_per_share || is("percentItemType")),
            // What falls due in a year is known before.
            future: !is_named_so
                && !is_named(name, Named::Due)
                && (is_money || is_income || is_growth),
        }
    }
}

/// The first and the last day of a period.
fn bounds(period: Period) -> Option<(NaiveDate, NaiveDate)> {
    let last = period.last_day()?;
    Some((period.first_day().unwrap_or(last), last))
}

/// The member of what is to come.
pub(super) fn forecast(taxonomy: &Taxonomy, set: &[(ConceptId, MemberValue)]) -> Option<ConceptId> {
    set.iter().find_map(|(_, member)| {
        let MemberValue::Explicit(member) = member else { return None };
        is_to_come(&taxonomy.concept(*member).name.local).then_some(*member)
    })
}

/// Whether a statement says by its id or a title that it is of what is to come.
pub(super) fn looks_forward(statement: &Statement) -> bool {
    is_to_come(&statement.id)
        || statement.title.values().any(|title| has(&title.to_lowercase(), Sense::ToCome))
}

/// Whether a context has members at all: what they are may say that the amount is to come.
fn is_qualified(report: &Report, dimensions: DimensionsId) -> bool {
    !report.dimensions[dimensions.index()].is_empty()
}

fn tell_past(taxonomy: &Taxonomy, report: &Report, id: FactId, member: ConceptId) -> Diagnostic {
    let fact = report.fact(id);
    let message = format!(
        "`{}` for {} has the member `{}`, and the period has ended before the current one began.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        name(taxonomy, member),
    );
    let place = place(report, id, |source| Some(source.period));
    Diagnostic::new(Code::PeriodContradictsMember, place, message)
        .help("leave the member off, or check the period and `current_period` in report.toml")
}

fn tell_future(taxonomy: &Taxonomy, report: &Report, id: FactId) -> Diagnostic {
    let fact = report.fact(id);
    let message = format!(
        "`{}` for {} is no forecast, and the period ends after the current one.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
    );
    let place = place(report, id, |source| Some(source.period));
    Diagnostic::new(Code::PeriodContradictsMember, place, message)
        .help("give it the member of forecasts, or check the period and `current_period`")
}
