//! The rows of a table as the page shows them: everything that stands in its lines, each word in the cell
//! in which the reader of tables found it.

use std::collections::BTreeMap;

use crate::text::table::{HeadCell, Layout, Row, Table};
use crate::text::{Span, Text};

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The line of the text, from 0.
    pub(super) line: usize,
    /// The text from its start to that of the next row.
    pub(super) span: Span,
    /// By their places, which don't overlap.
    pub(super) cells: Vec<Cell>,
    /// How many blanks stand before the caption.
    pub(super) indent: usize,
    pub(super) is_heading: bool,
}

/// A cell of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// The column, where 0 is that of the captions.
    pub(super) at: usize,
    /// How many columns it goes over.
    pub(super) width: usize,
    pub(super) span: Span,
}

/// The rows of a table, with what stands before and behind it in its lines; `masked` is the text with its
/// markup blanked out.
pub(super) fn rows(text: &Text, masked: &str, table: &Table) -> Vec<Line> {
    let first = text.line_of(table.span.start);
    let last = text.line_of(table.span.end.saturating_sub(1)).max(first);
    let start = text.lines().get(first).map_or(0, |line| line.start);
    let end = text.lines().get(last).map_or(table.span.end, |line| line.end);
    let mut rows = match table.layout {
        Layout::Html => of_markup(text, masked, table, Span { start, end }),
        Layout::Tab | Layout::Fixed => {
            let lines = ByLine::of(table);
            (first..=last).filter_map(|at| of_line(text, table, &lines, at)).collect()
        }
    };
    // No mark between two rows is lost.
    let next = text.lines().get(last + 1).map_or(usize::MAX, |line| line.start);
    let starts: Vec<usize> = rows.iter().skip(1).map(|row| row.span.start).collect();
    for (row, next) in rows.iter_mut().zip(starts.into_iter().chain([next])) {
        row.span.end = next.saturating_sub(1).max(row.span.start);
    }
    if let Some(row) = rows.first_mut() {
        row.span.start = start;
    }
    rows
}

/// What a table has in each line of the text.
struct ByLine<'a> {
    headings: BTreeMap<usize, Vec<&'a HeadCell>>,
    rows: BTreeMap<usize, &'a Row>,
}

impl<'a> ByLine<'a> {
    fn of(table: &'a Table) -> Self {
        let (mut headings, mut rows) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::new());
        for cell in &table.heading {
            headings.entry(cell.line).or_default().push(cell);
        }
        for row in &table.rows {
            rows.entry(row.line).or_insert(row);
        }
        Self { headings, rows }
    }
}

/// A line of a table without markup: whatever stands in it belongs to the cell before it.
fn of_line(text: &Text, table: &Table, lines: &ByLine, at: usize) -> Option<Line> {
    let line = trimmed(text, *text.lines().get(at)?);
    if line.start == line.end {
        return None;
    }
    let row = lines.rows.get(&at).copied();
    let heading = lines.headings.get(&at).into_iter().flatten();
    let mut cells: Vec<Cell> = heading.map(|cell| head(cell)).collect();
    cells.extend(row.into_iter().flat_map(body));
    let cells = match placed(cells) {
        Some(cells) if !cells.is_empty() => widened(text, cells, line),
        _ => vec![whole(table, line)],
    };
    let is_heading = row.is_none() && table.rows.first().is_none_or(|row| at < row.line);
    Some(Line { line: at, span: line, cells, indent: row.map_or(0, |row| row.indent), is_heading })
}

/// The rows of a table with markup, which stands between the cells and is not shown.
fn of_markup(text: &Text, masked: &str, table: &Table, lines: Span) -> Vec<Line> {
    let line = |span: Span, cells: Vec<Cell>, indent, is_heading| Line {
        line: text.line_of(span.start),
        span,
        cells,
        indent,
        is_heading,
    };
    let outside = |span: Span| {
        let words = masked.get(span.start..span.end).unwrap_or_default();
        let shown = trimmed(text, span);
        (!words.trim().is_empty()).then(|| line(shown, vec![whole(table, shown)], 0, false))
    };
    let mut rows: Vec<Line> = Vec::new();
    rows.extend(outside(Span { start: lines.start, end: table.span.start }));
    let heads = table.heading.chunk_by(|a, b| {
        a.line == b.line && a.columns.end <= b.columns.start && a.columns.start < b.columns.start
    });
    for heads in heads {
        let span = heads[0].span;
        rows.extend(
            placed(heads.iter().map(head).collect()).map(|cells| line(span, cells, 0, true)),
        );
    }
    for row in &table.rows {
        let cells: Vec<Cell> = body(row).collect();
        let both = |a: Span, b: Span| Span { start: a.start.min(b.start), end: a.end.max(b.end) };
        let Some(span) = cells.iter().map(|cell| cell.span).reduce(both) else { continue };
        let cells = placed(cells).unwrap_or_else(|| vec![whole(table, span)]);
        rows.push(line(span, cells, row.indent, false));
    }
    rows.extend(outside(Span { start: table.span.end, end: lines.end }));
    rows
}

