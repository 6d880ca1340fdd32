//! What names lead to, once every document is read: heads of substitution groups, types,
//! locators; and the tables that are made of networks.

use crate::model::documents::ReferenceKind;
use crate::model::dts::{Dts, ElementId, ElementKind, NameId, Node, TypeId, arcrole, ns};

/// How many heads are followed; longer chains go in circles.
const DEPTH: usize = 256;

/// Elements and types find what they refer to, locators what they locate.
pub(super) fn declarations(dts: &mut Dts) {
    types(dts);
    elements(dts);
    typed_domains(dts);
    locators(dts);
}

fn types(dts: &mut Dts) {
    for at in 0..dts.types.len() {
        let of = &dts.types[at];
        if of.origin.is_none() {
            continue;
        }
        let base = of.base.or_else(|| dts.type_by_name(of.base_name));
        let named = of.member_names.iter().filter_map(|name| dts.type_by_name(*name));
        let members: Vec<TypeId> = named.chain(of.members.iter().copied()).collect();
        let of = &mut dts.types[at];
        // A type that is its own base by mistake has none.
        of.base = base.filter(|base| base.index() != at);
        of.members = members;
    }
    let named = |dts: &Dts, name: NameId| dts.type_by_name(name);
    let names: Vec<NameId> = dts.attributes.keys().copied().collect();
    for name in names {
        let Some(declared) = dts.attributes.get(&name) else { continue };
        let found = named(dts, declared.type_name);
        if let (Some(found), Some(declared)) = (found, dts.attributes.get_mut(&name)) {
            declared.type_id = found;
        }
    }
}

fn elements(dts: &mut Dts) {
    for at in 0..dts.elements.len() {
        let element = &dts.elements[at];
        let head = dts.by_name(element.head_name).filter(|head| head.index() != at);
        let of_name = dts.type_by_name(element.type_name);
        let element = &mut dts.elements[at];
        element.head = head;
        if let Some(of_name) = of_name {
            element.type_id = of_name;
        }
    }
    let kinds = Kinds::new(dts);
    for at in 0..dts.elements.len() {
        let id = ElementId::from(at);
        let kind = kinds.of(dts, id);
        // Without a type an element has that of its head.
        let inherited = dts.heads(id).take(DEPTH).find_map(|head| {
            let of = dts.element(head);
            (of.type_id != TypeId(0)).then_some(of.type_id)
        });
        let element = &mut dts.elements[at];
        element.kind = kind;
        if element.type_id == TypeId(0) && element.type_name == NameId(0) {
            element.type_id = inherited.unwrap_or(TypeId(0));
        }
    }
}

/// The heads that make an element what it is.
struct Kinds([(Option<ElementId>, ElementKind); 5]);

impl Kinds {
    fn new(dts: &Dts) -> Self {
        Self([
            (dts.find(ns::XBRLDT, "hypercubeItem"), ElementKind::Hypercube),
            (dts.find(ns::XBRLDT, "dimensionItem"), ElementKind::Dimension),
            (dts.find(ns::XBRLI, "item"), ElementKind::Item),
            (dts.find(ns::XBRLI, "tuple"), ElementKind::Tuple),
            (dts.find(ns::LINK, "part"), ElementKind::Part),
        ])
    }

    fn of(&self, dts: &Dts, id: ElementId) -> ElementKind {
        let mut heads = dts.heads(id);
        heads
            .find_map(|at| self.0.iter().find(|row| row.0 == Some(at)).map(|row| row.1))
            .filter(|_| !self.0[2..].iter().any(|row| row.0 == Some(id)))
            .unwrap_or(ElementKind::Other)
    }
}

fn typed_domains(dts: &mut Dts) {
    let mut found = Vec::new();
    for reference in &dts.documents.references {
        if reference.kind != ReferenceKind::TypedDomain {
            continue;
        }
        let Some(element) = dts.text(reference.uri).parse::<u32>().ok().map(ElementId) else {
            continue;
        };
        let node =
            reference.target.and_then(|document| dts.documents.of_id(document, reference.fragment));
        if let Some(Node::Element(domain)) = node
            && dts.element(domain).global
        {
            found.push((element, domain));
        }
    }
    for (element, domain) in found {
        if let Some(element) = dts.elements.get_mut(element.index()) {
            element.typed_domain = Some(domain);
        }
    }
}

fn locators(dts: &mut Dts) {
    let documents = &mut dts.documents;
    for locator in &mut documents.locators {
        if locator.node.is_none()
            && let Some(document) = locator.document
        {
            locator.node = documents.ids.get(&(document, locator.fragment)).copied();
        }
    }
}

/// Labels, references and defaults by what they are of.
pub(super) fn views(dts: &mut Dts) {
    dts.labels = resources(dts, &[arcrole::CONCEPT_LABEL, arcrole::ELEMENT_LABEL]);
    dts.references = resources(dts, &[arcrole::CONCEPT_REFERENCE, arcrole::ELEMENT_REFERENCE]);
    let mut defaults = Vec::new();
    for network in dts.networks_of(arcrole::DIMENSION_DEFAULT) {
        for relationship in network.relationships() {
            if let (Some(from), Some(to)) = (relationship.from.element(), relationship.to.element())
            {
                defaults.push((from, to));
            }
        }
    }
    for (dimension, member) in defaults {
        dts.defaults.entry(dimension).or_insert(member);
    }
}

/// The resources that relationships of some arcroles lead to, by their sources.
fn resources(dts: &Dts, arcroles: &[&str]) -> Vec<(Node, crate::model::documents::ResourceId)> {
    let mut rows = Vec::new();
    for network in arcroles.iter().flat_map(|arcrole| dts.networks_of(arcrole)) {
        for relationship in network.relationships() {
            if let Node::Resource(resource) = relationship.to {
                rows.push((relationship.from, resource));
            }
        }
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}
