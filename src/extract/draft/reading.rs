//! How the figures of a text are written, where its figures alone can be read in two ways: `1.234`.

use std::collections::BTreeSet;

use super::sheet::Sheet;
use crate::notation::separators::Notation;

/// What was found.
#[derive(Debug)]
pub(super) struct Found {
    /// A figure that can be read in two ways.
    pub(super) figure: String,
    /// How figures are written.
    pub(super) notation: Notation,
    /// Whether the language of the text and sums say so together.
    pub(super) certain: bool,
}

/// Languages in which most write decimals behind a point.
const POINTS: [&str; 4] = ["en", "ja", "zh", "ko"];

/// What the language of a text says, and whether sums that hold in one reading alone say so too; `sheets` gives the
/// statements as one reading has them.
pub(super) fn decide(figure: String, lang: &str, sheets: impl Fn(Notation) -> Vec<Sheet>) -> Found {
    let points = POINTS.contains(&lang);
    let (usual, other) = match points {
        true => (Notation::COMMA, Notation::POINT),
        false => (Notation::POINT, Notation::COMMA),
    };
    let (own, its) = (totals(&sheets(usual)), totals(&sheets(other)));
    let certain = own.difference(&its).next().is_some() && its.is_subset(&own);
    Found { figure, notation: usual, certain }
}

/// The rows that are sums of others: sheet and row.
fn totals(sheets: &[Sheet]) -> BTreeSet<(usize, usize)> {
    let lines = sheets.iter().enumerate().flat_map(|(at, sheet)| {
        sheet.lines.iter().filter_map(move |line| Some((at, line.sums_to?.0)))
    });
    lines.collect()
}
