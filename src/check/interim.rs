//! Amounts of a period that are not the sum of those of its parts: quarters, half-years, years.
//!
//! What flows in two quarters flows in the half-year that they make. No calculation network can
//! say so, for a sum holds in one context (XBRL 2.1 §5.2.5.2). It is told where one slip of the
//! hand explains the difference, or where the same periods do add up for most
//! other amounts; what was restated in between adds up for few. Nor is an amount that has one sign
//! smaller than that of a part of its period which begins or ends with it: that too is told.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::interval::Interval;
use super::members::{interval, most_accurate};
use super::sign::has_one_sign;
use super::slip::{Slip, other_digits, readings};
use super::sum_finding::{extent, name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, DimensionsId, EntityId, FactId, FactIndex, Figure, IndexEntry, Moment, PeriodType,
    Report, Taxonomy, UnitId, Value,
};

/// How many amounts must add up over some periods before one that does not is told for that alone.
const LEAST: usize = 3;

/// How many periods of a quantity are looked at: more are no quarters of a few years.
const MOST: usize = 60;

/// Tells amounts that are not the sum of those of the parts of their period.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    // Most reports have no period that others make up.
    if !has_parted_periods(report) {
        return;
    }
    let mut sums: BTreeMap<Vec<Span>, Vec<Sum>> = BTreeMap::new();
    let (mut spans, mut shrunk) = (Vec::new(), Vec::new());
    for concept in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        let of = taxonomy.concept(concept);
        if of.period_type != PeriodType::Duration || !of.item_type.is_monetary() {
            continue;
        }
        spans.clear();
        spans.extend(index.of(concept).iter().filter_map(|entry| of_span(report, entry)));
        spans.sort_unstable();
        for group in spans.chunk_by(|a, b| a.0 == b.0) {
            gather(report, index, group, &mut sums);
            smaller(report, group, &mut shrunk);
        }
    }
    let mut told: FxHashSet<FactId> = FxHashSet::default();
    for of_periods in sums.values() {
        tell(taxonomy, report, of_periods, &mut told, diagnostics);
    }
    shrunk.retain(|(whole, part)| !told.contains(whole) && !told.contains(part));
    tell_smaller(taxonomy, report, &shrunk, diagnostics);
}

/// From one moment to another.
type Span = (Moment, Moment);

/// What the periods of a quantity have in common.
type Group = (Option<UnitId>, EntityId, DimensionsId);

/// A fact with its group and period.
type Spanned = (Group, Span, IndexEntry);

fn of_span(report: &Report, entry: &IndexEntry) -> Option<Spanned> {
    let context = report.contexts[entry.context.index()];
    let period = report.periods[context.period.index()];
    let span = (period.start()?, period.end()?);
    (span.0 < span.1).then_some(((entry.unit, context.entity, context.dimensions), span, *entry))
}

/// Whether a period begins or ends with another that is shorter.
fn has_parted_periods(report: &Report) -> bool {
    let mut spans: Vec<Span> = report
        .periods
        .iter()
        .filter_map(|period| Some((period.start()?, period.end()?)))
        .filter(|(start, end)| start < end)
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans.windows(2).any(|pair| pair[0].0 == pair[1].0)
}

/// A quantity for a period and for the parts that make it up.
struct Sum {
    whole: Quantity,
    parts: Vec<Quantity>,
}

/// Where a quantity lies, and the most accurate fact about it.
#[derive(Clone, Copy)]
struct Quantity {
    fact: FactId,
    interval: Interval,
}

impl Sum {
    fn holds(&self) -> bool {
        self.given().is_none_or(|sum| sum.meet(self.whole.interval).is_some())
    }

    /// What the parts give; nothing where it can't be held.
    fn given(&self) -> Option<Interval> {
        let mut sum = Interval::ZERO;
        for part in &self.parts {
            sum = sum.plus(part.interval).ok()?;
        }
        Some(sum)
    }

    /// By how much the whole exceeds its parts.
    fn difference(&self, report: &Report) -> Option<Figure> {
        let number = |of: &Quantity| match report.fact(of.fact).value {
            Value::Number(value) => Some(value),
            _ => None,
        };
        self.parts
            .iter()
            .try_fold(number(&self.whole)?, |rest, part| rest.plus(number(part)?.negated()).ok())
    }

