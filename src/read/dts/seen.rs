//! Sets that were read before: what a set says follows from the packages that its documents are in, so that it can be
//! kept under their hashes.

use super::discover::shown;
use super::{Files, Options};
use crate::archive::cache::{self, Key};
use crate::limit::LIMITS;
use crate::model::documents::ReferenceKind;
use crate::model::dts::Dts;

/// Sets of fewer bytes are read as fast as they would be found.
const WORTH: usize = 1 << 20;

/// A set that may have been read before.
pub(super) struct Seen {
    /// Where no address of a document has the place of a package in it: wherever the packages are.
    anywhere: Key,
    /// Where one has.
    here: Key,
    /// The addresses of the packages.
    packages: Vec<String>,
}

impl Seen {
    /// The set of entry points; none where nothing is kept, or documents may come from what can't be told by a hash.
    pub(super) fn of(
        entry_points: &[(ReferenceKind, String)],
        files: &dyn Files,
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
        parts.extend(packages.iter().map(|(_, hash)| hash.to_vec()));
        let anywhere = Key::of(&parts);
        parts.extend(packages.iter().map(|(address, _)| address.clone().into_bytes()));
        let packages = packages.into_iter().map(|(address, _)| address).collect();
        Some(Self { anywhere, here: Key::of(&parts), packages })
    }

    /// The set as it was kept.
    pub(super) fn find(&self) -> Option<Dts> {
        let kept = cache::read(self.anywhere).or_else(|| cache::read(self.here))?;
        let mut dts: Dts = postcard::from_bytes(&kept).ok()?;
        let Dts { names, documents, .. } = &mut dts;
        for document in &mut documents.list {
            document.shown = shown(names.text(document.url));
        }
        Some(dts)
    }

    /// Keeps a set of which there was nothing to tell.
    pub(super) fn keep(&self, dts: &Dts, bytes: usize) {
        let mut urls = dts.documents().iter().filter(|(_, of)| !of.standard);
        let is_of = |url: &str, package: &String| url.starts_with(package.as_str());
        let (mut is_fixed, mut has_place) = (true, false);
        for url in urls.by_ref().map(|(_, document)| dts.text(document.url)) {
            let is_inside = self.packages.iter().any(|package| is_of(url, package));
            has_place |= is_inside;
            is_fixed &= is_inside || !url.starts_with("file:");
        }
        if bytes < WORTH || !is_fixed {
            return;
        }
        if let Ok(content) = postcard::to_stdvec(dts) {
            cache::write(if has_place { self.here } else { self.anywhere }, &content);
        }
    }
}
