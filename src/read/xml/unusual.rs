//! What is not written plainly: comments, sections, references, what stands before the root element.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::Event;

use super::prolog::{self, DocumentType};
use super::scanner::Scanner;
use super::{Remark, RemarkKind, Token, XmlError, letters};

impl<'a> Scanner<'a> {
    /// What is not written plainly; none of what is passed over.
    #[cold]
    pub(super) fn unusual(&mut self) -> Result<Option<Token<'a>>, XmlError> {
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
        if !matches!(event, Event::Start(_) | Event::Empty(_) | Event::Text(_))
            && let Some(at) = letters::forbidden(&self.text[self.at..self.end])
        {
            let what = "there is a letter that XML has not".to_owned();
            return Err(XmlError { at: self.at + at, what });
        }
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
            Event::DocType(declaration) => self.document_type(&declaration).map(|()| None),
            Event::Decl(declaration) if self.at == 0 && prolog::is_declaration(&declaration) => {
                Ok(None)
            }
            Event::Decl(_) => {
                Err(self.error("the declaration of XML is none, or stands after its place"))
            }
            Event::PI(instruction) if !prolog::is_instruction(&instruction) => {
                Err(self.error("there is an instruction without a name of its own"))
            }
            Event::Comment(_) | Event::PI(_) => Ok(None),
            Event::Eof => Err(self.error("the document ends before its root element does")),
        }
    }

    /// Looks at the type of the document; the declarations in it are not read.
    fn document_type(&mut self, declaration: &str) -> Result<(), XmlError> {
        if self.has_root || self.has_doctype {
            return Err(self.error("the document type is declared after its place"));
        }
        self.has_doctype = true;
        let Some(read) = DocumentType::read(declaration) else {
            return Err(self.error("the document type is none"));
        };
        if read.declares_entities() {
            return Err(self.error("the document declares entities, which are not read"));
        }
        self.declares_elsewhere = read.system.is_some();
        if let Some(what) = read.unread() {
            self.remarks.push(Remark { kind: RemarkKind::Unread, at: self.at, what });
        }
        Ok(())
    }

    fn reference(
        &mut self,
        reference: &quick_xml::events::BytesRef<'_>,
    ) -> Result<Token<'a>, XmlError> {
        if self.open.is_empty() {
            return Err(self.error("there is text outside the root element"));
        }
        let name: &str = reference;
        if let Some(number) = name.strip_prefix('#') {
            return match letters::referred(number) {
                Some(letter) => Ok(Token::Text(letter.to_string().into())),
                None => Err(self.error("the reference is to no character of XML")),
            };
        }
        let Some(text) = super::entity(name) else {
            return Err(self.error(format!("the entity `{name}` is not known")));
        };
        if !super::is_predefined(name) && !self.declares_elsewhere {
            self.undeclared(name);
        }
        Ok(Token::Text(Cow::Borrowed(text)))
    }

    /// An entity of XHTML stands in a document that declares none and does not say that it is of XHTML (XML 1.0 §4.1):
    /// it is clear what is meant, but no other reader takes it.
    pub(super) fn undeclared(&mut self, name: &str) {
        if self.remarks.iter().all(|remark| remark.kind != RemarkKind::Undeclared) {
            let letters = super::entity(name).unwrap_or_default().chars();
            let plain: String = letters.map(|letter| format!("&#{};", u32::from(letter))).collect();
            let what = format!("the entity `{name}` is declared nowhere: write `{plain}`");
            self.remarks.push(Remark { kind: RemarkKind::Undeclared, at: self.at, what });
        }
    }
}
