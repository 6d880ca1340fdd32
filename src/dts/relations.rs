//! Relationships beside trees, sums and cubes, in the definition linkbase of every entry point: a link for each
//! role.

use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use super::linkbase::{Arc, Arcrole, ExtendedLink, Orders};
use super::role::Role;
use crate::model::{ConceptId, Relation, Taxonomy};
use crate::standards::arcroles::ALL;

/// An arcrole with its declaration: that of the registry, else that of others in the set.
fn arcrole<'a>(taxonomy: &'a Taxonomy, uri: &'a str) -> Arcrole<'a> {
    let registered = ALL.iter().find(|(known, _)| *known == uri).map(|(_, href)| *href);
    let declared = || taxonomy.declared.get(uri).map(AsRef::as_ref);
    Arcrole { uri, declaration: registered.unwrap_or_else(declared) }
}

/// The relationships, each once; none leads to where it comes from.
fn once<'t>(taxonomy: &'t Taxonomy) -> impl Iterator<Item = &'t Relation> {
    let mut seen = FxHashSet::default();
    let mut is_new = move |of: &'t Relation| seen.insert((&of.role, &of.arcrole, of.from, of.to));
    taxonomy.relations.iter().filter(move |of| of.from != of.to && is_new(of))
}

/// The links of all relationships.
pub(super) fn links(taxonomy: &Taxonomy) -> Vec<ExtendedLink<'_>> {
    let mut by_role: IndexMap<&str, ExtendedLink<'_>> = IndexMap::new();
    let mut orders: IndexMap<&str, Orders> = IndexMap::new();
    let mut locators: IndexMap<(&str, ConceptId, bool), String> = IndexMap::new();
    for relation in once(taxonomy) {
        let role = &*relation.role;
        let new = || ExtendedLink::of(taxonomy, Role::of_relations(taxonomy, role));
        let link = by_role.entry(role).or_insert_with(new);
        // Ends have locators of their own: two arcs may not join the same two labels.
        let mut locate = |id: ConceptId, is_end: bool| match is_end {
            true => link.locate(taxonomy.concept(id)),
            false => {
                let known = locators.entry((role, id, is_end));
                known.or_insert_with(|| link.locate(taxonomy.concept(id))).clone()
            }
        };
        let (from, to) = (locate(relation.from, false), locate(relation.to, true));
        link.arc(Arc {
            arcrole: arcrole(taxonomy, &relation.arcrole),
            from,
            to,
            order: Some(orders.entry(role).or_default().next(relation.from)),
            preferred_label: None,
            attributes: Vec::new(),
        });
    }
    by_role.into_values().collect()
}

/// Roles of relationships that no statement has and nobody else declares.
pub(super) fn roles(taxonomy: &Taxonomy) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    for relation in once(taxonomy) {
        let role = &*relation.role;
        let of_statement = taxonomy.statements.iter().any(|statement| statement.role == role);
        let is_known = roles.iter().any(|known| known.uri == role);
        if !of_statement && !is_known && !taxonomy.declared.contains_key(role) {
            roles.push(Role::of_relations(taxonomy, role));
        }
    }
    roles
}
