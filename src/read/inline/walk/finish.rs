//! What becomes of an element of Inline XBRL when it ends: values of facts, texts, fractions.

use std::borrow::Cow;

use super::super::element::Kind;
use super::super::number;
use super::super::open::Frame;
use super::super::set::{Buffer, Continuation, Continued, FormatRef, Piece, Region, Set};
use super::Walk;
use crate::model::instance::{ItemKind, ProblemKind, Span};
use crate::read::xml::{XmlError, trimmed};

impl<'a> Walk<'_, 'a> {
    /// Closes an element with content.
    pub(super) fn finish(&mut self, frame: Frame<'a>) -> Result<(), XmlError> {
        self.stack.plain -= usize::from(frame.wants.0);
        self.stack.markup -= usize::from(frame.wants.1);
        self.stack.numbers -= usize::from(frame.kind.is_number());
        let plain = self.set.plain.finish(frame.plain);
        let markup = self.set.markup.finish(frame.markup);
        match frame.kind {
            Kind::Exclude => {
                self.set.plain.excluded.push((plain.start, plain.end));
                self.set.markup.excluded.push((markup.start, markup.end));
            }
            Kind::Continuation => {
                if let Some(id) = frame.id {
                    let span = (frame.at, self.place());
                    let next = frame.next;
                    self.set.continuations.push(Continuation { id, next, plain, markup, span });
                }
            }
            Kind::Footnote => {
                let own = self.set.footnotes.iter_mut().rev();
                let end = self.scanner.at();
                if let Some(footnote) = own.into_iter().find(|note| Some(note.id) == frame.id) {
                    footnote.content = markup;
                    footnote.end = self.set.builder.place(end);
                }
            }
            Kind::Tuple => {
                self.stack.tuples.pop();
            }
            Kind::NonNumeric => {
                let content = if frame.wants.1 { markup } else { plain };
                self.finish_text(&frame, content)?;
            }
            Kind::NonFraction | Kind::Numerator | Kind::Denominator => self.finish_number(frame),
            Kind::Fraction => self.finish_fraction(&frame),
            _ => {}
        }
        Ok(())
    }

    pub(super) fn finish_text(
        &mut self,
        frame: &Frame<'a>,
        content: super::super::set::Content,
    ) -> Result<(), XmlError> {
        let Some(fact) = frame.fact else { return Ok(()) };
        let is_markup = frame.wants.1;
        if is_markup && !frame.is_first && !matches!(frame.format, FormatRef::None) {
            let what = "markup has a format";
            self.problem(ProblemKind::Structure, frame.at, what);
        }
        if frame.is_nil {
            if content.end > content.start || frame.has_child || frame.next.is_some() {
                self.problem(ProblemKind::Structure, frame.at, "a fact that is nil has content");
            }
            return Ok(());
        }
        if let Some(next) = frame.next {
            let end = self.place();
            let continued = Continued { next, content, is_markup, format: frame.format, end };
            self.set.rare.entry(fact).or_default().continued = Some(continued);
            return Ok(());
        }
        let region = if is_markup { Region::Markup } else { Region::Plain };
        if !is_markup && matches!(frame.format, FormatRef::None) {
            let text = &self.set.plain.text[content.start..content.end];
            let apart = self.set.builder.names_apart(self.scanner, frame.scope, text);
            self.set.scoped.extend(apart.into_iter().map(|(prefix, of)| (fact, prefix, of)));
        }
        let value = match (frame.format, Buffer::is_whole(content)) {
            (FormatRef::None, true) => Piece {
                region,
                span: Span {
                    start: u32::try_from(content.start).unwrap_or(u32::MAX),
                    len: u32::try_from(content.end - content.start).unwrap_or(0),
                },
            },
            _ => self.set.text_value(content, is_markup, frame.format, fact),
        };
        self.set.facts[fact as usize].value = value;
        self.set.bounded()
    }

    /// A number that is all that another holds is read as that one is (Inline XBRL 1.1 §10.1.2).
    fn judge_nested(&mut self, frame: &Frame<'a>) {
        let Some(outer) = self.stack.frames.last().filter(|of| of.kind == Kind::NonFraction) else {
            return;
        };
        let unit = |of: &Frame<'a>| of.fact.map(|fact| self.set.facts[fact as usize].item.unit);
        let is_alike = outer.format == frame.format
            && outer.scale == frame.scale
            && unit(outer) == unit(frame);
        if frame.kind == Kind::NonFraction && !is_alike {
            let what = "a number and the one that it holds differ in format, scale or unit";
            self.problem(ProblemKind::Structure, frame.at, what);
        }
    }

    pub(super) fn finish_number(&mut self, frame: Frame<'a>) {
        self.judge_nested(&frame);
        let text = frame.number.unwrap_or_default();
        // The text of a number within another is that of both.
        if self.stack.numbers > 0
            && let Some(outer) = self.stack.frames.last_mut().filter(|f| f.kind.is_number())
        {
            let is_alone = outer.number.as_deref().is_none_or(|text| trimmed(text).is_empty());
            if is_alone {
                outer.number = Some(text.clone());
            }
        }
        if frame.is_nil {
            if !text.is_empty() || frame.has_child {
                self.problem(ProblemKind::Structure, frame.at, "a fact that is nil has content");
            }
            return;
        }
        if frame.is_mixed {
            let what = match frame.kind {
                Kind::NonFraction => {
                    "a number holds more than a text or one `ix:nonFraction`; markup belongs around it"
                }
                _ => "a term of a fraction holds an element",
            };
            self.problem(ProblemKind::Structure, frame.at, what);
        }
        if text.is_empty() && !frame.is_first && !frame.has_child {
            self.problem(ProblemKind::Structure, frame.at, "a number that is not nil has no text");
        }
        let mut is_unread = frame.is_unread;
        let value = self.set.number_value(&text, frame.format, frame.scale, frame.negative);
        let value = match value {
            Ok(value) => value,
            Err(what) => {
                self.problem(ProblemKind::Transformation, frame.at, what);
                is_unread = true;
                // A value that cannot be read is kept as it is printed.
                self.set.made(trimmed(&text))
            }
        };
        if let (true, Some(fact)) = (is_unread, frame.fact) {
            self.set.facts[fact as usize].item.is_unread = true;
        }
        match (frame.kind, frame.fact) {
            (Kind::NonFraction, Some(fact)) => self.set.facts[fact as usize].value = value,
            _ => {
                let of = usize::from(frame.kind == Kind::Denominator);
                let fractions = self.stack.frames.iter_mut().rev();
                let (mut found, mut is_repeated) = (false, false);
                for outer in fractions.take_while(|outer| outer.kind == Kind::Fraction) {
                    found = true;
                    is_repeated |= outer.terms[of].is_some();
                    outer.terms[of].get_or_insert(value);
                }
                if is_repeated && !frame.is_first {
                    self.problem(ProblemKind::Structure, frame.at, "a fraction has a term twice");
                }
                if !found {
                    let what = "a term of a fraction stands in none";
                    self.problem(ProblemKind::Structure, frame.at, what);
                }
            }
        }
    }

    pub(super) fn finish_fraction(&mut self, frame: &Frame<'a>) {
        let Some(fact) = frame.fact else { return };
        match frame.terms {
            [Some(numerator), Some(denominator)] if !frame.is_nil => {
                self.set.facts[fact as usize].item.kind = ItemKind::Fraction;
                self.set.fractions.push((fact, numerator, denominator));
            }
            [None, None] if frame.is_nil => {}
            _ => self.problem(ProblemKind::Structure, frame.at, "a fraction lacks a term"),
        }
    }
}

