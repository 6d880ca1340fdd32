//! Typed dimensions (Dimensions 1.0 §2.5.2.1): where `xbrldt:typedDomainRef` leads.

use crate::check::dts::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::{DocumentKind, Reference, ReferenceKind};
use crate::model::dts::{Dts, ElementId, ElementKind, Node};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for reference in dts.documents().references() {
        if reference.kind != ReferenceKind::TypedDomain {
            continue;
        }
        let element = dts.text(reference.uri).parse().ok().map(ElementId);
        let is_dimension = element.is_some_and(|id| dts.element(id).kind == ElementKind::Dimension);
        if let Some((code, message)) = fault(dts, reference, is_dimension) {
            tell(dts, reference.origin, code, message, diagnostics);
        }
    }
}

fn fault(dts: &Dts, reference: &Reference, is_dimension: bool) -> Option<(Code, String)> {
    let href = dts.text(reference.href);
    if !is_dimension {
        let message = "`xbrldt:typedDomainRef` stands on what is no dimension.".to_owned();
        return Some((Code::TypedDomainRefMisplaced, message));
    }
    if dts.text(reference.fragment).is_empty() {
        return Some((Code::TypedDomainRefAddress, format!("`{href}` names no part of a schema.")));
    }
    let document = reference.target.and_then(|target| Some((target, dts.documents().get(target)?)));
    let Some((target, _)) =
        document.filter(|(_, of)| of.kind == DocumentKind::Schema && !of.beside)
    else {
        let message = format!("`{href}` leads to no schema of the set.");
        return Some((Code::TypedDomainOutside, message));
    };
    let fits = match dts.documents().of_id(target, reference.fragment) {
        Some(Node::Element(id)) => {
            let element = dts.element(id);
            element.global && !element.is_abstract
        }
        _ => false,
    };
    (!fits).then(|| {
        let message = format!("`{href}` leads to no element that can hold the values.");
        (Code::TypedDomainInvalid, message)
    })
}
