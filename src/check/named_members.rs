//! Members that have the name of a balance: the column of share capital, and share capital on the balance sheet.
//!
//! A matrix of equity ends with what the balance sheet says of each component. Where a member has the name of a balance,
//! the figures under it are those of the balance at the same day. Two members whose figures are those of each other's
//! balance were interchanged; one figure that alone is another, where others are the same, is another by a slip.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::by_aspects::ByAspects;
use super::members::{has_digits, most_accurate, number};
use super::slip::{Slip, mistyped, readings};
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, DimensionsId, FactId, FactIndex, Figure, MemberValue, PeriodType, Report, Taxonomy,
};

/// How many digits figures must have that are held against each other, and how many must be the same for one to be told.
const DIGITS: i32 = 3;
const SAME: usize = 2;

/// How many pairs of a row are looked at.
const MOST: usize = 200;

/// A figure under a member, and the balance that has its name.
#[derive(Clone, Copy)]
struct Pair {
    member: ConceptId,
    under: FactId,
    balance: FactId,
    figures: [Figure; 2],
}

impl Pair {
    fn is_same(&self) -> bool {
        self.figures[0] == self.figures[1]
    }
}

/// Tells such members.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let named = named(taxonomy, report, index);
    if named.is_empty() {
        return;
    }
    for pairs in rows(taxonomy, report, index, &named).values() {
        let mut off = pairs.iter().filter(|pair| !pair.is_same());
        let Some(first) = off.next().filter(|_| pairs.len() <= MOST) else { continue };
        if let Some(other) = interchanged(report, pairs) {
            diagnostics.push(tell_interchanged(taxonomy, report, other));
        } else if off.next().is_none() && pairs.len() > SAME && is_slip(report, first) {
            diagnostics.push(tell_off(taxonomy, report, first, pairs.len() - 1));
        }
    }
}

/// Sets of the one member that has the name of a balance, with that.
type Named = FxHashMap<DimensionsId, (ConceptId, ConceptId)>;

fn named(taxonomy: &Taxonomy, report: &Report, index: &FactIndex) -> Named {
    let members = report.dimensions.iter().zip(0_u32..).filter_map(|(set, at)| match set[..] {
        [(_, MemberValue::Explicit(member))] => Some((DimensionsId(at), member)),
        _ => None,
    });
    let members: Vec<(DimensionsId, ConceptId)> = members.collect();
    if members.is_empty() {
        return Named::default();
    }
    let mut balances: FxHashMap<&str, ConceptId> = FxHashMap::default();
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        let concept = taxonomy.concept(id);
        let is_balance = concept.item_type.is_monetary()
            && concept.period_type == PeriodType::Instant
            && !index.of(id).is_empty();
        if is_balance {
            balances.insert(&concept.name.local, id);
        }
    }
    let of_member = |(set, member): &(DimensionsId, ConceptId)| {
        let stem = taxonomy.concept(*member).name.local.strip_suffix("Member")?;
        Some((*set, (*member, *balances.get(stem)?)))
    };
    members.iter().filter_map(of_member).collect()
}

/// The figures under such members beside those balances, by what the row is.
fn rows(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    named: &Named,
) -> BTreeMap<ConceptId, Vec<Pair>> {
    let mut rows: BTreeMap<ConceptId, Vec<Pair>> = BTreeMap::new();
    let Some(none) = report.dimensions.iter().position(Vec::is_empty) else { return rows };
    let none = DimensionsId(u32::try_from(none).unwrap_or(u32::MAX));
    let contexts = ByAspects::of(report);
    for (at, fact) in report.facts.iter().enumerate() {
        let of = report.contexts[fact.context.index()];
        let Some((member, balance)) = named.get(&of.dimensions) else { continue };
        let concept = taxonomy.concept(fact.concept);
        let is_balance = concept.item_type.is_monetary()
            && concept.period_type == PeriodType::Instant
            && fact.concept != *balance;
        let period = report.periods[of.period.index()];
        let whole = contexts.get(period, of.entity, none).filter(|_| is_balance);
        let beside = whole
            .and_then(|whole| most_accurate(report, index.quantity(*balance, (fact.unit, whole))));
        let under = FactId::from(at);
        let Some(balance) = beside else { continue };
        let (Some(a), Some(b)) = (number(report, under), number(report, balance)) else { continue };
        let is_alike = report.fact(balance).decimals == fact.decimals;
        if is_alike
            && has_digits(report, under, a, DIGITS)
            && has_digits(report, balance, b, DIGITS)
        {
            let pair = Pair { member: *member, under, balance, figures: [a, b] };
            rows.entry(fact.concept).or_default().push(pair);
        }
    }
    rows
}

