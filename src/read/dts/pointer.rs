//! References by position: the scheme `element()` of XPointer (XBRL 2.1 §3.5.4).

use std::collections::hash_map::Entry;

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

/// Where resources are published: their documents with their ids, else with their positions. None where a
/// document can't be read again.
pub fn addresses(
    dts: &mut Dts,
    files: &dyn Files,
    resources: &[ResourceId],
) -> Vec<Option<String>> {
    let mut positions: FxHashMap<DocumentId, FxHashMap<u32, String>> = FxHashMap::default();
    let address = |id: &ResourceId| {
        let resource = dts.resource(*id);
        let link = dts.documents.links.get(resource.link.index())?;
        let document = dts.documents.origin(link, resource.line).document;
        let url = dts.text(dts.documents.get(document)?.url).to_owned();
        if resource.id != Sym::EMPTY {
            return Some(format!("{url}#{}", dts.text(resource.id)));
        }
        let known = match positions.entry(document) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let tree = tree_of(dts, files, document)?;
                place.insert(resources_of(dts, document, &tree))
            }
        };
        Some(format!("{url}#element({})", known.get(&id.0)?))
    };
    resources.iter().map(address).collect()
}

/// The positions of the resources of a document, which stand in the table in the order in which they are
/// written.
fn resources_of(dts: &mut Dts, document: DocumentId, tree: &Tree) -> FxHashMap<u32, String> {
    let kind = dts.names.qualified(ns::XLINK, "type");
    let is = |node: NodeId, of: &str| tree.attribute(node, kind).is_some_and(|kind| kind == of);
    let mut written = Vec::new();
    let mut open = vec![(NodeId::ROOT, "/1".to_owned(), false)];
    while let Some((node, position, in_link)) = open.pop() {
        if in_link && is(node, "resource") {
            written.push(position);
            continue;
        }
        let is_link = is(node, "extended");
        let below: Vec<_> = tree
            .children(node)
            .zip(1..)
            .map(|(child, nth)| (child, format!("{position}/{nth}"), is_link))
            .collect();
        open.extend(below.into_iter().rev());
    }
    let links = dts.documents.links.iter();
    let of_document = links.filter(|link| dts.documents.origin(link, 1).document == document);
    let read: Vec<u32> = of_document.flat_map(|link| link.resources.clone()).collect();
    if read.len() != written.len() {
        return FxHashMap::default();
    }
    read.into_iter().zip(written).collect()
}

/// Whether a fragment is a pointer by position.
pub(super) fn is_position(fragment: &str) -> bool {
    fragment.starts_with("element(") && fragment.ends_with(')')
}

/// Finds what pointers lead to: those of locators, and those of other references, which are known by the whole pointer
/// as if it was an id. The documents are read again: such pointers are rare.
pub(super) fn resolve(dts: &mut Dts, files: &dyn Files, pointers: &[Pointer]) {
    let of_references = of_references(dts);
    if pointers.is_empty() && of_references.is_empty() {
        return;
    }
    let mut trees: FxHashMap<DocumentId, Option<Positions>> = FxHashMap::default();
    let by_line = ByLine::new(dts);
    let mut found = |dts: &mut Dts, document: DocumentId, fragment: Sym| {
        let tree = trees
            .entry(document)
            .or_insert_with(|| tree_of(dts, files, document).map(Positions::new))
            .as_ref();
        tree.and_then(|positions| {
            let node = position(dts, positions, dts.text(fragment))?;
            node_of(dts, &by_line, document, &positions.tree, node)
        })
    };
    for pointer in pointers {
        let node = found(dts, pointer.document, pointer.fragment);
        if let Some(locator) = dts.documents.locators.get_mut(pointer.locator) {
            locator.node = node;
        }
    }
    for (document, fragment) in of_references {
        if let Some(node) = found(dts, document, fragment) {
            dts.documents.ids.insert((document, fragment), node);
        }
    }
}

/// The pointers by position of references that are no locators: `typedDomainRef`, `roleRef`, `arcroleRef`.
fn of_references(dts: &Dts) -> Vec<(DocumentId, Sym)> {
    let references = dts.documents.references.iter();
    let of_position = references.filter(|of| is_position(dts.text(of.fragment)));
    of_position.filter_map(|of| Some((of.target?, of.fragment))).collect()
}

/// A document with the elements directly in its root, among which pointers mostly count.
struct Positions {
    tree: Tree,
    below_root: Vec<NodeId>,
}

impl Positions {
    fn new(tree: Tree) -> Self {
        let below_root = tree.children(NodeId::ROOT).collect();
        Self { tree, below_root }
    }
}

/// Declarations and resources by the line on which they stand.
struct ByLine(FxHashMap<(DocumentId, u32), Node>);

impl ByLine {
    fn new(dts: &Dts) -> Self {
        let mut rows = FxHashMap::default();
        for (at, element) in dts.elements.iter().enumerate() {
            let origin = element.origin;
            let node = Node::Element(ElementId::from(at));
            rows.entry((origin.document, origin.line)).or_insert(node);
        }
        for (at, resource) in dts.resources.iter().enumerate() {
            let link = &dts.documents.links[resource.link.index()];
            let origin = dts.documents.origin(link, resource.line);
            let node = Node::Resource(ResourceId::from(at));
            rows.entry((origin.document, origin.line)).or_insert(node);
        }
        Self(rows)
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
fn position(dts: &Dts, positions: &Positions, fragment: &str) -> Option<NodeId> {
    let tree = &positions.tree;
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
                Some(NodeId::ROOT) => *positions.below_root.get(number.checked_sub(1)?)?,
                Some(node) => tree.children(node).nth(number.checked_sub(1)?)?,
            });
        }
        at
    })
}

/// What an element of a document is in the set.
fn node_of(
    dts: &Dts,
    by_line: &ByLine,
    document: DocumentId,
    tree: &Tree,
    node: NodeId,
) -> Option<Node> {
    let at = tree.node(node);
    let id = dts.names.find_name("", "id").and_then(|name| tree.attribute(node, name));
    if let Some(id) = id.and_then(|id| dts.names.find(id.trim_ascii())) {
        return dts.documents.of_id(document, id);
    }
    let found = by_line.0.get(&(document, at.line)).copied();
    Some(found.unwrap_or(Node::Other(document, u16::MAX)))
}
