//! Which stretch of the text is which fact.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Fact, FactId, Figure, Report, TextPlace, Value};
use crate::notation::figure::{self, Printed};
use crate::text::{Position, Span, Text};

/// A fact in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// The digits or the text of the fact; nothing where there is none: the tag stands there.
    pub(super) span: Span,
    /// The end of the figure with its parenthesis and percent sign: marks of footnotes follow.
    pub(super) end: usize,
    pub(super) fact: FactId,
    pub(super) kind: Kind,
}

/// What a tag is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// The digits are the number.
    Number,
    /// The words are the text.
    Text,
    /// A dash follows: there is no figure.
    Nil,
    /// No fact, only the marks of its footnotes: it stands instead of this figure.
    Mark,
}

/// Finds the tags of all facts that have a place, by their place. Of tags that would overlap the
/// first stays.
pub(super) fn find(
    text: &Text,
    name: &str,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Vec<Tag> {
    let mut tags = Vec::new();
    for place in &report.places {
        match tag(text, report, *place) {
            Ok(Some(tag)) => tags.push(tag),
            Ok(None) => {
                let why = "does not stand there word for word";
                diagnostics.push(behind(name, report, *place, why));
            }
            Err(found) => diagnostics.push(differs(name, report, *place, found.as_deref())),
        }
    }
    tags.sort_by_key(|tag: &Tag| (tag.span.start, tag.span.end, tag.kind, tag.fact));
    apart(name, report, tags, diagnostics)
}

/// The tags that lie in a stretch of the text.
pub(super) fn within(tags: &[Tag], span: Span) -> Range<usize> {
    let first = tags.partition_point(|tag| tag.span.start < span.start);
    let count = tags[first..].partition_point(|tag| tag.span.end <= span.end);
    first..first + count
}

/// The tag of a fact; none for a text that does not stand there word for word. An error is what
/// stands there instead of the figure.
fn tag(text: &Text, report: &Report, place: TextPlace) -> Result<Option<Tag>, Option<String>> {
    let position = Position { line: place.line, column: place.column };
    let at = text.offset(position).ok_or(None)?;
    let line = text.lines()[text.line_of(at)];
    let fact = report.fact(place.fact);
    if place.instead {
        let end = Printing::at(text, Span { start: at, end: line.end }).map_or(at, |it| it.end);
        let span = Span { start: end, end };
        return Ok(Some(Tag { span, end, fact: place.fact, kind: Kind::Mark }));
    }
    match fact.value {
        Value::Number(value) => {
            let printing = Printing::at(text, Span { start: at, end: line.end });
            let printing = printing.ok_or_else(|| Some(word(text, at, line.end)))?;
            let digits = text.slice(printing.digits);
            if !is_printed(fact, value, digits) {
                return Err(Some(digits.to_owned()));
            }
            let Printing { digits, end } = printing;
            Ok(Some(Tag { span: digits, end, fact: place.fact, kind: Kind::Number }))
        }
        Value::Fraction(_) => Err(None),
        Value::Nil => {
            let rest = text.slice(Span { start: at, end: line.end });
            let dash = rest.len() - rest.trim_start_matches(is_dash).len();
            if dash == 0 {
                return Err(Some(word(text, at, line.end)));
            }
            let span = Span { start: at, end: at };
            Ok(Some(Tag { span, end: at + dash, fact: place.fact, kind: Kind::Nil }))
        }
        Value::Text(id) => {
            let value = &report.texts[id.index()];
            let printed = value.printed.as_deref().unwrap_or(&value.value);
            let rest = text.slice(Span { start: at, end: line.end });
            let whole = !printed.is_empty() && rest.starts_with(printed);
            let span = Span { start: at, end: at + printed.len() };
            Ok(whole.then_some(Tag { span, end: span.end, fact: place.fact, kind: Kind::Text }))
        }
    }
}

/// How a number is printed.
struct Printing {
    digits: Span,
    /// The end with its percent sign and parenthesis.
    end: usize,
}

impl Printing {
    /// The number that begins, perhaps with a sign, at the start of a stretch.
    fn at(text: &Text, stretch: Span) -> Option<Self> {
        let rest = text.slice(stretch);
        let sign = |c: char| matches!(c, '(' | '（' | '+' | '-' | '−' | '△' | '▲' | ' ');
        let signless = rest.trim_start_matches(sign);
        let digits = digits(signless)?;
        let start = stretch.start + (rest.len() - signless.len());
        let mut behind = &signless[digits..];
        let unit = behind.strip_prefix(' ').unwrap_or(behind);
        behind = unit.strip_prefix(['%', '％']).unwrap_or(behind);
        if rest.starts_with(['(', '（']) {
            behind = behind.strip_prefix([')', '）']).unwrap_or(behind);
        }
        let digits = Span { start, end: start + digits };
        Some(Self { digits, end: stretch.end - behind.len() })
    }
}

/// The length of the run of digits at the start of a text, with commas and points between them.
fn digits(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let between = |at: usize| matches!(bytes[at], b',' | b'.') && is_digit(at + 1);
    let end = (0..bytes.len()).find(|at| !is_digit(*at) && !between(*at)).unwrap_or(bytes.len());
    is_digit(0).then_some(end)
}

/// Whether digits are how the value of a fact is printed in its scale.
fn is_printed(fact: &Fact, value: Figure, digits: &str) -> bool {
    let Ok(Printed::Number(number)) = figure::parse(digits) else { return false };
    number.figure.shift(i32::from(fact.scale)) == Ok(value.abs())
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '−' | '－' | '─' | '_' | '＿')
}

