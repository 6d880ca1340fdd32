//! The currencies of ISO 4217: code, signs, usual names, and what a hundredth is called.
//!
//! One table for the whole crate. A sign or a name may be that of several currencies (`$`, `kr`,
//! `pesos`); which one is meant, whoever knows what a taxonomy declares must say.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

/// A currency.
#[derive(Debug)]
pub struct Currency {
    /// Its code of three capitals, ISO 4217.
    pub code: &'static str,
    /// Signs that stand for it.
    pub signs: Vec<&'static str>,
    /// Its usual names, singular and plural, in several languages.
    pub names: Vec<&'static str>,
}

/// What words at the beginning of a text name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The codes of the currencies that are named so, in alphabetical order.
    pub codes: Vec<&'static str>,
    /// How many bytes name it.
    pub length: usize,
    /// The power of ten of what is named against the currency: -2 for cents.
    pub power: i8,
}

/// What a word means, by the word in small letters.
type Index = FxHashMap<String, Entry>;

struct Entry {
    codes: Vec<&'static str>,
    power: i8,
}

static ALL: LazyLock<Vec<Currency>> = LazyLock::new(|| {
    let rows = include_str!("currencies.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut fields = row.splitn(3, ',');
        let list = |text: &'static str| text.split('|').filter(|part| !part.is_empty()).collect();
        Some(Currency {
            code: fields.next()?,
            signs: list(fields.next()?),
            names: list(fields.next()?),
        })
    })
    .collect()
});

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index::default();
    for currency in all() {
        add(&mut index, currency.code, currency.code, 0, false);
        for sign in &currency.signs {
            add(&mut index, sign, currency.code, 0, false);
        }
        for name in &currency.names {
            add(&mut index, name, currency.code, 0, true);
        }
    }
    for row in include_str!("subunits.csv").lines().skip(1) {
        let Some((code, names)) = row.split_once(',') else { continue };
        for name in names.split('|') {
            add(&mut index, name, code, -2, name.len() > 2);
        }
    }
    index
});

fn add(index: &mut Index, word: &'static str, code: &'static str, power: i8, is_name: bool) {
    let key = if is_short(word) && !is_name { word.to_owned() } else { word.to_lowercase() };
    let entry = index.entry(key).or_insert_with(|| Entry { codes: Vec::new(), power });
    if entry.power == power && !entry.codes.contains(&code) {
        entry.codes.push(code);
    }
}

/// The most words of a name, in bytes.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| INDEX.keys().map(String::len).max().unwrap_or(0) + 4);

/// The letters and signs with which a code, sign or name begins.
static FIRST: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| INDEX.keys().filter_map(|word| word.chars().next()).collect());

/// The first three letters of those that begin with three Latin ones, in small letters.
static STARTS: LazyLock<FxHashSet<[u8; 3]>> =
    LazyLock::new(|| INDEX.keys().filter_map(|word| latin_start(word)).collect());

/// The first three letters of a text in small letters, where these are Latin ones without signs.
pub(crate) fn latin_start(text: &str) -> Option<[u8; 3]> {
    let three: &[u8; 3] = text.as_bytes().first_chunk()?;
    three.iter().all(u8::is_ascii_alphabetic).then(|| three.map(|c| c.to_ascii_lowercase()))
}

/// Whether a code, sign or name may stand at the beginning of a text; blanks and the backslash before a sign
/// are looked past. What has three Latin letters ends behind no fewer.
fn may_begin(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\u{a0}']);
    if let Some(start) = latin_start(text) {
        return STARTS.contains(&start);
    }
    let Some(first) = text.chars().next() else { return false };
    let known = |c: char| FIRST.contains(&c);
    first == '\\' || known(first) || first.to_lowercase().any(known)
}

/// All currencies, by code.
#[must_use]
pub fn all() -> &'static [Currency] {
    &ALL
}

/// The currency with a code.
#[must_use]
pub fn by_code(code: &str) -> Option<&'static Currency> {
    ALL.binary_search_by_key(&code, |currency| currency.code).ok().map(|at| &ALL[at])
}

/// The code of the country whose currency it is: the first two letters of its own (ISO 4217). None for one of several
/// countries (`EUR`, `XOF`), and for that in which companies of many countries report.
#[must_use]
pub(crate) fn country(code: &str) -> Option<&str> {
    let of_many = code.starts_with('X') || matches!(code, "EUR" | "USD");
    by_code(code).filter(|_| !of_many).and_then(|_| code.get(..2))
}

/// Whether amounts of a currency are usually stated in lakhs and crores.
#[must_use]
pub fn is_counted_in_crores(code: &str) -> bool {
    matches!(code, "BDT" | "BTN" | "INR" | "LKR" | "NPR" | "PKR")
}

/// Whether most people mean a currency where a text says dollars, pounds, rupees or the like and names no other; of pesos,
/// dinars and crowns none is the usual one.
#[must_use]
pub fn is_usual(code: &str) -> bool {
    matches!(code, "EUR" | "GBP" | "INR" | "JPY" | "USD")
}

