//! Instances as streams of facts, in the terms of the Open Information Model (xBRL-XML 1.0).

mod aspects;
mod beyond;
mod concept;
mod header;
mod ids;
mod item;

use std::collections::hash_map::Entry;
use std::io;

use rustc_hash::FxHashMap;

use self::concept::OfConcept;
use self::ids::Ids;
use self::item::{Items, Links};
use crate::model::QName;
use crate::model::dts::Dts;
use crate::model::instance::{Instance, NameId, ReferenceKind};
use crate::model::losses::Losses;
use crate::model::stream::{
    Aspects, FactSink, FactSource, Header, Loss, StreamConcept, StreamContext, StreamFact,
    ValueKind,
};

/// The facts of an instance. Without a taxonomy the kinds of values are not known: numbers are those that have a
/// unit.
#[derive(Clone, Copy)]
pub struct InstanceSource<'a> {
    instance: &'a Instance,
    taxonomy: Option<&'a Dts>,
    /// Prefixes with their namespaces that are bound already.
    bound: &'a [(Box<str>, Box<str>)],
}

impl<'a> InstanceSource<'a> {
    /// The stream of an instance.
    #[must_use]
    pub fn new(instance: &'a Instance, taxonomy: Option<&'a Dts>) -> Self {
        Self { instance, taxonomy, bound: &[] }
    }

    /// Names are written with the prefixes of what was told before, as far as it has any for them.
    pub(crate) fn after(self, header: &'a Header) -> Self {
        Self { bound: &header.namespaces, ..self }
    }

    fn qname(&self, header: &Header, name: NameId) -> QName {
        let (namespace, local) = self.instance.names.parts(name);
        QName::new(header.prefix(namespace).unwrap_or(""), namespace, local)
    }

    /// The concepts of the items, among the aspects too. Names in values may need prefixes that nothing else has.
    fn concepts(
        &self,
        header: &mut Header,
        aspects: &mut Aspects,
    ) -> FxHashMap<NameId, OfConcept<'a>> {
        let mut concepts: FxHashMap<NameId, OfConcept<'a>> = FxHashMap::default();
        for item in &self.instance.items {
            let (name, has_unit) = (item.name, item.unit.is_some());
            if let Entry::Vacant(e) = concepts.entry(name) {
                let kind = self.kind(name, has_unit);
                let concept = StreamConcept { name: self.qname(header, name), kind };
                let at = aspects.concepts.insert_full(concept).0;
                let blanks = self.blanks(name);
                e.insert(OfConcept { at, kind, blanks, known: self.known(name) });
            }
            match concepts[&name].kind {
                ValueKind::Enumeration | ValueKind::EnumerationSet => {
                    let _ = self.value(item, &concepts[&name], header);
                }
                ValueKind::QName => self.bind_reserved(item, header),
                _ => {}
            }
        }
        concepts
    }

    /// Gives the notes that facts have.
    fn notes(
        &self,
        ids: &Ids,
        used: &[bool],
        aspects: &mut Aspects,
        sink: &mut dyn FactSink,
    ) -> io::Result<()> {
        let concept = aspects.concepts.insert_full(StreamConcept::note()).0;
        let context = aspects.contexts.insert_full(StreamContext::default()).0;
        let notes = self.instance.notes.iter().zip(&ids.notes).zip(used);
        for ((note, id), _) in notes.filter(|(_, used)| **used) {
            // Notes must have a language (`oime:missingLanguageForNoteFact`).
            let language = note.lang.as_deref().filter(|lang| !lang.is_empty()).unwrap_or("und");
            sink.fact(aspects, &StreamFact::note(id, (concept, context), language, &note.content))?;
        }
        Ok(())
    }
}

impl FactSource for InstanceSource<'_> {
    fn stream(&mut self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        let instance = self.instance;
        let mut header = self.header();
        let mut aspects = Aspects::default();
        let concepts = self.concepts(&mut header, &mut aspects);
        sink.begin(&header)?;
        let fractions = instance.fractions.iter();
        let mut items = Items {
            source: *self,
            contexts: self.contexts(&header, &mut aspects),
            units: self.units(&header, &mut aspects),
            header,
            aspects,
            concepts,
            ids: Ids::new(instance),
            links: Links::new(instance),
            fractions: fractions.map(|(item, a, b)| (item.index(), (*a, *b))).collect(),
            takes_beyond: sink.takes_beyond(),
            losses: Losses::default(),
            used_notes: vec![false; instance.notes.len()],
        };
        for item in instance.items.iter().enumerate() {
            items.give(item, sink)?;
        }
        let Items { ids, mut aspects, mut losses, used_notes, .. } = items;
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
