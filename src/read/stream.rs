//! Instances as streams of facts, in the terms of the Open Information Model (xBRL-XML 1.0).

use std::collections::BTreeMap;
use std::io;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::dts::Dts;
use crate::model::instance::{
    Accuracy, IdRef, Instance, Item, ItemKind, LinkTarget, NameId, ReferenceKind, Span,
    WrittenMember,
};
use crate::model::losses::{CUT_ACCURACY, Losses};
use crate::model::stream::{
    Aspects, Beyond, DimensionValue, FACT_EXPLANATORY, FACT_FOOTNOTE, FactSink, FactSource, Header,
    LINK_GROUP, Loss, OIM, StreamConcept, StreamContext, StreamFact, StreamLink, StreamUnit,
    ValueKind,
};
use crate::model::{Entity, ItemType, Period, Primitive, QName};
use crate::notation::lexical::{collapsed, replaced};
use crate::notation::schema_type::{Blanks, blanks};
use crate::notation::{accuracy, moment};
use crate::read::instance;
use crate::read::oim::{self, Known as _, KnownConcept, RESERVED};
use crate::standards::namespaces::XBRLI;

/// The namespaces of enumerations.
const ENUM_2: &str = "http://xbrl.org/2020/extensible-enumerations-2.0";
/// The registries of types: versions of one, as schemas import them.
const REGISTRIES: [&str; 3] = [
    "http://www.xbrl.org/dtr/type/2020-01-21",
    "http://www.xbrl.org/dtr/type/2022-03-31",
    "http://www.xbrl.org/dtr/type/2024-01-31",
];

/// The facts of an instance. Without a taxonomy the kinds of values are not known: numbers are those that have a
/// unit.
#[derive(Clone, Copy)]
pub struct InstanceSource<'a> {
    instance: &'a Instance,
    taxonomy: Option<&'a Dts>,
}

impl<'a> InstanceSource<'a> {
    /// The stream of an instance.
    #[must_use]
    pub fn new(instance: &'a Instance, taxonomy: Option<&'a Dts>) -> Self {
        Self { instance, taxonomy }
    }

    fn qname(&self, header: &Header, name: NameId) -> QName {
        let (namespace, local) = self.instance.names.parts(name);
        QName::new(header.prefix(namespace).unwrap_or(""), namespace, local)
    }

    fn header(&self) -> Header {
        let mut header = Header { links_facts: true, ..Header::default() };
        header.namespaces.push(("xbrl".into(), OIM.into()));
        let schemas = self.instance.references.iter();
        for reference in schemas.filter(|reference| reference.kind == ReferenceKind::Schema) {
            header.taxonomy.push(instance::address(reference));
        }
        let mut used: FxHashSet<NameId> = FxHashSet::default();
        used.extend(self.instance.items.iter().map(|item| item.name));
        for context in &self.instance.contexts {
            for dimension in &context.dimensions {
                used.insert(dimension.axis);
                match dimension.member {
                    WrittenMember::Explicit(member) => _ = used.insert(member),
                    WrittenMember::Typed { .. } => {}
                }
            }
        }
        for unit in &self.instance.units {
            used.extend(unit.numerators.iter().chain(&unit.denominators));
        }
        let namespaces: BTreeMap<&str, ()> =
            used.iter().map(|name| (self.instance.names.namespace(*name), ())).collect();
        for namespace in namespaces.into_keys().filter(|namespace| !namespace.is_empty()) {
            header.bind(&self.wanted_prefix(namespace), namespace);
        }
        // Values may be names with any prefix of the document.
        for (prefix, namespace) in self.instance.prefixes.iter().filter(|(p, _)| !p.is_empty()) {
            let is_known = |(alias, of): &(&str, &str)| *alias == &**prefix || *of == &**namespace;
            // One of a standard is that of the model or none; of those that no document needs to bind, values say it.
            let is_free = match RESERVED.iter().find(|known| is_known(known)) {
                Some((alias, of)) => (*alias, *of) == (&**prefix, &**namespace),
                None => true,
            };
            let is_reserved = prefix.starts_with("xbrl") || &**prefix == "xs" || !is_free;
            if !is_reserved && header.namespace(prefix).is_none() && self.holds_names() {
                header.bind(prefix, namespace);
            }
        }
        for context in &self.instance.contexts {
            header.bind("scheme", &context.scheme);
        }
        for link in &self.instance.links {
            if ![FACT_FOOTNOTE, FACT_EXPLANATORY].contains(&&*link.arcrole)
                && !header.link_types.contains(&link.arcrole)
            {
                header.link_types.push(link.arcrole.clone());
            }
            if &*link.role != LINK_GROUP && !header.link_groups.contains(&link.role) {
                header.link_groups.push(link.role.clone());
            }
        }
        header
    }

