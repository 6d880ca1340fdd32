//! Domains of enumerations (Extensible Enumerations 2.0 §2).

use indexmap::map::Entry;

use super::adopted::{Adopted, Budget};
use super::domains::Domains;
use crate::model::dts::Dts;
use crate::model::{Enumeration, Member, Taxonomy};

/// Gives every enumeration of a set its domain. A head has one domain: where it has other members in a further role, the
/// enumerations of that role have none here.
pub(super) fn adopt(
    dts: &Dts,
    taxonomy: &mut Taxonomy,
    adopted: &Adopted,
    domains: &Domains<'_>,
    budget: &mut Budget,
) {
    for (id, _) in dts.concepts() {
        let Some(concept) = adopted.concept(id) else { continue };
        let Some(of) = dts.domain_of(id) else { continue };
        let Some(head) = adopted.concept(of.head) else { continue };
        let below = domains.below(of.head, of.role, adopted, budget).into_iter();
        // A circle may lead back to the head.
        let below = below.filter(|member| member.concept != head);
        let members: Vec<Member> =
            below.map(|member| Member { depth: member.depth + 1, ..member }).collect();
        let is_the_same = match taxonomy.domains.entry(head) {
            Entry::Occupied(known) => *known.get() == members,
            Entry::Vacant(place) => {
                place.insert(members);
                true
            }
        };
        if let Some(concept) = taxonomy.concepts.get_mut(concept).filter(|_| is_the_same) {
            concept.enumeration = Some(Enumeration { head, head_usable: of.head_usable });
        }
    }
}
