//! Tables: finds every table of a text, reads it into rows, columns and cells with their places.
//!
//! ```text
//! HTML markup ─────► html ─┐
//! lines with tabs ─► tab ──┴► grid ─► Table        grid: cells that have a position in their row
//! aligned lines ───► fixed ─────────► Table        fixed: cells that have a place on the page
//!                      └ page, head, tabstops
//! ```
//!
//! Nothing is guessed about what a table means: a heading is what stands above the first row with
//! figures, a column is where rows have figures, and what can't be read is kept as damaged.

mod bullets;
mod cell;
mod dated;
mod double;
mod fixed;
mod grid;
mod head;
mod html;
mod margin;
mod marks;
pub(crate) mod measure;
mod minus;
mod noted;
mod numbered;
mod opening;
mod page;
mod paged;
mod part;
mod period;
mod running;
mod spread;
mod tab;
mod tabstops;
mod tails;

pub(crate) use part::is_part;
use std::ops::Range;
pub(crate) use tails::is_cut;

use crate::notation::date;
use crate::text::figures::Found;
use crate::text::{Span, Text};

/// Lines without cells that are longer than this are sentences.
const LONGEST: usize = 300;

/// How many lines above a table may be its title.
const TITLE_LINES: usize = 8;

/// How a table is laid out in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Tabs part the cells.
    Tab,
    /// Blanks align the cells.
    Fixed,
    /// HTML markup.
    Html,
}

/// A table of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// How it is laid out.
    pub layout: Layout,
    /// Heading and body, without the title.
    pub span: Span,
    /// The non-blank lines right above, back to the last table; the nearest comes last. Tags are
    /// not removed.
    pub title: Vec<Span>,
    /// The cells of the heading, in reading order.
    pub heading: Vec<HeadCell>,
    /// The lines of the body that have a caption or cells, in order.
    pub rows: Vec<Row>,
    /// How many columns of figures it has.
    pub columns: usize,
    /// Single digits that stand apart behind figures and are taken for marks of notes.
    pub marks: Vec<Span>,
    /// The line that opens it, where it is a part of a table: what the line says holds for all columns.
    pub section: Option<Span>,
}

/// A cell of the heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadCell {
    /// Where it stands.
    pub span: Span,
    /// The line it begins in, from 0.
    pub line: usize,
    /// The columns of figures it stands over; empty when it stands over the captions or its place
    /// is lost.
    pub columns: Range<usize>,
}

/// A line of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line it begins in, from 0.
    pub line: usize,
    /// The pieces of caption that stand in this line, in order.
    pub caption: Vec<Span>,
    /// How many blanks stand before the caption.
    pub indent: usize,
    /// Whether a blank line or a rule stands above.
    pub gap: bool,
    /// The cells that are not empty, by column.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The words of its caption.
    pub(crate) fn words(&self, text: &Text) -> String {
        let pieces: Vec<String> = self.caption.iter().map(|span| text.plain(*span)).collect();
        pieces.join(" ")
    }
}

/// A cell of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column of figures it stands in, from 0.
    pub column: usize,
    /// Where it stands, without blanks around it.
    pub span: Span,
    /// What it holds.
    pub content: Content,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A dash: there is no figure.
    Nil,
    /// One or more figures, with nothing between but blanks, tags, currencies and units.
    Figures(Vec<Found>),
    /// Digits or punctuation that make no figure.
    Damaged,
    /// A figure in a row that markup pushes out of the columns of the others.
    Displaced,
    /// Words.
    Words,
}

/// Finds the tables of a text, in their order.
///
/// ```
/// use kessan::text::{Text, table::find};
/// let text = Text::new("\t1Q07\t1Q06\nRevenues\t120\t(110)\nCosts\t—\t90\n".into());
/// let tables = find(&text);
/// assert_eq!((tables.len(), tables[0].columns, tables[0].rows.len()), (1, 2, 2));
/// ```
#[must_use]
pub fn find(text: &Text) -> Vec<Table> {
    find_masked(text, &crate::text::words::mask_figures(text.as_str()))
}

/// Finds the tables of a text whose markup is blanked out in `masked`, every byte where it was.
#[must_use]
pub fn find_masked(text: &Text, masked: &str) -> Vec<Table> {
    let (mut tables, taken) = html::find(text, masked);
    let lines = free_lines(text, taken);
    let stops = tabstops::find(text, masked, &lines);
    let edges = paged::Edges::new(text);
    let is_parted = |at: usize| lines[at] && stops[at].is_none() && !edges.is_numbered(at);
    let parted: Vec<bool> = (0..lines.len()).map(is_parted).collect();
    tables.extend(tab::find(text, masked, &parted));
    tables.extend(fixed::find(text, masked, &lines, &stops, &edges));
    tables.iter_mut().for_each(|table| numbered::take_off(text, table));
    tables.iter_mut().for_each(|table| tails::join(text, table));
    tables.sort_by_key(|table| (table.span.start, table.span.end));
    add_titles(text, masked, &mut tables);
    paged::join(text, masked, &edges, tables)
}

