//! A total with its parts (Calculations 1.1), over all units and contexts in which both are reported.
//!
//! Duplicates are merged by intersection; parts that are not reported count as nothing. If it is asked
//! for, sums are judged as in XBRL 2.1 §5.2.5.2 instead, see [`classic`].
//!
//! [`classic`]: super::classic

use std::collections::BTreeMap;

use super::classic;
use super::interval::{self, Interval};
use super::known::SumKey;
use super::merged::{Merged, merged};
use crate::model::{
    CalculationArc, Calculations, ConceptId, FactIndex, Figure, IndexEntry, OutOfRange, Report,
    Statement, StatementId, Taxonomy, Value,
};

/// All sums of the entry point.
pub(super) fn sums<'a>(
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
) -> impl Iterator<Item = Sum<'a>> {
    let statements = taxonomy.statements_of(report.entry_point).iter();
    statements.flat_map(move |id| {
        let totals = totals(&taxonomy.statements[id.index()]);
        let of =
            move |(total, arcs): (_, Vec<_>)| Sum::new(taxonomy, report, index, (*id, total), arcs);
        totals.into_iter().map(of)
    })
}

/// The totals of a statement, each once, with what adds to them.
pub(super) fn totals(statement: &Statement) -> BTreeMap<ConceptId, Vec<&CalculationArc>> {
    let mut totals: BTreeMap<ConceptId, Vec<&CalculationArc>> = BTreeMap::new();
    for arc in &statement.calculations {
        totals.entry(arc.total).or_default().push(arc);
    }
    totals
}

/// A total with its parts, over all units and contexts.
pub(super) struct Sum<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) report: &'a Report,
    pub(super) statement: StatementId,
    total: &'a [IndexEntry],
    pub(super) parts: Vec<Part<'a>>,
}

/// What a sum comes to in one unit and context.
pub(super) enum Outcome {
    /// The total or every part is not reported.
    NotBound,
    /// It can't be told for inconsistent duplicates.
    Unclear,
    /// Total and sum can both be right.
    Holds,
    /// They can't.
    Off { total: Interval, parts: Interval },
}

/// A part: its arc, and its facts that were not passed yet. Totals and parts are sorted alike,
/// so that all of them are walked through once.
pub(super) struct Part<'a> {
    pub(super) arc: &'a CalculationArc,
    rest: &'a [IndexEntry],
}

impl<'a> Part<'a> {
    /// The facts of the part in the group of `total`.
    fn advance(&mut self, total: &IndexEntry) -> &'a [IndexEntry] {
        let skip = self.rest.iter().take_while(|entry| entry.group() < total.group()).count();
        self.rest = &self.rest[skip..];
        let same = self.rest.iter().take_while(|entry| entry.group() == total.group()).count();
        &self.rest[..same]
    }
}

impl<'a> Sum<'a> {
    pub(super) fn new(
        taxonomy: &'a Taxonomy,
        report: &'a Report,
        index: &'a FactIndex,
        (statement, total): (StatementId, ConceptId),
        arcs: impl IntoIterator<Item = &'a CalculationArc>,
    ) -> Self {
        let part = |arc: &'a CalculationArc| Part { arc, rest: index.of(arc.item) };
        let parts = arcs.into_iter().map(part).collect();
        Self { taxonomy, report, statement, total: index.of(total), parts }
    }

    /// Walks through the facts of the total, quantity by quantity, with those of the parts.
    pub(super) fn walk(mut self, mut visit: impl FnMut(&Self, &[IndexEntry], &[&[IndexEntry]])) {
        let mut found: Vec<&[IndexEntry]> = Vec::new();
        for group in self.total.chunk_by(|a, b| a.group() == b.group()) {
            found.clear();
            found.extend(self.parts.iter_mut().map(|part| part.advance(&group[0])));
            visit(&self, group, &found);
        }
    }

