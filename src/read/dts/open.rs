//! What a user names becomes entry points: a package, a folder, a document.

use std::fmt;
use std::path::{Path, PathBuf};

use super::{Sources, address, roots};
use crate::archive::incoming::{Limits, Refused};

/// Sources of documents, and where the discovery begins.
#[derive(Debug)]
pub struct Opened {
    /// Where documents come from.
    pub sources: Sources,
    /// The addresses of the entry points.
    pub entry_points: Vec<String>,
    /// Whether the first of the sources is what was named.
    in_package: bool,
}

impl Opened {
    /// The package that was named, or has the document that was.
    #[must_use]
    pub fn package(&self) -> Option<&super::Package> {
        self.sources.packages().first().filter(|_| self.in_package).map(AsRef::as_ref)
    }
}

/// Why nothing can be read at a path.
#[derive(Debug)]
pub enum NotOpened {
    /// A file can't be read.
    Refused(PathBuf, Refused),
    /// There is nothing of this name.
    NotFound(PathBuf),
    /// The package names no entry point, and none was asked for; schemas of it that may be one.
    NoEntryPoint(PathBuf, Vec<String>),
    /// The package has no such entry point; those that it has.
    UnknownEntryPoint(String, Vec<String>),
}

impl fmt::Display for NotOpened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(path, refused) => {
                write!(f, "`{}` can't be read: {refused}", path.display())
            }
            Self::NotFound(path) => write!(f, "there is no `{}`", path.display()),
            Self::NoEntryPoint(path, known) => {
                write!(f, "`{}` names no entry point: say which document of it", path.display())?;
                there_are(known, f)
            }
            Self::UnknownEntryPoint(name, known) => {
                write!(f, "no entry point is named `{name}`")?;
                there_are(known, f)
            }
        }
    }
}

fn there_are(known: &[String], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match known {
        [] => Ok(()),
        known => write!(f, "; there are `{}`", known.join("`, `")),
    }
}

impl std::error::Error for NotOpened {}

/// Opens what a user names: a taxonomy package (a zip file or a folder), a document, or a document
/// in a package (`package.zip/taxonomy/entry.xsd`). `entry_point` picks one of a package by its
/// name, its address, the path of its document or the end of one of these; without it all are
/// taken. An address may stand for the path; its document is in one of the packages. `packages` are further packages that
/// documents may be in.
///
/// # Errors
/// When there is nothing of that name, or it can't be read.
pub fn open(
    path: &Path,
    entry_point: Option<&str>,
    packages: &[PathBuf],
    limits: Limits,
) -> Result<Opened, NotOpened> {
    let mut sources = Sources::new(limits);
    let refused = |path: &Path| {
        let path = path.to_owned();
        |refused| NotOpened::Refused(path, refused)
    };
    let (package, inside) = parts(path);
    let in_package = package.is_some();
    let mut entry_points = Vec::new();
    if let Some(package) = package {
        let of = sources.add(&package).map_err(refused(&package))?;
        match inside.as_deref().or(entry_point) {
            Some(name) => entry_points = named(of, name)?,
            None => {
                let all = of.entry_points.iter().flat_map(|point| point.documents.clone());
                entry_points.extend(all);
            }
        }
        if entry_points.is_empty() {
            return Err(NotOpened::NoEntryPoint(package, roots::of(of)));
        }
    } else if path.is_file() {
        entry_points.push(address::of_path(path));
    } else if path.to_string_lossy().contains("://") {
        entry_points.push(plain(&path.to_string_lossy()));
    } else {
        return Err(NotOpened::NotFound(path.to_owned()));
    }
    for package in packages {
        sources.add(package).map_err(refused(package))?;
    }
    Ok(Opened { sources, entry_points, in_package })
}

/// An address in the one spelling that documents have; of another name nothing changes.
fn plain(name: &str) -> String {
    let resolved = name.contains("://").then(|| address::resolve(name, name)).flatten();
    resolved.map_or_else(|| name.to_owned(), |(address, _)| address)
}

/// The package that a path is or leads into, and the path inside it.
fn parts(path: &Path) -> (Option<PathBuf>, Option<String>) {
    let is_named_zip = || path.extension().is_some_and(|end| end.eq_ignore_ascii_case("zip"));
    if path.is_dir() || (path.is_file() && (is_named_zip() || is_zip(path))) {
        return (Some(path.to_owned()), None);
    }
    for above in path.ancestors().skip(1) {
        if above.is_file() && is_zip(above) {
            let inside = path.strip_prefix(above).unwrap_or(path);
            let inside = inside.to_string_lossy().replace('\\', "/");
            return (Some(above.to_owned()), Some(inside));
        }
    }
    (None, None)
}

/// Whether a file begins as zip archives do.
fn is_zip(path: &Path) -> bool {
    let mut start = [0; 2];
    std::fs::File::open(path)
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut start))
        .is_ok_and(|()| &start == b"PK")
}

/// The documents of the entry point that a name means.
fn named(package: &super::Package, name: &str) -> Result<Vec<String>, NotOpened> {
    let points = &package.entry_points;
    let by_name = |point: &&super::EntryPoint| point.names.iter().any(|(_, known)| known == name);
    if let Some(point) = points.iter().find(by_name) {
        return Ok(point.documents.clone());
    }
    if let Ok(Some(_)) = package.read(name) {
        return Ok(vec![format!("{}{name}", package.address)]);
    }
    let address = plain(name);
    let published = package.path_of(&address).map(|path| package.read(&path));
    if let Some(Ok(Some(_))) = published {
        return Ok(vec![address]);
    }
    let ends = |document: &&String| {
        document.ends_with(name) && document[..document.len() - name.len()].ends_with(['/', ':'])
            || **document == address
    };
    let documents = || points.iter().flat_map(|point| &point.documents);
    let listed = documents().find(ends).cloned();
    let within = || {
        let end = format!("/{name}");
        let mut found = roots::paths(package).into_iter().filter(|entry| entry.ends_with(&end));
        found.next().filter(|_| found.next().is_none())
    };
    let found = listed.or_else(|| within().map(|entry| format!("{}{entry}", package.address)));
    found.map(|document| vec![document]).ok_or_else(|| {
        let known = points.iter().filter_map(|point| point.names.first());
        let mut known: Vec<String> = known.map(|(_, name)| name.clone()).collect();
        if known.is_empty() {
            known = documents().cloned().collect();
        }
        if known.is_empty() {
            known = roots::of(package);
            let word = name.to_lowercase();
            if known.iter().any(|path| path.to_lowercase().contains(&word)) {
                known.retain(|path| path.to_lowercase().contains(&word));
            }
        }
        known.truncate(20);
        NotOpened::UnknownEntryPoint(name.to_owned(), known)
    })
}
