//! Reports of others: instances and inline documents, with the taxonomy that they refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::moved::move_references;
use super::{Options, Sums, neighbour};
use crate::archive::incoming::Limits;
use crate::check::SumRules;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::Rounding;
use crate::model::documents;
use crate::model::dts::Dts;
use crate::model::instance::{Instance, ReferenceKind};
use crate::notation::schema_type::is_name;
use crate::read::dts::{self, Sources, address};
use crate::read::{self, DocumentKind};

/// A document of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentAt {
    /// Its name, as users know it: a path, that of an archive before the path inside it.
    pub name: String,
    /// Its address, by which it is read and against which its references are resolved.
    pub address: String,
}

impl DocumentAt {
    /// A file of this machine.
    fn of_path(path: &Path) -> Self {
        Self { name: path.to_string_lossy().into_owned(), address: address::of_path(path) }
    }
}

/// A report as its documents say it.
#[derive(Debug)]
pub struct Given {
    /// The instances: the one of the default target first.
    pub instances: Vec<Instance>,
    /// The taxonomy that they refer to; none where it is not at hand.
    pub taxonomy: Option<Dts>,
    /// A document of the taxonomy that is not at hand.
    pub missing: Option<String>,
    /// What is wrong with the documents of the taxonomy, where they can't be read.
    broken: Vec<Diagnostic>,
    /// By which rules sums are judged.
    sums: SumRules,
    /// Whether it is read without its taxonomy where that is not at hand.
    without_taxonomy: bool,
}

impl Given {
    /// Reads the documents of a report, an instance or a set of pages, through the sources that have them and their
    /// taxonomy. What can't be read is told; nothing is there where nothing could be read.
    pub fn read(
        documents: &[DocumentAt],
        sources: &Sources,
        options: &Options,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut instances = instances(documents, sources, diagnostics)?;
        // As schemas and linkbases are held against theirs where a filing is judged.
        if options.keep_trees
            && let Some(first) = instances.first_mut().filter(|first| first.of_pages)
        {
            read::inline::judge_pages(first);
        }
        let set = taxonomy(&mut instances, documents, sources, options);
        let Set { taxonomy, missing, broken } = set;
        if let Some(dts) = &taxonomy {
            for instance in &mut instances {
                instance.give_values(|namespace, local| dts.given_value(namespace, local));
                instance.give_prefixes(|namespace, local| {
                    let found = dts.find(namespace, local);
                    found.is_some_and(|id| is_name(dts, dts.element(id).type_id))
                });
            }
        }
        let sums = sum_rules(options);
        let without_taxonomy = options.without_taxonomy;
        Some(Self { instances, taxonomy, missing, broken, sums, without_taxonomy })
    }

    /// Says in which folder the report is written: references lead from there to where they did.
    pub(super) fn move_to(&mut self, folder: &Path) {
        move_references(&mut self.instances, folder);
    }

