//! Documents of XML as a stream of elements and texts, with names that are resolved and numbered.
//!
//! Tags that are written plainly are read here (`plain`), all else by quick-xml; on top is what every reader of a
//! report needs: names, scopes of prefixes, characters that are written as references, and bounds for documents that
//! mean harm. Nothing is fetched and no entity is replaced but those that XML and XHTML define.

mod canonical;
mod decode;
mod fragment;
pub(super) mod letters;
mod plain;
pub(super) mod prolog;
mod scanner;
mod scopes;
mod tags;
mod unusual;

use std::borrow::Cow;
use std::fmt;

pub use decode::decode;
pub(in crate::read) use fragment::escape;
pub use fragment::{Fragment, Node};
pub use scanner::Scanner;
pub use scopes::{Scope, Scopes};

use crate::model::instance::NameId;

/// The namespace of `xml:lang` and its like.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespace of declarations of namespaces, to which no prefix is bound.
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

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

/// What is to be told of a document that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What kind of thing it is.
    pub kind: RemarkKind,
    /// Offset in the text of the document, in bytes.
    pub at: usize,
    /// What was seen, as a sentence without its full stop.
    pub what: String,
}

/// The kinds of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// Declarations are not read.
    Unread,
    /// An entity is declared nowhere.
    Undeclared,
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

/// The text of an entity that XML or XHTML defines.
fn entity(name: &str) -> Option<&'static str> {
    quick_xml::escape::resolve_xml_entity(name)
        .or_else(|| quick_xml::escape::resolve_html5_entity(name))
}

/// Whether XML itself defines an entity.
fn is_predefined(name: &str) -> bool {
    quick_xml::escape::resolve_xml_entity(name).is_some()
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
