//! A table of the text as rows and columns of the page.

use std::ops::Range;

use super::markup::{Join, Run};
use crate::text::table::{Cell, Content, HeadCell, Layout, Row, Table};
use crate::text::words::markup_at;
use crate::text::{Span, Text};

/// A table for the page. Columns are those of figures; captions stand before them.
#[derive(Debug)]
pub(super) struct Grid {
    pub(super) columns: usize,
    pub(super) heading: Vec<HeadRow>,
    pub(super) rows: Vec<GridRow>,
}

/// A row of the heading.
#[derive(Debug, Default)]
pub(super) struct HeadRow {
    /// What stands over the captions.
    pub(super) stub: Run,
    /// In order, none over another.
    pub(super) cells: Vec<(Range<usize>, Run)>,
}

/// A row of the body.
#[derive(Debug)]
pub(super) struct GridRow {
    pub(super) caption: Run,
    /// How deep the caption stands, from 0.
    pub(super) depth: usize,
    /// Column and content, in order, one a column; whether it is words.
    pub(super) cells: Vec<(usize, Run, bool)>,
}

impl Grid {
    /// Makes rows and columns of a table; nothing when words of the table would be lost.
    pub(super) fn new(text: &Text, table: &Table) -> Option<Self> {
        let columns = table.columns.max(1);
        let grid = Self {
            columns,
            heading: heading(&table.heading, columns),
            rows: rows(text, table, columns),
        };
        grid.holds(text, table.span).then_some(grid)
    }

    /// Makes a table of lines whose words are parted by tabs.
    pub(super) fn of_words(text: &Text, lines: &[Span]) -> Self {
        let rows: Vec<GridRow> = lines.iter().map(|line| words(text, *line)).collect();
        let last = |row: &GridRow| row.cells.last().map_or(0, |(column, ..)| column + 1);
        let columns = rows.iter().map(last).max().unwrap_or(0).max(1);
        Self { columns, heading: Vec::new(), rows }
    }

    /// The texts of the table in reading order.
    pub(super) fn runs(&self) -> impl Iterator<Item = &Run> {
        let heading = self
            .heading
            .iter()
            .flat_map(|row| std::iter::once(&row.stub).chain(row.cells.iter().map(|(_, run)| run)));
        let rows = self.rows.iter().flat_map(|row| {
            std::iter::once(&row.caption).chain(row.cells.iter().map(|(_, run, _)| run))
        });
        heading.chain(rows)
    }

    /// Whether all letters and digits of a stretch stand in the table, but those of tags.
    fn holds(&self, text: &Text, stretch: Span) -> bool {
        let mut spans: Vec<Span> = self.runs().flat_map(Run::spans).collect();
        spans.sort_unstable();
        let mut at = stretch.start;
        for span in spans {
            if at < span.start && has_words(text.slice(Span { start: at, end: span.start })) {
                return false;
            }
            at = at.max(span.end);
        }
        at >= stretch.end || !has_words(text.slice(Span { start: at, end: stretch.end }))
    }
}

/// Whether a text has letters or digits outside of tags, of character references and of what a page does not show.
fn has_words(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = text[from..].find(['<', '&']).map(|at| from + at) {
        if text[from..at].contains(char::is_alphanumeric) {
            return true;
        }
        let end = if text[at..].starts_with('<') { '>' } else { ';' };
        let length = || text[at..].find(end).map(|length| length + 1);
        let Some(length) = markup_at(text, at).map(|it| it.length).or_else(length) else {
            return text[at..].contains(char::is_alphanumeric);
        };
        from = at + length;
    }
    text[from..].contains(char::is_alphanumeric)
}

