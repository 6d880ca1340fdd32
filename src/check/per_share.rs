//! Amounts per share that are not the amount by the number of shares.
//!
//! A report gives income, shares and income per share, and no network says that the third is the
//! first by the second. Which amount and which number of shares belong to an amount per share is
//! learnt from the contexts in which they do give it, to three digits at least; where the same two
//! are there and neither they nor any other two give it, it is told. Of many amounts and numbers of
//! shares some give any number by accident: one context is enough only for an income per share and an
//! income by their names, and others must agree twice; and where they do not give it in more contexts than they do, they
//! are not those of it. Diluted income is no income by the number of shares that there are, an adjusted one by shares is
//! none that is not, and zero says nothing (stock of no par).

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

mod power;

use super::magnitude::alike;
use super::members::{most_accurate, number};
use super::product::{Factor, may_be};
use super::relation::{Number, quotient};
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, Sense, has, is_named};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::{
    ConceptId, ContextId, FactId, FactIndex, Figure, IndexEntry, OutOfRange, Report, Rounding,
    Taxonomy, UnitId,
};

/// How many amounts, and how many numbers of shares, are tried.
const TRIED: usize = 64;

/// How many digits an amount per share must have for others to be held against its pair, and how many where names say
/// which pair it is: then one that is half or twice of it is told.
const DIGITS: i32 = 3;
const ROUGH: i32 = 2;

/// In how many contexts an amount and a number of shares must give an amount per share that their names do not
/// say to be theirs.
const AGREEING: usize = 2;

/// Tells amounts per share that do not follow from amount and shares.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut in_units = None;
    for (at, unit) in report.units.iter().enumerate() {
        let Some((money, shares)) = unit.measures.pair() else { continue };
        if !unit.measures.counts_money() {
            continue;
        }
        let single =
            |measure| report.units.iter().position(|unit| unit.measures.single() == Some(measure));
        let (Some(money), Some(shares)) = (single(money), single(shares)) else { continue };
        let in_units = in_units.get_or_insert_with(|| InUnits::new(taxonomy, index));
        let judge = Judge {
            taxonomy,
            report,
            index,
            in_units,
            ratio: UnitId::from(at),
            money: UnitId::from(money),
            shares: UnitId::from(shares),
        };
        judge.run(diagnostics);
    }
}

/// An amount and a number of shares.
type Pair = (ConceptId, ConceptId);

/// In how many contexts they give an amount per share, and in how many nearly.
type Learnt = (usize, usize);

/// The concepts that have facts in each unit, and those of them that are incomes: looked for once,
/// however many currencies there are.
struct InUnits {
    concepts: FxHashMap<UnitId, Vec<ConceptId>>,
    incomes: FxHashSet<ConceptId>,
}

impl InUnits {
    fn new(taxonomy: &Taxonomy, index: &FactIndex) -> Self {
        let mut concepts: FxHashMap<UnitId, Vec<ConceptId>> = FxHashMap::default();
        let mut incomes = FxHashSet::default();
        for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
            let entries = index.of(id);
            // Facts of a unit stand together.
            for of_unit in entries.chunk_by(|a, b| a.unit == b.unit) {
                if let Some(unit) = of_unit[0].unit {
                    concepts.entry(unit).or_default().push(id);
                }
            }
            if !entries.is_empty() && is_income(taxonomy, id) {
                incomes.insert(id);
            }
        }
        Self { concepts, incomes }
    }

    fn with(&self, unit: UnitId) -> &[ConceptId] {
        self.concepts.get(&unit).map_or(&[], Vec::as_slice)
    }
}

/// Whether a concept is an income or a loss by its name, or its labels.
fn is_income(taxonomy: &Taxonomy, id: ConceptId) -> bool {
    let concept = taxonomy.concept(id);
    let name = &*concept.name.local;
    // What is attributable to owners is the income, whatever else its name says.
    let is_of_owners = || is_named(name, Named::NetIncome) && !is_named(name, Named::BesideIncome);
    is_named(name, Named::Income)
        || is_of_owners()
        || concept.labels.values().any(|label| has(label, Sense::Income))
}

fn is(taxonomy: &Taxonomy, id: ConceptId, named: Named) -> bool {
    is_named(&taxonomy.concept(id).name.local, named)
}

/// The numbers of concepts in a context.
type Numbers = Vec<(ConceptId, Factor)>;

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    in_units: &'a InUnits,
    ratio: UnitId,
    money: UnitId,
    shares: UnitId,
}

