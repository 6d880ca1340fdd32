//! What makes a taxonomy hard to use, beyond what its readers already refuse.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, LabelRole, Taxonomy};

/// Tells repeated standard labels and concepts that stand nowhere.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    repeated_labels(taxonomy, diagnostics);
    unused_concepts(taxonomy, diagnostics);
}

fn repeated_labels(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<(&str, &str), &str> = FxHashMap::default();
    for concept in taxonomy.concepts.values() {
        for ((role, lang), label) in &concept.labels {
            if *role != LabelRole::Standard {
                continue;
            }
            let name = concept.name.local.as_ref();
            if let Some(other) = seen.insert((lang, label), name) {
                let message =
                    format!("`{name}` and `{other}` have the same label in `{lang}`: {label}.");
                let place = Place::line(&taxonomy.source, concept.line);
                diagnostics.push(
                    Diagnostic::new(Code::RepeatedLabel, place, message)
                        .help("say in the standard label in what they differ; use a terse label in statements"),
                );
            }
        }
    }
}

fn unused_concepts(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let nodes = taxonomy.statements.iter().flat_map(|statement| &statement.nodes);
    let mut used: FxHashSet<ConceptId> = nodes.map(|node| node.concept).collect();
    used.extend(taxonomy.axes.values().flat_map(|axis| &axis.members).map(|member| member.concept));
    for (at, (name, concept)) in taxonomy.concepts.iter().enumerate() {
        if !used.contains(&ConceptId::from(at)) {
            let message = format!("The concept `{name}` stands in no statement.");
            let place = Place::line(&taxonomy.source, concept.line);
            diagnostics.push(
                Diagnostic::new(Code::UnusedConcept, place, message)
                    .help("add it to a statement, or leave it out"),
            );
        }
    }
}