/// The row of a line whose words are parted by tabs.
fn words(text: &Text, line: Span) -> GridRow {
    let mut row = GridRow { caption: Run::default(), depth: 0, cells: Vec::new() };
    let mut start = line.start;
    for (nth, piece) in text.slice(line).split('\t').enumerate() {
        let words = piece.trim();
        let from = start + (piece.len() - piece.trim_start().len());
        let span = Span { start: from, end: from + words.len() };
        match nth {
            _ if words.is_empty() => {}
            0 => row.caption.push(Join::Blank, span),
            _ => row.cells.push((nth - 1, Run::of(span), true)),
        }
        start += piece.len() + 1;
    }
    row
}

/// Heads in rows: a line goes on the row above where its cells stand under those of that row.
fn heading(cells: &[HeadCell], columns: usize) -> Vec<HeadRow> {
    let mut rows: Vec<HeadRow> = Vec::new();
    for line in cells.chunk_by(|a, b| a.line == b.line) {
        let goes_on = rows.last().is_some_and(|row| line.iter().all(|cell| fits(row, cell)));
        if !goes_on {
            rows.push(HeadRow::default());
        }
        let Some(row) = rows.last_mut() else { continue };
        for cell in line {
            put(row, cell, columns, if goes_on { Join::Break } else { Join::Blank });
        }
    }
    rows
}

/// Whether a cell stands right under one of a row, or beside all.
fn fits(row: &HeadRow, cell: &HeadCell) -> bool {
    let Range { start, end } = cell.columns;
    row.cells.iter().all(|(at, _)| *at == cell.columns || at.end <= start || end <= at.start)
}

fn put(row: &mut HeadRow, cell: &HeadCell, columns: usize, join: Join) {
    let Range { start, end } = cell.columns;
    let (start, end) = (start.min(columns), end.min(columns));
    if start >= end {
        return row.stub.push(if row.stub.is_empty() { Join::Blank } else { join }, cell.span);
    }
    let over = row.cells.iter_mut().find(|(at, _)| at.start < end && start < at.end);
    if let Some((_, run)) = over {
        return run.push(join, cell.span);
    }
    let at = row.cells.partition_point(|(other, _)| other.start < start);
    row.cells.insert(at, (start..end, Run::of(cell.span)));
}

/// The rows of the body. A caption that runs over several lines is one.
fn rows(text: &Text, table: &Table, columns: usize) -> Vec<GridRow> {
    let mut indents: Vec<usize> = table.rows.iter().map(|row| row.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    let depth = |indent: usize| indents.iter().position(|known| *known == indent).unwrap_or(0);
    let mut rows: Vec<GridRow> = Vec::new();
    let mut open: Option<&Row> = None;
    for row in &table.rows {
        let mut caption = Run::default();
        for span in &row.caption {
            caption.push(Join::Blank, *span);
        }
        let goes_on = open.is_some_and(|above| continues(text, table.layout, above, row));
        match rows.last_mut().filter(|_| goes_on) {
            Some(last) => {
                last.caption.append(Join::Blank, caption);
                last.cells = cells(&row.cells, columns);
            }
            None => rows.push(GridRow {
                caption,
                depth: depth(row.indent),
                cells: cells(&row.cells, columns),
            }),
        }
        open = row.cells.is_empty().then_some(row);
    }
    rows
}

/// Whether a row goes on with the caption above it, which has no figures of its own.
fn continues(text: &Text, layout: Layout, above: &Row, row: &Row) -> bool {
    let ends = above.caption.last().is_none_or(|span| text.slice(*span).trim_end().ends_with(':'));
    layout == Layout::Fixed && !row.gap && !row.caption.is_empty() && !ends
}

fn cells(cells: &[Cell], columns: usize) -> Vec<(usize, Run, bool)> {
    let mut found: Vec<(usize, Run, bool)> = Vec::new();
    for cell in cells {
        let column = cell.column.min(columns - 1);
        let words = cell.content == Content::Words;
        match found.iter_mut().find(|(at, ..)| *at == column) {
            Some((_, run, _)) => run.push(Join::Blank, cell.span),
            None => found.push((column, Run::of(cell.span), words)),
        }
    }
    found.sort_by_key(|(column, ..)| *column);
    found
}
