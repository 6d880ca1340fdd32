//! The two models that stand in the middle, and the small exact types they are made of.
//!
//! [`Taxonomy`] says what can be reported, [`Report`] says what is reported, in the terms of
//! the Open Information Model. Neither knows any syntax: readers make them, writers take them.
//!
//! What documents of others say as they say it (`dts`, `instance`), facts one by one (`stream`), and what readers and
//! writers keep beside the models are not shown here: no promise is made about them.

mod calendar;
mod decimal;
#[doc(hidden)]
pub mod documents;
#[doc(hidden)]
pub mod dts;
mod figure;
mod index;
#[doc(hidden)]
pub mod instance;
mod integrity;
mod item_type;
#[doc(hidden)]
pub mod keys;
mod label;
pub(crate) mod losses;
mod moment;
mod numbered;
mod period;
mod positions;
mod qname;
mod report;
#[doc(hidden)]
pub mod rows;
mod set;
#[doc(hidden)]
pub mod stream;
mod taxonomy;
mod unit;

pub use calendar::{Calendar, Weeks, YearName};
pub use decimal::Decimals;
pub use figure::{Figure, OutOfRange};
pub use index::{FactIndex, IndexEntry};
pub use item_type::{Bound, Facets, ItemType, Primitive};
pub use label::{LabelRole, Labels, Lang, Translations};
pub use moment::Moment;
pub use period::{Period, PeriodType};
pub(crate) use positions::Positions;
#[doc(hidden)]
pub use qname::INSTANCE_PREFIXES;
pub use qname::QName;
pub use report::{
    AcceptedDoubt, AcceptedDoubts, AllowedDuplicates, Calculations, Container, Containers,
    ContainersId, Context, ContextId, Dimensions, DimensionsId, Entity, EntityId, Fact, FactId,
    FactLink, Footnote, FootnoteId, FootnoteSetId, Fraction, FractionId, KnownInconsistencies,
    KnownInconsistency, LinkEnd, MemberValue, PeriodId, Report, Rounding, Text, TextId, Tuple,
    TupleId, Tuples, TypedValue, UnitId, Value,
};
#[doc(hidden)]
pub use report::{GivenIds, Interner, Lost, Printing, Source, SourceId, TableColumns, TextPlace};
#[doc(hidden)]
pub use set::PositionSet;
pub(crate) use taxonomy::ArcOrder;
#[doc(hidden)]
pub use taxonomy::{
    Adopted, Declarations, Ground, Import, Imported, LinkKind, Placed, ProhibitingArc, Prohibition,
    RecastInto, Recasting, ReplacedLabel, Segments, Used, recast,
};
pub use taxonomy::{
    Axis, Balance, CalculationArc, Concept, ConceptId, ConceptKind, Concepts, Cube, CubeAxis,
    EntryPoint, Enumeration, FileNames, Member, Node, Owner, Publication, Reference, ReferencePart,
    Relation, Replacement, Replacements, Statement, StatementId, StatementKind, Taxonomy,
    TypedDomain,
};
pub use unit::{Measures, Unit, UnitDefinition};

/// Gives the variants of a dense index type over `u32`.
macro_rules! index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub struct $name(pub u32);

        impl $name {
            /// The position in the table this index belongs to.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// Tables of the models are far below 2³² rows; a position beyond saturates and
            /// then fails to be found, it never wraps to another row.
            fn from(position: usize) -> Self {
                Self(u32::try_from(position).unwrap_or(u32::MAX))
            }
        }
    };
}
pub(crate) use index_type;

/// As [`index_type`], of a table of at most 65,534 rows: two bytes, as an option too, for facts have many such.
macro_rules! short_index_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::num::NonZeroU16);

        impl $name {
            /// The position in the table this index belongs to.
            #[must_use]
            pub fn index(self) -> usize {
                usize::from(self.0.get()) - 1
            }

            /// The index of a position; none of one beyond what the table can hold.
            #[must_use]
            pub fn at(position: usize) -> Option<Self> {
                let number = u16::try_from(position.checked_add(1)?).ok()?;
                let number = Some(number).filter(|number| *number < u16::MAX);
                number.and_then(std::num::NonZeroU16::new).map(Self)
            }
        }

        impl From<usize> for $name {
            /// A position beyond what the table can hold saturates and then fails to be found.
            fn from(position: usize) -> Self {
                Self::at(position).unwrap_or(Self(std::num::NonZeroU16::MAX))
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.index())
            }
        }
    };
}
pub(crate) use short_index_type;
