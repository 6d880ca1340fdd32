//! What is known of a report and answered: sums that don't hold in what an entity has published,
//! and doubts that were looked at.

use std::sync::Arc;

use super::{Dimensions, UnitId};
use crate::model::{ConceptId, Figure, Period, StatementId};

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

/// Doubts about figures that someone has looked at, and why the figures stay.
#[derive(Clone, Debug)]
pub struct AcceptedDoubts {
    /// The name of the file, as users know it.
    pub source: Arc<str>,
    /// The field of the code.
    pub code: usize,
    /// The doubts, in the order of the file.
    pub doubts: Vec<AcceptedDoubt>,
}

/// A doubt about a figure that someone has looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedDoubt {
    /// Line of the source.
    pub line: u32,
    /// The name of the code that tells it.
    pub code: String,
    /// The concept of the fact at which it stands.
    pub concept: ConceptId,
    /// The period of the fact.
    pub period: Period,
    /// Its members.
    pub dimensions: Dimensions,
    /// Its unit.
    pub unit: Option<UnitId>,
    /// Its value: where the fact has another, the doubt is not answered.
    pub value: Figure,
    /// Why the figure stays.
    pub reason: String,
}
