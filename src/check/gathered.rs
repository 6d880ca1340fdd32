//! What is gathered of facts by what neighbours in a table mostly share: a statement, a unit, a scale.

use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Something of each key, in the order in which keys came. The last key is found without a look at the others.
pub(super) struct Gathered<K, V> {
    places: FxHashMap<K, usize>,
    all: Vec<(K, V)>,
    last: usize,
}

impl<K: Copy + Eq + Hash, V> Gathered<K, V> {
    pub(super) fn new() -> Self {
        Self { places: FxHashMap::default(), all: Vec::new(), last: 0 }
    }

    /// What is gathered of a key, from the first on.
    pub(super) fn of(&mut self, key: K, first: impl FnOnce() -> V) -> &mut V {
        if self.all.get(self.last).is_none_or(|(last, _)| *last != key) {
            let all = &mut self.all;
            self.last = *self.places.entry(key).or_insert_with(|| {
                all.push((key, first()));
                all.len() - 1
            });
        }
        &mut self.all[self.last].1
    }

    /// What is gathered of a key, if it came.
    pub(super) fn get(&mut self, key: K) -> Option<&mut V> {
        if self.all.get(self.last).is_none_or(|(last, _)| *last != key) {
            self.last = *self.places.get(&key)?;
        }
        Some(&mut self.all[self.last].1)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All keys in the order in which they came.
    pub(super) fn into_all(self) -> Vec<(K, V)> {
        self.all
    }

    /// All in the order of their keys.
    pub(super) fn sorted(self) -> Vec<(K, V)>
    where
        K: Ord,
    {
        let mut all = self.all;
        all.sort_by_key(|(key, _)| *key);
        all
    }

    pub(super) fn keep(self, keep: impl Fn(&V) -> bool) -> Self {
        let mut kept = Self::new();
        for (key, value) in self.all.into_iter().filter(|(_, value)| keep(value)) {
            kept.of(key, || value);
        }
        kept
    }
}
