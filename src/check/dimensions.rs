//! Dimensional validity: whether some cube of the concept allows the dimensions of the context
//! (Dimensions 1.0 §3.1).
//!
//! All cubes here are closed and over the scenario, one a statement. A fact is valid when, in at
//! least one statement of the entry point that has the concept below its line items, the
//! dimensions of the context are those of the cube, each with a member of its domain or left to
//! the default. A concept that is in no cube is not constrained.

use rustc_hash::FxHashSet;

use super::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, Cube, Dimensions, DimensionsId, FactId, Node, PositionSet, Report, Statement,
    Taxonomy,
};

/// Checks the dimensions of every fact.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    let cubes: Vec<(&Statement, &Cube)> = taxonomy.entry_points[report.entry_point]
        .statements
        .iter()
        .map(|id| &taxonomy.statements[id.index()])
        .filter_map(|statement| Some((statement, statement.cube.as_ref()?)))
        .collect();
    let of_concept = statements_by_concept(taxonomy, &cubes);
    let of_dimensions: Vec<PositionSet> = report
        .dimensions
        .iter()
        .map(|dimensions| {
            let mut set = PositionSet::default();
            for (at, (_, cube)) in cubes.iter().enumerate() {
                if allows(taxonomy, cube, dimensions) {
                    set.insert(at);
                }
            }
            set
        })
        .collect();
    let mut told: FxHashSet<(ConceptId, DimensionsId)> = FxHashSet::default();
    for (at, fact) in report.facts.iter().enumerate() {
        let dimensions = report.contexts[fact.context.index()].dimensions;
        let statements = &of_concept[fact.concept.index()];
        if statements.is_empty() || statements.meets(&of_dimensions[dimensions.index()]) {
            continue;
        }
        if told.insert((fact.concept, dimensions)) {
            tell(taxonomy, report, FactId::from(at), &cubes, diagnostics);
        }
    }
}

fn statements_by_concept(taxonomy: &Taxonomy, cubes: &[(&Statement, &Cube)]) -> Vec<PositionSet> {
    let mut sets = vec![PositionSet::default(); taxonomy.concepts.len()];
    for (at, (statement, cube)) in cubes.iter().enumerate() {
        for node in below(&statement.nodes, cube.line_items) {
            sets[node.concept.index()].insert(at);
        }
    }
    sets
}

/// The nodes below the line items of a statement.
fn below(nodes: &[Node], head: ConceptId) -> impl Iterator<Item = &Node> {
    let start = nodes.iter().position(|node| node.concept == head).unwrap_or(nodes.len());
    let depth = nodes.get(start).map_or(0, |node| node.depth);
    nodes.iter().skip(start + 1).take_while(move |node| node.depth > depth)
}

/// Whether a closed cube allows these dimensions.
fn allows(taxonomy: &Taxonomy, cube: &Cube, dimensions: &Dimensions) -> bool {
    let known = dimensions.iter().all(|(axis, _)| cube.axes.contains(axis));
    // Members were found in the domain of their axis when they were read.
    known
        && cube.axes.iter().all(|axis| {
            let given = dimensions.iter().any(|(known, _)| known == axis);
            given || taxonomy.axes.get(axis).is_some_and(|axis| axis.default.is_some())
        })
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    id: FactId,
    cubes: &[(&Statement, &Cube)],
    diagnostics: &mut Diagnostics,
) {
    let fact = report.fact(id);
    let name = |concept: ConceptId| taxonomy.concept(concept).name.local.to_string();
    let given: Vec<String> =
        report.dimensions_of(fact.context).iter().map(|(axis, _)| name(*axis)).collect();
    let message = if given.is_empty() {
        format!("`{}` needs a member on an axis that has no default.", name(fact.concept))
    } else {
        format!("No cube of `{}` has just the axes {}.", name(fact.concept), given.join(", "))
    };
    let choices: Vec<String> = cubes
        .iter()
        .filter(|(statement, cube)| {
            below(&statement.nodes, cube.line_items).any(|node| node.concept == fact.concept)
        })
        .map(|(statement, cube)| {
            let axes: Vec<String> = cube.axes.iter().map(|axis| name(*axis)).collect();
            format!(
                "{} ({})",
                statement.id,
                if axes.is_empty() { "none".to_owned() } else { axes.join(", ") }
            )
        })
        .collect();
    let place = place(report, id, |source| Some(source.concept));
    diagnostics.push(
        Diagnostic::new(Code::DimensionsNotAllowed, place, message)
            .help(format!("its statements and their axes: {}", choices.join("; "))),
    );
}
