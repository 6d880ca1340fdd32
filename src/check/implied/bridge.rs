//! How the income before taxes leads to what is left of it: less the taxes, with the part in the income of others, and
//! less that of minorities.
//!
//! Highlights give these without a sum that states it, and some by quarters alone. Whether the part of others is held
//! in the income before taxes, and whether that of minorities is taken off or given as taken off, differs from house
//! to house: where one way alone leads to the net income of some column, that is the way. What is discontinued, or
//! stands apart otherwise, leads elsewhere: who names any such thing is not judged.

use std::collections::{BTreeMap, BTreeSet};

use super::network::{At, Network, Relation};
use super::periods::{Spanned, parts};
use super::span::Span;
use crate::check::slip::other_digits;
use crate::check::words::{Named, is_named};
use crate::model::{
    Concept, ConceptId, DimensionsId, EntityId, FactId, Figure, Period, PeriodType, Report,
    Taxonomy, Value,
};

/// The lines of the way, the first three of which are always there.
const LINES: [Named; 5] = [
    Named::IncomeBeforeTaxes,
    Named::IncomeTaxes,
    Named::NetIncome,
    Named::IncomeOfInvestees,
    Named::IncomeOfMinorities,
];

/// How many times what is left open the taxes must be: smaller ones say nothing.
const TIMES: i128 = 5;

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// What each line takes part with: one, minus one, or not at all.
type Way = [i8; 5];

/// The quantities of each line of a column: one, or those of the periods that make it up.
type Column = [Vec<At>; 5];

/// States how incomes before taxes lead to net incomes, where one column shows it and at most one other has a slip.
pub(super) fn state((taxonomy, report): (&Taxonomy, &Report), network: &mut Network) {
    let Some(lines) = lines(taxonomy, network) else { return };
    let columns = columns(network, &lines);
    let Some(way) = way(network, &columns, lines.map(|line| line.is_some())) else { return };
    let is_off = |column: &&Column| !residual(network, column, way).is_some_and(Span::has_zero);
    let off: Vec<&Column> = columns.iter().filter(is_off).collect();
    // What no slip explains may be something that stands apart.
    if off.len() > 1 || !off.iter().all(|column| has_slip(report, network, column, way)) {
        return;
    }
    for column in &columns {
        let terms = terms(column, way).map(|(at, weight)| (at, weight < 0)).collect();
        network.state(Relation::Sum(terms), false);
    }
}

/// The concept of each line, the only one with figures; nothing where there are two, or something leads elsewhere, or
/// a sum states it.
fn lines(taxonomy: &Taxonomy, network: &Network) -> Option<[Option<ConceptId>; 5]> {
    let mut found: [BTreeSet<ConceptId>; 5] = Default::default();
    for ((id, ..), at) in network.keys() {
        let Some(concept) = taxonomy.concepts.get(*id).filter(|concept| is_flow(concept)) else {
            continue;
        };
        if network.quantities[at].facts.is_empty() {
            continue;
        }
        let name = &*concept.name.local;
        if is_named(name, Named::BesideContinuing) {
            return None;
        }
        if let Some(line) = line(name) {
            found[line].insert(*id);
        }
    }
    let only = |all: &BTreeSet<ConceptId>| all.first().copied();
    let lines = [0, 1, 2, 3, 4].map(|line| only(&found[line]));
    let is_stated = |net: ConceptId| {
        let mut arcs = taxonomy.statements.iter().flat_map(|of| &of.calculations);
        arcs.any(|arc| arc.total == net)
    };
    let is_one = found.iter().all(|all| all.len() <= 1) && lines[..3].iter().all(Option::is_some);
    (is_one && !lines[2].is_some_and(is_stated)).then_some(lines)
}

fn is_flow(concept: &Concept) -> bool {
    concept.item_type.is_monetary() && concept.period_type == PeriodType::Duration
}

/// Which line a name is that of.
fn line(name: &str) -> Option<usize> {
    if is_named(name, Named::BesideBridge) {
        return None;
    }
    // What is before taxes is none of the others, whose words it may have.
    LINES.iter().position(|line| {
        let beside = match line {
            Named::NetIncome => Some(Named::BesideIncome),
            Named::IncomeTaxes => Some(Named::BesideTaxes),
            _ => None,
        };
        is_named(name, *line) && !beside.is_some_and(|beside| is_named(name, beside))
    })
}

