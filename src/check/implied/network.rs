//! Quantities that hang together, and what follows from those that are given.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::span::{Span, given};
use crate::model::{ConceptId, DimensionsId, EntityId, Fact, FactId, Figure, Period, Rounding};

/// What names a quantity: the unit is the usual one of its concept.
pub(super) type Key = (ConceptId, Period, EntityId, DimensionsId);

/// The place of a quantity in the network.
pub(super) type At = usize;

/// How many steps what follows may be away from what is given.
const STEPS: usize = 4;

/// From how many given quantities something may follow: what follows from more is open by far.
const MOST: usize = 24;

/// How many terms all relations may have: who states more reports no release.
const TERMS: usize = 200_000;

/// A quantity: what the report gives, or what only follows.
#[derive(Debug, Default)]
pub(super) struct Quantity {
    /// Where it lies by its facts.
    pub(super) given: Option<Span>,
    pub(super) facts: Vec<FactId>,
    /// Whether a fact says that it is nothing: no sum is bound by that (XBRL 2.1 §5.2.5.2).
    pub(super) is_nil: bool,
    /// The relations in which it stands, each once.
    relations: Vec<usize>,
}

/// How quantities hang together.
#[derive(Debug)]
pub(super) enum Relation {
    /// They add up to nothing, some of them taken off.
    Sum(Vec<(At, bool)>),
    /// One is the product of another and a rate, or of the other and a rate above one.
    Product { whole: At, base: At, rate: At, above_one: bool },
}

impl Relation {
    pub(super) fn quantities(&self) -> Vec<At> {
        match self {
            Self::Sum(terms) => terms.iter().map(|(at, _)| *at).collect(),
            Self::Product { whole, base, rate, .. } => vec![*whole, *base, *rate],
        }
    }

    /// The same relation of quantities that have other places.
    fn moved(&self, to: impl Fn(At) -> At) -> Self {
        match self {
            Self::Sum(terms) => {
                Self::Sum(terms.iter().map(|(at, negative)| (to(*at), *negative)).collect())
            }
            Self::Product { whole, base, rate, above_one } => Self::Product {
                whole: to(*whole),
                base: to(*base),
                rate: to(*rate),
                above_one: *above_one,
            },
        }
    }
}

/// A relation, and whether another rule tells where given quantities break it.
#[derive(Debug)]
pub(super) struct Stated {
    pub(super) relation: Relation,
    pub(super) judged: bool,
}

/// All quantities and how they hang together.
#[derive(Debug, Default)]
pub(super) struct Network {
    pub(super) quantities: Vec<Quantity>,
    pub(super) relations: Vec<Stated>,
    /// Whether ratios are known to be rounded to the nearest: see [`rounded`](super::rounded).
    pub(super) rounded: bool,
    at: FxHashMap<Key, At>,
    terms: usize,
}

/// Where a quantity lies, and the given ones from which that follows.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) span: Span,
    pub(super) from: Vec<At>,
}

/// What follows from what is given.
#[derive(Debug, Default)]
pub(super) struct Solved {
    pub(super) found: Vec<Option<Found>>,
    /// The given quantities that can't all be right, relation by relation.
    pub(super) conflicts: Vec<Vec<At>>,
    /// In how many relations a given quantity fits closely.
    pub(super) fitting: FxHashMap<At, usize>,
}

impl Network {
    pub(super) fn find(&self, key: Key) -> Option<At> {
        self.at.get(&key).copied()
    }

    /// The place of a quantity, which is made if there is none.
    pub(super) fn place(&mut self, key: Key) -> At {
        if let Some(at) = self.find(key) {
            return at;
        }
        let at = self.nameless();
        self.at.insert(key, at);
        at
    }

    /// A quantity that no concept of the taxonomy names.
    pub(super) fn nameless(&mut self) -> At {
        self.quantities.push(Quantity::default());
        self.quantities.len() - 1
    }

