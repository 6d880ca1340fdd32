//! Tables whose cells are parted by tabs, or by bars as in Markdown.

use std::collections::BTreeSet;
use std::ops::Range;

use super::grid::{self, Line, Piece};
use super::{Content, Layout, Table, cell, opening, spread, trim};
use crate::notation::words::{Kind, words as known};
use crate::text::{Span, Text};

/// Signs that open an item of a list.
const BULLETS: [char; 16] =
    ['•', '●', '◆', '♦', '■', '➢', '➤', '▶', '○', '◇', '·', '*', '-', '–', '※', '★'];

/// How many blank lines may stand inside a table.
const BLANK_LINES: usize = 3;

/// How many lines without tabs may stand between two rows.
const SECTIONS: usize = 4;

/// How many lines below a heading are looked at for captions that stand there again.
const AHEAD: usize = 100;

/// Longer lines with one cell are paragraphs, with how many tabs behind them whatever.
const PARAGRAPH: usize = 240;

/// Finds the tables in the lines that are free.
pub(super) fn find(text: &Text, masked: &str, free: &[bool]) -> Vec<Table> {
    let mut drafts: Vec<Draft> = Vec::new();
    for mut chunk in chunks(text, masked, free) {
        grid::unit_column::part(text.as_str(), &mut chunk);
        for part in grid::split(text.as_str(), chunk) {
            let part = Draft::new(text, part);
            match drafts.last_mut() {
                Some(last) if last.goes_on_with(text, &part) => last.lines.extend(part.lines),
                Some(last) if last.has_unit_below(text, &part) => {
                    last.lines.extend(grid::units::as_section(part.lines, part.heading));
                }
                _ => drafts.push(part),
            }
        }
    }
    let table = |draft: &Draft| grid::table(text.as_str(), Layout::Tab, &draft.lines);
    drafts.iter().filter_map(table).collect()
}

/// Lines that may be a table.
struct Draft {
    lines: Vec<Line>,
    /// How many of them are the heading; none without figures below.
    heading: Option<usize>,
    /// The last position in which a cell stands.
    last: usize,
}

impl Draft {
    fn new(text: &Text, mut lines: Vec<Line>) -> Self {
        let heading = grid::heading_length(text.as_str(), &lines);
        if let Some((heading, body)) = heading.and_then(|length| lines.split_at_mut_checked(length))
        {
            spread::over_columns(text, heading);
            let figures = grid::positions(text.as_str(), body);
            spread::over_figures(text, heading, body, &figures);
        }
        let positions = lines.iter().filter_map(|line| line.cells.last()).map(|piece| piece.at);
        let last = positions.max().unwrap_or(0);
        Self { lines, heading, last }
    }

    /// Whether lines without a heading go on with a table, from which only blank lines part them.
    fn goes_on_with(&self, text: &Text, part: &Self) -> bool {
        self.is_right_above(text, part)
            && self.heading.is_some()
            && part.heading == Some(0)
            && part.last <= self.last
    }

    /// Whether lines go on with a table in another unit: nothing but one unit stands over their columns, which are those of
    /// the table, and only blank lines part them from it.
    fn has_unit_below(&self, text: &Text, part: &Self) -> bool {
        let (Some(own @ 1..), Some(length)) = (self.heading, part.heading) else { return false };
        let columns = |lines: &[Line]| grid::positions(text.as_str(), lines);
        let heading = part.lines.get(..length).unwrap_or_default();
        self.is_right_above(text, part)
            && grid::units::are_of_one(text.as_str(), heading)
            && columns(&self.lines[own..]) == columns(&part.lines[length..])
    }

    /// Whether only blank lines part some lines from these above them.
    fn is_right_above(&self, text: &Text, part: &Self) -> bool {
        let (Some(above), Some(below)) = (self.lines.last(), part.lines.first()) else {
            return false;
        };
        let mut between = above.line + 1..below.line;
        (1..=BLANK_LINES).contains(&between.len())
            && between.all(|line| text.line(line).trim().is_empty())
    }
}

