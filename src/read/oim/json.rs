//! xBRL-JSON 1.0, read as a stream: a fact at a time, whatever the size of the report.

mod members;
mod plain;
mod visit;
mod walk;

use std::fmt;
use std::io;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use members::{FactMembers, Key};
use plain::PlainFact;
use visit::Root;
use walk::Walked;

use super::facts::{FactReader, Part, RawDimensions, RawFact};
use super::info::{self, Info};
use super::known::Known;
use super::node::{Node, Scalar};
use super::shape;
use super::tell::{At, Syntax, Teller};
use crate::diagnostic::Diagnostics;
use crate::model::keys::{self, Ids};
use crate::model::stream::{FACT_FOOTNOTE, FactSink, Header, Loss, StreamLink};
use crate::notation::lexical;

/// The type of the documents.
pub const DOCUMENT_TYPE: &str = "https://xbrl.org/2021/xbrl-json";

/// A report in xBRL-JSON, whose facts have not been read yet.
#[derive(Debug)]
pub struct JsonReport {
    file: Arc<str>,
    text: String,
    info: Info,
    has_errors: bool,
}

impl JsonReport {
    /// Reads what a document says about itself; tells what is wrong. None where nothing more can be
    /// read.
    #[must_use]
    pub fn open(file: &Arc<str>, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut teller = Teller { file: file.clone(), syntax: Syntax::Json, diagnostics };
        let text = super::text::decode(bytes, &mut teller)?;
        let mut found = None;
        let mut deserializer = serde_json::Deserializer::from_str(&text);
        let outcome = FindInfo(&mut found).deserialize(&mut deserializer);
        let Some(node) = found else {
            match outcome {
                Err(error) => tell_syntax(&error, &mut teller),
                Ok(()) => {
                    let what = "`documentInfo` is not there.";
                    teller.tell(":invalidJSONStructure", At::File, what);
                }
            }
            return None;
        };
        let before = teller.diagnostics.errors();
        let document_type = node.get("documentType").and_then(Node::text);
        if document_type.is_some_and(|kind| kind != DOCUMENT_TYPE) {
            let at = At::Member(&["documentInfo", "documentType"]);
            teller.tell("oimce:unsupportedDocumentType", at, "The document is no xBRL-JSON 1.0.");
            return None;
        }
        let is_shaped =
            super::text::check_shape(&node, &shape::JSON_INFO, "documentInfo", &mut teller);
        let info = info::read(&node, &mut teller);
        super::text::check_extensions(&is_shaped, &info.prefixes, &mut teller);
        let has_errors = teller.diagnostics.errors() > before;
        Some(Self { file: file.clone(), text, info, has_errors })
    }

    /// What stands before the facts.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.info.header
    }

    /// Gives all facts to a sink, and tells what is wrong with them: those are not given. Without a
    /// taxonomy their names and values are not looked at. Returns what the sink could not say; nothing
    /// where the document is broken.
    ///
    /// # Errors
    /// When the output of the sink can't be written.
    pub fn stream(
        &self,
        known: Option<&dyn Known>,
        sink: &mut dyn FactSink,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Vec<Loss>>> {
        if self.has_errors {
            return Ok(None);
        }
        sink.begin(&self.info.header)?;
        let teller = Teller { file: self.file.clone(), syntax: Syntax::Json, diagnostics };
        let facts =
            FactReader::new(Syntax::Json, self.info.prefixes.clone(), known, self.info.canonical);
        let mut reading = Reading {
            info: &self.info,
            facts,
            sink,
            teller,
            ids: Ids::new(keys::LIMIT),
            targets: FxHashMap::default(),
            standard_targets: FxHashSet::default(),
            is_blind: false,
            resume: Resume::default(),
            failure: None,
        };
        if let Walked::Part(resume) = reading.walk(&self.text)? {
            reading.resume = resume;
            let mut deserializer = serde_json::Deserializer::from_str(&self.text);
            let outcome =
                Root(&mut reading).deserialize(&mut deserializer).and_then(|()| deserializer.end());
            if let Some(failure) = reading.failure.take() {
                return Err(failure);
            }
            if let Err(error) = outcome {
                tell_syntax(&error, &mut reading.teller);
                return Ok(None);
            }
        }
        reading.end()?;
        let mut losses = reading.facts.losses.take();
        losses.extend(sink.end()?);
        Ok(Some(losses))
    }
}

pub(super) fn tell_syntax(error: &serde_json::Error, teller: &mut Teller<'_>) {
    let place = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or(&text);
    let at = At::Letter(place(error.line()).max(1), place(error.column()).max(1));
    teller.tell(":invalidJSON", at, &format!("This is no JSON: {what}."));
}

/// What a document says about itself, as far as it can be read.
pub(super) fn find_info(text: &str) -> Option<Node> {
    let mut found = None;
    // An error that comes before or behind it is told when the document is read.
    let _ = FindInfo(&mut found).deserialize(&mut serde_json::Deserializer::from_str(text));
    found
}

