//! Sums that are a unit or two off in a table whose other sums hold to the last digit, or in small tables of one
//! accuracy together.
//!
//! Who rounds every figure by itself has sums that are off by a unit here and there. Who has them add up
//! has none: there the one that does not, though rounding would explain it, has a wrong last digit. No
//! specification asks for this.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::sum::sums;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Calculations, Concept, Decimals, FactId, FactIndex, Figure, IndexEntry, PeriodType, Report,
    StatementId, Taxonomy, UnitId, Value,
};

/// Of how many facts sums are looked at again.
const MOST: usize = 20_000;

/// How many sums of a table must hold to the last digit.
const EXACT: usize = 20;

/// How many of shares at a day: they are not rounded. Averages are, and so are heads in full-time equivalents.
const SHARES: usize = 3;

/// A statement in a unit and an accuracy.
type Table = (StatementId, Option<UnitId>, Decimals);

/// What small tables share that are looked at together.
type Accuracy = (Option<UnitId>, Decimals);

/// The sums of a table of two parts or more.
#[derive(Default)]
struct Sums {
    /// How many hold to the last digit, and the facts of which they are made.
    exact: usize,
    fitting: FxHashSet<FactId>,
    off: Vec<Off>,
    /// Whether some may be rounded.
    rounded: bool,
}

/// A sum that rounding may explain: its total first, then its parts.
struct Off {
    facts: Vec<FactId>,
    sum: Figure,
}

/// Tells the one sum of a table, or the two that share a figure, that do not hold to the last digit.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    if report.facts.len() > MOST || report.calculations != Calculations::Intervals {
        return;
    }
    let mut tables: BTreeMap<Table, Sums> = BTreeMap::new();
    for sum in sums(taxonomy, report, index) {
        sum.walk(|sum, group, found| {
            let weights = sum.parts.iter().map(|part| part.arc.weight).zip(found);
            let Some((decimals, off, facts)) = judged(report, group, weights) else { return };
            let table = tables.entry((sum.statement, group[0].unit, decimals)).or_default();
            table.rounded |= is_rounded(taxonomy.concept(group[0].concept))
                || decimals.places().is_some_and(|places| places < 0);
            match off {
                None => {
                    table.exact += 1;
                    table.fitting.extend(facts);
                }
                Some(sum) => table.off.push(Off { facts, sum }),
            }
        });
    }
    let mut alike: BTreeMap<Accuracy, Sums> = BTreeMap::new();
    // Two statements may hold one sum.
    let mut seen: FxHashSet<Vec<FactId>> = FxHashSet::default();
    for ((_, unit, decimals), sums) in tables {
        let least = if sums.rounded { EXACT } else { SHARES };
        if sums.exact >= least {
            tell_wrong((taxonomy, report), &sums, diagnostics);
        } else {
            // A house that has small tables add up does so in all of them.
            let all = alike.entry((unit, decimals)).or_default();
            all.exact += sums.exact;
            all.fitting.extend(sums.fitting);
            for off in sums.off {
                let is_new = seen.insert(off.facts.clone());
                // Who says something about a figure has looked at it.
                let is_said = |id: &FactId| report.fact(*id).footnotes.index() != 0;
                if is_new && !off.facts.iter().any(is_said) {
                    all.off.push(off);
                }
            }
            all.rounded |= sums.rounded;
        }
    }
    for sums in alike.into_values().filter(|sums| sums.rounded && sums.exact >= EXACT) {
        tell_wrong((taxonomy, report), &sums, diagnostics);
    }
}

/// Whether an amount may be rounded: a number of shares at a day is not.
fn is_rounded(concept: &Concept) -> bool {
    let is_at_day = concept.period_type == PeriodType::Instant;
    !is_at_day || !concept.item_type.is_or_restricts("sharesItemType")
}

fn tell_wrong(
    (taxonomy, report): (&Taxonomy, &Report),
    sums: &Sums,
    diagnostics: &mut Diagnostics,
) {
    if let Some((at, id)) = wrong(sums) {
        diagnostics.push(tell(taxonomy, report, (sums, at), id));
    }
}

/// The accuracy of a sum, what it comes to where that is not its total, and its facts; nothing where it
/// has not two parts of the accuracy of the total, or rounding does not explain what it is off by.
fn judged<'a>(
    report: &Report,
    group: &[IndexEntry],
    parts: impl Iterator<Item = (Figure, &'a &'a [IndexEntry])>,
) -> Option<(Decimals, Option<Figure>, Vec<FactId>)> {
    let (total, decimals, first) = one(report, group)?;
    let (mut facts, mut sum) = (vec![first], Figure::ZERO);
    for (weight, part) in parts.filter(|(_, part)| !part.is_empty()) {
        let (value, of_part, id) = one(report, part)?;
        if of_part != decimals || weight.abs() != Figure::ONE {
            return None;
        }
        sum = sum.plus(if weight.is_negative() { value.negated() } else { value }).ok()?;
        facts.push(id);
    }
    if facts.len() < 3 {
        return None;
    }
    if sum == total {
        return Some((decimals, None, facts));
    }
    let unit = Figure::unit(decimals.places()?).ok()?;
    let open = unit.times(Figure::new(i128::try_from(facts.len()).ok()?, 0).ok()?).ok()?;
    let apart = total.plus(sum.negated()).ok()?.abs();
    (apart.plus(apart).ok()? <= open).then_some((decimals, Some(sum), facts))
}

/// The one number of a quantity, whose facts all say the same.
fn one(report: &Report, group: &[IndexEntry]) -> Option<(Figure, Decimals, FactId)> {
    let number = |entry: &IndexEntry| {
        let fact = report.fact(entry.fact);
        match fact.value {
            Value::Number(value) => Some((value, fact.decimals)),
            _ => None,
        }
    };
    let finest = group.iter().max_by_key(|entry| number(entry).and_then(|(_, of)| of.places()))?;
    let (value, decimals) = number(finest)?;
    decimals.places()?;
    let agrees = |entry: &IndexEntry| {
        number(entry).is_some_and(|(other, of)| of != decimals || other == value)
    };
    group.iter().all(agrees).then_some((value, decimals, finest.fact))
}

/// The sum to tell, and the figure in it: that of both where there are two; one that fits in no other
/// sum, the total before its parts.
fn wrong(sums: &Sums) -> Option<(usize, FactId)> {
    let fits = |id: &&FactId| sums.fitting.contains(*id);
    match sums.off.as_slice() {
        [one] => {
            let lone = one.facts.iter().find(|id| !fits(id));
            Some((0, *lone.or(one.facts.first())?))
        }
        [one, other] => {
            let mut shared = one.facts.iter().filter(|id| other.facts.contains(id));
            let id = *shared.next().filter(|_| shared.next().is_none())?;
            Some((0, id))
        }
        _ => None,
    }
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (sums, at): (&Sums, usize),
    id: FactId,
) -> Diagnostic {
    let off = &sums.off[at];
    let (total, period) = (off.facts[0], report.period(report.fact(id).context));
    let of_total = report.fact(total);
    let message = format!(
        "`{}` for {period} is {}, but its parts come to {} to the last digit, as {} other sums of the table \
         do.",
        name(taxonomy, of_total.concept),
        value(report, total),
        off.sum,
        sums.exact,
    );
    let mut told = Diagnostic::new(Code::InexactSum, value_place(report, id), message);
    for other in off.facts.iter().filter(|other| **other != id) {
        told = told.related(value_place(report, *other));
    }
    told.help("compare the last digits with the release; where it rounds each figure by itself, accept the doubt")
}
