//! Balances at the end of a period that are not those at its start and the change between.
//!
//! A statement shows a balance with the labels of its start and its end, and the rows of a period
//! that lead from one to the other. No calculation network can say that they add up, because its
//! arcs hold in one context (XBRL 2.1 §5.2.5.2). Where one total alone holds all the change, the
//! three are compared, within what they state of their accuracy. Effects of exchange rates and
//! the like are parts of that total, or stand beside it; then nothing is compared. The last row before the balance
//! is that total too, if no network says so, where in some column it is all the change to the last digit, and what the
//! rows above it add up to: the only one that has moved is all the change as well, and none.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::interval::Interval;
use super::members::{has_digits, most_accurate, number};
use super::merged::{Merged, merged};
use super::sum_finding::{extent, name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, Context, ContextId, DimensionsId, EntityId, FactId, FactIndex, Figure,
    IndexEntry, Moment, Node, OutOfRange, PeriodType, Report, Statement, Taxonomy,
};

/// How many digits a change must have that is all there is.
const DIGITS: i32 = 3;

/// Tells balances that do not follow from those before them.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut told = Vec::new();
    let mut contexts = None;
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        let mut pairs: Vec<RollForward> = roll_forwards(taxonomy, index, statement).collect();
        for pair in last_rows(taxonomy, index, statement) {
            let contexts = contexts.get_or_insert_with(|| Contexts::of(report));
            if !pairs.iter().any(|(balance, _)| *balance == pair.0.0)
                && is_exact(taxonomy, report, index, contexts, &pair)
            {
                pairs.push(pair.0);
            }
        }
        for pair in pairs {
            // The same two may stand in several statements.
            if told.contains(&pair) {
                continue;
            }
            told.push(pair);
            let contexts = contexts.get_or_insert_with(|| Contexts::of(report));
            compare(taxonomy, report, index, contexts, pair, diagnostics);
        }
    }
}

/// A balance and the total of its change.
type RollForward = (ConceptId, ConceptId);

/// The balances of a statement whose whole change is one row of it.
fn roll_forwards<'a>(
    taxonomy: &'a Taxonomy,
    index: &'a FactIndex,
    statement: &'a Statement,
) -> impl Iterator<Item = RollForward> + 'a {
    let nodes = &statement.nodes;
    let ends = nodes.iter().enumerate().filter(|(_, node)| node.preferred_label.is_period_end());
    ends.filter_map(move |(end, node)| {
        let balance = node.concept;
        let is_start =
            |at: usize| nodes[at].concept == balance && nodes[at].preferred_label.is_period_start();
        let start = (0..end).rev().find(|at| is_start(*at))?;
        let concept = taxonomy.concept(balance);
        if concept.period_type != PeriodType::Instant {
            return None;
        }
        // Where a statement shows several balances, the rows of each follow those of the last.
        let last = nodes[..end].iter().rposition(|node| node.preferred_label.is_period_end());
        let flows: Vec<&Node> = nodes[last.map_or(0, |at| at + 1)..end]
            .iter()
            .filter(|node| is_flow_of(concept, taxonomy.concept(node.concept)))
            .collect();
        let change = change(index, statement, &flows)?;
        let total = |node: &Node| {
            let is_total = statement.calculations.iter().any(|arc| arc.total == node.concept);
            (node.concept == change).then_some(is_total)
        };
        // A total stands between the two or just before both; another row is all the change only
        // where the statement has no other.
        let mut within = nodes[start + 1..end].iter().filter_map(|node| {
            Some(total(node)? || node.preferred_label.is_total() || flows.len() == 1)
        });
        let before = || start.checked_sub(1).and_then(|at| total(&nodes[at])).unwrap_or(false);
        (within.any(|all| all) || before()).then_some((balance, change))
    })
}

