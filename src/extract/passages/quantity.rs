//! In what a figure of a passage is stated: its currency, its scale, the word behind it.

use super::super::item_unit::of_letters;
use super::prepared::Prepared;
use crate::model::Taxonomy;
use crate::notation::scale;
use crate::text::Span;
use crate::text::figures::Found;

/// A short word for millions that only sentences use.
const MIL: &str = "mil";
/// Words for currencies behind a figure, and their codes.
const CURRENCIES: [(&str, &str); 4] =
    [("yen", "JPY"), ("dollars", "USD"), ("euro", "EUR"), ("euros", "EUR")];
/// Words for hundredths.
const POINTS: [&str; 2] = ["points", "point"];

/// In what a figure is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated<'a> {
    /// The unit of the currency before or behind it.
    pub(super) currency: Option<String>,
    /// The scale that the word behind it says.
    pub(super) scale: Option<i8>,
    /// The word behind it that says what it counts.
    pub(super) counted: Option<&'a str>,
}

impl<'a> Stated<'a> {
    pub(super) fn of(passage: &Prepared<'a>, figure: &Found, taxonomy: &Taxonomy) -> Self {
        let mut behind = passage.behind(figure).iter().map(|token| passage.word(*token)).peekable();
        let scale = behind.peek().and_then(|word| scale_of(word));
        if scale.is_some() {
            behind.next();
        }
        let word = behind.next().filter(|word| word.chars().all(char::is_alphabetic));
        let currency = before(passage, figure, taxonomy).or_else(|| named(word?, taxonomy));
        Self { currency, scale, counted: word }
    }

    /// Whether it counts hundredths, without a percent sign.
    pub(super) fn is_points(&self) -> bool {
        self.counted.is_some_and(|word| POINTS.iter().any(|known| known.eq_ignore_ascii_case(word)))
    }
}

/// The scale that a word behind a figure says.
fn scale_of(word: &str) -> Option<i8> {
    if word.eq_ignore_ascii_case(MIL) {
        return scale::parse("million");
    }
    let long = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    long.then(|| scale::parse(word)).flatten()
}

/// The currency before a figure, touching it or not.
fn before(passage: &Prepared, figure: &Found, taxonomy: &Taxonomy) -> Option<String> {
    let letters = passage.word(figure.before);
    if !letters.is_empty() {
        return of_letters(letters, taxonomy);
    }
    let tokens = passage.before(figure);
    let last = tokens.len().checked_sub(1)?;
    let sign = passage.word(tokens[last]);
    let with_letters = last
        .checked_sub(1)
        .and_then(|first| passage.passage.words.get(tokens[first].start..tokens[last].end));
    with_letters.and_then(|both| of_letters(both, taxonomy)).or_else(|| of_letters(sign, taxonomy))
}

/// The currency that a word behind a figure names.
fn named(word: &str, taxonomy: &Taxonomy) -> Option<String> {
    let code = CURRENCIES.iter().find(|(name, _)| name.eq_ignore_ascii_case(word));
    of_letters(code.map_or(word, |(_, code)| code), taxonomy)
}

/// Whether a minus stands before the currency of a figure: `-JPY 5 million`, at the begin of a
/// word.
pub(super) fn is_minus_before_currency(passage: &Prepared, figure: &Found) -> bool {
    let tokens = passage.before(figure);
    let word = |token: &Span| passage.word(*token);
    let currency =
        |token: &Span| word(token).chars().all(|c| c.is_alphabetic() || c == '$' || c == '¥');
    let Some(at) = tokens.iter().rposition(|token| !currency(token)) else { return false };
    let [minus, first, ..] = tokens[at..] else { return false };
    let alone = passage.passage.words[..minus.start]
        .chars()
        .next_back()
        .is_none_or(|c| c.is_whitespace() || c == '(');
    let letters = passage.passage.words.get(first.start..figure.span.start).unwrap_or_default();
    let short = !letters.trim_end().contains(' ');
    matches!(word(&minus), "-" | "−" | "△" | "▲") && minus.end == first.start && alone && short
}
