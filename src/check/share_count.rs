//! Incomes per share that imply another number of shares than those of other periods.
//!
//! A report that gives no number of shares says one all the same: an income by the income per share.
//! From period to period it changes little; with a point that was lost it changes by thousands, and a
//! sign that was lost turns it. Which income belongs to which income per share their names say; what is adjusted is
//! none of that, nor is what implies other numbers of shares than the report gives. Ten times more or fewer may be a
//! split of shares, and is not told.

use super::members::most_accurate;
use super::relation::quotient;
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, Sense, has, is_named, is_to_come};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, Decimals, FactId, FactIndex, Figure, IndexEntry, Report, Taxonomy, UnitId, Value,
};

/// How many times apart numbers of shares must be.
const APART: i128 = 30;

/// How many periods of an income per share are looked at.
const MOST: usize = 40;

/// Tells incomes per share that other periods contradict.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    for (at, unit) in report.units.iter().enumerate() {
        let Some((money, _)) = unit.measures.pair().filter(|_| unit.measures.counts_money()) else {
            continue;
        };
        let money = report.units.iter().position(|unit| unit.measures.single() == Some(money));
        let Some(money) = money.map(UnitId::from) else { continue };
        let ratio = UnitId::from(at);
        let concepts = || (0..taxonomy.concepts.len()).map(ConceptId::from);
        let is = |id: &ConceptId, named, unit| {
            let name = &*taxonomy.concept(*id).name.local;
            index.of(*id).iter().any(|entry| entry.unit == Some(unit))
                && is_named(name, named)
                && !is_named(name, Named::BesideIncome)
                && !is_named(name, Named::Adjusted)
                && !has(&name.to_lowercase(), Sense::Change)
        };
        let amounts: Vec<ConceptId> =
            concepts().filter(|id| is(id, Named::NetIncome, money)).collect();
        if amounts.is_empty() {
            continue;
        }
        for per_share in concepts().filter(|id| is(id, Named::IncomePerShare, ratio)) {
            let to_come = |id: ConceptId| is_to_come(&taxonomy.concept(id).name.local);
            let alike = amounts.iter().filter(|id| to_come(**id) == to_come(per_share));
            let implied = alike.map(|id| implied(report, index, (per_share, ratio), (*id, money)));
            // The income that is given for most of its periods; of several the first.
            let implied = implied.reduce(|a, b| if b.len() > a.len() { b } else { a });
            let Some(implied) = implied.filter(|of| (2..=MOST).contains(&of.len())) else {
                continue;
            };
            if let Some((odd, usual)) = turned(&implied).or_else(|| apart(report, &implied))
                && !is_reported(report, odd)
                && !is_denied(report, usual)
            {
                diagnostics.push(tell(taxonomy, report, odd, usual));
            }
        }
    }
}

/// An income per share, the income, and the number of shares that they imply.
#[derive(Clone, Copy)]
struct Implied {
    per_share: FactId,
    amount: FactId,
    shares: Figure,
}

/// What an income per share implies with an income, in all contexts in which both are given.
fn implied(
    report: &Report,
    index: &FactIndex,
    (per_share, ratio): (ConceptId, UnitId),
    (amount, money): (ConceptId, UnitId),
) -> Vec<Implied> {
    let number = |id: FactId| match report.fact(id).value {
        Value::Number(value) if !value.is_zero() => Some(value),
        _ => None,
    };
    let one = |entry: &IndexEntry| {
        // What a scale has made of it is told.
        let is_scaled = report.fact(entry.fact).scale > 0;
        let facts = index.quantity(amount, (Some(money), entry.context));
        let amount = most_accurate(report, facts).filter(|_| !is_scaled)?;
        let whole = Decimals::new(0)?;
        let shares = quotient(number(amount)?, number(entry.fact)?, whole)?;
        (!shares.is_zero()).then_some(Implied { per_share: entry.fact, amount, shares })
    };
    let entries = index.of(per_share).iter().filter(|entry| entry.unit == Some(ratio));
    let mut contexts = Vec::new();
    let once = entries.filter(|entry| {
        let is_new = !contexts.contains(&entry.context);
        contexts.push(entry.context);
        is_new
    });
    once.take(MOST + 1).filter_map(one).collect()
}

