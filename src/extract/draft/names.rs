//! Names that a draft makes of words.

use crate::notation::date::is_year;
use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::camel::camel;
use super::sheet::Sheet;
use crate::extract::section_line::is_legal_form;
use crate::notation::words::{Kind, words as known};
use crate::text::table::is_part;

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

/// What stands before the name of the company on the first page of a Japanese report of results.
const LISTED: &str = "上場会社名";

/// The name of the company: what is said to be it, the line at the top that ends with a legal form, the words of a line
/// up to one, else the first line of the text with some words.
pub(super) fn company(masked: &str, file: &str) -> String {
    const TOP: usize = 10;
    if let Some((_, behind)) = masked.split_once(LISTED) {
        let name = behind
            .trim_start_matches([' ', '\t', ':', '：'])
            .trim_start()
            .lines()
            .next()
            .unwrap_or_default();
        let name = name.split("  ").next().unwrap_or_default().trim();
        if !name.is_empty() {
            return name.to_owned();
        }
    }
    let top: Vec<String> = lines(masked).take(TOP).collect();
    let Some(first) = top.first() else { return file.to_owned() };
    let below = |alone: bool| {
        let mut found = top.iter().skip(1).filter_map(move |line| formed(line, alone));
        found.find(|name| !is_of_sentence(name))
    };
    let named = formed(first, true).or_else(|| below(true));
    let opens = || below(false);
    match formed(first, false) {
        Some(_) => named.unwrap_or_else(|| first.clone()),
        None => named.or_else(opens).unwrap_or_else(|| first.clone()),
    }
}

/// The words of a line up to a legal form, where a few stand before it; `alone` where nothing but an aside and numbers
/// stand behind it.
fn formed(line: &str, alone: bool) -> Option<String> {
    const WORDS: usize = 7;
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_form = |word: &&str| is_legal_form(word);
    let at = words.iter().take(WORDS).skip(1).position(is_form)? + 1;
    // `Co., Ltd.`
    let end = words[at + 1..].iter().take_while(|word| is_form(word)).count() + at + 1;
    let rest = words[end..].join(" ");
    let aside = rest.starts_with('(') && rest.ends_with(')');
    let numbered = rest.split(' ').all(|word| {
        let digits = word.bytes().all(|c| c.is_ascii_digit());
        digits || (word.len() <= 4 && !word.contains(char::is_lowercase))
    });
    (!alone || aside || numbered)
        .then(|| words[..end].join(" ").trim_end_matches([',', ':', ';']).to_owned())
}

/// Whether words up to a legal form are of a sentence, which may name others: `Listed on Nasdaq Stockholm AB`.
fn is_of_sentence(name: &str) -> bool {
    let mut words = name.split_whitespace().skip(1);
    words.any(|word| {
        let small = word.split(['\'', '’']).next().unwrap_or(word);
        word.starts_with(char::is_lowercase)
            && !is_legal_form(word)
            && !known().has(Kind::NameParticles, small)
    })
}

/// Words at the top of a text that others may not have: a line with a year in it, else the second.
pub(super) fn first_words(masked: &str) -> String {
    const TOP: usize = 15;
    let dated = |line: &String| line.split_whitespace().any(is_dated);
    // Lines of tables have years as well.
    let is_prose = |line: &&str| !line.trim().contains(['\t', '|']) && !line.trim().contains("   ");
    let prose: Vec<&str> = masked.lines().filter(is_prose).collect();
    let first = lines(&prose.join("\n")).take(TOP).find(dated);
    first.or_else(|| lines(masked).take(2).last()).unwrap_or_default()
}

/// The same words, with the line that they go on in where no full stop ends them: lines of a text are as long as its page.
pub(super) fn first_sentence(masked: &str) -> String {
    /// Shorter lines end where they end.
    const LONG: usize = 60;
    let first = first_words(masked);
    if first.chars().count() < LONG {
        return first;
    }
    let mut behind = lines(masked).skip_while(|line| *line != first).skip(1);
    match behind.next().filter(|_| !first.ends_with('.')) {
        Some(next) => format!("{first} {next}"),
        None => first,
    }
}

/// Whether a word holds a year of four digits, or is the code of a period: `2024`, `3Q24`, `FY25`. The number of a company
/// may hold anything.
fn is_dated(word: &str) -> bool {
    /// Longer words of letters and digits are numbers of something.
    const LONGEST: usize = 10;
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let count = |is: fn(&char) -> bool| word.chars().filter(is).count();
    let (letters, digits) = (count(char::is_ascii_alphabetic), count(char::is_ascii_digit));
    if letters > 0 && digits > 0 && letters + digits > LONGEST && word.is_ascii() {
        return false;
    }
    let mut numbers = word.split(|c: char| !c.is_ascii_digit());
    numbers.any(is_year) || is_code(word)
}

