//! The walk through a document.

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::element::{Kind, Names};
use super::open::{Frame, Open, Stack};
use super::set::{Buffer, Continuation, Continued, Fact, Footnote, FormatRef, Piece, Region, Set};
use super::{FACT_FOOTNOTE, FOOTNOTE, Known, LINK_ROLE, XHTML, markup, number};
use crate::model::instance::{Accuracy, Item, ItemKind, NameId, ProblemKind, Span};
use crate::notation::transform::Format;
use crate::read::instance::XSI;
use crate::read::xml::{Fragment, Scanner, Scope, Scopes, Token, XML, XmlError, escape, trimmed};

/// What is known in one document.
pub(super) struct Walk<'s, 'a> {
    pub(super) set: &'s mut Set,
    pub(super) scanner: &'s mut Scanner<'a>,
    pub(super) known: &'s Known,
    pub(super) fragment: Fragment<'a>,
    stack: Stack<'a>,
    /// Ids of all elements of the document.
    ids: FxHashSet<Cow<'a, str>>,
    /// Concepts and formats by how they are written, in one scope.
    concepts: FxHashMap<&'a str, NameId>,
    formats: FxHashMap<&'a str, FormatRef>,
    cached_in: Scope,
    /// The base that the document names for addresses.
    base: Option<Box<str>>,
}

/// Reads a document into the set.
pub(super) fn document<'a>(
    set: &mut Set,
    scanner: &mut Scanner<'a>,
    known: &Known,
    ix: &Names,
) -> Result<(), XmlError> {
    let mut walk = Walk {
        set,
        scanner,
        known,
        fragment: Fragment::default(),
        stack: Stack::default(),
        ids: FxHashSet::default(),
        concepts: FxHashMap::default(),
        formats: FxHashMap::default(),
        cached_in: Scopes::NONE,
        base: None,
    };
    loop {
        match walk.scanner.token()? {
            Token::Start(name) => walk.start(name, ix)?,
            Token::End => walk.end()?,
            Token::Text(text) => walk.text(text),
            Token::Eof => return Ok(()),
        }
    }
}

