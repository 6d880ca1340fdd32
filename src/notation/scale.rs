//! Scales: the power of ten in which a table states its figures.

/// Words for powers of ten, in English and Japanese, in lower case and singular.
const WORDS: [(&str, i8); 17] = [
    ("one", 0),
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("k", 3),
    ("mn", 6),
    ("mln", 6),
    ("bn", 9),
    ("千", 3),
    ("万", 4),
    ("百万", 6),
    ("千万", 7),
    ("億", 8),
    ("十億", 9),
    ("兆", 12),
];

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
    if let Ok(power) = text.parse::<i8>() {
        return (-12..=15).contains(&power).then_some(power);
    }
    let word = text.to_lowercase();
    let word = word.strip_suffix('円').or(word.strip_suffix('s')).unwrap_or(&word);
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, power)| *power)
}

/// The word that a heading shows for a scale, or none for single units.
#[must_use]
pub fn word(power: i8, lang: &str) -> Option<&'static str> {
    Some(match (power, lang == "ja") {
        (2, false) => "hundred",
        (3, false) => "thousand",
        (6, false) => "million",
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
