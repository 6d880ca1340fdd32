//! Dimensional validity: whether the cubes of some statement take the dimensions of a fact
//! (Dimensions 1.0 §3.1).
//!
//! A fact is valid when, in at least one statement of the entry point that has the concept below
//! its line items, the dimensions of the context satisfy every cube. A concept that is in no cube
//! is not constrained.

mod cube;
mod message;
pub(super) mod taxonomy;

use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use crate::diagnostic::Diagnostics;
use crate::model::{
    ConceptId, DimensionsId, FactId, PositionSet, Report, Statement, StatementId, Taxonomy,
};
use cube::Cubes;

/// A statement with what its cubes demand of some of its items.
struct Judge<'t> {
    id: StatementId,
    statement: &'t Statement,
    cubes: Cubes<'t>,
    items: FxHashSet<ConceptId>,
}

impl<'t> Judge<'t> {
    /// What the cubes of a statement demand: most bind the same items, and then there is one judge;
    /// else one for the items of each set of cubes.
    fn all(taxonomy: &'t Taxonomy, id: StatementId) -> Vec<Self> {
        let statement = &taxonomy.statements[id.index()];
        let mut cubes_of: IndexMap<ConceptId, Vec<usize>> = IndexMap::new();
        for (at, cube) in statement.cubes.iter().enumerate() {
            for item in statement.bound(cube) {
                let cubes = cubes_of.entry(item).or_default();
                if cubes.last() != Some(&at) {
                    cubes.push(at);
                }
            }
        }
        let mut groups: IndexMap<Vec<usize>, FxHashSet<ConceptId>> = IndexMap::new();
        for (item, cubes) in cubes_of {
            groups.entry(cubes).or_default().insert(item);
        }
        let judges = groups.into_iter().map(|(cubes, items)| {
            let cubes = cubes.into_iter().map(|at| &statement.cubes[at]);
            Self { id, statement, cubes: Cubes::new(taxonomy, cubes), items }
        });
        judges.collect()
    }
}

/// Checks the dimensions of every fact.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let judges: Vec<Judge<'_>> = taxonomy
        .statements_of(report.entry_point)
        .iter()
        .flat_map(|id| Judge::all(taxonomy, *id))
        .collect();
    let of_concept = judges_by_concept(taxonomy, &judges);
    let of_dimensions: Vec<PositionSet> = report
        .dimensions
        .iter()
        .map(|dimensions| positions(&judges, |judge| judge.cubes.take(dimensions)))
        .collect();
    let mut told: FxHashSet<(ConceptId, DimensionsId)> = FxHashSet::default();
    for (at, fact) in report.facts.iter().enumerate() {
        let dimensions = report.contexts[fact.context.index()].dimensions;
        let own = &of_concept[fact.concept.index()];
        if own.is_empty() || own.meets(&of_dimensions[dimensions.index()]) {
            continue;
        }
        if told.insert((fact.concept, dimensions)) {
            let own: Vec<&Judge<'_>> =
                judges.iter().filter(|judge| judge.items.contains(&fact.concept)).collect();
            message::tell(taxonomy, report, FactId::from(at), &own, diagnostics);
        }
    }
}

/// The positions of the statements that do something.
fn positions(judges: &[Judge<'_>], does: impl Fn(&Judge<'_>) -> bool) -> PositionSet {
    let mut set = PositionSet::default();
    for (at, _) in judges.iter().enumerate().filter(|(_, judge)| does(judge)) {
        set.insert(at);
    }
    set
}

fn judges_by_concept(taxonomy: &Taxonomy, judges: &[Judge<'_>]) -> Vec<PositionSet> {
    let mut sets = vec![PositionSet::default(); taxonomy.concepts.len()];
    for (at, judge) in judges.iter().enumerate() {
        for item in &judge.items {
            sets[item.index()].insert(at);
        }
    }
    sets
}