impl<'a> Walk<'_, 'a> {
    pub(super) fn place(&self) -> u32 {
        self.set.builder.place(self.scanner.at())
    }

    pub(super) fn problem(&mut self, kind: ProblemKind, at: u32, what: impl Into<String>) {
        self.set.builder.problem(kind, at, what);
    }

    fn start(&mut self, name: NameId, ix: &Names) -> Result<(), XmlError> {
        let depth = self.stack.open.len();
        let ix_kind = ix.kind(name);
        self.within_number(ix_kind.map(|(kind, _)| kind));
        // What every element may have.
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            match attribute.key {
                "id" => {
                    let id = attribute.value();
                    // Those of elements of Inline XBRL are looked at over the whole set.
                    if !self.ids.insert(id) && ix_kind.is_none() {
                        let what = format!("the id `{}` is given twice", attribute.value());
                        self.problem(ProblemKind::Id, self.place(), what);
                    }
                }
                "xml:lang" => {
                    let lang = self.set.builder.instance.language(&attribute.value());
                    self.stack.langs.push((depth, lang));
                }
                _ => {}
            }
        }
        if depth == 0 {
            self.root(name);
        }
        let Some((kind, is_first)) = ix_kind else {
            self.other(name);
            return Ok(());
        };
        self.set.versions = (self.set.versions.0 | is_first, self.set.versions.1 | !is_first);
        match kind {
            Kind::Header | Kind::Hidden => {
                self.set.has_header |= kind == Kind::Header;
                self.stack.open.push(Open::Ix { has_frame: false });
            }
            Kind::References => {
                self.references(name)?;
                self.pop_lang();
            }
            Kind::Resources => {
                self.resources(is_first)?;
                self.pop_lang();
            }
            Kind::Relationship => {
                let what = "a relationship stands outside the resources";
                self.problem(ProblemKind::Structure, self.place(), what);
                self.scanner.skip()?;
                self.pop_lang();
            }
            _ => self.frame(kind, is_first),
        }
        Ok(())
    }

    /// Looks at an element that opens in a number: a `nonFraction` holds a text or one other
    /// `nonFraction` and nothing else, the terms of a fraction hold a text (Inline XBRL 1.1 §10.1.1,
    /// §6.1.1, §7.1.1).
    fn within_number(&mut self, kind: Option<Kind>) {
        let Some(parent) = self.stack.number_around() else { return };
        let is_nested = (parent.kind, kind) == (Kind::NonFraction, Some(Kind::NonFraction));
        parent.is_mixed |= !is_nested || parent.has_child || parent.number.is_some();
        parent.has_child = true;
    }

    fn pop_lang(&mut self) {
        let depth = self.stack.open.len();
        if self.stack.langs.last().is_some_and(|(of, _)| *of == depth) {
            self.stack.langs.pop();
        }
    }

    fn root(&mut self, name: NameId) {
        self.set.builder.prefixes(self.scanner);
        if self.scanner.names().parts(name) != (XHTML, "html") {
            let what = "the root element is not `html` of the namespace of XHTML";
            self.problem(ProblemKind::Structure, self.place(), what);
        }
        self.set.builder.root_base = self.scanner.attribute_in(XML, "base").map(Into::into);
    }

    fn other(&mut self, name: NameId) {
        let written = self.scanner.written_name();
        let is_xhtml = self.scanner.names().namespace(name) == XHTML;
        if is_xhtml && self.base.is_none() && written.ends_with("base") {
            let is_base = self.scanner.names().local(name) == "base";
            self.base = self.scanner.attribute("href").filter(|_| is_base).map(Into::into);
        }
        let markup = (self.stack.markup > 0).then(|| {
            let base = self.base.as_deref().or(self.set.builder.root_base.as_deref());
            markup::open(self.scanner, is_xhtml, base, &mut self.set.markup.text);
            self.set.markup.text.len()
        });
        self.stack.open.push(Open::Other { name: written, is_xhtml, markup });
    }

    fn text(&mut self, text: Cow<'a, str>) {
        if self.stack.plain > 0 {
            self.set.plain.text.push_str(&text);
        }
        if self.stack.markup > 0 {
            escape(&text, false, &mut self.set.markup.text);
        }
        if let Some(parent) = self.stack.number_around() {
            parent.is_mixed |= parent.has_child;
        }
        if self.stack.numbers > 0
            && let Some(frame) = self.stack.frames.iter_mut().rev().find(|f| f.kind.is_number())
        {
            match &mut frame.number {
                None => frame.number = Some(text),
                Some(before) => before.to_mut().push_str(&text),
            }
        }
    }

    fn end(&mut self) -> Result<(), XmlError> {
        let open = self.stack.open.pop();
        self.pop_lang();
        match open {
            Some(Open::Other { name, is_xhtml, markup: Some(from) }) => {
                let out = &mut self.set.markup.text;
                markup::close(name, is_xhtml, out.len() == from, out);
            }
            Some(Open::Ix { has_frame: true }) => {
                if let Some(frame) = self.stack.frames.pop() {
                    self.finish(frame)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Opens an element with content.
    fn frame(&mut self, kind: Kind, is_first: bool) {
        let at = self.place();
        let mut frame = Frame {
            kind,
            is_first,
            at,
            fact: None,
            plain: self.set.plain.begin(),
            markup: self.set.markup.begin(),
            wants: (false, false),
            format: FormatRef::None,
            scale: 0,
            negative: false,
            is_nil: false,
            next: None,
            id: None,
            number: None,
            terms: [None, None],
            has_child: false,
            is_mixed: false,
        };
        match kind {
            Kind::Exclude => {
                let is_placed = [Kind::NonNumeric, Kind::Footnote, Kind::Continuation]
                    .iter()
                    .any(|kind| self.stack.is_in(*kind));
                if !is_placed {
                    let what = "`ix:exclude` stands in no text";
                    self.problem(ProblemKind::Structure, at, what);
                }
            }
            Kind::Continuation => {
                frame.wants = (true, true);
                frame.next = self.reference("continuedAt");
                match self.scanner.attribute("id") {
                    Some(id) => frame.id = Some(self.set.take_id(&id, at)),
                    None => self.problem(ProblemKind::Structure, at, "a continuation has no id"),
                }
            }
            Kind::Footnote => {
                frame.wants = (false, true);
                frame.next = self.reference("continuedAt");
                let key = if is_first { "footnoteID" } else { "id" };
                if let Some(id) = self.scanner.attribute("id").filter(|_| is_first) {
                    self.set.take_id(&id, at);
                }
                match self.scanner.attribute(key) {
                    Some(id) => frame.id = Some(self.set.take_id(&id, at)),
                    None => self.problem(ProblemKind::Structure, at, "a footnote has no id"),
                }
                self.footnote(&frame);
            }
            Kind::Numerator | Kind::Denominator => self.number_attributes(&mut frame),
            _ => self.fact(&mut frame),
        }
        self.stack.plain += usize::from(frame.wants.0);
        self.stack.markup += usize::from(frame.wants.1);
        self.stack.numbers += usize::from(kind.is_number());
        if let (Kind::Tuple, Some(fact)) = (kind, frame.fact) {
            self.stack.tuples.push(fact);
        }
        self.stack.open.push(Open::Ix { has_frame: true });
        self.stack.frames.push(frame);
    }

    pub(super) fn reference(&mut self, key: &str) -> Option<crate::model::instance::IdRef> {
        let value = self.scanner.attribute(key)?;
        Some(self.set.builder.instance.id(trimmed(&value)))
    }

    fn number_attributes(&mut self, frame: &mut Frame<'a>) {
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            match attribute.key {
                "format" => frame.format = self.format(attribute.raw, frame.at),
                "scale" => frame.scale = self.scale(&attribute.value(), frame.at),
                "sign" => frame.negative = self.sign(&attribute.value(), frame.at),
                _ => {}
            }
        }
    }

    fn scale(&mut self, text: &str, at: u32) -> i32 {
        let scale = trimmed(text).parse::<i32>().ok();
        match scale.filter(|scale| scale.abs() <= number::MAX_SCALE) {
            Some(scale) => scale,
            None => {
                let what = format!("`scale` is no whole number up to {}", number::MAX_SCALE);
                self.problem(ProblemKind::Value, at, what);
                0
            }
        }
    }

    fn sign(&mut self, text: &str, at: u32) -> bool {
        if text != "-" {
            self.problem(ProblemKind::Value, at, "`sign` is not `-`");
        }
        text == "-"
    }

    /// The format that a QName means where the element stands.
    fn format(&mut self, raw: &'a str, at: u32) -> FormatRef {
        self.keep_caches();
        if let Some(format) = self.formats.get(raw) {
            return *format;
        }
        let scope = self.scanner.scope();
        let (scopes, names) = self.scanner.scopes_and_names();
        let format = match scopes.qname(scope, raw, names) {
            Some(name) => {
                let (namespace, local) = names.parts(name);
                match Format::find(namespace, local) {
                    Some(format) => FormatRef::Known(format),
                    None => {
                        let what = format!("the format `{local}` of `{namespace}` is not known");
                        self.problem(ProblemKind::Transformation, at, what);
                        FormatRef::Unknown
                    }
                }
            }
            None => {
                let what = format!("the prefix of the format `{raw}` is not bound");
                self.problem(ProblemKind::Prefix, at, what);
                FormatRef::Unknown
            }
        };
        self.formats.insert(raw, format);
        format
    }

    /// Caches hold for one scope.
    fn keep_caches(&mut self) {
        if self.cached_in != self.scanner.scope() {
            self.concepts.clear();
            self.formats.clear();
            self.cached_in = self.scanner.scope();
        }
    }

    fn concept(&mut self, raw: &'a str, at: u32) -> NameId {
        self.keep_caches();
        if let Some(name) = self.concepts.get(raw) {
            return *name;
        }
        let scope = self.scanner.scope();
        let name = self.set.builder.qname(self.scanner, scope, raw, at);
        self.concepts.insert(raw, name);
        name
    }

    /// Reads the start tag of a fact.
    fn fact(&mut self, frame: &mut Frame<'a>) {
        let at = frame.at;
        let mut item = Item {
            name: NameId(u32::MAX),
            parent: None,
            context: None,
            unit: None,
            id: None,
            value: Span::default(),
            accuracy: Accuracy::None,
            at,
            lang: self.stack.lang(),
            kind: if frame.kind == Kind::Tuple { ItemKind::Tuple } else { ItemKind::Item },
        };
        let mut rare = None::<super::set::Rare>;
        let (mut target, mut escape) = (0, false);
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            let id = |set: &mut Set| set.builder.instance.id(trimmed(&attribute.value()));
            match attribute.key {
                "name" => item.name = self.concept(attribute.raw, at),
                "contextRef" => item.context = Some(id(self.set)),
                "unitRef" => item.unit = Some(id(self.set)),
                "decimals" => {
                    item.accuracy =
                        self.set.builder.decimals(item.accuracy, &attribute.value(), at);
                }
                "precision" => {
                    item.accuracy =
                        self.set.builder.precision(item.accuracy, &attribute.value(), at);
                }
                "format" => frame.format = self.format(attribute.raw, at),
                "scale" => frame.scale = self.scale(&attribute.value(), at),
                "sign" => frame.negative = self.sign(&attribute.value(), at),
                "id" => item.id = Some(self.set.take_id(&attribute.value(), at)),
                "target" => target = self.set.target(Some(&attribute.value())),
                "escape" => match trimmed(&attribute.value()) {
                    "true" | "1" => escape = true,
                    "false" | "0" => {}
                    _ => self.problem(ProblemKind::Value, at, "`escape` is no boolean"),
                },
                "continuedAt" => frame.next = Some(id(self.set)),
                "tupleRef" => rare.get_or_insert_default().tuple_ref = Some(id(self.set)),
                "tupleID" => {
                    let id = self.set.take_id(&attribute.value(), at);
                    rare.get_or_insert_default().tuple_id = Some(id);
                }
                "order" => {
                    rare.get_or_insert_default().order = Some(trimmed(&attribute.value()).into());
                }
                "footnoteRefs" => {
                    let value = attribute.value();
                    let ids = value.split_ascii_whitespace();
                    let ids = ids.map(|id| self.set.builder.instance.id(id)).collect();
                    rare.get_or_insert_default().footnotes = ids;
                }
                key if key.contains(':')
                    && self.scanner.attribute_name(key) == Some((XSI, "nil")) =>
                {
                    frame.is_nil = matches!(trimmed(&attribute.value()), "true" | "1");
                }
                _ => {}
            }
        }
        if item.name == NameId(u32::MAX) {
            self.problem(ProblemKind::Structure, at, "a fact has no name");
            item.name = self.scanner.names().qualified("", "");
        }
        if frame.kind != Kind::Tuple && item.context.is_none() {
            self.problem(ProblemKind::Structure, at, "a fact has no context");
        }
        if matches!(frame.kind, Kind::NonFraction | Kind::Fraction) && item.unit.is_none() {
            self.problem(ProblemKind::Structure, at, "a number has no unit");
        }
        if frame.is_nil {
            item.kind = match item.kind {
                ItemKind::Tuple => ItemKind::NilTuple,
                _ => ItemKind::Nil,
            };
        }
        if frame.kind == Kind::NonNumeric {
            frame.wants = (!escape, escape);
        }
        let fact = u32::try_from(self.set.facts.len()).unwrap_or(u32::MAX);
        frame.fact = Some(fact);
        if let Some(rare) = rare {
            self.set.rare.insert(fact, rare);
        }
        let tuple = self.stack.tuples.last().copied();
        self.set.facts.push(Fact { item, tuple, value: Piece::default(), target });
    }

    fn footnote(&mut self, frame: &Frame<'a>) {
        let Some(id) = frame.id else { return };
        let attribute = |key: &str| self.scanner.attribute(key);
        let text = |key: &str, default: &str| -> Box<str> {
            attribute(key).map_or_else(|| default.into(), |value| trimmed(&value).into())
        };
        let footnote = Footnote {
            id,
            role: text("footnoteRole", FOOTNOTE),
            title: attribute("title").map(Into::into),
            lang: self.stack.lang(),
            content: super::set::Content::default(),
            next: frame.next,
            at: frame.at,
            link: frame
                .is_first
                .then(|| (text("footnoteLinkRole", LINK_ROLE), text("arcrole", FACT_FOOTNOTE))),
        };
        if footnote.lang == 0 {
            self.problem(ProblemKind::Footnote, frame.at, "a footnote has no language");
        }
        self.set.footnotes.push(footnote);
    }

    /// Closes an element with content.
    fn finish(&mut self, frame: Frame<'a>) -> Result<(), XmlError> {
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
                if let Some(footnote) = own.into_iter().find(|note| Some(note.id) == frame.id) {
                    footnote.content = markup;
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

    fn finish_text(
        &mut self,
        frame: &Frame<'a>,
        content: super::set::Content,
    ) -> Result<(), XmlError> {
        let Some(fact) = frame.fact else { return Ok(()) };
        let is_markup = frame.wants.1;
        if is_markup && !frame.is_first && !matches!(frame.format, FormatRef::None) {
            let what = "markup has a format";
            self.problem(ProblemKind::Structure, frame.at, what);
        }
        if frame.is_nil {
            if content.end > content.start || frame.next.is_some() {
                self.problem(ProblemKind::Structure, frame.at, "a fact that is nil has content");
            }
            return Ok(());
        }
        if let Some(next) = frame.next {
            let continued = Continued { next, content, is_markup, format: frame.format };
            self.set.rare.entry(fact).or_default().continued = Some(continued);
            return Ok(());
        }
        let region = if is_markup { Region::Markup } else { Region::Plain };
        let value = match (frame.format, Buffer::is_whole(content)) {
            (FormatRef::None, true) => Piece {
                region,
                span: Span {
                    start: u32::try_from(content.start).unwrap_or(u32::MAX),
                    len: u32::try_from(content.end - content.start).unwrap_or(0),
                },
            },
            _ => self.set.text_value(content, is_markup, frame.format, frame.at),
        };
        self.set.facts[fact as usize].value = value;
        self.set.bounded()
    }

    fn finish_number(&mut self, frame: Frame<'a>) {
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
        let value = self.set.number_value(&text, frame.format, frame.scale, frame.negative);
        let value = match value {
            Ok(value) => value,
            Err(what) => {
                self.problem(ProblemKind::Transformation, frame.at, what);
                // A value that cannot be read is kept as it is printed.
                self.set.made(trimmed(&text))
            }
        };
        match (frame.kind, frame.fact) {
            (Kind::NonFraction, Some(fact)) => self.set.facts[fact as usize].value = value,
            _ => {
                let of = usize::from(frame.kind == Kind::Denominator);
                let fractions = self.stack.frames.iter_mut().rev();
                let mut found = false;
                for outer in fractions.take_while(|outer| outer.kind == Kind::Fraction) {
                    found = true;
                    outer.terms[of].get_or_insert(value);
                }
                if !found {
                    let what = "a term of a fraction stands in none";
                    self.problem(ProblemKind::Structure, frame.at, what);
                }
            }
        }
    }

    fn finish_fraction(&mut self, frame: &Frame<'a>) {
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
        let collapsed;
        let digits = match format {
            FormatRef::None => trimmed(text),
            FormatRef::Unknown => return Err("the value has a format that is not known".to_owned()),
            FormatRef::Known(format) => {
                let text = collapse(text);
                collapsed = format.read(&text).map_err(|_| {
                    format!("the format `{}` does not read {}", format.name, shown(&text))
                })?;
                &collapsed
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
        content: super::set::Content,
        is_markup: bool,
        format: FormatRef,
        at: u32,
    ) -> Piece {
        let mut text = String::new();
        if is_markup { &self.markup } else { &self.plain }.put(content, &mut text);
        self.formatted(&text, format, at)
    }

    /// The value of a text by its format.
    pub(super) fn formatted(&mut self, text: &str, format: FormatRef, at: u32) -> Piece {
        if let FormatRef::Known(format) = format {
            let text = collapse(text);
            match format.read(&text) {
                Ok(value) => return self.made(&value),
                Err(_) => {
                    let what =
                        format!("the format `{}` does not read {}", format.name, shown(&text));
                    self.builder.problem(ProblemKind::Transformation, at, what);
                }
            }
        }
        self.made(text)
    }

    /// Texts that lie in each other may be long together: not beyond all measure.
    pub(super) fn bounded(&self) -> Result<(), XmlError> {
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
    if !text.contains(['\t', '\n', '\r']) && !text.contains("  ") {
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
