//! Relationships beside trees, sums and cubes.

use std::sync::Arc;

use super::ConceptId;

/// A relationship of our own of any registered arcrole: an anchor of an own concept in the base, a special
/// case, another name for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Line of the source.
    pub line: u32,
    /// The role of its network.
    pub role: Arc<str>,
    /// Its arcrole.
    pub arcrole: Arc<str>,
    /// Where it leads from.
    pub from: ConceptId,
    /// Where it leads to.
    pub to: ConceptId,
}
