//! Sheets of workbooks as tables: `.xlsx` (Office Open XML) and `.ods` (OpenDocument).
//!
//! A table is named by its workbook, perhaps with the sheet behind a `#`: `facts.xlsx`,
//! `report.xlsx#facts`. Where a table `facts.csv` is not there, a workbook may stand for it: see
//! [`resolve`]. Settings may stand in a sheet as well: [`settings`]. Workbooks laid out for readers become the text of a
//! release: [`layout`].

pub(super) mod layout;
mod number;
mod ods;
mod otherwise;
pub(super) mod settings;
mod xlsx;
mod xlsx_parts;
mod years;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use csv::ByteRecord;

use super::characters;
use crate::archive::incoming::{Incoming, Limits};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::notation::lexical::is_xml_text;

/// The ends of the names of workbooks.
pub(super) const ENDS: [&str; 2] = ["xlsx", "ods"];
/// Workbooks whose sheets stand for the tables of a folder.
const BOOKS: [&str; 2] = ["report", "taxonomy"];
/// How many letters the name of a sheet can have in Office Open XML.
const LONGEST_NAME: usize = 31;

/// The rows of a sheet that hold something, and what there is to tell about its cells.
#[derive(Default)]
pub(super) struct Sheet {
    /// Each with its number, from 1.
    pub(super) rows: Vec<(u32, ByteRecord)>,
    pub(super) told: Vec<Diagnostic>,
}

