//! Incomes per share whose digits are those of the income by the number of shares, a hundred or a thousand times apart:
//! one of the three was typed in cents, or in thousands.

use std::collections::BTreeMap;

use super::{DIGITS, Judge, Numbers, Pair, ROUGH, gives, has_digits, name, value, value_place};
use crate::check::members::most_accurate;
use crate::check::relation::Number;
use crate::check::words::Named;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{ConceptId, FactId, Figure};

/// The powers of ten by which units of money and scales are apart.
const POWERS: [i32; 6] = [2, -2, 3, -3, 6, -6];

/// How many figures of two digits are no accident.
const AGREEING: usize = 2;

/// What is told of an income per share that all its contexts say to be off by one power of ten: at the first.
pub(super) fn found(
    judge: &Judge<'_>,
    ratio: ConceptId,
    contexts: &[(FactId, &(Numbers, Numbers))],
) -> Option<Diagnostic> {
    if super::is(judge.taxonomy, ratio, Named::Deposited) {
        return None;
    }
    let diluted = |id| super::is(judge.taxonomy, id, Named::BesideLasting);
    let mut fitting: BTreeMap<(Pair, i32), (usize, bool)> = BTreeMap::new();
    let mut count = 0;
    for (fact, (amounts, shares)) in contexts {
        let number = Number::of(judge.report.fact(*fact))?;
        if amounts.is_empty() || shares.is_empty() || !has_digits(number, ROUGH) {
            continue;
        }
        count += 1;
        let of_owners = amounts.iter().filter(|(id, _)| judge.is_of_owners(ratio, *id));
        for (amount, of_amount) in of_owners {
            for (share, of_shares) in shares.iter().filter(|(id, _)| diluted(*id) == diluted(ratio))
            {
                let both = (of_amount.number, of_shares.number);
                for power in POWERS.into_iter().filter(|power| fits(both, number, *power)) {
                    let found = fitting.entry(((*amount, *share), power)).or_default();
                    found.0 += 1;
                    found.1 |= has_digits(number, DIGITS);
                }
            }
        }
    }
    let is_found = |(times, has_digits): &(usize, bool)| {
        *times == count && (*has_digits || *times >= AGREEING)
    };
    let (pair, _) = fitting.iter().find(|(_, found)| is_found(found))?.0;
    tell(judge, contexts.first()?.0, *pair)
}

/// Whether an amount by a number of shares is an amount per share that is shifted, in whole units of the last place.
fn fits(both: (Number, Number), ratio: Number, power: i32) -> bool {
    let shifted = || {
        let [value, unit] = [ratio.value, ratio.unit].map(|of| of.shift(power));
        gives(both, Number { value: value.ok()?, unit: unit.ok()? }, Figure::ONE).ok()
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
