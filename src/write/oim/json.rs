//! xBRL-JSON 1.0.

use std::io::{self, Write};

use super::ids::identifier;
use super::names::Names;
use super::unsaid;
use crate::model::losses::Losses;
use crate::model::stream::{
    Aspects, DimensionValue, FACT_FOOTNOTE, FactSink, Header, LINK_GROUP, Loss, StreamContext,
    StreamFact,
};
use crate::notation::markup::bytes::Bytes;

/// Writes xBRL-JSON, a fact a line.
pub struct Json<W> {
    out: Bytes<W>,
    names: Names,
    /// What the model calls link types and groups that are not its own.
    links: Links,
    pieces: Pieces,
    facts: u64,
    losses: Losses,
}

/// The types and groups that links may have: the header stands before the facts, so others than those
/// known there can't be said.
#[derive(Debug, Default)]
struct Links {
    types: Vec<(String, String)>,
    groups: Vec<(String, String)>,
}

/// What facts share, as it is written.
#[derive(Debug, Default)]
struct Pieces {
    generation: u32,
    concepts: Vec<Box<[u8]>>,
    contexts: Vec<Box<[u8]>>,
    units: Vec<Box<[u8]>>,
}

/// Groups of links, each with the ids of their targets.
type Groups<'a> = Vec<(&'a str, Vec<&'a str>)>;

impl<W: Write> Json<W> {
    /// A writer into an output.
    pub fn new(out: W) -> Self {
        Self {
            out: Bytes::new(out),
            names: Names::default(),
            links: Links::default(),
            pieces: Pieces::default(),
            facts: 0,
            losses: Losses::default(),
        }
    }

    fn renew(&mut self, aspects: &Aspects) {
        let pieces = &mut self.pieces;
        if pieces.generation != aspects.generation {
            *pieces = Pieces { generation: aspects.generation, ..Pieces::default() };
        }
        for at in pieces.concepts.len()..aspects.concepts.len() {
            let name = self.names.qname(&aspects.concepts[at].name);
            pieces.concepts.push(quoted(&name).into());
        }
        for at in pieces.contexts.len()..aspects.contexts.len() {
            let mut piece = Vec::new();
            push_context(&mut piece, &self.names, &aspects.contexts[at]);
            pieces.contexts.push(piece.into());
        }
        for at in pieces.units.len()..aspects.units.len() {
            let unit = self.names.unit(&aspects.units[at]);
            pieces.units.push(quoted(&unit).into());
        }
    }

    fn push_links(&mut self, fact: &StreamFact<'_>) {
        let mut kinds: Vec<(&str, Groups<'_>)> = Vec::new();
        for link in fact.links {
            let kind = self.links.types.iter().find(|(_, uri)| uri == link.kind);
            let group = self.links.groups.iter().find(|(_, uri)| uri == link.group);
            let (Some((kind, _)), Some((group, _))) = (kind, group) else {
                self.losses
                    .add_named("a link of a type or group that the header does not name", || {
                        format!("`{}`", fact.id)
                    });
                continue;
            };
            let groups = entry(&mut kinds, kind);
            entry(groups, group).push(link.target);
        }
        if kinds.is_empty() {
            return;
        }
        let out = &mut self.out.buffer;
        out.extend_from_slice(b",\"links\":{");
        for (at, (kind, groups)) in kinds.iter().enumerate() {
            separate(out, at);
            push_key(out, kind);
            out.push(b'{');
            for (at, (group, targets)) in groups.iter().enumerate() {
                separate(out, at);
                push_key(out, group);
                out.push(b'[');
                for (at, target) in targets.iter().enumerate() {
                    separate(out, at);
                    push_quoted(out, &identifier(target));
                }
                out.push(b']');
            }
            out.push(b'}');
        }
        out.push(b'}');
    }
}

impl<W: Write> FactSink for Json<W> {
    fn unsaid(&self, aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
        unsaid(aspects, fact)
    }

    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.names = Names::new(header);
        Names::link(&mut self.links.types, FACT_FOOTNOTE, "type");
        Names::link(&mut self.links.types, crate::model::stream::FACT_EXPLANATORY, "type");
        Names::link(&mut self.links.groups, LINK_GROUP, "group");
        for uri in &header.link_types {
            Names::link(&mut self.links.types, uri, "type");
        }
        for uri in &header.link_groups {
            Names::link(&mut self.links.groups, uri, "group");
        }
        push_document_info(&mut self.out.buffer, header, &self.links);
        self.out.push(",\n\"facts\":{");
        self.out.flush_if_full()
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        self.renew(aspects);
        let is_note = aspects.concepts[fact.concept].is_note();
        let out = &mut self.out.buffer;
        separate(out, usize::from(self.facts > 0));
        self.facts += 1;
        out.push(b'\n');
        let id = identifier(fact.id);
        push_key(out, &id);
        out.extend_from_slice(b"{\"value\":");
        match fact.value {
            Some(value) => push_quoted(out, value),
            None => out.extend_from_slice(b"null"),
        }
        if let Some(decimals) = fact.decimals {
            out.extend_from_slice(b",\"decimals\":");
            out.extend_from_slice(itoa::Buffer::new().format(decimals).as_bytes());
        }
        out.extend_from_slice(b",\"dimensions\":{\"concept\":");
        out.extend_from_slice(&self.pieces.concepts[fact.concept]);
        if is_note {
            out.extend_from_slice(b",\"noteId\":");
            push_quoted(out, &id);
        }
        out.extend_from_slice(&self.pieces.contexts[fact.context]);
        if let Some(unit) = fact.unit {
            out.extend_from_slice(b",\"unit\":");
            out.extend_from_slice(&self.pieces.units[unit]);
        }
        if let Some(language) = fact.language {
            out.extend_from_slice(b",\"language\":");
            match language.bytes().any(|letter| letter.is_ascii_uppercase()) {
                true => push_quoted(out, &language.to_ascii_lowercase()),
                false => push_quoted(out, language),
            }
        }
        out.push(b'}');
        if !fact.links.is_empty() {
            self.push_links(fact);
        }
        self.out.push("}");
        self.out.flush_if_full()
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        self.out.push("\n}}\n");
        self.out.end()?;
        Ok(self.losses.take())
    }
}

