//! Facts as they are written.

use super::{IdRef, NameId};

crate::model::index_type! {
    /// An item or tuple: its position in [`super::Instance::items`].
    ItemId
}

/// A part of the text of an instance, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// How long it is.
    pub len: u32,
}

/// How exact a number is said to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Accuracy {
    /// Nothing is said.
    #[default]
    None,
    /// `decimals`
    Decimals(i32),
    /// `decimals` beyond ±2147483647, of which the nearest is kept.
    Beyond {
        /// Whether they are below it.
        below: bool,
    },
    /// `decimals="INF"`
    Exact,
    /// `precision`; 0 is unknown, and 4294967295 stands for all beyond 4294967294.
    Precision(u32),
    /// `precision="INF"`
    ExactPrecision,
    /// Both attributes, or one that holds no number.
    Wrong,
}

impl Accuracy {
    /// Whether it says more than is kept, decimals beyond ±2147483647 or a precision beyond
    /// 4294967294, and the nearest was kept.
    #[must_use]
    pub fn is_cut(self) -> bool {
        match self {
            Self::Beyond { .. } => true,
            Self::Precision(digits) => digits == u32::MAX,
            Self::None | Self::Decimals(_) | Self::Exact | Self::ExactPrecision | Self::Wrong => {
                false
            }
        }
    }

    /// The number that stands in `decimals`, or the nearest that is kept.
    #[must_use]
    pub fn decimals(self) -> Option<i32> {
        match self {
            Self::Decimals(places) => Some(places),
            Self::Beyond { below } => Some(if below { -i32::MAX } else { i32::MAX }),
            _ => None,
        }
    }
}

/// What a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemKind {
    /// An item with a value.
    #[default]
    Item,
    /// An item with `xsi:nil`.
    Nil,
    /// A tuple.
    Tuple,
    /// A tuple with `xsi:nil`.
    NilTuple,
    /// A fraction, whose terms stand in [`super::Instance::fractions`].
    Fraction,
}

/// A fact as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The name of its element: the concept.
    pub name: NameId,
    /// The tuple in which it is.
    pub parent: Option<ItemId>,
    /// `contextRef`
    pub context: Option<IdRef>,
    /// `unitRef`
    pub unit: Option<IdRef>,
    /// `id`
    pub id: Option<IdRef>,
    /// The value.
    pub value: Span,
    /// `decimals` or `precision`
    pub accuracy: Accuracy,
    /// Its place.
    pub at: u32,
    /// Language in scope: position in [`super::Instance::languages`] from 1, 0 for none.
    pub lang: u16,
    /// What it is.
    pub kind: ItemKind,
    /// Whether its value could not be read: what stands for it is as it is printed.
    pub is_unread: bool,
}
