//! Values a thousand or a million times off: a table read in thousands that is in millions.
//!
//! A value is compared with those of the same concept, unit and members in other periods of the
//! same length. It is told when at least two of them are alike, as most of them are, and it is
//! apart from them by a thousand or a million, give or take a factor of two; or when there is
//! only one other, and the accuracy of the two is apart by just that scale too, or they have the same
//! and noughts stand where the other has digits, which no amount beside it has. Figures of one digit
//! say nothing. No specification asks for this; it is the most common real mistake. What is off in one
//! column of a statement is one finding, see [`scale_column`].
//!
//! [`scale_column`]: super::scale_column

use rustc_hash::FxHashSet;

use super::magnitude::{alike, scale_apart, within};
use super::scale_column::{self, Suspect};
use crate::diagnostic::Diagnostics;
use crate::model::{
    ConceptId, DimensionsId, EntityId, Fact, FactId, FactIndex, Figure, IndexEntry, Period, Report,
    Taxonomy, UnitId, Value,
};

/// Tells values that are off by a scale, and gives the facts it named. What is in `told` is told
/// already, and nothing is compared with it.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    told: &FxHashSet<FactId>,
    diagnostics: &mut Diagnostics,
) -> Vec<FactId> {
    let mut suspects = Vec::new();
    let (mut rough, mut sizes) = (Vec::new(), Vec::new());
    for concept in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        rough.clear();
        let entries = index.of(concept).iter().filter(|entry| !told.contains(&entry.fact));
        rough.extend(entries.filter_map(|entry| Rough::of(report, entry)));
        rough.sort_unstable();
        for group in rough.chunk_by(|a, b| a.group == b.group).filter(|group| may_be_off(group)) {
            sizes.clear();
            sizes.extend(group.iter().filter_map(|rough| Size::of(report, rough.fact)));
            sizes.sort_unstable();
            find_off((taxonomy, report), &sizes, &mut suspects);
        }
    }
    scale_column::tell(taxonomy, report, &suspects, diagnostics);
    let named = |suspect: &Suspect| {
        std::iter::once(suspect.fact).chain(suspect.is_pair.then_some(suspect.other))
    };
    suspects.iter().flat_map(named).collect()
}

/// What facts have in common that can be compared: unit, entity, members, months of the period.
type Group = (Option<UnitId>, EntityId, DimensionsId, i64);

/// The size of a fact by its first digit alone. Sorted by group, then by size.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rough {
    group: Group,
    magnitude: i32,
    fact: FactId,
}

impl Rough {
    fn of(report: &Report, entry: &IndexEntry) -> Option<Self> {
        let Value::Number(value) = report.fact(entry.fact).value else { return None };
        let magnitude = value.magnitude()?;
        let context = report.contexts[entry.context.index()];
        let months = months(report.period(entry.context));
        let group = (entry.unit, context.entity, context.dimensions, months);
        Some(Self { group, magnitude, fact: entry.fact })
    }
}

/// The exact size of a fact. Those of a group are sorted by it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Size {
    value: Figure,
    fact: FactId,
}

impl Size {
    fn of(report: &Report, fact: FactId) -> Option<Self> {
        Some(Self { value: size(report.fact(fact))?, fact })
    }
}

/// The absolute value of a number other than zero.
fn size(fact: &Fact) -> Option<Figure> {
    match fact.value {
        Value::Number(value) if !value.is_zero() => Some(value.abs()),
        _ => None,
    }
}

/// About how many months a period has; none for an instant.
pub(super) fn months(period: Period) -> i64 {
    match period {
        Period::Instant(_) | Period::Moment(_) => 0,
        Period::Duration { start, end } => ((end - start).num_days() + 15) / 30,
        Period::Span { start, end } => ((end.at() - start.at()).num_days() + 15) / 30,
        Period::Forever => i64::MAX,
    }
}

/// Whether the first digits of a sorted group are so far apart that one fact may be off. Most
/// groups are done with here, without arithmetic.
fn may_be_off(group: &[Rough]) -> bool {
    let (Some(least), Some(most)) = (group.first(), group.last()) else { return false };
    most.magnitude - least.magnitude >= 2
}

