//! Which reports there are at a path: a file, a folder or an archive may hold one or several.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::apart::{Resources, are_apart};
use super::beside;
use super::given::DocumentAt;
use super::{neighbour, packed_beside};
use crate::archive::incoming::{Left, Limits, NESTED, Refused};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::limit::Limit;
use crate::read::dts::{Package, address};
use crate::read::oim::documents;
use crate::read::report_package::{ReportKind, ReportPackage};
use crate::read::{self, DocumentKind};
use crate::source;

/// A report that was found, before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A folder with `report.toml`.
    Folder(PathBuf),
    /// An instance or a set of pages.
    Documents {
        /// The archive or folder in which they are a package.
        package: Option<PathBuf>,
        /// The documents.
        documents: Vec<DocumentAt>,
    },
    /// xBRL-JSON or xBRL-CSV.
    Model {
        /// The file, or the package that it is in.
        path: PathBuf,
        /// Its address in the package; the first report without it.
        report: Option<String>,
    },
}

impl Found {
    /// Its name, as users know it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Folder(path) | Self::Model { path, report: None } => path.display().to_string(),
            Self::Model { path, report: Some(report) } => format!("{}/{report}", path.display()),
            Self::Documents { documents, .. } => {
                documents.first().map(|first| first.name.clone()).unwrap_or_default()
            }
        }
    }

    /// The archive or folder in which it is a package.
    pub(super) fn package(&self) -> Option<&Path> {
        match self {
            Self::Folder(_) | Self::Model { report: None, .. } => None,
            Self::Documents { package, .. } => package.as_deref(),
            Self::Model { path, .. } => Some(path),
        }
    }

    /// Whether it has these files of the folder of its package in it.
    fn holds(&self, files: &[String]) -> bool {
        match self {
            Self::Documents { package: Some(package), documents } => {
                packed_beside::is_packed(files, package, documents)
            }
            Self::Documents { package: None, .. } | Self::Folder(_) | Self::Model { .. } => false,
        }
    }

    /// The files and folders of this machine that it stands in.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        // Of an archive in others the outer one is a file.
        let archive =
            |path: &Path| path.ancestors().find(|above| above.is_file()).map(Path::to_owned);
        match self {
            Self::Folder(path) => vec![path.clone()],
            Self::Model { path, .. } => vec![archive(path).unwrap_or_else(|| path.clone())],
            Self::Documents { package: Some(package), .. } if archive(package).is_some() => {
                archive(package).into_iter().collect()
            }
            Self::Documents { documents, .. } => {
                documents.iter().map(|document| PathBuf::from(&document.name)).collect()
            }
        }
    }

    /// The stem of the names of files that are made of it.
    #[must_use]
    pub fn stem(&self) -> String {
        let name = self.name();
        let file = name.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(&name);
        match (self, file.rsplit_once('.')) {
            (Self::Folder(_), _) | (_, None) => file.to_owned(),
            (_, Some((stem, _))) => stem.to_owned(),
        }
    }
}

const PAGES: [&str; 3] = ["htm", "html", "xhtml"];
const ARCHIVES: [&str; 3] = ["zip", "xbri", "xbr"];
/// How deep folders are looked into.
const DEPTH: usize = 32;
/// Where macOS puts what it knows of the files beside, under their names.
const OF_MACOS: &str = "__MACOSX";

fn has_end(name: &str, ends: &[&str]) -> bool {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    ends.iter().any(|known| end.eq_ignore_ascii_case(known))
}

/// The reports at a path, in the order of their names. What can't be looked into is told.
#[must_use]
pub fn find(path: &Path, diagnostics: &mut Diagnostics) -> Vec<Found> {
    let path = &neighbour::folder(path);
    if path.is_dir() {
        let mut found = Vec::new();
        let mut left = Limit::Entries.count();
        in_folder(path, None, 0, &mut left, &mut found, diagnostics);
        return found;
    }
    if path.is_file() {
        return in_file(path, &path.to_string_lossy(), diagnostics);
    }
    // A path may lead into an archive.
    let archive = path.ancestors().skip(1).find(|above| above.is_file());
    let Some(archive) = archive else { return Vec::new() };
    let mut found = in_archive(archive, Some(path), diagnostics);
    let within = |name: &str| Path::new(name).starts_with(path);
    for one in &mut found {
        if let Found::Documents { documents, .. } = one {
            documents.retain(|document| within(&document.name));
        }
    }
    found.retain(|one| within(&one.name()));
    found
}

