//! Words that say on which side of the books an amount stands, of one language.

use serde::Deserialize;

/// How labels are read.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(in crate::check) enum Reading {
    /// Blanks part words, and prepositions what is said of the noun before them.
    Words,
    /// Words are not parted, and the noun ends the label.
    Letters,
}

/// Words that end what a label is about, by the side it stands on.
#[derive(Debug, Deserialize)]
pub(in crate::check) struct Stand {
    pub(in crate::check) debit: Vec<Box<str>>,
    pub(in crate::check) credit: Vec<Box<str>>,
}

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(in crate::check) struct Sides {
    pub(in crate::check) reading: Reading,
    /// Amounts of a period.
    pub(in crate::check) flows: Stand,
    /// Amounts at an instant.
    pub(in crate::check) stocks: Stand,
    /// Words behind which a label says more about what it has named.
    #[serde(default)]
    pub(in crate::check) prepositions: Vec<Box<str>>,
    /// What joins amounts that may stand on both sides.
    pub(in crate::check) joints: Vec<Box<str>>,
    /// Words of amounts that may stand on either side, wherever they are in a label.
    pub(in crate::check) doubts: Vec<Box<str>>,
    /// Those that make a doubt of it only behind a comma.
    #[serde(default)]
    pub(in crate::check) doubts_behind: Vec<Box<str>>,
    /// Words of a side that are no amount of it where they are joined to another.
    #[serde(default)]
    pub(in crate::check) joined: Vec<Box<str>>,
    /// Nouns that say nothing where another word stands somewhere in what is named.
    #[serde(default)]
    pub(in crate::check) unless_with: Vec<[Box<str>; 2]>,
    /// Beginnings of nouns that say nothing right behind another word.
    #[serde(default)]
    pub(in crate::check) unless_behind: Vec<[Box<str>; 2]>,
    /// What may stand behind the noun, the longest first.
    #[serde(default)]
    pub(in crate::check) ends: Vec<Box<str>>,
}

/// Which labels are those of all liabilities and all equity, in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::check) struct Funding {
    /// What may stand before everything.
    #[serde(default)]
    before: Vec<Box<str>>,
    /// How a label begins, or else ends.
    begins: Vec<Box<str>>,
    #[serde(default)]
    ends: Vec<Box<str>>,
    /// It has a word for the one and a word for the other.
    liabilities: Vec<Box<str>>,
    equity: Vec<Box<str>>,
}

impl Funding {
    /// Whether a label in lower case says both.
    pub(super) fn is_said(&self, label: &str) -> bool {
        let label = self.before.iter().find_map(|of| label.strip_prefix(&**of)).unwrap_or(label);
        let has = |words: &[Box<str>]| words.iter().any(|word| label.contains(&**word));
        let frames = self.begins.iter().any(|word| label.starts_with(&**word))
            || self.ends.iter().any(|word| label.ends_with(&**word));
        frames && has(&self.liabilities) && has(&self.equity)
    }
}