    /// Whether the taxonomy has concepts whose values are names.
    fn holds_names(&self) -> bool {
        self.taxonomy.is_some()
    }

    /// The prefix that the documents bind to a namespace, where it is one that the model leaves free.
    fn wanted_prefix(&self, namespace: &str) -> String {
        let fixed = match namespace {
            XBRLI => Some("xbrli"),
            "http://www.xbrl.org/2003/iso4217" => Some("iso4217"),
            "http://www.xbrl.org/2009/utr" => Some("utr"),
            _ => None,
        };
        if let Some(prefix) = fixed {
            return prefix.to_owned();
        }
        let bound = self.instance.prefixes.iter().find(|(prefix, of)| {
            **of == *namespace
                && !["", "xbrl", "xs", "enum2", "xbrli", "iso4217", "utr", "xbrlce"]
                    .contains(&&**prefix)
        });
        bound.map_or_else(|| "ns".to_owned(), |(prefix, _)| (**prefix).to_owned())
    }

    /// The kind of the values of a concept.
    fn kind(&self, name: NameId, has_unit: bool) -> ValueKind {
        let (namespace, local) = self.instance.names.parts(name);
        let of = self.taxonomy.and_then(|dts| Some((dts, dts.find(namespace, local)?)));
        let Some((dts, element)) = of else {
            return if has_unit { ValueKind::Number } else { ValueKind::Unknown };
        };
        let type_id = dts.element(element).type_id;
        let derives =
            |namespace: &str, local: &str| dts.derives_from_name(type_id, namespace, local);
        if derives(ENUM_2, "enumerationSetItemType") {
            return ValueKind::EnumerationSet;
        }
        if derives(ENUM_2, "enumerationItemType") {
            return ValueKind::Enumeration;
        }
        let Some(base) = dts.base_item_type(element) else { return ValueKind::Unknown };
        let standard = ItemType::standard(XBRLI, base);
        if dts.is_numeric(element) {
            let is_integer = standard.is_some_and(|known| known.primitive == Primitive::Integer);
            return if is_integer { ValueKind::Integer } else { ValueKind::Number };
        }
        let has_no_language = REGISTRIES.iter().any(|registry| {
            derives(registry, "noLangTokenItemType") || derives(registry, "noLangStringItemType")
        });
        let holds_names = ["SQNameItemType", "SQNamesItemType"];
        match base {
            "QNameItemType" => ValueKind::QName,
            _ if REGISTRIES.iter().any(|of| holds_names.iter().any(|name| derives(of, name))) => {
                ValueKind::QName
            }
            _ if !has_no_language && standard.is_some_and(|known| known.has_language()) => {
                ValueKind::Text
            }
            _ => ValueKind::Other,
        }
    }

