//! Words of releases by language: names of months, scales, what opens a unit line, what heads a column.
//!
//! They are data: a file a language, whose keys are [`Kind`] in small letters. What reads a text asks whether a word
//! is of a kind in any language, for releases mix them. Languages that are not among the files here are
//! [`add`]ed before anything is read, and hold for the whole process.

mod file;
mod kind;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::{Mutex, OnceLock, PoisonError};

use file::File;
pub use kind::{Kind, Numbered};
use memchr::memmem;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::standards::currency::latin_start;

/// What the build makes of a file of this crate.
macro_rules! made {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/src/notation/words/", $name, ".json"))
    };
}

/// The files of this crate.
const FILES: [&str; 15] = [
    made!("common"),
    made!("da"),
    made!("de"),
    made!("en"),
    made!("es"),
    made!("fr"),
    made!("it"),
    made!("ja"),
    made!("ko"),
    made!("nl"),
    made!("no"),
    made!("pl"),
    made!("pt"),
    made!("sv"),
    made!("zh"),
];

/// The words of all languages. They are known until the process ends.
#[derive(Debug, Default)]
pub struct Words {
    lists: BTreeMap<Kind, BTreeSet<&'static str>>,
    /// Of what kinds a word or phrase is.
    kinds: FxHashMap<&'static str, SmallVec<[Kind; 6]>>,
    numbers: BTreeMap<Numbered, FxHashMap<&'static str, i32>>,
    /// The first three letters of words for powers of ten that begin with three Latin ones.
    scale_starts: FxHashSet<[u8; 3]>,
    /// Words of opposite meaning, a number each, by their first letters: the first of the pair `n` has `2 n`, its
    /// opposite the number behind. What is written without blanks stands by no letter, for it may be in the middle.
    poles: BTreeMap<Option<char>, Vec<(usize, &'static str)>>,
    opposites: usize,
    /// Words for powers of ten that mean another in some language: its code, and the power there.
    doubtful: BTreeMap<&'static str, Vec<(Box<str>, i32)>>,
    /// Currencies of lands where one language is spoken, by its code.
    currencies: BTreeMap<Box<str>, Vec<Box<str>>>,
    /// What tells a language, by its code.
    by_language: Vec<(Box<str>, Telling)>,
    /// Of which of these languages a word is: all words but those of money.
    spoken: FxHashMap<&'static str, SmallVec<[usize; 2]>>,
}

/// By what a language is told.
#[derive(Debug)]
struct Telling {
    /// Of what kinds it has words.
    kinds: BTreeSet<Kind>,
    /// Titles of statements.
    titles: Vec<&'static str>,
    /// Whether most write decimals behind a point.
    decimal_point: bool,
}

/// Languages that are known beside those of this crate.
static MORE: Mutex<Vec<String>> = Mutex::new(Vec::new());

static WORDS: OnceLock<Words> = OnceLock::new();

/// Takes the words of a further language, for the whole process.
///
/// # Errors
/// A sentence about what the text is not: a file of words, or in time, because something was read already.
pub fn add(text: &str) -> Result<(), String> {
    File::read(text)?;
    let mut more = MORE.lock().unwrap_or_else(PoisonError::into_inner);
    if WORDS.get().is_some() {
        return Err("words can be added only before anything is read".to_owned());
    }
    more.push(text.to_owned());
    Ok(())
}

/// The words that are known.
///
/// ```
/// use kessan::notation::words::{Kind, Numbered, words};
/// assert_eq!(words().number(Numbered::Months, "décembre"), Some(12));
/// assert!(words().has(Kind::UnitLeads, "angaben") && !words().has(Kind::UnitLeads, "umsatz"));
/// ```
#[must_use]
pub fn words() -> &'static Words {
    WORDS.get_or_init(|| {
        let more = MORE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut words = Words::default();
        // The files of this crate are held by a test, and others were read when they were added.
        let own = FILES.iter().filter_map(|text| File::made(text));
        for file in own.chain(more.iter().filter_map(|text| File::read(text).ok())) {
            words.take(file);
        }
        words
    })
}

/// Whether a letter is of a script that parts words by no blanks.
fn is_without_blanks(letter: char) -> bool {
    (letter as u32) >= 0x2E80
}

