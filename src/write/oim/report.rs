//! A report as a stream of facts.

use std::collections::BTreeSet;
use std::io;

use crate::model::losses::Losses;
use crate::model::stream::{
    Aspects, DimensionValue, FACT_FOOTNOTE, FactSink, FactSource, Header, LINK_GROUP, Loss,
    NO_ENTITY, OIM, StreamConcept, StreamContext, StreamFact, StreamLink, StreamUnit, ValueKind,
};
use crate::model::{
    Concept, Fact, FootnoteId, INSTANCE_PREFIXES, MemberValue, Moment, Period, Primitive, Value,
};
use crate::notation::figure;
use crate::notation::markup::bytes::content;
use crate::write::Output;

/// The prefix that the scheme of the entity gets.
const SCHEME: &str = "scheme";

/// The facts of a report, then its footnotes, which are facts as well.
#[derive(Debug)]
pub struct ReportSource<'a> {
    output: &'a Output<'a>,
}

impl<'a> ReportSource<'a> {
    /// The stream of a report that is ready to be written.
    #[must_use]
    pub fn new(output: &'a Output<'a>) -> Self {
        Self { output }
    }

    fn header(&self) -> Header {
        let Output { taxonomy, report, .. } = self.output;
        let mut header = Header {
            taxonomy: vec![self.output.schema_ref.as_str().into()],
            tables: taxonomy.statements.iter().map(|one| one.id.as_str().into()).collect(),
            ..Header::default()
        };
        header.namespaces.push(("xbrl".into(), OIM.into()));
        let mut used: BTreeSet<(&str, &str)> = BTreeSet::new();
        let mut kinds = BTreeSet::new();
        for fact in &report.facts {
            kinds.insert(fact.concept);
        }
        let concepts = kinds.iter().map(|id| taxonomy.concept(*id));
        let holds_names = concepts.clone().any(|concept| kind(concept) == ValueKind::QName);
        if holds_names {
            used.extend(INSTANCE_PREFIXES);
        }
        let axes = report.dimensions.iter().flatten().map(|(axis, _)| taxonomy.concept(*axis));
        for name in concepts.chain(axes).map(|concept| &concept.name) {
            used.insert((&name.prefix, &name.namespace));
        }
        let own = &taxonomy.publication;
        used.insert((&own.prefix, &own.namespace));
        for (unit, _) in report.units.iter().zip(&self.output.used_units).filter(|(_, used)| **used)
        {
            for name in unit.measures.numerators().iter().chain(unit.measures.denominators()) {
                used.insert((&name.prefix, &name.namespace));
            }
        }
        // Prefixes that the model reserves can't be had by others (xBRL-JSON 1.0 §2.1.1).
        for (prefix, namespace) in used {
            let free = INSTANCE_PREFIXES.contains(&(prefix, namespace))
                || !["xbrl", "xs", "enum2", "xbrli", "iso4217", "utr", "xbrlce"].contains(&prefix);
            header.bind(if free { prefix } else { "own" }, namespace);
        }
        for entity in &report.entities {
            header.bind(SCHEME, &entity.scheme);
        }
        header
    }

    fn concepts(&self, aspects: &mut Aspects) -> Vec<usize> {
        let concepts = self.output.taxonomy.concepts.values();
        concepts
            .map(|concept| {
                let streamed = StreamConcept { name: concept.name.clone(), kind: kind(concept) };
                aspects.concepts.insert_full(streamed).0
            })
            .collect()
    }

