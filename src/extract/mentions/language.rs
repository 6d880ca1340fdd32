//! Words of periods that mean a number.

use crate::notation::words::{Numbered, words};

/// The number of a month whose name a word is.
pub(super) fn month(word: &str) -> Option<u32> {
    if !word.starts_with(char::is_alphabetic) {
        return None;
    }
    meant(Numbered::Months, word)
}

/// The number that a word means.
pub(super) fn number(word: &str) -> Option<u32> {
    meant(Numbered::Numbers, word)
}

fn meant(kind: Numbered, word: &str) -> Option<u32> {
    words().number_in_any_case(kind, word).and_then(|number| u32::try_from(number).ok())
}
