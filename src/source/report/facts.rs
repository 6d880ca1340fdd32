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
use super::fields::{Line, Reader};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, ConceptKind, Report, Source, SourceId, Taxonomy};

/// Columns that are not axes.
const COLUMNS: [&str; 10] = [
    "concept", "period", "unit", "value", "scale", "decimals", "lang", "footnote", "place", "table",
];

/// Positions of the columns in a row.
pub(super) struct Columns {
    pub(super) concept: usize,
    pub(super) period: usize,
    pub(super) value: usize,
    pub(super) unit: Option<usize>,
    pub(super) scale: Option<usize>,
    pub(super) decimals: Option<usize>,
    pub(super) lang: Option<usize>,
    pub(super) footnote: Option<usize>,
    pub(super) table: Option<usize>,
    pub(super) axes: Vec<(usize, ConceptId)>,
}

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
    let Some(columns) = columns(&record, name, taxonomy, diagnostics) else { return };
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
        let number = record.position().map_or(0, csv::Position::line);
        let line = Line { name, number: u32::try_from(number).unwrap_or(u32::MAX) };
        if record.len() > width {
            diagnostics.push(table::too_many_cells(name, line.number, record.len(), width));
        } else if record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
            reader.read(&record, line, report, diagnostics);
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

fn columns(
    heading: &ByteRecord,
    name: &Arc<str>,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<Columns> {
    let before = diagnostics.errors();
    let mut found = [None; COLUMNS.len()];
    let mut axes: Vec<(usize, ConceptId)> = Vec::new();
    for (at, cell) in heading.iter().enumerate() {
        let text = String::from_utf8_lossy(cell);
        let text = text.trim();
        let repeated = if let Some(known) = COLUMNS.iter().position(|known| *known == text) {
            found[known].replace(at).is_some()
        } else if let Some(axis) = taxonomy.find(text).filter(|id| taxonomy.axes.contains_key(id)) {
            let repeated = axes.iter().any(|(_, known)| *known == axis);
            axes.push((at, axis));
            repeated
        } else {
            if !text.is_empty() {
                let axes = taxonomy.concepts.values().filter(|c| c.kind == ConceptKind::Dimension);
                let known = COLUMNS.into_iter().chain(axes.map(|axis| axis.name.local.as_ref()));
                diagnostics.push(table::unknown_column(name, at, text, known));
            }
            false
        };
        if repeated {
            diagnostics.push(table::repeated_column(name, at, text));
        }
    }
    // A set of dimensions is sorted by the names of its axes, whatever the order of columns.
    axes.sort_by(|a, b| taxonomy.concept(a.1).name.cmp(&taxonomy.concept(b.1).name));
    let [concept, period, unit, value, scale, decimals, lang, footnote, _place, table] = found;
    for (column, heading) in [(concept, "concept"), (period, "period"), (value, "value")] {
        if column.is_none() {
            diagnostics.push(table::missing_column(name, heading));
        }
    }
    if diagnostics.errors() > before {
        return None;
    }
    Some(Columns {
        concept: concept?,
        period: period?,
        value: value?,
        unit,
        scale,
        decimals,
        lang,
        footnote,
        table,
        axes,
    })
}
