//! Dimensions of contexts and facts (Dimensions 1.0 §3).

mod cubes;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Findings;
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementId};
use crate::model::instance::{Context, Instance, ItemKind, WrittenMember};
use cubes::Cubes;

/// What a context gives to axes.
#[derive(Default)]
pub(super) struct Members {
    /// Axis, member (none of a typed axis), whether it stands in the segment.
    pub(super) members: Vec<(ElementId, Option<ElementId>, bool)>,
    /// Whether segment and scenario hold anything else.
    pub(super) has_more: (bool, bool),
    /// Whether something of it is not known, so that facts are not judged.
    is_unclear: bool,
}

/// Judges the members of all contexts, and facts against the cubes of their concepts.
pub(super) fn judge(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    let contexts: Vec<Members> =
        instance.contexts.iter().map(|context| members(instance, context, dts, findings)).collect();
    let mut cubes = Cubes::new(dts);
    if cubes.is_empty() {
        return;
    }
    let mut known: FxHashMap<(ElementId, usize), bool> = FxHashMap::default();
    for item in instance.items.iter().filter(|item| item.kind != ItemKind::Tuple) {
        let (namespace, local) = instance.names.parts(item.name);
        let Some(concept) = dts.find(namespace, local) else { continue };
        let Some(at) = item.context.and_then(|id| instance.context_at(id)) else { continue };
        if contexts[at].is_unclear {
            continue;
        }
        let is_valid =
            *known.entry((concept, at)).or_insert_with(|| cubes.allow(concept, &contexts[at]));
        if !is_valid {
            let message = format!("No cube of `{local}` allows the dimensions of its context.");
            findings.push(item.at, Code::DimensionsNotAllowed, message);
        }
    }
}

fn members(instance: &Instance, context: &Context, dts: &Dts, findings: &mut Findings) -> Members {
    let mut of = Members {
        has_more: (!context.segment.is_empty(), !context.scenario.is_empty()),
        ..Members::default()
    };
    let mut seen = FxHashSet::default();
    for dimension in &context.dimensions {
        let at = dimension.at;
        let name = |name| -> (&str, &str) { instance.names.parts(name) };
        let (namespace, local) = name(dimension.axis);
        if !seen.insert(dimension.axis) {
            let message = format!("The context gives two values to `{local}`.");
            findings.push(at, Code::RepeatedDimension, message);
        }
        let axis = dts.find(namespace, local);
        let is_typed = matches!(dimension.member, WrittenMember::Typed { .. });
        let Some(axis) = axis.filter(|axis| match is_typed {
            true => dts.is_typed_dimension(*axis),
            false => dts.is_explicit_dimension(*axis),
        }) else {
            let kind = if is_typed { "a typed" } else { "an explicit" };
            let message = format!("`{local}` is not {kind} dimension of the taxonomy.");
            findings.push(at, Code::WrongKindOfDimension, message);
            of.is_unclear = true;
            continue;
        };
        let member = match &dimension.member {
            WrittenMember::Explicit(member) => {
                let (namespace, local) = name(*member);
                let Some(member) = dts.find(namespace, local) else {
                    let message = format!("The taxonomy has no member `{local}`.");
                    findings.push(at, Code::UnknownMember, message);
                    of.is_unclear = true;
                    continue;
                };
                if dts.default_member(axis) == Some(member) {
                    let message = format!(
                        "`{local}` is the default, which is meant where the axis is left out."
                    );
                    findings.push(at, Code::DefaultMemberStated, message);
                }
                Some(member)
            }
            WrittenMember::Typed { element, .. } => {
                let wanted = dts.element(axis).typed_domain.map(|domain| dts.name_of(domain));
                if wanted.is_some_and(|wanted| wanted != name(*element)) {
                    let (_, local) = name(*element);
                    let message = format!(
                        "`{local}` is not the element that the axis takes its values from."
                    );
                    findings.push(at, Code::InvalidTypedMember, message);
                    of.is_unclear = true;
                }
                None
            }
        };
        of.members.push((axis, member, dimension.in_segment));
    }
    of
}
