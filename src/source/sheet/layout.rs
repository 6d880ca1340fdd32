//! Workbooks that are laid out for readers, with titles, headings and captions, as the text of a release: a line a row, its
//! cells parted by tabs, figures as `1,234.5`.
//!
//! Cells say what they hold, as in tables of facts ([`number`](super::number)). Cells that are merged are a heading over
//! all of them. What is hidden is no part of the text, as on pages.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::years::{Headings, Reading, year};
use super::{Cell, Found, Held, hidden, join, names, open, split};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity, grouped as parted};
use crate::limit::Limit;
use crate::source::{characters, file};

/// How many empty rows are kept in a sequence: more say no more than these, that a table has ended.
const EMPTY_ROWS: usize = 4;

/// The text of the sheets of a workbook, or of the one that is named.
///
/// # Errors
/// When the workbook can't be read, passes a limit, or has no such sheet.
pub(in crate::source) fn text(path: &Path, diagnostics: &mut Diagnostics) -> io::Result<String> {
    let (book, sheet) = split(path).ok_or_else(|| io::Error::other("it is no workbook"))?;
    let sheets = sheet.map_or_else(|| names(&book), |sheet| Ok(vec![sheet]))?;
    let mut text = String::new();
    for sheet in sheets {
        let path: PathBuf = join(&book, &sheet);
        let found = open(&path)?;
        if found.is_hidden {
            let message = "The sheet is hidden in its workbook, and is passed over.";
            diagnostics.push(hidden(Place::file(&file::name_of(&path)), message));
            continue;
        }
        Lines { name: file::name_of(&path), text: &mut text, diagnostics }.take(found, &sheet)?;
    }
    Ok(text)
}

/// The lines of a sheet, as they are added to the text.
struct Lines<'a> {
    name: Arc<str>,
    text: &'a mut String,
    diagnostics: &'a mut Diagnostics,
}

impl Lines<'_> {
    fn take(&mut self, mut found: Found, sheet: &str) -> io::Result<()> {
        let mut cells = std::mem::take(&mut found.cells);
        self.pass_over_hidden(&mut cells, &found);
        cells.retain(|cell| !matches!(&cell.held, Held::Text(text) if text.trim().is_empty()));
        cells.sort_by_key(|cell| (cell.row, cell.column));
        // Columns that hold nothing part others only for the eye.
        let columns: BTreeSet<u32> = cells.iter().map(|cell| cell.column).collect();
        let columns: Vec<u32> = columns.into_iter().collect();
        let rows: Vec<&[Cell]> = cells.chunk_by(|one, other| one.row == other.row).collect();
        // A sheet that begins with headings has its title on its tab.
        if rows.first().is_some_and(|first| first.len() > 1) {
            self.text.push_str(&words(sheet));
            self.text.push_str("\n\n");
        }
        let hidden: BTreeSet<u32> = found.hidden.iter().copied().collect();
        let empty = empty_before(&rows, &hidden);
        let mut headings = Headings::default();
        for ((row, empty), last) in rows.iter().zip(&empty).zip(last_columns(&rows, &empty)) {
            self.text.extend(std::iter::repeat_n('\n', *empty));
            let reading = headings.read(row, columns[0], *empty > 0);
            self.row(row, last, &columns, reading);
            // Few cells far apart are many tabs.
            if self.text.len() as u64 > Limit::File.get() {
                return Err(io::Error::other(Limit::File.passed()));
            }
        }
        self.text.push('\n');
        Ok(())
    }

    /// Adds a row of a table that ends with a column: what the row lacks there are empty cells.
    fn row(&mut self, cells: &[Cell], last: u32, columns: &[u32], reading: Reading) {
        if reading == Reading::Open {
            self.tell_open(cells, columns[0]);
        }
        let mut at = 0;
        for cell in cells {
            let position = columns.partition_point(|column| *column < cell.column);
            self.text.extend(std::iter::repeat_n('\t', position - at));
            at = position;
            let place = || place_of(&self.name, cell.row, cell.column);
            let (content, problem) = match &cell.held {
                Held::Text(text) => {
                    let is_told = !crate::notation::lexical::is_xml_text(text);
                    (words(text), is_told.then(|| characters::not_xml(place())))
                }
                Held::Number { text, grouped } => {
                    let may_head = reading != Reading::Amounts || position == 0;
                    let is_year = may_head && year(text, *grouped).is_some();
                    (if is_year { text.clone() } else { parted(text) }, None)
                }
                Held::Nothing { why, help } => {
                    let told = Diagnostic::new(Code::InvalidCell, place(), why).help(*help);
                    (String::new(), Some(told))
                }
            };
            self.text.push_str(&content);
            problem.into_iter().for_each(|told| self.diagnostics.push(told));
        }
        // A heading may stand over more columns than its own.
        if reading == Reading::Amounts && has_amounts(cells) {
            let position = columns.partition_point(|column| *column < last);
            self.text.extend(std::iter::repeat_n('\t', position.saturating_sub(at)));
        }
        self.text.push('\n');
    }

    /// Tells of a row whose numbers may be years as well as amounts.
    fn tell_open(&mut self, cells: &[Cell], first: u32) {
        let mut behind = cells.iter().filter(|cell| cell.column > first);
        let Some(cell) = behind.find(|cell| matches!(cell.held, Held::Number { .. })) else {
            return;
        };
        let message = "The numbers of the row may be years that head columns or amounts, and are taken as years.";
        let place = place_of(&self.name, cell.row, cell.column);
        let mut told = Diagnostic::new(Code::InvalidCell, place, message);
        told.severity = Severity::Warning;
        let help = "give amounts a format that parts thousands, such as `#,##0`; years are texts that say so, such as `FY2024`";
        self.diagnostics.push(told.help(help));
    }

    /// Takes out the cells of rows and columns that are hidden, and tells of the first of either.
    fn pass_over_hidden(&mut self, cells: &mut Vec<Cell>, found: &Found) {
        let rows: BTreeSet<u32> = found.hidden.iter().copied().collect();
        let columns = merged(&found.hidden_columns);
        let (mut in_rows, mut in_columns) = (BTreeSet::new(), BTreeSet::new());
        cells.retain(|cell| {
            let in_row = rows.contains(&cell.row);
            let in_column = is_in(&columns, cell.column);
            if in_row {
                in_rows.insert(cell.row);
            }
            if in_column {
                in_columns.insert(cell.column);
            }
            !in_row && !in_column
        });
        if let Some(first) = in_rows.first() {
            let message = match in_rows.len() - 1 {
                0 => "The row is hidden in the workbook, and is passed over.".to_owned(),
                more => format!(
                    "The row and {more} more are hidden in the workbook, and are passed over."
                ),
            };
            let place = Place::line(&self.name, first.saturating_add(1));
            self.diagnostics.push(hidden(place, message));
        }
        if let Some(first) = in_columns.first() {
            let message = match in_columns.len() - 1 {
                0 => "The column is hidden in the workbook, and is passed over.".to_owned(),
                more => format!(
                    "The column and {more} more are hidden in the workbook, and are passed over."
                ),
            };
            self.diagnostics.push(hidden(place_of(&self.name, 0, *first), message));
        }
    }
}

