//! Networks of relationships, prohibition and priority resolved.

use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

use super::{ArcroleId, ElementId, NameId, RoleId, Sym};
use crate::model::documents::{ArcId, DocumentId, ResourceId};
use crate::model::index_type;

index_type! {
    /// A network.
    NetworkId
}

/// What relationships lead from and to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Node {
    /// A declaration of an element, mostly a concept.
    Element(ElementId),
    /// A resource.
    Resource(ResourceId),
    /// A `link:roleType`.
    Role(RoleId),
    /// A `link:arcroleType`.
    Arcrole(ArcroleId),
    /// Any other element that has an id, by its document and a number in it.
    Other(DocumentId, u16),
}

impl Node {
    /// The element, if it is one.
    #[must_use]
    pub fn element(self) -> Option<ElementId> {
        match self {
            Self::Element(element) => Some(element),
            _ => None,
        }
    }
}

/// What relationships of one network have in common (XBRL 2.1 §3.5.3.9.7.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BaseSet {
    /// The role of the links.
    pub role: Sym,
    /// The arcrole.
    pub arcrole: Sym,
    /// The element of the links.
    pub link: NameId,
    /// The element of the arcs.
    pub arc: NameId,
}

/// A relationship: two ends, and the arc that has the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relationship {
    /// Where it leads from.
    pub from: Node,
    /// Where it leads to.
    pub to: Node,
    /// Its arc.
    pub arc: ArcId,
}

/// The relationships of a base set that stand: none that is prohibited, and one of those that are
/// equivalent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Network {
    /// What they have in common.
    pub base: BaseSet,
    /// By source, in the order of the arcs.
    relationships: Vec<Relationship>,
    /// Their numbers by target.
    #[serde(skip)]
    by_target: OnceLock<Vec<u32>>,
}

impl Network {
    /// A network of relationships that are sorted by source and order.
    #[must_use]
    pub(crate) fn new(base: BaseSet, relationships: Vec<Relationship>) -> Self {
        Self { base, relationships, by_target: OnceLock::new() }
    }

    /// Every relationship: by source, in the order of the arcs.
    #[must_use]
    pub fn relationships(&self) -> &[Relationship] {
        &self.relationships
    }

    /// The relationships from a node, in their order.
    #[must_use]
    pub fn from(&self, node: Node) -> &[Relationship] {
        let start = self.relationships.partition_point(|r| r.from < node);
        let end = self.relationships[start..].partition_point(|r| r.from == node);
        &self.relationships[start..start + end]
    }

    /// The relationships to a node.
    pub fn to(&self, node: Node) -> impl Iterator<Item = &Relationship> {
        let by_target = self.by_target();
        let at = |n: &u32| &self.relationships[*n as usize];
        let start = by_target.partition_point(|n| at(n).to < node);
        by_target[start..].iter().map(at).take_while(move |r| r.to == node)
    }

    /// The sources that are no target, in the order of their first relationship.
    #[must_use]
    pub fn roots(&self) -> Vec<Node> {
        let mut roots: Vec<(ArcId, Node)> = Vec::new();
        let mut at = 0;
        while let Some(first) = self.relationships.get(at) {
            let group = self.from(first.from);
            if self.to(first.from).next().is_none() {
                let arc = group.iter().map(|r| r.arc).min().unwrap_or(first.arc);
                roots.push((arc, first.from));
            }
            at += group.len();
        }
        roots.sort_unstable();
        roots.into_iter().map(|(_, node)| node).collect()
    }

    fn by_target(&self) -> &[u32] {
        self.by_target.get_or_init(|| {
            let count = u32::try_from(self.relationships.len()).unwrap_or(u32::MAX);
            let mut order: Vec<u32> = (0..count).collect();
            order.sort_by_key(|n| self.relationships[*n as usize].to);
            order
        })
    }
}
