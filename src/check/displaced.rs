//! Figures that alone stand elsewhere than the rest of their statement.
//!
//! Most rows of a statement have a figure in each of its columns: the same periods, members and
//! units. A row that lacks just one of these columns, and has one figure where no other row of its
//! kind has any, got a wrong period, lost or won a member, or has another currency. A fact of its
//! own is valid there, and sums that lack it say nothing or the wrong.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::lacking;
use super::lone_currency;
use super::lone_member;
use super::odd_column;
use super::odd_period;
use super::other_currency;
use super::place;
use super::statement_rows::{Column, Counted, Kind, Row, Rows, only_unit, rows, said, usual};
use super::sum_finding::name;
use super::words::{Named, is_named};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, ContextId, Fact, FactId, FactIndex, MemberValue, PeriodType, Report, StatementId,
    TableColumns, Taxonomy,
};

/// How many rows must have the same columns, and which part of all of a kind, in percent.
const LEAST: usize = 3;
const MOST: usize = 60;

/// Tells figures that stand outside of the columns of their statement, and in a report without errors
/// (`clean`) rows that lack one.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    clean: bool,
    diagnostics: &mut Diagnostics,
) {
    let kinds = rows(taxonomy, report, index);
    let counts = Counts { report, contexts: OnceCell::new(), periods: OnceCell::new() };
    lone_member::check(taxonomy, report, kinds.iter(), diagnostics);
    odd_column::check(taxonomy, report, &kinds, diagnostics);
    odd_period::check(taxonomy, report, index, diagnostics);
    let told = lone_currency::check(taxonomy, report, index, diagnostics);
    other_currency::check((taxonomy, report, index), &kinds, &told, diagnostics);
    beside_money(taxonomy, (&counts, index), &kinds, clean, diagnostics);
    for ((statement, _, counted), rows) in &kinds {
        let Some((usual, count)) = usual(rows) else { continue };
        // What a sum lacks is told of it.
        if clean {
            let (of, usual) = ((*statement, rows), (&usual, count));
            lacking::check((taxonomy, report), index, of, usual, diagnostics);
        }
        let is_usual = count >= LEAST && count * 100 >= rows.count() * MOST;
        if *counted != Counted::Money || !is_usual {
            continue;
        }
        let mut found = rows.narrow.iter().filter_map(|(concept, row)| {
            // What another statement shows is not lacking.
            let is_lacking = |(_, (context, unit)): &(FactId, Column)| {
                index.quantity(*concept, (*unit, *context)).is_empty()
            };
            let is_clear = |(fact, column): &(FactId, Column)| {
                usual.len() > 1 || is_clear(&counts, *fact, *column)
            };
            let is_opening = |concept: ConceptId, row: &Row| {
                is_named_opening(taxonomy, concept) && counts.is_opening(row)
            };
            // What leads from one balance to the next stands under the members that it moves, and must add up there.
            let is_movement = |(fact, (other, _)): &(FactId, Column)| {
                let of = report.fact(*fact).context;
                has_other_member(report, of, *other) && leads_to_balance(taxonomy, *statement)
            };
            let is_of_own = |(fact, column): &(FactId, Column)| {
                let of = report.fact(*fact);
                differs_once(report, (of.context, of.unit), *column) == Some(Difference::Unit)
                    && other_currency::names_currency(report, taxonomy.concept(of.concept), *fact)
            };
            let found = displaced(report, row, &usual).filter(is_lacking).filter(is_clear);
            found.filter(|found| {
                !is_of_own(found) && !is_movement(found) && !is_opening(*concept, row)
            })
        });
        // Several are a layout of their own.
        if let (Some(one), None) = (found.next(), found.next()) {
            diagnostics.push(tell(taxonomy, report, *statement, one, count));
        }
    }
}

/// Whether a concept says that it is what there was at the beginning.
fn is_named_opening(taxonomy: &Taxonomy, id: ConceptId) -> bool {
    let concept = taxonomy.concept(id);
    let mut labels = concept.labels.values();
    is_named(&concept.name.local, Named::Opening)
        || labels.any(|label| is_named(label, Named::Opening))
}

/// Whether two contexts have as many members, one or more, of which one is another.
fn has_other_member(report: &Report, a: ContextId, b: ContextId) -> bool {
    let [a, b] =
        [a, b].map(|id| &report.dimensions[report.contexts[id.index()].dimensions.index()]);
    let differing = a.iter().filter(|member| !b.contains(member)).count();
    a.len() == b.len() && differing == 1
}

/// Whether a statement ends with what its rows lead to: it shows a balance at its end.
fn leads_to_balance(taxonomy: &Taxonomy, id: StatementId) -> bool {
    let mut nodes = taxonomy.statements[id.index()].nodes.iter();
    nodes.any(|node| node.preferred_label.is_period_end())
}

