//! Rows that a statement requires, and concepts that their taxonomy has given up.

use super::sum_finding::name;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, FactIndex, LabelRole, Period, Report, Taxonomy};

/// Tells rows that a statement of the entry point requires and that have no fact for the current
/// period; where the report says none, for any.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut told: Vec<ConceptId> = Vec::new();
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        for node in statement.nodes.iter().filter(|node| node.required) {
            if told.contains(&node.concept) || is_reported(report, index, node.concept) {
                continue;
            }
            told.push(node.concept);
            let name = name(taxonomy, node.concept);
            let for_period = report.current_period.map(|period| format!(" for {period}"));
            let message = format!(
                "`{name}` has no fact{}, and `{}` requires one.",
                for_period.unwrap_or_default(),
                statement.id,
            );
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingFact,
                    Place::key(&report.definition, &["entry_point"]),
                    message,
                )
                .related(Place::file(&statement.source))
                .help("report it, or leave `required` of its row empty"),
            );
        }
    }
    deprecated(taxonomy, report, index, diagnostics);
}

/// Whether a concept has a fact for the current period, or the moment at which it ends.
fn is_reported(report: &Report, index: &FactIndex, concept: ConceptId) -> bool {
    let is_current = |period: Period| match report.current_period {
        None => true,
        Some(current) => period == current || period.end() == current.end(),
    };
    index.of(concept).iter().any(|entry| is_current(report.period(entry.context)))
}

/// Tells facts of concepts that have a label of deprecation, each concept once.
fn deprecated(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let role = LabelRole::deprecated();
    for (id, concept) in taxonomy.concepts.iter() {
        let Some(first) = index.of(id).first() else { continue };
        let label = concept.labels.iter().find(|((of, _), _)| *of == role);
        let Some((_, label)) = label else { continue };
        let message = format!("`{}` is deprecated, and has a fact: {label}", concept.name.local);
        diagnostics.push(
            Diagnostic::new(Code::DeprecatedConcept, value_place(report, first.fact), message)
                .help("report the concept that took its place"),
        );
    }
}
