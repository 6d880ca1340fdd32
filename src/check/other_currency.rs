//! Columns, totals and parts in another currency than the rest of their statement.
//!
//! What is translated is another number, and stands beside what it translates. One quantity with the same digits in
//! two currencies has one of them by mistake. So has a column whose rows have the usual currency in other columns, and
//! none of them in it; and a total or a part that alone of its sum stands in another. A row that says its currency is
//! in that by its nature.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::magnitude::alike;
use super::members::{has_digits, number};
use super::place;
use super::statement_rows::{Counted, Kind, Row, Rows};
use super::sum_finding::{name, value};
use super::words::spaced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, ContextId, FactId, FactIndex, Figure, IndexEntry, Report, Statement,
    StatementId, Taxonomy, UnitId,
};
use crate::standards::currency;

/// How many digits two amounts must have of which one repeats the other.
const DIGITS: i32 = 3;

/// How many rows make a column; and a part of how many of the usual currency another one may have elsewhere.
const COLUMN: usize = 3;
const RARE: usize = 10;

/// How many amounts a report has in each currency.
struct Amounts {
    of_unit: Vec<usize>,
    usual: UnitId,
}

impl Amounts {
    /// Nothing of a report that has but one currency.
    fn of(report: &Report) -> Option<Self> {
        let is_currency: Vec<bool> =
            report.units.iter().map(|unit| unit.measures.currency().is_some()).collect();
        if is_currency.iter().filter(|is| **is).count() < 2 {
            return None;
        }
        let mut of_unit = vec![0; report.units.len()];
        for unit in report.facts.iter().filter_map(|fact| fact.unit) {
            if is_currency[unit.index()] {
                of_unit[unit.index()] += 1;
            }
        }
        let (usual, _) = of_unit.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
        Some(Self { usual: UnitId::from(usual), of_unit })
    }

    fn is(&self, unit: Option<UnitId>) -> bool {
        unit.is_some_and(|unit| self.of_unit[unit.index()] > 0)
    }
}

/// Tells such amounts by their quantity and by sums; those of columns are told with `kinds`. What is told already is
/// `told`.
pub(super) fn check(
    (taxonomy, report, index): (&Taxonomy, &Report, &FactIndex),
    kinds: &BTreeMap<Kind, Rows>,
    told: &[FactId],
    diagnostics: &mut Diagnostics,
) {
    let Some(amounts) = Amounts::of(report) else { return };
    let mut told: FxHashSet<FactId> = told.iter().copied().collect();
    for ((statement, _, counted), rows) in kinds {
        if *counted == Counted::Money
            && let Some((first, count)) = column(report, &amounts, rows)
            && told.insert(first)
        {
            diagnostics.push(tell_column(taxonomy, report, *statement, (first, count)));
        }
    }
    twins((taxonomy, report, index), &amounts, &mut told, diagnostics);
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        for (odd, beside) in apart_of_sums((taxonomy, report, index), &amounts, statement) {
            if told.insert(odd) {
                diagnostics.push(tell_sum(taxonomy, report, odd, beside));
            }
        }
    }
}

/// A statement, if a fact stands in one, and a unit.
type Column = (Option<StatementId>, Option<UnitId>);

/// Tells amounts that have the same digits in two currencies: of a statement the first.
fn twins(
    (taxonomy, report, index): (&Taxonomy, &Report, &FactIndex),
    amounts: &Amounts,
    told: &mut FxHashSet<FactId>,
    diagnostics: &mut Diagnostics,
) {
    let mut found: BTreeMap<Column, Vec<[FactId; 2]>> = BTreeMap::new();
    let mut entries: Vec<IndexEntry> = Vec::new();
    for concept in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        // Facts are sorted by unit.
        let all = index.of(concept);
        if all.first().map(|entry| entry.unit) == all.last().map(|entry| entry.unit) {
            continue;
        }
        entries.clear();
        entries.extend(all.iter().filter(|entry| amounts.is(entry.unit)));
        // Those of a unit are sorted by context.
        entries.sort_by_key(|entry| entry.context);
        for of_context in entries.chunk_by(|a, b| a.context == b.context) {
            for pair in of_context.windows(2) {
                if let Some([odd, other]) = twin(report, amounts, [&pair[0], &pair[1]]) {
                    let fact = report.fact(odd);
                    found.entry((fact.statement, fact.unit)).or_default().push([odd, other]);
                }
            }
        }
    }
    for mut pairs in found.into_values() {
        pairs.retain(|[odd, _]| told.insert(*odd));
        if !pairs.is_empty() {
            diagnostics.push(tell_twin(taxonomy, report, &pairs));
        }
    }
}

