//! Sums that don't hold in what the entity has published: a sum a row.
//!
//! Columns: `statement`, `total`, `period`, an axis a column, `unit`, `explanation`. Cells are
//! read as in tables of facts; a scale that stands with a unit says nothing of the sum.

use std::path::Path;
use std::sync::Arc;

use super::super::cell;
use super::aspects;
use super::columns::{self, Heading, Headings};
use super::row::Row;
use super::stream::Stream;
use super::type_units::TypeUnits;
use crate::diagnostic::{Code, Diagnostics, Place};
use crate::model::{ConceptId, KnownInconsistencies, KnownInconsistency, Report, Taxonomy, UnitId};

const COLUMNS: [Heading; 5] = [
    ("statement", true),
    ("total", true),
    ("period", true),
    ("unit", false),
    ("explanation", true),
];

struct Columns {
    statement: usize,
    total: usize,
    period: usize,
    unit: Option<usize>,
    explanation: usize,
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
) -> Option<KnownInconsistencies> {
    let (mut rows, columns) =
        Stream::open(path, name, named, diagnostics, |heading, line, told| {
            let Headings { named, axes } =
                columns::headings(heading, name, line, COLUMNS, taxonomy, told)?;
            let [statement, total, period, unit, explanation] = named;
            Some(Columns {
                statement: statement?,
                total: total?,
                period: period?,
                unit,
                explanation: explanation?,
                axes,
            })
        })?;
    let units = TypeUnits::of(report);
    let mut sums: Vec<KnownInconsistency> = Vec::new();
    while let Some(row) = rows.next(diagnostics) {
        sums.extend(sum(row, &columns, &units, (taxonomy, report), diagnostics));
    }
    Some(KnownInconsistencies {
        source: name.clone(),
        total: columns.total,
        period: columns.period,
        axes: columns.axes,
        sums,
    })
}

/// Reads a row. All cells are looked at, so that one run tells all that is wrong with it.
fn sum(
    row: Row<'_>,
    columns: &Columns,
    units: &TypeUnits,
    (taxonomy, report): (&Taxonomy, &Report),
    diagnostics: &mut Diagnostics,
) -> Option<KnownInconsistency> {
    let help = "name the statement in which the total and its parts stand";
    let statement =
        row.needed(columns.statement, "statement", help, diagnostics).and_then(|cell| {
            aspects::statement(row.text(cell, diagnostics)?, row, cell.at, taxonomy, diagnostics)
        });
    let help = "name the total";
    let total = row.needed(columns.total, "total", help, diagnostics).and_then(|cell| {
        aspects::concept(row.text(cell, diagnostics)?, row, cell.at, taxonomy, diagnostics)
    });
    let help = "write a code such as 1Q07, or dates";
    let period = row.needed(columns.period, "period", help, diagnostics).and_then(|cell| {
        aspects::period(row.text(cell, diagnostics)?, row, cell.at, report.calendar, diagnostics)
    });
    let dimensions = aspects::members(row, &columns.axes, taxonomy, diagnostics);
    let unit = unit(row, columns, report, diagnostics);
    let explanation = explanation(row, columns, diagnostics);
    let total = total?;
    Some(KnownInconsistency {
        line: row.line,
        statement: statement?,
        total,
        period: period?,
        dimensions: dimensions?,
        unit: unit?.or(units.get(&taxonomy.concept(total).item_type)),
        explanation: explanation?,
    })
}

/// The unit, which may be absent.
fn unit(
    row: Row<'_>,
    columns: &Columns,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Option<UnitId>> {
    let Some(cell) = row.filled(columns.unit) else { return Some(None) };
    let text = row.text(cell, diagnostics)?;
    let (unit, _) = aspects::unit(text, row, cell.at, report, diagnostics)?;
    Some(Some(unit))
}

fn explanation(row: Row<'_>, columns: &Columns, diagnostics: &mut Diagnostics) -> Option<String> {
    let help = "say why the sum does not hold: what is printed, and what it should be";
    let cell = row.needed(columns.explanation, "explanation", help, diagnostics)?;
    let text = row.text(cell, diagnostics)?;
    if !text.chars().all(cell::is_printable) {
        let message = "The explanation is not a line of text.".to_owned();
        let help = "delete the line ends and the characters that can't be seen";
        row.tell(Code::InvalidText, cell.at, message, help, diagnostics);
        return None;
    }
    Some(text.to_owned())
}
