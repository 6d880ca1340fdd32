//! By what concepts and statements are named.

use crate::model::index_type;

index_type! {
    /// A concept: its position in [`Taxonomy::concepts`](super::Taxonomy::concepts).
    ConceptId
}

/// A statement: its position in [`Taxonomy::statements`](super::Taxonomy::statements).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(pub u16);

impl From<usize> for StatementId {
    /// A position beyond what a taxonomy can hold saturates and then fails to be found.
    fn from(position: usize) -> Self {
        Self(u16::try_from(position).unwrap_or(u16::MAX))
    }
}

impl StatementId {
    /// The position in [`Taxonomy::statements`](super::Taxonomy::statements).
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
