//! A fact as it is read becomes a fact of a stream: names are resolved, and what the model asks of a fact
//! is looked at (Open Information Model 1.0 §3).

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::canonical::is_canonical;
use super::known::{Known, KnownConcept, KnownDimension};
use super::names::{NoName, Prefixes};
use super::tell::Syntax;
use super::unit::{self, NoUnit};
use super::{note, period};
use crate::model::stream::{
    Aspects, DimensionValue, NO_ENTITY, OIM, StreamConcept, StreamContext, StreamFact, StreamLink,
    ValueKind,
};
use crate::model::{Entity, PeriodType, QName};
use crate::notation::lexical;

/// How many contexts, units or concepts are kept before all begins anew.
const MOST_ASPECTS: usize = 1 << 17;

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

/// A fact as it is written.
#[derive(Debug)]
pub(crate) struct RawFact<'a> {
    pub(crate) id: &'a str,
    pub(crate) value: Option<&'a str>,
    pub(crate) decimals: Option<i64>,
    /// Dimensions with their values; nothing is nil.
    pub(crate) dimensions: &'a [(&'a str, Option<&'a str>)],
}

impl RawFact<'_> {
    fn dimension(&self, name: &str) -> Option<Option<&str>> {
        self.dimensions.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

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
    key: String,
    /// Ids of notes that no link has named yet.
    pub(crate) notes: FxHashSet<Box<str>>,
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
            key: String::new(),
            notes: FxHashSet::default(),
        }
    }

    /// Understands a fact; tells what is wrong, and gives nothing then.
    pub(crate) fn understand<'a>(
        &mut self,
        raw: &RawFact<'a>,
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

    fn language<'a>(
        &self,
        raw: &RawFact<'a>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<Option<&'a str>> {
        let given = raw.dimensions.iter().find(|(name, _)| *name == "language");
        let Some((_, language)) = given else { return Some(None) };
        let language = language.unwrap_or_default();
        let at = Part::Dimension("language");
        if !matches!(kind, ValueKind::Text | ValueKind::Unknown) {
            if self.syntax == Syntax::Json {
                let what = "Only texts have a language.";
                tell("oime:misplacedLanguageDimension", at, what);
                return None;
            }
            return Some(None);
        }
        if !lexical::is_language(language) {
            let code = match self.syntax {
                Syntax::Json => ":invalidJSONStructure",
                Syntax::Csv => ":invalidLanguageCode",
            };
            tell(code, at, &format!("`{}` is no language.", language.escape_debug()));
            return None;
        }
        if self.syntax == Syntax::Json && language.bytes().any(|c| c.is_ascii_uppercase()) {
            let what = format!("The language `{language}` is to be written in lower case.");
            tell(":invalidLanguageCodeCase", at, &what);
            return None;
        }
        Some(Some(language))
    }

    fn context(&mut self, raw: &RawFact<'_>, tell: Tell<'_>) -> Option<usize> {
        self.key.clear();
        for (name, value) in raw.dimensions {
            if matches!(*name, "concept" | "unit" | "language" | "noteId") {
                continue;
            }
            self.key.push_str(name);
            self.key.push(if value.is_some() { '\u{1}' } else { '\u{2}' });
            self.key.push_str(value.unwrap_or_default());
            self.key.push('\u{3}');
        }
        if let Some(known) = self.contexts.get(self.key.as_str()) {
            return Some(*known);
        }
        let context = StreamContext {
            entity: self.entity(raw, tell)?,
            period: self.period(raw, tell)?,
            dimensions: self.dimensions(raw, tell)?,
        };
        let position = self.aspects.contexts.insert_full(context).0;
        self.contexts.insert(self.key.as_str().into(), position);
        Some(position)
    }

    fn entity(&self, raw: &RawFact<'_>, tell: Tell<'_>) -> Option<Option<Entity>> {
        let Some(text) = raw.dimension("entity") else { return Some(None) };
        let text = text.unwrap_or_default();
        let at = Part::Dimension("entity");
        match self.prefixes.sqname(text) {
            Ok((scheme, identifier)) if (scheme, identifier) == NO_ENTITY => {
                let what = "This entity means that there is none: leave it out.";
                tell("oime:invalidUseOfReservedIdentifier", at, what);
                None
            }
            Ok((scheme, identifier)) => {
                Some(Some(Entity { scheme: scheme.to_owned(), identifier: identifier.to_owned() }))
            }
            Err(NoName::Form) => {
                let what = format!("`{}` is not `scheme:identifier`.", text.escape_debug());
                tell("oimce:invalidSQName", at, &what);
                None
            }
            Err(NoName::Unbound) => {
                tell("oimce:unboundPrefix", at, &format!("The prefix of `{text}` is not bound."));
                None
            }
        }
    }

    fn period(&self, raw: &RawFact<'_>, tell: Tell<'_>) -> Option<Option<Box<str>>> {
        let Some(text) = raw.dimension("period") else { return Some(None) };
        let text = text.unwrap_or_default();
        if let Some(period) = period::read(text) {
            return Some(Some(period));
        }
        let code = match self.syntax {
            Syntax::Json => "oimce:invalidPeriodRepresentation",
            Syntax::Csv => ":invalidPeriodRepresentation",
        };
        let what = format!("`{}` is no period.", text.escape_debug());
        tell(code, Part::Dimension("period"), &what);
        None
    }

    fn dimensions(
        &self,
        raw: &RawFact<'_>,
        tell: Tell<'_>,
    ) -> Option<Vec<(QName, DimensionValue)>> {
        let mut dimensions = Vec::new();
        for (name, value) in raw.dimensions.iter().filter(|(name, _)| name.contains(':')) {
            let at = Part::Dimension(name);
            let axis = match self.prefixes.qname(name) {
                Ok(axis) if *axis.namespace != *OIM => axis,
                Err(NoName::Unbound) => {
                    tell(
                        "oimce:unboundPrefix",
                        at,
                        &format!("The prefix of `{name}` is not bound."),
                    );
                    return None;
                }
                _ => {
                    tell(
                        ":invalidJSONStructure",
                        at,
                        &format!("`{}` is no dimension.", name.escape_debug()),
                    );
                    return None;
                }
            };
            let value = self.dimension(&axis, *value, at, tell)?;
            dimensions.push((axis, value));
        }
        dimensions.sort_by(|(one, _), (other, _)| one.cmp(other));
        Some(dimensions)
    }

    fn dimension(
        &self,
        axis: &QName,
        value: Option<&str>,
        at: Part<'_>,
        tell: Tell<'_>,
    ) -> Option<DimensionValue> {
        let Some(taxonomy) = self.known else {
            // Without a taxonomy a name whose prefix is bound can only be meant as a member.
            let member = value.and_then(|value| self.prefixes.qname(value).ok());
            return Some(match member {
                Some(member) => DimensionValue::Explicit(member),
                None => DimensionValue::Typed(value.map(Into::into)),
            });
        };
        match taxonomy.dimension(&axis.namespace, &axis.local) {
            None => {
                let what = format!("The taxonomy has no dimension `{axis}`.");
                tell("oime:unknownDimension", at, &what);
                None
            }
            Some(KnownDimension::Explicit { default }) => {
                let text = value.unwrap_or_default();
                let Ok(member) = self.prefixes.qname(text) else {
                    let what = format!("`{}` is no name of a member.", text.escape_debug());
                    tell(":invalidDimensionValue", at, &what);
                    return None;
                };
                if default == Some((&*member.namespace, &*member.local)) {
                    let code = match self.syntax {
                        Syntax::Json => "oime:invalidDimensionValue",
                        Syntax::Csv => ":invalidDimensionValue",
                    };
                    let what = format!("`{member}` is the default of `{axis}`: leave it out.");
                    tell(code, at, &what);
                    return None;
                }
                Some(DimensionValue::Explicit(member))
            }
            Some(KnownDimension::Typed { base, is_unsupported, is_value }) => {
                if is_unsupported {
                    let what = format!("The model has no values of the type of `{axis}`.");
                    tell("oime:unsupportedDimensionDataType", at, &what);
                    return None;
                }
                if let Some(text) = value {
                    if self.canonical && !is_canonical(base, text) {
                        let what =
                            format!("`{}` is not the canonical spelling.", text.escape_debug());
                        tell(":nonCanonicalValue", at, &what);
                        return None;
                    }
                    if !is_value(text) {
                        let what = format!("`{}` is no value of `{axis}`.", text.escape_debug());
                        tell(":invalidDimensionValue", at, &what);
                        return None;
                    }
                }
                Some(DimensionValue::Typed(value.map(Into::into)))
            }
        }
    }

    /// Whether a concept can be reported for a period.
    fn judge_period(
        &self,
        known: Option<&KnownConcept<'_>>,
        context: usize,
        tell: Tell<'_>,
    ) -> Option<()> {
        let Some(wanted) = known.and_then(|known| known.period) else { return Some(()) };
        let period = self.aspects.contexts[context].period.as_deref();
        let at = Part::Dimension("period");
        match (wanted, period) {
            (PeriodType::Instant, None) => {
                tell(
                    "oime:missingPeriodDimension",
                    Part::Fact,
                    "A fact at a moment needs a period.",
                );
                None
            }
            (PeriodType::Instant, Some(period)) if period.contains('/') => {
                tell("oime:invalidPeriodDimension", at, "The concept is reported at a moment.");
                None
            }
            (PeriodType::Duration, Some(period)) if !period.contains('/') => {
                tell("oime:invalidPeriodDimension", at, "The concept is reported over a duration.");
                None
            }
            _ => Some(()),
        }
    }

    fn unit(
        &mut self,
        raw: &RawFact<'_>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<Option<usize>> {
        let Some(text) = raw.dimension("unit") else { return Some(None) };
        let at = Part::Dimension("unit");
        if !kind.is_numeric() && kind != ValueKind::Unknown {
            if self.syntax == Syntax::Csv {
                return Some(None);
            }
            tell("oime:misplacedUnitDimension", at, "Only numbers have a unit.");
            return None;
        }
        let text = text.unwrap_or_default();
        if let Some(known) = self.units.get(text) {
            return Some(Some(*known));
        }
        match unit::read(text, &self.prefixes) {
            Ok(unit) => {
                let position = self.aspects.units.insert_full(unit).0;
                self.units.insert(text.into(), position);
                Some(Some(position))
            }
            Err(error) => {
                let (code, what) = match error {
                    NoUnit::Form => (
                        "oimce:invalidUnitStringRepresentation",
                        format!("`{}` is no unit.", text.escape_debug()),
                    ),
                    NoUnit::Pure => (
                        "oime:illegalPureUnit",
                        "`xbrli:pure` is said by having no unit.".to_owned(),
                    ),
                    NoUnit::Unbound => {
                        ("oimce:unboundPrefix", format!("A prefix of `{text}` is not bound."))
                    }
                };
                tell(code, at, &what);
                None
            }
        }
    }

    /// The value without the decimals that a cell of a table may have behind it, and these.
    fn without_suffix<'a>(
        &self,
        raw: &RawFact<'a>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<(Option<&'a str>, Option<Option<i32>>)> {
        let is_number =
            kind.is_numeric() || kind == ValueKind::Unknown && raw.dimension("unit").is_some();
        let Some(value) = raw.value.filter(|_| self.syntax == Syntax::Csv && is_number) else {
            return Some((raw.value, None));
        };
        let Some((number, suffix)) = value.split_once('d') else {
            return Some((Some(value), None));
        };
        let number = number.trim();
        let decimals = match suffix.trim() {
            "INF" => Some(None),
            digits => canonical_integer(digits).map(Some),
        };
        match decimals
            .filter(|_| number.ends_with(|last: char| last.is_ascii_digit() || last == '.'))
        {
            Some(decimals) => Some((Some(number), Some(decimals))),
            None => {
                let what = format!("`{}` is no number with decimals.", value.escape_debug());
                tell(":invalidDecimalsSuffix", Part::Value, &what);
                None
            }
        }
    }

    fn decimals(
        &self,
        raw: &RawFact<'_>,
        suffix: Option<Option<i32>>,
        kind: ValueKind,
        tell: Tell<'_>,
    ) -> Option<Option<i32>> {
        let is_text = !kind.is_numeric() && kind != ValueKind::Unknown;
        if let Some(suffix) = suffix {
            return Some(suffix);
        }
        let Some(decimals) = raw.decimals else { return Some(None) };
        if is_text && self.syntax == Syntax::Csv {
            return Some(None);
        }
        if is_text || raw.value.is_none() {
            let what = "Only numbers that are not nil have decimals.";
            tell("oime:misplacedDecimalsProperty", Part::Decimals, what);
            return None;
        }
        match i32::try_from(decimals) {
            Ok(decimals) => Some(Some(decimals)),
            Err(_) => {
                let code = match self.syntax {
                    Syntax::Json => ":invalidJSONStructure",
                    Syntax::Csv => ":invalidDecimalsValue",
                };
                tell(
                    code,
                    Part::Decimals,
                    &format!("{decimals} decimals are more than can be kept."),
                );
                None
            }
        }
    }

    fn judge_value(
        &self,
        value: Option<&str>,
        known: Option<&KnownConcept<'_>>,
        tell: Tell<'_>,
    ) -> Option<()> {
        let Some(known) = known else { return Some(()) };
        let Some(text) = value else {
            if known.nillable {
                return Some(());
            }
            let code = match self.syntax {
                Syntax::Json => "oime:invalidFactValue",
                Syntax::Csv => ":invalidFactValue",
            };
            tell(code, Part::Value, "The concept is not nillable.");
            return None;
        };
        let shown = || {
            let start: String = text.chars().take(40).collect();
            let more = if start.len() < text.len() { "…" } else { "" };
            format!("`{}{more}`", start.escape_debug())
        };
        match known.kind {
            ValueKind::Enumeration | ValueKind::EnumerationSet => {
                return self.judge_members(text, known.kind, tell);
            }
            ValueKind::QName => {
                for name in text.split_ascii_whitespace() {
                    if matches!(self.prefixes.qname(name), Err(NoName::Unbound)) {
                        let what = format!("The prefix of `{name}` is not bound.");
                        tell("oimce:unboundPrefix", Part::Value, &what);
                        return None;
                    }
                }
            }
            _ => {}
        }
        if self.canonical && !is_canonical(known.base, text) {
            let what = format!("{} is not the canonical spelling.", shown());
            tell(":nonCanonicalValue", Part::Value, &what);
            return None;
        }
        if !(known.is_value)(text) {
            tell(
                ":invalidFactValue",
                Part::Value,
                &format!("{} is no value of the concept.", shown()),
            );
            return None;
        }
        Some(())
    }

    /// Members of an enumeration: names; in a set each once, and canonically in alphabetical order.
    fn judge_members(&self, text: &str, kind: ValueKind, tell: Tell<'_>) -> Option<()> {
        let names: Vec<&str> = match kind {
            ValueKind::EnumerationSet => text.split_ascii_whitespace().collect(),
            _ => vec![text.trim()],
        };
        if self.canonical && !names.is_sorted_by(|one, other| one < other) {
            let what = "Members are not in alphabetical order.";
            tell(":nonCanonicalValue", Part::Value, what);
            return None;
        }
        for name in names {
            match self.prefixes.qname(name) {
                Ok(_) => {}
                Err(NoName::Unbound) => {
                    tell(
                        "oimce:unboundPrefix",
                        Part::Value,
                        &format!("The prefix of `{name}` is not bound."),
                    );
                    return None;
                }
                Err(NoName::Form) => {
                    let what = format!("`{}` is no name of a member.", name.escape_debug());
                    tell(":invalidFactValue", Part::Value, &what);
                    return None;
                }
            }
        }
        Some(())
    }

    /// A note: an XHTML text in a language, and no other aspect.
    fn note<'a>(
        &mut self,
        raw: &RawFact<'a>,
        concept: usize,
        tell: Tell<'_>,
    ) -> Option<Understood<'a>> {
        self.notes.insert(raw.id.into());
        let mut fits = true;
        let mut refuse = |code: &str, part: Part<'_>, what: &str| {
            tell(code, part, what);
            fits = false;
        };
        let language = raw.dimensions.iter().find(|(name, _)| *name == "language");
        let language = language.and_then(|(_, language)| *language);
        if language.is_none() {
            refuse("oime:missingLanguageForNoteFact", Part::Fact, "A note needs a language.");
        }
        if self.syntax == Syntax::Json {
            match raw.dimension("noteId") {
                None => {
                    refuse("oime:missingNoteIDDimension", Part::Fact, "A note needs a `noteId`.")
                }
                Some(id) if id != Some(raw.id) => {
                    let what = "The `noteId` of a note is its own id.";
                    refuse("oime:invalidNoteIDValue", Part::Dimension("noteId"), what);
                }
                Some(_) => {}
            }
            if raw.dimension("unit").is_some() {
                refuse(
                    "oime:misplacedUnitDimension",
                    Part::Dimension("unit"),
                    "A note has no unit.",
                );
            }
            if raw.decimals.is_some() {
                refuse("oime:misplacedDecimalsProperty", Part::Decimals, "A note has no decimals.");
            }
        }
        for (name, _) in raw.dimensions {
            if matches!(*name, "entity" | "period") || name.contains(':') {
                let what = format!("A note has no `{name}`.");
                refuse("oime:misplacedNoteFactDimension", Part::Dimension(name), &what);
            }
        }
        if let Some(code) = raw.value.and_then(note::fault) {
            refuse(code, Part::Value, "The text of a note is XHTML without prefixes.");
        }
        if !fits {
            return None;
        }
        let context = self.aspects.contexts.insert_full(StreamContext::default()).0;
        Some(Understood {
            concept,
            context,
            unit: None,
            language,
            value: raw.value,
            decimals: None,
            kind: ValueKind::Text,
            is_note: true,
        })
    }
}

/// An integer without a sign or zeros that say nothing.
pub(crate) fn canonical_integer(text: &str) -> Option<i32> {
    text.parse().ok().filter(|number: &i32| number.to_string() == text)
}
