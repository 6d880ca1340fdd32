//! Taxonomies that are there as documents: packages, schemas, linkbases.

use std::path::Path;

use super::found::find;
use super::{Filing, Options, packed_metadata};
use crate::archive::incoming::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::dts::Dts;
use crate::read::{self, dts};

/// Whether a path leads to the documents of a taxonomy: a package as a file or a folder, a
/// document, or a document in a package. The address of a document may stand for its path.
pub(super) fn is_one(path: &Path) -> bool {
    let named = |path: &Path, ends: &[&str]| {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or("");
        ends.iter().any(|known| end.eq_ignore_ascii_case(known))
    };
    is_address(path)
        || ["taxonomyPackage.xml", "catalog.xml"]
            .iter()
            .any(|name| path.join("META-INF").join(name).is_file())
        || (path.is_file() && named(path, &["zip", "xsd", "xml"]))
        || path.ancestors().skip(1).any(|above| above.is_file() && named(above, &["zip"]))
}

/// Whether it is an address, and no path of this machine.
pub(super) fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.contains("://")) && !path.exists()
}

/// Whether an entry of a package says that there are reports in it, also where their folder is spelled in another way or
/// stands where it must not.
fn holds_reports(name: &str) -> bool {
    let mut folders = name.rsplit('/').skip(1);
    name.ends_with("reportPackage.json")
        || folders.any(|folder| folder.eq_ignore_ascii_case("reports"))
}

/// Whether a path leads to a taxonomy and to no report.
pub(super) fn is_taxonomy(path: &Path) -> bool {
    if !is_one(path) {
        return false;
    }
    if is_address(path) {
        return true;
    }
    let is_package = path.is_dir() || path.extension().is_some_and(|end| end == "zip");
    match dts::Package::open(path, Limits::default()) {
        Ok(package) => {
            let has_reports = package.entries.iter().any(|name| holds_reports(name));
            let is_found = || !find(path, &mut Diagnostics::new()).is_empty();
            !has_reports && (package.is_taxonomy_package() || !is_found())
        }
        Err(_) if is_package => false,
        Err(_) => {
            let text = std::fs::read(path).ok().and_then(|bytes| read::xml::decode(bytes).ok());
            let root = text.map(|text| read::kind(&text));
            matches!(root, Some(Ok(read::DocumentKind::Taxonomy)))
        }
    }
}

/// Opens the documents of a taxonomy. What can't be read is told; nothing is there where nothing
/// could be opened.
pub(super) fn open(path: &Path, options: &Options, filing: &mut Filing) -> Option<Dts> {
    let entry_point = options.entry_point.as_deref();
    let opened = match dts::open(path, entry_point, &options.packages, Limits::default()) {
        Ok(opened) => opened,
        Err(error) => {
            let place = Place::file(&path.to_string_lossy().as_ref().into());
            let message = format!("The taxonomy can't be opened: {error}.");
            let told = Diagnostic::new(Code::FileNotReadable, place, message);
            filing.diagnostics.push(match error {
                dts::NotOpened::NoEntryPoint(..) | dts::NotOpened::UnknownEntryPoint(..) => {
                    told.help("name a document with --entry-point: by its path, its address or the end of one")
                }
                _ => told,
            });
            return None;
        }
    };
    let reading = dts::Options { keep_trees: options.keep_trees, ..dts::Options::default() };
    let diagnostics = &mut filing.diagnostics;
    if options.keep_trees
        && let Some(package) = opened.package()
    {
        packed_metadata::check(package, &opened.sources, diagnostics);
    }
    Some(dts::load(&opened.entry_points, &opened.sources, reading, diagnostics))
}
