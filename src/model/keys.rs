//! Sets of ids that may be more than memory should hold: sixteen bytes an id, in sorted runs on disk past a
//! limit.

mod counts;

use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use counts::{Counted, Counts};
use rustc_hash::FxHashSet;

/// How many ids are kept in memory unless another limit is set.
pub const LIMIT: usize = 1 << 20;

/// The ids of a report.
#[derive(Debug)]
pub struct Ids {
    limit: usize,
    /// Ids that count up, which need no place.
    counts: Counts,
    now: FxHashSet<u128>,
    /// What was met twice so far.
    twice: FxHashSet<u128>,
    runs: Vec<File>,
}

/// What a set of ids says in the end.
#[derive(Debug, Default)]
pub struct Judged {
    /// How many ids were there already when they came, beside those that [`Ids::add`] has told.
    pub repeated: u64,
    /// Which of the ids asked for are there.
    pub known: FxHashSet<u128>,
    /// All that are there twice.
    pub twice: FxHashSet<u128>,
}

/// Sixteen bytes for an id: the id itself where it is short, with its length. Those of longer ones are no
/// secret: who makes two ids with the same can have the second refused, and nothing else.
#[must_use]
pub fn key(id: &str) -> u128 {
    let mut bytes = [0; 16];
    if let (Some(place), Ok(length)) = (bytes[1..].get_mut(..id.len()), u8::try_from(id.len())) {
        place.copy_from_slice(id.as_bytes());
        bytes[0] = length;
        return u128::from_le_bytes(bytes);
    }
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(seed);
        hasher.write(id.as_bytes());
        u128::from(hasher.finish())
    };
    // The first byte is none that a length is.
    (half(1) << 64 | half(2)) | u128::from(u8::MAX)
}

impl Ids {
    /// No ids; more than the limit are kept on disk.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
            counts: Counts::default(),
            now: FxHashSet::default(),
            twice: FxHashSet::default(),
            runs: Vec::new(),
        }
    }

    /// Adds an id; false where it is known to be there already.
    ///
    /// # Errors
    /// When what spills can't be written.
    pub fn add(&mut self, id: &str) -> io::Result<bool> {
        match self.counts.add(id) {
            Counted::New => Ok(true),
            Counted::Twice => {
                self.twice.insert(key(id));
                Ok(false)
            }
            Counted::Not => self.add_key(key(id)),
        }
    }

    /// Adds the key of an id, or of anything else.
    ///
    /// # Errors
    /// As [`Ids::add`].
    pub fn add_key(&mut self, key: u128) -> io::Result<bool> {
        if self.now.len() >= self.limit {
            self.spill()?;
        }
        let is_new = self.now.insert(key);
        if !is_new {
            self.twice.insert(key);
        }
        Ok(is_new)
    }

    fn spill(&mut self) -> io::Result<()> {
        let mut keys: Vec<u128> = self.now.drain().collect();
        keys.sort_unstable();
        let mut out = BufWriter::new(tempfile::tempfile()?);
        for key in keys {
            out.write_all(&key.to_le_bytes())?;
        }
        let mut file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        self.runs.push(file);
        Ok(())
    }

    /// Looks for ids that stand twice, and for those that are asked for.
    ///
    /// # Errors
    /// When what spilled can't be read.
    pub fn judge(mut self, asked: &FxHashSet<u128>) -> io::Result<Judged> {
        let twice = std::mem::take(&mut self.twice);
        let mut judged = Judged { twice, ..Judged::default() };
        judged.known = asked.iter().filter(|key| self.counts.has(**key)).copied().collect();
        if self.runs.is_empty() {
            judged.known.extend(asked.intersection(&self.now));
            return Ok(judged);
        }
        self.spill()?;
        let mut runs: Vec<BufReader<File>> = self.runs.into_iter().map(BufReader::new).collect();
        let mut heads = std::collections::BinaryHeap::new();
        for (at, run) in runs.iter_mut().enumerate() {
            if let Some(key) = next(run)? {
                heads.push(std::cmp::Reverse((key, at)));
            }
        }
        let mut last = None;
        while let Some(std::cmp::Reverse((key, at))) = heads.pop() {
            if last == Some(key) {
                judged.repeated += 1;
                judged.twice.insert(key);
            }
            last = Some(key);
            if asked.contains(&key) {
                judged.known.insert(key);
            }
            if let Some(key) = next(&mut runs[at])? {
                heads.push(std::cmp::Reverse((key, at)));
            }
        }
        Ok(judged)
    }
}

fn next(run: &mut impl Read) -> io::Result<Option<u128>> {
    let mut bytes = [0; 16];
    match run.read_exact(&mut bytes) {
        Ok(()) => Ok(Some(u128::from_le_bytes(bytes))),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_count_up_are_found_whatever_comes_between() -> io::Result<()> {
        let ids = [
            "a1", "a2", "b7", "a3", "a2", "a5", "a4", "a5", "a6", "a3", "b07", "b8", "b07", "c",
            "c", "a", "1", "2", "1",
        ];
        let mut known = Ids::new(2);
        let (mut told, mut seen) = (0, FxHashSet::default());
        for id in ids {
            told += u64::from(!known.add(id)?);
            seen.insert(id);
        }
        let asked = [
            "a2",
            "a6",
            "a7",
            "b8",
            "b9",
            "b07",
            "c",
            "c1",
            "a",
            "2",
            "3",
            "longer than any key is",
        ];
        let judged = known.judge(&asked.iter().map(|id| key(id)).collect())?;
        assert_eq!(told + judged.repeated, u64::try_from(ids.len() - seen.len()).unwrap());
        assert_eq!(
            judged.twice,
            ["a2", "a5", "a3", "b07", "c", "1"].iter().map(|id| key(id)).collect()
        );
        let expected = asked.iter().filter(|id| seen.contains(*id)).map(|id| key(id)).collect();
        assert_eq!(judged.known, expected);
        Ok(())
    }

    #[test]
    fn keys_of_short_and_long_ids_are_apart() {
        let zeros = "\0".repeat(3);
        let texts = [
            "",
            "a",
            "a\0",
            "b",
            &zeros,
            "123456789012345",
            "1234567890123456",
            "1234567890123457",
        ];
        let keys: FxHashSet<u128> = texts.iter().map(|text| key(text)).collect();
        assert_eq!(keys.len(), texts.len());
        assert_eq!(key("1234567890123456") & 0xff, 0xff);
    }

    #[test]
    fn ids_are_found_in_memory_and_on_disk() -> io::Result<()> {
        for limit in [3, 1000] {
            let mut ids = Ids::new(limit);
            let mut told = 0;
            for number in 0..20 {
                told += u64::from(!ids.add(&format!("f{}", number % 17))?);
            }
            let asked = [key("f3"), key("f99")].into_iter().collect();
            let judged = ids.judge(&asked)?;
            assert_eq!(judged.repeated + told, 3, "{limit}");
            assert_eq!(judged.known, [key("f3")].into_iter().collect());
        }
        Ok(())
    }
}
