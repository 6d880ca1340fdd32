//! Concepts with their labels and references.

use std::sync::Arc;

use super::adopted::Adopted;
use super::prefix::Prefixes;
use super::types::Types;
use crate::model::Taxonomy;
use crate::model::dts::{Dts, Element, ElementId, ElementKind, Node, ns};
use crate::model::{
    Concept, ConceptKind, LabelRole, Labels, Owner, PeriodType, QName, Reference, ReferencePart,
};

/// Puts every concept of a set into a taxonomy.
pub(super) fn adopt(dts: &Dts, taxonomy: &mut Taxonomy, adopted: &mut Adopted) {
    let (mut prefixes, mut types) = (Prefixes::new(), Types::default());
    prefixes.know(dts);
    for (id, element) in dts.concepts() {
        let (namespace, local) = dts.name_of(id);
        // The heads of the groups are there to be substituted.
        if matches!(namespace, ns::XBRLI | ns::XBRLDT) {
            continue;
        }
        let concept = Concept {
            line: element.origin.line,
            name: QName::new(prefixes.of(namespace), namespace, local),
            owner: Owner::Foreign(address(dts, element)),
            kind: kind(element.kind),
            item_type: types.of(dts, element, &mut prefixes),
            period_type: element.period.unwrap_or(PeriodType::Duration),
            balance: element.balance,
            is_abstract: element.is_abstract,
            nillable: element.nillable,
            values: dts
                .enumeration(element.type_id)
                .into_iter()
                .map(|value| dts.text(value).to_owned())
                .collect(),
            enumeration: None,
            labels: labels(dts, id),
            references: references(dts, id, &mut prefixes),
        };
        // A name that is declared twice is told where the set is checked; the first stands.
        if let Ok(concept) = taxonomy.concepts.add(concept) {
            adopted.concepts.insert(id, concept);
        }
    }
}

/// Where an element is published: the document, and its id.
fn address(dts: &Dts, element: &Element) -> Arc<str> {
    let document = dts.documents().get(element.origin.document);
    let url = document.map_or("", |document| dts.text(document.url));
    match dts.text(element.id) {
        "" => url.into(),
        id => format!("{url}#{id}").into(),
    }
}

fn kind(kind: ElementKind) -> ConceptKind {
    match kind {
        ElementKind::Hypercube => ConceptKind::Hypercube,
        ElementKind::Dimension => ConceptKind::Dimension,
        ElementKind::Tuple => ConceptKind::Tuple,
        ElementKind::Item | ElementKind::Part | ElementKind::Other => ConceptKind::Item,
    }
}

/// The labels of a concept; of several with the same role and language the first.
fn labels(dts: &Dts, id: ElementId) -> Labels {
    let mut labels = Labels::new();
    for label in dts.labels(Node::Element(id)) {
        let role = LabelRole::from_uri(dts.label_role(label));
        let key = (role, dts.text(label.lang).into());
        labels.entry(key).or_insert_with(|| dts.text(label.text).to_owned());
    }
    labels
}

fn references(dts: &Dts, id: ElementId, prefixes: &mut Prefixes) -> Vec<Reference> {
    let references = dts.references(Node::Element(id)).map(|reference| {
        let role = match dts.text(reference.role) {
            "" => Reference::STANDARD,
            role => role,
        };
        let parts = dts.parts(&reference.parts).iter().map(|(name, text)| {
            let (namespace, local) = dts.names().parts(*name);
            let name = QName::new(prefixes.of(namespace), namespace, local);
            ReferencePart { name, text: dts.text(*text).to_owned() }
        });
        Reference { role: role.into(), parts: parts.collect() }
    });
    references.collect()
}
