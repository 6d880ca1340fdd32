//! A stream of facts as an instance (xBRL-XML 1.0): what xBRL-JSON and xBRL-CSV say, in the terms of XBRL 2.1.

use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use chrono::NaiveDate;
use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::tree;
use crate::model::QName;
use crate::model::documents::Tree;
use crate::model::dts::{Dts, ElementId, Names as SetNames, Segments};
use crate::model::instance::{
    Accuracy, Context, Instance, Item, ItemId, ItemKind, Link, LinkTarget, NameId, Note, Reference,
    ReferenceKind, Span, TableCell, Unit, WrittenDimension, WrittenMember, WrittenPeriod,
};
use crate::model::losses::Losses;
use crate::model::stream::{
    Aspects, CellAt, DimensionValue, FACT_EXPLANATORY, FACT_FOOTNOTE, FactSink, Header, LINK_GROUP,
    Loss, NO_ENTITY, StreamConcept, StreamContext, StreamFact, StreamUnit, ValueKind,
};
use crate::notation::lexical::is_ncname;
use quick_xml::escape::escape;

const ENUM_2: &str = "http://xbrl.org/2020/extensible-enumerations-2.0";
/// Where the arcrole of explaining facts is declared, which no taxonomy need do (xBRL-XML 1.0 §4).
const EXPLANATORY_SCHEMA: &str =
    "http://www.xbrl.org/lrr/arcrole/factExplanatory-2009-12-16.xsd#fact-explanatoryFact";

/// Gathers the facts of a stream in an instance. Where no taxonomy is at hand, members stand in the scenario, and
/// typed dimensions, whose elements nobody knows, can't be said.
pub struct InstanceSink<'a> {
    taxonomy: Option<&'a Dts>,
    segments: Option<Segments<'a>>,
    /// Axes in the segment, as cubes of concepts bind them; the first are none.
    bound: IndexSet<BTreeSet<ElementId>, FxBuildHasher>,
    /// Addresses by which the instance refers to its taxonomy.
    base: Option<String>,
    instance: Instance,
    /// What is kept about positions in the aspects of this generation.
    generation: u32,
    concepts: FxHashMap<usize, NameId>,
    /// By the context and the axes that the concept of the fact has in the segment.
    contexts: FxHashMap<(usize, usize), Result<usize, &'static str>>,
    /// The axes in the segment by concept.
    bound_of: FxHashMap<usize, usize>,
    units: FxHashMap<usize, usize>,
    /// Contexts and units that were made, whatever the generation.
    made_contexts: FxHashMap<(StreamContext, Vec<bool>), Result<usize, &'static str>>,
    made_units: FxHashMap<StreamUnit, usize>,
    /// Ids of the stream with those of the instance; ids of notes.
    ids: FxHashMap<Box<str>, Box<str>>,
    taken: FxHashSet<Box<str>>,
    notes: FxHashMap<Box<str>, usize>,
    /// Links as they came: type, group, from, to.
    links: Vec<[Box<str>; 4]>,
    losses: Losses,
}

impl<'a> InstanceSink<'a> {
    /// An instance that is to be filled; `file` is the one that the facts are read from.
    #[must_use]
    pub fn new(taxonomy: Option<&'a Dts>, file: Option<Arc<str>>) -> Self {
        Self {
            taxonomy,
            segments: taxonomy.and_then(Segments::of),
            bound: std::iter::once(BTreeSet::new()).collect(),
            base: None,
            instance: Instance::of_facts(file),
            generation: 0,
            concepts: FxHashMap::default(),
            contexts: FxHashMap::default(),
            bound_of: FxHashMap::default(),
            units: FxHashMap::default(),
            made_contexts: FxHashMap::default(),
            made_units: FxHashMap::default(),
            ids: FxHashMap::default(),
            taken: FxHashSet::default(),
            notes: FxHashMap::default(),
            links: Vec::new(),
            losses: Losses::default(),
        }
    }

    /// The instance, after the end of the stream.
    #[must_use]
    pub fn into_instance(self) -> Instance {
        self.instance
    }

    fn name(&mut self, name: &QName) -> NameId {
        self.instance.names.qualified(&name.namespace, &name.local)
    }

    fn element(&self, name: &QName) -> Option<(&'a Dts, ElementId)> {
        let dts = self.taxonomy?;
        Some((dts, dts.find(&name.namespace, &name.local)?))
    }

