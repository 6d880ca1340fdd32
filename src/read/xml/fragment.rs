//! A small piece of a document as a tree: a context, a unit, a link.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::{Attribute, Scanner, Scope, Scopes, Token, XmlError};
use crate::model::instance::{NameId, Names};
use crate::standards::namespaces::XHTML;

/// A node of a fragment.
#[derive(Debug)]
pub enum Node<'a> {
    /// An element.
    Element {
        /// Its name.
        name: NameId,
        /// Its name as it is written.
        written: &'a str,
        /// The prefixes that are bound in it.
        scope: Scope,
        /// Where its attributes begin in the fragment, and how many there are.
        attributes: (usize, usize),
        /// Where its start tag stands.
        at: usize,
        /// The first node that is not in it.
        next: usize,
    },
    /// Characters.
    Text(Cow<'a, str>),
}

/// An element and all within it.
#[derive(Debug, Default)]
pub struct Fragment<'a> {
    nodes: Vec<Node<'a>>,
    attributes: Vec<Attribute<'a>>,
}

impl<'a> Fragment<'a> {
    /// Reads the element that was opened last, to its end; what the fragment held before is forgotten.
    ///
    /// # Errors
    /// As [`Scanner::token`].
    pub fn read(&mut self, scanner: &mut Scanner<'a>, name: NameId) -> Result<(), XmlError> {
        self.nodes.clear();
        self.attributes.clear();
        let mut open = Vec::new();
        self.open(scanner, name, &mut open);
        // A text goes on only where no tag stands between.
        let mut is_text = false;
        while !open.is_empty() {
            let token = scanner.token()?;
            let goes_on = is_text;
            is_text = matches!(token, Token::Text(_));
            match token {
                Token::Start(name) => self.open(scanner, name, &mut open),
                Token::End => {
                    let end = self.nodes.len();
                    if let Some(at) = open.pop()
                        && let Some(Node::Element { next, .. }) = self.nodes.get_mut(at)
                    {
                        *next = end;
                    }
                }
                Token::Text(text) => match self.nodes.last_mut() {
                    Some(Node::Text(before)) if goes_on => before.to_mut().push_str(&text),
                    _ => self.nodes.push(Node::Text(text)),
                },
                Token::Eof => break,
            }
        }
        Ok(())
    }

    fn open(&mut self, scanner: &Scanner<'a>, name: NameId, open: &mut Vec<usize>) {
        open.push(self.nodes.len());
        let attributes = (self.attributes.len(), scanner.attributes().len());
        self.attributes.extend_from_slice(scanner.attributes());
        self.nodes.push(Node::Element {
            name,
            written: scanner.written_name(),
            scope: scanner.scope(),
            attributes,
            at: scanner.at(),
            next: 0,
        });
    }

    /// The name of an element; none of a text.
    #[must_use]
    pub fn name(&self, node: usize) -> Option<NameId> {
        match self.nodes.get(node)? {
            Node::Element { name, .. } => Some(*name),
            Node::Text(_) => None,
        }
    }

    /// Where an element stands.
    #[must_use]
    pub fn at(&self, node: usize) -> usize {
        match self.nodes.get(node) {
            Some(Node::Element { at, .. }) => *at,
            _ => 0,
        }
    }

    /// The scope of an element.
    #[must_use]
    pub fn scope(&self, node: usize) -> Scope {
        match self.nodes.get(node) {
            Some(Node::Element { scope, .. }) => *scope,
            _ => Scopes::NONE,
        }
    }

    /// The attributes of an element, but for declarations of namespaces.
    #[must_use]
    pub fn attributes(&self, node: usize) -> &[Attribute<'a>] {
        match self.nodes.get(node) {
            Some(Node::Element { attributes: (start, count), .. }) => {
                &self.attributes[*start..start + count]
            }
            _ => &[],
        }
    }

