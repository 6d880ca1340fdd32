//! The label linkbases, one a language (XBRL 2.1 §5.2.2).
//!
//! An entry point whose labels in a language are others than those of the concepts has a whole
//! linkbase of its own in that language, in place of the shared one: no set ever holds two labels
//! of the same role and language for a concept.

use super::linkbase::{Arc, Arcrole, ExtendedLink, LABEL, linkbase};
use crate::model::{EntryPoint, Lang, Taxonomy};

/// XBRL 2.1 §5.2.2.3.
static CONCEPT_LABEL: Arcrole =
    Arcrole { uri: "http://www.xbrl.org/2003/arcrole/concept-label", declaration: None };

/// The labels of all concepts in one language, in all roles: those of an entry point, or those
/// that entry points share.
///
/// Labels of concepts that an entry point does not show are in its set too: they are harmless
/// there, and one linkbase a language serves every entry point that has no other labels in it.
pub(super) fn document(taxonomy: &Taxonomy, entry: Option<&EntryPoint>, lang: &Lang) -> Vec<u8> {
    let mut link = ExtendedLink::standard(taxonomy);
    for (id, concept) in taxonomy.concepts.iter().filter(|(_, concept)| concept.is_own()) {
        let labels: Vec<_> = taxonomy
            .labels(entry, id)
            .into_iter()
            .filter(|((_, of), _)| *of == lang)
            .map(|((role, lang), text)| (role, lang, text))
            .collect();
        if labels.is_empty() {
            continue;
        }
        let from = link.locate(concept);
        let to = link.labels(concept, labels);
        link.arc(Arc {
            arcrole: &CONCEPT_LABEL,
            from,
            to,
            order: None,
            preferred_label: None,
            attributes: Vec::new(),
        });
    }
    linkbase(taxonomy, &LABEL, &[link])
}
