//! Files appear when all of them are written, or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use kessan::Error;
use kessan::filing::{Content, Files};
use kessan::write::oim::CsvFiles;
use tempfile::TempDir;

/// Files on their way into a folder: they lie in one beside them, and are moved in the end.
pub struct Staged {
    folder: PathBuf,
    beside: TempDir,
    names: Vec<String>,
}

impl Staged {
    /// Makes the folder, if it is not there.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        fs::create_dir_all(folder)?;
        let beside = tempfile::Builder::new().prefix(".kessan-").tempdir_in(folder)?;
        Ok(Self { folder: folder.to_owned(), beside, names: Vec::new() })
    }

    /// Where a file lies until all are written.
    fn place(&mut self, name: &str) -> io::Result<PathBuf> {
        let place = self.beside.path().join(name);
        if !self.names.iter().any(|known| known == name) {
            fs::create_dir_all(place.parent().unwrap_or(self.beside.path()))?;
            self.names.push(name.to_owned());
        }
        Ok(place)
    }

    /// The files of a folder below.
    pub fn below(&mut self, folder: &str) -> Below<'_> {
        Below { files: self, folder: folder.to_owned() }
    }

    /// Gives the files their names.
    pub fn finish(self) -> io::Result<Vec<PathBuf>> {
        let mut places = Vec::new();
        for name in &self.names {
            let place = self.folder.join(name);
            fs::create_dir_all(place.parent().unwrap_or(&self.folder))?;
            fs::rename(self.beside.path().join(name), &place)?;
            places.push(place);
        }
        Ok(places)
    }
}

impl CsvFiles for Staged {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let place = self.place(name)?;
        OpenOptions::new().create(true).append(true).open(place)?.write_all(bytes)
    }
}

impl Files for Staged {
    fn write(&mut self, name: &str, content: &mut Content<'_>) -> Result<(), Error> {
        let mut file = BufWriter::new(File::create(self.place(name)?)?);
        content(&mut file)?;
        Ok(file.flush()?)
    }
}

/// Files that go into a folder below.
pub struct Below<'f> {
    files: &'f mut Staged,
    folder: String,
}

impl CsvFiles for Below<'_> {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.append(&format!("{}/{name}", self.folder), bytes)
    }
}
