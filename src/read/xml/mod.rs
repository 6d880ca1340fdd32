//! Documents of XML as a stream of elements and texts, with names that are resolved and numbered.
//!
//! Tags that are written plainly are read here (`plain`), all else by quick-xml; on top is what every reader of a
//! report needs: names, scopes of prefixes, characters that are written as references, and bounds for documents that
//! mean harm. Nothing is fetched and no entity is replaced but those that XML and XHTML define.

mod decode;
mod fragment;
mod plain;

use std::borrow::Cow;
use std::fmt;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesText, Event};
use rustc_hash::{FxHashMap, FxHashSet};

pub use decode::decode;
pub(in crate::read) use fragment::escape;
pub use fragment::{Content, Fragment, Node};

use crate::limit::Limit;
use crate::model::instance::{NameId, Names};

/// The namespace of `xml:lang` and its like.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Why a document is no XML that is read here, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlError {
    /// Offset in the text of the document, in bytes.
    pub at: usize,
    /// What is wrong, as a sentence without its full stop.
    pub what: String,
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for XmlError {}

/// Prefixes that are bound where an element stands: the last binding, which leads to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope(u32);

struct Binding<'a> {
    prefix: &'a str,
    namespace: Cow<'a, str>,
    before: Scope,
}

/// All bindings of a document.
pub struct Scopes<'a>(Vec<Binding<'a>>);

impl<'a> Scopes<'a> {
    /// The scope in which only `xml` is bound.
    pub const NONE: Scope = Scope(u32::MAX);

    fn bind(&mut self, scope: Scope, prefix: &'a str, namespace: Cow<'a, str>) -> Scope {
        let at = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(Binding { prefix, namespace, before: scope });
        Scope(at)
    }

    /// The namespace of a prefix; the empty one is that of the default namespace.
    #[must_use]
    pub fn namespace(&self, mut scope: Scope, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        while let Some(binding) = self.0.get(scope.0 as usize) {
            if binding.prefix == prefix {
                return Some(&binding.namespace);
            }
            scope = binding.before;
        }
        prefix.is_empty().then_some("")
    }

    /// Prefixes and namespaces in a scope, the innermost first; those that are hidden by it as well.
    pub fn bindings(&self, mut scope: Scope) -> impl Iterator<Item = (&'a str, &str)> {
        std::iter::from_fn(move || {
            let binding = self.0.get(scope.0 as usize)?;
            scope = binding.before;
            Some((binding.prefix, &*binding.namespace))
        })
    }

    /// The name that a QName in a value means; none where its prefix is not bound. One without a prefix is in the
    /// default namespace.
    pub fn qname(&self, scope: Scope, text: &str, names: &mut Names) -> Option<NameId> {
        let text = trimmed(text);
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        Some(names.qualified(self.namespace(scope, prefix)?, local))
    }
}

/// An attribute as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'a> {
    /// Its name with the prefix.
    pub key: &'a str,
    /// Its value as it is written, without the quotes.
    pub raw: &'a str,
    /// Whether it is known that every letter of the value means itself.
    is_plain: bool,
}

impl<'a> Attribute<'a> {
    /// The value: references replaced, blanks for tabs and line ends.
    #[must_use]
    #[inline]
    pub fn value(&self) -> Cow<'a, str> {
        if self.is_plain {
            return Cow::Borrowed(self.raw);
        }
        self.replaced()
    }

    fn replaced(&self) -> Cow<'a, str> {
        if !self.raw.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\n' | b'\r')) {
            return Cow::Borrowed(self.raw);
        }
        let plain = self.raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
        match quick_xml::escape::unescape_with(&plain, entity) {
            Ok(value) => Cow::Owned(value.into_owned()),
            Err(_) => Cow::Owned(plain),
        }
    }
}

/// What comes next in a document.
#[derive(Debug)]
pub enum Token<'a> {
    /// A start tag; [`Scanner::attributes`] holds its attributes. An empty element has an end as well.
    Start(NameId),
    /// An end tag.
    End,
    /// Characters; those of one text may come in several pieces.
    Text(Cow<'a, str>),
    /// The document is over.
    Eof,
}

/// An element that is open.
struct Open<'a> {
    scope: Scope,
    /// Its name as it is written.
    name: &'a str,
}

/// Reads a document.
pub struct Scanner<'a> {
    text: &'a str,
    names: Names,
    scopes: Scopes<'a>,
    scope: Scope,
    open: Vec<Open<'a>>,
    deepest: usize,
    attributes: Vec<Attribute<'a>>,
    /// Names of elements by how they are written, in one scope.
    known: FxHashMap<&'a str, NameId>,
    known_in: Scope,
    /// Where the last token begins.
    at: usize,
    /// Where it ends.
    end: usize,
    /// An empty element was told, its end was not.
    end_due: bool,
    /// What stands between the last start tag's brackets.
    tag: &'a str,
    has_root: bool,
    has_doctype: bool,
}

