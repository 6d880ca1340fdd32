//! Numbers of a sheet that may be years: `2024` heads a column, or is an amount whose format does not part thousands.
//!
//! What stands above and beside them says which; where it does not, they are told.

use std::collections::BTreeMap;

use super::{Cell, Held};

/// Numbers that may be years.
const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;

/// What the numbers of a row are, where all of them may be years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Amounts,
    Years,
    /// Headings as likely as amounts.
    Open,
}

/// What heads the columns of a table, as far as its rows were read.
#[derive(Default)]
pub(super) struct Headings {
    columns: BTreeMap<u32, Heading>,
    /// Whether amounts stand below it.
    has_amounts: bool,
    /// Whether an empty row or a title stands between it and the next row.
    is_apart: bool,
}

#[derive(Default)]
struct Heading {
    words: Option<String>,
    year: Option<u32>,
}

/// The year that a number may be: what its format parts is none.
pub(super) fn year(number: &str, grouped: bool) -> Option<u32> {
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    number.parse().ok().filter(|year| is_whole && !grouped && YEARS.contains(year))
}

impl Headings {
    /// What the numbers of the next row are, beside those in the first column of the sheet, which are its caption.
    pub(super) fn read(&mut self, row: &[Cell], first: u32, is_apart: bool) -> Reading {
        self.is_apart |= is_apart;
        if row[0].column == first && is_title(row) {
            self.is_apart = true;
            return Reading::Amounts;
        }
        let figures: Vec<(u32, Option<u32>)> = row
            .iter()
            .filter(|cell| cell.column > first)
            .filter_map(|cell| match &cell.held {
                Held::Number { text, grouped } => Some((cell.column, year(text, *grouped))),
                Held::Text(_) | Held::Nothing { .. } => None,
            })
            .collect();
        if figures.is_empty() {
            // Words in a row among amounts head nothing.
            if !self.has_amounts || self.is_apart {
                self.head(row, first);
            }
            return Reading::Amounts;
        }
        let years: Option<Vec<(u32, u32)>> =
            figures.into_iter().map(|(column, year)| Some((column, year?))).collect();
        let has_caption = matches!(row[0].held, Held::Text(_));
        let reading = years.map_or(Reading::Amounts, |years| match has_caption {
            true => self.read_years(&years),
            // A sum may have no caption.
            false if self.has_amounts && !self.is_apart => Reading::Amounts,
            false => Reading::Years,
        });
        if reading == Reading::Amounts {
            (self.has_amounts, self.is_apart) = (true, false);
        } else {
            self.head(row, first);
        }
        reading
    }

    /// What numbers behind a caption are that may all be years, each with its column.
    fn read_years(&self, years: &[(u32, u32)]) -> Reading {
        let above: Vec<Option<&Heading>> =
            years.iter().map(|(column, _)| self.columns.get(column)).collect();
        let heads = |of: &Option<&Heading>| of.and_then(|of| of.year);
        let begins_anew = self.has_amounts && self.is_apart;
        // A table has its headings once.
        if self.has_amounts && !self.is_apart
            || !begins_anew && above.iter().all(|of| heads(of).is_some())
        {
            return Reading::Amounts;
        }
        if above.iter().zip(years).all(|(of, (_, year))| heads(of) == Some(*year)) {
            return Reading::Years;
        }
        // Years that head columns follow each other.
        let follow = years.windows(2).all(|pair| pair[0].1.abs_diff(pair[1].1) <= 1);
        let words: Vec<Option<&str>> =
            above.iter().map(|of| of.and_then(|of| of.words.as_deref())).collect();
        let is_told_apart =
            words.iter().enumerate().all(|(at, of)| of.is_some() && !words[..at].contains(of));
        match (follow, words.iter().any(Option::is_some)) {
            (false, true) => Reading::Amounts,
            (false, false) => Reading::Open,
            (true, true) if is_told_apart => Reading::Open,
            (true, _) => Reading::Years,
        }
    }

