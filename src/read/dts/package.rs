//! Taxonomy packages (Taxonomy Packages 1.0): what they say of themselves, and their files.

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::{address, local};
use crate::archive::disputed::Disputed;
use crate::archive::incoming::{Incoming, Left, Limits, Refused, stays_inside};
use crate::model::documents::{NodeId, Tree};
use crate::model::dts::Names;
use crate::read::tree;

/// Namespace of `META-INF/taxonomyPackage.xml`.
const PACKAGE: &str = "http://xbrl.org/2016/taxonomy-package";
/// Namespace of `META-INF/catalog.xml`.
const CATALOG: &str = "urn:oasis:names:tc:entity:xmlns:xml:catalog";

/// A row of a catalog: addresses that begin so are files of the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// How the addresses begin.
    pub start: String,
    /// What stands instead, as a path in the package.
    pub target: String,
    /// Its line in the catalog.
    pub line: u32,
}

/// An entry point of a package.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EntryPoint {
    /// Its names, with their languages.
    pub names: Vec<(String, String)>,
    /// The addresses of the documents from which the discovery begins.
    pub documents: Vec<String>,
}

/// Where the files of a package are.
#[derive(Debug)]
enum Store {
    Zip(Mutex<Incoming>),
    Folder(PathBuf),
}

/// A taxonomy package: a zip file, or a folder that holds the same.
#[derive(Debug)]
pub struct Package {
    /// The path by which it was opened.
    pub path: PathBuf,
    /// The address below which its files are, whether or not a catalog remaps to them. It ends
    /// with `/`.
    pub address: String,
    /// The rows of its catalog.
    pub rewrites: Vec<Rewrite>,
    /// Rows of its catalog that lead out of it, which are left out.
    pub left_out: Vec<Rewrite>,
    /// Its entry points.
    pub entry_points: Vec<EntryPoint>,
    /// Its identifier; empty where it names none.
    pub identifier: String,
    /// The names of its entries, as they stand in the archive.
    pub entries: Vec<String>,
    /// The folder in which `META-INF` is, with `/` behind it; empty at the top.
    pub top: String,
    /// What it says of itself.
    pub metadata: Option<Tree>,
    /// The catalog.
    pub catalog: Option<Tree>,
    /// The names of both trees.
    pub names: Names,
    store: Store,
    limits: Limits,
}

impl Package {
    /// Opens a package; its path may lead into an archive that holds it: `outer.zip/package.zip`.
    ///
    /// # Errors
    /// When it is neither a folder nor a zip archive that can be read, or its metadata is no XML.
    pub fn open(path: &Path, limits: Limits) -> Result<Self, Refused> {
        let (store, entries) = if path.is_dir() {
            (Store::Folder(path.to_owned()), Vec::new())
        } else {
            let incoming = Incoming::open_nested(path, limits)?;
            let names = incoming.names().to_vec();
            (Store::Zip(Mutex::new(incoming)), names)
        };
        Self::with_store(path, store, entries, limits)
    }

