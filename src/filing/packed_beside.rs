//! Documents that lie in a report package beside them too, byte by byte: they are one report, and the package has its
//! taxonomy.

use std::path::{Path, PathBuf};

use super::given::DocumentAt;
use crate::archive::incoming::Limits;
use crate::read::dts::Package;

/// The ends of names of report packages; what another archive is for nobody knows.
const PACKAGES: [&str; 2] = ["xbri", "xbr"];

/// Whether files of a folder are the documents of a report that was found in a package there.
pub(super) fn is_packed(files: &[String], package: &Path, documents: &[DocumentAt]) -> bool {
    let names: Vec<&str> = documents.iter().map(|of| of.name.as_str()).collect();
    is_report_package(package) && are_named_alike(files, &names) && are_same(files, package, &names)
}

fn is_report_package(path: &Path) -> bool {
    let end = path.extension().unwrap_or_default();
    PACKAGES.iter().any(|known| end.eq_ignore_ascii_case(known))
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn are_named_alike(files: &[String], packed: &[&str]) -> bool {
    let mut own: Vec<&str> = files.iter().map(|name| file_name(name)).collect();
    let mut others: Vec<&str> = packed.iter().map(|name| file_name(name)).collect();
    own.sort_unstable();
    others.sort_unstable();
    own == others
}

/// Whether each file has the bytes of the entry with its name.
fn are_same(files: &[String], package: &Path, packed: &[&str]) -> bool {
    let Ok(package) = Package::open(package, Limits::default()) else { return false };
    files.iter().all(|file| {
        let named = packed.iter().find(|entry| file_name(entry) == file_name(file));
        let entry = named.and_then(|entry| Path::new(entry).strip_prefix(&package.path).ok());
        let entry = entry.map(|entry| entry.to_string_lossy().replace('\\', "/"));
        let packed = entry.and_then(|entry| package.read(&entry).ok().flatten());
        packed.is_some_and(|bytes| std::fs::read(PathBuf::from(file)).is_ok_and(|own| own == bytes))
    })
}