    /// The fact in which one slip of the hand explains the difference, with what it may have been:
    /// the whole, where it is one of several. A digit is one where the difference is a large part of the whole.
    fn slip(&self, report: &Report) -> Option<(FactId, Option<Slip>, Figure)> {
        let of_whole = std::iter::once((&self.whole, self.given()));
        let of_parts = self.parts.iter().map(|part| (part, self.left_for(part)));
        let all: Vec<(&Quantity, Option<Interval>)> = of_whole.chain(of_parts).collect();
        for (quantity, needed) in &all {
            let (fact, needed) = (report.fact(quantity.fact), (*needed)?);
            let Value::Number(value) = fact.value else { continue };
            let fits = |interval: Interval| interval.meet(needed).is_some();
            let found = readings(value, fact.decimals).into_iter().find(|reading| {
                reading.slip != Slip::Needless && reading.interval(report.rounding).is_ok_and(fits)
            });
            if let Some(reading) = found {
                return Some((quantity.fact, Some(reading.slip), reading.value));
            }
        }
        if !self.is_far_off(report) {
            return None;
        }
        all.iter().find_map(|(quantity, needed)| {
            let (fact, needed) = (report.fact(quantity.fact), (*needed)?);
            let Value::Number(value) = fact.value else { return None };
            let unit = Figure::unit(fact.decimals.places()?).ok()?;
            let fits = |meant: &Figure| {
                Interval::of(*meant, fact.decimals, report.rounding)
                    .is_ok_and(|interval| interval.meet(needed).is_some())
            };
            let meant = other_digits(value, unit).into_iter().find(fits)?;
            Some((quantity.fact, None, meant))
        })
    }

    /// Whether the difference is a tenth of the whole, and ten units of its last place: what is restated in between
    /// seldom is.
    fn is_far_off(&self, report: &Report) -> bool {
        let fact = report.fact(self.whole.fact);
        let (Some(off), Value::Number(whole)) = (self.difference(report), fact.value) else {
            return false;
        };
        let unit = fact.decimals.places().and_then(|places| Figure::unit(places).ok());
        let tenth = whole.abs().shift(-1);
        let least = unit.and_then(|unit| unit.shift(1).ok());
        tenth.is_ok_and(|tenth| off.abs() >= tenth) && least.is_some_and(|least| off.abs() >= least)
    }

    /// What the whole and the other parts leave for a part.
    fn left_for(&self, part: &Quantity) -> Option<Interval> {
        let others = self.parts.iter().filter(|other| other.fact != part.fact);
        others.clone().try_fold(self.whole.interval, |rest, other| {
            rest.plus(other.interval.times(Figure::MINUS_ONE).ok()?).ok()
        })
    }
}

/// Gathers the sums of a quantity over its periods, by the periods.
fn gather(
    report: &Report,
    index: &FactIndex,
    group: &[Spanned],
    sums: &mut BTreeMap<Vec<Span>, Vec<Sum>>,
) {
    let mut spans: Vec<(Span, IndexEntry)> =
        group.iter().map(|(_, span, entry)| (*span, *entry)).collect();
    spans.dedup_by_key(|(span, _)| *span);
    if spans.len() < 3 || spans.len() > MOST {
        return;
    }
    let quantity = |entry: &IndexEntry| {
        let facts = index.quantity(entry.concept, entry.group());
        Some(Quantity { fact: most_accurate(report, facts)?, interval: interval(report, facts)? })
    };
    for (whole, entry) in &spans {
        for shortest in [true, false] {
            let Some(chain) = chain(&spans, *whole, shortest) else { continue };
            if !shortest && chain.len() == self::chain(&spans, *whole, true).map_or(0, |c| c.len())
            {
                continue;
            }
            let parts: Option<Vec<Quantity>> =
                chain.iter().map(|at| quantity(&spans[*at].1)).collect();
            if let (Some(whole_quantity), Some(parts)) = (quantity(entry), parts) {
                let mut key = vec![*whole];
                key.extend(chain.iter().map(|at| spans[*at].0));
                sums.entry(key).or_default().push(Sum { whole: whole_quantity, parts });
            }
        }
    }
}

/// Periods that follow each other and make up a whole: always the shortest, or the longest.
fn chain(spans: &[(Span, IndexEntry)], whole: Span, shortest: bool) -> Option<Vec<usize>> {
    let mut chain = Vec::new();
    let mut at = whole.0;
    while at < whole.1 {
        let next = spans
            .iter()
            .enumerate()
            .filter(|(_, (span, _))| span.0 == at && span.1 <= whole.1 && *span != whole);
        let (place, (span, _)) = if shortest {
            next.min_by_key(|(_, (span, _))| span.1)?
        } else {
            next.max_by_key(|(_, (span, _))| span.1)?
        };
        chain.push(place);
        at = span.1;
    }
    (chain.len() > 1).then_some(chain)
}

/// Gathers the amounts of a period that are smaller than those of a period within it that begins or ends with it.
fn smaller(report: &Report, group: &[Spanned], shrunk: &mut Vec<(FactId, FactId)>) {
    if group.len() < 2 || group.len() > MOST {
        return;
    }
    for (_, whole, of_whole) in group {
        for (_, part, of_part) in group {
            let begins = whole.0 == part.0 && part.1 < whole.1;
            let ends = whole.1 == part.1 && part.0 > whole.0;
            if (begins || ends) && is_smaller(report, of_whole.fact, of_part.fact) == Some(true) {
                shrunk.push((of_whole.fact, of_part.fact));
            }
        }
    }
}

