//! A concept and what is said of it.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use super::{ConceptId, Labels};
use crate::model::{ItemType, PeriodType, QName};

/// What kind of concept: which substitution group its element is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConceptKind {
    /// `xbrli:item`, reportable or a heading.
    Item,
    /// `xbrli:item`, the abstract head of the primary items of a cube.
    LineItems,
    /// `xbrli:item`, a domain or a member of one.
    Member,
    /// `xbrldt:hypercubeItem`.
    Hypercube,
    /// `xbrldt:dimensionItem`.
    Dimension,
    /// `xbrli:tuple`, which holds facts and is none.
    Tuple,
}

/// The balance of a monetary concept (XBRL 2.1 §5.1.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Balance {
    /// Debit.
    Debit,
    /// Credit.
    Credit,
}

/// A reference to authoritative literature (XBRL 2.1 §5.2.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// URI of its role.
    pub role: Arc<str>,
    /// Its parts, in their order.
    pub parts: Vec<ReferencePart>,
}

impl Reference {
    /// The role of a reference that is nothing special.
    pub const STANDARD: &str = "http://www.xbrl.org/2003/role/reference";
}

/// A part of a reference: an element in the group of `link:part`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferencePart {
    /// Its name.
    pub name: QName,
    /// Its text.
    pub text: String,
}

/// Whose a concept is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Of this taxonomy, which writes it.
    Own,
    /// Of another, which is referred to by its published address: `document#id`.
    Foreign(Arc<str>),
    /// Of another that is not at hand: the name is all that is known, and the rest of what is said
    /// of the concept follows from the facts that were read.
    Named,
}

/// A concept (XBRL 2.1 §5.1.1).
#[derive(Debug)]
pub struct Concept {
    /// Line of the source.
    pub line: u32,
    /// Qualified name.
    pub name: QName,
    /// Whose it is.
    pub owner: Owner,
    /// Kind.
    pub kind: ConceptKind,
    /// Item type.
    pub item_type: Arc<ItemType>,
    /// Period type.
    pub period_type: PeriodType,
    /// Balance.
    pub balance: Option<Balance>,
    /// Whether it is only for grouping.
    pub is_abstract: bool,
    /// Whether facts can be nil.
    pub nillable: bool,
    /// The values that facts can have, where the type lists them; empty where it does not.
    pub values: Vec<String>,
    /// From where the values come, where the concept is an enumeration.
    pub enumeration: Option<Enumeration>,
    /// Labels, where an entry point has no others: see [`Taxonomy::label_of`](super::Taxonomy::label_of).
    pub labels: Labels,
    /// References to authoritative literature.
    pub references: Vec<Reference>,
}

impl Concept {
    /// Whether it is of this taxonomy.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.owner == Owner::Own
    }
}

/// From where the values of a concept come (Extensible Enumerations 2.0 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// The head of the domain, one of [`Taxonomy::domains`](super::Taxonomy::domains).
    pub head: ConceptId,
    /// Whether the head is a value too.
    pub head_usable: bool,
}
