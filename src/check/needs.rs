//! What sums need a quantity to be: where it would have to lie for them to hold.

use rustc_hash::{FxHashMap, FxHashSet};

use super::calculation::{Merged, Sum, merged, totals};
use super::interval::{Interval, weighted};
use super::known::SumKey;
use crate::model::{
    ConceptId, ContextId, FactIndex, Figure, IndexEntry, OutOfRange, Report, StatementId, Taxonomy,
    UnitId, Value,
};

/// A sum, whatever its unit and context.
pub(super) type Stated = (StatementId, ConceptId);

/// What the figures of a sum share.
pub(super) type Group = (Option<UnitId>, ContextId);

/// What sums need the quantities in them to be.
pub(super) struct Needs<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) report: &'a Report,
    pub(super) index: &'a FactIndex,
    /// The sums in which each concept stands, as total or part.
    stating: FxHashMap<ConceptId, Vec<Stated>>,
    /// Sums that are known not to hold, which need nothing.
    known: Option<&'a FxHashSet<SumKey>>,
}

impl<'a> Needs<'a> {
    pub(super) fn new(
        taxonomy: &'a Taxonomy,
        report: &'a Report,
        index: &'a FactIndex,
        known: Option<&'a FxHashSet<SumKey>>,
    ) -> Self {
        let mut stating: FxHashMap<ConceptId, Vec<Stated>> = FxHashMap::default();
        for id in &taxonomy.entry_points[report.entry_point].statements {
            let statement = &taxonomy.statements[id.index()];
            for total in totals(statement) {
                stating.entry(total).or_default().push((*id, total));
            }
            for arc in &statement.calculations {
                stating.entry(arc.item).or_default().push((*id, arc.total));
            }
        }
        Self { taxonomy, report, index, stating, known }
    }

    /// The sums in which a concept stands.
    pub(super) fn stating(&self, concept: ConceptId) -> &[Stated] {
        self.stating.get(&concept).map_or(&[], Vec::as_slice)
    }

    /// A sum with the facts of its total and its parts.
    pub(super) fn sum(
        &self,
        (statement, total): Stated,
        group: Group,
    ) -> (Sum<'a>, &'a [IndexEntry], Vec<&'a [IndexEntry]>) {
        let sum = Sum::new(self.taxonomy, self.report, self.index, statement, total);
        let parts = sum.parts.iter().map(|part| self.index.quantity(part.arc.item, group));
        let parts = parts.collect();
        (sum, self.index.quantity(total, group), parts)
    }

    /// Where a quantity would have to lie for each of its sums to hold.
    pub(super) fn of(
        &self,
        quantity: ConceptId,
        group: Group,
    ) -> Result<Vec<Interval>, OutOfRange> {
        let stated = self.stating(quantity).iter();
        let needed = stated.map(|stated| self.needed(quantity, *stated, group));
        needed.filter_map(Result::transpose).collect()
    }

    /// Where a quantity would have to lie for a sum to hold; nowhere in particular when the sum
    /// does not bind or can't be judged.
    fn needed(
        &self,
        quantity: ConceptId,
        stated: Stated,
        group: Group,
    ) -> Result<Option<Interval>, OutOfRange> {
        let (unit, context) = group;
        if self.known.is_some_and(|known| known.contains(&(stated.0, stated.1, unit, context))) {
            return Ok(None);
        }
        let (sum, of_total, of_parts) = self.sum(stated, group);
        let [first, ..] = of_total else { return Ok(None) };
        if sum.lacks_lost(std::slice::from_ref(first), &of_parts) {
            return Ok(None);
        }
        let mode = self.report.rounding;
        let mut others = Interval::ZERO;
        let (mut own, mut binds) = (None, false);
        for (part, facts) in sum.parts.iter().zip(&of_parts) {
            if part.arc.item == quantity {
                own = Some(part.arc.weight);
                continue;
            }
            match merged(self.report, facts, mode)? {
                Merged::Nothing => {}
                Merged::Conflict => return Ok(None),
                Merged::Value(interval) => {
                    binds = true;
                    others = others.plus(interval.times(part.arc.weight)?)?;
                }
            }
        }
        if quantity == stated.1 {
            return Ok(binds.then_some(others));
        }
        let Merged::Value(of_total) = merged(self.report, of_total, mode)? else {
            return Ok(None);
        };
        let rest = of_total.plus(others.times(Figure::MINUS_ONE)?)?;
        // Nothing is known of how to divide by other weights exactly.
        match own {
            Some(weight) if weight == Figure::ONE => Ok(Some(rest)),
            Some(weight) if weight == Figure::MINUS_ONE => rest.times(weight).map(Some),
            _ => Ok(None),
        }
    }

    /// What the total has more than the weighed parts, as they are reported; of duplicates the
    /// most accurate.
    pub(super) fn difference(
        &self,
        stated: Stated,
        group: Group,
    ) -> Result<Option<Figure>, OutOfRange> {
        let (sum, of_total, of_parts) = self.sum(stated, group);
        let Some(mut rest) = self.most_accurate(of_total) else { return Ok(None) };
        for (part, facts) in sum.parts.iter().zip(&of_parts) {
            if let Some(value) = self.most_accurate(facts) {
                rest = rest.plus(weighted(value, part.arc.weight)?.negated())?;
            }
        }
        Ok(Some(rest))
    }

    fn most_accurate(&self, facts: &[IndexEntry]) -> Option<Figure> {
        let facts = facts.iter().map(|entry| self.report.fact(entry.fact));
        let numbers = facts.filter_map(|fact| match fact.value {
            Value::Number(value) => Some((fact.decimals.places().unwrap_or(i32::MAX), value)),
            _ => None,
        });
        numbers.max_by_key(|(places, _)| *places).map(|(_, value)| value)
    }

    /// By how much a figure is off if it alone is wrong in a sum.
    pub(super) fn off(
        &self,
        entry: IndexEntry,
        (statement, total, unit, context): SumKey,
    ) -> Result<Option<Figure>, OutOfRange> {
        let Some(off) = self.difference((statement, total), (unit, context))? else {
            return Ok(None);
        };
        if entry.concept == total {
            return Ok(Some(off));
        }
        let arcs = &self.taxonomy.statements[statement.index()].calculations;
        let arc = arcs.iter().find(|arc| arc.total == total && arc.item == entry.concept);
        let is_unit = |weight| weight == Figure::ONE || weight == Figure::MINUS_ONE;
        let arc = arc.filter(|arc| is_unit(arc.weight));
        arc.map(|arc| weighted(off.negated(), arc.weight)).transpose()
    }
}
