//! Tables whose cells are aligned by blanks.
//!
//! A row is a line that ends with figures; rows belong together when nothing stands between
//! them but captions, blank lines and rules. The columns are where the figures of all rows stand,
//! so that digits in a caption are told from cells by their place.

mod beside;
mod heading;
mod pairs;
mod pushed;
mod section;

use std::ops::Range;

use super::page::{Kind, Line, Ruler, Token, Word, overlap};
use super::paged::Edges;
use super::{
    Cell, Content, Layout, Row, TITLE_LINES, Table, bullets, cell, dated, double, head, marks,
    minus, most_figures, noted, paged, running, trim,
};
use crate::text::{Span, Text};

/// How far a caption may reach over the first column of figures.
const OVERHANG: usize = 8;

/// How many blank lines may stand between two rows.
const BLANK_LINES: usize = 4;

/// How many lines a heading may have, with its rules.
const HEADING_LINES: usize = 24;

/// Finds the tables in the lines that are free; of those with tabs that stand for blanks it is known how far apart they
/// stop.
pub(super) fn find(
    text: &Text,
    masked: &str,
    free: &[bool],
    stops: &[Option<usize>],
    edges: &Edges,
) -> Vec<Table> {
    let width = double::of(text, masked, free);
    let ruler = |stop: Option<usize>| Ruler { stop, width };
    let mut lines: Vec<Line> = free
        .iter()
        .zip(stops)
        .enumerate()
        .map(|(number, (free, stop))| Line::new(text, masked, number, *free, ruler(*stop)))
        .collect();
    running::pass_over(masked, &mut lines);
    paged::part(masked, edges, &mut lines);
    bullets::pass_over(masked, &mut lines);
    bullets::pass_over_items(text, &mut lines);
    noted::pass_over(masked, &mut lines);
    dated::take(masked, &mut lines);
    let mut tables = Vec::new();
    let mut floor = 0;
    for group in groups(masked, &lines, 0..lines.len()) {
        if let Some((found, end)) = side_by_side(text, masked, &mut lines, &group, floor) {
            tables.extend(found);
            floor = end;
            continue;
        }
        if let Some((found, end)) = read(text, masked, &mut lines, &group, floor) {
            tables.push(found);
            floor = end;
        }
    }
    tables
}

/// The tables that a group of rows holds side by side, and the line behind them; none where it is one table.
fn side_by_side(
    text: &Text,
    masked: &str,
    lines: &mut [Line],
    group: &Group,
    floor: usize,
) -> Option<(Vec<Table>, usize)> {
    let split = beside::split(masked, lines, &group.rows)?;
    let (first, last) = (*group.rows.first()?, *group.rows.last()?);
    let start = first.saturating_sub(HEADING_LINES + TITLE_LINES).max(floor);
    let window = start..last + 1;
    let whole: Vec<Line> = lines[window.clone()].to_vec();
    let mut tables = Vec::new();
    for side in [0..split, split..usize::MAX] {
        for (line, whole) in lines[window.clone()].iter_mut().zip(&whole) {
            *line = beside::part(masked, whole, &side);
        }
        for table in find_in(text, masked, lines, window.clone()) {
            let top = text.line_of(table.span.start);
            let above = lines.get(start..top).unwrap_or_default();
            let title = beside::title(above, TITLE_LINES);
            tables.push(Table { title, ..table });
        }
    }
    for (line, whole) in lines[window].iter_mut().zip(whole) {
        *line = whole;
    }
    Some((tables, last + 1))
}

/// The tables in some of the lines.
fn find_in(text: &Text, masked: &str, lines: &mut [Line], window: Range<usize>) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut floor = window.start;
    for group in groups(masked, lines, window) {
        if let Some((found, end)) = read(text, masked, lines, &group, floor) {
            tables.push(found);
            floor = end;
        }
    }
    tables
}

/// The table that rows make, and the line behind it.
fn read(
    text: &Text,
    masked: &str,
    lines: &mut [Line],
    group: &Group,
    floor: usize,
) -> Option<(Table, usize)> {
    let marks = marks::take_off(masked, lines, &group.rows);
    minus::join(masked, lines, &group.rows);
    pairs::join(masked, lines, &group.rows);
    let (table, end) = table(text, masked, lines, group, floor)?;
    Some((Table { marks, ..table }, end))
}

