//! Labels that are missing: standard ones, and those that a statement shows.

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::{Concept, LabelRole, Lang};

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
