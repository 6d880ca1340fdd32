//! Words of one language by which a label may say something else than it should: how far an amount reaches,
//! changes of ratios, shares.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::sides::Reading;

/// How words stand in labels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Standing {
    /// By themselves.
    Whole,
    /// With endings.
    Inflected,
    /// At the beginning of a word.
    Beginning,
    Anywhere,
}

/// Words that say how far an amount reaches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::check) struct Scope {
    standing: Standing,
    words: Vec<Box<str>>,
    /// The endings of inflected ones, the empty one among them.
    #[serde(default)]
    endings: Vec<Box<str>>,
}

impl Scope {
    /// The words of scope in a label.
    pub(in crate::check) fn of<'a>(&'a self, label: &str) -> BTreeSet<&'a str> {
        let label = label.to_lowercase();
        let whole = || label.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        let parts = || label.split(|c: char| !c.is_alphanumeric());
        let between = format!(" {label} ");
        let has = |word: &str| match self.standing {
            Standing::Whole => whole().any(|part| part == word),
            Standing::Inflected => parts().any(|part| self.is_inflected(part, word)),
            Standing::Beginning => between.contains(&format!(" {word}")),
            Standing::Anywhere => label.contains(word),
        };
        self.words.iter().map(|word| &**word).filter(|word| has(word)).collect()
    }

    /// A word, or the word with an ending: `kurzfristige`, and not `vorräte` of `vor`.
    fn is_inflected(&self, word: &str, stem: &str) -> bool {
        let ending = word.strip_prefix(stem);
        ending.is_some_and(|end| self.endings.iter().any(|one| **one == *end))
    }
}

/// Words of changes of ratios, which are in points.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(in crate::check) struct Rates {
    reading: Reading,
    /// What parts a ratio from its change.
    comma: Box<str>,
    /// What ratios are called; where words are not parted, at the end.
    ratios: Vec<Box<str>>,
    changes: Vec<Box<str>>,
    /// What changes end with.
    #[serde(default)]
    change_ends: Vec<Box<str>>,
    points: Vec<Box<str>>,
}

impl Rates {
    /// Whether a label says that it is in points.
    pub(in crate::check) fn says_points(&self, label: &str) -> bool {
        self.has(&label.to_lowercase(), &self.points)
    }

    /// Whether a label is that of a change of a ratio, and does not say that it is in points.
    pub(in crate::check) fn is_rate_of_ratio(&self, label: &str) -> bool {
        let label = label.to_lowercase();
        let Some((of, change)) = label.rsplit_once(&*self.comma) else { return false };
        let is_ratio = match self.reading {
            Reading::Words => self.has(of, &self.ratios),
            Reading::Letters => self.ratios.iter().any(|end| of.ends_with(&**end)),
        };
        let ends = || self.change_ends.iter().any(|end| change.ends_with(&**end));
        is_ratio && (self.has(change, &self.changes) || ends()) && !self.says_points(&label)
    }

    fn has(&self, text: &str, words: &[Box<str>]) -> bool {
        let is_one = |part: &str| words.iter().any(|word| **word == *part);
        match self.reading {
            Reading::Words => text.split(|c: char| !c.is_alphanumeric()).any(is_one),
            Reading::Letters => words.iter().any(|word| text.contains(&**word)),
        }
    }
}

/// Words of shares of one thing in another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::check) struct Shares {
    /// What stands between the two.
    between: Vec<Box<str>>,
    /// What stands between them where one of the others stands before or behind both.
    to: Box<str>,
    before: Box<str>,
    behind: Box<str>,
    /// What a whole may be called besides.
    total: Box<str>,
}

impl Shares {
    /// Whether a label is that of a share of something in itself.
    pub(in crate::check) fn is_of_itself(&self, label: &str) -> bool {
        let label = label.to_lowercase();
        let parts = self.between.iter().find_map(|of| label.split_once(&**of)).or_else(|| {
            let before = label.strip_prefix(&*self.before);
            before.or_else(|| label.strip_suffix(&*self.behind))?.split_once(&*self.to)
        });
        let plain = |text: &str| text.trim().trim_start_matches(&*self.total).to_owned();
        parts.is_some_and(|(of, whole)| plain(of) == plain(whole))
    }
}
