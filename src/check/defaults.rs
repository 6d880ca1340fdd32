//! Quantities that are given under a member only, where the member is another version of the
//! whole.
//!
//! On some axes a member does not part the whole but tells it again: rounded otherwise, in another
//! form, before a correction. Who reads facts without members must find every quantity, so the
//! version that stands alone belongs to the default. Which axes are such is learnt from the report:
//! those on which member and default mostly agree, and where more is told again than not.

use std::collections::BTreeMap;

use super::members::{Members, interval};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, DimensionsId, EntityId, FactId, FactIndex, IndexEntry, PeriodId, Report, Taxonomy,
    UnitId,
};

/// Quantities that must agree on an axis before it is known to tell the whole again.
const LEAST: usize = 3;

/// A quantity without what an axis says of it.
type Quantity = (ConceptId, EntityId, PeriodId, DimensionsId, Option<UnitId>);

/// What the facts of an axis are beside those of its default.
#[derive(Default)]
struct Tally {
    /// Quantities that member and default give alike, and otherwise.
    agree: usize,
    differ: usize,
    /// The first fact of those that only a member gives.
    alone: BTreeMap<Quantity, FactId>,
}

/// Tells, once an axis, quantities that have no fact in the default.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    if report.dimensions.len() < 2 {
        return;
    }
    let name = |id| taxonomy.concept(id).name.local.as_ref();
    for (axis, tally) in tallies(taxonomy, report, index) {
        let Tally { agree, differ, alone } = tally;
        let Some(first) =
            alone.values().min().filter(|_| agree >= LEAST && agree >= differ.max(alone.len()))
        else {
            continue;
        };
        let concept = name(report.fact(*first).concept);
        let found = match alone.len() {
            1 => format!("`{concept}` has a fact"),
            count => format!("{count} quantities, `{concept}` among them, have facts"),
        };
        let message =
            format!("{found} under members of `{}` only, which tell the whole again.", name(axis));
        diagnostics.push(
            Diagnostic::new(Code::NoDefaultFact, value_place(report, *first), message)
                .help("leave the member off a figure that stands alone: it is that of the whole"),
        );
    }
}

fn tallies(taxonomy: &Taxonomy, report: &Report, index: &FactIndex) -> BTreeMap<ConceptId, Tally> {
    let members = Members::new(report);
    let mut tallies: BTreeMap<ConceptId, Tally> = BTreeMap::new();
    for concept in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        let mut under: BTreeMap<(ConceptId, Quantity), Vec<IndexEntry>> = BTreeMap::new();
        for entry in index.of(concept) {
            let of = report.contexts[entry.context.index()];
            for without in members.of(of) {
                let quantity = (concept, of.entity, of.period, without.rest, entry.unit);
                under.entry((without.axis, quantity)).or_default().push(*entry);
            }
        }
        for ((axis, quantity), entries) in under {
            let has_default = taxonomy.axes.get(&axis).is_some_and(|axis| axis.default.is_some());
            let Some(first) = entries.first().filter(|_| has_default) else { continue };
            let tally = tallies.entry(axis).or_default();
            let (_, entity, period, rest, unit) = quantity;
            let whole = members.context(entity, period, rest);
            let whole = whole.map_or(&[][..], |id| index.quantity(concept, (unit, id)));
            if whole.is_empty() {
                tally.alone.insert(quantity, first.fact);
                continue;
            }
            let met = interval(report, whole).zip(interval(report, &entries));
            match met.map(|(one, other)| one.meet(other).is_some()) {
                Some(true) => tally.agree += 1,
                Some(false) => tally.differ += 1,
                None => {}
            }
        }
    }
    tallies
}
