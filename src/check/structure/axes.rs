//! Axes and the domains of enumerations: trees of members, each once, below one head; types that the values
//! of a typed axis can have (Dimensions 1.0 §2.5, §2.6; Extensible Enumerations 2.0 §2).

use rustc_hash::FxHashSet;

use super::{Judged, tell_depth};
use crate::diagnostic::{Code, Diagnostics, Part, Thing, did_you_mean};
use crate::model::{Axis, ConceptId, ConceptKind, Member, TypedDomain};
use crate::notation::simple_type::{
    DEPENDENT_TYPES, SIMPLE_TYPES, SimpleType, UNKNOWN_TO_VALIDATORS,
};

/// Checks all axes and domains of the taxonomy's own, and what it adds to those of others.
pub(super) fn check(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    for (id, axis) in &judged.taxonomy.axes {
        let is_read = judged.origins.has(Thing::Axis(*id));
        let is_own = judged.taxonomy.concept(*id).is_own();
        if !is_read && !is_own {
            continue;
        }
        is_of_kind(judged, (Thing::Axis(*id), *id), ConceptKind::Dimension, diagnostics);
        if let Some(typed) = &axis.typed {
            self::typed(judged, *id, typed, diagnostics);
        }
        members_of(judged, (*id, axis), is_read, diagnostics);
    }
    for (head, members) in &judged.taxonomy.domains {
        // What enumerations take from an axis is looked at there.
        let is_of_axis = judged.taxonomy.axes.values().any(|axis| {
            let tree = axis.members.split_first();
            tree.is_some_and(|(first, below)| first.concept == *head && below == members)
        });
        if is_of_axis {
            continue;
        }
        let is_read = judged.origins.has(Thing::DomainMember(*head, 0));
        if is_read || judged.taxonomy.concept(*head).is_own() {
            domain(judged, *head, members, diagnostics);
        }
    }
}

/// What a concept must be where it stands.
fn is_of_kind(
    judged: Judged<'_>,
    (thing, id): (Thing, ConceptId),
    kind: ConceptKind,
    diagnostics: &mut Diagnostics,
) {
    let concept = judged.taxonomy.concept(id);
    if concept.kind == kind || !concept.is_own() {
        return;
    }
    let word = if kind == ConceptKind::Dimension { "axis" } else { "member" };
    let message = format!("There is no {word} `{}`.", concept.name.local);
    let told = judged.diagnostic(Code::UnknownConcept, (thing, Part::Name), message);
    diagnostics.push(told.help(format!("add it to concepts.csv with the type `{word}`")));
}

fn typed(judged: Judged<'_>, axis: ConceptId, typed: &TypedDomain, diagnostics: &mut Diagnostics) {
    let place = (Thing::Axis(axis), Part::Typed);
    let name = &*typed.simple_type;
    if SimpleType::from_name(name).is_none() {
        let message = format!("`{name}` can't type an axis.");
        let told = judged.diagnostic(Code::InvalidCell, place, message);
        diagnostics.push(told.help(other_type(name)));
    }
    let element = &typed.element.local;
    if judged.taxonomy.find(element).is_some() {
        let message = format!("The concept `{element}` has the name of the axis's domain.");
        let told = judged.diagnostic(Code::RepeatedName, place, message);
        diagnostics.push(told.help("give the concept another name"));
    }
}

/// What to choose in place of a type that no axis can have.
fn other_type(name: &str) -> String {
    if DEPENDENT_TYPES.contains(&name) {
        return "its values mean something only within a document: choose `string`".to_owned();
    }
    if name == UNKNOWN_TO_VALIDATORS {
        return "validators do not know its values: choose `NCName` or `string`".to_owned();
    }
    let names = || SIMPLE_TYPES.iter().map(|known| known.name);
    did_you_mean(name, names())
        .unwrap_or_else(|| format!("choose one of {}", names().collect::<Vec<_>>().join(", ")))
}

/// The members of an axis. Of one that was read those that a row gives it: it may have others beside.
fn members_of(
    judged: Judged<'_>,
    (id, axis): (ConceptId, &Axis),
    is_read: bool,
    diagnostics: &mut Diagnostics,
) {
    let mut seen = FxHashSet::default();
    let mut last: Option<u32> = None;
    for (at, Member { concept, depth, .. }) in axis.members.iter().enumerate() {
        let thing = Thing::Member(id, at);
        if is_read && !judged.origins.has(thing) {
            last = Some(*depth);
            continue;
        }
        if axis.typed.is_some() {
            let message = "A typed axis has no members.";
            let told = judged.diagnostic(Code::InvalidTree, (thing, Part::Name), message);
            diagnostics.push(told.help("leave the row out, or the type"));
            continue;
        }
        is_of_kind(judged, (thing, *concept), ConceptKind::Member, diagnostics);
        let range = (u32::from(last.is_some()), last.map_or(0, |last| last.saturating_add(1)));
        if !(range.0..=range.1).contains(depth) {
            tell_depth(judged, thing, *depth, range, diagnostics);
        } else if !seen.insert(*concept) {
            tell_twice(judged, thing, *concept, "an axis has a member once", diagnostics);
        } else {
            last = Some(*depth);
        }
    }
    let default = axis
        .default
        .filter(|default| !is_read && axis.members.iter().all(|member| member.concept != *default));
    if let Some(default) = default {
        let names = [default, id].map(|id| &*judged.taxonomy.concept(id).name.local);
        let message =
            format!("`{}`, the default of `{}`, is none of its members.", names[0], names[1]);
        let told = judged.diagnostic(Code::InvalidTree, (Thing::Axis(id), Part::Name), message);
        diagnostics.push(told.help("an axis has one default at most (Dimensions 1.0 §2.7.1)"));
    }
}

/// The members of a domain, whose head has the depth 0 and is not among them.
fn domain(judged: Judged<'_>, head: ConceptId, members: &[Member], diagnostics: &mut Diagnostics) {
    let mut seen: FxHashSet<ConceptId> = [head].into_iter().collect();
    let mut last = 0u32;
    for (at, Member { concept, depth, .. }) in members.iter().enumerate() {
        let thing = Thing::DomainMember(head, at);
        is_of_kind(judged, (thing, *concept), ConceptKind::Member, diagnostics);
        let range = (1, last.saturating_add(1));
        if !(range.0..=range.1).contains(depth) {
            tell_depth(judged, thing, *depth, range, diagnostics);
        } else if !seen.insert(*concept) {
            let help = "a domain has a member once, and its head is not among them";
            tell_twice(judged, thing, *concept, help, diagnostics);
        } else {
            last = *depth;
        }
    }
}

fn tell_twice(
    judged: Judged<'_>,
    thing: Thing,
    member: ConceptId,
    help: &str,
    diagnostics: &mut Diagnostics,
) {
    let name = &judged.taxonomy.concept(member).name.local;
    let message = format!("The member `{name}` stands twice.");
    let told = judged.diagnostic(Code::RepeatedName, (thing, Part::Name), message);
    diagnostics.push(told.help(help));
}
