//! Tables of facts: a fact a row, streamed.
//!
//! Columns: `concept`, `period`, an axis a column, `unit`, `value`, `scale`, `decimals`, `lang`,
//! `footnote`, `place`, `table`. The value is the figure as printed; what the report needs
//! beside it follows from the scale, the concept and the table in which it is shown.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use csv::ByteRecord;

use super::super::rows::Rows;
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
    let opened = File::open(path).and_then(Rows::new);
    let mut rows = match opened {
        Ok(rows) => rows,
        Err(error) => return diagnostics.push(file::not_readable(name, &error)),
    };
    let mut record = ByteRecord::new();
    let first = match rows.next(&mut record) {
        Ok(Some(line)) => line,
        Ok(None) => return diagnostics.push(table::no_heading(name)),
        Err(error) => return diagnostics.push(not_readable(name, &error)),
    };
    let Some(columns) = columns::find(&record, name, first, taxonomy, diagnostics) else { return };
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
    loop {
        let line = match rows.next(&mut record) {
            Ok(Some(line)) => line,
            Ok(None) => return,
            Err(error) => return diagnostics.push(not_readable(name, &error)),
        };
        if record.len() > width {
            diagnostics.push(table::too_many_cells(name, line, record.len(), width));
        } else {
            reader.read(Row { record: &record, file: name, line }, report, diagnostics);
        }
    }
}

fn not_readable(name: &Arc<str>, error: &csv::Error) -> Diagnostic {
    let message = format!("The table can't be read: {error}.");
    Diagnostic::new(Code::FileNotReadable, Place::file(name), message)
        .help("check that the file is there and whole")
}
