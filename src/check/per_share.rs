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

mod beside;
mod power;

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use self::beside::{Beside, InContext};
use super::magnitude::alike;
use super::members::{most_accurate, number};
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

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    in_units: &'a InUnits,
    ratio: UnitId,
    money: UnitId,
    shares: UnitId,
}

/// What names say of numbers of shares and of amounts.
struct Said {
    diluted: FxHashSet<ConceptId>,
    adjusted: FxHashSet<ConceptId>,
}

/// What is found out of an amount per share.
struct Ratio {
    concept: ConceptId,
    is_diluted: bool,
    is_basic: bool,
    is_adjusted: bool,
    learnt: BTreeMap<Pair, Learnt>,
    /// Its facts that no pair gives.
    open: Vec<(FactId, ContextId)>,
    /// Pairs that give facts of few digits, and by their names belong to it.
    rough: Vec<Pair>,
}

impl Judge<'_> {
    fn run(&self, diagnostics: &mut Diagnostics) {
        let mut ratios: Vec<Ratio> =
            self.in_units.with(self.ratio).iter().map(|id| self.ratio(*id)).collect();
        if ratios.is_empty() {
            return;
        }
        let shares = self.in_units.with(self.shares).iter().copied().take(TRIED);
        let of_money = self.in_units.with(self.money).iter().copied();
        let amounts = of_money.filter(|id| self.in_units.incomes.contains(id)).take(TRIED);
        let mut beside = Beside {
            amounts: amounts.map(|id| (id, self.of_unit(id, self.money))).collect(),
            shares: shares.map(|id| (id, self.of_unit(id, self.shares))).collect(),
        };
        let shares = beside.shares.iter().map(|(id, _)| *id);
        let incomes = beside.amounts.iter().map(|(id, _)| *id);
        let said = Said {
            diluted: shares.filter(|id| self.is_diluted(*id)).collect(),
            adjusted: incomes.filter(|id| is(self.taxonomy, *id, Named::Adjusted)).collect(),
        };
        // The figures of a context are looked for once, for all amounts per share that it has.
        let facts = |(at, ratio): (usize, &Ratio)| {
            self.of_unit(ratio.concept, self.ratio).iter().map(move |of| (of.context, at, of.fact))
        };
        let mut facts: Vec<_> = ratios.iter().enumerate().flat_map(facts).collect();
        facts.sort_unstable();
        for of_context in facts.chunk_by(|a, b| a.0 == b.0) {
            let context = of_context[0].0;
            let found = beside.in_context(self.report, context);
            for (_, at, fact) in of_context {
                self.look(&mut ratios[*at], (*fact, context), &found, &said);
            }
        }
        for ratio in ratios {
            self.judge(ratio, diagnostics);
        }
    }

    fn is_diluted(&self, id: ConceptId) -> bool {
        is(self.taxonomy, id, Named::BesideLasting)
    }

    fn ratio(&self, concept: ConceptId) -> Ratio {
        Ratio {
            concept,
            is_diluted: self.is_diluted(concept),
            is_basic: is(self.taxonomy, concept, Named::Basic) && !self.is_diluted(concept),
            is_adjusted: is(self.taxonomy, concept, Named::Adjusted),
            learnt: BTreeMap::new(),
            open: Vec::new(),
            rough: Vec::new(),
        }
    }

    /// Looks at a fact of an amount per share, beside what its context has.
    fn look(
        &self,
        ratio: &mut Ratio,
        (fact, context): (FactId, ContextId),
        found: &InContext,
        said: &Said,
    ) {
        let number = Number::of(self.report.fact(fact));
        let Some(number) = number.filter(|number| !number.value.is_zero()) else { return };
        let mut fitting = found.fitting(number);
        fitting.retain(|(amount, shares)| {
            let is_diluted = said.diluted.contains(shares);
            (is_diluted || !ratio.is_diluted)
                && !(is_diluted && ratio.is_basic)
                && said.adjusted.contains(amount) == ratio.is_adjusted
        });
        if fitting.is_empty() {
            ratio.open.push((fact, context));
        } else if has_digits(number, DIGITS) {
            for pair in fitting {
                let (times, nearly) = ratio.learnt.entry(pair).or_default();
                match self.is_given(number, pair, context) {
                    true => *times += 1,
                    false => *nearly += 1,
                }
            }
        } else if has_digits(number, ROUGH) {
            let is_own = |(amount, _): &Pair| self.is_of_owners(ratio.concept, *amount);
            ratio.rough.extend(fitting.into_iter().filter(is_own));
        }
    }

    fn judge(&self, ratio: Ratio, diagnostics: &mut Diagnostics) {
        let Ratio { concept, learnt, open, rough, .. } = ratio;
        if learnt.is_empty()
            && let Some(found) = power::found(self, concept, &open)
        {
            diagnostics.push(found);
            return;
        }
        let sure = self.sure(concept, learnt);
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
    fn sure(&self, ratio: ConceptId, learnt: BTreeMap<Pair, Learnt>) -> Vec<Pair> {
        let all = self.of_unit(ratio, self.ratio);
        let is_off = |pair: Pair, entry: &IndexEntry| {
            let number = |id: FactId| Number::of(self.report.fact(id));
            let both = self.facts(pair, entry.context);
            let both = both.and_then(|(amount, shares)| number(amount).zip(number(shares)));
            both.zip(number(entry.fact)).is_some_and(|((amount, shares), ratio)| {
                !ratio.value.is_zero() && !gives(amount, shares, ratio).unwrap_or(true)
            })
        };
        let is_sure = |(pair, (times, nearly)): &(Pair, Learnt)| {
            let misses = || all.iter().filter(|entry| is_off(*pair, entry)).count();
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
        gives_within((amount, shares), ratio, within).unwrap_or(true)
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

    /// The facts of a concept in a unit, which stand together.
    fn of_unit(&self, concept: ConceptId, unit: UnitId) -> &[IndexEntry] {
        let entries = self.index.of(concept);
        let start = entries.partition_point(|entry| entry.unit < Some(unit));
        let end = entries.partition_point(|entry| entry.unit <= Some(unit));
        &entries[start..end]
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

/// Whether an amount by a number of shares is an amount per share, within the accuracy of all
/// three.
fn gives(amount: Number, shares: Number, ratio: Number) -> Result<bool, OutOfRange> {
    gives_within((amount, shares), ratio, Figure::ONE)
}

/// The same so many times within that accuracy.
fn gives_within(
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

/// Whether a number has so many digits at least.
fn has_digits(number: Number, digits: i32) -> bool {
    number.unit.shift(digits - 1).is_ok_and(|least| number.value.abs() >= least)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::product::{Factor, may_be};
    use super::*;

    proptest! {
        /// What first digits and whole numbers say is what the numbers say.
        #[test]
        fn what_may_be_is_what_is_given(numbers in proptest::array::uniform3((1..100_000i128, 0..6u32, 0..4u32))) {
            let [amount, shares, ratio] = numbers.map(|(digits, shift, unit)| Number {
                value: Figure::new(digits * 10_i128.pow(shift), 2).unwrap(),
                unit: Figure::new(10_i128.pow(unit), 2).unwrap(),
            });
            let gives = gives(amount, shares, ratio).unwrap();
            let [amount, shares, ratio] = [amount, shares, ratio].map(Factor::of);
            prop_assert_eq!(may_be((&ratio, &shares), &amount), Some(gives));
        }
    }
}
