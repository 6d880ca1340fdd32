//! The reader of a document: what comes next, and what is known where it stands.

use std::borrow::Cow;

use quick_xml::events::BytesText;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Attribute, Remark, Scope, Scopes, Token, XmlError, letters, plain, trimmed};
use crate::limit::Limit;
use crate::model::instance::{NameId, Names};

/// An element that is open.
pub(super) struct Open<'a> {
    /// The prefixes that are bound around it.
    pub(super) scope: Scope,
    /// Its name as it is written.
    pub(super) name: &'a str,
}

/// Reads a document.
pub struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) names: Names,
    pub(super) scopes: Scopes<'a>,
    pub(super) scope: Scope,
    pub(super) open: Vec<Open<'a>>,
    pub(super) deepest: usize,
    pub(super) attributes: Vec<Attribute<'a>>,
    /// Names of elements by how they are written, in one scope.
    pub(super) known: FxHashMap<&'a str, NameId>,
    pub(super) known_in: Scope,
    /// The prefixes that the element that was opened last declares, where they are many.
    pub(super) bound: FxHashSet<&'a str>,
    /// Where the last token begins.
    pub(super) at: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// An empty element was told, its end was not.
    pub(super) end_due: bool,
    /// What stands between the last start tag's brackets.
    pub(super) tag: &'a str,
    pub(super) has_root: bool,
    pub(super) has_doctype: bool,
    /// Entities may be declared in a document that is not read.
    pub(super) declares_elsewhere: bool,
    pub(super) remarks: Vec<Remark>,
}

