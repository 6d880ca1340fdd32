//! Tuples and fractions, which only instances of XBRL 2.1 and inline documents can say.

use std::collections::BTreeMap;
use std::fmt;

use super::{ConceptId, FactId};
use crate::model::Figure;

crate::model::index_type! {
    /// A tuple: its position in [`Tuples::list`].
    TupleId
}

crate::model::index_type! {
    /// A fraction: its position in [`super::Report::fractions`].
    FractionId
}

/// A tuple (XBRL 2.1 §4.9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuple {
    /// The concept.
    pub concept: ConceptId,
    /// The tuple in which it stands.
    pub parent: Option<TupleId>,
    /// Whether it is nil.
    pub is_nil: bool,
    /// The fact that comes next behind its beginning, in it or not; where none comes, the one behind all.
    pub next_fact: FactId,
}

/// The tuples of a report, and which facts stand in them.
#[derive(Clone, Debug, Default)]
pub struct Tuples {
    /// The tuples; one stands behind the one that it is in.
    pub list: Vec<Tuple>,
    /// The tuples of facts that stand in one.
    pub of_fact: BTreeMap<FactId, TupleId>,
}

impl Tuples {
    /// Whether a fact stands in a tuple. Such facts are about what the tuple says as a whole, so
    /// that they are no duplicates of others and parts of no sums.
    #[must_use]
    pub fn hold(&self, fact: FactId) -> bool {
        self.of_fact.contains_key(&fact)
    }
}

/// A fraction (XBRL 2.1 §4.6.2): exact, though no decimal number may be equal to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    /// What stands above.
    pub numerator: Figure,
    /// What stands below; not zero.
    pub denominator: Figure,
}

/// `1/3`
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}
