//! Rates of growth of a whole that can't come of those of its parts.
//!
//! A whole of amounts that are not below nothing grows by a mean of what its parts grow by, with their
//! amounts as weights; and since a year before, and since a quarter before, with the same weights. So what one
//! divided by one and the rate is for the whole lies, in one direction a comparison, within the hull of what it is for the
//! parts, whatever the amounts are that nobody printed. Where no sum says of what a whole is made up, but its rows or
//! names seem to, it must be so by one comparison at least, and one slip must explain the other.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::direction::Growth;
use super::families::Family;
use super::network::{At, Network, Relation};
use super::span::Span;
use super::{cell, told};
use crate::check::slip::{Slip, other_digits, readings};
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::{
    ConceptId, DimensionsId, EntityId, FactId, Figure, Period, Report, Taxonomy, Value,
};

/// The most parts a whole may have: more leave nearly all open.
const MOST: usize = 12;
/// The most comparisons of a whole that are held against each other, two by two.
const PERIODS: usize = 4;
/// Of how many wholes that are off it is tried what each rate may have been: where more are, no slip did it.
const TRIED: usize = 50;

/// Rates of one amount by what it is compared with, as numbers of the periods.
type Rates = BTreeMap<usize, At>;

/// A whole with its parts: the rates of each, by the same comparisons.
struct Mean {
    /// That of the whole first.
    rates: Vec<Rates>,
    of: ConceptId,
    /// Whether no sum says of what it is made up.
    supposed: bool,
}

/// What one of the rates may have been.
type Meant = Option<(Option<Slip>, Figure)>;

/// Tells rates of a whole that are no mean of those of its parts. What one whole takes is bounded by `MOST` and
/// `PERIODS`, and what is tried for those that are off by `TRIED`: all in all it grows as the sums do.
pub(super) fn check(
    (taxonomy, report): (&Taxonomy, &Report),
    (network, growths): (&Network, &[Growth]),
    families: &[Family],
    (has_one_sign, called): (&dyn Fn(ConceptId) -> bool, &dyn Fn(ConceptId) -> String),
    diagnostics: &mut Diagnostics,
) {
    let means = means(network, growths, families, has_one_sign);
    let given = |at: At| network.quantities[at].given;
    let (mut off, mut holding) = (Vec::new(), FxHashMap::<At, usize>::default());
    for mean in &means {
        if holds(mean, &given) {
            for at in mean.all() {
                *holding.entry(at).or_default() += 1;
            }
        } else {
            let causes = if off.len() < TRIED { causes(report, network, mean) } else { Vec::new() };
            off.push((mean, causes));
        }
    }
    if off.is_empty() {
        return;
    }
    let mut times: FxHashMap<At, usize> = FxHashMap::default();
    for (at, _) in off.iter().flat_map(|(_, causes)| causes) {
        *times.entry(*at).or_default() += 1;
    }
    for (mean, causes) in &off {
        // What is only supposed to be a whole may have other parts.
        if mean.supposed && causes.is_empty() {
            continue;
        }
        let told = told(diagnostics);
        let facts: Vec<FactId> =
            mean.all().filter_map(|at| network.quantities[at].facts.first().copied()).collect();
        let is_told =
            |id: &FactId| cell(&value_place(report, *id)).is_some_and(|cell| told.contains(&cell));
        if facts.iter().any(is_told) {
            continue;
        }
        // What mends most, and holds nowhere else; best where a common slip explains it.
        let doubts = |(at, meant): &&(At, Meant)| {
            let of_slip = usize::from(!matches!(meant, Some((Some(_), _))));
            let holding = holding.get(at).copied().unwrap_or(0);
            (std::cmp::Reverse(times.get(at).copied().unwrap_or(0)), holding, of_slip)
        };
        let cause = causes.iter().min_by_key(doubts);
        diagnostics.push(finding(
            (taxonomy, report),
            network,
            (mean, &called(mean.of), &facts),
            cause,
        ));
    }
}

impl Mean {
    /// All of its rates.
    fn all(&self) -> impl Iterator<Item = At> + '_ {
        self.rates.iter().flat_map(|rates| rates.values().copied())
    }
}