    /// Where a quantity would lie by a fact if that had another value.
    pub(super) fn given(
        &self,
        mode: Rounding,
        fact: &Fact,
        value: Figure,
        is_ratio: bool,
    ) -> Option<Span> {
        let span = given(mode, fact, value, is_ratio)?;
        Some(if is_ratio && self.rounded { span.half() } else { span })
    }

    /// The keys of all quantities that have one.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&Key, At)> {
        self.at.iter().map(|(key, at)| (key, *at))
    }

    /// How many terms all relations have.
    pub(super) fn terms(&self) -> usize {
        self.terms
    }

    /// Takes in a relation, as far as there are not too many.
    pub(super) fn state(&mut self, relation: Relation, judged: bool) {
        let quantities = relation.quantities();
        if self.terms + quantities.len() > TERMS {
            return;
        }
        self.terms += quantities.len();
        let id = self.relations.len();
        for at in quantities {
            let of = &mut self.quantities[at].relations;
            if of.last() != Some(&id) {
                of.push(id);
            }
        }
        self.relations.push(Stated { relation, judged });
    }

    /// Where each relation to what is given asks a quantity to lie.
    pub(super) fn asked(&self, at: At) -> impl Iterator<Item = Span> {
        let of = self.quantities[at].relations.iter().map(|id| &self.relations[*id].relation);
        of.filter_map(move |relation| span_of(relation, at, &|at| self.quantities[at].given))
    }

    /// What follows from what is given, but for one quantity that is taken as unknown.
    pub(super) fn solve(&self, without: Option<At>) -> Solved {
        self.solve_with(|at| self.quantities[at].given.filter(|_| without != Some(at)))
    }

    /// What follows where two quantities stand in each other's place.
    pub(super) fn solve_swapped(&self, a: At, b: At) -> Solved {
        self.solve_with(|at| {
            let of = if at == a {
                b
            } else if at == b {
                a
            } else {
                at
            };
            self.quantities[of].given
        })
    }

    fn solve_with(&self, given: impl Fn(At) -> Option<Span>) -> Solved {
        let given = (0..self.quantities.len())
            .map(|at| given(at).map(|span| Found { span, from: vec![at] }));
        let mut solved = Solved { found: given.collect(), ..Solved::default() };
        let mut used = vec![false; self.relations.len()];
        for _ in 0..STEPS {
            let mut new: Vec<(At, Found)> = Vec::new();
            for (used, stated) in used.iter_mut().zip(&self.relations).filter(|(used, _)| !**used) {
                let quantities = stated.relation.quantities();
                let mut open = quantities.iter().filter(|at| solved.found[**at].is_none());
                let (Some(open), None) = (open.next(), open.next()) else { continue };
                let follows = follows(&stated.relation, *open, &solved.found);
                if let Some(found) = follows {
                    *used = true;
                    new.push((*open, found));
                }
            }
            if new.is_empty() {
                break;
            }
            for (at, found) in new {
                let known = &mut solved.found[at];
                match known {
                    // Two that follow at the same step and contradict each other.
                    Some(other) if !other.span.meets(found.span) => {
                        solved.conflicts.push(union(&other.from, &found.from));
                    }
                    Some(other) if other.span.width() <= found.span.width() => {}
                    _ => *known = Some(found),
                }
            }
        }
        for (_, stated) in used.iter().zip(&self.relations).filter(|(used, _)| !**used) {
            self.compare(stated, &mut solved);
        }
        solved
    }

    /// What depends on whether one quantity is known, as a network of its own, and the place of the quantity in it:
    /// the relations that lead from it through quantities that are not given. All else follows as it did.
    pub(super) fn part(&self, start: At) -> (Self, At) {
        let (mut places, mut relations) = (BTreeSet::from([start]), BTreeSet::new());
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for id in &self.quantities[at].relations {
                if !relations.insert(*id) {
                    continue;
                }
                for other in self.relations[*id].relation.quantities() {
                    if places.insert(other) && self.quantities[other].given.is_none() {
                        open.push(other);
                    }
                }
            }
        }
        let places: Vec<At> = places.into_iter().collect();
        let here = |at: At| places.binary_search(&at).unwrap_or_default();
        let given = |at: &At| {
            let Quantity { given, is_nil, .. } = self.quantities[*at];
            Quantity { given, is_nil, ..Quantity::default() }
        };
        let mut part = Self { quantities: places.iter().map(given).collect(), ..Self::default() };
        for id in relations {
            let stated = &self.relations[id];
            part.state(stated.relation.moved(here), stated.judged);
        }
        (part, here(start))
    }

    /// Holds a relation against quantities that are all known.
    fn compare(&self, stated: &Stated, solved: &mut Solved) {
        let quantities = stated.relation.quantities();
        let all: Option<Vec<&Found>> =
            quantities.iter().map(|at| solved.found[*at].as_ref()).collect();
        let Some(all) = all else { return };
        let Some((holds, open)) = holds(&stated.relation, &solved.found) else { return };
        if holds {
            // What is small against what is left open may be anything.
            let whole = match &stated.relation {
                Relation::Sum(_) => None,
                Relation::Product { .. } => Some(all[0].span.size()),
            };
            let size = |found: &Found| whole.unwrap_or(found.span.size());
            let close = all.iter().filter(|found| open.saturating_mul(4) <= size(found));
            let close: Vec<At> = close.flat_map(|found| found.from.iter().copied()).collect();
            for at in close {
                *solved.fitting.entry(at).or_default() += 1;
            }
            return;
        }
        let is_given = |at: &At| self.quantities[*at].given.is_some();
        let is_nil = |at: &At| self.quantities[*at].is_nil;
        if stated.judged && quantities.iter().all(is_given) && !quantities.iter().any(is_nil) {
            return;
        }
        if let Some(from) = united(all.iter().map(|found| found.from.as_slice())) {
            solved.conflicts.push(from);
        }
    }
}

