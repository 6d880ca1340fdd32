//! Elements as values: a text that is the same for all spellings of an element, and XML that says what it said.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::{Fragment, Node, Scope, Scopes, escape};
use crate::model::instance::Names;
use crate::notation::lexical::is_ncname;

impl<'a> Fragment<'a> {
    /// An element as XML that binds what it uses: names of elements without prefixes, attributes by namespace and name,
    /// no comments, no blanks between elements, empty elements with both tags. Prefixes say nothing, so that elements
    /// that are spelled with others have equal texts; words with a prefix that is bound keep it, since they may be names.
    pub fn canonical(&self, node: usize, scopes: &Scopes<'a>, names: &Names, out: &mut String) {
        // None is bound: where the text is put, the default namespace may be any.
        let bound = Bound::default();
        Canonical { fragment: self, scopes, names, bound, made: 0 }.element(node, out);
    }
}

struct Canonical<'f, 'a> {
    fragment: &'f Fragment<'a>,
    scopes: &'f Scopes<'a>,
    names: &'f Names,
    bound: Bound<'f>,
    /// The number of the last prefix that was made where the text has come to.
    made: u32,
}

/// The prefixes that are bound where the text has come to. Each is found at once: an element may have thousands.
#[derive(Default)]
struct Bound<'f> {
    /// All of them, the innermost last.
    all: Vec<(String, &'f str)>,
    /// The namespaces of each, the innermost last.
    of: FxHashMap<String, Vec<&'f str>>,
    /// The prefixes that were made for a namespace, the innermost last.
    made: FxHashMap<&'f str, Vec<String>>,
}

impl<'f> Bound<'f> {
    fn namespace(&self, prefix: &str) -> Option<&'f str> {
        self.of.get(prefix)?.last().copied()
    }

    /// The outermost of the prefixes that were made for a namespace and still stand for it.
    fn made_for(&self, namespace: &str) -> Option<&String> {
        let mut made = self.made.get(namespace)?.iter();
        made.find(|prefix| self.namespace(prefix) == Some(namespace))
    }

    fn push(&mut self, prefix: &str, namespace: &'f str) {
        self.all.push((prefix.to_owned(), namespace));
        self.of.entry(prefix.to_owned()).or_default().push(namespace);
        if is_made(prefix) {
            self.made.entry(namespace).or_default().push(prefix.to_owned());
        }
    }

    /// Forgets those that elements bound which have ended.
    fn truncate(&mut self, depth: usize) {
        for (prefix, namespace) in self.all.drain(depth..).rev() {
            self.of.get_mut(&prefix).and_then(Vec::pop);
            if is_made(&prefix) {
                self.made.get_mut(namespace).and_then(Vec::pop);
            }
        }
    }
}

/// Whether a prefix is such as are made here.
fn is_made(prefix: &str) -> bool {
    prefix.strip_prefix('a').is_some_and(|n| n.parse::<u32>().is_ok())
}

