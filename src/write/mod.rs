//! Pure functions from the models to bytes.
//!
//! Facts may be a million: everything that repeats is made once, in [`Output`], and the bytes
//! of a fact are pushed by hand into a buffer.

pub mod columns;
mod context;
mod elements;
pub(crate) mod extension;
pub(crate) mod form;
mod given;
mod inline;
mod names;
pub mod oim;
mod package;
mod prefixes;
pub(crate) mod preview;
pub mod source;
pub(crate) mod tables;
pub(crate) mod workbook;
mod xbrl;

use std::io;

use rustc_hash::{FxHashMap, FxHashSet};

pub use given::instance;
pub use inline::{Release, Template, TemplateError, TemplateFault, write as inline};
pub(crate) use package::{Packed, write as package, write_other as other_package};
pub use xbrl::write as xbrl;

use crate::Error;
use crate::model::{
    Concept, ConceptId, Fact, FactId, FactIndex, Footnote, LabelRole, Lang, Owner, Report,
    Taxonomy, Text, TextId, Value,
};
use crate::notation::lexical::is_ncname;
use crate::notation::{markup, text};
use crate::profile::Profile;
use prefixes::Prefixes;

/// What all writers of a report share.
#[derive(Debug)]
pub struct Output<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    profile: &'a Profile,
    schema_ref: String,
    prefixes: Prefixes,
    contexts: names::ContextNames,
    used_contexts: Vec<bool>,
    units: Vec<String>,
    used_units: Vec<bool>,
    repeats: FxHashMap<FactId, u32>,
    /// Facts whose value another fact about the same spells otherwise, with the text of that one.
    spellings: FxHashMap<FactId, TextId>,
    /// What the ids of footnotes begin with: no id of a fact does.
    footnote_stem: String,
    /// Text blocks that hold an id which stands in the page already.
    as_source: FxHashSet<FactId>,
    release: Option<&'a Release>,
}

impl<'a> Output<'a> {
    /// Prepares a report for writing. `schema_ref` is the URL of its entry point.
    ///
    /// # Errors
    /// When an id of the models leads nowhere: see [`Taxonomy::verify`] and [`Report::verify`].
    pub fn new(
        taxonomy: &'a Taxonomy,
        report: &'a Report,
        profile: &'a Profile,
        schema_ref: String,
    ) -> Result<Self, Error> {
        let index = FactIndex::new(taxonomy, report)?;
        Ok(Self::of_sound(taxonomy, report, &index, profile, schema_ref))
    }

    /// As [`Output::new`], where all ids lead somewhere, and with the index of the report.
    #[must_use]
    pub(crate) fn of_sound(
        taxonomy: &'a Taxonomy,
        report: &'a Report,
        index: &FactIndex,
        profile: &'a Profile,
        schema_ref: String,
    ) -> Self {
        let mut used_contexts = vec![false; report.contexts.len()];
        let mut used_units = vec![false; report.units.len()];
        for fact in &report.facts {
            used_contexts[fact.context.index()] = true;
            if let Some(unit) = fact.unit {
                used_units[unit.index()] = true;
            }
        }
        let mut repeats = names::repeats_in_tuples(report);
        for group in index.groups().filter(|group| group.len() > 1) {
            repeats.extend(group.iter().zip(1..).skip(1).map(|(entry, nth)| (entry.fact, nth)));
        }
        let mut output = Self {
            taxonomy,
            report,
            profile,
            schema_ref,
            prefixes: Prefixes::of(taxonomy, report, &used_contexts, &used_units),
            contexts: names::contexts(taxonomy, report),
            used_contexts,
            units: names::units(report),
            used_units,
            repeats,
            spellings: spellings(taxonomy, report, index),
            footnote_stem: names::footnote_stem(taxonomy, report),
            as_source: FxHashSet::default(),
            release: None,
        };
        output.as_source = output.with_taken_ids();
        output
    }

    /// The id of the text of a footnote in a language.
    fn footnote_id(&self, note: &Footnote, lang: &Lang) -> String {
        format!("{}_{}_{lang}", self.footnote_stem, note.id)
    }

    /// Those of some ids that facts, contexts, units, footnotes or sections of the page have.
    #[must_use]
    pub fn taken(&self, ids: &FxHashSet<String>) -> FxHashSet<String> {
        if ids.is_empty() {
            return FxHashSet::default();
        }
        let mut made = Vec::new();
        let facts = self.facts().filter_map(|(id, fact)| {
            made.clear();
            self.push_id(&mut made, id, fact);
            std::str::from_utf8(&made).ok().and_then(|id| ids.get(id)).cloned()
        });
        let mut taken: FxHashSet<String> = facts.collect();
        let notes = self.report.footnotes.iter();
        let notes =
            notes.flat_map(|note| note.text.keys().map(|lang| self.footnote_id(note, lang)));
        let statements = self.taxonomy.statements.iter().map(|statement| &statement.id);
        let sections = statements.map(|id| format!("s-{id}"));
        let numbers = (1..=self.report.footnotes.len()).map(|number| format!("note-{number}"));
        let fixed = ["notes", "s-others", "s.others"].map(str::to_owned);
        let contexts = self.contexts.iter().map(str::to_owned);
        let others = contexts.chain(self.units.iter().cloned()).chain(notes);
        let others = others.chain(sections).chain(numbers).chain(fixed);
        taken.extend(others.filter(|id| ids.contains(id)));
        taken
    }

