//! Files appear whole or not at all.
//!
//! Everything is written under temporary names beside its place. Only when all of it is there
//! are the files renamed; when something fails before, nothing has changed.

use std::fmt::Display;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use crate::Error;
use crate::write::oim::CsvFiles;

/// Files on their way into a folder.
pub(super) struct Staged {
    folder: PathBuf,
    /// Folders that were made for this and are empty before the files come.
    made: Vec<PathBuf>,
    files: Vec<(PathBuf, PathBuf)>,
}

impl Staged {
    /// Makes the folder, if it is not there.
    pub(super) fn new(folder: &Path) -> Result<Self, String> {
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
        self.made.extend(missing.into_iter().rev());
        fs::create_dir_all(folder).map_err(|error| failed("make", folder, &error))?;
        Ok(())
    }

    /// Writes a file under a temporary name.
    pub(super) fn write(
        &mut self,
        name: &str,
        content: impl FnOnce(&mut dyn WriteSeek) -> Result<(), Error>,
    ) -> Result<(), String> {
        let place = self.folder.join(name);
        if let Some(parent) = place.parent() {
            self.make(parent)?;
        }
        let temporary = temporary(&place);
        self.files.push((temporary.clone(), place.clone()));
        let mut file = File::create(&temporary)
            .map(BufWriter::new)
            .map_err(|error| failed("write", &place, &error))?;
        content(&mut file)
            .and_then(|()| Ok(file.flush()?))
            .map_err(|error| failed("write", &place, &error))
    }

    /// Opens a file that has been written, to read it.
    pub(super) fn reopen(&self, name: &str) -> Result<File, String> {
        let place = self.folder.join(name);
        let written = self.files.iter().find(|(_, known)| *known == place);
        let path = written.map_or(&place, |(temporary, _)| temporary);
        File::open(path).map_err(|error| failed("read", &place, &error))
    }

    /// Appends to a file under a temporary name, which is made where it is not there yet.
    pub(super) fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.folder.join(name);
        let known = self.files.iter().find(|(_, known)| *known == place);
        let temporary = match known {
            Some((temporary, _)) => temporary.clone(),
            None => {
                if let Some(parent) = place.parent() {
                    self.make(parent).map_err(io::Error::other)?;
                }
                let temporary = temporary(&place);
                File::create(&temporary)?;
                self.files.push((temporary.clone(), place));
                temporary
            }
        };
        OpenOptions::new().append(true).open(&temporary)?.write_all(bytes)
    }

    /// Gives the files their names.
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>, String> {
        // A folder in the way would stop a rename when others are already done.
        if let Some((_, place)) = self.files.iter().find(|(_, place)| place.is_dir()) {
            return Err(format!(
                "can't write `{}`: there is a folder of that name",
                place.display()
            ));
        }
        let files = std::mem::take(&mut self.files);
        for (at, (temporary, place)) in files.iter().enumerate() {
            if let Err(error) = fs::rename(temporary, place) {
                self.files = files[at..].to_vec();
                return Err(failed("write", place, &error));
            }
        }
        self.made.clear();
        Ok(files.into_iter().map(|(_, place)| place).collect())
    }
}

impl Drop for Staged {
    /// What was not finished goes away; what can't be removed stays under its temporary name.
    fn drop(&mut self) {
        for (temporary, _) in &self.files {
            let _ = fs::remove_file(temporary);
        }
        for folder in self.made.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The name that a file has until it is whole.
fn temporary(place: &Path) -> PathBuf {
    let file_name = place.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    place.with_file_name(format!(".{file_name}.partial"))
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

/// A file that can be written anywhere in.
pub(super) trait WriteSeek: Write + Seek {}
impl<T: Write + Seek> WriteSeek for T {}

fn failed(what: &str, path: &Path, error: &impl Display) -> String {
    format!("can't {what} `{}`: {error}", path.display())
}
