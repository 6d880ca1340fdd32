//! What headings state of currencies and scales.

use super::super::stated::Stated;
use super::Headings;
use crate::extract::mentions::heading::read;
use crate::extract::unit_line::{self, Whole};
use crate::model::Taxonomy;

impl Headings {
    /// The currency and scale stated over a column.
    #[must_use]
    pub fn stated_over(&self, column: usize, taxonomy: &Taxonomy) -> Stated {
        let over = self.cells.iter().filter(|(_, columns)| columns.contains(&column));
        let cells: Vec<String> = over.map(|(words, _)| self.without_periods(words)).collect();
        Stated::of_lines(cells.iter().map(String::as_str), taxonomy, self.setting.language)
    }

    /// The currency and scale stated in the lines above the columns.
    #[must_use]
    pub fn stated_above(&self, taxonomy: &Taxonomy) -> Stated {
        let aside = self.cells.iter().filter(|(_, columns)| columns.is_empty());
        let aside: Vec<String> = aside.map(|(words, _)| self.without_periods(words)).collect();
        let above: Vec<String> = self.lines_above().collect();
        let lines = aside.iter().chain(&above).map(String::as_str);
        Stated::of_lines(lines, taxonomy, self.setting.language)
    }

    /// The currency and scale stated for the table: over its captions or columns, where the
    /// columns don't differ, and in the nearest lines above.
    #[must_use]
    pub fn stated(&self, taxonomy: &Taxonomy) -> Stated {
        let cells: Vec<String> =
            self.cells.iter().map(|(words, _)| self.without_periods(words)).collect();
        let above: Vec<String> = self.lines_above().collect();
        let lines = cells.iter().chain(&above).map(String::as_str);
        let mut stated = Stated::of_lines(lines, taxonomy, self.setting.language);
        stated.doubt_rivals(&self.above, &self.title, self.setting.language);
        stated.doubt_cells(&cells, &self.above, &self.title, self.setting.language);
        stated
    }

    /// The lines above the rows, of those that state a unit before a period the unit alone: `Millions, For the Periods Ended
    /// March 31,`.
    pub(super) fn lines_above(&self) -> impl Iterator<Item = String> {
        let language = self.setting.language;
        self.opening.iter().chain(&self.above).map(move |line| {
            if unit_line::read_in(line, language).is_some() {
                return line.clone();
            }
            let rest = self.without_periods(line);
            let stated = unit_line::read_in(&rest, language);
            let is_unit = stated.is_some_and(|line| line.is_clear() && line.scale.is_some());
            if is_unit { rest } else { line.clone() }
        })
    }

    /// The words of a cell that don't speak of periods.
    pub(super) fn without_periods(&self, words: &str) -> String {
        let said = read(words, self.setting);
        let rest = if said.is_empty() { words.to_owned() } else { said.rest };
        // A unit behind a code that is not known is one all the same: `HJ24 €m`.
        let is_code = |word: &str| {
            word.contains(char::is_alphabetic) && word.contains(|c: char| c.is_ascii_digit())
        };
        let unit = rest.trim().split_once(' ').filter(|(code, unit)| {
            let line = unit_line::whole(unit, self.setting.language);
            is_code(code) && matches!(line, Some(Whole::Said(_)))
        });
        unit.map(|(_, unit)| unit.to_owned()).unwrap_or(rest)
    }
}