    /// The text blocks with an id that stands in the page already, in an earlier one or elsewhere.
    fn with_taken_ids(&self) -> FxHashSet<FactId> {
        let blocks = self.facts().filter_map(|(id, fact)| {
            let Value::Text(text) = fact.value else { return None };
            let concept = self.taxonomy.concept(fact.concept);
            let text = &self.report.texts[text.index()].value;
            let may_have = may_be_markup(concept, text) && text.contains(" id=");
            may_have.then(|| (id, markup::ids(text)))
        });
        let blocks: Vec<(FactId, Vec<String>)> = blocks.collect();
        let mut seen = self.taken(&blocks.iter().flat_map(|(_, ids)| ids.clone()).collect());
        let clashing = blocks.into_iter().filter_map(|(id, ids)| {
            let clashes = ids.iter().any(|id| seen.contains(id));
            seen.extend(ids);
            clashes.then_some(id)
        });
        clashing.collect()
    }

    /// The names of all concepts, as the document writes them.
    fn concept_names(&self) -> Vec<String> {
        self.taxonomy.concepts.values().map(|concept| self.prefixes.name(&concept.name)).collect()
    }

    /// The address of the entry point that the report refers to.
    #[must_use]
    pub fn schema(&self) -> &str {
        &self.schema_ref
    }

    /// Makes the report refer to its entry point by another address than that of its publication.
    #[must_use]
    pub fn with_schema(mut self, schema_ref: String) -> Self {
        self.schema_ref = schema_ref;
        self
    }

    /// Makes the text of the release the page of the inline document.
    #[must_use]
    pub fn with_release(mut self, release: Option<&'a Release>) -> Self {
        self.release = release;
        self
    }

    /// The label of a concept at the entry point of the report.
    fn label(&self, id: ConceptId, role: &LabelRole, lang: &Lang) -> &'a str {
        self.taxonomy.label(self.report.entry_point, id, role, lang)
    }

    /// Appends the id of a fact: the one that it was given, else what it is about,
    /// `Revenues_D20070401-20070630_JPY`, and a number where there are several facts about the same.
    fn push_id(&self, out: &mut Vec<u8>, id: FactId, fact: &Fact) {
        if !self.report.given.is_empty() {
            return out.extend_from_slice(self.id_beside_given(id, fact).as_bytes());
        }
        self.push_made_id(out, fact);
        if !self.repeats.is_empty()
            && let Some(nth) = self.repeats.get(&id)
        {
            out.extend_from_slice(format!("-{nth}").as_bytes());
        }
    }

    fn push_made_id(&self, out: &mut Vec<u8>, fact: &Fact) {
        out.extend_from_slice(self.taxonomy.concept(fact.concept).name.local.as_bytes());
        out.push(b'_');
        out.extend_from_slice(self.contexts[fact.context.index()].as_bytes());
        if let Some(unit) = fact.unit {
            out.push(b'_');
            out.extend_from_slice(self.units[unit.index()].as_bytes());
        }
    }

    /// The id of a fact in a report in which some things were given ids.
    fn id_beside_given(&self, id: FactId, fact: &Fact) -> String {
        if let Some(given) = self.report.given.of_fact(id).filter(|given| is_ncname(given)) {
            return given.to_owned();
        }
        let mut stem = Vec::new();
        self.push_made_id(&mut stem, fact);
        let stem = String::from_utf8_lossy(&stem).into_owned();
        let mut name = match self.repeats.get(&id) {
            Some(nth) => format!("{stem}-{nth}"),
            None => stem,
        };
        // An underscore tells it from the number of a fact about the same.
        while self.report.given.is_taken(&name) {
            name.push('_');
        }
        name
    }

    /// The text of a fact, in the spelling of the first fact about the same.
    fn text(&self, id: FactId, text: TextId) -> &'a Text {
        let text = self.spellings.get(&id).copied().unwrap_or(text);
        &self.report.texts[text.index()]
    }

    /// The facts in their order, with their positions.
    fn facts(&self) -> impl Iterator<Item = (FactId, &'a Fact)> {
        self.report.facts.iter().enumerate().map(|(at, fact)| (FactId::from(at), fact))
    }
}

/// Facts whose value an earlier one about the same spells otherwise, where validators compare
/// letters, with the text of the earlier one.
fn spellings(taxonomy: &Taxonomy, report: &Report, index: &FactIndex) -> FxHashMap<FactId, TextId> {
    let mut spellings = FxHashMap::default();
    for group in index.groups().filter(|group| group.len() > 1) {
        let item_type = &taxonomy.concept(group[0].concept).item_type;
        if item_type.is_numeric() || !text::is_compared_by_letters(item_type.primitive) {
            continue;
        }
        let mut seen: FxHashMap<(Option<&Lang>, String), TextId> = FxHashMap::default();
        for entry in group {
            let Value::Text(id) = report.fact(entry.fact).value else { continue };
            let said = &report.texts[id.index()];
            let key = (said.lang.as_ref(), text::key(&said.value, item_type.primitive));
            let first = *seen.entry(key).or_insert(id);
            if report.texts[first.index()].value != said.value {
                spellings.insert(entry.fact, first);
            }
        }
    }
    spellings
}

/// The error for a figure that can't be written; figures that were read can.
fn unwritable(error: impl std::error::Error + Send + Sync + 'static) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

/// Whether a value may stand in a page as the markup that it is: that of a text block, and of a concept that is known
/// by its name only, where it begins as markup does.
fn may_be_markup(concept: &Concept, value: &str) -> bool {
    let is_unknown = concept.owner == Owner::Named;
    concept.item_type.is_text_block() || is_unknown && value.trim_start().starts_with('<')
}
