//! A text as blocks: headings, paragraphs, items of lists, tables, and lines that stay as they
//! are.

use std::ops::Range;

use super::grid::Grid;
use super::heading;
use super::markup::{self, Event, Join, Run};
use crate::notation::separators::{self, Notation};
use crate::text::words::{self, Markup};
use crate::text::{Span, Text, table};

/// A block of the text.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading of a level from 2.
    Heading(u8, Run),
    Paragraph(Run),
    /// An item of a list, how deep from 0.
    Item(usize, Run),
    Table(Grid),
    /// Lines whose layout means something that is not understood.
    Lines(Run),
}

impl Block {
    /// The texts of the block in reading order.
    pub(super) fn runs(&self) -> Box<dyn Iterator<Item = &Run> + '_> {
        match self {
            Self::Heading(_, run)
            | Self::Paragraph(run)
            | Self::Item(_, run)
            | Self::Lines(run) => Box::new(std::iter::once(run)),
            Self::Table(grid) => Box::new(grid.runs()),
        }
    }
}

/// Takes a text apart.
pub(super) fn find(text: &Text) -> Vec<Block> {
    let mut flow = Flow::new(text);
    let mut at = 0;
    for table in tables(text) {
        if table.span.start < at || table.span.end <= table.span.start {
            continue;
        }
        flow.lines(at, table.span.start);
        flow.table(&table);
        at = table.span.end;
    }
    flow.lines(at, text.as_str().len());
    flow.blocks
}

/// The tables of a text, its figures in the notation that it has.
fn tables(text: &Text) -> Vec<table::Table> {
    let masked = words::mask_figures(text.as_str());
    let notation = separators::detect(&masked).unwrap_or(Notation::COMMA);
    table::find_masked(text, &notation.normalised(&masked))
}

/// The way through a text.
struct Flow<'t> {
    text: &'t Text,
    /// What is not shown, in its order.
    unseen: Vec<Range<usize>>,
    blocks: Vec<Block>,
    /// Lines of a paragraph that is not at its end.
    open: Vec<Span>,
    /// Depth of the item that the open lines belong to.
    item: Option<usize>,
    /// The level of the heading whose element they stand in.
    heading: Option<u8>,
    /// Indents and bullets of the items around.
    bullets: Vec<(usize, char)>,
}

impl<'t> Flow<'t> {
    fn new(text: &'t Text) -> Self {
        Self {
            text,
            unseen: words::unseen(text.as_str()),
            blocks: Vec::new(),
            open: Vec::new(),
            item: None,
            heading: None,
            bullets: Vec::new(),
        }
    }

    /// Takes the lines between two offsets.
    fn lines(&mut self, from: usize, to: usize) {
        let first = self.text.line_of(from);
        for line in self.text.lines().iter().skip(first) {
            if line.start >= to {
                break;
            }
            let line = Span { start: line.start.max(from), end: line.end.min(to) };
            // A line of which nothing is shown is no blank one.
            if let Some(shown) = self.seen(line).or((line.start >= line.end).then_some(line)) {
                self.parts(shown).into_iter().for_each(|part| self.line(part));
            }
        }
        self.end();
    }

    /// A line without what is not shown at its ends; none where nothing is left.
    fn seen(&self, line: Span) -> Option<Span> {
        let Span { mut start, mut end } = line;
        let behind = self.unseen.partition_point(|span| span.end <= start);
        if let Some(first) = self.unseen.get(behind).filter(|span| span.start <= start) {
            start = first.end;
        }
        let before = self.unseen.partition_point(|span| span.start < end);
        let last = before.checked_sub(1).map(|at| &self.unseen[at]);
        if let Some(last) = last.filter(|span| span.end >= end) {
            end = last.start;
        }
        (start < end).then_some(Span { start, end })
    }

