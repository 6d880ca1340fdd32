//! Tables that pages of the web make of other elements than `table`: elements beside one another, each with as many others
//! that hold nothing but words.

use std::collections::BTreeMap;

use super::{Markup, MarkupCell};
use crate::text::words;
use crate::text::{Span, Text};

/// Elements that may be rows and cells.
const BOXES: [&str; 6] = ["div", "li", "section", "article", "span", "p"];

/// Of these those that stand within words, and make no row.
const WITHIN: [&str; 2] = ["span", "p"];

/// How many cells a row has at least, and how many rows a table.
const LEAST: usize = 2;

/// Deeper elements are not looked into.
const DEEPEST: usize = 200;

/// An element that is open.
struct Open {
    name: &'static str,
    /// Where its content begins.
    start: usize,
    /// The elements in it, where each of them holds words alone.
    cells: Vec<Span>,
    /// Whether words stand in it outside of these, or others.
    mixed: bool,
    /// Rows beside one another, with the place of the first tag of each.
    rows: Vec<Row>,
    /// Where what was looked at ends.
    seen: usize,
}

impl Open {
    fn new(name: &'static str, start: usize) -> Self {
        Self { name, start, cells: Vec::new(), mixed: false, rows: Vec::new(), seen: start }
    }
}

struct Row {
    start: usize,
    end: usize,
    cells: Vec<Span>,
}

/// The markup of such tables.
pub(super) fn find(text: &Text, masked: &str) -> Vec<Markup> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = vec![Open::new("", 0)];
    // How many elements of a name are open within the deepest that are looked at.
    let mut deeper: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, tag) in words::tags(text.as_str()).filter(|(_, tag)| BOXES.contains(&tag.name)) {
        let behind = at + tag.length;
        if !tag.closes {
            if open.len() < DEEPEST {
                note_words(&mut open, masked, at);
                open.push(Open::new(tag.name, behind));
                deeper.clear();
            } else {
                *deeper.entry(tag.name).or_default() += 1;
            }
            continue;
        }
        if let Some(inner) = deeper.get_mut(tag.name).filter(|inner| **inner > 0) {
            *inner -= 1;
            continue;
        }
        // What is not closed, as paragraphs may be, holds no cells.
        let Some(own) = open.iter().rposition(|element| element.name == tag.name) else { continue };
        while open.len() > own {
            let inner = open.len() - 1 > own;
            let Some(element) = open.pop() else { break };
            close(element, (at, behind), inner, &mut open, masked, &mut found);
        }
    }
    for mut element in open.into_iter().rev() {
        take_table(&mut element, &mut found);
    }
    found
}

/// Takes note of words that stand in the innermost element outside of others.
fn note_words(open: &mut [Open], masked: &str, at: usize) {
    if let Some(element) = open.last_mut() {
        element.mixed |= !masked[element.seen.min(at)..at].trim().is_empty();
    }
}

/// The longest line that may stand between two rows, in bytes.
const LONGEST: usize = 80;

/// Takes an element that a tag closes into the one around it.
fn close(
    mut element: Open,
    (at, behind): (usize, usize),
    unclosed: bool,
    open: &mut [Open],
    masked: &str,
    found: &mut Vec<Markup>,
) {
    let tail = !masked[element.seen.min(at)..at].trim().is_empty();
    let is_leaf = element.cells.is_empty() && element.rows.is_empty() && !element.mixed;
    let is_row = element.cells.len() >= LEAST && !element.mixed && !tail && !unclosed;
    take_table(&mut element, found);
    let Some(around) = open.last_mut() else { return };
    around.seen = behind;
    let (start, within) = (element.start, WITHIN.contains(&element.name));
    if is_row && !within {
        let width = around.rows.first().map(|row| row.cells.len());
        if width.is_some_and(|width| width != element.cells.len()) {
            take_table(around, found);
        }
        around.rows.push(Row { start, end: at, cells: element.cells });
        around.mixed = true;
        return;
    }
    let words = masked[start..at].trim();
    let span = Span { start, end: at };
    match is_leaf && !unclosed {
        // Between rows it is a line of its own.
        true if !around.rows.is_empty() && !within && words.len() <= LONGEST => {
            around.rows.push(Row { start, end: at, cells: vec![span] });
        }
        true if around.rows.is_empty() => around.cells.push(span),
        _ => {
            take_table(around, found);
            around.mixed = true;
        }
    }
}

/// Makes a table of the rows that were found in an element so far.
fn take_table(element: &mut Open, found: &mut Vec<Markup>) {
    let mut rows = std::mem::take(&mut element.rows);
    while rows.last().is_some_and(|row| row.cells.len() < LEAST) {
        rows.pop();
    }
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    if rows.len() < LEAST {
        return;
    }
    let (start, end) = (first.start, last.end);
    let cell = |stretch| MarkupCell { stretch, columns: 1, rows: 1, open: false, nests: false };
    let rows = rows.into_iter().map(|row| row.cells.into_iter().map(cell).collect());
    found.push(Markup { start, end, rows: rows.collect() });
}
