//! A page to review an extraction: the text line by line, every figure marked with the fact that
//! it became, what is suspect and what is left over.
//!
//! The page is HTML with a style sheet of its own and no script. A figure links to its card, which
//! the style sheet shows when it is the target; beside each line stands in a word what its figures
//! are. A table of the text is a table here too, and says how each column was read once above it. `marks`
//! cuts lines into pieces, `line` writes them, `rows` lays out tables and `table` writes them, `cards` the
//! cards and the list of suspects.

mod cards;
pub mod extraction;
mod line;
mod marks;
mod rows;
mod table;

use std::io::{self, Write};

use crate::notation::markup::bytes::{Bytes, escaped};
use crate::text::{Span, Text, table as tables, words};
use marks::Marks;

/// The style sheet of the page.
const STYLE: &str = include_str!("../../../templates/review.css");

/// A fact as a reviewer sees it, and where its figure stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewFact {
    /// Where the figure stands.
    pub span: Option<Span>,
    /// Label of the concept.
    pub label: String,
    /// Name of the concept.
    pub concept: String,
    /// The period, in the fiscal calendar or in dates.
    pub period: String,
    /// The unit with the scale; nothing for pure numbers.
    pub unit: String,
    /// The exact value.
    pub value: String,
    /// Axis and member, by their labels.
    pub members: Vec<(String, String)>,
    /// The statement that shows it.
    pub statement: String,
    /// How well the caption fits the label, of 100; none where nothing was compared.
    pub score: Option<u8>,
}

/// Something in the text that a person should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// Where it stands.
    pub span: Span,
    /// What is suspect.
    pub message: String,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct Review<'a> {
    /// Title of the page.
    pub title: &'a str,
    /// Name of the text.
    pub name: &'a str,
    /// The text.
    pub text: &'a Text,
    /// The facts.
    pub facts: &'a [ReviewFact],
    /// What is suspect, in the order of the list.
    pub suspects: &'a [Suspect],
    /// Figures that are no facts.
    pub unmatched: &'a [Span],
}

impl Review<'_> {
    /// A line with what parts it from the next; the last one has what lies behind the text, too.
    fn whole_line(&self, at: usize) -> Span {
        let lines = self.text.lines();
        let start = lines.get(at).map_or(0, |line| line.start);
        let end = lines.get(at + 1).map_or(usize::MAX, |next| next.start.saturating_sub(1));
        Span { start, end }
    }
}

/// Which places of the page can be linked to.
struct Anchors {
    /// The first line that has none.
    line: usize,
    facts: Vec<bool>,
}

impl Anchors {
    /// Whether a line begins, of which nothing stood on the page.
    fn begins(&mut self, line: usize) -> bool {
        let begins = line >= self.line;
        self.line = self.line.max(line + 1);
        begins
    }

    /// Whether the figure of a fact stands here for the first time.
    fn fact(&mut self, at: usize) -> bool {
        self.facts.get_mut(at).is_some_and(|known| !std::mem::replace(known, true))
    }
}

/// Writes the page.
///
/// # Errors
/// When `out` can't be written.
pub fn write(review: &Review<'_>, out: impl Write) -> io::Result<()> {
    let marks = Marks::new(review);
    let mut out = Bytes::new(out);
    out.push(format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{0}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{0}</h1>\n",
        escaped(review.title)
    ));
    legend(review, &mut out);
    cards::suspects(review, &mut out);
    out.push("</header>\n<main>\n<ol class=\"text\">\n");
    let mut anchors = Anchors { line: 0, facts: vec![false; review.facts.len()] };
    text(review, &marks, &mut anchors, &mut out)?;
    out.push("</ol>\n</main>\n<section aria-label=\"Facts\">\n");
    cards::facts(review, &anchors, &mut out)?;
    out.push("</section>\n</body>\n</html>\n");
    out.finish()
}

/// Says what the colours mean, and how many there are of each.
fn legend(review: &Review<'_>, out: &mut Bytes<impl Write>) {
    let marks = [
        ("fact", "figures that are facts", review.facts.len()),
        ("suspect", "suspect", review.suspects.len()),
        ("unmatched", "figures that are no facts", review.unmatched.len()),
    ];
    out.push("<ul class=\"legend\">\n");
    for (class, what, count) in marks {
        out.push(format!("<li><span class=\"{class}\">{count}</span> {what}</li>\n"));
    }
    out.push("</ul>\n<p>");
    out.push_escaped(review.name);
    out.push(". A marked figure links to its fact.</p>\n");
}

/// Writes the lines of the text, and those of a table as a table.
fn text(
    review: &Review<'_>,
    marks: &Marks,
    anchors: &mut Anchors,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let masked = words::mask_figures(review.text.as_str());
    let mut next = 0;
    let lines = |range: std::ops::Range<usize>, anchors: &mut Anchors, out: &mut Bytes<_>| {
        for at in range {
            line::write(review, marks, at, looks_fixed(review.text.line(at)), anchors, out);
            out.flush_if_full()?;
        }
        Ok::<(), io::Error>(())
    };
    for table in tables::find_masked(review.text, &masked) {
        let first = review.text.line_of(table.span.start);
        // Tables may stand in others.
        if first >= next {
            lines(next..first, anchors, out)?;
            table::write(review, marks, &masked, &table, anchors, out);
            next = review.text.line_of(table.span.end.saturating_sub(1)).max(first) + 1;
        }
    }
    lines(next..review.text.lines().len(), anchors, out)
}

