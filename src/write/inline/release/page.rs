//! Writes the text of the release.

use std::io::{self, Write};

use super::super::{CONTENTS, Page, element, table};
use super::Release;
use super::blocks::Block;
use super::grid::{Grid, GridRow, HeadRow};
use super::markup::{self, Event, Run, Style};
use super::number;
use super::tags::{self, Kind, Tag};
use crate::model::Value;
use crate::notation::markup::bytes::Bytes;
use crate::text::Span;
use crate::text::words::with_blanks;

/// Headings down to this level stand in the contents.
const LISTED: u8 = 3;
/// Depths that the style sheet knows.
const DEEPEST: usize = 6;

/// Writes links to the headings of the text.
pub(in super::super) fn contents(release: &Release, out: &mut Bytes<impl Write>) {
    let mut levels = Levels(1);
    for (at, block) in release.blocks.iter().enumerate() {
        let Block::Heading(level, run) = block else { continue };
        if levels.next(*level) > LISTED {
            continue;
        }
        out.push(format!("<li><a href=\"#t-{at}\">"));
        out.push_escaped(&title(release, run));
        out.push("</a></li>\n");
    }
}

/// A heading in the contents: without the marks of its notes, and without brackets around the whole of it.
fn title(release: &Release, run: &Run) -> String {
    let mut title = String::new();
    // Where what is raised begins.
    let mut raised = None;
    for event in markup::events(&release.text, run) {
        match event {
            Event::Text(span) => title.push_str(release.text.slice(span)),
            Event::Char(c) => title.push(c),
            Event::Break => title.push(' '),
            Event::Open(Style::Superscript) => raised = Some(title.len()),
            Event::Close(Style::Superscript) => {
                let is_mark =
                    |c: char| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '®' | ',' | ' ');
                let from = raised.take().unwrap_or(title.len());
                if title[from..].chars().all(is_mark) {
                    title.truncate(from);
                }
            }
            Event::Open(_) | Event::Close(_) => {}
        }
    }
    let inside = title.trim().strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    inside.unwrap_or(&title).trim().to_owned()
}

/// Levels of headings without holes: none is more than one below the last.
struct Levels(u8);

impl Levels {
    fn next(&mut self, wanted: u8) -> u8 {
        self.0 = wanted.clamp(2, 6).min(self.0 + 1);
        self.0
    }
}

/// Writes the text.
///
/// # Errors
/// When `out` can't be written.
pub(in super::super) fn write(
    page: &Page<'_>,
    release: &Release,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let done = vec![false; release.tags.len()];
    let mut writer = Writer { page, release, done, close: None, title: String::new() };
    out.push("<div class=\"release\" id=\"release\">\n");
    let mut levels = Levels(1);
    let mut depth = 0;
    for (at, block) in release.blocks.iter().enumerate() {
        if let Block::Item(wanted, run) = block {
            depth = item(*wanted, depth, out);
            writer.run(run, out)?;
        } else {
            close_lists(&mut depth, out);
            writer.block(at, block, &mut levels, out)?;
        }
        out.flush_if_full()?;
    }
    close_lists(&mut depth, out);
    out.push("</div>\n");
    Ok(())
}

/// Begins an item; `open` lists are open, and each has an open item. Gives how many are then.
fn item(wanted: usize, open: usize, out: &mut Bytes<impl Write>) -> usize {
    let wanted = (wanted + 1).min(open + 1).min(DEEPEST);
    if wanted > open {
        out.push("<ul>\n<li>");
        return wanted;
    }
    for _ in wanted..open {
        out.push("</li>\n</ul>\n");
    }
    out.push("</li>\n<li>");
    wanted
}

fn close_lists(open: &mut usize, out: &mut Bytes<impl Write>) {
    for _ in 0..std::mem::take(open) {
        out.push("</li>\n</ul>\n");
    }
}

/// Writes texts with their tags.
struct Writer<'p> {
    page: &'p Page<'p>,
    release: &'p Release,
    /// Whether a tag was written: a stretch of the text may be shown twice, a fact only once.
    done: Vec<bool>,
    /// Where a parenthesis closes that hangs over, so that digits stand below digits.
    close: Option<usize>,
    /// The last heading, by which tables below are called.
    title: String,
}

