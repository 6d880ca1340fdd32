//! Cells that stand in the markup of a row and have nothing in them: nothing was printed there.

use super::Harvester;
use crate::text::Span;
use crate::text::table::Layout;

impl Harvester<'_> {
    /// Whether the markup of a row has a cell for a column in which no figure stands. Blanks and tabs are made and lost by
    /// programs; tags and bars are not.
    pub(super) fn stands_empty(&self, line: usize, column: usize) -> bool {
        let row = &self.table.rows[line];
        let before = row.cells.iter().rev().find(|cell| cell.column < column);
        let next = row.cells.iter().find(|cell| cell.column > column);
        let named = || row.caption.last().map(|span| (0, span.end));
        let Some((from, start)) =
            before.map(|cell| (cell.column + 1, cell.span.end)).or_else(named)
        else {
            return false;
        };
        let lines = self.text.lines();
        let end_of_line = || lines.get(self.text.line_of(start)).map_or(start, |of| of.end);
        let end = next.map_or_else(|| self.text.as_str().len(), |cell| cell.span.start);
        // So many cells open from the last that is filled up to the next, or to this one.
        let wanted = next.map_or(column, |cell| cell.column) + 1 - from;
        match self.table.layout {
            Layout::Html => {
                let stretch = self.text.slice(Span { start, end }).to_ascii_lowercase();
                let row = stretch.split("<tr").next().unwrap_or_default();
                let row = row.split("</tr").next().unwrap_or_default();
                row.matches("<td").count() + row.matches("<th").count() >= wanted
            }
            Layout::Tab => {
                let end = end.min(end_of_line());
                let bars =
                    self.text.slice(Span { start, end: end.max(start) }).matches('|').count();
                let opens = self.text.line(row.line).trim_start().starts_with('|');
                opens && bars >= wanted + usize::from(next.is_none())
            }
            Layout::Fixed => false,
        }
    }
}