impl Judge<'_> {
    fn run(&self, diagnostics: &mut Diagnostics) {
        let ratios = self.in_units.with(self.ratio);
        if ratios.is_empty() {
            return;
        }
        let shares: Vec<ConceptId> =
            self.in_units.with(self.shares).iter().copied().take(TRIED).collect();
        let of_money = self.in_units.with(self.money).iter().copied();
        let amounts: Vec<ConceptId> =
            of_money.filter(|id| self.in_units.incomes.contains(id)).take(TRIED).collect();
        let mut known = FxHashMap::default();
        for ratio in ratios {
            self.judge(*ratio, &amounts, &shares, &mut known, diagnostics);
        }
    }

    fn judge(
        &self,
        ratio: ConceptId,
        amounts: &[ConceptId],
        shares: &[ConceptId],
        known: &mut FxHashMap<ContextId, (Numbers, Numbers)>,
        diagnostics: &mut Diagnostics,
    ) {
        let all: Vec<&IndexEntry> = self.of_unit(ratio).iter().collect();
        let diluted = |id: ConceptId| is(self.taxonomy, id, Named::BesideLasting);
        let is_diluted = diluted(ratio);
        let is_basic = is(self.taxonomy, ratio, Named::Basic) && !is_diluted;
        let adjusted = |id: ConceptId| is(self.taxonomy, id, Named::Adjusted);
        let is_adjusted = adjusted(ratio);
        let mut learnt: BTreeMap<Pair, Learnt> = BTreeMap::new();
        let (mut open, mut rough) = (Vec::new(), Vec::new());
        for entry in all {
            let number = Number::of(self.report.fact(entry.fact));
            let Some(number) = number.filter(|number| !number.value.is_zero()) else { continue };
            let (amounts, shares) = known.entry(entry.context).or_insert_with(|| {
                (
                    self.numbers(amounts, self.money, entry.context),
                    self.numbers(shares, self.shares, entry.context),
                )
            });
            let mut fitting = fitting(number, amounts, shares);
            fitting.retain(|(amount, shares)| {
                (!is_diluted || diluted(*shares))
                    && !(is_basic && diluted(*shares))
                    && adjusted(*amount) == is_adjusted
            });
            if fitting.is_empty() {
                open.push((entry.fact, entry.context));
            } else if has_digits(number, DIGITS) {
                for pair in fitting {
                    match self.is_given(number, pair, entry.context) {
                        true => learnt.entry(pair).or_default().0 += 1,
                        false => learnt.entry(pair).or_default().1 += 1,
                    }
                }
            } else if has_digits(number, ROUGH) {
                rough.extend(fitting.into_iter().filter(|pair| self.is_of_owners(ratio, pair.0)));
            }
        }
        if learnt.is_empty() {
            let numbers: Vec<_> =
                open.iter().filter_map(|(fact, at)| Some((*fact, known.get(at)?))).collect();
            if let Some(found) = power::found(self, ratio, &numbers) {
                diagnostics.push(found);
                return;
            }
        }
        let sure = self.sure(ratio, learnt, &open);
        for (fact, context) in open {
            let facts = |pair: &Pair| self.facts(*pair, context);
            let far = |of: &(FactId, FactId)| self.is_twice_off(fact, *of);
            let known = sure.iter().find_map(facts);
            let known = known.or_else(|| rough.iter().filter_map(facts).find(far));
            if let Some((amount, shares)) = known {
                diagnostics.push(self.tell(fact, amount, shares));
            }
        }
    }

    /// The pairs that an amount per share is known to come of: as often as names want it, and not less often than they
    /// are there and give another amount.
    fn sure(
        &self,
        ratio: ConceptId,
        learnt: BTreeMap<Pair, Learnt>,
        open: &[(FactId, ContextId)],
    ) -> Vec<Pair> {
        let is_sure = |(pair, (times, nearly)): &(Pair, Learnt)| {
            let misses = || open.iter().filter(|(_, at)| self.facts(*pair, *at).is_some()).count();
            (*times >= AGREEING || *times > 0 && self.suits(ratio, pair.0))
                && misses() + nearly <= *times
        };
        learnt.into_iter().filter(is_sure).map(|(pair, _)| pair).collect()
    }

    /// Whether a pair gives an amount per share as filers of the report cut their figures: what rounding to the nearest
    /// leaves open is half of what cutting may.
    fn is_given(&self, ratio: Number, pair: Pair, context: ContextId) -> bool {
        let number = |id: FactId| Number::of(self.report.fact(id));
        let both =
            self.facts(pair, context).map(|(amount, shares)| (number(amount), number(shares)));
        let Some((Some(amount), Some(shares))) = both else { return false };
        let within = match self.report.rounding {
            Rounding::HalfUp => Figure::new(2, 0).unwrap_or(Figure::ONE),
            Rounding::Truncate => Figure::ONE,
        };
        // What is too long for exact numbers is not known to be another.
        gives((amount, shares), ratio, within).unwrap_or(true)
    }

    /// The facts of an amount and a number of shares in a context that has both.
    fn facts(&self, (amount, shares): Pair, context: ContextId) -> Option<(FactId, FactId)> {
        let amount = self.fact(amount, self.money, context)?;
        Some((amount, self.fact(shares, self.shares, context)?))
    }

    /// Whether names say that an amount per share is one of an income: of the last one, that owners have.
    fn suits(&self, ratio: ConceptId, amount: ConceptId) -> bool {
        let [of_ratio, of_amount] =
            [ratio, amount].map(|id| is(self.taxonomy, id, Named::Continuing));
        is_income(self.taxonomy, ratio)
            && of_ratio == of_amount
            && (!is(self.taxonomy, amount, Named::BesideIncome)
                || is(self.taxonomy, ratio, Named::BesideIncome))
    }

    /// Whether names say that an amount per share is one of the income that owners have.
    fn is_of_owners(&self, ratio: ConceptId, amount: ConceptId) -> bool {
        is(self.taxonomy, ratio, Named::IncomePerShare)
            && is(self.taxonomy, amount, Named::NetIncome)
            && ![ratio, amount].iter().any(|id| is(self.taxonomy, *id, Named::BesideIncome))
    }

    /// Whether an amount per share is not half, nor twice, of what an amount by a number of shares is.
    fn is_twice_off(&self, ratio: FactId, (amount, shares): (FactId, FactId)) -> bool {
        let fact = self.report.fact(ratio);
        let [is, amount, shares] = [ratio, amount, shares].map(|id| number(self.report, id));
        let meant = amount.zip(shares).and_then(|(amount, shares)| {
            quotient(amount, shares, fact.decimals).filter(|meant| !meant.is_zero())
        });
        is.zip(meant).is_some_and(|(is, meant)| {
            is.is_negative() != meant.is_negative() || !alike(is.abs(), meant.abs())
        })
    }

    /// The facts of a concept in the unit of amounts per share, which stand together.
    fn of_unit(&self, ratio: ConceptId) -> &[IndexEntry] {
        let entries = self.index.of(ratio);
        let start = entries.partition_point(|entry| entry.unit < Some(self.ratio));
        let end = entries.partition_point(|entry| entry.unit <= Some(self.ratio));
        &entries[start..end]
    }

    /// The numbers of concepts in a context.
    fn numbers(&self, concepts: &[ConceptId], unit: UnitId, context: ContextId) -> Numbers {
        let number = |id: &ConceptId| {
            let fact = self.fact(*id, unit, context)?;
            Some((*id, Factor::of(Number::of(self.report.fact(fact))?)))
        };
        concepts.iter().filter_map(number).collect()
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
        let expected = number(self.report, amount)
            .zip(number(self.report, shares))
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

/// The pairs that give an amount per share in a context.
fn fitting(ratio: Number, amounts: &Numbers, shares: &Numbers) -> Vec<Pair> {
    let ratio = Factor::of(ratio);
    let mut fitting = Vec::new();
    for (amount, of_amount) in amounts {
        for (share, of_shares) in shares {
            if !is_far(of_amount.power, of_shares.power, ratio.power)
                && may_give(of_amount, of_shares, &ratio)
            {
                fitting.push((*amount, *share));
            }
        }
    }
    fitting
}

/// Whether an amount by a number of shares is an amount per share, or exact numbers can't say.
fn may_give(amount: &Factor, shares: &Factor, ratio: &Factor) -> bool {
    match may_be((ratio, shares), amount) {
        Some(gives) => gives && !shares.number.value.is_zero(),
        None => gives((amount.number, shares.number), ratio.number, Figure::ONE).unwrap_or(true),
    }
}

/// Whether an amount by a number of shares is an amount per share, so many times within the accuracy of all three.
fn gives(
    (amount, shares): (Number, Number),
    ratio: Number,
    within: Figure,
) -> Result<bool, OutOfRange> {
    let off = amount.value.plus(ratio.value.times(shares.value)?.negated())?.abs().times(within)?;
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

/// Whether a number has so many digits at least.
fn has_digits(number: Number, digits: i32) -> bool {
    number.unit.shift(digits - 1).is_ok_and(|least| number.value.abs() >= least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What powers of ten say, and whole numbers, is what the numbers say.
        #[test]
        fn what_is_far_is_not_given(numbers in proptest::array::uniform3((1..100_000i128, 0..6u32, 0..4u32))) {
            let [amount, shares, ratio] = numbers.map(|(digits, shift, unit)| Number {
                value: Figure::new(digits * 10_i128.pow(shift), 2).unwrap(),
                unit: Figure::new(10_i128.pow(unit), 2).unwrap(),
            });
            let is_far = is_far(amount.power(), shares.power(), ratio.power());
            let gives = gives((amount, shares), ratio, Figure::ONE).unwrap();
            prop_assert!(!is_far || !gives);
            let [amount, shares, ratio] = [amount, shares, ratio].map(Factor::of);
            prop_assert_eq!(may_be((&ratio, &shares), &amount), Some(gives));
        }
    }
}
