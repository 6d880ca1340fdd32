//! `taxonomy.toml`: what belongs together, and what a taxonomy says of itself.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::super::cell;
use super::super::file::SourceFile;
use super::super::named::{self, Kind};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{FileNames, Lang, Publication, StatementKind, Translations};

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
    /// The concepts whose facts stand under the title of a page.
    #[serde(default)]
    pub(super) cover: Vec<String>,
    /// The taxonomies of others that it extends.
    #[serde(default)]
    pub(super) imports: Vec<ImportEntry>,
    /// Tables of facts: what recast statements are for.
    #[serde(default)]
    pub(super) facts: Vec<PathBuf>,
    pub(super) statements: Vec<StatementEntry>,
    pub(super) entry_points: Vec<EntryPointEntry>,
    /// The entry point whose edition is read; none where all are.
    #[serde(skip)]
    pub(super) edition: Option<String>,
    #[serde(skip)]
    pub(super) file: Arc<str>,
}

/// Stands in a namespace for the version of an edition.
const VERSION: &str = "{version}";

/// A statement of the manifest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatementEntry {
    pub(super) id: String,
    pub(super) number: u32,
    /// The table of its rows; a recast statement may do without.
    pub(super) file: Option<String>,
    #[serde(default)]
    pub(super) title: BTreeMap<String, String>,
    /// What kind of part of a report it is.
    pub(super) kind: Option<PartKind>,
    /// The role of its networks, where it is not one of our own namespace.
    pub(super) role: Option<String>,
    /// `false`: its tree is no presentation, and only orders what its sums and cubes are about.
    pub(super) presented: Option<bool>,
    /// The roles of the networks of others of which it is made.
    pub(super) recast: Option<Recast>,
}

/// One role, or several whose networks come into one: a base may present in one what it defines in
/// others.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Recast {
    One(String),
    Several(Vec<String>),
}

impl Recast {
    /// The roles, in their order.
    pub(super) fn roles(&self) -> &[String] {
        match self {
            Self::One(role) => std::slice::from_ref(role),
            Self::Several(roles) => roles,
        }
    }
}

/// The kinds of statements as they are written.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PartKind {
    Document,
    Statement,
    Disclosure,
}

impl From<PartKind> for StatementKind {
    fn from(kind: PartKind) -> Self {
        match kind {
            PartKind::Document => Self::Document,
            PartKind::Statement => Self::Statement,
            PartKind::Disclosure => Self::Disclosure,
        }
    }
}

/// A taxonomy of others.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ImportEntry {
    /// The package that it is in.
    package: Option<PathBuf>,
    /// Further packages that it needs.
    #[serde(default)]
    packages: Vec<PathBuf>,
    /// The entry point with the networks that can be recast, by name or address.
    pub(super) entry_point: Option<String>,
    /// The documents that our own refer to, by address; those of the entry point where none are
    /// given.
    #[serde(default)]
    pub(super) documents: Vec<String>,
}

impl ImportEntry {
    /// All packages, the first of which has the entry point.
    pub(super) fn packages(&self) -> impl Iterator<Item = &PathBuf> {
        self.package.iter().chain(&self.packages)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EntryPointEntry {
    pub(super) id: String,
    pub(super) name: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) description: BTreeMap<String, String>,
    pub(super) version: Option<String>,
    publication_date: Option<String>,
    pub(super) statements: Option<Vec<String>>,
    pub(super) labels: Option<PathBuf>,
}

impl Manifest {
    /// The label languages, each once: tags that differ in capitals only are one.
    pub(super) fn languages(&self) -> Vec<Lang> {
        let mut seen = FxHashSet::default();
        let once = self.languages.iter().filter(|lang| seen.insert(lang.to_lowercase()));
        once.map(|lang| lang.as_str().into()).collect()
    }

    /// Where a value stands, by the keys that lead to it.
    pub(super) fn place(&self, keys: &[&str]) -> Place {
        Place::key(&self.file, keys)
    }

    /// Where a value of one of a list of tables stands.
    pub(super) fn place_in(&self, list: &str, at: usize, keys: &[&str]) -> Place {
        let at = at.to_string();
        self.place(&[&[list, &at][..], keys].concat())
    }

    /// Whether any statement is made of one of others.
    pub(super) fn recasts(&self) -> bool {
        self.statements.iter().any(|statement| statement.recast.is_some())
    }

    /// The role of a statement.
    pub(super) fn role(&self, entry: &StatementEntry) -> String {
        let namespace = self.namespace.trim_end_matches('/');
        entry.role.clone().unwrap_or_else(|| format!("{namespace}/role/{}", entry.id))
    }

    /// The ids of all entry points.
    pub(super) fn entry_point_ids(&self) -> impl Iterator<Item = &str> {
        self.entry_points.iter().map(|entry| entry.id.as_str())
    }

    /// The entry points that are published as editions: all where the namespace has a place for the
    /// version, else none.
    pub(super) fn editions(&self) -> Vec<String> {
        let ids = self.entry_points.iter().filter(|_| self.namespace.contains(VERSION));
        ids.map(|entry| entry.id.clone()).collect()
    }