/// What a cell holds.
#[derive(Clone)]
enum Held {
    /// Its text, as it would stand in CSV.
    Text(String),
    /// A number, as it would stand in CSV.
    Number {
        text: String,
        /// Its format parts thousands.
        grouped: bool,
    },
    /// Why nothing is taken from it, and what to do.
    Nothing { why: String, help: &'static str },
}

/// A cell: row and column from 0.
struct Cell {
    row: u32,
    column: u32,
    held: Held,
}

/// What a reader of workbooks found in a sheet.
#[derive(Default)]
struct Found {
    cells: Vec<Cell>,
    /// Rows that are not shown, from 0.
    hidden: Vec<u32>,
    /// The first and the last of columns that are not shown, from 0.
    hidden_columns: Vec<[u32; 2]>,
    /// First and last row and column of cells that are merged.
    merged: Vec<[u32; 4]>,
    is_hidden: bool,
}

/// The sheets of a workbook, by name.
fn names(workbook: &Path) -> io::Result<Vec<String>> {
    let mut archive = archive(workbook)?;
    match is_ods(workbook) {
        true => ods::names(&mut archive),
        false => xlsx_parts::names(&mut archive),
    }
}

fn is_ods(workbook: &Path) -> bool {
    workbook.extension().is_some_and(|end| end.eq_ignore_ascii_case("ods"))
}

fn archive(workbook: &Path) -> io::Result<Incoming> {
    Incoming::open(workbook, Limits::default()).map_err(|why| io::Error::other(why.to_string()))
}

/// A file of a workbook as text.
fn part(archive: &mut Incoming, name: &str) -> io::Result<String> {
    let bytes = archive.read(name).map_err(|why| io::Error::other(why.to_string()))?;
    let bytes = bytes.ok_or_else(|| io::Error::other(format!("there is no `{name}` in it")))?;
    crate::read::xml::decode(bytes).map_err(|error| io::Error::other(error.to_string()))
}

/// The workbook and the sheet that a path names; none where it names no workbook.
pub(super) fn split(path: &Path) -> Option<(PathBuf, Option<String>)> {
    let text = path.to_str()?;
    let (book, sheet) = ENDS
        .iter()
        .find_map(|end| {
            let at = text.to_ascii_lowercase().find(&format!(".{end}#"))?;
            let (book, sheet) = text.split_at(at + end.len() + 1);
            Some((book, Some(sheet[1..].to_owned())))
        })
        .unwrap_or((text, None));
    let end = Path::new(book).extension()?;
    ENDS.iter().any(|known| end.eq_ignore_ascii_case(known)).then(|| (PathBuf::from(book), sheet))
}

/// The path of a sheet.
fn join(book: &Path, sheet: &str) -> PathBuf {
    PathBuf::from(format!("{}#{sheet}", book.display()))
}

/// Whether there is a table at a path, or a workbook that stands for it.
pub(super) fn is_there(path: &Path) -> bool {
    path.exists() || resolve(path) != path
}

/// The path at which a table is read: that of a workbook gets its first sheet named. Where
/// `facts.csv` is not there, it is the first sheet of `facts.xlsx` or `facts.ods`, or the sheet
/// `facts` of a workbook `report` or `taxonomy` in its folder or the one above.
pub(super) fn resolve(path: &Path) -> PathBuf {
    match split(path) {
        Some((_, Some(_))) => return path.to_owned(),
        Some((book, None)) => return first(&book).unwrap_or_else(|| path.to_owned()),
        None if path.exists() => return path.to_owned(),
        None => {}
    }
    let own = ENDS.iter().find_map(|end| first(&path.with_extension(end)));
    let folders = path.ancestors().skip(1).take(2);
    let shared = || folders.flat_map(books).find_map(|book| named(&book, path));
    own.or_else(shared).unwrap_or_else(|| path.to_owned())
}

fn books(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let book = |name: &&str| ENDS.map(|end| folder.join(name).with_extension(end));
    BOOKS.iter().flat_map(book).filter(|book| book.is_file()).collect::<Vec<_>>().into_iter()
}

/// The first sheet of a workbook.
fn first(book: &Path) -> Option<PathBuf> {
    if !book.is_file() {
        return None;
    }
    Some(join(book, names(book).ok()?.first()?))
}

/// The sheet of a workbook that is named like a table, as far as names of sheets go.
fn named(book: &Path, table: &Path) -> Option<PathBuf> {
    let stem = table.file_stem()?.to_str()?;
    let cut: String = stem.chars().take(LONGEST_NAME).collect();
    let names = names(book).ok()?;
    let found = names.iter().find(|name| **name == stem || **name == cut)?;
    Some(join(book, found))
}

/// Reads the sheet that a resolved path names. `name` is that of the sheet in findings.
///
/// # Errors
/// When the workbook can't be read, passes a limit, or has no such sheet.
pub(super) fn read(path: &Path, name: &Arc<str>) -> io::Result<Sheet> {
    Ok(open(path)?.table(name))
}

/// What a reader of workbooks finds in the sheet that a resolved path names.
fn open(path: &Path) -> io::Result<Found> {
    let (book, sheet) = split(path).ok_or_else(|| io::Error::other("it is no workbook"))?;
    let mut archive = archive(&book)?;
    let sheets = match is_ods(&book) {
        true => ods::names(&mut archive)?,
        false => xlsx_parts::names(&mut archive)?,
    };
    let sheet = sheet.unwrap_or_else(|| sheets.first().cloned().unwrap_or_default());
    if !sheets.contains(&sheet) {
        let there = sheets.join("`, `");
        return Err(io::Error::other(format!("it has no sheet `{sheet}`; there is `{there}`")));
    }
    match is_ods(&book) {
        true => ods::read(&mut archive, &sheet),
        false => xlsx::read(&book, &mut archive, &sheet),
    }
}

impl Found {
    /// The rows that hold something, and what there is to tell.
    fn table(mut self, name: &Arc<str>) -> Sheet {
        let mut sheet = Sheet::default();
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        let cells = std::mem::take(&mut self.cells);
        for row in cells.chunk_by(|one, other| one.row == other.row) {
            sheet.take(row, name);
        }
        self.tell(name, &mut sheet);
        sheet
    }

