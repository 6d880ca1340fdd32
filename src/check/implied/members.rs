//! Amounts of members that add up to that of the whole.
//!
//! Which members are parts of a whole no network says, and another rule tells where they are not. Where they do add up,
//! each of them is borne out: a ratio that contradicts one is more likely wrong itself.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::network::{At, Network, Relation};
use super::span::Span;
use crate::model::{ConceptId, DimensionsId, EntityId, MemberValue, Period, Report, Taxonomy};

/// The most members of a whole that are looked at.
const MOST: usize = 40;

/// How many times what is left open the whole must be.
const SHARP: i128 = 20;

/// A whole: the concept, the period, the entity, the members that are left, and the axis of those that add up.
type Whole = (ConceptId, Period, EntityId, DimensionsId, ConceptId);

/// States the sums of members that hold.
pub(super) fn state((taxonomy, report): (&Taxonomy, &Report), network: &mut Network) {
    let rests = rests(taxonomy, report);
    if rests.is_empty() {
        return;
    }
    let mut wholes: BTreeMap<Whole, Vec<At>> = BTreeMap::new();
    for ((id, period, entity, dimensions), at) in network.keys() {
        let is_money =
            taxonomy.concepts.get(*id).is_some_and(|concept| concept.item_type.is_monetary());
        if !is_money || network.quantities[at].given.is_none() {
            continue;
        }
        for (axis, rest) in rests.get(dimensions).into_iter().flatten() {
            wholes.entry((*id, *period, *entity, *rest, *axis)).or_default().push(at);
        }
    }
    for ((id, period, entity, rest, _), mut parts) in wholes {
        let given = |at: At| network.quantities[at].given;
        let Some(total) = network.find((id, period, entity, rest)) else { continue };
        let Some(whole) = given(total).filter(|_| (2..=MOST).contains(&parts.len())) else {
            continue;
        };
        parts.sort_unstable();
        let sum = parts.iter().try_fold(Span::ZERO, |sum, at| sum.plus(given(*at)?));
        let holds = sum.is_some_and(|sum| {
            let open = sum.width().saturating_add(whole.width());
            sum.meets(whole) && open.saturating_mul(SHARP) <= whole.size()
        });
        if holds {
            let mut terms: Vec<(At, bool)> = parts.into_iter().map(|at| (at, false)).collect();
            terms.push((total, true));
            network.state(Relation::Sum(terms), true);
        }
    }
}

/// What sets of members are without one of them, on axes that have a default.
fn rests(
    taxonomy: &Taxonomy,
    report: &Report,
) -> FxHashMap<DimensionsId, Vec<(ConceptId, DimensionsId)>> {
    let sets = || report.dimensions.iter().zip(0_u32..);
    let ids: FxHashMap<&[(ConceptId, MemberValue)], DimensionsId> =
        sets().map(|(set, at)| (set.as_slice(), DimensionsId(at))).collect();
    let has_default =
        |axis: ConceptId| taxonomy.axes.get(&axis).is_some_and(|axis| axis.default.is_some());
    let mut rests: FxHashMap<DimensionsId, Vec<(ConceptId, DimensionsId)>> = FxHashMap::default();
    for (set, at) in sets() {
        for (nth, (axis, member)) in set.iter().enumerate() {
            if matches!(member, MemberValue::Explicit(_)) && has_default(*axis) {
                let rest = [&set[..nth], &set[nth + 1..]].concat();
                if let Some(rest) = ids.get(rest.as_slice()) {
                    rests.entry(DimensionsId(at)).or_default().push((*axis, *rest));
                }
            }
        }
    }
    rests
}
