//! By what documents and what stands in their links are named.

use crate::model::index_type;
use serde::{Deserialize, Serialize};

index_type! {
    /// A document of a discovered set, in the order of discovery.
    DocumentId
}

/// Where something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Origin {
    /// The document.
    pub document: DocumentId,
    /// The line, from 1.
    pub line: u32,
}

index_type! {
    /// An extended link.
    LinkId
}

index_type! {
    /// An arc.
    ArcId
}

index_type! {
    /// A resource: a label, a reference, or anything else that stands in a link.
    ResourceId
}
