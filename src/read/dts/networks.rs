//! Arcs become relationships, relationships become networks; prohibition and priority are
//! resolved here and nowhere else (XBRL 2.1 §3.5.3.9.7.4, §3.5.3.9.7.5).

use rustc_hash::FxHashMap;

use super::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::documents::{Arc, ArcId, Link, ResourceId, Use};
use crate::model::dts::{BaseSet, Dts, Network, NetworkId, Node, Relationship, Sym, TypeId};
use crate::notation::simple_type::SimpleType;

/// Makes the networks of all links.
pub(super) fn build(dts: &mut Dts, limits: Limits, diagnostics: &mut Diagnostics) {
    let mut sets: Vec<(BaseSet, Vec<Relationship>)> = Vec::new();
    let mut of_base: FxHashMap<BaseSet, usize> = FxHashMap::default();
    let mut ends: Vec<(Sym, Node)> = Vec::new();
    let mut count = 0;
    for link in &dts.documents.links {
        gather_ends(dts, link, &mut ends);
        for (at, arc) in dts.documents.arcs(link).iter().enumerate() {
            let base =
                BaseSet { role: link.role, arcrole: arc.arcrole, link: link.name, arc: arc.name };
            let set = *of_base.entry(base).or_insert_with(|| {
                sets.push((base, Vec::new()));
                sets.len() - 1
            });
            let (sources, targets) = (labelled(&ends, arc.from), labelled(&ends, arc.to));
            count += sources.len().saturating_mul(targets.len());
            if count > limits.relationships {
                let origin = dts.documents.origin(link, arc.line);
                let message = "The arcs of the set stand for more relationships than are read: \
                               the limit `relationships` is passed here.";
                let place = super::discover::place(dts, origin);
                diagnostics.push(Diagnostic::new(Code::LimitPassed, place, message));
                return;
            }
            let arc = ArcId::from(link.arcs.start as usize + at);
            for (_, from) in sources {
                let to = targets.iter().map(|(_, to)| Relationship { from: *from, to: *to, arc });
                sets[set].1.extend(to);
            }
        }
    }
    for (base, relationships) in sets {
        let standing = standing(dts, relationships);
        let id = NetworkId::from(dts.networks.len());
        dts.network_of.insert(base, id);
        dts.networks.push(Network::new(base, standing));
    }
}

/// What the labels of a link stand for, sorted by label.
fn gather_ends(dts: &Dts, link: &Link, ends: &mut Vec<(Sym, Node)>) {
    ends.clear();
    let located = dts.documents.locators(link).iter();
    ends.extend(located.filter_map(|locator| Some((locator.label, locator.node?))));
    ends.extend(link.resources.clone().filter_map(|at| {
        let resource = dts.resources.get(at as usize)?;
        Some((resource.label, Node::Resource(ResourceId(at))))
    }));
    ends.sort_by_key(|end| end.0);
}

/// The ends of a label.
fn labelled(ends: &[(Sym, Node)], label: Sym) -> &[(Sym, Node)] {
    let start = ends.partition_point(|end| end.0 < label);
    let end = ends[start..].partition_point(|end| end.0 == label);
    &ends[start..start + end]
}

/// The relationships that stand, by source, in the order of the arcs.
fn standing(dts: &Dts, mut all: Vec<Relationship>) -> Vec<Relationship> {
    all.sort_unstable_by_key(|r| (r.from, r.to, r.arc));
    let mut kept: Vec<Relationship> = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some(first) = all.get(at) {
        let same = |r: &&Relationship| r.from == first.from && r.to == first.to;
        let group = &all[at..at + all[at..].iter().take_while(same).count()];
        match group {
            [only] if dts.arc(only.arc).use_ == Use::Optional => kept.push(*only),
            group => keep_standing(dts, group, &mut kept),
        }
        at += group.len();
    }
    kept.sort_by_key(|r| (r.from, dts.arc(r.arc).order, r.arc, r.to));
    kept.shrink_to_fit();
    kept
}

/// Of relationships between the same two ends, those that stand: of each set that is equivalent
/// the one of highest priority, unless one of that priority prohibits.
fn keep_standing(dts: &Dts, group: &[Relationship], kept: &mut Vec<Relationship>) {
    // Sets of equivalent relationships: the best so far, and whether that priority is prohibited.
    let mut sets: Vec<(Relationship, bool)> = Vec::new();
    for relationship in group {
        let arc = dts.arc(relationship.arc);
        let prohibits = arc.use_ == Use::Prohibited;
        let equal =
            |(known, _): &&mut (Relationship, bool)| are_equivalent(dts, dts.arc(known.arc), arc);
        match sets.iter_mut().find(equal) {
            None => sets.push((*relationship, prohibits)),
            Some((best, prohibited)) => match arc.priority.cmp(&dts.arc(best.arc).priority) {
                std::cmp::Ordering::Greater => {
                    (*best, *prohibited) = (*relationship, prohibits);
                }
                std::cmp::Ordering::Equal => *prohibited |= prohibits,
                std::cmp::Ordering::Less => {}
            },
        }
    }
    kept.extend(sets.into_iter().filter(|(_, prohibited)| !prohibited).map(|(best, _)| best));
}

/// Whether relationships of two arcs between the same ends are equivalent: all attributes but
/// `use`, `priority` and those of XLink are equal by value (XBRL 2.1 §3.5.3.9.7.4).
fn are_equivalent(dts: &Dts, a: &Arc, b: &Arc) -> bool {
    a.order == b.order
        && a.weight == b.weight
        && a.preferred_label == b.preferred_label
        && a.target_role == b.target_role
        && (a.usable, a.closed) == (b.usable, b.closed)
        && a.context_element == b.context_element
        && further_are_equal(dts, a, b)
}

fn further_are_equal(dts: &Dts, a: &Arc, b: &Arc) -> bool {
    let (a, b) = (dts.documents.further_attributes(a), dts.documents.further_attributes(b));
    let equal = |(name, value): &(_, Sym), others: &[(_, Sym)]| {
        others.iter().any(|other| {
            other.0 == *name && (other.1 == *value || by_value(dts, *name, *value, other.1))
        })
    };
    a.len() == b.len() && a.iter().all(|row| equal(row, b))
}

/// Whether two values of an attribute are the same by its declared type.
fn by_value(dts: &Dts, name: crate::model::dts::NameId, a: Sym, b: Sym) -> bool {
    let declared = dts.attribute(name).map_or(TypeId(0), |attribute| attribute.type_id);
    let of = dts.primitive(declared).and_then(SimpleType::from_name);
    let (Some(a), Some(b)) =
        (of.and_then(|of| of.read(dts.text(a), "")), of.and_then(|of| of.read(dts.text(b), "")))
    else {
        return false;
    };
    a == b
}
