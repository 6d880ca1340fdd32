//! Doubts about facts that can be read: a total that stands twice where another one stands nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::Sums;
use crate::extract::fact::Extracted;
use crate::extract::finding::{Finding, FindingKind};
use crate::model::{ConceptId, Period, StatementId, Taxonomy};
use crate::text::Text;

/// What the facts of a statement that could stand in one column have in common.
type Column<'a> = (StatementId, Period, Option<&'a str>);

/// Totals that a statement gives on two lines, while another total of it, whose parts come to the same
/// figure, has none: the word `Total` has been taken for the same total twice.
#[must_use]
pub fn repeated_totals(facts: &[Extracted], text: &Text, taxonomy: &Taxonomy) -> Vec<Finding> {
    let mut columns: BTreeMap<Column<'_>, Vec<&Extracted>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.members.is_empty()) {
        let column = (fact.statement, fact.period, fact.unit.as_deref());
        columns.entry(column).or_default().push(fact);
    }
    let sums = Sums::new(facts, Vec::new(), taxonomy);
    let mut told = BTreeSet::new();
    let mut findings = Vec::new();
    for column in columns.values() {
        for (first, again) in twice(column) {
            let Some(missing) = missing_total(first, column, &sums, taxonomy) else { continue };
            if told.insert((first.concept, missing)) {
                findings.push(finding(first, again, missing, text, taxonomy));
            }
        }
    }
    findings
}

/// The facts of a column that tell the same of the same as the one before them, with that one.
fn twice<'a>(column: &[&'a Extracted]) -> Vec<(&'a Extracted, &'a Extracted)> {
    let mut first: BTreeMap<(ConceptId, i8, &str), &Extracted> = BTreeMap::new();
    let mut pairs = Vec::new();
    for fact in column {
        if let Some(before) = first.insert((fact.concept, fact.scale, &fact.printed), fact) {
            pairs.push((before, *fact));
        }
    }
    pairs
}

/// A total that has no figure in the column, and whose parts come to the figure that stands twice.
fn missing_total(
    repeated: &Extracted,
    column: &[&Extracted],
    sums: &Sums<'_>,
    taxonomy: &Taxonomy,
) -> Option<ConceptId> {
    let arcs = &taxonomy.statements[repeated.statement.index()].calculations;
    let is_total = arcs.iter().any(|arc| arc.total == repeated.concept);
    let has = |concept: ConceptId| column.iter().any(|fact| fact.concept == concept);
    let missing = |total: &ConceptId| !has(*total) && sums.come_to(*total, repeated);
    is_total.then(|| arcs.iter().map(|arc| arc.total).find(missing)).flatten()
}

fn finding(
    first: &Extracted,
    again: &Extracted,
    missing: ConceptId,
    text: &Text,
    taxonomy: &Taxonomy,
) -> Finding {
    let name = |concept: ConceptId| taxonomy.concept(concept).name.local.as_ref();
    let line = text.position(again.span.start).line;
    let (repeated, missing) = (name(first.concept), name(missing));
    Finding {
        kind: FindingKind::RowAmbiguous,
        message: format!(
            "This line and line {line} are both read as `{repeated}`, and `{missing}`, whose parts \
             come to the same, has no figure."
        ),
        help: format!(
            "say which is which in the map: `rows = [{{ caption = \"…\", concept = \"{missing}\" }}, \
             {{ caption = \"…\", concept = \"{repeated}\" }}]`, in the order of the table"
        ),
        at: Some(first.span),
        map: None,
        others: vec![again.span],
    }
}