/// Whether blanks seem to align a line with others.
fn looks_fixed(line: &str) -> bool {
    let words = line.trim_start_matches(['*', '-', '•', ' ']).trim_end();
    words.contains("   ") || line.starts_with("        ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &str, facts: &[ReviewFact], suspects: &[Suspect], unmatched: &[Span]) -> String {
        let text = Text::new(text.to_owned());
        let review =
            Review { title: "A & B", name: "b.txt", text: &text, facts, suspects, unmatched };
        let mut out = Vec::new();
        write(&review, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn fact(start: usize, end: usize) -> ReviewFact {
        ReviewFact {
            span: Some(Span { start, end }),
            label: "Sales <net>".into(),
            concept: "Sales".into(),
            period: "1Q07".into(),
            unit: "JPY million".into(),
            value: "1234000000".into(),
            members: vec![("Region".into(), "Japan".into())],
            score: Some(97),
            ..ReviewFact::default()
        }
    }

    #[test]
    fn figures_link_to_their_facts_and_back() {
        let page = page("Sales 1,234 <b>\n", &[fact(6, 11)], &[], &[]);
        assert!(page.contains("<title>A &amp; B</title>"));
        let link = "<a class=\"fact\" href=\"#f1\" id=\"m1\"";
        assert!(page.contains(link) && page.contains("1,234</a> &lt;b&gt;"), "{page}");
        assert!(page.contains("id=\"f1\"") && page.contains("href=\"#m1\""));
        for shown in ["Sales &lt;net&gt;", "1Q07", "JPY million", "1234000000", "Japan", "97"] {
            assert!(page.contains(shown), "{shown}");
        }
    }

    #[test]
    fn suspects_and_left_overs_are_marked() {
        let suspect = Suspect { span: Span { start: 6, end: 11 }, message: "two & two".into() };
        let left = Span { start: 12, end: 14 };
        let page = page("Sales 1,234 56\n", &[fact(6, 11)], &[suspect], &[left]);
        assert!(page.contains("<span class=\"suspect\"><a class=\"fact\""), "{page}");
        assert!(page.contains("<a href=\"#s1\">two &amp; two</a>"));
        assert!(page.contains("<span class=\"unmatched\">56</span>"));
    }

    #[test]
    fn marks_may_overlap_run_over_lines_or_lie_outside() {
        let long = Suspect { span: Span { start: 2, end: 9 }, message: "long".into() };
        let wild = Suspect { span: Span { start: 90, end: 4 }, message: "wild".into() };
        let page = page(
            "12 34\n56 78\n",
            &[fact(0, 4), fact(3, 5), fact(0, 4), ReviewFact::default()],
            &[long, wild],
            &[Span { start: 4, end: 4 }, Span { start: 1, end: 99 }],
        );
        assert_eq!(page.matches("<span").count(), page.matches("</span>").count());
        assert_eq!(page.matches("<a ").count(), page.matches("</a>").count());
        for fact in 1..=3 {
            assert_eq!(page.matches(&format!("id=\"m{fact}\"")).count(), 1, "{page}");
        }
        assert!(!page.contains("#m4"), "a fact that stands nowhere has no way back");
        assert_eq!(page.matches("id=\"s2\"").count(), 1);
    }

    #[test]
    fn tables_are_tables_and_say_once_how_their_columns_were_read() {
        let text = "\t1Q07\t1Q06\nRevenues\t120\t110\nOther costs\t80\t70\n";
        let of = |at: usize, label: &str, period: &str| ReviewFact {
            span: Some(Span { start: at, end: at + if at < 29 { 3 } else { 2 } }),
            label: label.into(),
            period: period.into(),
            unit: "JPY million".into(),
            ..ReviewFact::default()
        };
        let place = |figure: &str| text.find(figure).unwrap();
        let facts = [
            of(place("120"), "Revenues", "1Q07"),
            of(place("110"), "Revenues", "1Q06"),
            of(place("80"), "Costs", "1Q07"),
            of(place("70"), "Costs", "FY06"),
        ];
        let page = page(text, &facts, &[], &[]);
        let read = "<th scope=\"row\">Read as</th><th scope=\"col\">1Q07<br>JPY million</th>";
        assert!(page.contains(read), "{page}");
        // A caption that is the label is not repeated; another is, and a figure of another period.
        assert!(!page.contains(">Revenues</a>"), "{page}");
        assert!(page.contains("<a href=\"#f3\">Costs</a>: <a href=\"#f4\">FY06 JPY million</a>"));
        assert_eq!(page.matches("<td").count(), page.matches("</td>").count());
    }
}
