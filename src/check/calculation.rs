//! Sums (Calculations 1.1).
//!
//! For every total and its parts in a statement of the entry point, and for every unit and
//! context in which the total and at least one part are reported: the interval of the total and
//! the sum of the intervals of the parts must have a point in common. Duplicates are merged by
//! intersection; parts that are not reported count as nothing. What the report lists as known is
//! a note, see [`Known`].

use super::interval::{self, Interval};
use super::known::{Known, SumKey};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    CalculationArc, ConceptId, FactId, FactIndex, Figure, IndexEntry, KnownInconsistency,
    OutOfRange, Report, Rounding, Statement, StatementId, Taxonomy, Value,
};

/// Checks all sums and gives how many there were.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> usize {
    let mut checked = 0;
    let mut known = Known::of(taxonomy, report);
    for id in &taxonomy.entry_points[report.entry_point].statements {
        for total in totals(&taxonomy.statements[id.index()]) {
            let sum = Sum::new(taxonomy, report, index, *id, total);
            checked += sum.check(&mut known, diagnostics);
        }
    }
    known.tell_needless(diagnostics);
    checked
}

/// The totals of a statement, each once.
fn totals(statement: &Statement) -> Vec<ConceptId> {
    let mut totals: Vec<ConceptId> = statement.calculations.iter().map(|arc| arc.total).collect();
    totals.sort_unstable();
    totals.dedup();
    totals
}

/// A total with its parts, over all units and contexts.
struct Sum<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    statement: StatementId,
    total: &'a [IndexEntry],
    parts: Vec<Part<'a>>,
}

/// What a sum comes to in one unit and context.
enum Outcome {
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
struct Part<'a> {
    arc: &'a CalculationArc,
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
    fn new(
        taxonomy: &'a Taxonomy,
        report: &'a Report,
        index: &'a FactIndex,
        statement: StatementId,
        total: ConceptId,
    ) -> Self {
        let arcs = taxonomy.statements[statement.index()]
            .calculations
            .iter()
            .filter(|arc| arc.total == total);
        let parts = arcs.map(|arc| Part { arc, rest: index.of(arc.item) }).collect();
        Self { taxonomy, report, statement, total: index.of(total), parts }
    }

    fn check(mut self, known: &mut Known<'_>, diagnostics: &mut Diagnostics) -> usize {
        let mut checked = 0;
        let mut found: Vec<&[IndexEntry]> = Vec::new();
        for group in self.total.chunk_by(|a, b| a.group() == b.group()) {
            found.clear();
            found.extend(self.parts.iter_mut().map(|part| part.advance(&group[0])));
            let key = self.key(&group[0]);
            match self.outcome(group, &found) {
                Ok(Outcome::NotBound) => {}
                // Inconsistent duplicates are told elsewhere; no sum is made of them.
                Ok(Outcome::Unclear) => known.unclear(key),
                Ok(Outcome::Holds) => {
                    checked += 1;
                    known.holds(key);
                }
                Ok(Outcome::Off { total, sum }) => {
                    checked += 1;
                    let off = self.off(group, &found, total, sum);
                    diagnostics.push(match known.off(key) {
                        Some((row, place)) => explained(off, row, place),
                        None => off,
                    });
                }
                Err(OutOfRange) => {
                    known.unclear(key);
                    self.tell_too_long(group, diagnostics);
                }
            }
        }
        checked
    }

    /// What names the sum in the group of a total.
    fn key(&self, total: &IndexEntry) -> SumKey {
        (self.statement, total.concept, total.unit, total.context)
    }

    /// Whether the sum binds in a group, and whether it holds there.
    fn outcome(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
    ) -> Result<Outcome, OutOfRange> {
        if self.is_exact(group, found) {
            return Ok(Outcome::Holds);
        }
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

    /// The diagnostic for a sum that does not hold.
    fn off(
        &self,
        group: &[IndexEntry],
        found: &[&[IndexEntry]],
        total: Interval,
        sum: Interval,
    ) -> Diagnostic {
        let name = |concept: ConceptId| &self.taxonomy.concept(concept).name.local;
        let entry = group[0];
        let message = format!(
            "`{}` for {} is {}, but its parts in {} give between {} and {}.",
            name(entry.concept),
            self.report.period(entry.context),
            self.value(entry.fact),
            self.taxonomy.statements[self.statement.index()].id,
            sum.low.at,
            sum.high.at,
        );
        let mut parts = Vec::new();
        let mut diagnostic = Diagnostic::new(
            Code::InconsistentCalculation,
            value_place(self.report, entry.fact),
            message,
        );
        for (part, facts) in self.parts.iter().zip(found) {
            let weight = part.arc.weight;
            match facts.first() {
                Some(entry) => {
                    parts.push(format!(
                        "{} {} × {weight}",
                        name(part.arc.item),
                        self.value(entry.fact)
                    ));
                    diagnostic = diagnostic.related(value_place(self.report, entry.fact));
                }
                None => parts.push(format!("{} (not reported)", name(part.arc.item))),
            }
        }
        diagnostic.help(format!(
            "the total lies between {} and {}; the parts are {}",
            total.low.at,
            total.high.at,
            parts.join(", ")
        ))
    }

    fn value(&self, fact: FactId) -> String {
        match self.report.fact(fact).value {
            Value::Number(value) => value.to_string(),
            _ => "nil".to_owned(),
        }
    }

    fn tell_too_long(&self, group: &[IndexEntry], diagnostics: &mut Diagnostics) {
        let name = &self.taxonomy.concept(group[0].concept).name.local;
        let place = value_place(self.report, group[0].fact);
        let message = format!("The sum of the parts of `{name}` has more than 28 digits.");
        diagnostics.push(
            Diagnostic::new(Code::FigureTooLong, place, message)
                .help("check the scales of the figures"),
        );
    }
}

/// The note for a sum that does not hold and is known for it.
fn explained(off: Diagnostic, row: &KnownInconsistency, place: Place) -> Diagnostic {
    let code = Code::KnownInconsistency;
    let message = format!("{} It is known: {}", off.message, row.explanation);
    Diagnostic { code, severity: code.info().severity, message, ..off }.related(place)
}

/// Facts about one quantity, taken together.
enum Merged {
    /// There are none, or all are nil.
    Nothing,
    /// They can't all be right.
    Conflict,
    /// Where the value lies.
    Value(Interval),
}

fn merged(report: &Report, group: &[IndexEntry], mode: Rounding) -> Result<Merged, OutOfRange> {
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
