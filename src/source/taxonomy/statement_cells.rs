//! Cells of the tables of statements: concepts, labels to show, weights.

use super::super::table::Cell;
use super::Source;
use crate::diagnostic::{Code, Diagnostics, did_you_mean};
use crate::model::{ConceptId, Figure, LabelRole, TypedValue};
use crate::notation::figure::{self, Printed};
use crate::notation::simple_type::SimpleType;

/// The concept that a cell names; another is told and gives none.
pub(super) fn find(
    cell: Cell<'_>,
    source: Source<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ConceptId> {
    source.concepts.find(cell.text, cell, "concept", |_| true, diagnostics)
}

/// The role of the label to show. The standard one stands in for one that was told.
pub(super) fn preferred_label(cell: Cell<'_>, diagnostics: &mut Diagnostics) -> LabelRole {
    if cell.is_empty() {
        return LabelRole::Standard;
    }
    LabelRole::from_name(cell.text).unwrap_or_else(|| {
        let known: Vec<LabelRole> = LabelRole::all().collect();
        let help = did_you_mean(cell.text, known.iter().map(LabelRole::name))
            .unwrap_or_else(|| "the documentation lists the roles".to_owned());
        diagnostics.push(
            cell.diagnostic(Code::InvalidCell, format!("There is no label role `{}`.", cell.text))
                .help(help),
        );
        LabelRole::Standard
    })
}

/// One of the weights of a cell.
pub(super) fn weight(cell: Cell<'_>, at: usize, diagnostics: &mut Diagnostics) -> Option<Figure> {
    let text = cell.text.split(';').nth(at).map(str::trim).filter(|text| !text.is_empty());
    // As XML Schema writes decimals (`.5`), else as people print them.
    let decimal =
        SimpleType::from_name("decimal").zip(text).and_then(|(of, text)| of.read(text, ""));
    let text = decimal.as_ref().map(TypedValue::plain).or(text);
    match figure::parse(text.unwrap_or("1")) {
        Ok(Printed::Number(number)) if !number.percent => Some(number.figure),
        _ => {
            diagnostics.push(
                cell.diagnostic(Code::InvalidCell, format!("`{}` is not a weight.", cell.text))
                    .help("a weight is a number other than zero, usually 1 or -1"),
            );
            diagnostics.keep(Figure::ZERO)
        }
    }
}
