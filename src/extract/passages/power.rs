//! The power of ten that words behind a figure say.

use super::prepared::Prepared;
use crate::notation::scale;
use crate::notation::words::words;
use crate::standards::currency;
use crate::text::Span;
use crate::text::figures::Found;

/// The scale that the words behind a figure say, and how many tokens say it: `thousand million`. A letter says it
/// behind an amount. `code` is the code of the currency before the figure.
///
/// # Errors
/// A word that means one power here and another there, where neither currency nor language say which.
pub(super) fn behind<'a>(
    passage: &Prepared<'a>,
    figure: &Found,
    code: Option<&str>,
    language: Option<&str>,
) -> Result<(Option<i8>, usize), &'a str> {
    let tokens = passage.behind(figure);
    let codes: Vec<&str> = match code {
        Some(code) => vec![code],
        // `500 mil reais`: the currency may stand behind the word.
        None => tokens.get(1).map_or_else(Vec::new, |token| named(passage.word(*token))),
    };
    let power = |token: &Span| {
        let word = passage.word(*token);
        let lower = word.to_lowercase();
        let long = lower.chars().count() > 1 && lower.chars().all(char::is_alphabetic);
        long.then(|| scale_of(&lower, &codes, language).map_err(|Doubtful| word).transpose())
            .flatten()
    };
    let powers: Vec<i8> = tokens.iter().map_while(power).collect::<Result<_, _>>()?;
    if !powers.is_empty() {
        return Ok((powers.iter().copied().reduce(i8::saturating_add), powers.len()));
    }
    let sign = code.is_some() || !passage.word(figure.before).is_empty();
    let letter = tokens.first().map(|token| passage.word(*token)).filter(|_| sign);
    let letter = letter
        .filter(|word| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_alphabetic()));
    Ok(match letter.and_then(scale::parse) {
        Some(power) => (Some(power), 1),
        None => (None, 0),
    })
}

/// The codes of the currencies that a word names.
fn named(word: &str) -> Vec<&'static str> {
    currency::named(word).filter(|named| named.power == 0).map_or_else(Vec::new, |of| of.codes)
}

/// That a word may mean several powers.
struct Doubtful;

/// The power of ten that a word in small letters says.
fn scale_of(word: &str, codes: &[&str], language: Option<&str>) -> Result<Option<i8>, Doubtful> {
    if !words().is_doubtful(word) {
        return Ok(scale::parse(word));
    }
    let power = words().power(word, codes, language).and_then(|power| i8::try_from(power).ok());
    power.map(Some).ok_or(Doubtful)
}
