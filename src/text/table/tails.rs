//! Captions whose end stands below their figures, as programs that take text from pages leave them: `Book value of common
//! 12.10` over `  stock, per share`.

use super::{Layout, Row, Table, measure};
use crate::notation::words::{Kind, words as known};
use crate::text::Text;

/// The furthest that such an end stands further right than its beginning: what stands further right is in the middle of
/// the page.
const FURTHEST: usize = 8;

/// Gives rows the ends of their captions that stand in lines of their own below them.
pub(super) fn join(text: &Text, table: &mut Table) {
    if table.layout != Layout::Fixed {
        return;
    }
    let mut rows: Vec<Row> = Vec::with_capacity(table.rows.len());
    let mut left = std::mem::take(&mut table.rows).into_iter().peekable();
    while let Some(row) = left.next() {
        let next = left.peek();
        match rows.last_mut() {
            Some(above) if is_end(above, &row, next, text) => above.caption.extend(row.caption),
            _ => rows.push(row),
        }
    }
    table.rows = rows;
}

/// Whether a line below a row with figures is the end of its caption: it goes on with a small letter behind a word that
/// joins, or stands further right than the row and what follows does not. A line over other rows has them below itself.
fn is_end(above: &Row, row: &Row, next: Option<&Row>, text: &Text) -> bool {
    let ([first], [own]) = (&*above.caption, &*row.caption) else { return false };
    let (first, own) = (text.plain(*first), text.plain(*own));
    let (first, own) = (first.trim(), own.trim());
    let further = row.indent > above.indent && row.indent - above.indent <= FURTHEST;
    let begins = |row: &Row| {
        let words = row.words(text);
        !row.cells.is_empty() || words.trim_start().starts_with(char::is_uppercase)
    };
    let returns = || next.is_none_or(|next| next.indent <= above.indent && begins(next));
    let is_large = first.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    !above.cells.is_empty()
        && row.cells.is_empty()
        && !row.gap
        && row.line == above.line + 1
        && (own.chars().next().is_some_and(char::is_lowercase) || (further && is_unit(own)))
        && !own.ends_with([':', '：'])
        && !first.ends_with([':', '：'])
        && (is_cut(first) || (is_large && further && returns()))
}

/// Whether words are a unit in parentheses: `(cents)`.
fn is_unit(words: &str) -> bool {
    let inner = words.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    inner.is_some_and(measure::names_unit)
}

/// Whether a caption ends with a word that joins others: it goes on below its figures.
pub(crate) fn is_cut(caption: &str) -> bool {
    let last = caption.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    known().has(Kind::And, &last) || known().has(Kind::CountJoined, &last)
}
