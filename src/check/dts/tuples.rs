//! Tuples (XBRL 2.1 §4.9): what their types can be.

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::Origin;
use crate::model::dts::{
    AttributeSet, Content, Dts, ElementKind, NameId, Particle, Term, TypeId, ns,
};

/// How deep groups are followed.
const DEPTH: usize = 32;

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for (_, element) in dts.concepts().filter(|(_, element)| element.kind == ElementKind::Tuple) {
        let name = dts.names().local(element.name);
        let mut faults = Vec::new();
        let types: Vec<TypeId> = dts.type_chain(element.type_id).collect();
        for id in &types {
            let of = dts.type_(*id);
            if of.origin.is_none() {
                continue;
            }
            match of.content {
                Content::Mixed => faults.push("mixes text and elements".to_owned()),
                Content::Simple | Content::SimpleWithAttributes => {
                    faults.push("has a value of its own".to_owned());
                }
                Content::Elements => {}
            }
            attributes(dts, &of.attributes, 0, &mut faults);
            if let Some(particle) = &of.particle {
                parts(dts, particle, 0, &mut faults);
            }
        }
        if dts.type_(element.type_id).content == Content::Simple {
            faults.push("has a value of its own".to_owned());
        }
        faults.dedup();
        for fault in faults {
            let Origin { document, line } = element.origin;
            let message = format!("The tuple `{name}` {fault}.");
            tell(dts, Origin { document, line }, Code::InvalidTuple, message, diagnostics);
        }
    }
}

/// Attributes of XBRL and XLink are none for tuples.
fn attributes(dts: &Dts, set: &AttributeSet, depth: usize, faults: &mut Vec<String>) {
    const RESERVED: [&str; 4] = [ns::XBRLI, ns::LINK, ns::XLINK, ns::XL];
    for attribute in &set.uses {
        if RESERVED.contains(&dts.names().parts(attribute.name).0) {
            faults.push(format!("has the attribute `{}`", dts.shown(attribute.name)));
        }
    }
    for group in &set.groups {
        if let Some(group) = dts.attribute_group(*group).filter(|_| depth < DEPTH) {
            attributes(dts, group, depth + 1, faults);
        }
    }
}

/// What is in a tuple are items and tuples that stand at the top of a schema.
fn parts(dts: &Dts, particle: &Particle, depth: usize, faults: &mut Vec<String>) {
    let wrong = |name: NameId| format!("holds `{}`, which is no item or tuple", dts.shown(name));
    match &particle.term {
        Term::Sequence(inside) | Term::Choice(inside) | Term::All(inside) => {
            inside.iter().for_each(|part| parts(dts, part, depth, faults));
        }
        Term::Group(name) => {
            if let Some(group) = dts.group(*name).filter(|_| depth < DEPTH) {
                parts(dts, group, depth + 1, faults);
            }
        }
        Term::Element(name) => {
            let is_concept = |id| {
                let element = dts.element(id);
                element.kind.is_concept()
                    || dts.names().is(element.name, ns::XBRLI, "item")
                    || dts.names().is(element.name, ns::XBRLI, "tuple")
            };
            if dts.by_name(*name).is_some_and(|id| !is_concept(id)) {
                faults.push(wrong(*name));
            }
        }
        Term::Local(id) => faults.push(format!(
            "declares `{}` inside, which can only stand at the top of a schema",
            dts.names().local(dts.element(*id).name)
        )),
        Term::Any(_) => {}
    }
}
