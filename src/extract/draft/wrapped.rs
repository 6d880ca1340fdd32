//! Captions that go on in the line below them, though that begins with a capital letter: `Selling, General and` over
//! `Administrative Expenses  101.2`.

use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::{Content, Layout, Row, Table};

/// Whether the line without figures at a position goes on in the row below it. A word that joins, as `and`, never ends a
/// heading; one like `for` may, where it heads several rows that stand further right: `Attributable to`.
pub(super) fn goes_on(table: &Table, at: usize, text: &Text) -> bool {
    let rows = &table.rows;
    let (Some(row), Some(below)) = (rows.get(at), rows.get(at + 1)) else { return false };
    if !has_figures(below) || below.caption.is_empty() {
        return false;
    }
    let line = caption(row, text);
    let last = line.split_whitespace().next_back().unwrap_or_default();
    // `Segment I`, `Offices in LA`
    let is_name = |word: &str| word.chars().all(char::is_uppercase);
    if is_name(last) && line.chars().any(char::is_lowercase) {
        return false;
    }
    let last = last.to_lowercase();
    let returns = || rows.get(at + 2).is_none_or(|next| next.indent <= row.indent);
    let joins = known().has(Kind::And, &last)
        || known().has(Kind::OpenEnds, &last)
        || line.ends_with(['&', '(', '/'])
        || (line.ends_with(',') && returns());
    if joins {
        return true;
    }
    if !known().has(Kind::CountJoined, &last) && !known().has(Kind::OpenPrepositions, &last) {
        return false;
    }
    match below.indent > row.indent {
        true => returns(),
        // Where all rows begin at the same place a line was parted because there was no room for more.
        false if table.layout != Layout::Fixed => false,
        false => {
            let length = |row: &Row| caption(row, text).chars().count();
            let longest = rows.iter().filter(|row| has_figures(row)).map(length).max();
            longest.is_some_and(|longest| line.chars().count() >= longest.max(ROOM))
        }
    }
}

/// Lines that are no longer than this are headings, where nothing else says that they go on.
const ROOM: usize = 30;

fn has_figures(row: &Row) -> bool {
    row.cells.iter().any(|cell| matches!(cell.content, Content::Figures(_) | Content::Nil))
}

fn caption(row: &Row, text: &Text) -> String {
    row.words(text).trim().to_owned()
}
