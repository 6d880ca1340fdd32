//! Lines between rows that name the unit of the rows below them anew, over each column: `£m   £m`, then `p   p`.

use crate::notation::scale;
use crate::notation::words::{Kind, words as known};
use crate::standards::currency;

/// The most words of a unit over a column.
const WORDS: usize = 3;

/// Whether words are a unit and nothing else: a currency with or without its power of ten, a power, what is counted.
pub(crate) fn names_unit(words: &str) -> bool {
    let mut count = 0;
    let all = words.split_whitespace().all(|word| {
        count += 1;
        is_unit(word)
    });
    all && (1..=WORDS).contains(&count)
}

fn is_unit(word: &str) -> bool {
    let digits = |word: &str| word.bytes().all(|c| c.is_ascii_digit());
    let power = |word: &str| {
        !digits(word) && scale::parse(word).is_some_and(|power| !word.is_empty() && power != 0)
    };
    let in_currency = || {
        let named = currency::at_start(word)?;
        let rest = word.get(named.length..)?;
        Some(rest.is_empty() || power(rest) || rest == "000")
    };
    is_percent(word)
        || known().has(Kind::CountAlone, &word.to_lowercase())
        || power(word)
        || in_currency() == Some(true)
}

fn is_percent(words: &str) -> bool {
    matches!(words, "%" | "％")
}

/// Whether the words over some columns name one unit: the same over all of them. Over the last one, that of changes, a
/// percent sign may stand.
pub(super) fn is_over_all(cells: &[&str]) -> bool {
    let Some((first, rest)) = cells.split_first().filter(|(first, _)| names_unit(first)) else {
        return false;
    };
    let (last, between) = match rest {
        [between @ .., last] => (*last, between),
        [] => return false,
    };
    let same = |cell: &&str| cell == first;
    between.iter().all(same) && (last == *first || (!between.is_empty() && is_percent(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_unit_over_all_columns_is_that_of_the_rows_below() {
        for cells in [
            &["£m", "£m"][..],
            &["p", "p", "%"],
            &["%", "%"],
            &["No.", "No."],
            &["x", "x"],
            &["EUR m", "EUR m"],
            &["$000", "$000", "%"],
            &["Mio. EUR", "Mio. EUR", "Mio. EUR"],
        ] {
            assert!(is_over_all(cells), "{cells:?}");
        }
        for cells in [
            &["£m"][..],
            &["2024", "2023"],
            &["2024", "%"],
            &["Group", "Group"],
            &["£m", "%"],
            &["£m", "p"],
            &["Note", "Note"],
            &["6", "6"],
            &["unaudited", "unaudited"],
            &["", ""],
        ] {
            assert!(!is_over_all(cells), "{cells:?}");
        }
    }
}
