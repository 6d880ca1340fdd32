//! Duplicates in a stream of facts (Open Information Model 1.0 §4): they are found by compact keys, and only
//! the facts that have some are looked at again.

use std::io;

use rustc_hash::{FxHashMap, FxHashSet};

use super::interval::Interval;
use crate::model::keys::{Ids, LIMIT, key};
use crate::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use crate::model::{Decimals, Figure, Rounding};
use crate::notation::figure::{self, Printed};

/// Makes the key of what a fact is about.
#[derive(Debug, Default)]
struct Keys {
    generation: u32,
    concepts: Vec<u128>,
    contexts: Vec<u128>,
    units: Vec<u128>,
}

impl Keys {
    fn of(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> u128 {
        if self.generation != aspects.generation {
            *self = Self { generation: aspects.generation, ..Self::default() };
        }
        // What is printed of an aspect tells it from all others.
        for at in self.concepts.len()..=fact.concept {
            let name = &aspects.concepts[at].name;
            self.concepts.push(key(&format!("{} {}", name.namespace, name.local)));
        }
        for at in self.contexts.len()..=fact.context {
            self.contexts.push(key(&format!("{:?}", aspects.contexts[at])));
        }
        let unit = fact.unit.map_or(0, |unit| {
            for at in self.units.len()..=unit {
                self.units.push(key(&format!("{:?}", aspects.units[at])));
            }
            self.units[unit]
        });
        let language = fact.language.map(str::to_ascii_lowercase).unwrap_or_default();
        let parts = [self.concepts[fact.concept], self.contexts[fact.context], unit];
        let mut mixed = key(&language);
        for part in parts {
            mixed = mixed.rotate_left(43).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
                ^ part;
        }
        mixed
    }
}

/// Finds what several facts are about.
#[derive(Debug)]
pub struct Repeated {
    keys: Keys,
    ids: Ids,
}

impl Default for Repeated {
    fn default() -> Self {
        Self { keys: Keys::default(), ids: Ids::new(LIMIT) }
    }
}

impl Repeated {
    /// The keys of what several facts are about.
    ///
    /// # Errors
    /// When what spilled to disk can't be read.
    pub fn found(self) -> io::Result<FxHashSet<u128>> {
        Ok(self.ids.judge(&FxHashSet::default())?.twice)
    }
}

impl FactSink for Repeated {
    fn begin(&mut self, _: &Header) -> io::Result<()> {
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        if !aspects.concepts[fact.concept].is_note() {
            let key = self.keys.of(aspects, fact);
            self.ids.add_key(key)?;
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        Ok(Vec::new())
    }
}

/// A fact that others are about the same as.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Twin {
    id: Box<str>,
    value: Option<Box<str>>,
    decimals: Option<i32>,
}

/// Gathers the facts that are about the same.
#[derive(Debug)]
pub struct Twins {
    keys: Keys,
    repeated: FxHashSet<u128>,
    twins: FxHashMap<u128, Vec<Twin>>,
}

impl Twins {
    /// Gathers those whose keys were found.
    #[must_use]
    pub fn new(repeated: FxHashSet<u128>) -> Self {
        Self { keys: Keys::default(), repeated, twins: FxHashMap::default() }
    }

    /// The ids of the first two facts of each group that is not allowed, sorted.
    #[must_use]
    pub fn disallowed(&self, allowed: &str) -> Vec<(String, String)> {
        let is_fine = |group: &&Vec<Twin>| match allowed {
            "none" => group.len() < 2,
            "complete" => are_complete(group),
            "consistent" => are_consistent(group),
            _ => true,
        };
        let mut found: Vec<(String, String)> = self
            .twins
            .values()
            .filter(|group| !is_fine(group))
            .map(|group| (group[0].id.to_string(), group[1].id.to_string()))
            .collect();
        found.sort();
        found
    }

    /// The ids of the facts that say less than another about the same: those that are less exact, and of
    /// equal ones all but the first. Groups that contradict themselves are left as they are.
    #[must_use]
    pub fn superfluous(&self) -> FxHashSet<u128> {
        let mut ids = FxHashSet::default();
        for group in self.twins.values().filter(|group| are_consistent(group)) {
            let exactness = |twin: &Twin| twin.decimals.map_or(i64::MAX, i64::from);
            let Some(best) = group.iter().map(exactness).max() else { continue };
            let kept = group.iter().position(|twin| exactness(twin) == best);
            let others = group.iter().enumerate().filter(|(at, _)| Some(*at) != kept);
            ids.extend(others.map(|(_, twin)| key(&twin.id)));
        }
        ids
    }
}

impl FactSink for Twins {
    fn begin(&mut self, _: &Header) -> io::Result<()> {
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        let key = self.keys.of(aspects, fact);
        if self.repeated.contains(&key) && !aspects.concepts[fact.concept].is_note() {
            self.twins.entry(key).or_default().push(Twin {
                id: fact.id.into(),
                value: fact.value.map(Into::into),
                decimals: fact.decimals,
            });
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        Ok(Vec::new())
    }
}

/// Whether facts say the same with the same accuracy.
fn are_complete(group: &[Twin]) -> bool {
    group
        .iter()
        .all(|twin| twin.decimals == group[0].decimals && same(&twin.value, &group[0].value))
}

fn same(one: &Option<Box<str>>, other: &Option<Box<str>>) -> bool {
    one == other
        || matches!((one, other), (Some(one), Some(other))
            if number(one).is_some() && number(one) == number(other))
}

fn number(text: &str) -> Option<Figure> {
    match figure::parse_scientific(text.as_bytes()) {
        Ok(Printed::Number(number)) => Some(number.figure),
        _ => None,
    }
}

/// Whether facts can all be right: numbers within what their decimals say, all else the same.
fn are_consistent(group: &[Twin]) -> bool {
    if are_complete(group) {
        return true;
    }
    let mut common: Option<Interval> = None;
    for twin in group {
        let figure = twin.value.as_deref().and_then(number);
        let decimals = match twin.decimals {
            None => Some(Decimals::INF),
            Some(places) => Decimals::new(places),
        };
        let (Some(figure), Some(decimals)) = (figure, decimals) else { return false };
        let Ok(interval) = Interval::of(figure, decimals, Rounding::HalfUp) else { return false };
        common = match common {
            None => Some(interval),
            Some(known) => match known.meet(interval) {
                Some(met) => Some(met),
                None => return false,
            },
        };
    }
    true
}

/// Passes facts on, but for those that say less than another about the same.
pub struct Merged<'s> {
    inner: &'s mut dyn FactSink,
    superfluous: FxHashSet<u128>,
    dropped: u64,
}

impl<'s> Merged<'s> {
    /// Passes facts on to a sink, without those whose ids have these keys.
    pub fn new(inner: &'s mut dyn FactSink, superfluous: FxHashSet<u128>) -> Self {
        Self { inner, superfluous, dropped: 0 }
    }
}

impl FactSink for Merged<'_> {
    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.inner.begin(header)
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        // A fact with links is kept: nobody but it may have them.
        if fact.links.is_empty() && self.superfluous.contains(&key(fact.id)) {
            self.dropped += 1;
            return Ok(());
        }
        self.inner.fact(aspects, fact)
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        let mut losses = self.inner.end()?;
        if self.dropped > 0 {
            let what = "a fact that says less than another about the same".to_owned();
            losses.push(Loss { what, times: self.dropped, first: Vec::new(), is_fault: false });
        }
        Ok(losses)
    }
}
