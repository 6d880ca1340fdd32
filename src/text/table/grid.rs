//! Tables whose cells have a position in their row: tabs and markup.

mod corner;
mod filled;
pub(super) mod inner;
mod parts;
mod torn;
pub(super) mod unit_column;
pub(super) mod units;

pub(super) use parts::name_parts;

use std::ops::Range;

use super::{Cell, Content, HeadCell, Layout, Row, Table, cell, most_figures, trim};
use crate::text::words::plain;
use crate::text::{Span, Text};

/// A line of a grid.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// The line of the text, from 0.
    pub line: usize,
    /// All of it.
    pub span: Span,
    /// The cells that are not empty, by position.
    pub cells: Vec<Piece>,
    /// How many blanks stand before its first cell.
    pub indent: usize,
    /// Whether a blank line or a rule stands above.
    pub gap: bool,
}

/// A cell of a line.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Its position in the line.
    pub at: usize,
    /// Over how many positions it goes.
    pub width: usize,
    /// Where it stands.
    pub span: Span,
    /// What it holds.
    pub content: Content,
    /// The sign of a currency in a cell of its own before it.
    pub currency: Option<Span>,
}

/// Takes signs in cells of their own to the figures they belong to: a currency before, parentheses
/// and percent signs behind. Such a figure goes over all their positions.
pub(super) fn join(text: &Text, masked: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    // Behind years a percent sign heads a column of its own: `2025 | 2024 | %`.
    let figures = pieces.iter().filter(|piece| matches!(piece.content, Content::Figures(_)));
    let years = figures.clone().count() > 1 && figures.clone().all(|of| !of.content.is_strong());
    for mut piece in pieces {
        let sign = &masked[piece.span.start..piece.span.end];
        let behind = matches!(sign, ")" | "%" | ")%") && !(years && sign == "%");
        if let (true, Some(last)) = (behind, joined.last_mut())
            && let Some((span, content @ (Content::Figures(_) | Content::Nil))) =
                cell::read(masked, last.span.to(piece.span))
        {
            (last.span, last.content) = (span, content);
            continue;
        }
        if piece.content == Content::Words {
            piece.span = trim(text.as_str(), piece.span);
        }
        if let Some(last) = joined.last()
            && cell::is_currency(&masked[last.span.start..last.span.end])
            && piece.content.is_numeric()
        {
            piece.width += piece.at - last.at;
            piece.at = last.at;
            piece.currency = Some(last.span);
            joined.pop();
        }
        joined.push(piece);
    }
    for piece in &mut joined {
        if let (Some(currency), Content::Figures(figures)) = (piece.currency, &mut piece.content)
            && let [figure] = figures.as_mut_slice()
        {
            figure.before = currency;
        }
    }
    joined
}

impl Line {
    /// The cells beside the first position, where captions stand.
    fn beside(&self) -> impl Iterator<Item = &Piece> {
        self.cells.iter().filter(|piece| piece.at > 0)
    }

    /// Whether a figure stands in it that is no year.
    pub(super) fn has_figures(&self) -> bool {
        self.cells.iter().any(|piece| piece.content.is_strong())
    }

    /// The positions beside the captions in which figures stand that are no years.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> {
        let strong = self.beside().filter(|piece| piece.content.is_strong());
        strong.map(|piece| piece.at)
    }

    /// Whether it is a row that has nothing but dashes and what is left of figures.
    fn has_only_nil(&self) -> bool {
        let void = |piece: &Piece| matches!(piece.content, Content::Nil | Content::Damaged);
        self.beside().any(|piece| piece.content == Content::Nil) && self.beside().all(void)
    }

    /// Whether it can only be a heading when it stands below rows with figures at these
    /// positions.
    fn is_heading(&self, figures: &[usize]) -> bool {
        let above =
            self.cells.iter().filter(|piece| figures.binary_search(&piece.at).is_ok()).count();
        self.cells.iter().all(|piece| piece.at > 0 && is_head(&piece.content))
            && above >= figures.len().clamp(1, 2)
            && above * 2 > self.cells.len()
    }

    /// Whether it may be part of a heading between rows: it has no figure, legible or not.
    fn is_wordy(&self) -> bool {
        self.cells.iter().all(|piece| piece.at == 0 || is_head(&piece.content))
    }
}