/// What is made of a word in small letters; short ones of Latin letters take no memory for it.
fn in_small_letters<T>(word: &str, make: impl Fn(&str) -> T) -> T {
    const SHORT: usize = 32;
    let mut letters = [0; SHORT];
    if let Some(letters) = letters.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        letters.copy_from_slice(word.as_bytes());
        letters.make_ascii_lowercase();
        if let Ok(lower) = std::str::from_utf8(letters) {
            return make(lower);
        }
    }
    make(&word.to_lowercase())
}

/// Words by their numbers, to be kept.
fn kept(numbers: BTreeMap<Box<str>, i32>) -> Vec<(&'static str, i32)> {
    numbers.into_iter().map(|(word, number)| (&*Box::leak(word), number)).collect()
}

impl Words {
    fn take(&mut self, file: File) {
        let File { language, decimal_point, currencies, opposites, .. } = file;
        let [months, numbers, mut scales] = [file.months, file.numbers, file.scales].map(kept);
        let keep = |words: Vec<Box<str>>| words.into_iter().map(|word| &*Box::leak(word)).collect();
        let lists: Vec<(Kind, Vec<&'static str>)> =
            file.lists.into_iter().map(|(kind, words)| (kind, keep(words))).collect();
        if !language.is_empty() {
            let told = [&months, &scales].into_iter().flatten().map(|(word, _)| *word);
            self.take_language(&language, decimal_point, &lists, told);
        }
        let usual = self.numbers.entry(Numbered::Scales).or_default();
        scales.retain(|(word, power)| {
            let other = usual.get(word).is_some_and(|usual| usual != power);
            if other {
                let meanings = self.doubtful.entry(*word).or_default();
                meanings.push((language.clone(), *power));
            }
            !other
        });
        self.currencies.insert(language, currencies);
        for (kind, words) in lists {
            for word in &words {
                let kinds = self.kinds.entry(*word).or_default();
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            self.lists.entry(kind).or_default().extend(words);
        }
        self.scale_starts.extend(scales.iter().filter_map(|(word, _)| latin_start(word)));
        let numbered =
            [(Numbered::Months, months), (Numbered::Numbers, numbers), (Numbered::Scales, scales)];
        for (kind, words) in numbered {
            self.numbers.entry(kind).or_default().extend(words);
        }
        for pair in opposites {
            for (at, word) in pair.into_iter().enumerate() {
                let first = word.chars().next().filter(|c| !is_without_blanks(*c));
                let number = 2 * self.opposites + at;
                self.poles.entry(first).or_default().push((number, Box::leak(word)));
            }
            self.opposites += 1;
        }
    }

    /// Takes what tells a language: words of its lists, and others.
    fn take_language(
        &mut self,
        language: &str,
        decimal_point: bool,
        lists: &[(Kind, Vec<&'static str>)],
        others: impl Iterator<Item = &'static str>,
    ) {
        let number = self.by_language.len();
        let own = lists.iter().filter(|(kind, _)| !kind.is_of_several_languages());
        for word in own.flat_map(|(_, words)| words).copied().chain(others) {
            let languages = self.spoken.entry(word).or_default();
            if languages.last() != Some(&number) {
                languages.push(number);
            }
        }
        let is_title = |kind: Kind| matches!(kind, Kind::BalanceTitles | Kind::FlowTitles);
        let titles = lists.iter().filter(|(kind, _)| is_title(*kind));
        let telling = Telling {
            kinds: lists.iter().map(|(kind, _)| *kind).collect(),
            titles: titles.flat_map(|(_, words)| words).copied().collect(),
            decimal_point,
        };
        self.by_language.push((language.into(), telling));
    }

    /// Whether a word in small letters is of a kind.
    #[must_use]
    pub fn has(&self, kind: Kind, word: &str) -> bool {
        self.kinds.get(word).is_some_and(|kinds| kinds.contains(&kind))
    }

    /// Whether a word, in whatever case, is of a kind.
    #[must_use]
    pub(crate) fn has_in_any_case(&self, kind: Kind, word: &str) -> bool {
        in_small_letters(word, |lower| self.has(kind, lower))
    }

    /// The number that a word, in whatever case, means.
    #[must_use]
    pub(crate) fn number_in_any_case(&self, kind: Numbered, word: &str) -> Option<i32> {
        in_small_letters(word, |lower| self.number(kind, lower))
    }

    /// Whether a word for a power of ten may stand at the beginning of a text, by its first three letters where these are
    /// Latin ones.
    #[must_use]
    pub(crate) fn may_begin_scale(&self, text: &str) -> bool {
        latin_start(text).is_none_or(|start| self.scale_starts.contains(&start))
    }

    /// The words and phrases of a kind, in small letters.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        self.lists.get(&kind).into_iter().flatten().copied()
    }

    /// The words and phrases of a kind that begin with a letter, in small letters.
    pub fn beginning(&self, kind: Kind, first: char) -> impl Iterator<Item = &str> {
        let mut letter = [0; 4];
        let from: &str = first.encode_utf8(&mut letter);
        let list = self.lists.get(&kind);
        list.map(|list| list.range::<str, _>((Bound::Included(from), Bound::Unbounded)))
            .into_iter()
            .flatten()
            .copied()
            .take_while(move |word| word.starts_with(first))
    }

    /// Whether one of a kind stands anywhere in a text of small letters.
    #[must_use]
    pub fn stand_in(&self, kind: Kind, lower: &str) -> bool {
        self.of(kind).any(|words| lower.contains(words))
    }

    /// The number that a word in small letters means.
    #[must_use]
    pub fn number(&self, kind: Numbered, word: &str) -> Option<i32> {
        self.numbers.get(&kind)?.get(word).copied()
    }

    /// Whether a word for a power of ten means another in some language: `mil` is a million, and a thousand in
    /// Portuguese.
    #[must_use]
    pub fn is_doubtful(&self, word: &str) -> bool {
        self.doubtful.contains_key(word)
    }

    /// The power of ten that a word means beside currencies, by their codes, in a text of a language; none where
    /// neither is known and it may mean several.
    ///
    /// ```
    /// use kessan::notation::words::words;
    /// assert_eq!(words().power("mil", &["BRL"], Some("en")), Some(3));
    /// assert_eq!(words().power("mil", &["USD"], Some("pt")), Some(3));
    /// assert_eq!(words().power("mil", &["USD"], Some("en")), Some(6));
    /// assert_eq!(words().power("mil", &[], None), None);
    /// ```
    #[must_use]
    pub fn power(&self, word: &str, codes: &[&str], language: Option<&str>) -> Option<i32> {
        let usual = self.number(Numbered::Scales, word);
        let Some(meanings) = self.doubtful.get(word) else { return usual };
        let at_home = |of: &str| {
            let own = self.currencies.get(of).map(Vec::as_slice).unwrap_or_default();
            !codes.is_empty() && codes.iter().all(|code| own.iter().any(|known| **known == **code))
        };
        let spoken = |of: &str| language.is_some_and(|language| language == of);
        let of_land = meanings.iter().find(|(of, _)| at_home(of));
        match of_land.or_else(|| meanings.iter().find(|(of, _)| spoken(of))) {
            Some((_, power)) => Some(*power),
            None => usual.filter(|_| language.is_some() || !codes.is_empty()),
        }
    }

    /// Whether a word in small letters is one of the words of a language; those of no language are of all.
    #[must_use]
    pub(crate) fn speaks(&self, language: &str, word: &str) -> bool {
        let own = self.by_language.iter().position(|(code, _)| **code == *language);
        own.is_none_or(|own| self.spoken.get(word).is_some_and(|known| known.contains(&own)))
    }

    /// Whether a language has words of a kind.
    #[must_use]
    pub(crate) fn is_listed(&self, language: &str, kind: Kind) -> bool {
        let own = self.by_language.iter().find(|(code, _)| **code == *language);
        own.is_some_and(|(_, of)| of.kinds.contains(&kind))
    }

    /// Whether a word in small letters is one of a language that has words of a kind.
    #[must_use]
    pub(crate) fn speaks_one_with(&self, kind: Kind, word: &str) -> bool {
        let mut own =
            self.by_language.iter().enumerate().filter(|(_, (_, of))| of.kinds.contains(&kind));
        let spoken = self.spoken.get(word);
        own.any(|(at, _)| spoken.is_some_and(|known| known.contains(&at)))
    }

    /// Codes of the currencies of lands where a language is spoken and no other.
    #[must_use]
    pub fn currencies(&self, language: &str) -> &[Box<str>] {
        self.currencies.get(language).map(Vec::as_slice).unwrap_or_default()
    }

    /// The words of opposite meaning with which a word in small letters begins, or that stand in it where no blanks
    /// part words: of a pair one has an even number, its opposite the next.
    #[must_use]
    pub fn poles(&self, word: &str) -> Vec<usize> {
        let of = |first| self.poles.get(&first).into_iter().flatten();
        let begins = of(word.chars().next()).filter(|(_, pole)| word.starts_with(*pole));
        let within = of(None).filter(|(_, pole)| word.contains(*pole));
        let mut found: Vec<usize> = begins.chain(within).map(|(number, _)| *number).collect();
        found.sort_unstable();
        found
    }

    /// Whether most write decimals behind a point in a language, `1,234.5`; not where it is not known.
    #[must_use]
    pub fn has_decimal_point(&self, language: &str) -> bool {
        self.by_language.iter().any(|(code, of)| **code == *language && of.decimal_point)
    }

    /// The code of the language of which most words stand in a text of small letters; none where few do, or of two as
    /// many. A phrase counts as several words.
    #[must_use]
    pub fn language(&self, lower: &str) -> Option<&str> {
        const FEW: usize = 3;
        const PHRASE: usize = 4;
        let mut counts = vec![0_usize; self.by_language.len()];
        for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            for language in self.spoken.get(word).into_iter().flatten() {
                counts[*language] += 1;
            }
        }
        for (count, (_, known)) in counts.iter_mut().zip(&self.by_language) {
            let stands = |title: &str| memmem::find(lower.as_bytes(), title.as_bytes()).is_some();
            let titles = known.titles.iter().filter(|title| stands(title));
            *count += PHRASE * titles.count();
        }
        let most = counts.iter().copied().max().filter(|most| *most >= FEW)?;
        let mut found = counts.iter().zip(&self.by_language).filter(|(count, _)| **count == most);
        let (_, (code, _)) = found.next()?;
        found.next().is_none().then_some(code.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_a_file_of_words_and_known() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/notation/words");
        let known = FILES.map(File::made);
        let mut count = 0;
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("a folder can be listed").path();
            if path.extension().is_some_and(|end| end == "toml") {
                let text = std::fs::read_to_string(&path).expect("it can be read");
                let read = File::read(&text);
                assert!(read.is_ok(), "{}: {:?}", path.display(), read);
                assert!(known.contains(&read.ok()), "{}", path.display());
                count += 1;
            }
        }
        assert_eq!(count, FILES.len());
    }

    #[test]
    fn decimals_are_as_the_language_has_them() {
        let with_point = ["en", "ja", "zh", "ko"];
        for (code, _) in &words().by_language {
            assert_eq!(words().has_decimal_point(code), with_point.contains(&&**code), "{code}");
        }
        assert!(!words().has_decimal_point("xx"));
    }

    #[test]
    fn a_language_is_told_by_its_words() {
        let told = |text: &str| words().language(text).map(str::to_owned);
        assert_eq!(told("der umsatz und das ergebnis der gruppe"), Some("de".to_owned()));
        assert_eq!(told("le résultat et la trésorerie du groupe"), Some("fr".to_owned()));
        assert_eq!(told("resultaträkning jan-sep 2024"), Some("sv".to_owned()));
        assert_eq!(told("revenue 4,120"), None);
    }

    #[test]
    fn what_is_no_file_of_words_is_told() {
        for (text, told) in [
            ("language = 'x'\nmonth-words = 3", "invalid type"),
            ("language = 'x'\nmoth-words = ['a']", "unknown variant"),
            ("month-words = ['a']", "missing field"),
            ("language = 'x'\nmonth-words = ['Kuu']", "small letters"),
            ("language = 'x'\n[months]\nkuu = 13", "1 to 12"),
            ("language = 'x'\n[scales]\ntuhat = 33", "0 to 15"),
        ] {
            let error = File::read(text).expect_err(text);
            assert!(error.contains(told), "{text}: {error}");
        }
    }
}
