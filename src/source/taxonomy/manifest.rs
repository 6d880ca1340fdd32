//! `taxonomy.toml` and `calendar.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::super::file::SourceFile;
use super::super::{cell, file};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{
    Calendar, EntryPoint, Lang, Publication, Replacements, Statement, StatementId, Translations,
    YearName,
};
use crate::notation::period;

/// Prefixes that the documents written use for standard namespaces.
const RESERVED_PREFIXES: [&str; 16] = [
    "xs",
    "xsi",
    "xml",
    "xmlns",
    "xbrli",
    "xbrldi",
    "xbrldt",
    "link",
    "xlink",
    "ref",
    "dtr-types",
    "iso4217",
    "utr",
    "ix",
    "ixt",
    "calc",
];

/// `taxonomy.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    id: String,
    pub(super) prefix: String,
    pub(super) namespace: String,
    version: String,
    publication_date: Option<String>,
    languages: Vec<String>,
    #[serde(default)]
    publisher: BTreeMap<String, String>,
    publisher_url: Option<String>,
    publisher_country: Option<String>,
    name: BTreeMap<String, String>,
    #[serde(default)]
    description: BTreeMap<String, String>,
    pub(super) statements: Vec<StatementEntry>,
    entry_points: Vec<EntryPointEntry>,
    #[serde(skip)]
    file: Arc<str>,
}

/// A statement of the manifest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementEntry {
    pub(super) id: String,
    pub(super) number: u32,
    pub(super) file: String,
    pub(super) title: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryPointEntry {
    id: String,
    name: BTreeMap<String, String>,
    #[serde(default)]
    description: BTreeMap<String, String>,
    statements: Option<Vec<String>>,
    labels: Option<PathBuf>,
}

impl Manifest {
    /// The label languages.
    pub(super) fn languages(&self) -> Vec<Lang> {
        self.languages.iter().map(|lang| lang.as_str().into()).collect()
    }

    /// Where the manifest is.
    pub(super) fn place(&self) -> Place {
        Place::file(&self.file)
    }

    pub(super) fn publication(&self) -> Publication {
        Publication {
            id: self.id.clone(),
            prefix: self.prefix.clone(),
            namespace: self.namespace.clone(),
            version: self.version.clone(),
            date: self.publication_date.clone(),
            publisher: translations(&self.publisher),
            publisher_url: self.publisher_url.clone(),
            publisher_country: self.publisher_country.clone(),
            name: translations(&self.name),
            description: translations(&self.description),
        }
    }
}

/// A table of texts by language.
pub(super) fn translations(texts: &BTreeMap<String, String>) -> Translations {
    texts.iter().map(|(lang, text)| (lang.as_str().into(), text.clone())).collect()
}

/// Reads `taxonomy.toml`.
pub(super) fn read(path: &Path, diagnostics: &mut Diagnostics) -> Option<Manifest> {
    let file = SourceFile::read(path, diagnostics)?;
    let mut manifest: Manifest = file.toml(diagnostics)?;
    manifest.file = file.name.clone();
    let names = [&manifest.id, &manifest.prefix];
    let ids = manifest.statements.iter().map(|statement| &statement.id);
    let entries = manifest.entry_points.iter().map(|entry| &entry.id);
    for name in names.into_iter().chain(ids) {
        if !cell::is_name(name) {
            diagnostics.push(bad_id(&manifest, name, "a name begins with a letter"));
            diagnostics.kept_anyway();
        }
    }
    let mut seen = FxHashSet::default();
    for id in entries {
        if !seen.insert(id) {
            diagnostics.push(
                Diagnostic::new(
                    Code::RepeatedName,
                    manifest.place(),
                    format!("The entry point `{id}` stands twice."),
                )
                .help("its id is part of the names of its files"),
            );
            diagnostics.kept_anyway();
        }
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) {
            diagnostics.push(bad_id(&manifest, id, "it becomes part of file names"));
            diagnostics.kept_anyway();
        }
    }
    let scheme = ["http://", "https://"].iter().any(|s| manifest.namespace.starts_with(s));
    if !scheme || manifest.namespace.chars().any(|c| c.is_whitespace() || "<>\"#".contains(c)) {
        diagnostics.push(
            Diagnostic::new(
                Code::InvalidToml,
                manifest.place(),
                format!("The namespace `{}` is not an absolute http(s) URL.", manifest.namespace),
            )
            .help("files of the taxonomy are published below it"),
        );
        diagnostics.keep(())?;
    }
    if manifest.languages.is_empty()
        || !manifest.languages.iter().all(|lang| cell::is_language(lang))
    {
        diagnostics.push(
            Diagnostic::new(
                Code::InvalidToml,
                manifest.place(),
                "`languages` does not name languages.",
            )
            .help("name at least one label language, such as \"en\""),
        );
        diagnostics.keep(())?;
    }
    tell_bad_publication(&manifest, diagnostics);
    Some(manifest)
}

