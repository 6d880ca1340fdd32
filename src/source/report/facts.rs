//! Tables of facts: a fact a row, streamed.
//!
//! Columns: `concept`, `period`, an axis a column, `unit`, `value`, `scale`, `decimals`, `lang`,
//! `footnote`, `place`, `table`. The value is the figure as printed; what the report needs
//! beside it follows from the scale, the concept and the table in which it is shown.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use csv::ByteRecord;

use super::super::{file, table};
use super::columns;
use super::reader::Reader;
use super::row::Row;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Report, Source, SourceId, Taxonomy};

/// Reads a table of facts into the report. Rows that can't be read are told and left out.
pub(super) fn read(
    path: &Path,
    name: &Arc<str>,
    taxonomy: &Taxonomy,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) {
    let source = match File::open(path) {
        Ok(source) => source,
        Err(error) => return diagnostics.push(file::not_readable(name, &error)),
    };
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 17)
        .from_reader(source);
    let mut record = ByteRecord::new();
    let Some(true) = next(&mut rows, &mut record, name, diagnostics) else {
        return diagnostics.push(table::no_heading(name));
    };
    let Some(columns) = columns::find(&record, name, taxonomy, diagnostics) else { return };
    let width = record.len();
    let id = SourceId(u16::try_from(report.sources.len()).unwrap_or(u16::MAX));
    report.sources.push(Source {
        name: name.clone(),
        concept: columns.concept,
        period: columns.period,
        value: columns.value,
        unit: columns.unit,
    });
    let mut reader = Reader::new(taxonomy, report, &columns, id);
    while let Some(true) = next(&mut rows, &mut record, name, diagnostics) {
        let line = record.position().map_or(0, csv::Position::line);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        if record.len() > width {
            diagnostics.push(table::too_many_cells(name, line, record.len(), width));
        } else if record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
            reader.read(Row { record: &record, file: name, line }, report, diagnostics);
        }
    }
}

/// Reads the next row: whether there was one, or none after a diagnostic.
fn next(
    rows: &mut csv::Reader<File>,
    record: &mut ByteRecord,
    name: &Arc<str>,
    diagnostics: &mut Diagnostics,
) -> Option<bool> {
    match rows.read_byte_record(record) {
        Ok(more) => Some(more),
        Err(error) => {
            let message = format!("The table can't be read: {error}.");
            diagnostics.push(Diagnostic::new(Code::FileNotReadable, Place::file(name), message));
            None
        }
    }
}
