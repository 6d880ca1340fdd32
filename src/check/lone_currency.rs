//! The one amount of a statement in another currency than all others.
//!
//! An amount that is translated for convenience stands beside the one that it translates. One that alone has a
//! currency, and no other beside it though its row has the usual one in other columns, or the same digits in both, got
//! a wrong unit. A row that has no other may be in that currency by its nature, as a bond is.

use super::gathered::Gathered;
use super::place;
use super::sum_finding::name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, FactIndex, Report, StatementId, Taxonomy, UnitId, Value};

/// How many amounts of a statement must be in the other currency.
const LEAST: usize = 6;

/// The amounts of a statement in a currency: how many there are, and the first.
type Amounts = Vec<(UnitId, usize, FactId)>;

/// Tells such amounts, and says which.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> Vec<FactId> {
    let mut told = Vec::new();
    let is_currency: Vec<bool> = report
        .units
        .iter()
        .map(|unit| unit.measures.counts_money() && unit.measures.single().is_some())
        .collect();
    if is_currency.iter().filter(|is| **is).count() < 2 {
        return told;
    }
    let mut statements: Gathered<StatementId, Amounts> = Gathered::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let (Some(statement), Some(unit)) = (fact.statement, fact.unit) else { continue };
        if !is_currency[unit.index()] {
            continue;
        }
        let amounts = statements.of(statement, Amounts::new);
        match amounts.iter_mut().find(|(of, ..)| *of == unit) {
            Some((_, count, _)) => *count += 1,
            None => amounts.push((unit, 1, FactId::from(at))),
        }
    }
    for (statement, amounts) in statements.into_all() {
        let (usual, odd) = match amounts.as_slice() {
            [(usual, count, _), (_, 1, odd)] | [(_, 1, odd), (usual, count, _)]
                if *count >= LEAST =>
            {
                (*usual, *odd)
            }
            _ => continue,
        };
        let fact = report.fact(odd);
        let mut twins = index.quantity(fact.concept, (Some(usual), fact.context)).iter();
        let is_number = matches!(fact.value, Value::Number(value) if !value.is_zero());
        let is_same = |id: FactId| is_number && report.fact(id).value == fact.value;
        // What stands in this column is a twin: any other in the usual currency stands in another one.
        let has_usual = || index.of(fact.concept).iter().any(|entry| entry.unit == Some(usual));
        if twins.len() == 0 && has_usual() || twins.any(|entry| is_same(entry.fact)) {
            diagnostics.push(tell(taxonomy, report, statement, odd, usual));
            told.push(odd);
        }
    }
    told
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    statement: StatementId,
    id: FactId,
    usual: UnitId,
) -> Diagnostic {
    let fact = report.fact(id);
    let unit = |id: UnitId| report.units[id.index()].name.as_str();
    let message = format!(
        "`{}` for {} is the only amount of `{}` in {}: all others are in {}.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        taxonomy.statements[statement.index()].id,
        fact.unit.map_or("", &unit),
        unit(usual),
    );
    Diagnostic::new(Code::DisplacedFact, place(report, id, |columns| columns.unit), message)
        .help("check its unit")
}
