//! Zip archives that others wrote: their entries by name, read one at a time, within limits.
//!
//! An archive is never unpacked to a folder. An entry whose name climbs out of the archive, or is
//! absolute, can't be asked for.

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::path::Path;

use rustc_hash::FxHashMap;
use zip::ZipArchive;

use crate::limit::Limit;

/// How many steps of a path may lead to an archive in others.
const NESTED: usize = 64;

/// What an archive may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Entries of an archive.
    pub entries: usize,
    /// Bytes of an entry.
    pub entry_bytes: u64,
    /// Bytes of an entry for each byte of it in the archive; counted from a megabyte on.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: Limit::Entries.count(),
            entry_bytes: Limit::Size.get(),
            ratio: Limit::Ratio.get(),
        }
    }
}

/// Why an archive or an entry can't be read.
#[derive(Debug)]
pub enum Refused {
    /// The file can't be read.
    Io(io::Error),
    /// It is no zip archive, or a broken one.
    Format(String),
    /// It costs more than a limit allows.
    Limit(Limit),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Format(what) => f.write_str(what),
            Self::Limit(limit) => f.write_str(&limit.passed()),
        }
    }
}

impl std::error::Error for Refused {}

/// Anything that archives are read from.
trait Input: Read + Seek + Send {}
impl<T: Read + Seek + Send> Input for T {}

/// An archive that is being read.
pub struct Incoming {
    zip: ZipArchive<Box<dyn Input>>,
    /// Names as they stand in the archive, in its order.
    names: Vec<String>,
    /// Entries that are files inside the archive, by their names.
    files: FxHashMap<String, usize>,
    limits: Limits,
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming").field("names", &self.names).finish_non_exhaustive()
    }
}

impl Incoming {
    /// Opens an archive of a file.
    ///
    /// # Errors
    /// When the file can't be read, is no archive, or has too many entries.
    pub fn open(path: &Path, limits: Limits) -> Result<Self, Refused> {
        let file = File::open(path).map_err(Refused::Io)?;
        Self::new(Box::new(BufReader::new(file)), limits)
    }

    /// Opens an archive by its path, which may lead into others: `outer.zip/inner.zip`. What lies in another is held in
    /// memory.
    ///
    /// # Errors
    /// When there is none, or one on the way can't be read or costs more than the limits allow.
    pub fn open_nested(path: &Path, limits: Limits) -> Result<Self, Refused> {
        let outer = path.ancestors().take(NESTED + 1).find(|above| above.is_file());
        let Some(outer) = outer.filter(|outer| *outer != path) else {
            return Self::open(path, limits);
        };
        let mut archive = Self::open(outer, limits)?;
        let inside = path.strip_prefix(outer).unwrap_or(path).to_string_lossy().replace('\\', "/");
        let mut rest: &str = &inside;
        for _ in 0..NESTED {
            // Entries have steps in their names; the first beginning that is one is the next archive.
            let ends = rest.match_indices('/').map(|(at, _)| at).chain([rest.len()]);
            let Some(end) = ends.into_iter().find(|end| archive.has(&rest[..*end])) else { break };
            let Some(bytes) = archive.read(&rest[..end])? else { break };
            archive = Self::from_bytes(bytes, limits)?;
            rest = rest[end..].trim_start_matches('/');
            if rest.is_empty() {
                return Ok(archive);
            }
        }
        Err(Refused::Io(io::ErrorKind::NotFound.into()))
    }

    /// Opens an archive in memory.
    ///
    /// # Errors
    /// When it is no archive, or has too many entries.
    pub fn from_bytes(bytes: Vec<u8>, limits: Limits) -> Result<Self, Refused> {
        Self::new(Box::new(io::Cursor::new(bytes)), limits)
    }

    fn new(input: Box<dyn Input>, limits: Limits) -> Result<Self, Refused> {
        let zip = ZipArchive::new(input).map_err(refused)?;
        if zip.len() > limits.entries {
            return Err(Refused::Limit(Limit::Entries));
        }
        let mut names = Vec::with_capacity(zip.len());
        let mut files = FxHashMap::default();
        for (at, name) in zip.file_names().enumerate() {
            let name = name.map_err(refused)?.into_owned();
            if stays_inside(&name) && !name.ends_with('/') {
                files.entry(name.clone()).or_insert(at);
            }
            names.push(name);
        }
        Ok(Self { zip, names, files, limits })
    }

    /// The names of all entries as they stand in the archive, folders included.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether there is a file of this name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// The content of a file; none where there is none of this name.
    ///
    /// # Errors
    /// When the entry is broken, encrypted, or longer than a limit allows.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        let Some(&at) = self.files.get(name) else { return Ok(None) };
        let entry = self.zip.by_index(at).map_err(refused)?;
        // What the archive says of its sizes may be a lie: they only serve to refuse early.
        let packed = entry.compressed_size();
        let by_ratio = packed.saturating_mul(self.limits.ratio).max(1 << 20);
        let limit = self.limits.entry_bytes.min(by_ratio);
        let name = if limit == by_ratio { Limit::Ratio } else { Limit::Size };
        if entry.size() > limit {
            return Err(Refused::Limit(name));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size()).unwrap_or(0));
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(Refused::Io)?;
        if bytes.len() as u64 > limit {
            return Err(Refused::Limit(name));
        }
        Ok(Some(bytes))
    }
}

/// Whether a name leads to a place inside the archive.
#[must_use]
pub fn stays_inside(name: &str) -> bool {
    let plain = name.strip_suffix('/').unwrap_or(name);
    !name.contains(['\\', '\0'])
        && plain.split('/').all(|step| !matches!(step, "" | "." | ".."))
        && plain.as_bytes().get(1) != Some(&b':')
}

fn refused(error: zip::result::ZipError) -> Refused {
    match error {
        zip::result::ZipError::Io(error) => Refused::Io(error),
        error => Refused::Format(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::archive::Archive;

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            archive.add(name, bytes).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn entries_that_climb_out_are_not_there() {
        let names = ["a/../../b", "/c", "d\\e", "f/./g", "a/b.xsd", "C:/x"];
        let bytes = archive(&names.map(|name| (name, b"x".as_slice())));
        let mut incoming = Incoming::from_bytes(bytes, Limits::default()).unwrap();
        for name in names {
            assert_eq!(incoming.has(name), name == "a/b.xsd", "{name}");
        }
        assert_eq!(incoming.read("a/b.xsd").unwrap().as_deref(), Some(b"x".as_slice()));
        assert!(incoming.read("../b").unwrap().is_none());
    }

    #[test]
    fn bombs_are_not_unpacked() {
        let bytes = archive(&[("bomb.xml", &vec![b' '; 8 << 20])]);
        let mut incoming = Incoming::from_bytes(bytes.clone(), Limits::default()).unwrap();
        assert!(matches!(incoming.read("bomb.xml"), Err(Refused::Limit(Limit::Ratio))));
        let limits = Limits { entry_bytes: 1 << 20, ratio: u64::MAX, ..Limits::default() };
        let mut incoming = Incoming::from_bytes(bytes.clone(), limits).unwrap();
        assert!(matches!(incoming.read("bomb.xml"), Err(Refused::Limit(Limit::Size))));
        let limits = Limits { entries: 0, ..Limits::default() };
        assert!(matches!(Incoming::from_bytes(bytes, limits), Err(Refused::Limit(Limit::Entries))));
        let broken = Incoming::from_bytes(b"no zip".to_vec(), limits);
        assert!(matches!(broken, Err(Refused::Format(_))));
    }
}