fn in_file(path: &Path, name: &str, diagnostics: &mut Diagnostics) -> Vec<Found> {
    if has_end(name, &ARCHIVES) {
        return in_archive(path, None, diagnostics);
    }
    if has_end(name, &["json"]) {
        return vec![Found::Model { path: path.to_owned(), report: None }];
    }
    let is_one = has_end(name, &["xbrl"])
        || has_end(name, &PAGES)
        || has_end(name, &["xml"]) && std::fs::read(path).is_ok_and(is_instance);
    if !is_one {
        return Vec::new();
    }
    let document = DocumentAt { name: name.to_owned(), address: address::of_path(path) };
    vec![Found::Documents { package: None, documents: vec![document] }]
}

/// A folder with a report, a set of pages, instances, or a tree of these.
fn in_folder(
    folder: &Path,
    package: Option<&Path>,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<Found>,
    diagnostics: &mut Diagnostics,
) {
    if source::has_settings(&folder.join(super::REPORT)) {
        return found.push(Found::Folder(folder.to_owned()));
    }
    if depth > DEPTH || source::has_settings(&folder.join(super::TAXONOMY)) {
        return;
    }
    let is_package = ["META-INF/taxonomyPackage.xml", "META-INF/catalog.xml"]
        .iter()
        .any(|file| folder.join(file).is_file());
    let package = if is_package { Some(folder) } else { package };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).take(*left).collect();
    *left -= paths.len();
    paths.sort();
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let names: Vec<String> = files.iter().map(|path| path.to_string_lossy().into_owned()).collect();
    let archives = files.iter().filter(|path| has_end(&path.to_string_lossy(), &ARCHIVES));
    let of_archives: Vec<Found> =
        archives.flat_map(|archive| in_archive(archive, None, diagnostics)).collect();
    let read = |name: &str| std::fs::read(name).ok();
    let (groups, left_out) = groups(&names, &read);
    left_out.iter().for_each(|name| diagnostics.push(made_of_pages(name)));
    for names in groups {
        if of_archives.iter().any(|one| one.holds(&names)) {
            continue;
        }
        let document = |name: &String| DocumentAt {
            name: name.clone(),
            address: address::of_path(Path::new(name)),
        };
        found.push(match has_end(&names[0], &["json"]) {
            true => Found::Model { path: PathBuf::from(&names[0]), report: None },
            false => Found::Documents {
                package: package.map(Path::to_owned),
                documents: names.iter().map(document).collect(),
            },
        });
    }
    found.extend(of_archives);
    // Links could lead in circles.
    for folder in folders.iter().filter(|folder| !folder.is_symlink()) {
        in_folder(folder, package, depth + 1, left, found, diagnostics);
    }
}

/// The reports of an archive, and of those that lie in it; `within` is where they are looked for, everywhere without it.
fn in_archive(path: &Path, within: Option<&Path>, diagnostics: &mut Diagnostics) -> Vec<Found> {
    match Package::open(path, Limits::default()) {
        Ok(package) => {
            let mut look = Look { within, left: Left::default(), diagnostics };
            in_package(&package, 0, &mut look)
        }
        Err(refused) => {
            diagnostics.push(archive_not_readable(path, &refused));
            Vec::new()
        }
    }
}

/// A look into an archive and those that lie in it.
struct Look<'a> {
    /// The place where reports are looked for.
    within: Option<&'a Path>,
    /// What those that lie in it may still cost.
    left: Left,
    diagnostics: &'a mut Diagnostics,
}

impl Look<'_> {
    /// Whether a place is on the way to where reports are looked for.
    fn leads(&self, place: &Path) -> bool {
        self.within.is_none_or(|within| within.starts_with(place) || place.starts_with(within))
    }
}

