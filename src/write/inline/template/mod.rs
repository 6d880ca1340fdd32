//! The page around the figures: an XHTML text with places to fill.
//!
//! A place is written `{{name}}`. The places are `namespaces` (attributes of `html`), `lang`,
//! `title`, `style`, `header` (the `ix:header`), `about` (what the report is), `contents`, `statements` and `notes`.

mod trial;

use std::fmt;

use super::super::Output;
use crate::notation::markup::IllFormed;

/// What a template is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    Namespaces,
    Lang,
    Title,
    Style,
    Header,
    About,
    Contents,
    Statements,
    Notes,
}

/// The names of places; the first four must be there, and once.
const PLACES: [(&str, Part); 9] = [
    ("namespaces", Part::Namespaces),
    ("header", Part::Header),
    ("statements", Part::Statements),
    ("notes", Part::Notes),
    ("title", Part::Title),
    ("lang", Part::Lang),
    ("style", Part::Style),
    ("about", Part::About),
    ("contents", Part::Contents),
];
const NEEDED: usize = 4;

/// A template, read.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
    /// The byte of the text at which each part begins.
    starts: Vec<usize>,
    /// The style sheet, as it stands in XML.
    style: String,
}

/// Why a text is no template, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateFault {
    /// Byte of the text.
    pub at: usize,
    /// What is wrong there.
    pub error: TemplateError,
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// There is no such place.
    Unknown(String),
    /// A place must be there once.
    NotOnce(&'static str),
    /// A place stands where nothing is shown, such as a comment.
    Unshown(&'static str),
    /// The page is not well-formed XML.
    Syntax(String),
    /// The root is not `html` with the namespaces, and in it a head and a body.
    Root,
    /// XHTML has no such element.
    Element(String),
    /// The element has no such attribute.
    Attribute(String, String),
    /// The attribute of an element does not take the value.
    Value(String, String, String),
    /// The element lacks an attribute that it must have.
    MissingAttribute(String, &'static str),
    /// An element, a text or a place can't stand in an element.
    Misplaced(String, String),
    /// A text can't be an id.
    InvalidId(String),
    /// The element has not what must stand in it.
    Incomplete(String),
    /// An id stands twice.
    RepeatedId(String),
    /// A fact, a context, a unit or a footnote has the id.
    TakenId(String),
    /// The header is not in a hidden `div`.
    VisibleHeader,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "there is no place `{{{{{name}}}}}`"),
            Self::NotOnce(name) => write!(f, "the place `{{{{{name}}}}}` must stand in it once"),
            Self::Unshown(name) => write!(f, "the place `{{{{{name}}}}}` stands in no element"),
            Self::Syntax(what) => write!(f, "{what}"),
            Self::Root => f.write_str(
                "a page is `<html {{namespaces}}>` with a `<head>` and a `<body>` in it",
            ),
            Self::Element(name) => write!(f, "XHTML has no element `<{name}>`"),
            Self::Attribute(name, attribute) => {
                write!(f, "the element `<{name}>` has no attribute `{attribute}`")
            }
            Self::Value(name, attribute, value) => {
                write!(f, "the attribute `{attribute}` of `<{name}>` can't be `{value}`")
            }
            Self::MissingAttribute(name, attribute) => {
                write!(f, "the element `<{name}>` needs the attribute `{attribute}`")
            }
            Self::Misplaced(what, within) => write!(f, "{what} can't stand here in `<{within}>`"),
            Self::Incomplete(name) => write!(f, "in `<{name}>` something is missing"),
            Self::InvalidId(id) => write!(f, "`{id}` can't be an id"),
            Self::TakenId(id) => write!(f, "the id `{id}` is that of something in the report"),
            Self::RepeatedId(id) => write!(f, "the id `{id}` stands twice"),
            Self::VisibleHeader => {
                f.write_str("`{{header}}` stands in no `<div style=\"display:none\">`")
            }
        }
    }
}

impl std::error::Error for TemplateError {}

impl From<IllFormed> for TemplateError {
    fn from(error: IllFormed) -> Self {
        Self::Syntax(error.to_string())
    }
}

impl Template {
    /// The standard style sheet.
    pub const STYLE: &str = include_str!("../../../../templates/report.css");

    /// The template that is used when a report names none.
    #[must_use]
    pub fn standard() -> Self {
        let page = include_str!("../../../../templates/report.xhtml");
        // Can't fail: the template is a constant of this crate, and a test reads it.
        Self::new(page, Self::STYLE).expect("the standard template is one")
    }

