//! Rows that alone lack a figure in a column in which all others of their statement have one.
//!
//! A row that was lost in typing leaves a hole: no sum misses a total, a ratio or a memo item. Where
//! nearly all rows of a kind have the same columns and just one row lacks just one of them, it is told,
//! if other figures ask for it: the row is a total whose parts stand in the column, or has figures for
//! periods before and after, or for the same period in another unit. What is new, or was given up, has
//! no figure at one end. A release that shows a dash has a fact that is nil, and no hole. No
//! specification asks for this.

use std::collections::{BTreeMap, BTreeSet};

use super::statement_rows::{Column, Counted, Row, Rows, only_unit, said};
use super::sum::totals;
use super::sum_finding::name;
use super::value_place;
use super::words::{Named, Sense, is_named, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    CalculationArc, ConceptId, ContextId, FactId, FactIndex, Report, StatementId, Taxonomy,
};

/// How many rows must have all columns, and which part of all of their kind, in percent.
const LEAST: usize = 4;
const MOST: usize = 80;

/// How many columns they must have.
const COLUMNS: usize = 3;

/// Tells the one row of a kind that lacks a figure in one of its usual columns.
pub(super) fn check(
    (taxonomy, report): (&Taxonomy, &Report),
    index: &FactIndex,
    (statement, rows): (StatementId, &Rows),
    (usual, count): (&BTreeSet<Column>, usize),
    diagnostics: &mut Diagnostics,
) {
    if usual.len() < COLUMNS || count < LEAST || count * 100 < rows.count() * MOST {
        return;
    }
    let asked = Asked { report, totals: totals(&taxonomy.statements[statement.index()]), rows };
    let mut holes = rows.narrow.iter().filter_map(|(concept, row)| {
        let mut lacking = usual.iter().filter(|column| !row.contains_key(column));
        let lacks = *lacking.next().filter(|_| lacking.next().is_none())?;
        let is_whole = row.keys().all(|column| usual.contains(column));
        let (context, unit) = lacks;
        // What another statement shows is not lacking.
        let is_lacking = is_whole && index.quantity(*concept, (unit, context)).is_empty();
        let beside = *row.values().flatten().next().filter(|_| is_lacking)?;
        Some((*concept, beside, lacks))
    });
    // Several are a layout of their own.
    if let (Some(hole), None) = (holes.next(), holes.next())
        && asked.asks((hole.0, hole.2))
    {
        diagnostics.push(tell(taxonomy, report, statement, hole, count));
    }
}

/// Tells the one row of a statement of two columns that lacks a figure in one of them though it is there in every
/// period, where all others, whatever they count, have both; and the one total without any figure whose parts have all.
pub(super) fn lone(
    taxonomy: &Taxonomy,
    (report, index): (&Report, &FactIndex),
    statement: StatementId,
    (usual, count): (&BTreeSet<ContextId>, usize),
    kinds: &[(&Rows, Counted)],
    diagnostics: &mut Diagnostics,
) {
    if usual.len() != 2 || count < LEAST {
        return;
    }
    let rows = || kinds.iter().flat_map(|(rows, _)| &rows.narrow);
    let contexts = |row: &Row| row.keys().map(|(context, _)| *context).collect::<BTreeSet<_>>();
    let mut others = rows().filter(|(_, row)| contexts(row) != *usual);
    let all: usize = kinds.iter().map(|(rows, _)| rows.count()).sum();
    match (others.next(), others.next()) {
        (Some((concept, row)), None)
            if count + 1 == all && is_lasting(taxonomy, statement, *concept) =>
        {
            let lacks = usual.iter().find(|context| !contexts(row).contains(context));
            let is_whole = contexts(row).is_subset(usual);
            let beside = row.values().flatten().next();
            if let (true, Some(lacks), Some(beside), Some(unit)) =
                (is_whole, lacks, beside, only_unit(row))
                && index.quantity(*concept, (unit, *lacks)).is_empty()
            {
                let hole = (*concept, *beside, (*lacks, unit));
                diagnostics.push(tell(taxonomy, report, statement, hole, count));
            }
        }
        (None, _) if count == all => {
            lost_total(taxonomy, (report, index), statement, rows(), diagnostics)
        }
        _ => {}
    }
}

/// The flows of cash that every period has.
const FLOWS: [Named; 3] = [Named::OperatingFlow, Named::InvestingFlow, Named::FinancingFlow];

