//! What sums need a quantity to be: where it would have to lie for them to hold.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::bounds::{Bounds, part_of};
use super::interval::{Interval, weighted};
use super::known::SumKey;
use super::merged::{Merged, merged};
use super::sum::{Sum, totals};
use crate::model::{
    CalculationArc, ConceptId, ContextId, FactIndex, Figure, IndexEntry, OutOfRange, Report,
    StatementId, Taxonomy, UnitId, Value,
};

/// A sum, whatever its unit and context.
pub(super) type Stated = (StatementId, ConceptId);

/// What the figures of a sum share.
pub(super) type Group = (Option<UnitId>, ContextId);

/// Of how many sums is kept what was worked out.
const KEPT: usize = 64;

/// What sums need the quantities in them to be.
pub(super) struct Needs<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) report: &'a Report,
    pub(super) index: &'a FactIndex,
    /// The sums in which each concept stands, as total or part.
    stating: FxHashMap<ConceptId, Vec<Stated>>,
    /// What adds to each total.
    parts: FxHashMap<Stated, Vec<&'a CalculationArc>>,
    /// What was worked out of the sums that were asked for last.
    bounds: RefCell<FxHashMap<(Stated, Group), Rc<Bounds>>>,
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
        let mut parts = FxHashMap::default();
        for id in taxonomy.statements_of(report.entry_point) {
            let statement = &taxonomy.statements[id.index()];
            for (total, arcs) in totals(statement) {
                stating.entry(total).or_default().push((*id, total));
                parts.insert((*id, total), arcs);
            }
            for arc in &statement.calculations {
                stating.entry(arc.item).or_default().push((*id, arc.total));
            }
        }
        Self { taxonomy, report, index, stating, parts, known, bounds: RefCell::default() }
    }

    /// What adds to a total.
    pub(super) fn parts(&self, stated: Stated) -> &[&'a CalculationArc] {
        self.parts.get(&stated).map_or(&[], Vec::as_slice)
    }

    /// The sums in which a concept stands.
    pub(super) fn stating(&self, concept: ConceptId) -> &[Stated] {
        self.stating.get(&concept).map_or(&[], Vec::as_slice)
    }

    /// A sum with the facts of its total and its parts.
    pub(super) fn sum(
        &self,
        stated: Stated,
        group: Group,
    ) -> (Sum<'a>, &'a [IndexEntry], Vec<&'a [IndexEntry]>) {
        let arcs = self.parts(stated).iter().copied();
        let sum = Sum::new(self.taxonomy, self.report, self.index, stated, arcs);
        let parts = sum.parts.iter().map(|part| self.index.quantity(part.arc.item, group));
        let parts = parts.collect();
        (sum, self.index.quantity(stated.1, group), parts)
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
        let bounds = self.bounds(stated, group);
        if !bounds.needs {
            return Ok(None);
        }
        let Some((others, binds)) = bounds.others(quantity)? else { return Ok(None) };
        let own = bounds.weight(quantity);
        if quantity == stated.1 {
            return Ok(binds.then_some(others));
        }
        let Some(of_total) = bounds.total? else { return Ok(None) };
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
        self.bounds(stated, group).difference
    }

    /// What is known of a sum in a group, worked out once for all of its parts.
    fn bounds(&self, stated: Stated, group: Group) -> Rc<Bounds> {
        if let Some(known) = self.bounds.borrow().get(&(stated, group)) {
            return known.clone();
        }
        let (sum, of_total, of_parts) = self.sum(stated, group);
        let mode = self.report.rounding;
        let mut bounds = Bounds::default();
        bounds.needs = of_total
            .first()
            .is_some_and(|first| !sum.lacks_lost(std::slice::from_ref(first), &of_parts));
        bounds.total = merged(self.report, of_total, mode).map(|merged| match merged {
            Merged::Value(interval) => Some(interval),
            Merged::Nothing | Merged::Conflict => None,
        });
        bounds.difference = self.rest(&sum, of_total, &of_parts);
        for (part, facts) in sum.parts.iter().zip(&of_parts) {
            bounds.add(part.arc, part_of(merged(self.report, facts, mode), part.arc.weight));
        }
        bounds.close();
        let mut kept = self.bounds.borrow_mut();
        if kept.len() >= KEPT {
            kept.clear();
        }
        let bounds = Rc::new(bounds);
        kept.insert((stated, group), bounds.clone());
        bounds
    }

    fn rest(
        &self,
        sum: &Sum<'_>,
        of_total: &[IndexEntry],
        of_parts: &[&[IndexEntry]],
    ) -> Result<Option<Figure>, OutOfRange> {
        let Some(mut rest) = self.most_accurate(of_total) else { return Ok(None) };
        for (part, facts) in sum.parts.iter().zip(of_parts) {
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
        let weight = self.bounds((statement, total), (unit, context)).weight(entry.concept);
        let weight = weight.filter(|weight| *weight == Figure::ONE || *weight == Figure::MINUS_ONE);
        weight.map(|weight| weighted(off.negated(), weight)).transpose()
    }
}
