//! What the sums of a statement leave for a figure that is lost.

use std::collections::HashMap;

use crate::extract::fact::Extracted;
use crate::model::{CalculationArc, ConceptId, Decimals, Figure, MemberValue, Taxonomy};
use crate::notation::figure::{self, Printed};

/// The facts of a text by what they are about, for sums.
#[derive(Debug)]
pub struct Sums<'a> {
    taxonomy: &'a Taxonomy,
    facts: HashMap<ConceptId, Vec<&'a Extracted>>,
    lost: Vec<&'a Extracted>,
}

impl<'a> Sums<'a> {
    /// Sorts facts by concept; `lost` are those whose figures can't be read.
    #[must_use]
    pub fn new(facts: &'a [Extracted], lost: Vec<&'a Extracted>, taxonomy: &'a Taxonomy) -> Self {
        let mut by_concept: HashMap<ConceptId, Vec<&Extracted>> = HashMap::new();
        for fact in facts {
            by_concept.entry(fact.concept).or_default().push(fact);
        }
        Self { taxonomy, facts: by_concept, lost }
    }

    /// The figure that parts, or a total and its other parts, leave for a lost fact, as its table
    /// would print it; none where they don't determine it.
    ///
    /// It is for people: it never becomes a fact.
    #[must_use]
    pub fn leave_for(&self, lost: &Extracted) -> Option<Left> {
        let calculations = &self.taxonomy.statements[lost.statement.index()].calculations;
        let (value, of) =
            self.of_parts(lost, calculations).or_else(|| self.of_total(lost, calculations))?;
        let turned = is_turned(self.taxonomy, lost);
        let shown = if turned { value.negated() } else { value };
        let places = of.iter().filter_map(|concept| self.places(*concept, lost)).max()?;
        Some(Left {
            printed: printed(shown, lost.scale)?,
            of_rounding: is_of_rounding(value, lost.scale, of.len(), places),
        })
    }

    /// The sum of the parts of a total, if there are two at least.
    fn of_parts(&self, lost: &Extracted, arcs: &[CalculationArc]) -> Option<Sum> {
        if self.is_gapped(lost.concept, lost, arcs) {
            return None;
        }
        let parts = arcs.iter().filter(|arc| arc.total == lost.concept);
        let known = parts.filter_map(|arc| Some((self.weighed(arc, lost)?, arc.item)));
        let (known, of): (Vec<Figure>, Vec<ConceptId>) = known.unzip();
        (known.len() >= 2).then(|| sum(&known)).flatten().map(|sum| (sum, of))
    }

    /// Whether two parts of a total at least stand beside a fact, and come to the figure of the fact
    /// as far as rounding lets them.
    #[must_use]
    pub fn come_to(&self, total: ConceptId, fact: &Extracted) -> bool {
        let arcs = &self.taxonomy.statements[fact.statement.index()].calculations;
        let parts = arcs.iter().filter(|arc| arc.total == total);
        let known: Vec<Figure> = parts.filter_map(|arc| self.weighed(arc, fact)).collect();
        let stated = self.value(fact.concept, fact);
        let Some((sum, stated)) = sum(&known).zip(stated) else { return false };
        let Ok(apart) = sum.plus(stated.negated()) else { return false };
        let units = apart.shift(-i32::from(fact.scale)).map(Figure::abs);
        let slack = i128::try_from(known.len()).ok().and_then(|many| Figure::new(many, 0).ok());
        known.len() >= 2 && units.ok().zip(slack).is_some_and(|(units, slack)| units <= slack)
    }

    /// What a total leaves when its other parts are taken off.
    fn of_total(&self, lost: &Extracted, arcs: &[CalculationArc]) -> Option<Sum> {
        let own = arcs.iter().find(|arc| arc.item == lost.concept)?;
        if self.is_gapped(own.total, lost, arcs) {
            return None;
        }
        let total = self.value(own.total, lost)?;
        let others = arcs.iter().filter(|arc| arc.total == own.total && arc.item != lost.concept);
        let known = others.filter_map(|arc| Some((self.weighed(arc, lost)?, arc.item)));
        let (known, mut of): (Vec<Figure>, Vec<ConceptId>) = known.unzip();
        of.push(own.total);
        let rest = total.plus(sum(&known)?.negated()).ok()?;
        rest.times(own.weight).ok().map(|rest| (rest, of))
    }

