//! Zip archives whose bytes follow from their content alone.
//!
//! Taxonomy packages and report packages are zip files (Taxonomy Packages 1.0, Report
//! Packages 1.0). The same entries in the same order give the same bytes, on every machine
//! and on every day: there is no clock, no owner and no operating system in them.

pub mod cache;
pub(crate) mod disputed;
pub mod incoming;
mod output;

use std::io::{self, Cursor, Seek, Write};

use rayon::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use output::FailsOnce;

/// Writes a zip archive, entry by entry, in the order in which they are given.
///
/// Entries are deflated, dated 1980-01-01 (the first day that zip knows) and have the
/// permissions `rw-r--r--`; names are UTF-8 with `/` between steps. There are no entries for
/// directories.
///
/// ```
/// use std::io::{Cursor, Write};
///
/// let mut archive = kessan::archive::Archive::new(Cursor::new(Vec::new()));
/// archive.add("top/whole.txt", b"at once")?;
/// archive.start("top/streamed.txt")?.write_all(b"bit by bit")?;
/// let bytes = archive.finish()?.into_inner();
/// assert!(bytes.starts_with(b"PK"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Archive<W: Write + Seek> {
    zip: ZipWriter<FailsOnce<W>>,
    /// What of the current entry is not compressed yet: less than [`PIECE`].
    rest: Vec<u8>,
}

/// How many bytes the compressor gets at a time. What it makes of them depends on where it is
/// given them in pieces, so the pieces must not depend on the habits of the caller.
const PIECE: usize = 1 << 16;

impl<W: Write + Seek> Archive<W> {
    /// An archive without entries.
    pub fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(FailsOnce::new(out)), rest: Vec::new() }
    }

    /// Writes a whole entry.
    ///
    /// # Errors
    /// When the name is taken, or the output fails.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.start(path)?.write_all(bytes)
    }

    /// Begins an entry; what is written to the result is its content.
    ///
    /// # Errors
    /// When the name is taken, or the output fails. Writing fails where the content passes 4 GiB.
    pub fn start(&mut self, path: &str) -> io::Result<Entry<'_, W>> {
        self.end()?;
        let options = SimpleFileOptions::DEFAULT
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .unix_permissions(0o644);
        self.zip.start_file(path, options)?;
        Ok(Entry { archive: self })
    }

    /// Places entries that are compressed already below a directory.
    ///
    /// # Errors
    /// When a name is taken, or the output fails.
    pub fn place(&mut self, directory: &str, entries: &Squeezed) -> io::Result<()> {
        self.end()?;
        for entry in &entries.entries {
            let mut entry = ZipArchive::new(Cursor::new(entry.as_slice()))?;
            let entry = entry.by_index_raw(0)?;
            let path = format!("{directory}/{}", entry.name()?);
            self.zip.raw_copy_file_rename(entry, path)?;
        }
        Ok(())
    }

    /// Writes the directory of the archive and gives back the output.
    ///
    /// # Errors
    /// When the output fails.
    pub fn finish(mut self) -> io::Result<W> {
        self.end()?;
        self.zip.finish()?.into_inner()
    }

    /// Compresses what is left of the current entry.
    fn end(&mut self) -> io::Result<()> {
        self.zip.write_all(&self.rest)?;
        self.rest.clear();
        Ok(())
    }
}

/// Entries that are compressed once, to be placed in any number of archives.
///
/// Compressing is most of the work of a package, and a taxonomy stands in two of them. Entries are
/// compressed side by side on all cores; what comes of each follows from its content alone.
pub struct Squeezed {
    /// An archive of one entry for each, in their order.
    entries: Vec<Vec<u8>>,
}

