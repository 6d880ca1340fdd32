//! What was worked out of packages, kept in a folder from run to run: only ever a faster way to the same.
//!
//! Nothing is kept until a folder is named. An entry is named by what it was made of, is written whole under another
//! name and then renamed, and begins with the hash of all that follows and of its name: what is cut off, changed or put
//! under the name of another is none, and is written anew. Whatever goes wrong, there is no entry.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use blake3::{Hash, Hasher};

/// How many bytes are kept; of more the oldest entries go.
const KEPT: u64 = 512 << 20;
/// How the names of entries end.
const END: &str = ".kessan";
/// How the names begin under which entries are written.
const BEGUN: &str = "new-";
/// How old a file is that is still being written at most.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 60 * 60);
/// The bytes of a hash.
const HASH: usize = blake3::OUT_LEN;

/// Where entries are, and what program they are of.
#[derive(Debug)]
struct Cache {
    folder: PathBuf,
    program: String,
}

static CACHE: OnceLock<Cache> = OnceLock::new();

/// Has everything that is worth it kept in a folder, which is made when there is something to keep; `program` tells
/// entries of other programs apart, which may mean the same otherwise. Holds for the whole process; the first call wins.
pub fn use_folder(folder: PathBuf, program: String) {
    let _ = CACHE.set(Cache { folder, program });
}

/// Whether anything is kept.
#[must_use]
pub fn is_used() -> bool {
    CACHE.get().is_some()
}

/// By what an entry is found: the hash of everything that it follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(Hash);

impl Key {
    /// The key of what follows from these parts, and from the program.
    #[must_use]
    pub fn of<P: AsRef<[u8]>>(parts: impl IntoIterator<Item = P>) -> Self {
        let mut hasher = Hasher::new();
        let mut add = |part: &[u8]| {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        };
        add(CACHE.get().map_or("", |cache| &cache.program).as_bytes());
        parts.into_iter().for_each(|part| add(part.as_ref()));
        Self(hasher.finalize())
    }
}

/// The hash of everything that can be read.
///
/// # Errors
/// When it can't be read.
pub fn hash(mut from: impl Read) -> std::io::Result<[u8; HASH]> {
    let mut hasher = Hasher::new();
    hasher.update_reader(&mut from)?;
    Ok(*hasher.finalize().as_bytes())
}

/// The entry of a key; none where there is none, or one that is not whole.
#[must_use]
pub fn read(key: Key) -> Option<Vec<u8>> {
    from_folder(&CACHE.get()?.folder, key)
}

/// Keeps an entry, as far as that can be done.
pub fn write(key: Key, content: &[u8]) {
    if let Some(cache) = CACHE.get() {
        // What is not kept is worked out again.
        let _ = into_folder(&cache.folder, key, content);
    }
}

fn path(folder: &Path, key: Key) -> PathBuf {
    folder.join(format!("{}{END}", key.0.to_hex()))
}

/// What an entry begins with.
fn seal(key: Key, content: &[u8]) -> Hash {
    blake3::keyed_hash(key.0.as_bytes(), content)
}

fn from_folder(folder: &Path, key: Key) -> Option<Vec<u8>> {
    let mut entry = fs::read(path(folder, key)).ok()?;
    let content = entry.get(HASH..)?;
    if entry[..HASH] != *seal(key, content).as_bytes() {
        return None;
    }
    entry.drain(..HASH);
    Some(entry)
}

/// Whether the name of a file is that of a key, as [`path`] writes it.
fn is_key(stem: &str) -> bool {
    stem.len() == 2 * HASH && stem.bytes().all(|c| matches!(c, b'0'..=b'9' | b'a'..=b'f'))
}

fn into_folder(folder: &Path, key: Key, content: &[u8]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(BEGUN).suffix(END).tempfile_in(folder)?;
    file.write_all(seal(key, content).as_bytes())?;
    file.write_all(content)?;
    file.persist(path(folder, key))?;
    make_room(folder);
    Ok(())
}

/// Takes out the oldest entries where they hold too many bytes, and what runs left behind that were ended. Other files
/// of the folder stay as they are.
fn make_room(folder: &Path) {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(END)) else { continue };
        let Ok(data) = entry.metadata() else { continue };
        let Ok(written) = data.modified() else { continue };
        if !data.is_file() {
            continue;
        }
        if is_key(stem) {
            entries.push((written, data.len(), entry.path()));
        } else if stem.starts_with(BEGUN) && written.elapsed().is_ok_and(|age| age > LEFT_BEHIND) {
            let _ = fs::remove_file(entry.path());
        }
    }
    entries.sort();
    let mut left: u64 = entries.iter().map(|entry| entry.1).sum();
    for (_, length, path) in entries {
        if left <= KEPT {
            break;
        }
        left -= length;
        let _ = fs::remove_file(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_trusted_only_whole_and_under_their_name() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("made");
        let (key, other) = (Key::of(["a", "b"]), Key::of(["ab", ""]));
        assert_ne!(key, other);
        assert_eq!(from_folder(&folder, key), None);
        into_folder(&folder, key, b"content").unwrap();
        assert_eq!(from_folder(&folder, key).as_deref(), Some(&b"content"[..]));
        let whole = fs::read(path(&folder, key)).unwrap();
        fs::copy(path(&folder, key), path(&folder, other)).unwrap();
        assert_eq!(from_folder(&folder, other), None, "it is of another");
        for length in 0..whole.len() {
            fs::write(path(&folder, key), &whole[..length]).unwrap();
            assert_eq!(from_folder(&folder, key), None, "{length} bytes of it");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 1;
            fs::write(path(&folder, key), changed).unwrap();
            assert_eq!(from_folder(&folder, key), None, "byte {at} is another");
        }
        into_folder(&folder, key, b"content").unwrap();
        assert_eq!(from_folder(&folder, key).as_deref(), Some(&b"content"[..]));
        into_folder(&folder, key, b"").unwrap();
        assert_eq!(from_folder(&folder, key).as_deref(), Some(&b""[..]));
    }

    #[test]
    fn only_what_was_left_behind_is_taken_out_beside_entries() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        let long_ago = std::time::SystemTime::now().checked_sub(2 * LEFT_BEHIND).unwrap();
        for name in ["new-old.kessan", "other.kessan", "new-old.txt"] {
            let file = fs::File::create(folder.join(name)).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        fs::write(folder.join("new-young.kessan"), "").unwrap();
        into_folder(folder, Key::of(["a"]), b"content").unwrap();
        assert!(!folder.join("new-old.kessan").exists());
        for name in ["other.kessan", "new-old.txt", "new-young.kessan"] {
            assert!(folder.join(name).exists(), "{name}");
        }
        let key = Key::of(["a"]).0.to_hex();
        assert!(is_key(&key) && !is_key(&key[1..]) && !is_key(&key.to_uppercase()));
    }
}