/// Runs of lines with tabs; lines without one belong to a run when they are captions between rows.
fn chunks(text: &Text, masked: &str, free: &[bool]) -> Vec<Vec<Line>> {
    let mut chunks = Vec::new();
    let mut chunk: Vec<Line> = Vec::new();
    let mut sections: Vec<Line> = Vec::new();
    for (number, free) in free.iter().enumerate() {
        if *free && is_rule(text.line(number)) {
            continue;
        }
        let content = text.line(number);
        let parted = *free && is_parted(content) && !is_paragraph(content);
        let line = line(text, masked, number);
        if parted && !line.cells.is_empty() {
            // Below the names of regions or segments the same captions stand again: whose figures they are is not known.
            let headed = chunk.iter().any(Line::has_figures) || sections.is_empty();
            let end = text.lines().len().min(number + AHEAD);
            let of_amounts = || sections.last().is_some_and(|line| names_amount(text, line));
            let whole = || headed || of_amounts() || !repeats(text, masked, number..end);
            match goes_on(text, &chunk, &sections, &line) && whole() {
                true => chunk.append(&mut sections),
                false => chunks.push(std::mem::take(&mut chunk)),
            }
            sections.clear();
            chunk.push(line);
        } else if *free
            && sections.len() < SECTIONS
            && !chunk.is_empty()
            && (is_section(&line) || is_phrase(content, &line))
        {
            sections.push(line);
        } else {
            sections.clear();
            chunks.push(std::mem::take(&mut chunk));
        }
    }
    chunks.push(chunk);
    chunks.retain(|chunk| chunk.first().is_some_and(|line| !is_bullet(text, line)));
    chunks
}

/// Whether several captions of the rows up to the next blank line, or most of them, stand there twice.
fn repeats(text: &Text, masked: &str, lines: Range<usize>) -> bool {
    let mut seen = BTreeSet::new();
    let mut again = 0_usize;
    for number in lines.take_while(|number| !text.line(*number).trim().is_empty()) {
        let row = line(text, masked, number);
        if let Some(caption) = row.cells.first().filter(|_| row.has_figures()) {
            let caption = text.slice(caption.span).to_lowercase();
            again += usize::from(!names_dilution(&caption) && !seen.insert(caption));
        }
    }
    again > 1 || again * 2 > seen.len()
}

/// Whether a caption says no more than which shares or earnings are meant, as it does below the number of shares and below
/// what each earned: `Basic`, `Diluted`.
fn names_dilution(caption: &str) -> bool {
    let mut parts = caption.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut named = false;
    parts.all(|part| {
        let dilution = known().has(Kind::Dilution, part);
        named |= dilution;
        dilution || known().has(Kind::And, part)
    }) && named
}

/// The longest line that may be a caption between two rows in any case, in bytes.
const CAPTION: usize = 80;

/// Whether a line without tabs may be a caption between two rows, or between a heading and the first of them.
fn is_section(line: &Line) -> bool {
    line.span.end - line.span.start <= CAPTION
        && matches!(line.cells.as_slice(), [piece] if piece.content == Content::Words)
}

/// Whether a longer line without tabs is one phrase and no sentence: `Adjustments to reconcile net income to net cash
/// provided by operating activities:`. Days, years and amounts in it may be those of another table, which it names.
fn is_phrase(content: &str, line: &Line) -> bool {
    let said = content.trim();
    said.len() <= PARAGRAPH
        && !said.contains(|c: char| c == '\t' || c.is_numeric())
        && !has_bars(content)
        && !said.ends_with(['.', '!', '?', ';'])
        && !is_of_sentences(said)
        && opening::names_rows(said)
        && matches!(line.cells.as_slice(), [piece] if piece.content == Content::Words)
}

/// Whether a full stop stands in a line behind a word that is no legal form: `Alder, Inc. and others:`.
fn is_of_sentences(said: &str) -> bool {
    said.match_indices(". ").any(|(at, _)| {
        let last = said[..at].split_whitespace().next_back().unwrap_or_default().to_lowercase();
        !known().has(Kind::LegalForms, last.trim_start_matches('('))
    })
}

/// Whether a line names an amount, and not whose amounts stand below it: `Segment revenue`.
fn names_amount(text: &Text, line: &Line) -> bool {
    let words = text.plain(line.span).to_lowercase();
    let last = words.trim_end_matches([':', ' ']).split_whitespace().next_back();
    last.is_some_and(|last| known().has(Kind::TotalCaptions, last))
}

