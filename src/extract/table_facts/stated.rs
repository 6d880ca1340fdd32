//! What the parentheses of captions state beside other words: `(at period end, in billions)`.

use super::super::columns::Column;
use super::super::counts;
use super::super::rate;
use super::super::unit_line::{self, UnitLine};
use super::Harvester;
use crate::model::ConceptId;

impl Harvester<'_> {
    /// Whether a concept of money, named like things that are counted, is a part of a sum of the statement: `Stores` of
    /// `Total net sales`.
    pub(super) fn adds_to_money(&self, concept: ConceptId, caption: &str) -> bool {
        let statement = &self.taxonomy.statements[self.entry.statement.index()];
        let item = self.taxonomy.concept(concept);
        item.item_type.is_monetary()
            && statement.calculations.iter().any(|arc| arc.item == concept)
            && !counts::counts_outright(caption)
            && rate::rate(caption).is_none()
    }
}

/// Whether words that are not clear state in passing another power than that of a column: `(as at the end, in billions)`.
pub(super) fn in_passing(part: &str, column: &Column, language: Option<&str>) -> bool {
    let other = |line: &UnitLine| line.scale.is_some_and(|power| Some(power) != column.scale);
    unit_line::in_passing(part, language).iter().any(other)
}
