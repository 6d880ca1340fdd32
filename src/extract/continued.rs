//! Tables that go on from the one above: nothing but blank lines stands between them, and they have the same captions.

use std::collections::BTreeSet;

use crate::text::Text;
use crate::text::table::Table;
use crate::text::words::plain;

/// How many captions both must have.
const FEW: usize = 3;
/// How many captions, of the table that has more, both have at least, in percent.
const MOST: usize = 66;

/// Whether a table goes on from the one above: with other periods, for what both are of is said above the first.
pub(super) fn goes_on(table: &Table, above: &Table, text: &Text) -> bool {
    if !table.title.is_empty() || table.span.start < above.span.end {
        return false;
    }
    let (own, before) = (captions(table, text), captions(above, text));
    let both = own.intersection(&before).count();
    both >= FEW && both * 100 >= own.len().max(before.len()) * MOST
}

/// The captions of rows with figures, without blanks and signs.
fn captions(table: &Table, text: &Text) -> BTreeSet<String> {
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
    let words = rows.map(|row| {
        let pieces = row.caption.iter().map(|span| plain(text.slice(*span)));
        let words = pieces.collect::<String>();
        let kept = words.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect::<String>()
    });
    words.filter(|words| !words.is_empty()).collect()
}