    /// An id that is a name, and no other's; the same for the same id of the stream.
    fn id(&mut self, id: &str) -> Box<str> {
        if let Some(known) = self.ids.get(id) {
            return known.clone();
        }
        let mut own: Box<str> = if is_ncname(id) {
            id.into()
        } else {
            let letter = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
            let cleaned: String = id.chars().map(letter).collect();
            format!("f-{cleaned}").into()
        };
        while !self.taken.insert(own.clone()) {
            own = format!("{own}_").into();
        }
        self.ids.insert(id.into(), own.clone());
        own
    }

    /// The place of the fact that is taken: its position.
    fn here(&self) -> u32 {
        u32::try_from(self.instance.items.len()).unwrap_or(u32::MAX)
    }

    /// Keeps the cell in which the value of the fact that is taken stands.
    fn cell(&mut self, cell: Option<CellAt<'_>>) {
        let Some(CellAt { file, line, field }) = cell else { return };
        let tables = &mut self.instance.tables;
        // Facts of a table come together.
        let known = tables.iter().rposition(|known| known == file);
        let table = known.unwrap_or_else(|| {
            tables.push(file.clone());
            tables.len() - 1
        });
        let table = u16::try_from(table).unwrap_or(u16::MAX);
        let field = u32::try_from(field).unwrap_or(u32::MAX);
        self.instance.cells.push(TableCell { table, field, line });
    }

    fn text(&mut self, value: &str) -> Option<Span> {
        let start = u32::try_from(self.instance.text.len()).ok()?;
        let len = u32::try_from(value.len()).ok()?;
        start.checked_add(len)?;
        self.instance.text.push_str(value);
        Some(Span { start, len })
    }

    /// Which axes stand in the segment where a fact is of a concept: a position in [`Self::bound`].
    fn bound(&mut self, at: usize, concept: &StreamConcept) -> usize {
        let Some(segments) = &self.segments else { return 0 };
        if let Some(known) = self.bound_of.get(&at) {
            return *known;
        }
        let axes = self.element(&concept.name).map(|(_, concept)| segments.axes(concept));
        let bound = axes.map_or(0, |axes| self.bound.insert_full(axes).0);
        self.bound_of.insert(at, bound);
        bound
    }

