//! Numbers: the range of their type, and decimals that cut none of their digits.

use super::super::{place, value_place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Bound, Concept, Facets, FactId, Figure, Report};

/// Whether a number is one of its type, with decimals that it can have.
pub(super) fn check(
    concept: &Concept,
    report: &Report,
    id: FactId,
    number: Figure,
    diagnostics: &mut Diagnostics,
) -> bool {
    let (item_type, decimals) = (&concept.item_type, report.fact(id).decimals);
    let facets = &item_type.facets;
    let is_whole = !facets.whole || number.whole().is_some();
    if !is_whole || !facets.bounds_take(number) {
        let message = format!("The value {number} is not one of `{}`.", item_type.local());
        diagnostics.push(
            Diagnostic::new(Code::InvalidFigure, value_place(report, id), message)
                .help(range(facets)),
        );
        return false;
    }
    // Printed figures have no digits behind their accuracy; facts of others may (XBRL 2.1 §4.6.7).
    if !number.fits(decimals) && !report.printing.signs_are_reported {
        let message = format!("With decimals {decimals} digits of {number} would be cut.");
        let place = place(report, id, |source| source.decimals);
        diagnostics.push(
            Diagnostic::new(Code::DecimalsCutDigits, place, message)
                .help("leave decimals empty: they follow from the printed figure and the scale"),
        );
        return false;
    }
    let scale = report.fact(id).scale;
    if number.shift(-i32::from(scale)).is_err() {
        let message = format!("{number} has more digits than can be shown with the scale {scale}.");
        diagnostics.push(
            Diagnostic::new(Code::InvalidScale, value_place(report, id), message)
                .help("choose the scale in which the figure is printed, or 0"),
        );
        return false;
    }
    let places = decimals.places().unwrap_or(0);
    if places > 0 && item_type.takes_no_decimals() {
        // Data Type Registry, `noDecimals…`.
        let message = format!("Facts of `{}` can't have decimals {places}.", item_type.local());
        let place = place(report, id, |source| source.decimals);
        diagnostics.push(
            Diagnostic::new(Code::InvalidDecimals, place, message)
                .help("write the figure without digits after the point, and no decimals above 0"),
        );
        return false;
    }
    true
}

/// What numbers a type takes.
fn range(facets: &Facets) -> String {
    let kind = if facets.whole { "whole numbers" } else { "numbers" };
    let bound = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.text.clone());
    let range = match (bound(&facets.least), bound(&facets.greatest)) {
        (Some(least), Some(greatest)) => format!(" from {least} to {greatest}"),
        (Some(least), None) => format!(" from {least} on"),
        (None, Some(greatest)) => format!(" up to {greatest}"),
        (None, None) => String::new(),
    };
    format!("it takes {kind}{range}: check the figure, the scale, and the type of the concept")
}
