//! Enumerations: `domain` and `head_usable` in `concepts.csv`, and `domains.csv`, the trees of
//! members that they take their values from.

use std::path::Path;

use indexmap::IndexMap;
use indexmap::map::Entry;

use super::super::cell;
use super::super::sheet;
use super::super::table::{Cell, Column, RowRef, Table};
use super::concepts::Concepts;
use super::dimensions::{depth, find};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{self, Axis, ConceptId, ConceptKind, Enumeration, ItemType, Member};

const COLUMNS: [&str; 4] = ["domain", "depth", "member", "usable"];

/// Trees of members by their heads.
pub(super) type Domains = IndexMap<ConceptId, Vec<Member>>;

/// What the row of a concept says of its domain, until domains are known.
pub(super) struct Asked {
    /// The concept.
    name: String,
    /// What it names: an axis, or the head of a domain.
    domain: String,
    place: Place,
    head_usable: bool,
}

impl Asked {
    /// Reads the cells of a concept; a domain where there can be none is told, and one that is
    /// missing.
    pub(super) fn read(
        name: &str,
        item_type: &ItemType,
        domain: Cell<'_>,
        head_usable: Cell<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let is_enumeration = item_type.primitive.is_enumeration();
        if domain.is_empty() && is_enumeration {
            let message = format!("The enumeration `{name}` has no domain.");
            let help =
                "name an axis, or the head of a domain of domains.csv, in the column `domain`";
            diagnostics.push(domain.diagnostic(Code::MissingCell, message).help(help));
            diagnostics.kept_anyway();
        }
        if !(is_enumeration || domain.is_empty() && head_usable.is_empty()) {
            let message = format!("A concept of the type `{}` has no domain.", item_type.name);
            let help = "leave the cell empty, or choose the type `enumeration` or `enumerationSet`";
            diagnostics.push(domain.diagnostic(Code::InvalidCell, message).help(help));
            return None;
        }
        let head_usable = cell::yes(head_usable, false, diagnostics);
        (!domain.is_empty()).then(|| Self {
            name: name.to_owned(),
            domain: domain.text.to_owned(),
            place: domain.place(),
            head_usable,
        })
    }
}

/// Reads `domains.csv`; a taxonomy without one has no domains but those of its axes.
fn read(path: &Path, concepts: &Concepts, diagnostics: &mut Diagnostics) -> Domains {
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
    for row in table.rows() {
        let Some(cell) = row.filled(domain, diagnostics) else { continue };
        let Some(head) = find(cell, ConceptKind::Member, concepts, diagnostics) else { continue };
        let members = domains.entry(head).or_default();
        if !row.cell(member).is_empty() {
            add_member(head, members, row, [depth, member, usable], concepts, diagnostics);
        }
    }
    domains
}

fn add_member(
    head: ConceptId,
    members: &mut Vec<Member>,
    row: RowRef<'_>,
    [of_depth, of_member, of_usable]: [Column; 3],
    concepts: &Concepts,
    diagnostics: &mut Diagnostics,
) {
    let cell = row.cell(of_member);
    let Some(concept) = find(cell, ConceptKind::Member, concepts, diagnostics) else { return };
    // The head has the depth 0 and no row.
    let before = members.last().map_or(0, |member| member.depth);
    let Some(depth) = depth(row.cell(of_depth), Some(before), diagnostics) else { return };
    if concept == head || members.iter().any(|member| member.concept == concept) {
        let message = format!("The member `{}` stands twice.", cell.text);
        let help = "a domain has a member once, and its head is not among them";
        diagnostics.push(cell.diagnostic(Code::RepeatedName, message).help(help));
        return;
    }
    let usable = cell::yes(row.cell(of_usable), true, diagnostics);
    members.push(Member { concept, depth, usable });
}

/// Reads the domains, and gives each enumeration its own; those that no enumeration uses are left
/// out.
pub(super) fn resolve(
    path: &Path,
    concepts: &mut Concepts,
    axes: &IndexMap<ConceptId, Axis>,
    diagnostics: &mut Diagnostics,
) -> Domains {
    let known = read(path, concepts, diagnostics);
    let mut used = Domains::new();
    for asked in std::mem::take(&mut concepts.enumerations) {
        let Some(id) = concepts.all.named(&asked.domain) else {
            tell_unknown(&asked, &known, axes, concepts, diagnostics);
            continue;
        };
        let of_axis = axes.get(&id).and_then(domain_of);
        let found = of_axis.or_else(|| known.get_key_value(&id).map(copy));
        let Some((head, members)) = found else {
            tell_unknown(&asked, &known, axes, concepts, diagnostics);
            continue;
        };
        if used.get(&head).is_some_and(|other| *other != members) {
            let message = format!("`{}` has other members elsewhere.", asked.domain);
            let help = "a head has the same members in domains.csv and on an axis: choose one";
            diagnostics.push(Diagnostic::new(Code::InvalidTree, asked.place, message).help(help));
            continue;
        }
        used.insert(head, members);
        let named = concepts.all.named(&asked.name);
        if let Some(concept) = named.and_then(|id| concepts.all.get_mut(id)) {
            concept.enumeration = Some(Enumeration { head, head_usable: asked.head_usable });
        }
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