/// The columns in which all lines have a figure, or those of the periods that make it up.
fn columns(network: &Network, lines: &[Option<ConceptId>; 5]) -> Vec<Column> {
    let mut given: [BTreeMap<Frame, At>; 5] = Default::default();
    let mut spans: [BTreeMap<(EntityId, DimensionsId), Vec<Spanned>>; 5] = Default::default();
    for ((id, period, entity, dimensions), at) in network.keys() {
        let Some(line) = lines.iter().position(|line| *line == Some(*id)) else { continue };
        if network.quantities[at].given.is_none() {
            continue;
        }
        given[line].insert((*period, *entity, *dimensions), at);
        if let (Some(start), Some(end)) = (period.start(), period.end()) {
            spans[line].entry((*entity, *dimensions)).or_default().push((start, end, at));
        }
    }
    for of in spans.iter_mut().flat_map(BTreeMap::values_mut) {
        of.sort_unstable();
    }
    let of_line = |line: usize, frame: Frame| -> Option<Vec<At>> {
        if lines[line].is_none() {
            return Some(Vec::new());
        }
        if let Some(at) = given[line].get(&frame) {
            return Some(vec![*at]);
        }
        let (period, entity, dimensions) = frame;
        let whole = (period.start()?, period.end()?, At::MAX);
        parts(spans[line].get(&(entity, dimensions))?, whole)
    };
    let mut columns = Vec::new();
    for frame in given[2].keys() {
        let all: Vec<Vec<At>> = (0..5).filter_map(|line| of_line(line, *frame)).collect();
        columns.extend(Column::try_from(all));
    }
    columns
}

/// The one way that leads to net income in some column in which no other does; nothing where two columns have
/// two.
fn way(network: &Network, columns: &[Column], has: [bool; 5]) -> Option<Way> {
    let choices = |has: bool| if has { &[1, -1, 0][..] } else { &[0][..] };
    let ways = || {
        choices(has[3]).iter().flat_map(|of_others| {
            choices(has[4]).iter().map(|of_minorities| [1, -1, -1, *of_others, *of_minorities])
        })
    };
    let mut found: BTreeSet<Way> = BTreeSet::new();
    for column in columns {
        let fits = |way: &Way| {
            residual(network, column, *way).is_some_and(|rest| {
                let taxes = size(network, &column[1]);
                rest.has_zero() && rest.width().saturating_mul(TIMES) <= taxes
            })
        };
        let mut fitting = ways().filter(fits);
        if let (Some(way), None) = (fitting.next(), fitting.next()) {
            found.insert(way);
        }
    }
    found.first().copied().filter(|_| found.len() == 1)
}

fn size(network: &Network, all: &[At]) -> i128 {
    all.iter().filter_map(|at| network.quantities[*at].given).map(Span::size).sum()
}

fn terms(column: &Column, way: Way) -> impl Iterator<Item = (At, i8)> {
    let weighted = column.iter().zip(way).filter(|(_, weight)| *weight != 0);
    weighted.flat_map(|(all, weight)| all.iter().map(move |at| (*at, weight)))
}

/// What the lines of a column come to: nothing, if they lead to net income.
fn residual(network: &Network, column: &Column, way: Way) -> Option<Span> {
    terms(column, way).try_fold(Span::ZERO, |sum, (at, weight)| {
        let span = network.quantities[at].given?;
        sum.plus(if weight < 0 { span.negated() } else { span })
    })
}

/// Whether a slip in one figure of a column explains that it does not lead there.
fn has_slip(report: &Report, network: &Network, column: &Column, way: Way) -> bool {
    terms(column, way).any(|(at, weight)| {
        let quantity = &network.quantities[at];
        let rest = terms(column, way).filter(|(other, _)| *other != at);
        let rest = rest.map(|(other, weight)| {
            let span = network.quantities[other].given?;
            Some(if weight < 0 { span.negated() } else { span })
        });
        let rest = rest.into_iter().try_fold(Span::ZERO, |sum, span| sum.plus(span?));
        let needed = rest.map(|rest| if weight < 0 { rest } else { rest.negated() });
        let id = quantity.facts.first();
        needed.zip(id).is_some_and(|(needed, id)| is_slip(report, *id, needed))
    })
}

/// Whether a common slip, or another digit, makes a figure what it must be. Digits that were lost fit too much.
fn is_slip(report: &Report, id: FactId, needed: Span) -> bool {
    let fact = report.fact(id);
    let Value::Number(value) = fact.value else { return false };
    let unit = fact.decimals.places().and_then(|places| Figure::unit(places).ok());
    let digits = unit.map_or_else(Vec::new, |unit| other_digits(value, unit));
    let around = |meant: Figure| unit.and_then(|unit| super::around(meant, unit));
    let is_digit = || digits.iter().any(|meant| around(*meant).is_some_and(|of| of.meets(needed)));
    super::is_slip(report, id, needed) || is_digit()
}