/// What a relation says of the one quantity of it that is not known.
fn follows(relation: &Relation, open: At, found: &[Option<Found>]) -> Option<Found> {
    let known = |at: At| found[at].as_ref();
    let others: Option<Vec<&Found>> =
        relation.quantities().into_iter().filter(|at| *at != open).map(known).collect();
    let from = united(others?.iter().map(|found| found.from.as_slice()))?;
    let span = span_of(relation, open, &|at| known(at).map(|found| found.span))?;
    Some(Found { span, from })
}

/// Where the one quantity of a relation that is open must lie.
fn span_of(relation: &Relation, open: At, span: &dyn Fn(At) -> Option<Span>) -> Option<Span> {
    Some(match relation {
        Relation::Sum(terms) => {
            let (mut rest, mut taken) = (Span::ZERO, false);
            for (at, negative) in terms {
                if *at == open {
                    taken = *negative;
                } else {
                    let term = span(*at)?;
                    rest = rest.plus(if *negative { term.negated() } else { term })?;
                }
            }
            if taken { rest } else { rest.negated() }
        }
        Relation::Product { whole, base, rate, above_one } => {
            let one = if *above_one { Span::ONE } else { Span::ZERO };
            if open == *whole {
                span(*base)?.times(span(*rate)?.plus(one)?)?
            } else if open == *base {
                span(*whole)?.by(span(*rate)?.plus(one)?)?
            } else {
                let base = span(*base)?;
                span(*whole)?.by(base)?.plus(one.negated())?
            }
        }
    })
}

/// Whether a rate may be what a house prints for growth from nothing, which has none: a dash, 100 %, or the most that
/// it prints at all.
fn is_printed_for_none(rate: Span) -> bool {
    let all = Span::ONE;
    rate.has_zero() || rate.meets(all) || rate.negated().meets(all) || rate.size() / 9 > all.size()
}

