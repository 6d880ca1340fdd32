//! What a mapping leaves out of a form: facts that none of its rows means, and rows that the form needs
//! and that meet no fact.

use rustc_hash::FxHashSet;

use super::{Made, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ContextId, FactId, MemberValue, Report, StatementId, Taxonomy, Value};
use crate::profile::Form;
use crate::source::form::{Mapped, Mapping};

/// How many facts are named.
const NAMED: usize = 3;

/// What was used of a report while the rows of a mapping were gone through.
#[derive(Default)]
pub(super) struct Used {
    /// Facts that a row means, in whatever unit: one that the form does not take is a translation.
    pub facts: FxHashSet<FactId>,
    /// Statements that rows name.
    pub statements: FxHashSet<StatementId>,
}

/// Tells the facts of a report that are in no row: those of statements that rows name, which are hardly meant
/// to be left out, and all others.
pub(super) fn facts(
    mapping: &Mapping,
    (taxonomy, report): (&Taxonomy, &Report),
    used: &Used,
    made: &Made<'_>,
    diagnostics: &mut Diagnostics,
) {
    let ids = (0..report.facts.len()).map(FactId::from);
    let left = ids.filter(|id| !used.facts.contains(id));
    // A dash of the release that the form does not repeat takes no figure away.
    let is_read = |id: &FactId| {
        let fact = report.fact(*id);
        fact.value != Value::Nil
            && fact.statement.is_some_and(|statement| used.statements.contains(&statement))
    };
    let (read, others): (Vec<FactId>, Vec<FactId>) = left.partition(is_read);
    let kind = &made.about.kind.id;
    let mut tell = |code: Code, message: String, help: &str| {
        let told = Diagnostic::new(code, Place::file(&mapping.name), message).help(help);
        diagnostics.push(told);
    };
    if !read.is_empty() {
        let message = format!(
            "No row for `{kind}` has these facts of statements that the mapping names ({} in all): {}.",
            read.len(),
            first(taxonomy, report, &read)
        );
        let help =
            "add a row for each for which the form has an element, with its members and period";
        tell(Code::FactWithoutRow, message, help);
    }
    if !others.is_empty() {
        let message = format!(
            "No row for `{kind}` has these facts of the report ({} in all): {}.",
            others.len(),
            first(taxonomy, report, &others)
        );
        let help = "look whether the form has an element for one of them; all are left out";
        tell(Code::FactsBesideForm, message, help);
    }
}

/// The first of some facts.
fn first(taxonomy: &Taxonomy, report: &Report, facts: &[FactId]) -> String {
    let named: Vec<String> =
        facts.iter().take(NAMED).map(|id| named(taxonomy, report, *id)).collect();
    named.join(", ")
}

/// A fact by concept, period and members.
fn named(taxonomy: &Taxonomy, report: &Report, id: FactId) -> String {
    let fact = report.fact(id);
    let name = &taxonomy.concept(fact.concept).name.local;
    let mut about = vec![report.period(fact.context).to_string()];
    about.extend(members(taxonomy, report, fact.context).into_iter().map(str::to_owned));
    format!("`{name}` ({})", about.join(", "))
}

/// The members of a context by their names, sorted.
fn members<'t>(taxonomy: &'t Taxonomy, report: &Report, context: ContextId) -> Vec<&'t str> {
    let dimensions = report.dimensions_of(context).iter();
    let mut names: Vec<&str> = dimensions
        .filter_map(|(_, member)| match member {
            MemberValue::Explicit(member) => Some(&*taxonomy.concept(*member).name.local),
            MemberValue::Typed(_) => None,
        })
        .collect();
    names.sort_unstable();
    names
}

/// Tells the rows that the form needs, by their column `required`, for whose periods the filing has no fact.
pub(super) fn rows(form: &Form, mapping: &Mapping, made: &Made<'_>, diagnostics: &mut Diagnostics) {
    let of_kind =
        |mapped: &&Mapped| mapped.kinds.is_empty() || mapped.kinds.contains(&made.about.kind.id);
    for mapped in mapping.rows.iter().filter(of_kind).filter(|mapped| mapped.required) {
        let (element, at) = &mapped.element;
        // An element that there is not is told where the row is read.
        let Some(concept) = place::concept(form, made, element) else { continue };
        let mut wanted: Vec<&str> = mapped.as_members.0.iter().map(String::as_str).collect();
        wanted.sort_unstable();
        let has_fact = |name: &&String| {
            let period = place::period_of(form, made, name, concept);
            made.report.facts.iter().any(|fact| {
                let context = &made.report.contexts[fact.context.index()];
                fact.concept == concept
                    && Some(made.report.periods[context.period.index()]) == period
                    && members(&made.taxonomy, &made.report, fact.context) == wanted
            })
        };
        let lacking: Vec<&str> =
            (mapped.periods.0.iter()).filter(|name| !has_fact(name)).map(String::as_str).collect();
        if lacking.is_empty() {
            continue;
        }
        let message =
            format!("The filing has no fact of `{element}` for `{}`.", lacking.join("`, `"));
        let help = format!(
            "report `{}` with the members and period of the row, or say the figure in a table of the sheet",
            mapped.concept.0
        );
        diagnostics.push(Diagnostic::new(Code::RowWithoutFact, at.clone(), message).help(help));
    }
}
