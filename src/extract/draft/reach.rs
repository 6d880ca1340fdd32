//! How far a line without figures reaches: rows that stand no further right than the line itself, where the first below it
//! did, are none of it, but for the total of those.

use std::collections::BTreeSet;

use crate::extract::counts;
use crate::notation::words::{Kind, words as known};

/// The line above some rows, and how far they stand from the left.
#[derive(Debug, Default)]
pub(super) struct Reach {
    /// Its words, in small letters.
    words: BTreeSet<String>,
    opens: usize,
    rows: Option<usize>,
}

impl Reach {
    /// That of a line.
    pub(super) fn of_line(heading: &str, indent: usize) -> Self {
        let lower = heading.to_lowercase();
        let words = counts::words(&lower).into_iter().map(str::to_owned).collect();
        Self { words, opens: indent, rows: None }
    }

    /// Whether a row stands outside of it.
    pub(super) fn is_left_by(&mut self, caption: &str, indent: usize) -> bool {
        let within = *self.rows.get_or_insert(indent);
        within > self.opens && indent <= self.opens && !self.is_total(caption)
    }

    /// Whether a caption is that of the total of the rows below the line: `Total`, `Total employees`.
    fn is_total(&self, caption: &str) -> bool {
        let lower = caption.to_lowercase();
        let all = counts::words(&lower);
        let is_whole = |word: &str| known().has(Kind::WholeColumns, word);
        all.first().is_some_and(|first| is_whole(first))
            && all.iter().all(|word| is_whole(word) || self.words.contains(*word))
    }
}

#[cfg(test)]
mod tests {
    use super::Reach;

    #[test]
    fn rows_at_the_margin_leave_a_part_of_indented_ones() {
        let mut reach = Reach::of_line("Number of employees", 0);
        let rows = [("Europe", 2), ("Asia", 2), ("Total", 0), ("Total employees", 0)];
        assert!(rows.iter().all(|(caption, indent)| !reach.is_left_by(caption, *indent)));
        assert!(reach.is_left_by("Total revenue", 0) && reach.is_left_by("EBITDA", 0));
        let mut level = Reach::of_line("Number of employees", 0);
        assert!(!level.is_left_by("Europe", 0) && !level.is_left_by("EBITDA", 0));
    }
}
