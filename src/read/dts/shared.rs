//! Sets that many reports refer to, read once for all of them.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::discover::Loader;
use super::package::Package;
use super::{Options, Sources, load_with_reports};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::documents::{Document, DocumentId, DocumentKind, ReferenceKind};
use crate::model::dts::Dts;

/// How many sets are kept.
const KEPT: usize = 4;

/// The sets that were read last, the newest at the end. Copies share them.
#[derive(Clone, Debug, Default)]
pub struct Sets(Arc<Mutex<Vec<(Key, Slot)>>>);

/// A set that is kept, or being read.
type Slot = Arc<OnceLock<Option<Kept>>>;

/// By what sets are known to be the same.
#[derive(Clone, Debug)]
struct Key {
    entry_points: Vec<(ReferenceKind, String)>,
    options: String,
    /// The packages that can have a part in it.
    packages: Vec<Arc<Package>>,
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.entry_points == other.entry_points
            && self.options == other.options
            && self.packages.len() == other.packages.len()
            && self.packages.iter().zip(&other.packages).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

/// A set without any report, and what there was to tell of it.
#[derive(Debug)]
struct Kept {
    set: Dts,
    told: Vec<Diagnostic>,
}

impl Sets {
    /// As [`load_with_reports`]; what documents of packages say is read once, as long as it is among the sets that were
    /// asked for last. Documents in folders may change at any time, and are read anew.
    pub fn load(
        &self,
        entry_points: &[(ReferenceKind, String)],
        reports: &[(String, Arc<str>)],
        sources: &Sources,
        options: Options,
        diagnostics: &mut Diagnostics,
    ) -> Dts {
        if let Some(key) = key(entry_points, sources, options) {
            let slot = self.slot(key);
            // Whoever asks meanwhile waits.
            let kept = slot.get_or_init(|| Kept::read(entry_points, sources, options));
            if let Some(kept) = kept
                && let Some(set) = kept.with_reports(reports, sources, options)
            {
                kept.told.iter().for_each(|told| diagnostics.push(told.clone()));
                return set;
            }
        }
        load_with_reports(entry_points, reports, sources, options, diagnostics)
    }

    fn slot(&self, key: Key) -> Slot {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().position(|(known, _)| *known == key);
        let (key, slot) = known.map_or_else(|| (key, Slot::default()), |at| all.remove(at));
        all.push((key, Arc::clone(&slot)));
        let more = all.len().saturating_sub(KEPT);
        all.drain(..more);
        slot
    }
}

/// The key of a set; none where its entry points are files of this machine.
fn key(
    entry_points: &[(ReferenceKind, String)],
    sources: &Sources,
    options: Options,
) -> Option<Key> {
    if entry_points.iter().any(|(_, url)| url.starts_with("file:")) {
        return None;
    }
    // What has no catalog has files below its own address only, which is one of this machine.
    let packages = sources.packages().iter().filter(|package| !package.rewrites.is_empty());
    Some(Key {
        entry_points: entry_points.to_vec(),
        options: format!("{options:?}"),
        packages: packages.cloned().collect(),
    })
}

impl Kept {
    /// Reads a set; none where it is not to be kept.
    fn read(
        entry_points: &[(ReferenceKind, String)],
        sources: &Sources,
        options: Options,
    ) -> Option<Self> {
        let mut diagnostics = Diagnostics::new();
        let set = load_with_reports(entry_points, &[], sources, options, &mut diagnostics);
        let is_local = |url: &str| url.starts_with("file:");
        let has_local = set.documents().iter().any(|(_, of)| is_local(set.text(of.url)));
        let told = diagnostics.iter().cloned().collect();
        (!has_local && diagnostics.dropped() == 0).then_some(Self { set, told })
    }

