//! In what a figure of a passage is stated: its currency, its scale, the word behind it.

use super::super::item_unit::{code_of, declared, of_letters};
use super::prepared::Prepared;
use super::{power, range};
use crate::model::Taxonomy;
use crate::notation::words::{Kind, words};
use crate::standards::currency;
use crate::text::Span;
use crate::text::figures::Found;

/// Words for currencies behind a figure, and their codes.
const CURRENCIES: [(&str, &str); 4] =
    [("yen", "JPY"), ("dollars", "USD"), ("euro", "EUR"), ("euros", "EUR")];

/// In what a figure is stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated<'a> {
    /// The unit of the currency before or behind it.
    pub(super) currency: Option<String>,
    /// The scale that the words behind it say.
    pub(super) scale: Option<i8>,
    /// The power of a part of the currency that the letters directly behind it name: `12.5p`.
    pub(super) part: Option<i8>,
    /// The word behind it that says what it counts.
    pub(super) counted: Option<&'a str>,
    /// The power of points that it counts: of percentages or of hundredths of these.
    pub(super) points: Option<i8>,
    /// What belongs to it and is not understood: letters or a fraction directly behind it, the scale of a range.
    pub(super) strange: Option<&'a str>,
    /// The word behind it that is a scale and may mean several.
    pub(super) doubtful: Option<&'a str>,
}

impl<'a> Stated<'a> {
    pub(super) fn of(
        passage: &Prepared<'a>,
        figure: &Found,
        taxonomy: &Taxonomy,
        language: Option<&str>,
    ) -> Self {
        let tokens = passage.behind(figure);
        let mut currency = before(passage, figure, taxonomy);
        let code = currency.as_deref().and_then(|unit| code_of(unit, taxonomy));
        let (behind, doubtful) = match power::behind(passage, figure, code, language) {
            Ok(behind) => (behind, None),
            Err(word) => ((None, 1), Some(word)),
        };
        let (mut scale, taken) = behind;
        let word = tokens.get(taken).map(|token| passage.word(*token));
        let word = word.filter(|word| word.chars().all(char::is_alphabetic));
        let touching = tokens.first().filter(|token| token.start == figure.span.end);
        let letters = touching.map(|token| passage.word(*token)).filter(|_| taken == 0);
        let points = points(passage, figure)
            .or_else(|| range::is_of_percents(passage, figure).then_some(-2));
        currency = currency.or_else(|| named(word?, taxonomy));
        // A word apart is a part too, a letter is not: `50 pence`.
        let apart = word.filter(|word| taken == 0 && word.chars().count() > 1);
        let part = letters.or(apart).and_then(|letters| part(letters, taxonomy));
        let part =
            part.filter(|(unit, _)| currency.as_ref().is_none_or(|currency| currency == unit));
        if let Some((unit, _)) = &part {
            currency = currency.or_else(|| Some(unit.clone()));
        }
        let known = part.is_some()
            || points.is_some()
            || word.is_some_and(|word| named(word, taxonomy).is_some());
        let mut strange = letters
            .filter(|letters| !known && letters.starts_with(char::is_alphanumeric))
            .filter(|_| !figure.is_percent());
        if scale.is_none()
            && doubtful.is_none()
            && strange.is_none()
            && !figure.is_percent()
            && points.is_none()
        {
            match range::scale(passage, figure, code, language) {
                Ok(found) => scale = found,
                Err(words) => strange = Some(words),
            }
        }
        let part = part.map(|(_, power)| power);
        Self { currency, scale, part, counted: word, points, strange, doubtful }
    }
}

/// The unit and power of letters directly behind a figure that name a part of a currency.
fn part(letters: &str, taxonomy: &Taxonomy) -> Option<(String, i8)> {
    let named = currency::named(letters).filter(|named| named.power != 0)?;
    declared(&named.codes, taxonomy).map(|unit| (unit, named.power))
}

/// The power of points, or of the percent sign in words, that stand behind a figure: `2 percentage points`, `3.4 percent`.
fn points(passage: &Prepared, figure: &Found) -> Option<i8> {
    const LONGEST: usize = 40;
    let behind = passage.passage.words.get(figure.span.end..)?;
    let lower: String =
        behind.trim_start().chars().take(LONGEST).collect::<String>().to_lowercase();
    // An aside may end between: `(down 3.4) percent`.
    let lower = lower.trim_start_matches([')', '）', ' ']);
    let opens = |kind| {
        words().of(kind).any(|phrase| {
            let rest = lower.strip_prefix(phrase);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    if opens(Kind::BasisPoints) {
        return Some(-4);
    }
    let percent = !figure.is_percent() && opens(Kind::PercentWords);
    (opens(Kind::Points) || percent).then_some(-2)
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
        |token: &Span| word(token).chars().all(|c| c.is_alphabetic() || "$¥€£₹₩₽₺₪".contains(c));
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

/// Whether the word directly before a figure or its currency makes it negative: `minus £2.5 million`.
pub(super) fn is_minus_in_words(passage: &Prepared, figure: &Found) -> bool {
    let tokens = passage.before(figure);
    let is_sign = |token: &&Span| {
        let word = passage.word(**token);
        currency::named(word).is_some() || !word.starts_with(char::is_alphanumeric)
    };
    let last = tokens.iter().rev().take(CURRENCY_TOKENS).find(|token| !is_sign(token));
    last.is_some_and(|token| words().has(Kind::Minus, &passage.word(*token).to_lowercase()))
}

/// The most tokens of a currency and the word before it.
const CURRENCY_TOKENS: usize = 3;
