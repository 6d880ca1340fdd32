//! Contradictions between figures that can be read: sums that don't hold, facts stated twice
//! with values that can't both be right.
//!
//! The checks of the report find them; here they are told at the places of the text. A sum of
//! which a part is lost can't hold, and the loss is told already.

use std::sync::Arc;

use crate::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::extract::fact::Extracted;
use crate::extract::facts_csv;
use crate::extract::finding::{Finding, FindingKind};
use crate::model::{FactIndex, Report, Taxonomy};
use crate::source;
use crate::text::Text;

/// What the facts of a text contradict each other in. `report` is the report without facts,
/// `lost` are the facts whose figures can't be read.
#[must_use]
pub fn contradictions(
    facts: &[Extracted],
    lost: &[Extracted],
    text: &Text,
    taxonomy: &Taxonomy,
    mut report: Report,
) -> Vec<Finding> {
    let mut table = Vec::new();
    // Memory takes everything.
    if facts_csv::write(facts, text, taxonomy, &mut table).is_err() {
        return Vec::new();
    }
    let name: Arc<str> = "facts".into();
    let mut diagnostics = Diagnostics::new();
    source::report::add_facts(&table, &name, taxonomy, &mut report, &mut diagnostics);
    let index = FactIndex::of_sound(taxonomy, &report);
    check::sound_report(taxonomy, &report, &index, true, &mut diagnostics);
    let told = [Code::InconsistentDuplicates, Code::InconsistentCalculation];
    let doubts = diagnostics.iter().filter(|diagnostic| told.contains(&diagnostic.code));
    doubts
        .filter(|diagnostic| {
            let sum = diagnostic.code == Code::InconsistentCalculation;
            // Where it is clear which part is wrong, the finding stands there and not at the total.
            let places = std::iter::once(&diagnostic.place).chain(&diagnostic.related);
            let mut of_sum = places.filter_map(|place| fact_at(place, facts));
            !(sum && of_sum.any(|fact| has_lost_part(fact, lost, taxonomy)))
        })
        .map(|diagnostic| finding(diagnostic, facts, text))
        .collect()
}

/// Whether a fact is a total of which a part is lost.
fn has_lost_part(total: &Extracted, lost: &[Extracted], taxonomy: &Taxonomy) -> bool {
    let arcs = || taxonomy.statements.iter().flat_map(|statement| &statement.calculations);
    lost.iter().any(|part| {
        part.period == total.period
            && part.unit == total.unit
            && arcs().any(|arc| arc.total == total.concept && arc.item == part.concept)
    })
}

fn finding(diagnostic: &Diagnostic, facts: &[Extracted], text: &Text) -> Finding {
    let others: Vec<String> = diagnostic
        .related
        .iter()
        .filter_map(|place| fact_at(place, facts))
        .map(|fact| text.position(fact.span.start).to_string())
        .collect();
    let also = match others.as_slice() {
        [] => String::new(),
        others => format!(" (also at {})", others.join(", ")),
    };
    let message = diagnostic.message.trim_end_matches('.');
    Finding {
        kind: FindingKind::Contradiction,
        message: format!("{message}{also}."),
        help: "compare with the original; what is misprinted or lost belongs into a table of corrections"
            .to_owned(),
        at: fact_at(&diagnostic.place, facts).map(|fact| fact.span),
        map: None,
        others: Vec::new(),
    }
}

/// The fact of a row of the table: the first stands in line 2.
fn fact_at<'a>(place: &Place, facts: &'a [Extracted]) -> Option<&'a Extracted> {
    facts.get(usize::try_from(place.line?.checked_sub(2)?).ok()?)
}