    /// Reads a template; `style` fills the place of that name.
    ///
    /// # Errors
    /// When a place is not known, or one that is needed does not stand in it once, or the page is
    /// none that a validator takes.
    pub fn new(page: &str, style: &str) -> Result<Self, TemplateFault> {
        let style = style.replace('&', "&amp;").replace('<', "&lt;");
        let mut template = Self { parts: Vec::new(), starts: Vec::new(), style };
        let mut at = 0;
        while let Some((before, after)) = page[at..].split_once("{{") {
            let Some((name, _)) = after.split_once("}}") else { break };
            template.push(Part::Text(before.to_owned()), at);
            at += before.len();
            let part = PLACES.iter().find(|(known, _)| *known == name.trim());
            let Some((_, part)) = part else {
                let error = TemplateError::Unknown(name.trim().to_owned());
                return Err(TemplateFault { at, error });
            };
            template.push(part.clone(), at);
            at += name.len() + "{{}}".len();
        }
        template.push(Part::Text(page[at..].to_owned()), at);
        for (name, part) in &PLACES[..NEEDED] {
            let mut found = template.parts.iter().zip(&template.starts).filter(|(p, _)| *p == part);
            let error = TemplateError::NotOnce(name);
            match (found.next(), found.next()) {
                (None, _) => return Err(TemplateFault { at: 0, error }),
                (_, Some((_, at))) => return Err(TemplateFault { at: *at, error }),
                _ => {}
            }
        }
        trial::check(&template)?;
        Ok(template)
    }

    /// The first element whose id the page of a report gives to something else.
    #[must_use]
    pub fn clash(&self, output: &Output<'_>) -> Option<TemplateFault> {
        let quoted = |text: &str| {
            ['"', '\''].iter().find_map(|quote| {
                let text =
                    text.trim_start().strip_prefix('=')?.trim_start().strip_prefix(*quote)?;
                Some(text.split(*quote).next().unwrap_or(text).trim().to_owned())
            })
        };
        let mut ids = Vec::new();
        for (part, start) in self.parts.iter().zip(&self.starts) {
            let Part::Text(text) = part else { continue };
            for (at, _) in text.match_indices("id") {
                let is_attribute = text[..at].ends_with(char::is_whitespace);
                let value = quoted(&text[at + 2..]).filter(|_| is_attribute);
                ids.extend(value.map(|id| (start + at, id)));
            }
        }
        let taken = output.taken(&ids.iter().map(|(_, id)| id.clone()).collect());
        let (at, id) = ids.into_iter().find(|(_, id)| taken.contains(id))?;
        Some(TemplateFault { at, error: TemplateError::TakenId(id) })
    }

    fn push(&mut self, part: Part, start: usize) {
        self.parts.push(part);
        self.starts.push(start);
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(super) fn style(&self) -> &str {
        &self.style
    }

    /// The length of the text that it was read from, in bytes.
    fn length(&self) -> usize {
        let last = self.parts.last().zip(self.starts.last());
        last.map_or(0, |(part, start)| match part {
            Part::Text(text) => start + text.len(),
            _ => *start,
        })
    }
}

/// The name of a place.
fn name_of(part: &Part) -> &'static str {
    PLACES.iter().find(|(_, known)| known == part).map_or("", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_template_has_all_places() {
        let template = Template::standard();
        for (name, part) in &PLACES {
            assert!(template.parts.contains(part), "{name}");
        }
    }

    fn error(page: &str) -> (usize, TemplateError) {
        let fault = Template::new(page, "").unwrap_err();
        (fault.at, fault.error)
    }

    #[test]
    fn places_must_be_known_and_there() {
        assert_eq!(error("a{{titel}}"), (1, TemplateError::Unknown("titel".to_owned())));
        assert_eq!(
            error("{{namespaces}} {{header}} {{header}}"),
            (26, TemplateError::NotOnce("header"))
        );
    }

    /// The standard page with a text in place of another, and where the fault is said to be.
    fn edited(text: &str, other: &str) -> (String, TemplateError) {
        let page = include_str!("../../../../templates/report.xhtml");
        assert_eq!(page.matches(text).count(), 1, "{text}");
        let page = page.replace(text, other);
        let (at, error) = error(&page);
        (page[at..].chars().take(12).collect(), error)
    }

    #[test]
    fn pages_that_a_validator_refuses_are_refused_at_their_place() {
        let misplaced =
            |what: &str, within: &str| TemplateError::Misplaced(what.to_owned(), within.to_owned());
        for (text, other, place, expected) in [
            ("<h1>", "<section><h1>", "<section><h1", TemplateError::Element("section".to_owned())),
            ("<body>", "<body>words", "words\n<div s", misplaced("text", "body")),
            ("{{contents}}", "<p>{{contents}}</p>", "{{contents}}", misplaced("{{contents}}", "p")),
            ("{{notes}}", "<!-- {{notes}} -->", "", TemplateError::Unshown("notes")),
            ("display:none", "color:red", "{{header}}</", TemplateError::VisibleHeader),
            ("<title>{{title}}</title>\n", "", "<body>\n<div ", misplaced("<body>", "html")),
        ] {
            assert_eq!(edited(text, other), (place.to_owned(), expected), "{other}");
        }
    }

    #[test]
    fn styles_stand_in_xml() {
        let page = include_str!("../../../../templates/report.xhtml");
        let template = Template::new(page, "a > b { content: '<&' }").unwrap();
        assert_eq!(template.style(), "a > b { content: '&lt;&amp;' }");
    }
}
