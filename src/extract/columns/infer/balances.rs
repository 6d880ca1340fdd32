//! Columns of balances headed by years alone, where a line about a part of the year stands above the name of the table:
//! `2024`, `2023` in the report of nine months.

use super::super::headings::Headings;
use super::Draft;
use crate::extract::mentions::Part;
use crate::extract::mentions::heading::{Said, Unclear};
use crate::model::{Period, PeriodType, Taxonomy};
use crate::source::map::TableEntry;

/// Makes the earlier of such columns uncertain: balances are held against those of the last year's end as a rule, and
/// against those of the same day of it elsewhere.
pub(super) fn doubt(
    drafts: &mut [Draft],
    headings: &Headings,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) {
    if !is_of_moments(entry, taxonomy) || !headings.is_context_apart() {
        return;
    }
    let years: Vec<Option<i32>> = drafts.iter().map(year_alone).collect();
    let last = years.iter().flatten().max().copied();
    for (draft, year) in drafts.iter_mut().zip(years) {
        let Some(year) = year.filter(|year| Some(*year) != last) else { continue };
        let whole = Part::FULL_YEAR.of(year, taxonomy.calendar);
        let ends_year = draft.period.and_then(Period::last_day) == whole.and_then(Period::last_day);
        if !ends_year && !is_of_year(draft.period) {
            draft.period = None;
            draft.unclear = Some(Unclear::YearOnly(year));
        }
    }
}

/// Whether all amounts of the statement are of moments.
fn is_of_moments(entry: &TableEntry, taxonomy: &Taxonomy) -> bool {
    let nodes = &taxonomy.statements[entry.statement.index()].nodes;
    let concepts = nodes.iter().map(|node| taxonomy.concept(node.concept));
    let mut amounts = concepts.filter(|concept| concept.item_type.is_monetary()).peekable();
    amounts.peek().is_some() && amounts.all(|concept| concept.period_type == PeriodType::Instant)
}

/// The year that is all that a column says of its period.
fn year_alone(draft: &Draft) -> Option<i32> {
    let [year] = draft.said.years.as_slice() else { return None };
    let alone =
        Said { years: vec![*year], rest: draft.said.rest.clone(), ..Said::default() } == draft.said;
    (alone && draft.period.is_some() && !draft.passed_over).then_some(*year)
}

/// Whether a span is of a whole year, in months or weeks.
fn is_of_year(period: Option<Period>) -> bool {
    /// Days of 51 weeks.
    const YEAR: i64 = 51 * 7;
    matches!(period, Some(Period::Duration { start, end }) if (end - start).num_days() >= YEAR)
}
