//! The label linkbases, one a language (XBRL 2.1 §5.2.2).

use super::linkbase::{Arc, Arcrole, ExtendedLink, LABEL, linkbase};
use crate::model::{Lang, Taxonomy};

/// XBRL 2.1 §5.2.2.3.
static CONCEPT_LABEL: Arcrole =
    Arcrole { uri: "http://www.xbrl.org/2003/arcrole/concept-label", declaration: None };

/// The labels of all concepts in one language, in all roles.
///
/// Labels of concepts that an entry point does not show are in its set too: they are harmless
/// there, and one linkbase a language serves every entry point.
pub(super) fn document(taxonomy: &Taxonomy, lang: &Lang) -> Vec<u8> {
    let mut link = ExtendedLink::standard(taxonomy);
    for concept in taxonomy.concepts.values() {
        let labels: Vec<_> = concept
            .labels
            .iter()
            .filter(|((_, of), _)| of == lang)
            .map(|((role, lang), text)| (*role, lang, text.as_str()))
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
