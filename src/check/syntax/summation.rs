//! Sums of an instance against the calculation networks of its taxonomy: by Calculations 1.1, or as XBRL 2.1 §5.2.5.2
//! has it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::Findings;
use super::contents::Contents;
use super::item::given;
use crate::check::interval::Interval;
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementId};
use crate::model::instance::{Accuracy, Context, Instance, Item, ItemId, ItemKind, WrittenMember};
use crate::model::{Decimals, Figure, Rounding};
use crate::notation::accuracy::{decimals_of, number};
use crate::notation::moment;

const SUMMATION_1_0: &str = "http://www.xbrl.org/2003/arcrole/summation-item";
const SUMMATION_1_1: &str = "https://xbrl.org/2023/arcrole/summation-item";

/// By which rules sums are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SumRules {
    /// Calculations 1.1, in a mode of rounding.
    Intervals(Rounding),
    /// XBRL 2.1.
    Classic,
}

/// A fact that is a number.
#[derive(Clone, Copy)]
struct Number {
    item: ItemId,
    parent: Option<ItemId>,
    context: usize,
    unit: usize,
    /// None where it is nil, or has more digits than can be kept exactly.
    value: Option<Figure>,
    /// None where it is not known.
    decimals: Option<Decimals>,
}

impl Number {
    /// Whether it has digits that its decimals would cut, other than zeros.
    fn is_cut(&self) -> bool {
        let (Some(value), Some(decimals)) = (self.value, self.decimals) else { return false };
        value.rounded(decimals).is_ok_and(|rounded| rounded != value)
    }
}

/// Judges every sum.
pub(super) fn judge(instance: &Instance, dts: &Dts, rules: SumRules, findings: &mut Findings) {
    let arcroles: &[&str] = match rules {
        SumRules::Intervals(_) => &[SUMMATION_1_0, SUMMATION_1_1],
        SumRules::Classic => &[SUMMATION_1_0],
    };
    let networks: Vec<_> = arcroles.iter().flat_map(|arcrole| dts.networks_of(arcrole)).collect();
    if networks.is_empty() {
        return;
    }
    let facts = numbers(instance, dts);
    let mut cut = BTreeSet::new();
    for network in networks {
        let mut parts: BTreeMap<ElementId, Vec<(ElementId, Figure)>> = BTreeMap::new();
        for relationship in network.relationships() {
            if let (Some(total), Some(part)) =
                (relationship.from.element(), relationship.to.element())
            {
                let weight = dts.arc(relationship.arc).weight.unwrap_or(Figure::ONE);
                parts.entry(total).or_default().push((part, weight));
            }
        }
        for (total, parts) in parts {
            for fact in facts.by_concept.get(&total).into_iter().flatten() {
                let about = |element| facts.about(element, fact.context, fact.unit);
                let sum = Sum { instance, fact, of_total: about(total), rules };
                let parts = parts.iter().map(|(part, weight)| (about(*part), *weight));
                if sum.stops(parts.clone(), &mut cut) {
                    continue;
                }
                if sum.holds(parts) == Some(false) {
                    let item = &instance.items[fact.item.index()];
                    let local = instance.names.local(item.name);
                    let role = dts.text(network.base.role);
                    let message = format!("`{local}` is not the sum of its parts in `{role}`.");
                    findings.push(item.at, Code::InconsistentCalculation, message);
                }
            }
        }
    }
    for item in cut {
        let item = &instance.items[item.index()];
        let local = instance.names.local(item.name);
        let message = format!(
            "The decimals of `{local}` would cut digits of its value: no sum with it is judged."
        );
        findings.push(item.at, Code::DecimalsCutDigits, message);
    }
}

struct Sum<'a> {
    instance: &'a Instance,
    fact: &'a Number,
    of_total: &'a [Number],
    rules: SumRules,
}

