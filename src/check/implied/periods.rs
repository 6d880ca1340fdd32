//! What amounts of periods say of those of the periods that they make up.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::network::{At, Network, Relation};
use crate::model::{ConceptId, DimensionsId, EntityId, Moment, Period, Taxonomy};

/// How many periods of a quantity are looked at: more are no quarters of a few years.
const PERIODS: usize = 40;

/// From one moment to another, and the quantity.
pub(super) type Spanned = (Moment, Moment, At);

/// Amounts of a period are those of the periods that make it up.
pub(super) fn state(taxonomy: &Taxonomy, network: &mut Network) {
    let mut spans: BTreeMap<(ConceptId, EntityId, DimensionsId), Vec<Spanned>> = BTreeMap::new();
    let mut wholes: BTreeMap<(EntityId, DimensionsId), BTreeMap<Period, usize>> = BTreeMap::new();
    for ((concept, period, entity, dimensions), at) in network.keys() {
        let Some(of) = taxonomy.concepts.get(*concept) else { continue };
        let (Some(start), Some(end)) = (period.start(), period.end()) else { continue };
        if start < end && of.item_type.is_monetary() {
            spans.entry((*concept, *entity, *dimensions)).or_default().push((start, end, at));
            let count = wholes.entry((*entity, *dimensions)).or_default();
            *count.entry(*period).or_default() += 1;
        }
    }
    let summed = summed(taxonomy);
    for (of, of_quantity) in &mut spans {
        if !(2..=PERIODS).contains(&of_quantity.len()) {
            continue;
        }
        of_quantity.sort_unstable();
        for whole in of_quantity.iter() {
            if let Some(parts) = parts(of_quantity, *whole) {
                network.state(whole_of(parts, whole.2), true);
            }
        }
        if summed.contains(&of.0) {
            derived(network, *of, of_quantity, &wholes[&(of.1, of.2)]);
        }
    }
}

/// What is given for the quarters of a year alone is known for the year, for which others are given: a sum may
/// take it.
fn derived(
    network: &mut Network,
    (concept, entity, dimensions): (ConceptId, EntityId, DimensionsId),
    spans: &[Spanned],
    wholes: &BTreeMap<Period, usize>,
) {
    let usual = wholes.iter().filter(|(_, count)| **count > 1).map(|(period, _)| *period);
    for period in usual.take(PERIODS) {
        let (Some(start), Some(end)) = (period.start(), period.end()) else { continue };
        if spans.iter().any(|span| (span.0, span.1) == (start, end)) {
            continue;
        }
        if let Some(parts) = parts(spans, (start, end, usize::MAX)) {
            let at = network.place((concept, period, entity, dimensions));
            network.state(whole_of(parts, at), false);
        }
    }
}

/// What takes part in a sum.
fn summed(taxonomy: &Taxonomy) -> FxHashSet<ConceptId> {
    let arcs = taxonomy.statements.iter().flat_map(|of| &of.calculations);
    arcs.flat_map(|arc| [arc.total, arc.item]).collect()
}

/// A whole is what its parts come to.
fn whole_of(parts: Vec<At>, whole: At) -> Relation {
    Relation::Sum(parts.into_iter().map(|at| (at, false)).chain([(whole, true)]).collect())
}

/// The periods that follow each other and make up a whole, the shortest that there are.
pub(super) fn parts(spans: &[Spanned], whole: Spanned) -> Option<Vec<At>> {
    let mut parts = Vec::new();
    let mut at = whole.0;
    while at < whole.1 {
        let fits = |span: &&Spanned| span.0 == at && span.1 <= whole.1 && span.2 != whole.2;
        let next = spans.iter().filter(fits).min_by_key(|span| span.1)?;
        parts.push(next.2);
        at = next.1;
    }
    (parts.len() > 1).then_some(parts)
}