/// Finds what is off in a group that is sorted by size.
fn find_off((taxonomy, report): (&Taxonomy, &Report), group: &[Size], suspects: &mut Vec<Suspect>) {
    if let [a, b] = group {
        if let Some(power) = pair_apart(report, a.fact, b.fact) {
            suspects.push(Suspect { fact: b.fact, other: a.fact, power, is_pair: true });
        } else {
            suspects.extend(misprinted(taxonomy, report, [a.fact, b.fact]));
        }
        return;
    }
    let middle = group[group.len() / 2];
    let usual: Vec<Size> =
        group.iter().filter(|size| alike(size.value, middle.value)).copied().collect();
    let (off_scale, rest): (Vec<&Size>, Vec<&Size>) = group.iter().partition(|size| {
        scale_apart(size.value, middle.value).is_some()
            && digits(report, size, 2)
            && digits(report, &middle, 2)
    });
    // What is neither usual nor off by a scale must be near, or the concept just moves a lot.
    let calm = rest.iter().all(|size| within_ten(size.value, middle.value));
    if usual.len() >= 2 && calm && off_scale.len() * 2 <= usual.len() {
        let other = usual[usual.len() / 2];
        suspects.extend(off_scale.iter().filter_map(|size| {
            let power = scale_apart(size.value, middle.value)?;
            Some(Suspect { fact: size.fact, other: other.fact, power, is_pair: false })
        }));
    }
}

/// Whether figures are at most ten times apart, give or take a factor of two.
fn within_ten(a: Figure, b: Figure) -> bool {
    let far = |a: Figure, b: Figure| b.shift(1).is_ok_and(|b| a > b);
    let near = |power| within(a, b, power).unwrap_or(false);
    near(1) || near(-1) || !(far(a, b) || far(b, a))
}

/// Whether a figure has at least so many digits before its accuracy ends.
fn digits(report: &Report, size: &Size, count: i32) -> bool {
    let Some(places) = report.fact(size.fact).decimals.places() else { return true };
    Figure::unit(places)
        .and_then(|unit| unit.shift(count - 1))
        .is_ok_and(|least| size.value >= least)
}

/// How many digits a figure must have that is not round.
const UNROUND: usize = 4;

/// How many facts before and behind a figure are looked at, and how many of them must be like it.
const NEAR: usize = 12;
const BESIDE: usize = 4;

/// The one of two facts, the only ones, whose digits say that it is off by a scale: of the same accuracy as the other,
/// the larger has noughts in place of the digits that the other has, as an amount of money alone among those beside it, or
/// the smaller has digits behind its accuracy.
fn misprinted(taxonomy: &Taxonomy, report: &Report, [a, b]: [FactId; 2]) -> Option<Suspect> {
    let [of_a, of_b] = [a, b].map(|id| report.fact(id));
    if of_a.decimals != of_b.decimals {
        return None;
    }
    let (less, more) = (size(of_a)?, size(of_b)?);
    let power = scale_apart(more, less)?;
    let unit = Figure::unit(of_a.decimals.places()?).ok()?;
    let least = |of: Figure| of.shift(2).is_ok_and(|least| less >= least);
    let is_whole = |value: Figure, unit: Figure| {
        value.shift(-unit.magnitude().unwrap_or(0)).is_ok_and(|of| of.whole().is_some())
    };
    let digits = more.parts().0.unsigned_abs().to_string();
    let wide = unit.shift(power).ok()?;
    let is_padded = digits.trim_end_matches('0').len() >= UNROUND
        && is_whole(more, wide)
        && is_whole(less, unit);
    // What was granted or raised may be round, but hardly where it alone is.
    let has_noughts = |of: &Fact| size(of).is_some_and(|of| of >= wide && is_whole(of, wide));
    let is_odd = || {
        let beside = beside(report, b);
        beside.len() >= BESIDE && !beside.into_iter().any(has_noughts)
    };
    if least(unit)
        && is_padded
        && taxonomy.concept(of_b.concept).item_type.is_monetary()
        && is_odd()
    {
        return Some(Suspect { fact: b, other: a, power, is_pair: false });
    }
    let is_cut = !is_whole(less, unit) && is_whole(more, unit);
    is_cut.then_some(Suspect { fact: a, other: b, power: -power, is_pair: false })
}

/// The facts near one in the table, of the same statement, unit and accuracy, but other concepts.
fn beside(report: &Report, id: FactId) -> Vec<&Fact> {
    let own = report.fact(id);
    let first = id.index().saturating_sub(NEAR);
    let near = report.facts.iter().skip(first).take(2 * NEAR + 1);
    let is_like = |fact: &&Fact| {
        fact.concept != own.concept
            && (fact.statement, fact.unit, fact.decimals) == (own.statement, own.unit, own.decimals)
    };
    near.filter(is_like).collect()
}

/// By which scale the second of two facts, the only ones, is larger than the first, in value and
/// in accuracy.
fn pair_apart(report: &Report, a: FactId, b: FactId) -> Option<i32> {
    let (a, b) = (report.fact(a), report.fact(b));
    let (x, y) = (size(a)?, size(b)?);
    let (p, q) = (a.decimals.places()?, b.decimals.places()?);
    let exact = |value: Figure, places| {
        Figure::unit(places).and_then(|unit| unit.shift(2)).is_ok_and(|least| value >= least)
    };
    let power = scale_apart(y, x)?;
    (power == p - q && exact(x, p) && exact(y, q)).then_some(power)
}