impl Sum<'_> {
    /// Whether a fact stands in the tuple of the total, or in one within it.
    fn is_below(&self, fact: &Number) -> bool {
        let mut at = fact.parent;
        loop {
            if at == self.fact.parent {
                return true;
            }
            let Some(tuple) = at else { return false };
            at = self.instance.items[tuple.index()].parent;
        }
    }

    /// Whether figures with digits beyond their decimals stop the calculation (Calculations 1.1, excess digits); they are
    /// kept.
    fn stops<'n>(
        &self,
        parts: impl Iterator<Item = (&'n [Number], Figure)>,
        cut: &mut BTreeSet<ItemId>,
    ) -> bool {
        let mut parts = parts.map(|(part, _)| part).filter(|part| !part.is_empty()).peekable();
        if self.rules == SumRules::Classic || parts.peek().is_none() {
            return false;
        }
        let all = parts.flatten().chain(self.of_total);
        let found: Vec<ItemId> = all.filter(|of| of.is_cut()).map(|of| of.item).collect();
        cut.extend(found.iter().copied());
        !found.is_empty()
    }

    /// Whether the total is the sum; none where nothing binds.
    fn holds<'n>(&self, parts: impl Iterator<Item = (&'n [Number], Figure)>) -> Option<bool> {
        match self.rules {
            SumRules::Classic => self.classic(parts),
            SumRules::Intervals(mode) => self.intervals(parts, mode),
        }
    }

    fn classic<'n>(&self, parts: impl Iterator<Item = (&'n [Number], Figure)>) -> Option<bool> {
        let duplicates = self.of_total.iter().filter(|of| of.parent == self.fact.parent);
        if duplicates.count() > 1 {
            return None;
        }
        let is_nil = |of: &Number| self.instance.items[of.item.index()].kind != ItemKind::Item;
        if is_nil(self.fact) {
            return None;
        }
        let mut sum = Figure::ZERO;
        let mut binds = false;
        let mut is_known = self.fact.decimals.is_some();
        for (part, weight) in parts {
            let of: Vec<&Number> =
                part.iter().filter(|of| self.is_below(of) && !is_nil(of)).collect();
            for fact in &of {
                if of.iter().filter(|other| other.parent == fact.parent).count() > 1 {
                    return None;
                }
                binds = true;
                match (fact.value, fact.decimals) {
                    (Some(value), Some(decimals)) => {
                        let rounded = value.rounded(decimals).ok()?;
                        sum = sum.plus(rounded.times(weight).ok()?).ok()?;
                    }
                    _ => is_known = false,
                }
            }
        }
        if !binds {
            return None;
        }
        let decimals = self.fact.decimals.filter(|_| is_known);
        let Some(decimals) = decimals else { return Some(false) };
        let total = self.fact.value?.rounded(decimals).ok()?;
        Some(sum.rounded(decimals).ok()? == total)
    }

    fn intervals<'n>(
        &self,
        parts: impl Iterator<Item = (&'n [Number], Figure)>,
        mode: Rounding,
    ) -> Option<bool> {
        // Each quantity is judged once, at its first fact.
        let first = self.of_total.first()?;
        if first.item != self.fact.item {
            return None;
        }
        let total = self.common(self.of_total, mode)??;
        let mut sum = Interval::ZERO;
        let mut binds = false;
        for (part, weight) in parts {
            let Some(common) = self.common(part, mode) else { continue };
            binds = true;
            sum = sum.plus(common?.times(weight).ok()?).ok()?;
        }
        binds.then(|| sum.meet(total).is_some())
    }

    /// Where the true value of a quantity lies: none where it is not reported, none within where its facts contradict
    /// each other or are not known.
    fn common(&self, facts: &[Number], mode: Rounding) -> Option<Option<Interval>> {
        let mut common: Option<Interval> = None;
        let mut is_reported = false;
        for fact in facts {
            if self.instance.items[fact.item.index()].kind != ItemKind::Item {
                continue;
            }
            is_reported = true;
            let interval = match (fact.value, fact.decimals) {
                (Some(value), Some(decimals)) => Interval::of(value, decimals, mode).ok(),
                _ => None,
            };
            let Some(interval) = interval else { return Some(None) };
            common = match common {
                None => Some(interval),
                Some(before) => match before.meet(interval) {
                    Some(both) => Some(both),
                    None => return Some(None),
                },
            };
        }
        is_reported.then_some(common)
    }
}

/// The numbers of an instance.
struct Numbers {
    by_concept: FxHashMap<ElementId, Vec<Number>>,
    by_quantity: FxHashMap<(ElementId, usize, usize), Vec<Number>>,
}

