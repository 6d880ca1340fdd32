//! Reports of others: instances and inline documents, with the taxonomy that they refer to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Options, Sums};
use crate::archive::incoming::Limits;
use crate::check::SumRules;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Rounding;
use crate::model::dts::Dts;
use crate::model::instance::{Instance, ReferenceKind};
use crate::read::dts::{self, Sources, address};
use crate::read::{self, DocumentKind};

/// A report as its documents say it.
#[derive(Debug)]
pub struct Given {
    /// The instances: the one of the default target first.
    pub instances: Vec<Instance>,
    /// The taxonomy that they refer to; none where it is not at hand.
    pub taxonomy: Option<Dts>,
    /// A document of the taxonomy that is not at hand.
    pub missing: Option<String>,
    /// By which rules sums are judged.
    sums: SumRules,
    /// Whether it is read without its taxonomy where that is not at hand.
    without_taxonomy: bool,
}

impl Given {
    /// Holds the instances against all rules that are about them.
    pub fn check(&self, diagnostics: &mut Diagnostics) {
        for instance in &self.instances {
            crate::check::given(instance, self.taxonomy.as_ref(), self.sums, diagnostics);
        }
        if let Some(taxonomy) = &self.taxonomy {
            crate::check::set(taxonomy, diagnostics);
        }
        if !self.without_taxonomy {
            self.tell_missing(diagnostics);
        }
    }

    /// Says that the taxonomy is not at hand, so that nothing was held against it.
    fn tell_missing(&self, diagnostics: &mut Diagnostics) {
        let (Some(missing), Some(first)) = (&self.missing, self.instances.first()) else { return };
        let Some(document) = first.documents.first() else { return };
        let message = format!("The taxonomy of the report is not at hand. {missing}");
        let told = Diagnostic::new(Code::TaxonomyNotThere, Place::file(&document.name), message);
        diagnostics.push(told.help(
            "name the taxonomy package with --packages, or read the report by names only with --without-taxonomy",
        ));
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
    let mut documents = Vec::new();
    for file in &files {
        let name = file.to_string_lossy().into_owned();
        match std::fs::read(file) {
            Ok(bytes) => documents.push((name, bytes)),
            Err(error) => {
                let place = Place::file(&Arc::from(&*name));
                let message = format!("The file can't be read: {error}.");
                diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
                return None;
            }
        }
    }
    let instances = instances(documents, diagnostics)?;
    let (taxonomy, missing) = taxonomy(&instances, files.first()?, options, diagnostics);
    let sums = match options.sums {
        Some(Sums::Classic) => SumRules::Classic,
        Some(Sums::Truncate) => SumRules::Intervals(Rounding::Truncate),
        Some(Sums::Round) | None => SumRules::Intervals(Rounding::HalfUp),
    };
    let without_taxonomy = options.without_taxonomy;
    Some(Given { instances, taxonomy, missing, sums, without_taxonomy })
}

/// Reads documents: one instance, or a set of pages.
fn instances(
    documents: Vec<(String, Vec<u8>)>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Instance>> {
    let mut texts = Vec::new();
    for (name, bytes) in documents {
        let file: Arc<str> = name.as_str().into();
        match read::xml::decode(bytes) {
            Ok(text) => texts.push((name, text)),
            Err(error) => {
                ill_formed(&file, "", &error, diagnostics);
                return None;
            }
        }
    }
    let [(name, text)] = &mut texts[..] else { return set(texts, diagnostics) };
    let file: Arc<str> = name.as_str().into();
    match read::kind(text) {
        Ok(DocumentKind::Instance) => match read::instance::read_text(name, std::mem::take(text)) {
            Ok(instance) => Some(vec![instance]),
            Err(error) => {
                let text = std::fs::read_to_string(&*file).unwrap_or_default();
                ill_formed(&file, &text, &error, diagnostics);
                None
            }
        },
        Ok(DocumentKind::Page) => set(texts, diagnostics),
        Ok(DocumentKind::Other | DocumentKind::Taxonomy) => {
            let message = "The document is neither an instance nor a page.".to_owned();
            let place = Place::file(&file);
            diagnostics.push(Diagnostic::new(Code::UnsupportedInput, place, message));
            None
        }
        Err(error) => {
            ill_formed(&file, text, &error, diagnostics);
            None
        }
    }
}

fn set(texts: Vec<(String, String)>, diagnostics: &mut Diagnostics) -> Option<Vec<Instance>> {
    let documents = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    match read::inline::read(documents) {
        Ok(instances) => Some(instances),
        Err(read::inline::InlineError { document, error }) => {
            let text = std::fs::read_to_string(&*document).unwrap_or_default();
            ill_formed(&document, &text, &error, diagnostics);
            None
        }
    }
}

fn ill_formed(
    file: &Arc<str>,
    text: &str,
    error: &read::xml::XmlError,
    diagnostics: &mut Diagnostics,
) {
    let before = text.get(..error.at.min(text.len())).unwrap_or("");
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let place = Place::at(file, number(line), number(column));
    let message = format!("The document can't be read: {}.", error.what);
    diagnostics.push(Diagnostic::new(Code::IllFormedXml, place, message));
}

/// The taxonomy that instances refer to, and a document of it that is not there.
fn taxonomy(
    instances: &[Instance],
    file: &Path,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> (Option<Dts>, Option<String>) {
    let own = address::of_path(file);
    let mut entry_points: Vec<String> = Vec::new();
    let references = instances.iter().flat_map(|instance| &instance.references);
    for reference in references {
        if !matches!(reference.kind, ReferenceKind::Schema | ReferenceKind::Linkbase) {
            continue;
        }
        let base = match &reference.base {
            Some(base) => read::inline::resolved(&own, base),
            None => own.clone(),
        };
        let address = read::inline::resolved(&base, &reference.href);
        let address = address.split('#').next().unwrap_or_default().to_owned();
        if !entry_points.contains(&address) {
            entry_points.push(address);
        }
    }
    if entry_points.is_empty() {
        return (None, None);
    }
    let mut sources = Sources::new(Limits::default());
    for package in &options.packages {
        if let Err(refused) = sources.add(package) {
            let place = Place::file(&package.to_string_lossy().as_ref().into());
            let message = format!("The package can't be read: {refused}.");
            diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
        }
    }
    let mut of_set = Diagnostics::new();
    let reading = dts::Options { keep_trees: options.keep_trees, ..dts::Options::default() };
    let set = dts::load(&entry_points, &sources, reading, &mut of_set);
    if !of_set.has_errors() {
        return (Some(set), None);
    }
    let missing = of_set.iter().find(|told| told.code == Code::DocumentMissing);
    let missing = missing.map(|told| told.message.to_string());
    (None, Some(missing.unwrap_or_else(|| "The taxonomy has errors.".to_owned())))
}
