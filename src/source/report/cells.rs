//! What repeats in a table of facts is looked up once.

use rustc_hash::FxHashMap;

/// Remembers what cells of one column mean. What could not be understood is remembered too, so
/// that one cause is told once.
pub(super) struct Cells<T> {
    known: FxHashMap<Box<[u8]>, Option<T>>,
    last: Option<(Vec<u8>, Option<T>)>,
}

impl<T: Copy> Cells<T> {
    pub(super) fn new() -> Self {
        Self { known: FxHashMap::default(), last: None }
    }

    /// What a cell means, asked of `read` the first time.
    pub(super) fn get(&mut self, cell: &[u8], read: impl FnOnce() -> Option<T>) -> Option<T> {
        // Tables are sorted by something: most cells repeat the one above.
        if let Some((text, value)) = &self.last
            && text == cell
        {
            return *value;
        }
        let value = match self.known.get(cell) {
            Some(value) => *value,
            None => {
                let value = read();
                self.known.insert(cell.into(), value);
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
