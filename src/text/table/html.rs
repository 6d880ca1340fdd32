//! Tables in HTML markup.
//!
//! Tags are found wherever they stand, closed or not; what they stand in need not be a document.
//! Filings put the sign of a currency, a closing parenthesis or a percent sign into cells of
//! their own: they are taken to the figure they belong to.

mod divs;

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::grid::{self, Line, Piece};
use super::{Content, Layout, Table, cell, margin, trim};
use crate::text::words;
use crate::text::{Span, Text};

/// Positions behind this one are not read.
const WIDEST: usize = 256;

/// Finds the tables; also where markup of tables stands, with or without figures.
pub(super) fn find(text: &Text, masked: &str) -> (Vec<Table>, Vec<Span>) {
    let mut found = (Vec::new(), Vec::new());
    let mut open: Vec<Markup> = Vec::new();
    for (at, tag) in words::tags(text.as_str()) {
        let behind = at + tag.length;
        match (tag.name, tag.closes) {
            ("table", false) => {
                if let Some(cell) = open.last_mut().and_then(Markup::open_cell) {
                    cell.nests = true;
                }
                open.push(Markup { start: at, end: behind, rows: Vec::new() });
            }
            ("table", true) => {
                if let Some(mut markup) = open.pop() {
                    markup.close_cell(at);
                    markup.end = behind;
                    markup.finish(text, masked, &mut found);
                }
            }
            (name, closes) => {
                if let Some(markup) = open.last_mut() {
                    markup.take(name, closes, at, &text.as_str()[at..behind]);
                }
            }
        }
    }
    for markup in open {
        markup.finish(text, masked, &mut found);
    }
    if found.0.is_empty() {
        for markup in divs::find(text, masked) {
            let before = (found.0.len(), found.1.len());
            markup.finish(text, masked, &mut found);
            // Elements without figures may be anything.
            if found.0.len() == before.0 {
                found.1.truncate(before.1);
            }
        }
    }
    found
}

/// The markup of a table.
struct Markup {
    start: usize,
    end: usize,
    rows: Vec<Vec<MarkupCell>>,
}

struct MarkupCell {
    stretch: Span,
    columns: usize,
    rows: usize,
    open: bool,
    /// Whether a table stands in it.
    nests: bool,
}

impl Markup {
    fn open_cell(&mut self) -> Option<&mut MarkupCell> {
        self.rows.last_mut()?.last_mut().filter(|cell| cell.open)
    }

    /// Takes a tag of a row or cell.
    fn take(&mut self, name: &str, closes: bool, at: usize, tag: &str) {
        if !matches!(name, "tr" | "td" | "th") {
            return;
        }
        self.close_cell(at);
        if closes {
            return;
        }
        if name == "tr" || self.rows.is_empty() {
            self.rows.push(Vec::new());
        }
        if let (true, Some(row)) = (name != "tr", self.rows.last_mut()) {
            let start = at + tag.len();
            row.push(MarkupCell {
                stretch: Span { start, end: start },
                columns: count(tag, "colspan"),
                rows: count(tag, "rowspan"),
                open: true,
                nests: false,
            });
        }
    }

    fn close_cell(&mut self, at: usize) {
        if let Some(cell) = self.open_cell() {
            cell.stretch.end = at;
            cell.open = false;
            self.end = self.end.max(at);
        }
    }

    /// Makes a table of the markup.
    fn finish(self, text: &Text, masked: &str, found: &mut (Vec<Table>, Vec<Span>)) {
        // Old filings put text that is aligned by blanks between such tags.
        if self.rows.is_empty() {
            return;
        }
        found.1.push(Span { start: self.start, end: self.end });
        let mut lines = lines(text, masked, &self.rows);
        grid::unit_column::part(text.as_str(), &mut lines);
        let mut inner = grid::inner::take(text.as_str(), &mut lines);
        for part in grid::split(text.as_str(), lines) {
            let Some(mut table) = grid::table(text.as_str(), Layout::Html, &part) else { continue };
            if let Some(first) = inner.first() {
                table.span = first.to(table.span);
                table.title = std::mem::take(&mut inner);
            }
            found.0.push(table);
        }
    }
}

/// The number in an attribute of a tag, at least one.
fn count(tag: &str, attribute: &str) -> usize {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let name = inner.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(inner.len());
    let start = BytesStart::from_content(inner, name);
    let value = start.html_attributes().with_checks(false).flatten().find_map(|found| {
        found.key.0.eq_ignore_ascii_case(attribute).then(|| found.value.trim().parse().ok())?
    });
    value.unwrap_or(1).clamp(1, WIDEST)
}