    fn tell(&self, name: &Arc<str>, sheet: &mut Sheet) {
        let line = |row: u32| row.saturating_add(1);
        if self.is_hidden {
            let message = "The sheet is hidden in its workbook, and is read.";
            sheet.told.push(hidden(Place::file(name), message));
        }
        let is_row = |row: &&u32| sheet.rows.binary_search_by_key(&line(**row), |of| of.0).is_ok();
        let rows: Vec<u32> = self.hidden.iter().filter(is_row).copied().collect();
        if let [first, others @ ..] = &rows[..] {
            let message = match others.len() {
                0 => "The row is hidden in the workbook, and is read.".to_owned(),
                more => {
                    format!("The row and {more} more are hidden in the workbook, and are read.")
                }
            };
            sheet.told.push(hidden(Place::line(name, line(*first)), message));
        }
        self.tell_columns(name, sheet);
        for [top, left, bottom, right] in &self.merged {
            let (from, to) = (sheet.rows.first(), sheet.rows.last());
            let is_in = from.is_some_and(|(first, _)| line(*bottom) >= *first)
                && to.is_some_and(|(last, _)| line(*top) <= *last);
            if is_in {
                let message = format!(
                    "The cells {}:{} are merged: the first holds what all show, the others nothing.",
                    crate::diagnostic::cell_name(line(*top), left + 1),
                    crate::diagnostic::cell_name(line(*bottom), right + 1)
                );
                let place = Place::field(name, line(*top), *left as usize);
                sheet.told.push(
                    Diagnostic::new(Code::InvalidCell, place, message)
                        .help("unmerge them, and fill each cell"),
                );
            }
        }
    }
}

impl Found {
    /// Tells of columns that are hidden and hold something.
    fn tell_columns(&self, name: &Arc<str>, sheet: &mut Sheet) {
        let Some((heading, _)) = sheet.rows.first() else { return };
        let widest = sheet.rows.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
        let mut is_filled = vec![false; widest];
        for (_, row) in &sheet.rows {
            for (is_filled, cell) in is_filled.iter_mut().zip(row) {
                *is_filled |= !cell.is_empty();
            }
        }
        // How many declarations begin to hide columns here, and end.
        let mut changes = vec![0_i64; widest + 1];
        for [from, to] in &self.hidden_columns {
            let at = |column: u32| usize::try_from(column).unwrap_or(usize::MAX).min(widest);
            changes[at(*from)] += 1;
            changes[at(to.saturating_add(1))] -= 1;
        }
        let mut hiding = 0;
        let mut columns = Vec::new();
        for (column, is_filled) in is_filled.iter().enumerate() {
            hiding += changes[column];
            if *is_filled && hiding > 0 {
                columns.push(column);
            }
        }
        if let [first, others @ ..] = &columns[..] {
            let message = match others.len() {
                0 => "The column is hidden in the workbook, and is read.".to_owned(),
                more => {
                    format!("The column and {more} more are hidden in the workbook, and are read.")
                }
            };
            let place = Place::field(name, *heading, *first);
            sheet.told.push(hidden(place, message));
        }
    }
}

fn hidden(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::HiddenRow, place, message)
        .help("show it and look whether it is meant, or delete it")
}

impl Sheet {
    /// Takes a row, unless a cell of it holds what can't be taken.
    fn take(&mut self, cells: &[Cell], name: &Arc<str>) {
        let line = cells[0].row.saturating_add(1);
        let (mut record, mut is_whole) = (ByteRecord::new(), true);
        for cell in cells {
            let place = || Place::field(name, line, cell.column as usize);
            let text = match &cell.held {
                Held::Text(text) | Held::Number { text, .. } => text,
                Held::Nothing { why, help } => {
                    let told = Diagnostic::new(Code::InvalidCell, place(), why).help(*help);
                    self.told.push(told);
                    is_whole = false;
                    continue;
                }
            };
            if !is_xml_text(text) {
                self.told.push(characters::not_xml(place()));
                is_whole = false;
            }
            while record.len() < cell.column as usize {
                record.push_field(b"");
            }
            record.push_field(text.trim().as_bytes());
        }
        if is_whole && record.iter().any(|cell| !cell.is_empty()) {
            self.rows.push((line, record));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_workbook_and_sheet() {
        let of = |path: &str| split(Path::new(path));
        let sheet = |name: &str| Some(name.to_owned());
        assert_eq!(of("a/b.xlsx#Q1 2007"), Some((PathBuf::from("a/b.xlsx"), sheet("Q1 2007"))));
        assert_eq!(of("b.ODS"), Some((PathBuf::from("b.ODS"), None)));
        assert_eq!(of("facts.csv"), None);
        assert_eq!(of("a.xlsx/facts.csv"), None);
    }
}
