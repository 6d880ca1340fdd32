//! The currency and the power of ten that past tables of a statement had, where nothing of the text says otherwise.

use super::{Column, Headings, Stated};
use crate::extract::item_unit;
use crate::extract::unit_line::{self, UnitLine};
use crate::model::Taxonomy;
use crate::source::map::TableEntry;
use crate::text::Text;

/// What the lines of a text state of currencies and powers of ten, wherever they stand; `masked` is the text with its
/// markup blanked out.
pub(in super::super) fn statements(
    text: &Text,
    masked: &str,
    language: Option<&str>,
) -> Vec<UnitLine> {
    let mut found = Vec::new();
    for span in text.lines() {
        let words = masked.get(span.start..span.end).unwrap_or_default();
        found.extend(unit_line::read_in(words, language));
        found.extend(unit_line::in_passing(words, language));
    }
    found
}

/// Gives columns what past tables of their statement had, where the text leaves it open: no line above the table may
/// state it in words that are not known, and none of the text anything else.
pub(super) fn serve(
    columns: &mut [Column],
    headings: &Headings,
    stated: &Stated,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    lines: &[UnitLine],
) {
    let Some(learned) = &entry.learned else { return };
    let language = headings.setting().language;
    let mut above = headings.above().map(String::as_str).chain(headings.titles());
    let strange = headings.titles().any(is_strange_aside)
        || above.any(|line| unit_line::is_half_understood(line, language));
    let other = lines.iter().any(|line| states_another(line, learned, taxonomy));
    if strange || other || stated.doubt.is_some() {
        return;
    }
    for (at, column) in columns.iter_mut().enumerate() {
        if headings.stated_over(at, taxonomy).doubt.is_none() {
            take(column, learned);
        }
    }
}

/// Whether a line of the text states another currency or power of ten, or may do so.
fn states_another(line: &UnitLine, (unit, scale): &(String, i8), taxonomy: &Taxonomy) -> bool {
    let is_known = |code: &&str| item_unit::unit_of(code, taxonomy).as_ref() == Some(unit);
    let known = line.codes.iter().any(is_known);
    let foreign = !known && !line.codes.is_empty();
    // What is not understood may be another currency where none is named.
    let doubtful = !(line.is_clear() || known && line.scale.is_some());
    foreign || doubtful || line.is_twofold() || line.scale.is_some_and(|of| of != *scale)
}

/// Whether a line above a table stands in parentheses and holds words that are not known: it may state a unit.
fn is_strange_aside(line: &str) -> bool {
    let line = line.trim();
    let aside = line.starts_with(['(', '（']) && line.ends_with([')', '）']);
    aside && !unit_line::unknown(line).is_empty()
}

/// Gives a column what was learnt, where what is known of it is the same.
fn take(column: &mut Column, (unit, scale): &(String, i8)) {
    let unit_fits = column.unit.as_ref().is_none_or(|of| of == unit);
    let scale_fits = column.scale.is_none_or(|of| of == *scale);
    if unit_fits && scale_fits {
        column.unit.get_or_insert_with(|| unit.clone());
        column.scale.get_or_insert(*scale);
    }
}
