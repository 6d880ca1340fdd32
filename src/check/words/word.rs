//! Words that are looked for in many names.

use std::ops::Deref;

use serde::Deserialize;

/// A word with the letters that a name must have which holds it: most names lack one, and are not searched for it.
#[derive(Deserialize)]
#[serde(from = "Box<str>")]
pub(in super::super) struct Word {
    text: Box<str>,
    letters: Letters,
}

impl From<Box<str>> for Word {
    fn from(text: Box<str>) -> Self {
        // A blank at the end says something of the word, and is no letter of a name.
        let letters = Letters::of(text.strip_suffix(' ').unwrap_or(&text));
        Self { text, letters }
    }
}

impl Deref for Word {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Word {
    /// Whether a text with some letters may hold the word.
    pub(super) fn may_be_in(&self, letters: Letters) -> bool {
        self.letters.0 & !letters.0 == 0
    }
}

/// Which bytes a text has, as bits by the last six of each.
#[derive(Clone, Copy)]
pub(super) struct Letters(u64);

impl Letters {
    pub(super) fn of(text: &str) -> Self {
        Self(text.bytes().fold(0, |bits, byte| bits | 1 << (byte & 63)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_a_word_may_hold_it() {
        let may_hold =
            |text: &str, word: &str| Word::from(Box::from(word)).may_be_in(Letters::of(text));
        for (text, word) in [("NetIncome", "Net"), ("純利益", "利益"), ("Plan", "Plan "), ("", "")]
        {
            assert!(may_hold(text, word), "{text}: {word}");
        }
        assert!(!may_hold("NetIncome", "Loss") && !may_hold("", "a"));
    }
}
