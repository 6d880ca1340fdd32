//! A section as a table: concepts down, periods across.

use std::io::{self, Write};

use super::columns::{Cell, Column, Grid};
use super::element::Occurrence;
use super::head::{Head, Naming};
use super::{CONTENTS, Page, element, words};
use crate::model::{
    CalculationArc, ConceptId, ConceptKind, Fact, LabelRole, Node, Statement, Value,
};
use crate::notation::markup::bytes::{Bytes, escaped, push_escaped};

/// Writes the table of a statement.
pub(super) fn write(
    page: &Page<'_>,
    title: &str,
    statement: &Statement,
    (grid, naming): (&Grid, Naming),
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let head = Head::new(page, grid);
    let mut said = head.said(naming);
    if has_blanks_and_dashes(page, grid) {
        said.push(page.words.blank.clone());
    }
    let marks = if ends_with_many_marks(page, grid) { " many-marks" } else { "" };
    out.push(format!("<div class=\"scroll\"><table class=\"figures{marks}\">\n"));
    caption(page, title, &said.join(page.words.apart.as_str()), out);
    head.write(naming, out);
    let nodes = &statement.nodes;
    let base = base_depth(page, nodes);
    let signs = grid.columns.iter().map(|column| currency_sign(page, column)).collect();
    let first = first_amounts(page, grid);
    let sums = &statement.calculations;
    let shown = Shown { page, title, nodes, sums, base, grid, signs, first };
    let mut is_open = false;
    for at in 0..nodes.len() {
        is_open |= shown.row(at, is_open, out)?;
        out.flush_if_full()?;
    }
    out.push("</tbody></table></div>\n");
    Ok(())
}

/// Whether a figure of the last column has several footnotes, for whose marks there must be room.
fn ends_with_many_marks(page: &Page<'_>, grid: &Grid) -> bool {
    let report = page.output.report;
    let last = grid.cells.iter().filter(|cell| cell.column as usize + 1 == grid.columns.len());
    last.map(|cell| report.fact(cell.fact).footnotes)
        .any(|set| report.footnote_sets[set.index()].len() > 1)
}

/// Writes the caption of a table: what all of it has in common, and a way back to the contents. Its title
/// stands over it already; those who go from table to table and don't see that hear it.
pub(super) fn caption(page: &Page<'_>, title: &str, common: &str, out: &mut Bytes<impl Write>) {
    let between = if common.is_empty() { "" } else { page.words.colon.as_str() };
    out.push(format!("<caption><span><span class=\"name\">{}{between}</span>", escaped(title)));
    let mut letters = common.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    out.push_escaped(&(first + letters.as_str()));
    if page.has_contents {
        let back = &page.words.contents;
        out.push(format!(" <a class=\"up\" href=\"#{CONTENTS}\">↑ {back}</a>"));
    }
    out.push("</span></caption>\n");
}

/// A table while its rows are written.
struct Shown<'a> {
    page: &'a Page<'a>,
    title: &'a str,
    nodes: &'a [Node],
    sums: &'a [CalculationArc],
    base: u32,
    grid: &'a Grid,
    /// Of each column the sign of its currency, and the row of its first amount.
    signs: Vec<Option<&'static str>>,
    first: Vec<Option<u32>>,
}

