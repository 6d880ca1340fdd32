//! What became of items.

use crate::model::FactId;
use crate::model::instance::ItemKind;

/// Why an item is no fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LeftOut {
    /// It names no context that there is.
    NoContext,
    /// The period of its context can't be read.
    UnreadableContext,
    /// It names no unit that there is, or one without measures.
    NoUnit,
    /// Its value is none of its type.
    Value,
    /// Its value is a number with more digits than are kept.
    Digits,
}

/// The fact that each item became, or why it is none; tuples are none without a reason.
pub(super) type Made = Vec<Result<FactId, Option<LeftOut>>>;

/// Whether an item is a tuple.
pub(super) fn is_tuple(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Tuple | ItemKind::NilTuple)
}
