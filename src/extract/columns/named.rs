//! Members of the taxonomy that the words over columns name: `Automotive` beside `Electronics` and `Total`.

use super::Headings;
use crate::extract::mentions::heading;
use crate::extract::unit_line;
use crate::model::{Axis, ConceptId, Taxonomy};
use crate::notation::words::{Kind, words as known};

/// The words of a heading without the unit behind them: `Other` of `Other EUR million`.
pub(in crate::extract) fn part_of_heading(words: &str) -> String {
    let outside = unit_line::outside(words);
    let mut parts: Vec<&str> = outside.split_whitespace().collect();
    let is_unit = |word: &str| {
        unit_line::read(word).is_some_and(|line| !line.codes.is_empty() || line.scale.is_some())
    };
    let all = parts.len();
    while parts.len() > 1 && parts.last().is_some_and(|last| is_unit(last)) {
        parts.pop();
    }
    let is_lead = |word: &str| known().has(Kind::UnitLeads, &word.to_lowercase());
    if parts.len() > 1 && parts.len() < all && parts.last().is_some_and(|last| is_lead(last)) {
        parts.pop();
    }
    parts.join(" ")
}

/// What each column has as its members, as a map writes it, where the words over all columns are members of one axis; of
/// the column of the whole nothing.
pub(super) fn pairs(headings: &Headings, taxonomy: &Taxonomy) -> Option<Vec<String>> {
    let words: Vec<String> =
        (0..headings.columns.len()).map(|at| headings.part_over(at).to_lowercase()).collect();
    if words.len() < 2 || words.iter().any(String::is_empty) {
        return None;
    }
    taxonomy.axes.iter().find_map(|(axis, of)| {
        let name = &taxonomy.concept(*axis).name.local;
        let members: Vec<ConceptId> =
            words.iter().map(|words| named(of, words, taxonomy)).collect::<Option<_>>()?;
        // Columns of one member are of periods of their own.
        let said = |at: usize| heading::read(&headings.columns[at], headings.setting());
        let same =
            |one: usize, other: usize| members[one] == members[other] && said(one) == said(other);
        let apart = (1..members.len()).all(|at| (0..at).all(|before| !same(before, at)))
            && members.iter().any(|member| *member != members[0]);
        let pair = |member: ConceptId| match of.default == Some(member) {
            true => String::new(),
            false => format!("\"{name}\" = \"{}\"", taxonomy.concept(member).name.local),
        };
        apart.then(|| members.into_iter().map(pair).collect())
    })
}

/// The member of an axis with a label of these words in small letters.
fn named(axis: &Axis, words: &str, taxonomy: &Taxonomy) -> Option<ConceptId> {
    let has = |member: ConceptId| {
        taxonomy.labels(None, member).values().any(|label| label.to_lowercase() == words)
    };
    axis.members.iter().map(|member| member.concept).find(|member| has(*member))
}

impl Headings {
    /// The words over a column that name neither its period nor its unit.
    #[must_use]
    pub(in crate::extract) fn part_over(&self, column: usize) -> String {
        let words = &self.columns[column];
        let said = heading::read(words, self.setting());
        part_of_heading(if said.is_empty() { words } else { &said.rest })
    }

    /// The period that stands above the table or over its captions, for all columns.
    #[must_use]
    pub(in crate::extract) fn context_period(&self) -> Option<crate::model::Period> {
        self.context()
            .map(heading::Said::taken_apart)
            .and_then(|said| said.period(self.setting()).ok())
    }
}