/// The sign of the currency of a column, where the language of the page prints it.
pub(super) fn currency_sign(page: &Page<'_>, column: &Column) -> Option<&'static str> {
    page.captions.sign_of(column.main?.unit)
}

/// The row of the first number of each column that stands in the unit of the column.
fn first_amounts(page: &Page<'_>, grid: &Grid) -> Vec<Option<u32>> {
    let mut first = vec![None; grid.columns.len()];
    for cell in &grid.cells {
        let (Some(known), Some(column)) =
            (first.get_mut(cell.column as usize), grid.columns.get(cell.column as usize))
        else {
            continue;
        };
        let fact = page.output.report.fact(cell.fact);
        if known.is_none() && is_number(fact) && is_of(fact, column) {
            *known = Some(cell.row);
        }
    }
    first
}

/// Whether a fact is a number, before which the sign of its currency may stand.
pub(super) fn is_number(fact: &Fact) -> bool {
    matches!(fact.value, Value::Number(_))
}

/// Whether a fact is in the unit and scale of a column.
pub(super) fn is_of(fact: &Fact, column: &Column) -> bool {
    column.main.is_some_and(|main| (fact.unit, fact.scale) == (main.unit, main.scale))
}

/// Whether some cells of a table print that there is nothing, and in others nothing is printed: then readers
/// are told which is which.
fn has_blanks_and_dashes(page: &Page<'_>, grid: &Grid) -> bool {
    let report = page.output.report;
    let is_dash = |cell: &Cell| match report.fact(cell.fact).value {
        Value::Nil => true,
        Value::Number(value) => value.is_zero() && report.printing.dash_is_zero,
        Value::Text(_) | Value::Fraction(_) => false,
    };
    let has_blank =
        |row: &[Cell]| row.chunk_by(|a, b| a.column == b.column).count() < grid.columns.len();
    grid.cells.iter().any(is_dash) && grid.cells.chunk_by(|a, b| a.row == b.row).any(has_blank)
}

/// The least depth of what is shown: headings of the tree that hold everything are left out.
fn base_depth(page: &Page<'_>, nodes: &[Node]) -> u32 {
    let kind = |node: &Node| page.output.taxonomy.concept(node.concept).kind;
    nodes.iter().find(|node| kind(node) == ConceptKind::LineItems).map_or(1, |head| head.depth + 1)
}

impl Shown<'_> {
    /// Whether a total ends what stands over it: parts of it do, and it is no part of another total that
    /// the table shows.
    fn is_final(&self, row: usize) -> bool {
        let total = self.nodes[row].concept;
        let shows = |concept: ConceptId, rows: std::ops::Range<usize>| {
            let mut rows = rows.filter(|at| self.nodes[*at].concept == concept);
            rows.any(|at| !self.grid.row(position(at)).is_empty())
        };
        let mut parts = self.sums.iter().filter(|arc| arc.total == total);
        let mut above = self.sums.iter().filter(|arc| arc.item == total);
        parts.any(|arc| shows(arc.item, 0..row))
            && !above.any(|arc| shows(arc.total, 0..self.nodes.len()))
    }

    /// Whether a heading says what stands over the table already.
    fn is_title(&self, node: &Node) -> bool {
        let page = self.page;
        let label = page.output.label(node.concept, &node.preferred_label, page.lang());
        words::without_kind(label) == self.title
    }

    /// Writes the row of a node, if it has facts or is a heading over some, which begins a group of
    /// rows, and tells whether it did. `is_open` says whether there is a group already.
    fn row(&self, at: usize, is_open: bool, out: &mut Bytes<impl Write>) -> io::Result<bool> {
        let Self { page, nodes, grid, .. } = *self;
        let node = &nodes[at];
        let cells = grid.row(position(at));
        let depth = node.depth.saturating_sub(self.base).min(6);
        if cells.is_empty() {
            if !heads_rows(page, nodes, at, grid) || self.is_title(node) {
                return Ok(false);
            }
            out.push(if is_open { "</tbody>\n<tbody>\n" } else { "<tbody>\n" });
            let width = grid.columns.len() + 1;
            out.push(format!(
                "<tr class=\"heading\"><th scope=\"rowgroup\" class=\"d{depth}\" colspan=\"{width}\">"
            ));
            label(page, node.concept, &node.preferred_label, &mut out.buffer);
            out.push("</th></tr>\n");
            return Ok(true);
        }
        out.push(if is_open { "" } else { "<tbody>\n" });
        let class = match node.preferred_label.is_total() {
            true if self.is_final(at) => "total final",
            true => "total",
            false => "item",
        };
        out.push(format!("<tr class=\"{class}\"><th scope=\"row\" class=\"d{depth}\">"));
        label(page, node.concept, &node.preferred_label, &mut out.buffer);
        out.push("</th>");
        let row = position(at);
        for (position, column) in (0..).zip(&grid.columns) {
            let facts = cells.iter().filter(|cell| cell.column == position);
            let nth = position as usize;
            let is_signed = class != "item" || self.first[nth] == Some(row);
            let sign = self.signs[nth].filter(|_| is_signed);
            cell(page, nodes, facts, (column, sign), out)?;
        }
        out.push("</tr>\n");
        Ok(true)
    }
}

