//! Tables that go on from the one above: no words stand between them, and they have the same captions.

use std::collections::BTreeSet;

use super::mentions::heading::{self, Setting};
use super::unit_line;
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::Table;
use crate::text::words::mask;

/// How many captions both must have.
const FEW: usize = 3;
/// How many captions, of the table that has more, both have at least, in percent.
const MOST: usize = 66;

/// Whether a table goes on from the one above: with other periods, for what both are of is said above the first.
pub(super) fn goes_on(table: &Table, above: &Table, text: &Text, setting: Setting) -> bool {
    let between = text.as_str().get(above.span.end..table.span.start);
    if !table.title.is_empty()
        || between.is_none_or(|between| mask(between).contains(char::is_alphabetic))
        || !says_no_more(table, above, text, setting)
    {
        return false;
    }
    let (own, before) = (captions(table, text), captions(above, text));
    let both = own.intersection(&before).count();
    both >= FEW && both * 100 >= own.len().max(before.len()) * MOST
}

/// Whether what stands over the columns of a table says nothing but periods, changes and units, and what stands over
/// those above as well: figures of `North division` are none of `South division`.
fn says_no_more(table: &Table, above: &Table, text: &Text, setting: Setting) -> bool {
    let said = |of: &Table| -> BTreeSet<String> {
        let cells = of.heading.iter().map(|cell| text.plain(cell.span));
        let words =
            cells.flat_map(|words| unit_line::unknown(&heading::read(&words, setting).rest));
        let lower = words.map(|word| word.to_lowercase());
        let others = lower.filter(|word| {
            word.contains(char::is_alphabetic)
                && !known().has(Kind::Derived, word)
                && !known().has(Kind::Neutral, word)
        });
        others.collect()
    };
    said(table).is_subset(&said(above))
}

/// The captions of rows with figures, without blanks and signs.
fn captions(table: &Table, text: &Text) -> BTreeSet<String> {
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
    let words = rows.map(|row| {
        let pieces = row.caption.iter().map(|span| text.plain(*span));
        let words = pieces.collect::<String>();
        let kept = words.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    });
    words.filter(|words| !words.is_empty()).collect()
}
