//! The amounts and numbers of shares that stand beside amounts per share, context by context.

use std::ops::Range;

use super::super::members::most_accurate;
use super::super::product::{Factor, POWERS, Short, may_be, product};
use super::super::relation::Number;
use super::{Pair, gives};
use crate::model::{ConceptId, ContextId, IndexEntry, Report};

/// Amounts and numbers of shares, with their facts in contexts that are not looked at yet.
pub(super) struct Beside<'a> {
    pub(super) amounts: Vec<(ConceptId, &'a [IndexEntry])>,
    pub(super) shares: Vec<(ConceptId, &'a [IndexEntry])>,
}

impl Beside<'_> {
    /// What there is in a context; contexts are asked for in their order.
    pub(super) fn in_context(&mut self, report: &Report, context: ContextId) -> InContext {
        let shares = numbers(report, &mut self.shares, context);
        InContext::new(numbers(report, &mut self.amounts, context), shares)
    }
}

/// The numbers of concepts in a context, in the order of these.
fn numbers(
    report: &Report,
    concepts: &mut [(ConceptId, &[IndexEntry])],
    context: ContextId,
) -> Vec<Given> {
    let mut found = Vec::with_capacity(concepts.len());
    for (at, (concept, rest)) in concepts.iter_mut().enumerate() {
        *rest = &rest[rest.partition_point(|entry| entry.context < context)..];
        let own = rest.iter().take_while(|entry| entry.context == context).count();
        let fact = most_accurate(report, &rest[..own]);
        if let Some(number) = fact.and_then(|fact| Number::of(report.fact(fact))) {
            found.push(Given { at, concept: *concept, factor: Factor::of(number) });
        }
    }
    found
}

/// A number of a concept.
struct Given {
    /// Its place among those of its kind.
    at: usize,
    concept: ConceptId,
    factor: Factor,
}

/// The numbers of a context.
pub(super) struct InContext {
    /// The short ones, sorted by size, where they have sizes.
    amounts: Vec<Given>,
    sizes: Option<Sizes>,
    /// The others.
    long: Vec<Given>,
    shares: Vec<Given>,
}

impl InContext {
    fn new(amounts: Vec<Given>, mut shares: Vec<Given>) -> Self {
        let is_short = |amount: &Given| amount.factor.short.is_some();
        let (mut amounts, mut long): (Vec<_>, Vec<_>) = amounts.into_iter().partition(is_short);
        amounts.sort_by_key(|amount| amount.factor.number.value.abs());
        let sizes = Sizes::of(&amounts);
        if !long.is_empty() {
            for given in long.iter_mut().chain(&mut shares) {
                given.factor = given.factor.with_rough();
            }
        }
        Self { amounts, sizes, long, shares }
    }

    /// The pairs that give an amount per share, in the order of amounts, then of shares.
    pub(super) fn fitting(&self, ratio: Number) -> Vec<Pair> {
        let ratio = match self.long.is_empty() {
            true => Factor::of(ratio),
            false => Factor::of(ratio).with_rough(),
        };
        let mut fitting = Vec::new();
        for shares in &self.shares {
            let near = || self.sizes.as_ref()?.near(ratio.short?, shares.factor.short?);
            let near = near().unwrap_or(0..self.amounts.len());
            for amount in self.amounts[near].iter().chain(&self.long) {
                if may_give(&amount.factor, &shares.factor, &ratio) {
                    fitting.push((amount, shares));
                }
            }
        }
        fitting.sort_by_key(|(amount, shares)| (amount.at, shares.at));
        fitting.into_iter().map(|(amount, shares)| (amount.concept, shares.concept)).collect()
    }
}

/// Amounts without their signs as whole numbers in units of `10^-places`, the smallest first.
struct Sizes {
    all: Vec<i64>,
    /// What the accuracy of any of them leaves open at the most.
    open: i64,
    places: u32,
}

impl Sizes {
    /// Nothing where one of them is too long.
    fn of(amounts: &[Given]) -> Option<Self> {
        let shorts: Option<Vec<Short>> = amounts.iter().map(|amount| amount.factor.short).collect();
        let shorts = shorts?;
        let places = shorts.iter().map(|short| short.places).max()?;
        let whole = |digits: i64, short: &Short| {
            let factor = i64::try_from(*POWERS.get((places - short.places) as usize)?).ok()?;
            digits.checked_mul(factor)
        };
        let all =
            shorts.iter().map(|short| whole(short.value.abs(), short)).collect::<Option<_>>()?;
        let open: Option<Vec<i64>> = shorts.iter().map(|short| whole(short.unit, short)).collect();
        Some(Self { all, open: open?.into_iter().max()?, places })
    }

    /// Which of them are near enough to be a number of shares by an amount per share: by size alone most amounts are
    /// too small or too large. Nothing where the numbers are too far apart to say it here.
    fn near(&self, ratio: Short, shares: Short) -> Option<Range<usize>> {
        /// How many digits more the sizes and the products take.
        const MORE: [u32; 2] = [19, 11];
        let (product, open, places) = product(ratio, shares);
        let more = [places.saturating_sub(self.places), self.places.saturating_sub(places)];
        if more[0] > MORE[0] || more[1] > MORE[1] {
            return None;
        }
        let [of_sizes, of_product] = more.map(|more| POWERS[more as usize]);
        let open = open * of_product + i128::from(self.open) * of_sizes;
        let product = product.abs() * of_product;
        let size = |size: &i64| i128::from(*size) * of_sizes;
        let begin = self.all.partition_point(|of| size(of) < product - open);
        let end = self.all.partition_point(|of| size(of) <= product + open);
        Some(begin..end)
    }
}

/// Whether an amount by a number of shares is an amount per share, or exact numbers can't say.
fn may_give(amount: &Factor, shares: &Factor, ratio: &Factor) -> bool {
    match may_be((ratio, shares), amount) {
        Some(gives) => gives && !shares.number.value.is_zero(),
        None => gives(amount.number, shares.number, ratio.number).unwrap_or(true),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Figure;

    proptest! {
        /// What is left out by size gives no amount per share.
        #[test]
        fn all_that_give_it_are_found(
            numbers in proptest::array::uniform9((1..100_000i128, 0..6u32, 0..4u32)),
        ) {
            let number = |(digits, shift, unit): (i128, u32, u32)| Number {
                value: Figure::new(digits * 10_i128.pow(shift), 2).unwrap(),
                unit: Figure::new(10_i128.pow(unit), 2).unwrap(),
            };
            let given = |at: usize| {
                let factor = Factor::of(number(numbers[at]));
                Given { at, concept: ConceptId::from(at), factor }
            };
            let ratio = number(numbers[0]);
            let mut amounts: Vec<Given> = (1..5).map(given).collect();
            // One that it gives, about.
            amounts[0].factor = Factor::of(Number {
                value: ratio.value.times(number(numbers[8]).value).unwrap(),
                unit: number(numbers[1]).unit,
            });
            let mut all = Vec::new();
            for amount in &amounts {
                for shares in (5..9).map(given) {
                    if gives(amount.factor.number, shares.factor.number, ratio).unwrap() {
                        all.push((amount.concept, shares.concept));
                    }
                }
            }
            let found = InContext::new(amounts, (5..9).map(given).collect());
            prop_assert_eq!(found.fitting(ratio), all);
        }
    }
}
