//! Files appear whole or not at all.
//!
//! Everything is written under temporary names beside its place, which nobody can guess and which
//! are made new. Only when all of it is there are the files renamed; when something fails before,
//! or a signal ends the process, nothing has changed. While files are renamed their folder is
//! locked, so that of two processes that write the same files the last one wins with all of them.
//! Devices and pipes are written into when all is ready.

mod stream;

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::{TempDir, TempPath};

use super::signals;
use crate::Error;
use crate::filing::{Content, Files, WriteSeek};
use crate::write::oim::CsvFiles;

/// How many letters of a temporary name are random.
const RANDOM: usize = 16;

/// How many files are brought to the disk before they get their names: what a failing disk could
/// not keep is told by nothing else. Thousands of files, as those of a test suite, would take
/// minutes, and can be made again.
const SYNCED: usize = 16;

/// What would be left behind if the process ended now.
static PENDING: Mutex<Pending> =
    Mutex::new(Pending { files: BTreeSet::new(), folders: Vec::new(), scratch: BTreeSet::new() });

struct Pending {
    files: BTreeSet<PathBuf>,
    /// Folders that were made for files, outer ones first.
    folders: Vec<PathBuf>,
    /// Folders with what is needed only while the process runs.
    scratch: BTreeSet<PathBuf>,
}

fn pending() -> MutexGuard<'static, Pending> {
    // Paths are never half in the list.
    PENDING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes what a process that is about to end would leave behind, and lets nothing be made any more.
fn leave_nothing() {
    let pending = pending();
    for file in &pending.files {
        let _ = fs::remove_file(file);
    }
    for folder in &pending.scratch {
        // Files may still come while others go.
        (0..9).find(|_| fs::remove_dir_all(folder).is_ok());
    }
    for folder in pending.folders.iter().rev() {
        let _ = fs::remove_dir(folder);
    }
    std::mem::forget(pending);
}

/// Files on their way into a folder.
pub(super) struct Staged {
    folder: PathBuf,
    /// Folders that were made for this and are empty before the files come.
    made: Vec<PathBuf>,
    files: Vec<(TempPath, PathBuf)>,
}

impl Staged {
    /// Makes the folder, if it is not there.
    pub(super) fn new(folder: &Path) -> Result<Self, String> {
        signals::at_end(leave_nothing);
        let mut staged = Self { folder: folder.to_owned(), made: Vec::new(), files: Vec::new() };
        staged.make(folder)?;
        Ok(staged)
    }

    fn make(&mut self, folder: &Path) -> Result<(), String> {
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
            .map(Path::to_owned)
            .collect();
        let mut pending = pending();
        for folder in missing.into_iter().rev() {
            pending.folders.push(folder.clone());
            self.made.push(folder);
        }
        fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))
    }

    /// Writes a file under a temporary name.
    pub(super) fn write(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut dyn WriteSeek) -> Result<(), Error>,
    ) -> Result<(), String> {
        self.open(name)?.write(content)
    }

    /// Makes a file under a temporary name, to be written by whoever.
    pub(super) fn open(&mut self, name: &str) -> Result<Opened, String> {
        let place = self.folder.join(name);
        if let Some(parent) = place.parent() {
            self.make(parent)?;
        }
        let (file, _) = self.begin(&place).map_err(|error| failed("write", &place, &error))?;
        Ok(Opened { file: BufWriter::new(file), place, is_synced: self.files.len() <= SYNCED })
    }

    /// Makes the temporary file for a place.
    fn begin(&mut self, place: &Path) -> io::Result<(File, PathBuf)> {
        // A stream may stand where no files can be made.
        let temporary = stream::is_at(place).then(std::env::temp_dir);
        let folder = temporary.as_deref().or(place.parent());
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kessan-").suffix(".partial").rand_bytes(RANDOM);
        if let Some(permissions) = usual_permissions() {
            builder.permissions(permissions);
        }
        let mut pending = pending();
        let made = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
        let (file, path) = made.into_parts();
        let temporary = path.to_path_buf();
        pending.files.insert(temporary.clone());
        self.files.push((path, place.to_owned()));
        Ok((file, temporary))
    }

    /// Makes a folder beside the files that is gone when they have their names.
    pub(super) fn scratch(&self) -> Result<Scratch, String> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kessan-").rand_bytes(RANDOM);
        let mut pending = pending();
        let made = builder.tempdir_in(&self.folder);
        let made = made.map_err(|error| failed("make a folder in", &self.folder, &error))?;
        pending.scratch.insert(made.path().to_owned());
        Ok(Scratch(made))
    }

    /// Opens a file that has been written, to read it.
    pub(super) fn reopen(&self, name: &str) -> Result<File, String> {
        let place = self.folder.join(name);
        let written = self.files.iter().find(|(_, known)| *known == place);
        let path = written.map_or(&*place, |(temporary, _)| temporary);
        File::open(path).map_err(|error| failed("read", &place, &error))
    }

    /// The names of the files so far, in their folder.
    pub(super) fn names(&self) -> Vec<PathBuf> {
        let names =
            self.files.iter().filter_map(|(_, place)| place.strip_prefix(&self.folder).ok());
        names.map(Path::to_owned).collect()
    }

    /// Takes a file back, and gives what was written.
    pub(super) fn take(&mut self, name: &Path) -> Result<File, String> {
        let file = self.reopen(&name.to_string_lossy())?;
        let place = self.folder.join(name);
        let mut pending = pending();
        self.files.retain(|(temporary, known)| {
            let stays = *known != place;
            if !stays {
                pending.files.remove(&**temporary);
            }
            stays
        });
        Ok(file)
    }

    /// Removes folders that were made for files that were taken back.
    pub(super) fn leave_empty_folders(&mut self) {
        for folder in self.made.iter().rev() {
            // One with files in it stays.
            let _ = fs::remove_dir(folder);
        }
    }

    /// Appends to a file under a temporary name, which is made where it is not there yet.
    pub(super) fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.folder.join(name);
        let known = self.files.iter().find(|(_, known)| *known == place);
        let temporary = match known {
            Some((temporary, _)) => temporary.to_path_buf(),
            None => {
                if let Some(parent) = place.parent() {
                    self.make(parent).map_err(io::Error::other)?;
                }
                let (_, path) = self.begin(&place)?;
                path
            }
        };
        OpenOptions::new().append(true).open(&temporary)?.write_all(bytes)
    }

    /// Gives the files their names.
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>, String> {
        let _lock = locked(&self.folder);
        let mut pending = pending();
        // A folder in the way would stop a rename when others are already done.
        if let Some((_, place)) = self.files.iter().find(|(_, place)| place.is_dir()) {
            drop(pending);
            return Err(format!(
                "can't write `{}`: there is a folder of that name",
                place.display()
            ));
        }
        let mut places = Vec::new();
        for (temporary, place) in self.files.iter().filter(|(_, place)| stream::is_at(place)) {
            stream::pour(temporary, place).map_err(|error| failed("write", place, &error))?;
        }
        for (temporary, place) in self.files.drain(..) {
            pending.files.remove(&*temporary);
            if !stream::is_at(&place)
                && let Err(error) = temporary.persist(&place)
            {
                return Err(failed("write", &place, &error.error));
            }
            places.push(place);
        }
        pending.folders.retain(|folder| !self.made.contains(folder));
        self.made.clear();
        Ok(places)
    }
}