fn archive_not_readable(path: &Path, refused: &Refused) -> Diagnostic {
    let place = Place::file(&path.to_string_lossy().as_ref().into());
    let message = format!("The archive can't be read: {refused}.");
    let mut told = Diagnostic::new(Code::FileNotReadable, place, message);
    // Only the name of an entry made an archive of it.
    if matches!(refused, Refused::NoArchive) {
        told.severity = Severity::Warning;
    }
    told
}

/// An archive in others into which nobody looks.
fn not_looked_into(path: &Path) -> Diagnostic {
    let place = Place::file(&path.to_string_lossy().as_ref().into());
    let message = "The archive is not looked into: it lies in too many others, or those in its outer one have too many entries or bytes.";
    let mut told = Diagnostic::new(Code::UnsupportedInput, place, message);
    told.severity = Severity::Warning;
    told.help("unpack the outer one, and name this one")
}

/// The reports of an archive that lies in `depth` others.
fn in_package(package: &Package, depth: usize, look: &mut Look<'_>) -> Vec<Found> {
    let path = &package.path;
    let document = |name: &String| DocumentAt {
        name: format!("{}/{name}", path.display()),
        address: format!("{}{name}", package.address),
    };
    let found = |names: &[String]| Found::Documents {
        package: Some(path.to_owned()),
        documents: names.iter().map(document).collect(),
    };
    let model = |name: &String| Found::Model { path: path.to_owned(), report: Some(name.clone()) };
    let mut told = Diagnostics::new();
    let reports = ReportPackage::of(package, &mut told);
    let says_so = !has_end(&path.to_string_lossy(), &["zip"])
        || package.entries.iter().any(|name| name.ends_with("META-INF/reportPackage.json"));
    if says_so {
        look.diagnostics.absorb(told);
    }
    if let Some(of) = reports {
        return (of.reports.iter())
            .map(|report| match report.kind {
                ReportKind::Json => model(&report.files[0]),
                ReportKind::Inline | ReportKind::Xbrl => found(&report.files),
            })
            .collect();
    }
    if says_so {
        return Vec::new();
    }
    let mut by_folder: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let entries = || package.entries.iter().filter(|name| !is_of_macos(name));
    for name in entries() {
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        if !folder.ends_with("META-INF") {
            by_folder.entry(folder).or_default().push(name.clone());
        }
    }
    let read = |name: &str| package.read(name).ok().flatten();
    let mut all = Vec::new();
    for mut names in by_folder.into_values() {
        names.sort();
        let (groups, left_out) = groups(&names, &read);
        let full = |name: &String| document(name).name;
        left_out.iter().for_each(|name| look.diagnostics.push(made_of_pages(&full(name))));
        for group in groups {
            all.push(if has_end(&group[0], &["json"]) { model(&group[0]) } else { found(&group) });
        }
    }
    let mut names: Vec<&String> = entries().filter(|name| has_end(name, &ARCHIVES)).collect();
    names.sort();
    names.dedup();
    for name in names {
        let inner = path.join(name);
        if !look.leads(&inner) {
            continue;
        }
        if depth >= NESTED {
            look.diagnostics.push(not_looked_into(&inner));
            continue;
        }
        match package.open_inner(name, &mut look.left) {
            Ok(Some(inner)) => all.extend(in_package(&inner, depth + 1, look)),
            // Its name leads out of the archive.
            Ok(None) => {}
            Err(Refused::Nested) => look.diagnostics.push(not_looked_into(&inner)),
            Err(refused) => look.diagnostics.push(archive_not_readable(&inner, &refused)),
        }
    }
    all
}

/// Whether an entry says what macOS knows of another: it is none of what its name says.
fn is_of_macos(name: &str) -> bool {
    name.split('/').any(|step| step == OF_MACOS)
}

/// An instance that is left out, for it names nothing but what inline documents beside it do. It may have other figures
/// all the same.
fn made_of_pages(name: &str) -> Diagnostic {
    let message = "The instance is taken for what was made of the inline documents beside it, and is left out.";
    let mut told = Diagnostic::new(Code::UnsupportedInput, Place::file(&name.into()), message);
    told.severity = Severity::Note;
    told.help("if it is a report by itself, read it by its name")
}

