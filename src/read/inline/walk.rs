//! The walk through a document.

mod attributes;
mod finish;

use std::borrow::Cow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::allowed::{Header, closed, strange};
use super::element::{Kind, Names};
use super::open::{Frame, Open, Stack};
use super::set::{Fact, Footnote, FormatRef, Piece, Rare, Set};
use super::{FACT_FOOTNOTE, FOOTNOTE, IX_1_0, IX_1_1, Known, LINK_ROLE, XHTML, markup};
use crate::model::instance::{Accuracy, Item, ItemKind, NameId, ProblemKind, Span};
use crate::read::instance::{XBRLI, XSI};
use crate::read::xml::{Fragment, Scanner, Scope, Scopes, Token, XML, XmlError, escape, trimmed};

/// What is known in one document.
pub(super) struct Walk<'s, 'a> {
    pub(super) set: &'s mut Set,
    pub(super) scanner: &'s mut Scanner<'a>,
    pub(super) known: &'s Known,
    pub(super) fragment: Fragment<'a>,
    stack: Stack<'a>,
    /// Ids of the elements of the document, but for facts.
    ids: FxHashSet<Cow<'a, str>>,
    /// Concepts and formats by how they are written, in one scope.
    concepts: FxHashMap<&'a str, NameId>,
    formats: FxHashMap<&'a str, FormatRef>,
    cached_in: Scope,
    /// The base that the document names for addresses.
    base: Option<Box<str>>,
    header: Header,
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
        header: Header::default(),
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
        if let Some(what) = self.header.within(ix_kind.map(|(kind, _)| kind), depth) {
            self.problem(ProblemKind::Structure, self.place(), what);
        }
        self.within_number(ix_kind.map(|(kind, _)| kind));
        if let Some(around) = self.stack.frames.last_mut().filter(|around| around.is_nil) {
            around.has_child = true;
        }
        // What every element may have.
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            match attribute.key {
                "id" => self.element_id(attribute.value(), ix_kind.map(|(kind, _)| kind)),
                "xml:lang" => {
                    let lang = self.set.builder.instance.language(&attribute.value());
                    self.stack.langs.push((depth, lang));
                }
                key if ix_kind.is_none() && key.contains(':') => self.attribute_of_ix(key),
                _ => {}
            }
        }
        if depth == 0 {
            self.root(name);
        }
        if matches!(ix_kind, Some((Kind::Footnote | Kind::NonNumeric | Kind::Continuation, false)))
            && self.stack.is_directly_in(Kind::Fraction)
        {
            let what = "a fraction holds its numerator and denominator, or another fraction";
            self.problem(ProblemKind::Structure, self.place(), what);
        }
        let Some((kind, is_first)) = ix_kind else {
            self.other(name);
            return Ok(());
        };
        self.set.versions = (self.set.versions.0 | is_first, self.set.versions.1 | !is_first);
        if !is_first && let Some(what) = self.header.begin(kind, depth) {
            self.problem(ProblemKind::Structure, self.place(), what);
        }
        self.no_strange_attribute(kind, is_first);
        if !is_first && let Some(around) = closed(self.stack.open.last()) {
            let what = format!("`{}` can't stand in `{around}`", self.scanner.written_name());
            self.problem(ProblemKind::Structure, self.place(), what);
        }
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

    /// Looks whether the id of an element is that of another one of the document. Those of elements of Inline XBRL are
    /// looked at over the whole set, and facts take theirs when they are read.
    fn element_id(&mut self, id: Cow<'a, str>, kind: Option<Kind>) {
        if kind.is_some_and(Kind::is_fact) {
            // Those that elements of Inline XBRL share are told when the fact takes its id.
            if self.ids.contains(&id) && !self.set.builder.has_taken(&id) {
                let what = format!("the id `{id}` is given twice");
                self.problem(ProblemKind::Id, self.place(), what);
            }
            return;
        }
        let is_taken = kind.is_none() && self.set.builder.has_taken(&id);
        let is_new = self.ids.insert(id.clone());
        if kind.is_none() && (is_taken || !is_new) {
            let what = format!("the id `{id}` is given twice");
            self.problem(ProblemKind::Id, self.place(), what);
        }
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
        self.set.builder.page(self.scanner);
        if self.scanner.names().parts(name) != (XHTML, "html") {
            let what = "the root element is not `html` of the namespace of XHTML";
            self.problem(ProblemKind::Structure, self.place(), what);
        }
        self.set.builder.root_base = self.scanner.attribute_in(XML, "base").map(Into::into);
    }

    fn other(&mut self, name: NameId) {
        let written = self.scanner.written_name();
        let namespace = self.scanner.names().namespace(name);
        let (is_xhtml, is_xbrli) = (namespace == XHTML, namespace == XBRLI);
        if !is_xhtml && matches!(namespace, IX_1_0 | IX_1_1) {
            let what = format!("`{written}` is no element of Inline XBRL");
            self.problem(ProblemKind::Structure, self.place(), what);
        }
        // Directly in a header or in hidden facts it was told as what does not belong there.
        if is_xbrli && !self.header.is_around(self.stack.open.len()) {
            let what = format!("`{written}` stands outside the resources");
            self.problem(ProblemKind::Structure, self.place(), what);
        }
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
        if !trimmed(&text).is_empty()
            && let Some(what) = self.header.within(None, self.stack.open.len())
        {
            self.problem(ProblemKind::Structure, self.place(), what);
        }
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
        if let Some(what) = self.header.end(self.stack.open.len()) {
            self.problem(ProblemKind::Structure, self.place(), what);
        }
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
            is_unread: false,
            is_mixed: false,
            scope: self.scanner.scope(),
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

    /// Reads the start tag of a fact.
    fn fact(&mut self, frame: &mut Frame<'a>) {
        let at = frame.at;
        let mut item = Item {
            is_unread: false,
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
        let mut rare = None::<Rare>;
        let (mut target, mut escape) = (0, false);
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            let id = |set: &mut Set| set.builder.instance.id(trimmed(&attribute.value()));
            match attribute.key {
                "name" => item.name = self.concept(attribute.raw, at),
                "contextRef" => {
                    item.context = Some(self.set.builder.refer_to_context(&attribute.value()));
                }
                "unitRef" => item.unit = Some(self.set.builder.refer_to_unit(&attribute.value())),
                "decimals" => {
                    item.accuracy =
                        self.set.builder.decimals(item.accuracy, &attribute.value(), at);
                }
                "precision" => {
                    item.accuracy =
                        self.set.builder.precision(item.accuracy, &attribute.value(), at);
                }
                "format" => frame.format = self.format(attribute.raw, at),
                "scale" => self.scale(frame, &attribute.value()),
                "sign" => self.sign(frame, &attribute.value()),
                "id" => item.id = Some(self.set.take_id(&attribute.value(), at)),
                "target" => target = self.target(&attribute.value(), at),
                "escape" => escape = self.escape(&attribute.value(), at),
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
        if frame.kind == Kind::NonNumeric {
            frame.wants = (!escape, escape);
        }
        self.put(frame, item, rare, target);
    }

    /// Puts a fact whose start tag is read into the set.
    fn put(&mut self, frame: &mut Frame<'a>, mut item: Item, rare: Option<Rare>, target: u16) {
        let at = frame.at;
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
        let fact = u32::try_from(self.set.facts.len()).unwrap_or(u32::MAX);
        frame.fact = Some(fact);
        self.set.has_tuples |= frame.kind == Kind::Tuple;
        if let Some(rare) = rare {
            self.set.has_tuples |= rare.tuple_ref.is_some();
            self.set.rare.insert(fact, rare);
        }
        let tuple = self.stack.tuples.last().copied();
        let rare = self.set.rare.get(&fact);
        if tuple.is_none() && rare.is_some_and(|of| of.order.is_some() && of.tuple_ref.is_none()) {
            self.problem(ProblemKind::Tuple, at, "a fact that is in no tuple has an order");
        }
        self.set.facts.push(Fact { item, tuple, value: Piece::default(), target });
    }

    fn no_strange_attribute(&mut self, kind: Kind, is_first: bool) {
        if let Some(key) = strange(kind, is_first, self.scanner) {
            let what =
                format!("`{}` can't have the attribute `{key}`", self.scanner.written_name());
            self.problem(ProblemKind::Value, self.place(), what);
        }
    }

    /// Elements of other namespaces have no attributes of Inline XBRL.
    fn attribute_of_ix(&mut self, key: &str) {
        if let Some((IX_1_0 | IX_1_1, _)) = self.scanner.attribute_name(key) {
            let what =
                format!("`{}` can't have the attribute `{key}`", self.scanner.written_name());
            self.problem(ProblemKind::Value, self.place(), what);
        }
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
            end: frame.at,
            link: frame
                .is_first
                .then(|| (text("footnoteLinkRole", LINK_ROLE), text("arcrole", FACT_FOOTNOTE))),
        };
        if footnote.lang == 0 {
            self.problem(ProblemKind::Footnote, frame.at, "a footnote has no language");
        }
        self.set.footnotes.push(footnote);
    }
}