/// A file that is to be written.
pub(super) struct Opened {
    file: BufWriter<File>,
    place: PathBuf,
    is_synced: bool,
}

impl Opened {
    pub(super) fn write(
        mut self,
        content: impl FnOnce(&mut dyn WriteSeek) -> Result<(), Error>,
    ) -> Result<(), String> {
        content(&mut self.file)
            .and_then(|()| Ok(self.file.flush()?))
            .and_then(|()| match self.is_synced {
                true => Ok(self.file.get_ref().sync_data()?),
                false => Ok(()),
            })
            .map_err(|error| failed("write", &self.place, &error))
    }
}

impl Drop for Staged {
    /// What was not finished goes away; what can't be removed stays under its temporary name.
    fn drop(&mut self) {
        let mut pending = pending();
        for (temporary, _) in self.files.drain(..) {
            pending.files.remove(&*temporary);
        }
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
        pending.folders.retain(|folder| !self.made.contains(folder));
    }
}

/// The tables of a report in CSV, below a folder.
pub(super) struct Tables<'s> {
    pub(super) staged: &'s mut Staged,
    pub(super) folder: String,
}

impl CsvFiles for Tables<'_> {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.staged.append(&format!("{}{name}", self.folder), bytes)
    }
}

/// A folder that is removed with all that is in it when it is dropped.
pub(super) struct Scratch(TempDir);

impl Scratch {
    pub(super) fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let mut pending = pending();
        let _ = fs::remove_dir_all(self.0.path());
        pending.scratch.remove(self.0.path());
    }
}

/// Locks a folder against others that give files in it their names, until the result is dropped.
/// Where folders can't be locked, the last one wins file by file.
fn locked(folder: &Path) -> Option<File> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder).ok().filter(|folder| folder.lock().is_ok())
}

/// What others may do with a file, but for what the user forbids them (`umask`).
#[cfg(unix)]
fn usual_permissions() -> Option<Permissions> {
    use std::os::unix::fs::PermissionsExt;
    Some(Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn usual_permissions() -> Option<Permissions> {
    None
}

impl CsvFiles for Staged {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.append(name, bytes)
    }
}

impl Files for Staged {
    fn write(&mut self, name: &str, content: &mut Content<'_>) -> Result<(), Error> {
        Self::write(self, name, |out| content(out)).map_err(|error| io::Error::other(error).into())
    }
}

fn failed(what: &str, path: &Path, error: &impl Display) -> String {
    format!("can't {what} `{}`: {error}", path.display())
}
