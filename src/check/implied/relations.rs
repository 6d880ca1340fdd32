//! How the figures of a report hang together: by what names and headings say, and by sums.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::direction::Growth;
use super::forecasts::Forecasts;
use super::network::{At, Key, Network, Quantity, Relation};
use super::span::{Span, given};
use super::stems::{Stems, period_type};
use super::words::{Said, said};
use crate::check::relation::{Before, own_period, period_before};
use crate::model::{
    ConceptId, DimensionsId, EntityId, FactId, FactIndex, Figure, Period, Report, StatementId,
    Taxonomy, UnitId, Value,
};

/// Of how many facts relations are looked for: who reports more reports no release.
const MOST: usize = 20_000;

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// How many rates must be growth for others that are named alike to be it.
const USUAL: usize = 4;

/// How the figures of a report hang together.
pub(super) struct Related {
    pub(super) network: Network,
    /// What concepts are said to be.
    pub(super) said: Vec<(ConceptId, Said)>,
    /// What that names without a concept.
    pub(super) stems: Stems,
    /// The rates of growth.
    pub(super) growths: Vec<Growth>,
    /// What was said to be such and fits nowhere.
    pub(super) rejected: Vec<Growth>,
}

/// How the figures of a report hang together, as far as its names and sums say.
pub(super) fn related(taxonomy: &Taxonomy, report: &Report, index: &FactIndex) -> Option<Related> {
    if report.facts.len() > MOST {
        return None;
    }
    let (mut said, stems) = said(taxonomy, report, index);
    super::labelled::add(taxonomy, index, &mut said);
    let mut builder = Builder {
        taxonomy,
        report,
        forecasts: Forecasts::new(taxonomy, report),
        network: Network::default(),
        growths: Vec::new(),
        rejected: Vec::new(),
        added: BTreeMap::new(),
    };
    builder.give();
    builder.relate(&said);
    super::periods::state(taxonomy, &mut builder.network);
    super::cash::state(taxonomy, &mut builder.network);
    super::bridge::state((taxonomy, report), &mut builder.network);
    builder.sums();
    super::rows::state((taxonomy, report), &mut builder.network);
    super::members::state((taxonomy, report), &mut builder.network);
    super::shares::state(taxonomy, &said, &mut builder.network);
    builder.sharpen();
    super::learnt::learn((taxonomy, report), &said, &mut builder.network);
    let Builder { network, growths, rejected, .. } = builder;
    Some(Related { network, said, stems, growths, rejected })
}

/// How rates fit amounts: how many can be held against them, fit as growth, fit as ratios to what was before,
/// and are as large as a half.
#[derive(Clone, Copy, Default)]
struct Judged {
    judged: usize,
    growths: usize,
    ratios: usize,
    large: usize,
}

struct Builder<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    forecasts: Forecasts,
    network: Network,
    growths: Vec<Growth>,
    rejected: Vec<Growth>,
    /// What changes from one quantity to another add to the growth of a whole.
    added: BTreeMap<(At, At), (At, ConceptId)>,
}

