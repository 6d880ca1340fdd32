//! Which stretch of the text is which fact.

use std::ops::Range;
use std::sync::Arc;

use super::number;
use super::paragraph::{self, Stretch};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{FactId, Report, TextPlace, Value};
use crate::text::{Position, Span, Text, words};

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
    /// The digits are the number, in a format of the transformations.
    Number(&'static str),
    /// The words are the text.
    Text,
    /// The words are a part of the text.
    Part(Part),
    /// A dash follows: there is no figure.
    Nil,
    /// No fact, only the marks of its footnotes: it stands instead of this figure.
    Mark,
}

/// A part of a text that goes on over lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) struct Part {
    /// Its number, from 0.
    pub(in super::super) nth: usize,
    pub(in super::super) is_last: bool,
    /// Where it begins and ends in the value.
    pub(in super::super) from: usize,
    pub(in super::super) to: usize,
}

impl Tag {
    /// Which part of its text it is, where that has several.
    pub(super) fn part(&self) -> Option<Part> {
        match self.kind {
            Kind::Part(part) => Some(part),
            _ => None,
        }
    }
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
                let parts = parts(text, report, *place);
                if !parts.is_empty() {
                    tags.extend(parts);
                    continue;
                }
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
        let stretch = Span { start: at, end: line.end };
        let printed = number::at(text, stretch).next_back();
        let end = printed.map_or(at, |digits| number::end(text, stretch, digits));
        let span = Span { start: end, end };
        return Ok(Some(Tag { span, end, fact: place.fact, kind: Kind::Mark }));
    }
    match fact.value {
        Value::Number(value) => {
            let stretch = Span { start: at, end: line.end };
            let dash = dash(text.slice(stretch));
            if dash > 0 && value.is_zero() {
                let span = Span { start: at, end: at + dash };
                let kind = Kind::Number("fixed-zero");
                return Ok(Some(Tag { span, end: span.end, fact: place.fact, kind }));
            }
            let mut found = None;
            for span in number::at(text, stretch) {
                let digits = text.slice(span);
                if let Some(format) = number::format(digits, fact.scale, value) {
                    let end = number::end(text, stretch, span);
                    let kind = Kind::Number(format);
                    return Ok(Some(Tag { span, end, fact: place.fact, kind }));
                }
                found.get_or_insert(digits);
            }
            let found = found.map_or_else(|| word(text, at, line.end), str::to_owned);
            // What no format reads may be the figure all the same, such as digits of full width.
            if number::is_unreadable(&found) { Ok(None) } else { Err(Some(found)) }
        }
        Value::Fraction(_) => Err(None),
        Value::Nil => {
            let dash = dash(text.slice(Span { start: at, end: line.end }));
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

/// The tags of a text that goes on over lines; none where it does not stand there.
fn parts(text: &Text, report: &Report, place: TextPlace) -> Vec<Tag> {
    let Value::Text(id) = report.fact(place.fact).value else { return Vec::new() };
    let value = &report.texts[id.index()];
    let is_printed = value.printed.as_ref().is_none_or(|printed| *printed == value.value);
    let position = Position { line: place.line, column: place.column };
    let stretches = text
        .offset(position)
        .filter(|_| is_printed)
        .and_then(|at| paragraph::stretches(text, at, &value.value))
        .unwrap_or_default();
    let last = stretches.len().saturating_sub(1);
    let tag = |(nth, Stretch { span, from, to }): (usize, Stretch)| {
        let kind = Kind::Part(Part { nth, is_last: nth == last, from, to });
        Tag { span, end: span.end, fact: place.fact, kind }
    };
    stretches.into_iter().enumerate().map(tag).collect()
}

/// The length of the dash at the start of a text, as it is written.
fn dash(text: &str) -> usize {
    words::leading(text, is_dash)
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
    let mut cut = Vec::new();
    for tag in tags {
        let fits = kept.last().is_none_or(|last| {
            let (a, b) = (report.fact(last.fact), report.fact(tag.fact));
            let same = matches!(last.kind, Kind::Number(_))
                && (last.span, last.kind) == (tag.span, tag.kind)
                && (a.unit, a.scale) == (b.unit, b.scale);
            last.span.end <= tag.span.start || same
        });
        if fits {
            kept.push(tag);
        } else {
            cut.extend(tag.part().map(|_| tag.fact));
            let why = "shares its letters with another fact";
            tell_behind(name, report, &tag, why, diagnostics);
        }
    }
    // Of a text all parts stand in the page, or none.
    kept.retain(|tag| tag.part().is_none() || !cut.contains(&tag.fact));
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
    if tag.kind == Kind::Mark || tag.part().is_some_and(|part| part.nth > 0) {
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
