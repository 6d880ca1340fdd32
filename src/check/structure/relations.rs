//! Relationships beside trees, sums and cubes: of an arcrole that is declared, from one concept to another,
//! each once.

use rustc_hash::FxHashSet;

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::ConceptId;
use crate::standards::arcroles;

/// Checks the relationships of a taxonomy.
pub(super) fn check(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let mut seen = FxHashSet::default();
    for (at, relation) in judged.taxonomy.relations.iter().enumerate() {
        let thing = Thing::Relation(at);
        let arcrole = &*relation.arcrole;
        let is_known = arcroles::find(arcrole).is_some()
            || judged.taxonomy.declared.contains_key(&relation.arcrole)
            || judged.origins.has(thing);
        if !is_known {
            let message = format!("There is no arcrole `{arcrole}`.");
            let told = judged.diagnostic(Code::InvalidCell, (thing, Part::Name), message);
            diagnostics.push(told.help("name one of the registry, or one that an import declares"));
        }
        let ends = (relation.from, relation.to);
        let [from, to] = [relation.from, relation.to].map(|id| name(judged, id));
        let message = if relation.from == relation.to {
            format!("`{to}` is related to itself.")
        } else if !seen.insert((&relation.role, &relation.arcrole, ends)) {
            format!("`{from}` is related to `{to}` twice.")
        } else {
            continue;
        };
        let told = judged.diagnostic(Code::RepeatedRow, (thing, Part::To), message);
        diagnostics.push(told.help("leave the row out"));
    }
}

/// The name of a concept as rows have it: those of others with their prefix.
fn name(judged: Judged<'_>, id: ConceptId) -> String {
    let concept = judged.taxonomy.concept(id);
    match concept.is_own() {
        true => concept.name.local.to_string(),
        false => concept.name.to_string(),
    }
}
