//! References of an instance to documents of its taxonomy (XBRL 2.1 §4.2, §4.3).

use super::{Builder, XLINK};
use crate::model::instance::{ProblemKind, Reference, ReferenceKind};
use crate::read::inline::resolved;
use crate::read::xml::{Fragment, Scopes, XML, trimmed};

/// Where a reference leads, from the folder of its document: with the base that stands around it.
pub(crate) fn address(reference: &Reference) -> Box<str> {
    match &reference.base {
        Some(base) => resolved(base, &reference.href).into(),
        None => reference.href.clone(),
    }
}

impl Builder {
    /// Reads the reference that a node of a fragment is.
    pub(in crate::read) fn reference<'a>(
        &mut self,
        fragment: &Fragment<'a>,
        node: usize,
        scopes: &Scopes<'a>,
        kind: ReferenceKind,
    ) {
        let at = self.place(fragment.at(node));
        let of = |namespace: &str, local: &str| -> Option<Box<str>> {
            fragment.attribute_in(node, scopes, namespace, local).map(Into::into)
        };
        let Some(href) = of(XLINK, "href") else {
            self.problem(ProblemKind::Structure, at, "the reference has no `xlink:href`");
            return;
        };
        if of(XLINK, "type").as_deref() != Some("simple") {
            self.problem(ProblemKind::Structure, at, "the reference is no simple link");
        }
        let uri = match kind {
            ReferenceKind::Role => fragment.attribute(node, "roleURI"),
            ReferenceKind::Arcrole => fragment.attribute(node, "arcroleURI"),
            ReferenceKind::Schema | ReferenceKind::Linkbase => None,
        };
        let base = match (of(XML, "base"), &self.root_base) {
            (Some(own), Some(outer)) => Some(resolved(outer, &own).into()),
            (own, outer) => own.or_else(|| outer.clone()),
        };
        if let Some(id) = fragment.attribute(node, "id") {
            self.take_id(&id, fragment.at(node));
        }
        self.instance.references.push(Reference {
            kind,
            href: trimmed(&href).into(),
            base,
            role: of(XLINK, "role"),
            arcrole: of(XLINK, "arcrole"),
            uri: uri.map(|uri| trimmed(&uri).into()),
            target: None,
            at,
        });
    }
}
