//! A file of words: one language.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::kind::Kind;

/// What stands in a file.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct File {
    /// Code of the language, by ISO 639.
    pub(super) language: Box<str>,
    /// Whether most write decimals behind a point, `1,234.5`; else behind a comma.
    #[serde(default)]
    pub(super) decimal_point: bool,
    /// Codes of the currencies of lands where it is spoken and no other.
    #[serde(default)]
    pub(super) currencies: Vec<Box<str>>,
    /// Words of opposite meaning, by their beginnings.
    #[serde(default)]
    pub(super) opposites: Vec<[Box<str>; 2]>,
    /// Names of months, from 1 to 12.
    #[serde(default)]
    pub(super) months: BTreeMap<Box<str>, i32>,
    /// Words for numbers.
    #[serde(default)]
    pub(super) numbers: BTreeMap<Box<str>, i32>,
    /// Words for powers of ten.
    #[serde(default)]
    pub(super) scales: BTreeMap<Box<str>, i32>,
    /// All others.
    #[serde(flatten)]
    pub(super) lists: BTreeMap<Kind, Vec<Box<str>>>,
}

impl File {
    /// What the build has made of a file of this crate.
    pub(super) fn made(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }

    /// Reads a file.
    ///
    /// # Errors
    /// A sentence about what is wrong in it.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let file: Self = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        for (name, words, range) in [
            ("months", &file.months, 1..=12),
            ("numbers", &file.numbers, 0..=1000),
            ("scales", &file.scales, 0..=15),
        ] {
            if let Some((word, number)) = words.iter().find(|&(_, number)| !range.contains(number))
            {
                let (first, last) = (range.start(), range.end());
                return Err(format!("`{word}` of {name} is {number}, not {first} to {last}"));
            }
        }
        match file.large() {
            Some(word) => Err(format!("`{word}` is not written in small letters")),
            None => Ok(file),
        }
    }

    /// A word that is not written in small letters, in which words are looked for.
    fn large(&self) -> Option<&str> {
        let maps = [&self.months, &self.numbers, &self.scales].into_iter().flat_map(BTreeMap::keys);
        let lists = self.lists.values().flatten().chain(self.opposites.iter().flatten());
        let mut all = lists.chain(maps).map(AsRef::as_ref);
        all.find(|word: &&str| word.is_empty() || word.to_lowercase() != *word)
    }
}