/// The rates of amounts, by the place of the amount.
type Rated = FxHashMap<At, (ConceptId, Rates)>;

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// The sums of which all amounts have rates by the same comparisons, and what else seems to be made up of others.
fn means(
    network: &Network,
    growths: &[Growth],
    families: &[Family],
    has_one_sign: &dyn Fn(ConceptId) -> bool,
) -> Vec<Mean> {
    let mut periods: FxHashMap<_, usize> = FxHashMap::default();
    let mut then: FxHashMap<At, usize> = FxHashMap::default();
    let mut keys: Vec<_> = network.keys().map(|(key, at)| (at, *key)).collect();
    keys.sort_unstable_by_key(|(at, _)| *at);
    for (at, (_, period, ..)) in &keys {
        let count = periods.len();
        then.insert(*at, *periods.entry(*period).or_insert(count));
    }
    let mut rated = Rated::default();
    for growth in growths {
        let (now, before) = growth.between;
        let is_given = network.quantities[growth.rate].given.is_some();
        if let Some(before) = then.get(&before).filter(|_| is_given) {
            let (_, rates) = rated.entry(now).or_insert_with(|| (growth.of, Rates::new()));
            rates.entry(*before).or_insert(growth.rate);
        }
    }
    let mut found = Vec::new();
    for stated in &network.relations {
        let Relation::Sum(terms) = &stated.relation else { continue };
        let totals: Vec<At> = terms.iter().filter(|(_, off)| *off).map(|(at, _)| *at).collect();
        let ([total], 3..=MOST) = (totals.as_slice(), terms.len()) else { continue };
        let parts = terms.iter().filter(|(_, off)| !*off).map(|(at, _)| *at);
        let all: Vec<At> = std::iter::once(*total).chain(parts).collect();
        found.extend(mean(&rated, &all, has_one_sign));
    }
    let keys = keys.iter().filter(|(at, _)| rated.contains_key(at));
    for (total, (of, period, entity, dimensions)) in keys {
        for family in families.iter().filter(|family| family.whole == *of) {
            let frame: Frame = (*period, *entity, *dimensions);
            found.extend(supposed(network, &rated, (*total, family), frame, has_one_sign));
        }
    }
    found
}

/// What seems to be made up of others in a column, where both are compared twice.
fn supposed(
    network: &Network,
    rated: &Rated,
    (total, family): (At, &Family),
    (period, entity, dimensions): Frame,
    has_one_sign: &dyn Fn(ConceptId) -> bool,
) -> Option<Mean> {
    let parts = family.parts.iter();
    let parts = parts.map(|part| network.find((*part, period, entity, dimensions)));
    let all: Option<Vec<At>> = std::iter::once(Some(total)).chain(parts).collect();
    let all = all.filter(|all| all.len() <= MOST)?;
    let mean = mean(rated, &all, has_one_sign)?;
    (mean.rates[0].len() > 1).then_some(Mean { supposed: true, ..mean })
}

/// A whole with its parts, where all have rates by one comparison at least.
fn mean(rated: &Rated, all: &[At], has_one_sign: &dyn Fn(ConceptId) -> bool) -> Option<Mean> {
    let all: Option<Vec<&(ConceptId, Rates)>> = all.iter().map(|at| rated.get(at)).collect();
    let all = all?;
    let shared: BTreeSet<usize> = all[0]
        .1
        .keys()
        .copied()
        .filter(|period| all.iter().all(|(_, rates)| rates.contains_key(period)))
        .take(PERIODS)
        .collect();
    if shared.is_empty() || !all.iter().all(|(of, _)| has_one_sign(*of)) {
        return None;
    }
    let of_shared =
        |(_, rates): &&(ConceptId, Rates)| shared.iter().map(|of| (*of, rates[of])).collect();
    Some(Mean { rates: all.iter().map(of_shared).collect(), of: all[0].0, supposed: false })
}

/// Whether the rates of a whole can come of those of its parts, by each comparison and each two.
fn holds(mean: &Mean, given: &dyn Fn(At) -> Option<Span>) -> bool {
    let factor = |at: &At| Span::ONE.by(given(*at)?.plus(Span::ONE)?).filter(|of| of.is_positive());
    let of_periods: Option<Vec<Vec<Span>>> =
        mean.rates.iter().map(|rates| rates.values().map(factor).collect()).collect();
    // What has fallen by all that there was says nothing.
    let Some(points) = of_periods else { return true };
    let count = points[0].len();
    (0..count).all(|a| {
        (a..count).all(|b| {
            let boxes: Vec<[Span; 2]> = points.iter().map(|point| [point[a], point[b]]).collect();
            !are_apart(boxes[0], &boxes[1..])
        })
    })
}