/// Whether amounts of a currency for each share are usually printed in hundredths: pence, cents of South Africa.
#[must_use]
pub fn is_quoted_in_hundredths(code: &str) -> bool {
    matches!(code, "FKP" | "GBP" | "GIP" | "NAD" | "SHP" | "ZAR")
}

/// Whether one of a currency is always worth one of another: each is held at par to the one of a larger neighbour.
#[must_use]
pub(crate) fn are_at_par(a: &str, b: &str) -> bool {
    const PARS: [&[&str]; 6] = [
        &["LSL", "NAD", "SZL", "ZAR"],
        &["BMD", "BSD", "PAB", "USD"],
        &["FKP", "GBP", "GIP", "SHP"],
        &["BND", "SGD"],
        &["BTN", "INR"],
        &["XAF", "XOF"],
    ];
    PARS.iter().any(|all| all.contains(&a) && all.contains(&b))
}

/// The currencies whose code, sign or name a text is; none where it is nothing of the kind.
#[must_use]
pub fn named(text: &str) -> Option<Named> {
    let text = text.trim();
    at_start(text).filter(|named| named.length == text.len())
}

/// The longest code, sign or name with which a text begins. A code is in capitals, a name of one
/// letter in its own case; what consists of Latin letters ends where a word does.
#[must_use]
pub fn at_start(text: &str) -> Option<Named> {
    if !may_begin(text) {
        return None;
    }
    let mut ends: Vec<usize> = text
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= *LONGEST)
        .collect();
    while let Some(end) = ends.pop() {
        let word = &text[..end];
        if !ends_well(word, &text[end..]) {
            continue;
        }
        let Some(entry) = entry(word) else { continue };
        return Some(Named { codes: entry.codes.clone(), length: end, power: entry.power });
    }
    None
}

/// A word as it is looked up: small letters, one blank between words, and the sign that some
/// texts put a backslash before.
fn folded(word: &str) -> String {
    let word = word.replace("\\$", "$").replace('\u{a0}', " ");
    word.to_lowercase().split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a word of Latin letters is whole: no letter goes on behind it.
fn ends_well(word: &str, rest: &str) -> bool {
    let latin = |c: char| c.is_alphabetic() && (c as u32) < 0x2E80;
    let goes_on = word.ends_with(latin) && rest.starts_with(latin);
    !goes_on && !word.ends_with(char::is_whitespace)
}

/// What a word means. Codes and short signs (`R`, `p`, `kr`) stand in their own case, for in another
/// they are other words; names of three letters may begin with a capital.
fn entry(word: &str) -> Option<&'static Entry> {
    let own = || INDEX.get(&folded(word)).filter(|_| !is_short(word) || word.len() == 3);
    INDEX.get(word).or_else(own)
}

/// Whether a word has no more than three Latin letters.
fn is_short(word: &str) -> bool {
    word.len() <= 3 && word.bytes().all(|c| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_whole() {
        assert!(all().windows(2).all(|two| two[0].code < two[1].code));
        let rows = include_str!("currencies.csv").lines().skip(1).count();
        assert_eq!(all().len(), rows);
        assert!(all().iter().all(|currency| currency.code.len() == 3));
        assert!(by_code("EUR").is_some() && by_code("XYZ").is_none());
    }

    #[test]
    fn codes_signs_and_names() {
        let codes = |text: &str| named(text).map(|named| named.codes.join(" "));
        for (text, code) in [
            ("EUR", "EUR"),
            ("Swiss francs", "CHF"),
            ("€", "EUR"),
            ("£", "FKP GBP GIP SHP"),
            ("Swedish kronor", "SEK"),
            ("U.S. dollars", "USD"),
            ("US\\$", "USD"),
            ("RMB", "CNY"),
            ("円", "JPY"),
            ("Yen", "JPY"),
            ("¥", "CNY JPY"),
            ("kr", "DKK ISK NOK SEK"),
        ] {
            assert_eq!(codes(text).as_deref(), Some(code), "{text}");
        }
        assert_eq!((codes("p"), named("p").unwrap().power), (Some("GBP".into()), -2));
        assert_eq!(named("pence").unwrap().power, -2);
        for text in ["revenue", "eur o", "all", "try", "Inc", "top", "r", "k", "", "dollarsign"] {
            assert_eq!(codes(text), None, "{text}");
        }
    }

    #[test]
    fn the_longest_name_wins_and_words_are_whole() {
        let start = |text: &str| at_start(text).map(|named| named.length);
        assert_eq!(start("Canadian dollars, in thousands"), Some(16));
        assert_eq!(start("US$'000"), Some(3));
        assert_eq!(start("円）"), Some("円".len()));
        assert_eq!(start("wonderful"), None);
        assert_eq!(start("$4"), Some(1));
    }
}