/// Rows that belong together, and the column the first figure of any begins in.
struct Group {
    rows: Vec<usize>,
    left: usize,
}

fn groups(masked: &str, lines: &[Line], window: Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let rows = window.map(|number| (number, &lines[number]));
    for (number, line) in rows.filter(|(_, line)| line.kind == Kind::Row) {
        let figure = line.first_figure();
        match groups.last_mut() {
            Some(Group { rows, left })
                if rows.last().is_some_and(|last| {
                    belongs(&lines[last + 1..number], figure.min(*left))
                        || section::parts(masked, lines, *last, number)
                }) =>
            {
                rows.push(number);
                *left = figure.min(*left);
            }
            _ => groups.push(Group { rows: vec![number], left: figure }),
        }
    }
    groups
}

/// Whether lines may stand between two rows of a table.
fn belongs(between: &[Line], left: usize) -> bool {
    let (mut blanks, mut named) = (0, false);
    between.iter().all(|line| {
        blanks = if line.kind == Kind::Blank { blanks + 1 } else { 0 };
        // Below a line of words, units over columns may be those of another table, which these name.
        let measure = line.measure && !named && line.left() + OVERHANG >= left;
        named |= line.kind == Kind::Text;
        blanks <= BLANK_LINES && (measure || is_void(line, left) || may_be_inside(line, left))
    })
}

/// Whether a line is a row that has words for all its figures.
fn is_void(line: &Line, left: usize) -> bool {
    let first = || line.tokens.iter().map(|token| token.left).min();
    line.is_void() && line.left() * 3 < left * 2 && first().is_some_and(|at| at + OVERHANG >= left)
}

/// Whether a line may stand in the body: a caption, a rule, a blank line.
fn may_be_inside(line: &Line, left: usize) -> bool {
    match line.kind {
        Kind::Blank | Kind::Rule { .. } => true,
        Kind::Text => is_caption(line, left),
        Kind::Row | Kind::Foreign => false,
    }
}

/// Whether a line has nothing but a caption in it: it begins where captions do, and ends before
/// the figures, or with a colon.
fn is_caption(line: &Line, left: usize) -> bool {
    line.kind == Kind::Text
        && line.left() * 3 < left * 2
        && (line.right() <= left + OVERHANG || line.colon)
}

/// Makes a table of rows; also the line behind it. None when they are no table.
fn table(
    text: &Text,
    masked: &str,
    lines: &[Line],
    group: &Group,
    floor: usize,
) -> Option<(Table, usize)> {
    let (first, last) = (*group.rows.first()?, *group.rows.last()?);
    let placed = pushed::columns(lines, &group.rows);
    let columns = placed.columns;
    let start = body_start(lines, first, floor, group.left);
    let trailing = lines[last + 1..].iter().take_while(|line| is_caption(line, group.left));
    let end = last + 1 + trailing.count();
    let top = heading::start(masked, lines, start, floor, group.left, &columns);
    let heading = head::cells(&lines[top..start], top, &columns, text.as_str());
    let rows = (start..end).filter_map(|number| {
        let mut row = row(text, masked, lines, number, &columns)?;
        if placed.pushed.contains(&number) {
            pushed::place(&mut row, &lines[number], &columns);
        }
        Some(row)
    });
    let rows: Vec<Row> = rows.collect();
    let most = most_figures(&rows, columns.len());
    let needed = if heading.is_empty() { 2 } else { 1 };
    let span_of = |number: usize| text.lines().get(number).copied();
    let span = span_of(top)?.to(span_of(end - 1)?);
    let table = Table {
        layout: Layout::Fixed,
        span: trim(text.as_str(), span),
        title: Vec::new(),
        heading,
        rows,
        columns: columns.len(),
        marks: Vec::new(),
        section: None,
    };
    (most >= needed).then_some((table, end))
}

