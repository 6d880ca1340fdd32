//! Captions: how well the words of a row fit a label.
//!
//! Words are compared without case, blanks, hyphens and other signs, so that wraps and hyphenation
//! don't matter, and by edit distance, so that a misread letter does not either. Three things are never
//! forgiven: other digits (`1Gbps`, `100Mbps`), words of opposite meaning (`increase` for `decrease`),
//! and other words in long captions (`investing` for `financing`): near in letters, far in meaning.

use std::cell::OnceCell;
use std::ops::RangeInclusive;
use std::rc::Rc;

use crate::extract::memo::Memo;
use crate::extract::unit_line;
use crate::notation::caption;
use crate::notation::words::words;

/// How well words fit a label: 1000 is the same words, 0 nothing in common.
pub type Score = u32;

/// From here on a fit is taken for a match.
pub const ENOUGH: Score = 800;

/// The longest part of a label that a misread letter may change: shorter labels must fit exactly.
const SHORT: usize = 5;

/// So many letters are no caption: they must fit exactly, for to compare them costs time and memory in their square.
const LONG: usize = 1000;

/// So many letters that differ among [`NEAR`] are another word, and no misread letters.
const EDITS: usize = 4;

/// How many letters of a caption are a word.
const NEAR: usize = 8;

/// What other digits, other words or opposite ones cost.
const CONTRADICTION: Score = 300;

/// Words in the form in which they are compared.
#[derive(Clone, Debug)]
pub struct Normal {
    of: Rc<Form>,
    /// Whether nothing but its own letters fits it.
    exact: bool,
}

/// What words are compared by. Most captions are told apart by their lengths: the rest is worked out when it is asked for.
#[derive(Debug)]
struct Form {
    lower: String,
    letters: Vec<char>,
    digits: String,
    counts: OnceCell<[u16; 37]>,
    poles: OnceCell<Vec<usize>>,
}

impl Form {
    fn new(words: &str) -> Self {
        let lower = caption::compared(words);
        let letters: Vec<char> = lower.chars().filter(|c| c.is_alphanumeric()).collect();
        let digits = letters.iter().filter(|c| c.is_ascii_digit()).collect();
        Self { lower, letters, digits, counts: OnceCell::new(), poles: OnceCell::new() }
    }

    /// How often each letter and digit stands there; other scripts share the last place.
    fn counts(&self) -> &[u16; 37] {
        self.counts.get_or_init(|| counts(&self.letters))
    }

    /// The words of opposite meaning, in their order: `decrease (increase)` is the other way round
    /// than `increase (decrease)`.
    fn poles(&self) -> &[usize] {
        self.poles.get_or_init(|| poles(&self.lower))
    }
}

impl PartialEq for Normal {
    fn eq(&self, other: &Self) -> bool {
        let same = || self.of.letters == other.of.letters && self.of.poles() == other.of.poles();
        self.exact == other.exact && (Rc::ptr_eq(&self.of, &other.of) || same())
    }
}

impl Eq for Normal {}

impl Normal {
    /// The normal form of words.
    #[must_use]
    pub fn new(words: &str) -> Self {
        // Labels and captions are the same for every table of the map that a table is held against.
        thread_local! {
            static KNOWN: Memo<(), Rc<Form>> = const { Memo::new() };
        }
        let of = KNOWN.with(|known| known.of((), words, || Rc::new(Form::new(words))));
        Self { of, exact: false }
    }

    /// The same as a label that no misread letter fits.
    #[must_use]
    pub fn exact(self) -> Self {
        Self { exact: true, ..self }
    }