    /// What is left of it in an edition, or where no edition is read: the namespace has the version
    /// in its place.
    fn narrowed(mut self, edition: Option<&str>) -> Option<Self> {
        if let Some(id) = edition {
            self.entry_points.retain(|entry| entry.id == id);
            let entry = self.entry_points.first()?;
            self.version = entry.version.clone()?;
            self.publication_date = entry.publication_date.clone().or(self.publication_date);
            let shown = |statement: &StatementEntry| {
                entry.statements.as_ref().is_none_or(|ids| ids.contains(&statement.id))
            };
            self.statements.retain(shown);
            self.edition = Some(id.to_owned());
        }
        self.namespace = self.namespace.replace(VERSION, &self.version);
        Some(self)
    }

    pub(super) fn publication(&self) -> Publication {
        Publication {
            definition: self.file.clone(),
            id: self.id.clone(),
            prefix: self.prefix.clone(),
            namespace: self.namespace.clone(),
            version: self.version.clone(),
            date: self.publication_date.clone(),
            files: match self.edition {
                Some(_) => FileNames::Dated,
                None => FileNames::ByEntryPoint,
            },
            classic_sums: false,
            publisher: translations(&self.publisher),
            publisher_url: self.publisher_url.clone(),
            publisher_country: self.publisher_country.clone(),
            name: translations(&self.name),
            description: translations(&self.description),
            cover: self.cover.clone(),
        }
    }
}

/// A table of texts by language.
pub(super) fn translations(texts: &BTreeMap<String, String>) -> Translations {
    texts.iter().map(|(lang, text)| (lang.as_str().into(), text.clone())).collect()
}

/// Reads `taxonomy.toml` as it stands; an entry point without the version that its namespace needs
/// is told.
pub(super) fn whole(path: &Path, diagnostics: &mut Diagnostics) -> Option<Manifest> {
    let mut file = SourceFile::read(path, diagnostics)?;
    let mut manifest: Manifest = file.toml(diagnostics)?;
    manifest.file = file.name.clone();
    let lacking = |(_, entry): &(usize, &EntryPointEntry)| entry.version.is_none();
    let needed = manifest.namespace.contains(VERSION);
    let lacks = manifest.entry_points.iter().enumerate().find(lacking).filter(|_| needed);
    if let Some((at, entry)) = lacks {
        let message = format!("The entry point `{}` has no `version`.", entry.id);
        let place = manifest.place_in("entry_points", at, &["id"]);
        let help =
            "the namespace asks for it by `{version}`: each entry point is published by itself";
        diagnostics.push(Diagnostic::new(Code::InvalidToml, place, message).help(help));
        return None;
    }
    Some(manifest)
}

/// Reads `taxonomy.toml` for an edition, or for the whole.
pub(super) fn read(
    path: &Path,
    edition: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Manifest> {
    let manifest = whole(path, diagnostics)?.narrowed(edition)?;
    tell_bad_languages(&manifest, diagnostics)?;
    may_be_read(&manifest, diagnostics)?;
    Some(manifest)
}

/// Tells tables that can't be any; nothing where there is one.
fn may_be_read(manifest: &Manifest, diagnostics: &mut Diagnostics) -> Option<()> {
    let mut all = true;
    for (at, statement) in manifest.statements.iter().enumerate() {
        let place = || manifest.place_in("statements", at, &["file"]);
        let Some(file) = &statement.file else {
            if statement.recast.is_none() {
                let message = format!("The statement `{}` has no table.", statement.id);
                let place = manifest.place_in("statements", at, &["id"]);
                diagnostics.push(
                    Diagnostic::new(Code::InvalidToml, place, message)
                        .help("name the table of its rows by `file`"),
                );
                all = false;
            }
            continue;
        };
        all &= named::may_be_read(Path::new(file), Kind::Table, place, diagnostics);
    }
    for (at, table) in manifest.facts.iter().enumerate() {
        let place = || manifest.place(&["facts", &at.to_string()]);
        // They are mostly those of a report beside the taxonomy.
        all &= named::is_of_kind(table, Kind::Table, place, diagnostics);
    }
    for (at, entry) in manifest.entry_points.iter().enumerate() {
        let place = || manifest.place_in("entry_points", at, &["labels"]);
        let Some(labels) = &entry.labels else { continue };
        all &= named::may_be_read(labels, Kind::Table, place, diagnostics);
    }
    all.then_some(())
}

/// Label languages: without them labels can't be read. Each is read once.
fn tell_bad_languages(manifest: &Manifest, diagnostics: &mut Diagnostics) -> Option<()> {
    let bad = manifest.languages.iter().position(|lang| !cell::is_language(lang));
    if manifest.languages.is_empty() || bad.is_some() {
        let at = bad.map(|at| at.to_string());
        let keys: Vec<&str> = std::iter::once("languages").chain(at.as_deref()).collect();
        diagnostics.push(
            Diagnostic::new(
                Code::InvalidLanguage,
                manifest.place(&keys),
                "`languages` does not name languages.",
            )
            .help("name at least one label language, such as \"en\""),
        );
        diagnostics.keep(())?;
    }
    let mut seen = FxHashSet::default();
    for (at, lang) in manifest.languages.iter().enumerate() {
        if !seen.insert(lang.to_lowercase()) {
            let place = manifest.place(&["languages", &at.to_string()]);
            let message = format!("The label language `{lang}` stands twice.");
            diagnostics.push(
                Diagnostic::new(Code::RepeatedLanguage, place, message)
                    .help("name each label language once; capitals make no difference"),
            );
        }
    }
    Some(())
}