    /// Holds the instances against all rules that are about them.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        for instance in &self.instances {
            crate::check::given(instance, self.taxonomy.as_ref(), self.sums, diagnostics);
        }
        if let Some(taxonomy) = &self.taxonomy {
            // What a rule of XBRL says of an element is not said again in words of its schema.
            let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
            let told: BTreeSet<(Option<Arc<str>>, Option<u32>)> =
                errors.map(|found| (found.place.file.clone(), found.place.line)).collect();
            // They are gone over once more: each that is not kept would be missing in the count.
            let mut of_set = Diagnostics::with_limit(GONE_OVER);
            crate::check::set(taxonomy, &mut of_set);
            for found in of_set.iter() {
                if !told.contains(&(found.place.file.clone(), found.place.line)) {
                    diagnostics.push(found.clone());
                }
            }
        }
        for found in &self.broken {
            diagnostics.push(found.clone());
        }
        if !self.without_taxonomy {
            self.tell_missing(diagnostics);
        }
    }

    /// Tells what of the instances can't be read, and nothing of whether they are right.
    pub fn check_reading(&self, diagnostics: &mut Diagnostics) {
        for instance in &self.instances {
            crate::check::given(instance, None, self.sums, diagnostics);
        }
        for found in &self.broken {
            diagnostics.push(found.clone());
        }
        if !self.without_taxonomy && self.taxonomy.is_none() {
            self.tell_missing(diagnostics);
        }
    }

    /// Warns that the taxonomy is not at hand, so that the kinds of values are not known; nothing where it is read without it
    /// on purpose.
    pub fn warn_of_missing(&self, diagnostics: &mut Diagnostics) {
        if self.without_taxonomy {
            return;
        }
        let mut told = Diagnostics::new();
        self.tell_missing(&mut told);
        for found in told.iter() {
            diagnostics.push(Diagnostic { severity: Severity::Warning, ..found.clone() });
        }
    }

    /// How many items and tuples the instances have.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.instances.iter().map(|instance| instance.items.len()).sum()
    }

    /// Says that the taxonomy is not at hand, so that nothing was held against it.
    fn tell_missing(&self, diagnostics: &mut Diagnostics) {
        let (Some(missing), Some(first)) = (&self.missing, self.instances.first()) else { return };
        let Some(document) = first.documents.first() else { return };
        let what = match self.taxonomy {
            Some(_) => {
                "A linkbase of the taxonomy is not at hand, without which the report is judged."
            }
            None => "The taxonomy of the report is not at hand.",
        };
        let message = format!("{what} {missing}");
        let told = Diagnostic::new(Code::TaxonomyNotThere, Place::file(&document.name), message);
        let help = neighbour::without_taxonomy(Path::new(&*document.name));
        diagnostics.push(told.help(help));
    }
}

/// How many findings about the schemas of a report and its documents are counted one by one.
const GONE_OVER: usize = 1 << 16;

/// By which rules the sums of reports of others are judged.
pub(super) fn sum_rules(options: &Options) -> SumRules {
    match options.sums {
        Some(Sums::Classic) => SumRules::Classic,
        Some(Sums::Truncate) => SumRules::Intervals(Rounding::Truncate),
        Some(Sums::Round) | None => SumRules::Intervals(Rounding::HalfUp),
    }
}

/// The ends of names of instances and pages.
const INSTANCES: [&str; 2] = ["xbrl", "xml"];
const PAGES: [&str; 3] = ["htm", "html", "xhtml"];

fn has_end(path: &Path, ends: &[&str]) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    ends.iter().any(|known| end.eq_ignore_ascii_case(known))
}

/// Whether a path leads to an instance, a page, or a folder of pages with facts.
pub(super) fn is_one(path: &Path) -> bool {
    if path.is_dir() {
        return !pages(path).is_empty();
    }
    if !path.is_file() || !has_end(path, &INSTANCES) && !has_end(path, &PAGES) {
        return false;
    }
    let kind = std::fs::read(path).ok().and_then(|bytes| read::xml::decode(bytes).ok());
    matches!(
        kind.map(|text| read::kind(&text)),
        Some(Ok(DocumentKind::Instance | DocumentKind::Page | DocumentKind::Other))
    ) || has_end(path, &PAGES)
        || has_end(path, &["xbrl"])
}

/// The pages of a folder that have facts or a header.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut pages: Vec<PathBuf> = files
        .filter(|path| path.is_file() && has_end(path, &PAGES))
        .filter(|path| {
            let bytes = std::fs::read(path).unwrap_or_default();
            memchr::memmem::find(&bytes, b"/inlineXBRL\"").is_some()
                || memchr::memmem::find(&bytes, b"/inlineXBRL'").is_some()
        })
        .collect();
    pages.sort();
    pages
}

/// Opens a report of others. What can't be read is told; nothing is there where nothing could be read.
pub fn open(path: &Path, options: &Options, diagnostics: &mut Diagnostics) -> Option<Given> {
    let files = if path.is_dir() { pages(path) } else { vec![path.to_owned()] };
    let documents: Vec<DocumentAt> = files.iter().map(|file| DocumentAt::of_path(file)).collect();
    let sources = sources(None, options, diagnostics);
    Given::read(&documents, &sources, options, diagnostics)
}

