//! What there is to check at paths, each judged by itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::found::Found;
use super::{
    Filing, Options, REPORT, TAXONOMY, find, is_taxonomy, neighbour, open, open_found,
    packed_metadata,
};
use crate::check::Summary;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::source;

/// How deep folders are looked into.
const DEEPEST: usize = 16;

/// What can be checked by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The folder of a report or of a taxonomy source, or the documents of a taxonomy.
    Own(PathBuf),
    /// A report of others.
    Other(Found),
    /// The first report of others in a package, with which the package is judged.
    First(Found),
}

/// What there is to tell of an input.
#[derive(Debug)]
#[non_exhaustive]
pub enum Checked {
    /// Of a report or taxonomy source of ours, or of the documents of a taxonomy.
    Own(Box<Filing>, Option<Summary>),
    /// Of a report of others, and how many facts it has.
    Other(Diagnostics, usize),
}

impl Input {
    /// Whether it is a folder with the settings of a report.
    #[must_use]
    pub fn is_report(folder: &Path) -> bool {
        source::has_settings(&folder.join(REPORT))
    }

    /// Whether a path leads to the source of a taxonomy: its folder, or settings in it.
    #[must_use]
    pub fn is_taxonomy(path: &Path) -> bool {
        source::has_settings(&neighbour::folder(path).join(TAXONOMY))
    }

    /// What there is to check at a path: what it names, or all below a folder that is nothing by itself. Reports of
    /// others come first. What can't be looked into is told.
    #[must_use]
    pub fn at(path: &Path, options: &Options, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let own = inputs(path);
        let mut told = options.findings();
        let mut others = match is_taxonomy(path) {
            true => Vec::new(),
            false => find(path, &mut told),
        };
        others.retain(|of| !matches!(of, Found::Folder(_)));
        let has_own = !told.has_errors() && others.is_empty() || own != [path.to_owned()];
        diagnostics.absorb(told);
        let own = own.into_iter().filter(|_| has_own).map(Self::Own);
        let mut packages = BTreeSet::new();
        let other = |found: Found| match found.package() {
            Some(package) if packages.insert(package.to_owned()) => Self::First(found),
            _ => Self::Other(found),
        };
        others.into_iter().map(other).chain(own).collect()
    }

    /// Its name, as users know it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Own(path) => path.display().to_string(),
            Self::Other(found) | Self::First(found) => found.name(),
        }
    }

    /// The files and folders of this machine that it stands in.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        match self {
            Self::Own(path) => vec![path.clone()],
            Self::Other(found) | Self::First(found) => found.files(),
        }
    }

    /// Reads it and holds it against all rules.
    #[must_use]
    pub fn check(&self, options: &Options) -> Checked {
        match self {
            Self::Own(path) => {
                let mut filing = open(path, options);
                let summary = filing.check();
                Checked::Own(Box::new(filing), summary)
            }
            Self::Other(found) | Self::First(found) => {
                let mut diagnostics = options.findings();
                if let (Self::First(_), Some(package)) = (self, found.package()) {
                    packed_metadata::check_at(package, options, &mut diagnostics);
                }
                let report = open_found(found, options, &mut diagnostics);
                let facts = report.map_or(Ok(0), |report| report.check(options, &mut diagnostics));
                let facts = facts.unwrap_or_else(|error| {
                    diagnostics.push(not_readable(&self.name(), &error.to_string()));
                    0
                });
                Checked::Other(diagnostics, facts)
            }
        }
    }

    /// What is told where reading or checking it panicked with a message: a fault of ours.
    #[must_use]
    pub fn failed(&self, message: &str, options: &Options) -> Checked {
        let mut diagnostics = options.findings();
        diagnostics.push(fault(&self.name(), message));
        Checked::Other(diagnostics, 0)
    }
}

impl Checked {
    /// All there is to tell.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        match self {
            Self::Own(filing, _) => filing.diagnostics(),
            Self::Other(diagnostics, _) => diagnostics,
        }
    }

    /// How many facts there are.
    #[must_use]
    pub fn facts(&self) -> usize {
        match self {
            Self::Own(_, summary) => summary.map_or(0, |summary| summary.facts),
            Self::Other(_, facts) => *facts,
        }
    }
}

/// What a path stands for: itself, the folder of a file `report.toml` or `taxonomy.toml` or of a workbook in its place, or, where a folder is
/// nothing by itself, the reports and taxonomy sources below it, in the order of their names.
#[must_use]
pub fn inputs(path: &Path) -> Vec<PathBuf> {
    let folder = neighbour::folder(path);
    if folder != path {
        return vec![folder];
    }
    let mut found = Vec::new();
    if path.is_dir() && !is_one(path) && !super::is_input(path) {
        below(path, DEEPEST, &mut found);
    }
    if found.is_empty() { vec![path.to_owned()] } else { found }
}

fn is_one(folder: &Path) -> bool {
    source::has_settings(&folder.join(REPORT)) || source::has_settings(&folder.join(TAXONOMY))
}

fn below(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    // Links are not followed: they may lead back.
    let folders = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = folders.collect();
    folders.sort();
    for folder in folders {
        match is_one(&folder) {
            true => found.push(folder),
            false if depth > 0 => below(&folder, depth - 1, found),
            false => {}
        }
    }
}

/// What is told of a report that can't be read any more.
#[must_use]
pub fn not_readable(name: &str, why: &str) -> Diagnostic {
    let message = format!("The report can't be read: {why}.");
    Diagnostic::new(Code::FileNotReadable, Place::file(&name.into()), message)
}

/// What is told of an input over which the program itself failed.
#[must_use]
pub fn fault(name: &str, message: &str) -> Diagnostic {
    let message = format!("kessan failed over this input, which is a fault of its own: {message}.");
    Diagnostic::new(Code::FileNotReadable, Place::file(&name.into()), message)
        .help("report the fault with this message; everything else was read")
}