    fn context(&mut self, context: &StreamContext, bound: usize) -> Result<usize, &'static str> {
        let is_in_segment = |(axis, _): &(QName, DimensionValue)| {
            self.element(axis).is_some_and(|(_, axis)| self.bound[bound].contains(&axis))
        };
        let in_segment = context.dimensions.iter().map(is_in_segment).collect();
        let key = (context.clone(), in_segment);
        if let Some(known) = self.made_contexts.get(&key) {
            return *known;
        }
        let made = self.make_context(context, &key.1);
        self.made_contexts.insert(key, made);
        made
    }

    fn make_context(
        &mut self,
        context: &StreamContext,
        in_segment: &[bool],
    ) -> Result<usize, &'static str> {
        let at = self.here();
        let mut dimensions = Vec::with_capacity(context.dimensions.len());
        for ((axis, value), in_segment) in context.dimensions.iter().zip(in_segment.iter().copied())
        {
            let known = self.element(axis);
            let member = match value {
                DimensionValue::Explicit(member) => WrittenMember::Explicit(self.name(member)),
                DimensionValue::Typed(value) => {
                    let domain = known
                        .and_then(|(dts, axis)| Some(dts.name_of(dts.element(axis).typed_domain?)));
                    let Some((namespace, local)) = domain else {
                        return Err(
                            "a fact with a typed dimension, whose element only its taxonomy says",
                        );
                    };
                    WrittenMember::Typed {
                        element: self.instance.names.qualified(namespace, local),
                        text: value.clone().unwrap_or_default(),
                        has_elements: false,
                        is_nil: value.is_none(),
                    }
                }
            };
            dimensions.push(WrittenDimension { axis: self.name(axis), member, in_segment, at });
        }
        let entity = context.entity.as_ref();
        let (scheme, identifier) =
            entity.map_or(NO_ENTITY, |entity| (entity.scheme.as_str(), entity.identifier.as_str()));
        let number = self.instance.contexts.len();
        let id = self.instance.id(&free(&mut self.taken, format!("context-{}", number + 1)));
        self.instance.contexts.push(Context {
            id,
            scheme: scheme.into(),
            identifier: identifier.into(),
            period: context.period.as_deref().map_or(WrittenPeriod::Forever, written),
            dimensions,
            segment: "".into(),
            scenario: "".into(),
            others: Vec::new(),
            at,
        });
        Ok(number)
    }

    fn unit(&mut self, unit: &StreamUnit) -> usize {
        if let Some(known) = self.made_units.get(unit) {
            return *known;
        }
        let number = self.instance.units.len();
        let id = self.instance.id(&free(&mut self.taken, format!("unit-{}", number + 1)));
        let numerators = unit.numerators.iter().map(|name| self.name(name)).collect();
        let denominators = unit.denominators.iter().map(|name| self.name(name)).collect();
        let at = self.here();
        self.instance.units.push(Unit { id, numerators, denominators, at });
        self.made_units.insert(unit.clone(), number);
        number
    }

    /// The value as XBRL 2.1 writes it: members of enumerations by their whole names.
    fn value(&self, concept: &StreamConcept, value: &str, header: &Header) -> Option<String> {
        if !matches!(concept.kind, ValueKind::Enumeration | ValueKind::EnumerationSet) {
            return None;
        }
        let (dts, element) = self.element(&concept.name)?;
        let of = dts.element(element).type_id;
        let is_whole = ["enumerationItemType", "enumerationSetItemType"]
            .iter()
            .any(|local| dts.derives_from_name(of, ENUM_2, local));
        let members = value.split_ascii_whitespace().map(|member| {
            let (prefix, local) = member.split_once(':').unwrap_or(("", member));
            match header.namespace(prefix).filter(|_| is_whole) {
                Some(namespace) => format!("{namespace}#{local}"),
                None => member.to_owned(),
            }
        });
        Some(members.collect::<Vec<_>>().join(" "))
    }

    fn note(&mut self, fact: &StreamFact<'_>) {
        let number = self.instance.notes.len();
        self.notes.insert(fact.id.into(), number);
        let content = fact.value.unwrap_or_default();
        let wrapped = format!("<n xmlns=\"http://www.w3.org/1999/xhtml\">{content}</n>");
        let is_markup = tree::parse(wrapped, &mut SetNames::new(), Tree::default()).is_ok();
        self.instance.notes.push(Note {
            role: "http://www.xbrl.org/2003/role/footnote".into(),
            lang: fact.language.map(Into::into),
            id: None,
            title: None,
            content: if is_markup { content.into() } else { (*escape(content)).into() },
            at: 0,
        });
    }

    /// The declaration of a role or arcrole, by the address and id of its element.
    fn declaration(&self, uri: &str) -> Option<String> {
        let dts = self.taxonomy?;
        let arcroles = dts.arcroles().iter().map(|of| (of.uri, of.id, of.origin));
        let roles = dts.roles().iter().map(|of| (of.uri, of.id, of.origin));
        let (_, id, origin) = arcroles.chain(roles).find(|(of, _, _)| dts.text(*of) == uri)?;
        let document = dts.documents().get(origin.document)?;
        Some(format!("{}#{}", dts.text(document.url), dts.text(id)))
    }

    fn finish_links(&mut self) {
        let mut referred: FxHashSet<Box<str>> = FxHashSet::default();
        for [kind, group, from, to] in std::mem::take(&mut self.links) {
            let target = match (self.notes.get(&to), self.ids.get(&to).cloned()) {
                (Some(note), _) => LinkTarget::Note(*note),
                (None, Some(id)) => LinkTarget::Fact(self.instance.id(&id)),
                (None, None) => {
                    self.losses
                        .add_named("a link to a fact that is not there", || format!("`{to}`"));
                    continue;
                }
            };
            for (uri, standard, of) in [
                (&group, LINK_GROUP, ReferenceKind::Role),
                (&kind, FACT_FOOTNOTE, ReferenceKind::Arcrole),
            ] {
                if **uri == *standard || !referred.insert(uri.clone()) {
                    continue;
                }
                let known = (**uri == *FACT_EXPLANATORY).then(|| EXPLANATORY_SCHEMA.to_owned());
                match self.declaration(uri).or(known) {
                    Some(href) => self.refer(of, &href, Some(uri)),
                    None => self
                        .losses
                        .add_named("where the role of a link is declared", || format!("`{uri}`")),
                }
            }
            let from = self.instance.id(&from);
            let link = Link { role: group, arcrole: kind, from, to: target, order: None, at: 0 };
            self.instance.links.push(link);
        }
    }

    fn refer(&mut self, kind: ReferenceKind, href: &str, uri: Option<&str>) {
        self.instance.references.push(Reference {
            kind,
            href: href.into(),
            base: self.base.as_deref().filter(|_| uri.is_none()).map(Into::into),
            role: None,
            arcrole: None,
            uri: uri.map(Into::into),
            target: None,
            at: 0,
        });
    }
}

