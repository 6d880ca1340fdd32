//! Texts of a taxonomy: what an XML document can't hold (XML 1.0 §2.2) is in none of them.

use super::Judged;
use crate::diagnostic::{Diagnostics, Part, Place, Thing};
use crate::model::{Concept, ConceptId, StatementId, Translations};
use crate::notation::lexical::is_xml;

/// Checks all texts of a taxonomy's own.
pub(super) fn check(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let taxonomy = judged.taxonomy;
    let publication = &taxonomy.publication;
    let of_taxonomy = || Place::thing(&format!("taxonomy {}", publication.id));
    let single = [&publication.id, &publication.namespace, &publication.version];
    let optional = [&publication.date, &publication.publisher_url, &publication.publisher_country];
    let texts = [&publication.publisher, &publication.name, &publication.description];
    let all = single.into_iter().chain(optional.into_iter().flatten());
    tell(all.chain(texts.into_iter().flat_map(Translations::values)), of_taxonomy, diagnostics);
    for (at, concept) in taxonomy.concepts.values().enumerate().filter(|(_, of)| of.is_own()) {
        let thing = Thing::Concept(ConceptId::from(at));
        tell(of_concept(concept), || judged.place(thing, Part::Name), diagnostics);
    }
    for (at, statement) in taxonomy.statements.iter().enumerate().filter(|(_, of)| of.is_own()) {
        let thing = Thing::Statement(StatementId::from(at));
        let columns = statement.nodes.iter().flat_map(|node| node.column.values());
        let all = [&statement.id, &statement.role].into_iter();
        let all = all.chain(statement.title.values()).chain(columns);
        tell(all, || judged.place(thing, Part::Name), diagnostics);
    }
    for entry in &taxonomy.entry_points {
        let place = || Place::thing(&format!("entry point {}", entry.id));
        let replaced = entry.replacements.iter().flat_map(|all| all.by_concept.values());
        let labels = replaced.flat_map(|own| own.labels.values());
        let all = std::iter::once(&entry.id).chain(&entry.version);
        let all = all.chain(entry.name.values()).chain(entry.description.values()).chain(labels);
        tell(all, place, diagnostics);
    }
    for (at, (name, unit)) in taxonomy.units.iter().enumerate() {
        let texts = [&unit.labels, &unit.short, &unit.noun, &unit.documentation];
        let all = std::iter::once(name).chain(texts.into_iter().flat_map(Translations::values));
        tell(all, || judged.place(Thing::Unit(at), Part::Name), diagnostics);
    }
}

/// The texts of a concept.
fn of_concept(concept: &Concept) -> impl Iterator<Item = &String> {
    let parts = concept.references.iter().flat_map(|reference| &reference.parts);
    let parts = parts.map(|part| &part.text);
    concept.labels.values().chain(&concept.values).chain(parts)
}

/// Tells the first text that has a letter which XML can't hold.
fn tell<'t>(
    mut texts: impl Iterator<Item = &'t String>,
    place: impl Fn() -> Place,
    diagnostics: &mut Diagnostics,
) {
    if texts.any(|text| !text.chars().all(is_xml)) {
        diagnostics.push(super::super::not_xml(place()));
    }
}
