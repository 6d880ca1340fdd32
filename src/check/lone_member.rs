//! The one figure of a row that lost the member which all others have.
//!
//! A row of several periods is about one thing. A figure of it that alone has no member, where the row has no other
//! figure for its period, is about the same. One that alone has a member may be rounded or counted otherwise.

use rustc_hash::FxHashMap;

use super::place;
use super::statement_rows::{Kind, Row, Rows};
use super::sum_finding::name;
use super::words::is_to_come;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, ContextId, DimensionsId, EntityId, FactId, MemberValue, PeriodId, Report,
    TableColumns, Taxonomy, UnitId,
};

/// How many others a row must have; and where nothing else stands in the context of the odd one.
const LEAST: usize = 3;
const LEAST_ALONE: usize = 2;

/// A figure of a row.
#[derive(Clone, Copy)]
struct Cell {
    fact: FactId,
    period: PeriodId,
    about: (EntityId, Option<UnitId>),
    members: DimensionsId,
}

/// Tells such figures in the rows of all statements.
pub(super) fn check<'a>(
    taxonomy: &Taxonomy,
    report: &Report,
    kinds: impl Iterator<Item = (&'a Kind, &'a Rows)>,
    diagnostics: &mut Diagnostics,
) {
    if report.dimensions.iter().all(Vec::is_empty) {
        return;
    }
    let mut counts: Option<FxHashMap<_, usize>> = None;
    for (concept, row) in kinds.flat_map(|(_, rows)| &rows.narrow) {
        let Some((odd, usual, others)) = odd(taxonomy, report, row) else { continue };
        let counts = counts.get_or_insert_with(|| {
            let mut counts = FxHashMap::default();
            for fact in &report.facts {
                *counts.entry(fact.context).or_default() += 1;
            }
            counts
        });
        let is_alone = counts.get(&report.fact(odd.fact).context) == Some(&1);
        if others >= if is_alone { LEAST_ALONE } else { LEAST } {
            diagnostics.push(tell(taxonomy, report, *concept, (odd, usual), others));
        }
    }
}

/// The one figure of a row that has no members, where all others have the same, one of these, and how many they are; no
/// period has two figures.
fn odd(taxonomy: &Taxonomy, report: &Report, row: &Row) -> Option<(Cell, Cell, usize)> {
    let is_bare = |context: &ContextId| {
        report.dimensions[report.contexts[context.index()].dimensions.index()].is_empty()
    };
    if row.len() <= LEAST_ALONE
        || row.keys().filter(|(context, _)| is_bare(context)).nth(1).is_some()
    {
        return None;
    }
    let cells = row.iter().map(|((context, unit), facts)| {
        let context = report.contexts[context.index()];
        let about = (context.entity, *unit);
        Cell { fact: facts[0], period: context.period, about, members: context.dimensions }
    });
    let cells: Vec<Cell> = cells.collect();
    let first = cells[0].members;
    let [mut as_first, mut other] = [Vec::new(), Vec::new()];
    for cell in &cells {
        if cell.members == first { as_first.push(*cell) } else { other.push(*cell) }
    }
    let (odd, usual) = match (as_first.as_slice(), other.as_slice()) {
        ([odd], [usual, ..]) | ([usual, ..], [odd]) => (*odd, *usual),
        _ => return None,
    };
    // One result stands beside several forecasts.
    let is_to_come = |(_, member): &(ConceptId, MemberValue)| match member {
        MemberValue::Explicit(id) => is_to_come(&taxonomy.concept(*id).name.local),
        MemberValue::Typed(_) => false,
    };
    if report.dimensions[usual.members.index()].iter().any(is_to_come) {
        return None;
    }
    let is_none = |cell: Cell| report.dimensions[cell.members.index()].is_empty();
    let rest = || cells.iter().filter(|cell| cell.fact != odd.fact);
    let are_same = rest().all(|cell| cell.members == usual.members && cell.about == odd.about);
    let mut periods: Vec<PeriodId> = cells.iter().map(|cell| cell.period).collect();
    periods.sort_unstable();
    periods.dedup();
    (are_same && is_none(odd) && !is_none(usual) && periods.len() == cells.len()).then_some((
        odd,
        usual,
        cells.len() - 1,
    ))
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    concept: ConceptId,
    (odd, usual): (Cell, Cell),
    others: usize,
) -> Diagnostic {
    let member = |(axis, member): &(ConceptId, MemberValue)| match member {
        MemberValue::Explicit(member) => name(taxonomy, *member).to_owned(),
        MemberValue::Typed(_) => name(taxonomy, *axis).to_owned(),
    };
    let members: Vec<String> =
        report.dimensions[usual.members.index()].iter().map(member).collect();
    let message = format!(
        "`{}` for {} has no member `{}`, which its other {others} figures have.",
        name(taxonomy, concept),
        report.period(report.fact(odd.fact).context),
        members.join(", "),
    );
    let field = |_: &TableColumns| None;
    Diagnostic::new(Code::DisplacedFact, place(report, odd.fact, field), message)
        .help("check its members: one was lost")
}
