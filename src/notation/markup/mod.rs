//! Markup in values: the text of `xmlNodesItemType` and its restrictions is XML, that of
//! `textBlockItemType` a piece of XHTML (Data Type Registry).
//!
//! ```
//! use kessan::notation::markup::{Markup, read};
//! let Ok(Markup::Xhtml(text)) = read("<p class='a'>R&#38;D<br></br></p>") else { panic!() };
//! assert_eq!(text, "<p class=\"a\">R&amp;D<br/></p>");
//! assert!(read("<p>R&D</p>").is_err());
//! ```

pub(crate) mod bytes;
pub mod html;
mod xhtml;

use std::borrow::Cow;
use std::fmt;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::lexical;
use xhtml::Model;

/// What well-formed markup is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// XHTML that can stand in a page, written as validators write it who take it from there:
    /// attributes sorted, empty elements in full but for breaks.
    Xhtml(String),
    /// Other XML, and what is in the way: `the attribute xml:lang of <p>`.
    Other(String),
}

/// Why a text is no well-formed markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IllFormed {
    /// An element is not closed, or closed twice.
    Unclosed(String),
    /// An ampersand does not begin one of the five entities of XML, nor a number.
    Entity(String),
    /// Something else that is no XML.
    Syntax(String),
    /// A declaration, which can't stand within a text.
    Declaration,
}

impl fmt::Display for IllFormed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unclosed(name) => write!(f, "`<{name}>` is not closed"),
            Self::Entity(name) => write!(f, "there is no entity `&{name};`"),
            Self::Syntax(what) => f.write_str(what),
            Self::Declaration => f.write_str("a declaration can't stand here"),
        }
    }
}

/// Reads markup: any number of elements, and text between them.
///
/// # Errors
/// [`IllFormed`], when it is not well formed.
pub fn read(text: &str) -> Result<Markup, IllFormed> {
    // Marks of the order of bytes at the start are no letters, however many there are.
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut written = Written::default();
    loop {
        let event = reader.read_event();
        match event.map_err(|error| IllFormed::Syntax(error.to_string()))? {
            Event::Start(start) => written.start(&start, false)?,
            Event::Empty(start) => written.start(&start, true)?,
            Event::End(_) => written.end(),
            Event::Text(text) if text.contains("]]>") => {
                return Err(IllFormed::Syntax("`]]>` can't stand in a text".to_owned()));
            }
            Event::Text(text) => written.text(&line_ends(&text)),
            Event::CData(text) => written.text(&line_ends(&text)),
            Event::GeneralRef(reference) => {
                written.text(referred(&reference)?.encode_utf8(&mut [0; 4]));
            }
            // No reader sees them, and who takes the text from a page loses them.
            Event::Comment(_) => written.hinders(|| "a comment".to_owned()),
            Event::PI(_) => written.hinders(|| "a processing instruction".to_owned()),
            Event::Decl(_) | Event::DocType(_) => return Err(IllFormed::Declaration),
            Event::Eof => break,
        }
    }
    if let Some(name) = written.model.open() {
        return Err(IllFormed::Unclosed(name.to_owned()));
    }
    Ok(match written.hindrance {
        None => Markup::Xhtml(written.text),
        Some(what) => Markup::Other(what),
    })
}