/// How many facts contexts and periods have: counted when first asked for.
struct Counts<'a> {
    report: &'a Report,
    contexts: OnceCell<Vec<usize>>,
    periods: OnceCell<Vec<usize>>,
}

impl Counts<'_> {
    fn of_context(&self, id: ContextId) -> usize {
        let counts = self.contexts.get_or_init(|| {
            let mut counts = vec![0; self.report.contexts.len()];
            for fact in &self.report.facts {
                counts[fact.context.index()] += 1;
            }
            counts
        });
        counts[id.index()]
    }

    /// Whether all columns of a row are days at whose end periods of the report begin: it is what they begin with.
    fn is_opening(&self, row: &Row) -> bool {
        let report = self.report;
        let is_begun = |day: NaiveDate| {
            let flows = report.periods.iter().filter(|of| of.period_type() == PeriodType::Duration);
            flows.filter_map(|of| of.first_day()?.pred_opt()).any(|before| before == day)
        };
        row.keys().all(|(context, _)| {
            let period = report.period(*context);
            period.period_type() == PeriodType::Instant && period.last_day().is_some_and(is_begun)
        })
    }

    /// How many facts the period of a context has.
    fn of_period(&self, id: ContextId) -> usize {
        let period = |id: ContextId| self.report.contexts[id.index()].period.index();
        let counts = self.periods.get_or_init(|| {
            let mut counts = vec![0; self.report.periods.len()];
            for fact in &self.report.facts {
                counts[period(fact.context)] += 1;
            }
            counts
        });
        counts[period(id)]
    }
}