/// Whether a cell may stand in a heading in the midst of rows: words or years.
fn is_head(content: &Content) -> bool {
    matches!(content, Content::Words)
        || (matches!(content, Content::Figures(_)) && !content.is_strong())
}

/// How many lines at the top are the heading; none when there is no row with figures.
pub(super) fn heading_length(text: &str, lines: &[Line]) -> Option<usize> {
    let first = lines.iter().position(Line::has_figures)?;
    let body = lines.iter().position(|line| line.has_figures() || line.has_only_nil())?;
    let above = &lines[..body.min(first)];
    let beside = above.iter().rposition(|line| line.beside().next().is_some());
    // Recognition sometimes pushes a heading to the place of the captions.
    let lost = || above.iter().rposition(|line| has_only_mixed_words(text, line));
    Some(beside.or_else(lost).map_or(0, |last| last + 1))
}

/// Whether every word has a digit in it, as `1Q07 1Q06` have.
fn has_only_mixed_words(text: &str, line: &Line) -> bool {
    let words = |piece: &Piece| plain(&text[piece.span.start..piece.span.end]);
    !line.cells.is_empty()
        && line.cells.iter().all(|piece| {
            piece.content == Content::Words
                && words(piece).split(' ').all(|word| word.contains(|c: char| c.is_ascii_digit()))
        })
}

/// Parts lines where a new heading stands between rows.
pub(super) fn split(text: &str, mut lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut cuts = Vec::new();
    let mut from = 0;
    while let Some(cut) = next_heading(text, &lines[from..]) {
        from += cut;
        cuts.push(from);
    }
    let mut parts: Vec<Vec<Line>> = cuts.iter().rev().map(|cut| lines.split_off(*cut)).collect();
    parts.push(lines);
    parts.reverse();
    parts
}

/// Where the next heading begins below rows with figures.
fn next_heading(text: &str, lines: &[Line]) -> Option<usize> {
    let length = heading_length(text, lines)?;
    let from = length + lines[length..].iter().position(Line::has_figures)?;
    let figures = lines[from].beside().filter(|piece| piece.content.is_strong());
    let figures: Vec<usize> = figures.map(|piece| piece.at).collect();
    let opens = |at: &usize| {
        let below_row = lines.get(at - 1).is_some_and(Line::has_figures);
        lines[*at].is_heading(&figures) && !(below_row && units::is_of_units(text, &lines[*at]))
    };
    let heading = (from + 1..lines.len()).find(opens)?;
    let wordy = lines[from..heading].iter().rev().take_while(|line| line.is_wordy()).count();
    Some(heading - wordy)
}

/// Makes a table of lines; none when they are no table of figures.
pub(super) fn table(text: &str, layout: Layout, lines: &[Line]) -> Option<Table> {
    let length = heading_length(text, lines)?;
    let (heading, body) = lines.split_at_checked(length)?;
    let positions = positions(text, body);
    let first = positions.first()?.start;
    // Markup and bars say where a cell ends; recognition puts tabs into the midst of captions.
    let barred = |line: &Line| text[line.span.start..line.span.end].trim_start().starts_with('|');
    let torn = layout == Layout::Tab && !body.iter().all(barred);
    let rows: Vec<Row> = body.iter().filter_map(|line| row(text, line, &positions, torn)).collect();
    let heading = if layout == Layout::Tab {
        tab_heading(text, heading, &positions)
    } else {
        spanned_heading(heading, &positions)
    };
    let aligned = most_figures(&rows, positions.len()) > 1;
    let stands = positions.len() > usize::from(first == 0) || aligned;
    let span = lines.first()?.span.to(lines.last()?.span);
    (stands && (aligned || (!heading.is_empty() && rows.iter().any(has_figure)))).then_some(Table {
        layout,
        span,
        title: Vec::new(),
        heading,
        rows,
        columns: positions.len(),
        marks: Vec::new(),
        section: None,
    })
}

