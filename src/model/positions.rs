//! Positions in a table, found by what stands there.

use hashbrown::HashTable;

/// Positions by the hashes of what stands there. Parts of the hashes are kept, so that nothing is looked at again
/// when the table grows: what stands in a report of a million contexts is far apart in memory.
#[derive(Debug, Default)]
pub(crate) struct Positions(HashTable<(u32, u32)>);

impl Positions {
    /// The position of what has this hash and is the same as what is looked for.
    pub(crate) fn find(&self, hash: u64, same: impl Fn(usize) -> bool) -> Option<usize> {
        let part = part(hash);
        let found = self.0.find(whole(part), |(of, at)| *of == part && same(*at as usize));
        found.map(|(_, at)| *at as usize)
    }

    /// Adds a position; those that need more than 32 bits are not found again.
    pub(crate) fn insert(&mut self, hash: u64, at: usize) {
        let Ok(at) = u32::try_from(at) else { return };
        let part = part(hash);
        self.0.insert_unique(whole(part), (part, at), |(of, _)| whole(*of));
    }
}

/// The bits of a hash that are kept.
fn part(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// A hash of these bits alone: tables look at the highest ones and at the lowest.
fn whole(part: u32) -> u64 {
    u64::from(part) << 32 | u64::from(part)
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher;

    use rustc_hash::FxBuildHasher;

    use super::*;

    #[test]
    fn what_was_added_is_found_where_it_is_the_same() {
        let values: Vec<String> = (0..10_000).map(|at| format!("value {at}")).collect();
        let hash = |value: &str| FxBuildHasher.hash_one(value);
        let mut positions = Positions::default();
        for (at, value) in values.iter().enumerate() {
            assert_eq!(positions.find(hash(value), |at| values[at] == *value), None);
            positions.insert(hash(value), at);
        }
        for (at, value) in values.iter().enumerate() {
            assert_eq!(positions.find(hash(value), |at| values[at] == *value), Some(at));
        }
        // Two with one hash.
        positions.insert(hash("value 7"), 3);
        assert_eq!(positions.find(hash("value 7"), |at| at == 3), Some(3));
        positions.insert(0, usize::MAX);
        assert_eq!(positions.find(0, |_| true), None);
    }
}
