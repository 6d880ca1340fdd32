//! How columns of a page are counted: by signs, as programs write that lay out pages of paper, or by the places that signs take
//! on a screen, where one of East Asia takes two.

use super::page::{Kind, Line};
use super::tabstops;

/// Rows whose figures are held against each other are so many lines apart at most.
const NEAR: usize = 4;

/// How the columns of a line are counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ruler {
    /// How far apart tabs stop that stand for blanks.
    pub(super) stop: Option<usize>,
    /// Whether signs of East Asia take two columns.
    pub(super) wide: bool,
}

impl Ruler {
    /// The column behind a sign.
    pub(super) fn next(self, column: usize, sign: char) -> usize {
        match self.wide && !sign.is_ascii() {
            // Arrows, rules and shapes take two where letters of East Asia do.
            true if ('\u{2190}'..='\u{27BF}').contains(&sign) => column + 2,
            true => column + textwrap::core::display_width(sign.encode_utf8(&mut [0; 4])),
            false => tabstops::next(column, sign, self.stop),
        }
    }
}

/// Whether some signs of a text may take two columns.
pub(super) fn may_be_wide(masked: &str) -> bool {
    masked.chars().any(|sign| (sign as u32) >= 0x2E80)
}

/// Of the lines of a page, counted by signs and by places, those in which more figures begin or end where one in a row above
/// does; those by signs where it is as many.
pub(super) fn fitting(by_signs: Vec<Line>, by_places: Vec<Line>) -> Vec<Line> {
    match aligned(&by_places) > aligned(&by_signs) {
        true => by_places,
        false => by_signs,
    }
}

/// How many figures begin or end in a column in which one of the row above does, or words over them.
fn aligned(lines: &[Line]) -> usize {
    let edges = |line: &Line| -> Vec<(usize, usize)> {
        match line.kind {
            Kind::Row => {
                let seeds = line.tokens.iter().filter(|token| token.seed);
                seeds.map(|token| (token.left, token.right)).collect()
            }
            _ => line.runs().iter().map(|run| (run.left, run.right)).collect(),
        }
    };
    let has_columns =
        |line: &Line| line.kind == Kind::Row || (line.kind == Kind::Text && line.runs().len() > 1);
    let rows: Vec<usize> = (0..lines.len()).filter(|at| has_columns(&lines[*at])).collect();
    let pairs = rows.windows(2).filter(|pair| pair[1] - pair[0] <= NEAR);
    let both = pairs.map(|pair| {
        let (above, own) = (edges(&lines[pair[0]]), edges(&lines[pair[1]]));
        let begin = own.iter().filter(|(left, _)| above.iter().any(|(other, _)| other == left));
        let end = own.iter().filter(|(_, right)| above.iter().any(|(_, other)| other == right));
        begin.count() + end.count()
    });
    both.sum()
}