/// The rows as lines of a grid: every cell at its position, below cells that go over rows.
fn lines(text: &Text, masked: &str, rows: &[Vec<MarkupCell>]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut taken = vec![0_usize; WIDEST];
    let mut gap = false;
    // How far figures reach in rows over which nothing goes, and those over which something does.
    let mut reach = 0;
    let mut below_others: Vec<(usize, usize)> = Vec::new();
    let mut merged = Merged::default();
    for row in rows {
        let mut cells = Vec::new();
        let mut at = 0;
        let covered = taken.iter().any(|rows| *rows > 0);
        let mut below = taken.iter().map(|rows| rows.saturating_sub(1)).collect::<Vec<_>>();
        for cell in row {
            at += taken.get(at..).unwrap_or_default().iter().take_while(|rows| **rows > 0).count();
            let width = cell.columns.min(WIDEST.saturating_sub(at));
            if width == 0 {
                break;
            }
            for below in below.iter_mut().skip(at).take(width) {
                *below = (*below).max(cell.rows - 1);
            }
            let read = || cell::read_marked(text.as_str(), masked, cell.stretch);
            if let Some((span, content)) = (!cell.nests).then(read).flatten() {
                let piece = Piece { at, width, span, content, currency: None };
                merged.note(&piece, cell.rows);
                cells.push(piece);
            }
            at += width;
        }
        taken = below;
        let above = merged.above(&cells);
        let figures = cells.iter().filter(|piece| piece.content.is_numeric());
        let end = figures.map(|piece| piece.at + piece.width).max().unwrap_or(0);
        match line(text, masked, row, cells) {
            Some(line) => {
                match covered {
                    true => below_others.push((lines.len(), end)),
                    false => reach = reach.max(end),
                }
                let mut line = Line { gap: std::mem::take(&mut gap), ..line };
                line.cells.splice(0..0, above);
                lines.push(line);
            }
            None => gap = true,
        }
    }
    // A cell that goes over more rows than it should pushes the figures below it to other columns.
    for (at, _) in below_others.into_iter().filter(|(_, end)| *end > reach && reach > 0) {
        displace(&mut lines[at]);
    }
    take_back(masked, &mut lines);
    lines
}

/// Cells with words that go over several rows: of what each of these is.
#[derive(Default)]
struct Merged {
    /// Each with the rows that it goes over yet.
    open: Vec<(Piece, usize)>,
    /// Those that begin in this row.
    begun: Vec<(Piece, usize)>,
}

impl Merged {
    /// Takes a cell of the row.
    fn note(&mut self, piece: &Piece, rows: usize) {
        if rows > 1 && piece.content == Content::Words {
            self.begun.push((piece.clone(), rows - 1));
        }
    }

    /// Ends the row: the cells that go over it from above and stand before a caption of its own and figures.
    fn above(&mut self, cells: &[Piece]) -> Vec<Piece> {
        let figures = cells.iter().any(|piece| piece.content.is_strong());
        let caption = cells.first().filter(|piece| figures && piece.content == Content::Words);
        let mut above: Vec<Piece> = self.open.iter().map(|(piece, _)| piece.clone()).collect();
        above.sort_by_key(|piece| piece.at);
        let next = |pair: &[Piece]| pair[0].at + pair[0].width == pair[1].at;
        let before = above.last().zip(caption).is_some_and(|(last, own)| {
            last.at + last.width == own.at && above.windows(2).all(next)
        });
        for (_, rows) in &mut self.open {
            *rows -= 1;
        }
        self.open.retain(|(_, rows)| *rows > 0);
        self.open.append(&mut self.begun);
        if before { above } else { Vec::new() }
    }
}

/// Takes captions back to the first position that were indented by an empty cell, and so stand where other rows have
/// the sign of a currency.
fn take_back(masked: &str, lines: &mut [Line]) {
    let pieces = lines.iter().flat_map(|line| &line.cells);
    let signs = pieces.filter(|piece| piece.currency.is_some()).map(|piece| piece.at);
    let signs: BTreeSet<usize> = signs.collect();
    for line in lines {
        let [caption, figure, ..] = line.cells.as_mut_slice() else { continue };
        let is_indented = caption.content == Content::Words
            && caption.at > 0
            && !cell::is_void(&masked[caption.span.start..caption.span.end])
            && signs.range(caption.at..caption.at + caption.width).next().is_some()
            && figure.content.is_numeric();
        if is_indented {
            line.indent += caption.at;
            caption.width += caption.at;
            caption.at = 0;
        }
    }
}

/// Takes a cell alone in its row that goes over captions and figures for a line that heads the rows below it, where it
/// names a period: `9M`, `2022`.
fn head(masked: &str, cells: &mut [Piece]) {
    let [one] = cells else { return };
    let words = &masked[one.span.start..one.span.end];
    let year = words.len() == 4 && words.bytes().all(|c| c.is_ascii_digit());
    let named = year || words.contains(char::is_alphabetic);
    if one.at == 0 && one.width > 1 && one.content.is_numeric() && named {
        one.content = Content::Words;
    }
}

/// Takes the figures of a row for such whose columns are not known.
fn displace(line: &mut Line) {
    for piece in line.cells.iter_mut().filter(|piece| piece.content.is_numeric()) {
        piece.content = Content::Displaced;
    }
}

/// A line of the grid; none when all cells are empty.
fn line(text: &Text, masked: &str, row: &[MarkupCell], cells: Vec<Piece>) -> Option<Line> {
    let (first, last) = (row.first()?, row.last()?);
    let opening = cells.first()?.span.start;
    let start = row.iter().rev().find(|cell| cell.stretch.start <= opening).unwrap_or(first);
    let indent = margin::before(text, start.stretch.start, opening);
    let span = trim(masked, first.stretch.to(last.stretch));
    let mut cells = grid::join(text, masked, cells);
    head(masked, &mut cells);
    grid::name_parts(masked, &mut cells);
    Some(Line { line: text.line_of(opening), span, cells, indent, gap: false })
}
