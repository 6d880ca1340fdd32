//! Packages that are opened once for all reports that stand in them or need them.
//!
//! An archive of many reports would else be opened for each of them, and its list of entries read as often.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use crate::archive::incoming::{self, Left, Limits, Refused};
use crate::read::dts::{Package, Sets};

/// How many packages of reports are kept open.
const KEPT: usize = 8;
/// How many bytes of archives that lie in others are kept with them.
const HELD: u64 = 64 << 20;

/// Packages that are open: those that all reports share, and those of reports that were opened last, the newest at the
/// end. Copies share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    packages: Arc<Mutex<Vec<Kept>>>,
    /// Taxonomies that several reports refer to.
    pub(super) sets: Sets,
}

#[derive(Debug)]
struct Kept {
    path: PathBuf,
    state: State,
    package: Arc<Package>,
    /// Whether all reports share it, and it is never closed.
    stays: bool,
}

/// By which a file is known to be the same: its length, and when it was written.
type State = (u64, Option<SystemTime>);

impl Opened {
    /// The package of a report, which is opened where it is not open yet, or was written since. A path may lead into
    /// archives that lie in others.
    ///
    /// # Errors
    /// As [`Package::open`].
    pub(super) fn open(&self, path: &Path) -> Result<Arc<Package>, Refused> {
        self.find(path, false)
    }

    /// A package that all reports share: it stays open. There are as many as users name.
    ///
    /// # Errors
    /// As [`Package::open`].
    pub(super) fn open_shared(&self, path: &Path) -> Result<Arc<Package>, Refused> {
        self.find(path, true)
    }

    fn find(&self, path: &Path, stays: bool) -> Result<Arc<Package>, Refused> {
        let Some((file, inside)) = incoming::parts(path) else {
            return self.get(path, state(path), stays, || Package::open(path, Limits::default()));
        };
        let state = state(file);
        let outer = self.get(file, state, stays, || Package::open(file, Limits::default()))?;
        let has = |package: &Arc<Package>, name: &str| package.has(name);
        incoming::walk(outer, &inside, has, |package, name, left: &mut Left| {
            if !package.has(name) {
                return Ok(None);
            }
            let none = || Refused::Io(std::io::ErrorKind::NotFound.into());
            let open = || package.open_inner(name, left)?.ok_or_else(none);
            self.get(&package.path.join(name), state, stays, open).map(Some)
        })
    }

    /// A package that is kept, or is opened now. Folders have no state, and are not kept: what is in them may change at
    /// any time.
    fn get(
        &self,
        path: &Path,
        state: Option<State>,
        stays: bool,
        open: impl FnOnce() -> Result<Package, Refused>,
    ) -> Result<Arc<Package>, Refused> {
        let Some(state) = state else { return open().map(Arc::new) };
        if let Some(package) = kept(&mut self.lock(), path, state, stays) {
            return Ok(package);
        }
        let package = Arc::new(open()?);
        if !stays && package.held() > HELD {
            return Ok(package);
        }
        let mut all = self.lock();
        // Another may have opened it meanwhile.
        if let Some(package) = kept(&mut all, path, state, stays) {
            return Ok(package);
        }
        all.push(Kept { path: path.to_owned(), state, package: package.clone(), stays });
        close_old(&mut all);
        Ok(package)
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.packages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A package that is kept, which becomes the newest. One of a file that was written since is kept no more.
fn kept(all: &mut Vec<Kept>, path: &Path, state: State, stays: bool) -> Option<Arc<Package>> {
    let at = all.iter().position(|kept| kept.path == path)?;
    let mut found = all.remove(at);
    if found.state != state {
        return None;
    }
    found.stays |= stays;
    let package = found.package.clone();
    all.push(found);
    Some(package)
}

/// Closes the oldest that do not stay, as long as there are too many or they hold too much.
fn close_old(all: &mut Vec<Kept>) {
    let is_too_much = |all: &[Kept]| {
        let passing = all.iter().filter(|kept| !kept.stays);
        let (number, bytes) =
            passing.fold((0, 0), |(number, bytes), kept| (number + 1, bytes + kept.package.held()));
        number > KEPT || bytes > HELD
    };
    while is_too_much(all) {
        let Some(oldest) = all.iter().position(|kept| !kept.stays) else { break };
        all.remove(oldest);
    }
}

/// The state of a file; none where there is no file.
fn state(path: &Path) -> Option<State> {
    let file = path.metadata().ok().filter(Metadata::is_file)?;
    Some((file.len(), file.modified().ok()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Cursor;

    use super::*;
    use crate::archive::Archive;

    fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            archive.add(name, bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn packages_that_all_share_stay_and_those_of_reports_pass() {
        let folder = tempfile::tempdir().unwrap();
        let place = |number: usize| folder.path().join(format!("{number}.zip"));
        for number in 0..2 * KEPT + 2 {
            fs::write(place(number), zip(&[("a.xml", b"<a/>")])).unwrap();
        }
        let opened = Opened::default();
        // More of them than packages of reports are kept.
        let shared: Vec<_> =
            (0..=KEPT).map(|number| opened.open_shared(&place(number)).unwrap()).collect();
        let own: Vec<_> =
            (KEPT + 1..2 * KEPT + 2).map(|number| opened.open(&place(number)).unwrap()).collect();
        let is_same = |one: &Arc<Package>| Arc::ptr_eq(one, &opened.open(&one.path).unwrap());
        assert!(shared.iter().all(is_same));
        assert_eq!(own.len(), KEPT + 1);
        assert!(own[1..].iter().all(is_same));
        assert!(!is_same(&own[0]), "the oldest was closed");
        assert_eq!(opened.lock().len(), 2 * KEPT + 1);
        // Folders may change at any time.
        let of_folder = opened.open_shared(folder.path()).unwrap();
        assert!(!is_same(&of_folder));
        assert_eq!(opened.lock().len(), 2 * KEPT + 1);
    }

    #[test]
    fn a_file_that_was_written_since_is_opened_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("outer.zip");
        let write = |entry: &str| {
            let inner = zip(&[(entry, b"<a/>")]);
            fs::write(&path, zip(&[("b/inner.zip", &inner), (entry, b"")])).unwrap();
        };
        write("old.xml");
        let opened = Opened::default();
        let inside = path.join("b/inner.zip");
        let old = opened.open(&inside).unwrap();
        assert!(old.has("old.xml") && old.path == inside && old.held() > 0);
        assert!(Arc::ptr_eq(&old, &opened.open(&inside).unwrap()));
        write("newer.xml");
        let new = opened.open(&inside).unwrap();
        assert!(new.has("newer.xml") && !new.has("old.xml"));
        assert_eq!(opened.lock().len(), 2);
        assert!(opened.open(&path.join("b/none.zip")).is_err());
    }
}
