//! Statements in another scale than the rest of the report, and off by just that scale.
//!
//! Every sum of a statement holds in itself when all of it was read in thousands instead of
//! millions. Against the other statements it shows: its figures are in another scale than theirs,
//! and the largest of them is as many times smaller or larger. Either alone says nothing: details
//! are smaller than the whole, and highlights in millions stand beside statements in thousands.
//! Where the others have several scales, one that is far larger than all of them is told, and one
//! in a smaller scale than any of them whose figures would be as large as theirs in the next one. One that shares a
//! figure with a statement in another scale has its own.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, FactIndex, Figure, Report, StatementId, Taxonomy, UnitId, Value};

/// The least number of figures of a statement that is judged.
const LEAST: usize = 3;

/// The least number of others where these have several scales.
const OTHERS: usize = 3;

/// How many times larger than all others a statement is that is far larger.
const FAR: i128 = 50;

/// How many times as large one of two statements may be that are about as large.
const ALIKE: i128 = 20;

/// Tells statements whose scale is wrong.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut by_unit: BTreeMap<UnitId, Vec<Table>> = BTreeMap::new();
    for ((unit, _), table) in tables(report).sorted() {
        by_unit.entry(unit).or_default().push(table);
    }
    for tables in by_unit.values().filter(|tables| tables.len() > 1) {
        let odd: Vec<(&Table, &Table)> =
            tables.iter().filter_map(|table| Some((table, apart(table, tables)?))).collect();
        // Of two the one with fewer figures is told.
        let told = match odd.as_slice() {
            [(a, _), (b, _)] if tables.iter().filter(|table| !table.mixed).count() == 2 => {
                if a.count < b.count { &odd[..1] } else { &odd[1..] }
            }
            all => all,
        };
        for (table, other) in told.iter().filter(|(table, _)| !is_confirmed(report, index, table)) {
            diagnostics.push(tell(taxonomy, report, table, other));
        }
    }
}

/// The figures of a statement in a unit of money.
struct Table {
    statement: StatementId,
    /// The smallest that they have.
    scale: i8,
    /// Whether its facts have several scales.
    mixed: bool,
    count: usize,
    size: Figure,
    largest: FactId,
}

/// The statements with their figures of a unit of money.
fn tables(report: &Report) -> Gathered<(UnitId, StatementId), Table> {
    let mut tables: Gathered<(UnitId, StatementId), Table> = Gathered::new();
    let is_money: Vec<bool> = report
        .units
        .iter()
        .map(|unit| unit.measures.counts_money() && unit.measures.single().is_some())
        .collect();
    for (at, fact) in report.facts.iter().enumerate() {
        let (Some(unit), Some(statement), Value::Number(value)) =
            (fact.unit, fact.statement, fact.value)
        else {
            continue;
        };
        if value.is_zero() || !is_money[unit.index()] {
            continue;
        }
        let (size, id) = (value.abs(), FactId::from(at));
        let table = tables.of((unit, statement), || Table {
            statement,
            scale: fact.scale,
            mixed: false,
            count: 0,
            size,
            largest: id,
        });
        table.count += 1;
        table.mixed |= table.scale != fact.scale;
        table.scale = table.scale.min(fact.scale);
        if size > table.size {
            (table.size, table.largest) = (size, id);
        }
    }
    tables.keep(|table| table.count >= LEAST)
}

/// Whether another statement gives one of the figures in another scale: it is the same amount, and the scale was meant.
fn is_confirmed(report: &Report, index: &FactIndex, table: &Table) -> bool {
    let mut facts = report.facts.iter().filter(|fact| fact.statement == Some(table.statement));
    facts.any(|fact| {
        let others = index.quantity(fact.concept, (fact.unit, fact.context)).iter();
        let mut others = others.map(|entry| report.fact(entry.fact));
        let is_number = matches!(fact.value, Value::Number(value) if !value.is_zero());
        is_number && others.any(|other| other.value == fact.value && other.scale != fact.scale)
    })
}

/// One of the other statements from which a statement is off by a scale.
fn apart<'a>(table: &Table, tables: &'a [Table]) -> Option<&'a Table> {
    if table.mixed {
        return None;
    }
    off(table, tables).or_else(|| far(table, tables))
}

/// The largest of the other statements, whatever their scales, where a statement is far larger than it and would not
/// be in the scale before; or where no other has a scale as small, and in the smallest of theirs it would be as large.
fn far<'a>(table: &Table, tables: &'a [Table]) -> Option<&'a Table> {
    let others = || tables.iter().filter(|other| other.statement != table.statement);
    if others().count() < OTHERS {
        return None;
    }
    let largest = others().max_by_key(|other| other.size)?;
    let times = |size: Figure, times: i128| size.times(Figure::new(times, 0).ok()?).ok();
    let is_about = |size: Figure| {
        Some(times(size, ALIKE)? >= largest.size && times(largest.size, ALIKE)? >= size)
    };
    if table.size > times(largest.size, FAR)? {
        return is_about(table.size.shift(-3).ok()?)?.then_some(largest);
    }
    let power = i32::from(others().map(|other| other.scale).min()?) - i32::from(table.scale);
    let is_small = matches!(power, 3 | 6) && times(table.size, FAR)? < largest.size;
    (is_small && is_about(table.size.shift(power).ok()?)?).then_some(largest)
}

/// One of the other statements, which all have one scale, where a statement is off from all of
/// them by what its scale is apart from theirs.
fn off<'a>(table: &Table, tables: &'a [Table]) -> Option<&'a Table> {
    let is_other = |other: &&Table| other.statement != table.statement && !other.mixed;
    let mut others = tables.iter().filter(is_other);
    let first = others.next()?;
    let power = i32::from(table.scale) - i32::from(first.scale);
    let is_off = |other: &Table| {
        other.scale == first.scale && is_off(table.size, other.size, power).unwrap_or(false)
    };
    (matches!(power.abs(), 3 | 6) && is_off(first) && others.all(is_off)).then_some(first)
}

/// Whether the first of two sizes exceeds the second by more than a factor of a hundred in the
/// direction of the power, and is within that factor without the power.
fn is_off(size: Figure, other: Figure, power: i32) -> Option<bool> {
    let exceeds = |a: Figure, b: Figure| Some(a > b.shift(2).ok()?);
    let apart = if power > 0 { exceeds(size, other)? } else { exceeds(other, size)? };
    let mended = size.shift(-power).ok()?;
    Some(apart && !exceeds(mended, other)? && !exceeds(other, mended)?)
}

fn tell(taxonomy: &Taxonomy, report: &Report, table: &Table, other: &Table) -> Diagnostic {
    let statement = |table: &Table| &taxonomy.statements[table.statement.index()].id;
    let figure = |id: FactId| {
        let fact = report.fact(id);
        format!("`{}` {}", name(taxonomy, fact.concept), value(report, id))
    };
    let message = format!(
        "`{}` is in 10^{}, the rest of the report in 10^{}, and its figures are as far apart: the \
         largest is {}, that of `{}` {}.",
        statement(table),
        table.scale,
        other.scale,
        figure(table.largest),
        statement(other),
        figure(other.largest),
    );
    Diagnostic::new(Code::ScaleOutlier, value_place(report, table.largest), message)
        .related(value_place(report, other.largest))
        .help("check the scale of the statement: thousands or millions")
}