impl Writer<'_> {
    fn block(
        &mut self,
        at: usize,
        block: &Block,
        levels: &mut Levels,
        out: &mut Bytes<impl Write>,
    ) -> io::Result<()> {
        match block {
            Block::Heading(level, run) => {
                let level = levels.next(*level);
                self.title = title(self.release, run);
                out.push(format!("<h{level} id=\"t-{at}\">"));
                self.run(run, out)?;
                out.push(format!("</h{level}>\n"));
            }
            Block::Paragraph(run) | Block::Item(_, run) => {
                out.push("<p>");
                self.run(run, out)?;
                out.push("</p>\n");
            }
            Block::Lines(run) => {
                out.push("<div class=\"lines\">");
                if self.page.has_contents {
                    // What moves sideways moves by keyboard where something in it takes the focus.
                    let back = &self.page.words.contents;
                    out.push(format!("<a class=\"up\" href=\"#{CONTENTS}\">↑ {back}</a>\n"));
                }
                self.run(run, out)?;
                out.push("</div>\n");
            }
            Block::Table(grid) => self.table(grid, out)?,
        }
        Ok(())
    }

    fn table(&mut self, grid: &Grid, out: &mut Bytes<impl Write>) -> io::Result<()> {
        out.push("<div class=\"scroll\"><table class=\"figures printed\">\n");
        if self.page.has_contents || !self.title.is_empty() {
            table::caption(self.page, &self.title, "", out);
        }
        if !grid.heading.is_empty() {
            out.push("<thead>\n");
            for row in &grid.heading {
                self.head_row(row, grid.columns, out)?;
            }
            out.push("</thead>\n");
        }
        out.push("<tbody>\n");
        for row in &grid.rows {
            self.row(row, grid.columns, out)?;
            out.flush_if_full()?;
        }
        out.push("</tbody></table></div>\n");
        Ok(())
    }

    fn head_row(
        &mut self,
        row: &HeadRow,
        columns: usize,
        out: &mut Bytes<impl Write>,
    ) -> io::Result<()> {
        out.push("<tr><td>");
        self.run(&row.stub, out)?;
        out.push("</td>");
        let mut at = 0;
        for (range, run) in &row.cells {
            blank_cells(range.start.saturating_sub(at), out);
            match range.len() {
                1 => out.push("<th scope=\"col\">"),
                wide => out.push(format!("<th scope=\"colgroup\" colspan=\"{wide}\">")),
            }
            self.run(run, out)?;
            out.push("</th>");
            at = range.end;
        }
        blank_cells(columns.saturating_sub(at), out);
        out.push("</tr>\n");
        Ok(())
    }

    fn row(
        &mut self,
        row: &GridRow,
        columns: usize,
        out: &mut Bytes<impl Write>,
    ) -> io::Result<()> {
        let depth = row.depth.min(DEEPEST);
        if row.cells.is_empty() {
            out.push(format!(
                "<tr class=\"heading\"><th scope=\"row\" class=\"d{depth}\" colspan=\"{}\">",
                columns + 1
            ));
            self.run(&row.caption, out)?;
            out.push("</th></tr>\n");
            return Ok(());
        }
        out.push(format!("<tr class=\"item\"><th scope=\"row\" class=\"d{depth}\">"));
        self.run(&row.caption, out)?;
        out.push("</th>");
        let mut at = 0;
        for (column, run, words) in &row.cells {
            blank_cells(column.saturating_sub(at), out);
            out.push(if *words { "<td class=\"words\">" } else { "<td>" });
            self.close = run
                .spans()
                .last()
                .filter(|span| self.slice(*span).ends_with(')'))
                .map(|span| span.end - 1);
            self.run(run, out)?;
            self.close = None;
            out.push("</td>");
            at = column + 1;
        }
        blank_cells(columns.saturating_sub(at), out);
        out.push("</tr>\n");
        Ok(())
    }

    fn slice(&self, span: Span) -> &str {
        self.release.text.slice(span)
    }

    fn run(&mut self, run: &Run, out: &mut Bytes<impl Write>) -> io::Result<()> {
        for event in markup::events(&self.release.text, run) {
            match event {
                Event::Text(span) => self.tagged(span, out)?,
                Event::Char(c) => out.push_escaped(c.encode_utf8(&mut [0; 4])),
                Event::Open(style) => out.push(element_of(style).0),
                Event::Close(style) => out.push(element_of(style).1),
                Event::Break => out.push("<br/>"),
            }
        }
        Ok(())
    }

    /// Writes a stretch of the text with the tags in it.
    fn tagged(&mut self, stretch: Span, out: &mut Bytes<impl Write>) -> io::Result<()> {
        let release = self.release;
        let inside = tags::within(&release.tags, stretch);
        let mut at = stretch.start;
        let tags = &release.tags[inside.clone()];
        let fresh: Vec<bool> = self.done[inside.clone()].iter().map(|done| !done).collect();
        self.done[inside].fill(true);
        let tags: Vec<&Tag> =
            tags.iter().zip(fresh).filter_map(|(tag, is)| is.then_some(tag)).collect();
        let groups: Vec<&[&Tag]> =
            tags.chunk_by(|a, b| a.span == b.span && a.kind == b.kind).collect();
        for (nth, group) in groups.iter().enumerate() {
            let next = groups.get(nth + 1).map_or(stretch.end, |next| next[0].span.start);
            self.literal(at, group[0].span.start, out);
            self.elements(group, out)?;
            at = group[0].span.end;
            let end = group[0].end.clamp(at, next.max(at));
            self.literal(at, end, out);
            at = end;
            for tag in group.iter().filter(|tag| tag.part().is_none_or(|part| part.is_last)) {
                let footnotes = self.page.output.report.fact(tag.fact).footnotes;
                self.page.notes.marks(self.page, std::iter::once(footnotes), out);
            }
        }
        self.literal(at, stretch.end, out);
        Ok(())
    }

    /// Writes the elements of facts that are the same stretch: one inside the other.
    fn elements(&self, group: &[&Tag], out: &mut Bytes<impl Write>) -> io::Result<()> {
        for tag in group {
            let fact = self.page.output.report.fact(tag.fact);
            match (tag.kind, fact.value) {
                (Kind::Number(format), Value::Number(value)) => {
                    element::open_number(self.page, tag.fact.into(), fact, (value, format), out);
                }
                (Kind::Nil, _) => element::nil(self.page, tag.fact.into(), fact, out),
                (Kind::Text, Value::Text(text)) => {
                    let text = &self.page.output.report.texts[text.index()];
                    element::non_numeric(self.page, tag.fact, fact, text, out);
                }
                (Kind::Part(part), Value::Text(text)) => {
                    let text = &self.page.output.report.texts[text.index()];
                    element::part(self.page, tag.fact, fact, text, part, out);
                }
                _ => {}
            }
        }
        if let Kind::Number(_) = group[0].kind {
            out.push_escaped(&number::shown(self.slice(group[0].span)));
            group.iter().for_each(|_| out.push("</ix:nonFraction>"));
        }
        Ok(())
    }

    /// Writes a stretch of the text as it is.
    fn literal(&self, start: usize, end: usize, out: &mut Bytes<impl Write>) {
        match self.close.filter(|close| (start..end).contains(close)) {
            Some(close) => {
                self.plain(start, close, out);
                out.push("<span class=\"close\">)</span>");
                self.plain(close + 1, end, out);
            }
            None => self.plain(start, end, out),
        }
    }

    fn plain(&self, start: usize, end: usize, out: &mut Bytes<impl Write>) {
        for (nth, piece) in self.slice(Span { start, end }).split('\t').enumerate() {
            if nth > 0 {
                out.push("\u{2003}");
            }
            out.push_escaped(&with_blanks(piece));
        }
    }
}

fn blank_cells(count: usize, out: &mut Bytes<impl Write>) {
    for _ in 0..count {
        out.push("<td></td>");
    }
}

/// The tags of XHTML that open and close a style.
fn element_of(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::Strong => ("<strong>", "</strong>"),
        Style::Emphasis => ("<em>", "</em>"),
        Style::Underline => ("<span class=\"underlined\">", "</span>"),
        Style::Superscript => ("<sup>", "</sup>"),
        Style::Subscript => ("<sub>", "</sub>"),
    }
}