/// The first word of a stretch.
fn word(text: &Text, start: usize, end: usize) -> String {
    let rest = text.slice(Span { start, end });
    rest.split_whitespace().next().unwrap_or("").chars().take(40).collect()
}

/// Leaves out tags that would overlap an earlier one, and tells the facts. The same digits may be two numbers: their
/// elements are nested, which needs the same scale and unit (Inline XBRL 1.1 §10.1.1).
fn apart(name: &str, report: &Report, tags: Vec<Tag>, diagnostics: &mut Diagnostics) -> Vec<Tag> {
    let mut kept: Vec<Tag> = Vec::with_capacity(tags.len());
    for tag in tags {
        let fits = kept.last().is_none_or(|last| {
            let (a, b) = (report.fact(last.fact), report.fact(tag.fact));
            let same = last.kind == Kind::Number
                && (last.span, last.kind) == (tag.span, tag.kind)
                && (a.unit, a.scale) == (b.unit, b.scale);
            last.span.end <= tag.span.start || same
        });
        if fits {
            kept.push(tag);
        } else {
            let why = "shares its letters with another fact";
            tell_behind(name, report, &tag, why, diagnostics);
        }
    }
    kept
}

/// Tells that a tag is not written. Marks of footnotes are no facts, and tell nothing.
pub(super) fn tell_behind(
    name: &str,
    report: &Report,
    tag: &Tag,
    why: &str,
    diagnostics: &mut Diagnostics,
) {
    if tag.kind == Kind::Mark {
        return;
    }
    // Places stand in the order of the facts.
    if let Ok(at) = report.places.binary_search_by_key(&tag.fact, |place| place.fact) {
        diagnostics.push(behind(name, report, report.places[at], why));
    }
}

/// The diagnostic for a fact that stands behind the text although it has a place in it.
fn behind(name: &str, report: &Report, place: TextPlace, why: &str) -> Diagnostic {
    let TextPlace { line, column, .. } = place;
    let message = format!("The fact of {line}:{column} {why}, and is shown behind the text.");
    Diagnostic::new(Code::BehindText, row_of(report, place), message)
        .related(Place::at(&name.into(), line, column))
        .help("correct the column `place`, or leave it empty if the text does not state the fact")
}

/// The row of a fact, at its place in the text where it has that column.
fn row_of(report: &Report, place: TextPlace) -> Place {
    let fact = report.fact(place.fact);
    let source = &report.sources[usize::from(fact.source.0)];
    match source.columns.as_ref().and_then(|columns| columns.place) {
        Some(field) => Place::field(&source.name, fact.line, field),
        None => Place::line(&source.name, fact.line),
    }
}

/// The diagnostic for a fact that the text does not state where it should.
fn differs(name: &str, report: &Report, place: TextPlace, found: Option<&str>) -> Diagnostic {
    let TextPlace { line, column, .. } = place;
    let file: Arc<str> = name.into();
    let row = row_of(report, place);
    let help = "extract the facts anew; write `instead of` before the place of a figure that the \
                fact corrects";
    match found {
        Some(found) => {
            let found = found.escape_debug();
            let message = format!("The text has `{found}` at {line}:{column}, not this figure.");
            Diagnostic::new(Code::TextDiffers, row, message)
                .related(Place::at(&file, line, column))
                .help(help)
        }
        None => {
            let message = format!("The text has no place {line}:{column}.");
            Diagnostic::new(Code::TextDiffers, row, message).help(help)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printing(text: &str) -> Option<(String, String)> {
        let whole = Span { start: 0, end: text.len() };
        let text = Text::new(text.to_owned());
        let Printing { digits, end } = Printing::at(&text, whole)?;
        Some((text.slice(digits).to_owned(), text.slice(Span { start: 0, end }).to_owned()))
    }

    #[test]
    fn a_printed_number_has_digits_and_an_end() {
        for (text, digits, whole) in [
            ("1,234 million", "1,234", "1,234"),
            ("(24.3%) of", "24.3", "(24.3%)"),
            ("(35.1 % YoY)", "35.1", "(35.1 %"),
            ("△1,234.", "1,234", "△1,234"),
            ("+2,125, and", "2,125", "+2,125"),
            ("12.0) x", "12.0", "12.0"),
        ] {
            assert_eq!(printing(text), Some((digits.into(), whole.into())), "{text}");
        }
        assert!(printing("JPY 5").is_none() && printing("—").is_none() && printing("").is_none());
    }
}
