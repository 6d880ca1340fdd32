//! Ratios that say by their figures, and not by their names, of what they are.
//!
//! A gross margin is the gross profit in sales, an equity ratio the net assets in all assets, an amount per share an
//! amount by the shares that there are; no network says so. What a ratio is, is learnt from the columns in which it
//! fits: as the share of an amount in the largest of its column, of one amount per share in another, or as an amount
//! by a number of shares. Two columns are enough where the names say so too, or where so few amounts stand beside it
//! that none fits by accident. Then it should be that in the others.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::network::{At, Network, Relation};
use super::span::Span;
use super::words::{Said, is_ratio};
use crate::check::relation::own_period;
use crate::check::slip::{Slip, other_digits, readings};
use crate::check::words::{Named, is_named};
use crate::model::{
    Concept, ConceptId, Decimals, DimensionsId, EntityId, Figure, Period, PeriodType, Report,
    Taxonomy, Value,
};

/// How many columns of a ratio are looked at, and how many amounts and numbers of shares of each.
const COLUMNS: usize = 40;
const AMOUNTS: usize = 64;
const SHARES: usize = 8;

/// How many times a figure that fits must be what it leaves open, and how many times as seldom as pairs are tried
/// it must be that one fits by accident.
const SHARP: i128 = 20;
const RARE: i128 = 50;

/// How sharp it must be for one wrong digit to be taken for a slip: what is counted otherwise may be near one.
const EXACT: i128 = 400;

/// In how many columns a ratio must fit for one that is off by less than a tenth to be told.
const USUAL: usize = 3;

/// Of how many common slips one fits by accident where none was made.
const SLIPS: i128 = 6;

/// How many values one wrong digit gives.
const DIGITS: i128 = 30;

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// The amounts of columns.
type Columns = FxHashMap<Frame, Vec<(ConceptId, At)>>;

/// What a ratio may be of: an amount, and that by which it is divided.
type Pair = (ConceptId, ConceptId);

/// How a pair gives a ratio over its columns.
struct Fit {
    fits: usize,
    off: usize,
    /// Those that do not fit, and are less than a tenth off, or more.
    near: Vec<[At; 3]>,
    far: Vec<[At; 3]>,
    /// How sharp all that fit are together.
    sharp: i128,
    /// The quantities of each column: the amount, what it is divided by, the ratio.
    found: Vec<[At; 3]>,
}

impl Default for Fit {
    fn default() -> Self {
        Self { fits: 0, off: 0, near: Vec::new(), far: Vec::new(), sharp: 1, found: Vec::new() }
    }
}

/// States what ratios are of which nothing is said.
pub(super) fn learn(
    (taxonomy, report): (&Taxonomy, &Report),
    said: &[(ConceptId, Said)],
    network: &mut Network,
) {
    let said: BTreeSet<ConceptId> = said.iter().map(|(concept, _)| *concept).collect();
    let mut ratios: BTreeMap<ConceptId, Vec<(Frame, At)>> = BTreeMap::new();
    let mut columns = Columns::default();
    let mut keys: Vec<_> = network.keys().map(|(key, at)| (at, *key)).collect();
    keys.sort_unstable_by_key(|(at, _)| *at);
    for (at, (id, period, entity, dimensions)) in keys {
        let Some(concept) = taxonomy.concepts.get(id) else { continue };
        let frame = (period, entity, dimensions);
        if network.quantities[at].given.is_none() {
            continue;
        }
        let is_share = is_per_share(concept);
        if !said.contains(&id) && (is_ratio(concept) || is_share) {
            ratios.entry(id).or_default().push((frame, at));
        }
        if concept.item_type.is_monetary() || is_share || is_number_of_shares(concept) {
            columns.entry(frame).or_default().push((id, at));
        }
    }
    let mut learnt = Vec::new();
    let above = above(taxonomy, report, |id| ratios.contains_key(&id));
    for (id, frames) in ratios.iter().filter(|(_, frames)| (2..=COLUMNS).contains(&frames.len())) {
        let ratio = taxonomy.concept(*id);
        let above = above.get(id).map_or(&[][..], Vec::as_slice);
        let search = Search { taxonomy, report, network, columns: &columns, ratio, above };
        learnt.extend(search.best(frames));
    }
    for [whole, base, rate] in learnt.into_iter().flatten() {
        network.state(Relation::Product { whole, base, rate, above_one: false }, false);
    }
}

