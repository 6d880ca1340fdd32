//! Levels of the income statement: from gross income down, those of a column stand between each other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::magnitude;
use super::words::{Named, begins, is_named};
use crate::model::{
    Concept, ConceptId, ContextId, FactId, Figure, IndexEntry, PeriodType, Report, Taxonomy,
    UnitId, Value,
};

/// Which levels of income, from gross margin down, a column has, and how many of them are below nothing.
pub(super) struct Levels {
    /// The concepts that are one.
    concepts: FxHashSet<ConceptId>,
    /// By context and unit.
    columns: FxHashMap<Column, Levelled>,
}

/// The levels of income of a column.
#[derive(Default)]
struct Levelled {
    all: Vec<(FactId, Figure)>,
    /// The concept of the first that is below nothing, and whether another is too.
    below: Option<ConceptId>,
    are_several_below: bool,
}

/// A column of amounts.
type Column = (ContextId, Option<UnitId>);

impl Levels {
    pub(super) fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let mut concepts: FxHashMap<ConceptId, bool> = FxHashMap::default();
        let mut columns: FxHashMap<Column, Levelled> = FxHashMap::default();
        for (at, fact) in report.facts.iter().enumerate() {
            let is_level = *concepts.entry(fact.concept).or_insert_with(|| {
                let concept = taxonomy.concept(fact.concept);
                let name = &*concept.name.local;
                concept.item_type.is_monetary()
                    && concept.period_type == PeriodType::Duration
                    && is_named(name, Named::IncomeLevel)
                    && !is_named(name, Named::BesideLevel)
            });
            if let (true, Value::Number(value)) = (is_level, fact.value)
                && !value.is_zero()
            {
                let column = columns.entry((fact.context, fact.unit)).or_default();
                column.all.push((FactId::from(at), value));
                if value.is_negative() {
                    let first = *column.below.get_or_insert(fact.concept);
                    column.are_several_below |= first != fact.concept;
                }
            }
        }
        concepts.retain(|_, is_level| *is_level);
        Self { concepts: concepts.into_keys().collect(), columns }
    }

    /// Whether a figure is the only level of income in its column that is below nothing.
    pub(super) fn is_alone_below(&self, report: &Report, entry: IndexEntry) -> bool {
        self.others(report, entry).is_some()
    }

    /// Whether a figure is the only level of income in its column that is below nothing, and there are others.
    pub(super) fn are_above(&self, report: &Report, entry: IndexEntry) -> bool {
        self.others(report, entry).is_some_and(|others| !others.is_empty())
    }

    /// The other levels of income, two at least, between which a figure would stand if it were not the only one of
    /// its column below nothing.
    pub(super) fn around(&self, report: &Report, entry: IndexEntry) -> Option<Vec<FactId>> {
        let others = self.others(report, entry).filter(|others| others.len() > 1)?;
        let size = number(report, &entry)?.abs();
        let least = others.iter().map(|(_, value)| *value).min()?;
        let most = others.iter().map(|(_, value)| *value).max()?;
        (least <= size && (size <= most || magnitude::alike(size, most)))
            .then(|| others.iter().map(|(id, _)| *id).collect())
    }

    /// The first figure of a row that is below nothing in all its columns, two at least, and would stand between
    /// others in each.
    pub(super) fn around_row(
        &self,
        report: &Report,
        row: &[(IndexEntry, Figure)],
    ) -> Option<((IndexEntry, Figure), Vec<FactId>)> {
        let first = *row.first()?;
        let mut columns = row.iter().map(|(entry, _)| self.around(report, *entry));
        let others = columns.next()??;
        let are_columns = row.iter().any(|(entry, _)| entry.context != first.0.context);
        (are_columns && columns.all(|others| others.is_some())).then_some((first, others))
    }

    /// The other levels of income in the column of the only one that is below nothing. One concept of a column is that:
    /// so all columns together are gone through about once, however many levels they have.
    fn others(&self, report: &Report, entry: IndexEntry) -> Option<Vec<(FactId, Figure)>> {
        let fact = report.fact(entry.fact);
        let is_below =
            self.concepts.contains(&entry.concept) && number(report, &entry)?.is_negative();
        let column = self.columns.get(&(fact.context, fact.unit));
        let column = column.filter(|column| is_below && !column.are_several_below)?;
        let others = column.all.iter().filter(|(id, _)| report.fact(*id).concept != entry.concept);
        Some(others.copied().collect())
    }
}

/// Whether a figure is the gross income of the whole company, below nothing.
pub(super) fn is_all_gross_income(report: &Report, entry: IndexEntry, concept: &Concept) -> bool {
    let context = report.contexts[entry.context.index()];
    let name = &*concept.name.local;
    let is_below = number(report, &entry).is_some_and(Figure::is_negative);
    is_below
        && report.dimensions[context.dimensions.index()].is_empty()
        && begins(name, Named::GrossIncome)
        && !is_named(name, Named::BesideLevel)
}

/// The number of a fact, if it has one other than zero.
pub(super) fn number(report: &Report, entry: &IndexEntry) -> Option<Figure> {
    match report.fact(entry.fact).value {
        Value::Number(value) if !value.is_zero() => Some(value),
        _ => None,
    }
}
