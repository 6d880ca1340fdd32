//! By what concepts and statements are named.

use crate::model::{index_type, short_index_type};

index_type! {
    /// A concept: its position in [`Taxonomy::concepts`](super::Taxonomy::concepts).
    ConceptId
}

short_index_type! {
    /// A statement: its position in [`Taxonomy::statements`](super::Taxonomy::statements).
    StatementId
}
