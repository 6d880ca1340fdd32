//! Enumerations: the domains that concepts ask for, and `domains.csv`, the trees of members that they take their
//! values from.

use std::path::Path;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::super::cell;
use super::super::sheet;
use super::super::table::{Column, RowRef, Table};
use super::asked_domain::{Asked, no_domain};
use super::concepts::Concepts;
use super::dimensions::{depth, find};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Origins, Part, Thing, did_you_mean};
use crate::model::{self, Axis, ConceptId, ConceptKind, Enumeration, Member};

const COLUMNS: [&str; 4] = ["domain", "depth", "member", "usable"];

/// Trees of members by their heads.
pub(super) type Domains = IndexMap<ConceptId, Vec<Member>>;

/// Reads `domains.csv`; a taxonomy without one has no domains but those of its axes.
fn read(
    path: &Path,
    concepts: &Concepts,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Domains {
    let mut domains = Domains::new();
    if !sheet::is_there(path) {
        return domains;
    }
    let Some(table) = Table::read(path, |_| None, diagnostics) else { return domains };
    table.tell_unknown_columns(|heading| COLUMNS.contains(&heading), &COLUMNS, diagnostics);
    let domain = table.needed("domain", diagnostics);
    let member = table.needed("member", diagnostics);
    let (Some(domain), Some(member)) = (domain, member) else { return domains };
    let (depth, usable) = (table.optional("depth"), table.optional("usable"));
    let parts = [(Part::Name, member), (Part::Depth, depth)];
    origins.table(
        &table.name,
        parts.into_iter().filter_map(|(part, column)| Some((part, column.field()?))),
    );
    for row in table.rows() {
        let Some(cell) = row.filled(domain, diagnostics) else { continue };
        let Some(head) = find(cell, ConceptKind::Member, concepts, diagnostics) else { continue };
        let members = domains.entry(head).or_default();
        if !row.cell(member).is_empty() {
            let at = members.len();
            add_member(members, row, [depth, member, usable], concepts, diagnostics);
            if members.len() > at {
                origins.add(Thing::DomainMember(head, at), row.line());
            }
        }
    }
    domains
}

fn add_member(
    members: &mut Vec<Member>,
    row: RowRef<'_>,
    [of_depth, of_member, of_usable]: [Column; 3],
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) {
    let cell = row.cell(of_member);
    let Some(concept) = find(cell, ConceptKind::Member, concepts, diagnostics) else { return };
    // The head has the depth 0 and no row; whether it is among the members is for the rules.
    let before = members.last().map_or(0, |member| member.depth);
    let Some(depth) = depth(row.cell(of_depth), Some(before), diagnostics) else { return };
    let usable = cell::yes(row.cell(of_usable), true, diagnostics);
    members.push(Member { concept, depth, usable });
}

/// Reads the domains, and gives each enumeration its own.
pub(super) fn resolve(
    path: &Path,
    concepts: &mut Concepts,
    axes: &IndexMap<ConceptId, Axis>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Domains {
    let known = read(path, concepts, origins, diagnostics);
    let mut used = Domains::new();
    for asked in std::mem::take(&mut concepts.enumerations) {
        let named = concepts.all.named(&asked.name);
        let found = concepts.all.named(&asked.domain).and_then(|id| {
            let of_axis = axes.get(&id).and_then(domain_of);
            of_axis.or_else(|| known.get_key_value(&id).map(copy))
        });
        let told = || named.map(Thing::Concept);
        let Some((head, members)) = found else {
            told().iter().for_each(|thing| origins.add_told(*thing, Part::Domain));
            match &asked.other_type {
                Some(of) => diagnostics.push(no_domain(of, asked.place)),
                None => tell_unknown(&asked, &known, axes, concepts, diagnostics),
            }
            continue;
        };
        if used.get(&head).is_some_and(|other| *other != members) {
            let message = format!("`{}` has other members elsewhere.", asked.domain);
            let help = "a head has the same members in domains.csv and on an axis: choose one";
            diagnostics.push(Diagnostic::new(Code::InvalidTree, asked.place, message).help(help));
            told().iter().for_each(|thing| origins.add_told(*thing, Part::Domain));
            continue;
        }
        used.insert(head, members);
        if let Some(concept) = named.and_then(|id| concepts.all.get_mut(id)) {
            concept.enumeration = Some(Enumeration { head, head_usable: asked.head_usable });
        }
    }
    // Those that nothing uses are looked at as well.
    for (head, members) in known {
        used.entry(head).or_insert(members);
    }
    used
}

/// Our own domains and those of others. Where one of ours has the head of another and other members, the enumerations
/// of others that have this head know no members: what they take is not judged by ours.
pub(super) fn beside(others: Domains, own: Domains, concepts: &mut model::Concepts) -> Domains {
    let mut all = own;
    for (head, members) in others {
        match all.entry(head) {
            Entry::Vacant(place) => {
                place.insert(members);
            }
            Entry::Occupied(known) if *known.get() == members => {}
            Entry::Occupied(_) => {
                for id in concepts.ids() {
                    let foreign = concepts.get_mut(id).filter(|concept| !concept.is_own());
                    if let Some(concept) = foreign {
                        concept.enumeration = concept.enumeration.filter(|of| of.head != head);
                    }
                }
            }
        }
    }
    all
}

fn copy((head, members): (&ConceptId, &Vec<Member>)) -> (ConceptId, Vec<Member>) {
    (*head, members.clone())
}

/// The head of an axis and what stands below it.
fn domain_of(axis: &Axis) -> Option<(ConceptId, Vec<Member>)> {
    let (head, members) = axis.members.split_first()?;
    Some((head.concept, members.to_vec()))
}

fn tell_unknown(
    asked: &Asked,
    known: &Domains,
    axes: &IndexMap<ConceptId, Axis>,
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) {
    let names = known.keys().chain(axes.keys()).map(|id| concepts.name(*id));
    let help = did_you_mean(&asked.domain, names)
        .unwrap_or_else(|| "name an axis with members, or a domain of domains.csv".to_owned());
    let message = format!("There is no domain `{}`.", asked.domain);
    let place = asked.place.clone();
    diagnostics.push(Diagnostic::new(Code::UnknownConcept, place, message).help(help));
}