impl<'a> Scanner<'a> {
    /// A reader of a text; names are numbered on.
    #[must_use]
    pub fn new(text: &'a str, names: Names) -> Self {
        Self {
            text,
            names,
            scopes: Scopes(Vec::new()),
            scope: Scopes::NONE,
            open: Vec::new(),
            deepest: Limit::Depth.count(),
            attributes: Vec::new(),
            known: FxHashMap::default(),
            known_in: Scopes::NONE,
            at: 0,
            end: 0,
            end_due: false,
            tag: "",
            has_root: false,
            has_doctype: false,
        }
    }

    /// The names so far.
    pub fn names(&mut self) -> &mut Names {
        &mut self.names
    }

    /// The names, when the document was read.
    #[must_use]
    pub fn into_names(self) -> Names {
        self.names
    }

    /// Bindings of prefixes.
    #[must_use]
    pub fn scopes(&self) -> &Scopes<'a> {
        &self.scopes
    }

    /// Bindings of prefixes and the names, to read a QName of a value.
    pub fn scopes_and_names(&mut self) -> (&Scopes<'a>, &mut Names) {
        (&self.scopes, &mut self.names)
    }

    /// The scope of the element that was opened last.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Where the last token begins, in bytes.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// Where the last token ends, in bytes.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }

    /// Whether a text stands in the document at an offset as it is.
    #[must_use]
    pub fn is_at(&self, at: usize, text: &str) -> bool {
        self.text.get(at..at + text.len()).is_some_and(|found| std::ptr::eq(found, text))
    }

    /// How many elements are open.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The attributes of the last start tag, but for declarations of namespaces.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// The name of the last start tag as it is written.
    #[must_use]
    pub fn written_name(&self) -> &'a str {
        self.tag
    }

    /// The value of an attribute of the last start tag.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<Cow<'a, str>> {
        self.attributes.iter().find(|attribute| attribute.key == key).map(Attribute::value)
    }

    /// The namespace and local name of the key of an attribute; without a prefix it is in none.
    #[must_use]
    pub fn attribute_name(&self, key: &'a str) -> Option<(&str, &'a str)> {
        match key.split_once(':') {
            None => Some(("", key)),
            Some((prefix, local)) => Some((self.scopes.namespace(self.scope, prefix)?, local)),
        }
    }

    /// The value of an attribute of a namespace at the last start tag.
    #[must_use]
    pub fn attribute_in(&self, namespace: &str, local: &str) -> Option<Cow<'a, str>> {
        let found = self.attributes.iter().find(|attribute| {
            attribute.key.len() > local.len()
                && attribute.key.ends_with(local)
                && self.attribute_name(attribute.key) == Some((namespace, local))
        });
        found.map(Attribute::value)
    }

    /// What comes next.
    ///
    /// # Errors
    /// Where the text is not well-formed, a prefix is not bound, an entity is not one of XML or XHTML, elements lie
    /// too deep in each other.
    #[inline]
    pub fn token(&mut self) -> Result<Token<'a>, XmlError> {
        if self.end_due {
            self.end_due = false;
            return Ok(self.close());
        }
        // Offsets would not be those of the text; whoever decodes a document takes the mark away.
        if self.open.is_empty() && self.text.starts_with('\u{feff}') {
            return Err(
                self.error("the document begins with a byte order mark that is not taken away")
            );
        }
        loop {
            self.at = self.end;
            let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let token = match rest {
                [] if !self.open.is_empty() || !self.has_root => {
                    return Err(self.error("the document ends before its root element does"));
                }
                [] => return Ok(Token::Eof),
                [b'<', b'/', name @ ..] if self.is_plain_end(name) => return Ok(self.close()),
                [b'<', letter, ..] if !matches!(letter, b'/' | b'!' | b'?') => {
                    self.attributes.clear();
                    match plain::start_tag(self.text, self.at, &mut self.attributes) {
                        Some(tag) => Some(self.plain_tag(&tag)?),
                        None => self.unusual()?,
                    }
                }
                [b'<' | b'&', ..] => self.unusual()?,
                _ => {
                    let len = memchr::memchr2(b'<', b'&', rest).unwrap_or(rest.len());
                    self.end = self.at + len;
                    self.text(&self.text[self.at..self.end])?
                }
            };
            if let Some(token) = token {
                return Ok(token);
            }
        }
    }

    /// The text of the element that was opened last and where it begins, where that is all that the element holds and
    /// is written plainly; the element is passed over.
    #[inline]
    pub fn whole_text(&mut self) -> Option<(usize, &'a str)> {
        let name = self.open.last().filter(|_| !self.end_due)?.name;
        let start = self.end;
        let len = plain::text_len(self.text, start, name)?;
        self.at = start + len;
        self.end = self.at + "</".len() + name.len() + ">".len();
        self.close();
        Some((start, self.text.get(start..start + len)?))
    }

    /// Whether an end tag of the element that is open, written plainly, goes on like this behind `</`; it is passed over.
    fn is_plain_end(&mut self, rest: &[u8]) -> bool {
        let Some(Open { name, .. }) = self.open.last() else { return false };
        let is_end = rest.starts_with(name.as_bytes()) && rest.get(name.len()) == Some(&b'>');
        if is_end {
            self.end = self.at + "</".len() + name.len() + ">".len();
        }
        is_end
    }

    /// Characters between tags; none outside the root element, where only blanks stand.
    fn text(&self, text: &'a str) -> Result<Option<Token<'a>>, XmlError> {
        if self.open.is_empty() {
            return match trimmed(text) {
                "" => Ok(None),
                _ => Err(self.error("there is text outside the root element")),
            };
        }
        Ok(Some(Token::Text(BytesText::from_escaped(text).xml10_content())))
    }

    /// Opens the element of a tag whose attributes are read.
    fn plain_tag(&mut self, tag: &plain::Tag) -> Result<Token<'a>, XmlError> {
        self.end = tag.end;
        self.end_due = tag.is_empty;
        self.begin(&self.text[self.at + 1..tag.name_end])?;
        if tag.is_special {
            for attribute in std::mem::take(&mut self.attributes) {
                self.take(attribute)?;
            }
        }
        self.no_attribute_twice()?;
        self.name().map(Token::Start)
    }

    /// What is not written plainly; none of what is passed over.
    #[cold]
    fn unusual(&mut self) -> Result<Option<Token<'a>>, XmlError> {
        let mut reader = Reader::from_str(&self.text[self.at..]);
        let config = reader.config_mut();
        config.check_comments = true;
        // Which element ends is looked at below, for the reader has not seen it begin.
        config.allow_unmatched_ends = true;
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(0);
                return Err(XmlError { at: self.at + at, what: error.to_string() });
            }
        };
        self.end = self.at + usize::try_from(reader.buffer_position()).unwrap_or(0);
        match event {
            Event::Start(tag) => self.open(tag.name().0.len(), 1).map(Some),
            Event::Empty(tag) => {
                self.end_due = true;
                self.open(tag.name().0.len(), 2).map(Some)
            }
            Event::End(tag) => {
                let found = tag.name().0.to_owned();
                let error = match self.open.last() {
                    Some(open) if *open.name == *found => return Ok(Some(self.close())),
                    Some(open) => {
                        IllFormedError::MismatchedEndTag { expected: open.name.to_owned(), found }
                    }
                    None => IllFormedError::UnmatchedEndTag(found),
                };
                Err(self.error(Error::IllFormed(error).to_string()))
            }
            Event::Text(_) => self.text(&self.text[self.at..self.end]),
            Event::CData(text) => {
                if self.open.is_empty() {
                    return Err(self.error("there is text outside the root element"));
                }
                Ok(Some(Token::Text(text.xml10_content())))
            }
            Event::GeneralRef(reference) => self.reference(&reference).map(Some),
            Event::DocType(declaration) => {
                if self.has_root || self.has_doctype {
                    return Err(self.error("the document type is declared after its place"));
                }
                self.has_doctype = true;
                if declaration.contains("<!ENTITY") {
                    return Err(self.error("the document declares entities, which are not read"));
                }
                Ok(None)
            }
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => Ok(None),
            Event::Eof => Err(self.error("the document ends before its root element does")),
        }
    }

    fn reference(
        &self,
        reference: &quick_xml::events::BytesRef<'_>,
    ) -> Result<Token<'a>, XmlError> {
        if self.open.is_empty() {
            return Err(self.error("there is text outside the root element"));
        }
        if reference.is_char_ref() {
            return match reference.resolve_char_ref() {
                Ok(Some(sign)) if is_xml_char(sign) => Ok(Token::Text(sign.to_string().into())),
                _ => Err(self.error("the reference is to no character of XML")),
            };
        }
        let name: &str = reference;
        match entity(name) {
            Some(text) => Ok(Token::Text(Cow::Borrowed(text))),
            None => Err(self.error(format!("the entity `{name}` is not known"))),
        }
    }

    /// An element begins.
    fn begin(&mut self, name: &'a str) -> Result<(), XmlError> {
        if self.open.is_empty() && self.has_root {
            return Err(self.error("there is a second root element"));
        }
        if self.open.len() >= self.deepest {
            let told = format!("its elements nest deeper than {} (--limit depth)", self.deepest);
            return Err(self.error(told));
        }
        self.has_root = true;
        self.open.push(Open { scope: self.scope, name });
        self.tag = name;
        Ok(())
    }

    /// Reads a start tag, however it is written.
    fn open(&mut self, name_len: usize, brackets: usize) -> Result<Token<'a>, XmlError> {
        let inner = &self.text[self.at + 1..self.end - brackets];
        self.begin(&inner[..name_len])?;
        self.attributes.clear();
        // Duplicates are found below, for the crate looks at every attribute before each.
        let mut attributes = Attributes::new(inner, name_len);
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| self.error(error.to_string()))?;
            let (key, Cow::Borrowed(raw)) = (attribute.key.0, attribute.value) else {
                return Err(self.error("an attribute has no value"));
            };
            self.take(Attribute { key, raw, is_plain: false })?;
        }
        self.no_attribute_twice()?;
        self.name().map(Token::Start)
    }

    /// Keeps an attribute, or binds the prefix that it declares.
    fn take(&mut self, attribute: Attribute<'a>) -> Result<(), XmlError> {
        let Attribute { key, raw, .. } = attribute;
        if raw.contains('<') {
            return Err(self.error(format!("the value of `{key}` has a `<`")));
        }
        let declared = match key.strip_prefix("xmlns") {
            Some("") => "",
            Some(rest) if rest.starts_with(':') => &rest[1..],
            _ => {
                self.attributes.push(attribute);
                return Ok(());
            }
        };
        let namespace = attribute.value();
        if namespace.is_empty() && !declared.is_empty() {
            return Err(self.error(format!("the prefix `{declared}` is bound to no namespace")));
        }
        self.scope = self.scopes.bind(self.scope, declared, namespace);
        Ok(())
    }

    fn no_attribute_twice(&self) -> Result<(), XmlError> {
        let twice = if self.attributes.len() <= 12 {
            let mut rest = self.attributes.iter();
            loop {
                let Some(attribute) = rest.next() else { break None };
                if rest.clone().any(|other| other.key == attribute.key) {
                    break Some(attribute.key);
                }
            }
        } else {
            let mut seen = FxHashSet::default();
            self.attributes.iter().find(|other| !seen.insert(other.key)).map(|other| other.key)
        };
        match twice {
            Some(key) => Err(self.error(format!("the attribute `{key}` stands twice"))),
            None => Ok(()),
        }
    }

    fn name(&mut self) -> Result<NameId, XmlError> {
        if self.known_in != self.scope {
            self.known.clear();
            self.known_in = self.scope;
        }
        if let Some(name) = self.known.get(self.tag) {
            return Ok(*name);
        }
        let (prefix, local) = self.tag.split_once(':').unwrap_or(("", self.tag));
        let Some(namespace) = self.scopes.namespace(self.scope, prefix) else {
            return Err(self.error(format!("the prefix `{prefix}` is not bound")));
        };
        let name = self.names.qualified(namespace, local);
        self.known.insert(self.tag, name);
        Ok(name)
    }

    fn close(&mut self) -> Token<'a> {
        if let Some(open) = self.open.pop() {
            self.scope = open.scope;
        }
        Token::End
    }

    /// Passes over the rest of the element that was opened last.
    ///
    /// # Errors
    /// As [`Scanner::token`].
    pub fn skip(&mut self) -> Result<(), XmlError> {
        let depth = self.open.len();
        while self.open.len() >= depth {
            self.token()?;
        }
        Ok(())
    }

    /// An error at the last token.
    #[must_use]
    pub fn error(&self, what: impl Into<String>) -> XmlError {
        XmlError { at: self.at, what: what.into() }
    }
}

/// The text of an entity that XML or XHTML defines.
fn entity(name: &str) -> Option<&'static str> {
    quick_xml::escape::resolve_predefined_entity(name)
        .or_else(|| quick_xml::escape::resolve_html5_entity(name))
}

fn is_xml_char(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A text without the blanks of XML around it.
#[must_use]
#[inline]
pub fn trimmed(text: &str) -> &str {
    let is_blank = |byte: Option<&u8>| byte.is_some_and(|byte| *byte <= b' ');
    let bytes = text.as_bytes();
    if !is_blank(bytes.first()) && !is_blank(bytes.last()) {
        return text;
    }
    text.trim_matches([' ', '\t', '\n', '\r'])
}
