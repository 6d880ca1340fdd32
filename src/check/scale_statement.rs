//! Statements in another scale than the rest of the report, and off by just that scale.
//!
//! Every sum of a statement holds in itself when all of it was read in thousands instead of
//! millions. Against the other statements it shows: its figures are in another scale than theirs,
//! and the largest of them is as many times smaller or larger. Either alone says nothing: details
//! are smaller than the whole, and highlights in millions stand beside statements in thousands.

use std::collections::BTreeMap;

use super::gathered::Gathered;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Figure, Report, StatementId, Taxonomy, UnitId, Value};

/// The least number of figures of a statement that is judged.
const LEAST: usize = 3;

/// Tells statements whose scale is wrong.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let mut by_unit: BTreeMap<UnitId, Vec<Table>> = BTreeMap::new();
    for ((unit, _), table) in tables(report).sorted() {
        by_unit.entry(unit).or_default().push(table);
    }
    for tables in by_unit.values().filter(|tables| tables.len() > 1) {
        let odd: Vec<(&Table, &Table)> =
            tables.iter().filter_map(|table| Some((table, off(table, tables)?))).collect();
        // Of two the one with fewer figures is told.
        let told = match odd.as_slice() {
            [(a, _), (b, _)] if tables.len() == 2 => {
                if a.count < b.count {
                    &odd[..1]
                } else {
                    &odd[1..]
                }
            }
            all => all,
        };
        for (table, other) in told {
            diagnostics.push(tell(taxonomy, report, table, other));
        }
    }
}

/// The figures of a statement in a unit of money, which all have one scale.
struct Table {
    statement: StatementId,
    scale: i8,
    /// Whether its facts have several scales.
    mixed: bool,
    count: usize,
    size: Figure,
    largest: FactId,
}

/// The statements whose figures of a unit of money all have one scale.
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
        if !table.mixed && size > table.size {
            (table.size, table.largest) = (size, id);
        }
    }
    tables.keep(|table| !table.mixed && table.count >= LEAST)
}

/// One of the other statements, which all have one scale, where a statement is off from all of
/// them by what its scale is apart from theirs.
fn off<'a>(table: &Table, tables: &'a [Table]) -> Option<&'a Table> {
    let mut others = tables.iter().filter(|other| other.statement != table.statement);
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
