//! Headings that lack the empty cell over the captions.

use crate::notation::date::is_year;
use std::ops::Range;

use super::{Line, Piece};

/// The lines of a heading that lacks the empty cell over the captions, with their cells over the columns: there are as
/// many, and each names a year or a part of one. Units and notes have digits too: `£000`, `Note 1`.
pub(super) fn without(text: &str, lines: &[Line], positions: &[Range<usize>]) -> Option<Vec<Line>> {
    let dated = |piece: &Piece| {
        let words = text[piece.span.start..piece.span.end].split_whitespace();
        words.into_iter().any(is_dated)
    };
    let in_order = |pieces: &[Piece]| pieces.iter().enumerate().all(|(at, piece)| piece.at == at);
    let lacks = |line: &Line| {
        line.cells.len() == positions.len() && in_order(&line.cells) && line.cells.iter().all(dated)
    };
    let beside = positions.iter().enumerate().all(|(at, column)| *column == (at + 1..at + 2));
    let several = positions.len() > 1 && !lines.is_empty();
    (beside && several && lines.iter().all(lacks)).then(|| {
        let mut moved = lines.to_vec();
        moved.iter_mut().flat_map(|line| &mut line.cells).for_each(|piece| piece.at += 1);
        moved
    })
}

/// Whether a word is of a period: `2024`, `FY24`, `9M`, `2024/25`, `'24`, `2024年`.
fn is_dated(word: &str) -> bool {
    let runs = || word.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    if runs().any(is_year) {
        return true;
    }
    let counts = runs().any(|run| run.bytes().any(|digit| digit != b'0'));
    // A sign behind a number counts years and their parts: `3四半期`.
    let counted = |(at, c): (usize, char)| {
        (c as u32) >= 0x2E80
            && c.is_alphabetic()
            && word[..at].ends_with(|c: char| c.is_ascii_digit())
    };
    if counts && word.char_indices().any(counted) {
        return true;
    }
    let code =
        |c: char| matches!(c, 'F' | 'Y' | 'Q' | 'H' | 'M' | 'S' | 'T' | 'K' | '\'' | '’' | '/');
    let letters = word.chars().filter(|c| !c.is_ascii_digit());
    // A measure has its digit behind the letter: `M3`.
    let measure = word.starts_with('M');
    counts && !measure && letters.clone().all(code) && letters.count() > 0
}

#[cfg(test)]
mod tests {
    use super::is_dated;

    #[test]
    fn units_and_notes_are_of_no_period() {
        for word in ["2024", "FY24", "9M", "2024/25", "'24", "Q3", "1H25", "2024年", "第3四半期"]
        {
            assert!(is_dated(word), "{word}");
        }
        for word in ["£000", "'000", "000s", "1", "m3", "M3", "Note", "(12)", "1,000"] {
            assert!(!is_dated(word), "{word}");
        }
    }
}
