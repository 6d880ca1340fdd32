//! The schemas of a package from which a discovery may begin: those that no other schema of it brings in.

use std::collections::{BTreeSet, VecDeque};
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
    files(&package.path, ENTRIES)
}

/// The files below a folder, by their paths in it, of as many entries as are looked at: those that lie less deep first,
/// then by name, so that they are the same ones on every system.
fn files(folder: &Path, most: usize) -> Vec<String> {
    let (mut paths, mut seen) = (Vec::new(), 0);
    let mut open = VecDeque::from([(folder.to_owned(), String::new())]);
    while let Some((folder, within)) = open.pop_front() {
        let mut entries: Vec<_> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
        entries.sort_by_cached_key(std::fs::DirEntry::file_name);
        for entry in entries {
            seen += 1;
            if seen > most {
                return paths;
            }
            let Ok(kind) = entry.file_type() else { continue };
            let path = format!("{within}{}", entry.file_name().to_string_lossy());
            if kind.is_dir() {
                open.push_back((entry.path(), format!("{path}/")));
            } else {
                paths.push(path);
            }
        }
    }
    paths
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

#[cfg(test)]
mod tests {
    use super::files;

    #[test]
    fn of_many_files_those_that_lie_less_deep_are_looked_at_then_by_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("a/b/c")).unwrap();
        for path in ["z.xsd", "a/b/d.xsd", "b.xsd", "a/c.xsd"] {
            std::fs::write(folder.path().join(path), "").unwrap();
        }
        assert_eq!(files(folder.path(), 20), ["b.xsd", "z.xsd", "a/c.xsd", "a/b/d.xsd"]);
        assert_eq!(files(folder.path(), 4), ["b.xsd", "z.xsd"]);
        assert_eq!(files(folder.path(), 2), ["b.xsd"]);
    }
}