/// The list that belongs to a name, in the order of first use.
fn entry<'e, 'n, T: Default>(list: &'e mut Vec<(&'n str, T)>, name: &'n str) -> &'e mut T {
    let at = list.iter().position(|(known, _)| *known == name).unwrap_or_else(|| {
        list.push((name, T::default()));
        list.len() - 1
    });
    &mut list[at].1
}

/// Appends what both syntaxes say about the document, but for its type and end.
fn push_document_info(out: &mut Vec<u8>, header: &Header, links: &Links) {
    out.extend_from_slice(
        b"{\"documentInfo\":{\n\"documentType\":\"https://xbrl.org/2021/xbrl-json\",\n\"namespaces\":",
    );
    push_map(out, header.namespaces.iter().map(|(prefix, uri)| (prefix.as_ref(), uri.as_ref())));
    out.extend_from_slice(b",\n\"linkTypes\":");
    push_map(out, links.types.iter().map(|(name, uri)| (name.as_str(), uri.as_str())));
    out.extend_from_slice(b",\n\"linkGroups\":");
    push_map(out, links.groups.iter().map(|(name, uri)| (name.as_str(), uri.as_str())));
    out.extend_from_slice(b",\n\"taxonomy\":[");
    for (at, url) in header.taxonomy.iter().enumerate() {
        separate(out, at);
        push_quoted(out, url);
    }
    out.push(b']');
    if let Some(base) = &header.base_url {
        out.extend_from_slice(b",\n\"baseURL\":");
        push_quoted(out, base);
    }
    if let Some(allowed) = &header.allowed_duplicates {
        out.extend_from_slice(b",\n\"features\":{\"xbrl:allowedDuplicates\":");
        push_quoted(out, allowed);
        out.push(b'}');
    }
    out.push(b'}');
}

fn push_map<'m>(out: &mut Vec<u8>, members: impl Iterator<Item = (&'m str, &'m str)>) {
    out.push(b'{');
    for (at, (name, value)) in members.enumerate() {
        separate(out, at);
        push_key(out, name);
        push_quoted(out, value);
    }
    out.push(b'}');
}

/// Appends entity, period and dimensions, each behind a comma.
fn push_context(out: &mut Vec<u8>, names: &Names, context: &StreamContext) {
    let mut member = |name: &str, value: Option<&str>| {
        out.push(b',');
        push_key(out, name);
        match value {
            Some(value) => push_quoted(out, value),
            None => out.extend_from_slice(b"null"),
        }
    };
    if let Some(entity) = &context.entity {
        member("entity", Some(&names.entity(entity)));
    }
    if let Some(period) = &context.period {
        member("period", Some(period));
    }
    for (axis, value) in &context.dimensions {
        let axis = names.qname(axis);
        match value {
            DimensionValue::Explicit(name) => member(&axis, Some(&names.qname(name))),
            DimensionValue::Typed(text) => member(&axis, text.as_deref()),
        }
    }
}

fn separate(out: &mut Vec<u8>, at: usize) {
    if at > 0 {
        out.push(b',');
    }
}

fn push_key(out: &mut Vec<u8>, name: &str) {
    push_quoted(out, name);
    out.push(b':');
}

fn quoted(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 2);
    push_quoted(&mut out, text);
    out
}

/// Appends a string of JSON (RFC 8259 §7).
pub(super) fn push_quoted(out: &mut Vec<u8>, text: &str) {
    out.push(b'"');
    if text.bytes().any(|byte| byte < 32 || byte == b'"' || byte == b'\\') {
        for letter in text.bytes() {
            match letter {
                b'"' => out.extend_from_slice(b"\\\""),
                b'\\' => out.extend_from_slice(b"\\\\"),
                b'\n' => out.extend_from_slice(b"\\n"),
                b'\r' => out.extend_from_slice(b"\\r"),
                b'\t' => out.extend_from_slice(b"\\t"),
                0..32 => out.extend_from_slice(format!("\\u{letter:04x}").as_bytes()),
                _ => out.push(letter),
            }
        }
    } else {
        out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
}
