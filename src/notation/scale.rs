//! Scales: the power of ten in which a table states its figures.

/// Words for powers of ten by language, in small letters. Points and plural endings that
/// [`parse`] takes off are left out.
const WORDS: [(&str, &[(&str, i8)]); 13] = [
    (
        "en",
        &[
            ("one", 0),
            ("hundred", 2),
            ("thousand", 3),
            ("thous", 3),
            ("million", 6),
            ("billion", 9),
            ("trillion", 12),
            ("lakh", 5),
            ("lac", 5),
            ("crore", 7),
            ("cr", 7),
        ],
    ),
    (
        "short",
        &[
            ("k", 3),
            ("m", 6),
            ("mn", 6),
            ("mln", 6),
            ("mm", 6),
            ("mio", 6),
            ("mil", 6),
            ("mill", 6),
            ("bn", 9),
            ("bln", 9),
            ("bio", 9),
            ("b", 9),
            ("tn", 12),
            ("trn", 12),
        ],
    ),
    (
        "digits",
        &[
            ("'000", 3),
            ("000", 3),
            ("'000'000", 6),
            ("000,000", 6),
            ("'000,000", 6),
            ("1'000", 3),
            ("1,000", 3),
            ("1.000", 3),
            ("1 000", 3),
            ("1'000'000", 6),
            ("1,000,000", 6),
        ],
    ),
    (
        "de",
        &[
            ("tausend", 3),
            ("tsd", 3),
            ("millionen", 6),
            ("mrd", 9),
            ("milliarde", 9),
            ("milliarden", 9),
        ],
    ),
    ("fr", &[("millier", 3), ("mille", 3), ("milliard", 9), ("md", 9)]),
    ("es", &[("miles", 3), ("millones", 6), ("millón", 6), ("mil millones", 9)]),
    ("pt", &[("milhares", 3), ("milhões", 6), ("milhão", 6), ("bilhões", 9), ("mil milhões", 9)]),
    ("it", &[("migliaia", 3), ("milioni", 6), ("milione", 6), ("miliardi", 9), ("miliardo", 9)]),
    ("nl", &[("duizend", 3), ("duizenden", 3), ("miljoen", 6), ("miljard", 9)]),
    (
        "nordic",
        &[
            ("tusen", 3),
            ("tusental", 3),
            ("miljoner", 6),
            ("miljon", 6),
            ("millioner", 6),
            ("mia", 9),
            ("miljarder", 9),
            ("milliarder", 9),
            ("mdr", 9),
            ("mdkr", 9),
        ],
    ),
    ("pl", &[("tys", 3), ("tysiące", 3), ("tysiącach", 3), ("milionach", 6), ("mld", 9)]),
    (
        "ja zh",
        &[
            ("千", 3),
            ("万", 4),
            ("萬", 4),
            ("百万", 6),
            ("百萬", 6),
            ("千万", 7),
            ("億", 8),
            ("亿", 8),
            ("十億", 9),
            ("十亿", 9),
            ("兆", 12),
        ],
    ),
    ("ko", &[("천", 3), ("만", 4), ("백만", 6), ("억", 8), ("십억", 9), ("조", 12)]),
];

/// All words with their powers.
fn words() -> impl Iterator<Item = (&'static str, i8)> {
    WORDS.iter().flat_map(|(_, words)| words.iter().copied())
}

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
    let word = text.to_lowercase();
    power(word.strip_suffix('円').unwrap_or(&word))
}

/// The power of a word in small letters, with a plural ending or a point of an abbreviation.
fn power(word: &str) -> Option<i8> {
    let bare = |word: &str| words().find(|(known, _)| *known == word).map(|(_, power)| power);
    bare(word)
        .or_else(|| word.strip_suffix('.').and_then(bare))
        .or_else(|| word.strip_suffix("'s").and_then(bare))
        .or_else(|| {
            let singular = word.strip_suffix('s')?;
            // `ks` and `ms` are other things.
            bare(singular).filter(|_| singular.chars().count() > 2 || singular.contains('0'))
        })
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
    let ends: Vec<usize> = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= LONGEST)
        .collect();
    ends.into_iter().rev().find_map(|end| {
        let (word, rest) = text.split_at(end);
        let latin = |c: char| c.is_alphanumeric() && (c as u32) < 0x2E80;
        let whole = !(word.ends_with(latin) && rest.starts_with(latin))
            && word.starts_with(|c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '0' | '1'));
        let word = word.to_lowercase().replace('’', "'");
        whole.then(|| power(&word)).flatten().map(|power| (power, end))
    })
}

/// The word that a heading shows for a scale, or none for single units.
#[must_use]
pub fn word(power: i8, lang: &str) -> Option<&'static str> {
    Some(match (power, lang == "ja") {
        (2, false) => "hundred",
        (3, false) => "thousand",
        (5, false) => "lakh",
        (6, false) => "million",
        (7, false) => "crore",
        (9, false) => "billion",
        (12, false) => "trillion",
        (3, true) => "千",
        (4, true) => "万",
        (6, true) => "百万",
        (8, true) => "億",
        (9, true) => "十億",
        (12, true) => "兆",
        _ => return None,
    })
}

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
        for text in ["ms", "ks", "mammoth"] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse("-2"), Some(-2));
    }
}
