//! Enumerations name where their values come from (Extensible Enumerations 1.0 and 2.0 §2).

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::DocumentKind;
use crate::model::dts::{Dts, ElementId, ElementKind};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for (id, element) in dts.concepts() {
        let Some(attribute) = dts.domain_attributes(id) else { continue };
        let name = dts.names().local(element.name);
        let mut wrong = |message: String| {
            tell(dts, element.origin, Code::InvalidEnumeration, message, diagnostics);
        };
        match attribute.domain {
            None | Some("") => wrong(format!("The enumeration `{name}` names no domain.")),
            Some(text) if !is_domain(dts, id) => wrong(format!(
                "`{}` is no domain of `{name}`: the head of one is an item that is neither a hypercube nor a dimension.",
                text.escape_debug()
            )),
            Some(_) => {}
        }
        if attribute.linkrole.is_none_or(str::is_empty) {
            wrong(format!("The enumeration `{name}` names no role in which its members stand."));
        }
    }
}

/// Whether what an enumeration names can be the head of a domain. Where documents are missing it may be in one
/// of them.
fn is_domain(dts: &Dts, id: ElementId) -> bool {
    let head = dts.element(id).domain.and_then(|name| dts.by_name(name));
    match head.map(|head| dts.element(head).kind) {
        Some(kind) => kind == ElementKind::Item,
        None => dts.documents().iter().any(|(_, of)| of.kind == DocumentKind::Missing),
    }
}
