//! A table of the text as a table: over its columns stands once how they were read, and beside a row only
//! what its caption and its columns don't say.

use std::collections::BTreeMap;
use std::io::Write;

use super::marks::Marks;
use super::rows::{Cell, Line, rows};
use super::{Anchors, Review, ReviewFact, line};
use crate::notation::markup::bytes::{Bytes, escaped};
use crate::text::Span;
use crate::text::table::Table;

/// Period and unit of most facts of a column.
type Aspects<'a> = (&'a str, &'a str);

/// A fact with its number, and those about the same that were read otherwise than their column.
type Named<'a> = (usize, &'a ReviewFact, Vec<(usize, &'a ReviewFact)>);

/// A table while it is written.
struct Shown<'a> {
    review: &'a Review<'a>,
    marks: &'a Marks,
    lines: Vec<Line>,
    /// How each column was read, that of the captions first; none where nothing in it is a fact.
    columns: Vec<Option<Aspects<'a>>>,
    /// Whether any row has something beside it.
    has_names: bool,
}

/// Writes a table; `masked` is the text with its markup blanked out.
pub(super) fn write(
    review: &Review<'_>,
    marks: &Marks,
    masked: &str,
    table: &Table,
    anchors: &mut Anchors,
    out: &mut Bytes<impl Write>,
) {
    let lines = rows(review.text, masked, table);
    let columns = columns(review, marks, &lines, table.columns);
    let mut shown = Shown { review, marks, lines, columns, has_names: false };
    shown.has_names = shown.lines.iter().any(|row| !shown.names(row).is_empty());
    let number = review.text.line_of(table.span.start) + 1;
    out.push(format!(
        "<li class=\"table\"><div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"Table in line {number}\">\n<table>\n"
    ));
    shown.caption(out);
    let heads = shown.lines.iter().take_while(|row| row.is_heading).count();
    let (heading, body) = shown.lines.split_at(heads);
    out.push("<thead>\n");
    shown.heading(out);
    heading.iter().for_each(|row| shown.row(row, anchors, out));
    out.push("</thead>\n<tbody>\n");
    body.iter().for_each(|row| shown.row(row, anchors, out));
    out.push("</tbody>\n");
    out.push("</table></div></li>\n");
}

/// How most facts of each column were read.
fn columns<'a>(
    review: &'a Review<'_>,
    marks: &Marks,
    lines: &[Line],
    count: usize,
) -> Vec<Option<Aspects<'a>>> {
    let mut found: Vec<BTreeMap<Aspects<'a>, usize>> = vec![BTreeMap::new(); count + 1];
    for cell in lines.iter().flat_map(|row| &row.cells).filter(|cell| cell.at > 0) {
        for at in facts_in(marks, cell.span) {
            if let (Some(fact), Some(of)) = (review.facts.get(at), found.get_mut(cell.at)) {
                *of.entry((&fact.period, &fact.unit)).or_default() += 1;
            }
        }
    }
    let most = |of: BTreeMap<Aspects<'a>, usize>| {
        // Of as many the first.
        of.iter().rev().max_by_key(|(_, count)| **count).map(|(aspects, _)| *aspects)
    };
    found.into_iter().map(most).collect()
}

/// The facts whose figures begin in a stretch of text.
fn facts_in(marks: &Marks, span: Span) -> impl Iterator<Item = usize> {
    let last = Span { start: span.start, end: span.end.saturating_sub(1) };
    marks.facts_from(last)
}

impl<'a> Shown<'a> {
    /// How many columns the page has: numbers of lines, captions, figures, what is beside them.
    fn width(&self) -> usize {
        self.columns.len() + usize::from(self.has_names)
    }

    /// The statements whose facts stand in the table.
    fn caption(&self, out: &mut Bytes<impl Write>) {
        let mut statements: Vec<&str> = Vec::new();
        for row in &self.lines {
            for fact in self.facts(row.span).map(|(_, fact)| fact.statement.as_str()) {
                if !fact.is_empty() && !statements.contains(&fact) {
                    statements.push(fact);
                }
            }
        }
        if !statements.is_empty() {
            out.push("<caption>");
            out.push_escaped(&statements.join(" · "));
            out.push("</caption>\n");
        }
    }

    /// Writes how each column was read.
    fn heading(&self, out: &mut Bytes<impl Write>) {
        if self.columns.iter().all(Option::is_none) {
            return;
        }
        out.push("<tr class=\"read\"><td></td><th scope=\"row\">Read as</th>");
        for column in self.columns.iter().skip(1) {
            match column {
                None => out.push("<td></td>"),
                Some((period, unit)) => {
                    // The dates of a period of the calendar are told to those who point at it.
                    let (code, dates) = period.split_once(" (").unwrap_or((period, ""));
                    out.push("<th scope=\"col\"");
                    if !dates.is_empty() {
                        out.push(format!(" title=\"{}\"", escaped(dates.trim_end_matches(')'))));
                    }
                    out.push(">");
                    out.push_escaped(code);
                    if !unit.is_empty() {
                        out.push("<br>");
                        out.push_escaped(unit);
                    }
                    out.push("</th>");
                }
            }
        }
        out.push(if self.has_names {
            "<th scope=\"col\">Concept, where the caption differs</th>"
        } else {
            ""
        });
        out.push("</tr>\n");
    }

