//! Hypercubes and axes.

use std::sync::Arc;

use super::ConceptId;
use crate::model::{Container, QName};

/// A hypercube (Dimensions 1.0 §2.2), and how it binds primary items (§2.3).
#[derive(Clone, Debug)]
pub struct Cube {
    /// Line of the source.
    pub line: u32,
    /// The hypercube.
    pub hypercube: ConceptId,
    /// The head of the primary items.
    pub line_items: ConceptId,
    /// The items that it binds; where none are given, the rows of the statement below the head.
    pub items: Option<Arc<[ConceptId]>>,
    /// In which part of a context it binds members.
    pub container: Container,
    /// The axes.
    pub axes: Vec<CubeAxis>,
    /// Whether it takes no other axes than its own.
    pub closed: bool,
    /// Whether facts must not fit it (`notAll`).
    pub excludes: bool,
}

/// An axis of a cube.
#[derive(Clone, Debug)]
pub struct CubeAxis {
    /// Line of the source.
    pub line: u32,
    /// The axis.
    pub concept: ConceptId,
    /// The members in this cube, where they are not all those of the axis: see
    /// [`Taxonomy::members`](super::Taxonomy::members).
    pub members: Option<Arc<[Member]>>,
    /// The members whose figures the statement prints with their sign turned.
    pub negated: Vec<ConceptId>,
}

/// An axis: an explicit dimension with its members, or a typed one.
#[derive(Debug)]
pub struct Axis {
    /// The member tree in pre-order, the domain head first; empty when typed.
    pub members: Vec<Member>,
    /// The default member.
    pub default: Option<ConceptId>,
    /// The domain of a typed axis.
    pub typed: Option<TypedDomain>,
}

/// A member of an explicit axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The concept.
    pub concept: ConceptId,
    /// Distance from the domain head.
    pub depth: u32,
    /// Whether facts can have it; one that they can't is there to group others.
    pub usable: bool,
}

/// The element that holds the values of a typed axis.
#[derive(Debug)]
pub struct TypedDomain {
    /// Its name.
    pub element: QName,
    /// Its XML Schema simple type, by local name.
    pub simple_type: String,
}
