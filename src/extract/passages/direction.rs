//! Words that say whether something went up or down.

/// Words for more.
const UP: [&str; 11] = [
    "up",
    "increase",
    "increases",
    "increased",
    "increasing",
    "rise",
    "rises",
    "rose",
    "risen",
    "grew",
    "grown",
];
/// Words for less.
const DOWN: [&str; 13] = [
    "down",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "decline",
    "declines",
    "declined",
    "fall",
    "falls",
    "fell",
    "drop",
    "dropped",
];
/// Those that can stand behind their figure: `a 5% decrease`.
const NOUNS: [&str; 6] = ["increase", "decrease", "decline", "rise", "fall", "drop"];

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// More.
    Up,
    /// Less: a figure is negative.
    Down,
}

/// The direction that a word says.
pub(super) fn of(word: &str) -> Option<Direction> {
    if is_any(&UP, word) {
        return Some(Direction::Up);
    }
    is_any(&DOWN, word).then_some(Direction::Down)
}

/// Whether a word can say the direction of the figure before it.
pub(super) fn is_noun(word: &str) -> bool {
    is_any(&NOUNS, word)
}

fn is_any(known: &[&str], word: &str) -> bool {
    known.iter().any(|known| known.eq_ignore_ascii_case(word))
}