/// Whether a line goes on with a run of lines, behind captions: rows with figures stand above and below them, or a
/// heading stands above them and its columns have figures below.
fn goes_on(text: &Text, chunk: &[Line], sections: &[Line], line: &Line) -> bool {
    let Some(last) = chunk.last() else { return true };
    if sections.is_empty() {
        return true;
    }
    let figures = line.filled(text.as_str());
    if figures.is_empty() {
        return false;
    }
    let same = || chunk.iter().any(|row| row.filled(text.as_str()) == figures);
    let long = sections.iter().any(|line| !is_section(line));
    let has_rows = chunk.iter().any(Line::has_figures);
    match last.has_figures() || (has_rows && !last.filled(text.as_str()).is_empty()) {
        true => (sections.len() == 1 && !long) || same(),
        false if long => false,
        false => {
            // Over some columns the cell of a line above may go on.
            let headed = |at: &&usize| last.cells.iter().any(|piece| piece.at == **at);
            chunk.iter().all(|line| !line.has_figures())
                && figures.iter().filter(headed).count() * 2 > figures.len()
        }
    }
}

/// Whether a line is a paragraph with tabs behind it.
fn is_paragraph(line: &str) -> bool {
    line.len() > PARAGRAPH && !line.trim().contains('\t') && !has_bars(line)
}

/// Takes a line apart at its tabs.
fn line(text: &Text, masked: &str, number: usize) -> Line {
    let span = text.lines().get(number).copied().unwrap_or(Span { start: 0, end: 0 });
    let content = text.slice(span);
    let mut cells = Vec::new();
    let bars = has_bars(content);
    let first = if bars { content.find('|').map_or(0, |at| at + 1) } else { 0 };
    let mut start = span.start + first;
    for (at, part) in content[first..].split(if bars { '|' } else { '\t' }).enumerate() {
        let whole = Span { start, end: start + part.len() };
        let stretch = if bars { plain(masked, whole) } else { whole };
        if let Some((span, content)) = cell::read(masked, stretch) {
            let span = if content == Content::Words { trim(text.as_str(), stretch) } else { span };
            cells.push(Piece { at, width: 1, span, content, currency: None });
        }
        start = whole.end + 1;
    }
    let mut cells = grid::join(text, masked, cells);
    grid::name_parts(masked, &mut cells);
    let gap = number > 0 && text.line(number - 1).trim().is_empty();
    let indent = content.chars().take_while(|c| *c == ' ').count();
    Line { line: number, span, cells, indent, gap }
}

/// A cell without the signs of emphasis around all of it: `**1,250**`, `_total_`.
fn plain(masked: &str, cell: Span) -> Span {
    let mut inner = trim(masked, cell);
    while let Some(shorter) = ["**", "__", "*", "_"].iter().find_map(|mark| {
        let words = masked[inner.start..inner.end].strip_prefix(mark)?.strip_suffix(mark)?;
        let start = inner.start + mark.len();
        (!words.trim().is_empty()).then_some(Span { start, end: start + words.len() })
    }) {
        inner = trim(masked, shorter);
    }
    inner
}

/// Whether tabs or bars part the cells of a line, or it is the rule of such a table: no blanks
/// align it.
pub(super) fn is_parted(line: &str) -> bool {
    line.contains('\t') || has_bars(line) || is_rule(line)
}

/// Whether bars part the cells of a line, as in Markdown.
pub(super) fn has_bars(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|') && line.matches('|').count() > 2
}

/// Whether a line is the rule between heading and rows of a Markdown table: `|---|---:|`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.starts_with('|')
        && line.contains('-')
        && (line.contains("--") || !line.contains(' '))
        && line.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

/// Whether a line opens with the sign of a list.
pub(super) fn opens_with_bullet(line: &str) -> bool {
    line.trim_start().starts_with(BULLETS)
}

/// Whether a row is the item of a list.
fn is_bullet(text: &Text, line: &Line) -> bool {
    opens_with_bullet(text.slice(line.span))
        && line.cells.first().is_some_and(|piece| piece.content == Content::Words)
}