/// For every line whether no markup of a table stands in it; tables may stand in one another.
fn free_lines(text: &Text, mut taken: Vec<Span>) -> Vec<bool> {
    let mut free = vec![true; text.lines().len()];
    taken.sort_unstable();
    let mut next = 0;
    for span in taken {
        let first = text.line_of(span.start).max(next);
        next = next.max(text.line_of(span.end.saturating_sub(1)) + 1);
        for line in first..next {
            if let Some(free) = free.get_mut(line) {
                *free = false;
            }
        }
    }
    free
}

/// Gives every table the lines above it as its title.
fn add_titles(text: &Text, masked: &str, tables: &mut [Table]) {
    let mut last = 0;
    for at in 0..tables.len() {
        let (above, below) = tables.split_at_mut(at);
        let Some(table) = below.first_mut() else { break };
        // Of tables side by side each has its own; in markup more may stand above it.
        let inner = match table.layout {
            Layout::Html => std::mem::take(&mut table.title),
            _ => Vec::new(),
        };
        if table.title.is_empty() {
            table.title = title(text, masked, last, text.line_of(table.span.start));
            if let (true, Some(above)) = (table.title.is_empty(), above.last())
                && is_next_block(text, above, table)
            {
                table.title.clone_from(&above.title);
            }
        }
        table.title.extend(inner);
        last = last.max(text.line_of(table.span.end.saturating_sub(1)) + 1);
    }
}

/// Whether a table has the rows of the one above it for other columns, and no words over all of them.
fn is_next_block(text: &Text, above: &Table, table: &Table) -> bool {
    let captions = |table: &Table| -> Vec<String> {
        let words = |row: &Row| row.caption.iter().map(|span| text.plain(*span)).collect();
        table.rows.iter().map(words).collect()
    };
    let over_all =
        |of: &Range<usize>| of.is_empty() || (table.columns > 1 && *of == (0..table.columns));
    above.layout == table.layout
        && above.columns == table.columns
        && !table.heading.is_empty()
        && !table.heading.iter().any(|cell| over_all(&cell.columns))
        && captions(above) == captions(table)
}

/// The last lines with words between two lines; rules are none.
fn title(text: &Text, masked: &str, from: usize, to: usize) -> Vec<Span> {
    let mut title: Vec<Span> = (from..to)
        .rev()
        .filter_map(|line| text.lines().get(line).map(|span| trim(text.as_str(), *span)))
        .filter(|span| masked[span.start..span.end].contains(char::is_alphanumeric))
        .take(TITLE_LINES)
        .collect();
    title.reverse();
    title
}

/// A stretch without the blanks at its ends.
fn trim(text: &str, span: Span) -> Span {
    let Some(content) = text.get(span.start..span.end) else { return span };
    let start = span.start + (content.len() - content.trim_start().len());
    let end = start + content.trim().len();
    Span { start, end }
}

/// How many rows have figures in the column that has most.
fn most_figures(rows: &[Row], columns: usize) -> usize {
    let mut filled = vec![0_usize; columns];
    let cells = rows.iter().flat_map(|row| &row.cells);
    for cell in cells.filter(|cell| cell.content.is_strong()) {
        if let Some(filled) = filled.get_mut(cell.column) {
            *filled += 1;
        }
    }
    filled.into_iter().max().unwrap_or(0)
}

/// Whether a figure is a bare year, as headings have them.
fn is_year(found: &Found) -> bool {
    date::is_year(&found.printed)
}

impl Row {
    /// Whether every cell of it says in words that there is no figure: `n.m.`, `nil`.
    #[must_use]
    pub(crate) fn is_void(&self, text: &Text) -> bool {
        let void =
            |cell: &Cell| cell.content == Content::Words && cell::is_void(&text.plain(cell.span));
        !self.cells.is_empty() && self.cells.iter().all(void)
    }
}

impl Content {
    /// Whether it is a figure of a row, and not perhaps a year of a heading.
    fn is_strong(&self) -> bool {
        matches!(self, Self::Figures(found) if !found.iter().all(is_year))
    }

    /// Whether it belongs into a column of figures.
    fn is_numeric(&self) -> bool {
        !matches!(self, Self::Words)
    }
}

#[cfg(test)]
mod tests;
