//! References of linkbases and to linkbases (XBRL 2.1 §3.5.2.4, §3.5.2.5, §4.3).

use std::collections::HashSet;

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::{DocumentKind, Reference, ReferenceKind};
use crate::model::dts::{Dts, Node, ns};

/// The roles of references to linkbases, and the element of the links that such a linkbase has.
const KINDS: [(&str, &str); 5] = [
    ("http://www.xbrl.org/2003/role/calculationLinkbaseRef", "calculationLink"),
    ("http://www.xbrl.org/2003/role/definitionLinkbaseRef", "definitionLink"),
    ("http://www.xbrl.org/2003/role/labelLinkbaseRef", "labelLink"),
    ("http://www.xbrl.org/2003/role/presentationLinkbaseRef", "presentationLink"),
    ("http://www.xbrl.org/2003/role/referenceLinkbaseRef", "referenceLink"),
];

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for reference in dts.documents().references() {
        match reference.kind {
            ReferenceKind::LinkbaseRef => linkbase(dts, reference, diagnostics),
            ReferenceKind::RoleRef | ReferenceKind::ArcroleRef => {
                if !seen.insert((reference.linkbase, reference.kind, reference.uri)) {
                    let message = format!(
                        "`{}` is referred to twice in the linkbase.",
                        dts.text(reference.uri)
                    );
                    let code = Code::InvalidRoleReference;
                    tell(dts, reference.origin, code, message, diagnostics);
                }
                role(dts, reference, diagnostics);
            }
            _ => {}
        }
    }
}

/// A linkbase has the kind of links that the role of a reference to it says.
fn linkbase(dts: &Dts, reference: &Reference, diagnostics: &mut Diagnostics) {
    let role = dts.text(reference.uri);
    let Some((_, wanted)) = KINDS.iter().find(|(of, _)| *of == role) else { return };
    let linkbases = dts.documents().linkbases().iter();
    let target =
        linkbases.filter(|of| Some(of.origin.document) == reference.target && !of.embedded);
    for link in target.flat_map(|linkbase| dts.documents().links_of(linkbase)) {
        let (namespace, local) = dts.names().parts(link.name);
        let is_other = namespace == ns::LINK
            && local != *wanted
            && KINDS.iter().any(|(_, known)| *known == local);
        if is_other {
            let message =
                format!("The linkbase is referred to as one with `{wanted}`, and has a `{local}`.");
            let code = Code::InvalidLinkbaseReference;
            return tell(dts, reference.origin, code, message, diagnostics);
        }
    }
}

/// `roleRef` and `arcroleRef` lead to the declaration of their URI.
fn role(dts: &Dts, reference: &Reference, diagnostics: &mut Diagnostics) {
    let uri = dts.text(reference.uri);
    let Some(target) = reference.target else {
        let message = format!("`{}` is no address.", dts.text(reference.href));
        return tell(dts, reference.origin, Code::InvalidRoleReference, message, diagnostics);
    };
    let missing =
        |document: &crate::model::documents::Document| document.kind == DocumentKind::Missing;
    if dts.documents().get(target).is_some_and(missing) {
        return;
    }
    let wants_arcrole = reference.kind == ReferenceKind::ArcroleRef;
    let declared = match dts.documents().of_id(target, reference.fragment) {
        Some(Node::Role(id)) if !wants_arcrole => Some(dts.roles()[id.index()].uri),
        Some(Node::Arcrole(id)) if wants_arcrole => Some(dts.arcroles()[id.index()].uri),
        _ => None,
    };
    let message = match declared {
        Some(declared) if declared == reference.uri => return,
        Some(declared) => {
            format!("`{uri}` is referred to, and `{}` is declared there.", dts.text(declared))
        }
        None => format!("`{}` leads to no declaration of `{uri}`.", dts.text(reference.href)),
    };
    tell(dts, reference.origin, Code::InvalidRoleReference, message, diagnostics);
}