    /// The value of an attribute without a namespace.
    #[must_use]
    pub fn attribute(&self, node: usize, key: &str) -> Option<Cow<'a, str>> {
        self.attributes(node).iter().find(|attribute| attribute.key == key).map(Attribute::value)
    }

    /// The value of an attribute of a namespace.
    #[must_use]
    pub fn attribute_in(
        &self,
        node: usize,
        scopes: &Scopes<'a>,
        namespace: &str,
        local: &str,
    ) -> Option<Cow<'a, str>> {
        let scope = self.scope(node);
        let found = self.attributes(node).iter().find(|attribute| {
            attribute.key.split_once(':').is_some_and(|(prefix, name)| {
                name == local && scopes.namespace(scope, prefix) == Some(namespace)
            })
        });
        found.map(Attribute::value)
    }

    fn next(&self, node: usize) -> usize {
        match self.nodes.get(node) {
            Some(Node::Element { next, .. }) => *next,
            _ => node + 1,
        }
    }

    /// The nodes directly in an element.
    pub fn nodes(&self, node: usize) -> impl Iterator<Item = (usize, &Node<'a>)> {
        let end = self.next(node);
        let mut at = node + 1;
        std::iter::from_fn(move || {
            let child = at;
            (child < end).then(|| {
                at = self.next(child);
                (child, &self.nodes[child])
            })
        })
    }

    /// The elements directly in an element.
    pub fn children(&self, node: usize) -> impl Iterator<Item = (usize, NameId)> {
        self.nodes(node).filter_map(|(at, node)| match node {
            Node::Element { name, .. } => Some((at, *name)),
            Node::Text(_) => None,
        })
    }

    /// The names of an element and of all elements in it.
    pub fn descendants(&self, node: usize) -> impl Iterator<Item = NameId> {
        let all = self.nodes.get(node..self.next(node)).unwrap_or_default();
        all.iter().filter_map(|node| match node {
            Node::Element { name, .. } => Some(*name),
            Node::Text(_) => None,
        })
    }

    /// Whether letters other than blanks stand directly in an element.
    #[must_use]
    pub fn has_own_text(&self, node: usize) -> bool {
        self.nodes(node)
            .any(|(_, node)| matches!(node, Node::Text(text) if !super::trimmed(text).is_empty()))
    }

    /// All text in an element.
    #[must_use]
    pub fn text(&self, node: usize) -> Cow<'_, str> {
        let mut all = Cow::Borrowed("");
        for node in self.nodes.get(node + 1..self.next(node)).unwrap_or_default() {
            if let Node::Text(text) = node {
                if all.is_empty() {
                    all = Cow::Borrowed(text);
                } else {
                    all.to_mut().push_str(text);
                }
            }
        }
        all
    }

    /// All that stands in a note, as XML that binds the prefixes that it uses and no others; what has no prefix is XHTML.
    pub fn note(&self, node: usize, scopes: &Scopes<'a>, names: &Names) -> String {
        let mut out = String::new();
        for (child, _) in self.nodes(node) {
            self.put(child, scopes, names, &mut vec![("", XHTML)], &mut out);
        }
        out
    }

    fn put<'s>(
        &'s self,
        node: usize,
        scopes: &'s Scopes<'a>,
        names: &'s Names,
        bound: &mut Vec<(&'s str, &'s str)>,
        out: &mut String,
    ) {
        let Node::Element { name, written, scope, .. } = &self.nodes[node] else {
            if let Node::Text(text) = &self.nodes[node] {
                escape(text, false, out);
            }
            return;
        };
        let depth = bound.len();
        let (namespace, local) = names.parts(*name);
        let written = if namespace == XHTML { local } else { written };
        out.push('<');
        out.push_str(written);
        let mut attributes: Vec<(&str, &str, &Attribute<'a>)> = self
            .attributes(node)
            .iter()
            .map(|attribute| {
                let (prefix, local) = attribute.key.split_once(':').unwrap_or(("", attribute.key));
                let namespace = match prefix {
                    "" => "",
                    prefix => scopes.namespace(*scope, prefix).unwrap_or(""),
                };
                (namespace, local, attribute)
            })
            .collect();
        attributes.sort_by_key(|(namespace, local, _)| (*namespace, *local));
        let own = written.split_once(':').map_or("", |(prefix, _)| prefix);
        let prefixes = attributes.iter().filter_map(|(_, _, attribute)| {
            attribute
                .key
                .split_once(':')
                .map(|(prefix, _)| prefix)
                .filter(|prefix| *prefix != "xml")
        });
        let mut needed: Vec<&str> = std::iter::once(own).chain(prefixes).collect();
        needed.sort_unstable();
        needed.dedup();
        for prefix in needed {
            let namespace = match prefix == own {
                true => namespace,
                false => scopes.namespace(*scope, prefix).unwrap_or(""),
            };
            let known = bound.iter().rev().find(|(known, _)| *known == prefix).map(|known| known.1);
            if known.unwrap_or("") != namespace {
                let colon = if prefix.is_empty() { "" } else { ":" };
                let _ = write!(out, " xmlns{colon}{prefix}=\"");
                escape(namespace, true, out);
                out.push('"');
                bound.push((prefix, namespace));
            }
        }
        for (_, _, attribute) in attributes {
            let _ = write!(out, " {}=\"", attribute.key);
            escape(&attribute.value(), true, out);
            out.push('"');
        }
        out.push('>');
        for (child, _) in self.nodes(node) {
            self.put(child, scopes, names, bound, out);
        }
        bound.truncate(depth);
        let _ = write!(out, "</{written}>");
    }
}

/// Puts a text as XML has it.
pub(in crate::read) fn escape(text: &str, in_attribute: bool, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' if !in_attribute => "&gt;",
            b'"' if in_attribute => "&quot;",
            b'>' => ">",
            _ => "\"",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}
