//! Words of headings that the edge of a cell has cut in two: `Three Mont` and `hs Ended June 30`.

use crate::notation::words::{Kind, Numbered, words};

/// What words over columns say of time.
const OF_TIME: [Kind; 6] = [
    Kind::MonthWords,
    Kind::WeekWords,
    Kind::QuarterWords,
    Kind::HalfWords,
    Kind::YearWords,
    Kind::Ending,
];

/// Whether the words of a cell go on with those of the next in one word: the last of the one and the first of the other
/// are two pieces of a word of time, and neither is one by itself.
pub(super) fn is_cut_between(words: &str, more: &str) -> bool {
    let before = words.split_whitespace().next_back().unwrap_or_default();
    let behind = more.split_whitespace().next().unwrap_or_default();
    is_cut(before, behind)
}

/// Whether two pieces are a word of time, and neither is one.
fn is_cut(first: &str, second: &str) -> bool {
    let are_letters = |piece: &str| !piece.is_empty() && piece.chars().all(char::is_alphabetic);
    are_letters(first)
        && are_letters(second)
        && says_time(&format!("{first}{second}"))
        && !says_time(first)
        && !says_time(second)
}

fn says_time(word: &str) -> bool {
    let word = word.to_lowercase();
    let number = |of| words().number(of, &word).is_some();
    OF_TIME.iter().any(|kind| words().has(*kind, &word))
        || number(Numbered::Months)
        || number(Numbered::Numbers)
}

#[cfg(test)]
mod tests {
    use super::is_cut_between;

    #[test]
    fn a_word_that_an_edge_has_cut_is_one() {
        for (before, behind, cut) in [
            ("Three Mont", "hs Ended June 30, 2024", true),
            ("Nine Months En", "ded", true),
            ("As of Decem", "ber 31, 2024", true),
            // What is a word by itself, or together none, stays as it is.
            ("Year", "ended", false),
            ("Mar", "ch 2024", false),
            ("Net sa", "les", false),
            ("3", "Months", false),
            ("", "Months", false),
            ("Months", "", false),
        ] {
            assert_eq!(is_cut_between(before, behind), cut, "{before} {behind}");
        }
    }
}
