//! The card of each fact, and the list of suspects.

use std::io::{self, Write};

use super::{Anchors, Review, ReviewFact};
use crate::notation::markup::bytes::Bytes;

/// Writes the list of what is suspect, each with a link to its line.
pub(super) fn suspects(review: &Review<'_>, out: &mut Bytes<impl Write>) {
    if review.suspects.is_empty() {
        return;
    }
    out.push("<details class=\"suspects\" open>\n<summary>Suspects</summary>\n<ol>\n");
    for (suspect, number) in review.suspects.iter().zip(1..) {
        let line = review.text.line_of(suspect.span.start) + 1;
        out.push(format!("<li>line {line}: <a href=\"#s{number}\">"));
        out.push_escaped(&suspect.message);
        out.push("</a></li>\n");
    }
    out.push("</ol>\n</details>\n");
}

/// Writes the cards of the facts.
///
/// # Errors
/// When `out` can't be written.
pub(super) fn facts(
    review: &Review<'_>,
    anchors: &Anchors,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    for (at, fact) in review.facts.iter().enumerate() {
        let has_figure = anchors.facts.get(at).copied().unwrap_or(false);
        card(review, fact, at + 1, has_figure, out);
        out.flush_if_full()?;
    }
    Ok(())
}

fn card(
    review: &Review<'_>,
    fact: &ReviewFact,
    number: usize,
    has_figure: bool,
    out: &mut Bytes<impl Write>,
) {
    out.push(format!("<article class=\"card\" id=\"f{number}\">\n<h2>"));
    out.push_escaped(&fact.label);
    out.push("</h2>\n<dl>");
    let printed = fact.span.map_or("", |span| review.text.slice(span));
    let score = fact.score.map(|score| format!("{score} of 100")).unwrap_or_default();
    let lines = [
        ("Printed", printed),
        ("Value", &fact.value),
        ("Unit", &fact.unit),
        ("Period", &fact.period),
        ("Concept", &fact.concept),
        ("Statement", &fact.statement),
        ("Caption fits", &score),
    ];
    let members = fact.members.iter().map(|(axis, member)| (axis.as_str(), member.as_str()));
    for (name, text) in lines.into_iter().chain(members).filter(|(_, text)| !text.is_empty()) {
        out.push("<div><dt>");
        out.push_escaped(name);
        out.push("</dt><dd>");
        out.push_escaped(text);
        out.push("</dd></div>");
    }
    out.push("</dl>\n");
    if has_figure {
        out.push(format!("<a class=\"back\" href=\"#m{number}\">Back to the figure</a>\n"));
    }
    out.push("</article>\n");
}
