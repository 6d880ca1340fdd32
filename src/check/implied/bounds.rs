//! Figures that can't be as large as they are beside others of their column.
//!
//! What is left of sales when their cost is taken off is more than what is left in the end: operating income is no larger,
//! but for rare other income. And of a company that is accounted for by its equity seldom more than half is owned: one
//! stake of more, where those in all others are less, has a wrong digit, or belongs to another company.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::{Cell, cell};
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::check::words::{Named, Sense, begins, has, is_named, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, ContextId, EntityId, FactId, Figure, MemberValue, PeriodId, PeriodType,
    Report, Taxonomy, UnitId, Value,
};

/// How many other stakes there must be.
const OTHERS: usize = 2;

/// Tells figures that are too large, but for those of which something is told.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    told: &FxHashSet<Cell>,
    diagnostics: &mut Diagnostics,
) {
    let is_told =
        |id: &FactId| cell(&value_place(report, *id)).is_some_and(|cell| told.contains(&cell));
    for [income, sales, cost] in above_gross(taxonomy, report) {
        if ![income, sales, cost].iter().any(is_told) {
            diagnostics.push(tell_income(taxonomy, report, [income, sales, cost]));
        }
    }
    for stake in large_stakes(taxonomy, report).iter().filter(|id| !is_told(id)) {
        diagnostics.push(tell_stake(taxonomy, report, *stake));
    }
}

fn number(report: &Report, id: FactId) -> Option<Figure> {
    match report.fact(id).value {
        Value::Number(value) => Some(value),
        _ => None,
    }
}

/// What an amount of the income statement is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Sales,
    Cost,
    OperatingIncome,
}

fn line(concept: &Concept) -> Option<Line> {
    let name = &*concept.name.local;
    let is_flow = concept.item_type.is_monetary() && concept.period_type == PeriodType::Duration;
    let lower = name.to_lowercase();
    if !is_flow || has(&lower, Sense::Change) || is_named(name, Named::ToCome) {
        return None;
    }
    if words(Sense::TopLine).iter().any(|word| **word == *lower) {
        return Some(Line::Sales);
    }
    if begins(name, Named::CostOfSales) {
        return Some(Line::Cost);
    }
    let is_operating = begins(name, Named::OperatingLevel) && !is_named(name, Named::BesideLevel);
    is_operating.then_some(Line::OperatingIncome)
}

/// Operating incomes that are larger than sales less their cost, and these.
fn above_gross(taxonomy: &Taxonomy, report: &Report) -> Vec<[FactId; 3]> {
    type Column = (ContextId, Option<UnitId>);
    let mut lines: BTreeMap<ConceptId, Option<Line>> = BTreeMap::new();
    let mut columns: BTreeMap<Column, BTreeMap<Line, FactId>> = BTreeMap::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let of = lines.entry(fact.concept).or_insert_with(|| line(taxonomy.concept(fact.concept)));
        if let (Some(of), Value::Number(_)) = (*of, fact.value) {
            let column = columns.entry((fact.context, fact.unit)).or_default();
            column.entry(of).or_insert(FactId::from(at));
        }
    }
    let of_column = |column: &BTreeMap<Line, FactId>| {
        let get = |line| column.get(&line).copied();
        let all = [get(Line::OperatingIncome)?, get(Line::Sales)?, get(Line::Cost)?];
        let [income, sales, cost] = all.map(|id| number(report, id));
        let (income, sales, cost) = (income?, sales?, cost?);
        let mut open = Figure::ZERO;
        for id in all {
            open = open.plus(Figure::unit(report.fact(id).decimals.places()?).ok()?).ok()?;
        }
        let most = sales.plus(cost.negated()).ok()?.plus(open).ok()?;
        let is_plain = !most.is_negative() && !cost.is_negative();
        (is_plain && income > most).then_some(all)
    };
    columns.values().filter_map(of_column).collect()
}

/// The stakes of more than half in companies that are accounted for by their equity, each the only one of an axis.
fn large_stakes(taxonomy: &Taxonomy, report: &Report) -> Vec<FactId> {
    type Group = (ConceptId, ConceptId, EntityId, PeriodId);
    let mut groups: BTreeMap<Group, Vec<(FactId, Figure)>> = BTreeMap::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let context = report.contexts[fact.context.index()];
        let [(axis, MemberValue::Explicit(_))] =
            report.dimensions[context.dimensions.index()].as_slice()
        else {
            continue;
        };
        let is_stake = || {
            let concept = taxonomy.concept(fact.concept);
            let axis = taxonomy.concepts.get(*axis);
            super::words::is_ratio(concept)
                && is_named(&concept.name.local, Named::Stake)
                && axis.is_some_and(|axis| is_named(&axis.name.local, Named::ByEquity))
        };
        if let Value::Number(value) = fact.value
            && is_stake()
        {
            let group = (fact.concept, *axis, context.entity, context.period);
            groups.entry(group).or_default().push((FactId::from(at), value));
        }
    }
    let is_large = |value: &Figure| {
        let twice = value.plus(*value);
        *value <= Figure::ONE && twice.is_ok_and(|twice| twice > Figure::ONE)
    };
    let of_group = |group: &Vec<(FactId, Figure)>| {
        let mut large = group.iter().filter(|(_, value)| is_large(value));
        let (id, _) = large.next().filter(|_| large.next().is_none())?;
        (group.len() > OTHERS).then_some(*id)
    };
    groups.values().filter_map(of_group).collect()
}

fn tell_income(
    taxonomy: &Taxonomy,
    report: &Report,
    [income, sales, cost]: [FactId; 3],
) -> Diagnostic {
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

fn tell_stake(taxonomy: &Taxonomy, report: &Report, id: FactId) -> Diagnostic {
    let fact = report.fact(id);
    let message = format!(
        "`{}` for {} is {}: the only stake of more than half in a company that is accounted for by its equity.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, id),
    );
    Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, id), message)
        .help("compare the figures with the release")
}
