//! A line of the text: its number, its words with the marks, and what its figures are.

use std::io::Write;

use super::marks::{Marks, Piece};
use super::{Review, ReviewFact};
use crate::notation::markup::bytes::Bytes;

/// Writes a line, counted from 0.
pub(super) fn write(
    review: &Review<'_>,
    marks: &Marks,
    at: usize,
    fixed: bool,
    out: &mut Bytes<impl Write>,
) {
    let Some(line) = review.text.lines().get(at).copied() else { return };
    let number = at + 1;
    let class = if fixed { " class=\"fixed\"" } else { "" };
    out.push(format!("<li id=\"l{number}\"{class}><a class=\"number\" href=\"#l{number}\">{number}</a><div class=\"words\">"));
    for piece in marks.pieces(line) {
        write_piece(review, piece, line.start, out);
    }
    out.push("</div>");
    let facts: Vec<usize> = marks.facts_from(line).collect();
    let suspects: Vec<usize> = marks.suspects_from(line).collect();
    if !facts.is_empty() || !suspects.is_empty() {
        out.push("<div class=\"side\">");
        for suspect in suspects {
            out.push(format!("<p class=\"warning\" id=\"s{}\">", suspect + 1));
            out.push_escaped(&review.suspects[suspect].message);
            out.push("</p>");
        }
        side(review, &facts, out);
        out.push("</div>");
    }
    out.push("</li>\n");
}

/// Writes a piece of a line; the first piece of a figure has its id.
fn write_piece(review: &Review<'_>, piece: Piece, line: usize, out: &mut Bytes<impl Write>) {
    let text = review.text.slice(piece.span);
    if piece.suspect {
        out.push("<span class=\"suspect\">");
    }
    let fact = piece.fact.and_then(|at| Some((at + 1, review.facts.get(at)?)));
    if let Some((number, fact)) = fact {
        let begins =
            fact.span.is_some_and(|span| span.start == piece.span.start && span.start >= line);
        let id = if begins { format!(" id=\"m{number}\"") } else { String::new() };
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
        out.push_escaped(&fact.label);
        out.push("</b>");
        for (_, member) in &fact.members {
            out.push(" · ");
            out.push_escaped(member);
        }
        for (nth, (number, fact)) in same.iter().enumerate() {
            out.push(if nth == 0 { ": " } else { "; " });
            out.push(format!("<a href=\"#f{number}\">"));
            out.push_escaped(&aspects(fact));
            out.push("</a>");
        }
        out.push("</p>");
    }
}

/// Period and unit.
fn aspects(fact: &ReviewFact) -> String {
    match fact.unit.is_empty() {
        true => fact.period.clone(),
        false => format!("{} {}", fact.period, fact.unit),
    }
}

/// A fact in a line.
fn summary(fact: &ReviewFact) -> String {
    format!("{}, {}", fact.label, aspects(fact))
}
