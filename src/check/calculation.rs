//! Sums (Calculations 1.1).
//!
//! For every total and its parts in a statement of the entry point, and for every unit and
//! context in which the total and at least one part are reported: the interval of the total and
//! the sum of the intervals of the parts must have a point in common. Duplicates are merged by
//! intersection; parts that are not reported count as nothing. What the report lists as known is
//! a note, see [`Known`].
//!
//! If it is asked for, sums are judged as in XBRL 2.1 §5.2.5.2 instead, see [`classic`].
//!
//! [`classic`]: super::classic

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::classic;
use super::culprit;
use super::duplicates;
use super::interval::{self, Interval};
use super::known::{Known, SumKey};
use super::sum_finding;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    CalculationArc, Calculations, ConceptId, FactId, FactIndex, Figure, IndexEntry, OutOfRange,
    Report, Rounding, Statement, StatementId, Taxonomy, Value,
};

/// How many sums that do not hold are looked at for what is wrong in them. Who has more has
/// another trouble than one wrong figure.
const EXPLAINED: usize = 500;

/// Checks all sums and gives how many there were.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> usize {
    let mut checked = 0;
    let mut known = Known::of(taxonomy, report);
    known.tell_repeated(diagnostics);
    for quantity in &report.lost.quantities {
        known.lost(*quantity);
    }
    let mut broken = Broken::default();
    for sum in sums(taxonomy, report, index) {
        sum.walk(|sum, group, found| {
            checked += usize::from(sum.judge(group, found, &mut known, &mut broken, diagnostics));
            if broken.sums.len() > EXPLAINED {
                broken.tell(taxonomy, report, index, diagnostics);
            }
        });
    }
    broken.tell(taxonomy, report, index, diagnostics);
    known.tell_needless(diagnostics);
    checked
}

/// The sums that do not hold.
#[derive(Default)]
pub(super) struct Broken {
    /// Those that are not told yet.
    pub(super) sums: Vec<BrokenSum>,
    /// Those that are known not to hold.
    pub(super) known: FxHashSet<SumKey>,
    /// The first facts of quantities that only truncation sets apart, as far as they are told.
    apart: FxHashSet<FactId>,
    /// Whether as many were told as are looked at.
    enough: bool,
}

impl Broken {
    /// Tells what was gathered, as far as can be with what is wrong in it. What comes later is
    /// told as it is.
    fn tell(
        &mut self,
        taxonomy: &Taxonomy,
        report: &Report,
        index: &FactIndex,
        diagnostics: &mut Diagnostics,
    ) {
        // By the older rules sums of rounded figures often fail, which points at no figure.
        if !self.enough && report.calculations == Calculations::Intervals {
            culprit::explain(taxonomy, report, index, self);
        }
        self.enough = self.sums.len() > EXPLAINED || self.enough;
        for sum in self.sums.drain(..) {
            diagnostics.push(sum.told);
        }
    }
}

/// A sum that does not hold, and what is told of it.
pub(super) struct BrokenSum {
    pub(super) key: SumKey,
    pub(super) told: Diagnostic,
}

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
    Off { total: Interval, sum: Interval },
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

    /// Tells what is wrong with the sum in a group. Gives whether it could be judged.
    fn judge(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
        known: &mut Known<'_>,
        broken: &mut Broken,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let key = self.key(&group[0]);
        match self.outcome(group, found) {
            Ok(Outcome::NotBound) => return false,
            Ok(Outcome::Unclear) => {
                known.unclear(key);
                self.tell_unclear(group, found, broken, diagnostics);
                return false;
            }
            Ok(Outcome::Holds) => known.holds(key),
            Ok(Outcome::Off { total, sum }) => {
                let told = sum_finding::off(self, group, found, total, sum);
                match known.off(key) {
                    Some((row, place)) => {
                        broken.known.insert(key);
                        diagnostics.push(sum_finding::known(told, row, place));
                    }
                    None => broken.sums.push(BrokenSum { key, told }),
                }
            }
            Err(OutOfRange) => {
                known.unclear(key);
                diagnostics.push(sum_finding::too_long(self, group));
                return false;
            }
        }
        true
    }

    /// Tells that a sum can't be judged, and what is wrong where nobody else does: figures that
    /// only truncation sets apart, each quantity once.
    fn tell_unclear(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
        broken: &mut Broken,
        diagnostics: &mut Diagnostics,
    ) {
        if self.report.rounding == Rounding::Truncate {
            for facts in std::iter::once(&group).chain(found) {
                let told = duplicates::apart_by_truncation(self.taxonomy, self.report, facts);
                if let Some(told) = told.filter(|_| broken.apart.insert(facts[0].fact)) {
                    diagnostics.push(told);
                }
            }
        }
        if let Some(told) = sum_finding::unjudged(self, group, found) {
            diagnostics.push(told);
        }
    }

    /// What names the sum in the group of a total.
    fn key(&self, total: &IndexEntry) -> SumKey {
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
            Calculations::Classic => classic::outcome(self, self.report, group, found)?,
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
            (true, None) => Outcome::Off { total, sum },
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

/// Facts about one quantity, taken together.
pub(super) enum Merged {
    /// There are none, or all are nil.
    Nothing,
    /// They can't all be right.
    Conflict,
    /// Where the value lies.
    Value(Interval),
}

pub(super) fn merged(
    report: &Report,
    group: &[IndexEntry],
    mode: Rounding,
) -> Result<Merged, OutOfRange> {
    let mut value: Option<Interval> = None;
    let mut nil = false;
    for entry in group {
        let fact = report.fact(entry.fact);
        let Value::Number(figure) = fact.value else {
            nil = true;
            continue;
        };
        let interval = Interval::of(figure, fact.decimals, mode)?;
        value = match value {
            None => Some(interval),
            Some(before) => match before.meet(interval) {
                Some(both) => Some(both),
                None => return Ok(Merged::Conflict),
            },
        };
    }
    Ok(match value {
        None => Merged::Nothing,
        Some(_) if nil => Merged::Conflict,
        Some(interval) => Merged::Value(interval),
    })
}