    /// What the taxonomy says of the values of a concept.
    fn known(&self, name: NameId) -> Option<KnownConcept<'_>> {
        let (namespace, local) = self.instance.names.parts(name);
        self.taxonomy?.concept(namespace, local)
    }

    /// Binds the prefixes of standards that names in a value have.
    fn bind_reserved(&self, item: &Item, header: &mut Header) {
        for name in self.instance.span(item.value).split_ascii_whitespace() {
            let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
            if let Some((alias, of)) = RESERVED.iter().find(|(alias, _)| *alias == prefix) {
                header.bind(alias, of);
            }
        }
    }

    /// What becomes of the blanks in the values of a concept.
    fn blanks(&self, name: NameId) -> Blanks {
        let (namespace, local) = self.instance.names.parts(name);
        let of = self.taxonomy.and_then(|dts| Some((dts, dts.find(namespace, local)?)));
        of.map_or(Blanks::Kept, |(dts, id)| {
            let of = dts.element(id).type_id;
            // Members of a union say it each by itself: only texts have blanks that say anything.
            let is_text = dts.primitive(of) == Some("string");
            Some(blanks(dts, of))
                .filter(|of| is_text || *of != Blanks::Kept)
                .unwrap_or(Blanks::Collapsed)
        })
    }

    /// The contexts by their position, each with what the model can't say of it, where there is any; why one can't be read.
    fn contexts(
        &self,
        header: &Header,
        aspects: &mut Aspects,
    ) -> Vec<Result<(usize, Option<&'static str>), &'static str>> {
        let contexts = self.instance.contexts.iter().map(|context| {
            let is_said = context.segment.is_empty() && context.scenario.is_empty();
            let mut beyond =
                (!is_said).then_some("a fact whose segment or scenario holds more than members");
            let Some(period) = moment::period(&context.period) else {
                return Err("a fact whose period can't be read");
            };
            let mut dimensions = Vec::new();
            for dimension in &context.dimensions {
                let value = match &dimension.member {
                    WrittenMember::Explicit(member) => {
                        DimensionValue::Explicit(self.qname(header, *member))
                    }
                    WrittenMember::Typed { is_nil: true, .. } => DimensionValue::Typed(None),
                    WrittenMember::Typed { text, has_elements, .. } => {
                        if *has_elements {
                            beyond.get_or_insert("a fact with a typed dimension of a complex type");
                        }
                        DimensionValue::Typed(Some(text.clone()))
                    }
                };
                dimensions.push((self.qname(header, dimension.axis), value));
            }
            dimensions
                .sort_by(|(a, _), (b, _)| (&a.namespace, &a.local).cmp(&(&b.namespace, &b.local)));
            let entity = Entity {
                scheme: context.scheme.to_string(),
                identifier: context.identifier.to_string(),
            };
            let period = written(period).map(Into::into);
            Ok((StreamContext { entity: Some(entity), period, dimensions }, beyond))
        });
        let mut at = |context| aspects.contexts.insert_full(context).0;
        contexts.map(|of| of.map(|(context, beyond)| (at(context), beyond))).collect()
    }

    /// The units by their position; none where the unit is `xbrli:pure`.
    fn units(&self, header: &Header, aspects: &mut Aspects) -> Vec<Option<usize>> {
        let side = |names: &[NameId]| {
            let mut names: Vec<QName> =
                names.iter().map(|name| self.qname(header, *name)).collect();
            names.sort();
            names
        };
        let units = self.instance.units.iter().map(|unit| StreamUnit {
            numerators: side(&unit.numerators),
            denominators: side(&unit.denominators),
        });
        units.map(|unit| (!unit.is_pure()).then(|| aspects.units.insert_full(unit).0)).collect()
    }

    /// The value as the model has it.
    fn value(&self, item: &Item, of: &OfConcept<'_>, header: &mut Header) -> String {
        let text = self.instance.span(item.value);
        match of.kind {
            ValueKind::Unknown => text.to_owned(),
            ValueKind::Text | ValueKind::Other => match of.blanks {
                Blanks::Kept => text.to_owned(),
                Blanks::Replaced => replaced(text),
                Blanks::Collapsed => collapsed(text),
            },
            ValueKind::Enumeration | ValueKind::EnumerationSet => {
                let members = text.split_ascii_whitespace().map(|member| {
                    let Some((namespace, local)) = member.rsplit_once('#') else {
                        return member.to_owned();
                    };
                    header.bind(&self.wanted_prefix(namespace), namespace);
                    format!("{}:{local}", header.prefix(namespace).unwrap_or(""))
                });
                members.collect::<Vec<_>>().join(" ")
            }
            _ => text.split_ascii_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
}

impl FactSource for InstanceSource<'_> {
    fn stream(&mut self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        let instance = self.instance;
        let mut header = self.header();
        let mut aspects = Aspects::default();
        let mut concepts: FxHashMap<NameId, OfConcept<'_>> = FxHashMap::default();
        // Members of enumerations may need prefixes that nothing else has.
        for item in &instance.items {
            let (name, has_unit) = (item.name, item.unit.is_some());
            if let std::collections::hash_map::Entry::Vacant(e) = concepts.entry(name) {
                let kind = self.kind(name, has_unit);
                let concept = StreamConcept { name: self.qname(&header, name), kind };
                let at = aspects.concepts.insert_full(concept).0;
                let blanks = self.blanks(name);
                e.insert(OfConcept { at, kind, blanks, known: self.known(name) });
            }
            match concepts[&name].kind {
                ValueKind::Enumeration | ValueKind::EnumerationSet => {
                    let _ = self.value(item, &concepts[&name], &mut header);
                }
                ValueKind::QName => self.bind_reserved(item, &mut header),
                _ => {}
            }
        }
        sink.begin(&header)?;
        let takes_beyond = sink.takes_beyond();
        let contexts = self.contexts(&header, &mut aspects);
        let units = self.units(&header, &mut aspects);
        let ids = Ids::new(instance);
        let mut links: FxHashMap<IdRef, Vec<usize>> = FxHashMap::default();
        for (at, link) in instance.links.iter().enumerate() {
            links.entry(link.from).or_default().push(at);
        }
        let fractions: FxHashMap<usize, (Span, Span)> =
            instance.fractions.iter().map(|(item, a, b)| (item.index(), (*a, *b))).collect();
        let mut losses = Losses::default();
        let mut used_notes = vec![false; instance.notes.len()];
        for (at, item) in instance.items.iter().enumerate() {
            let of = &concepts[&item.name];
            let mut lose = |what| losses.add_named(what, || self.called(item));
            match item.kind {
                // It is told with what stands in it.
                ItemKind::Tuple if takes_beyond => continue,
                ItemKind::Tuple | ItemKind::NilTuple => {
                    lose("a tuple");
                    continue;
                }
                ItemKind::Fraction if !takes_beyond => {
                    lose("a fraction");
                    continue;
                }
                _ if item.parent.is_some() && !takes_beyond => {
                    lose("a fact in a tuple");
                    continue;
                }
                ItemKind::Item | ItemKind::Nil
                    if of.known.as_ref().is_some_and(|known| known.is_unsupported) =>
                {
                    lose("a fact of a type that the model has no values of");
                    continue;
                }
                _ if item.is_unread => {
                    losses.add_fault("a fact whose value can't be read", || self.called(item));
                    continue;
                }
                ItemKind::Item | ItemKind::Nil | ItemKind::Fraction => {}
            }
            if item.context.into_iter().chain(item.unit).any(|id| instance.is_disputed(id)) {
                let what = "a fact whose context or unit says two things under one id";
                losses.add_fault(what, || self.called(item));
                continue;
            }
            let Some(own_context) = item.context.and_then(|id| instance.context_at(id)) else {
                lose("a fact without a context");
                continue;
            };
            let (context, unsaid) = match contexts[own_context] {
                Ok((_, Some(what))) if !takes_beyond => {
                    lose(what);
                    continue;
                }
                Ok(context) => context,
                Err(what) => {
                    lose(what);
                    continue;
                }
            };
            let (concept, kind) = (of.at, of.kind);
            let is_number = kind.is_numeric();
            let value = match item.kind {
                ItemKind::Item => Some(of.one_spelling(self.value(item, of, &mut header))),
                ItemKind::Fraction => fractions.get(&at).map(|terms| self.fraction(*terms)),
                _ => None,
            };
            let is_item = item.kind == ItemKind::Item;
            if is_item && value.as_deref().is_some_and(|value| !of.is_value(value)) {
                let what = "a fact whose value is none of its type";
                losses.add_fault(what, || self.called(item));
                continue;
            }
            if item.accuracy.is_cut() {
                lose(CUT_ACCURACY);
            }
            if matches!(item.accuracy, Accuracy::Precision(0) | Accuracy::Wrong) {
                lose("an accuracy that is not known");
            } else if matches!(item.accuracy, Accuracy::Precision(_) | Accuracy::ExactPrecision) {
                lose("a precision, which became decimals");
            }
            let decimals = value.as_deref().filter(|_| is_number && is_item);
            let decimals = decimals.and_then(|value| accuracy::places_of(item.accuracy, value));
            let has_language = matches!(kind, ValueKind::Text | ValueKind::Unknown);
            let unit = match item.unit.map(|id| instance.unit_at(id)) {
                None => None,
                Some(Some(unit)) => units[unit],
                Some(None) => {
                    losses.add_fault("a fact whose unit is not there", || self.called(item));
                    continue;
                }
            };
            let mut own = Vec::new();
            for link in item.id.and_then(|id| links.get(&id)).into_iter().flatten() {
                let link = &instance.links[*link];
                let target = match link.to {
                    LinkTarget::Note(note) => &ids.notes[note],
                    LinkTarget::Fact(id) => instance.id_text(id),
                };
                own.push(StreamLink { kind: &link.arcrole, group: &link.role, target });
            }
            let id = ids.fact(instance, at, item);
            let told = StreamFact {
                id: &id,
                concept,
                context,
                unit,
                language: instance
                    .language_of(item)
                    .filter(|lang| has_language && !lang.is_empty()),
                value: value.as_deref(),
                decimals,
                links: &own,
                table: None,
                cell: None,
            };
            if let Some(what) = sink.unsaid(&aspects, &told) {
                lose(what);
                continue;
            }
            if unsaid.is_some() || item.parent.is_some() || !is_said(item.kind) {
                let context = &instance.contexts[own_context];
                let (segment, scenario) = (&*context.segment, &*context.scenario);
                let tuple = &self.tuples(&ids, item);
                sink.beyond(&aspects, &told, &Beyond { segment, scenario, tuple })?;
            } else {
                sink.fact(&aspects, &told)?;
            }
            for link in item.id.and_then(|id| links.get(&id)).into_iter().flatten() {
                if let LinkTarget::Note(note) = instance.links[*link].to {
                    used_notes[note] = true;
                }
            }
        }
        // Notes of facts that are given, for others may not be there.
        let unused = used_notes.iter().filter(|used| !**used).count();
        losses.count("a note that no fact has", unused as u64);
        self.notes(&ids, &used_notes, &mut aspects, sink)?;
        let others = |of: ReferenceKind| {
            instance.references.iter().filter(move |reference| reference.kind == of).count() as u64
        };
        losses.count("a reference to a linkbase", others(ReferenceKind::Linkbase));
        let mut all = losses.take();
        all.extend(sink.end()?);
        Ok(all)
    }
}

/// Whether the model has items of a kind.
fn is_said(kind: ItemKind) -> bool {
    matches!(kind, ItemKind::Item | ItemKind::Nil)
}

/// A concept of the stream.
struct OfConcept<'k> {
    /// Its position among the aspects.
    at: usize,
    kind: ValueKind,
    blanks: Blanks,
    known: Option<KnownConcept<'k>>,
}

