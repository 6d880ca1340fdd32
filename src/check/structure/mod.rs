//! What a taxonomy must be by itself before anything is held against it: names, concepts, trees, sums, axes,
//! cubes, units.
//! Reports are not held against a taxonomy that is not what it is meant to be.

mod ancestry;
mod axes;
mod calculation;
mod concepts;
mod cubes;
mod enumeration;
mod labels;
mod publication;
mod references;
mod relations;
mod texts;
mod tree;
mod units;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Part, Place, Thing};
use crate::model::{StatementId, Taxonomy};

/// A taxonomy, and where its things were read from.
#[derive(Clone, Copy)]
struct Judged<'a> {
    taxonomy: &'a Taxonomy,
    origins: &'a Origins,
}

impl Judged<'_> {
    /// Where a part of a thing stands, or what it is called.
    fn place(self, thing: Thing, part: Part) -> Place {
        let read = self.origins.place(thing, part);
        read.unwrap_or_else(|| Place::thing(&thing.name(self.taxonomy)))
    }

    fn diagnostic(
        self,
        code: Code,
        (thing, part): (Thing, Part),
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.place(thing, part), message)
    }
}

/// Checks the parts of a taxonomy.
pub(super) fn check(taxonomy: &Taxonomy, origins: &Origins, diagnostics: &mut Diagnostics) {
    let judged = Judged { taxonomy, origins };
    publication::check(judged, diagnostics);
    texts::check(judged, diagnostics);
    concepts::check(judged, diagnostics);
    axes::check(judged, diagnostics);
    units::check(judged, diagnostics);
    for (at, statement) in taxonomy.statements.iter().enumerate() {
        let Some(id) = StatementId::at(at) else { break };
        // Those of others are judged as documents; one that is recast has the shape of the base, but sums of its own.
        if !statement.is_own() {
            continue;
        }
        calculation::check(judged, id, statement, diagnostics);
        labels::of_others(judged, id, statement, diagnostics);
        if statement.recast.is_some() {
            continue;
        }
        tree::check(judged, id, statement, diagnostics);
        cubes::check(judged, id, statement, diagnostics);
    }
    relations::check(judged, diagnostics);
}

/// Tells a depth that can't stand where it does: it is not from the first to the second of a range.
fn tell_depth(
    judged: Judged<'_>,
    thing: Thing,
    depth: u32,
    (shallowest, deepest): (u32, u32),
    diagnostics: &mut Diagnostics,
) {
    let message = format!("The depth `{depth}` can't stand here.");
    let told = judged.diagnostic(Code::InvalidTree, (thing, Part::Depth), message);
    diagnostics.push(
        told.help(format!(
            "it is from {shallowest} to {deepest}: one root, and never a step of two"
        )),
    );
}