fn has_figure(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.content.is_strong())
}

/// What stands in one column of all rows.
#[derive(Default)]
struct Column {
    words: usize,
    numeric: usize,
    values: usize,
    strong: usize,
}

/// The positions over which the figures of each column go, ascending. Some rows have the sign of a
/// currency in a cell of its own and others go over both: what overlaps is one column.
pub(super) fn positions(text: &str, body: &[Line]) -> Vec<Range<usize>> {
    let void = |piece: &Piece| cell::is_void(&text[piece.span.start..piece.span.end]);
    let ranges = ranges(body);
    let mut columns: Vec<Column> = ranges.iter().map(|_| Column::default()).collect();
    let mut captions = false;
    for piece in body.iter().flat_map(|line| &line.cells) {
        let word = !piece.content.is_numeric();
        // Words before a figure, as in `loss of 3.0`, are no caption.
        if word && (piece.width > 1 || void(piece) || ends_with_figure(text, piece)) {
            continue;
        }
        let Some(at) = column_of(&ranges, piece) else {
            captions |= word;
            continue;
        };
        let column = &mut columns[at];
        column.words += usize::from(word);
        column.numeric += usize::from(!word);
        column.values += usize::from(matches!(piece.content, Content::Figures(_) | Content::Nil));
        column.strong += usize::from(piece.content.is_strong());
    }
    // Numbers in the first position count the rows, unless there are no captions at all.
    captions |= columns.iter().any(|column| column.words > column.numeric);
    ranges
        .into_iter()
        .zip(&columns)
        .filter(|(_, column)| column.numeric > column.words && column.values > 0)
        .filter(|(range, column)| range.start > 0 || (!captions && column.strong * 2 > body.len()))
        .map(|(range, _)| range)
        .collect()
}

/// The positions that figures go over, put together where they overlap; where a row has two
/// figures among those, they are told apart by where they end.
fn ranges(body: &[Line]) -> Vec<Range<usize>> {
    let numeric = |line: usize| {
        let pieces = body[line].cells.iter().filter(|piece| piece.content.is_numeric());
        let pieces = pieces.filter(|piece| piece.content != Content::Displaced);
        pieces.map(move |piece| (piece.at..piece.at + piece.width, line))
    };
    let mut all: Vec<(Range<usize>, usize)> = (0..body.len()).flat_map(numeric).collect();
    all.sort_by_key(|(range, line)| (range.start, range.end, *line));
    let mut ranges = Vec::new();
    let mut cluster: Vec<(Range<usize>, usize)> = Vec::new();
    let mut end = 0;
    for (range, line) in all {
        if range.start >= end && !cluster.is_empty() {
            close(&std::mem::take(&mut cluster), &mut ranges);
        }
        end = end.max(range.end);
        cluster.push((range, line));
    }
    close(&cluster, &mut ranges);
    ranges
}

/// Pushes the columns that overlapping figures make.
fn close(cluster: &[(Range<usize>, usize)], ranges: &mut Vec<Range<usize>>) {
    let mut lines: Vec<usize> = cluster.iter().map(|(_, line)| *line).collect();
    lines.sort_unstable();
    let alone = lines.windows(2).all(|pair| pair[0] != pair[1]);
    let (Some(start), Some(end)) = (
        cluster.iter().map(|(range, _)| range.start).min(),
        cluster.iter().map(|(range, _)| range.end).max(),
    ) else {
        return;
    };
    if alone {
        ranges.push(start..end);
        return;
    }
    let mut ends: Vec<usize> = cluster.iter().map(|(range, _)| range.end).collect();
    ends.sort_unstable();
    ends.dedup();
    let mut start = start;
    for end in ends {
        ranges.push(start..end);
        start = end;
    }
}

