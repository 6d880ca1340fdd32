//! The page of a form: headings, lines and tables in the form's order, every fact of the filing in
//! its place or in the hidden part.

mod lines;
mod table;
mod words;

use std::io;

use rustc_hash::FxHashSet;

use super::{Filled, Network};
use crate::model::FactId;
use crate::model::dts::{ElementId, arcrole};
use crate::notation::markup::bytes::{Bytes, escaped};
use crate::profile::{Section, fits, pieces};
use crate::write::elements::Elements;
use crate::write::{Output, context};

/// The place of a title in which sections below a heading are counted.
const NUMBER: &str = "{number}";
const STYLE: &str = include_str!("style.css");

/// The page while it is written.
struct Page<'a> {
    filled: &'a Filled<'a>,
    elements: Elements<'a>,
    /// The facts that nobody sees.
    hidden: FxHashSet<FactId>,
}

/// A part of a section: one network with its facts.
struct Part<'a> {
    network: &'a Network,
    /// The facts that are seen.
    facts: Vec<FactId>,
}

/// Writes the page, UTF-8 with a byte order mark.
pub(super) fn write(
    filled: &Filled<'_>,
    output: &Output<'_>,
    networks: &[Network],
) -> io::Result<Vec<u8>> {
    let form = filled.form;
    let elements = Elements {
        output,
        units: &form.units,
        formats: &form.formats,
        marks: &form.marks,
        shown_letters: &form.shown_letters,
        usual_lang: None,
        footnotes: None,
    };
    let mut page = Page { filled, elements, hidden: FxHashSet::default() };
    let all = || filled.report.facts.iter().enumerate().map(|(at, _)| FactId::from(at));
    let placed: FxHashSet<FactId> =
        networks.iter().flat_map(|of| of.facts.iter().copied()).collect();
    page.hidden = all().filter(|id| page.is_hidden(*id) || !placed.contains(id)).collect();
    let mut body = String::new();
    page.sections(networks, &mut body)?;
    let mut out = String::from(
        "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"",
    );
    out.push_str(&format!(
        " xmlns:ix=\"{}\" xmlns:ixt=\"{}\" {}>\n",
        filled.profile.inline,
        filled.profile.transformations,
        context::namespaces(output)
    ));
    out.push_str(&format!(
        "<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"/>\n\
         <meta http-equiv=\"Content-Language\" content=\"{}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{}</title>\n<style type=\"text/css\">\n{STYLE}</style>\n</head>\n<body>\n<div class=\"page\">\n",
        // `xml:lang` would become an aspect of every text.
        escaped(&filled.form.lang),
        escaped(&page.plain(&filled.form.title, &all().collect::<Vec<_>>()))
    ));
    out.push_str(&body);
    out.push_str("</div>\n<div style=\"display:none\">\n<ix:header>\n<ix:hidden>\n");
    for id in all().filter(|id| page.hidden.contains(id)) {
        out.push_str(&page.elements.hidden_fact(id)?);
        out.push('\n');
    }
    out.push_str("</ix:hidden>\n<ix:references>");
    out.push_str(&context::schema_ref(output));
    out.push_str("</ix:references>\n<ix:resources>\n");
    let mut resources = Bytes::new(Vec::new());
    context::write(output, &mut resources)?;
    out.push_str(&String::from_utf8_lossy(&resources.whole()));
    out.push_str("</ix:resources>\n</ix:header>\n</div>\n</body>\n</html>\n");
    Ok(out.into_bytes())
}

