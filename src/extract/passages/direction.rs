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

/// Whether a word behind a figure tells where it came from as well as how far it went: `5.0% down from 6.2%`, and no
/// `a decrease from 6.2%`.
pub(super) fn is_adverb(word: &str) -> bool {
    words().has(Kind::DirectionAdverbs, &word.to_lowercase())
}

/// Whether a word between a direction and a figure says that it led to the figure or came from it; `noun` says whether
/// the direction is a noun, behind which some such words mean no more than `of`.
pub(super) fn is_end(word: &str, noun: bool) -> bool {
    let lower = word.to_lowercase();
    let has = |kind| words().has(kind, &lower);
    has(Kind::DirectionEnds) || (has(Kind::DirectionFrom) && !noun)
}
