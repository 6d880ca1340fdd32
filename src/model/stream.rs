//! Reports as streams: facts handed one by one from a source to a sink, in the terms of the Open
//! Information Model.
//!
//! A report may have more facts than memory has room for. What repeats (concepts, contexts, units)
//! stands once in [`Aspects`], a fact is a small record that points there, and nobody keeps it. Readers
//! are sources, writers are sinks, and a [`Report`](super::Report) can be told as a stream.

use std::io;

use indexmap::IndexSet;

pub use super::losses::Loss;
use super::{Entity, QName};

/// The namespace of the model's own names: `xbrl:note` and the features.
pub const OIM: &str = "https://xbrl.org/2021";
/// The scheme of an entity that is not there, when a report must name one (xBRL-XML 1.0 §3).
pub const NO_ENTITY: (&str, &str) = ("https://xbrl.org/entities", "NA");
/// The type of a link from a fact to a footnote.
pub const FACT_FOOTNOTE: &str = "http://www.xbrl.org/2003/arcrole/fact-footnote";
/// The type of a link from a fact to one that explains it.
pub const FACT_EXPLANATORY: &str = "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact";
/// The standard group of links.
pub const LINK_GROUP: &str = "http://www.xbrl.org/2003/role/link";

/// What a report says before its facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Prefixes with their namespaces: all that names in the facts are written with.
    pub namespaces: Vec<(Box<str>, Box<str>)>,
    /// The URLs of the entry points of the taxonomy.
    pub taxonomy: Vec<Box<str>>,
    /// The URL that those of the taxonomy are relative to.
    pub base_url: Option<Box<str>>,
    /// Which duplicates the report says that it has, as `xbrl:allowedDuplicates` has it.
    pub allowed_duplicates: Option<Box<str>>,
    /// Whether there may be links from facts to facts that are no notes.
    pub links_facts: bool,
    /// URIs of types of links that facts have, beside those of the model.
    pub link_types: Vec<Box<str>>,
    /// URIs of groups of links that facts have, beside the standard one.
    pub link_groups: Vec<Box<str>>,
    /// Tables that the facts belong to, as far as the source knows any: names that are unique.
    pub tables: Vec<Box<str>>,
}

impl Header {
    /// The prefix that is bound to a namespace.
    #[must_use]
    pub fn prefix(&self, namespace: &str) -> Option<&str> {
        let bound = self.namespaces.iter().find(|(_, uri)| **uri == *namespace);
        bound.map(|(prefix, _)| prefix.as_ref())
    }

    /// The namespace that a prefix is bound to.
    #[must_use]
    pub fn namespace(&self, prefix: &str) -> Option<&str> {
        let bound = self.namespaces.iter().find(|(bound, _)| **bound == *prefix);
        bound.map(|(_, uri)| uri.as_ref())
    }

    /// Binds a prefix to a namespace that has none yet: the wanted one where it is free, else one with
    /// a number.
    pub fn bind(&mut self, wanted: &str, namespace: &str) {
        if self.prefix(namespace).is_some() {
            return;
        }
        let numbered = (2u32..).map(|number| format!("{wanted}{number}"));
        let mut candidates = std::iter::once(wanted.to_owned()).chain(numbered);
        if let Some(free) = candidates.find(|prefix| self.namespace(prefix).is_none()) {
            self.namespaces.push((free.into(), namespace.into()));
        }
    }
}

/// What kind of values a concept has, as far as syntaxes write them differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    /// A decimal number, also with an exponent.
    Number,
    /// A whole number.
    Integer,
    /// A text in a language.
    Text,
    /// A name with a prefix of the header.
    QName,
    /// A member; in the stream a name with a prefix of the header.
    Enumeration,
    /// Members; in the stream names with prefixes of the header, separated by blanks.
    EnumerationSet,
    /// Anything else.
    Other,
    /// Not known, for the taxonomy is not at hand.
    Unknown,
}

impl ValueKind {
    /// Whether facts have a unit and decimals.
    #[must_use]
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Number | Self::Integer)
    }
}

/// A concept as a stream knows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct StreamConcept {
    /// Its name.
    pub name: QName,
    /// The kind of its values.
    pub kind: ValueKind,
}

impl StreamConcept {
    /// The concept of notes to other facts: `xbrl:note`.
    pub(crate) fn note() -> Self {
        Self { name: QName::new("xbrl", OIM, "note"), kind: ValueKind::Text }
    }

    /// Whether facts of it are notes to others (`xbrl:note`).
    #[must_use]
    pub fn is_note(&self) -> bool {
        *self.name.local == *"note" && *self.name.namespace == *OIM
    }
}

/// The value of a taxonomy-defined dimension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DimensionValue {
    /// The member of an explicit one.
    Explicit(QName),
    /// The value of a typed one; nothing where it is nil.
    Typed(Option<Box<str>>),
}

/// Entity, period and taxonomy-defined dimensions of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct StreamContext {
    /// The entity; nothing where none is named.
    pub entity: Option<Entity>,
    /// The period as the model writes it: `2024-04-01T00:00:00`, `2023-04-01T00:00:00/2024-04-01T00:00:00`;
    /// nothing is forever.
    pub period: Option<Box<str>>,
    /// The dimensions, sorted by name.
    pub dimensions: Vec<(QName, DimensionValue)>,
}

