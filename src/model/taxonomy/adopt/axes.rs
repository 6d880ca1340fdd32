//! Axes with all members that they have in any role, their defaults and typed domains.

use super::adopted::{Adopted, Budget};
use super::domains::Domains;
use crate::model::Taxonomy;
use crate::model::dts::{Content, Dts, Element, ElementKind, Node, arcrole};
use crate::model::{Axis, Member, QName, TypedDomain};

/// Puts every dimension of a set among the axes of a taxonomy.
pub(super) fn adopt(
    dts: &Dts,
    taxonomy: &mut Taxonomy,
    adopted: &Adopted,
    domains: &mut Domains<'_>,
    budget: &mut Budget,
) {
    for (id, element) in dts.concepts() {
        let Some(concept) = adopted.concept(id) else { continue };
        if element.kind != ElementKind::Dimension {
            continue;
        }
        let mut members: Vec<Member> = Vec::new();
        let mut known = rustc_hash::FxHashSet::default();
        for network in dts.networks_of(arcrole::DIMENSION_DOMAIN) {
            if network.from(Node::Element(id)).is_empty() {
                continue;
            }
            let of_role = domains.members(id, network.base.role, adopted, budget);
            members.extend(of_role.iter().filter(|member| known.insert(member.concept)).cloned());
        }
        let typed = element.is_typed.then(|| typed(dts, element, taxonomy)).flatten();
        let default = dts.default_member(id).and_then(|member| adopted.concept(member));
        taxonomy.axes.insert(concept, Axis { members, default, typed });
    }
}

/// The element that holds the values of a typed dimension.
fn typed(dts: &Dts, dimension: &Element, taxonomy: &Taxonomy) -> Option<TypedDomain> {
    let domain = dts.element(dimension.typed_domain?);
    let (namespace, local) = dts.names().parts(domain.name);
    // Concepts of the same schema have the prefix already.
    let same = taxonomy.concepts.values().find(|concept| *concept.name.namespace == *namespace);
    let prefix = same.map_or("typed", |concept| &concept.name.prefix);
    let is_simple = matches!(
        dts.type_(domain.type_id).content,
        Content::Simple | Content::SimpleWithAttributes
    );
    let simple_type = dts.primitive(domain.type_id).filter(|_| is_simple).unwrap_or_default();
    Some(TypedDomain {
        element: QName::new(prefix, namespace, local),
        simple_type: simple_type.to_owned(),
    })
}
