//! Facts as they are found in a text.

use crate::model::{ConceptId, Period, StatementId};
use crate::source::map::Members;
use crate::text::Span;

/// A fact that a text states, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted {
    /// The concept.
    pub concept: ConceptId,
    /// The period.
    pub period: Period,
    /// Members by axis.
    pub members: Members,
    /// Name of the unit in the taxonomy.
    pub unit: Option<String>,
    /// The figure as printed, with the sign that words beside it state.
    pub printed: String,
    /// The power of ten in which it is stated.
    pub scale: i8,
    /// Ids of footnotes.
    pub footnotes: Vec<String>,
    /// The statement that shows it.
    pub statement: StatementId,
    /// Where the figure stands.
    pub span: Span,
}
