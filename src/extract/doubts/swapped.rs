//! Doubts about facts that can be read: figures that stand the other way round elsewhere.
//!
//! Sums and figures that contradict each other are the business of the checks; they look at the
//! report that the facts make.

use std::collections::BTreeMap;

use crate::extract::fact::Extracted;
use crate::extract::finding::{Finding, FindingKind};
use crate::model::{ConceptId, Period, Taxonomy};
use crate::text::Text;

/// Rows whose figures are exchanged against another table: concept A has the figure of B and B
/// that of A, for the same period and unit.
#[must_use]
pub fn swapped_rows(facts: &[Extracted], text: &Text, taxonomy: &Taxonomy) -> Vec<Finding> {
    let mut stated: BTreeMap<(ConceptId, Period), Vec<&Extracted>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| digits(&fact.printed) >= LEAST_DIGITS) {
        stated.entry((fact.concept, fact.period)).or_default().push(fact);
    }
    let name = |concept: ConceptId| taxonomy.concept(concept).name.local.as_ref();
    let mut findings = Vec::new();
    for ((concept, period), own) in &stated {
        for fact in own.iter().skip(1) {
            let first = own[0];
            if same(first, fact) || fact.unit != first.unit || fact.scale != first.scale {
                continue;
            }
            let other = stated.iter().find_map(|((other, at), all)| {
                let beside = |figure: &Extracted, place: &Extracted| {
                    all.iter().find(|twin| same(twin, figure) && near(twin, place, facts))
                };
                let twins = [beside(first, fact)?, beside(fact, first)?];
                (other > concept && at == period).then_some((other, twins))
            });
            if let Some((other, [beside_fact, beside_first])) = other {
                let line = text.position(first.span.start).line;
                let message = format!(
                    "`{}` and `{}` have each other's figures of line {line}.",
                    name(*concept),
                    name(*other)
                );
                findings.push(Finding {
                    kind: FindingKind::SwappedRows,
                    message,
                    help: "one of the two tables has the rows the wrong way round".to_owned(),
                    at: Some(fact.span),
                    map: None,
                    others: vec![beside_fact.span, first.span, beside_first.span],
                });
            }
        }
    }
    findings
}

/// Figures with fewer digits are the same by chance.
const LEAST_DIGITS: usize = 4;

fn digits(printed: &str) -> usize {
    printed.bytes().filter(u8::is_ascii_digit).count()
}

fn same(one: &Extracted, other: &Extracted) -> bool {
    one.printed == other.printed && one.scale == other.scale && one.unit == other.unit
}

/// Whether two facts stand in the same table: few figures lie between them.
fn near(one: &Extracted, other: &Extracted, facts: &[Extracted]) -> bool {
    let (first, last) = if one.span < other.span { (one, other) } else { (other, one) };
    let from = facts.partition_point(|fact| fact.span < first.span);
    let to = facts.partition_point(|fact| fact.span < last.span);
    to - from <= 12
}
