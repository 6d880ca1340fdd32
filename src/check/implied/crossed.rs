//! Two figures of a column that stand in each other's row.
//!
//! A table still adds up where two parts of one sum are interchanged. But what is much the same in column after column
//! seldom moves to another size, or to the other sign, in one of them; and where the row below does so too, in the same
//! column, and each is then near the other's row, they were interchanged. Two columns say nothing of that: an amount
//! may go to any size from one year to the next, and flows and changes to the other sign.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Cell, cell};
use crate::check::magnitude::alike;
use crate::check::scale::months;
use crate::check::sign::is_called_change;
use crate::check::statement_rows::WIDEST;
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::check::words::{Sense, has};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, ContextId, DimensionsId, EntityId, Fact, FactId, Figure, PeriodType, Report,
    StatementId, Taxonomy, UnitId, Value,
};

/// How many times the one of two near figures the other may be, in tenths: where sizes alone say so, and where signs
/// do.
const BY_SIZE: i128 = 11;
const BY_SIGN: i128 = 15;

/// In how many other columns both rows must be much the same; and in how many where the rest of the statement is.
const COLUMNS: usize = 3;
const COLUMNS_OF_STEADY: usize = 2;

/// How many other rows of a statement must be much the same, and how many for each that is not; and of how many this is
/// looked for.
const STEADY: usize = 5;
const LONGEST: usize = 200;

/// The rows of a statement over periods of one length.
type Table = (StatementId, UnitId, EntityId, DimensionsId, i64);

/// The figures of each row of a table; a context has one.
type Rows = BTreeMap<ConceptId, BTreeMap<ContextId, Figure>>;

/// Tells figures that stand in each other's row, but for those of which something is told.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    told: &FxHashSet<Cell>,
    diagnostics: &mut Diagnostics,
) {
    let mut tables: FxHashMap<Table, Rows> = FxHashMap::default();
    let mut last: FxHashMap<(StatementId, UnitId, ContextId), FactId> = FxHashMap::default();
    let mut pairs = Vec::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let Some((table, number)) = place(taxonomy, report, fact) else { continue };
        let row = tables.entry(table).or_default().entry(fact.concept).or_default();
        row.entry(fact.context).or_insert(number);
        let id = FactId::from(at);
        if let Some(above) = last.insert((table.0, table.1, fact.context), id)
            && report.fact(above).concept != fact.concept
        {
            pairs.push((table, [above, id]));
        }
    }
    let is_told =
        |id: &FactId| cell(&value_place(report, *id)).is_some_and(|cell| told.contains(&cell));
    let mut crossed = FxHashSet::default();
    for (table, pair) in pairs {
        let Some(rows) = tables.get(&table) else { continue };
        let facts = pair.map(|id| report.fact(id));
        // Nearly all are near what their row has elsewhere.
        if !facts.iter().all(|fact| is_displaced(rows, fact)) {
            continue;
        }
        let [Some(above), Some(below)] = facts.map(|fact| in_row(rows, fact)) else { continue };
        let concepts = facts.map(|fact| fact.concept);
        if are_crossed(&above, &below)
            && !concepts.iter().any(|id| is_change(taxonomy, report, *id))
            && is_borne_out(taxonomy, rows, (facts[0].context, concepts), [&above, &below])
            && !pair.iter().any(is_told)
            && crossed.insert((table, concepts))
        {
            diagnostics.push(tell(taxonomy, report, pair));
        }
    }
}

/// The table of a fact and its number, of three digits at least.
fn place(taxonomy: &Taxonomy, report: &Report, fact: &Fact) -> Option<(Table, Figure)> {
    let Value::Number(number) = fact.value else { return None };
    let least = Figure::unit(fact.decimals.places()?).ok()?.shift(2).ok()?;
    let (statement, unit) = (fact.statement?, fact.unit?);
    if number.abs() < least || !taxonomy.concept(fact.concept).item_type.is_monetary() {
        return None;
    }
    let context = report.contexts[fact.context.index()];
    let months = months(report.period(fact.context));
    Some(((statement, unit, context.entity, context.dimensions, months), number))
}

/// Whether a figure is far from those of its row in all other columns.
fn is_displaced(rows: &Rows, fact: &Fact) -> bool {
    let Some(row) = rows.get(&fact.concept) else { return false };
    let Some(own) = row.get(&fact.context) else { return false };
    let others = row.iter().filter(|(context, _)| **context != fact.context);
    is_far_from(*own, others.map(|(_, other)| *other))
}

