//! Percentages whose sign was forgotten or counted twice: 24 for 24%, which is 0.24.
//!
//! The value of a percentage is a ratio (Data Type Registry, `percentItemType`). It is told when
//! it was printed without a percent sign and is more than 1,000%; or is at least 100% where the
//! same concept, or most percentages of the report, have the sign; and where the sign and a scale
//! of −2 both divide it. A percentage of 1,000% at least that is twenty times any other of the report is
//! told too, unless others say that it is right: a point was read as one that parts thousands.

use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ConceptId, Fact, FactId, FactIndex, Figure, Report, Taxonomy, Value};

/// Tells percentages that are a hundred times off.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let concepts = || {
        (0..taxonomy.concepts.len())
            .map(ConceptId::from)
            .filter(|id| taxonomy.concept(*id).item_type.is_or_restricts("percentItemType"))
    };
    let facts = |id| index.of(id).iter().map(|entry| entry.fact);
    let all: Vec<FactId> = concepts().flat_map(facts).collect();
    let signed = signed(report, all.iter().copied());
    let mostly = signed >= 2 && signed * 10 >= all.len() * 9;
    for concept in concepts() {
        let own = self::signed(report, facts(concept)) >= 2;
        for fact in facts(concept) {
            if let Some(why) = fault(report.fact(fact), mostly || own) {
                diagnostics.push(tell(taxonomy, report, fact, why));
            }
        }
    }
}

/// How many percentages a report must have for one to be told by the others, and how many times larger
/// it must be.
const OTHERS: usize = 5;
const TIMES: i128 = 20;

/// Tells the percentage that is far larger than any other; `confirms` says whether others ask for it.
pub(super) fn far(
    taxonomy: &Taxonomy,
    report: &Report,
    confirms: impl Fn(FactId) -> bool,
    diagnostics: &mut Diagnostics,
) {
    let mut sizes: Vec<(Figure, FactId)> = Vec::new();
    for (at, fact) in report.facts.iter().enumerate() {
        // Without a sign it is told, or is as good as others.
        let is_percent = fact.scale < 0
            && taxonomy.concept(fact.concept).item_type.is_or_restricts("percentItemType");
        if let Value::Number(value) = fact.value
            && is_percent
        {
            sizes.push((value.abs(), FactId::from(at)));
        }
    }
    sizes.sort_unstable();
    let [.., (second, _), (size, id)] = sizes.as_slice() else { return };
    let times = Figure::new(TIMES, 0).and_then(|times| second.times(times));
    let is_far = Figure::ONE.shift(1).is_ok_and(|least| *size >= least)
        && times.is_ok_and(|least| *size >= least);
    if is_far && sizes.len() > OTHERS && !confirms(*id) {
        diagnostics.push(tell(taxonomy, report, *id, Fault::Far));
    }
}

/// How many facts are printed with a percent sign.
fn signed(report: &Report, facts: impl Iterator<Item = FactId>) -> usize {
    facts.filter(|id| report.fact(*id).scale <= -2).count()
}

/// What a percentage suffers from.
#[derive(Clone, Copy)]
enum Fault {
    /// The sign was forgotten.
    NoSign,
    /// A hundred divides it twice.
    Twice,
    /// It is far larger than any other.
    Far,
}

/// What is wrong with a percentage, where others have a sign or not.
fn fault(fact: &Fact, others_signed: bool) -> Option<Fault> {
    let Value::Number(value) = fact.value else { return None };
    let (value, least) = (value.abs(), if others_signed { 0 } else { 1 });
    if fact.scale <= -4 && !value.is_zero() {
        return Some(Fault::Twice);
    }
    let large = Figure::ONE.shift(least).is_ok_and(|least| value >= least);
    (fact.scale >= 0 && large).then_some(Fault::NoSign)
}

fn tell(taxonomy: &Taxonomy, report: &Report, id: FactId, fault: Fault) -> Diagnostic {
    let fact = report.fact(id);
    let name = &taxonomy.concept(fact.concept).name.local;
    let percent = match fact.value {
        Value::Number(value) => value.shift(2).map(|value| value.to_string()).unwrap_or_default(),
        _ => String::new(),
    };
    let help = match fault {
        Fault::NoSign => "write the percent sign, or the scale -2",
        Fault::Twice => "leave the scale empty: the percent sign says it",
        Fault::Far => "no other is near it: look at its point in the release",
    };
    let message = format!("`{name}` for {} is {percent}%.", report.period(fact.context));
    Diagnostic::new(Code::PercentOutlier, value_place(report, id), message).help(help)
}
