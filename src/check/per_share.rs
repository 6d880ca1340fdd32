//! Amounts per share that are not the amount by the number of shares.
//!
//! A report gives income, shares and income per share, and no network says that the third is the
//! first by the second. Which amount and which number of shares belong to an amount per share is
//! learnt from the contexts in which they do give it, to three digits at least; where the same two
//! are there and neither they nor any other two give it, it is told.

use std::collections::BTreeSet;

use super::members::most_accurate;
use super::relation::{Number, quotient};
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::{
    ConceptId, ContextId, FactId, FactIndex, IndexEntry, OutOfRange, Report, Taxonomy, UnitId,
    Value,
};

/// How many amounts, and how many numbers of shares, are tried.
const TRIED: usize = 64;

/// Tells amounts per share that do not follow from amount and shares.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    for (at, unit) in report.units.iter().enumerate() {
        let Some((money, shares)) = unit.measures.pair() else { continue };
        if !unit.measures.counts_money() {
            continue;
        }
        let single =
            |measure| report.units.iter().position(|unit| unit.measures.single() == Some(measure));
        let (Some(money), Some(shares)) = (single(money), single(shares)) else { continue };
        let judge = Judge {
            taxonomy,
            report,
            index,
            ratio: UnitId::from(at),
            money: UnitId::from(money),
            shares: UnitId::from(shares),
        };
        judge.run(diagnostics);
    }
}

/// An amount and a number of shares.
type Pair = (ConceptId, ConceptId);

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    ratio: UnitId,
    money: UnitId,
    shares: UnitId,
}

impl Judge<'_> {
    fn run(&self, diagnostics: &mut Diagnostics) {
        let with = |unit| {
            let concepts = (0..self.taxonomy.concepts.len()).map(ConceptId::from);
            concepts.filter(move |id| self.index.of(*id).iter().any(|of| of.unit == Some(unit)))
        };
        let ratios: Vec<ConceptId> = with(self.ratio).collect();
        if ratios.is_empty() {
            return;
        }
        let shares: Vec<ConceptId> = with(self.shares).take(TRIED).collect();
        let amounts: Vec<ConceptId> =
            with(self.money).filter(|id| self.is_income(*id)).take(TRIED).collect();
        for ratio in ratios {
            self.judge(ratio, &amounts, &shares, diagnostics);
        }
    }

    /// Whether a concept is an income or a loss by its name, or its labels.
    fn is_income(&self, id: ConceptId) -> bool {
        let concept = self.taxonomy.concept(id);
        let words = ["Income", "Profit", "Loss", "Earnings"];
        words.iter().any(|word| concept.name.local.contains(word))
            || concept.labels.values().any(|label| label.contains("利益"))
    }

    fn judge(
        &self,
        ratio: ConceptId,
        amounts: &[ConceptId],
        shares: &[ConceptId],
        diagnostics: &mut Diagnostics,
    ) {
        let all: Vec<&IndexEntry> =
            self.index.of(ratio).iter().filter(|entry| entry.unit == Some(self.ratio)).collect();
        let mut learnt: BTreeSet<Pair> = BTreeSet::new();
        let mut open = Vec::new();
        for entry in all {
            let Some(number) = Number::of(self.report.fact(entry.fact)) else { continue };
            let fitting = self.fitting(number, entry.context, amounts, shares);
            if fitting.is_empty() {
                open.push((entry.fact, entry.context));
            } else if has_digits(number) {
                learnt.extend(fitting);
            }
        }
        for (fact, context) in open {
            let known = learnt.iter().find_map(|(amount, shares)| {
                let amount = self.fact(*amount, self.money, context)?;
                Some((amount, self.fact(*shares, self.shares, context)?))
            });
            if let Some((amount, shares)) = known {
                diagnostics.push(self.tell(fact, amount, shares));
            }
        }
    }

    /// The pairs that give an amount per share in a context.
    fn fitting(
        &self,
        ratio: Number,
        context: ContextId,
        amounts: &[ConceptId],
        shares: &[ConceptId],
    ) -> Vec<Pair> {
        // Powers of ten are looked at for every pair: each is asked for once.
        let numbers = |concepts: &[ConceptId], unit| -> Vec<(ConceptId, Number, Option<i32>)> {
            let number = |id: &ConceptId| {
                let fact = self.fact(*id, unit, context)?;
                let number = Number::of(self.report.fact(fact))?;
                Some((*id, number, number.power()))
            };
            concepts.iter().filter_map(number).collect()
        };
        let (amounts, shares) = (numbers(amounts, self.money), numbers(shares, self.shares));
        let power = ratio.power();
        let mut fitting = Vec::new();
        for (amount, of_amount, amount_power) in &amounts {
            for (share, of_shares, share_power) in &shares {
                if !is_far(*amount_power, *share_power, power)
                    && gives(*of_amount, *of_shares, ratio).unwrap_or(true)
                {
                    fitting.push((*amount, *share));
                }
            }
        }
        fitting
    }

    fn fact(&self, concept: ConceptId, unit: UnitId, context: ContextId) -> Option<FactId> {
        most_accurate(self.report, self.index.quantity(concept, (Some(unit), context)))
    }

    fn tell(&self, ratio: FactId, amount: FactId, shares: FactId) -> Diagnostic {
        let fact = self.report.fact(ratio);
        let of = |id: FactId| {
            let concept = self.report.fact(id).concept;
            format!("`{}` {}", name(self.taxonomy, concept), value(self.report, id))
        };
        let message = format!(
            "`{}` for {} is {}, but {} by {} is another amount; for other periods they give it.",
            name(self.taxonomy, fact.concept),
            self.report.period(fact.context),
            value(self.report, ratio),
            of(amount),
            of(shares),
        );
        let number = |id: FactId| match self.report.fact(id).value {
            Value::Number(value) => Some(value),
            _ => None,
        };
        let expected = number(amount)
            .zip(number(shares))
            .and_then(|(amount, shares)| quotient(amount, shares, fact.decimals));
        let help = match expected {
            Some(value) => format!("that would be {value}: compare all three with the release"),
            None => "compare all three with the release".to_owned(),
        };
        let mut told =
            Diagnostic::new(Code::PerShareDiffers, value_place(self.report, ratio), message)
                .related(value_place(self.report, amount))
                .related(value_place(self.report, shares))
                .help(help);
        // Who says something about the figure has looked at it.
        if fact.footnotes.index() != 0 {
            told.severity = Severity::Note;
        }
        told
    }
}