/// The column in which a piece stands: figures where they end, words where they begin.
fn column_of(ranges: &[Range<usize>], piece: &Piece) -> Option<usize> {
    let at = if piece.content.is_numeric() { piece.at + piece.width - 1 } else { piece.at };
    ranges.iter().position(|range| range.contains(&at))
}

/// Makes a row of a line; none when nothing of it is caption or cell.
fn row(text: &str, line: &Line, positions: &[Range<usize>], torn: bool) -> Option<Row> {
    if units::is_of_units(text, line) {
        return Some(units::row(line));
    }
    let mut caption: Vec<Span> = Vec::new();
    let mut cells = Vec::new();
    let first = positions.first().map_or(usize::MAX, |range| range.start);
    for (index, piece) in line.cells.iter().enumerate() {
        let Some(column) = column_of(positions, piece) else {
            if piece.at < first {
                caption.push(piece.span);
            }
            continue;
        };
        if let Some(last) = cells.last_mut().filter(|last: &&mut Cell| last.column >= column) {
            // Markup that contradicts itself puts two cells into one place.
            *last = Cell {
                column: last.column,
                span: last.span.to(piece.span),
                content: Content::Damaged,
            };
            continue;
        }
        let beside = index > 0 && line.cells[index - 1].at + 1 == piece.at;
        if torn && cells.is_empty() && beside && goes_on(text, piece) && !caption.is_empty() {
            let (words, digits) = cell::split(text, piece.span);
            caption.push(words);
            if let Some((span, content)) = digits.and_then(|digits| cell::read(text, digits)) {
                cells.push(Cell { column, span, content });
            }
        } else {
            let content = match goes_over_several(positions, piece) {
                true => Content::Displaced,
                false => piece.content.clone(),
            };
            cells.push(Cell { column, span: piece.span, content });
        }
    }
    (!caption.is_empty() || !cells.is_empty()).then_some(Row {
        line: line.line,
        caption,
        indent: line.indent,
        gap: line.gap,
        cells,
    })
}

/// Whether a figure goes over several columns, and may be that of any.
fn goes_over_several(positions: &[Range<usize>], piece: &Piece) -> bool {
    let over = piece.at..piece.at + piece.width;
    let inside = |range: &&Range<usize>| over.start <= range.start && range.end <= over.end;
    matches!(piece.content, Content::Figures(_)) && positions.iter().filter(inside).count() > 1
}

/// Whether a cell with words goes on with the caption in the cell before it, which was cut in
/// the midst of a word or phrase.
fn goes_on(text: &str, piece: &Piece) -> bool {
    let words = &text[piece.span.start..piece.span.end];
    piece.content == Content::Words
        && words.starts_with(char::is_lowercase)
        && !cell::is_void(words)
}

/// Whether a cell beside the captions has words and a figure with decimals or groups behind them.
fn ends_with_figure(text: &str, piece: &Piece) -> bool {
    let words = &text[piece.span.start..piece.span.end];
    let last = words.split_whitespace().next_back().unwrap_or_default();
    let is_parted = last.contains(['.', ',']) && last.ends_with(|c: char| c.is_ascii_digit());
    piece.at > 0 && words.starts_with(char::is_lowercase) && is_parted
}

/// The heading of a grid whose cells say over how many positions they go.
fn spanned_heading(lines: &[Line], positions: &[Range<usize>]) -> Vec<HeadCell> {
    let mut heading = Vec::new();
    for line in lines {
        for piece in &line.cells {
            let columns = columns(positions, piece.at..piece.at + piece.width);
            heading.push(HeadCell { span: piece.span, line: line.line, columns });
        }
    }
    heading
}

/// The columns that a range of positions goes over.
fn columns(positions: &[Range<usize>], range: Range<usize>) -> Range<usize> {
    let start = positions.partition_point(|column| column.end <= range.start);
    let end = positions.partition_point(|column| column.start < range.end);
    start..end.max(start)
}