/// A text of XML with its line ends as every reader has them (XML 1.0 §2.11).
fn line_ends(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

/// The ids of the elements of markup.
#[must_use]
pub fn ids(text: &str) -> Vec<String> {
    let mut reader = Reader::from_str(text);
    let mut ids = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = attributes(&start).unwrap_or_default();
                ids.extend(attributes.into_iter().filter(|(name, _)| name == "id").map(|id| id.1));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    ids
}

/// Whether markup is one element and nothing else (`xmlItemType`).
#[must_use]
pub fn is_one_element(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    let (mut depth, mut roots) = (0_u32, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => {
                roots += u32::from(depth == 0);
                depth += 1;
            }
            Ok(Event::Empty(_)) => roots += u32::from(depth == 0),
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Text(text)) if depth > 0 || text.trim_ascii().is_empty() => {}
            Ok(Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)) if depth == 0 => {
                return false;
            }
            Ok(Event::Eof) => return roots == 1,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// The letter that a reference stands for.
///
/// # Errors
/// When it is neither one of the five entities of XML nor the number of a letter that XML holds.
pub(crate) fn referred(reference: &BytesRef<'_>) -> Result<char, IllFormed> {
    let unknown = || IllFormed::Entity((**reference).to_owned());
    let letter = match (reference.resolve_char_ref().map_err(|_| unknown())?, &**reference) {
        (Some(letter), _) => letter,
        (None, "amp") => '&',
        (None, "lt") => '<',
        (None, "gt") => '>',
        (None, "quot") => '"',
        (None, "apos") => '\'',
        (None, _) => return Err(unknown()),
    };
    Some(letter).filter(|letter| lexical::is_xml(*letter)).ok_or_else(unknown)
}

/// Markup as it is written anew, and what hinders it from being XHTML.
#[derive(Default)]
struct Written {
    text: String,
    model: Model,
    /// What is in the way, if anything is: the first of all.
    hindrance: Option<String>,
}

impl Written {
    fn hinders(&mut self, what: impl FnOnce() -> String) {
        self.hindrance.get_or_insert_with(what);
    }

    fn start(&mut self, start: &BytesStart<'_>, is_empty: bool) -> Result<(), IllFormed> {
        let name = start.name().as_ref().to_owned();
        if !lexical::is_name(&name) {
            return Err(IllFormed::Syntax(format!("`{name}` can't be the name of an element")));
        }
        let attributes = attributes(start)?;
        if let Err(what) = self.model.start(&name, &attributes) {
            self.hinders(|| what);
        }
        self.text.push('<');
        self.text.push_str(&name);
        for (name, value) in &attributes {
            let value = value.replace('&', "&amp;").replace('"', "&quot;");
            self.text.push_str(&format!(" {name}=\"{value}\""));
        }
        self.text.push('>');
        if is_empty {
            self.end();
        }
        Ok(())
    }

    fn end(&mut self) {
        let Some((name, is_good)) = self.model.end() else { return };
        if !is_good {
            self.hinders(|| format!("something missing in `<{name}>`"));
        }
        if xhtml::is_break(&name) && self.text.ends_with('>') {
            self.text.pop();
            self.text.push_str("/>");
        } else {
            self.text.push_str(&format!("</{name}>"));
        }
    }

    fn text(&mut self, text: &str) {
        if let Err(within) = self.model.text(text) {
            self.hinders(|| format!("a text in `<{within}>`"));
        }
        for letter in text.chars() {
            match letter {
                // It stands there by a reference; who takes the text from a page gets a line end.
                '\r' => self.hinders(|| "a carriage return".to_owned()),
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                other => self.text.push(other),
            }
        }
    }
}

/// The attributes of an element by their names, sorted.
///
/// # Errors
/// When they are not well formed.
pub(crate) fn attributes(start: &BytesStart<'_>) -> Result<Vec<(String, String)>, IllFormed> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| IllFormed::Syntax(error.to_string()))?;
        let name = attribute.key.as_ref().to_owned();
        if !lexical::is_name(&name) || attribute.value.contains('<') {
            return Err(IllFormed::Syntax(format!("`{name}` is no attribute")));
        }
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value = value.map_err(|error| IllFormed::Syntax(error.to_string()))?;
        if !lexical::is_xml_text(&value) {
            return Err(IllFormed::Syntax(format!("`{name}` holds what XML can't hold")));
        }
        attributes.push((name, value.into_owned()));
    }
    attributes.sort();
    Ok(attributes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_no_xml_is_refused() {
        for bad in [
            "<p>",
            "</p>",
            "<p></b>",
            "R&D",
            "&nbsp;",
            "<p a=1/>",
            "<p a='1' a='2'/>",
            "<1/>",
            "<!DOCTYPE p><p/>",
            "<p a='<'/>",
            "a ]]> b",
            "&#1;",
            "<p",
            "<?xml version='1.0'?>",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn xhtml_is_written_in_one_form() {
        for (text, written) in [
            ("Words & more".replace('&', "&amp;").as_str(), "Words &amp; more"),
            ("<p title='b' class='a'>\"x\"</p>", "<p class=\"a\" title=\"b\">\"x\"</p>"),
            ("<p/>", "<p></p>"),
            ("\u{feff}\u{feff}a", "a"),
            ("a<br></br>b", "a<br/>b"),
            ("<ul><li><![CDATA[a<b]]></li></ul>", "<ul><li>a&lt;b</li></ul>"),
        ] {
            assert_eq!(read(text), Ok(Markup::Xhtml(written.to_owned())), "{text}");
            assert_eq!(read(written), Ok(Markup::Xhtml(written.to_owned())), "{written}");
        }
    }

    #[test]
    fn one_element() {
        assert!(is_one_element(" <a>b<c/></a> ") && is_one_element("<a/>"));
        assert!(!is_one_element("<a/><b/>") && !is_one_element("a") && !is_one_element("<a/>b"));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "(<|>|/|&|;|p|br|ul|li|table|tr|td| |=|\"|'|#|1|!|\\[|-|a){0,30}|.*") {
            if let Ok(Markup::Xhtml(written)) = read(&text) {
                prop_assert_eq!(read(&written), Ok(Markup::Xhtml(written.clone())));
            }
            let _ = is_one_element(&text);
        }
    }
}
