//! The value of a fact: the exact number and its accuracy from the printed figure and the
//! scale, or a text.

mod member;
mod number;
mod text;

use super::cells::Cells;
use super::columns::Columns;
use super::row::{Filled, Row};
use super::type_units::TypeUnits;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{Lang, Printing, Report, Taxonomy};

/// Reads values of facts.
pub(super) struct Values<'a> {
    taxonomy: &'a Taxonomy,
    columns: &'a Columns,
    units: TypeUnits,
    /// Language of texts that name none.
    lang: Option<Lang>,
    scales: Cells<i8>,
    printing: Printing,
}

impl<'a> Values<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, columns: &'a Columns, report: &Report) -> Self {
        let lang = report.languages.first().cloned();
        let (units, scales) = (TypeUnits::of(report), Cells::new());
        Self { taxonomy, columns, units, lang, scales, printing: report.printing }
    }

    /// The language of texts that name none.
    pub(super) fn lang(&self) -> Option<&Lang> {
        self.lang.as_ref()
    }
}

/// Tells a property that facts of the type don't have.
fn misplaced(
    row: Row<'_>,
    cell: Filled<'_>,
    property: &str,
    kind: &str,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("Only {kind} facts have {property}.");
    row.tell(Code::MisplacedProperty, cell.at, message, "leave the cell empty", diagnostics);
}
