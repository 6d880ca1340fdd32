//! What to tell of a fact that no statement takes: where it comes nearest, what is wrong there
//! and what would do, and why the other statements don't take it.

use super::Judge;
use super::cube::{Misfit, Reason};
use crate::check::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, Dimensions, FactId, MemberValue, Report, Taxonomy};

/// How many members that would do are named.
const MOST_CHOICES: usize = 6;
/// How many further statements are spoken of.
const MOST_STATEMENTS: usize = 4;

/// Tells that a fact has dimensions that none of the statements with its concept takes.
pub(super) fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    id: FactId,
    judges: &[&Judge<'_>],
    diagnostics: &mut Diagnostics,
) {
    let fact = report.fact(id);
    let dimensions = report.dimensions_of(fact.context);
    let mut refusals: Vec<(&Judge<'_>, Vec<Reason<'_>>)> =
        judges.iter().map(|judge| (*judge, judge.cubes.reasons(dimensions))).collect();
    // The statement that shows the fact is meant; else the one with the least that is wrong.
    refusals.sort_by_key(|(judge, reasons)| (fact.statement != Some(judge.id), reasons.len()));
    let Some((judge, reasons)) = refusals.first() else { return };
    let Some(reason) = reasons.first() else { return };
    let words = Words { taxonomy, dimensions };
    let message = format!(
        "`{}` {} in the statement `{}`.",
        words.name(fact.concept),
        words.says(*reason),
        judge.statement.id
    );
    let mut help = words.remedy(judge, *reason, diagnostics);
    for (judge, reasons) in refusals[1..].iter().take(MOST_STATEMENTS) {
        if let Some(reason) = reasons.first() {
            help.push_str(&format!("; in `{}` it {}", judge.statement.id, words.says(*reason)));
        }
    }
    let place = cell(report, id, words.axis(*reason));
    diagnostics.push(Diagnostic::new(Code::DimensionsNotAllowed, place, message).help(help));
}

/// The cell of an axis in the row of a fact; that of the concept where the table has no such
/// column.
fn cell(report: &Report, id: FactId, axis: Option<ConceptId>) -> Place {
    place(report, id, |source| {
        let of_axis = source.axes.iter().find(|(_, known)| Some(*known) == axis);
        Some(of_axis.map_or(source.concept, |(field, _)| *field))
    })
}

struct Words<'a> {
    taxonomy: &'a Taxonomy,
    dimensions: &'a Dimensions,
}

impl<'a> Words<'a> {
    fn name(&self, concept: ConceptId) -> &'a str {
        &self.taxonomy.concept(concept).name.local
    }

    /// The axis that is wrong.
    fn axis(&self, reason: Reason<'_>) -> Option<ConceptId> {
        match reason.misfit {
            Misfit::Missing(axis)
            | Misfit::DefaultNotUsable(axis, _)
            | Misfit::NotUsable(axis, _)
            | Misfit::Foreign(axis) => Some(axis),
            Misfit::Excluded => {
                let given = |axis: &ConceptId| self.dimensions.iter().any(|(a, _)| a == axis);
                reason.cube.axes.iter().map(|axis| axis.concept).find(given)
            }
        }
    }

    /// What is the matter with the fact in a statement.
    fn says(&self, reason: Reason<'_>) -> String {
        match reason.misfit {
            Misfit::Missing(axis) => format!("needs a value on `{}`", self.name(axis)),
            Misfit::DefaultNotUsable(axis, default) => {
                format!("can't have the default `{}` of `{}`", self.name(default), self.name(axis))
            }
            Misfit::NotUsable(axis, member) => {
                format!("can't have `{}` on `{}`", self.name(member), self.name(axis))
            }
            Misfit::Foreign(axis) => format!("does not have the axis `{}`", self.name(axis)),
            Misfit::Excluded => self.excluded(reason),
        }
    }

    /// The combination that a cube excludes.
    fn excluded(&self, reason: Reason<'_>) -> String {
        let table = self.name(reason.cube.hypercube);
        let of_cube = |axis: &ConceptId| reason.cube.axes.iter().any(|own| own.concept == *axis);
        let given = self.dimensions.iter().filter(|(axis, _)| of_cube(axis));
        let parts: Vec<String> = given
            .map(|(axis, value)| match value {
                MemberValue::Explicit(member) => {
                    format!("`{}` on `{}`", self.name(*member), self.name(*axis))
                }
                MemberValue::Typed(_) => format!("a value on `{}`", self.name(*axis)),
            })
            .collect();
        let with = match parts.as_slice() {
            [] => "as it is".to_owned(),
            parts => format!("with {}", parts.join(" and ")),
        };
        format!("is excluded {with} by `{table}`")
    }

    /// What to do about it.
    fn remedy(&self, judge: &Judge<'_>, reason: Reason<'_>, diagnostics: &Diagnostics) -> String {
        let (axis, wrong) = match reason.misfit {
            Misfit::Foreign(axis) => return format!("empty the cell of `{}`", self.name(axis)),
            Misfit::Missing(axis) | Misfit::DefaultNotUsable(axis, _) => (Some(axis), ""),
            Misfit::NotUsable(axis, member) => (Some(axis), self.name(member)),
            Misfit::Excluded => (self.axis(reason), ""),
        };
        let excluding = Some(reason.cube).filter(|cube| cube.excludes);
        let choices = axis
            .and_then(|axis| Some((axis, judge.cubes.choices(self.taxonomy, axis, excluding)?)));
        match (axis, choices) {
            (_, Some((axis, members))) if excluding.is_none() || !members.is_empty() => {
                let names = members.iter().map(|member| self.name(*member));
                self.choices(axis, diagnostics.nearest(wrong, names))
            }
            (Some(axis), _) if excluding.is_none() => {
                format!("fill the cell of `{}` with a value", self.name(axis))
            }
            _ => "choose another combination of members".to_owned(),
        }
    }

    fn choices(&self, axis: ConceptId, names: Vec<&str>) -> String {
        if names.is_empty() {
            return format!("no member of `{}` would do", self.name(axis));
        }
        let shown: Vec<String> =
            names.iter().take(MOST_CHOICES).map(|name| format!("`{name}`")).collect();
        let more = names.len().saturating_sub(MOST_CHOICES);
        let beyond = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("on `{}` would do {}{beyond}", self.name(axis), shown.join(", "))
    }
}