/// Whether known quantities can be what a relation says, and how much it leaves open; nothing
/// where the relation has no sense: rates of growth from a loss are printed in many ways, and for growth
/// from nothing some houses print a rate of their own.
fn holds(relation: &Relation, found: &[Option<Found>]) -> Option<(bool, i128)> {
    let span = |at: At| found[at].as_ref().map(|found| found.span);
    match relation {
        Relation::Sum(terms) => {
            let mut rest = Span::ZERO;
            for (at, negative) in terms {
                let term = span(*at)?;
                rest = rest.plus(if *negative { term.negated() } else { term })?;
            }
            Some((rest.has_zero(), rest.width()))
        }
        Relation::Product { whole, base, rate, above_one } => {
            let one = if *above_one { Span::ONE } else { Span::ZERO };
            let (whole, base, rate) = (span(*whole)?, span(*base)?, span(*rate)?);
            let given = base.times(rate.plus(one)?)?;
            let open = given.width().saturating_add(whole.width());
            // A rate from something to nothing takes all of it; one of nothing is none.
            let is_nothing =
                |of: Span, other: Span| of.has_zero() && of.width() * 20 <= other.size();
            if base.is_positive() && (whole.is_positive() || !*above_one || is_nothing(whole, base))
            {
                return Some((given.meets(whole), open));
            }
            if is_nothing(base, whole) {
                let fits = given.meets(whole);
                let is_judged = fits || !*above_one || !is_printed_for_none(rate);
                return is_judged.then_some((fits, open));
            }
            // But it would be odd if a turned sign made the relation hold by accident.
            let is_turned = given.negated().meets(whole) && open.saturating_mul(10) <= whole.size();
            is_turned.then_some((false, open))
        }
    }
}

/// All of several sorted lists, each once; nothing where they are more than matter.
fn united<'a>(mut lists: impl Iterator<Item = &'a [At]>) -> Option<Vec<At>> {
    lists.try_fold(Vec::new(), |all, list| Some(union(&all, list)).filter(|all| all.len() <= MOST))
}

/// All of two sorted lists, each once.
fn union(a: &[At], b: &[At]) -> Vec<At> {
    let mut all: Vec<At> = a.iter().chain(b).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Figure;

    /// A relation by the places of its quantities, and whether it is a product.
    type Drawn = (Vec<(At, bool)>, bool);

    fn network(given: &[Option<i128>], relations: &[Drawn]) -> Network {
        let span = |number| {
            let figure = Figure::new(number, 0).unwrap();
            Span::new(figure, figure).unwrap()
        };
        let quantity =
            |given: &Option<i128>| Quantity { given: given.map(span), ..Quantity::default() };
        let mut network =
            Network { quantities: given.iter().map(quantity).collect(), ..Network::default() };
        for (terms, is_product) in relations {
            let of = |at: usize| terms[at].0 % given.len();
            let relation = if *is_product {
                Relation::Product { whole: of(0), base: of(1), rate: of(2), above_one: terms[0].1 }
            } else {
                Relation::Sum(terms.iter().map(|(at, off)| (at % given.len(), *off)).collect())
            };
            network.state(relation, terms[1].1);
        }
        network
    }

    proptest! {
        /// What follows without a figure, and how many contradictions end, is told by its part as by the whole.
        #[test]
        fn the_part_of_a_figure_says_what_the_whole_says(
            given in proptest::collection::vec(proptest::option::weighted(0.6, -4..9_i128), 3..14),
            relations in proptest::collection::vec(
                (proptest::collection::vec((0..14_usize, any::<bool>()), 3..5), proptest::bool::weighted(0.2)),
                1..14,
            ),
        ) {
            let network = network(&given, &relations);
            let whole = network.solve(None);
            for at in 0..given.len() {
                let (part, here) = network.part(at);
                let (with, without) = (part.solve(None), part.solve(Some(here)));
                let of_whole = network.solve(Some(at));
                prop_assert_eq!(
                    whole.conflicts.len() + without.conflicts.len(),
                    of_whole.conflicts.len() + with.conflicts.len()
                );
                let span = |found: &Option<Found>| found.as_ref().map(|found| found.span);
                prop_assert_eq!(span(&of_whole.found[at]), span(&without.found[here]));
            }
        }
    }
}
