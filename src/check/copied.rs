//! A figure of a broken sum that repeats one beside it.
//!
//! Who reads a table along a line or down a column takes a figure twice. Where a sum does not hold, the part or
//! the total that is to the digit the flow of another period, or the figure of a row nearby, is most likely the
//! one that is wrong. A balance may well stay what it was, and a total of one part is that part.

use super::members::number;
use super::needs::Needs;
use crate::model::{ConceptId, FactId, Figure, IndexEntry, PeriodType, Report, Value};

/// How many digits a figure must have that is no accident, without the noughts at its end.
const DIGITS: usize = 3;

/// How many facts before and behind a figure are looked at, and how many of its concept.
const NEAR: usize = 12;
const LOOKED_AT: usize = 500;

/// The fact that a figure repeats.
pub(super) fn repeats(needs: &Needs<'_>, report: &Report, entry: IndexEntry) -> Option<FactId> {
    let value = number(report, entry.fact).filter(|value| has_digits(*value))?;
    let is_flow = needs.taxonomy.concept(entry.concept).period_type == PeriodType::Duration;
    let of_row = || {
        let all = needs.index.of(entry.concept).iter().take(LOOKED_AT);
        let own = &report.contexts[entry.context.index()];
        // A member that is all of an amount repeats it.
        let mut other = all.filter(|other| {
            let of = &report.contexts[other.context.index()];
            of.period != own.period
                && (of.entity, of.dimensions) == (own.entity, own.dimensions)
                && other.unit == entry.unit
                && number(report, other.fact) == Some(value)
        });
        other.next().map(|other| other.fact)
    };
    is_flow.then(of_row).flatten().or_else(|| beside(needs, report, entry, value))
}

/// The fact of another row nearby, in the same column, that has the same number and does not stand in a sum with it
/// alone.
fn beside(needs: &Needs<'_>, report: &Report, entry: IndexEntry, value: Figure) -> Option<FactId> {
    let own = report.fact(entry.fact);
    let at = entry.fact.index();
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(report.facts.len());
    let is_twin = |id: &FactId| {
        let fact = report.fact(*id);
        fact.concept != own.concept
            && (fact.context, fact.unit, fact.statement) == (own.context, own.unit, own.statement)
            && fact.value == Value::Number(value)
            && !is_all_of(needs, [own.concept, fact.concept])
    };
    near.map(FactId::from).find(is_twin)
}

/// Whether one of two concepts is a total in which the other stands: the rest of it may be nothing.
fn is_all_of(needs: &Needs<'_>, [a, b]: [ConceptId; 2]) -> bool {
    let has = |total, part| needs.stating(part).iter().any(|(_, of)| *of == total && part != total);
    has(a, b) || has(b, a)
}

fn has_digits(value: Figure) -> bool {
    let text = value.parts().0.unsigned_abs().to_string();
    text.trim_end_matches('0').len() >= DIGITS
}
