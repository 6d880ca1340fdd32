//! A row of a statement, and what is left open about it.

use super::nature::{Nature, Roll};
use super::printing::Printing;
use crate::model::Figure;

/// Why the figures of a row become no facts before a person has said what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// Its caption names a day that neither begins nor ends the spans of its table.
    Day,
    /// Its caption names a span of time that is not that of its column.
    Period,
    /// They are amounts for each of something that is no share.
    Priced,
    /// They may be in another measure than the money of their table.
    Measure,
    /// They are the same in spans of different length, as flows are not.
    Repeated,
    /// They stand among what there is at a moment, and nothing says that they are such.
    Nature,
}

/// What a caption leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Open {
    /// Whether its figures are numbers of shares or amounts.
    Shares,
    /// Whether they are of a moment or of a span of time.
    Nature,
}

/// What a row is measured by in some of its columns, where others measure something else of it.
#[derive(Clone, Debug)]
pub(super) struct Measure {
    /// The words over these columns.
    pub(super) heading: String,
    /// The position of the line beside which it is shown; none for the first of a row.
    pub(super) beside: Option<usize>,
    /// The label of its concept.
    pub(super) label: String,
    /// Whether its figures are of moments or spans, where the words say it.
    pub(super) nature: Option<Nature>,
}

impl Line {
    /// The words over its columns, where they are those of one measure among several.
    pub(super) fn over(&self) -> Option<&str> {
        self.measure.as_ref().map(|of| of.heading.as_str())
    }
}

/// A row.
#[derive(Debug)]
pub(super) struct Line {
    /// The caption.
    pub(super) caption: String,
    /// Whether it heads others and has no figures.
    pub(super) heading: bool,
    /// Type of the concept.
    pub(super) kind: &'static str,
    /// Whether its figures are of moments.
    pub(super) instant: bool,
    /// The balance that it opens or closes a span with, and what is left of the caption.
    pub(super) roll: Option<(Roll, String)>,
    /// Why its figures become no facts before a person has said what they are.
    pub(super) held: Option<Held>,
    /// Whether its caption leaves it open what its figures are.
    pub(super) open: Option<Open>,
    /// How its figures are printed.
    pub(super) printing: Printing,
    /// What the line above it says that all rows below are about.
    pub(super) below: Option<Nature>,
    /// The figures, by column.
    pub(super) values: Vec<Option<Figure>>,
    /// What its columns measure of the row, where they are those of one measure among several.
    pub(super) measure: Option<Measure>,
    /// The name of the concept.
    pub(super) concept: String,
    /// The total that it adds to, by position, and its weight.
    pub(super) sums_to: Option<(usize, i8)>,
}
