//! Tables of facts: a fact a row, streamed.
//!
//! Columns: `concept`, `period`, an axis a column, `unit`, `value`, `scale`, `decimals`, `lang`,
//! `footnote`, `place`, `table`. The value is the figure as printed; what the report needs
//! beside it follows from the scale, the concept and the table in which it is shown.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::columns;
use super::place::Places;
use super::reader::Reader;
use super::stream::Stream;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{Report, Source, SourceId, TableColumns, Taxonomy};

/// Reads a table of facts into the report. Rows that can't be read are told and left out; of a
/// file that can't be read it is also told where it is `named`.
pub(super) fn read(
    path: &Path,
    name: &Arc<str>,
    named: Place,
    places: Places,
    taxonomy: &Taxonomy,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) {
    let file = File::open(path);
    read_from(file, name, Some(named), places, taxonomy, report, diagnostics);
}

/// Reads a table of facts from a source of bytes.
pub(super) fn read_from(
    source: io::Result<impl Read>,
    name: &Arc<str>,
    named: Option<Place>,
    places: Places,
    taxonomy: &Taxonomy,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) {
    let before = diagnostics.errors();
    let opened = Stream::new(source, name, named, diagnostics, |heading, line, diagnostics| {
        columns::find(heading, name, line, taxonomy, diagnostics)
    });
    let Some((mut rows, columns)) = opened else {
        report.lost.all_known = false;
        return;
    };
    let id = SourceId(u16::try_from(report.sources.len()).unwrap_or(u16::MAX));
    let fields = TableColumns {
        concept: columns.concept,
        period: columns.period,
        value: columns.value,
        unit: columns.unit,
        decimals: columns.decimals,
        lang: columns.lang,
        table: columns.table,
        place: columns.place,
        axes: columns.axes.clone(),
    };
    report.sources.push(Source { name: name.clone(), columns: Some(fields) });
    let mut reader = Reader::new(taxonomy, report, &columns, id, places);
    while let Some(row) = rows.next(diagnostics) {
        reader.read(row, report, diagnostics);
    }
    // An error that is not about the value of a row hides what the row is about.
    report.lost.all_known &= diagnostics.errors() - before == reader.lost();
}