/// Finds `/documentInfo` and stops there.
struct FindInfo<'f>(&'f mut Option<Node>);

impl<'de> DeserializeSeed<'de> for FindInfo<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FindInfo<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(Key(name)) = map.next_key()? {
            if name == "documentInfo" {
                *self.0 = Some(map.next_value()?);
                return Err(A::Error::custom("found"));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// A document whose facts are being read.
struct Reading<'r, 'k> {
    info: &'r Info,
    facts: FactReader<'k>,
    sink: &'r mut dyn FactSink,
    teller: Teller<'r>,
    ids: Ids,
    /// The ids that links lead to, and a fact that each comes from.
    targets: FxHashMap<Box<str>, Box<str>>,
    /// Those that a standard link leads to, which must be notes.
    standard_targets: FxHashSet<Box<str>>,
    /// Whether a fact could not be read, so that nobody knows where its links lead.
    is_blind: bool,
    /// What of the document was read before it is read from its beginning.
    resume: Resume,
    failure: Option<io::Error>,
}

/// What was read of a document already.
#[derive(Default)]
struct Resume {
    /// Whether what there is to tell of the members up to the facts was told.
    is_told: bool,
    /// How many facts were taken.
    taken: u64,
}

impl<'r> Reading<'r, '_> {
    fn take(&mut self, id: &str, fact: &FactMembers<'_>) -> io::Result<()> {
        if !self.take_id(id)? {
            return Ok(());
        }
        let Some((value, decimals)) = self.shaped(id, fact) else {
            self.is_blind = true;
            return Ok(());
        };
        let given = fact.dimensions.iter().map(|(name, value)| match value {
            Scalar::Text(text) => (name.as_ref(), Some(text.as_ref())),
            _ => (name.as_ref(), None),
        });
        let dimensions: RawDimensions<'_> = given.collect();
        self.give(&RawFact { id, value, decimals, dimensions: &dimensions }, Some(fact))
    }

    /// Takes a fact whose members are as they should be.
    fn take_plain<'a>(&mut self, id: &'a str, fact: &PlainFact<'a>) -> io::Result<()> {
        if !self.take_id(id)? {
            return Ok(());
        }
        let PlainFact { value, decimals, ref dimensions } = *fact;
        self.give(&RawFact { id, value, decimals, dimensions }, None)
    }

    /// Whether a fact can have an id.
    fn take_id(&mut self, id: &str) -> io::Result<bool> {
        if !self.ids.add(id)? {
            let path = ["facts", id];
            self.teller.tell(
                ":invalidJSON",
                At::Member(&path),
                &format!("`{}` stands twice.", id.escape_debug()),
            );
        }
        if !lexical::is_ncname(id) {
            let path = ["facts", id];
            let what = format!("`{}` is no id.", id.escape_debug());
            self.teller.tell(":invalidJSONStructure", At::Member(&path), &what);
            return Ok(false);
        }
        Ok(true)
    }