/// Whether some line parts a box from others: it is enough to try those along the edges of both.
fn are_apart(whole: [Span; 2], parts: &[[Span; 2]]) -> bool {
    let corners = |[x, y]: &[Span; 2]| {
        let (x, y) = (x.ends(), y.ends());
        [(x.0, y.0), (x.0, y.1), (x.1, y.0), (x.1, y.1)]
    };
    let own = corners(&whole);
    let others: Vec<(i128, i128)> = parts.iter().flat_map(corners).collect();
    let is_parting = |(x, y): (i128, i128)| {
        let along = |(a, b): &(i128, i128)| a.checked_mul(x)?.checked_add(b.checked_mul(y)?);
        let ends = |points: &[(i128, i128)]| {
            let all: Option<Vec<i128>> = points.iter().map(along).collect();
            let all = all?;
            Some((all.iter().copied().min()?, all.iter().copied().max()?))
        };
        let (Some(own), Some(others)) = (ends(&own), ends(&others)) else { return false };
        own.1 < others.0 || others.1 < own.0
    };
    let edges = others
        .iter()
        .enumerate()
        .flat_map(|(at, a)| others[at + 1..].iter().map(move |b| (b.1 - a.1, a.0 - b.0)));
    [(1, 0), (0, 1)].into_iter().chain(edges).any(is_parting)
}

/// The rates of which another value, that differs by one slip of the hand, mends all.
fn causes(report: &Report, network: &Network, mean: &Mean) -> Vec<(At, Meant)> {
    let mut found = Vec::new();
    for at in mean.all() {
        let Some(id) = network.quantities[at].facts.first() else { continue };
        let fact = report.fact(*id);
        let Value::Number(number) = fact.value else { continue };
        let common = readings(number, fact.decimals).into_iter();
        let common = common
            .filter(|reading| reading.slip != Slip::Needless)
            .map(|reading| (Some(reading.slip), reading.value));
        let unit = fact.decimals.places().and_then(|places| Figure::unit(places).ok());
        let digits = unit.map(|unit| other_digits(number, unit)).unwrap_or_default();
        let mends = |(_, meant): &(Option<Slip>, Figure)| {
            let meant = network.given(report.rounding, fact, *meant, true);
            holds(mean, &|of| if of == at { meant } else { network.quantities[of].given })
        };
        let mut all = common.chain(digits.into_iter().map(|digits| (None, digits)));
        if let Some(meant) = all.find(mends) {
            found.push((at, Some(meant)));
        }
    }
    found
}

fn finding(
    (taxonomy, report): (&Taxonomy, &Report),
    network: &Network,
    (mean, called, facts): (&Mean, &str, &[FactId]),
    cause: Option<&(At, Meant)>,
) -> Diagnostic {
    let said = |id: &FactId| {
        format!("`{}` {}", name(taxonomy, report.fact(*id).concept), value(report, *id))
    };
    let (whole, parts) = facts.split_at(mean.rates[0].len().min(facts.len()));
    let list = |ids: &[FactId]| ids.iter().map(said).collect::<Vec<_>>().join(", ");
    let blamed =
        cause.and_then(|(at, _)| network.quantities[*at].facts.first()).unwrap_or(&facts[0]);
    let fact = report.fact(*blamed);
    let message = format!(
        "Of `{}` for {}, {} can be no mean of the rates of its parts: {}.",
        called,
        report.period(fact.context),
        list(whole),
        list(parts),
    );
    let help = match cause {
        Some((_, Some((Some(slip), meant)))) => {
            format!("with {meant} they agree: perhaps {}", slip.words())
        }
        _ => "compare the figures with the release".to_owned(),
    };
    let mut told =
        Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, *blamed), message);
    for other in facts.iter().filter(|other| *other != blamed) {
        told = told.related(value_place(report, *other));
    }
    // Who says something about the figure has looked at it.
    if fact.footnotes.index() != 0 {
        told.severity = Severity::Note;
    }
    told.help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(low: i128, high: i128) -> Span {
        Span::new(Figure::new(low, 3).unwrap(), Figure::new(high, 3).unwrap()).unwrap()
    }

    #[test]
    fn a_mean_lies_within_the_hull() {
        let at = |x: i128, y: i128| [span(x - 1, x + 1), span(y - 1, y + 1)];
        let parts = [at(900, 990), at(950, 1_010), at(980, 1_030)];
        assert!(!are_apart(at(940, 1_010), &parts));
        // Within the ends by each comparison, but not by both.
        assert!(are_apart(at(970, 1_000), &parts));
        assert!(are_apart(at(890, 1_000), &parts));
        // Two parts leave a line.
        assert!(!are_apart(at(940, 1_010), &[at(900, 990), at(980, 1_030)]));
        assert!(are_apart(at(940, 1_020), &[at(900, 990), at(980, 1_030)]));
    }
}
