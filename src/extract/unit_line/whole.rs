//! Lines that name a unit and nothing else: `EUR million:`, `In thousands`, `Thousand tonnes`.

use super::scan::{Item, items};
use super::{UnitLine, hundreds, stated};

/// What a line says all of whose words are those of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Whole {
    /// A currency, a power of ten or both.
    Said(UnitLine),
    /// A power of ten of something that is no currency, or two units.
    Doubtful,
}

/// How many words a power of ten and what it counts have at most.
const WORDS: usize = 5;

/// What opens and closes an aside.
const BRACKETS: [char; 10] = ['(', ')', '（', '）', '[', ']', '［', '］', '【', '】'];

/// What a line without parentheses says, where it names a unit and nothing else.
#[must_use]
pub(in super::super) fn whole(words: &str, language: Option<&str>) -> Option<Whole> {
    let words = words.trim_end_matches([':', '：', ' ']);
    // `(U.S. dollars` goes on in the next line.
    if words.contains(BRACKETS) || words.ends_with([',', '/', '&', '-']) {
        return None;
    }
    let items = hundreds::joined(items(words, language).to_vec());
    let of_unit = |item: &Item| matches!(item, Item::Currency(..) | Item::Scale(_));
    let beside =
        |item: &Item| matches!(item, Item::Lead | Item::Filler | Item::Comma | Item::Share);
    if !items.iter().any(of_unit) {
        return None;
    }
    if items.iter().all(|item| of_unit(item) || beside(item)) {
        return match stated(&items, true).filter(UnitLine::is_clear) {
            Some(line) => Some(Whole::Said(line)),
            None => Some(Whole::Doubtful),
        };
    }
    if is_numbered(words) {
        return None;
    }
    let mut opening = items.iter().skip_while(|item| matches!(item, Item::Lead | Item::Filler));
    let power = matches!(opening.next(), Some(Item::Scale(_)));
    // A word that is not known may be what is counted; figures are no part of a unit.
    let counted = opening.all(|item| matches!(item, Item::Unknown(_) | Item::Filler));
    (power && counted && words.split_whitespace().count() <= WORDS).then_some(Whole::Doubtful)
}

/// Whether a letter counts the parts of a statement before their names: `B. Current assets`, `M) Other`.
fn is_numbered(words: &str) -> bool {
    let mut letters = words.trim_start().chars();
    let letter = letters.next().is_some_and(char::is_alphabetic);
    letter && letters.next().is_some_and(|sign| matches!(sign, '.' | ')'))
}

#[cfg(test)]
mod tests {
    use super::{Whole, whole};

    #[test]
    fn lines_that_are_wholly_a_unit_state_it() {
        for (line, codes, scale) in [
            ("EUR million:", "EUR", Some(6)),
            ("in millions of euros", "EUR", Some(6)),
            ("In thousands", "", Some(3)),
            ("€m", "EUR", Some(6)),
            ("US$ thousand", "USD", Some(3)),
            ("In euros:", "EUR", None),
            ("Amounts in EUR thousand", "EUR", Some(3)),
            ("in Mio. EUR", "EUR", Some(6)),
        ] {
            let Some(Whole::Said(found)) = whole(line, None) else { panic!("{line}") };
            assert_eq!((&*found.codes.join(" "), found.scale), (codes, scale), "{line}");
        }
        for line in ["Thousand tonnes:", "Millions of passengers"] {
            assert_eq!(whole(line, None), Some(Whole::Doubtful), "{line}");
        }
        for line in [
            "Revenue",
            "Real estate",
            "Other",
            "Euro bonds",
            "Sales in EUR million",
            "Loans above 1 million",
            "Notes of 500 million euros",
            "Share data",
            "(U.S. dollars",
            "US dollars /",
            "B. Umlaufvermögen",
            "K. Current liabilities",
            "M",
        ] {
            assert_eq!(whole(line, None), None, "{line}");
        }
    }
}
