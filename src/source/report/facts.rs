//! Tables of facts: a fact a row, streamed.
//!
//! Columns: `concept`, `period`, an axis a column, `unit`, `value`, `scale`, `decimals`, `lang`,
//! `footnote`, `place`, `table`. The value is the figure as printed; what the report needs
//! beside it follows from the scale, the concept and the table in which it is shown.

use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::columns::{self, Columns};
use super::place::Places;
use super::reader::Reader;
use super::row::Row;
use super::stream::Stream;
use crate::diagnostic::{Code, Diagnostics, Place};
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
    let before = diagnostics.errors();
    let opened = Stream::open(path, name, named, diagnostics, |heading, line, diagnostics| {
        columns::find(heading, name, line, taxonomy, diagnostics)
    });
    take(opened, (name, before), places, taxonomy, report, diagnostics);
}

/// Reads a table of facts from a source of bytes.
pub(super) fn read_from(
    source: io::Result<impl Read>,
    name: &Arc<str>,
    taxonomy: &Taxonomy,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) {
    let before = diagnostics.errors();
    let opened = Stream::new(source, name, None, diagnostics, |heading, line, diagnostics| {
        columns::find(heading, name, line, taxonomy, diagnostics)
    });
    take(opened, (name, before), Places::Drop, taxonomy, report, diagnostics);
}

/// Takes the facts of a table that was opened when there were so many errors.
fn take(
    opened: Option<(Stream<'_, impl Read>, Columns)>,
    (name, before): (&Arc<str>, usize),
    places: Places,
    taxonomy: &Taxonomy,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) {
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
    let by_comma = rows.separator() == b';';
    while let Some(row) = rows.next(diagnostics) {
        if !(by_comma && tell_ambiguous(row, columns.value, diagnostics)) {
            reader.read(row, report, diagnostics);
        }
    }
    // An error that is not about the value of a row hides what the row is about.
    report.lost.all_known &= diagnostics.errors() - before == reader.lost();
}

/// Tells a figure of which nobody knows whether its mark parts thousands or decimals: cells are
/// parted by semicolons where commas stand before decimals.
fn tell_ambiguous(row: Row<'_>, value: usize, diagnostics: &mut Diagnostics) -> bool {
    let Some(cell) = row.filled(Some(value)).filter(|cell| is_ambiguous(cell.bytes)) else {
        return false;
    };
    let text = String::from_utf8_lossy(cell.bytes);
    let message = format!("`{text}` may be read in two ways in a table parted by semicolons.");
    let help = "write thousands without a mark, or part cells by commas and write 1,234.5";
    row.tell(Code::InvalidCell, value, message, help, diagnostics);
    true
}

/// Whether a figure has one mark, with three digits behind it and at most three before.
fn is_ambiguous(figure: &[u8]) -> bool {
    let is_figure = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b',' | b'.');
    let Some(first) = figure.iter().position(u8::is_ascii_digit) else { return false };
    let figure = &figure[first..];
    let end = figure.iter().position(|byte| !is_figure(byte)).unwrap_or(figure.len());
    let mut parts = figure[..end].split(|byte| matches!(byte, b',' | b'.'));
    let (before, after) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    parts.next().is_none() && (1..=3).contains(&before.len()) && after.len() == 3
}

#[cfg(test)]
mod tests {
    use super::is_ambiguous;

    #[test]
    fn one_mark_before_three_digits_is_ambiguous() {
        for text in ["13,696", "(956.596)", "-1,234", "1.234%"] {
            assert!(is_ambiguous(text.as_bytes()), "{text}");
        }
        for text in ["13696", "1,234.5", "1,234,567", "24.0%", "1234,567", "\u{2014}", "text, one"]
        {
            assert!(!is_ambiguous(text.as_bytes()), "{text}");
        }
    }
}