/// Where the figures of rows stand, from left to right.
fn columns(lines: &[Line], rows: &[usize]) -> Vec<Range<usize>> {
    let mut places: Vec<(Range<usize>, usize)> = Vec::new();
    for row in rows {
        for token in lines[*row].tokens.iter().filter(|token| token.seed) {
            places.push((token.left..token.right, *row));
        }
    }
    places.sort_by_key(|(place, row)| (place.start, place.end, *row));
    let mut columns = Vec::new();
    let mut cluster: Vec<(Range<usize>, usize)> = Vec::new();
    let mut right = 0;
    for (place, row) in places {
        if place.start >= right && !cluster.is_empty() {
            part(&std::mem::take(&mut cluster), &mut columns);
        }
        right = if cluster.is_empty() { place.end } else { right.max(place.end) };
        cluster.push((place, row));
    }
    part(&cluster, &mut columns);
    columns
}

/// Pushes the columns that overlapping figures make: one, or more where a row has more.
fn part(cluster: &[(Range<usize>, usize)], columns: &mut Vec<Range<usize>>) {
    let mut rows: Vec<usize> = cluster.iter().map(|(_, row)| *row).collect();
    rows.sort_unstable();
    let widest = rows.chunk_by(|a, b| a == b).max_by_key(|row| row.len());
    let Some(row) = widest.and_then(|row| row.first()) else { return };
    let mut parts: Vec<Range<usize>> =
        cluster.iter().filter(|(_, other)| other == row).map(|(place, _)| place.clone()).collect();
    let anchors = parts.clone();
    for (place, _) in cluster {
        let near = (0..anchors.len()).min_by_key(|part| anchors[*part].end.abs_diff(place.end));
        if let Some(part) = near.and_then(|near| parts.get_mut(near)) {
            *part = part.start.min(place.start)..part.end.max(place.end);
        }
    }
    for next in 1..parts.len() {
        // Parts of one cluster may overlap by a sign or parenthesis; a place belongs to one.
        parts[next - 1].end = parts[next - 1].end.min(anchors[next].start);
        parts[next].start = parts[next].start.max(parts[next - 1].end);
    }
    columns.extend(parts);
}

/// The first line of the body: up to a rule, or to a blank line where there is no rule.
fn body_start(lines: &[Line], first: usize, floor: usize, left: usize) -> usize {
    let mut near = first;
    let is_row = |line: &Line| is_caption(line, left) || is_void(line, left);
    while near > floor && is_row(&lines[near - 1]) {
        near -= 1;
    }
    if near > floor + 1 && is_long_caption(&lines[near - 2..=near]) {
        near -= 1;
    }
    let mut at = near;
    let mut start = near;
    while at > floor && may_be_inside(&lines[at - 1], left) {
        at -= 1;
        match lines[at].kind {
            Kind::Rule { left: begin, broken, .. } => {
                return if is_full(begin, broken, left) { start } else { near };
            }
            Kind::Text => start = at,
            _ => {}
        }
    }
    near
}

/// Whether the second of three lines is a caption that reaches over the columns: it is one phrase, begins where captions
/// do, and the line above it has a phrase over several of them, as headings have.
fn is_long_caption(lines: &[Line]) -> bool {
    let [heading, line, row] = lines else { return false };
    let texts = heading.kind == Kind::Text && line.kind == Kind::Text;
    let over = heading.runs().iter().filter(|run| run.left > row.left()).count();
    texts && line.runs().len() == 1 && line.left() <= row.left() && over > 1
}

/// Whether a rule goes from the captions on.
fn is_full(begin: usize, broken: bool, left: usize) -> bool {
    !broken && begin * 2 < left
}

