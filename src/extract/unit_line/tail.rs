//! What the last words of a caption state about its figures: `Net debt, EUR m`, `Dividend per share, in cents`.

use super::scan::{Item, items};
use super::{UnitLine, parts, stated};
use crate::standards::currency;

/// What the last words of a caption say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tail {
    /// A currency, a scale or both.
    Said(UnitLine),
    /// Several currencies: a rate between them, or an amount in either.
    Doubtful(String),
}

/// How many words such a statement has at most.
const WORDS: usize = 5;

/// The statement with which a caption ends outside of parentheses; none where its last words are no unit, or belong
/// to the thing: `Bank of Euro`.
#[must_use]
pub fn tail(caption: &str) -> Option<Tail> {
    let outside = parts(caption).1;
    let words: Vec<&str> = outside.split_whitespace().collect();
    let longest = words.len().saturating_sub(1).min(WORDS);
    (1..=longest).rev().find_map(|count| {
        let (before, last) = words.split_at(words.len() - count);
        statement(before.last()?, last)
    })
}

fn statement(before: &str, last: &[&str]) -> Option<Tail> {
    let words = last.join(" ");
    let items = items(&words, None);
    let of_unit = |item: &Item| {
        matches!(item, Item::Currency(..) | Item::Scale(_))
            || matches!(item, Item::Lead | Item::Filler | Item::Comma)
    };
    if !items.iter().all(of_unit) {
        return None;
    }
    let parted = before.ends_with([',', ':', ';', '-', '–', '—']);
    let opened = parted || items.first() == Some(&Item::Lead) || is_dash(last[0]);
    let codes = words.split(|c: char| !c.is_alphanumeric());
    let coded =
        codes.into_iter().any(|word| currency::by_code(word).is_some_and(|of| of.code == word));
    let of_part = items.iter().any(|item| matches!(item, Item::Currency(_, power) if *power != 0));
    if !(opened || coded || of_part) {
        return None;
    }
    match stated(&items, true) {
        Some(line) if line.is_clear() => Some(Tail::Said(line)),
        _ => {
            let named = items.iter().filter(|item| matches!(item, Item::Currency(..))).count();
            (named > 1).then_some(Tail::Doubtful(words))
        }
    }
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(caption: &str) -> Option<(String, i8, Option<i8>)> {
        match tail(caption)? {
            Tail::Said(line) => Some((line.codes.join(" "), line.power, line.scale)),
            Tail::Doubtful(words) => Some((words, 0, None)),
        }
    }

    #[test]
    fn captions_end_with_a_unit() {
        for (caption, codes, power, scale) in [
            ("Net debt, EUR m", "EUR", 0, Some(6)),
            ("Revenue in euros", "EUR", 0, None),
            ("EBITDA in millions", "", 0, Some(6)),
            ("Average rate USD/EUR", "USD/EUR", 0, None),
            ("Dividend per share – pence", "GBP", -2, None),
        ] {
            let found = said(caption).unwrap_or_else(|| panic!("{caption}: nothing read"));
            assert!(found.0.contains(codes), "{caption}: {found:?}");
            assert_eq!((found.1, found.2), (power, scale), "{caption}");
        }
    }

    #[test]
    fn names_of_things_are_no_units() {
        for caption in
            ["Bank of Euro", "Net cash used in", "EUR", "Revenue", "Investments in real estate"]
        {
            assert_eq!(tail(caption), None, "{caption}");
        }
    }
}
