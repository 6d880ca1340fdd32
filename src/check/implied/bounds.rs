//! Figures that can't be as large as they are beside others of their column.
//!
//! What is left of sales when their cost is taken off is mostly more than what operations leave: only income that is no
//! sales makes up for their other costs. Where a statement has none, keeps to it in other columns, and no sum or rate
//! gives the operating income that it has, one of the three figures is another.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::{Cell, Implied, cell};
use crate::check::members::number;
use crate::check::slip::{Slip, readings};
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::check::words::{Named, Sense, begins, has, is_named, is_to_come, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, ContextId, DimensionsId, EntityId, FactId, Figure, PeriodType, Report,
    Taxonomy, UnitId, Value,
};

/// Tells figures that are too large, but for those of which something is told, and those that others confirm.
pub(super) fn check(
    (taxonomy, report): (&Taxonomy, &Report),
    implied: &Implied,
    told: &FxHashSet<Cell>,
    diagnostics: &mut Diagnostics,
) {
    let is_told =
        |id: &FactId| cell(&value_place(report, *id)).is_some_and(|cell| told.contains(&cell));
    for all in above_gross(taxonomy, report) {
        if !all.iter().any(is_told) && !implied.confirms(report, all[0]) {
            diagnostics.push(tell(taxonomy, report, all));
        }
    }
}

/// What an amount of the income statement is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Sales,
    Cost,
    /// What operations may bring besides.
    Gain,
    OperatingIncome,
}

fn line(concept: &Concept) -> Option<Line> {
    let name = &*concept.name.local;
    let is_flow = concept.item_type.is_monetary() && concept.period_type == PeriodType::Duration;
    let lower = name.to_lowercase();
    if !is_flow || has(&lower, Sense::Change) || is_to_come(name) {
        return None;
    }
    if words(Sense::TopLine).iter().any(|word| **word == *lower) {
        return Some(Line::Sales);
    }
    if begins(name, Named::CostOfSales) {
        return Some(Line::Cost);
    }
    let is_beside = [Named::BesideLevel, Named::BesideOperatingLevel];
    if begins(name, Named::OperatingLevel) && !is_beside.iter().any(|of| is_named(name, *of)) {
        return Some(Line::OperatingIncome);
    }
    let may_be = !is_named(name, Named::BesideGain) || is_named(name, Named::GainOrLoss);
    let is_gain = is_named(name, Named::OperatingGain) && may_be;
    is_gain.then_some(Line::Gain)
}

/// The most accurate figure of each amount of a column, by what it is.
type Lines = BTreeMap<Line, BTreeMap<ConceptId, FactId>>;

/// Operating incomes that are larger than sales less their cost, each the only one of its row, and these.
fn above_gross(taxonomy: &Taxonomy, report: &Report) -> Vec<[FactId; 3]> {
    type Row = ([ConceptId; 3], Option<UnitId>, EntityId);
    let mut lines: BTreeMap<ConceptId, Option<Line>> = BTreeMap::new();
    let mut columns: BTreeMap<(ContextId, Option<UnitId>), Lines> = BTreeMap::new();
    let places = |id: FactId| report.fact(id).decimals.places().unwrap_or(i32::MAX);
    for (at, fact) in report.facts.iter().enumerate() {
        let of = lines.entry(fact.concept).or_insert_with(|| line(taxonomy.concept(fact.concept)));
        if let (Some(of), Value::Number(_)) = (*of, fact.value) {
            let column = columns.entry((fact.context, fact.unit)).or_default();
            let id = FactId::from(at);
            let most = column.entry(of).or_default().entry(fact.concept).or_insert(id);
            if places(id) > places(*most) {
                *most = id;
            }
        }
    }
    // Which columns of a row keep to it, and those that do not.
    let mut rows: BTreeMap<Row, (Vec<DimensionsId>, Vec<[FactId; 3]>)> = BTreeMap::new();
    for ((context, unit), column) in &columns {
        let Some((all, is_above)) = judged(report, column) else { continue };
        let of = report.contexts[context.index()];
        let concepts = all.map(|id| report.fact(id).concept);
        let row = rows.entry((concepts, *unit, of.entity)).or_default();
        match is_above {
            true => row.1.push(all),
            false => row.0.push(of.dimensions),
        }
    }
    rows.into_values().flat_map(|(kept, above)| odd(report, &kept, &above)).collect()
}

