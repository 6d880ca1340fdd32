//! A page of a document set: headings, lists and tables; the first has the header of all.

use std::io;

use crate::model::{FactId, LabelRole, Lang, Value};
use crate::notation::markup::bytes::{Bytes, escaped};
use crate::profile::{Extended, PagePlan, Part};
use crate::write::elements::Elements;
use crate::write::{Output, context};

use super::notes::Notes;

const STYLE: &str = include_str!("style.css");

/// A page while it is written.
pub(super) struct Page<'a> {
    pub(super) filing: &'a Extended<'a>,
    pub(super) output: &'a Output<'a>,
    pub(super) elements: Elements<'a>,
    pub(super) notes: &'a Notes<'a>,
    pub(super) lang: Lang,
}

/// Writes a page, UTF-8 with a byte order mark.
pub(super) fn write(
    filing: &Extended<'_>,
    output: &Output<'_>,
    notes: &Notes<'_>,
    plan: &PagePlan,
    has_header: bool,
) -> io::Result<Vec<u8>> {
    let extension = filing.extension;
    let footnotes = notes.ids();
    let elements = Elements {
        output,
        units: &extension.units,
        formats: &extension.formats,
        marks: &NO_MARKS,
        shown_letters: &NO_LETTERS,
        usual_lang: Some(&extension.lang),
        footnotes: Some(&footnotes),
    };
    let lang = extension.lang.as_str().into();
    let page = Page { filing, output, elements, notes, lang };
    let mut out = format!(
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" \
         xmlns:ix=\"{}\" xmlns:ixt=\"{}\" {}>\n<head>\n\
         <meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{}</title>\n<style type=\"text/css\">\n{STYLE}</style>\n</head>\n<body>\n<div class=\"page\">\n",
        filing.profile.inline,
        filing.profile.transformations,
        context::namespaces(output),
        escaped(&plan.title)
    );
    for part in &plan.parts {
        page.part(part, &mut out)?;
    }
    out.push_str("</div>\n");
    if has_header {
        page.header(&mut out)?;
    }
    out.push_str("</body>\n</html>\n");
    Ok(out.into_bytes())
}

static NO_MARKS: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
static NO_LETTERS: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();

impl Page<'_> {
    /// The header of the set, behind all visible text.
    fn header(&self, out: &mut String) -> io::Result<()> {
        out.push_str("<div style=\"display:none\">\n<ix:header>\n");
        if !self.filing.information.is_empty() {
            out.push_str("<ix:hidden>\n");
            for id in self.filing.information {
                out.push_str(&self.elements.hidden_fact(*id)?);
                out.push('\n');
            }
            out.push_str("</ix:hidden>\n");
        }
        out.push_str("<ix:references>");
        out.push_str(&context::schema_ref(self.output));
        out.push_str("</ix:references>\n<ix:resources>\n");
        out.push_str(&self.notes.role_refs());
        let mut resources = Bytes::new(Vec::new());
        context::write(self.output, &mut resources)?;
        out.push_str(&String::from_utf8_lossy(&resources.whole()));
        out.push_str("</ix:resources>\n</ix:header>\n</div>\n");
        Ok(())
    }

    fn part(&self, part: &Part, out: &mut String) -> io::Result<()> {
        match part {
            Part::Heading(level, text) => {
                out.push_str(&format!("<h{level}>{}</h{level}>\n", escaped(text)));
            }
            Part::Paragraph(text) => out.push_str(&format!("<p>{}</p>\n", escaped(text))),
            Part::Line(words, fact) => {
                out.push_str(&format!("<p>{}{}</p>\n", escaped(words), self.value(*fact)?));
            }
            Part::List(facts) => self.list(facts, out)?,
            Part::Table(statement) => self.table(*statement, out)?,
            Part::Block(fact, parts) if parts.is_empty() => {
                out.push_str(&format!("<div class=\"block\">{}</div>\n", self.value(*fact)?));
            }
            Part::Block(fact, parts) => {
                let about = self.elements.about(*fact);
                // One element holds the block: Inline XBRL 1.0 has no continuations.
                out.push_str(&format!("<ix:nonNumeric {about} escape=\"true\">\n"));
                for part in parts {
                    self.part(part, out)?;
                }
                out.push_str("</ix:nonNumeric>\n");
            }
        }
        Ok(())
    }

    /// Facts with their captions, a row each.
    pub(super) fn list(&self, facts: &[FactId], out: &mut String) -> io::Result<()> {
        if facts.is_empty() {
            return Ok(());
        }
        out.push_str("<table class=\"list\"><tbody>\n");
        for id in facts {
            let caption = self.caption(*id, &LabelRole::Standard);
            let value = self.value(*id)?;
            out.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td>{value}</td></tr>\n",
                escaped(&caption)
            ));
        }
        out.push_str("</tbody></table>\n");
        Ok(())
    }

    /// A fact with its unit, as it stands alone.
    pub(super) fn value(&self, id: FactId) -> io::Result<String> {
        let is_nil = self.filing.report.fact(id).value == Value::Nil;
        if !self.elements.is_numeric(id) {
            let nil = if is_nil { &*self.filing.extension.formats.nil } else { "" };
            let marks = self.notes.marks(id);
            return Ok(format!("{marks}{}{}", self.elements.words(id), escaped(nil)));
        }
        let power = self.elements.power(id);
        let figure = self.figure(id, power)?;
        let unit = if is_nil { String::new() } else { self.unit(id, power) };
        Ok(format!("{figure}{}", escaped(&unit)))
    }

    /// A figure with the marks of its notes, or the sign for none behind its element.
    pub(super) fn figure(&self, id: FactId, power: i32) -> io::Result<String> {
        let figure = format!("{}{}", self.notes.marks(id), self.elements.figure(id, power)?);
        Ok(match self.filing.report.fact(id).value {
            Value::Nil => format!("{figure}{}", escaped(&self.filing.extension.formats.nil)),
            _ => figure,
        })
    }

    /// The word for the unit of a figure printed in a power of ten.
    pub(super) fn unit(&self, id: FactId, power: i32) -> String {
        let unit = self.elements.unit(id);
        unit.and_then(|unit| unit.words.get(&power.to_string())).cloned().unwrap_or_default()
    }

    /// The caption of a fact: that of the profile, else the label.
    pub(super) fn caption(&self, id: FactId, role: &LabelRole) -> String {
        let concept = self.filing.report.fact(id).concept;
        let name = &self.filing.taxonomy.concept(concept).name.local;
        match self.filing.extension.captions.get(&**name) {
            Some(caption) => caption.clone(),
            None => self.output.label(concept, role, &self.lang).to_owned(),
        }
    }
}
