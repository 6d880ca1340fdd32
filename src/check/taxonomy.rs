//! What makes a taxonomy hard to use, beyond what its readers already refuse.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, EntryPoint, LabelRole, Lang, Taxonomy};

/// Tells repeated standard labels and concepts that stand nowhere.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    repeated_labels(taxonomy, None, diagnostics);
    for entry in taxonomy.entry_points.iter().filter(|entry| entry.replacements.is_some()) {
        repeated_labels(taxonomy, Some(entry), diagnostics);
    }
    unused_concepts(taxonomy, diagnostics);
}

/// Tells standard labels that two concepts have: among those that entry points share, or at an
/// entry point where one of the two is replaced there.
fn repeated_labels(taxonomy: &Taxonomy, entry: Option<&EntryPoint>, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<(&str, &str), ConceptId> = FxHashMap::default();
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        for ((role, lang), label) in taxonomy.labels(entry, id) {
            if *role != LabelRole::Standard {
                continue;
            }
            let Some(other) = seen.insert((lang, label), id) else { continue };
            if [id, other].into_iter().all(|id| !taxonomy.concept(id).is_own()) {
                continue;
            }
            // Those of others come first; their rows stand in no table of ours.
            let is_ours = taxonomy.concept(other).is_own();
            let Some(place) = place(taxonomy, entry, [id, other], lang) else { continue };
            let name = |id| taxonomy.concept(id).name.local.as_ref();
            let at = entry.map_or_else(String::new, |entry| format!(" at `{}`", entry.id));
            let message = format!(
                "`{}` and `{}` have the same label in `{lang}`{at}: {label}.",
                name(id),
                name(other)
            );
            let told = Diagnostic::new(Code::RepeatedLabel, place, message);
            let first = Place::line(&taxonomy.source, taxonomy.concept(other).line);
            let told = if is_ours { told.related(first) } else { told };
            diagnostics.push(told.help(
                "say in the standard label in what they differ; use a terse label in statements",
            ));
        }
    }
}

/// Where to tell that two concepts have the same label. Nowhere when an entry point has nothing
/// to do with it.
fn place(
    taxonomy: &Taxonomy,
    entry: Option<&EntryPoint>,
    concepts: [ConceptId; 2],
    lang: &Lang,
) -> Option<Place> {
    let Some(entry) = entry else {
        return Some(Place::line(&taxonomy.source, taxonomy.concept(concepts[0]).line));
    };
    let replacements = entry.replacements.as_ref()?;
    let key = (LabelRole::Standard, lang.clone());
    let mut rows = concepts.iter().filter_map(|id| replacements.by_concept.get(id));
    let row = rows.find(|row| row.labels.contains_key(&key))?;
    Some(Place::line(&replacements.source, row.line))
}

/// Tells concepts that stand in no statement and are no member of an axis or of an enumeration.
pub(super) fn unused_concepts(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let nodes = taxonomy.statements.iter().flat_map(|statement| &statement.nodes);
    let mut used: FxHashSet<ConceptId> = nodes.map(|node| node.concept).collect();
    used.extend(taxonomy.axes.values().flat_map(|axis| &axis.members).map(|member| member.concept));
    let heads: FxHashSet<ConceptId> =
        taxonomy.concepts.values().filter_map(|of| of.enumeration.map(|of| of.head)).collect();
    for (head, members) in taxonomy.domains.iter().filter(|(head, _)| heads.contains(*head)) {
        used.insert(*head);
        used.extend(members.iter().map(|member| member.concept));
    }
    for (id, concept) in taxonomy.concepts.iter().filter(|(_, concept)| concept.is_own()) {
        if !used.contains(&id) {
            let name = &concept.name.local;
            let message = format!("The concept `{name}` stands in no statement.");
            let place = Place::line(&taxonomy.source, concept.line);
            diagnostics.push(
                Diagnostic::new(Code::UnusedConcept, place, message)
                    .help("add it to a statement, or leave it out"),
            );
        }
    }
}
