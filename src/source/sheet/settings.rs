//! Settings in a sheet: what stands in TOML, its keys in the first column and its values in the
//! second, a line a row.
//!
//! ```text
//! taxonomy       ../taxonomy
//! languages      en; ja
//! [entity]
//! identifier     4711
//! [[ignore]]
//! words          outlook
//! ```
//!
//! A cell does not say whether `4711` is a number or a text. So values are first taken as they look, and
//! another way where the reader of the settings can't take them so.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::super::keys;
use super::{Sheet, named, read};
use crate::diagnostic::{Diagnostics, Place};

/// The path of the sheet that stands for a file of settings that is not there: `map` for `map.toml`, in a workbook
/// `report` or `taxonomy` of its folder; the path itself where there is none.
pub(in crate::source) fn resolve(path: &Path) -> PathBuf {
    if super::split(path).is_some() || path.exists() {
        return path.to_owned();
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    super::books(folder).find_map(|book| named(&book, path)).unwrap_or_else(|| path.to_owned())
}

/// A line of settings.
#[derive(Clone)]
enum Line {
    /// Nothing, or what heads others.
    Other(String),
    /// A key, and its value as the cell has it.
    Pair { key: String, cell: String, kind: Kind },
}

/// How a cell is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// As a value in TOML.
    Literal,
    Text,
    /// Texts, parted by semicolons.
    Texts,
}

/// Settings of a sheet, row by row.
#[derive(Clone)]
pub(in crate::source) struct Settings(Vec<Line>);

impl Settings {
    /// Reads the sheet that a resolved path names.
    ///
    /// # Errors
    /// When the workbook can't be read, or has no such sheet.
    pub(in crate::source) fn read(
        path: &Path,
        name: &Arc<str>,
        diagnostics: &mut Diagnostics,
    ) -> std::io::Result<Self> {
        let sheet = read(path, name)?;
        let settings = Self::of(&sheet);
        sheet.told.into_iter().for_each(|told| diagnostics.push(told));
        Ok(settings)
    }

    fn of(sheet: &Sheet) -> Self {
        let mut lines = Vec::new();
        for (row, record) in &sheet.rows {
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            // Rows that hold nothing are not there.
            while lines.len() + 1 < row {
                lines.push(Line::Other(String::new()));
            }
            let cell = |at: usize| {
                String::from_utf8_lossy(record.get(at).unwrap_or_default()).trim().to_owned()
            };
            let (key, cell) = (cell(0), cell(1));
            lines.push(match key.as_str() {
                "" => Line::Other(String::new()),
                "key" if row == 1 => Line::Other(String::new()),
                _ if key.starts_with('#') => Line::Other(String::new()),
                _ if key.starts_with('[') => Line::Other(key),
                _ => {
                    let kind = if is_literal(&cell) { Kind::Literal } else { Kind::Text };
                    Line::Pair { key, cell, kind }
                }
            });
        }
        Self(lines)
    }

    /// As TOML, a line a row.
    pub(in crate::source) fn text(&self) -> String {
        let lines = self.0.iter().map(|line| match line {
            Line::Other(text) => text.clone(),
            Line::Pair { key, cell, kind } => format!("{key} = {}", written(cell, *kind)),
        });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    }

    /// The settings in this shape, each value taken in the way in which the shape has it.
    pub(in crate::source) fn fit<T: DeserializeOwned>(&mut self) {
        // Each value changes twice at most.
        for _ in 0..=2 * self.0.len() {
            let text = self.text();
            let Err(error) = toml::from_str::<T>(&text) else { return };
            let Some(span) = error.span() else { return };
            let row = text[..span.start.min(text.len())].matches('\n').count();
            match self.0.get_mut(row) {
                Some(Line::Pair { kind: kind @ Kind::Literal, cell, .. }) if is_number(cell) => {
                    *kind = Kind::Text;
                }
                Some(Line::Pair { kind: kind @ Kind::Text, .. }) => *kind = Kind::Texts,
                _ => return,
            }
        }
    }
}

