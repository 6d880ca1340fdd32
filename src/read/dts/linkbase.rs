//! Linkbases (XBRL 2.1 §3.5): extended links with their locators, resources and arcs.

use super::discover::{Loader, Reading};
use super::pointer::{Pointer, is_position};
use crate::model::documents::{Link, LinkId, Linkbase, Locator, NodeId, ReferenceKind, ResourceId};
use crate::model::dts::{NameId, Node, Resource, Sym, ns};

impl Loader<'_> {
    /// Reads a linkbase, which may stand in a schema.
    pub(super) fn read_linkbase(&mut self, reading: Reading<'_>, node: NodeId, embedded: bool) {
        let (tree, known) = (reading.tree, self.known);
        let first = self.link_count();
        let number = u32::try_from(self.dts.documents.linkbases.len()).unwrap_or(u32::MAX);
        let origin = reading.origin(node);
        let id = self.sym_of(tree, node, known.id);
        let links = first..first;
        self.dts.documents.linkbases.push(Linkbase { origin, embedded, id, links });
        for child in tree.children(node) {
            let name = tree.node(child).name;
            if name == known.role_ref {
                self.read_simple_link(reading, child, ReferenceKind::RoleRef, Some(number));
            } else if name == known.arcrole_ref {
                self.read_simple_link(reading, child, ReferenceKind::ArcroleRef, Some(number));
            } else if tree.attribute(child, known.xlink_type).as_deref() == Some("extended") {
                self.read_link(reading, child, number);
            }
        }
        let links = first..self.link_count();
        self.dts.documents.linkbases[number as usize].links = links;
    }

    fn link_count(&self) -> u32 {
        u32::try_from(self.dts.documents.links.len()).unwrap_or(u32::MAX)
    }

    fn read_link(&mut self, reading: Reading<'_>, node: NodeId, linkbase: u32) {
        let (tree, known) = (reading.tree, self.known);
        let role = self.sym_of(tree, node, known.xlink_role);
        let id = LinkId::from(self.dts.documents.links.len());
        let starts = self.ends();
        let at = tree.node(node);
        self.dts.documents.links.push(Link {
            linkbase,
            name: at.name,
            role,
            line: at.line,
            locators: starts.0..starts.0,
            resources: starts.1..starts.1,
            arcs: starts.2..starts.2,
        });
        for child in tree.children(node) {
            // The type is mostly the first attribute.
            let Some(kind) = tree.attributes(child).iter().find(|a| a.name == known.xlink_type)
            else {
                continue;
            };
            match tree.raw(kind.value) {
                "locator" => self.read_locator(reading, child),
                "arc" => self.read_arc(reading, child),
                "resource" => self.read_resource(reading, child, id),
                _ => {}
            }
        }
        let ends = self.ends();
        let link = &mut self.dts.documents.links[id.index()];
        link.locators = starts.0..ends.0;
        link.resources = starts.1..ends.1;
        link.arcs = starts.2..ends.2;
    }

    /// The ends of the tables of locators, resources and arcs.
    fn ends(&self) -> (u32, u32, u32) {
        let narrow = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let documents = &self.dts.documents;
        (
            narrow(documents.locators.len()),
            narrow(self.dts.resources.len()),
            narrow(documents.arcs.len()),
        )
    }

    fn read_locator(&mut self, reading: Reading<'_>, node: NodeId) {
        let (tree, known) = (reading.tree, self.known);
        let at = tree.node(node);
        // Locators of somebody's own lead nowhere new (XBRL 2.1 §3.2).
        let follow = self.dts.names.parts(at.name) == (ns::LINK, "loc");
        let href = tree.attribute(node, known.xlink_href);
        let (document, fragment) = match &href {
            Some(href) => self.target(reading, node, href, follow),
            None => (None, Sym::EMPTY),
        };
        let written = match (&href, document) {
            (Some(href), None) => self.dts.names.intern(href),
            _ => Sym::EMPTY,
        };
        let label = self.sym_of(tree, node, known.xlink_label);
        if let Some(document) = document
            && is_position(self.dts.text(fragment))
        {
            let locator = self.dts.documents.locators.len();
            self.pointers.push(Pointer { locator, document, fragment });
        }
        self.dts.documents.locators.push(Locator {
            name: at.name,
            line: at.line,
            label,
            href: written,
            document,
            fragment,
            node: None,
        });
    }

    fn read_resource(&mut self, reading: Reading<'_>, node: NodeId, link: LinkId) {
        let (tree, known) = (reading.tree, self.known);
        let at = tree.node(node);
        let id = ResourceId::from(self.dts.resources.len());
        let is_reference = at.name == known.reference || at.name == known.generic_reference;
        let parts = self.read_parts(reading, node, is_reference);
        let has_text =
            !is_reference && (tree.children(node).next().is_none() || self.is_label(at.name));
        let text = match has_text {
            true => self.dts.names.intern(&tree.string_value(node)),
            false => Sym::EMPTY,
        };
        let resource = Resource {
            name: at.name,
            link,
            line: at.line,
            label: self.sym_of(tree, node, known.xlink_label),
            role: self.sym_of(tree, node, known.xlink_role),
            id: self.sym_of(tree, node, known.id),
            lang: self.language(reading, node),
            text,
            parts,
        };
        if resource.id != Sym::EMPTY {
            let key = (reading.document, resource.id);
            self.dts.documents.ids.entry(key).or_insert(Node::Resource(id));
        }
        self.dts.resources.push(resource);
    }

    /// Whether a resource has text with markup in it.
    fn is_label(&self, name: NameId) -> bool {
        matches!(self.dts.names.local(name), "label" | "footnote" | "message")
    }

    /// The parts of a reference.
    fn read_parts(
        &mut self,
        reading: Reading<'_>,
        node: NodeId,
        is_reference: bool,
    ) -> std::ops::Range<u32> {
        let tree = reading.tree;
        let first = u32::try_from(self.dts.parts.len()).unwrap_or(u32::MAX);
        if is_reference {
            for part in tree.children(node) {
                let text = self.dts.names.intern(tree.string_value(part).trim_ascii());
                self.dts.parts.push((tree.node(part).name, text));
            }
        }
        first..u32::try_from(self.dts.parts.len()).unwrap_or(u32::MAX)
    }

    /// The language in scope where an element stands.
    fn language(&mut self, reading: Reading<'_>, node: NodeId) -> Sym {
        let tree = reading.tree;
        let mut at = node;
        loop {
            if let Some(lang) = tree.attribute(at, self.known.xml_lang) {
                return self.dts.names.intern(lang.trim_ascii());
            }
            if at == NodeId::ROOT {
                return Sym::EMPTY;
            }
            at = tree.node(at).parent;
        }
    }
}
