//! A fact as it is read becomes a fact of a stream: names are resolved, and what the model asks of a fact
//! is looked at (Open Information Model 1.0 §3).

mod aspects;
mod key;
mod raw;
mod value;

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use key::ContextKey;
pub(crate) use raw::{RawDimensions, RawFact};

use super::known::{Known, KnownConcept};
use super::names::{NoName, Prefixes};
use super::tell::Syntax;
use crate::model::losses::Losses;
use crate::model::stream::{Aspects, OIM, StreamConcept, StreamFact, StreamLink, ValueKind};
use crate::notation::lexical::is_xml_text;

/// How many contexts, units or concepts are kept before all begins anew.
const MOST_ASPECTS: usize = 1 << 17;

/// Decimals as an integer; what is beyond 64 bits becomes the nearest that is not.
pub(crate) fn integer(text: &str) -> Option<i64> {
    let (is_negative, digits) = match text.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] | digits => (false, digits),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let add = |sum: i64, digit: &u8| {
        let digit = i64::from(digit - b'0');
        sum.saturating_mul(10).saturating_add(if is_negative { -digit } else { digit })
    };
    Some(digits.iter().fold(0, add))
}

/// A part of a fact that a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Fact,
    Value,
    Decimals,
    Dimension(&'a str),
}

/// Takes a finding: its code, the part of the fact, what is wrong.
pub(crate) type Tell<'t> = &'t mut dyn FnMut(&str, Part<'_>, &str);

/// A fact that was understood.
#[derive(Debug)]
pub(crate) struct Understood<'a> {
    concept: usize,
    context: usize,
    unit: Option<usize>,
    language: Option<&'a str>,
    value: Option<&'a str>,
    decimals: Option<i32>,
    /// The kind of its values: which of the core dimensions it uses.
    pub(crate) kind: ValueKind,
    pub(crate) is_note: bool,
}

impl<'a> Understood<'a> {
    /// The fact for a sink.
    pub(crate) fn fact(&self, id: &'a str, links: &'a [StreamLink<'a>]) -> StreamFact<'a> {
        StreamFact {
            id,
            concept: self.concept,
            context: self.context,
            unit: self.unit,
            language: self.language,
            value: self.value,
            decimals: self.decimals,
            links,
            table: None,
            cell: None,
        }
    }
}

/// What a concept of the report is.
struct Concept<'k> {
    position: usize,
    is_note: bool,
    known: Option<KnownConcept<'k>>,
}

/// Understands the facts of a report.
pub(crate) struct FactReader<'k> {
    syntax: Syntax,
    pub(crate) prefixes: Prefixes,
    known: Option<&'k dyn Known>,
    canonical: bool,
    pub(crate) aspects: Aspects,
    concepts: FxHashMap<Box<str>, Rc<Concept<'k>>>,
    contexts: FxHashMap<Box<str>, usize>,
    units: FxHashMap<Box<str>, usize>,
    key: ContextKey,
    /// That of the fact before.
    last: ContextKey,
    /// Ids of notes that no link has named yet.
    pub(crate) notes: FxHashSet<Box<str>>,
    /// What of the facts could not be kept.
    pub(crate) losses: Losses,
}

impl<'k> FactReader<'k> {
    pub(crate) fn new(
        syntax: Syntax,
        prefixes: Prefixes,
        known: Option<&'k dyn Known>,
        canonical: bool,
    ) -> Self {
        Self {
            syntax,
            prefixes,
            known,
            canonical,
            aspects: Aspects::default(),
            concepts: FxHashMap::default(),
            contexts: FxHashMap::default(),
            units: FxHashMap::default(),
            key: ContextKey::default(),
            last: ContextKey::default(),
            notes: FxHashSet::default(),
            losses: Losses::default(),
        }
    }

