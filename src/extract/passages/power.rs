//! The power of ten that words behind a figure say.

use super::prepared::Prepared;
use crate::notation::scale;
use crate::notation::words::{Numbered, words};
use crate::text::Span;
use crate::text::figures::Found;

/// The scale that the words behind a figure say, and how many tokens say it: `thousand million`. A letter says it
/// behind an amount.
pub(super) fn behind(
    passage: &Prepared,
    figure: &Found,
    currency: Option<&str>,
    language: Option<&str>,
) -> (Option<i8>, usize) {
    let tokens = passage.behind(figure);
    let codes: Vec<&str> = currency.into_iter().collect();
    let power = |token: &Span| {
        let word = passage.word(*token).to_lowercase();
        let long = word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
        long.then(|| scale_of(&word, &codes, language)).flatten()
    };
    let powers: Vec<i8> = tokens.iter().map_while(power).collect();
    if !powers.is_empty() {
        return (powers.iter().copied().reduce(i8::saturating_add), powers.len());
    }
    let sign = currency.is_some() || !passage.word(figure.before).is_empty();
    let letter = tokens.first().map(|token| passage.word(*token)).filter(|_| sign);
    let letter = letter
        .filter(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic()));
    match letter.and_then(scale::parse) {
        Some(power) => (Some(power), 1),
        None => (None, 0),
    }
}

/// The power of ten that a word in small letters says.
fn scale_of(word: &str, codes: &[&str], language: Option<&str>) -> Option<i8> {
    if !words().is_doubtful(word) {
        return scale::parse(word);
    }
    // A word of two meanings in a text that names neither language nor currency has the usual one.
    let power = words().power(word, codes, language);
    power
        .or_else(|| words().number(Numbered::Scales, word))
        .and_then(|power| i8::try_from(power).ok())
}