/// What the metadata of a taxonomy package takes (Taxonomy Packages 1.0), and prefixes that
/// mean something else in the documents written.
fn tell_bad_publication(manifest: &Manifest, diagnostics: &mut Diagnostics) {
    let mut tell = |message: String, help: &str| {
        diagnostics.push(Diagnostic::new(Code::InvalidToml, manifest.place(), message).help(help));
        diagnostics.kept_anyway();
    };
    if RESERVED_PREFIXES.contains(&manifest.prefix.as_str()) {
        tell(format!("The prefix `{}` means something else.", manifest.prefix), "choose another");
    }
    if let Some(date) =
        manifest.publication_date.as_deref().filter(|date| period::date(date).is_none())
    {
        tell(format!("The publication date `{date}` is not one."), "write it as 2007-08-13");
    }
    let is_country = |code: &&str| code.len() == 2 && code.bytes().all(|c| c.is_ascii_uppercase());
    if let Some(code) = manifest.publisher_country.as_deref().filter(|code| !is_country(code)) {
        tell(format!("`{code}` is not the code of a country."), "write two capitals, such as JP");
    }
    if let Some(url) = manifest.publisher_url.as_deref().filter(|url| !cell::is_uri(url)) {
        tell(format!("`{url}` is not a URL."), "write it as http://www.example.com/");
    }
    let url = manifest.publisher_url.as_deref().unwrap_or_default();
    cell::tell_blank(url, || manifest.place(), diagnostics);
    let mut tell = |message: String, help: &str| {
        diagnostics.push(Diagnostic::new(Code::InvalidToml, manifest.place(), message).help(help));
        diagnostics.kept_anyway();
    };
    let mut languages = FxHashSet::default();
    if !manifest.languages.iter().all(|lang| languages.insert(lang.to_lowercase())) {
        tell("A language stands twice.".to_owned(), "name each label language once");
    }
    let texts = [&manifest.publisher, &manifest.name, &manifest.description];
    if !texts.iter().flat_map(|texts| texts.keys()).all(|lang| cell::is_language(lang)) {
        tell("A name or description has no language.".to_owned(), "write it as name.en, name.ja");
    }
}

fn bad_id(manifest: &Manifest, id: &str, help: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidName, manifest.place(), format!("`{id}` can't be an id."))
        .help(help)
}

/// The entry points, with the statements they name and the labels that `read_labels` finds in
/// the tables they name.
pub(super) fn entry_points(
    manifest: &Manifest,
    statements: &[Statement],
    read_labels: impl Fn(&Path, &mut Diagnostics) -> Option<Replacements>,
    diagnostics: &mut Diagnostics,
) -> Vec<EntryPoint> {
    let position = |id: &String| {
        let at = statements.iter().position(|statement| statement.id == *id)?;
        u16::try_from(at).ok().map(StatementId)
    };
    let all = || (0..statements.len()).filter_map(|at| u16::try_from(at).ok()).map(StatementId);
    let mut entry_points = Vec::new();
    for entry in &manifest.entry_points {
        let chosen = match &entry.statements {
            None => all().collect(),
            Some(ids) => ids
                .iter()
                .filter_map(|id| {
                    let found = position(id);
                    let declared = manifest.statements.iter().any(|known| known.id == *id);
                    if found.is_none() && !declared {
                        diagnostics.push(unknown_statement(manifest, id));
                    }
                    found
                })
                .collect(),
        };
        entry_points.push(EntryPoint {
            id: entry.id.clone(),
            name: translations(&entry.name),
            description: translations(&entry.description),
            statements: chosen,
            replacements: entry.labels.as_ref().and_then(|file| read_labels(file, diagnostics)),
        });
    }
    entry_points
}

fn unknown_statement(manifest: &Manifest, id: &str) -> Diagnostic {
    let known = manifest.statements.iter().map(|statement| statement.id.as_str());
    Diagnostic::new(
        Code::UnknownStatement,
        manifest.place(),
        format!("An entry point names the statement `{id}`, which there is not."),
    )
    .help(did_you_mean(id, known).unwrap_or_else(|| "add it to [[statements]]".to_owned()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CalendarFile {
    first_month: u32,
    year_named_after: String,
}

/// Reads `calendar.toml`.
pub(super) fn read_calendar(path: &Path, diagnostics: &mut Diagnostics) -> Option<Calendar> {
    let source = file::SourceFile::read(path, diagnostics)?;
    let CalendarFile { first_month, year_named_after } = source.toml(diagnostics)?;
    let year_name = match year_named_after.as_str() {
        "start" => Some(YearName::Start),
        "end" => Some(YearName::End),
        _ => None,
    };
    let calendar = year_name.and_then(|year_name| Calendar::new(first_month, year_name));
    if calendar.is_none() {
        diagnostics.push(
            Diagnostic::new(
                Code::InvalidToml,
                Place::file(&source.name),
                "The calendar is not one.",
            )
            .help("`first_month` is 1 to 12, `year_named_after` is \"start\" or \"end\""),
        );
    }
    calendar
}