/// The two amounts that stand right above each ratio in statements, either way round.
fn above(
    taxonomy: &Taxonomy,
    report: &Report,
    is_ratio: impl Fn(ConceptId) -> bool,
) -> BTreeMap<ConceptId, Vec<Pair>> {
    let mut found: BTreeMap<ConceptId, Vec<Pair>> = BTreeMap::new();
    for id in taxonomy.statements_of(report.entry_point) {
        let nodes = &taxonomy.statements[id.index()].nodes;
        for three in nodes.windows(3) {
            let [a, b, ratio] = [0, 1, 2].map(|at| three[at].concept);
            let are_money = [a, b].iter().all(|of| taxonomy.concept(*of).item_type.is_monetary());
            if are_money && a != b && is_ratio(ratio) {
                found.entry(ratio).or_default().extend([(a, b), (b, a)]);
            }
        }
    }
    found
}

fn is_per_share(concept: &Concept) -> bool {
    concept.item_type.is_or_restricts("perShareItemType")
}

fn is_number_of_shares(concept: &Concept) -> bool {
    concept.item_type.is_or_restricts("sharesItemType")
}

struct Search<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    network: &'a Network,
    columns: &'a Columns,
    ratio: &'a Concept,
    /// The pairs of amounts right above it in a statement.
    above: &'a [Pair],
}