/// Whether an amount is there in every period, if in one: a total, sales, a level of income, cash and what it flows by,
/// an amount per share.
/// Other rows are new, or given up; a rate compares the later column with the earlier one; and diluted income per share
/// is not given for a year of loss.
fn is_lasting(taxonomy: &Taxonomy, statement: StatementId, id: ConceptId) -> bool {
    let concept = taxonomy.concept(id);
    let name = &*concept.name.local;
    let is = |named, beside| is_named(name, named) && !is_named(name, beside);
    let is_total = || totals(&taxonomy.statements[statement.index()]).contains_key(&id);
    let is_top_line = || words(Sense::TopLine).iter().any(|word| name.to_lowercase() == **word);
    let is_all_assets = || {
        let words = words(Sense::AllAssets);
        let mut labels = concept.labels.values().map(|label| label.trim().to_lowercase());
        labels.any(|label| words.iter().any(|word| **word == label))
    };
    concept.item_type.is_or_restricts("perShareItemType")
        && is(Named::IncomePerShare, Named::BesideLasting)
        || concept.item_type.is_monetary()
            && (is(Named::IncomeLevel, Named::BesideLevel)
                || is_top_line()
                || FLOWS.iter().any(|flow| is_named(name, *flow))
                || is(Named::Cash, Named::BesideCash)
                || is_total()
                || is_all_assets())
}

/// Tells the one total of a statement that has no figure though all its parts, two at least, have all.
fn lost_total<'a>(
    taxonomy: &Taxonomy,
    (report, index): (&Report, &FactIndex),
    statement: StatementId,
    rows: impl Iterator<Item = (&'a ConceptId, &'a Row)>,
    diagnostics: &mut Diagnostics,
) {
    let of = &taxonomy.statements[statement.index()];
    let mut of_concepts: BTreeMap<ConceptId, &Row> = BTreeMap::new();
    for (concept, row) in rows {
        of_concepts.entry(*concept).or_insert(row);
    }
    let lost = totals(of).into_iter().filter(|(total, arcs)| {
        index.of(*total).is_empty()
            && arcs.len() > 1
            && arcs.iter().all(|arc| of_concepts.contains_key(&arc.item))
    });
    let lost: Vec<_> = lost.collect();
    let [(total, arcs)] = lost.as_slice() else { return };
    let first = of_concepts.get(&arcs[0].item);
    let Some(beside) = first.and_then(|row| row.values().flatten().next()) else { return };
    let message = format!(
        "`{}` of `{}` has no figure, though all its parts have theirs.",
        name(taxonomy, *total),
        of.id,
    );
    let told = Diagnostic::new(Code::LackingFigure, value_place(report, *beside), message);
    diagnostics.push(told.help("add the row, or leave it out of the statement and its sums"));
}

/// What asks for a figure in a hole.
struct Asked<'a> {
    report: &'a Report,
    totals: BTreeMap<ConceptId, Vec<&'a CalculationArc>>,
    rows: &'a Rows,
}

impl Asked<'_> {
    fn asks(&self, (concept, hole): (ConceptId, Column)) -> bool {
        let has =
            |concept| self.rows.narrow.get(&concept).is_some_and(|row| row.contains_key(&hole));
        let parts = self.totals.get(&concept).into_iter().flatten();
        let is_total = parts.filter(|arc| has(arc.item)).count() > 1;
        is_total || self.is_beside(concept, hole)
    }

    /// Whether the row has figures for periods before and after, or for the same one in another unit.
    fn is_beside(&self, concept: ConceptId, (context, unit): Column) -> bool {
        let context_of = |id: ContextId| self.report.contexts[id.index()];
        let end = |id: ContextId| self.report.period(id).end();
        let (mut before, mut after) = (false, false);
        for (other, of_unit) in self.rows.narrow.get(&concept).into_iter().flat_map(Row::keys) {
            if *other == context {
                return true;
            }
            let alike = context_of(*other).dimensions == context_of(context).dimensions;
            if alike && *of_unit == unit {
                before |= end(*other) < end(context);
                after |= end(*other) > end(context);
            }
        }
        before && after
    }
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    statement: StatementId,
    (concept, beside, lacks): (ConceptId, FactId, Column),
    count: usize,
) -> Diagnostic {
    let message = format!(
        "`{}` lacks a figure in {}, where {count} other rows of `{}` have one.",
        name(taxonomy, concept),
        said(taxonomy, report, lacks),
        taxonomy.statements[statement.index()].id,
    );
    Diagnostic::new(Code::LackingFigure, value_place(report, beside), message).help(
        "add the row; where the release shows a dash, give the dash, and where it shows nothing, \
         answer the question in `accepted_doubts`",
    )
}
