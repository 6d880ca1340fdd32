//! In which part of a context cubes bind the members of a concept's facts.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{ConceptId, Taxonomy};
use crate::model::{Container, Containers, Dimensions};

/// The axes whose members cubes bind in the segment, by the concept of a fact (Dimensions 1.0 §2.3.2).
#[derive(Debug, Default)]
pub struct Segments(FxHashMap<ConceptId, FxHashSet<ConceptId>>);

impl Segments {
    /// What the cubes of a taxonomy say. Where one binds an axis in the segment and another in the scenario, facts
    /// have it in the scenario.
    #[must_use]
    pub fn of(taxonomy: &Taxonomy) -> Self {
        let mut segments = Self::default();
        for container in [Container::Segment, Container::Scenario] {
            for statement in &taxonomy.statements {
                for cube in statement.cubes.iter().filter(|cube| cube.container == container) {
                    let axes = || cube.axes.iter().map(|axis| axis.concept);
                    for item in statement.bound(cube) {
                        match container {
                            Container::Segment => {
                                segments.0.entry(item).or_default().extend(axes());
                            }
                            Container::Scenario => {
                                if let Some(known) = segments.0.get_mut(&item) {
                                    axes().for_each(|axis| _ = known.remove(&axis));
                                }
                            }
                        }
                    }
                }
            }
        }
        segments
    }

    /// Whether every member stands in the scenario.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where the members of a fact of a concept stand.
    #[must_use]
    pub fn containers(&self, concept: ConceptId, dimensions: &Dimensions) -> Containers {
        let Some(axes) = self.0.get(&concept) else { return Containers::default() };
        let of_fact = dimensions.iter().map(|(axis, _)| *axis);
        let mut in_segment: Vec<ConceptId> = of_fact.filter(|axis| axes.contains(axis)).collect();
        in_segment.sort_unstable();
        Containers { in_segment, ..Containers::default() }
    }
}
