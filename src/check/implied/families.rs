//! Amounts that break down another, of which no sum says so.
//!
//! Where a total is the sum of some rows of a statement, the rows between two of them that are part of no sum say of what
//! the row above them is made up; and so do amounts whose names end with its whole name: revenues from consumers and
//! from companies, of revenues. That some of it is left out is not said: who uses this asks for more.

use std::collections::{BTreeMap, BTreeSet};

use super::stems::Stems;
use super::words::Said;
use crate::check::sum::totals;
use crate::model::{ConceptId, Report, Statement, Taxonomy};

/// The most amounts whose names are held against each other.
const NAMES: usize = 400;

/// An amount and what it seems to be made up of, two at least.
pub(super) struct Family {
    pub(super) whole: ConceptId,
    pub(super) parts: Vec<ConceptId>,
}

/// The families of the statements of a report, by their rows and by names.
pub(super) fn families(
    taxonomy: &Taxonomy,
    report: &Report,
    said: &[(ConceptId, Said)],
    stems: &Stems,
) -> Vec<Family> {
    let of: BTreeMap<ConceptId, ConceptId> = said
        .iter()
        .filter_map(|(id, said)| match said {
            Said::Growth { of, .. } => Some((*id, *of)),
            _ => None,
        })
        .collect();
    let grown: BTreeSet<ConceptId> = of.values().copied().collect();
    let mut all = by_names(taxonomy, stems, &grown);
    for id in taxonomy.statements_of(report.entry_point) {
        by_rows(&taxonomy.statements[id.index()], &of, &mut all);
    }
    all.retain(|family| family.parts.len() > 1);
    all
}

/// The rows between two parts of a total that take part in no sum.
fn by_rows(statement: &Statement, of: &BTreeMap<ConceptId, ConceptId>, families: &mut Vec<Family>) {
    let mut totals_of: BTreeMap<ConceptId, ConceptId> = BTreeMap::new();
    let mut summed = BTreeSet::new();
    for (total, arcs) in totals(statement) {
        summed.insert(total);
        for arc in arcs {
            summed.insert(arc.item);
            if !arc.weight.is_negative() {
                totals_of.insert(arc.item, total);
            }
        }
    }
    if totals_of.is_empty() {
        return;
    }
    let (mut shown, mut above) = (BTreeSet::new(), None::<Family>);
    for node in &statement.nodes {
        // A rate stands for the amount that has grown.
        let is_rate = of.contains_key(&node.concept);
        let row = of.get(&node.concept).copied().unwrap_or(node.concept);
        if summed.contains(&row) {
            if is_rate || !shown.insert(row) {
                continue;
            }
            let next = totals_of.get(&row);
            let ended = above.take();
            let is_next = |family: &Family| next.is_some() && totals_of.get(&family.whole) == next;
            families.extend(ended.filter(is_next));
            above = next.map(|_| Family { whole: row, parts: Vec::new() });
        } else if is_rate
            && let Some(family) = &mut above
            && shown.insert(row)
        {
            family.parts.push(row);
        }
    }
}

/// Amounts whose names end with the whole name of another, and of no third one between them.
fn by_names(taxonomy: &Taxonomy, stems: &Stems, grown: &BTreeSet<ConceptId>) -> Vec<Family> {
    let name = |id: ConceptId| match stems.name(id) {
        Some(name) => name,
        None => &*taxonomy.concept(id).name.local,
    };
    let balance = |id: ConceptId| taxonomy.concepts.get(id).and_then(|concept| concept.balance);
    let names: Vec<(ConceptId, &str)> =
        grown.iter().take(NAMES).map(|id| (*id, name(*id))).collect();
    let mut families: BTreeMap<ConceptId, Vec<ConceptId>> = BTreeMap::new();
    for (part, longer) in &names {
        let ends = |(whole, shorter): &&(ConceptId, &str)| {
            longer.strip_suffix(shorter).is_some_and(is_word)
                && balance(*whole).zip(balance(*part)).is_none_or(|(whole, part)| whole == part)
        };
        if let Some((whole, _)) = names.iter().filter(ends).max_by_key(|(_, name)| name.len()) {
            families.entry(*whole).or_default().push(*part);
        }
    }
    families.into_iter().map(|(whole, parts)| Family { whole, parts }).collect()
}

/// Whether what stands before a name ends with a word that may say which part it is: words that only join two others,
/// as "of" and "to", are shorter.
fn is_word(before: &str) -> bool {
    const LEAST: usize = 4;
    before.rfind(char::is_uppercase).is_some_and(|at| before.len() - at >= LEAST)
}
