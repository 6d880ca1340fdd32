//! The label linkbases, one a language (XBRL 2.1 §5.2.2).
//!
//! An entry point whose labels in a language are others than those of the concepts has a whole
//! linkbase of its own in that language, in place of the shared one: no set ever holds two labels
//! of the same role and language for a concept. What it has in place of labels of others prohibits these.

use super::linkbase::{Arc, Arcrole, ExtendedLink, LABEL, linkbase};
use super::role::Role;
use crate::model::{EntryPoint, LabelRole, Lang, Taxonomy};

/// XBRL 2.1 §5.2.2.3.
static CONCEPT_LABEL: Arcrole<'static> =
    Arcrole { uri: "http://www.xbrl.org/2003/arcrole/concept-label", declaration: None };

/// The labels of all own concepts in one language, in all roles: those of an entry point, or those
/// that entry points share. With those of an entry point are its labels for concepts of others.
///
/// Labels of concepts that an entry point does not show are in its set too: they are harmless
/// there, and one linkbase a language serves every entry point that has no other labels in it.
pub(super) fn document(taxonomy: &Taxonomy, entry: Option<&EntryPoint>, lang: &Lang) -> Vec<u8> {
    let mut link = ExtendedLink::standard(taxonomy);
    for (id, concept) in taxonomy.concepts.iter().filter(|(_, concept)| concept.is_own()) {
        let of_lang = taxonomy.labels(entry, id).into_iter().filter(|((_, of), _)| *of == lang);
        let labels: Vec<_> = of_lang.map(|((role, lang), text)| (role, lang, text)).collect();
        if labels.is_empty() {
            continue;
        }
        let from = link.locate(concept);
        let to = link.labels(concept, labels);
        link.arc(arc(from, to));
    }
    let mut links = vec![link];
    if let Some(entry) = entry {
        replace(taxonomy, entry, lang, &mut links);
    }
    linkbase(taxonomy, &LABEL, &links)
}

fn arc(from: String, to: String) -> Arc<'static> {
    Arc {
        arcrole: CONCEPT_LABEL,
        from,
        to,
        order: None,
        preferred_label: None,
        attributes: Vec::new(),
    }
}

/// Puts the labels that an entry point has for concepts of others into the first link, and prohibits those in
/// whose place they stand, in links of their roles.
fn replace<'a>(
    taxonomy: &'a Taxonomy,
    entry: &'a EntryPoint,
    lang: &Lang,
    links: &mut Vec<ExtendedLink<'a>>,
) {
    let all = entry.replacements.iter().flat_map(|all| &all.by_concept);
    for (id, own) in all.filter(|(id, _)| !taxonomy.concept(**id).is_own()) {
        let of_lang = own.labels.iter().filter(|((_, of), _)| of == lang);
        let labels: Vec<(&LabelRole, &Lang, &str)> =
            of_lang.map(|((role, lang), text)| (role, lang, text.as_str())).collect();
        if labels.is_empty() {
            continue;
        }
        let concept = taxonomy.concept(*id);
        let from = links[0].locate(concept);
        let to = links[0].labels(concept, labels);
        links[0].arc(arc(from, to));
        for replaced in own.replaced.iter().filter(|replaced| replaced.lang == *lang) {
            let link = link_of(taxonomy, &replaced.arc.role, links);
            let from = link.locate(concept);
            let to = link.locate_at(&format!("replaced.{}", concept.name.local), &replaced.address);
            link.prohibit(from, to, &replaced.arc);
        }
    }
}

/// The link of a role, which is made where there is none.
fn link_of<'l, 'a>(
    taxonomy: &Taxonomy,
    role: &str,
    links: &'l mut Vec<ExtendedLink<'a>>,
) -> &'l mut ExtendedLink<'a> {
    let is_of = |link: &ExtendedLink<'_>| {
        link.role().map_or(ExtendedLink::STANDARD_ROLE, |known| &known.uri) == role
    };
    let at = links.iter().position(is_of).unwrap_or_else(|| {
        links.push(ExtendedLink::of(taxonomy, Role::of_relations(taxonomy, role)));
        links.len() - 1
    });
    &mut links[at]
}
