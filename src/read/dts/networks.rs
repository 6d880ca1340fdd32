//! Arcs become relationships, relationships become networks; prohibition and priority are
//! resolved here and nowhere else (XBRL 2.1 §3.5.3.9.7.4, §3.5.3.9.7.5).

use std::cmp::Ordering;

use indexmap::IndexMap;
use indexmap::map::Entry;
use rustc_hash::FxHashMap;

use super::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::Figure;
use crate::model::documents::{Arc, ArcId, ContextElement, Link, ResourceId, Use};
use crate::model::dts::{
    BaseSet, Dts, NameId, Network, NetworkId, Node, Relationship, Sym, TypeId,
};
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
                               the limit of them is passed here (--limit relationships).";
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
    // By what makes them equivalent: the best so far, and whether that priority is prohibited.
    let mut sets: IndexMap<Equivalence, (Relationship, bool)> = IndexMap::new();
    for relationship in group {
        let arc = dts.arc(relationship.arc);
        let prohibits = arc.use_ == Use::Prohibited;
        match sets.entry(Equivalence::new(dts, arc)) {
            Entry::Vacant(entry) => _ = entry.insert((*relationship, prohibits)),
            Entry::Occupied(mut entry) => {
                let (best, prohibited) = entry.get_mut();
                match arc.priority.cmp(&dts.arc(best.arc).priority) {
                    Ordering::Greater => (*best, *prohibited) = (*relationship, prohibits),
                    Ordering::Equal => *prohibited |= prohibits,
                    Ordering::Less => {}
                }
            }
        }
    }
    let standing = sets.into_values().filter(|(_, prohibited)| !prohibited);
    kept.extend(standing.map(|(best, _)| best));
}

/// What relationships between the same ends must have in common to be equivalent: all attributes
/// by value but `use`, `priority` and those of XLink (XBRL 2.1 §3.5.3.9.7.4).
#[derive(PartialEq, Eq, Hash)]
struct Equivalence {
    order: Figure,
    weight: Option<Figure>,
    roles: (Sym, Sym),
    usable: bool,
    closed: bool,
    context_element: Option<ContextElement>,
    further: Vec<(NameId, String)>,
}

impl Equivalence {
    fn new(dts: &Dts, arc: &Arc) -> Self {
        let further = dts.documents.further_attributes(arc).iter();
        let mut further: Vec<(NameId, String)> =
            further.map(|(name, value)| (*name, by_value(dts, *name, dts.text(*value)))).collect();
        further.sort();
        Self {
            order: arc.order,
            weight: arc.weight,
            roles: (arc.preferred_label, arc.target_role),
            usable: arc.usable,
            closed: arc.closed,
            context_element: arc.context_element,
            further,
        }
    }
}

/// A text that is the same for all spellings of a value, by the declared type of an attribute.
fn by_value(dts: &Dts, name: NameId, text: &str) -> String {
    let declared = dts.attribute(name).map_or(TypeId(0), |attribute| attribute.type_id);
    let of = dts.primitive(declared).and_then(SimpleType::from_name);
    let value = of.and_then(|of| of.read(text, ""));
    value.map_or_else(|| text.to_owned(), |value| value.plain().to_owned())
}