/// Whether the report gives the number of shares that is implied: a company may have had as few. A loss for each of them is
/// below nothing where the loss itself is not.
fn is_reported(report: &Report, of: Implied) -> bool {
    let context = report.fact(of.per_share).context;
    let shares = of.shares.abs();
    report.facts.iter().any(|fact| {
        let unit = fact.unit.map(|unit| &report.units[unit.index()].measures);
        let is_shares = fact.context == context && unit.is_some_and(|unit| unit.is_standard("shares"));
        is_shares
            && matches!(fact.value, Value::Number(value) if is_about(value.abs(), shares) == Some(true))
    })
}

/// Whether the report gives numbers of shares where an income implies one, and none that is alike: it is not the income
/// that was divided.
fn is_denied(report: &Report, of: Implied) -> bool {
    let context = report.fact(of.per_share).context;
    let given = report.facts.iter().filter_map(|fact| {
        let unit = fact.unit.map(|unit| &report.units[unit.index()].measures)?;
        match fact.value {
            Value::Number(value)
                if fact.context == context && unit.is_standard("shares") && !value.is_zero() =>
            {
                Some(value.abs())
            }
            _ => None,
        }
    });
    let is_alike: Vec<bool> = given.map(|given| is_near(given, of.shares.abs())).collect();
    !is_alike.is_empty() && !is_alike.contains(&true)
}

/// Whether the larger of two numbers is at most five quarters of the other.
fn is_near(a: Figure, b: Figure) -> bool {
    let most = Figure::new(125, 2).and_then(|times| a.min(b).times(times));
    most.is_ok_and(|most| a.max(b) <= most)
}

/// Whether two numbers are apart by a hundredth of them at most.
fn is_about(a: Figure, b: Figure) -> Option<bool> {
    Some(a.plus(b.negated()).ok()?.abs().shift(2).ok()? <= b)
}

/// The one whose signs differ, where they are alike in all other periods.
fn turned(all: &[Implied]) -> Option<(Implied, Implied)> {
    let mut odd = all.iter().filter(|one| one.shares.is_negative());
    let one = *odd.next().filter(|_| odd.next().is_none())?;
    let usual = *all.iter().find(|one| !one.shares.is_negative())?;
    Some((one, usual))
}

/// The one that implies many times more or fewer shares than all others, which agree; of two the one
/// whose income per share has more digits.
fn apart(report: &Report, all: &[Implied]) -> Option<(Implied, Implied)> {
    let far = |a: Figure, b: Figure| {
        let times = |of: Figure| of.times(Figure::new(APART, 0).ok()?).ok();
        Some(a.abs() >= times(b.abs())? || b.abs() >= times(a.abs())?)
    };
    if let [a, b] = all {
        let size = |of: &Implied| match report.fact(of.per_share).value {
            Value::Number(value) => value.abs(),
            _ => Figure::ZERO,
        };
        let is_far = far(a.shares, b.shares)?;
        let (odd, usual) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        return is_far.then_some((*odd, *usual));
    }
    let mut sorted = all.to_vec();
    sorted.sort_by_key(|one| one.shares.abs());
    let middle = sorted[sorted.len() / 2];
    let mut odd = all.iter().filter(|one| far(one.shares, middle.shares) == Some(true));
    let one = *odd.next().filter(|_| odd.next().is_none())?;
    Some((one, middle))
}

fn tell(taxonomy: &Taxonomy, report: &Report, odd: Implied, usual: Implied) -> Diagnostic {
    let fact = report.fact(odd.per_share);
    let message = format!(
        "`{}` for {} is {}, which implies {} shares for `{}` {}; for {} it is {} shares.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, odd.per_share),
        odd.shares,
        name(taxonomy, report.fact(odd.amount).concept),
        value(report, odd.amount),
        report.period(report.fact(usual.per_share).context),
        usual.shares,
    );
    Diagnostic::new(Code::PerShareDiffers, value_place(report, odd.per_share), message)
        .related(value_place(report, odd.amount))
        .related(value_place(report, usual.per_share))
        .help("check its sign and its point: compare all of them with the release")
}
