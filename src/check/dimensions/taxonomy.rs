//! Cubes that no validator refuses and that hardly do what is meant: a default that no fact can
//! use, a statement that no fact can satisfy, an exclusion where nothing is included.

use rustc_hash::FxHashSet;

use super::cube::{Bounds, Cubes, Domain};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, Statement, Taxonomy};

/// Checks the cubes of every statement.
pub(in crate::check) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let own = taxonomy.statements.iter().filter(|statement| statement.is_own());
    for statement in own.filter(|statement| !statement.cubes.is_empty()) {
        let rules =
            Rules { taxonomy, statement, cubes: Cubes::new(taxonomy, statement.cubes.iter()) };
        if let Some(diagnostic) = rules.exclusion_alone() {
            diagnostics.push(diagnostic);
        }
        match rules.unsatisfiable() {
            Some((line, why)) => diagnostics.push(rules.tell_unsatisfiable(line, &why)),
            None => rules.tell_defaults(diagnostics),
        }
    }
}

struct Rules<'t> {
    taxonomy: &'t Taxonomy,
    statement: &'t Statement,
    cubes: Cubes<'t>,
}

impl<'t> Rules<'t> {
    fn name(&self, concept: ConceptId) -> &'t str {
        &self.taxonomy.concept(concept).name.local
    }

    fn diagnostic(&self, code: Code, line: u32, message: String) -> Diagnostic {
        Diagnostic::new(code, Place::line(&self.statement.source, line), message)
    }

    fn exclusion_alone(&self) -> Option<Diagnostic> {
        let first = self.cubes.cubes.first()?;
        if self.cubes.demanding().next().is_some() {
            return None;
        }
        let message = format!(
            "`{}` excludes facts of `{}`, where no table says which there can be.",
            self.name(first.cube.hypercube),
            self.statement.id
        );
        let told = self.diagnostic(Code::ExclusionAlone, first.cube.line, message);
        Some(told.help("add a table without `excludes`: without one any other members will do"))
    }

    fn tell_unsatisfiable(&self, line: u32, why: &str) -> Diagnostic {
        let message = format!("No fact can stand in the statement `{}`: {why}.", self.statement.id);
        self.diagnostic(Code::UnsatisfiableCubes, line, message)
            .help("a fact must satisfy all tables of a statement: change one of them")
    }

    /// Defaults of axes that facts can't have where they are without a member.
    fn tell_defaults(&self, diagnostics: &mut Diagnostics) {
        for bounds in self.cubes.demanding() {
            for (axis, domain) in bounds.cube.axes.iter().zip(&bounds.axes) {
                let Some(default) = domain.default.filter(|_| !domain.has_usable_default()) else {
                    continue;
                };
                let message = format!(
                    "`{}`, the default of `{}`, is not usable in `{}`: every fact needs a member.",
                    self.name(default),
                    self.name(axis.concept),
                    self.name(bounds.cube.hypercube)
                );
                diagnostics.push(
                    self.diagnostic(Code::DefaultNotUsable, axis.line, message)
                        .help("make it usable, or list it among the members of the axis here"),
                );
            }
        }
    }

    /// The line of what can't be satisfied, and why.
    fn unsatisfiable(&self) -> Option<(u32, String)> {
        let demanding: Vec<&Bounds<'_>> = self.cubes.demanding().collect();
        for (nth, bounds) in demanding.iter().enumerate() {
            for (axis, domain) in bounds.cube.axes.iter().zip(&bounds.axes) {
                let why =
                    self.no_member(domain).or_else(|| {
                        demanding.iter().enumerate().filter(|(other, _)| *other != nth).find_map(
                            |(other, bounds)| self.contradicts(domain, bounds, other < nth),
                        )
                    });
                if let Some(why) = why {
                    return Some((axis.line, why));
                }
            }
        }
        let mut excluding = self.cubes.cubes.iter().filter(|bounds| bounds.cube.excludes);
        let all = excluding.find(|excluding| covers(excluding, &demanding))?;
        let why = format!("`{}` excludes them all", self.name(all.cube.hypercube));
        Some((all.cube.line, why))
    }

    /// An axis that has members, none of them usable. One without any is no axis at all, which
    /// its reader tells.
    fn no_member(&self, domain: &Domain) -> Option<String> {
        let known = self.taxonomy.axes.get(&domain.axis)?;
        let none = domain.usable.as_ref().is_some_and(FxHashSet::is_empty);
        let why = || format!("no member of `{}` is usable", self.name(domain.axis));
        (none && !known.members.is_empty()).then(why)
    }

    /// An axis of one cube that another does not take, or takes with other members only.
    fn contradicts(&self, domain: &Domain, other: &Bounds<'_>, later: bool) -> Option<String> {
        let axis = self.name(domain.axis);
        let table = self.name(other.cube.hypercube);
        match other.axes.iter().find(|known| known.axis == domain.axis) {
            None if other.cube.closed && !domain.has_usable_default() => {
                Some(format!("they need a value on `{axis}`, which `{table}` does not have"))
            }
            Some(known) if later => {
                let (one, two) = (domain.usable.as_ref()?, known.usable.as_ref()?);
                one.is_disjoint(two).then(|| format!("`{table}` has other members on `{axis}`"))
            }
            _ => None,
        }
    }
}

/// Whether all facts that fit the cubes which demand something fit one that excludes.
fn covers(excluding: &Bounds<'_>, demanding: &[&Bounds<'_>]) -> bool {
    let within = |domain: &Domain, wider: &Domain| {
        domain.axis == wider.axis
            && match (&domain.usable, &wider.usable) {
                (Some(narrow), Some(wide)) => narrow.is_subset(wide),
                (None, None) => true,
                _ => false,
            }
    };
    let of_any = |wider: &Domain| {
        demanding.iter().flat_map(|bounds| &bounds.axes).any(|domain| within(domain, wider))
    };
    let has = |axis: ConceptId| excluding.axes.iter().any(|domain| domain.axis == axis);
    let nothing_else = |bounds: &&Bounds<'_>| {
        bounds.cube.closed && bounds.axes.iter().all(|domain| has(domain.axis))
    };
    excluding.axes.iter().all(of_any)
        && (!excluding.cube.closed || demanding.iter().any(nothing_else))
}