    /// Opens an archive that lies in this one; none where there is none of this name, and in folders. What it costs is
    /// taken off `left`.
    ///
    /// # Errors
    /// As [`Package::open`], and when it costs more than is left.
    pub fn open_inner(&self, name: &str, left: &mut Left) -> Result<Option<Self>, Refused> {
        let Store::Zip(zip) = &self.store else { return Ok(None) };
        let inner =
            zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner).open_inner(name, left)?;
        let Some(incoming) = inner else { return Ok(None) };
        let names = incoming.names().to_vec();
        let store = Store::Zip(Mutex::new(incoming));
        Self::with_store(&self.path.join(name), store, names, self.limits).map(Some)
    }

    fn with_store(
        path: &Path,
        store: Store,
        entries: Vec<String>,
        limits: Limits,
    ) -> Result<Self, Refused> {
        let mut package = Self {
            path: path.to_owned(),
            address: format!("{}/", address::of_path(path).trim_end_matches('/')),
            rewrites: Vec::new(),
            left_out: Vec::new(),
            entry_points: Vec::new(),
            identifier: String::new(),
            entries,
            top: String::new(),
            metadata: None,
            catalog: None,
            names: Names::new(),
            store,
            limits,
        };
        package.top = package.find_top();
        package.metadata = package.tree("META-INF/taxonomyPackage.xml")?;
        package.catalog = package.tree("META-INF/catalog.xml")?;
        package.read_metadata();
        package.read_catalog();
        Ok(package)
    }

    /// Whether it says that it is a taxonomy package.
    #[must_use]
    pub fn is_taxonomy_package(&self) -> bool {
        self.metadata.is_some()
    }

    /// How many bytes of it are held in memory: all of an archive that lies in another, else none.
    #[must_use]
    pub fn held(&self) -> u64 {
        match &self.store {
            Store::Zip(zip) => zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner).held(),
            Store::Folder(_) => 0,
        }
    }

    /// What tells it from others: the hash of an archive, and of a folder, whose files may change at any time, its catalog;
    /// none of an archive in another.
    #[must_use]
    pub fn identity(&self) -> Option<Vec<u8>> {
        match &self.store {
            Store::Zip(zip) => {
                let mut zip = zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                zip.hash().map(|hash| hash.to_vec())
            }
            Store::Folder(_) => Some(format!("{:?}", self.rewrites).into_bytes()),
        }
    }

    /// Whether it is a folder.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self.store, Store::Folder(_))
    }

    /// Whether an archive has a file at a path; of a folder nothing is known.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        match &self.store {
            Store::Zip(zip) => {
                zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner).has(path)
            }
            Store::Folder(_) => false,
        }
    }

    /// A name of an entry of an archive on which readers don't agree.
    #[must_use]
    pub(crate) fn disputed(&self) -> Option<Disputed> {
        match &self.store {
            Store::Zip(zip) => {
                zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner).disputed()
            }
            Store::Folder(_) => None,
        }
    }

    /// The content of a file by its path in the package.
    ///
    /// # Errors
    /// When it is there and can't be read, or is longer than a limit allows.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Refused> {
        match &self.store {
            _ if !stays_inside(path) => Ok(None),
            Store::Zip(zip) => {
                let mut zip = zip.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                zip.read(path)
            }
            Store::Folder(folder) => local::read(&folder.join(path), self.limits),
        }
    }

    /// The address under which a file is published: what the catalog remaps to its path.
    #[must_use]
    pub fn published(&self, path: &str) -> Option<String> {
        let of = |rewrite: &&Rewrite| path.starts_with(&rewrite.target);
        let rewrite = self.rewrites.iter().filter(of).max_by_key(|r| r.target.len())?;
        Some(format!("{}{}", rewrite.start, &path[rewrite.target.len()..]))
    }

    /// The path in it of what is at an address: below its own, or remapped by its catalog.
    #[must_use]
    pub fn path_of(&self, address: &str) -> Option<String> {
        if let Some(path) = address.strip_prefix(&self.address) {
            return Some(path.to_owned());
        }
        let of = |rewrite: &&Rewrite| address.starts_with(&rewrite.start);
        let rewrite = self.rewrites.iter().filter(of).max_by_key(|of| of.start.len())?;
        Some(format!("{}{}", rewrite.target, &address[rewrite.start.len()..]))
    }

    /// The folder in which `META-INF` is: that at the top, or the first below it.
    fn find_top(&self) -> String {
        const FILES: [&str; 2] = ["META-INF/taxonomyPackage.xml", "META-INF/catalog.xml"];
        let tops: Vec<String> = match &self.store {
            Store::Zip(_) => {
                let top = |name: &String| {
                    let file = FILES.iter().find(|file| name.ends_with(*file))?;
                    let top = &name[..name.len() - file.len()];
                    (top.matches('/').count() <= 1 && (top.is_empty() || top.ends_with('/')))
                        .then(|| top.to_owned())
                };
                self.entries.iter().filter_map(top).collect()
            }
            Store::Folder(folder) => {
                let mut tops = vec![String::new()];
                let below = std::fs::read_dir(folder).into_iter().flatten().flatten();
                tops.extend(below.map(|entry| format!("{}/", entry.file_name().display())));
                tops.retain(|top| FILES.iter().any(|file| folder.join(top).join(file).is_file()));
                tops
            }
        };
        tops.into_iter().min().unwrap_or_default()
    }

    /// A document of the package's own, if it is there and well formed.
    fn tree(&mut self, name: &str) -> Result<Option<Tree>, Refused> {
        let path = format!("{}{name}", self.top);
        let Some(bytes) = self.read(&path)? else { return Ok(None) };
        let parsed = tree::read(bytes, &mut self.names, Tree::default());
        match parsed {
            Ok(tree) => Ok(Some(tree)),
            Err(error) => Err(Refused::Format(format!("{path}: {error}"))),
        }
    }

    fn read_metadata(&mut self) {
        let Some(tree) = &self.metadata else { return };
        let names = &self.names;
        let is = |node: NodeId, local: &str| names.is(tree.node(node).name, PACKAGE, local);
        let lang = names.find_name(crate::model::documents::XML, "lang");
        let href = names.find_name("", "href");
        let language = |node: NodeId| {
            let around = std::iter::successors(Some(node), |at| {
                (*at != NodeId::ROOT).then(|| tree.node(*at).parent)
            });
            lang.and_then(|lang| around.into_iter().find_map(|at| tree.attribute(at, lang)))
                .map_or_else(String::new, std::borrow::Cow::into_owned)
        };
        for node in tree.children(NodeId::ROOT) {
            if is(node, "identifier") {
                tree.string_value(node).trim().clone_into(&mut self.identifier);
            }
            let points = tree.children(node).filter(|point| is(*point, "entryPoint"));
            for point in points.take_while(|_| is(node, "entryPoints")) {
                let mut entry_point = EntryPoint::default();
                for part in tree.children(point) {
                    if is(part, "name") {
                        let name = tree.string_value(part).trim().to_owned();
                        entry_point.names.push((language(part), name));
                    } else if is(part, "entryPointDocument") {
                        let document = href.and_then(|href| tree.attribute(part, href));
                        let document = document.as_deref().unwrap_or("").trim();
                        if let Some((document, _)) = address::resolve(&self.address, document) {
                            entry_point.documents.push(document);
                        }
                    }
                }
                self.entry_points.push(entry_point);
            }
        }
    }

    fn read_catalog(&mut self) {
        let Some(tree) = &self.catalog else { return };
        let (Some(start), Some(prefix)) =
            (self.names.find_name("", "uriStartString"), self.names.find_name("", "rewritePrefix"))
        else {
            return;
        };
        let own = format!("{}{}META-INF/catalog.xml", self.address, self.top);
        let xml_base = self.names.find_name(crate::model::documents::XML, "base");
        let based = |base: String, node: NodeId| {
            let given = xml_base.and_then(|name| tree.attribute(node, name));
            let resolved = given.and_then(|given| address::resolve(&base, &given));
            resolved.map_or(base, |(resolved, _)| resolved)
        };
        let of_root = based(own, NodeId::ROOT);
        for node in tree.children(NodeId::ROOT) {
            let at = tree.node(node);
            if !self.names.is(at.name, CATALOG, "rewriteURI") {
                continue;
            }
            let (Some(start), Some(prefix)) =
                (tree.attribute(node, start), tree.attribute(node, prefix))
            else {
                continue;
            };
            let base = based(of_root.clone(), node);
            let target = address::resolve(&base, &prefix).map(|(target, _)| target);
            let target = target.unwrap_or_default();
            let inside = target.strip_prefix(&self.address);
            let start = address::beginning(start.trim());
            let rewrite =
                |target: &str| Rewrite { start, target: target.to_owned(), line: at.line };
            match inside {
                Some(inside) => self.rewrites.push(rewrite(inside)),
                None => self.left_out.push(rewrite(&prefix)),
            }
        }
    }
}