impl OfConcept<'_> {
    /// A boolean in one of its two spellings.
    fn one_spelling(&self, text: String) -> String {
        match (self.known.as_ref().map(|known| known.base), &*text) {
            (Some("boolean"), "1") => "true".to_owned(),
            (Some("boolean"), "0") => "false".to_owned(),
            _ => text,
        }
    }

    /// Whether a text is a number, a date or the like where its type wants one. Other texts say what they say.
    fn is_value(&self, text: &str) -> bool {
        let is_strict =
            matches!(self.kind, ValueKind::Number | ValueKind::Integer | ValueKind::Other);
        !is_strict || self.known.as_ref().is_none_or(|known| oim::is_value(known.base, text))
    }
}

impl InstanceSource<'_> {
    /// The name of an item with a prefix of the documents.
    fn shown(&self, item: &Item) -> QName {
        let (namespace, local) = self.instance.names.parts(item.name);
        let bound = self.instance.prefixes.iter().find(|(_, uri)| **uri == *namespace);
        QName::new(bound.map_or("", |(prefix, _)| prefix), namespace, local)
    }

    /// What people know an item by.
    fn called(&self, item: &Item) -> String {
        let name = self.shown(item);
        match item.id {
            Some(id) => format!("{name} (`{}`)", self.instance.id_text(id)),
            None => name.to_string(),
        }
    }

    /// The value of a fraction: `1/3`.
    fn fraction(&self, (above, below): (Span, Span)) -> String {
        let term = |span| self.instance.span(span).trim();
        format!("{}/{}", term(above), term(below))
    }

    /// The tuples in which an item stands, the outermost first: names and ids.
    fn tuples(&self, ids: &Ids, item: &Item) -> String {
        let mut path = Vec::new();
        let mut around = item.parent;
        // No tuple stands in itself.
        while let Some(at) = around.filter(|_| path.len() < self.instance.items.len()) {
            let Some(tuple) = self.instance.items.get(at.index()) else { break };
            let (name, id) = (self.shown(tuple), ids.fact(self.instance, at.index(), tuple));
            path.push(format!("{name}#{id}"));
            around = tuple.parent;
        }
        path.reverse();
        path.join("/")
    }

    /// Gives the notes that facts have.
    fn notes(
        &self,
        ids: &Ids,
        used: &[bool],
        aspects: &mut Aspects,
        sink: &mut dyn FactSink,
    ) -> io::Result<()> {
        let note = StreamConcept { name: QName::new("xbrl", OIM, "note"), kind: ValueKind::Text };
        let concept = aspects.concepts.insert_full(note).0;
        let context = aspects.contexts.insert_full(StreamContext::default()).0;
        let notes = self.instance.notes.iter().zip(&ids.notes).zip(used);
        for ((note, id), _) in notes.filter(|(_, used)| **used) {
            sink.fact(
                aspects,
                &StreamFact {
                    id,
                    concept,
                    context,
                    unit: None,
                    // Notes must have a language (`oime:missingLanguageForNoteFact`).
                    language: note.lang.as_deref().filter(|lang| !lang.is_empty()).or(Some("und")),
                    value: Some(&note.content),
                    decimals: None,
                    links: &[],
                    table: None,
                    cell: None,
                },
            )?;
        }
        Ok(())
    }
}

/// Ids of facts and notes: their own, else one that no element has.
struct Ids {
    stem: String,
    notes: Vec<String>,
}

impl Ids {
    fn new(instance: &Instance) -> Self {
        let free = |mut stem: String| {
            while instance.ids.iter().any(|id| id.starts_with(&stem)) {
                stem.push('_');
            }
            stem
        };
        let (stem, of_note) = (free("f-".to_owned()), free("n-".to_owned()));
        let notes = (1..=instance.notes.len()).map(|number| format!("{of_note}{number}")).collect();
        Self { stem, notes }
    }

    fn fact(&self, instance: &Instance, at: usize, item: &Item) -> String {
        match item.id {
            Some(id) => instance.id_text(id).to_owned(),
            None => format!("{}{}", self.stem, at + 1),
        }
    }
}

/// A period as the model writes it: moments, the end is the one after it. Nothing is forever.
fn written(period: Period) -> Option<String> {
    let end = period.end()?;
    Some(match period.start() {
        None => end.to_string(),
        Some(start) => format!("{start}/{end}"),
    })
}