/// Two amounts in two currencies that are one number, that of the rarer currency first.
fn twin(report: &Report, amounts: &Amounts, pair: [&IndexEntry; 2]) -> Option<[FactId; 2]> {
    let [a, b] = pair.map(|entry| number(report, entry.fact));
    let is_same = pair[0].unit != pair[1].unit && a == b && !are_at_par(report, pair);
    // Round amounts may be borrowed in any currency.
    if !is_same || is_round(a?) || !has_digits(report, pair[0].fact, a?, DIGITS) {
        return None;
    }
    let count = |entry: &IndexEntry| entry.unit.map_or(0, |unit| amounts.of_unit[unit.index()]);
    let mut pair = pair;
    pair.sort_by_key(|entry| count(entry));
    Some(pair.map(|entry| entry.fact))
}

fn are_at_par(report: &Report, pair: [&IndexEntry; 2]) -> bool {
    let [a, b] = pair
        .map(|entry| entry.unit.and_then(|unit| report.units[unit.index()].measures.currency()));
    a.zip(b).is_some_and(|(a, b)| currency::are_at_par(a, b))
}

/// Whether a figure is about as large as one of its row in the usual currency: what is translated seldom is, and what was
/// given a wrong unit is.
fn is_of_size(report: &Report, row: &Row, id: FactId, usual: Option<UnitId>) -> bool {
    let size = |id: FactId| number(report, id).map(Figure::abs).filter(|size| !size.is_zero());
    let mut others = row.iter().filter(|((_, unit), _)| *unit == usual);
    size(id).is_some_and(|own| {
        others.any(|(_, facts)| size(facts[0]).is_some_and(|other| alike(own, other)))
    })
}

/// Whether a number has no more than two digits before its noughts.
fn is_round(number: Figure) -> bool {
    let last = number.abs().magnitude().map(|power| number.abs().shift(1 - power));
    last.is_some_and(|two| two.is_ok_and(|two| two.parts().1 == 0))
}

/// The first amount of a column in another currency, and how many rows it has: each has the usual one in other
/// columns, and none in this.
fn column(report: &Report, amounts: &Amounts, rows: &Rows) -> Option<(FactId, usize)> {
    let usual = Some(amounts.usual);
    let mut columns: BTreeMap<(ContextId, UnitId), (FactId, usize)> = BTreeMap::new();
    let mut with_usual: BTreeSet<ContextId> = BTreeSet::new();
    let aspects = |id: ContextId| {
        let of = report.contexts[id.index()];
        (of.entity, of.dimensions)
    };
    for row in rows.narrow.values() {
        with_usual.extend(row.keys().filter(|(_, unit)| *unit == usual).map(|(at, _)| *at));
        if !row.keys().any(|(_, unit)| *unit == usual) {
            continue;
        }
        for ((context, unit), facts) in row.iter() {
            let Some(unit) = unit.filter(|unit| amounts.is(Some(*unit)) && Some(*unit) != usual)
            else {
                continue;
            };
            let first = facts[0];
            let column = columns.entry((*context, unit)).or_insert((first, 0));
            column.0 = column.0.min(first);
            column.1 += usize::from(is_of_size(report, row, first, usual));
        }
    }
    let is_odd = |((context, unit), (_, count)): &(&(ContextId, UnitId), &(FactId, usize))| {
        let elsewhere = amounts.of_unit[unit.index()].saturating_sub(*count);
        let most = amounts.of_unit[amounts.usual.index()];
        // A member of its own may have a currency of its own.
        let is_beside = with_usual.iter().any(|other| aspects(*other) == aspects(*context));
        let is_alone = is_beside && !with_usual.contains(context);
        *count >= COLUMN && elsewhere * RARE <= most && is_alone
    };
    let mut odd = columns.iter().filter(is_odd).map(|(_, found)| *found);
    // Several are a layout of their own.
    odd.next().filter(|_| odd.next().is_none())
}

