//! A discoverable taxonomy set (XBRL 2.1 §3): everything that the documents of a taxonomy say,
//! whoever wrote them.
//!
//! [`Dts`] holds what is declared (elements, types, roles), how it is related (networks) and what
//! is said about it (resources), in tables that are made once by a reader and then only asked.
//! Below it stand the [`documents`](crate::model::documents) as they are written.

mod compare;
mod editions;
mod element;
mod enumeration;
mod ids;
pub(crate) mod label;
mod names;
mod network;
mod question;
mod resource;
mod role;
mod segments;
mod types;

use serde::{Deserialize, Serialize};
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::documents::{ArcId, Documents, ResourceId};

pub use compare::{Change, Difference, Subject, compare};
pub use element::{Element, ElementKind, GivenValue};
pub use enumeration::{DomainAttributes, DomainOf, EnumerationKind};
pub use ids::{ElementId, TypeId};
pub use names::{NameId, Names, Sym};
pub use network::{BaseSet, Network, NetworkId, Node, Relationship};
pub use resource::Resource;
pub use role::{ArcroleId, ArcroleType, Cycles, RoleId, RoleType};
pub use segments::Segments;
pub use types::{
    AttributeDeclaration, AttributeSet, AttributeUse, Content, Derivation, Facet, FacetKind,
    Namespaces, Occurs, Particle, Process, Term, Type, Wildcard,
};

/// Namespaces of the standards.
pub mod ns {
    /// XML Schema.
    pub const XS: &str = "http://www.w3.org/2001/XMLSchema";
    /// Instances of XML Schema.
    pub const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
    /// XLink.
    pub const XLINK: &str = "http://www.w3.org/1999/xlink";
    /// Instances of XBRL 2.1.
    pub const XBRLI: &str = "http://www.xbrl.org/2003/instance";
    /// Linkbases of XBRL 2.1.
    pub const LINK: &str = "http://www.xbrl.org/2003/linkbase";
    /// XLink as XBRL 2.1 uses it.
    pub const XL: &str = "http://www.xbrl.org/2003/XLink";
    /// Dimensions 1.0, taxonomies.
    pub const XBRLDT: &str = "http://xbrl.org/2005/xbrldt";
    /// Dimensions 1.0, instances.
    pub const XBRLDI: &str = "http://xbrl.org/2006/xbrldi";
    /// Extensible Enumerations 1.0.
    pub const ENUM: &str = "http://xbrl.org/2014/extensible-enumerations";
    /// Extensible Enumerations 2.0.
    pub const ENUM2: &str = "http://xbrl.org/2020/extensible-enumerations-2.0";
    /// Generic links.
    pub const GEN: &str = "http://xbrl.org/2008/generic";
}

