//! The currency of a release: what its tables say, and for a sign of several what the rest of the text says.

use std::collections::{BTreeMap, BTreeSet};

use crate::notation::words::words;
use crate::standards::currency;

/// Signs of currencies, each with the one that most people mean by it.
const SIGNS: [(&str, &str); 6] =
    [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("円", "JPY"), ("¥", "JPY"), ("₹", "INR")];

/// The currency that tables name most often, and whether the text leaves no other. `named` are the currencies that each
/// unit line may mean.
pub(super) fn of_amounts(
    named: impl Iterator<Item = Vec<&'static str>>,
    masked: &str,
    language: &str,
) -> (String, bool) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut clear = true;
    let mut mentions: Option<BTreeSet<Vec<&str>>> = None;
    for codes in named {
        let code = match codes[..] {
            [code] => code,
            _ => {
                let mentioned = mentions.get_or_insert_with(|| mentioned(masked));
                let (code, decided) = of_several(&codes, mentioned, language);
                clear &= decided;
                code
            }
        };
        *counts.entry(code).or_default() += 1;
    }
    if let Some((code, _)) = counts.iter().max_by_key(|(_, count)| **count) {
        return ((*code).to_owned(), clear && counts.len() == 1);
    }
    let found = SIGNS.iter().find(|(sign, _)| masked.contains(sign));
    (found.map_or("USD", |(_, code)| code).to_owned(), false)
}

/// Which of several currencies a sign stands for, and whether that is sure: the only one of them that the text names in
/// words of its own (`Canadian dollars`, `HK$`), else that of the land whose language it is in, else the one that most
/// people mean.
fn of_several(
    codes: &[&'static str],
    mentioned: &BTreeSet<Vec<&'static str>>,
    language: &str,
) -> (&'static str, bool) {
    // `C$` is of Canada or of Nicaragua, and only one of them has the sign `$` too.
    let narrowed = mentioned.iter().filter_map(|named| {
        let mut both = codes.iter().copied().filter(|code| named.contains(code));
        both.next().filter(|_| both.next().is_none())
    });
    let own: Vec<&'static str> = narrowed.collect::<BTreeSet<_>>().into_iter().collect();
    if let [code] = own[..] {
        return (code, true);
    }
    // Of two that are named one is that of amounts, the other one of a rate or a loan.
    let among = if own.is_empty() { codes } else { &own };
    let of_land = words().currencies(language).iter();
    let of_land = of_land.filter_map(|known| among.iter().find(|code| ***code == **known));
    if let Some(code) = of_land.into_iter().next() {
        // A language of several lands does not say which of their currencies is meant.
        return (code, own.is_empty() && words().currencies(language).len() == 1);
    }
    let usual = SIGNS.iter().filter_map(|(_, code)| among.iter().find(|known| *known == code));
    (usual.into_iter().next().unwrap_or(&among[0]), false)
}

/// What words and signs of a text may name: for each the codes of currencies.
fn mentioned(text: &str) -> BTreeSet<Vec<&'static str>> {
    let mut found = BTreeSet::new();
    let mut before = ' ';
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        let begins = !before.is_alphanumeric() && !c.is_whitespace();
        before = c;
        if at < skip_to || !begins {
            continue;
        }
        if let Some(named) = currency::at_start(&text[at..]) {
            skip_to = at + named.length;
            found.insert(named.codes);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::of_amounts;

    fn chosen(codes: &[&'static str], text: &str, language: &str) -> (String, bool) {
        of_amounts(std::iter::once(codes.to_vec()), text, language)
    }

    #[test]
    fn a_sign_of_several_is_what_the_text_says() {
        let dollars = ["AUD", "CAD", "HKD", "SGD", "USD"];
        for (text, code, clear) in [
            ("All amounts are in Canadian dollars. Revenue was $4.", "CAD", true),
            ("Revenue was C$1,120 million.", "CAD", true),
            ("the Company reports in S$ (unaudited)", "SGD", true),
            ("A$1.1bn of sales", "AUD", true),
            ("Revenue was $1,120 million.", "USD", false),
            ("Amounts in CAD; the loan is in US dollars", "USD", false),
            ("Amounts in CAD; A$ rose", "AUD", false),
        ] {
            assert_eq!(chosen(&dollars, text, "en"), (code.to_owned(), clear), "{text}");
        }
        let crowns = ["DKK", "ISK", "NOK", "SEK"];
        for (text, language, code, clear) in [
            ("Nettoomsättning", "sv", "SEK", true),
            ("Driftsinntekter", "no", "NOK", true),
            ("Stockholm, Sweden. Net sales were SEK 1,120 M.", "en", "SEK", true),
            ("Mkr. Dotterbolaget har lån i NOK och SEK.", "sv", "SEK", false),
            ("sales", "en", "DKK", false),
        ] {
            assert_eq!(chosen(&crowns, text, language), (code.to_owned(), clear), "{text}");
        }
        assert!(!chosen(&["CLP", "MXN", "USD"], "Ingresos", "es").1);
        assert_eq!(chosen(&["CNY", "JPY"], "RMB of Beijing", "en"), ("CNY".to_owned(), true));
        assert_eq!(chosen(&["EUR"], "US$", "en"), ("EUR".to_owned(), true));
    }
}