impl Set {
    /// The value of a number; why it has none.
    fn number_value(
        &mut self,
        text: &str,
        format: FormatRef,
        scale: i32,
        negative: bool,
    ) -> Result<Piece, String> {
        self.digits.clear();
        let digits = match format {
            FormatRef::None => trimmed(text),
            FormatRef::Unknown => return Err("the value has a format that is not known".to_owned()),
            FormatRef::Known(format) => {
                let text = collapse(text);
                format.read_into(&text, &mut self.digits).map_err(|_| {
                    format!("the format `{}` does not read {}", format.name, shown(&text))
                })?;
                &self.digits
            }
        };
        let start = self.builder.made.len();
        match number::put(digits, scale, negative, &mut self.builder.made) {
            Some(()) => Ok(self.made_from(start)),
            None => {
                self.builder.made.truncate(start);
                Err(format!("{} is no number without a sign", shown(digits)))
            }
        }
    }

    /// The value of a text in one piece.
    fn text_value(
        &mut self,
        content: super::super::set::Content,
        is_markup: bool,
        format: FormatRef,
        fact: u32,
    ) -> Piece {
        let mut text = String::new();
        if is_markup { &self.markup } else { &self.plain }.put(content, &mut text);
        self.formatted(&text, format, fact)
    }

    /// The value of a text by its format; the text itself where it can't be read.
    pub(in super::super) fn formatted(
        &mut self,
        text: &str,
        format: FormatRef,
        fact: u32,
    ) -> Piece {
        let item = &mut self.facts[fact as usize].item;
        item.is_unread = !matches!(format, FormatRef::None);
        if let FormatRef::Known(format) = format {
            let text = collapse(text);
            match format.read(&text) {
                Ok(value) => {
                    item.is_unread = false;
                    return self.made(&value);
                }
                Err(_) => {
                    let what =
                        format!("the format `{}` does not read {}", format.name, shown(&text));
                    let at = item.at;
                    self.builder.problem(ProblemKind::Transformation, at, what);
                }
            }
        }
        self.made(text)
    }

    /// Texts that lie in each other may be long together: not beyond all measure.
    pub(in super::super) fn bounded(&self) -> Result<(), XmlError> {
        let limit = 64 * 1024 * 1024 + 16 * self.builder.documents_end;
        if self.builder.made.len() <= limit {
            return Ok(());
        }
        let what = "texts that lie in each other are far longer than the documents".to_owned();
        Err(XmlError { at: 0, what })
    }
}

/// A text without blanks around it, and single ones within.
fn collapse(text: &str) -> Cow<'_, str> {
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let text = trimmed(text);
    let mut before = b'.';
    let is_collapsed = text.bytes().all(|byte| {
        let pair = (std::mem::replace(&mut before, byte), byte);
        !matches!(pair, (_, b'\t' | b'\n' | b'\r') | (b' ', b' '))
    });
    if is_collapsed {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(" "))
}

/// A text for a message.
fn shown(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((at, _)) => format!("`{}…`", &text[..at]),
        None => format!("`{text}`"),
    }
}
