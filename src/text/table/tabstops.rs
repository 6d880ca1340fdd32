//! Tabs that stand for blanks: editors and mail programs put them for runs of blanks where blanks align a text.
//!
//! Tabs that part cells stand once between two of them, and rows with as many figures have as many. Where they have
//! not, and the figures stand below one another when the tabs are expanded, blanks align the text.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Content, LONGEST, cell, tab};
use crate::standards::currency;
use crate::text::{Span, Text};

/// How far apart tabs stop.
const STOPS: [usize; 2] = [8, 4];

/// How many columns the ends of figures may be apart that stand below one another: a parenthesis, a percent sign.
const APART: usize = 2;

/// How many such rows say it where no blank stands behind a tab.
const ROWS: usize = 3;

/// How many lines part blocks that are of one table.
const BESIDE: usize = 2;

/// For each line how far apart the tabs stop that stand for blanks in it; none where they part cells.
pub(super) fn find(text: &Text, masked: &str, free: &[bool]) -> Vec<Option<usize>> {
    let mut found = vec![None; free.len()];
    let blocks = blocks(text, free);
    if blocks.is_empty() {
        return found;
    }
    for stop in STOPS {
        let said: Vec<Said> = blocks.iter().map(|block| said(text, masked, block, stop)).collect();
        if !said.contains(&Said::Blanks) {
            continue;
        }
        for at in (0..blocks.len()).filter(|at| is_of_blanks(text, &blocks, &said, *at)) {
            for line in blocks[at].clone() {
                found[line] = Some(stop);
            }
        }
        break;
    }
    found
}

/// Whether tabs of a block stand for blanks: it says so, or says nothing and has blanks behind tabs too, or goes on with
/// one that says so.
fn is_of_blanks(text: &Text, blocks: &[Range<usize>], said: &[Said], at: usize) -> bool {
    let near = |one: usize, next: usize| blocks[next].start - blocks[one].end <= BESIDE;
    // The blocks beside it that say something, as far as no wide gap parts them.
    let above = (0..at).rev().take_while(|one| near(*one, one + 1)).map(|one| said[one]);
    let below = (at + 1..blocks.len()).take_while(|one| near(one - 1, *one)).map(|one| said[one]);
    let says = |mut of: Box<dyn Iterator<Item = Said> + '_>| {
        of.find(|said| *said != Said::Nothing) == Some(Said::Blanks)
    };
    match said[at] {
        Said::Blanks => true,
        Said::Cells => false,
        Said::Nothing => {
            is_padded(text, &blocks[at]) || says(Box::new(above)) || says(Box::new(below))
        }
    }
}

/// Whether blanks stand behind a tab somewhere in a block.
fn is_padded(text: &Text, block: &Range<usize>) -> bool {
    block.clone().any(|line| text.line(line).contains("\t "))
}

/// The column behind a sign.
pub(super) fn next(column: usize, sign: char, stop: Option<usize>) -> usize {
    match (sign, stop) {
        // Words that a tab parts are never one blank apart.
        ('\t', Some(stop)) => ((column / stop + 1) * stop).max(column + 2),
        _ => column + 1,
    }
}

/// Runs of free lines that are not blank and of which one has a tab.
fn blocks(text: &Text, free: &[bool]) -> Vec<Range<usize>> {
    let stands = |line: usize| free[line] && !text.line(line).trim().is_empty();
    let mut blocks: Vec<Range<usize>> = Vec::new();
    for line in (0..free.len()).filter(|line| stands(*line)) {
        match blocks.last_mut().filter(|block| block.end == line) {
            Some(block) => block.end += 1,
            None => blocks.push(line..line + 1),
        }
    }
    blocks.retain(|block| block.clone().any(|line| text.line(line).contains('\t')));
    blocks
}

/// What the rows of a block say of its tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// They stand for blanks.
    Blanks,
    /// They part cells.
    Cells,
    /// Nothing.
    Nothing,
}

/// A row with figures.
struct Row {
    /// From where to where each goes.
    figures: Vec<Range<usize>>,
    /// How many tabs stand before the last of them.
    tabs: usize,
}