impl Squeezed {
    /// Compresses entries, each a path and its content.
    ///
    /// # Errors
    /// When a content passes 4 GiB.
    pub fn new(entries: &[(&str, &[u8])]) -> io::Result<Self> {
        let entries = entries.par_iter().map(|(path, bytes)| {
            let mut archive = Archive::new(Cursor::new(Vec::new()));
            archive.add(path, bytes)?;
            archive.finish().map(Cursor::into_inner)
        });
        Ok(Self { entries: entries.collect::<io::Result<_>>()? })
    }
}

/// The content of an entry that is being written. It ends where the next entry begins.
pub struct Entry<'a, W: Write + Seek> {
    archive: &'a mut Archive<W>,
}

impl<W: Write + Seek> Write for Entry<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Archive { zip, rest } = &mut *self.archive;
        if rest.is_empty()
            && let Some(piece) = bytes.get(..PIECE)
        {
            zip.write_all(piece)?;
            return Ok(PIECE);
        }
        let taken = bytes.len().min(PIECE - rest.len());
        rest.extend_from_slice(&bytes[..taken]);
        if rest.len() == PIECE {
            zip.write_all(rest)?;
            rest.clear();
        }
        Ok(taken)
    }

    /// Does nothing: a flush would show in the bytes.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    fn content() -> Vec<u8> {
        (0..200_000u32).flat_map(|n| (n % 977 * n % 1009).to_string().into_bytes()).collect()
    }

    #[test]
    fn streamed_and_whole_entries_have_the_same_bytes() -> io::Result<()> {
        let content = content();
        let mut whole = Archive::new(Cursor::new(Vec::new()));
        whole.add("a/決算.txt", &content)?;
        let mut streamed = Archive::new(Cursor::new(Vec::new()));
        let mut entry = streamed.start("a/決算.txt")?;
        for (position, piece) in content.chunks(701).enumerate() {
            entry.write_all(piece)?;
            if position % 5 == 0 {
                entry.flush()?;
            }
        }
        assert!(whole.finish()?.into_inner() == streamed.finish()?.into_inner());
        // So long that the compressor works in several pieces.
        assert!(content.len() > 4 * PIECE);
        Ok(())
    }

    #[test]
    fn entries_that_were_squeezed_before_have_the_same_bytes() -> io::Result<()> {
        let (one, two) = (content(), content().repeat(3));
        let mut whole = Archive::new(Cursor::new(Vec::new()));
        whole.add("top/a/決算.txt", &one)?;
        whole.add("top/b.txt", &two)?;
        whole.add("last.txt", b"last")?;
        let entries = Squeezed::new(&[("a/決算.txt", &one), ("b.txt", &two)])?;
        let mut placed = Archive::new(Cursor::new(Vec::new()));
        placed.place("top", &entries)?;
        placed.add("last.txt", b"last")?;
        assert!(placed.place("top", &entries).is_err(), "a name can't stand twice");
        assert!(whole.finish()?.into_inner() == placed.finish()?.into_inner());
        Ok(())
    }

    #[test]
    fn entries_keep_order_name_and_content_and_have_no_clock() -> io::Result<()> {
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        archive.add("z/1.txt", b"one")?;
        archive.add("a/二.txt", "二".as_bytes())?;
        let mut read = zip::ZipArchive::new(archive.finish()?)?;
        assert_eq!(read.by_index(0)?.name()?, "z/1.txt");
        let mut entry = read.by_index(1)?;
        assert_eq!(entry.name()?, "a/二.txt");
        assert_eq!(entry.last_modified(), Some(DateTime::DEFAULT));
        assert_eq!(entry.unix_mode(), Some(0o100_644));
        assert!(entry.extra_data().as_deref().is_none_or(<[u8]>::is_empty));
        let mut text = String::new();
        entry.read_to_string(&mut text)?;
        assert_eq!(text, "二");
        Ok(())
    }

    #[test]
    fn a_name_cannot_stand_twice() -> io::Result<()> {
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        archive.add("a", b"1")?;
        assert!(archive.add("a", b"2").is_err());
        Ok(())
    }
}