/// Whether a word is a part of a year with its year in two digits: `3Q24`, `9M24`, `FY25`, `H124`.
fn is_code(word: &str) -> bool {
    let Some((part, year)) = word.len().checked_sub(2).and_then(|at| word.split_at_checked(at))
    else {
        return false;
    };
    let capital = part.contains(|c: char| c.is_ascii_uppercase());
    capital
        && is_part(part)
        && year.bytes().all(|c| c.is_ascii_digit())
        && ("10".."50").contains(&year)
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
    // The letters of a legal form are one word: `S.A.`, `S.p.A.`, `A/S`
    let joined = name.split_whitespace().map(|word| match is_abbreviated(word) {
        true => word.replace(['.', '/'], ""),
        false => word.to_owned(),
    });
    let lower = plain_letters(&joined.collect::<Vec<_>>().join(" ").to_lowercase());
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.take(3).collect::<Vec<_>>().join("-");
    if slug.chars().next().is_some_and(|c| c.is_ascii_alphabetic()) {
        slug
    } else {
        format!("company{slug}")
    }
}

/// Whether a word is letters with a dot behind each, or a stroke between them.
fn is_abbreviated(word: &str) -> bool {
    let word = word.trim_end_matches(',').trim_end_matches('.');
    let parts: Vec<&str> = word.split(['.', '/']).collect();
    parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1)
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
    use super::{company, is_dated, slug};

    #[test]
    fn years_and_codes_of_periods_are_dated_and_numbers_of_companies_are_not() {
        for word in ["2024", "3Q24", "FY25", "(9M24)", "30/09/2024", "2024年3月期", "1T24"] {
            assert!(is_dated(word), "{word}");
        }
        for word in ["U12345AB2001XYZ004567", "Q3", "24", "A350", "Boeing", "MP3", "CO24", "100"] {
            assert!(!is_dated(word), "{word}");
        }
    }

    #[test]
    fn companies_are_named_by_lines_with_a_legal_form() {
        for (text, name) in [
            ("Alder Works plc\nHalf-year report 2024\n", "Alder Works plc"),
            ("Alder Works plc – results for 2024\n", "Alder Works plc – results for 2024"),
            ("For immediate release\nALDER BRANDS, INC. REPORTS RESULTS\n", "ALDER BRANDS, INC."),
            (
                "Appendix 4D\nReport for the period\nAlder Logistics Limited ABN 12 345\n",
                "Alder Logistics Limited",
            ),
            ("Delårsrapport 2025\nAlder Industri AB (publ)\n", "Alder Industri AB"),
            (
                "THE EXCHANGE LIMITED TAKES NO PART IN IT\nALDER HOLDINGS LIMITED\n",
                "ALDER HOLDINGS LIMITED",
            ),
            (
                "2025年３月期 決算短信\n上場会社名  東雲精機株式会社    上場取引所  東\n",
                "東雲精機株式会社",
            ),
            ("COMUNICATO STAMPA\nONTANO VIVAI S.P.A.\nRisultati 2025\n", "ONTANO VIVAI S.P.A."),
            ("Meddelelse\nEl Træ A/S\nKvartal 2025\n", "El Træ A/S"),
            ("Alder Retail\nThird quarter 2024\n", "Alder Retail"),
            ("Alder Hotel & Spa\nThird quarter 2024\n", "Alder Hotel & Spa"),
            ("Alder Retail\nQ3 2024\nListed on the Market of Tarn AB\n", "Alder Retail"),
            (
                "Communiqué\nAteliers du Val d’Aulne SA\nRésultats 2025\n",
                "Ateliers du Val d’Aulne SA",
            ),
            ("Alder Retail\nLos ingresos se redujeron\n", "Alder Retail"),
            ("決算短信\n上場会社名：東雲精機株式会社\n", "東雲精機株式会社"),
        ] {
            assert_eq!(company(text, "file"), name, "{text}");
        }
    }

    #[test]
    fn names_of_the_world_are_ids() {
        for (name, id) in [
            ("Müller-Werke AG", "mueller-werke-ag"),
            ("Société Générale", "societe-generale"),
            ("Håndværk & Søn A/S", "haandvaerk-soen-as"),
            ("Żabka Łódź", "zabka-lodz"),
            ("Macy's, Inc.", "macys-inc"),
            ("3i Group", "company3i-group"),
            ("Banco Araucária S.A.", "banco-araucaria-sa"),
            ("Fonderie Adria S.p.A.", "fonderie-adria-spa"),
            ("みなと商会", "company"),
        ] {
            assert_eq!(slug(name), id, "{name}");
        }
    }
}