    /// A line in parts, each of which begins with the tag of a block.
    fn parts(&self, line: Span) -> Vec<Span> {
        let content = self.text.slice(line);
        let mut parts = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while let Some(next) = content[at..].find('<').map(|next| at + next) {
            let Some(markup) = words::markup_at(content, next) else {
                at = next + 1;
                continue;
            };
            let begins = !markup.closes && markup.name.is_some_and(|name| BLOCKS.contains(&name));
            if begins && !content[start..next].trim().is_empty() {
                parts.push(Span { start: line.start + start, end: line.start + next });
                start = next;
            }
            at = next + markup.length;
        }
        parts.push(Span { start: line.start + start, end: line.end });
        parts
    }

    /// Takes the tags that a line begins with: those of blocks begin one. Whether one does.
    fn opens_block(&mut self, line: &str) -> bool {
        let mut at = 0;
        let mut opens = false;
        while let Some(Markup { name: Some(name), closes, length }) = words::markup_at(line, at) {
            if BLOCKS.contains(&name) {
                self.end();
                opens = true;
                let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
                self.heading = level.filter(|_| !closes).map(|level| level + 1);
                self.item = (name == "li" && !closes).then_some(0);
            }
            at += length;
            at += line[at..].len() - line[at..].trim_start().len();
        }
        opens
    }

    fn line(&mut self, line: Span) {
        let content = self.text.slice(line);
        let trimmed = content.trim();
        let start = line.start + (content.len() - content.trim_start().len());
        if trimmed.is_empty() {
            self.end();
        } else if heading::is_rule(trimmed) {
            self.rule();
        } else if let Some((level, signs)) = heading::marked(trimmed) {
            self.end();
            self.bullets.clear();
            let end = start + trimmed.len();
            self.blocks.push(Block::Heading(level, Run::of(Span { start: start + signs, end })));
        } else if let Some((bullet, length)) = bullet(trimmed) {
            self.end();
            self.item = Some(self.depth(heading::indent(content), bullet));
            self.open.push(Span { start: start + length, end: line.end });
        } else {
            if !self.opens_block(trimmed) && starts_note(trimmed) {
                self.end();
            }
            self.open.push(line);
            if closes_block(trimmed) {
                self.end();
            }
        }
    }

    /// A rule below short lines makes them a heading.
    fn rule(&mut self) {
        let lines: Vec<&str> = self.open.iter().map(|line| self.text.slice(*line)).collect();
        let short =
            lines.iter().all(|line| line.trim().chars().count() <= 80 && !heading::has_gap(line));
        if self.item.is_none() && (1..=3).contains(&lines.len()) && short {
            self.push_heading(3);
        }
        self.end();
    }

    fn push_heading(&mut self, level: u8) {
        let mut run = Run::default();
        for line in std::mem::take(&mut self.open) {
            run.push(Join::Break, trim(self.text, line));
        }
        self.bullets.clear();
        self.blocks.push(Block::Heading(level, run));
    }

    /// How deep an item stands: beside one with the same indent and bullet, else below the last
    /// that stands further left or has another bullet.
    fn depth(&mut self, indent: usize, bullet: char) -> usize {
        if let Some(at) = self.bullets.iter().position(|known| *known == (indent, bullet)) {
            self.bullets.truncate(at);
        } else {
            while self.bullets.last().is_some_and(|(left, _)| *left > indent) {
                self.bullets.pop();
            }
        }
        self.bullets.push((indent, bullet));
        self.bullets.len() - 1
    }

    /// Ends the open paragraph or item.
    fn end(&mut self) {
        let (item, heading) = (self.item.take(), self.heading.take());
        self.open.retain(|line| is_visible(self.text, *line));
        if self.open.is_empty() {
            return;
        }
        if let Some(level) = heading {
            return self.push_heading(level);
        }
        let lines: Vec<&str> = self.open.iter().map(|line| self.text.slice(*line)).collect();
        if let Some(depth) = item {
            let run = self.wrapped();
            return self.blocks.push(Block::Item(depth, run));
        }
        if let Some(level) = heading::level_of(&lines) {
            return self.push_heading(level);
        }
        self.bullets.clear();
        let gaps = lines.iter().filter(|line| heading::has_gap(line)).count();
        if gaps > 1 && lines.iter().any(|line| line.contains('\t')) {
            let lines = std::mem::take(&mut self.open);
            return self.blocks.push(Block::Table(Grid::of_words(self.text, &lines)));
        }
        if gaps > 1 {
            let mut run = Run::default();
            std::mem::take(&mut self.open).into_iter().for_each(|line| run.push(Join::Break, line));
            return self.blocks.push(Block::Lines(run));
        }
        let run = self.wrapped();
        self.blocks.push(Block::Paragraph(run));
    }