/// The totals and parts of a statement that alone of their sum stand in another currency, each with an amount of the
/// others.
fn apart_of_sums(
    (taxonomy, report, index): (&Taxonomy, &Report, &FactIndex),
    amounts: &Amounts,
    statement: &Statement,
) -> Vec<(FactId, FactId)> {
    let mut sums: BTreeMap<ConceptId, Vec<ConceptId>> = BTreeMap::new();
    for arc in &statement.calculations {
        sums.entry(arc.total).or_default().push(arc.item);
    }
    let mut found = Vec::new();
    for (total, mut items) in sums {
        items.push(total);
        let lone = if items.len() < COLUMN { Vec::new() } else { lone(index, amounts, &items) };
        if lone.is_empty() {
            continue;
        }
        let mut contexts: BTreeMap<ContextId, Vec<&IndexEntry>> = BTreeMap::new();
        for entry in items.iter().flat_map(|item| index.of(*item)) {
            if amounts.is(entry.unit) && lone.binary_search(&entry.context).is_ok() {
                contexts.entry(entry.context).or_default().push(entry);
            }
        }
        for of_context in contexts.values() {
            let Some(usual) = of_context.iter().find(|entry| entry.unit == Some(amounts.usual))
            else {
                continue;
            };
            let mut odd = of_context.iter().filter(|entry| entry.unit != Some(amounts.usual));
            // All others are in the usual one, and two at least.
            let Some(one) = odd.next().filter(|_| odd.next().is_none()) else { continue };
            let is_alone = of_context.iter().filter(|of| of.concept == one.concept).count() == 1;
            let is_said = names_currency(report, taxonomy.concept(one.concept), one.fact);
            if is_alone && of_context.len() >= COLUMN && !is_said {
                found.push((one.fact, usual.fact));
            }
        }
    }
    found
}

/// The contexts, sorted, in which one amount of some concepts stands in another currency than the usual one.
fn lone(index: &FactIndex, amounts: &Amounts, concepts: &[ConceptId]) -> Vec<ContextId> {
    let is_other =
        |entry: &&IndexEntry| amounts.is(entry.unit) && entry.unit != Some(amounts.usual);
    let others = concepts.iter().flat_map(|concept| index.of(*concept)).filter(is_other);
    let mut contexts: Vec<ContextId> = others.map(|entry| entry.context).collect();
    // Those of a concept and a unit are sorted.
    contexts.sort();
    let lone = contexts.chunk_by(|a, b| a == b).filter(|same| same.len() == 1);
    lone.map(|same| same[0]).collect()
}

/// Whether a label or the name of a concept says the currency of a fact: a loan in euros among others in pounds.
pub(super) fn names_currency(report: &Report, concept: &Concept, fact: FactId) -> bool {
    let unit = report.fact(fact).unit;
    let code = unit.and_then(|unit| report.units[unit.index()].measures.currency());
    let name = spaced(&concept.name.local);
    code.is_some_and(|code| {
        let mut labels = concept.labels.values();
        says(&name, code) || labels.any(|label| says(label, code))
    })
}

/// Whether words say a currency.
fn says(text: &str, code: &str) -> bool {
    let starts = text.char_indices().filter(|(at, c)| {
        let begins = !text[..*at].ends_with(char::is_alphanumeric);
        !c.is_whitespace() && (begins || !c.is_ascii_alphanumeric())
    });
    let mut named = starts.filter_map(|(at, _)| currency::at_start(&text[at..]));
    named.any(|named| named.codes.contains(&code))
}

fn tell_twin(taxonomy: &Taxonomy, report: &Report, pairs: &[[FactId; 2]]) -> Diagnostic {
    let [odd, other] = pairs[0];
    let others = match pairs.len() {
        1 => String::new(),
        count => format!("; so are {} other amounts of it", count - 1),
    };
    let message = format!(
        "`{}` for {} is {} in {}, and the same number in {}{others}.",
        name(taxonomy, report.fact(odd).concept),
        report.period(report.fact(odd).context),
        value(report, odd),
        unit(report, odd),
        unit(report, other),
    );
    let place_of = |id| place(report, id, |columns| columns.unit);
    Diagnostic::new(Code::DisplacedFact, place_of(odd), message)
        .related(place_of(other))
        .help("check its unit: the two amounts are one number")
}

fn tell_column(
    taxonomy: &Taxonomy,
    report: &Report,
    statement: StatementId,
    (first, count): (FactId, usize),
) -> Diagnostic {
    let message = format!(
        "{count} amounts of `{}` for {} are in {}, and the same rows have another currency in all other columns.",
        taxonomy.statements[statement.index()].id,
        report.period(report.fact(first).context),
        unit(report, first),
    );
    Diagnostic::new(Code::DisplacedFact, place(report, first, |columns| columns.unit), message)
        .help("check the unit of the column")
}

fn tell_sum(taxonomy: &Taxonomy, report: &Report, odd: FactId, beside: FactId) -> Diagnostic {
    let message = format!(
        "`{}` for {} is in {}, and all others of its sum are in {}.",
        name(taxonomy, report.fact(odd).concept),
        report.period(report.fact(odd).context),
        unit(report, odd),
        unit(report, beside),
    );
    Diagnostic::new(Code::DisplacedFact, place(report, odd, |columns| columns.unit), message)
        .related(place(report, beside, |columns| columns.unit))
        .help("check its unit")
}

fn unit(report: &Report, fact: FactId) -> &str {
    report.fact(fact).unit.map_or("", |unit| &report.units[unit.index()].name)
}