impl<'f> Canonical<'f, '_> {
    fn element(&mut self, node: usize, out: &mut String) {
        let Some(name) = self.fragment.name(node) else { return };
        let (namespace, local) = self.names.parts(name);
        let (depth, made) = (self.bound.all.len(), self.made);
        let _ = write!(out, "<{local}");
        self.bind("", namespace, out);
        self.bind_words(node, out);
        self.attributes(node, out);
        out.push('>');
        // Blanks between elements say nothing.
        let is_apart =
            self.fragment.children(node).next().is_some() && !self.fragment.has_own_text(node);
        for (child, of) in self.fragment.nodes(node) {
            match of {
                Node::Element { .. } => self.element(child, out),
                Node::Text(text) if !is_apart => escape(text, false, out),
                Node::Text(_) => {}
            }
        }
        self.bound.truncate(depth);
        self.made = made;
        let _ = write!(out, "</{local}>");
    }

    /// Declares a prefix unless it stands for the namespace already.
    fn bind(&mut self, prefix: &str, namespace: &'f str, out: &mut String) {
        if self.bound.namespace(prefix) == Some(namespace) {
            return;
        }
        let colon = if prefix.is_empty() { "" } else { ":" };
        let _ = write!(out, " xmlns{colon}{prefix}=\"");
        escape(namespace, true, out);
        out.push('"');
        self.bound.push(prefix, namespace);
    }

    /// Declares the prefixes of words in the element's own text and in its attributes.
    fn bind_words(&mut self, node: usize, out: &mut String) {
        let scope = self.fragment.scope(node);
        let mut used = BTreeMap::new();
        for (_, of) in self.fragment.nodes(node) {
            if let Node::Text(text) = of {
                self.words(text, scope, &mut used);
            }
        }
        for attribute in self.fragment.attributes(node) {
            self.words(&attribute.value(), scope, &mut used);
        }
        for (prefix, namespace) in used {
            self.bind(&prefix, namespace, out);
        }
    }

    fn words(&self, text: &str, scope: Scope, used: &mut BTreeMap<String, &'f str>) {
        if !text.contains(':') {
            return;
        }
        for word in text.split_ascii_whitespace() {
            let Some((prefix, local)) = word.split_once(':') else { continue };
            if prefix == "xml" || used.contains_key(prefix) || !is_ncname(local) {
                continue;
            }
            if let Some(namespace) =
                self.scopes.namespace(scope, prefix).filter(|_| !prefix.is_empty())
            {
                used.insert(prefix.to_owned(), namespace);
            }
        }
    }

    fn attributes(&mut self, node: usize, out: &mut String) {
        let scope = self.fragment.scope(node);
        let attributes = self.fragment.attributes(node).iter();
        let mut attributes: Vec<_> = attributes
            .map(|attribute| {
                let (prefix, local) = attribute.key.split_once(':').unwrap_or(("", attribute.key));
                let namespace = match prefix {
                    "" => "",
                    prefix => self.scopes.namespace(scope, prefix).unwrap_or(""),
                };
                (namespace, local, prefix == "xml", attribute.value())
            })
            .collect();
        attributes.sort_by_key(|(namespace, local, ..)| (*namespace, *local));
        // All prefixes first: what an attribute says is read with those of the whole tag.
        let mut written = String::new();
        for (namespace, local, is_xml, value) in attributes {
            let prefix = match namespace {
                "" => String::new(),
                _ if is_xml => "xml:".to_owned(),
                _ => self.prefix(namespace, out) + ":",
            };
            let _ = write!(written, " {prefix}{local}=\"");
            escape(&value, true, &mut written);
            written.push('"');
        }
        out.push_str(&written);
    }

    /// A prefix for names of attributes: one that is bound already, or a new one that says nothing.
    fn prefix(&mut self, namespace: &'f str, out: &mut String) -> String {
        if let Some(prefix) = self.bound.made_for(namespace) {
            return prefix.clone();
        }
        let prefix = loop {
            self.made += 1;
            let prefix = format!("a{}", self.made);
            if self.bound.namespace(&prefix).is_none() {
                break prefix;
            }
        };
        self.bind(&prefix, namespace, out);
        prefix
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Fragment, Scanner, Token};
    use crate::model::instance::Names;

    fn canonical(text: &str) -> String {
        let mut scanner = Scanner::new(text, Names::default());
        let Ok(Token::Start(name)) = scanner.token() else { panic!("{text}") };
        let mut fragment = Fragment::default();
        fragment.read(&mut scanner, name).expect("well formed");
        let (scopes, names) = scanner.scopes_and_names();
        let mut out = String::new();
        fragment.canonical(0, scopes, names, &mut out);
        out
    }

    #[test]
    fn prefixes_blanks_and_the_order_of_attributes_say_nothing() {
        let one = "<t:k xmlns:t='urn:t' b='2' a='1'>\n <p>1</p><!-- --> <t:q t:z='&lt;'/>\n</t:k>";
        let two =
            "<k xmlns='urn:t' a='1' b='2'><p xmlns=''>1</p><q xmlns:u='urn:t' u:z='&#60;'></q></k>";
        let text = "<k xmlns=\"urn:t\" a=\"1\" b=\"2\"><p xmlns=\"\">1</p><q xmlns:a1=\"urn:t\" a1:z=\"&lt;\"></q></k>";
        assert_eq!(canonical(one), text);
        assert_eq!(canonical(two), text);
        assert_eq!(canonical(text), text);
    }

    #[test]
    fn words_that_may_be_names_keep_their_prefixes() {
        let text = "<t:k xmlns:t='urn:t' xmlns:v='urn:v' xmlns:w='urn:w'><t:p v:a='w:x'>v:y 12:30 a:b</t:p></t:k>";
        let told = "<k xmlns=\"urn:t\"><p xmlns:v=\"urn:v\" xmlns:w=\"urn:w\" xmlns:a1=\"urn:v\" a1:a=\"w:x\">v:y 12:30 a:b</p></k>";
        assert_eq!(canonical(text), told);
        assert_eq!(canonical(told), told);
        // A prefix that is made gives way to one of a word.
        let text = "<k xmlns='urn:t' xmlns:a1='urn:1' xmlns:b='urn:2' b:c='a1:d'/>";
        let told = "<k xmlns=\"urn:t\" xmlns:a1=\"urn:1\" xmlns:a2=\"urn:2\" a2:c=\"a1:d\"></k>";
        assert_eq!(canonical(text), told);
        assert_eq!(canonical(told), told);
    }
}
