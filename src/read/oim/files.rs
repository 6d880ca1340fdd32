//! The files of a report in a folder.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::csv::ReportFiles;
use super::info::is_absolute;

/// The files below a folder. Addresses that climb out of it, and absolute ones, are of no file.
#[derive(Clone, Debug)]
pub struct FolderFiles {
    folder: PathBuf,
}

impl FolderFiles {
    /// The files below a folder.
    #[must_use]
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// The folder of a file, and its address there.
    #[must_use]
    pub fn of(file: &Path) -> Option<(Self, String)> {
        let name = file.file_name()?.to_string_lossy().into_owned();
        Some((Self::new(file.parent().unwrap_or(Path::new(""))), name))
    }

    fn path(&self, address: &str) -> Option<PathBuf> {
        let relative = Path::new(address);
        let is_below = relative
            .components()
            .all(|step| matches!(step, Component::Normal(_) | Component::CurDir));
        (is_below && !is_absolute(address) && !address.contains('\\'))
            .then(|| self.folder.join(relative))
    }
}

impl ReportFiles for FolderFiles {
    fn open(&self, address: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        let Some(path) = self.path(address) else { return Ok(None) };
        match File::open(path) {
            Ok(file) => Ok(Some(Box::new(file))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn name(&self, address: &str) -> Arc<str> {
        match self.path(address) {
            Some(path) => path.to_string_lossy().as_ref().into(),
            None => address.into(),
        }
    }
}
