//! Packages that are opened once for all reports that stand in them or need them.
//!
//! An archive of many reports would else be opened for each of them, and its list of entries read as often.

use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::archive::incoming::{Limits, Refused};
use crate::read::dts::Package;

/// How many packages are kept open.
const KEPT: usize = 8;

/// Packages that were opened last, the newest at the end. Copies share them.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened(Arc<Mutex<Vec<Kept>>>);

#[derive(Debug)]
struct Kept {
    path: PathBuf,
    state: State,
    package: Arc<Package>,
}

/// By which a file is known to be the same: its length, and when it was written.
type State = Option<(u64, Option<SystemTime>)>;

impl Opened {
    /// The package at a path, which is opened where it is not open yet, or was written since. A path may lead into
    /// archives that lie in others.
    ///
    /// # Errors
    /// As [`Package::open`].
    pub(super) fn open(&self, path: &Path) -> Result<Arc<Package>, Refused> {
        let state = state(path);
        let outer = path.ancestors().find(|above| above.is_file());
        let Some(outer) = outer.filter(|outer| *outer != path) else {
            return self.get(path, state, || Package::open(path, Limits::default()));
        };
        let mut package = self.get(outer, state, || Package::open(outer, Limits::default()))?;
        let none = || Refused::Io(io::ErrorKind::NotFound.into());
        while package.path != path {
            let inside = path.strip_prefix(&package.path).map_err(|_| none())?;
            let inside = inside.to_string_lossy().replace('\\', "/");
            let ends = inside.match_indices('/').map(|(at, _)| at).chain([inside.len()]);
            let name = ends.map(|end| &inside[..end]).find(|name| package.has(name));
            let name = name.ok_or_else(none)?;
            let open = || package.open_inner(name)?.ok_or_else(none);
            let inner = self.get(&package.path.join(name), state, open)?;
            package = inner;
        }
        Ok(package)
    }

    /// A package that is kept, or is opened now.
    fn get(
        &self,
        path: &Path,
        state: State,
        open: impl FnOnce() -> Result<Package, Refused>,
    ) -> Result<Arc<Package>, Refused> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = lock();
        if let Some(at) = all.iter().position(|kept| kept.path == path) {
            let kept = all.remove(at);
            if state.is_some() && kept.state == state {
                let package = kept.package.clone();
                all.push(kept);
                return Ok(package);
            }
        }
        drop(all);
        let package = Arc::new(open()?);
        let mut all = lock();
        if all.len() >= KEPT {
            all.remove(0);
        }
        all.push(Kept { path: path.to_owned(), state, package: package.clone() });
        Ok(package)
    }
}

/// The state of the file that a path is or leads into. Folders have none: what is in them may change at any time.
fn state(path: &Path) -> State {
    let files = path.ancestors().filter_map(|above| above.metadata().ok());
    let file: Metadata = files.into_iter().next().filter(Metadata::is_file)?;
    Some((file.len(), file.modified().ok()))
}