/// Whether a node is shown as a heading: it is for grouping, and rows with facts stand below.
fn heads_rows(page: &Page<'_>, nodes: &[Node], at: usize, grid: &Grid) -> bool {
    let concept = page.output.taxonomy.concept(nodes[at].concept);
    let below =
        || nodes.iter().enumerate().skip(at + 1).take_while(|(_, n)| n.depth > nodes[at].depth);
    concept.is_abstract
        && concept.kind == ConceptKind::Item
        && !below()
            .any(|(_, n)| page.output.taxonomy.concept(n.concept).kind == ConceptKind::LineItems)
        && below().any(|(at, _)| !grid.row(position(at)).is_empty())
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Writes the facts of a cell; mostly there is one. Facts that are printed alike are printed once.
fn cell<'c>(
    page: &Page<'_>,
    nodes: &[Node],
    facts: impl Iterator<Item = &'c Cell>,
    (column, sign): (&Column, Option<&str>),
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    out.push("<td>");
    let facts: Vec<Occurrence> =
        facts.map(|cell| Occurrence { fact: cell.fact, again: cell.again }).collect();
    let mut done: Vec<Occurrence> = Vec::new();
    for id in &facts {
        if done.contains(id) {
            continue;
        }
        let fact = page.output.report.fact(id.fact);
        let alike =
            |other: &Occurrence| element::is_alike(fact, page.output.report.fact(other.fact));
        let same: Vec<Occurrence> =
            facts.iter().filter(|other| *other == id || alike(other)).copied().collect();
        out.push(if done.is_empty() { "" } else { "<br/>" });
        let by_row = nodes
            .iter()
            .find(|node| node.concept == fact.concept)
            .is_some_and(|node| node.preferred_label.is_negated());
        let turned = by_row != page.is_turned_by_members(fact);
        let of_column = is_of(fact, column);
        let unit = if of_column { None } else { page.captions.unit_of(fact) };
        if let Some(members) = members_beside(page, fact, column) {
            // Over the figure: so it stands in one line with those beside it.
            out.push(format!("<span class=\"members\">{members}</span><br/>"));
        }
        // One in another unit or scale than its column has its own.
        let sign = if of_column { sign } else { page.captions.sign_of(fact.unit) };
        if let Some(sign) = sign.filter(|_| is_number(fact)) {
            currency(sign, out);
        }
        element::write_alike(page, &same, turned, unit, out)?;
        done.extend(same);
    }
    out.push("</td>");
    Ok(())
}

/// Writes the sign of a currency, before an amount.
pub(super) fn currency(sign: &str, out: &mut Bytes<impl Write>) {
    for part in ["<span class=\"currency\">", sign, "</span>"] {
        out.push(part);
    }
}

/// The members of a fact that has others than its column, escaped.
pub(super) fn members_beside(page: &Page<'_>, fact: &Fact, column: &Column) -> Option<String> {
    let own = page.output.report.contexts[fact.context.index()].dimensions;
    let text = Some(page.captions.members(own)).filter(|text| !text.is_empty());
    text.filter(|_| own != column.dimensions).map(escaped)
}

/// Appends the label of a concept, in further languages below.
pub(super) fn label(page: &Page<'_>, concept: ConceptId, role: &LabelRole, out: &mut Vec<u8>) {
    push_escaped(out, words::without_kind(page.output.label(concept, role, page.lang())));
    for lang in page.languages.iter().skip(1) {
        out.extend_from_slice(
            format!("<br/><span class=\"second\" xml:lang=\"{lang}\">").as_bytes(),
        );
        push_escaped(out, words::without_kind(page.output.label(concept, role, lang)));
        out.extend_from_slice(b"</span>");
    }
}
