//! Doubts about figures that someone has looked at: a doubt a row.
//!
//! Columns: `code`, `concept`, `period`, an axis a column, `unit`, `value`, `reason`. Cells are read
//! as in tables of facts; the value is the one that the finding names, in single units.

use std::path::Path;
use std::sync::Arc;

use super::aspects;
use super::columns::{self, Heading, Headings};
use super::row::{Filled, Row};
use super::stream::Stream;
use super::type_units::TypeUnits;
use crate::diagnostic::{CODES, Code, Diagnostics, Place, Severity, did_you_mean};
use crate::model::{AcceptedDoubt, AcceptedDoubts, ConceptId, Figure, Report, Taxonomy};
use crate::notation::figure::{self, Printed};

const COLUMNS: [Heading; 6] = [
    ("code", true),
    ("concept", true),
    ("period", true),
    ("unit", false),
    ("value", true),
    ("reason", true),
];

struct Columns {
    code: usize,
    concept: usize,
    period: usize,
    unit: Option<usize>,
    value: usize,
    reason: usize,
    axes: Vec<(usize, ConceptId)>,
}

/// Reads the table. Rows that can't be read are told and left out.
pub(super) fn read(
    path: &Path,
    name: &Arc<str>,
    named: Place,
    taxonomy: &Taxonomy,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<AcceptedDoubts> {
    let (mut rows, columns) =
        Stream::open(path, name, named, diagnostics, |heading, line, told| {
            let Headings { named, axes } =
                columns::headings(heading, name, line, COLUMNS, taxonomy, told)?;
            let [code, concept, period, unit, value, reason] = named;
            Some(Columns {
                code: code?,
                concept: concept?,
                period: period?,
                unit,
                value: value?,
                reason: reason?,
                axes,
            })
        })?;
    let units = TypeUnits::of(report);
    let mut doubts = Vec::new();
    while let Some(row) = rows.next(diagnostics) {
        doubts.extend(doubt(row, &columns, &units, (taxonomy, report), diagnostics));
    }
    Some(AcceptedDoubts { source: name.clone(), code: columns.code, doubts })
}

/// Reads a row. All cells are looked at, so that one run tells all that is wrong with it.
fn doubt(
    row: Row<'_>,
    columns: &Columns,
    units: &TypeUnits,
    (taxonomy, report): (&Taxonomy, &Report),
    diagnostics: &mut Diagnostics,
) -> Option<AcceptedDoubt> {
    let help = "name the code of the finding";
    let code = row
        .needed(columns.code, "code", help, diagnostics)
        .and_then(|cell| code(row, cell, diagnostics));
    let help = "name the concept of the fact at which the finding stands";
    let concept = row.needed(columns.concept, "concept", help, diagnostics).and_then(|cell| {
        aspects::concept(row.text(cell, diagnostics)?, row, cell.at, taxonomy, diagnostics)
    });
    let help = "write a code such as 1Q07, or dates";
    let period = row.needed(columns.period, "period", help, diagnostics).and_then(|cell| {
        aspects::period(row.text(cell, diagnostics)?, row, cell.at, report.calendar, diagnostics)
    });
    let dimensions = aspects::members(row, &columns.axes, taxonomy, diagnostics);
    let unit = match row.filled(columns.unit) {
        None => Some(None),
        Some(cell) => row.text(cell, diagnostics).and_then(|text| {
            let (unit, _) = aspects::unit(text, row, cell.at, report, diagnostics)?;
            Some(Some(unit))
        }),
    };
    let help = "write the value that the finding names, in single units";
    let value = row
        .needed(columns.value, "value", help, diagnostics)
        .and_then(|cell| value(row, cell, diagnostics));
    let help = "say why the figure stays as it is";
    let reason = row
        .needed(columns.reason, "reason", help, diagnostics)
        .and_then(|cell| row.text(cell, diagnostics).map(str::to_owned));
    let concept = concept?;
    Some(AcceptedDoubt {
        line: row.line,
        code: code?,
        concept,
        period: period?,
        dimensions: dimensions?,
        unit: unit?.or(units.get(&taxonomy.concept(concept).item_type)),
        value: value?,
        reason: reason?,
    })
}

/// The name of a code of warnings: what is an error can't be accepted.
fn code(row: Row<'_>, cell: Filled<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = row.text(cell, diagnostics)?;
    let warnings = || CODES.iter().filter(|code| code.info().severity == Severity::Warning);
    if warnings().any(|code| code.name() == text) {
        return Some(text.to_owned());
    }
    let help = did_you_mean(text, warnings().map(|code| code.name()))
        .unwrap_or_else(|| "`kessan check --explain` lists the codes".to_owned());
    let message = format!("`{text}` is no code of a warning.");
    row.tell(Code::InvalidCell, cell.at, message, help, diagnostics);
    None
}

fn value(row: Row<'_>, cell: Filled<'_>, diagnostics: &mut Diagnostics) -> Option<Figure> {
    let text = row.text(cell, diagnostics)?;
    if let Ok(Printed::Number(number)) = figure::parse(text)
        && !number.percent
    {
        return Some(number.figure);
    }
    let message = format!("`{text}` is not a figure.");
    let help = "write the value that the finding names, in single units";
    row.tell(Code::InvalidFigure, cell.at, message, help, diagnostics);
    None
}
