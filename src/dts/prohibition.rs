//! Arcs that prohibit relationships of others (XBRL 2.1 §3.5.3.9.7), in links of their roles.

use indexmap::IndexMap;

use super::linkbase::{CALCULATION, DEFINITION, ExtendedLink, Kind, PRESENTATION};
use super::role::Role;
use crate::model::{ConceptId, LinkKind, Taxonomy};

/// The links of a kind of linkbase that prohibit something.
pub(super) fn links<'a>(taxonomy: &'a Taxonomy, kind: &Kind) -> Vec<ExtendedLink<'a>> {
    let mut links: IndexMap<&str, ExtendedLink<'a>> = IndexMap::new();
    let of_kind = taxonomy.prohibitions.iter().filter(|of| suffix(of.link) == kind.suffix);
    for prohibition in of_kind {
        let role = &*prohibition.arc.role;
        let new = || match role {
            ExtendedLink::STANDARD_ROLE => ExtendedLink::standard(taxonomy),
            role => ExtendedLink::of(taxonomy, Role::of_relations(taxonomy, role)),
        };
        let link = links.entry(role).or_insert_with(new);
        // Two arcs may not join the same two labels, and several may be about the same two concepts.
        let mut locate = |id: ConceptId| link.locate(taxonomy.concept(id));
        let (from, to) = (locate(prohibition.from), locate(prohibition.to));
        link.prohibit(from, to, &prohibition.arc);
    }
    links.into_values().collect()
}

fn suffix(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Presentation => PRESENTATION.suffix,
        LinkKind::Calculation => CALCULATION.suffix,
        LinkKind::Definition => DEFINITION.suffix,
    }
}
