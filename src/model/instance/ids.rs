//! The texts that elements are named by, each kept once.

mod counts;

use counts::{Counts, Place};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

use super::IdRef;

/// Texts by number: equal texts have equal numbers, which count up from 0. All stand in one text, so that a million ids
/// are no million allocations.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    text: String,
    /// Where each ends in the text.
    ends: Vec<usize>,
    /// Hash and number: a table that grows looks at no text.
    table: HashTable<(u32, u32)>,
    /// Those that count up, which are in no table.
    counts: Counts,
}

impl Ids {
    /// The number of a text, which is kept if it is new.
    pub fn number(&mut self, id: &str) -> IdRef {
        let place = self.counts.find(id);
        if let Place::Known(known) = place {
            return known;
        }
        let is_new = matches!(place, Place::Next { is_new: true, .. });
        let hash = if is_new { 0 } else { short_hash(id) };
        if !is_new && let Some(known) = self.find_hashed(hash, id) {
            return known;
        }
        let number = IdRef::from(self.ends.len());
        self.text.push_str(id);
        self.ends.push(self.text.len());
        match place {
            Place::Next { row, .. } => self.counts.push(row, number),
            _ if self.counts.begin(id, number) => {}
            _ => {
                let known = (hash, number.0);
                self.table.insert_unique(spread(hash), known, |(hash, _)| spread(*hash));
            }
        }
        number
    }

    /// The number of a text that is known.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<IdRef> {
        match self.counts.find(id) {
            Place::Known(known) => Some(known),
            _ => self.find_hashed(short_hash(id), id),
        }
    }

    fn find_hashed(&self, hash: u32, id: &str) -> Option<IdRef> {
        let is_same = |known: &(u32, u32)| known.0 == hash && self.text(IdRef(known.1)) == id;
        self.table.find(spread(hash), is_same).map(|(_, number)| IdRef(*number))
    }

    /// The text of a number; empty where there is none.
    #[must_use]
    pub fn text(&self, id: IdRef) -> &str {
        let start =
            id.index().checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(id.index());
        start.zip(end).and_then(|(start, end)| self.text.get(start..*end)).unwrap_or("")
    }

    /// The texts in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|number| self.text(IdRef::from(number)))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn short_hash(id: &str) -> u32 {
    let hash = FxBuildHasher.hash_one(id);
    // Both halves count.
    u32::try_from((hash ^ (hash >> 32)) & u64::from(u32::MAX)).unwrap_or(0)
}

/// As many bits as the table wants, of which it takes some from each end.
fn spread(hash: u32) -> u64 {
    u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_count_up_are_those_of_the_table() {
        let texts = [
            "f1", "f2", "c7", "f4", "f3", "f4", "f5", "f01", "f02", "x", "c8", "f0", "f6", "a1",
            "b1",
        ];
        let mut ids = Ids::default();
        let numbers: Vec<_> = texts.iter().map(|text| ids.number(text)).collect();
        assert_eq!(numbers[3], numbers[5]);
        assert_eq!(ids.len(), texts.len() - 1);
        for (text, number) in texts.iter().zip(&numbers) {
            assert_eq!((ids.number(text), ids.find(text)), (*number, Some(*number)), "{text}");
            assert_eq!(ids.text(*number), *text);
        }
        for unknown in ["f7", "f", "c9", "c6", "d1", "f03"] {
            assert_eq!(ids.find(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn equal_texts_have_equal_numbers() {
        let mut ids = Ids::default();
        let texts: Vec<String> = (0..5_000).map(|at| format!("id{}", at % 3_000)).collect();
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(ids.number(text).index(), at % 3_000, "{text}");
        }
        assert_eq!(ids.number("").index(), 3_000);
        assert_eq!(
            (ids.len(), ids.text(IdRef(2_999)), ids.text(IdRef(3_000))),
            (3_001, "id2999", "")
        );
        assert_eq!(ids.text(IdRef(u32::MAX)), "");
        assert_eq!((ids.find("id7"), ids.find("id3000")), (Some(IdRef(7)), None));
        assert_eq!(ids.iter().take(2).collect::<Vec<_>>(), ["id0", "id1"]);
    }
}
