//! Axes with all members that they have in any role, their defaults and typed domains.

use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::FxHashMap;

use super::adopted::{Adopted, Budget};
use super::domains::Domains;
use crate::model::Taxonomy;
use crate::model::dts::{Content, Dts, Element, ElementKind, Node, arcrole};
use crate::model::{Axis, ConceptId, Member, QName, TypedDomain};

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
        let mut trees = Trees::default();
        for network in dts.networks_of(arcrole::DIMENSION_DOMAIN) {
            if network.from(Node::Element(id)).is_empty() {
                continue;
            }
            let of_role = domains.members(id, network.base.role, adopted, budget);
            trees.add(&of_role);
        }
        let members = trees.joined();
        let typed = element.is_typed.then(|| typed(dts, element, taxonomy)).flatten();
        let default = dts.default_member(id).and_then(|member| adopted.concept(member));
        taxonomy.axes.insert(concept, Axis { members, default, typed });
    }
}

/// The trees that a dimension has in several roles as one: what is new in a further one stands below
/// what it stands below there, behind what was known.
#[derive(Default)]
struct Trees {
    members: IndexMap<ConceptId, Member>,
    below: FxHashMap<Option<ConceptId>, Vec<ConceptId>>,
}

impl Trees {
    fn add(&mut self, tree: &[Member]) {
        let mut above: Vec<&Member> = Vec::new();
        for member in tree {
            while above.pop_if(|last| last.depth >= member.depth).is_some() {}
            let parent = above.last().map(|parent| parent.concept);
            above.push(member);
            if let Entry::Vacant(place) = self.members.entry(member.concept) {
                place.insert(member.clone());
                self.below.entry(parent).or_default().push(member.concept);
            }
        }
    }

    /// The tree: each member once, below one that came before it.
    fn joined(&self) -> Vec<Member> {
        let below = |of| self.below.get(&of).into_iter().flatten().rev();
        let mut open: Vec<(ConceptId, u32)> = below(None).map(|head| (*head, 0)).collect();
        let mut tree = Vec::with_capacity(self.members.len());
        while let Some((concept, depth)) = open.pop() {
            tree.extend(self.members.get(&concept).map(|of| Member { depth, ..of.clone() }));
            open.extend(below(Some(concept)).map(|member| (*member, depth + 1)));
        }
        tree
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
