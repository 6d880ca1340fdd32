//! A line of the text: its number, its words with the marks, and what its figures are.

use std::io::Write;

use super::marks::{Marks, Piece};
use super::{Anchors, Review, ReviewFact};
use crate::notation::markup::bytes::Bytes;
use crate::text::Span;

/// Writes a line, counted from 0.
pub(super) fn write(
    review: &Review<'_>,
    marks: &Marks,
    at: usize,
    fixed: bool,
    anchors: &mut Anchors,
    out: &mut Bytes<impl Write>,
) {
    let Some(line) = review.text.lines().get(at).copied() else { return };
    let class = if fixed { " class=\"fixed\"" } else { "" };
    out.push(format!("<li{class}>"));
    number(at, anchors, out);
    out.push("<div class=\"words\">");
    words(review, marks, line, anchors, out);
    out.push("</div>");
    let all = review.whole_line(at);
    let facts: Vec<usize> = marks.facts_from(all).collect();
    if !facts.is_empty() || marks.suspects_from(all).next().is_some() {
        out.push("<div class=\"side\">");
        warnings(review, marks, all, out);
        side(review, &facts, out);
        out.push("</div>");
    }
    out.push("</li>\n");
}

/// Writes the number of a line, which links to itself.
pub(super) fn number(at: usize, anchors: &mut Anchors, out: &mut Bytes<impl Write>) {
    let number = at + 1;
    let id = if anchors.begins(at) { format!(" id=\"l{number}\"") } else { String::new() };
    out.push(format!("<a class=\"number\" href=\"#l{number}\"{id}>{number}</a>"));
}

/// Writes words with their marks.
pub(super) fn words(
    review: &Review<'_>,
    marks: &Marks,
    span: Span,
    anchors: &mut Anchors,
    out: &mut Bytes<impl Write>,
) {
    for piece in marks.pieces(span) {
        write_piece(review, marks, piece, anchors, out);
    }
}

/// Writes what is suspect from a place on.
pub(super) fn warnings(
    review: &Review<'_>,
    marks: &Marks,
    span: Span,
    out: &mut Bytes<impl Write>,
) {
    for suspect in marks.suspects_from(span) {
        out.push(format!("<p class=\"warning\" id=\"s{}\">", suspect + 1));
        out.push_escaped(&review.suspects[suspect].message);
        out.push("</p>");
    }
}

/// Writes a piece of a line; where figures begin, it has their ids.
fn write_piece(
    review: &Review<'_>,
    marks: &Marks,
    piece: Piece,
    anchors: &mut Anchors,
    out: &mut Bytes<impl Write>,
) {
    let text = review.text.slice(piece.span);
    let start = Span { start: piece.span.start, end: piece.span.start };
    let mut begun: Vec<usize> = marks.facts_from(start).filter(|at| anchors.fact(*at)).collect();
    let fact = piece.fact.and_then(|at| Some((at, review.facts.get(at)?)));
    let own = fact.and_then(|(at, _)| begun.iter().position(|begun| *begun == at));
    let own = own.map(|at| begun.remove(at));
    for other in begun {
        out.push(format!("<span id=\"m{}\"></span>", other + 1));
    }
    if piece.suspect {
        out.push("<span class=\"suspect\">");
    }
    if let Some((at, fact)) = fact {
        let number = at + 1;
        let id = own.map_or(String::new(), |_| format!(" id=\"m{number}\""));
        out.push(format!("<a class=\"fact\" href=\"#f{number}\"{id} title=\""));
        out.push_escaped(&summary(fact));
        out.push("\">");
        out.push_escaped(text);
        out.push("</a>");
    } else if piece.unmatched {
        out.push("<span class=\"unmatched\">");
        out.push_escaped(text);
        out.push("</span>");
    } else {
        out.push_escaped(text);
    }
    if piece.suspect {
        out.push("</span>");
    }
}

/// Writes what the figures of a line are: a concept once, then period and unit of each figure.
fn side(review: &Review<'_>, facts: &[usize], out: &mut Bytes<impl Write>) {
    let known: Vec<(usize, &ReviewFact)> =
        facts.iter().filter_map(|at| Some((*at + 1, review.facts.get(*at)?))).collect();
    for same in known.chunk_by(|(_, a), (_, b)| a.label == b.label && a.members == b.members) {
        let (_, fact) = same[0];
        out.push("<p><b>");
        name(fact, out);
        out.push("</b>");
        for (nth, (number, fact)) in same.iter().enumerate() {
            out.push(if nth == 0 { ": " } else { "; " });
            out.push(format!("<a href=\"#f{number}\">"));
            out.push_escaped(&aspects(fact));
            out.push("</a>");
        }
        out.push("</p>");
    }
}

/// Writes the label of a fact's concept, and its members.
pub(super) fn name(fact: &ReviewFact, out: &mut Bytes<impl Write>) {
    out.push_escaped(&fact.label);
    for (_, member) in &fact.members {
        out.push(" · ");
        out.push_escaped(member);
    }
}

/// Period and unit.
pub(super) fn aspects(fact: &ReviewFact) -> String {
    match fact.unit.is_empty() {
        true => fact.period.clone(),
        false => format!("{} {}", fact.period, fact.unit),
    }
}

/// A fact in a line.
fn summary(fact: &ReviewFact) -> String {
    format!("{}, {}", fact.label, aspects(fact))
}