fn said(text: &Text, masked: &str, block: &Range<usize>, stop: usize) -> Said {
    let rows = block.clone().filter_map(|line| row(text, masked, line, stop));
    let mut alike: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for row in rows {
        alike.entry(row.figures.len()).or_default().push(row);
    }
    let padded = is_padded(text, block);
    let mut said = Said::Nothing;
    for rows in alike.values().filter(|rows| rows.len() > 1) {
        if !are_below(rows, |figure| figure.start, 0)
            && !are_below(rows, |figure| figure.end, APART)
        {
            return Said::Cells;
        }
        let unlike = rows.windows(2).any(|pair| pair[0].tabs != pair[1].tabs);
        if unlike && (padded || rows.len() >= ROWS) {
            said = Said::Blanks;
        }
    }
    said
}

/// Whether the figures of rows stand below one another.
fn are_below(rows: &[Row], edge: fn(&Range<usize>) -> usize, apart: usize) -> bool {
    let Some(first) = rows.first() else { return false };
    rows.iter().all(|row| {
        let mut pairs = first.figures.iter().zip(&row.figures);
        pairs.all(|(one, other)| edge(one).abs_diff(edge(other)) <= apart)
    })
}

/// The figures of a line with tabs; none where it has none.
fn row(text: &Text, masked: &str, number: usize, stop: usize) -> Option<Row> {
    let content = text.line(number);
    let span = text.lines().get(number)?;
    if !content.contains('\t') || tab::has_bars(content) || content.len() > LONGEST {
        return None;
    }
    let mut row = Row { figures: Vec::new(), tabs: 0 };
    let mut tabs = 0;
    for piece in pieces(&masked[span.start..span.end], span.start, stop) {
        // The sign of a currency in a cell of its own stands in some rows and lacks in others.
        let sign = row.figures.is_empty() && is_sign(&masked[piece.span.start..piece.span.end]);
        tabs += piece.tabs - usize::from(sign && piece.tabs == 1);
        let read = cell::read(masked, piece.span).map(|(_, content)| content);
        if read.is_some_and(|content| content.is_strong() || content == Content::Nil) {
            row.figures.push(piece.columns);
            row.tabs = tabs;
        }
    }
    (!row.figures.is_empty()).then_some(row)
}

/// Whether words are the sign of a currency and nothing else.
fn is_sign(words: &str) -> bool {
    !words.contains(char::is_alphabetic)
        && currency::at_start(words).is_some_and(|named| named.length == words.len())
}

/// What stands between tabs or several blanks.
struct Piece {
    span: Span,
    columns: Range<usize>,
    /// How many tabs stand between it and the one before.
    tabs: usize,
}

fn pieces(content: &str, offset: usize, stop: usize) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut column, mut blanks, mut tabs) = (0, 0, 0);
    for (at, sign) in content.char_indices() {
        let next = next(column, sign, Some(stop));
        if sign == '\t' {
            tabs += 1;
        } else if sign.is_whitespace() {
            blanks += 1;
        } else {
            let end = offset + at + sign.len_utf8();
            match pieces.last_mut().filter(|_| tabs == 0 && blanks < 2) {
                Some(piece) => {
                    (piece.span.end, piece.columns.end) = (end, next);
                }
                None => {
                    let span = Span { start: offset + at, end };
                    pieces.push(Piece { span, columns: column..next, tabs });
                }
            }
            (blanks, tabs) = (0, 0);
        }
        column = next;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words::mask;

    fn stops(text: &str) -> Option<usize> {
        let text = Text::new(text.to_owned());
        let free = vec![true; text.lines().len()];
        find(&text, &mask(text.as_str()), &free).into_iter().flatten().next()
    }

    #[test]
    fn tabs_stand_for_blanks_where_rows_have_unlike_numbers_of_them() {
        let aligned = "\t\t\t    H1 2031\tH1 2030\nSales\t\t\t      1,204\t  1,100\nCost of all sales\t       (801)\t   (700)\n";
        assert_eq!(stops(aligned), Some(8));
        let by_hand =
            "Sales\t\t\t1,204\t1,100\nCost of sales\t\t801\t700\nOther costs of sales\t12\t10\n";
        assert_eq!(stops(by_hand), Some(8));
        assert_eq!(stops("Sales\t1,204\t1,100\nCost of sales\t(801)\t(700)\nTax\t12\t10\n"), None);
        let signs = "Sales\t$\t4,812\t\t$\t4,377\nCost of sales\t2,955\t\t\t2,801\nGross profits\t1,857\t\t\t1,576\n";
        assert_eq!(stops(signs), None);
        assert_eq!(stops("Sales\t\t1,204\t\nCost\t801\t\t\nTax\t\t\t10\n"), None);
    }
}