/// Arcroles of the standards.
pub mod arcrole {
    /// From a concept to its label.
    pub const CONCEPT_LABEL: &str = "http://www.xbrl.org/2003/arcrole/concept-label";
    /// From a concept to a reference.
    pub const CONCEPT_REFERENCE: &str = "http://www.xbrl.org/2003/arcrole/concept-reference";
    /// From a heading to what stands below it.
    pub const PARENT_CHILD: &str = "http://www.xbrl.org/2003/arcrole/parent-child";
    /// From a total to a part.
    pub const SUMMATION_ITEM: &str = "http://www.xbrl.org/2003/arcrole/summation-item";
    /// The same by Calculations 1.1.
    pub const SUMMATION_ITEM_1_1: &str = "https://xbrl.org/2023/arcrole/summation-item";
    /// From a general concept to a special one.
    pub const GENERAL_SPECIAL: &str = "http://www.xbrl.org/2003/arcrole/general-special";
    /// From a concept to another that means the same.
    pub const ESSENCE_ALIAS: &str = "http://www.xbrl.org/2003/arcrole/essence-alias";
    /// Between tuples that mean much the same.
    pub const SIMILAR_TUPLES: &str = "http://www.xbrl.org/2003/arcrole/similar-tuples";
    /// From a concept to one that must be reported with it.
    pub const REQUIRES_ELEMENT: &str = "http://www.xbrl.org/2003/arcrole/requires-element";
    /// From anything to a generic label.
    pub const ELEMENT_LABEL: &str = "http://xbrl.org/arcrole/2008/element-label";
    /// From anything to a generic reference.
    pub const ELEMENT_REFERENCE: &str = "http://xbrl.org/arcrole/2008/element-reference";
    /// From a primary item to a hypercube that it must fit.
    pub const ALL: &str = "http://xbrl.org/int/dim/arcrole/all";
    /// From a primary item to a hypercube that it must not fit.
    pub const NOT_ALL: &str = "http://xbrl.org/int/dim/arcrole/notAll";
    /// From a hypercube to a dimension.
    pub const HYPERCUBE_DIMENSION: &str = "http://xbrl.org/int/dim/arcrole/hypercube-dimension";
    /// From a dimension to the head of a domain.
    pub const DIMENSION_DOMAIN: &str = "http://xbrl.org/int/dim/arcrole/dimension-domain";
    /// From a member to one below it.
    pub const DOMAIN_MEMBER: &str = "http://xbrl.org/int/dim/arcrole/domain-member";
    /// From a dimension to its default.
    pub const DIMENSION_DEFAULT: &str = "http://xbrl.org/int/dim/arcrole/dimension-default";
}

/// A discoverable taxonomy set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Dts {
    /// Texts and names.
    pub(crate) names: Names,
    /// The documents as they are written.
    pub(crate) documents: Documents,
    pub(crate) elements: Vec<Element>,
    pub(crate) by_name: FxHashMap<NameId, ElementId>,
    pub(crate) element_attributes: Vec<(ElementId, NameId, Sym)>,
    pub(crate) types: Vec<Type>,
    pub(crate) type_by_name: FxHashMap<NameId, TypeId>,
    pub(crate) attributes: FxHashMap<NameId, AttributeDeclaration>,
    pub(crate) attribute_groups: FxHashMap<NameId, AttributeSet>,
    pub(crate) groups: FxHashMap<NameId, Particle>,
    pub(crate) roles: Vec<RoleType>,
    pub(crate) arcroles: Vec<ArcroleType>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) parts: Vec<(NameId, Sym)>,
    pub(crate) networks: Vec<Network>,
    pub(crate) network_of: FxHashMap<BaseSet, NetworkId>,
    /// Labels by what they are of, sorted.
    pub(crate) labels: Vec<(Node, ResourceId)>,
    /// References by what they are of, sorted.
    pub(crate) references: Vec<(Node, ResourceId)>,
    pub(crate) defaults: FxHashMap<ElementId, ElementId>,
}