/// The balances of a statement that is shown at both ends, each with the last row before it that has facts and may
/// be its change, and the rows above that whose total it may be.
fn last_rows(
    taxonomy: &Taxonomy,
    index: &FactIndex,
    statement: &Statement,
) -> Vec<(RollForward, Vec<ConceptId>)> {
    let nodes = &statement.nodes;
    let ends = nodes.iter().enumerate().filter(|(_, node)| node.preferred_label.is_period_end());
    let of_end = |(end, node): (usize, &Node)| {
        let balance = node.concept;
        let concept = taxonomy.concept(balance);
        let is_start =
            |node: &Node| node.concept == balance && node.preferred_label.is_period_start();
        let has_start = nodes[..end].iter().any(is_start);
        let may_be = |node: &&Node| {
            is_flow_of(concept, taxonomy.concept(node.concept))
                && !index.of(node.concept).is_empty()
        };
        let first = nodes[..end].iter().rposition(|node| node.preferred_label.is_period_end());
        let rows = nodes[first.map_or(0, |at| at + 1)..end].iter().filter(may_be);
        let mut above: Vec<ConceptId> = rows.map(|node| node.concept).collect();
        let last = above.pop()?;
        let mut tops: BTreeSet<ConceptId> = above.into_iter().filter(|id| *id != last).collect();
        let arcs = statement.calculations.iter().filter(|arc| tops.contains(&arc.total));
        let parts: Vec<ConceptId> = arcs.map(|arc| arc.item).collect();
        parts.iter().for_each(|part| {
            tops.remove(part);
        });
        (has_start && concept.period_type == PeriodType::Instant)
            .then(|| ((balance, last), tops.into_iter().collect()))
    };
    ends.filter_map(of_end).collect()
}

/// Whether a row is all the change of a balance to the last digit, of three at least, in some column in which two rows
/// above it or more, none of them nil or nought, come to it.
fn is_exact(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    contexts: &Contexts,
    ((balance, change), above): &(RollForward, Vec<ConceptId>),
) -> bool {
    let (balance, change) = (*balance, *change);
    let weight_of = |flow| weight(taxonomy.concept(balance), taxonomy.concept(flow));
    index.of(change).iter().any(|entry| {
        let (unit, context) = entry.group();
        let number =
            |of: &[IndexEntry]| most_accurate(report, of).and_then(|id| number(report, id));
        let holds = || {
            let [start, end] = contexts.ends(report, context)?;
            let ends = [start, end].map(|end| index.quantity(balance, (unit, end)));
            let (before, after) = (number(ends[0])?, number(ends[1])?);
            let flow = |id| number(index.quantity(id, (unit, context)))?.times(weight_of(id)).ok();
            let all = flow(change)?;
            let rows = above.iter().filter_map(|id| flow(*id)).filter(|of| !of.is_zero());
            let rows: Vec<Figure> = rows.collect();
            let sum = rows.iter().try_fold(Figure::ZERO, |sum, of| sum.plus(*of)).ok()?;
            let is_total = rows.len() > 1 && sum == all;
            let holds = before.plus(all).ok()? == after;
            Some(is_total && holds && has_digits(report, entry.fact, all, DIGITS))
        };
        holds().unwrap_or(false)
    })
}

/// The one of some rows that contributes to no other, among those that have facts.
fn change(index: &FactIndex, statement: &Statement, flows: &[&Node]) -> Option<ConceptId> {
    let mut reported = flows.iter().map(|node| node.concept).collect::<Vec<_>>();
    reported.retain(|id| !index.of(*id).is_empty());
    let totals: FxHashSet<ConceptId> = reported.iter().copied().collect();
    let arcs = statement.calculations.iter().filter(|arc| totals.contains(&arc.total));
    let contributing: FxHashSet<ConceptId> = arcs.map(|arc| arc.item).collect();
    let mut tops = reported.iter().filter(|flow| !contributing.contains(flow));
    let top = tops.next()?;
    tops.all(|other| other == top).then_some(*top)
}

/// Whether a concept may be a change of a balance: both are of money, or of the same type.
pub(super) fn is_flow_of(balance: &Concept, concept: &Concept) -> bool {
    let alike = concept.item_type == balance.item_type
        || (concept.item_type.is_monetary() && balance.item_type.is_monetary());
    concept.period_type == PeriodType::Duration
        && !concept.is_abstract
        && concept.item_type.is_numeric()
        && alike
}