/// The packages in which documents are looked for: first the one that has the report.
pub(super) fn sources(
    own: Option<&Path>,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Sources {
    let mut sources = Sources::new(Limits::default());
    let own = own.map(|own| (own, options.opened.open(own)));
    let shared = options.packages.iter().map(|of| (of.as_path(), options.opened.open_shared(of)));
    for (package, opened) in own.into_iter().chain(shared) {
        match opened {
            Ok(package) => sources.share(package),
            Err(refused) => {
                let place = Place::file(&package.to_string_lossy().as_ref().into());
                let message = format!("The package can't be read: {refused}.");
                diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
            }
        }
    }
    sources
}

/// Reads documents: one instance, or a set of pages.
fn instances(
    documents: &[DocumentAt],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Instance>> {
    let mut texts = Vec::new();
    for document in documents {
        let bytes = match dts::Files::read(sources, &document.address) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return not_readable(document, "there is none", diagnostics),
            Err(refused) => return not_readable(document, &refused.to_string(), diagnostics),
        };
        match read::xml::decode(bytes) {
            Ok(text) => texts.push((document.name.clone(), text)),
            Err(error) => return ill_formed(document, "", &error, diagnostics),
        }
    }
    let again = |document: &DocumentAt| {
        let bytes = dts::Files::read(sources, &document.address).ok().flatten();
        bytes.and_then(|bytes| read::xml::decode(bytes).ok()).unwrap_or_default()
    };
    if let ([(name, text)], [document]) = (&mut texts[..], documents) {
        match read::kind(text) {
            Ok(DocumentKind::Instance) => {
                return match read::instance::read_text(name, std::mem::take(text)) {
                    Ok(instance) => Some(vec![instance]),
                    Err(error) => ill_formed(document, &again(document), &error, diagnostics),
                };
            }
            Ok(DocumentKind::Page) => {}
            Ok(DocumentKind::Other | DocumentKind::Taxonomy) => {
                let message = "The document is neither an instance nor a page.".to_owned();
                let place = Place::file(&name.as_str().into());
                diagnostics.push(Diagnostic::new(Code::UnsupportedInput, place, message));
                return None;
            }
            Err(error) => return ill_formed(document, text, &error, diagnostics),
        }
    }
    match read::inline::read_texts(texts) {
        Ok(instances) => Some(instances),
        Err(read::inline::InlineError { document, error }) => {
            let document = documents.iter().find(|of| *of.name == *document)?;
            ill_formed(document, &again(document), &error, diagnostics)
        }
    }
}

fn not_readable<T>(document: &DocumentAt, why: &str, diagnostics: &mut Diagnostics) -> Option<T> {
    let place = Place::file(&document.name.as_str().into());
    let message = format!("The file can't be read: {why}.");
    diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
    None
}

fn ill_formed<T>(
    document: &DocumentAt,
    text: &str,
    error: &read::xml::XmlError,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let before = text.get(..error.at.min(text.len())).unwrap_or("");
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let place = Place::at(&document.name.as_str().into(), number(line), number(column));
    let message = format!("The document can't be read: {}.", error.what);
    diagnostics.push(Diagnostic::new(Code::IllFormedXml, place, message));
    None
}

/// The taxonomy of a report, as far as it is at hand.
#[derive(Default)]
struct Set {
    taxonomy: Option<Dts>,
    missing: Option<String>,
    broken: Vec<Diagnostic>,
}

/// Whether nothing is missing in a set but linkbases of words and of presentation, on which no rule about facts rests. A
/// schema to which only locators lead has concepts all the same.
fn lacks_words_only(set: &Dts) -> bool {
    let documents = set.documents();
    let of_words = ["labelLinkbaseRef", "referenceLinkbaseRef", "presentationLinkbaseRef"];
    let is_of_words = |of: &documents::Reference| {
        let kind = set.text(of.uri).strip_prefix("http://www.xbrl.org/2003/role/");
        of.kind == documents::ReferenceKind::LinkbaseRef
            && kind.is_some_and(|kind| of_words.contains(&kind))
    };
    let mut for_words: BTreeMap<usize, bool> = BTreeMap::new();
    for of in documents.references() {
        if let Some(target) = of.target {
            *for_words.entry(target.index()).or_insert(true) &= is_of_words(of);
        }
    }
    let missing = documents.iter().filter(|(_, of)| of.kind == documents::DocumentKind::Missing);
    missing.into_iter().all(|(id, _)| for_words.get(&id.index()) == Some(&true))
}

/// A report that refers to itself as its schema (XBRL 2.1 §4.2.2).
fn own_schema(instances: &[Instance], own: &str) -> Option<Diagnostic> {
    instances.iter().find_map(|instance| {
        let mut references = instance.references.iter();
        let of = references
            .find(|of| of.kind == ReferenceKind::Schema && of.target.as_deref() == Some(own))?;
        let place = Place::file(&instance.documents.first()?.name);
        let message = format!("`{}` is referred to as a schema, and is none.", of.href);
        Some(Diagnostic::new(Code::NoSchemaOrLinkbase, place, message))
    })
}

/// The taxonomy that instances refer to, and a document of it that is not there.
fn taxonomy(
    instances: &mut [Instance],
    pages: &[DocumentAt],
    sources: &Sources,
    options: &Options,
) -> Set {
    let Some(own) = pages.first().map(|document| &document.address) else {
        return Set::default();
    };
    let mut entry_points: Vec<(documents::ReferenceKind, String)> = Vec::new();
    let references = instances.iter_mut().flat_map(|instance| {
        let documents = &instance.documents;
        instance.references.iter_mut().map(move |reference| (documents, reference))
    });
    for (documents, reference) in references {
        // Each page of a set may lie in a folder of its own.
        let at = reference.at as usize;
        let page = documents.iter().rev().find(|document| document.start <= at);
        let page = page.and_then(|of| pages.iter().find(|page| *page.name == *of.name));
        let own = page.map_or(own, |page| &page.address);
        let base = reference.base.as_deref().and_then(|base| address::resolve(own, base));
        let base = base.as_ref().map_or(own, |(base, _)| base);
        let Some((address, _)) = address::resolve(base, &reference.href) else { continue };
        reference.target = Some(dts::Files::canonical(sources, address.clone()).into());
        let kind = match reference.kind {
            ReferenceKind::Schema => documents::ReferenceKind::SchemaRef,
            ReferenceKind::Linkbase => documents::ReferenceKind::LinkbaseRef,
            ReferenceKind::Role | ReferenceKind::Arcrole => documents::ReferenceKind::EntryPoint,
        };
        if entry_points.iter().all(|(_, known)| *known != address) && address != *own {
            entry_points.push((kind, address));
        }
    }
    if let Some(fault) = own_schema(instances, &dts::Files::canonical(sources, own.clone())) {
        return Set { broken: vec![fault], ..Set::default() };
    }
    if entry_points.is_empty() {
        return Set::default();
    }
    let mut of_set = Diagnostics::new();
    let reading = dts::Options { keep_trees: options.keep_trees, ..dts::Options::default() };
    let report = |of: &DocumentAt| (of.address.clone(), Arc::from(of.name.as_str()));
    let reports: Vec<_> = pages.iter().map(report).collect();
    let set = if options.is_alone {
        dts::load_with_reports(&entry_points, &reports, sources, reading, &mut of_set)
    } else {
        options.opened.sets.load(&entry_points, &reports, sources, reading, &mut of_set)
    };
    if !of_set.has_errors() {
        return Set {
            taxonomy: Some(set),
            broken: of_set.iter().cloned().collect(),
            missing: None,
        };
    }
    let missing = of_set.iter().find(|told| told.code == Code::DocumentMissing);
    if of_set
        .iter()
        .filter(|told| told.severity == Severity::Error)
        .all(|of| of.code == Code::DocumentMissing)
        && lacks_words_only(&set)
    {
        let broken = of_set.iter().filter(|told| told.severity != Severity::Error).cloned();
        return Set {
            broken: broken.collect(),
            missing: missing.map(|told| told.message.to_string()),
            taxonomy: Some(set),
        };
    }
    match missing.map(|told| told.message.to_string()) {
        Some(missing) => Set { missing: Some(missing), ..Set::default() },
        None => Set { broken: of_set.iter().cloned().collect(), ..Set::default() },
    }
}