    /// Whether no misread letter fits it.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.exact
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.letters.is_empty()
    }

    /// How many letters and digits there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.of.letters.len()
    }

    /// The digits alone.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.of.digits
    }

    /// How many letters and digits another may have to fit well [`ENOUGH`]: a fifth of the longer may
    /// differ.
    #[must_use]
    pub fn lengths(&self) -> RangeInclusive<usize> {
        self.len() * 4 / 5..=self.len() * 5 / 4
    }

    /// The fewest letters that differ, whatever their order: cheap to know, and mostly enough to
    /// see that two captions have nothing to do with each other.
    fn least_distance(&self, other: &Self) -> usize {
        let (mut more, mut less) = (0, 0);
        for (own, its) in self.of.counts().iter().zip(other.of.counts()) {
            more += usize::from(own.saturating_sub(*its));
            less += usize::from(its.saturating_sub(*own));
        }
        more.max(less).min(self.len().max(other.len()))
    }

    /// How well the two fit; 0 where it would not be [`ENOUGH`].
    #[must_use]
    pub fn score(&self, other: &Self) -> Score {
        let longer = self.len().max(other.len());
        let apart = self.len().abs_diff(other.len());
        // A third more letters can't be the same caption: saves the comparison.
        if longer == 0 || apart * 3 > longer {
            return 0;
        }
        if self.of.letters == other.of.letters {
            return 1000;
        }
        let comparable = longer <= LONG && self.len().min(other.len()) >= SHORT;
        if self.exact || other.exact || !comparable {
            return 0;
        }
        let least = self.least_distance(other);
        if (longer - least) * 1000 < longer * ENOUGH as usize {
            return 0;
        }
        let distance = strsim::generic_levenshtein(&self.of.letters, &other.of.letters);
        let alike = u32::try_from((longer - distance) * 1000 / longer).unwrap_or(0);
        let apart = || distance >= EDITS && has_other_word(&self.of.letters, &other.of.letters);
        if self.of.digits != other.of.digits || self.of.poles() != other.of.poles() || apart() {
            return alike.saturating_sub(CONTRADICTION);
        }
        alike
    }
}

/// Whether the letters that differ stand together as those of another word do: `investing`, `financing`. Letters that
/// are misread stand apart.
fn has_other_word(one: &[char], other: &[char]) -> bool {
    let width = other.len() + 1;
    // The least edits that make the first letters of one those of the other.
    let mut least = vec![0_usize; (one.len() + 1) * width];
    for a in 0..=one.len() {
        for b in 0..=other.len() {
            least[a * width + b] = match (a, b) {
                (0, edits) | (edits, 0) => edits,
                (a, b) => {
                    let differs = usize::from(one[a - 1] != other[b - 1]);
                    let changed = least[(a - 1) * width + b - 1] + differs;
                    let more = least[(a - 1) * width + b].min(least[a * width + b - 1]) + 1;
                    changed.min(more)
                }
            };
        }
    }
    // The way back: whether each step is an edit.
    let (mut a, mut b) = (one.len(), other.len());
    let mut edits: Vec<bool> = Vec::with_capacity(a + b);
    while a > 0 || b > 0 {
        let here = least[a * width + b];
        let both = a > 0 && b > 0;
        if both && here == least[(a - 1) * width + b - 1] + usize::from(one[a - 1] != other[b - 1])
        {
            edits.push(one[a - 1] != other[b - 1]);
            (a, b) = (a - 1, b - 1);
        } else {
            edits.push(true);
            if a > 0 && here == least[(a - 1) * width + b] + 1 { a -= 1 } else { b -= 1 }
        }
    }
    edits.windows(NEAR).any(|near| near.iter().filter(|edit| **edit).count() >= EDITS)
}

/// How often each letter and digit stands in letters.
fn counts(letters: &[char]) -> [u16; 37] {
    let mut counts = [0_u16; 37];
    for letter in letters {
        let place = letter.to_digit(36).map_or(36, |digit| digit as usize);
        counts[place] = counts[place].saturating_add(1);
    }
    counts
}

/// The opposite words of a text in lower case, in their order, also those that a line end parts.
fn poles(lower: &str) -> Vec<usize> {
    let whole = lower.replace("- ", "").replace("non-", "non");
    let known = words();
    whole.split(|c: char| !c.is_alphanumeric()).flat_map(|word| known.poles(word)).collect()
}

