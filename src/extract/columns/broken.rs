//! Words of headings that the edge of a cell has cut in two: `Three Mont` and `hs Ended June 30`.

use super::headings;
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

/// Adds the words of the next cell of a line: where its first and the last before it are two pieces of a word of time
/// and neither is one by itself, they are that word.
pub(super) fn append(words: &mut String, more: &str) {
    let before = words.split_whitespace().next_back().unwrap_or_default();
    let behind = more.split_whitespace().next().unwrap_or_default();
    if is_cut(before, behind) {
        words.push_str(more.trim_start());
    } else {
        headings::append(words, more);
    }
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
    use super::append;

    #[test]
    fn a_word_that_an_edge_has_cut_is_one() {
        for (before, behind, together) in [
            ("Three Mont", "hs Ended June 30, 2024", "Three Months Ended June 30, 2024"),
            ("Nine Months En", "ded", "Nine Months Ended"),
            ("As of Decem", "ber 31, 2024", "As of December 31, 2024"),
            // What is a word by itself, or together none, stays as it is.
            ("Year", "ended", "Year ended"),
            ("Mar", "ch 2024", "Mar ch 2024"),
            ("Net sa", "les", "Net sa les"),
            ("3", "Months", "3 Months"),
            ("", "Months", "Months"),
            ("Months", "", "Months"),
        ] {
            let mut words = before.to_owned();
            append(&mut words, behind);
            assert_eq!(words, together);
        }
    }
}