/// Whether numbers that are no years stand behind the first cell of a row.
fn has_amounts(row: &[Cell]) -> bool {
    row.iter().skip(1).any(|cell| match &cell.held {
        Held::Number { text, grouped } => year(text, *grouped).is_none(),
        Held::Text(_) | Held::Nothing { .. } => false,
    })
}

/// How many empty rows stand before each row that holds something, as many as are kept.
fn empty_before(rows: &[&[Cell]], hidden: &BTreeSet<u32>) -> Vec<usize> {
    let mut next = rows.first().map_or(0, |first| first[0].row);
    let counts = rows.iter().map(|row| {
        let empty = (next..row[0].row).filter(|row| !hidden.contains(row));
        next = row[0].row.saturating_add(1);
        empty.take(EMPTY_ROWS).count()
    });
    counts.collect()
}

/// For each row the last column of its table: of the rows up to an empty one, and of those above where it has no headings of
/// its own.
fn last_columns(rows: &[&[Cell]], empty: &[usize]) -> Vec<u32> {
    let mut lasts: Vec<u32> = Vec::new();
    while lasts.len() < rows.len() {
        let from = lasts.len();
        let more = empty[from + 1..].iter().position(|empty| *empty > 0);
        let to = more.map_or(rows.len(), |more| from + 1 + more);
        let own = rows[from..to].iter().filter_map(|row| row.last()).map(|cell| cell.column).max();
        let above = lasts.last().copied().filter(|_| has_amounts(rows[from]));
        lasts.resize(to, own.max(above).unwrap_or_default());
    }
    lasts
}

/// The place of a cell, by its row and column from 0.
fn place_of(name: &Arc<str>, row: u32, column: u32) -> Place {
    Place::at(name, row.saturating_add(1), column.saturating_add(1))
}

/// Ranges of columns in their order, those that touch or lie in each other made one.
fn merged(ranges: &[[u32; 2]]) -> Vec<[u32; 2]> {
    let mut ranges = ranges.to_vec();
    ranges.sort_unstable();
    let mut merged: Vec<[u32; 2]> = Vec::new();
    for [from, to] in ranges {
        match merged.last_mut() {
            Some([_, last]) if from <= last.saturating_add(1) => *last = to.max(*last),
            _ => merged.push([from, to]),
        }
    }
    merged
}

fn is_in(ranges: &[[u32; 2]], column: u32) -> bool {
    let behind = ranges.partition_point(|[from, _]| *from <= column);
    behind.checked_sub(1).is_some_and(|at| ranges[at][1] >= column)
}

/// A text in one line, without tabs.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_with_commas() {
        for (number, expected) in [
            ("2024", "2,024"),
            ("-2024", "-2,024"),
            ("2024.5", "2,024.5"),
            ("1234567.80", "1,234,567.80"),
            ("12140", "12,140"),
            ("999", "999"),
            ("-1234.5%", "-1,234.5%"),
            ("0.123", "0.123"),
        ] {
            assert_eq!(parted(number), expected);
        }
        assert_eq!(year("2024", false), Some(2024));
        for (number, grouped) in
            [("2024", true), ("-2024", false), ("2024.5", false), ("999", false)]
        {
            assert_eq!(year(number, grouped), None);
        }
    }

    #[test]
    fn ranges_of_columns_hide_what_lies_in_any() {
        let ranges = merged(&[[7, 9], [2, 3], [3, 4], [8, 8]]);
        assert_eq!(ranges, [[2, 4], [7, 9]]);
        let hidden: Vec<u32> = (0..12).filter(|column| is_in(&ranges, *column)).collect();
        assert_eq!(hidden, [2, 3, 4, 7, 8, 9]);
    }

    #[test]
    fn texts_are_one_line() {
        assert_eq!(words(" H1\n2024\t(restated) "), "H1 2024 (restated)");
    }
}