fn head(cell: &HeadCell) -> Cell {
    match cell.columns.is_empty() {
        true => Cell { at: 0, width: 1, span: cell.span },
        false => Cell { at: cell.columns.start + 1, width: cell.columns.len(), span: cell.span },
    }
}

fn body(row: &Row) -> impl Iterator<Item = Cell> {
    let captions = row.caption.iter().map(|span| Cell { at: 0, width: 1, span: *span });
    let figures = row.cells.iter();
    captions.chain(figures.map(|cell| Cell { at: cell.column + 1, width: 1, span: cell.span }))
}

fn whole(table: &Table, span: Span) -> Cell {
    Cell { at: 0, width: table.columns + 1, span }
}

/// Cells in the order of the text, those of one column as one; none where columns are in another order.
fn placed(mut cells: Vec<Cell>) -> Option<Vec<Cell>> {
    cells.sort_by_key(|cell| (cell.span.start, cell.span.end));
    let mut placed: Vec<Cell> = Vec::new();
    for cell in cells {
        match placed.last_mut() {
            Some(last) if (last.at, last.width) == (cell.at, cell.width) => {
                last.span = last.span.to(cell.span);
            }
            Some(last) if cell.at < last.at + last.width => return None,
            _ => placed.push(cell),
        }
    }
    Some(placed)
}

/// Cells with what stands between them and the next, or the end of the line.
fn widened(text: &Text, cells: Vec<Cell>, line: Span) -> Vec<Cell> {
    let starts: Vec<usize> = cells.iter().skip(1).map(|cell| cell.span.start).collect();
    let ends = starts.into_iter().chain([line.end]);
    let mut start = line.start;
    let widened = cells.into_iter().zip(ends).map(|(cell, end)| {
        let span = trimmed(text, Span { start, end: end.max(start) });
        start = end;
        Cell { span, ..cell }
    });
    widened.collect()
}

/// A stretch without the blanks at its ends.
fn trimmed(text: &Text, span: Span) -> Span {
    let words = text.slice(span);
    let start = span.start + (words.len() - words.trim_start().len());
    Span { start, end: start + words.trim().len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{table, words};

    fn shown(text: &str) -> Vec<Vec<(usize, usize, String)>> {
        let text = Text::new(text.to_owned());
        let masked = words::mask_figures(text.as_str());
        let tables = table::find_masked(&text, &masked);
        let rows = rows(&text, &masked, &tables[0]);
        let cell = |cell: &Cell| (cell.at, cell.width, text.slice(cell.span).to_owned());
        rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect()
    }

    #[test]
    fn every_word_of_a_line_stands_in_a_cell() {
        let text =
            "\t<b>1Q07</b>\t1Q06\nRevenues:\t120 *\t(110)\nCosts\t—\t90 see below\nNet\t40\t20\n";
        let words: String = shown(text).into_iter().flatten().map(|(_, _, words)| words).collect();
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(letters(&words), letters(text));
        let plain = shown("\t1Q07\t1Q06\nRevenues\t120\t110\nCosts\t80\t70\n");
        assert_eq!(plain[1].iter().map(|(at, ..)| *at).collect::<Vec<_>>(), [0, 1, 2]);
    }

    #[test]
    fn markup_between_cells_is_left_out_and_words_behind_the_table_are_not() {
        let rows = shown(
            "<table><tr><th></th><th>1Q07</th><th>1Q06</th></tr>\n\
             <tr><td>Sales</td><td>120</td><td>110</td></tr><tr><td>Costs</td><td>80</td><td>70</td></tr></table> behind\n",
        );
        let mut words: Vec<String> =
            rows.iter().flatten().map(|(_, _, words)| words.clone()).collect();
        assert!(words.pop().is_some_and(|last| last.ends_with("behind")), "{words:?}");
        assert_eq!(words, ["1Q07", "1Q06", "Sales", "120", "110", "Costs", "80", "70"]);
    }

    #[test]
    fn columns_in_disorder_leave_the_line_as_it_is() {
        let cell = |at, start| Cell { at, width: 1, span: Span { start, end: start + 1 } };
        assert_eq!(placed(vec![cell(2, 0), cell(1, 5)]), None);
        assert_eq!(placed(vec![cell(0, 0), cell(0, 5)]).map(|cells| cells.len()), Some(1));
    }
}