    /// The open lines as text that flows: a line that had room for the next word was meant to
    /// end there.
    fn wrapped(&mut self) -> Run {
        let lines: Vec<Span> =
            std::mem::take(&mut self.open).iter().map(|line| trim(self.text, *line)).collect();
        let length = |line: &Span| {
            let start = self.text.lines()[self.text.line_of(line.start)].start;
            self.text.slice(Span { start, end: line.end }).chars().count()
        };
        let width = lines.iter().map(length).max().unwrap_or(0).max(60);
        let mut run = Run::default();
        let mut last = width;
        for line in lines {
            let word = self.text.slice(line).split_whitespace().next().unwrap_or("");
            let fitted = last + 1 + word.chars().count() <= width;
            run.push(if fitted { Join::Break } else { Join::Blank }, line);
            last = length(&line);
        }
        run
    }

    fn table(&mut self, table: &table::Table) {
        self.bullets.clear();
        self.blocks.push(match Grid::new(self.text, table) {
            Some(grid) => Block::Table(grid),
            None => Block::Lines(self.kept(table.span)),
        });
    }

    /// The lines of a stretch as they are.
    fn kept(&self, span: Span) -> Run {
        let mut run = Run::default();
        let first = self.text.line_of(span.start);
        for line in self.text.lines().iter().skip(first).take_while(|line| line.start < span.end) {
            let line = Span { start: line.start.max(span.start), end: line.end.min(span.end) };
            if let Some(line) = self.seen(line) {
                run.push(Join::Break, line);
            }
        }
        run
    }
}

/// Elements that are blocks of a page.
const BLOCKS: [&str; 17] = [
    "blockquote",
    "body",
    "center",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "html",
    "li",
    "ol",
    "p",
    "table",
    "ul",
];

/// Whether the last tag of a line ends a block.
fn closes_block(line: &str) -> bool {
    let last = line.ends_with('>').then(|| line.rfind('<')).flatten();
    let last = last.and_then(|at| words::markup_at(line, at));
    last.is_some_and(|tag| tag.closes && tag.name.is_some_and(|name| BLOCKS.contains(&name)))
}

/// The bullet of a line, and the length of all that stands before the words.
fn bullet(line: &str) -> Option<(char, usize)> {
    let first = line.chars().next()?;
    let mut rest = line;
    while let Some(mark) = rest.chars().next() {
        let behind = &rest[mark.len_utf8()..];
        let blank = behind.starts_with([' ', '\t', '\u{3000}']);
        let always = matches!(mark, '•' | '●' | '◆' | '◇' | '■' | '➢' | '➤' | '►' | '▶' | '・');
        let before_blank = matches!(mark, '-' | '*' | '–' | '>' | '○' | '□' | '→');
        if !(always || blank && before_blank) {
            break;
        }
        rest = behind.trim_start();
    }
    let length = line.len() - rest.len();
    (length > 0 && !rest.is_empty()).then_some((first, length))
}

/// Whether a line begins a note: `(1) `, `<sup>1</sup>`.
fn starts_note(line: &str) -> bool {
    let number = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    line.starts_with("<sup>")
        || number.is_some_and(|(number, rest)| {
            (1..=2).contains(&number.len())
                && number.bytes().all(|c| c.is_ascii_digit())
                && rest.starts_with(' ')
        })
}

/// Whether a line has more than tags and blanks.
fn is_visible(text: &Text, line: Span) -> bool {
    markup::events(text, &Run::of(line)).into_iter().any(|event| match event {
        Event::Text(span) => !text.slice(span).trim().is_empty(),
        Event::Char(c) => !c.is_whitespace(),
        _ => false,
    })
}

