//! The values of a sheet in Office Open XML, read by calamine.

use std::fs::File;
use std::io::{self, BufReader};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use super::{Cell, Found, Held, number, part, xlsx_parts};
use crate::archive::incoming::Incoming;

fn broken(error: impl std::fmt::Display) -> io::Error {
    io::Error::other(error.to_string())
}

/// Reads a sheet. What is in the archive was held against the limits before calamine sees it.
pub(super) fn read(book: &Path, archive: &mut Incoming, sheet: &str) -> io::Result<Found> {
    for name in archive.names().to_vec() {
        archive.read(&name).map_err(broken)?;
    }
    let (is_hidden, name) = xlsx_parts::find(archive, sheet)?;
    let marks = xlsx_parts::marks(&part(archive, &name)?)?;
    let mut found = Found {
        hidden: marks.hidden,
        hidden_columns: marks.hidden_columns,
        merged: marks.merged,
        is_hidden,
        cells: Vec::new(),
    };
    for (row, column) in marks.open {
        let why = "The cell has a formula whose result is not stored.".to_owned();
        let help = "open the workbook in a spreadsheet, which works it out, and save it";
        found.cells.push(Cell { row, column, held: Held::Nothing { why, help } });
    }
    let mut workbook: Xlsx<_> = Xlsx::new(BufReader::new(File::open(book)?)).map_err(broken)?;
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(broken)?;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(broken)? {
        let (row, column) = cell.get_position();
        let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
        let code = format.map_or("General", |format| format.format_code.as_str());
        let Some(held) = held(cell.get_value(), code) else { continue };
        found.cells.push(Cell { row, column, held });
    }
    Ok(found)
}

/// What a cell holds; none where it is empty.
fn held(value: &DataRef<'_>, code: &str) -> Option<Held> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Held::Text(text.clone()),
        DataRef::SharedString(text) => Held::Text((*text).to_owned()),
        DataRef::Bool(yes) => Held::Text(yes.to_string()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Held::Text(text.clone()),
        DataRef::Int(number) => of_number(&number.to_string(), code),
        DataRef::Float(number) => of_number(&number::of_binary(*number), code),
        DataRef::DateTime(moment) => of_moment(moment),
        DataRef::Error(error) => Held::Nothing {
            why: format!("The cell holds the error {error}."),
            help: "mend its formula, or write the value",
        },
    })
}

fn of_number(stored: &str, code: &str) -> Held {
    number::held(stored, number::of_format(code, stored.starts_with('-')), code)
}

/// A date, with its time where it is not midnight.
fn of_moment(moment: &ExcelDateTime) -> Held {
    if moment.is_duration() {
        return Held::Nothing {
            why: "The cell holds a span of time.".to_owned(),
            help: "write it as text: P1DT2H is a day and two hours",
        };
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (hour, minute, second) {
        (0, 0, 0) => Held::Text(date),
        _ => Held::Text(format!("{date}T{hour:02}:{minute:02}:{second:02}")),
    }
}