impl<'a> Scanner<'a> {
    /// A reader of a text; names are numbered on.
    #[must_use]
    pub fn new(text: &'a str, names: Names) -> Self {
        Self {
            text,
            names,
            scopes: Scopes::default(),
            scope: Scopes::NONE,
            open: Vec::new(),
            deepest: Limit::Depth.count(),
            attributes: Vec::new(),
            known: FxHashMap::default(),
            known_in: Scopes::NONE,
            bound: FxHashSet::default(),
            at: 0,
            end: 0,
            end_due: false,
            tag: "",
            has_root: false,
            has_doctype: false,
            declares_elsewhere: false,
            remarks: Vec::new(),
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

    /// The document.
    #[must_use]
    pub fn whole_document(&self) -> &'a str {
        self.text
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

    /// What was seen that hinders no reader, and is to be told.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
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
    pub(super) fn text(&self, text: &'a str) -> Result<Option<Token<'a>>, XmlError> {
        if let Some(at) = letters::unfit(text) {
            let what = match text[at..].starts_with(']') {
                true => "a text has `]]>` in it",
                false => "a text has a letter that XML has not",
            };
            return Err(XmlError { at: self.at + at, what: what.to_owned() });
        }
        if self.open.is_empty() {
            return match trimmed(text) {
                "" => Ok(None),
                _ => Err(self.error("there is text outside the root element")),
            };
        }
        Ok(Some(Token::Text(BytesText::from_escaped(text).xml10_content())))
    }

    /// The element that was opened last ends.
    pub(super) fn close(&mut self) -> Token<'a> {
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

#[cfg(test)]
mod tests {
    use super::super::RemarkKind;
    use super::*;

    /// What was remarked, or where the document is none.
    fn read(text: &str) -> Result<Vec<RemarkKind>, usize> {
        let mut scanner = Scanner::new(text, Names::default());
        loop {
            match scanner.token() {
                Ok(Token::Eof) => return Ok(scanner.remarks.iter().map(|of| of.kind).collect()),
                Ok(_) => {}
                Err(error) => return Err(error.at),
            }
        }
    }

    #[test]
    fn what_is_well_formed_is_read() {
        for text in [
            "<?xml version='1.0'?><?a b?><!-- c --><a/>",
            "<a>]] ><![CDATA[]]]]>&gt;]]&gt;</a>",
            "<a b=']]>' c='Ａ&#x9;' xml:lang=''/>",
            "<p:a xmlns:p='urn:p' xmlns:q='urn:q' p:b='' q:b='' b=''/>",
            "<a xmlns='urn:a'><a xmlns='urn:b' xmlns:xml='http://www.w3.org/XML/1998/namespace'/></a>",
            "<!DOCTYPE a [<!ENTITY % p 'q'>]><a/>",
            "<!DOCTYPE html SYSTEM \"about:legacy-compat\"><html>&#160;</html>",
            "<売上・率 額='1'>1</売上・率>",
            "<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 's.dtd'><a b='&nbsp;'>&copy;</a>",
        ] {
            assert_eq!(read(text), Ok(vec![]), "{text}");
        }
        assert_eq!(read("<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;</a>"), Ok(vec![RemarkKind::Unread]));
        for text in [
            "<a>&nbsp;&copy;</a>",
            "<!DOCTYPE a><a b='&nbsp;'/>",
            "<!DOCTYPE html SYSTEM \"about:legacy-compat\"><html>&nbsp;</html>",
        ] {
            assert_eq!(read(text), Ok(vec![RemarkKind::Undeclared]), "{text}");
        }
    }

    #[test]
    fn many_prefixes_are_each_declared_once() {
        let declared: String = (0..60_000).map(|n| format!(" xmlns:p{n}='urn:p{n}'")).collect();
        assert_eq!(read(&format!("<a{declared}><b xmlns:p1='urn:b'/></a>")), Ok(vec![]));
        for again in ["p0", "p11", "p30000", "p59999"] {
            assert_eq!(read(&format!("<a{declared} xmlns:{again}='urn:b'/>")), Err(0), "{again}");
        }
        assert_eq!(read("<a xmlns:p='urn:p' xmlns:p='urn:q'/>"), Err(0));
    }

    #[test]
    fn what_is_not_well_formed_is_told_at_its_place() {
        for (text, at) in [
            ("<a>]]></a>", 3),
            ("<a>1\u{b}</a>", 4),
            ("<a>a text that is longer than many others\u{ffff}</a>", 41),
            ("<a><![CDATA[\u{1}]]></a>", 12),
            ("<a><!--\u{fffe}--></a>", 7),
            ("<a>&#1;</a>", 3),
            ("<a>&#X41;</a>", 3),
            ("<a b='&#0;'/>", 0),
            ("<a b='&c;'/>", 0),
            ("<a b='&'/>", 0),
            ("<a b='\u{1}'/>", 0),
            ("<a b='\u{ffff}'/>", 0),
            ("<a b=''c=''/>", 0),
            ("<a p:b=''/>", 0),
            ("<a 1=''/>", 0),
            ("<a b:c:d='' xmlns:b='urn:b'/>", 0),
            ("<a xmlns:p='urn:p' xmlns:q='urn:p' p:b='' q:b=''/>", 0),
            ("<a xmlns:p='urn:p' xmlns:p='urn:q'/>", 0),
            ("<a xmlns='urn:p' xmlns='urn:p'/>", 0),
            ("<a xmlns:xml='urn:x'/>", 0),
            ("<a xmlns:x='http://www.w3.org/XML/1998/namespace'/>", 0),
            ("<a xmlns:xmlns='urn:x'/>", 0),
            ("<a xmlns:1='urn:x'/>", 0),
            ("<1/>", 0),
            ("<a:b:c xmlns:a='urn:a'/>", 0),
            ("<a><b\u{7f}/></a>", 3),
            ("<a><?xml version='1.0'?></a>", 3),
            ("<a><?XML b?></a>", 3),
            ("<?xml encoding='UTF-8'?><a/>", 0),
            ("<!DOCTYPE><a/>", 9),
            ("<!DOCTYPE a SYSTEM><a/>", 0),
            ("<!DOCTYPE a [<!ENTITY p 'q'>]><a/>", 0),
        ] {
            assert_eq!(read(text), Err(at), "{text}");
        }
    }
}
