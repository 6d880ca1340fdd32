//! What the sums of a statement say against each other and against its labels.
//!
//! A total label asks for a sum that gives the total. A part that adds to a total by itself and once
//! more through another part is counted twice by a filer who reports both: a net amount and what it
//! is made of, an old line and the lines that took its place.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    ArcOrder, CalculationArc, ConceptId, EntryPoint, LabelRole, Statement, Taxonomy,
};

/// How many arcs are followed for one entry point: networks of people have some thousands.
const STEPS: usize = 1_000_000;

/// Tells totals without sums, and parts that are counted twice.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    for statement in taxonomy.statements.iter().filter(|of| of.is_own() && of.recast.is_none()) {
        totals_without_sum(taxonomy, statement, diagnostics);
    }
    for entry in &taxonomy.entry_points {
        counted_twice(taxonomy, entry, diagnostics);
    }
}

fn totals_without_sum(taxonomy: &Taxonomy, statement: &Statement, diagnostics: &mut Diagnostics) {
    let totals: BTreeSet<ConceptId> = statement.calculations.iter().map(|arc| arc.total).collect();
    for node in &statement.nodes {
        let is_total = matches!(node.preferred_label, LabelRole::Total | LabelRole::NegatedTotal);
        let concept = taxonomy.concept(node.concept);
        if !is_total || !concept.item_type.is_numeric() || totals.contains(&node.concept) {
            continue;
        }
        let message = format!(
            "`{}` has a total label in `{}`, and nothing adds to it there.",
            concept.name.local, statement.id
        );
        diagnostics.push(
            Diagnostic::new(Code::TotalWithoutSum, Place::file(&statement.source), message)
                .help("state its parts by `sums_to`, or show another label"),
        );
    }
}

/// Totals of an entry point with what adds to them.
type Networks<'a> = BTreeMap<ConceptId, Vec<&'a CalculationArc>>;

fn counted_twice(taxonomy: &Taxonomy, entry: &EntryPoint, diagnostics: &mut Diagnostics) {
    let statements = || entry.statements.iter().map(|id| &taxonomy.statements[id.index()]);
    let mut all: Networks<'_> = BTreeMap::new();
    for arc in statements().flat_map(|statement| &statement.calculations) {
        all.entry(arc.total).or_default().push(arc);
    }
    // What leads to a direct part stands before the last of them, where sums lead in no circle.
    let order = ArcOrder::without_circles(all.values().flatten().map(|arc| (arc.total, arc.item)));
    let mut steps = STEPS;
    for statement in statements().filter(|statement| statement.is_own()) {
        let mut own: Networks<'_> = BTreeMap::new();
        for arc in &statement.calculations {
            own.entry(arc.total).or_default().push(arc);
        }
        for (total, parts) in &own {
            let direct: BTreeMap<ConceptId, bool> =
                parts.iter().map(|arc| (arc.item, arc.weight.is_negative())).collect();
            let ranks = |order: &ArcOrder| direct.keys().filter_map(|id| order.rank(*id)).max();
            let last = order.as_ref().and_then(ranks);
            let may_lead = |id| order.as_ref().is_none_or(|order| order.rank(id) < last);
            for (part, taken) in &direct {
                let found = below((*part, *taken), &all, may_lead, &mut steps);
                let twice = found.into_iter().find(|(id, sign)| direct.get(id) == Some(sign));
                let twice = twice.map(|(id, _)| id);
                let Some(twice) = twice else { continue };
                let name = |id: ConceptId| taxonomy.concept(id).name.local.as_ref();
                let message = format!(
                    "`{}` adds to `{}` in `{}` by itself and through `{}`.",
                    name(twice),
                    name(*total),
                    statement.id,
                    name(*part)
                );
                diagnostics.push(
                    Diagnostic::new(Code::PartCountedTwice, Place::file(&statement.source), message)
                        .help("let only one of the two add to the total; alternatives go to entry points of their own"),
                );
            }
        }
    }
}

/// What adds to a concept, directly or through others, and whether it is taken off in the end: what
/// is added by itself and taken off through another, as in a reconciliation, is not counted twice.
fn below(
    part: (ConceptId, bool),
    networks: &Networks<'_>,
    may_lead: impl Fn(ConceptId) -> bool,
    steps: &mut usize,
) -> BTreeSet<(ConceptId, bool)> {
    let mut found = BTreeSet::new();
    let mut open = vec![part];
    while let Some((at, taken)) = open.pop() {
        if !may_lead(at) {
            continue;
        }
        for arc in networks.get(&at).into_iter().flatten() {
            let Some(left) = steps.checked_sub(1) else { return found };
            *steps = left;
            let part = (arc.item, taken != arc.weight.is_negative());
            if found.insert(part) {
                open.push(part);
            }
        }
    }
    found
}