/// The cell of a byte of the text that settings make.
pub(in crate::source) fn place_of(name: &Arc<str>, text: &str, at: usize) -> Place {
    let above = &text[..at.min(text.len())];
    let line = u32::try_from(above.matches('\n').count() + 1).unwrap_or(u32::MAX);
    let in_line = above.rsplit('\n').next().unwrap_or_default();
    Place::at(name, line, if in_line.contains('=') { 2 } else { 1 })
}

/// Gives places that name keys of settings their cells.
pub(in crate::source) fn complete_in(name: &Arc<str>, path: &Path, places: &mut [&mut Place]) {
    // A workbook that can't be read any more leaves them as they are.
    let Ok(sheet) = read(path, name) else { return };
    let text = Settings::of(&sheet).text();
    keys::complete_in(name, &text, places);
    let lines: Vec<&str> = text.lines().collect();
    for place in places.iter_mut().filter(|place| place.key.is_none()) {
        let line = place.line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1));
        let is_pair =
            line.and_then(|line| lines.get(line)).is_some_and(|line| !line.starts_with('['));
        place.column = place.line.map(|_| if is_pair { 2 } else { 1 });
    }
}

/// Whether a cell holds what only TOML writes so: a number, a truth, a list, a table, a quoted text.
fn is_literal(cell: &str) -> bool {
    let value = format!("x = {cell}").parse::<Table>();
    let value = value.ok().and_then(|mut table| table.remove("x"));
    value.is_some_and(|value| !matches!(value, Value::Datetime(_) | Value::Float(_)))
}

fn is_number(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'_'))
}

fn written(cell: &str, kind: Kind) -> String {
    // What JSON escapes in a text TOML takes, and it is one line.
    let text = |text: &str| serde_json::Value::from(text).to_string();
    match kind {
        Kind::Literal => cell.to_owned(),
        Kind::Text => text(cell),
        Kind::Texts => {
            let parts = cell.split(';').map(str::trim).filter(|part| !part.is_empty());
            format!("[{}]", parts.map(text).collect::<Vec<_>>().join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use csv::ByteRecord;
    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize, Debug, PartialEq)]
    struct Shape {
        languages: Vec<String>,
        number: u32,
        day: String,
        entity: Entity,
        ignore: Vec<Words>,
        sure: bool,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    struct Entity {
        identifier: String,
    }

    #[derive(Deserialize, Debug, PartialEq)]
    struct Words {
        words: String,
    }

    #[test]
    fn cells_are_taken_as_the_shape_has_them() {
        let rows = [
            (1, ["key", "value"]),
            (2, ["languages", "en; ja"]),
            (3, ["number", "42"]),
            (4, ["day", "2007-06-30"]),
            (5, ["sure", "true"]),
            (8, ["[entity]", ""]),
            (9, ["identifier", "4711"]),
            (10, ["[[ignore]]", ""]),
            (11, ["words", "the \"outlook\"\nis #1"]),
            (12, ["# a remark", ""]),
        ];
        let rows = rows.map(|(row, cells)| (row, ByteRecord::from(cells.to_vec()))).to_vec();
        let mut settings = Settings::of(&Sheet { rows, told: Vec::new() });
        settings.fit::<Shape>();
        let text = settings.text();
        let shape: Shape = toml::from_str(&text).expect("it fits");
        assert_eq!(shape.languages, ["en", "ja"]);
        assert_eq!((shape.number, shape.sure), (42, true));
        assert_eq!((shape.day.as_str(), shape.entity.identifier.as_str()), ("2007-06-30", "4711"));
        assert_eq!(shape.ignore[0].words, "the \"outlook\"\nis #1");
        assert_eq!(text.lines().nth(8), Some("identifier = \"4711\""));
    }

    #[test]
    fn what_fits_in_no_way_stays_as_it_looks() {
        let rows = vec![(1, ByteRecord::from(vec!["number", "many"]))];
        let mut settings = Settings::of(&Sheet { rows, told: Vec::new() });
        settings.fit::<Shape>();
        assert!(toml::from_str::<Shape>(&settings.text()).is_err());
    }
}