impl Page<'_> {
    /// Whether the form asks for a fact where nobody sees it: some always are, and a mark stands only where
    /// it is true.
    fn is_hidden(&self, id: FactId) -> bool {
        let (form, name) = (self.filled.form, self.elements.name(id));
        form.hidden.iter().any(|hidden| hidden == name)
            || form.marks.contains_key(name) && self.elements.truth(id) != Some(true)
    }

    fn sections(&self, networks: &[Network], out: &mut String) -> io::Result<()> {
        let form = self.filled.form;
        let mut left: Vec<Option<Part<'_>>> =
            networks.iter().map(|network| Some(self.part(network))).collect();
        let every: Vec<FactId> = networks.iter().flat_map(|of| of.facts.iter().copied()).collect();
        let mut title = String::new();
        let titled = self.line(&form.title, &every, &mut title)?;
        out.push_str(&format!("<h1>{title}</h1>\n"));
        let (mut heading, mut number) = (None, 0);
        for section in &form.sections {
            let mut parts: Vec<Part<'_>> = Vec::new();
            for part in &mut left {
                let fits = part.as_ref().is_some_and(|part| self.is_of(section, part.network));
                parts.extend(part.take_if(|_| fits));
            }
            if let Some(own) = &section.heading {
                (heading, number) = (Some(own.as_str()), 0);
            }
            for part in &mut parts {
                part.facts.retain(|id| !titled.contains(id));
            }
            parts.retain(|part| !part.facts.is_empty());
            if !self.is_seen(&parts) {
                let facts: Vec<FactId> = parts.into_iter().flat_map(|part| part.facts).collect();
                self.others(&facts, out)?;
                continue;
            }
            number += usize::from(section.title.as_ref().is_some_and(|of| of.contains(NUMBER)));
            self.section(section, heading.take(), number, parts, out)?;
        }
        let plain = Section::plain();
        let rest: Vec<Part<'_>> =
            left.into_iter().flatten().filter(|part| !part.facts.is_empty()).collect();
        if !rest.is_empty() {
            self.section(&plain, None, 0, rest, out)?;
        }
        Ok(())
    }

    fn part<'n>(&self, network: &'n Network) -> Part<'n> {
        let seen = network.facts.iter().copied().filter(|id| !self.hidden.contains(id));
        Part { network, facts: seen.collect() }
    }

    fn is_of(&self, section: &Section, network: &Network) -> bool {
        let role = self.filled.base.text(network.role);
        let end = role.strip_prefix(&*self.filled.form.roles.base).unwrap_or(role);
        section.networks.iter().any(|pattern| fits(pattern, end))
    }

    fn section(
        &self,
        section: &Section,
        heading: Option<&str>,
        number: usize,
        parts: Vec<Part<'_>>,
        out: &mut String,
    ) -> io::Result<()> {
        out.push_str("<div class=\"section\">\n");
        let headed = heading.and_then(|_| self.headed(section, &parts));
        if let Some(id) = headed {
            out.push_str(&format!("<h2>{}</h2>\n", self.in_line(id)?));
        } else if let Some(heading) = heading.filter(|heading| !heading.is_empty()) {
            let heading = self.of_last(heading, &parts);
            out.push_str(&format!("<h2>{}</h2>\n", escaped(&self.plain(&heading, &[]))));
        }
        let note = section
            .note
            .as_ref()
            .map(|note| escaped(&self.plain(note, &[])))
            .map(|note| format!(" <span class=\"note\">（{note}）</span>"));
        if let Some(title) = &section.title {
            let title = title.replace(NUMBER, &words::wide(number));
            out.push_str(&format!(
                "<h3>{}{}</h3>\n",
                escaped(&self.plain(&title, &[])),
                note.as_deref().unwrap_or("")
            ));
        } else if let Some(note) = note {
            out.push_str(&format!("<p class=\"right\">{note}</p>\n"));
        }
        for part in parts {
            let below: Vec<&str> = section.below.iter().flat_map(|line| places(line)).collect();
            let facts = part.facts.iter().filter(|id| Some(**id) != headed);
            let (kept, mut facts): (Vec<FactId>, Vec<FactId>) =
                facts.partition(|id| below.contains(&self.elements.name(**id)));
            self.lines(&section.lines, &mut facts, out)?;
            self.tables(section, part.network, &mut facts, out)?;
            let mut kept = kept;
            self.lines(&section.below, &mut kept, out)?;
            facts.extend(kept);
            self.others(&facts, out)?;
        }
        out.push_str("</div>\n");
        Ok(())
    }

    /// Whether a reader finds anything in parts: a text that is nil shows nothing.
    fn is_seen(&self, parts: &[Part<'_>]) -> bool {
        let mut facts = parts.iter().flat_map(|part| &part.facts);
        facts.any(|id| self.elements.is_numeric(*id) || !self.is_nil(*id))
    }

    /// The fact that is the heading of a section.
    fn headed(&self, section: &Section, parts: &[Part<'_>]) -> Option<FactId> {
        let element = section.headed_by.as_deref()?;
        let mut facts = parts.iter().flat_map(|part| &part.facts).copied();
        facts.find(|id| self.elements.name(*id) == element && self.elements.text(*id).is_some())
    }

    /// The place of an element in the tree of a network.
    fn order(&self, network: &Network, id: FactId) -> usize {
        let element = self.filled.element(self.filled.report.fact(id).concept);
        network.elements.iter().position(|of| Some(*of) == element).unwrap_or(usize::MAX)
    }

    /// The elements of a network that are primary items, by their names.
    fn items<'n>(&'n self, network: &'n Network) -> impl Iterator<Item = (usize, &'n str)> {
        let items: FxHashSet<ElementId> = network
            .arcs
            .iter()
            .filter(|arc| {
                let base = self.filled.base;
                base.text(base.arc(arc.arc).arcrole) == arcrole::DOMAIN_MEMBER
            })
            .filter_map(|arc| arc.to.element())
            .collect();
        let elements = network.elements.iter().enumerate();
        elements
            .filter(move |(_, id)| items.contains(*id))
            .map(|(at, id)| (at, self.filled.base.name_of(*id).1))
    }
}

/// The names of the places in a line.
fn places(line: &str) -> Vec<&str> {
    let places = pieces(line).into_iter().filter_map(|piece| match piece {
        crate::profile::Piece::Place(name) => Some(name),
        crate::profile::Piece::Text(_) => None,
    });
    places.collect()
}