    fn facts(&self, span: Span) -> impl Iterator<Item = (usize, &'a ReviewFact)> {
        let review = self.review;
        self.marks.facts_from(span).filter_map(|at| Some((at, review.facts.get(at)?)))
    }

    /// Writes a row, and below it what is suspect in it.
    fn row(&self, row: &Line, anchors: &mut Anchors, out: &mut Bytes<impl Write>) {
        out.push("<tr><td>");
        line::number(row.line, anchors, out);
        out.push("</td>");
        let mut next = 0;
        for cell in &row.cells {
            out.push("<td></td>".repeat(cell.at.saturating_sub(next)));
            self.cell(row, cell, anchors, out);
            next = cell.at + cell.width;
        }
        out.push("<td></td>".repeat(self.columns.len().saturating_sub(next)));
        if self.has_names {
            self.beside(row, out);
        }
        out.push("</tr>\n");
        if self.marks.suspects_from(row.span).next().is_some() {
            out.push(format!("<tr class=\"told\"><td></td><td colspan=\"{}\">", self.width()));
            line::warnings(self.review, self.marks, row.span, out);
            out.push("</td></tr>\n");
        }
    }

    fn cell(&self, row: &Line, cell: &Cell, anchors: &mut Anchors, out: &mut Bytes<impl Write>) {
        let span = match cell.width {
            0 | 1 => String::new(),
            width => format!(" colspan=\"{width}\""),
        };
        let (name, attributes) = match (row.is_heading, cell.at, cell.width) {
            _ if cell.span.start == cell.span.end => ("td", String::new()),
            (true, 0, _) => ("td", String::new()),
            (true, _, 1) => ("th", " scope=\"col\"".to_owned()),
            (true, _, _) => ("th", " scope=\"colgroup\"".to_owned()),
            (false, 0, 1) => {
                ("th", format!(" scope=\"row\" style=\"--indent: {}\"", row.indent.min(16)))
            }
            _ => ("td", String::new()),
        };
        out.push(format!("<{name}{attributes}{span}>"));
        line::words(self.review, self.marks, cell.span, anchors, out);
        out.push(format!("</{name}>"));
    }

    /// What a row's figures are, where its caption and the columns don't say it: facts of one concept
    /// with those among them that were read otherwise than their column.
    fn names(&self, row: &Line) -> Vec<Named<'a>> {
        let captions = row.cells.iter().filter(|cell| cell.at == 0 && cell.width == 1);
        let caption: String =
            captions.map(|cell| folded(self.review.text.slice(cell.span))).collect();
        let column = |at: usize| {
            let start = self.review.facts.get(at)?.span?.start;
            let cell =
                row.cells.iter().find(|cell| cell.span.start <= start && start < cell.span.end)?;
            *self.columns.get(cell.at)?
        };
        let facts: Vec<(usize, &ReviewFact)> = self.facts(row.span).collect();
        let same = facts.chunk_by(|(_, a), (_, b)| a.label == b.label && a.members == b.members);
        let named = same.filter_map(|same| {
            let (first, fact) = same[0];
            let differs = |(at, fact): &&(usize, &ReviewFact)| {
                column(*at) != Some((&fact.period, &fact.unit))
            };
            let others: Vec<_> = same.iter().filter(differs).copied().collect();
            let said = fact.members.is_empty() && folded(&fact.label) == caption;
            (!said || !others.is_empty()).then_some((first, fact, others))
        });
        named.collect()
    }

    fn beside(&self, row: &Line, out: &mut Bytes<impl Write>) {
        let names = self.names(row);
        if names.is_empty() {
            out.push("<td></td>");
            return;
        }
        out.push("<td class=\"names\">");
        for (nth, (first, fact, others)) in names.into_iter().enumerate() {
            out.push(if nth > 0 { "; " } else { "" });
            out.push(format!("<a href=\"#f{}\">", first + 1));
            line::name(fact, out);
            out.push("</a>");
            for (nth, (at, fact)) in others.into_iter().enumerate() {
                out.push(if nth == 0 { ": " } else { ", " });
                out.push(format!("<a href=\"#f{}\">", at + 1));
                out.push_escaped(&line::aspects(fact));
                out.push("</a>");
            }
        }
        out.push("</td>");
    }
}

/// Letters and digits of a caption or a label, for what else differs names nothing else.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