/// A stretch without the blanks at its ends.
fn trim(text: &Text, span: Span) -> Span {
    let content = text.slice(span);
    let start = span.start + (content.len() - content.trim_start().len());
    Span { start, end: start + content.trim().len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a text, a line each.
    fn shown(text: &str) -> Vec<String> {
        let text = Text::new(text.to_owned());
        let words = |run: &Run| {
            let events = markup::events(&text, run);
            let word = |event| match event {
                Event::Text(span) => text.slice(span).to_owned(),
                Event::Char(c) => c.to_string(),
                Event::Break => "|".to_owned(),
                Event::Open(_) | Event::Close(_) => String::new(),
            };
            events.into_iter().map(word).collect::<String>()
        };
        let block = |block: &Block| match block {
            Block::Heading(level, run) => format!("h{level} {}", words(run)),
            Block::Paragraph(run) => format!("p {}", words(run)),
            Block::Item(depth, run) => format!("{} {}", "-".repeat(depth + 1), words(run)),
            Block::Lines(run) => format!("lines {}", words(run)),
            Block::Table(grid) => {
                format!("table {}", grid.runs().map(words).collect::<Vec<_>>().join("/"))
            }
        };
        find(&text).iter().map(block).collect()
    }

    #[test]
    fn headings_paragraphs_and_lists() {
        let text = "# Results\n\nSales rose\nin the quarter.\n\n● Up\n\n- one\n  and a half\n - two\n\n● Down\n\nOutlook\n-------\nWe hope.\n(1) A note.\n";
        assert_eq!(
            shown(text),
            [
                "h2 Results",
                "p Sales rose|in the quarter.",
                "- Up",
                "-- one|and a half",
                "--- two",
                "- Down",
                "h3 Outlook",
                "p We hope.",
                "p (1) A note.",
            ]
        );
    }

    #[test]
    fn blocks_of_markup_are_blocks_and_what_is_not_shown_is_none() {
        let text = "<html><head><title>T</title>\n<style>p { }</style></head><body>\n<p>One</p><p>Two\nand <b>three</b></p>\n<!-- a\nb -->\n<h1>Sales</h1>\n<p style='display:none'>Secret</p>\n<ul><li>up</li><li>down</li></ul>\n<table>\n<tr><td></td><td>2024</td><td>2023</td></tr>\n<tr hidden><td>Old</td><td>1,111</td><td>2,222</td></tr>\n<tr><td>Looms</td><td>4&nbsp;812</td><td>3\u{202f}120</td></tr>\n<tr><td>Parts</td><td>1&nbsp;200</td><td>1\u{202f}100</td></tr>\n</table></body></html>\n";
        assert_eq!(
            shown(text),
            [
                "h3 One",
                "p Two|and three",
                "h2 Sales",
                "- up",
                "- down",
                "table /2024/2023/Looms/4&nbsp;812/3\u{202f}120/Parts/1&nbsp;200/1\u{202f}100",
            ]
        );
    }

    #[test]
    fn lines_that_are_full_are_joined() {
        let long = "word ".repeat(14);
        let text = format!("{}\nnext word\nand a last line that is quite short.\n", long.trim());
        let expected = format!("p {} next word|and a last line that is quite short.", long.trim());
        assert_eq!(shown(&text), [expected]);
    }

    #[test]
    fn captions_over_several_lines_are_one() {
        let text = "              Sales of Looms\n ---------------------------------\n                   1Q21     1Q20\n ---------------------------------\n Hand looms and\n  power looms       234      210\n ---------------------------------\n Spare parts         12      (10)\n ---------------------------------\n";
        let blocks = shown(text);
        assert_eq!(blocks[0], "h4 Sales of Looms");
        assert!(blocks[1].contains("Hand looms and power looms/234/210"), "{blocks:?}");
        assert!(blocks[1].contains("Spare parts/12/(10)"), "{blocks:?}");
    }

    #[test]
    fn words_with_tabs_are_a_table() {
        assert_eq!(shown("Head\tAn A\nDeputy\tA. B.\n"), ["table Head/An A/Deputy/A. B."]);
    }
}
