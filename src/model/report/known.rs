//! Sums that don't hold in what an entity has published.

use std::sync::Arc;

use super::{Dimensions, UnitId};
use crate::model::{ConceptId, Period, StatementId};

/// Sums that don't hold in what the entity has published, and why.
#[derive(Clone, Debug)]
pub struct KnownInconsistencies {
    /// The name of the file, as users know it.
    pub source: Arc<str>,
    /// The field of the total.
    pub total: usize,
    /// The field of the period.
    pub period: usize,
    /// The fields of axes.
    pub axes: Vec<(usize, ConceptId)>,
    /// The sums, in the order of the file.
    pub sums: Vec<KnownInconsistency>,
}

/// A sum that does not hold in what the entity has published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownInconsistency {
    /// Line of the source.
    pub line: u32,
    /// The statement that states the sum.
    pub statement: StatementId,
    /// The total.
    pub total: ConceptId,
    /// The period of the facts.
    pub period: Period,
    /// The members of the facts.
    pub dimensions: Dimensions,
    /// The unit of the facts.
    pub unit: Option<UnitId>,
    /// Why it does not hold.
    pub explanation: String,
}
