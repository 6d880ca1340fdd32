//! Ratios that say by their names what they are of.
//!
//! `CostOfSalesToRevenuesRatio` begins with the name of the concept of which it is a ratio. What
//! follows the name is alike for all of a kind, as the heading of a column is; what kind it is, is
//! learnt from the figures as for columns.

use crate::model::{ConceptId, Taxonomy};

/// The concept of which a ratio is one by its name, with what follows that name.
pub(super) fn base(taxonomy: &Taxonomy, ratio: ConceptId) -> Option<(ConceptId, &str)> {
    let concept = taxonomy.concept(ratio);
    if !concept.item_type.is_or_restricts("percentItemType") {
        return None;
    }
    let name = &*concept.name.local;
    ends(name).find_map(|at| match taxonomy.concepts.find_local(&name[..at]) {
        [id] if taxonomy.concept(*id).item_type.is_numeric() => Some((*id, &name[at..])),
        _ => None,
    })
}

/// The concept to which ratios are by what follows the names of their own: `Revenues` of
/// `ToRevenuesRatio`.
pub(super) fn whole(taxonomy: &Taxonomy, suffix: &str) -> Option<ConceptId> {
    let name = suffix.strip_prefix("To").or_else(|| suffix.strip_prefix("Of"))?;
    ends(name).find_map(|at| taxonomy.find(&name[..at]))
}

/// Where the words of a name end, the last first, but for the end of the name.
fn ends(name: &str) -> impl Iterator<Item = usize> {
    let capitals = name.char_indices().rev().filter(|(at, c)| *at > 0 && c.is_uppercase());
    capitals.map(|(at, _)| at)
}
