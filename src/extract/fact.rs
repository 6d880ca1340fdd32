//! Facts as they are found in a text.

use crate::model::{ConceptId, Period, StatementId};
use crate::source::map::{Facts, Members};
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

impl Extracted {
    /// Whether it is one of the facts that a rule of the map is about.
    pub(super) fn is_among(&self, facts: &Facts) -> bool {
        (facts.concepts.is_empty() || facts.concepts.contains(&self.concept))
            && facts.statement.is_none_or(|statement| statement == self.statement)
            && facts.period.is_none_or(|period| period == self.period)
            && facts.unit.as_ref().is_none_or(|unit| is_in(self.unit.as_deref(), unit))
            && facts.member.is_none_or(|member| self.members.iter().any(|(_, has)| *has == member))
    }
}

/// Whether a unit is this one, or this one per something.
fn is_in(unit: Option<&str>, wanted: &str) -> bool {
    unit.is_some_and(|unit| {
        unit.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
