//! A document of XML as a compact tree of its elements.

use std::borrow::Cow;

use crate::model::dts::{NameId, Names, Sym};
use crate::model::index_type;

index_type! {
    /// An element of a [`Tree`], in the order of the document.
    NodeId
}

impl NodeId {
    /// The root element.
    pub const ROOT: Self = Self(0);
}

/// A part of the text of a document, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// An element.
#[derive(Clone, Copy, Debug)]
pub struct TreeNode {
    /// Its name.
    pub name: NameId,
    /// The element around it; the root is its own.
    pub parent: NodeId,
    /// The first element behind it and all that is in it.
    pub next: NodeId,
    /// Line of its start tag, from 1.
    pub line: u32,
    /// First row of its attributes in the table of the tree.
    pub attributes: u32,
    /// What stands between its tags, as written.
    pub content: Span,
    /// The element with its tags.
    pub whole: Span,
}

/// An attribute that declares no namespace.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name.
    pub name: NameId,
    /// Its value, as written.
    pub value: Span,
}

/// The declaration of a namespace.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The element that declares it.
    pub node: NodeId,
    /// Prefix; empty for the default namespace.
    pub prefix: Sym,
    /// Namespace; empty where the default one is taken back.
    pub namespace: Sym,
}

/// The elements of a document with their attributes and the text of it all.
#[derive(Debug, Default)]
pub struct Tree {
    /// The whole document.
    pub text: String,
    /// Its elements, in the order of their start tags.
    pub nodes: Vec<TreeNode>,
    /// Their attributes.
    pub attributes: Vec<Attribute>,
    /// The namespaces they declare, in the order of the document.
    pub bindings: Vec<Binding>,
    /// What its type declares that is not read, and its line.
    pub unread: Option<(u32, String)>,
}

impl Tree {
    /// An element; the root where there is none of that number.
    #[must_use]
    pub fn node(&self, node: NodeId) -> &TreeNode {
        &self.nodes[if node.index() < self.nodes.len() { node.index() } else { 0 }]
    }

    /// Whether there is no element.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The elements directly in an element.
    pub fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let end = self.node(node).next;
        let mut at = NodeId(node.0 + 1);
        std::iter::from_fn(move || {
            let child = at;
            (child < end).then(|| {
                at = self.node(child).next;
                child
            })
        })
    }

    /// An element and all within it, in the order of the document.
    pub fn descendants(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (node.0..self.node(node).next.0).map(NodeId)
    }

    /// The attributes of an element, those aside that declare namespaces.
    #[must_use]
    pub fn attributes(&self, node: NodeId) -> &[Attribute] {
        let start = self.node(node).attributes as usize;
        let end = self
            .nodes
            .get(node.index() + 1)
            .map_or(self.attributes.len(), |next| next.attributes as usize);
        self.attributes.get(start..end).unwrap_or_default()
    }

    /// The text of a span, as written.
    #[must_use]
    pub fn raw(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The value of an attribute, as a reader of XML gives it: references replaced, blanks for
    /// line ends and tabs.
    #[must_use]
    pub fn value(&self, span: Span) -> Cow<'_, str> {
        super::text::attribute_value(self.raw(span))
    }

    /// The value of an attribute of an element.
    #[must_use]
    pub fn attribute(&self, node: NodeId, name: NameId) -> Option<Cow<'_, str>> {
        let found = self.attributes(node).iter().find(|attribute| attribute.name == name)?;
        Some(self.value(found.value))
    }

    /// All text in an element and in what it holds.
    #[must_use]
    pub fn string_value(&self, node: NodeId) -> Cow<'_, str> {
        super::text::string_value(self.raw(self.node(node).content))
    }

    /// Whether letters other than blanks stand directly in an element.
    #[must_use]
    pub fn has_own_text(&self, node: NodeId) -> bool {
        let content = self.node(node).content;
        let mut at = content.start;
        let blank = |start: u32, end: u32| {
            super::text::string_value(self.raw(Span { start, end })).trim_ascii().is_empty()
        };
        for child in self.children(node) {
            let whole = self.node(child).whole;
            if !blank(at, whole.start) {
                return true;
            }
            at = whole.end;
        }
        !blank(at, content.end)
    }

    /// The first prefix that the root binds to a namespace; none for the default namespace.
    #[must_use]
    pub fn prefix_of(&self, namespace: Sym) -> Option<Sym> {
        let own = self.bindings.iter().take_while(|binding| binding.node == NodeId::ROOT);
        let mut bound = own.filter(|of| of.namespace == namespace && of.prefix != Sym::EMPTY);
        bound.next().map(|binding| binding.prefix)
    }

    /// The namespace of a prefix where an element stands. The empty prefix gives the default
    /// namespace.
    #[must_use]
    pub fn namespace(&self, node: NodeId, prefix: Sym) -> Option<Sym> {
        let mut at = node;
        loop {
            let first = self.bindings.partition_point(|binding| binding.node < at);
            let own = self.bindings[first..].iter().take_while(|binding| binding.node == at);
            if let Some(binding) = own.filter(|binding| binding.prefix == prefix).last() {
                return Some(binding.namespace);
            }
            if at == NodeId::ROOT {
                return None;
            }
            at = self.node(at).parent;
        }
    }

    /// The name that a QName means where an element stands, if it is known.
    #[must_use]
    pub fn find_qname(&self, node: NodeId, text: &str, names: &Names) -> Option<NameId> {
        let text = text.trim_ascii();
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let bound = names.find(prefix).and_then(|prefix| self.namespace(node, prefix));
        let namespace = match prefix {
            "xml" => super::XML,
            "" => bound.map_or("", |namespace| names.text(namespace)),
            _ => names.text(bound?),
        };
        names.find_name(namespace, local)
    }

    /// The name that a QName means where an element stands; none where its prefix is bound to
    /// nothing. Without a prefix it has the default namespace.
    pub fn qname(&self, node: NodeId, text: &str, names: &mut Names) -> Option<NameId> {
        let text = text.trim_ascii();
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        let namespace = match prefix {
            "xml" => names.intern(super::XML),
            _ => {
                let prefix = names.intern(prefix);
                match self.namespace(node, prefix) {
                    Some(namespace) => namespace,
                    None if prefix == Sym::EMPTY => Sym::EMPTY,
                    None => return None,
                }
            }
        };
        let local = names.intern(local);
        Some(names.name(namespace, local))
    }
}
