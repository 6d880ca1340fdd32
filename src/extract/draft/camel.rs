//! Words as one name of an element.

use unicode_normalization::UnicodeNormalization;

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

#[cfg(test)]
mod tests {
    use super::camel;

    #[test]
    fn names_of_elements_say_what_captions_do() {
        assert_eq!(camel("TOTAL ASSETS"), "TotalAssets");
        assert_eq!(camel("EBITDA"), "EBITDA");
        assert_eq!(camel("Net income (loss)"), "NetIncomeLoss");
        assert_eq!(camel("Resultados do 1.º trimestre"), "ResultadosDo1OTrimestre");
        assert_eq!(camel("Eﬀect of ﬁnal oﬀers"), "EffectOfFinalOffers");
        assert_eq!(camel("Ⅱ損益"), "II損益");
        assert_eq!(camel("𝐑𝐞𝐬𝐮𝐥𝐭𝐬"), "Results");
    }
}
