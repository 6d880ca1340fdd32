//! References of linkbases and to linkbases (XBRL 2.1 §3.5.2.4, §3.5.2.5, §4.3).

use std::collections::HashSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::{DocumentId, DocumentKind, Reference, ReferenceKind};
use crate::model::dts::{Dts, Node, Sym, ns};

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

/// Where linkbases stand: those that are the root of their document, and all by their ids.
pub(in crate::check) struct Linkbases {
    roots: FxHashSet<DocumentId>,
    all: FxHashMap<DocumentId, FxHashSet<Sym>>,
}

impl Linkbases {
    pub(in crate::check) fn of(dts: &Dts) -> Self {
        let mut linkbases = Self { roots: FxHashSet::default(), all: FxHashMap::default() };
        for of in dts.documents().linkbases() {
            if !of.embedded {
                linkbases.roots.insert(of.origin.document);
            }
            linkbases.all.entry(of.origin.document).or_default().insert(of.id);
        }
        linkbases
    }

    /// Whether a part of a document is a linkbase: its root, or what has the id, which may stand in a schema (§3.5.4,
    /// §4.3.2). Positions are not counted here: any linkbase may be meant by them.
    pub(in crate::check) fn has(&self, dts: &Dts, at: DocumentId, fragment: &str) -> bool {
        match fragment {
            "" => self.roots.contains(&at),
            _ if fragment.contains(['(', '%']) => self.all.contains_key(&at),
            id => self
                .all
                .get(&at)
                .zip(dts.names().find(id))
                .is_some_and(|(ids, id)| ids.contains(&id)),
        }
    }
}

/// A linkbase has the kind of links that the role of a reference to it says.
fn linkbase(dts: &Dts, reference: &Reference, diagnostics: &mut Diagnostics) {
    let message = reference.target.and_then(|at| linkbase_fault(dts, at, dts.text(reference.uri)));
    if let Some(message) = message {
        tell(dts, reference.origin, Code::InvalidLinkbaseReference, message, diagnostics);
    }
}

/// What links a linkbase has that the role of a reference to it does not say.
pub(in crate::check) fn linkbase_fault(dts: &Dts, at: DocumentId, role: &str) -> Option<String> {
    let (_, wanted) = KINDS.iter().find(|(of, _)| *of == role)?;
    let linkbases = dts.documents().linkbases().iter();
    let target = linkbases.filter(|of| of.origin.document == at && !of.embedded);
    let mut links = target.flat_map(|linkbase| dts.documents().links_of(linkbase));
    let other = links.find_map(|link| {
        let (namespace, local) = dts.names().parts(link.name);
        let is_other = namespace == ns::LINK
            && local != *wanted
            && KINDS.iter().any(|(_, known)| *known == local);
        is_other.then_some(local)
    })?;
    Some(format!("The linkbase is referred to as one with `{wanted}`, and has a `{other}`."))
}

/// `roleRef` and `arcroleRef` lead to the declaration of their URI.
fn role(dts: &Dts, reference: &Reference, diagnostics: &mut Diagnostics) {
    let Some(target) = reference.target else {
        let message = format!("`{}` is no address.", dts.text(reference.href));
        return tell(dts, reference.origin, Code::InvalidRoleReference, message, diagnostics);
    };
    let wants_arcrole = reference.kind == ReferenceKind::ArcroleRef;
    let (uri, href) = (dts.text(reference.uri), dts.text(reference.href));
    let message = role_fault(dts, (target, reference.fragment), wants_arcrole, uri, href);
    if let Some(message) = message {
        tell(dts, reference.origin, Code::InvalidRoleReference, message, diagnostics);
    }
}

/// What is wrong with where a reference to a role or an arcrole leads: to which document, and to which id in it. Nothing
/// is known of a document that is not at hand.
pub(in crate::check) fn role_fault(
    dts: &Dts,
    (target, fragment): (DocumentId, Sym),
    wants_arcrole: bool,
    uri: &str,
    href: &str,
) -> Option<String> {
    if dts.documents().get(target).is_some_and(|of| of.kind == DocumentKind::Missing) {
        return None;
    }
    let declared = match dts.documents().of_id(target, fragment) {
        Some(Node::Role(id)) if !wants_arcrole => Some(dts.text(dts.roles()[id.index()].uri)),
        Some(Node::Arcrole(id)) if wants_arcrole => Some(dts.text(dts.arcroles()[id.index()].uri)),
        _ => None,
    };
    match declared {
        Some(declared) if declared == uri => None,
        Some(declared) => {
            Some(format!("`{uri}` is referred to, and `{declared}` is declared there."))
        }
        None => Some(format!("`{href}` leads to no declaration of `{uri}`.")),
    }
}