    /// Whether another part of a total is lost too.
    fn is_gapped(&self, total: ConceptId, lost: &Extracted, arcs: &[CalculationArc]) -> bool {
        let part = |other: &Extracted| {
            arcs.iter().any(|arc| arc.total == total && arc.item == other.concept)
        };
        self.lost
            .iter()
            .any(|other| other.concept != lost.concept && is_beside(other, lost) && part(other))
    }

    fn weighed(&self, arc: &CalculationArc, lost: &Extracted) -> Option<Figure> {
        self.value(arc.item, lost)?.times(arc.weight).ok()
    }

    /// How many digits stand behind the point of the figure of a concept beside a lost fact.
    fn places(&self, concept: ConceptId, lost: &Extracted) -> Option<u32> {
        let fact = self.facts.get(&concept)?.iter().find(|fact| is_beside(fact, lost))?;
        let Ok(Printed::Number(number)) = figure::parse(&fact.printed) else { return None };
        Some(number.figure.parts().1)
    }

    /// The value of a concept beside a lost fact: same period, unit, members and scale.
    fn value(&self, concept: ConceptId, lost: &Extracted) -> Option<Figure> {
        let facts = self.facts.get(&concept)?;
        let fact = facts.iter().find(|fact| is_beside(fact, lost))?;
        let Ok(Printed::Number(number)) = figure::parse(&fact.printed) else { return None };
        let value = number.figure.shift(i32::from(fact.scale)).ok()?;
        let turned = is_turned(self.taxonomy, fact);
        Some(if turned { value.negated() } else { value })
    }
}

/// What sums leave for a lost figure, and the concepts whose figures they are of.
type Sum = (Figure, Vec<ConceptId>);

/// What the sums of a statement leave for a lost figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The figure, as its table would print it.
    pub printed: String,
    /// Whether it is no more than what rounding leaves of so many figures.
    pub of_rounding: bool,
}

/// Whether a value is no more than half of the last place of each of the figures that it comes from, and of its own.
fn is_of_rounding(value: Figure, scale: i8, figures: usize, places: u32) -> bool {
    let units = value.shift(-i32::from(scale)).map(Figure::abs);
    let slack = i128::try_from(figures.div_ceil(2)).ok();
    let slack = slack.and_then(|slack| Figure::new(slack, places).ok());
    units.ok().zip(slack).is_some_and(|(units, slack)| units <= slack)
}

/// Whether two facts stand in the same column, as far as sums go.
fn is_beside(one: &Extracted, other: &Extracted) -> bool {
    one.period == other.period
        && one.unit == other.unit
        && one.members == other.members
        && one.scale == other.scale
}

/// A figure in units of `10^scale`, negative ones in parentheses.
fn printed(figure: Figure, scale: i8) -> Option<String> {
    let mut digits = Vec::new();
    let decimals = Decimals::new(-i32::from(scale))?;
    figure::push_printed(&mut digits, figure, scale, decimals).ok()?;
    let digits = String::from_utf8(digits).ok()?;
    Some(if figure.is_negative() { format!("({digits})") } else { digits })
}

fn sum(values: &[Figure]) -> Option<Figure> {
    let mut values = values.iter().copied();
    let first = values.next()?;
    values.try_fold(first, |sum, value| sum.plus(value).ok())
}

/// Whether its statement shows a fact with the sign turned.
fn is_turned(taxonomy: &Taxonomy, fact: &Extracted) -> bool {
    let statement = &taxonomy.statements[fact.statement.index()];
    let node = statement.nodes.iter().find(|node| node.concept == fact.concept);
    let by_row = node.is_some_and(|node| node.preferred_label.is_negated());
    let members = fact.members.iter().map(|(axis, member)| (*axis, MemberValue::Explicit(*member)));
    by_row != statement.negates_members(&members.collect())
}