    /// The set with the documents of reports; none where these bring in more than themselves.
    fn with_reports(
        &self,
        reports: &[(String, Arc<str>)],
        sources: &Sources,
        options: Options,
    ) -> Option<Dts> {
        let set = self.set.clone();
        if !options.keep_trees {
            return Some(set);
        }
        let known = set.documents().len();
        let mut diagnostics = Diagnostics::new();
        let mut loader = Loader::over(set, sources, options, &mut diagnostics);
        for (url, name) in reports {
            loader.report(url, name);
        }
        loader.run();
        loader.read_hints();
        let (set, pointers) = loader.finish();
        let is_report = |(id, of): (DocumentId, &Document)| {
            id.index() < known || of.kind == DocumentKind::Other
        };
        let is_alone = set.documents().len() == known + reports.len()
            && pointers.is_empty()
            && set.documents().iter().all(is_report);
        (is_alone && diagnostics.total() == 0).then_some(set)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::archive::Archive;
    use crate::archive::incoming::Limits;
    use crate::model::documents::Tree;

    const CATALOG: &str = "<catalog xmlns=\"urn:oasis:names:tc:entity:xmlns:xml:catalog\"><rewriteURI \
        uriStartString=\"http://t.example/\" rewritePrefix=\"../\"/></catalog>";
    const SCHEMA: &str = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" \
        targetNamespace=\"http://t.example/t\"><xs:import namespace=\"http://t.example/u\" \
        schemaLocation=\"u.xsd\"/><xs:element name=\"E\"/></xs:schema>";

    /// Addresses of all documents, and the elements of those that are kept.
    fn documents(set: &Dts) -> Vec<(String, Option<Arc<Tree>>)> {
        let all = set.documents().iter();
        let mut all: Vec<_> =
            all.map(|(_, of)| (set.text(of.url).to_owned(), of.tree.clone())).collect();
        all.sort_by(|a, b| a.0.cmp(&b.0));
        all
    }

    fn sources(folder: &Path) -> Sources {
        let path = folder.join("p.zip");
        let mut archive = Archive::new(fs::File::create(&path).unwrap());
        archive.add("META-INF/catalog.xml", CATALOG.as_bytes()).unwrap();
        archive.add("t.xsd", SCHEMA.as_bytes()).unwrap();
        archive.add("h.xsd", SCHEMA.replace('E', "H").as_bytes()).unwrap();
        archive.finish().unwrap();
        let mut sources = Sources::new(Limits::default());
        sources.add(&path).unwrap();
        sources
    }

    #[test]
    fn a_set_is_read_once_for_all_reports() {
        let folder = tempfile::tempdir().unwrap();
        let sources = sources(folder.path());
        let report = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            (super::super::address::of_path(&path), Arc::from(name))
        };
        let hint = "<x xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" \
            i:schemaLocation=\"urn:h http://t.example/h.xsd\"/>";
        let reports =
            [report("a.xml", "<x/>"), report("b.xml", "<x><y/></x>"), report("c.xml", hint)];
        let entry_points = [(ReferenceKind::SchemaRef, "http://t.example/t.xsd".to_owned())];
        let options = Options { keep_trees: true, ..Options::default() };
        let (sets, mut trees) = (Sets::default(), Vec::new());
        for report in reports {
            let report = [report];
            let (mut told, mut expected) = (Diagnostics::new(), Diagnostics::new());
            let set = sets.load(&entry_points, &report, &sources, options, &mut told);
            let alone = load_with_reports(&entry_points, &report, &sources, options, &mut expected);
            let names = |of: &Dts| -> Vec<(String, bool)> {
                documents(of).into_iter().map(|(url, tree)| (url, tree.is_some())).collect()
            };
            assert_eq!(names(&set), names(&alone));
            let messages = |of: &Diagnostics| -> Vec<String> {
                of.iter().map(|told| told.message.to_string()).collect()
            };
            assert_eq!(messages(&told), messages(&expected));
            assert_eq!(told.total(), 1, "a document is not at hand");
            let schema = documents(&set).into_iter().find(|of| of.0.ends_with("/t.xsd"));
            trees.push(schema.and_then(|of| of.1).unwrap());
        }
        assert!(Arc::ptr_eq(&trees[0], &trees[1]), "it is the same");
        assert!(!Arc::ptr_eq(&trees[0], &trees[2]), "the third brings in a schema of its own");
    }
}
