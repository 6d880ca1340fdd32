//! What items have that the model has no words for: fractions and tuples; and what items are called.

use super::InstanceSource;
use super::ids::Ids;
use crate::model::QName;
use crate::model::instance::{Item, ItemKind, Span};

/// Whether the model has items of a kind.
pub(super) fn is_said(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Item | ItemKind::Nil)
}

impl InstanceSource<'_> {
    /// The name of an item with a prefix of the documents.
    fn shown(&self, item: &Item) -> QName {
        let (namespace, local) = self.instance.names.parts(item.name);
        let bound = self.instance.prefixes.iter().find(|(_, uri)| **uri == *namespace);
        QName::new(bound.map_or("", |(prefix, _)| prefix), namespace, local)
    }

    /// What people know an item by.
    pub(super) fn called(&self, item: &Item) -> String {
        let name = self.shown(item);
        match item.id {
            Some(id) => format!("{name} (`{}`)", self.instance.id_text(id)),
            None => name.to_string(),
        }
    }

    /// The value of a fraction: `1/3`.
    pub(super) fn fraction(&self, (above, below): (Span, Span)) -> String {
        let term = |span| self.instance.span(span).trim();
        format!("{}/{}", term(above), term(below))
    }

    /// The tuples in which an item stands, the outermost first: names and ids.
    pub(super) fn tuples(&self, ids: &Ids, item: &Item) -> String {
        let mut path = Vec::new();
        let mut around = item.parent;
        // No tuple stands in itself.
        while let Some(at) = around.filter(|_| path.len() < self.instance.items.len()) {
            let Some(tuple) = self.instance.items.get(at.index()) else { break };
            let (name, id) = (self.shown(tuple), ids.fact(self.instance, at.index(), tuple));
            path.push(format!("{name}#{id}"));
            around = tuple.parent;
        }
        path.reverse();
        path.join("/")
    }
}
