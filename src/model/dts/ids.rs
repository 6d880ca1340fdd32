//! By what declarations of elements and types are named.

use crate::model::index_type;

index_type! {
    /// A declaration of an element.
    ElementId
}

index_type! {
    /// A type, named or not.
    TypeId
}
