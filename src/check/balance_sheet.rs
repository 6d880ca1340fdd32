//! Balance sheets that do not balance.
//!
//! In a statement of instants the totals that contribute to nothing are its tops. When there are
//! just two, one of each balance, and their labels say assets and liabilities or equity, they are
//! the two sides: in every context and unit they must be equal within what they state of their
//! accuracy. No specification asks for it, since the two are not summed to each other.
//!
//! Where the sums don't say it, for one side has no parts or other totals stand beside, the two
//! sides are the only rows whose labels are just those of the totals.

use rustc_hash::FxHashSet;

use super::interval::Interval;
use super::value_place;
use super::words::{Sense, has, is_all_funding, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Balance, ConceptId, FactId, FactIndex, IndexEntry, LabelRole, PeriodType, Report, Statement,
    Taxonomy, Value,
};

/// Tells sides of balance sheets that differ.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    let mut told = Vec::new();
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        let sides = sides(taxonomy, report, statement);
        let Some(sides) = sides.or_else(|| labelled(taxonomy, report, statement)) else { continue };
        // The same two may stand in several statements.
        if !told.contains(&sides) {
            told.push(sides);
            compare(taxonomy, report, index, sides, diagnostics);
        }
    }
}

/// The two sides of a balance sheet, if the statement is one.
fn sides(
    taxonomy: &Taxonomy,
    report: &Report,
    statement: &Statement,
) -> Option<(ConceptId, ConceptId)> {
    let arcs = &statement.calculations;
    let mut tops: Vec<ConceptId> = arcs.iter().map(|arc| arc.total).collect();
    let items: FxHashSet<ConceptId> = arcs.iter().map(|arc| arc.item).collect();
    tops.retain(|top| !items.contains(top));
    tops.sort_unstable();
    tops.dedup();
    tops.retain(|top| taxonomy.concept(*top).period_type == PeriodType::Instant);
    let &[a, b] = tops.as_slice() else { return None };
    let is = |id: ConceptId, balance, sense| {
        taxonomy.concept(id).balance == Some(balance)
            && is_called(taxonomy, report, id, |label| has(label, sense))
    };
    let fits = |assets, funding| {
        is(assets, Balance::Debit, Sense::Assets)
            && is(funding, Balance::Credit, Sense::FundingOfAssets)
    };
    if fits(a, b) { Some((a, b)) } else { fits(b, a).then_some((b, a)) }
}

/// Whether a label of a concept, in small letters, is as asked.
fn is_called(
    taxonomy: &Taxonomy,
    report: &Report,
    id: ConceptId,
    asked: impl Fn(&str) -> bool,
) -> bool {
    let labels = taxonomy.labels(taxonomy.entry_points.get(report.entry_point), id);
    labels.into_iter().any(|((role, _), label)| {
        *role != LabelRole::Documentation && asked(label.trim().to_lowercase().as_str())
    })
}

/// The two sides by what the rows of a statement are called, if there is one of each.
pub(super) fn labelled(
    taxonomy: &Taxonomy,
    report: &Report,
    statement: &Statement,
) -> Option<(ConceptId, ConceptId)> {
    let only = |balance, asked: fn(&str) -> bool| {
        let mut found = None;
        for node in &statement.nodes {
            let concept = taxonomy.concept(node.concept);
            let fits = concept.period_type == PeriodType::Instant
                && concept.balance == Some(balance)
                && found != Some(node.concept)
                && is_called(taxonomy, report, node.concept, asked);
            if fits && found.replace(node.concept).is_some() {
                return None;
            }
        }
        found
    };
    only(Balance::Debit, is_all_assets).zip(only(Balance::Credit, is_all_funding))
}

/// Whether a label is that of all assets.
fn is_all_assets(label: &str) -> bool {
    words(Sense::AllAssets).iter().any(|word| **word == *label)
}

/// Compares the facts of both sides; both are sorted alike.
fn compare(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    (assets, funding): (ConceptId, ConceptId),
    diagnostics: &mut Diagnostics,
) {
    let mut rest = index.of(funding);
    for group in index.of(assets).chunk_by(|a, b| a.group() == b.group()) {
        let before = rest.iter().take_while(|entry| entry.group() < group[0].group()).count();
        rest = &rest[before..];
        let same = rest.iter().take_while(|entry| entry.group() == group[0].group()).count();
        if let Some((a, b)) = differing(report, group, &rest[..same]) {
            diagnostics.push(tell(taxonomy, report, a, b));
        }
    }
}

/// Two facts, one of each side, that can't both be right.
fn differing(report: &Report, a: &[IndexEntry], b: &[IndexEntry]) -> Option<(FactId, FactId)> {
    let interval = |entry: &IndexEntry| {
        let fact = report.fact(entry.fact);
        let Value::Number(value) = fact.value else { return None };
        Some((entry.fact, Interval::of(value, fact.decimals, report.rounding).ok()?))
    };
    // Sides that are told twice agree with themselves, or duplicates are told: the first will do.
    let (a, left) = a.iter().find_map(interval)?;
    let (b, right) = b.iter().find_map(interval)?;
    left.meet(right).is_none().then_some((a, b))
}

fn tell(taxonomy: &Taxonomy, report: &Report, a: FactId, b: FactId) -> Diagnostic {
    let side = |id: FactId| {
        let fact = report.fact(id);
        let value = match fact.value {
            Value::Number(value) => value.to_string(),
            _ => String::new(),
        };
        format!("`{}` is {value}", taxonomy.concept(fact.concept).name.local)
    };
    let period = report.period(report.fact(a).context);
    let message =
        format!("The balance sheet of {period} does not balance: {}, but {}.", side(a), side(b));
    Diagnostic::new(Code::UnbalancedSheet, value_place(report, a), message)
        .related(value_place(report, b))
        .help("correct one of the two; assets equal liabilities and equity")
}
