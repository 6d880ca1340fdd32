//! Inline XBRL 1.0 and 1.1: a set of documents → the instances that they say, one for each target (Inline XBRL 1.1
//! Part 1).
//!
//! Documents are read once, in a stream. What stands in a fact is not copied as often as facts lie in each other: all
//! text within facts goes once into one buffer, all markup once into another, and a value is a piece of these. Parts
//! that are excluded or continued elsewhere are put together when all documents are read.

mod allowed;
mod assemble;
mod element;
mod footnote;
mod header;
mod markup;
mod number;
mod open;
mod page;
mod set;
mod walk;

use std::sync::Arc;

pub(crate) use markup::resolved;
pub(crate) use page::judge as judge_pages;

use super::instance::{Builder, Known};
use super::xml::{Scanner, XmlError, decode};
use crate::model::instance::{Document, Instance, Names};

/// Namespace of Inline XBRL 1.0.
pub const IX_1_0: &str = "http://www.xbrl.org/2008/inlineXBRL";
/// Namespace of Inline XBRL 1.1.
pub const IX_1_1: &str = "http://www.xbrl.org/2013/inlineXBRL";
/// Namespace of XHTML.
pub const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// The arcrole of a footnote.
pub const FACT_FOOTNOTE: &str = "http://www.xbrl.org/2003/arcrole/fact-footnote";
/// The role of a footnote.
pub(super) const FOOTNOTE: &str = "http://www.xbrl.org/2003/role/footnote";
/// The role of an extended link.
pub(super) const LINK_ROLE: &str = "http://www.xbrl.org/2003/role/link";

/// Why a set of documents is not read, in which of them and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InlineError {
    /// The name of the document.
    pub document: Arc<str>,
    /// What is wrong and where in the document.
    pub error: XmlError,
}

/// Reads a set of documents: names and bytes, in their order. The instance of the default target comes first; the others
/// in the order of their first mention.
///
/// # Errors
/// When a document is no well-formed XML, or its texts are too long. What is only in part as it should be is told in
/// [`Instance::problems`] of the first instance.
pub fn read(documents: Vec<(String, Vec<u8>)>) -> Result<Vec<Instance>, InlineError> {
    let decoded = documents.into_iter().map(|(name, bytes)| match decode(bytes) {
        Ok(text) => Ok((name, text)),
        Err(error) => Err(InlineError { document: name.into(), error }),
    });
    read_texts(decoded.collect::<Result<_, _>>()?)
}

/// Reads a set of documents whose bytes were decoded: what their declarations say of an encoding is no longer true.
///
/// # Errors
/// As [`read`].
pub fn read_texts(documents: Vec<(String, String)>) -> Result<Vec<Instance>, InlineError> {
    let mut text = String::new();
    let mut places = Vec::with_capacity(documents.len());
    for (name, document) in documents {
        let name: Arc<str> = name.into();
        let of = |error| InlineError { document: name.clone(), error };
        let start = text.len();
        // The only document is not copied.
        if text.is_empty() {
            text = document;
        } else {
            text.push_str(&document);
        }
        if text.len() >= u32::MAX as usize / 2 {
            let what = "the documents are longer than 2 GiB".to_owned();
            return Err(of(XmlError { at: 0, what }));
        }
        places.push(Document { name, start });
    }
    let mut reader = set::Set::new(text.len());
    let mut names = Names::default();
    for (at, document) in places.iter().enumerate() {
        let end = places.get(at + 1).map_or(text.len(), |next| next.start);
        let mut scanner = Scanner::new(&text[document.start..end], names);
        let known = Known::new(scanner.names());
        let ix = element::Names::new(scanner.names());
        reader.begin(document.start);
        walk::document(&mut reader, &mut scanner, &known, &ix)
            .map_err(|error| InlineError { document: document.name.clone(), error })?;
        reader.builder.remarks(&scanner);
        names = scanner.into_names();
    }
    let first = places.first().map_or_else(|| Arc::from(""), |document| document.name.clone());
    assemble::instances(reader, text, places, names)
        .map_err(|error| InlineError { document: first, error })
}