/// A unit: the product of measures over the product of others, each sorted by the way they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct StreamUnit {
    /// What stands above the line.
    pub numerators: Vec<QName>,
    /// What stands below it.
    pub denominators: Vec<QName>,
}

impl StreamUnit {
    /// Whether it is `xbrli:pure` alone, which the model leaves out.
    #[must_use]
    pub fn is_pure(&self) -> bool {
        let [only] = self.numerators.as_slice() else { return false };
        self.denominators.is_empty()
            && *only.local == *"pure"
            && *only.namespace == *"http://www.xbrl.org/2003/instance"
    }
}

/// What facts share. Tables only grow, until a source with too much of it begins a new generation.
#[derive(Debug, Default)]
pub struct Aspects {
    /// Concepts.
    pub concepts: IndexSet<StreamConcept, rustc_hash::FxBuildHasher>,
    /// Contexts.
    pub contexts: IndexSet<StreamContext, rustc_hash::FxBuildHasher>,
    /// Units.
    pub units: IndexSet<StreamUnit, rustc_hash::FxBuildHasher>,
    /// Counts how often the tables began anew: what a sink keeps about positions is void then.
    pub generation: u32,
}

impl Aspects {
    /// Forgets everything.
    pub fn begin_anew(&mut self) {
        self.concepts.clear();
        self.contexts.clear();
        self.units.clear();
        self.generation += 1;
    }
}

/// A link from a fact to another or to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StreamLink<'a> {
    /// URI of its type.
    pub kind: &'a str,
    /// URI of its group.
    pub group: &'a str,
    /// The id of the other fact.
    pub target: &'a str,
}

/// A fact on its way.
#[derive(Clone, Copy, Debug)]
pub struct StreamFact<'a> {
    /// Its id, unique in the report.
    pub id: &'a str,
    /// Position in [`Aspects::concepts`].
    pub concept: usize,
    /// Position in [`Aspects::contexts`].
    pub context: usize,
    /// Position in [`Aspects::units`]; `xbrli:pure` is no unit.
    pub unit: Option<usize>,
    /// Its language.
    pub language: Option<&'a str>,
    /// The value; nothing where it is nil.
    pub value: Option<&'a str>,
    /// The accuracy; nothing where it is exact, and where the fact is no number.
    pub decimals: Option<i32>,
    /// Links to others.
    pub links: &'a [StreamLink<'a>],
    /// Position in [`Header::tables`].
    pub table: Option<u32>,
    /// The cell of a table in which its value stands, where it stands in one.
    pub cell: Option<CellAt<'a>>,
}

impl<'a> StreamFact<'a> {
    /// A note to others: a text in a language, about nothing.
    pub(crate) fn note(
        id: &'a str,
        (concept, context): (usize, usize),
        language: &'a str,
        text: &'a str,
    ) -> Self {
        Self {
            id,
            concept,
            context,
            unit: None,
            language: Some(language),
            value: Some(text),
            decimals: None,
            links: &[],
            table: None,
            cell: None,
        }
    }
}

/// What a fact has that the Open Information Model has no words for; empty texts where it has none of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beyond<'a> {
    /// What its segment holds beside members, as XML.
    pub segment: &'a str,
    /// What its scenario holds beside members, as XML.
    pub scenario: &'a str,
    /// The tuples in which it stands, the outermost first: names and ids.
    pub tuple: &'a str,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug)]
pub struct CellAt<'a> {
    /// The file.
    pub file: &'a std::sync::Arc<str>,
    /// The line on which its row begins, from 1.
    pub line: u32,
    /// Its position in the row, from 0.
    pub field: usize,
}

/// What takes facts one by one: the writer of a syntax, a check, a model.
pub trait FactSink {
    /// What it is that a fact has and the syntax has no words for, where there is any: such a fact is not given.
    fn unsaid(&self, aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
        let _ = (aspects, fact);
        None
    }

    /// Whether it takes facts with what the model has no words for.
    fn takes_beyond(&self) -> bool {
        false
    }

    /// Takes a fact with what the model has no words for, where it takes such: the fact alone, where nothing else is
    /// done with it.
    ///
    /// # Errors
    /// When the output can't be written.
    fn beyond(
        &mut self,
        aspects: &Aspects,
        fact: &StreamFact<'_>,
        beyond: &Beyond<'_>,
    ) -> io::Result<()> {
        let _ = beyond;
        self.fact(aspects, fact)
    }

    /// Takes what stands before the facts.
    ///
    /// # Errors
    /// When the output can't be written.
    fn begin(&mut self, header: &Header) -> io::Result<()>;

    /// Takes a fact.
    ///
    /// # Errors
    /// When the output can't be written.
    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()>;

    /// Takes the end, and returns what the syntax could not say.
    ///
    /// # Errors
    /// When the output can't be written.
    fn end(&mut self) -> io::Result<Vec<Loss>>;
}

/// What gives facts one by one: the reader of a syntax, a report.
pub trait FactSource {
    /// Gives all facts to a sink and returns what the sink could not say.
    ///
    /// # Errors
    /// When the output of the sink can't be written.
    fn stream(&mut self, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>>;
}
