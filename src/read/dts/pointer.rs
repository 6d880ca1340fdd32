//! References by position: the scheme `element()` of XPointer (XBRL 2.1 §3.5.4).

use rustc_hash::FxHashMap;

use super::Files;
use crate::model::documents::{DocumentId, NodeId, ResourceId, Tree};
use crate::model::dts::{Dts, ElementId, Node, Sym, ns};
use crate::read::tree;
use crate::standards::schemas;

/// A locator that leads to an element by its position.
pub(super) struct Pointer {
    pub(super) locator: usize,
    pub(super) document: DocumentId,
    pub(super) fragment: Sym,
}

/// Whether a fragment is a pointer by position.
pub(super) fn is_position(fragment: &str) -> bool {
    fragment.starts_with("element(") && fragment.ends_with(')')
}

/// Finds what pointers lead to. The documents are read again: such pointers are rare.
pub(super) fn resolve(dts: &mut Dts, files: &dyn Files, pointers: &[Pointer]) {
    let mut trees: FxHashMap<DocumentId, Option<Tree>> = FxHashMap::default();
    for pointer in pointers {
        let tree = trees
            .entry(pointer.document)
            .or_insert_with(|| tree_of(dts, files, pointer.document))
            .as_ref();
        let node = tree.and_then(|tree| {
            let node = position(dts, tree, dts.text(pointer.fragment))?;
            node_of(dts, pointer.document, tree, node)
        });
        if let Some(locator) = dts.documents.locators.get_mut(pointer.locator) {
            locator.node = node;
        }
    }
}

fn tree_of(dts: &mut Dts, files: &dyn Files, document: DocumentId) -> Option<Tree> {
    let url = dts.text(dts.documents.get(document)?.url).to_owned();
    match schemas::of_url(&url) {
        Some(text) => tree::parse(text.to_owned(), &mut dts.names, Tree::default()).ok(),
        None => tree::read(files.read(&url).ok()??, &mut dts.names, Tree::default()).ok(),
    }
}

/// The element that a pointer means: `element(/1/2)`, `element(id/2)` or `element(id)`. Several
/// may stand one behind the other; the first that leads somewhere counts.
fn position(dts: &Dts, tree: &Tree, fragment: &str) -> Option<NodeId> {
    fragment.split("element(").skip(1).find_map(|part| {
        let part = part.trim_ascii_end().strip_suffix(')')?;
        let mut steps = part.split('/');
        let id = steps.next()?;
        let mut at = None;
        if !id.is_empty() {
            let name = dts.names.find_name("", "id")?;
            let has = |node: &NodeId| tree.attribute(*node, name).as_deref() == Some(id);
            at = Some(tree.descendants(NodeId::ROOT).find(has)?);
        }
        for step in steps {
            let number: usize = step.parse().ok()?;
            at = Some(match at {
                None if number == 1 => NodeId::ROOT,
                None => return None,
                Some(node) => tree.children(node).nth(number.checked_sub(1)?)?,
            });
        }
        at
    })
}

/// What an element of a document is in the set.
fn node_of(dts: &Dts, document: DocumentId, tree: &Tree, node: NodeId) -> Option<Node> {
    let at = tree.node(node);
    let id = dts.names.find_name("", "id").and_then(|name| tree.attribute(node, name));
    if let Some(id) = id.and_then(|id| dts.names.find(id.trim_ascii())) {
        return dts.documents.of_id(document, id);
    }
    if dts.names.is(at.name, ns::XS, "element") {
        let found = dts.elements.iter().position(|element| {
            element.origin.document == document && element.origin.line == at.line
        });
        return found.map(|at| Node::Element(ElementId::from(at)));
    }
    let found = dts.resources.iter().position(|resource| {
        let link = &dts.documents.links[resource.link.index()];
        dts.documents.origin(link, resource.line).document == document && resource.line == at.line
    });
    Some(found.map_or(Node::Other(document, u16::MAX), |at| Node::Resource(ResourceId::from(at))))
}
