//! Quantities that are given under a member only, where the member is another version of the
//! whole.
//!
//! On some axes a member does not part the whole but tells it again: rounded otherwise, in another
//! form, before a correction. Who reads facts without members must find every quantity, so the
//! version that stands alone belongs to the default. Which axes are such is learnt from the report:
//! those on which member and default mostly agree, and where more is told again than not.

use std::collections::BTreeMap;

use super::members::{Members, Seen, interval};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ConceptId, FactId, FactIndex, IndexEntry, Report, Taxonomy};

/// Quantities that must agree on an axis before it is known to tell the whole again.
const LEAST: usize = 3;

/// What the facts of an axis are beside those of its default.
#[derive(Default)]
struct Tally {
    /// Quantities that member and default give alike, and otherwise.
    agree: usize,
    differ: usize,
    /// How many only a member gives, and the first fact of these.
    alone: usize,
    first: Option<FactId>,
}

/// Tells, once an axis, quantities that have no fact in the default.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    members: &Members,
    diagnostics: &mut Diagnostics,
) {
    if members.is_empty() {
        return;
    }
    let name = |id| taxonomy.concept(id).name.local.as_ref();
    for (axis, tally) in tallies(taxonomy, report, index, members) {
        let Some(first) = tally.first.filter(|_| tally.agree >= tally.alone) else { continue };
        let concept = name(report.fact(first).concept);
        let found = match tally.alone {
            1 => format!("`{concept}` has a fact"),
            count => format!("{count} quantities, `{concept}` among them, have facts"),
        };
        let message =
            format!("{found} under members of `{}` only, which tell the whole again.", name(axis));
        diagnostics.push(
            Diagnostic::new(Code::NoDefaultFact, value_place(report, first), message)
                .help("leave the member off a figure that stands alone: it is that of the whole"),
        );
    }
}

/// The tallies of the axes on which member and default mostly agree.
fn tallies(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    members: &Members,
) -> BTreeMap<ConceptId, Tally> {
    let mut tallies: BTreeMap<ConceptId, Tally> = BTreeMap::new();
    let mut seen = Seen::new(report);
    let mut under = Vec::new();
    let concepts = || (0..taxonomy.concepts.len()).map(ConceptId::from);
    let of_units = |concept| index.of(concept).chunk_by(|a, b| a.unit == b.unit);
    for entries in concepts().flat_map(of_units) {
        members.under(entries, true, &mut seen, &mut under);
        for of in under.chunk_by(|a, b| a.group() == b.group()) {
            let Some(context) = members.context(of[0].group()) else { continue };
            let whole = index.quantity(entries[0].concept, (entries[0].unit, context));
            let parts: Vec<IndexEntry> = of.iter().map(|under| entries[under.at()]).collect();
            let met = interval(report, whole).zip(interval(report, &parts));
            let tally = tallies.entry(of[0].axis()).or_default();
            match met.map(|(one, other)| one.meet(other).is_some()) {
                Some(true) => tally.agree += 1,
                Some(false) => tally.differ += 1,
                None => {}
            }
        }
    }
    tallies.retain(|_, tally| tally.agree >= LEAST && tally.agree >= tally.differ);
    if tallies.is_empty() {
        return tallies;
    }
    for entries in concepts().flat_map(of_units) {
        members.under(entries, false, &mut seen, &mut under);
        for of in under.chunk_by(|a, b| a.group() == b.group()) {
            let Some(tally) = tallies.get_mut(&of[0].axis()) else { continue };
            let Some(at) = of.iter().map(|under| under.at()).min() else { continue };
            let first = entries[at].fact;
            tally.alone += 1;
            tally.first = Some(tally.first.map_or(first, |known| known.min(first)));
        }
    }
    tallies
}
