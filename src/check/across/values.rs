//! The same quantity in several reports of an entity, with values that can't all be right.
//!
//! Each report may be sound by itself: figures are restated, cut in another way, or typed into the wrong row.

use std::cmp::Reverse;

use super::super::interval::Interval;
use super::super::value_place;
use super::quantities::{Entry, Party, Quantities};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Fact, Figure, Rounding, Value};

pub(super) fn check(parties: &[Party<'_>], quantities: &Quantities, diagnostics: &mut Diagnostics) {
    let mut found = Vec::new();
    for group in quantities.shared() {
        let said = most_exact(parties, group);
        // The report that comes last is held against each before it: it knew them.
        let Some((last, before)) = said.split_last() else { continue };
        let other = before.iter().rev().find(|other| !agree(parties, **other, *last));
        if let Some(other) = other {
            found.push((*last, *other));
        }
    }
    found.sort_unstable_by_key(|(last, other)| (last.party, last.fact, other.party));
    for (last, other) in found {
        diagnostics.push(told(parties, last, other));
    }
}

/// The most exact number of each report, in the order of the reports.
fn most_exact(parties: &[Party<'_>], group: &[Entry]) -> Vec<Entry> {
    let of_one = group.chunk_by(|one, next| one.party == next.party);
    of_one
        .filter_map(|entries| {
            let numbers = entries.iter().filter(|entry| number(fact(parties, **entry)).is_some());
            numbers.max_by_key(|e| (fact(parties, **e).decimals, Reverse(e.fact))).copied()
        })
        .collect()
}

fn fact<'a>(parties: &[Party<'a>], entry: Entry) -> &'a Fact {
    parties[entry.party as usize].report.fact(entry.fact)
}

fn number(fact: &Fact) -> Option<Figure> {
    match fact.value {
        Value::Number(value) => Some(value),
        _ => None,
    }
}

/// Whether two figures can both be right, each within its accuracy and in the way in which its report cuts
/// figures. Figures at the end of what can be held have no interval; nothing is said of them.
fn agree(parties: &[Party<'_>], one: Entry, other: Entry) -> bool {
    let interval = |entry: Entry, mode: Rounding| {
        let fact = fact(parties, entry);
        number(fact).and_then(|value| Interval::of(value, fact.decimals, mode).ok())
    };
    let mode = |entry: Entry| parties[entry.party as usize].report.rounding;
    let meet =
        |first: Rounding, second: Rounding| match (interval(one, first), interval(other, second)) {
            (Some(one), Some(other)) => one.meet(other).is_some(),
            _ => true,
        };
    let same = fact(parties, one).decimals == fact(parties, other).decimals;
    if same {
        return number(fact(parties, one)) == number(fact(parties, other));
    }
    meet(mode(one), mode(other))
}

fn told(parties: &[Party<'_>], last: Entry, other: Entry) -> Diagnostic {
    let party = &parties[last.party as usize];
    let (now, then) = (fact(parties, last), fact(parties, other));
    let (new, old) = (number(now).unwrap_or(Figure::ZERO), number(then).unwrap_or(Figure::ZERO));
    let name = &party.taxonomy.concept(now.concept).name.local;
    let period = party.report.period(now.context);
    let before = &parties[other.party as usize].report;
    let message = format!(
        "`{name}` for {period} is {new} (decimals {}) here and {old} (decimals {}) in the report `{}`.",
        now.decimals, then.decimals, before.id
    );
    let help = match is_last_digit(new, now, old, then) {
        true => "they differ by one in the last digit: rounded in another way, or one is mistyped",
        false => {
            "look at both texts: restated, or one of the two is in the wrong row, period or scale"
        }
    };
    Diagnostic::new(Code::ReportsDiffer, value_place(party.report, last.fact), message)
        .related(value_place(before, other.fact))
        .help(help)
}

/// Whether two values are apart by no more than one in the last digit of the coarser.
fn is_last_digit(new: Figure, now: &Fact, old: Figure, then: &Fact) -> bool {
    let apart = new.plus(old.negated()).map(Figure::abs);
    let unit = now.decimals.min(then.decimals).places().map(Figure::unit);
    match (apart, unit) {
        (Ok(apart), Some(Ok(unit))) => apart <= unit,
        _ => false,
    }
}