impl Search<'_> {
    /// The quantities of the pair that gives a ratio best, if one does.
    fn best(&self, frames: &[(Frame, At)]) -> Option<Vec<[At; 3]>> {
        let mut pairs: BTreeMap<Pair, Fit> = BTreeMap::new();
        let largest = self.largest(frames);
        for (frame, rate) in frames {
            let tried = match is_per_share(self.ratio) {
                true => self.by_shares(*frame),
                false => self.shares_in(*frame, &largest),
            };
            for ((of, whole), (base, divisor)) in tried {
                let found = [whole, divisor, *rate];
                // A dash is no figure from which anything could be learnt, but it may be the slip.
                if [whole, divisor].iter().any(|at| self.network.quantities[*at].is_nil) {
                    pairs.entry((of, base)).or_default().found.push(found);
                    continue;
                }
                if let Some((fits, is_far, sharp)) = self.fits(found) {
                    let fit = pairs.entry((of, base)).or_default();
                    fit.fits += usize::from(fits);
                    fit.off += usize::from(!fits);
                    if fits {
                        fit.sharp = fit.sharp.saturating_mul(sharp);
                    } else if is_far {
                        fit.far.push(found);
                    } else {
                        fit.near.push(found);
                    }
                    fit.found.push(found);
                }
            }
        }
        let count = i128::try_from(pairs.len()).ok()?;
        let all = || pairs.iter().filter(|(_, fit)| fit.fits > 0 && fit.sharp >= SHARP);
        let best = all().min_by_key(|(pair, fit)| {
            (fit.off, !self.is_named(**pair), std::cmp::Reverse(fit.sharp), **pair)
        });
        match best.filter(|(pair, fit)| self.is_known(**pair, fit, count)) {
            Some((_, fit)) => Some(fit.found.clone()),
            None => self.mended(&pairs, count).or_else(|| self.crossed(&pairs, count)),
        }
    }

    /// The quantities of the pair that gives a ratio of two columns, of which one is a common slip away: by so much
    /// that both together fit by no accident.
    fn mended(&self, pairs: &BTreeMap<Pair, Fit>, count: i128) -> Option<Vec<[At; 3]>> {
        let least = count.saturating_mul(RARE);
        let sharp = |pair: Pair, fit: &Fit| {
            let off = fit.far.first().or(fit.near.first())?;
            let sharp = fit.sharp.saturating_mul(self.with_slip(*off)?);
            // Names leave no choice.
            let slips = if self.is_named(pair) { 1 } else { SLIPS };
            let is_rare = fit.sharp >= SHARP && sharp >= least.saturating_mul(slips);
            is_rare.then_some(sharp)
        };
        let may_be = pairs.iter().filter(|(_, fit)| fit.fits > 0 && fit.off == 1);
        let best = may_be.filter_map(|(pair, fit)| Some((sharp(*pair, fit)?, fit)));
        best.max_by_key(|(sharp, _)| *sharp).map(|(_, fit)| fit.found.clone())
    }

    /// How sharp a ratio is that fits with two digits the other way round, or the point a place or two elsewhere.
    fn with_slip(&self, [whole, base, rate]: [At; 3]) -> Option<i128> {
        let given = |at: At| self.network.quantities[at].given;
        let (whole, base) = (given(whole)?, given(base)?);
        let fact = self.report.fact(*self.network.quantities[rate].facts.first()?);
        let Value::Number(value) = fact.value else { return None };
        let is_ratio = is_ratio(self.taxonomy.concept(fact.concept));
        let of = |(slip, meant): (Slip, Figure)| {
            let mut moved = *fact;
            moved.decimals = match fact.decimals.places() {
                Some(places) => Decimals::new(places - slip.power())?,
                None => fact.decimals,
            };
            let meant = self.network.given(self.report.rounding, &moved, meant, is_ratio)?;
            let (fits, _, sharp) = meets(whole, base, meant)?;
            fits.then_some(sharp)
        };
        let common = super::common(value, fact.decimals).into_iter();
        common.filter(|(slip, _)| *slip != Slip::Sign).filter_map(of).max()
    }

    /// Whether a pair is what gives a ratio, of `count` that were tried.
    fn is_known(&self, pair: Pair, fit: &Fit, count: i128) -> bool {
        let is_few = fit.off <= 1 || fit.off * 4 <= fit.fits;
        let is_rare = fit.sharp >= count.saturating_mul(RARE);
        // Some digit makes nearly any figure fit: what its name does not say must be as much more seldom.
        let is_digit =
            is_rare && (self.is_named(pair) || fit.sharp >= count.saturating_mul(RARE * DIGITS));
        // What is counted otherwise, without minorities or with treasury shares, is a little off.
        let are_slips = |any_digit| fit.near.iter().all(|found| self.is_slip(*found, any_digit));
        let is_sure =
            fit.near.is_empty() || fit.fits >= USUAL || are_slips(is_digit && fit.sharp >= EXACT);
        // A name is not enough where no more columns fit than do not: of some tens of pairs one fits by accident.
        let is_named = || self.is_named(pair);
        let are_swaps = || fit.near.iter().chain(&fit.far).all(|found| self.is_slip(*found, false));
        let is_swap = || fit.off == fit.fits && are_swaps();
        let is_known = is_rare || (fit.off < fit.fits || is_swap()) && is_named();
        is_few && is_sure && is_known
    }

    /// The quantities of the pair that gives a ratio of two columns with two figures of one row in each other's place.
    fn crossed(&self, pairs: &BTreeMap<Pair, Fit>, count: i128) -> Option<Vec<[At; 3]>> {
        let crosses = |pair: Pair, fit: &Fit| {
            let [a, b] = *fit.found.as_slice() else { return false };
            let fits = |which: usize| {
                let (mut one, mut other) = (a, b);
                std::mem::swap(&mut one[which], &mut other[which]);
                let both = self.fits(one).zip(self.fits(other));
                both.filter(|((one, ..), (other, ..))| *one && *other)
                    .map(|((.., one), (.., other))| one.saturating_mul(other))
            };
            let sharp = (0..3).filter_map(fits).max().unwrap_or(0);
            let is_rare = sharp >= count.saturating_mul(RARE * 3);
            is_rare || sharp >= SHARP * SHARP && self.is_named(pair)
        };
        let mut found = pairs.iter().filter(|(pair, fit)| fit.off == 2 && crosses(**pair, fit));
        let (_, fit) = found.next().filter(|_| found.next().is_none())?;
        Some(fit.found.clone())
    }

    /// Whether two digits that stand the other way round, or `any_digit` that is wrong, in one of three figures make
    /// them fit.
    fn is_slip(&self, [whole, base, rate]: [At; 3], any_digit: bool) -> bool {
        [whole, base, rate].into_iter().any(|slipped| {
            let Some(id) = self.network.quantities[slipped].facts.first() else { return false };
            let fact = self.report.fact(*id);
            let Value::Number(value) = fact.value else { return false };
            let swapped = readings(value, fact.decimals).into_iter();
            let swapped = swapped.filter(|reading| reading.slip == Slip::Swapped);
            let unit = fact.decimals.places().and_then(|places| Figure::unit(places).ok());
            let digits = unit.filter(|_| any_digit).map(|unit| other_digits(value, unit));
            let all = swapped.map(|reading| reading.value).chain(digits.into_iter().flatten());
            let is_ratio = is_ratio(self.taxonomy.concept(fact.concept));
            all.into_iter().any(|meant| {
                let meant = self.network.given(self.report.rounding, fact, meant, is_ratio);
                let of = |at: At| match at == slipped {
                    true => meant,
                    false => self.network.quantities[at].given,
                };
                let product = of(base).zip(of(rate)).and_then(|(base, rate)| base.times(rate));
                product.zip(of(whole)).is_some_and(|(product, whole)| product.meets(whole))
            })
        })
    }

    /// Whether the name of a ratio says that it is of an amount: both begin with the same word, or both are
    /// named as incomes.
    fn is_named(&self, (of, base): Pair) -> bool {
        // What stands right below two amounts says as much.
        if self.above.contains(&(of, base)) {
            return true;
        }
        let (own, of) = (&*self.ratio.name.local, &*self.taxonomy.concept(of).name.local);
        let are_incomes = || {
            is_named(own, Named::IncomePerShare)
                && is_named(of, Named::NetIncome)
                && !is_named(of, Named::BesideIncome)
                && !is_named(own, Named::BesideIncome)
                && is_named(own, Named::Adjusted) == is_named(of, Named::Adjusted)
        };
        first_word(own) == first_word(of) || are_incomes()
    }

    /// Amounts by those that are the largest of a column, and amounts per share by others.
    fn shares_in(
        &self,
        frame: Frame,
        largest: &BTreeSet<ConceptId>,
    ) -> Vec<((ConceptId, At), (ConceptId, At))> {
        let money: Vec<(ConceptId, At)> = self.money(frame).collect();
        let bases = money.iter().filter(|(id, _)| largest.contains(id)).copied().collect();
        let per_share: Vec<(ConceptId, At)> =
            self.amounts(frame, is_per_share).take(SHARES).collect();
        let mut pairs = Vec::new();
        for (of, base) in self.above {
            let at = |id: ConceptId| money.iter().find(|(other, _)| *other == id).copied();
            if let (Some(of), Some(base)) = (at(*of), at(*base))
                && !largest.contains(&base.0)
            {
                pairs.push((of, base));
            }
        }
        for (all, bases) in [(&money, &bases), (&per_share, &per_share)] {
            for base in bases {
                pairs.extend(all.iter().filter(|of| of.0 != base.0).map(|of| (*of, *base)));
            }
        }
        pairs
    }

    fn money(&self, frame: Frame) -> impl Iterator<Item = (ConceptId, At)> {
        self.amounts(frame, |concept| concept.item_type.is_monetary())
    }

    /// The amounts that are the largest in some column: a slip may have made another one so.
    fn largest(&self, frames: &[(Frame, At)]) -> BTreeSet<ConceptId> {
        let size = |at: At| self.network.quantities[at].given.map_or(0, Span::size);
        let of_column = |(frame, _): &(Frame, At)| {
            let most = self.money(*frame).map(|(_, at)| size(at)).max()?;
            Some(self.money(*frame).filter(move |(_, at)| size(*at) == most).map(|(id, _)| id))
        };
        frames.iter().filter_map(of_column).flatten().collect()
    }

    /// Amounts by the numbers of shares of a column, or at its end.
    fn by_shares(&self, frame: Frame) -> Vec<((ConceptId, At), (ConceptId, At))> {
        let (period, entity, dimensions) = frame;
        let end = own_period(period, PeriodType::Instant).filter(|end| *end != period);
        let at_end = end
            .into_iter()
            .flat_map(|end| self.amounts((end, entity, dimensions), is_number_of_shares));
        let shares: Vec<(ConceptId, At)> =
            self.amounts(frame, is_number_of_shares).chain(at_end).take(SHARES).collect();
        self.money(frame)
            .filter(|of| self.is_named((of.0, of.0)))
            .flat_map(|of| shares.iter().map(move |base| (of, *base)))
            .collect()
    }

    /// The amounts of a kind in a column.
    fn amounts(
        &self,
        frame: Frame,
        is: impl Fn(&Concept) -> bool,
    ) -> impl Iterator<Item = (ConceptId, At)> {
        let all = self.columns.get(&frame).into_iter().flatten().copied();
        all.filter(move |(id, _)| is(self.taxonomy.concept(*id))).take(AMOUNTS)
    }

    /// Whether a ratio is what a pair gives, whether it is a tenth off otherwise, and how sharp it is if it is.
    fn fits(&self, [whole, base, rate]: [At; 3]) -> Option<(bool, bool, i128)> {
        let given = |at: At| self.network.quantities[at].given;
        let (whole, base) = (given(whole)?, given(base)?);
        meets(whole, base, given(rate)?)
    }
}

/// Whether a ratio is that of two amounts, whether it is a tenth off otherwise, and how sharp it is if it is.
fn meets(whole: Span, base: Span, rate: Span) -> Option<(bool, bool, i128)> {
    if !base.is_positive() {
        return None;
    }
    let product = base.times(rate)?;
    let open = product.width().saturating_add(whole.width()).max(1);
    let sharp = product.size() / open;
    let apart = whole.plus(product.negated())?.size().saturating_sub(open);
    Some((product.meets(whole), apart >= whole.size() / 10, sharp))
}

/// The first word of a name whose words begin with capitals.
fn first_word(name: &str) -> &str {
    let mut capitals = name.char_indices().filter(|(_, c)| c.is_uppercase());
    let end = capitals.find(|(at, _)| *at > 0).map_or(name.len(), |(at, _)| at);
    &name[..end]
}
