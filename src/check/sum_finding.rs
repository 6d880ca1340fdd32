//! What is told of a sum that does not hold, or that can't be judged.

use super::interval::Interval;
use super::known::SumKey;
use super::merged::{Merged, merged};
use super::sum::Sum;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Place, listed};
use crate::model::{ConceptId, FactId, IndexEntry, KnownInconsistency, Report, Taxonomy, Value};

/// How many parts of a sum are places that have a part in a finding.
const NAMED: usize = 20;

/// A sum that does not hold, and what is told of it.
pub(super) struct BrokenSum {
    pub(super) key: SumKey,
    pub(super) told: Diagnostic,
}

/// A sum that does not hold.
pub(super) fn off(
    sum: &Sum<'_>,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
    total: Interval,
    of_parts: Interval,
) -> Diagnostic {
    let (taxonomy, report, entry) = (sum.taxonomy, sum.report, group[0]);
    let message = format!(
        "`{}` for {} is {}, but its parts in {} give {}.",
        name(taxonomy, entry.concept),
        report.period(entry.context),
        value(report, entry.fact),
        taxonomy.statements[sum.statement.index()].id,
        extent(of_parts),
    );
    let mut parts = Vec::new();
    let place = value_place(report, entry.fact);
    let mut told = Diagnostic::new(Code::InconsistentCalculation, place, message);
    for (part, facts) in sum.parts.iter().zip(found) {
        let (weight, item) = (part.arc.weight, name(taxonomy, part.arc.item));
        match facts.first() {
            Some(entry) => {
                parts.push(format!("{item} {} × {weight}", value(report, entry.fact)));
                if parts.len() <= NAMED {
                    told = told.related(value_place(report, entry.fact));
                }
            }
            None => parts.push(format!("{item} (not reported)")),
        }
    }
    told.help(format!(
        "the total {} {}; the parts are {}",
        if total.low.at == total.high.at {
            "is"
        } else if total.low.closed && total.high.closed {
            "lies"
        } else {
            "is"
        },
        extent(total),
        listed(parts.iter().map(String::as_str), ", ")
    ))
}

/// The note for a sum that does not hold and is known for it.
pub(super) fn known(off: Diagnostic, row: &KnownInconsistency, place: Place) -> Diagnostic {
    let code = Code::KnownInconsistency;
    let message = format!("{} It is known: {}", off.message, row.explanation);
    Diagnostic { code, severity: code.info().severity, message, ..off }.related(place)
}

/// The note for a sum that can't be judged because one of its figures is reported twice with
/// values that can't both be right (Calculations 1.1: such a calculation stops). Nothing is told
/// where a figure can't be read, which makes more sums unclear.
pub(super) fn unjudged(
    sum: &Sum<'_>,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
) -> Option<Diagnostic> {
    let (taxonomy, report) = (sum.taxonomy, sum.report);
    let clashes = |facts: &&[IndexEntry]| {
        matches!(merged(report, facts, report.rounding), Ok(Merged::Conflict))
    };
    let clash = std::iter::once(&group).chain(found).copied().find(clashes)?;
    let message = format!(
        "The sum of `{}` in {} for {} is not judged: `{}` is reported with different values.",
        name(taxonomy, group[0].concept),
        taxonomy.statements[sum.statement.index()].id,
        report.period(group[0].context),
        name(taxonomy, clash[0].concept),
    );
    let place = value_place(report, group[0].fact);
    let told = Diagnostic::new(Code::UnjudgedSum, place, message)
        .help("correct the duplicate; then the sum is judged");
    Some(clash.iter().fold(told, |told, entry| told.related(value_place(report, entry.fact))))
}

/// A sum that has more digits than can be kept.
pub(super) fn too_long(sum: &Sum<'_>, group: &[IndexEntry]) -> Diagnostic {
    let total = name(sum.taxonomy, group[0].concept);
    let place = value_place(sum.report, group[0].fact);
    let message = format!("The sum of the parts of `{total}` has more than 28 digits.");
    Diagnostic::new(Code::FigureTooLong, place, message).help("check the scales of the figures")
}

pub(super) fn name(taxonomy: &Taxonomy, concept: ConceptId) -> &str {
    &taxonomy.concept(concept).name.local
}

/// The value of a fact in words.
pub(super) fn value(report: &Report, fact: FactId) -> String {
    match report.fact(fact).value {
        Value::Number(value) => value.to_string(),
        _ => "nil".to_owned(),
    }
}

/// An interval in words.
pub(super) fn extent(interval: Interval) -> String {
    let Interval { low, high } = interval;
    if low.at == high.at {
        return low.at.to_string();
    }
    match (low.closed, high.closed) {
        (true, true) => format!("between {} and {}", low.at, high.at),
        (true, false) => format!("at least {} and below {}", low.at, high.at),
        (false, true) => format!("above {} and at most {}", low.at, high.at),
        (false, false) => format!("above {} and below {}", low.at, high.at),
    }
}
