//! `domains.csv`: the trees of members that enumerations take their values from.

use std::io;

use rustc_hash::FxHashSet;

use super::dimensions::one_tree;
use super::names::Names;
use crate::model::losses::Losses;
use crate::model::{Concept, ConceptId, ConceptKind, Member, Taxonomy};

/// The head of the domain of a concept, where tables can hold it.
pub(super) fn head(concept: &Concept, names: &Names<'_>) -> Option<ConceptId> {
    // Names with prefixes (Extensible Enumerations 1.0) are values of another type in tables.
    let is_enumeration = concept.item_type.primitive.is_enumeration();
    (concept.enumeration.filter(|_| is_enumeration))
        .map(|of| of.head)
        .filter(|head| names.kind(*head) == ConceptKind::Member && names.name(*head).is_some())
}

/// The table; none where no enumeration has a domain.
pub(super) fn table(
    taxonomy: &Taxonomy,
    names: &Names<'_>,
    losses: &mut Losses,
) -> io::Result<Option<Vec<u8>>> {
    let heading = ["domain", "depth", "member", "usable"].map(str::to_owned);
    let mut rows = Vec::new();
    let name = |id| names.name(id).unwrap_or_default().to_owned();
    let heads = taxonomy.concepts.values().filter_map(|concept| head(concept, names));
    let used: FxHashSet<ConceptId> = heads.collect();
    for (id, members) in taxonomy.domains.iter().filter(|(id, _)| used.contains(*id)) {
        let top = Member { concept: *id, depth: 0, usable: true };
        let whole: Vec<Member> = std::iter::once(top).chain(members.iter().cloned()).collect();
        let tree = one_tree(&whole, names, losses);
        for member in tree.iter().skip(1) {
            let usable = if member.usable { "" } else { "no" };
            let depth = member.depth.to_string();
            rows.push(vec![name(*id), depth, name(member.concept), usable.to_owned()]);
        }
        if tree.len() == 1 {
            rows.push(vec![name(*id), String::new(), String::new(), String::new()]);
        }
    }
    if rows.is_empty() { Ok(None) } else { super::table(&heading, &rows, 3).map(Some) }
}
