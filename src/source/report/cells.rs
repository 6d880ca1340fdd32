//! What repeats in a table of facts is looked up once.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::model::Positions;

/// How many different cells are remembered of a column of which most are there once.
const FEW: usize = 1 << 16;

/// Remembers what cells of one column mean. What could not be understood is remembered too, so
/// that one cause is told once.
pub(super) struct Cells<T> {
    /// The texts of all cells, one behind the other.
    texts: Vec<u8>,
    /// Where each ends there, and what it means.
    ends: Vec<(usize, Option<T>)>,
    known: Positions,
    /// The one that was asked for last.
    last: usize,
    /// How often a cell was there before that is not the one above.
    repeated: usize,
    /// Whether what is understood need not be remembered: to be asked again tells nothing new and gives the same.
    may_forget: bool,
}

impl<T: Copy> Cells<T> {
    pub(super) fn new() -> Self {
        Self {
            texts: Vec::new(),
            ends: Vec::new(),
            known: Positions::default(),
            last: 0,
            repeated: 0,
            may_forget: false,
        }
    }

    /// Cells of which, where most are there once, only the first ones and those that were not understood are
    /// remembered.
    pub(super) fn forgetting() -> Self {
        Self { may_forget: true, ..Self::new() }
    }

    /// What a cell means, asked of `read` the first time.
    pub(super) fn get(&mut self, cell: &[u8], read: impl FnOnce() -> Option<T>) -> Option<T> {
        // Tables are sorted by something: most cells repeat the one above.
        if let Some((_, value)) = self.ends.get(self.last)
            && self.text(self.last) == cell
        {
            return *value;
        }
        let hash = FxBuildHasher.hash_one(cell);
        if let Some(at) = self.known.find(hash, |at| self.text(at) == cell) {
            self.repeated += 1;
            self.last = at;
            return self.ends[at].1;
        }
        let value = read();
        self.keep(cell, hash, value);
        value
    }

    fn text(&self, at: usize) -> &[u8] {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before].0);
        &self.texts[start..self.ends[at].0]
    }

    fn keep(&mut self, cell: &[u8], hash: u64, value: Option<T>) {
        let known = self.ends.len();
        let is_once = self.may_forget && known >= FEW && self.repeated < known;
        if is_once && value.is_some() {
            return;
        }
        self.texts.extend_from_slice(cell);
        self.ends.push((self.texts.len(), value));
        self.known.insert(hash, known);
        self.last = known;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_asked_for_once_or_forgotten() {
        let (mut all, mut few) = (Cells::new(), Cells::forgetting());
        let mut asked = [0, 0];
        for number in (0..2 * FEW).chain(0..2 * FEW) {
            let text = number.to_string();
            // Some are not understood.
            let meant = (number % 10 != 0).then_some(number);
            for (cells, asked) in [&mut all, &mut few].into_iter().zip(&mut asked) {
                let found = cells.get(text.as_bytes(), || {
                    *asked += 1;
                    meant
                });
                assert_eq!(found, meant);
            }
        }
        assert_eq!(asked[0], 2 * FEW);
        let forgotten = (FEW..2 * FEW).filter(|number| number % 10 != 0).count();
        assert!(asked[1] > asked[0] && asked[1] <= asked[0] + forgotten, "{asked:?}");
    }
}