/// Whether an amount by a number of shares is an amount per share, within the accuracy of all
/// three.
fn gives(amount: Number, shares: Number, ratio: Number) -> Result<bool, OutOfRange> {
    let off = amount.value.plus(ratio.value.times(shares.value)?.negated())?.abs();
    let open = amount
        .unit
        .plus(ratio.unit.times(shares.value.abs())?)?
        .plus(ratio.value.abs().times(shares.unit)?)?;
    Ok(!shares.value.is_zero() && off <= open)
}

/// Whether the powers of ten of amount, shares and amount per share alone say that they do not belong together: of those in
/// a context few do, and products of exact numbers are dear.
fn is_far(amount: Option<i32>, shares: Option<i32>, ratio: Option<i32>) -> bool {
    let (Some(amount), Some(shares), Some(ratio)) = (amount, shares, ratio) else { return false };
    let product = shares + ratio;
    // A product has the power of its factors, or one more.
    amount >= product + 3 || product >= amount + 2
}

/// Whether a number has three digits at least.
fn has_digits(number: Number) -> bool {
    number.unit.shift(2).is_ok_and(|least| number.value.abs() >= least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Figure;

    proptest! {
        /// What powers of ten say is what the numbers say.
        #[test]
        fn what_is_far_is_not_given(numbers in proptest::array::uniform3((1..100_000i128, 0..6u32, 0..4u32))) {
            let [amount, shares, ratio] = numbers.map(|(digits, shift, unit)| Number {
                value: Figure::new(digits * 10_i128.pow(shift), 2).unwrap(),
                unit: Figure::new(10_i128.pow(unit), 2).unwrap(),
            });
            let is_far = is_far(amount.power(), shares.power(), ratio.power());
            prop_assert!(!is_far || !gives(amount, shares, ratio).unwrap());
        }
    }
}
