//! Amounts in two currencies that are not what one rate of exchange makes of each other.
//!
//! A report that gives its amounts in a second currency "for convenience" translates all of them
//! at one rate, or those of each period at one. No taxonomy says the rate, but the pairs do: where
//! nearly all of them have it, the others should. Amounts per share go by the same rate.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::interval::Interval;
use super::members::most_accurate;
use super::needs::Needs;
use super::proportion::Proportion;
use super::relation::{Number, quotient};
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, Decimals, FactId, FactIndex, Figure, PeriodId, Report, Taxonomy, UnitId, Value,
};

/// How many pairs must have a rate before one that has not is told.
const LEAST: usize = 5;

/// The least part of them, in percent.
const MOST: usize = 85;

/// Tells amounts that are not those in the other currency at the rate of the rest.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mates = mates(report);
    if mates.is_empty() {
        return;
    }
    let mut of_unit = vec![0; report.units.len()];
    for unit in report.facts.iter().filter_map(|fact| fact.unit) {
        if let Some(count) = of_unit.get_mut(unit.index()) {
            *count += 1;
        }
    }
    let judge = Judge { taxonomy, report, index, of_unit, needs: OnceCell::new() };
    for (currencies, units) in &mates {
        let mut pairs = Vec::new();
        for concept in (0..taxonomy.concepts.len()).map(ConceptId::from) {
            for mates in units {
                judge.pairs(concept, *mates, &mut pairs);
            }
        }
        judge.pairs_of(currencies, &pairs, diagnostics);
    }
}

/// Two currencies by their codes.
type Currencies = (Arc<str>, Arc<str>);

/// Units that differ in the currency alone, by the currencies.
fn mates(report: &Report) -> BTreeMap<Currencies, Vec<(UnitId, UnitId)>> {
    let money: Vec<usize> =
        (0..report.units.len()).filter(|at| report.units[*at].measures.counts_money()).collect();
    let mut mates: BTreeMap<Currencies, Vec<(UnitId, UnitId)>> = BTreeMap::new();
    for (at, a) in money.iter().enumerate() {
        for b in &money[at + 1..] {
            let [of_a, of_b] = [a, b].map(|unit| &report.units[*unit].measures);
            let ([one], [other]) = (of_a.numerators(), of_b.numerators()) else { continue };
            if one != other && of_a.denominators() == of_b.denominators() {
                let (a, b) = (UnitId::from(*a), UnitId::from(*b));
                if one.local < other.local {
                    mates.entry((one.local.clone(), other.local.clone())).or_default().push((a, b));
                } else {
                    mates.entry((other.local.clone(), one.local.clone())).or_default().push((b, a));
                }
            }
        }
    }
    mates
}

/// The same quantity in two currencies.
#[derive(Clone, Copy)]
struct Pair {
    a: FactId,
    b: FactId,
    period: PeriodId,
}

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    /// How many facts have each unit.
    of_unit: Vec<usize>,
    /// Made when there is something to tell.
    needs: OnceCell<Needs<'a>>,
}

