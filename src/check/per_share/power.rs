//! Incomes per share whose digits are those of the income by the number of shares, a hundred or a thousand times apart:
//! one of the three was typed in cents, or in thousands.

use std::collections::BTreeMap;

use super::{DIGITS, Judge, Pair, ROUGH, gives, has_digits, name, value, value_place};
use crate::check::members::most_accurate;
use crate::check::relation::Number;
use crate::check::words::{Named, is_named};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ConceptId, ContextId, FactId};

/// The powers of ten by which units of money and scales are apart.
const POWERS: [i32; 6] = [2, -2, 3, -3, 6, -6];

/// How many pairs are tried.
const TRIED: usize = 16;

/// How many figures of two digits are no accident.
const AGREEING: usize = 2;

/// What is told of an income per share that all its contexts say to be off by one power of ten: at the first.
pub(super) fn found(
    judge: &Judge<'_>,
    ratio: ConceptId,
    facts: &[(FactId, ContextId)],
) -> Option<Diagnostic> {
    // What is printed for each of so many shares says so.
    let concept = judge.taxonomy.concept(ratio);
    let counts = |label: &String| {
        is_named(label, Named::Deposited) || label.contains(|c: char| c.is_ascii_digit())
    };
    if is_named(&concept.name.local, Named::Deposited) || concept.labels.values().any(counts) {
        return None;
    }
    let incomes = judge.in_units.with(judge.money).iter().copied();
    let incomes: Vec<ConceptId> = incomes.filter(|id| judge.is_of_owners(ratio, *id)).collect();
    let is_diluted = judge.is_diluted(ratio);
    let shares = judge.in_units.with(judge.shares).iter().copied();
    let shares: Vec<ConceptId> = shares.filter(|id| judge.is_diluted(*id) == is_diluted).collect();
    let pairs = || incomes.iter().flat_map(|amount| shares.iter().map(|of| (*amount, *of)));
    if pairs().nth(TRIED).is_some() {
        return None;
    }
    let mut fitting: BTreeMap<(Pair, i32), (usize, bool)> = BTreeMap::new();
    let mut judged = Vec::new();
    for (fact, context) in facts {
        let number = |id: FactId| Number::of(judge.report.fact(id));
        let own = number(*fact)?;
        let given = |pair: Pair| {
            let (amount, shares) = judge.facts(pair, *context)?;
            Some((pair, (number(amount)?, number(shares)?)))
        };
        let given: Vec<_> = pairs().filter_map(given).collect();
        if given.is_empty() || !has_digits(own, ROUGH) {
            continue;
        }
        judged.push(*fact);
        for (pair, both) in given {
            for power in POWERS.into_iter().filter(|power| fits(both, own, *power)) {
                let found = fitting.entry((pair, power)).or_default();
                found.0 += 1;
                found.1 |= has_digits(own, DIGITS);
            }
        }
    }
    let is_found = |(times, has_digits): &(usize, bool)| {
        *times == judged.len() && (*has_digits || *times >= AGREEING)
    };
    let (pair, _) = fitting.iter().find(|(_, found)| is_found(found))?.0;
    tell(judge, *judged.first()?, *pair)
}

/// Whether an amount by a number of shares is an amount per share that is shifted, in whole units of the last place.
fn fits(both: (Number, Number), ratio: Number, power: i32) -> bool {
    let shifted = || {
        let [value, unit] = [ratio.value, ratio.unit].map(|of| of.shift(power));
        gives(both.0, both.1, Number { value: value.ok()?, unit: unit.ok()? }).ok()
    };
    shifted().unwrap_or(false)
}

fn tell(judge: &Judge<'_>, ratio: FactId, (amount, shares): Pair) -> Option<Diagnostic> {
    let report = judge.report;
    let fact = report.fact(ratio);
    let of = |concept, unit| {
        let quantity = judge.index.quantity(concept, (Some(unit), fact.context));
        most_accurate(report, quantity)
    };
    let (amount, shares) = (of(amount, judge.money)?, of(shares, judge.shares)?);
    let said = |id: FactId| {
        format!("`{}` {}", name(judge.taxonomy, report.fact(id).concept), value(report, id))
    };
    let message = format!(
        "`{}` for {} is {}, and {} by {} has the same digits at another place.",
        name(judge.taxonomy, fact.concept),
        report.period(fact.context),
        value(report, ratio),
        said(amount),
        said(shares),
    );
    Some(
        Diagnostic::new(Code::PerShareDiffers, value_place(report, ratio), message)
            .related(value_place(report, amount))
            .related(value_place(report, shares))
            .help("check the scales of all three: one is in hundredths, or in thousands"),
    )
}