fn is_far_from(own: Figure, mut others: impl Iterator<Item = Figure>) -> bool {
    others.all(|other| !are_same(own, other))
}

/// A figure, and those of its row in other columns.
type InRow = (Figure, Vec<Figure>);

/// A figure with its row; nothing where that has more columns than a statement has.
fn in_row(rows: &Rows, fact: &Fact) -> Option<InRow> {
    let row = rows.get(&fact.concept).filter(|row| row.len() <= WIDEST)?;
    let others = row.iter().filter(|(context, _)| **context != fact.context);
    Some((*row.get(&fact.context)?, others.map(|(_, number)| *number).collect()))
}

/// Whether an amount is a change by its name or its labels: each size and each sign is as good as another.
fn is_change(taxonomy: &Taxonomy, report: &Report, id: ConceptId) -> bool {
    let name = taxonomy.concept(id).name.local.to_lowercase();
    has(&name, Sense::Change) || is_called_change(taxonomy, report, id)
}

/// Whether two figures have the same sign, and one is at most twice the other.
fn are_same(a: Figure, b: Figure) -> bool {
    a.is_negative() == b.is_negative() && alike(a.abs(), b.abs())
}

/// Whether each of two figures is far from its own row, and near that of the other; both rows are much the same in all
/// other columns.
fn are_crossed(a: &InRow, b: &InRow) -> bool {
    let has_sign = |of: Figure, other: Figure| of.is_negative() == other.is_negative();
    let is_turned = |of: &InRow| of.1.iter().all(|other| !has_sign(of.0, *other));
    let is_far = |of: &InRow| is_far_from(of.0, of.1.iter().copied());
    let is_even = |of: &InRow| {
        let (least, most) = (of.1.iter().min(), of.1.iter().max());
        least.zip(most).is_some_and(|(least, most)| are_same(*least, *most))
    };
    let tenths = if is_turned(a) && is_turned(b) { BY_SIGN } else { BY_SIZE };
    let is_near = |of: Figure, row: &InRow| {
        row.1.iter().any(|other| has_sign(of, *other) && near(of.abs(), other.abs(), tenths))
    };
    is_even(a) && is_even(b) && is_far(a) && is_far(b) && is_near(a.0, b) && is_near(b.0, a)
}

/// Whether both are flows, and there are enough other columns, or fewer and the other rows have not moved either. Balances
/// go from one row to the other when they come due, or when what was built is put to use.
fn is_borne_out(
    taxonomy: &Taxonomy,
    rows: &Rows,
    (context, concepts): (ContextId, [ConceptId; 2]),
    [a, b]: [&InRow; 2],
) -> bool {
    let columns = a.1.len().min(b.1.len());
    let are_flows =
        || concepts.iter().all(|id| taxonomy.concept(*id).period_type == PeriodType::Duration);
    are_flows()
        && (columns >= COLUMNS
            || columns >= COLUMNS_OF_STEADY && is_steady(rows, context, concepts))
}

/// Whether the other rows of a table are much the same in a column as in all others.
fn is_steady(rows: &Rows, context: ContextId, but: [ConceptId; 2]) -> bool {
    if rows.len() > LONGEST {
        return false;
    }
    let (mut steady, mut moved) = (0, 0);
    for (_, row) in rows.iter().filter(|(id, row)| !but.contains(id) && row.len() <= WIDEST) {
        let Some(here) = row.get(&context).filter(|_| row.len() > 1) else { continue };
        match row.values().all(|number| are_same(*here, *number)) {
            true => steady += 1,
            false => moved += 1,
        }
    }
    steady >= STEADY && moved * STEADY <= steady
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
        assert!(are((-410, &[700, 690]), (650, &[-450, -440])));
        // Near their own rows, far from the other, alone.
        assert!(!are((910, &[905]), (300, &[310])));
        assert!(!are((310, &[905]), (900, &[450])));
        assert!(!are((310, &[905]), (900, &[])));
        // One that has turned, beside one that has not.
        assert!(!are((-410, &[700]), (650, &[640])));
        // Rows that go from one size, or from one sign, to another anyway.
        assert!(!are((310, &[905, 305]), (900, &[300, 330])));
        assert!(!are((-610, &[480, 200]), (540, &[-590, -310])));
        assert!(!are((-610, &[480, -300]), (540, &[-590, 310])));
    }
}
