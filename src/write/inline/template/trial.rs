//! A trial of a template: the page with a stand-in at every place must be XHTML that a validator
//! takes (Inline XBRL 1.1 §3.3, §8.1), and every place must stand where it can be filled.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Part, Template, TemplateError, TemplateFault};
use crate::notation::xhtml::{self, Content, Kind};
use crate::notation::{lexical, markup};

/// What stands for the elements that fill places. Each is one block, as far as XHTML is concerned.
const STAND_INS: [(Part, &str); 4] = [
    (Part::Header, "ix:header"),
    (Part::Statements, "ix:statements"),
    (Part::Contents, "ix:contents"),
    (Part::Notes, "ix:notes"),
];
/// What stands for the namespaces.
const NAMESPACES: &str = "xmlns:ix=\"\"";

/// The first thing that makes the page no page.
pub(super) fn check(template: &Template) -> Result<(), TemplateFault> {
    let (text, origins) = filled(template);
    let mut reader = Reader::from_str(&text);
    let mut page = Page::default();
    loop {
        let before = position(&reader);
        let event = reader.read_event();
        let found = match event {
            Ok(Event::Eof) => break,
            Ok(event) => page.event(&event),
            Err(error) => Err(TemplateError::Syntax(error.to_string())),
        };
        found.map_err(|error| TemplateFault { at: origin(&origins, before), error })?;
    }
    let at = template.length();
    page.finish(template).map_err(|error| TemplateFault { at, error })
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The page with stand-ins, and where its stretches begin, in it and in the template.
fn filled(template: &Template) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut origins) = (String::new(), Vec::new());
    for (part, start) in template.parts.iter().zip(&template.starts) {
        origins.push((text.len(), *start));
        match part {
            Part::Text(plain) => text.push_str(plain),
            Part::Namespaces => text.push_str(NAMESPACES),
            Part::Lang | Part::Title => text.push('a'),
            Part::Style => {}
            other => {
                let name = STAND_INS.iter().find(|(part, _)| part == other);
                text.push_str(&name.map(|(_, name)| format!("<{name}/>")).unwrap_or_default());
            }
        }
    }
    (text, origins)
}

/// The byte of the template that a byte of the trial page comes from.
fn origin(origins: &[(usize, usize)], at: usize) -> usize {
    let stretch = origins.iter().rev().find(|(begins, _)| *begins <= at);
    stretch.map_or(0, |(begins, start)| start + (at - begins))
}

/// The page as far as it was read.
#[derive(Default)]
struct Page {
    open: Vec<Open>,
    /// Names of the elements in `html` so far.
    halves: Vec<String>,
    has_title: bool,
    ids: HashSet<String>,
    /// The stand-ins that were found.
    places: Vec<Part>,
}

struct Open {
    name: String,
    content: Content,
    /// The last element in it.
    last: Option<Kind>,
    hides: bool,
}

