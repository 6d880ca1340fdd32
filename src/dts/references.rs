//! The reference linkbase (XBRL 2.1 §5.2.3), with the reference parts of 2006.

use super::linkbase::{Arc, Arcrole, ExtendedLink, REFERENCE, linkbase};
use crate::model::{Concept, Taxonomy};

/// XBRL 2.1 §5.2.3.3.
static CONCEPT_REFERENCE: Arcrole<'static> =
    Arcrole { uri: "http://www.xbrl.org/2003/arcrole/concept-reference", declaration: None };

/// The references of all concepts.
pub(super) fn document(taxonomy: &Taxonomy) -> Vec<u8> {
    let mut link = ExtendedLink::standard(taxonomy);
    let referring = |concept: &&Concept| !concept.references.is_empty() && concept.is_own();
    for concept in taxonomy.concepts.values().filter(referring) {
        let from = link.locate(concept);
        let to = link.references(concept);
        link.arc(Arc {
            arcrole: CONCEPT_REFERENCE,
            from,
            to,
            order: None,
            preferred_label: None,
            attributes: Vec::new(),
        });
    }
    linkbase(taxonomy, &REFERENCE, &[link])
}