impl FactSink for InstanceSink<'_> {
    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.base = header.base_url.as_deref().map(str::to_owned);
        for (prefix, namespace) in &header.namespaces {
            self.instance.prefixes.push((prefix.clone(), namespace.clone()));
        }
        for schema in &header.taxonomy {
            self.refer(ReferenceKind::Schema, schema, None);
        }
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        if self.generation != aspects.generation {
            self.generation = aspects.generation;
            self.concepts.clear();
            self.contexts.clear();
            self.bound_of.clear();
            self.units.clear();
        }
        let concept = &aspects.concepts[fact.concept];
        for link in fact.links {
            let from = self.id(fact.id);
            let parts = [link.kind.into(), link.group.into(), from, link.target.into()];
            self.links.push(parts);
        }
        if concept.is_note() {
            self.note(fact);
            return Ok(());
        }
        let bound = self.bound(fact.concept, concept);
        let context = match self.contexts.get(&(fact.context, bound)) {
            Some(known) => *known,
            None => {
                let made = self.context(&aspects.contexts[fact.context], bound);
                self.contexts.insert((fact.context, bound), made);
                made
            }
        };
        let context = match context {
            Ok(context) => self.instance.contexts[context].id,
            Err(what) => {
                let name = || format!("{} (`{}`)", concept.name, fact.id);
                self.losses.add_named(what, name);
                return Ok(());
            }
        };
        let name = match self.concepts.get(&fact.concept) {
            Some(known) => *known,
            None => {
                let name = self.name(&concept.name);
                self.concepts.insert(fact.concept, name);
                name
            }
        };
        let is_number = concept.kind.is_numeric() || fact.unit.is_some() || fact.decimals.is_some();
        let unit = match fact.unit {
            None if is_number => Some(self.unit(&pure())),
            None => None,
            Some(unit) => Some(match self.units.get(&unit) {
                Some(known) => *known,
                None => {
                    let made = self.unit(&aspects.units[unit]);
                    self.units.insert(unit, made);
                    made
                }
            }),
        };
        let unit = unit.map(|unit| self.instance.units[unit].id);
        let id = self.id(fact.id);
        let id = Some(self.instance.id(&id));
        let value = match fact.value {
            None => Some(Span::default()),
            Some(value) => {
                let header = Header {
                    namespaces: std::mem::take(&mut self.instance.prefixes),
                    ..Header::default()
                };
                let made = self.value(concept, value, &header);
                self.instance.prefixes = header.namespaces;
                self.text(made.as_deref().unwrap_or(value))
            }
        };
        let Some(value) = value else {
            return Err(io::Error::other("the values of the report are longer than 4 GiB"));
        };
        let accuracy = match (fact.value, fact.decimals) {
            (None, _) => Accuracy::None,
            (_, Some(decimals)) => Accuracy::Decimals(decimals),
            (_, None) if is_number => Accuracy::Exact,
            _ => Accuracy::None,
        };
        let at = self.here();
        self.cell(fact.cell);
        let lang = fact.language.map_or(0, |lang| self.instance.language(lang));
        let kind = if fact.value.is_some() { ItemKind::Item } else { ItemKind::Nil };
        self.instance.items.push(Item {
            is_unread: false,
            name,
            parent: None::<ItemId>,
            context: Some(context),
            unit,
            id,
            value,
            accuracy,
            at,
            lang,
            kind,
        });
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        self.finish_links();
        self.instance.index();
        Ok(self.losses.take())
    }
}

/// `xbrli:pure`, which the model leaves out.
fn pure() -> StreamUnit {
    let pure = QName::new("xbrli", "http://www.xbrl.org/2003/instance", "pure");
    StreamUnit { numerators: vec![pure], denominators: Vec::new() }
}

/// An id that no element has yet.
fn free(taken: &mut FxHashSet<Box<str>>, mut id: String) -> String {
    while !taken.insert(id.as_str().into()) {
        id.push('_');
    }
    id
}

/// A period as instances write it: days where it begins and ends at midnight, the end by its last day.
fn written(period: &str) -> WrittenPeriod {
    let day = |moment: &str, is_end: bool| -> Option<Box<str>> {
        let day: NaiveDate = moment.strip_suffix("T00:00:00")?.parse().ok()?;
        let day = if is_end { day.pred_opt()? } else { day };
        Some(day.to_string().into())
    };
    match period.split_once('/') {
        Some((start, end)) => WrittenPeriod::Duration(
            day(start, false).unwrap_or_else(|| start.into()),
            day(end, true).unwrap_or_else(|| end.into()),
        ),
        None => WrittenPeriod::Instant(day(period, true).unwrap_or_else(|| period.into())),
    }
}
