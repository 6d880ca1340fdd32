//! The rows of statements by the columns in which they have figures.

use std::collections::{BTreeMap, BTreeSet};

use super::gathered::Gathered;
use super::sum_finding::name;
use crate::model::{
    Concept, ConceptId, ContextId, FactId, FactIndex, IndexEntry, MemberValue, PeriodType, Report,
    StatementId, Taxonomy, UnitId,
};

/// How many columns a statement may have: what has more is no statement but a list.
pub(super) const WIDEST: usize = 40;

/// A column of a statement.
pub(super) type Column = (ContextId, Option<UnitId>);

/// The facts of a row by column: both in one list, since there are as many rows as concepts.
pub(super) struct Row {
    /// The columns, sorted, and where the facts of each end.
    columns: Vec<(Column, usize)>,
    facts: Vec<FactId>,
}

impl Row {
    fn new(mut found: Vec<(Column, FactId)>) -> Self {
        // Facts of a column keep their order.
        found.sort_by_key(|(column, _)| *column);
        let mut row = Self { columns: Vec::new(), facts: Vec::with_capacity(found.len()) };
        for (column, fact) in found {
            row.facts.push(fact);
            match row.columns.last_mut() {
                Some((last, end)) if *last == column => *end += 1,
                _ => row.columns.push((column, row.facts.len())),
            }
        }
        row
    }

    /// How many columns have a fact.
    pub(super) fn len(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().map(|(column, _)| column)
    }

    pub(super) fn contains_key(&self, column: &Column) -> bool {
        self.columns.binary_search_by_key(column, |(of, _)| *of).is_ok()
    }

    /// The columns with their facts.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Column, &[FactId])> {
        let mut start = 0;
        self.columns.iter().map(move |(column, end)| {
            let facts = &self.facts[start..*end];
            start = *end;
            (column, facts)
        })
    }

    /// The facts of each column.
    pub(super) fn values(&self) -> impl Iterator<Item = &[FactId]> {
        self.iter().map(|(_, facts)| facts)
    }
}

/// The rows of a kind.
#[derive(Default)]
pub(super) struct Rows {
    /// Those of statements, by concept.
    pub(super) narrow: BTreeMap<ConceptId, Row>,
    /// How many have more columns than a statement has.
    wide: usize,
}

impl Rows {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.narrow.len() + self.wide
    }
}

/// What the rows of a statement count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Counted {
    /// Money.
    Money,
    /// Shares of a whole, or rates.
    Ratios,
    /// Anything else.
    Other,
}

/// Rows that can have the same columns: those of a statement, at points in time or not, that count alike.
pub(super) type Kind = (StatementId, bool, Counted);

/// The rows of numbers of all statements.
pub(super) fn rows(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
) -> BTreeMap<Kind, Rows> {
    let mut kinds: BTreeMap<Kind, Rows> = BTreeMap::new();
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        let concept = taxonomy.concept(id);
        let entries = index.of(id);
        if entries.is_empty() || !concept.item_type.is_numeric() {
            continue;
        }
        let (is_instant, counted) = (concept.period_type == PeriodType::Instant, counted(concept));
        for (statement, row) in rows_of(report, entries) {
            let rows = kinds.entry((statement, is_instant, counted)).or_default();
            match row {
                Some(row) => drop(rows.narrow.insert(id, row)),
                None => rows.wide += 1,
            }
        }
    }
    kinds
}

/// The rows that a concept has in statements; none for one with more columns than a statement has. Facts are sorted by
/// unit and context: those of a column stand together.
fn rows_of(report: &Report, entries: &[IndexEntry]) -> Vec<(StatementId, Option<Row>)> {
    type Found = (usize, Vec<(Column, FactId)>);
    let mut rows: Gathered<StatementId, Found> = Gathered::new();
    for entry in entries {
        let Some(statement) = report.fact(entry.fact).statement else { continue };
        let (columns, facts) = rows.of(statement, Found::default);
        if *columns > WIDEST {
            continue;
        }
        let column = (entry.context, entry.unit);
        *columns += usize::from(facts.last().is_none_or(|(last, _)| *last != column));
        facts.push((column, entry.fact));
    }
    let row = |(columns, facts): Found| (columns <= WIDEST).then(|| Row::new(facts));
    rows.into_all().into_iter().map(|(statement, found)| (statement, row(found))).collect()
}

fn counted(concept: &Concept) -> Counted {
    if concept.item_type.is_monetary() {
        return Counted::Money;
    }
    let is_ratio =
        ["percentItemType", "pureItemType"].iter().any(|of| concept.item_type.is_or_restricts(of));
    if is_ratio { Counted::Ratios } else { Counted::Other }
}

/// The columns that most rows of a kind have, and how many do.
pub(super) fn usual(rows: &Rows) -> Option<(BTreeSet<Column>, usize)> {
    let mut counts: BTreeMap<Vec<Column>, usize> = BTreeMap::new();
    let mut columns = Vec::new();
    for row in rows.narrow.values() {
        columns.clear();
        columns.extend(row.keys().copied());
        match counts.get_mut(&columns) {
            Some(count) => *count += 1,
            None => drop(counts.insert(columns.clone(), 1)),
        }
    }
    let (columns, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some((columns.into_iter().collect(), count))
}

/// The unit of a row that has but one.
pub(super) fn only_unit(row: &Row) -> Option<Option<UnitId>> {
    let mut units = row.keys().map(|(_, unit)| *unit);
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// A column in words.
pub(super) fn said(taxonomy: &Taxonomy, report: &Report, (context, unit): Column) -> String {
    let members = report.dimensions[report.contexts[context.index()].dimensions.index()].iter();
    let members: Vec<&str> = members
        .map(|(axis, member)| match member {
            MemberValue::Explicit(member) => name(taxonomy, *member),
            MemberValue::Typed(_) => name(taxonomy, *axis),
        })
        .collect();
    let unit = unit.map_or("", |unit| &report.units[unit.index()].name);
    let members = if members.is_empty() { "no member".to_owned() } else { members.join(", ") };
    format!("{} with {members} in {unit}", report.period(context))
}
