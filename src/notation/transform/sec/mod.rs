//! The formats of the SEC (`ixt-sec`): ballot boxes, names that stand for codes, durations and numbers in words.

mod duration;
mod quarter;
mod words;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Format, Reads, trimmed};
use duration::Unit;

/// The ways of reading.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// A ballot box, marked or not.
    Ballot { empty: &'static str, marked: &'static str },
    /// A name that has a code.
    Code(&'static LazyLock<Codes>),
    /// A number of years, months, weeks, days or hours.
    Duration(Unit),
    /// A duration in words.
    DurationWords,
    /// A number in words.
    Words,
    /// The last day of a quarter.
    QuarterEnd,
}

/// Codes by name.
#[derive(Debug)]
pub(super) struct Codes {
    codes: FxHashMap<String, &'static str>,
    letters: Letters,
}

/// Which letters of a name may be capitals or not.
#[derive(Clone, Copy, Debug)]
enum Letters {
    /// The first of every word.
    First,
    /// All of them: much of the name is abbreviations.
    All,
}

static COUNTRIES: LazyLock<Codes> = LazyLock::new(|| Codes::new(include_str!("countries.tsv")));
static EDGAR: LazyLock<Codes> = LazyLock::new(|| Codes::new(include_str!("edgar.tsv")));
static EXCHANGES: LazyLock<Codes> =
    LazyLock::new(|| Codes::of_abbreviations(include_str!("exchanges.tsv")));
static FILERS: LazyLock<Codes> = LazyLock::new(|| Codes::new(include_str!("filers.tsv")));
static STATES: LazyLock<Codes> = LazyLock::new(|| Codes::new(include_str!("states.tsv")));

pub(super) fn formats() -> Vec<Format> {
    [
        ("boolballotbox", Kind::Ballot { empty: "false", marked: "true" }),
        ("yesnoballotbox", Kind::Ballot { empty: "No", marked: "Yes" }),
        ("countrynameen", Kind::Code(&COUNTRIES)),
        ("edgarprovcountryen", Kind::Code(&EDGAR)),
        ("entityfilercategoryen", Kind::Code(&FILERS)),
        ("exchnameen", Kind::Code(&EXCHANGES)),
        ("stateprovnameen", Kind::Code(&STATES)),
        ("duryear", Kind::Duration(Unit::Year)),
        ("durmonth", Kind::Duration(Unit::Month)),
        ("durweek", Kind::Duration(Unit::Week)),
        ("durday", Kind::Duration(Unit::Day)),
        ("durhour", Kind::Duration(Unit::Hour)),
        ("durwordsen", Kind::DurationWords),
        ("numwordsen", Kind::Words),
        ("datequarterend", Kind::QuarterEnd),
    ]
    .into_iter()
    .map(|(name, kind)| Format::new(name, Reads::Sec(kind)))
    .collect()
}

impl Kind {
    pub(super) fn read(self, text: &str, value: &mut String) -> Option<()> {
        let text = trimmed(text);
        match self {
            Self::Ballot { empty, marked } => match text {
                "☐" => value.push_str(empty),
                "☑" | "☒" => value.push_str(marked),
                _ => return None,
            },
            Self::Code(codes) => value.push_str(codes.get(text)?),
            Self::Duration(unit) => value.push_str(&unit.read(text)?),
            Self::DurationWords => value.push_str(&duration::words(text)?),
            Self::Words => value.push_str(&words::number(&words::split(text)?)?.to_string()),
            Self::QuarterEnd => value.push_str(&quarter::end(text)?),
        }
        Some(())
    }
}

impl Codes {
    /// A line of the table is a code and its names; what stands in braces may be left out.
    fn new(table: &'static str) -> Self {
        Self::with(Letters::First, table)
    }

    fn of_abbreviations(table: &'static str) -> Self {
        Self::with(Letters::All, table)
    }

    fn with(letters: Letters, table: &'static str) -> Self {
        let rows = table.lines().filter_map(|line| line.split_once('\t'));
        let names = rows.flat_map(|(code, names)| names.split('\t').map(move |name| (name, code)));
        let mut codes = FxHashMap::default();
        for (name, code) in names {
            codes.extend(
                forms(name).iter().filter_map(|name| key(name, letters)).map(|key| (key, code)),
            );
        }
        Self { codes, letters }
    }

    fn get(&self, name: &str) -> Option<&'static str> {
        self.codes.get(&key(name, self.letters)?).copied()
    }
}

/// The name with and without each of its parts in braces, which may hold others.
fn forms(name: &str) -> Vec<String> {
    // Innermost braces first: they are the last to open before the first that closes.
    let Some(close) = name.find('}') else { return vec![name.to_owned()] };
    let open = name[..close].rfind('{').expect("a brace that closes was opened");
    let (before, part, after) = (&name[..open], &name[open + 1..close], &name[close + 1..]);
    let mut all = forms(&format!("{before}{part}{after}"));
    all.extend(forms(&format!("{before}{after}")));
    all
}

/// Names that differ only in blanks, in the form of apostrophes and hyphens, and in capitals have one key.
fn key(name: &str, letters: Letters) -> Option<String> {
    // No-break spaces may stand between words, but not around the name.
    if name.trim_matches('\u{a0}').len() != name.len() {
        return None;
    }
    let mut key = String::with_capacity(name.len());
    for word in name.split([' ', '\t', '\n', '\r', '\u{a0}']).filter(|word| !word.is_empty()) {
        if !key.is_empty() {
            key.push(' ');
        }
        // A word may stand in brackets.
        let first = word.find(char::is_alphanumeric).unwrap_or(0);
        key.push_str(&word[..first]);
        let mut signs = word[first..].chars();
        key.extend(signs.next().into_iter().flat_map(char::to_lowercase));
        match letters {
            Letters::First => key.push_str(signs.as_str()),
            Letters::All => key.extend(signs.flat_map(char::to_lowercase)),
        }
    }
    let plain = |sign| match sign {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        _ => sign,
    };
    Some(key.chars().map(plain).collect())
}
