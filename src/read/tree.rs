//! Documents of XML as compact trees of their elements, for schemas and linkbases, which refer to and fro.
//!
//! The tokens are those of quick-xml; namespaces, one root, no attribute twice, letters and references are
//! looked after here. Entities are never declared: a document that does is refused.

use std::fmt;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use super::xml::prolog::{self, DocumentType};
use super::xml::{XMLNS, XmlError, decode, letters};
use crate::limit::Limit;
use crate::model::documents::{Attribute, Binding, NodeId, Span, Tree, TreeNode, XML};
use crate::model::dts::{NameId, Names, Sym};

/// A document is no well-formed XML, or none that is read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The line, from 1.
    pub line: u32,
    /// What is wrong, to stand behind `the document is no well-formed XML:`.
    pub message: String,
}

impl Malformed {
    /// An error at a byte of a document.
    fn at(bytes: &[u8], error: XmlError) -> Self {
        let before = bytes.get(..error.at).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        Self { line: u32::try_from(line).unwrap_or(u32::MAX), message: error.what }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for Malformed {}

/// Reads the bytes of a document, in whatever encoding they are.
///
/// # Errors
/// As [`parse`], and when the encoding is not known, or the bytes are none of it.
pub fn read(bytes: Vec<u8>, names: &mut Names, spare: Tree) -> Result<Tree, Malformed> {
    // Only a document that is no UTF-8 is looked at again, for its line.
    let kept = std::str::from_utf8(&bytes).is_err().then(|| bytes.clone());
    let text = decode(bytes).map_err(|error| Malformed::at(&kept.unwrap_or_default(), error))?;
    parse(text, names, spare)
}

/// Reads a document. `spare` is a tree that is no longer needed, whose memory is used again.
///
/// # Errors
/// When the text is not well formed (XML 1.0, Namespaces in XML 1.0), declares entities or nests
/// deeper than [`Limit::Depth`].
pub fn parse(text: String, names: &mut Names, spare: Tree) -> Result<Tree, Malformed> {
    let mut tree = Tree { text: String::new(), ..spare };
    tree.nodes.clear();
    tree.attributes.clear();
    tree.bindings.clear();
    tree.unread = None;
    let mut parser = Parser::new(&text, names, tree);
    let read = parser.run();
    let line = parser.line;
    let mut tree = parser.tree;
    read.map_err(|message| Malformed { line, message })?;
    tree.text = text;
    Ok(tree)
}

/// An element whose end tag is still to come.
struct Open {
    node: NodeId,
    /// How many namespaces were in scope before it.
    scope: usize,
}

struct Parser<'a> {
    text: &'a str,
    names: &'a mut Names,
    tree: Tree,
    open: Vec<Open>,
    deepest: usize,
    /// Namespaces in scope: prefix and namespace, the nearest last.
    scope: Vec<(&'a str, Sym)>,
    /// Names as written, with what they mean in this scope; of elements and of attributes.
    elements: FxHashMap<&'a str, NameId>,
    attributes: FxHashMap<&'a str, NameId>,
    /// The attributes of the element that is being read.
    found: Vec<(&'a str, Span)>,
    has_type: bool,
    /// The line of a byte.
    line: u32,
    at: usize,
}

type Step = Result<(), String>;

impl<'a> Parser<'a> {
    fn new(text: &'a str, names: &'a mut Names, tree: Tree) -> Self {
        let xml = names.intern(XML);
        Self {
            text,
            names,
            tree,
            open: Vec::new(),
            deepest: Limit::Depth.count(),
            scope: vec![("xml", xml)],
            elements: FxHashMap::default(),
            attributes: FxHashMap::default(),
            found: Vec::new(),
            has_type: false,
            line: 1,
            at: 0,
        }
    }

    fn run(&mut self) -> Step {
        if u32::try_from(self.text.len()).is_err() {
            return Err("it is longer than 4 GiB".to_owned());
        }
        self.check_letters()?;
        let mut reader = Reader::from_str(self.text);
        reader.config_mut().check_comments = true;
        loop {
            let start = position(reader.buffer_position());
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    self.move_to(position(reader.error_position()));
                    return Err(error.to_string());
                }
            };
            let end = position(reader.buffer_position());
            match event {
                Event::Start(tag) => self.start(&tag, start, end)?,
                Event::Empty(tag) => {
                    self.start(&tag, start, end)?;
                    self.end(end, end);
                }
                Event::End(_) => self.end(start, end),
                Event::Text(text) => {
                    let blank = self.open.is_empty() && !text.trim_ascii().is_empty();
                    if blank || memchr::memmem::find(text.as_bytes(), b"]]>").is_some() {
                        let blanks = text.len() - text.trim_ascii_start().len();
                        self.move_to(start + blanks);
                        let where_ = if blank { "outside the root" } else { "with `]]>` in it" };
                        return Err(format!("there is text {where_}"));
                    }
                }
                Event::CData(_) if self.open.is_empty() => {
                    self.move_to(start);
                    return Err("there is text outside the root".to_owned());
                }
                Event::GeneralRef(name) => {
                    let reference = format!("&{};", &*name);
                    if self.open.is_empty() || !is_known(&reference) {
                        self.move_to(start);
                        return Err(format!("`{reference}` refers to nothing"));
                    }
                }
                Event::DocType(declaration) => self.document_type(&declaration, start)?,
                Event::Decl(content) if start > 0 || !prolog::is_declaration(&content) => {
                    self.move_to(start);
                    return Err(
                        "its declaration of XML is none, or not at its beginning".to_owned()
                    );
                }
                Event::PI(content) if !prolog::is_instruction(&content) => {
                    self.move_to(start);
                    return Err("there is an instruction without a name of its own".to_owned());
                }
                Event::Eof => break,
                Event::CData(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
        self.move_to(self.text.len());
        match (self.open.last(), self.tree.nodes.is_empty()) {
            (Some(_), _) => Err("an element has no end tag".to_owned()),
            (None, true) => Err("it has no element".to_owned()),
            (None, false) => Ok(()),
        }
    }

    /// Looks at the type of the document; the declarations in it are not read.
    fn document_type(&mut self, declaration: &str, start: usize) -> Step {
        self.move_to(start);
        let is_late = !self.tree.nodes.is_empty() || std::mem::replace(&mut self.has_type, true);
        let Some(read) = DocumentType::read(declaration).filter(|_| !is_late) else {
            return Err("its document type is none, or not at its place".to_owned());
        };
        if read.declares_entities() {
            return Err("it declares entities, which are not read".to_owned());
        }
        self.tree.unread = read.unread().map(|what| (self.line, what));
        Ok(())
    }

    /// Some letters, most of them of control, are no part of XML 1.0.
    fn check_letters(&mut self) -> Step {
        if let Some(at) = letters::forbidden(self.text) {
            self.move_to(at);
            return Err("it has a letter that XML does not have".to_owned());
        }
        Ok(())
    }

    /// Counts the lines up to a byte.
    fn move_to(&mut self, at: usize) {
        if let Some(passed) = self.text.as_bytes().get(self.at..at) {
            let lines = passed.iter().filter(|byte| **byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.at = at;
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, start: usize, end: usize) -> Step {
        self.move_to(start);
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err("it has a second root".to_owned());
        }
        if self.open.len() >= self.deepest {
            return Err(format!("its elements nest deeper than {} (--limit depth)", self.deepest));
        }
        let node = NodeId::from(self.tree.nodes.len());
        let scope = self.scope.len();
        self.take_attributes(tag, node)?;
        if self.scope.len() > scope {
            self.forget_names();
        }
        let written = self.written(tag.name().0);
        let name = self.element_name(written)?;
        let first = self.tree.attributes.len();
        for at in 0..self.found.len() {
            let (written, value) = self.found[at];
            let name = self.attribute_name(written)?;
            if self.tree.attributes[first..].iter().any(|known| known.name == name) {
                return Err(format!("the attribute `{written}` is there twice"));
            }
            self.tree.attributes.push(Attribute { name, value });
        }
        let parent = self.open.last().map_or(NodeId::ROOT, |open| open.node);
        self.tree.nodes.push(TreeNode {
            name,
            parent,
            next: node,
            line: self.line,
            attributes: narrow(first),
            content: Span { start: narrow(end), end: narrow(end) },
            whole: Span { start: narrow(start), end: narrow(end) },
        });
        self.open.push(Open { node, scope });
        Ok(())
    }

    fn end(&mut self, start: usize, end: usize) {
        let Some(Open { node, scope }) = self.open.pop() else { return };
        let next = NodeId::from(self.tree.nodes.len());
        if let Some(node) = self.tree.nodes.get_mut(node.index()) {
            node.next = next;
            node.content.end = narrow(start);
            node.whole.end = narrow(end);
        }
        if self.scope.len() > scope {
            self.scope.truncate(scope);
            self.forget_names();
        }
    }

    /// The attributes of a tag: those that declare namespaces come into scope, the others are
    /// left in `found`.
    fn take_attributes(&mut self, tag: &BytesStart<'_>, node: NodeId) -> Step {
        self.found.clear();
        let mut attributes = tag.attributes();
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let written = self.written(attribute.key.0);
            let value: &str = &attribute.value;
            let before = self.text.get(..self.offset(attribute.key.0)).unwrap_or("");
            if !before.ends_with([' ', '\t', '\n', '\r']) {
                return Err(format!("no blank stands before the attribute `{written}`"));
            }
            if value.bytes().any(|byte| matches!(byte, b'<' | b'&')) && !is_known(value) {
                return Err(format!("the value of `{written}` has a letter that it can't have"));
            }
            let start = self.offset(value);
            let span = Span { start: narrow(start), end: narrow(start + value.len()) };
            let prefix = match written.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => {
                    self.found.push((written, span));
                    continue;
                }
            };
            self.declare(prefix, value, node)?;
        }
        Ok(())
    }

    fn declare(&mut self, prefix: &'a str, value: &str, node: NodeId) -> Step {
        let value = unescape(value).unwrap_or(value.into());
        let reserved = prefix == "xmlns" || (prefix == "xml") != (value == XML) || value == XMLNS;
        if reserved || (value.is_empty() && !prefix.is_empty()) {
            return Err(format!("the prefix `{prefix}` can't stand for `{value}`"));
        }
        let namespace = self.names.intern(&value);
        let known = self.names.intern(prefix);
        if self.tree.bindings.iter().rev().take_while(|b| b.node == node).any(|b| b.prefix == known)
        {
            return Err(format!("the prefix `{prefix}` is declared twice"));
        }
        self.tree.bindings.push(Binding { node, prefix: known, namespace });
        self.scope.push((prefix, namespace));
        Ok(())
    }

    /// A name as it stands in the text, which outlives the tag that holds it.
    fn written(&self, part: &str) -> &'a str {
        let start = self.offset(part);
        self.text.get(start..start + part.len()).unwrap_or("")
    }

    /// Where a part of the text stands in it.
    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn forget_names(&mut self) {
        self.elements.clear();
        self.attributes.clear();
    }

    fn element_name(&mut self, written: &'a str) -> Result<NameId, String> {
        if let Some(name) = self.elements.get(written) {
            return Ok(*name);
        }
        let name = self.resolve(written, true)?;
        self.elements.insert(written, name);
        Ok(name)
    }

    fn attribute_name(&mut self, written: &'a str) -> Result<NameId, String> {
        if let Some(name) = self.attributes.get(written) {
            return Ok(*name);
        }
        let name = self.resolve(written, false)?;
        self.attributes.insert(written, name);
        Ok(name)
    }

    fn resolve(&mut self, written: &str, is_element: bool) -> Result<NameId, String> {
        let (prefix, local) = written.split_once(':').unwrap_or(("", written));
        if !letters::is_qname(written) {
            return Err(format!("`{written}` is no name"));
        }
        let bound = self.scope.iter().rev().find(|binding| binding.0 == prefix);
        let namespace = match bound {
            Some((_, namespace)) if is_element || !prefix.is_empty() => *namespace,
            None if !prefix.is_empty() => {
                return Err(format!("the prefix `{prefix}` stands for nothing"));
            }
            _ => Sym::EMPTY,
        };
        let local = self.names.intern(local);
        Ok(self.names.name(namespace, local))
    }
}

/// Whether a text has no `<` and only references that lead somewhere.
fn is_known(text: &str) -> bool {
    let is_entity = |name: &str| resolve_xml_entity(name).is_some();
    !text.contains('<') && letters::dangling(text, is_entity).is_none()
}

fn position(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// A place in a text that is shorter than 4 GiB.
fn narrow(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Tree, Malformed> {
        parse(text.to_owned(), &mut Names::new(), Tree::default())
    }

    #[test]
    fn elements_keep_names_values_and_lines() {
        let mut names = Names::new();
        let text = "<?xml version='1.0'?>\n<a xmlns='urn:a' xmlns:b='urn:b'>\n <b:c x='1&lt;' b:x='2'>\
                    t<d/>u</b:c>\n<e xmlns=''/></a>";
        let tree = parse(text.to_owned(), &mut names, Tree::default()).unwrap();
        let shown: Vec<_> = tree.nodes.iter().map(|n| (names.parts(n.name), n.line)).collect();
        let expected =
            [(("urn:a", "a"), 2), (("urn:b", "c"), 3), (("urn:a", "d"), 3), (("", "e"), 4)];
        assert_eq!(shown, expected);
        let c = NodeId(1);
        assert_eq!(tree.children(NodeId::ROOT).collect::<Vec<_>>(), [c, NodeId(3)]);
        let name = names.find_name("", "x").unwrap();
        assert_eq!(tree.attribute(c, name).as_deref(), Some("1<"));
        assert_eq!(tree.string_value(c), "tu");
        assert!(tree.has_own_text(c) && !tree.has_own_text(NodeId::ROOT));
        let b = names.intern("b");
        assert_eq!(tree.namespace(NodeId(3), b).map(|n| names.text(n)), Some("urn:b"));
    }

    #[test]
    fn what_is_not_well_formed_is_refused_at_its_line() {
        for (text, line) in [
            ("", 1),
            ("<a>", 1),
            ("<a>\n</b>", 2),
            ("<a/>\n<b/>", 2),
            ("<a/>\ntext", 2),
            ("<a>\n<b x='1' x='2'/></a>", 2),
            ("<a xmlns:p='urn:a' xmlns:q='urn:a'>\n<b p:x='1' q:x='2'/></a>", 2),
            ("<a>\n<p:b/></a>", 2),
            ("<a>\n&x;</a>", 2),
            ("<a>\n<b x='&x;'/></a>", 2),
            ("<a>\n<b x='<'/></a>", 2),
            ("<a>\n\u{1}</a>", 2),
            ("<a>\n\u{fffe}</a>", 2),
            ("<a>\n&#xFFFE;</a>", 2),
            ("<a>\n<b c='&#1;'/></a>", 2),
            ("<a>\n<b c=''d=''/></a>", 2),
            ("<a>\n<?xml version='1.0'?></a>", 2),
            ("<?xml encoding='UTF-8'?>\n<a/>", 1),
            ("<a/>\n<!DOCTYPE a>", 2),
            ("<a>\n<1/></a>", 2),
            ("<!DOCTYPE a [<!ENTITY x 'y'>]>\n<a/>", 1),
            ("<a xmlns:b=''/>", 1),
        ] {
            let error = read_text(text).expect_err(text);
            assert_eq!(error.line, line, "{text}: {error}");
        }
    }

    #[test]
    fn depth_has_a_limit() {
        let deep =
            |depth: usize| read_text(&format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth)));
        assert!(deep(Limit::Depth.count()).is_ok());
        assert!(deep(100_000).unwrap_err().message.contains("deeper"));
    }
}
