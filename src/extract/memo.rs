//! What was worked out of words is kept for the next time: headings are read by several rules, and captions for each
//! figure behind them, in every round in which tables are read.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

/// The longest words that are kept; sentences are read once.
const LONGEST: usize = 256;

/// How many words are kept of a context, and how many contexts.
const MOST: usize = 8192;
const CONTEXTS: usize = 4;

/// What is known of words.
type Known<V> = FxHashMap<Box<str>, V>;

/// What follows from words and a context, and from nothing else.
pub(super) struct Memo<C, V> {
    known: RefCell<Vec<(C, Known<V>)>>,
}

impl<C: PartialEq, V: Clone> Memo<C, V> {
    pub(super) const fn new() -> Self {
        Self { known: RefCell::new(Vec::new()) }
    }

    /// What is known of words in a context, or else is worked out.
    pub(super) fn of(&self, context: C, words: &str, work: impl FnOnce() -> V) -> V {
        if words.len() > LONGEST {
            return work();
        }
        let known = self.known.borrow();
        let of_context = known.iter().find(|(known, _)| *known == context);
        if let Some(value) = of_context.and_then(|(_, known)| known.get(words)) {
            return value.clone();
        }
        drop(known);
        let value = work();
        self.keep(context, words, value.clone());
        value
    }

    fn keep(&self, context: C, words: &str, value: V) {
        let mut known = self.known.borrow_mut();
        let at = known.iter().position(|(known, _)| *known == context).unwrap_or_else(|| {
            if known.len() == CONTEXTS {
                known.clear();
            }
            known.push((context, FxHashMap::default()));
            known.len() - 1
        });
        let (_, of_context) = &mut known[at];
        if of_context.len() == MOST {
            of_context.clear();
        }
        of_context.insert(words.into(), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_worked_out_once_in_each_context() {
        let memo = Memo::new();
        let mut count = 0;
        for (context, words) in [(1, "one"), (2, "one"), (1, "one"), (1, "two"), (2, "one")] {
            let value = memo.of(context, words, || {
                count += 1;
                format!("{context} {words}")
            });
            assert_eq!(value, format!("{context} {words}"));
        }
        assert_eq!(count, 3);
    }

    #[test]
    fn no_more_is_kept_than_is_needed() {
        let memo = Memo::new();
        let long = "x".repeat(LONGEST + 1);
        for context in 0..3 * CONTEXTS {
            memo.of(context, &long, || ());
            memo.of(context, "short", || ());
        }
        for words in 0..2 * MOST {
            memo.of(0, &words.to_string(), || ());
        }
        let known = memo.known.borrow();
        assert!(known.len() <= CONTEXTS);
        assert!(known.iter().all(|(_, known)| known.len() <= MOST && !known.contains_key(&*long)));
    }
}
