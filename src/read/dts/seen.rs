//! Sets that were read before: what a set says follows from the packages that its documents are in, so that it can be
//! kept under their hashes. Files of this machine, in folders too, may change at any time: an entry lists those that
//! were read with their hashes, and is one only as long as each of them is the same.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::discover::shown;
use super::{Files, Options};
use crate::archive::cache::{self, Key};
use crate::archive::incoming::Refused;
use crate::limit::LIMITS;
use crate::model::documents::ReferenceKind;
use crate::model::dts::Dts;

/// Sets of fewer bytes are read as fast as they would be found.
const WORTH: usize = 1 << 20;

/// The hash of a file; none where there was none.
type FileHash = Option<[u8; 32]>;

/// A set that may have been read before.
pub(super) struct Seen<'a> {
    /// Where no address of a document has the place of a package in it: wherever the packages are.
    anywhere: Key,
    /// Where one has.
    here: Key,
    /// The addresses of the packages.
    packages: Vec<String>,
    files: &'a dyn Files,
    /// What was read that may change, by address; none where it changed meanwhile or can't be read.
    read: RefCell<Option<BTreeMap<String, FileHash>>>,
}

impl<'a> Seen<'a> {
    /// The set of entry points; none where nothing is kept, or documents may come from what can't be told again.
    pub(super) fn of(
        entry_points: &[(ReferenceKind, String)],
        files: &'a dyn Files,
        options: Options,
    ) -> Option<Self> {
        if options.keep_trees || !cache::is_used() {
            return None;
        }
        let packages = files.packages()?;
        let mut parts: Vec<Vec<u8>> = Vec::new();
        parts.push(format!("set {options:?} {:?}", LIMITS.map(|of| of.limit.get())).into_bytes());
        for (kind, url) in entry_points {
            parts.push(format!("{kind:?} {url}").into_bytes());
        }
        parts.extend(packages.iter().map(|(_, content)| content.clone()));
        let anywhere = Key::of(&parts);
        parts.extend(packages.iter().map(|(address, _)| address.clone().into_bytes()));
        let packages = packages.into_iter().map(|(address, _)| address).collect();
        let read = RefCell::new(Some(BTreeMap::new()));
        Some(Self { anywhere, here: Key::of(&parts), packages, files, read })
    }

    /// The set as it was kept.
    pub(super) fn find(&self) -> Option<Dts> {
        let mut dts = self.entry(self.anywhere).or_else(|| self.entry(self.here))?;
        let Dts { names, documents, .. } = &mut dts;
        for document in &mut documents.list {
            document.shown = shown(names.text(document.url));
        }
        Some(dts)
    }

    fn entry(&self, key: Key) -> Option<Dts> {
        let kept = cache::read(key)?;
        let (read, set): (BTreeMap<String, FileHash>, _) = postcard::take_from_bytes(&kept).ok()?;
        let is_same = |(url, known): (&String, &FileHash)| {
            self.files.read(url).is_ok_and(|now| hash(now.as_deref()) == *known)
        };
        read.iter().all(is_same).then(|| postcard::from_bytes(set).ok())?
    }

    /// Keeps a set of which there was nothing to tell, and which was read through this.
    pub(super) fn keep(&self, dts: &Dts, bytes: usize) {
        let Some(read) = self.read.take() else { return };
        if bytes < WORTH {
            return;
        }
        let mut urls = dts.documents().iter().map(|(_, document)| dts.text(document.url));
        let has_place = urls.any(|url| {
            url.starts_with("file:") || self.packages.iter().any(|of| url.starts_with(of.as_str()))
        });
        let content = postcard::to_stdvec(&read).and_then(|list| postcard::to_extend(dts, list));
        if let Ok(content) = content {
            cache::write(if has_place { self.here } else { self.anywhere }, &content);
        }
    }

    /// Notes what was read at an address.
    fn note(&self, url: &str, found: &Result<Option<Vec<u8>>, Refused>) {
        let mut read = self.read.borrow_mut();
        let Some(known) = read.as_mut() else { return };
        let is_same = found.as_ref().is_ok_and(|found| {
            let now = hash(found.as_deref());
            *known.entry(url.to_owned()).or_insert(now) == now
        });
        if !is_same {
            *read = None;
        }
    }
}

/// Documents, of which those that may change are noted.
impl Files for Seen<'_> {
    fn read(&self, address: &str) -> Result<Option<Vec<u8>>, Refused> {
        let found = self.files.read(address);
        if !self.files.is_fixed(address) {
            self.note(address, &found);
        }
        found
    }

    fn canonical(&self, address: String) -> String {
        self.files.canonical(address)
    }

    fn is_fixed(&self, address: &str) -> bool {
        self.files.is_fixed(address)
    }
}

fn hash(content: Option<&[u8]>) -> FileHash {
    content.and_then(|bytes| cache::hash(bytes).ok())
}
