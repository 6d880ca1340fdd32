//! Names that a draft makes of words.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::sheet::Sheet;
use crate::notation::lexical;

/// The longest name, in letters.
const LONGEST: usize = 60;

/// Words as one name: `Net income (loss)` is `NetIncomeLoss`. Names begin with a letter.
pub(super) fn camel(words: &str) -> String {
    let mut name = String::new();
    // A line of capitals says nothing by them.
    let shouted = words.contains(' ') && !words.contains(char::is_lowercase);
    let words: String = words.chars().flat_map(plain_forms).collect();
    let words = if shouted { words.to_lowercase() } else { words };
    for word in words.replace('&', " and ").split(|c: char| !c.is_alphanumeric()) {
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            name.extend(first.to_uppercase());
            name.push_str(letters.as_str());
        }
    }
    let name: String = name.chars().filter(|c| is_name_letter(*c)).take(LONGEST).collect();
    if lexical::is_ncname(&name) && !name.starts_with('_') { name } else { format!("Item{name}") }
}

/// A letter that may not stand in names of elements by those that say the same: `º`, `ﬀ`, `Ⅱ`.
fn plain_forms(c: char) -> Vec<char> {
    match c.is_alphabetic() && !is_name_letter(c) {
        true => std::iter::once(c).nfkc().collect(),
        false => vec![c],
    }
}

/// Whether a letter may stand in names of elements; compatibility forms may not everywhere.
fn is_name_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (c.is_alphabetic()
            && !('\u{f900}'..='\u{ffef}').contains(&c)
            && lexical::continues_ncname(c.encode_utf8(&mut [0; 4])))
}

/// Gives statements their ids, from the words above them.
pub(super) fn of_sheets(sheets: &mut [Sheet]) {
    let mut taken = BTreeSet::new();
    for (at, sheet) in sheets.iter_mut().enumerate() {
        let base = match camel(&sheet.title) {
            name if sheet.title.is_empty() || name == "Item" => format!("Table{}", at + 1),
            name => name,
        };
        let choices = (1_u32..).map(|number| match number {
            1 => base.clone(),
            number => format!("{base}{number}"),
        });
        sheet.id =
            choices.into_iter().find(|id| taken.insert(id.to_lowercase())).unwrap_or_default();
        if sheet.title.is_empty() {
            sheet.title = format!("Table {}", at + 1);
        }
    }
}

/// The first line of a text with some words, as the name of its company.
pub(super) fn company(masked: &str, file: &str) -> String {
    lines(masked).next().unwrap_or_else(|| file.to_owned())
}

/// Words at the top of a text that others may not have: a line with a year in it, else the second.
pub(super) fn first_words(masked: &str) -> String {
    const TOP: usize = 15;
    let dated = |line: &String| {
        let mut numbers = line.split(|c: char| !c.is_ascii_digit());
        numbers.any(|digits| {
            digits.len() == 4 && (digits.starts_with("20") || digits.starts_with("19"))
        })
    };
    // Lines of tables have years as well.
    let is_prose = |line: &&str| !line.trim().contains(['\t', '|']) && !line.trim().contains("   ");
    let prose: Vec<&str> = masked.lines().filter(is_prose).collect();
    let first = lines(&prose.join("\n")).take(TOP).find(dated);
    first.or_else(|| lines(masked).take(2).last()).unwrap_or_default()
}

fn lines(masked: &str) -> impl Iterator<Item = String> {
    let lines = masked.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines = lines.map(|line| line.trim_matches(['#', '*', '|', ' ']).to_owned());
    lines.filter(|line| {
        line.chars().filter(|c| c.is_alphabetic()).count() > 3 && line.chars().count() < 120
    })
}

/// A name as the id of a taxonomy: small letters without marks, and hyphens.
#[must_use]
pub fn slug(name: &str) -> String {
    let lower = plain_letters(&name.to_lowercase());
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(3).collect::<Vec<_>>().join("-");
    if slug.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) {
        slug
    } else {
        format!("company{slug}")
    }
}

/// Small letters of Latin alphabets by those of English, as people write them who have no others.
fn plain_letters(lower: &str) -> String {
    let mut plain = String::with_capacity(lower.len());
    for c in lower.nfc() {
        match c {
            'ä' | 'æ' => plain.push_str("ae"),
            'ö' | 'ø' | 'œ' => plain.push_str("oe"),
            'ü' => plain.push_str("ue"),
            'å' => plain.push_str("aa"),
            'ß' => plain.push_str("ss"),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'þ' => plain.push_str("th"),
            'ı' => plain.push('i'),
            '\'' | '’' => {}
            c => plain.extend(std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c))),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{camel, slug};

    #[test]
    fn names_of_the_world_are_ids() {
        for (name, id) in [
            ("Müller-Werke AG", "mueller-werke-ag"),
            ("Société Générale", "societe-generale"),
            ("Håndværk & Søn A/S", "haandvaerk-soen-a"),
            ("Żabka Łódź", "zabka-lodz"),
            ("Macy's, Inc.", "macys-inc"),
            ("3i Group", "company3i-group"),
            ("みなと商会", "company"),
        ] {
            assert_eq!(slug(name), id, "{name}");
        }
        assert_eq!(camel("TOTAL ASSETS"), "TotalAssets");
        assert_eq!(camel("EBITDA"), "EBITDA");
        assert_eq!(camel("Net income (loss)"), "NetIncomeLoss");
        assert_eq!(camel("Resultados do 1.º trimestre"), "ResultadosDo1OTrimestre");
        assert_eq!(camel("Eﬀect of ﬁnal oﬀers"), "EffectOfFinalOffers");
        assert_eq!(camel("Ⅱ損益"), "II損益");
        assert_eq!(camel("𝐑𝐞𝐬𝐮𝐥𝐭𝐬"), "Results");
    }
}