impl Numbers {
    /// The facts about a quantity.
    fn about(&self, concept: ElementId, context: usize, unit: usize) -> &[Number] {
        self.by_quantity.get(&(concept, context, unit)).map_or(&[], Vec::as_slice)
    }
}

/// Numbers of contexts and units: those that are equal have the same.
pub(super) struct Keys<'a> {
    instance: &'a Instance,
    contexts: Vec<usize>,
    units: Vec<usize>,
}

impl<'a> Keys<'a> {
    pub(super) fn new(instance: &'a Instance, dts: &Dts) -> Self {
        let contents = Contents::new(instance, dts);
        let mut keys: FxHashMap<String, usize> = FxHashMap::default();
        let mut number_of = |key: String| {
            let next = keys.len();
            *keys.entry(key).or_insert(next)
        };
        let contexts =
            instance.contexts.iter().map(|of| number_of(context_key(of, &contents))).collect();
        let units = instance.units.iter().map(|unit| {
            let side = |names: &[crate::model::instance::NameId]| {
                let mut names: Vec<u32> = names.iter().map(|name| name.0).collect();
                names.sort_unstable();
                format!("{names:?}")
            };
            number_of(format!("{}/{}", side(&unit.numerators), side(&unit.denominators)))
        });
        let units = units.collect();
        Self { instance, contexts, units }
    }

    pub(super) fn context(&self, item: &Item) -> Option<usize> {
        Some(self.contexts[self.instance.context_at(item.context?)?])
    }

    pub(super) fn unit(&self, item: &Item) -> Option<usize> {
        Some(self.units[self.instance.unit_at(item.unit?)?])
    }
}

/// The numbers of an instance.
fn numbers(instance: &Instance, dts: &Dts) -> Numbers {
    let keys = Keys::new(instance, dts);
    let mut facts = Numbers { by_concept: FxHashMap::default(), by_quantity: FxHashMap::default() };
    for (at, item) in instance.items.iter().enumerate() {
        if !matches!(item.kind, ItemKind::Item | ItemKind::Nil) {
            continue;
        }
        let (namespace, local) = instance.names.parts(item.name);
        let Some(element) = dts.find(namespace, local) else { continue };
        let (Some(context), Some(unit)) = (keys.context(item), keys.unit(item)) else { continue };
        let (value, decimals) = value_of(instance, dts, element, item);
        let parent = item.parent;
        let number = Number { item: ItemId::from(at), parent, context, unit, value, decimals };
        facts.by_concept.entry(element).or_default().push(number);
        facts.by_quantity.entry((element, context, unit)).or_default().push(number);
    }
    facts
}

/// Value and decimals of a fact.
pub(super) fn value_of(
    instance: &Instance,
    dts: &Dts,
    element: ElementId,
    item: &Item,
) -> (Option<Figure>, Option<Decimals>) {
    let text = instance.span(item.value);
    let Some(value) = number(text) else { return (None, None) };
    let accuracy = match item.accuracy {
        Accuracy::None => given(dts, element).map_or(Accuracy::None, |(accuracy, _)| accuracy),
        accuracy => accuracy,
    };
    (Some(value), decimals_of(accuracy, value))
}

/// A text that is the same for contexts that say the same (XBRL 2.1 §4.10): the order of what segments hold counts.
fn context_key(context: &Context, contents: &Contents<'_>) -> String {
    let period = moment::period(&context.period)
        .map_or_else(|| format!("{:?}", context.period), |period| period.to_string());
    let mut key = format!("{}\u{1f}{}\u{1f}{period}", context.scheme, context.identifier);
    if let Some(contents) = contents.of(context) {
        return format!("{key}\u{1f}{contents}");
    }
    for dimension in &context.dimensions {
        let member = match &dimension.member {
            WrittenMember::Explicit(member) => format!("{}", member.0),
            WrittenMember::Typed { element, text, .. } => {
                format!("{}={}", element.0, text.split_whitespace().collect::<Vec<_>>().join(" "))
            }
        };
        key.push_str(&format!("\u{1f}{}{}:{member}", dimension.axis.0, dimension.in_segment));
    }
    format!("{key}\u{1f}{}\u{1f}{}", context.segment, context.scenario)
}
