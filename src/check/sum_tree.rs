//! Every sum with its parts, for people who look for what is off.

use super::classic;
use super::interval::{Interval, weighted};
use super::merged::{Merged, merged};
use super::sum::{Outcome, Sum, sums};
use super::{printed_scale, value_place};
use crate::diagnostic::Place;
use crate::model::{
    Calculations, ConceptId, ContextId, FactIndex, Figure, IndexEntry, OutOfRange, Report,
    StatementId, Taxonomy, UnitId, Value,
};

/// A sum in one unit and context.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SumTree {
    /// The statement that states it.
    pub statement: StatementId,
    /// Period and members.
    pub context: ContextId,
    /// The unit.
    pub unit: Option<UnitId>,
    /// Whether total and parts can both be right; nothing where that can't be told.
    pub holds: Option<bool>,
    /// What the total has more than the parts, as they are reported; nothing when a figure can't
    /// be held.
    pub difference: Option<Figure>,
    /// Between which values the sum of the parts lies; by the classic rules the rounded sum.
    pub sum: Option<Interval>,
    /// The smallest scale in which one of the figures is printed.
    pub scale: i8,
    /// The total.
    pub total: Term,
    /// The parts, in the order of the statement.
    pub parts: Vec<Term>,
}

impl SumTree {
    /// The sum with all numbers in units of ten to a power; nothing where one can't be held then.
    #[must_use]
    pub fn in_units(&self, power: i32) -> Option<Self> {
        let number = |number: Option<Figure>| match number {
            Some(number) => number.shift(-power).map(Some),
            None => Ok(None),
        };
        let interval = |interval: Option<Interval>| match interval {
            Some(interval) => interval.shift(-power).map(Some),
            None => Ok(None),
        };
        let term = |term: &Term| {
            let (value, interval) = (number(term.value)?, interval(term.interval)?);
            Ok::<_, OutOfRange>(Term { value, interval, ..term.clone() })
        };
        let shifted = || {
            Ok::<_, OutOfRange>(Self {
                difference: number(self.difference)?,
                sum: interval(self.sum)?,
                total: term(&self.total)?,
                parts: self.parts.iter().map(term).collect::<Result<_, _>>()?,
                ..self.clone()
            })
        };
        shifted().ok()
    }
}

/// A total or a part in a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Term {
    /// The concept.
    pub concept: ConceptId,
    /// Its weight; that of a total is 1.
    pub weight: Figure,
    /// The first value that is reported, if any is.
    pub value: Option<Figure>,
    /// Between which values the true value lies, duplicates taken together; by the classic rules
    /// the value rounded to its decimals.
    pub interval: Option<Interval>,
    /// Where it is reported; nowhere when it is not.
    pub places: Vec<Place>,
}

/// The sums of a report in the order of statements and totals. With `wrong` only those that do
/// not hold.
#[must_use]
pub(crate) fn sum_trees(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    wrong: bool,
) -> Vec<SumTree> {
    let mut trees = Vec::new();
    for sum in sums(taxonomy, report, index) {
        sum.walk(|sum, group, found| {
            let holds = match sum.outcome(group, found) {
                Ok(Outcome::NotBound) => return,
                Ok(Outcome::Holds) => Some(true),
                Ok(Outcome::Off { .. }) => Some(false),
                Ok(Outcome::Unclear) | Err(OutOfRange) => None,
            };
            if !wrong || holds == Some(false) {
                trees.push(tree(sum, report, group, found, holds));
            }
        });
    }
    trees
}

fn tree(
    sum: &Sum<'_>,
    report: &Report,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
    holds: Option<bool>,
) -> SumTree {
    let (unit, context) = group[0].group();
    let total = term(report, group[0].concept, Figure::ONE, group);
    let parts: Vec<Term> = (sum.parts.iter().zip(found))
        .map(|(part, facts)| term(report, part.arc.item, part.arc.weight, facts))
        .collect();
    SumTree {
        statement: sum.statement,
        context,
        unit,
        holds,
        difference: difference(&total, &parts).ok().flatten(),
        sum: compared(sum, report, group, found).ok().flatten(),
        scale: scale(report, group.iter().chain(found.iter().copied().flatten())),
        total,
        parts,
    }
}

/// The smallest scale in which one of the figures is printed.
fn scale<'e>(report: &Report, facts: impl Iterator<Item = &'e IndexEntry>) -> i8 {
    let scales = facts.map(|entry| {
        let fact = report.fact(entry.fact);
        let source = report.sources.get(usize::from(fact.source.0));
        printed_scale::of(fact, source.is_some_and(|source| source.columns.is_some()))
    });
    scales.min().unwrap_or(0)
}

fn term(report: &Report, concept: ConceptId, weight: Figure, facts: &[IndexEntry]) -> Term {
    let mut values = facts.iter().filter_map(|entry| match report.fact(entry.fact).value {
        Value::Number(value) => Some(value),
        _ => None,
    });
    let interval = match (report.calculations, facts) {
        (Calculations::Classic, [entry]) => {
            classic::rounded(report.fact(entry.fact)).ok().flatten().map(Interval::point)
        }
        // By these rules duplicates bind nothing.
        (Calculations::Classic, _) => None,
        (Calculations::Intervals, _) => match merged(report, facts, report.rounding) {
            Ok(Merged::Value(interval)) => Some(interval),
            _ => None,
        },
    };
    let places = facts.iter().map(|entry| value_place(report, entry.fact)).collect();
    Term { concept, weight, value: values.next(), interval, places }
}

/// What the total has more than the weighed parts.
fn difference(total: &Term, parts: &[Term]) -> Result<Option<Figure>, OutOfRange> {
    let Some(mut rest) = total.value else { return Ok(None) };
    for part in parts {
        if let Some(value) = part.value {
            rest = rest.plus(weighted(value, part.weight)?.negated())?;
        }
    }
    Ok(Some(rest))
}

/// What the total is compared with.
fn compared(
    sum: &Sum<'_>,
    report: &Report,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
) -> Result<Option<Interval>, OutOfRange> {
    match report.calculations {
        Calculations::Intervals => interval(sum, report, found),
        Calculations::Classic => {
            Ok(classic::of_parts(sum.weights(), report, group, found)?.map(Interval::point))
        }
    }
}

/// The sum of the intervals of the parts; nothing where duplicates contradict each other.
fn interval(
    sum: &Sum<'_>,
    report: &Report,
    found: &[&[IndexEntry]],
) -> Result<Option<Interval>, OutOfRange> {
    let mut whole = Interval::ZERO;
    for (part, facts) in sum.parts.iter().zip(found) {
        match merged(report, facts, report.rounding)? {
            Merged::Nothing => {}
            Merged::Conflict => return Ok(None),
            Merged::Value(interval) => whole = whole.plus(interval.times(part.arc.weight)?)?,
        }
    }
    Ok(Some(whole))
}