/// Tells rows of ratios, amounts per share and counts that alone stand elsewhere than most rows of their statement,
/// whatever these count.
fn beside_money(
    taxonomy: &Taxonomy,
    (counts, index): (&Counts<'_>, &FactIndex),
    kinds: &BTreeMap<Kind, Rows>,
    clean: bool,
    diagnostics: &mut Diagnostics,
) {
    let report = counts.report;
    let mut statements: BTreeMap<(StatementId, bool), Vec<(&Rows, Counted)>> = BTreeMap::new();
    for ((statement, is_instant, counted), rows) in kinds {
        statements.entry((*statement, *is_instant)).or_default().push((rows, *counted));
    }
    for ((statement, _), of_kinds) in statements {
        let Some((usual, count, all)) = usual_contexts(&of_kinds) else { continue };
        if clean {
            lacking::lone(
                taxonomy,
                (report, index),
                statement,
                (&usual, count),
                &of_kinds,
                diagnostics,
            );
        }
        if count < LEAST || count * 100 < all * MOST || usual.len() < 2 {
            continue;
        }
        // Where there are few amounts of money, the other rows say where they stand.
        let is_judged = |(rows, counted): &&(&Rows, Counted)| {
            *counted != Counted::Money || rows.count() <= LEAST
        };
        let others = of_kinds.iter().filter(is_judged);
        let rows = others.flat_map(|(rows, counted)| rows.narrow.iter().map(|row| (row, *counted)));
        let mut found = rows.filter_map(|((concept, row), counted)| {
            let unit = only_unit(row)?;
            let columns = usual.iter().map(|context| (*context, unit)).collect();
            let found = displaced(report, row, &columns)?;
            let is_lacking = index.quantity(*concept, (unit, found.1.0)).is_empty();
            let is_stray = match counted {
                Counted::Money => is_alone(counts, found),
                _ => is_stray(counts, found, &usual),
            };
            (is_lacking && is_stray).then_some(found)
        });
        if let (Some(one), None) = (found.next(), found.next()) {
            diagnostics.push(tell(taxonomy, report, statement, one, count));
        }
    }
}

/// Whether a figure that is no money stands elsewhere by mistake: alone in its context, or under members that other
/// columns of the statement have. What is not money often has members of its own.
fn is_stray(
    counts: &Counts<'_>,
    (id, column): (FactId, Column),
    usual: &BTreeSet<ContextId>,
) -> bool {
    let report = counts.report;
    let fact = report.fact(id);
    let of = |context: ContextId| report.contexts[context.index()];
    match differs_once(report, (fact.context, fact.unit), column) {
        Some(Difference::Members) => {
            let own = of(fact.context).dimensions;
            usual.iter().any(|other| of(*other).dimensions == own)
        }
        _ => counts.of_context(fact.context) == 1,
    }
}

/// Whether a figure is the only one of the report for its period.
fn is_alone(counts: &Counts<'_>, (id, column): (FactId, Column)) -> bool {
    let fact = counts.report.fact(id);
    let difference = differs_once(counts.report, (fact.context, fact.unit), column);
    difference == Some(Difference::Period) && counts.of_period(fact.context) == 1
}

/// The contexts that most rows of a statement have, how many do, and how many rows there are.
fn usual_contexts(kinds: &[(&Rows, Counted)]) -> Option<(BTreeSet<ContextId>, usize, usize)> {
    let mut counts: BTreeMap<Vec<ContextId>, usize> = BTreeMap::new();
    let mut contexts = Vec::new();
    for row in kinds.iter().flat_map(|(rows, _)| rows.narrow.values()) {
        contexts.clear();
        // Columns are sorted by context.
        contexts.extend(row.keys().map(|(context, _)| *context));
        contexts.dedup();
        match counts.get_mut(&contexts) {
            Some(count) => *count += 1,
            None => drop(counts.insert(contexts.clone(), 1)),
        }
    }
    let (usual, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    let all = kinds.iter().map(|(rows, _)| rows.count()).sum();
    Some((usual.into_iter().collect(), count, all))
}

/// The fact of a row that stands elsewhere than where the row lacks one.
fn displaced(report: &Report, row: &Row, usual: &BTreeSet<Column>) -> Option<(FactId, Column)> {
    let mut lacking = usual.iter().filter(|column| !row.contains_key(column));
    let lacks = *lacking.next().filter(|_| lacking.next().is_none())?;
    let mut extra = row.iter().filter(|(column, _)| !usual.contains(column));
    let fact = match (extra.next(), extra.next()) {
        (Some((_, facts)), None) => *facts.first().filter(|_| facts.len() == 1)?,
        // It may stand where the row has one already.
        (None, _) => {
            let mut doubled = row.values().filter(|facts| facts.len() == 2);
            let facts = doubled.next().filter(|_| doubled.next().is_none())?;
            *facts.iter().find(|id| is_among(report, **id, lacks))?
        }
        _ => return None,
    };
    let column = (report.fact(fact).context, report.fact(fact).unit);
    differs_once(report, column, lacks).is_some().then_some((fact, lacks))
}

/// Whether the rows of the table before and behind a fact are of a column.
fn is_among(report: &Report, id: FactId, column: Column) -> bool {
    let fact = report.fact(id);
    let at = id.index();
    let near = [at.checked_sub(1), at.checked_add(1)];
    let mut near = near.into_iter().flatten().filter_map(|at| report.facts.get(at));
    let of_column =
        |other: &Fact| other.source == fact.source && (other.context, other.unit) == column;
    near.any(of_column)
}

/// Whether a fact stands elsewhere by mistake in a statement of one column: such statements say
/// something of other periods too, but not of a period of which nothing else is said.
fn is_clear(counts: &Counts<'_>, id: FactId, column: Column) -> bool {
    let fact = counts.report.fact(id);
    differs_once(counts.report, (fact.context, fact.unit), column) != Some(Difference::Period)
        || counts.of_period(fact.context) == 1
}

/// In what two columns differ, where it is one thing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Difference {
    Period,
    Members,
    Unit,
}

fn differs_once(report: &Report, a: Column, b: Column) -> Option<Difference> {
    let [of_a, of_b] = [a, b].map(|(context, _)| report.contexts[context.index()]);
    if of_a.entity != of_b.entity {
        return None;
    }
    let members = &report.dimensions;
    let count = |of: &[(ConceptId, MemberValue)], other: &[(ConceptId, MemberValue)]| {
        of.iter().filter(|member| !other.contains(member)).count()
    };
    match (of_a.period == of_b.period, of_a.dimensions == of_b.dimensions, a.1 == b.1) {
        (false, true, true) => Some(Difference::Period),
        (true, false, true) => {
            let [of_a, of_b] = [of_a, of_b].map(|of| members[of.dimensions.index()].as_slice());
            (count(of_a, of_b) <= 1 && count(of_b, of_a) <= 1).then_some(Difference::Members)
        }
        (true, true, false) => Some(Difference::Unit),
        _ => None,
    }
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    statement: StatementId,
    (id, lacks): (FactId, Column),
    count: usize,
) -> Diagnostic {
    let fact = report.fact(id);
    let column = (fact.context, fact.unit);
    let difference = differs_once(report, column, lacks);
    let field = |columns: &TableColumns| match difference {
        Some(Difference::Period) => Some(columns.period),
        Some(Difference::Unit) => columns.unit,
        _ => None,
    };
    let message = format!(
        "`{}` alone stands in {}, and lacks a figure in {}, as {count} other rows of `{}` have one.",
        name(taxonomy, fact.concept),
        said(taxonomy, report, column),
        said(taxonomy, report, lacks),
        taxonomy.statements[statement.index()].id,
    );
    let help = match difference {
        Some(Difference::Period) => "check its period",
        Some(Difference::Unit) => "check its unit",
        _ => "check its members: one was lost, or one was given that the other rows do not have",
    };
    Diagnostic::new(Code::DisplacedFact, place(report, id, field), message).help(help)
}