    /// What names the sum in the group of a total.
    pub(super) fn key(&self, total: &IndexEntry) -> SumKey {
        (self.statement, total.concept, total.unit, total.context)
    }

    /// Whether the sum binds in a group, and whether it holds there. Nothing is said of a sum that
    /// lacks a part whose figure can't be read.
    pub(super) fn outcome(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
    ) -> Result<Outcome, OutOfRange> {
        if self.is_exact(group, found) {
            return Ok(Outcome::Holds);
        }
        let outcome = match self.report.calculations {
            Calculations::Intervals => self.by_intervals(group, found)?,
            Calculations::Classic => self.by_rounding(group, found)?,
        };
        let lacks = matches!(outcome, Outcome::Off { .. }) && self.lacks_lost(group, found);
        Ok(if lacks { Outcome::Unclear } else { outcome })
    }

    /// Whether a part has no fact because its figure can't be read.
    pub(super) fn lacks_lost(&self, group: &[IndexEntry], found: &[&[IndexEntry]]) -> bool {
        let (unit, context) = group[0].group();
        let lost = &self.report.lost.quantities;
        let mut parts = self.parts.iter().zip(found).filter(|(_, facts)| facts.is_empty());
        !lost.is_empty() && parts.any(|(part, _)| lost.contains(&(part.arc.item, unit, context)))
    }

    /// Whether the total is the sum of the parts by the older rules.
    fn by_rounding(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
    ) -> Result<Outcome, OutOfRange> {
        Ok(match classic::compared(self.weights(), self.report, group, found)? {
            None => Outcome::NotBound,
            Some((total, parts)) if total == parts => Outcome::Holds,
            Some((total, parts)) => {
                Outcome::Off { total: Interval::point(total), parts: Interval::point(parts) }
            }
        })
    }

    /// The weights of the parts.
    pub(super) fn weights(&self) -> impl Iterator<Item = Figure> {
        self.parts.iter().map(|part| part.arc.weight)
    }

    /// Whether the interval of the total and the sum of those of the parts meet.
    fn by_intervals(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
    ) -> Result<Outcome, OutOfRange> {
        let mode = self.report.rounding;
        let total = match merged(self.report, group, mode)? {
            Merged::Nothing => return Ok(Outcome::NotBound),
            Merged::Conflict => return Ok(Outcome::Unclear),
            Merged::Value(total) => total,
        };
        let mut sum = Interval::ZERO;
        let mut binds = false;
        for (part, facts) in self.parts.iter().zip(found) {
            match merged(self.report, facts, mode)? {
                Merged::Nothing => {}
                Merged::Conflict => return Ok(Outcome::Unclear),
                Merged::Value(interval) => {
                    binds = true;
                    sum = sum.plus(interval.times(part.arc.weight)?)?;
                }
            }
        }
        Ok(match (binds, total.meet(sum)) {
            (false, _) => Outcome::NotBound,
            (true, Some(_)) => Outcome::Holds,
            (true, None) => Outcome::Off { total, parts: sum },
        })
    }

    /// Whether every quantity is reported once and the total is exactly the sum. Then the sum
    /// holds in every mode, because a value lies in its own interval; most sums are like that.
    fn is_exact(&self, group: &[IndexEntry], found: &[&[IndexEntry]]) -> bool {
        let value = |facts: &[IndexEntry]| match facts {
            [entry] => match self.report.fact(entry.fact).value {
                Value::Number(value) => Some(value),
                _ => None,
            },
            _ => None,
        };
        let mut sum = Some(Figure::ZERO);
        let mut binds = false;
        for (part, facts) in self.parts.iter().zip(found).filter(|(_, facts)| !facts.is_empty()) {
            binds = true;
            sum = sum.zip(value(facts)).and_then(|(sum, value)| {
                sum.plus(interval::weighted(value, part.arc.weight).ok()?).ok()
            });
        }
        binds && sum.is_some() && sum == value(group)
    }
}