/// Whether one figure of a pair is the other with a digit or a scale wrong: a fair value may as well be no carrying amount.
fn is_slip(report: &Report, pair: &Pair) -> bool {
    let Some(places) = report.fact(pair.under).decimals.places() else { return false };
    let Ok(unit) = Figure::ONE.shift(-places) else { return false };
    let [under, balance] = pair.figures;
    let decimals = report.fact(pair.under).decimals;
    let far = |value: Figure, meant: Figure| {
        let apart = meant.plus(value.negated()).map(Figure::abs);
        apart.and_then(|apart| apart.shift(1)).is_ok_and(|apart| apart >= value.abs())
    };
    let is_other = |value: Figure, meant: Figure| {
        // What differs by a little is another measure of the same.
        let mut common = readings(value, decimals).into_iter();
        common.any(|of| of.slip != Slip::Needless && of.value == meant)
            || (far(value, meant) && mistyped(value, unit).contains(&meant))
    };
    is_other(under, balance) || is_other(balance, under)
}

/// Two members at one day, each of which has the figure of the balance that is named as the other.
fn interchanged(report: &Report, pairs: &[Pair]) -> Option<[Pair; 2]> {
    let off: Vec<&Pair> = pairs.iter().filter(|pair| !pair.is_same()).collect();
    let period = |pair: &Pair| report.contexts[report.fact(pair.under).context.index()].period;
    off.iter().enumerate().find_map(|(at, one)| {
        let is_crossed = |other: &&&Pair| {
            one.figures[0] == other.figures[1]
                && one.figures[1] == other.figures[0]
                && period(one) == period(other)
                && one.member != other.member
        };
        off[at + 1..].iter().find(is_crossed).map(|other| [**one, **other])
    })
}

fn tell_interchanged(taxonomy: &Taxonomy, report: &Report, [one, other]: [Pair; 2]) -> Diagnostic {
    let message = format!(
        "`{}` under `{}` is {}, and under `{}` {}: each is the balance that has the name of the other.",
        name(taxonomy, report.fact(one.under).concept),
        name(taxonomy, one.member),
        value(report, one.under),
        name(taxonomy, other.member),
        value(report, other.under),
    );
    let place = |id: FactId| value_place(report, id);
    Diagnostic::new(Code::InterchangedColumns, place(one.under), message)
        .related(place(other.under))
        .related(place(one.balance))
        .related(place(other.balance))
        .help("were the two members interchanged?")
}

fn tell_off(taxonomy: &Taxonomy, report: &Report, pair: &Pair, others: usize) -> Diagnostic {
    let message = format!(
        "`{}` under `{}` for {} is {}, and `{}` is {}; {others} others of its row are the balances that they are named after.",
        name(taxonomy, report.fact(pair.under).concept),
        name(taxonomy, pair.member),
        report.period(report.fact(pair.under).context),
        value(report, pair.under),
        name(taxonomy, report.fact(pair.balance).concept),
        value(report, pair.balance),
    );
    Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, pair.under), message)
        .related(value_place(report, pair.balance))
        .help("compare both with the release")
}
