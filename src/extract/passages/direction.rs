//! Words that say whether something went up or down.

use crate::notation::words::{Kind, words};

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
    let lower = word.to_lowercase();
    if words().has(Kind::Up, &lower) {
        return Some(Direction::Up);
    }
    words().has(Kind::Down, &lower).then_some(Direction::Down)
}

/// Whether a word can say the direction of the figure before it.
pub(super) fn is_noun(word: &str) -> bool {
    words().has(Kind::DirectionNouns, &word.to_lowercase())
}