    /// Gives a fact to the sink, with the links among its members.
    fn give(&mut self, raw: &RawFact<'_, '_>, members: Option<&FactMembers<'_>>) -> io::Result<()> {
        let id = raw.id;
        let teller = &mut self.teller;
        let mut tell = |code: &str, part: Part<'_>, what: &str| match part {
            Part::Fact => teller.tell(code, At::Member(&["facts", id]), what),
            Part::Value => teller.tell(code, At::Member(&["facts", id, "value"]), what),
            Part::Decimals => teller.tell(code, At::Member(&["facts", id, "decimals"]), what),
            Part::Dimension(name) => {
                teller.tell(code, At::Member(&["facts", id, "dimensions", name]), what);
            }
        };
        let Some(understood) = self.facts.understand(raw, &mut tell) else {
            self.is_blind = true;
            return Ok(());
        };
        let links = members.map(|members| self.links(id, members)).unwrap_or_default();
        self.sink.fact(&self.facts.aspects, &understood.fact(id, &links))
    }

    /// Looks whether a member of the document stands once.
    fn judge_once(&mut self, name: &str, seen: &mut FxHashSet<String>) {
        if !seen.insert(name.to_owned()) && !self.resume.is_told {
            let what = format!("`{}` stands twice.", name.escape_debug());
            self.teller.tell(":invalidJSON", At::Member(&[name]), &what);
        }
    }

    /// Looks whether a member of the document may stand there.
    fn judge_place(&mut self, name: &str) {
        if matches!(name, "documentInfo" | "facts") || self.resume.is_told {
            return;
        }
        let prefix = lexical::prefix_of_qname(name).unwrap_or_default();
        if prefix.is_empty() {
            let what = format!("`{}` has no place here.", name.escape_debug());
            self.teller.tell(":invalidJSONStructure", At::Member(&[name]), &what);
        } else if !self.facts.prefixes.is_bound(prefix) {
            let what = format!("The prefix of `{name}` is not bound.");
            self.teller.tell("oimce:unboundPrefix", At::Member(&[name]), &what);
        }
    }

    /// The value and decimals of a fact whose members are as they should be.
    fn shaped<'f>(
        &mut self,
        id: &str,
        fact: &'f FactMembers<'_>,
    ) -> Option<(Option<&'f str>, Option<i64>)> {
        let before = self.teller.diagnostics.errors();
        for (names, twice, what) in &fact.misshapen {
            let mut path = vec!["facts", id];
            path.extend(names.iter().map(String::as_str));
            let code = if *twice { ":invalidJSON" } else { ":invalidJSONStructure" };
            self.teller.tell(code, At::Member(&path), what);
        }
        for name in &fact.extensions {
            let prefix = name.split(':').next().unwrap_or_default();
            if !self.facts.prefixes.is_bound(prefix) {
                let what = format!("The prefix of `{}` is not bound.", name.escape_debug());
                self.teller.tell("oimce:unboundPrefix", At::Member(&["facts", id, name]), &what);
            }
        }
        let mut structure = |name: &str, what: &str| {
            self.teller.tell(":invalidJSONStructure", At::Member(&["facts", id, name]), what);
        };
        let value = match &fact.value {
            Some(Scalar::Text(text)) => Some(text.as_ref()),
            Some(Scalar::Null) => None,
            Some(_) => {
                structure("value", "A value is a string or null.");
                None
            }
            None => {
                structure("value", "The fact has no value.");
                None
            }
        };
        let decimals = match &fact.decimals {
            None => None,
            Some(Scalar::Integer(decimals)) => Some(*decimals),
            Some(_) => {
                structure("decimals", "Decimals are an integer.");
                None
            }
        };
        if !fact.has_dimensions {
            structure("dimensions", "The fact has no dimensions.");
        } else if fact.dimensions.iter().all(|(name, _)| name != "concept") {
            structure("dimensions", "The fact has no concept.");
        }
        for (name, value) in &fact.dimensions {
            let is_core = matches!(
                name.as_ref(),
                "concept" | "entity" | "period" | "unit" | "language" | "noteId"
            );
            let what = match value {
                _ if !is_core && !name.contains(':') => "This is no dimension.",
                Scalar::Text(_) => continue,
                Scalar::Null if !is_core => continue,
                _ => "The value of a dimension is a string.",
            };
            let path = ["facts", id, "dimensions", name.as_ref()];
            self.teller.tell(":invalidJSONStructure", At::Member(&path), what);
        }
        (self.teller.diagnostics.errors() == before).then_some((value, decimals))
    }

    fn links<'f>(&mut self, id: &str, fact: &'f FactMembers<'_>) -> Vec<StreamLink<'f>>
    where
        'r: 'f,
    {
        let info: &'r Info = self.info;
        let mut links = Vec::new();
        for (kind, group, target) in &fact.links {
            let path = ["facts", id, "links", kind.as_str(), group.as_str()];
            let Some((_, kind)) = info.link_types.iter().find(|(name, _)| name == kind) else {
                let what = format!("There is no link type `{}`.", kind.escape_debug());
                self.teller.tell(":unknownLinkType", At::Member(&path[..4]), &what);
                continue;
            };
            let Some((_, group)) = info.link_groups.iter().find(|(name, _)| name == group) else {
                let what = format!("There is no link group `{}`.", group.escape_debug());
                self.teller.tell(":unknownLinkGroup", At::Member(&path), &what);
                continue;
            };
            self.targets.entry(target.as_str().into()).or_insert_with(|| id.into());
            if kind == FACT_FOOTNOTE {
                self.standard_targets.insert(target.as_str().into());
            }
            links.push(StreamLink { kind, group, target });
        }
        links
    }

    /// What can only be said when all facts are known.
    fn end(&mut self) -> io::Result<()> {
        let ids = std::mem::replace(&mut self.ids, Ids::new(1));
        let asked = self.targets.keys().map(|id| keys::key(id)).collect();
        let judged = ids.judge(&asked)?;
        if judged.repeated > 0 {
            let what = format!("{} ids of facts stand twice.", judged.repeated);
            self.teller.tell(":invalidJSON", At::Member(&["facts"]), &what);
        }
        let mut targets: Vec<_> = self.targets.iter().collect();
        targets.sort();
        for (target, source) in targets {
            let path = ["facts", source, "links"];
            if !judged.known.contains(&keys::key(target)) {
                let what = format!("There is no fact `{}`.", target.escape_debug());
                self.teller.tell(":unknownLinkTarget", At::Member(&path), &what);
            } else if self.standard_targets.contains(target) && !self.facts.notes.contains(target) {
                let what = format!("`{target}` is no note, and a footnote leads to notes.");
                self.teller.tell("oime:illegalStandardFootnoteTarget", At::Member(&path), &what);
            }
        }
        if self.is_blind {
            return Ok(());
        }
        let mut unused: Vec<_> =
            self.facts.notes.iter().filter(|id| !self.targets.contains_key(*id)).collect();
        unused.sort();
        for id in unused {
            let what = "No fact has a link to this note.";
            self.teller.tell("oime:unusedNoteFact", At::Member(&["facts", id]), what);
        }
        Ok(())
    }
}
