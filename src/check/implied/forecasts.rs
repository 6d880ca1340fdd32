//! With which results forecasts are compared.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::check::words::is_to_come;
use crate::model::{ConceptId, DimensionsId, MemberValue, Report, Taxonomy};

/// A member and its axis.
type Given = (ConceptId, MemberValue);

/// The sets of dimensions of forecasts, and for each those of results: without the member that says that something is
/// to come, or with another in its place.
#[derive(Default)]
pub(super) struct Forecasts {
    of_sets: FxHashMap<DimensionsId, usize>,
    results: Vec<Vec<DimensionsId>>,
}

impl Forecasts {
    pub(super) fn new(taxonomy: &Taxonomy, report: &Report) -> Self {
        let to_come = |(_, member): &&Given| match member {
            MemberValue::Explicit(member) => {
                let concept = taxonomy.concepts.get(*member);
                concept.is_some_and(|concept| is_to_come(&concept.name.local))
            }
            MemberValue::Typed(_) => false,
        };
        let sets = || report.dimensions.iter().enumerate();
        let axes: Vec<Option<ConceptId>> =
            sets().map(|(_, set)| set.iter().find(to_come).map(|(axis, _)| *axis)).collect();
        let all: BTreeSet<ConceptId> = axes.iter().flatten().copied().collect();
        let rest = |set: &[Given], without: ConceptId| -> Vec<Given> {
            set.iter().filter(|(axis, _)| *axis != without).cloned().collect()
        };
        let mut found = Self::default();
        for axis in all {
            // What is left without the axis, and the place of its results.
            let mut places: FxHashMap<Vec<Given>, usize> = FxHashMap::default();
            for (at, set) in sets().filter(|(at, _)| axes[*at] == Some(axis)) {
                let place = *places.entry(rest(set, axis)).or_insert(found.results.len());
                if place == found.results.len() {
                    found.results.push(Vec::new());
                }
                found.of_sets.insert(DimensionsId::from(at), place);
            }
            for (at, set) in sets().filter(|(at, _)| axes[*at].is_none()) {
                if let Some(place) = places.get(&rest(set, axis)) {
                    found.results[*place].push(DimensionsId::from(at));
                }
            }
        }
        found
    }

    /// The sets of the results with which a forecast is compared.
    pub(super) fn results(&self, of: DimensionsId) -> &[DimensionsId] {
        self.of_sets.get(&of).map_or(&[], |place| &self.results[*place])
    }
}