/// Makes a row of a line; none for rules and blank lines.
fn row(
    text: &Text,
    masked: &str,
    lines: &[Line],
    number: usize,
    columns: &[Range<usize>],
) -> Option<Row> {
    let line = &lines[number];
    if !matches!(line.kind, Kind::Row | Kind::Text) {
        return None;
    }
    let mut cells: Vec<Cell> = Vec::new();
    let mut first = line.words.len();
    let void = line.is_void();
    for token in &line.tokens {
        let near = || nearest(token, columns).filter(|_| void);
        let Some(column) = column_of(line, token, columns).or_else(near) else { continue };
        first = first.min(token.words.start);
        match cells.last_mut() {
            Some(last) if last.column >= column => add(masked, last, token),
            _ => {
                let content = match ends_several(token, columns) {
                    true => Content::Displaced,
                    false => token.content.clone(),
                };
                let span = token.span;
                cells.push(Cell { column, span, content });
            }
        }
    }
    add_words(text, line, first, columns, &mut cells);
    // One of the units over the columns stands for all of them.
    let first = if line.measure { unit_length(line) } else { first };
    let caption: Vec<Span> = match line.words.get(..first) {
        Some([first, .., last]) => vec![first.span.to(last.span)],
        Some([only]) => vec![only.span],
        _ => Vec::new(),
    };
    let above = number.checked_sub(1).and_then(|above| lines.get(above));
    let gap = above.is_some_and(|line| matches!(line.kind, Kind::Blank | Kind::Rule { .. }));
    let caption = caption.into_iter().map(|span| trim(text.as_str(), span)).collect();
    Some(Row { line: number, caption, indent: line.left(), gap, cells })
}

/// How many words the unit over the first column has.
fn unit_length(line: &Line) -> usize {
    let end = line.runs().first().map_or(0, |run| run.span.end);
    line.words.iter().take_while(|word| word.span.start < end).count()
}

/// The column whose end is nearest to that of a token.
fn nearest(token: &Token, columns: &[Range<usize>]) -> Option<usize> {
    (0..columns.len()).min_by_key(|at| columns[*at].end.abs_diff(token.right))
}

/// Whether a figure goes on to where several columns end: blanks part its thousands, and figures too.
fn ends_several(token: &Token, columns: &[Range<usize>]) -> bool {
    let first = columns.partition_point(|column| column.end <= token.left);
    let ends = columns[first..].iter().take_while(|column| column.end <= token.right + 1);
    ends.count() > 1
}

/// Takes a figure into the cell before it, when both stand in one column.
fn add(masked: &str, cell: &mut Cell, token: &Token) {
    let span = cell.span.to(token.span);
    if let Some((span, content)) = cell::read(masked, span) {
        *cell = Cell { column: cell.column, span, content };
    }
}

/// The column a figure stands in, when it is a cell and no part of the caption.
fn column_of(line: &Line, token: &Token, columns: &[Range<usize>]) -> Option<usize> {
    let place = token.left..token.right;
    let start = columns.partition_point(|column| column.end <= place.start);
    let near = columns[start..].iter().enumerate().take_while(|(_, c)| c.start < place.end);
    let (at, shared) = near
        .map(|(at, column)| (start + at, overlap(column, place.clone())))
        .max_by_key(|(at, shared)| (*shared, std::cmp::Reverse(*at)))?;
    if token.seed {
        return Some(at);
    }
    let first = token.words.start;
    let before = first.checked_sub(1).and_then(|before| line.words.get(before));
    let apart = before.is_some_and(|before| line.words[first].left > before.right + 1);
    let last = token.words.end == line.words.len()
        || line.tokens.iter().any(|next| next.seed && next.words.start == token.words.end);
    // A figure that touches words must stand at the end, where the column's figures stand.
    let touching = last && token.content.is_strong() && before.is_some();
    (shared * 2 >= place.len() && (apart || touching)).then_some(at)
}

/// Adds the words that stand in columns of figures, behind the first figure.
fn add_words(
    text: &Text,
    line: &Line,
    first: usize,
    columns: &[Range<usize>],
    cells: &mut Vec<Cell>,
) {
    if first >= line.words.len() {
        return;
    }
    let start = line.words[first].span.start;
    for run in line.runs().into_iter().filter(|run| run.span.start >= start) {
        let free = !cells
            .iter()
            .any(|cell| cell.span.start < run.span.end && run.span.start < cell.span.end);
        let Word { left, right, span } = run;
        let column = columns.iter().position(|column| overlap(column, left..right) > 0);
        if let (true, Some(column)) = (free, column)
            && !cells.iter().any(|cell| cell.column == column)
        {
            cells.push(Cell { column, span: trim(text.as_str(), span), content: Content::Words });
        }
    }
    cells.sort_by_key(|cell| cell.column);
}