/// The heading of a table with tabs: a cell goes over the empty positions behind it, unless a
/// cell stands over those in a line above. Pieces of a torn cell go over the same columns.
fn tab_heading(text: &str, lines: &[Line], positions: &[Range<usize>]) -> Vec<HeadCell> {
    let mut heading = Vec::new();
    let moved = corner::without(text, lines, positions);
    let lines = moved.as_deref().unwrap_or(lines);
    let first = positions.first().map_or(0, |column| column.start);
    let end = positions.last().map_or(0, |column| column.end);
    let mut covered = vec![false; end];
    for (index, line) in lines.iter().enumerate() {
        let upper = index + 1 < lines.len();
        let lost = upper && index == 0 && is_title(text, line);
        let whole = torn::is_whole(text, line, positions.len());
        let groups: Vec<&[Piece]> = line
            .cells
            .chunk_by(|a, b| upper && !lost && !whole && torn::is_torn(text, a, b))
            .collect();
        for (index, group) in groups.iter().enumerate() {
            let (Some(head), Some(tail)) = (group.first(), group.last()) else { continue };
            let next = groups.get(index + 1).and_then(|next| next.first());
            let next = next.map_or(end, |next| next.at.min(end));
            let torn = group.len() == 1
                && is_open(text, head)
                && !has_year(text, head)
                && !is_closed(text, lines, head.at);
            let range = if lost || head.at < first || torn {
                0..0
            } else {
                let alone = groups.len() == 1 && tail.at + 1 < end;
                let start = if alone { reach_back(&covered, head.at, first) } else { head.at };
                start..reach(&covered, tail.at, next)
            };
            for piece in *group {
                let columns = columns(positions, range.clone());
                heading.push(HeadCell { span: piece.span, line: line.line, columns });
            }
        }
        for piece in line.cells.iter().filter(|_| !lost) {
            if let Some(covered) = covered.get_mut(piece.at) {
                *covered = true;
            }
        }
    }
    heading
}

/// The end of the positions a head cell goes over.
fn reach(covered: &[bool], at: usize, next: usize) -> usize {
    let free = covered.get(at + 1..next).unwrap_or_default();
    at + 1 + free.iter().take_while(|covered| !**covered).count()
}

/// The start of the positions a head cell goes over that stands alone in its line.
fn reach_back(covered: &[bool], at: usize, first: usize) -> usize {
    let free = covered.get(first..at).unwrap_or_default();
    at - free.iter().rev().take_while(|covered| !**covered).count()
}

/// Whether the first line of a heading is a title that got into the table: it stands at the
/// captions and at most one thing beside it, or it is torn into cells.
fn is_title(text: &str, line: &Line) -> bool {
    let captioned = line.cells.first().is_some_and(|piece| piece.at == 0);
    captioned && (line.beside().count() < 2 || line.cells.iter().any(|piece| is_open(text, piece)))
}

/// Whether a cell names a year, and so a period of the column that it stands over.
fn has_year(text: &str, piece: &Piece) -> bool {
    let words = &text[piece.span.start..piece.span.end];
    words.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4)
}

/// Whether the parentheses that cells of several lines over one position open and close are pairs.
fn is_closed(text: &str, lines: &[Line], at: usize) -> bool {
    let over = lines.iter().flat_map(|line| &line.cells).filter(|piece| piece.at == at);
    let (mut open, mut close) = (0, 0);
    for piece in over {
        let words = &text[piece.span.start..piece.span.end];
        open += words.matches(['(', '（']).count();
        close += words.matches([')', '）']).count();
    }
    open == close
}

/// Whether a cell has one parenthesis of a pair: it is a piece of words that were torn.
fn is_open(text: &str, piece: &Piece) -> bool {
    let words = &text[piece.span.start..piece.span.end];
    words.matches('(').count() != words.matches(')').count()
}