/// A caption and what it may be shortened to: what comes behind `, net of`, a dash, `(included` or
/// amounts explains the item and is often no part of its label.
#[must_use]
pub fn shortened(caption: &str) -> Vec<String> {
    let lower = caption.to_lowercase();
    // Lower case may have another length in other scripts; then nothing is cut.
    if lower.len() != caption.len() {
        return Vec::new();
    }
    let marks = [", net of", " net of", "--", "—", "(included", ", authorized", "—authorized"];
    let mut cuts: Vec<usize> = marks.iter().filter_map(|mark| lower.find(mark)).collect();
    cuts.extend(unit_behind(caption));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.into_iter()
        .filter(|cut| *cut > SHORT && caption.is_char_boundary(*cut))
        .map(|cut| caption[..cut].to_owned())
        .collect()
}

/// Where the parenthesis opens at the end of a caption that states the unit of its figures:
/// `Earnings per share (pence)`.
fn unit_behind(caption: &str) -> Option<usize> {
    let open = caption.trim_end().strip_suffix(')')?.rfind('(')?;
    let inside = &caption[open..];
    let shares = inside.trim_end().eq_ignore_ascii_case("(shares)");
    let unit = || unit_line::read(inside).is_some_and(|line| line.is_clear());
    let letter =
        || unit_line::enclosed(inside).iter().any(|part| unit_line::is_letter_of_part(part));
    (shares || unit() || letter()).then(|| caption[..open].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(one: &str, other: &str) -> Score {
        Normal::new(one).score(&Normal::new(other))
    }

    #[test]
    fn wraps_case_notes_and_hyphens_do_not_matter() {
        assert_eq!(score("General and administra- tive", "GENERAL AND ADMINISTRATIVE"), 1000);
        assert_eq!(score("Business(2)", "business"), 1000);
        assert_eq!(score("OEM⁴", "OEM"), 1000);
    }

    #[test]
    fn misread_letters_cost_little() {
        assert!(
            score("IJ Data Center Connectivity Service", "IIJ Data Center Connectivity Service")
                > 950
        );
        assert!(score("onnectivity Services", "Connectivity Services") > 900);
    }

    #[test]
    fn another_word_is_not_forgiven() {
        for (one, other) in [
            (
                "Net cash provided by (used in) investing activities",
                "Net cash provided by (used in) financing activities",
            ),
            (
                "Changes in operating assets and liabilities, net",
                "Changes in operating taxes and liabilities, net of others",
            ),
            (
                "Accumulated depreciation of leased equipment",
                "Accumulated amortisation of leased equipment",
            ),
        ] {
            assert!(score(one, other) < ENOUGH, "{one}: {}", score(one, other));
        }
        assert!(
            score(
                "Net cash provided by operating activities",
                "Net cash provided by operatlng activites"
            ) > 900
        );
    }

    #[test]
    fn texts_of_many_letters_fit_exactly_or_not_at_all() {
        let (long, other) = ("revenue ".repeat(5000), "revenue ".repeat(4999) + "revenues");
        assert_eq!(score(&long, &long), 1000);
        assert_eq!(score(&long, &other), 0);
        let (longest, misread) = ("a".repeat(LONG), "a".repeat(LONG - 1) + "b");
        assert_eq!(score(&longest, &misread), 999);
        assert_eq!(score(&(longest + "a"), &(misread + "a")), 0);
    }

    #[test]
    fn digits_and_opposites_are_not_forgiven() {
        assert!(score("IP Service (1Gbps-)", "IP Service (-99Mbps)") < ENOUGH);
        assert!(score("Increase in accounts payable", "Decrease in accounts payable") < ENOUGH);
        let turned =
            score("Decrease (increase) in receivables", "Increase (decrease) in receivables");
        assert!(turned < ENOUGH);
        assert!(score("De- crease in receivables", "Decrease in receivables") == 1000);
        assert!(score("Short-term borrowings", "Long-term borrowings") < ENOUGH);
    }
}