    /// The contexts by their position; what the model can't say of one instead, where there is any.
    fn contexts(&self, aspects: &mut Aspects) -> Vec<Result<usize, &'static str>> {
        let Output { taxonomy, report, .. } = self.output;
        let contexts = report.contexts.iter().map(|context| {
            let containers = &report.containers[context.containers.index()];
            if !containers.segment.is_empty() || !containers.scenario.is_empty() {
                return Err("a fact whose segment or scenario holds more than members");
            }
            let mut dimensions = Vec::new();
            for (axis, value) in &report.dimensions[context.dimensions.index()] {
                let value = match value {
                    MemberValue::Explicit(member) => {
                        DimensionValue::Explicit(taxonomy.concept(*member).name.clone())
                    }
                    MemberValue::Typed(value) if value.is_elements() => {
                        return Err("a fact with a typed dimension of a complex type");
                    }
                    MemberValue::Typed(value) if value.is_nil() => DimensionValue::Typed(None),
                    MemberValue::Typed(value) => DimensionValue::Typed(Some(value.text().into())),
                };
                dimensions.push((taxonomy.concept(*axis).name.clone(), value));
            }
            let entity = &report.entities[context.entity.index()];
            let is_named = (entity.scheme.as_str(), entity.identifier.as_str()) != NO_ENTITY;
            Ok(StreamContext {
                entity: is_named.then(|| entity.clone()),
                period: period(report.periods[context.period.index()]).map(Into::into),
                dimensions,
            })
        });
        contexts
            .map(|context| context.map(|context| aspects.contexts.insert_full(context).0))
            .collect()
    }

    /// The units by their position; none where the unit is `xbrli:pure`.
    fn units(&self, aspects: &mut Aspects) -> Vec<Option<usize>> {
        let units = self.output.report.units.iter().map(|unit| StreamUnit {
            numerators: unit.measures.numerators().to_vec(),
            denominators: unit.measures.denominators().to_vec(),
        });
        units.map(|unit| (!unit.is_pure()).then(|| aspects.units.insert_full(unit).0)).collect()
    }

    /// The value as the model writes it: numbers plain, members with prefixes of the header.
    fn value<'v>(
        &'v self,
        fact: &Fact,
        kind: ValueKind,
        header: &Header,
        scratch: &'v mut Vec<u8>,
    ) -> Option<&'v str> {
        scratch.clear();
        match fact.value {
            // Reports with fractions are not written.
            Value::Nil | Value::Fraction(_) => None,
            Value::Number(value) => {
                figure::push_plain(scratch, value);
                Some(std::str::from_utf8(scratch).unwrap_or_default())
            }
            Value::Text(text) => {
                let text = &self.output.report.texts[text.index()].value;
                if !matches!(kind, ValueKind::Enumeration | ValueKind::EnumerationSet) {
                    return Some(text);
                }
                for member in text.split_ascii_whitespace() {
                    let (namespace, local) = member.rsplit_once('#').unwrap_or(("", member));
                    if !scratch.is_empty() {
                        scratch.push(b' ');
                    }
                    scratch.extend_from_slice(header.prefix(namespace).unwrap_or("").as_bytes());
                    scratch.push(b':');
                    scratch.extend_from_slice(local.as_bytes());
                }
                Some(std::str::from_utf8(scratch).unwrap_or_default())
            }
        }
    }

    /// The ids of the texts of a footnote, one a language.
    fn note_ids(&self, note: FootnoteId) -> impl Iterator<Item = String> {
        let note = &self.output.report.footnotes[note.index()];
        note.text.keys().map(|lang| self.output.footnote_id(note, lang))
    }

    /// Gives the footnotes that facts have, in all their languages.
    fn notes(
        &self,
        used: &[bool],
        aspects: &mut Aspects,
        sink: &mut dyn FactSink,
    ) -> io::Result<()> {
        let concept = aspects.concepts.insert_full(StreamConcept::note()).0;
        let context = aspects.contexts.insert_full(StreamContext::default()).0;
        let notes = self.output.report.footnotes.iter().enumerate();
        for (at, note) in notes.filter(|(at, _)| used[*at]) {
            for (id, (lang, text)) in self.note_ids(FootnoteId::from(at)).zip(&note.text) {
                let content = if note.is_markup { text.clone() } else { content(text) };
                let fact = StreamFact::note(&id, (concept, context), lang, &content);
                sink.fact(aspects, &fact)?;
            }
        }
        Ok(())
    }
}