impl Judge<'_> {
    /// The quantities of a concept that are given in both units.
    fn pairs(&self, concept: ConceptId, (a, b): (UnitId, UnitId), pairs: &mut Vec<Pair>) {
        let all = self.index.of(concept);
        let of = |unit: UnitId| {
            let begin = all.partition_point(|entry| entry.unit < Some(unit));
            let end = all.partition_point(|entry| entry.unit <= Some(unit));
            &all[begin..end]
        };
        let (of_a, mut of_b) = (of(a), of(b));
        for group in of_a.chunk_by(|one, other| one.context == other.context) {
            let context = group[0].context;
            of_b = &of_b[of_b.iter().take_while(|entry| entry.context < context).count()..];
            let same = of_b.iter().take_while(|entry| entry.context == context).count();
            if let Some(a) = most_accurate(self.report, group)
                && let Some(b) = most_accurate(self.report, &of_b[..same])
            {
                let period = self.report.contexts[context.index()].period;
                pairs.push(Pair { a, b, period });
            }
        }
    }

    fn numbers(&self, pair: &Pair) -> Option<(Number, Number)> {
        Some((Number::of(self.report.fact(pair.a))?, Number::of(self.report.fact(pair.b))?))
    }

    /// Judges all pairs of two currencies: at one rate, or else at one of each period.
    fn pairs_of(&self, currencies: &Currencies, pairs: &[Pair], diagnostics: &mut Diagnostics) {
        if let Some(rate) = self.learn(pairs) {
            self.tell_misfits(currencies, pairs, &rate, diagnostics);
            return;
        }
        // Those of a period keep their order.
        let mut pairs = pairs.to_vec();
        pairs.sort_by_key(|pair| pair.period);
        for pairs in pairs.chunk_by(|a, b| a.period == b.period) {
            if let Some(rate) = self.learn(pairs) {
                self.tell_misfits(currencies, pairs, &rate, diagnostics);
            }
        }
    }

    /// The rate that nearly all pairs have: that of one of the most exact.
    fn learn(&self, pairs: &[Pair]) -> Option<Proportion> {
        let numbers = || pairs.iter().filter_map(|pair| self.numbers(pair));
        let (rate, count) = Proportion::of_most(numbers, MOST)?;
        (count >= LEAST).then_some(rate)
    }

    fn tell_misfits(
        &self,
        currencies: &Currencies,
        pairs: &[Pair],
        rate: &Proportion,
        diagnostics: &mut Diagnostics,
    ) {
        for pair in pairs {
            let Some((a, b)) = self.numbers(pair) else { continue };
            if !rate.fits(a, b).unwrap_or(true) {
                diagnostics.push(self.tell(currencies, pair, rate, pairs.len() - 1));
            }
        }
    }

    fn tell(
        &self,
        currencies: &Currencies,
        pair: &Pair,
        rate: &Proportion,
        others: usize,
    ) -> Diagnostic {
        let b_is_wrong = match (self.is_held(pair.a), self.is_held(pair.b)) {
            (true, false) => true,
            (false, true) => false,
            // The currency in which there is less is the one that was translated.
            _ => self.is_rarer(pair.b, pair.a),
        };
        let (wrong, other) = if b_is_wrong { (pair.b, pair.a) } else { (pair.a, pair.b) };
        let (of_a, of_b) = rate.pair();
        let (of_wrong, of_other) = if b_is_wrong { (of_b, of_a) } else { (of_a, of_b) };
        let fact = self.report.fact(wrong);
        let unit = |id: FactId| {
            let unit = self.report.fact(id).unit;
            unit.map_or("", |unit| &self.report.units[unit.index()].name)
        };
        let printed = Decimals::new(4)
            .and_then(|places| quotient(of_a.value, of_b.value, places))
            .filter(|rate| *rate > Figure::ONE);
        let at = match printed {
            Some(rate) => format!("{rate} {} a {}", currencies.0, currencies.1),
            None => Decimals::new(4)
                .and_then(|places| quotient(of_b.value, of_a.value, places))
                .map(|rate| format!("{rate} {} a {}", currencies.1, currencies.0))
                .unwrap_or_default(),
        };
        let message = format!(
            "`{}` for {} is {} {}, but {} {}; of {others} other figures in both, nearly all have one rate, \
             {at}.",
            name(self.taxonomy, fact.concept),
            self.report.period(fact.context),
            value(self.report, wrong),
            unit(wrong),
            value(self.report, other),
            unit(other),
        );
        let would = match self.report.fact(other).value {
            Value::Number(value) => value
                .times(of_wrong.value)
                .ok()
                .and_then(|value| quotient(value, of_other.value, fact.decimals)),
            _ => None,
        };
        let help = match would {
            Some(value) => {
                format!("at that rate it would be {value}: compare both with the release")
            }
            None => "compare both with the release".to_owned(),
        };
        Diagnostic::new(Code::TranslationDiffers, value_place(self.report, wrong), message)
            .related(value_place(self.report, other))
            .help(help)
    }

    /// Whether sums or another fact hold a figure to its value.
    fn is_held(&self, id: FactId) -> bool {
        let fact = self.report.fact(id);
        let Value::Number(value) = fact.value else { return false };
        let group = (fact.unit, fact.context);
        if self.index.quantity(fact.concept, group).len() > 1 {
            return true;
        }
        let needs = || Needs::new(self.taxonomy, self.report, self.index, None);
        let needed = self.needs.get_or_init(needs).of(fact.concept, group);
        let own = Interval::of(value, fact.decimals, self.report.rounding);
        let (Ok(needed), Ok(own)) = (needed, own) else { return false };
        !needed.is_empty() && needed.iter().all(|one| one.meet(own).is_some())
    }

    /// Whether there are fewer facts in the unit of a fact than in that of another.
    fn is_rarer(&self, a: FactId, b: FactId) -> bool {
        let count = |id: FactId| {
            let unit = self.report.fact(id).unit.map_or(usize::MAX, |unit| unit.index());
            self.of_unit.get(unit).copied().unwrap_or(0)
        };
        count(a) <= count(b)
    }
}
