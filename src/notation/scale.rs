//! Scales: the power of ten in which a table states its figures. Words by which it is read stand in
//! [`words`](super::words), without points and plural endings; the one that is shown stands in the files of
//! `page_words`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::{Numbered, words};

/// The power of ten that a scale names: `6`, `millions`, `百万`. Nothing is 0.
///
/// ```
/// use kessan::notation::scale::parse;
/// assert_eq!(parse("Thousands"), Some(3));
/// assert_eq!(parse("百万円"), Some(6));
/// assert_eq!(parse("dozens"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<i8> {
    let text = text.trim();
    if text.is_empty() {
        return Some(0);
    }
    if let Ok(power) = text.parse::<i8>()
        && text != "000"
    {
        return (-12..=15).contains(&power).then_some(power);
    }
    if let Some((power, length)) = noughts(text) {
        return (length == text.len()).then_some(power);
    }
    let word = text.to_lowercase();
    power(word.strip_suffix('円').unwrap_or(&word))
}

/// The power that a text begins to say in noughts, in groups of three behind any grouping sign, perhaps with a one
/// before them: `000 000`, `'000.000`, `1 000 000`; and how long it is. A single group is a word of its own.
fn noughts(text: &str) -> Option<(i8, usize)> {
    let is_sign =
        |c: char| matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}');
    let first = text.strip_prefix(['\'', '’']).unwrap_or(text);
    let mut rest = first.strip_prefix('1').unwrap_or(first);
    let (one, mut groups) = (rest.len() < first.len(), 0_i8);
    loop {
        let behind = if groups > 0 || one { rest.strip_prefix(is_sign) } else { Some(rest) };
        match behind.and_then(|behind| behind.strip_prefix("000")) {
            Some(behind) if groups < 4 => (rest, groups) = (behind, groups + 1),
            _ => break,
        }
    }
    let whole = !rest.starts_with(|c: char| c.is_alphanumeric());
    (whole && groups + i8::from(one) > 1).then(|| (groups * 3, text.len() - rest.len()))
}

/// The power of a word in small letters, with a plural ending or a point of an abbreviation.
fn power(word: &str) -> Option<i8> {
    let known = |word: &str| words().number(Numbered::Scales, word);
    let bare = |word: &str| known(word).and_then(|power| i8::try_from(power).ok());
    bare(word)
        .or_else(|| word.strip_suffix('.').and_then(bare))
        .or_else(|| word.strip_suffix("'s").and_then(bare))
        .or_else(|| {
            let singular = word.strip_suffix('s')?;
            // `ks` and `ms` are other things.
            bare(singular).filter(|_| singular.chars().count() > 2 || singular.contains('0'))
        })
}

/// Whether a word in small letters is one of the scales of the Indian subcontinent in Latin letters: `lakh`, `cr`.
///
/// ```
/// use kessan::notation::scale::is_lakh_or_crore;
/// assert!(is_lakh_or_crore("cr") && is_lakh_or_crore("lakhs"));
/// assert!(!is_lakh_or_crore("m") && !is_lakh_or_crore("千万"));
/// ```
#[must_use]
pub fn is_lakh_or_crore(word: &str) -> bool {
    word.is_ascii() && matches!(power(word), Some(5 | 7))
}

/// The longest scale word with which a text begins: its power, and how many bytes it has. What
/// consists of Latin letters ends where a word does.
///
/// ```
/// use kessan::notation::scale::at_start;
/// assert_eq!(at_start("Mio. EUR"), Some((6, 4)));
/// assert_eq!(at_start("百万円"), Some((6, 6)));
/// assert_eq!(at_start("'000s of"), Some((3, 5)));
/// assert_eq!(at_start("may"), None);
/// ```
#[must_use]
pub fn at_start(text: &str) -> Option<(i8, usize)> {
    const LONGEST: usize = 24;
    if let Some(found) = noughts(text) {
        return Some(found);
    }
    if !text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '0' | '1')) {
        return None;
    }
    if !words().may_begin_scale(text) {
        return None;
    }
    let latin = |c: char| c.is_alphanumeric() && (c as u32) < 0x2E80;
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= LONGEST)
        .collect();
    let is_whole = |end: &usize| {
        let (word, rest) = text.split_at(*end);
        !(word.ends_with(latin) && rest.starts_with(latin))
    };
    ends.into_iter().rev().filter(is_whole).find_map(|end| {
        power(&text[..end].to_lowercase().replace('’', "'")).map(|power| (power, end))
    })
}

/// The word that a heading shows for a scale, or none for single units: that of the pages of the language,
/// whatever its region, and of English where there are none.
///
/// ```
/// use kessan::notation::scale::word;
/// assert_eq!(word(6, "en"), Some("million"));
/// assert_eq!(word(6, "ja-JP"), Some("百万"));
/// assert_eq!(word(1, "en"), None);
/// ```
#[must_use]
pub fn word(power: i8, lang: &str) -> Option<&'static str> {
    let primary = lang.split('-').next().unwrap_or_default();
    let of_pages = || SHOWN.iter().find(|(name, _)| name.eq_ignore_ascii_case(primary));
    let (_, words) = of_pages().or(SHOWN.first())?;
    words.get(&power.to_string()).map(String::as_str)
}

/// The words for scales of each language of `page_words`, by their powers.
static SHOWN: LazyLock<Vec<(&str, BTreeMap<String, String>)>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    struct Page {
        scale: Scale,
    }
    #[derive(Deserialize)]
    struct Scale {
        words: BTreeMap<String, String>,
    }
    let read = |text| toml::from_str::<Page>(text).ok().map(|page| page.scale.words);
    super::page_words::FILES.iter().filter_map(|(lang, text)| Some((*lang, read(text)?))).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_many_languages() {
        for (text, scale) in [
            ("Mio.", 6),
            ("Mrd", 9),
            ("mn", 6),
            ("'000", 3),
            ("000s", 3),
            ("crores", 7),
            ("lakhs", 5),
            ("milliers", 3),
            ("miljoner", 6),
            ("億円", 8),
            ("백만", 6),
        ] {
            assert_eq!(parse(text), Some(scale), "{text}");
        }
        for (text, scale) in [
            ("000 000", 6),
            ("'000 000", 6),
            ("000.000", 6),
            ("1 000 000", 6),
            ("1.000.000", 6),
            ("1'000'000", 6),
            ("000\u{a0}000 EUR", 6),
            ("1,000", 3),
            ("000,000,000", 9),
        ] {
            assert_eq!(at_start(text).map(|(power, _)| power), Some(scale), "{text}");
        }
        for text in ["1 0005", "2 000 000", "1 000x", "10 000"] {
            assert_eq!(at_start(text), None, "{text}");
        }
        for text in ["ms", "ks", "mammoth"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("-2"), Some(-2));
    }
}