impl Dts {
    /// Texts and names.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// A text.
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        self.names.text(sym)
    }

    /// The documents as they are written.
    #[must_use]
    pub fn documents(&self) -> &Documents {
        &self.documents
    }

    /// Every declaration of an element, in the order of discovery; those inside types included.
    pub fn elements(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements.iter().enumerate().map(|(at, element)| (ElementId::from(at), element))
    }

    /// Every concept: items and tuples, hypercubes and dimensions among them.
    pub fn concepts(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.elements().filter(|(_, element)| element.global && element.kind.is_concept())
    }

    /// A declaration.
    #[must_use]
    pub fn element(&self, id: ElementId) -> &Element {
        // Numbers of elements are given by this table only.
        &self.elements[id.index()]
    }

    /// The element of a name at the top of a schema.
    #[must_use]
    pub fn find(&self, namespace: &str, local: &str) -> Option<ElementId> {
        self.by_name(self.names.find_name(namespace, local)?)
    }

    /// The element of a name at the top of a schema.
    #[must_use]
    pub fn by_name(&self, name: NameId) -> Option<ElementId> {
        self.by_name.get(&name).copied()
    }

    /// Namespace and local name of an element.
    #[must_use]
    pub fn name_of(&self, id: ElementId) -> (&str, &str) {
        self.names.parts(self.element(id).name)
    }

    /// What a declaration says in attributes that mean nothing to XML Schema: `xbrli:periodType`,
    /// `enum:domain`…
    pub fn element_attributes(&self, id: ElementId) -> impl Iterator<Item = (NameId, &str)> {
        let start = self.element_attributes.partition_point(|row| row.0 < id);
        self.element_attributes[start..]
            .iter()
            .take_while(move |row| row.0 == id)
            .map(|row| (row.1, self.text(row.2)))
    }

    /// The value of one such attribute.
    #[must_use]
    pub fn element_attribute(&self, id: ElementId, namespace: &str, local: &str) -> Option<&str> {
        let name = self.names.find_name(namespace, local)?;
        self.element_attributes(id).find(|row| row.0 == name).map(|row| row.1)
    }

    /// Every type, those of XML Schema first.
    pub fn types(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.types.iter().enumerate().map(|(at, of)| (TypeId::from(at), of))
    }

    /// A type.
    #[must_use]
    pub fn type_(&self, id: TypeId) -> &Type {
        // Numbers of types are given by this table only.
        &self.types[id.index()]
    }

    /// The type of a name.
    #[must_use]
    pub fn find_type(&self, namespace: &str, local: &str) -> Option<TypeId> {
        self.type_by_name(self.names.find_name(namespace, local)?)
    }

    /// The type of a name.
    #[must_use]
    pub fn type_by_name(&self, name: NameId) -> Option<TypeId> {
        self.type_by_name.get(&name).copied()
    }

    /// An attribute at the top of a schema.
    #[must_use]
    pub fn attribute(&self, name: NameId) -> Option<&AttributeDeclaration> {
        self.attributes.get(&name)
    }

    /// A group of attributes.
    #[must_use]
    pub fn attribute_group(&self, name: NameId) -> Option<&AttributeSet> {
        self.attribute_groups.get(&name)
    }

    /// A group of elements.
    #[must_use]
    pub fn group(&self, name: NameId) -> Option<&Particle> {
        self.groups.get(&name)
    }

    /// Every declaration of a role.
    #[must_use]
    pub fn roles(&self) -> &[RoleType] {
        &self.roles
    }

    /// Every declaration of an arcrole.
    #[must_use]
    pub fn arcroles(&self) -> &[ArcroleType] {
        &self.arcroles
    }

    /// Every resource of every link.
    pub fn resources(&self) -> impl Iterator<Item = (ResourceId, &Resource)> {
        self.resources.iter().enumerate().map(|(at, row)| (ResourceId::from(at), row))
    }

    /// A resource.
    #[must_use]
    pub fn resource(&self, id: ResourceId) -> &Resource {
        // Numbers of resources are given by this table only.
        &self.resources[id.index()]
    }

    /// The parts of a reference: name and text.
    #[must_use]
    pub fn parts(&self, parts: &Range<u32>) -> &[(NameId, Sym)] {
        self.parts.get(parts.start as usize..parts.end as usize).unwrap_or_default()
    }

    /// Every network, in the order in which the documents come to it.
    #[must_use]
    pub fn networks(&self) -> &[Network] {
        &self.networks
    }

    /// The networks of an arcrole.
    pub fn networks_of(&self, arcrole: &str) -> impl Iterator<Item = &Network> + use<'_> {
        let arcrole = self.names.find(arcrole);
        self.networks.iter().filter(move |network| Some(network.base.arcrole) == arcrole)
    }

    /// The network of a base set.
    #[must_use]
    pub fn network(&self, base: &BaseSet) -> Option<&Network> {
        self.network_of.get(base).and_then(|id| self.networks.get(id.index()))
    }

    /// The arc of a relationship: order, weight, target role and the like.
    #[must_use]
    pub fn arc(&self, arc: ArcId) -> &super::documents::Arc {
        self.documents.arc(arc)
    }
}
