//! The schemas of a package from which a discovery may begin: those that no other schema of it brings in.

use std::collections::BTreeSet;
use std::path::Path;

use super::address;
use super::package::Package;
use crate::model::documents::Tree;
use crate::model::dts::Names;
use crate::read::tree;

/// How many schemas are looked into.
const MOST: usize = 2000;
/// How many entries of folders are.
const ENTRIES: usize = 20_000;
/// How many bytes of them are read.
const BYTES: usize = 64 << 20;
/// How many are named.
const NAMED: usize = 20;

/// The paths in a package of schemas to begin with; those that say in their names that they are entry points are first,
/// then those that lie less deep.
pub(super) fn of(package: &Package) -> Vec<String> {
    let mut paths = paths(package);
    paths.retain(|path| path.ends_with(".xsd"));
    paths.sort();
    let brought_in = brought_in(package, &paths);
    paths.retain(|path| !brought_in.contains(path));
    paths.sort_by_cached_key(|path| {
        let name = path.rsplit('/').next().unwrap_or_default();
        (!name.to_lowercase().contains("entry"), path.matches('/').count())
    });
    paths.truncate(NAMED);
    paths
}

/// The paths of the files of a package; of folders as many as are looked at.
pub(super) fn paths(package: &Package) -> Vec<String> {
    if !package.is_folder() {
        return package.entries.clone();
    }
    let mut paths = Vec::new();
    files(&package.path, "", &mut 0, &mut paths);
    paths
}

/// The files below a folder, by their paths in it.
fn files(folder: &Path, within: &str, seen: &mut usize, paths: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        *seen += 1;
        let Ok(kind) = entry.file_type() else { continue };
        if *seen > ENTRIES {
            return;
        }
        let path = format!("{within}{}", entry.file_name().to_string_lossy());
        if kind.is_dir() {
            files(&entry.path(), &format!("{path}/"), seen, paths);
        } else {
            paths.push(path);
        }
    }
}

/// What schemas import and include.
fn brought_in(package: &Package, paths: &[String]) -> BTreeSet<String> {
    let (mut names, mut all, mut bytes) = (Names::new(), BTreeSet::new(), 0);
    for path in paths.iter().take(MOST) {
        let Ok(Some(content)) = package.read(path) else { continue };
        bytes += content.len();
        if bytes > BYTES {
            break;
        }
        let Ok(tree) = tree::read(content, &mut names, Tree::default()) else { continue };
        let base = format!("{}{path}", package.address);
        let location = names.find_name("", "schemaLocation");
        for attribute in tree.attributes.iter().filter(|of| Some(of.name) == location) {
            let target = address::resolve(&base, tree.value(attribute.value).trim());
            let target = target.and_then(|(url, _)| package.path_of(&url));
            all.extend(target.filter(|target| target != path));
        }
    }
    all
}
