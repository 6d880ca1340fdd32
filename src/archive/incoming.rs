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

use super::disputed::Disputed;
use crate::limit::Limit;

/// How deep archives are looked into that lie in archives: regulators put packages of filers into theirs.
pub const NESTED: usize = 3;

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

/// What all archives together may still cost that lie in one.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// Entries.
    pub entries: usize,
    /// Bytes, which are held in memory.
    pub bytes: u64,
}

impl Default for Left {
    fn default() -> Self {
        Self { entries: Limit::Entries.count(), bytes: 512 << 20 }
    }
}

/// Why an archive or an entry can't be read.
#[derive(Debug)]
pub enum Refused {
    /// The file can't be read.
    Io(io::Error),
    /// It is no zip archive, or a broken one.
    Format(String),
    /// It lies in an archive, and does not begin as zip archives do.
    NoArchive,
    /// It costs more than a limit allows.
    Limit(Limit),
    /// With those before it, it costs more than archives may that lie in one: see [`Left`].
    Nested,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Format(what) => f.write_str(what),
            Self::NoArchive => f.write_str("it is no zip archive"),
            Self::Limit(limit) => f.write_str(&limit.passed()),
            Self::Nested => f.write_str("the archives in others have too many entries or bytes"),
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
    /// Bytes that it holds in memory.
    held: u64,
    /// The file that it is read from.
    file: Option<File>,
    hash: Option<[u8; 32]>,
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
        let same = file.try_clone().ok();
        let archive = Self::new(Box::new(BufReader::new(file)), limits, 0)?;
        Ok(Self { file: same, ..archive })
    }

    /// Opens an archive by its path, which may lead into others: `outer.zip/inner.zip`. What lies in another is held in
    /// memory.
    ///
    /// # Errors
    /// When there is none, or one on the way can't be read or costs more than the limits allow.
    pub fn open_nested(path: &Path, limits: Limits) -> Result<Self, Refused> {
        let Some((outer, inside)) = parts(path) else { return Self::open(path, limits) };
        let outer = Self::open(outer, limits)?;
        walk(outer, &inside, Self::has, |mut archive, name, left| archive.open_inner(name, left))
    }

    /// Opens an archive that lies in this one; none where there is none of this name. What it costs is taken off `left`,
    /// whether it can be opened or not.
    ///
    /// # Errors
    /// When it can't be read, is no archive, or costs more than the limits or what is left allow.
    pub fn open_inner(&mut self, name: &str, left: &mut Left) -> Result<Option<Self>, Refused> {
        let limits = self.limits;
        self.limits.entry_bytes = limits.entry_bytes.min(left.bytes);
        let read = self.read(name);
        self.limits = limits;
        let bytes = match read {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Ok(None),
            Err(Refused::Limit(Limit::Size)) if left.bytes < limits.entry_bytes => {
                left.bytes = 0;
                return Err(Refused::Nested);
            }
            Err(refused) => return Err(refused),
        };
        left.bytes -= bytes.len() as u64;
        let is_zip = bytes.starts_with(b"PK");
        let archive = match Self::from_bytes(bytes, limits) {
            // One that opens itself begins with a program.
            Err(Refused::Format(_) | Refused::Io(_)) if !is_zip => Err(Refused::NoArchive),
            opened => opened,
        }?;
        if archive.names.len() > left.entries {
            return Err(Refused::Nested);
        }
        left.entries -= archive.names.len();
        Ok(Some(archive))
    }

    /// Opens an archive in memory.
    ///
    /// # Errors
    /// When it is no archive, or has too many entries.
    pub fn from_bytes(bytes: Vec<u8>, limits: Limits) -> Result<Self, Refused> {
        let held = bytes.len() as u64;
        Self::new(Box::new(io::Cursor::new(bytes)), limits, held)
    }

    fn new(input: Box<dyn Input>, limits: Limits, held: u64) -> Result<Self, Refused> {
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
        Ok(Self { zip, names, files, limits, held, file: None, hash: None })
    }

    /// The hash of the whole file, of whatever name; none of an archive in another, and where it can't be read.
    pub fn hash(&mut self) -> Option<[u8; 32]> {
        if self.hash.is_none() {
            // Entries are looked for from the beginning of the file, wherever this leaves it.
            let file = self.file.as_mut()?;
            file.rewind().ok()?;
            self.hash = super::cache::hash(file).ok();
        }
        self.hash
    }

    /// A name of an entry on which readers don't agree; of an archive in another nothing is known.
    pub(crate) fn disputed(&mut self) -> Option<Disputed> {
        super::disputed::find(self.file.as_mut()?).ok()?
    }

    /// How many bytes of it are held in memory: all of one that lies in another, else none.
    #[must_use]
    pub fn held(&self) -> u64 {
        self.held
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

/// The file that a path leads into, and the way inside it; none where the path is a file itself, or there is no file.
#[must_use]
pub fn parts(path: &Path) -> Option<(&Path, String)> {
    let outer = path.ancestors().find(|above| above.is_file()).filter(|outer| *outer != path)?;
    let inside = path.strip_prefix(outer).ok()?;
    Some((outer, inside.to_string_lossy().replace('\\', "/")))
}

/// Goes from an archive into those that lie in it, as a path inside leads: the first beginning of it that is an entry is
/// the next archive.
///
/// # Errors
/// When there is none, it lies in too many others, or one on the way can't be opened.
pub fn walk<A>(
    mut archive: A,
    inside: &str,
    has: impl Fn(&A, &str) -> bool,
    mut open: impl FnMut(A, &str, &mut Left) -> Result<Option<A>, Refused>,
) -> Result<A, Refused> {
    let mut rest = inside;
    let mut left = Left::default();
    for _ in 0..NESTED {
        let mut ends = rest.match_indices('/').map(|(at, _)| at).chain([rest.len()]);
        let Some(end) = ends.find(|end| has(&archive, &rest[..*end])) else { break };
        let Some(inner) = open(archive, &rest[..end], &mut left)? else { break };
        archive = inner;
        rest = rest[end..].trim_start_matches('/');
        if rest.is_empty() {
            return Ok(archive);
        }
    }
    Err(Refused::Io(io::ErrorKind::NotFound.into()))
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
    fn archives_in_others_share_what_is_left() {
        let inner = archive(&[("a", b"x"), ("b", b"x")]);
        let whole = archive(&[("1.zip", &inner), ("2.zip", &inner), ("no.zip", b"no zip")]);
        let mut whole = Incoming::from_bytes(whole, Limits::default()).unwrap();
        let length = inner.len() as u64;
        let mut left = Left { entries: 3, bytes: 10 * length };
        assert_eq!(whole.open_inner("1.zip", &mut left).unwrap().unwrap().held(), length);
        assert_eq!((left.entries, left.bytes), (1, 9 * length));
        assert!(matches!(whole.open_inner("2.zip", &mut left), Err(Refused::Nested)));
        assert_eq!(left.bytes, 8 * length);
        assert!(matches!(whole.open_inner("no.zip", &mut left), Err(Refused::NoArchive)));
        let mut left = Left { entries: 9, bytes: length + length / 2 };
        assert!(whole.open_inner("1.zip", &mut left).unwrap().is_some());
        assert!(matches!(whole.open_inner("2.zip", &mut left), Err(Refused::Nested)));
        assert!(whole.open_inner("3.zip", &mut left).unwrap().is_none());
        assert!(whole.read("2.zip").unwrap().is_some(), "its own limit is as it was");
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
