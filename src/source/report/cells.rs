//! What repeats in a table of facts is looked up once.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// Remembers what cells of one column mean. What could not be understood is remembered too, so
/// that one cause is told once.
pub(super) struct Cells<T> {
    /// The texts of all cells, one behind the other.
    texts: Vec<u8>,
    /// Where each stands there, and what it means.
    known: HashTable<(Range<usize>, Option<T>)>,
    last: Option<(Vec<u8>, Option<T>)>,
}

impl<T: Copy> Cells<T> {
    pub(super) fn new() -> Self {
        Self { texts: Vec::new(), known: HashTable::new(), last: None }
    }

    /// What a cell means, asked of `read` the first time.
    pub(super) fn get(&mut self, cell: &[u8], read: impl FnOnce() -> Option<T>) -> Option<T> {
        // Tables are sorted by something: most cells repeat the one above.
        if let Some((text, value)) = &self.last
            && text == cell
        {
            return *value;
        }
        let hash = |text: &[u8]| FxBuildHasher.hash_one(text);
        let same = |known: &(Range<usize>, Option<T>)| self.texts[known.0.clone()] == *cell;
        let value = match self.known.find(hash(cell), same) {
            Some((_, value)) => *value,
            None => {
                let value = read();
                let start = self.texts.len();
                self.texts.extend_from_slice(cell);
                let (texts, known) = (&self.texts, (start..self.texts.len(), value));
                let rehash = |known: &(Range<usize>, Option<T>)| hash(&texts[known.0.clone()]);
                self.known.insert_unique(hash(cell), known, rehash);
                value
            }
        };
        let (text, last) = self.last.get_or_insert_with(|| (Vec::new(), None));
        text.clear();
        text.extend_from_slice(cell);
        *last = value;
        value
    }
}
