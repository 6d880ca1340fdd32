//! Two figures of a column that stand in each other's row.
//!
//! A table still adds up where two parts of one sum are interchanged. But a figure is near those of its row in the other
//! columns more often than not: where two that stand one below the other are each far from all of their own row, and
//! near one of the other's, or have the other sign than all of their own and that of the other, they were interchanged.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Cell, cell};
use crate::check::magnitude::alike;
use crate::check::scale::months;
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, ContextId, DimensionsId, EntityId, Fact, FactId, Figure, Report, StatementId,
    Taxonomy, UnitId, Value,
};

/// How many times the one of two near figures the other may be, in tenths: where sizes alone say so, and where signs
/// do.
const BY_SIZE: i128 = 11;
const BY_SIGN: i128 = 15;

/// The row of an amount in a statement, over periods of one length.
type Row = (StatementId, ConceptId, UnitId, EntityId, DimensionsId, i64);

/// Tells figures that stand in each other's row, but for those of which something is told.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    told: &FxHashSet<Cell>,
    diagnostics: &mut Diagnostics,
) {
    let mut rows: FxHashMap<Row, Vec<(ContextId, Figure)>> = FxHashMap::default();
    let mut last: FxHashMap<(StatementId, UnitId, ContextId), FactId> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let Some((row, number)) = row(taxonomy, report, fact) else { continue };
        rows.entry(row).or_default().push((fact.context, number));
        let id = FactId::from(at);
        if let Some(above) = last.insert((row.0, row.2, fact.context), id)
            && report.fact(above).concept != fact.concept
        {
            pairs.push([above, id]);
        }
    }
    let is_told =
        |id: &FactId| cell(&value_place(report, *id)).is_some_and(|cell| told.contains(&cell));
    let mut crossed = FxHashSet::default();
    for pair in pairs {
        let numbers = pair.map(|id| {
            let fact = report.fact(id);
            let (row, number) = row(taxonomy, report, fact)?;
            let all = rows.get(&row)?.iter();
            let others = all.filter(|(context, _)| *context != fact.context);
            Some((row, (number, others.map(|(_, number)| *number).collect::<Vec<_>>())))
        });
        let [Some((row, above)), Some((other, below))] = numbers else { continue };
        // Of two columns each is the other way round than the other.
        if are_crossed(&above, &below) && !pair.iter().any(is_told) && crossed.insert((row, other))
        {
            diagnostics.push(tell(taxonomy, report, pair));
        }
    }
}

/// The row of a fact and its number, of three digits at least.
fn row(taxonomy: &Taxonomy, report: &Report, fact: &Fact) -> Option<(Row, Figure)> {
    let Value::Number(number) = fact.value else { return None };
    let least = Figure::unit(fact.decimals.places()?).ok()?.shift(2).ok()?;
    let (statement, unit) = (fact.statement?, fact.unit?);
    if number.abs() < least || !taxonomy.concept(fact.concept).item_type.is_monetary() {
        return None;
    }
    let context = report.contexts[fact.context.index()];
    let months = months(report.period(fact.context));
    Some(((statement, fact.concept, unit, context.entity, context.dimensions, months), number))
}

/// A figure, and those of its row in other columns.
type InRow = (Figure, Vec<Figure>);

fn are_crossed(a: &InRow, b: &InRow) -> bool {
    let has_sign = |of: Figure, other: Figure| of.is_negative() == other.is_negative();
    let is_turned = |of: &InRow| of.1.iter().all(|other| !has_sign(of.0, *other));
    let is_far = |of: &InRow| {
        of.1.iter().all(|other| !has_sign(of.0, *other) || !alike(of.0.abs(), other.abs()))
    };
    let is_near = |of: Figure, row: &InRow, tenths| {
        row.1.iter().any(|other| has_sign(of, *other) && near(of.abs(), other.abs(), tenths))
    };
    let cross = |tenths| is_near(a.0, b, tenths) && is_near(b.0, a, tenths);
    let have_others = !a.1.is_empty() && !b.1.is_empty();
    have_others
        && (is_far(a) && is_far(b) && cross(BY_SIZE)
            || is_turned(a) && is_turned(b) && cross(BY_SIGN))
}

/// Whether the larger of two sizes is at most so many tenths of the other.
fn near(a: Figure, b: Figure, tenths: i128) -> bool {
    let (less, more) = (a.min(b), a.max(b));
    let most = Figure::new(tenths, 1).and_then(|times| less.times(times));
    most.is_ok_and(|most| more <= most)
}

fn tell(taxonomy: &Taxonomy, report: &Report, [above, below]: [FactId; 2]) -> Diagnostic {
    let said = |id: FactId| (name(taxonomy, report.fact(id).concept), value(report, id));
    let ((one, is), (other, of_other)) = (said(above), said(below));
    let message = format!(
        "`{one}` for {} is {is} and `{other}` {of_other}: by the other columns each stands in the row of the other.",
        report.period(report.fact(above).context),
    );
    Diagnostic::new(Code::InterchangedColumns, value_place(report, above), message)
        .related(value_place(report, below))
        .help("were the two figures interchanged?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_crossed_where_each_is_near_the_others_row() {
        let figure = |number: i128| Figure::new(number, 0).unwrap();
        let row = |number, others: &[i128]| -> InRow {
            (figure(number), others.iter().map(|other| figure(*other)).collect())
        };
        let are =
            |a: (i128, &[i128]), b: (i128, &[i128])| are_crossed(&row(a.0, a.1), &row(b.0, b.1));
        assert!(are((310, &[905, 890]), (900, &[300, 330])));
        assert!(are((-410, &[700]), (650, &[-450])));
        // Near their own rows, far from the other, alone.
        assert!(!are((910, &[905]), (300, &[310])));
        assert!(!are((310, &[905]), (900, &[450])));
        assert!(!are((310, &[905]), (900, &[])));
        // One that has turned, beside one that has not.
        assert!(!are((-410, &[700]), (650, &[640])));
    }
}