/// The files of one folder by reports, and the instances that are left out. Its inline documents are one report, unless
/// they contradict each other; every instance is a report, but for what somebody made of inline documents beside it, and so
/// is every file of xBRL-JSON or metadata of xBRL-CSV.
fn groups(
    names: &[String],
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> (Vec<Vec<String>>, Vec<String>) {
    let is = |name: &String, test: &dyn Fn(Vec<u8>) -> bool| read(name).is_some_and(test);
    let pages: Vec<(&String, Resources)> = names
        .iter()
        .filter(|name| has_end(name, &PAGES))
        .filter_map(|name| {
            let page = read(name).filter(|bytes| is_inline(bytes))?;
            Some((name, Resources::of(&page)))
        })
        .collect();
    let mut all: Vec<Vec<String>> = Vec::new();
    let of_pages: Vec<String> = pages.iter().map(|(name, _)| (*name).clone()).collect();
    if are_apart(&pages.iter().map(|(_, resources)| resources).collect::<Vec<_>>()) {
        all.extend(of_pages.iter().map(|name| vec![name.clone()]));
    } else if !pages.is_empty() {
        all.push(of_pages.clone());
    }
    let instances = names.iter().filter(|name| {
        has_end(name, &["xbrl"]) || has_end(name, &["xml"]) && is(name, &is_instance)
    });
    let (made, instances) = by_pages(&of_pages, instances.collect(), read);
    all.extend(instances.into_iter().map(|name| vec![name.clone()]));
    let models = names
        .iter()
        .filter(|name| has_end(name, &["json"]) && is(name, &|of| documents::is_report(&of)));
    all.extend(models.map(|name| vec![name.clone()]));
    (all, made.into_iter().cloned().collect())
}

/// The instances that somebody made of inline documents, and the others, with those that can't be read.
fn by_pages<'n>(
    pages: &[String],
    instances: Vec<&'n String>,
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> (Vec<&'n String>, Vec<&'n String>) {
    if pages.is_empty() || instances.is_empty() {
        return (Vec::new(), instances);
    }
    let text = |name: &String| read::xml::decode(read(name)?).ok();
    let named = pages.iter().map(|page| beside::named(&text(page)?)).collect::<Option<Vec<_>>>();
    // Of pages that can't be read nothing is known.
    let Some(named) = named else { return (Vec::new(), instances) };
    let named = named.into_iter().flatten().collect();
    let is_made = |of: String| beside::is_made_of(&of, &named);
    instances.into_iter().partition(|name| text(name).is_some_and(is_made))
}

/// Whether a page has facts or a header of Inline XBRL.
fn is_inline(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"/inlineXBRL\"").is_some()
        || memchr::memmem::find(bytes, b"/inlineXBRL'").is_some()
}

fn is_instance(bytes: Vec<u8>) -> bool {
    let kind = read::xml::decode(bytes).ok().map(|text| read::kind(&text));
    matches!(kind, Some(Ok(DocumentKind::Instance)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instance_is_not_left_out_in_silence() {
        let page = "<html xmlns:ix=\"http://www.xbrl.org/2013/inlineXBRL\"><instant xmlns=\"http://www.xbrl.org/2003/instance\">2024-03-31</instant></html>";
        let instance = "<xbrl xmlns=\"http://www.xbrl.org/2003/instance\"><instant>2024-03-31</instant></xbrl>";
        let read = |name: &str| {
            let text = match name {
                "page.xhtml" => page.to_owned(),
                "later.xbrl" => instance.replace("2024", "2025"),
                // Nothing can be said of what can't be decoded.
                "broken.xbrl" => return Some(b"<xbrl>\xff\xff<instant>".to_vec()),
                _ => instance.to_owned(),
            };
            Some(text.into_bytes())
        };
        let names = ["broken.xbrl", "later.xbrl", "made.xbrl", "page.xhtml"].map(str::to_owned);
        let (reports, left_out) = groups(&names, &read);
        let firsts: Vec<&str> = reports.iter().map(|report| &*report[0]).collect();
        assert_eq!(firsts, ["page.xhtml", "broken.xbrl", "later.xbrl"]);
        assert_eq!(left_out, ["made.xbrl"]);
    }
}