impl Builder<'_> {
    /// Takes in all numbers, of each concept those in its usual unit.
    fn give(&mut self) {
        let report = self.report;
        let mut counts: FxHashMap<Option<UnitId>, usize> = FxHashMap::default();
        for fact in &report.facts {
            *counts.entry(fact.unit).or_default() += 1;
        }
        let mut usual: FxHashMap<ConceptId, Option<UnitId>> = FxHashMap::default();
        for fact in &report.facts {
            let unit = usual.entry(fact.concept).or_insert(fact.unit);
            let count = |unit: Option<UnitId>| (counts[&unit], std::cmp::Reverse(unit));
            if count(fact.unit) > count(*unit) {
                *unit = fact.unit;
            }
        }
        let units = self.units();
        let mut clashing = FxHashSet::default();
        for (id, fact) in report.facts.iter().enumerate() {
            let span = match fact.value {
                Value::Number(value) => {
                    given(report.rounding, fact, value, self.is_ratio(fact.concept))
                }
                // Nothing is less than what the others of the concept leave open.
                Value::Nil => {
                    units.get(&fact.concept).and_then(|unit| Span::new(unit.negated(), *unit))
                }
                _ => None,
            };
            // A dash of a ratio leaves all open, but it stands there.
            let is_nil = fact.value == Value::Nil && self.is_ratio(fact.concept);
            if span.is_none() && !is_nil || usual.get(&fact.concept) != Some(&fact.unit) {
                continue;
            }
            let context = report.contexts[fact.context.index()];
            let period = report.periods[context.period.index()];
            let key = (fact.concept, period, context.entity, context.dimensions);
            let at = self.network.place(key);
            let quantity = &mut self.network.quantities[at];
            quantity.facts.push(FactId::from(id));
            quantity.is_nil |= fact.value == Value::Nil;
            let Some(span) = span else { continue };
            quantity.given = match quantity.given {
                None => Some(span),
                Some(other) if other.width() <= span.width() => {
                    if !other.meets(span) {
                        clashing.insert(at);
                    }
                    Some(other)
                }
                Some(other) => {
                    if !other.meets(span) {
                        clashing.insert(at);
                    }
                    Some(span)
                }
            };
        }
        // Those are told as duplicates; nothing follows from them.
        for at in clashing {
            self.network.quantities[at] = Quantity::default();
        }
    }

    /// Takes ratios for as accurate as the report shows them to be.
    fn sharpen(&mut self) {
        let keys = self.network.keys();
        let of_ratios = keys.filter(|((concept, ..), _)| {
            self.taxonomy.concepts.get(*concept).is_some_and(super::words::is_ratio)
        });
        let ratios: FxHashSet<At> = of_ratios.map(|(_, at)| at).collect();
        super::rounded::sharpen(self.report, |at| ratios.contains(&at), &mut self.network);
    }

    /// The unit of the last place in which amounts are given, by concept: of those that may be nothing.
    fn units(&self) -> FxHashMap<ConceptId, Figure> {
        let mut units = FxHashMap::default();
        for fact in &self.report.facts {
            let is_amount = !self.is_ratio(fact.concept) && matches!(fact.value, Value::Number(_));
            if let Some(places) = fact.decimals.places().filter(|_| is_amount)
                && let Ok(unit) = Figure::unit(places)
            {
                units.entry(fact.concept).or_insert(unit);
            }
        }
        units
    }

    fn is_ratio(&self, concept: ConceptId) -> bool {
        super::words::is_ratio(self.taxonomy.concept(concept))
    }

    /// What names and headings say.
    fn relate(&mut self, said: &[(ConceptId, Said)]) {
        let mut given: BTreeMap<ConceptId, Vec<(Frame, At)>> = BTreeMap::new();
        for ((concept, period, entity, dimensions), at) in self.network.keys() {
            given.entry(*concept).or_default().push(((*period, *entity, *dimensions), at));
        }
        for of_concept in given.values_mut() {
            of_concept.sort_unstable_by_key(|(_, at)| *at);
        }
        let facts_of = |concept| given.get(concept).map_or(&[][..], Vec::as_slice);
        let usual = Self::are_growths(said.iter().map(|(concept, said)| {
            let is_plain = matches!(said, Said::Growth { plain: true, .. });
            if is_plain { self.judged(said, facts_of(concept)) } else { Judged::default() }
        }));
        // The amount of a change, by what has changed since when.
        let mut changes: BTreeMap<(At, At), At> = BTreeMap::new();
        // Amounts of changes come before rates of them.
        for step in 0..3 {
            for (concept, said) in said {
                if said.step() != step {
                    continue;
                }
                let facts = facts_of(concept);
                if !self.is_growth(said, facts, usual) {
                    self.reject(said, facts);
                    continue;
                }
                for (frame, at) in facts {
                    self.relate_one(said, *frame, *at, &mut changes);
                }
            }
        }
        // Where no amount of a change is given, what it adds to that of a whole may be.
        for growth in &mut self.growths {
            growth.added = self.added.get(&growth.between).copied();
        }
        for ((now, then), change) in changes {
            let terms = vec![(now, false), (then, true), (change, true)];
            self.network.state(Relation::Sum(terms), false);
        }
    }

    /// Keeps what was said to be growth and fits nowhere: columns may stand the other way round.
    fn reject(&mut self, said: &Said, facts: &[(Frame, At)]) {
        let Said::Growth { of, since, before, plain: true, .. } = said else { return };
        for (frame, at) in facts {
            if let Some(between) = self.compared(*of, *since, *before, *frame) {
                let growth = Growth { rate: *at, of: *of, between, change: None, added: None };
                self.rejected.push(growth);
            }
        }
    }

    fn relate_one(
        &mut self,
        said: &Said,
        frame: Frame,
        at: At,
        changes: &mut BTreeMap<(At, At), At>,
    ) {
        match said {
            Said::Change { of, since, before } => {
                let Some((now, then)) = self.compared(*of, *since, *before, frame) else { return };
                // A second amount of one change must be the first.
                if let Some(first) = changes.insert((now, then), at) {
                    self.network.state(Relation::Sum(vec![(first, false), (at, true)]), false);
                }
            }
            Said::Growth { of, since, before, .. } => {
                let Some((now, then)) = self.compared(*of, *since, *before, frame) else { return };
                let change = changes.get(&(now, then)).copied();
                let between = (now, then);
                self.growths.push(Growth { rate: at, of: *of, between, change, added: None });
                let growth =
                    Relation::Product { whole: now, base: then, rate: at, above_one: true };
                self.network.state(growth, false);
                if let Some(change) = change {
                    let of_change =
                        Relation::Product { whole: change, base: then, rate: at, above_one: false };
                    self.network.state(of_change, false);
                }
            }
            Said::Share { of, whole } => {
                let (Some(part), Some(base)) = (self.own(*of, frame), self.own(*whole, frame))
                else {
                    return;
                };
                let share = Relation::Product { whole: part, base, rate: at, above_one: false };
                self.network.state(share, false);
            }
            Said::Contribution { of, to } => {
                let part = self.compared(*of, None, Before::Year, frame);
                let (Some((now, then)), Some((_, base))) =
                    (part, self.compared(*to, None, Before::Year, frame))
                else {
                    return;
                };
                self.added.insert((now, then), (at, *to));
                let change = *changes.entry((now, then)).or_insert_with(|| self.network.nameless());
                let share = Relation::Product { whole: change, base, rate: at, above_one: false };
                self.network.state(share, false);
            }
        }
    }

    /// Whether what is said to be growth is: most of it fits; or little can be held against amounts, and
    /// the name says nothing else. What fits as a ratio to the year before is one. `usual` says whether rates
    /// that are named alike are growth.
    fn is_growth(&mut self, said: &Said, facts: &[(Frame, At)], usual: bool) -> bool {
        let Said::Growth { plain, timed, .. } = said else { return true };
        let Judged { judged, growths, ratios, large } = self.judged(said, facts);
        if growths * 2 > judged || *plain && growths > ratios && growths * 2 == judged {
            return true;
        }
        // The one figure that can be judged may be the slip; and so may be one that is compared twice.
        let is_few = judged < 2 && *timed || judged <= 2 && usual;
        let may_be = *plain && ratios == 0 && is_few;
        if may_be && (large * 2 <= facts.len() || usual) {
            return true;
        }
        *plain && (judged, growths, ratios) == (1, 0, 0) && self.is_slipped(said, facts)
    }

    /// Whether the one rate that can be held against amounts is their growth but for a slip.
    fn is_slipped(&mut self, said: &Said, facts: &[(Frame, At)]) -> bool {
        let Said::Growth { of, since, before, .. } = said else { return false };
        facts.iter().any(|(frame, at)| {
            let Some((now, then)) = self.compared(*of, *since, *before, *frame) else {
                return false;
            };
            let quantities = &self.network.quantities;
            let (Some(now), Some(then)) = (quantities[now].given, quantities[then].given) else {
                return false;
            };
            let grown = now.by(then).and_then(|rate| rate.plus(Span::ONE.negated()));
            let id = quantities[*at].facts.first();
            then.is_positive()
                && grown.zip(id).is_some_and(|(grown, id)| super::is_slip(self.report, *id, grown))
        })
    }

    /// Whether rates whose names say nothing but growth are that, and not ratios to the year before.
    fn are_growths(all: impl Iterator<Item = Judged>) -> bool {
        let (growths, ratios) =
            all.fold((0, 0), |(growths, ratios), of| (growths + of.growths, ratios + of.ratios));
        growths >= USUAL && growths > ratios * 4
    }

    /// How the rates of a concept fit amounts.
    fn judged(&mut self, said: &Said, facts: &[(Frame, At)]) -> Judged {
        let mut all = Judged::default();
        let Said::Growth { of, since, before, .. } = said else { return all };
        for (frame, at) in facts {
            let Some((now, then)) = self.compared(*of, *since, *before, *frame) else { continue };
            let given = |at: At| self.network.quantities[at].given;
            let Some(rate) = given(*at) else { continue };
            all.large += usize::from(rate.size() * 2 >= Span::ONE.size());
            let (Some(now), Some(then)) = (given(now), given(then)) else { continue };
            let meets = |by: Option<Span>| {
                by.and_then(|by| then.times(by)).is_some_and(|whole| whole.meets(now))
            };
            all.judged += 1;
            all.growths += usize::from(meets(rate.plus(Span::ONE)));
            all.ratios += usize::from(meets(Some(rate)));
        }
        all
    }

    /// A concept in the period of a figure that is shown beside it.
    fn own(&mut self, of: ConceptId, (period, entity, dimensions): Frame) -> Option<At> {
        let own = own_period(period, period_type(self.taxonomy, of))?;
        Some(self.network.place((of, own, entity, dimensions)))
    }

    /// A concept in the period of a figure and in the one with which it is compared; there perhaps
    /// under another name, as results before forecasts.
    fn compared(
        &mut self,
        of: ConceptId,
        since: Option<ConceptId>,
        before: Before,
        frame: Frame,
    ) -> Option<(At, At)> {
        let (period, entity, dimensions) = frame;
        let period_type = period_type(self.taxonomy, of);
        let then = period_before(period, period_type, before)?;
        let own = self.own(of, frame)?;
        let key = |concept| (concept, then, entity, dimensions);
        let is_given = |network: &Network, key: Key| {
            network.find(key).is_some_and(|at| network.quantities[at].given.is_some())
        };
        if let Some(result) = self.result_before(of, then, frame) {
            return Some((own, result));
        }
        let base = match since {
            Some(since)
                if !is_given(&self.network, key(of)) && is_given(&self.network, key(since)) =>
            {
                since
            }
            _ => of,
        };
        Some((own, self.network.place(key(base))))
    }

    /// The result with which a forecast is compared: the figure of the period before without the member that says
    /// that it is to come, or with another in its place, where there is none with it. Where several are, nothing says
    /// which one.
    fn result_before(&self, of: ConceptId, then: Period, frame: Frame) -> Option<At> {
        let (_, entity, dimensions) = frame;
        let given = |set: DimensionsId| {
            let at = self.network.find((of, then, entity, set))?;
            self.network.quantities[at].given.map(|_| at)
        };
        let results = self.forecasts.results(dimensions);
        if results.is_empty() || given(dimensions).is_some() {
            return None;
        }
        let mut found = results.iter().filter_map(|set| given(*set));
        found.next().filter(|_| found.next().is_none())
    }

    /// Sums of all statements, in the columns in which all of a sum but one have a place.
    fn sums(&mut self) {
        let mut frames: FxHashMap<ConceptId, Vec<(Frame, At)>> = FxHashMap::default();
        for ((concept, period, entity, dimensions), at) in self.network.keys() {
            frames.entry(*concept).or_default().push(((*period, *entity, *dimensions), at));
        }
        let own: FxHashSet<StatementId> =
            self.taxonomy.statements_of(self.report.entry_point).iter().copied().collect();
        let mut stated: BTreeSet<Vec<(ConceptId, bool)>> = BTreeSet::new();
        let mut order: Vec<usize> = (0..self.taxonomy.statements.len()).collect();
        // Where the entry point states a sum, that is the one.
        order.sort_by_key(|at| !own.contains(&StatementId::from(*at)));
        for at in order {
            let statement = &self.taxonomy.statements[at];
            for (total, arcs) in crate::check::sum::totals(statement) {
                let Some(mut terms) = terms(&arcs) else { continue };
                terms.push((total, true));
                terms.sort_unstable();
                if stated.insert(terms.clone()) {
                    self.sum(&terms, total, &frames, own.contains(&StatementId::from(at)));
                }
            }
        }
    }

    fn sum(
        &mut self,
        terms: &[(ConceptId, bool)],
        total: ConceptId,
        frames: &FxHashMap<ConceptId, Vec<(Frame, At)>>,
        judged: bool,
    ) {
        let mut places: FxHashMap<Frame, Vec<(usize, At)>> = FxHashMap::default();
        for (term, (concept, _)) in terms.iter().enumerate() {
            for (frame, at) in frames.get(concept).into_iter().flatten() {
                places.entry(*frame).or_default().push((term, *at));
            }
        }
        let total = terms.iter().position(|(concept, _)| *concept == total);
        let is_given = |(_, at): &(usize, At)| self.network.quantities[*at].given.is_some();
        // Where the statement itself states the sum, what has no figure counts as nothing.
        let is_own = |places: &[(usize, At)]| {
            judged
                && places.len() > 2
                && places.iter().any(|(term, _)| Some(*term) == total)
                && places.iter().all(is_given)
        };
        let mut full: Vec<(Frame, Vec<(usize, At)>)> = places
            .into_iter()
            .filter(|(_, places)| places.len() + 1 >= terms.len() || is_own(places))
            .filter(|(_, places)| places.len() > 1)
            .collect();
        full.sort_unstable_by_key(|(_, places)| places[0].1);
        for ((period, entity, dimensions), places) in full {
            let mut all = Vec::new();
            for (term, (concept, negative)) in terms.iter().enumerate() {
                let known = places.iter().find(|(of, _)| *of == term).map(|(_, at)| *at);
                if known.is_none() && places.len() + 1 < terms.len() {
                    continue;
                }
                let at = known
                    .unwrap_or_else(|| self.network.place((*concept, period, entity, dimensions)));
                all.push((at, *negative));
            }
            self.network.state(Relation::Sum(all), judged);
        }
    }
}

/// The parts of a sum, and which are taken off; nothing where they have other weights.
fn terms(arcs: &[&crate::model::CalculationArc]) -> Option<Vec<(ConceptId, bool)>> {
    let weight = |arc: &&crate::model::CalculationArc| match arc.weight {
        weight if weight == Figure::ONE => Some((arc.item, false)),
        weight if weight == Figure::MINUS_ONE => Some((arc.item, true)),
        _ => None,
    };
    arcs.iter().map(weight).collect()
}
