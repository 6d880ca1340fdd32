//! What is told of facts that a form has no place or no name for.

use super::Made;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::{Fact, FactId};
use crate::profile::Form;

fn place(made: &Made<'_>, fact: &Fact) -> Place {
    match made.report.sources.get(usize::from(fact.source.0)) {
        Some(source) => Place::line(&source.name, fact.line),
        None => Place::file(&made.report.definition),
    }
}

/// Facts that no network of the form holds.
pub(super) fn unplaced(
    form: &Form,
    made: &Made<'_>,
    facts: &[FactId],
    diagnostics: &mut Diagnostics,
) {
    for id in facts {
        let fact = made.report.fact(*id);
        let place = place(made, fact);
        // What a rule of XBRL says of the fact already is why it has no place.
        let is_told = |told: &Diagnostic| {
            told.severity == Severity::Error
                && (&told.place.file, told.place.line) == (&place.file, place.line)
        };
        if place.line.is_some() && diagnostics.iter().any(is_told) {
            continue;
        }
        let name = &made.taxonomy.concept(fact.concept).name;
        let period = made.report.period(fact.context);
        let members = super::members(form, &made.taxonomy, &made.report, fact.context);
        let message = format!(
            "`{}` ({period}{}{}) has no place in `{}`.",
            name.local,
            if members.is_empty() { "" } else { ", " },
            members.join(", "),
            made.about.kind.id
        );
        let help =
            "a network of the form must have the element, and exactly these axes and members";
        diagnostics.push(Diagnostic::new(Code::NoPlaceInForm, place, message).help(help));
    }
}

/// A period that the form has no name for.
pub(super) fn period(made: &Made<'_>, id: FactId, diagnostics: &mut Diagnostics) {
    let fact = made.report.fact(id);
    let period = made.report.period(fact.context);
    let name = &made.taxonomy.concept(fact.concept).name.local;
    let fiscal = &made.about.fiscal;
    let message = format!(
        "The form has no name for {period}, the period of `{name}`, in the fiscal year from {} to {}.",
        fiscal.start, fiscal.end
    );
    let help = "correct the period of the fact or the fiscal year; where the year before had not twelve months, say prior_year_start, where the year after has not, next_year_end";
    diagnostics.push(Diagnostic::new(Code::PeriodNotInForm, place(made, fact), message).help(help));
}