    /// Understands a fact; tells what is wrong, and gives nothing then.
    pub(crate) fn understand<'a>(
        &mut self,
        raw: &RawFact<'_, 'a>,
        tell: Tell<'_>,
    ) -> Option<Understood<'a>> {
        let most = self.contexts.len().max(self.units.len()).max(self.concepts.len());
        if most > MOST_ASPECTS {
            self.begin_anew();
        }
        let Some(name) = raw.dimension("concept") else {
            tell("oime:missingConceptDimension", Part::Fact, "The fact has no concept.");
            return None;
        };
        let concept = self.concept(name, tell)?;
        if !raw.value.is_none_or(is_xml_text) {
            tell(":invalidFactValue", Part::Value, "The value has a letter that XML has not.");
            return None;
        }
        if concept.is_note {
            return self.note(raw, concept.position, tell);
        }
        if raw.dimension("noteId").is_some() {
            let what = "Only notes have a `noteId`.";
            tell("oime:misplacedNoteIDDimension", Part::Dimension("noteId"), what);
            return None;
        }
        self.judge_concept(&concept, tell)?;
        let known = concept.known.as_ref();
        let kind = known.map_or(ValueKind::Unknown, |known| known.kind);
        let language = self.language(raw, kind, tell)?;
        let context = self.context(raw, tell)?;
        self.judge_period(known, context, tell)?;
        let unit = self.unit(raw, kind, tell)?;
        let (value, suffix) = self.without_suffix(raw, kind, tell)?;
        let decimals = self.decimals(raw, suffix, kind, tell)?;
        self.judge_value(value, known, tell)?;
        Some(Understood {
            concept: concept.position,
            context,
            unit,
            language,
            value,
            decimals,
            kind,
            is_note: false,
        })
    }

    fn begin_anew(&mut self) {
        self.aspects.begin_anew();
        self.concepts.clear();
        self.contexts.clear();
        self.units.clear();
        self.last.position = None;
    }

    fn concept(&mut self, name: Option<&str>, tell: Tell<'_>) -> Option<Rc<Concept<'k>>> {
        let name = name.unwrap_or_default();
        if let Some(known) = self.concepts.get(name) {
            return Some(known.clone());
        }
        let at = Part::Dimension("concept");
        let qname = match self.prefixes.qname(name) {
            Ok(qname) => qname,
            Err(NoName::Form) => {
                let code = match self.syntax {
                    Syntax::Json => ":invalidJSONStructure",
                    Syntax::Csv => ":invalidConceptQName",
                };
                tell(code, at, &format!("`{}` is no name with a prefix.", name.escape_debug()));
                return None;
            }
            Err(NoName::Unbound) => {
                tell("oimce:unboundPrefix", at, &format!("The prefix of `{name}` is not bound."));
                return None;
            }
        };
        let is_note = *qname.namespace == *OIM && *qname.local == *"note";
        let known = match self.known {
            Some(taxonomy) if !is_note => {
                let found = taxonomy.concept(&qname.namespace, &qname.local);
                if found.is_none() {
                    let what = format!("The taxonomy has no concept `{name}`.");
                    tell("oime:unknownConcept", at, &what);
                    return None;
                }
                found
            }
            _ => None,
        };
        let kind = known.as_ref().map_or(ValueKind::Unknown, |known| known.kind);
        let position = self.aspects.concepts.insert_full(StreamConcept { name: qname, kind }).0;
        let concept = Rc::new(Concept { position, is_note, known });
        self.concepts.insert(name.into(), concept.clone());
        Some(concept)
    }

    /// Whether facts can be of a concept.
    fn judge_concept(&self, concept: &Concept<'_>, tell: Tell<'_>) -> Option<()> {
        let known = match &concept.known {
            None => return Some(()),
            Some(known) => known,
        };
        let name = &self.aspects.concepts[concept.position].name;
        let at = Part::Dimension("concept");
        if known.is_unsupported || known.period.is_none() {
            let what = format!("The model has no values of the type of `{name}`.");
            tell("oime:unsupportedConceptDataType", at, &what);
            return None;
        }
        if known.is_abstract {
            tell("oime:valueForAbstractConcept", at, &format!("`{name}` is abstract."));
            return None;
        }
        Some(())
    }
}