/// The contexts of instants.
pub(super) struct Contexts(FxHashMap<(Moment, EntityId, DimensionsId), ContextId>);

impl Contexts {
    pub(super) fn of(report: &Report) -> Self {
        let all = report.contexts.iter().enumerate();
        let keyed = all.filter_map(|(at, context)| {
            let period = report.periods[context.period.index()];
            let moment = period.end().filter(|_| period.period_type() == PeriodType::Instant)?;
            Some(((moment, context.entity, context.dimensions), ContextId::from(at)))
        });
        Self(keyed.collect())
    }

    /// The contexts of the same members at both ends of the period of a context.
    pub(super) fn ends(&self, report: &Report, of: ContextId) -> Option<[ContextId; 2]> {
        let Context { entity, dimensions, .. } = report.contexts[of.index()];
        let period = report.period(of);
        let at = |moment| self.0.get(&(moment, entity, dimensions)).copied();
        Some([at(period.start()?)?, at(period.end()?)?])
    }
}

/// Compares balances at both ends of every period for which the change is reported.
fn compare(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    contexts: &Contexts,
    (balance, change): RollForward,
    diagnostics: &mut Diagnostics,
) {
    for changes in index.of(change).chunk_by(|a, b| a.group() == b.group()) {
        let (unit, context) = changes[0].group();
        let Some(ends) = contexts.ends(report, context) else { continue };
        let [before, after] = ends.map(|end| index.quantity(balance, (unit, end)));
        let weight = weight(taxonomy.concept(balance), taxonomy.concept(change));
        // Figures at the end of what can be held are not compared.
        if let Ok(Some(expected)) = expected(report, before, changes, weight)
            && let Ok(Merged::Value(found)) = merged(report, after, report.rounding)
            && found.meet(expected).is_none()
        {
            let three = [before, changes, after];
            // What stands twice is confirmed.
            let mut lone = three.into_iter().filter(|of| of.len() == 1);
            let wrong = lone.next().filter(|_| lone.next().is_none()).unwrap_or(after)[0].fact;
            diagnostics.push(tell(taxonomy, report, three.map(|of| of[0]), wrong, expected));
        }
    }
}

/// Whether the change adds to the balance or takes from it, by the balances of both (XBRL 2.1
/// §5.1.1.2).
pub(super) fn weight(balance: &Concept, change: &Concept) -> Figure {
    match (balance.balance, change.balance) {
        (Some(a), Some(b)) if a != b => Figure::MINUS_ONE,
        _ => Figure::ONE,
    }
}

/// Where the balance lies to which the change leads; nothing where one of the two is not known.
fn expected(
    report: &Report,
    before: &[IndexEntry],
    changes: &[IndexEntry],
    weight: Figure,
) -> Result<Option<Interval>, OutOfRange> {
    let known = [before, changes].map(|facts| merged(report, facts, report.rounding));
    let [Ok(Merged::Value(before)), Ok(Merged::Value(change))] = known else { return Ok(None) };
    before.plus(change.times(weight)?).map(Some)
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    [before, change, after]: [IndexEntry; 3],
    wrong: FactId,
    expected: Interval,
) -> Diagnostic {
    let message = format!(
        "`{}` for {} is {}, but {} for {} and the change `{}` ({}) give {}.",
        name(taxonomy, after.concept),
        report.period(after.context),
        value(report, after.fact),
        value(report, before.fact),
        report.period(before.context),
        name(taxonomy, change.concept),
        value(report, change.fact),
        extent(expected),
    );
    let told = Diagnostic::new(Code::RollForwardDiffers, value_place(report, wrong), message);
    [after, before, change]
        .into_iter()
        .filter(|of| of.fact != wrong)
        .fold(told, |told, of| told.related(value_place(report, of.fact)))
        .help("correct the one of the three that is wrong, or show what else changes the balance")
}
