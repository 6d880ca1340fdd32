//! Comparisons that are given for a past period alone.
//!
//! Growth, changes and contributions are about the period of the report, or one to come. One that is
//! given for an earlier period alone, where the others of the report are given for the current one, got
//! a wrong period: no other figure says so, for what it compares is seldom shown for all periods.

use super::words::Said;
use crate::check::place;
use crate::check::sum_finding::name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ConceptId, FactId, FactIndex, Moment, Report, Taxonomy};

/// How many comparisons of the current period a report must have for each that is of the past alone.
const USUAL: usize = 5;

/// Tells comparisons of the past alone; `said` is what concepts are said to be.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    said: &[(ConceptId, Said)],
    diagnostics: &mut Diagnostics,
) {
    let Some(now) = report.current_period.and_then(|period| period.end()) else { return };
    let end = |id: FactId| report.period(report.fact(id).context).end();
    let (mut current, mut past) = (0, Vec::new());
    for (concept, said) in said {
        if matches!(said, Said::Share { .. }) {
            continue;
        }
        let facts = || index.of(*concept).iter().map(|entry| entry.fact);
        let is_past = |moment: Option<Moment>| moment.is_some_and(|moment| moment < now);
        if facts().all(|fact| is_past(end(fact))) {
            past.extend(facts().next());
        } else {
            current += usize::from(facts().any(|fact| end(fact) == Some(now)));
        }
    }
    if past.len() * USUAL > current {
        return;
    }
    for id in past {
        diagnostics.push(tell(taxonomy, report, id));
    }
}

fn tell(taxonomy: &Taxonomy, report: &Report, id: FactId) -> Diagnostic {
    let fact = report.fact(id);
    let message = format!(
        "`{}` is given for {} and for no later period; other comparisons are given for the current one.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
    );
    let place = place(report, id, |source| Some(source.period));
    Diagnostic::new(Code::PastComparison, place, message)
        .help("check its period, and `current_period` in report.toml")
}