impl FactSource for ReportSource<'_> {
    fn stream(&mut self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        let header = self.header();
        sink.begin(&header)?;
        let mut aspects = Aspects::default();
        let concepts = self.concepts(&mut aspects);
        let contexts = self.contexts(&mut aspects);
        let units = self.units(&mut aspects);
        let report = self.output.report;
        let note_ids: Vec<Vec<String>> = (0..report.footnotes.len())
            .map(|at| self.note_ids(FootnoteId::from(at)).collect())
            .collect();
        let mut used_notes = vec![false; report.footnotes.len()];
        let (mut name, mut scratch) = (Vec::new(), Vec::new());
        let mut losses = Losses::default();
        for (id, fact) in self.output.facts() {
            name.clear();
            self.output.push_id(&mut name, id, fact);
            let concept = concepts[fact.concept.index()];
            let kind = aspects.concepts[concept].kind;
            let context = match contexts[fact.context.index()] {
                Ok(context) => context,
                Err(what) => {
                    let of = &self.output.taxonomy.concept(fact.concept).name;
                    losses
                        .add_named(what, || format!("{of} (`{}`)", String::from_utf8_lossy(&name)));
                    continue;
                }
            };
            let notes = &report.footnote_sets[fact.footnotes.index()];
            let mut links = Vec::new();
            for note in notes {
                links.extend(note_ids[note.index()].iter().map(|target| StreamLink {
                    kind: FACT_FOOTNOTE,
                    group: LINK_GROUP,
                    target,
                }));
            }
            let language = match fact.value {
                Value::Text(text) => report.texts[text.index()].lang.as_deref(),
                _ => None,
            };
            let has_decimals = matches!(fact.value, Value::Number(_));
            let told = StreamFact {
                id: std::str::from_utf8(&name).unwrap_or_default(),
                concept,
                context,
                unit: fact.unit.and_then(|unit| units[unit.index()]),
                language,
                value: self.value(fact, kind, &header, &mut scratch),
                decimals: if has_decimals { fact.decimals.places() } else { None },
                links: &links,
                table: fact.statement.and_then(|statement| u32::try_from(statement.index()).ok()),
                cell: None,
            };
            if let Some(what) = sink.unsaid(&aspects, &told) {
                let of = &self.output.taxonomy.concept(fact.concept).name;
                losses.add_named(what, || format!("{of} (`{}`)", told.id));
                continue;
            }
            notes.iter().for_each(|note| used_notes[note.index()] = true);
            sink.fact(&aspects, &told)?;
        }
        self.notes(&used_notes, &mut aspects, sink)?;
        let mut all = losses.take();
        all.extend(sink.end()?);
        Ok(all)
    }
}

/// How the values of a concept are written.
fn kind(concept: &Concept) -> ValueKind {
    match concept.item_type.primitive {
        Primitive::Decimal | Primitive::Float => ValueKind::Number,
        Primitive::Integer => ValueKind::Integer,
        Primitive::Enumeration => ValueKind::Enumeration,
        Primitive::EnumerationSet => ValueKind::EnumerationSet,
        Primitive::QName | Primitive::SQName | Primitive::SQNames => ValueKind::QName,
        _ if concept.item_type.has_language() => ValueKind::Text,
        _ => ValueKind::Other,
    }
}

/// A period as the model writes it: moments, the end is the one after it. Nothing is forever.
fn period(period: Period) -> Option<String> {
    let end = moment(period.end()?);
    Some(match period.start() {
        None => end,
        Some(start) => format!("{}/{end}", moment(start)),
    })
}

/// A moment without zeros that say nothing.
fn moment(at: Moment) -> String {
    let text = at.to_string();
    let zone = if at.has_zone() { "Z" } else { "" };
    match text.trim_end_matches('Z').split_once('.') {
        Some((whole, parts)) => match parts.trim_end_matches('0') {
            "" => format!("{whole}{zone}"),
            parts => format!("{whole}.{parts}{zone}"),
        },
        None => text,
    }
}
