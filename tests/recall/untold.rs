//! What in a report touches a figure whose slip is not told: by that the untold ones are classed.
//!
//! A figure that nothing touches may be any other. One that something touches goes untold where the slip is
//! smaller than what roundings leave open, or where nothing else says which way it goes.

use kessan::model::{Fact, Report, Taxonomy};

/// What touches a figure, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touch {
    /// It is given again.
    Again,
    /// It is given in another unit.
    OtherUnit,
    /// A sum of its column has it and two others.
    Sum,
    /// A rate, a change or a share of the same amount is given for the same end of a period.
    Rate,
    /// It is given for other members in the same period.
    Members,
    /// It is given for other periods.
    Periods,
    /// No other figure is about the same amount.
    Nothing,
}

impl Touch {
    /// What is said of the class.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Again => "given again, to other digits",
            Self::OtherUnit => "given in another unit",
            Self::Sum => "in a sum of its column",
            Self::Rate => "with a rate, change or share of the same amount",
            Self::Members => "given for other members too",
            Self::Periods => "given for other periods too, and nothing else",
            Self::Nothing => "touching no other figure",
        }
    }

    /// What touches the fact at a place.
    pub fn of(taxonomy: &Taxonomy, report: &Report, at: usize) -> Self {
        let own = &report.facts[at];
        let others = || report.facts.iter().enumerate().filter(|(other, _)| *other != at);
        let facts = |is: &dyn Fn(&Fact) -> bool| others().any(|(_, fact)| is(fact));
        let context = |fact: &Fact| report.contexts[fact.context.index()];
        let same = |fact: &Fact| fact.concept == own.concept;
        if facts(&|fact| same(fact) && (fact.context, fact.unit) == (own.context, own.unit)) {
            return Self::Again;
        }
        if facts(&|fact| same(fact) && fact.context == own.context) {
            return Self::OtherUnit;
        }
        let in_column = |concept| {
            facts(&|fact| {
                (fact.concept, fact.context, fact.unit) == (concept, own.context, own.unit)
            })
        };
        let sums = taxonomy.statements.iter().flat_map(|of| of.calculations.iter());
        let totals = sums.filter(|arc| arc.total == own.concept || arc.item == own.concept);
        let is_sum = |total| {
            let arcs = taxonomy.statements.iter().flat_map(|of| of.calculations.iter());
            let of_sum = arcs.filter(|arc| arc.total == total).map(|arc| arc.item);
            let mut all: Vec<_> = of_sum.chain([total]).filter(|of| *of != own.concept).collect();
            all.sort_unstable();
            all.dedup();
            all.into_iter().filter(|concept| in_column(*concept)).count() >= 2
        };
        if totals.map(|arc| arc.total).any(is_sum) {
            return Self::Sum;
        }
        let name = |fact: &Fact| taxonomy.concepts.get(fact.concept).map(|of| &*of.name.local);
        let own_stem = name(own).map_or("", stem);
        let end = |fact: &Fact| report.periods[context(fact).period.index()].end();
        let is_kin = |fact: &Fact| {
            !same(fact)
                && name(fact).is_some_and(|name| stem(name) == own_stem)
                && (end(fact), context(fact).dimensions) == (end(own), context(own).dimensions)
        };
        if facts(&is_kin) {
            return Self::Rate;
        }
        if facts(&|fact| same(fact) && context(fact).period == context(own).period) {
            return Self::Members;
        }
        if facts(&same) { Self::Periods } else { Self::Nothing }
    }
}

/// The amount that a name is about, without what it says of change and share.
fn stem(name: &str) -> &str {
    let ends = ["YearOnYear", "QuarterOnQuarter", "ContributionTo", "ToRevenuesRatio", "Target"];
    let at = ends.iter().filter_map(|end| name.find(end)).min();
    at.map_or(name, |at| &name[..at])
}
