//! Entries of zip archives on whose names readers don't agree: those that stand twice under one name, of which not all
//! keep the same, and those that have one name in the directory and another where they stand.

use std::collections::BTreeSet;
use std::io::{self, Read, Seek, SeekFrom};

/// The end of the directory: its signature, its length without the comment, and the longest comment.
const END: ([u8; 4], usize, u64) = (*b"PK\x05\x06", 22, u16::MAX as u64);
/// An entry of the directory: its signature, and its length without name, extra field and comment.
const ENTRY: ([u8; 4], usize) = (*b"PK\x01\x02", 46);

/// An entry where it stands: its signature, and its length without name, extra field and content.
const LOCAL: ([u8; 4], usize) = (*b"PK\x03\x04", 30);

/// A name of an entry on which readers don't agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disputed {
    /// The directory has it twice.
    Twice(String),
    /// The entry has another name where it stands.
    Otherwise(String),
}

/// The first name in the directory of an archive on which readers don't agree; none where the directory is not where a
/// plain archive has it.
pub fn find(archive: &mut (impl Read + Seek)) -> io::Result<Option<Disputed>> {
    let Some(directory) = directory(archive)? else { return Ok(None) };
    let (mut names, mut rest) = (BTreeSet::new(), directory.as_slice());
    let mut local = Vec::new();
    while let Some((name, behind)) = entry(rest) {
        let shown = || String::from_utf8_lossy(name).into_owned();
        if !names.insert(name) {
            return Ok(Some(Disputed::Twice(shown())));
        }
        let is_local = name_at(archive, number(rest, 42, 4), &mut local)?;
        if is_local && local != name {
            return Ok(Some(Disputed::Otherwise(shown())));
        }
        rest = behind;
    }
    Ok(None)
}

/// Puts the name of the entry that stands at an offset; false where none does, as in archives with something before them.
fn name_at(archive: &mut (impl Read + Seek), at: u64, name: &mut Vec<u8>) -> io::Result<bool> {
    let (signature, least) = LOCAL;
    archive.seek(SeekFrom::Start(at))?;
    name.clear();
    archive.take(least as u64).read_to_end(name)?;
    if name.len() < least || !name.starts_with(&signature) {
        return Ok(false);
    }
    let length = number(name, 26, 2);
    name.clear();
    archive.take(length).read_to_end(name)?;
    Ok(true)
}

/// The bytes of the directory.
fn directory(archive: &mut (impl Read + Seek)) -> io::Result<Option<Vec<u8>>> {
    let (signature, least, comment) = END;
    let length = archive.seek(SeekFrom::End(0))?;
    let from = length.saturating_sub(least as u64 + comment);
    archive.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    archive.take(length - from).read_to_end(&mut tail)?;
    let at = tail.windows(signature.len()).rposition(|window| window == signature);
    let Some(end) = at.map(|at| &tail[at..]).filter(|end| end.len() >= least) else {
        return Ok(None);
    };
    let (size, start) = (number(end, 12, 4), number(end, 16, 4));
    if start + size > length {
        return Ok(None);
    }
    archive.seek(SeekFrom::Start(start))?;
    let mut directory = Vec::new();
    archive.take(size).read_to_end(&mut directory)?;
    Ok(Some(directory))
}

/// The name of the first entry, and what stands behind the entry.
fn entry(directory: &[u8]) -> Option<(&[u8], &[u8])> {
    let (signature, least) = ENTRY;
    if directory.len() < least || !directory.starts_with(&signature) {
        return None;
    }
    let length = |at: usize| usize::from(u16::from_le_bytes([directory[at], directory[at + 1]]));
    let name = directory.get(least..least + length(28))?;
    Some((name, directory.get(least + length(28) + length(30) + length(32)..)?))
}

/// A number of so many bytes, the least first.
fn number(bytes: &[u8], at: usize, length: usize) -> u64 {
    bytes[at..at + length].iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{Disputed, find};
    use crate::archive::Archive;

    #[test]
    fn a_name_that_stands_twice_is_found_where_readers_see_one() {
        let mut archive = Archive::new(Cursor::new(Vec::new()));
        for name in ["a/one.xml", "a/two.xml"] {
            archive.add(name, b"x").unwrap();
        }
        let mut bytes = archive.finish().unwrap().into_inner();
        assert_eq!(find(&mut Cursor::new(&bytes)).unwrap(), None);
        let first = bytes.windows(9).position(|window| window == b"a/two.xml").unwrap();
        let mut other = bytes.clone();
        other[first..first + 9].copy_from_slice(b"a/too.xml");
        let otherwise = Disputed::Otherwise("a/two.xml".to_owned());
        assert_eq!(find(&mut Cursor::new(&other)).unwrap(), Some(otherwise));
        let at = bytes.windows(9).rposition(|window| window == b"a/two.xml").unwrap();
        bytes[at..at + 9].copy_from_slice(b"a/one.xml");
        let twice = Disputed::Twice("a/one.xml".to_owned());
        assert_eq!(find(&mut Cursor::new(&bytes)).unwrap(), Some(twice));
        for cut in 0..bytes.len() {
            find(&mut Cursor::new(&bytes[..cut])).unwrap();
        }
        assert_eq!(find(&mut Cursor::new(b"no zip")).unwrap(), None);
    }
}
