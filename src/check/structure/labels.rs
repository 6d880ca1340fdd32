//! Labels that are missing: standard ones, and those that a statement shows.

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::{Concept, ConceptId, EntryPoint, LabelRole, Lang, Statement, StatementId};

/// Every concept should have a standard label in every language.
pub(super) fn standard(
    judged: Judged<'_>,
    thing: Thing,
    concept: &Concept,
    diagnostics: &mut Diagnostics,
) {
    for lang in &judged.taxonomy.languages {
        let key = (LabelRole::Standard, lang.clone());
        if concept.labels.contains_key(&key) {
            continue;
        }
        let message = format!("`{}` has no standard label in `{lang}`.", concept.name.local);
        let told = judged.diagnostic(Code::IncompleteLabels, (thing, Part::Name), message);
        let mut told = told.help(format!("fill the column `label.{lang}`"));
        told.follows = judged.origins.misnamed(&key);
        diagnostics.push(told);
    }
}

/// The label that a row of a statement shows. One in one language is enough for the specification
/// (XBRL 2.1 §5.2.4.2.1).
pub(super) fn preferred(
    judged: Judged<'_>,
    thing: Thing,
    concept: &Concept,
    role: &LabelRole,
    diagnostics: &mut Diagnostics,
) {
    if *role == LabelRole::Standard || !concept.is_own() {
        return;
    }
    let name = &concept.name.local;
    let is_somewhere = concept.labels.keys().any(|(of, _): &(LabelRole, Lang)| of == role);
    let code = if is_somewhere { Code::IncompleteLabels } else { Code::MissingLabel };
    for lang in &judged.taxonomy.languages {
        let key = (role.clone(), lang.clone());
        if concept.labels.contains_key(&key) {
            continue;
        }
        let message = format!("`{name}` has no label of the role `{role}` in `{lang}`.");
        let told = judged.diagnostic(code, (thing, Part::PreferredLabel), message);
        let mut told = told.help(format!("fill the column `{role}.{lang}` of concepts.csv"));
        told.follows = judged.origins.misnamed(&key);
        diagnostics.push(told);
    }
}

/// How many rows are named that ask for labels of others.
const NAMED: usize = 3;

/// The labels that the rows of an own statement ask of concepts of others: the documents that a taxonomy extends may
/// hold the concepts alone, and their labels in linkbases that nobody named (XBRL 2.1 §5.2.4.2.1).
pub(super) fn of_others(
    judged: Judged<'_>,
    id: StatementId,
    statement: &Statement,
    diagnostics: &mut Diagnostics,
) {
    if !statement.is_presented {
        return;
    }
    let entries: Vec<&EntryPoint> =
        judged.taxonomy.entry_points.iter().filter(|of| of.statements.contains(&id)).collect();
    // Each entry point may bring the label itself.
    let is_replaced = |of: ConceptId, role: &LabelRole| {
        let brings = |entry: &&EntryPoint| {
            let own = entry.replacements.as_ref().and_then(|all| all.by_concept.get(&of));
            own.is_some_and(|own| own.labels.keys().any(|(of, _)| of == role))
        };
        !entries.is_empty() && entries.iter().all(brings)
    };
    let mut missing = statement.nodes.iter().enumerate().filter_map(|(at, node)| {
        let (concept, role) = (judged.taxonomy.concept(node.concept), &node.preferred_label);
        // What shows the standard label says nothing of it, and the root has no arc that could.
        let asks = *role != LabelRole::Standard && node.depth > 0 && !concept.is_own();
        let has =
            || concept.labels.keys().any(|(of, _)| of == role) || is_replaced(node.concept, role);
        (asks && !has()).then(|| (at, format!("`{}` (`{role}`)", concept.name.local)))
    });
    let Some((first, name)) = missing.next() else { return };
    let mut names = vec![name];
    names.extend(missing.by_ref().take(NAMED - 1).map(|(_, name)| name));
    let message = match missing.count() {
        0 => format!(
            "The statement `{}` shows labels that concepts of others don't have: {}.",
            statement.id,
            names.join(", ")
        ),
        more => format!(
            "The statement `{}` shows labels that concepts of others don't have: {} and {more} more.",
            statement.id,
            names.join(", ")
        ),
    };
    let told = judged.diagnostic(
        Code::MissingLabel,
        (Thing::Node(id, first), Part::PreferredLabel),
        message,
    );
    diagnostics.push(told.help(
        "add the linkbase with these labels to `documents` in [[imports]], or show the standard label",
    ));
}
