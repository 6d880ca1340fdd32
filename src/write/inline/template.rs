//! The page around the figures: an XHTML text with places to fill.
//!
//! A place is written `{{name}}`. The places are `namespaces` (attributes of `html`), `lang`,
//! `title`, `style`, `header` (the `ix:header`), `contents`, `statements` and `notes`.

use std::fmt;

/// What a template is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Text(String),
    Namespaces,
    Lang,
    Title,
    Style,
    Header,
    Contents,
    Statements,
    Notes,
}

/// The names of places; the first four must be there, and once.
const PLACES: [(&str, Part); 8] = [
    ("namespaces", Part::Namespaces),
    ("header", Part::Header),
    ("statements", Part::Statements),
    ("notes", Part::Notes),
    ("title", Part::Title),
    ("lang", Part::Lang),
    ("style", Part::Style),
    ("contents", Part::Contents),
];
const NEEDED: usize = 4;

/// A template, read.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Vec<Part>,
    style: String,
}

/// Why a text is no template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// There is no such place.
    Unknown(String),
    /// A place must be there once.
    NotOnce(&'static str),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "there is no place `{{{{{name}}}}}`"),
            Self::NotOnce(name) => write!(f, "the place `{{{{{name}}}}}` must stand in it once"),
        }
    }
}

impl std::error::Error for TemplateError {}

impl Template {
    /// The standard style sheet.
    pub const STYLE: &str = include_str!("../../../templates/report.css");

    /// The template that is used when a report names none.
    #[must_use]
    pub fn standard() -> Self {
        let page = include_str!("../../../templates/report.xhtml");
        // Can't fail: the template is a constant of this crate, and a test reads it.
        Self::new(page, Self::STYLE).expect("the standard template is one")
    }

    /// Reads a template; `style` fills the place of that name.
    ///
    /// # Errors
    /// When a place is not known, or one that is needed does not stand in it once.
    pub fn new(page: &str, style: &str) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = page;
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((name, after)) = after.split_once("}}") else { break };
            let part = PLACES.iter().find(|(known, _)| *known == name.trim());
            let Some((_, part)) = part else {
                return Err(TemplateError::Unknown(name.trim().to_owned()));
            };
            parts.push(Part::Text(before.to_owned()));
            parts.push(part.clone());
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        for (name, part) in &PLACES[..NEEDED] {
            if parts.iter().filter(|known| *known == part).count() != 1 {
                return Err(TemplateError::NotOnce(name));
            }
        }
        Ok(Self { parts, style: style.to_owned() })
    }

    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub(super) fn style(&self) -> &str {
        &self.style
    }
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

    #[test]
    fn places_must_be_known_and_there() {
        assert_eq!(
            Template::new("{{titel}}", "").unwrap_err(),
            TemplateError::Unknown("titel".to_owned())
        );
        assert_eq!(
            Template::new("{{namespaces}} {{header}} {{header}}", "").unwrap_err(),
            TemplateError::NotOnce("header")
        );
    }
}