impl Page {
    fn event(&mut self, event: &Event<'_>) -> Result<(), TemplateError> {
        match event {
            Event::Start(start) => self.start(start),
            Event::Empty(start) => {
                self.start(start)?;
                self.end()
            }
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(name) => {
                let letter = markup::referred(name)?;
                self.text(letter.encode_utf8(&mut [0; 4]))
            }
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(name)) if !name.eq_ignore_ascii_case("utf-8") => {
                    Err(TemplateError::Syntax(format!("the page is UTF-8 and not {name}")))
                }
                _ => Ok(()),
            },
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => Ok(()),
        }
    }

    fn text(&self, text: &str) -> Result<(), TemplateError> {
        let parent = self.open.last();
        let fits = parent.is_some_and(|parent| parent.content.takes_text());
        if fits || text.trim_ascii().is_empty() {
            return Ok(());
        }
        let within = parent.map_or("the page", |parent| parent.name.as_str());
        Err(TemplateError::Misplaced("text".to_owned(), within.to_owned()))
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), TemplateError> {
        let name = start.name().as_ref().to_owned();
        let attributes = markup::attributes(start)?;
        if self.open.is_empty() {
            self.root(&name, &attributes)?;
        }
        if let Some((part, _)) = STAND_INS.iter().find(|(_, stand_in)| *stand_in == name) {
            return self.place(part);
        }
        let Some(element) = xhtml::element(&name) else { return Err(TemplateError::Element(name)) };
        self.fits(element)?;
        for (attribute, value) in &attributes {
            if !element.takes(attribute) && !attribute.starts_with("xmlns") {
                return Err(TemplateError::Attribute(name, attribute.clone()));
            }
            if !xhtml::takes_value(attribute, value) {
                return Err(TemplateError::Value(name, attribute.clone(), value.clone()));
            }
            if attribute == "id" {
                self.id(value)?;
            }
        }
        let lacks = |needed: &&&str| !attributes.iter().any(|(name, _)| name == **needed);
        if let Some(needed) = element.required().iter().find(lacks) {
            return Err(TemplateError::MissingAttribute(name, needed));
        }
        let style = attributes.iter().find(|(attribute, _)| attribute == "style");
        let hides = name == "div" && style.is_some_and(|(_, style)| hides(style));
        self.open.push(Open { name, content: element.content, last: None, hides });
        Ok(())
    }

    fn end(&mut self) -> Result<(), TemplateError> {
        match self.open.pop() {
            Some(open) if !open.content.ends_behind(open.last) => {
                Err(TemplateError::Incomplete(open.name))
            }
            _ => Ok(()),
        }
    }

    fn id(&mut self, id: &str) -> Result<(), TemplateError> {
        if !lexical::is_ncname(id.trim()) {
            return Err(TemplateError::InvalidId(id.to_owned()));
        }
        let is_new = self.ids.insert(id.trim().to_owned());
        is_new.then_some(()).ok_or_else(|| TemplateError::RepeatedId(id.to_owned()))
    }

    fn root(&self, name: &str, attributes: &[(String, String)]) -> Result<(), TemplateError> {
        let has_namespaces = attributes.iter().any(|(name, _)| name == "xmlns:ix");
        if !self.halves.is_empty() || name != "html" || !has_namespaces {
            return Err(TemplateError::Root);
        }
        Ok(())
    }

    /// Whether an element can stand where the next one stands.
    fn fits(&mut self, element: &xhtml::Element) -> Result<(), TemplateError> {
        let Some(parent) = self.open.last_mut() else { return Ok(()) };
        let last = parent.last.replace(element.kind);
        let fits = match (parent.name.as_str(), element.name) {
            ("html", "head") => self.halves.is_empty(),
            ("html", "body") => self.halves == ["head"] && self.has_title,
            ("html", _) => false,
            ("head", "title") => !self.has_title,
            ("head", "object") => true,
            ("head", _) => element.kind == Kind::Head || element.name == "script",
            ("object", "param") | ("fieldset", "legend") => true,
            ("map", _) if element.kind != Kind::Part => Content::Blocks.takes(last, element.kind),
            _ => parent.content.takes(last, element.kind),
        };
        if !fits {
            let within = parent.name.clone();
            return Err(TemplateError::Misplaced(format!("<{}>", element.name), within));
        }
        self.has_title |= element.name == "title";
        if parent.name == "html" {
            self.halves.push(element.name.to_owned());
        }
        Ok(())
    }

    /// A place that is filled with blocks, or with the header, which none but a hidden `div` may
    /// hold.
    fn place(&mut self, part: &Part) -> Result<(), TemplateError> {
        let Some(parent) = self.open.last() else { return Err(TemplateError::Root) };
        let content = parent.content;
        if !content.takes(parent.last, Kind::Block) {
            let place = super::name_of(part).to_owned();
            return Err(TemplateError::Misplaced(format!("{{{{{place}}}}}"), parent.name.clone()));
        }
        if *part == Part::Header && !self.open.iter().any(|open| open.hides) {
            return Err(TemplateError::VisibleHeader);
        }
        self.places.push(part.clone());
        let name = String::new();
        self.open.push(Open { name, content: Content::Nothing, last: None, hides: false });
        Ok(())
    }

    fn finish(&self, template: &Template) -> Result<(), TemplateError> {
        if let Some(open) = self.open.last() {
            return Err(TemplateError::Syntax(format!("`<{}>` is not closed", open.name)));
        }
        if self.halves != ["head", "body"] {
            return Err(TemplateError::Root);
        }
        let unseen = STAND_INS
            .iter()
            .find(|(part, _)| template.parts.contains(part) && !self.places.contains(part));
        unseen.map_or(Ok(()), |(part, _)| Err(TemplateError::Unshown(super::name_of(part))))
    }
}

/// Whether a style hides its element.
fn hides(style: &str) -> bool {
    let without_blanks: String = style.split_whitespace().collect();
    without_blanks.contains("display:none")
}
