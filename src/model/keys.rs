//! Sets of ids that may be more than memory should hold: sixteen bytes an id, in sorted runs on disk past a
//! limit.

use std::fs::File;
use std::hash::{DefaultHasher, Hasher};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

use rustc_hash::FxHashSet;

/// How many ids are kept in memory unless another limit is set.
pub const LIMIT: usize = 1 << 20;

/// The ids of a report.
#[derive(Debug)]
pub struct Ids {
    limit: usize,
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

/// Sixteen bytes for an id. They are no secret: who makes two ids with the same can have the second
/// refused, and nothing else.
#[must_use]
pub fn key(id: &str) -> u128 {
    let half = |seed: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(seed);
        hasher.write(id.as_bytes());
        u128::from(hasher.finish())
    };
    half(1) << 64 | half(2)
}

impl Ids {
    /// No ids; more than the limit are kept on disk.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self {
            limit: limit.max(1),
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
        self.add_key(key(id))
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
        if self.runs.is_empty() {
            judged.known = asked.intersection(&self.now).copied().collect();
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
