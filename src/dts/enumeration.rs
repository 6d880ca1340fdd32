//! Members that enumerations take their values from (Extensible Enumerations 2.0 §2): a link for
//! each domain, in a linkbase that all entry points share.

use rustc_hash::FxHashSet;

use super::definition::DOMAIN_MEMBER;
use super::linkbase::{Arc, DEFINITION, ExtendedLink, Orders, linkbase};
use super::role::Role;
use super::tree::parents;
use super::xml::Attribute;
use super::{Document, names};
use crate::model::{Concept, ConceptId, Member, Taxonomy};

/// The role of the link of a domain.
pub(super) fn role(taxonomy: &Taxonomy, head: ConceptId) -> Role {
    let head = &taxonomy.concept(head).name.local;
    Role {
        uri: taxonomy.url(&format!("enumeration/{head}")),
        // The hyphen keeps it apart from the ids of concepts, and the word from those of
        // statements.
        id: format!("enumeration-{head}"),
        definition: format!("Enumeration - {head}"),
    }
}

/// The domains that enumerations of our own take their values from; those of others alone are published already.
pub(super) fn domains(taxonomy: &Taxonomy) -> impl Iterator<Item = (ConceptId, &[Member])> {
    let own = taxonomy.concepts.values().filter(|concept| concept.is_own());
    let used: FxHashSet<ConceptId> =
        own.filter_map(|concept| concept.enumeration.map(|of| of.head)).collect();
    let all = taxonomy.domains.iter().map(|(head, members)| (*head, members.as_slice()));
    all.filter(move |(head, _)| used.contains(head))
}

/// Whether any concept of our own is an enumeration.
pub(super) fn has_domains(taxonomy: &Taxonomy) -> bool {
    domains(taxonomy).next().is_some()
}

/// The linkbase of all domains; none where there are none.
pub(super) fn document(taxonomy: &Taxonomy) -> Option<Document> {
    let links: Vec<ExtendedLink> = domains(taxonomy)
        .map(|(head, members)| link(taxonomy, head, members))
        .filter(|link| !link.is_empty())
        .collect();
    has_domains(taxonomy).then(|| Document {
        path: names::enumerations(taxonomy),
        bytes: linkbase(taxonomy, &DEFINITION, &links),
    })
}

fn link<'a>(taxonomy: &Taxonomy, head: ConceptId, members: &[Member]) -> ExtendedLink<'a> {
    let mut link = ExtendedLink::of(taxonomy, role(taxonomy, head));
    if members.is_empty() {
        return link;
    }
    let mut orders = Orders::default();
    let top = link.locate(taxonomy.concept(head));
    let mut locators: Vec<String> = Vec::with_capacity(members.len());
    let parents = parents(members.iter().map(|member| member.depth));
    for (member, parent) in members.iter().zip(parents) {
        let to = link.locate(taxonomy.concept(member.concept));
        let (above, from) = match parent {
            None => (head, top.clone()),
            Some(parent) => (members[parent].concept, locators[parent].clone()),
        };
        let unusable = ("xbrldt:usable", "false".to_owned());
        link.arc(Arc {
            arcrole: DOMAIN_MEMBER,
            from,
            to: to.clone(),
            order: Some(orders.next(above)),
            preferred_label: None,
            attributes: if member.usable { Vec::new() } else { vec![unusable] },
        });
        locators.push(to);
    }
    link
}

/// The attributes of the element of an enumeration (§2.1), as names and values.
pub(super) fn attributes(taxonomy: &Taxonomy, concept: &Concept) -> Vec<(&'static str, String)> {
    let Some(enumeration) = &concept.enumeration else { return Vec::new() };
    let head = &taxonomy.concept(enumeration.head).name.local;
    let mut attributes = vec![
        ("enum2:domain", format!("{}:{head}", names::own_prefix(taxonomy))),
        ("enum2:linkrole", role(taxonomy, enumeration.head).uri),
    ];
    if enumeration.head_usable {
        attributes.push(("enum2:headUsable", "true".to_owned()));
    }
    attributes
}

/// The attributes as the XML writer takes them.
pub(super) fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<Attribute<'a>> {
    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect()
}