/// Whether an amount above nothing is smaller than another, whatever its accuracy leaves open.
fn is_smaller(report: &Report, whole: FactId, part: FactId) -> Option<bool> {
    let number = |id: FactId| {
        let fact = report.fact(id);
        let Value::Number(value) = fact.value else { return None };
        let unit = fact.decimals.places().map_or(Ok(Figure::ZERO), Figure::unit).ok()?;
        (!value.is_negative() && !value.is_zero()).then_some((value, unit))
    };
    let ((whole, open), (part, of_part)) = (number(whole)?, number(part)?);
    Some(whole.plus(open).ok()?.plus(of_part).ok()? < part)
}

/// Tells amounts that have one sign and are smaller than those of a part of their period. Of n amounts there are at
/// most `MOST` times n pairs, and each is looked at once.
fn tell_smaller(
    taxonomy: &Taxonomy,
    report: &Report,
    shrunk: &[(FactId, FactId)],
    diagnostics: &mut Diagnostics,
) {
    let mut times: FxHashMap<FactId, usize> = FxHashMap::default();
    for id in shrunk.iter().flat_map(|(whole, part)| [*whole, *part]) {
        *times.entry(id).or_default() += 1;
    }
    let mut of_one_sign: FxHashMap<ConceptId, bool> = FxHashMap::default();
    let mut told: FxHashSet<FactId> = FxHashSet::default();
    for (whole, part) in shrunk {
        let concept = report.fact(*whole).concept;
        if told.contains(whole) || told.contains(part) {
            continue;
        }
        let has_one_sign = || has_one_sign(taxonomy, report, concept);
        if !*of_one_sign.entry(concept).or_insert_with(has_one_sign) {
            continue;
        }
        let at = if times[part] > times[whole] { part } else { whole };
        told.insert(*at);
        let period = |id: FactId| report.period(report.fact(id).context);
        let message = format!(
            "`{}` for {} is {}, less than the {} for {}, which is a part of that.",
            name(taxonomy, concept),
            period(*whole),
            value(report, *whole),
            value(report, *part),
            period(*part),
        );
        let other = if at == part { whole } else { part };
        diagnostics.push(
            Diagnostic::new(Code::PeriodsDoNotAdd, value_place(report, *at), message)
                .related(value_place(report, *other))
                .help("compare both figures, and their periods, with the release"),
        );
    }
}

/// Tells what does not add up over the same periods. Where a slip explains one, others that are
/// off by as much follow from it: they are sums over it.
fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    sums: &[Sum],
    told: &mut FxHashSet<FactId>,
    diagnostics: &mut Diagnostics,
) {
    let off: Vec<&Sum> = sums.iter().filter(|sum| !sum.holds()).collect();
    let usual = sums.len() - off.len() >= LEAST && off.len() * 3 <= sums.len();
    told.extend(off.iter().flat_map(|sum| sum.parts.iter().chain([&sum.whole]).map(|of| of.fact)));
    let mut explained: FxHashSet<Figure> = FxHashSet::default();
    for sum in &off {
        if let Some(slip) = sum.slip(report) {
            explained.extend(sum.difference(report).map(Figure::abs));
            diagnostics.push(finding(taxonomy, report, sum, Some(slip)));
        }
    }
    for sum in off.iter().filter(|sum| usual && sum.slip(report).is_none()) {
        let follows = sum.difference(report).is_some_and(|off| explained.contains(&off.abs()));
        if !follows {
            diagnostics.push(finding(taxonomy, report, sum, None));
        }
    }
}

fn finding(
    taxonomy: &Taxonomy,
    report: &Report,
    sum: &Sum,
    slip: Option<(FactId, Option<Slip>, Figure)>,
) -> Diagnostic {
    let period = |of: &Quantity| report.period(report.fact(of.fact).context);
    let parts: Vec<String> = sum
        .parts
        .iter()
        .map(|part| format!("{} for {}", value(report, part.fact), period(part)))
        .collect();
    let message = format!(
        "`{}` for {} is {}, but the periods that make it up give {}: {}.",
        name(taxonomy, report.fact(sum.whole.fact).concept),
        period(&sum.whole),
        value(report, sum.whole.fact),
        sum.given().map(extent).unwrap_or_default(),
        parts.join(", "),
    );
    let at = slip.map_or(sum.whole.fact, |(fact, ..)| fact);
    let help = match slip {
        Some((fact, slip, meant)) => format!(
            "with {meant} for {} they add up: perhaps {}",
            report.period(report.fact(fact).context),
            slip.map_or("one of its digits is wrong", Slip::words)
        ),
        None => {
            "compare them with the release: most other amounts add up over these periods".to_owned()
        }
    };
    let told = Diagnostic::new(Code::PeriodsDoNotAdd, value_place(report, at), message).help(help);
    let others = std::iter::once(&sum.whole).chain(&sum.parts).filter(|other| other.fact != at);
    others.fold(told, |told, other| told.related(value_place(report, other.fact)))
}