/// Those of a row that alone among the columns of their members do not keep to it, where another does; and the only one
/// of all where those of other members do, and two digits that stand the other way round explain it.
fn odd(report: &Report, kept: &[DimensionsId], above: &[[FactId; 3]]) -> Vec<[FactId; 3]> {
    let set = |all: &[FactId; 3]| report.contexts[report.fact(all[0]).context.index()].dimensions;
    let mut counts: BTreeMap<DimensionsId, usize> = BTreeMap::new();
    for all in above {
        *counts.entry(set(all)).or_default() += 1;
    }
    let keeping: BTreeSet<DimensionsId> = kept.iter().copied().collect();
    let is_odd = |all: &&[FactId; 3]| {
        let by_members = above.len() == 1 && kept.len() > 1 && is_swapped(report, **all);
        counts[&set(all)] == 1 && keeping.contains(&set(all)) || by_members
    };
    above.iter().filter(is_odd).copied().collect()
}

/// Whether two digits that stand the other way round in an operating income, sales or their cost explain that the first
/// is more than the others leave.
fn is_swapped(report: &Report, all: [FactId; 3]) -> bool {
    (0..3).any(|slipped| {
        let fact = report.fact(all[slipped]);
        let Value::Number(value) = fact.value else { return false };
        let swapped = readings(value, fact.decimals).into_iter();
        let mut swapped = swapped.filter(|reading| reading.slip == Slip::Swapped);
        swapped.any(|reading| {
            let of = |nth: usize| match nth == slipped {
                true => Some(reading.value),
                false => number(report, all[nth]),
            };
            let left = of(1).zip(of(2)).and_then(|(sales, cost)| sales.plus(cost.negated()).ok());
            left.zip(of(0)).is_some_and(|(left, income)| income <= left)
        })
    })
}

/// The operating income of a column, its sales and their cost, and whether the first is larger than what the others and
/// all gains leave; nothing where the column has two of a kind: one may be a part, or counted otherwise.
fn judged(report: &Report, column: &Lines) -> Option<([FactId; 3], bool)> {
    let only = |line| {
        let mut all = column.get(&line)?.values();
        all.next().filter(|_| all.next().is_none()).copied()
    };
    let all = [only(Line::OperatingIncome)?, only(Line::Sales)?, only(Line::Cost)?];
    let [income, sales, cost] = all.map(|id| number(report, id));
    let (income, sales, cost) = (income?, sales?, cost?);
    let mut most = sales.plus(cost.negated()).ok()?;
    if most.is_negative() || cost.is_negative() {
        return None;
    }
    for id in all {
        most = most.plus(Figure::unit(report.fact(id).decimals.places()?).ok()?).ok()?;
    }
    for id in column.get(&Line::Gain).into_iter().flat_map(BTreeMap::values) {
        most = most.plus(number(report, *id)?.abs()).ok()?;
    }
    Some((all, income > most))
}

fn tell(taxonomy: &Taxonomy, report: &Report, [income, sales, cost]: [FactId; 3]) -> Diagnostic {
    let said = |id: FactId| (name(taxonomy, report.fact(id).concept), value(report, id));
    let [(own, is), (whole, of_sales), (taken, of_cost)] = [income, sales, cost].map(said);
    let message = format!(
        "`{own}` for {} is {is}: more than `{whole}` {of_sales} less `{taken}` {of_cost} leave.",
        report.period(report.fact(income).context),
    );
    Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, income), message)
        .related(value_place(report, sales))
        .related(value_place(report, cost))
        .help("compare the figures with the release")
}
