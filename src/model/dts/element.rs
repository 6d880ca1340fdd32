//! Declarations of elements: concepts, and whatever else a schema declares.

use super::{ElementId, NameId, Sym, TypeId};
use crate::model::documents::Origin;
use crate::model::{Balance, PeriodType};
use serde::{Deserialize, Serialize};

/// What a declared element is, by the head of its substitution group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ElementKind {
    /// In the group of `xbrli:item`, and neither of the next two.
    Item,
    /// In the group of `xbrldt:hypercubeItem`.
    Hypercube,
    /// In the group of `xbrldt:dimensionItem`.
    Dimension,
    /// In the group of `xbrli:tuple`.
    Tuple,
    /// In the group of `link:part`: a part of a reference.
    Part,
    /// None of these.
    Other,
}

/// A declaration of an element (XML Schema 1.0 Part 1 §3.3, XBRL 2.1 §5.1.1).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Element {
    /// Its name.
    pub name: NameId,
    /// Where it is declared.
    pub origin: Origin,
    /// Whether it stands at the top of a schema; others belong to the type around them.
    pub global: bool,
    /// Its id; empty where there is none.
    pub id: Sym,
    /// Its type. `xs:anyType` where the schema names none, or one that is not there.
    pub type_id: TypeId,
    /// The name by which the schema refers to its type; the empty name where it does not.
    pub type_name: NameId,
    /// The element for which it can stand.
    pub head: Option<ElementId>,
    /// The name of that element; the empty name where there is none.
    pub head_name: NameId,
    /// What it is.
    pub kind: ElementKind,
    /// `abstract`.
    pub is_abstract: bool,
    /// `nillable`.
    pub nillable: bool,
    /// `xbrli:periodType`.
    pub period: Option<PeriodType>,
    /// `xbrli:balance`.
    pub balance: Option<Balance>,
    /// The element that `xbrldt:typedDomainRef` leads to.
    pub typed_domain: Option<ElementId>,
    /// Whether it has an `xbrldt:typedDomainRef`, wherever that leads.
    pub is_typed: bool,
    /// The name in `enum:domain` or `enum2:domain`: the head of the domain of an enumeration (Extensible Enumerations
    /// 1.0 and 2.0 §2).
    pub domain: Option<NameId>,
    /// `default` or `fixed`.
    pub value: Option<GivenValue>,
}

/// A value that a declaration gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GivenValue {
    /// The value where none is written.
    Default(Sym),
    /// The only value there may be.
    Fixed(Sym),
}
