//! Types of XML Schema with their facets and contents, as far as values and documents are judged
//! by them.

use super::{ElementId, GivenValue, NameId, Sym, TypeId};
use crate::model::documents::Origin;
use serde::{Deserialize, Serialize};

/// How a type is made of its base.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Derivation {
    /// It takes a part of the values.
    Restriction,
    /// It adds attributes or content.
    Extension,
    /// A list of values of the item type.
    List,
    /// A value of one of several types.
    Union,
}

/// What elements of a type hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Content {
    /// A simple type: a value and no attributes.
    Simple,
    /// A value, and attributes.
    SimpleWithAttributes,
    /// Elements only, or nothing.
    Elements,
    /// Elements and text.
    Mixed,
}

/// A type (XML Schema 1.0 Part 1 §3.4, §3.14).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Type {
    /// Its name; none where it stands in a declaration.
    pub name: Option<NameId>,
    /// Where it is defined; none for the types of XML Schema itself.
    pub origin: Option<Origin>,
    /// Its base; none for `xs:anyType`, and where the base is not there.
    pub base: Option<TypeId>,
    /// The name of its base; the empty name where the base has none.
    pub base_name: NameId,
    /// How it is made of its base.
    pub derivation: Derivation,
    /// What its elements hold.
    pub content: Content,
    /// `abstract`.
    pub is_abstract: bool,
    /// Its own facets, in their order.
    pub facets: Vec<Facet>,
    /// The item type of a list, the member types of a union.
    pub members: Vec<TypeId>,
    /// Their names where they are named.
    pub member_names: Vec<NameId>,
    /// Its own attributes.
    pub attributes: AttributeSet,
    /// Its own content.
    pub particle: Option<Particle>,
}

/// What kind of facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum FacetKind {
    Length,
    MinLength,
    MaxLength,
    Pattern,
    Enumeration,
    WhiteSpace,
    MaxInclusive,
    MaxExclusive,
    MinInclusive,
    MinExclusive,
    TotalDigits,
    FractionDigits,
}

impl FacetKind {
    /// The elements of XML Schema that say them.
    const ELEMENTS: [(&'static str, Self); 12] = [
        ("length", Self::Length),
        ("minLength", Self::MinLength),
        ("maxLength", Self::MaxLength),
        ("pattern", Self::Pattern),
        ("enumeration", Self::Enumeration),
        ("whiteSpace", Self::WhiteSpace),
        ("maxInclusive", Self::MaxInclusive),
        ("maxExclusive", Self::MaxExclusive),
        ("minInclusive", Self::MinInclusive),
        ("minExclusive", Self::MinExclusive),
        ("totalDigits", Self::TotalDigits),
        ("fractionDigits", Self::FractionDigits),
    ];

    /// The facet of an element of XML Schema.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ELEMENTS.iter().find(|(of, _)| *of == name).map(|(_, kind)| *kind)
    }

    /// The element of XML Schema that says it.
    pub(crate) fn local(self) -> &'static str {
        Self::ELEMENTS.iter().find(|(_, kind)| *kind == self).map_or("", |(of, _)| of)
    }
}

/// A facet (XML Schema 1.0 Part 2 §4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// What it limits.
    pub kind: FacetKind,
    /// Its value, as written.
    pub value: Sym,
    /// The name that it means where it stands, if it is one with a prefix.
    pub name: Option<NameId>,
    /// Its line.
    pub line: u32,
}

/// The attributes of a type or of a group of attributes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AttributeSet {
    /// Attributes.
    pub uses: Vec<AttributeUse>,
    /// Groups of attributes, by their names.
    pub groups: Vec<NameId>,
    /// Any others.
    pub any: Option<Wildcard>,
}

/// An attribute that elements of a type may have.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttributeUse {
    /// Its name.
    pub name: NameId,
    /// Whether it refers to an attribute that stands at the top of a schema.
    pub is_reference: bool,
    /// Its type; none where it is that of the attribute to which it refers.
    pub type_id: Option<TypeId>,
    /// The name of its type; the empty name where the type has none.
    pub type_name: NameId,
    /// Whether it must be there, may be, or must not.
    pub occurs: Occurs,
    /// `default` or `fixed`.
    pub value: Option<GivenValue>,
    /// Its line.
    pub line: u32,
}

/// Whether an attribute must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Occurs {
    /// It may be there.
    Optional,
    /// It must be there.
    Required,
    /// It must not be there.
    Prohibited,
}

/// An attribute that stands at the top of a schema.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttributeDeclaration {
    /// Its name.
    pub name: NameId,
    /// Where it is declared.
    pub origin: Origin,
    /// Its type; `xs:anySimpleType` where there is none.
    pub type_id: TypeId,
    /// The name of its type; the empty name where the type has none.
    pub type_name: NameId,
    /// `default` or `fixed`.
    pub value: Option<GivenValue>,
}

/// A part of a content, with how often it may stand.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Particle {
    /// How often at least.
    pub min: u32,
    /// How often at most; none without a limit.
    pub max: Option<u32>,
    /// What.
    pub term: Term,
    /// Its line.
    pub line: u32,
}

/// What a particle holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Term {
    /// One after the other.
    Sequence(Vec<Particle>),
    /// One of these.
    Choice(Vec<Particle>),
    /// All of these in any order.
    All(Vec<Particle>),
    /// An element that stands at the top of a schema, or one of its substitution group.
    Element(NameId),
    /// An element that is declared here.
    Local(ElementId),
    /// A group, by its name.
    Group(NameId),
    /// Any element.
    Any(Wildcard),
}

/// Anything of some namespaces (XML Schema 1.0 Part 1 §3.10).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Wildcard {
    /// Of which namespaces.
    pub namespaces: Namespaces,
    /// How it is judged.
    pub process: Process,
}

/// Namespaces that a wildcard takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Namespaces {
    /// All.
    Any,
    /// All but this and none.
    Other(Sym),
    /// These; the empty text for names without one.
    These(Vec<Sym>),
}

/// How what a wildcard takes is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Process {
    /// It must be declared and valid.
    Strict,
    /// It must be valid where it is declared.
    Lax,
    /// Not at all.
    Skip,
}