    /// Takes a row of headings.
    fn head(&mut self, row: &[Cell], first: u32) {
        if std::mem::take(&mut self.has_amounts) {
            self.columns.clear();
        }
        self.is_apart = false;
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| cell.column > first) {
            let heading = self.columns.entry(cell.column).or_default();
            match &cell.held {
                Held::Text(text) => {
                    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
                    let mut beside = beside.filter_map(|at| row.get(at));
                    // A heading over several columns has others below it.
                    let is_alone = !beside.any(|of| is_text(of, text));
                    heading.year = named(text).filter(|_| is_alone).or(heading.year);
                    heading.words = Some(text.clone());
                }
                Held::Number { text, grouped } => {
                    heading.year = year(text, *grouped).or(heading.year);
                    heading.words = Some(text.clone());
                }
                Held::Nothing { .. } => {}
            }
        }
    }
}

/// Whether a row has one text alone, in one cell or in cells that are merged.
fn is_title(row: &[Cell]) -> bool {
    let Held::Text(title) = &row[0].held else { return false };
    row.iter().all(|cell| is_text(cell, title))
}

fn is_text(cell: &Cell, text: &str) -> bool {
    matches!(&cell.held, Held::Text(of) if of == text)
}

/// The first year that a heading names.
fn named(text: &str) -> Option<u32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).find(|year| YEARS.contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads rows of cells parted by bars, empty ones left out; an empty row parts tables.
    fn readings(rows: &[&str]) -> Vec<Reading> {
        let mut headings = Headings::default();
        let mut is_apart = false;
        let mut readings = Vec::new();
        for (row, cells) in (0..).zip(rows) {
            let cell = |(column, text): (u32, &str)| Cell {
                row,
                column,
                held: match text.parse::<f64>() {
                    Ok(_) => Held::Number { text: text.to_owned(), grouped: false },
                    Err(_) => Held::Text(text.to_owned()),
                },
            };
            let cells = (0..).zip(cells.split('|')).filter(|(_, text)| !text.is_empty());
            let cells: Vec<Cell> = cells.map(cell).collect();
            if cells.is_empty() {
                is_apart = true;
                continue;
            }
            readings.push(headings.read(&cells, 0, std::mem::take(&mut is_apart)));
        }
        readings
    }

    #[test]
    fn amounts_below_headings_are_no_years() {
        let sum = ["|2024|2023", "Sales|5|6", "|2031|1999"];
        assert_eq!(readings(&sum)[2], Reading::Amounts, "a sum without a caption");
        for rows in [
            ["|FY2024|FY2023", "Revenue|2024|1990"],
            ["EUR|2024|2023", "Revenue|2024|2023"],
            ["|Current|Prior", "Employees|2051|1987"],
            ["Costs|5000|4000", "Employees|2024|2023"],
            ["|FY2024|FY2023", "Revenue|2024|12000"],
            ["|FY2024", "Revenue|2024"],
        ] {
            assert_eq!(readings(&rows)[1], Reading::Amounts, "{rows:?}");
        }
    }

    #[test]
    fn years_head_columns() {
        for rows in [
            vec!["EUR million|2025|2024"],
            vec!["|2019|2024"],
            vec!["|Forecast|Actual", "|2025|2024"],
            vec!["|Year ended 31 March|Year ended 31 March", "EUR|2025|2024"],
            vec!["Report 2025|Report 2025|Report 2025", "EUR|2025|2024"],
            vec!["|2025|2024", "Sales|5|6", "", "Balance sheet", "EUR|2025|2024"],
        ] {
            assert_eq!(readings(&rows).last(), Some(&Reading::Years), "{rows:?}");
        }
    }

    #[test]
    fn what_may_be_either_is_open() {
        for rows in [
            vec!["|Current|Prior", "Employees|2024|2023"],
            vec!["Employees|2051|1987"],
            vec!["|2025|2024", "Sales|5|6", "", "Employees|2013|2012"],
        ] {
            assert_eq!(readings(&rows).last(), Some(&Reading::Open), "{rows:?}");
        }
    }
}
