//! Instances of XBRL 2.1 (XBRL 2.1 §4).

mod context;
mod fact;
mod known;
mod link;
mod position;
mod reference;
mod unit;

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::xml::{
    Fragment, Remark, RemarkKind, Scanner, Scope, Scopes, Token, XML, XmlError, decode,
};
use crate::model::instance::{
    Document, IdRef, Instance, NameId, Names, Problem, ProblemKind, ReferenceKind, Span,
};
pub(super) use known::Known;
pub(crate) use reference::address;

/// Namespaces of instances.
pub(crate) const XBRLI: &str = "http://www.xbrl.org/2003/instance";
pub(super) const XS: &str = "http://www.w3.org/2001/XMLSchema";
pub(super) const LINK: &str = "http://www.xbrl.org/2003/linkbase";
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
pub(super) const XBRLDI: &str = "http://xbrl.org/2006/xbrldi";

/// How long the text of a report and of its made values may be, in bytes: places are numbers of 32 bits.
const MAX_TEXT: usize = 0xffff_0000;

/// Reads an instance from the bytes of a document.
///
/// ```
/// let xml = br#"<xbrl xmlns="http://www.xbrl.org/2003/instance"><a xmlns="urn:t" contextRef="c">1</a></xbrl>"#;
/// let instance = kessan::read::instance::read("a.xbrl", xml.to_vec()).unwrap();
/// assert_eq!(instance.span(instance.items[0].value), "1");
/// ```
///
/// # Errors
/// When it is no well-formed XML, or no instance. What is only in part as it should be is told in
/// [`Instance::problems`].
pub fn read(name: &str, bytes: Vec<u8>) -> Result<Instance, XmlError> {
    read_text(name, decode(bytes)?)
}

/// Reads an instance from the text of a document.
///
/// # Errors
/// As [`read`].
pub fn read_text(name: &str, text: String) -> Result<Instance, XmlError> {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if text.len() > MAX_TEXT {
        return Err(XmlError { at: 0, what: "the document is longer than 4 GiB".to_owned() });
    }
    let mut builder = Builder::new(text.len());
    builder.own_name = name.rsplit(['/', '\\']).next().unwrap_or(name).into();
    let mut scanner = Scanner::new(&text, Names::default());
    let known = Known::new(scanner.names());
    match scanner.token()? {
        Token::Start(root) if root == known.xbrl => {}
        _ => {
            return Err(
                scanner.error("the root element is not `xbrl` of the namespace of instances")
            );
        }
    }
    builder.root(&scanner);
    let root = builder.place(scanner.at());
    children(&mut builder, &mut scanner, &known)?;
    while !matches!(scanner.token()?, Token::Eof) {}
    if builder.instance.references.iter().all(|of| of.kind != ReferenceKind::Schema) {
        let what = "the instance refers to no schema (`link:schemaRef`)";
        builder.problem(ProblemKind::Structure, root, what);
    }
    builder.remarks(&scanner);
    let mut instance = builder.instance;
    instance.names = scanner.into_names();
    instance.documents.push(Document { name: Arc::from(name), start: 0 });
    instance.text = text;
    instance.text.push_str(&builder.made);
    instance.index();
    Ok(instance)
}

/// What stands in the root element.
fn children<'a>(
    builder: &mut Builder,
    scanner: &mut Scanner<'a>,
    known: &Known,
) -> Result<(), XmlError> {
    let mut fragment = Fragment::default();
    // References come before everything else, in their order.
    let mut phase = 0;
    loop {
        let name = match scanner.token()? {
            Token::Start(name) => name,
            Token::Text(text) => {
                if !super::xml::trimmed(&text).is_empty() {
                    let at = builder.place(scanner.at());
                    builder.problem(ProblemKind::Structure, at, "text stands between elements");
                }
                continue;
            }
            Token::End | Token::Eof => return Ok(()),
        };
        let at = builder.place(scanner.at());
        let (of, reference) = known.reference(name);
        if of < phase {
            let what = "references stand before all else, those to schemas first";
            builder.problem(ProblemKind::Structure, at, what);
        }
        phase = phase.max(of);
        if let Some(kind) = reference {
            fragment.read(scanner, name)?;
            builder.reference(&fragment, 0, scanner.scopes(), kind);
        } else if name == known.context {
            fragment.read(scanner, name)?;
            builder.context(&fragment, 0, scanner, known);
        } else if name == known.unit {
            fragment.read(scanner, name)?;
            builder.unit(&fragment, 0, scanner, known);
        } else if name == known.footnote_link {
            fragment.read(scanner, name)?;
            builder.footnote_link(&fragment, scanner);
        } else {
            builder.fact(scanner, known, name)?;
        }
    }
}

/// An instance that is being made.
pub(super) struct Builder {
    pub(super) instance: Instance,
    /// Values that stand in no document as they are.
    pub(super) made: String,
    /// How long the texts of all documents are: where made values begin.
    pub(super) documents_end: usize,
    /// Where the document that is read begins.
    pub(super) base: usize,
    /// Language and base at the root.
    pub(super) root_lang: u16,
    pub(super) root_base: Option<Box<str>>,
    /// The prefixes that are bound at the root.
    root_scope: Scope,
    /// The prefixes of the instance and what they stand for, to be found among many.
    bound: FxHashMap<Box<str>, Box<str>>,
    /// The name of the document, without its folder.
    own_name: Box<str>,
    /// Where elements stand in the document, once a pointer asks for it.
    positions: Option<Option<position::Positions>>,
    /// The document in which an element has an id, by the number of the id; 0 where none has.
    taken: Vec<u32>,
    /// The number of the document that is read, from 1.
    document: u32,
    /// The context and the unit that the last fact refers to.
    last: [Option<IdRef>; 2],
}

impl Builder {
    pub(super) fn new(documents_end: usize) -> Self {
        Self {
            instance: Instance::default(),
            made: String::new(),
            documents_end,
            base: 0,
            root_lang: 0,
            root_base: None,
            root_scope: Scopes::NONE,
            bound: FxHashMap::default(),
            own_name: "".into(),
            positions: None,
            taken: Vec::new(),
            document: 1,
            last: [None; 2],
        }
    }

    /// Goes on to the next document, which begins at this offset of the text.
    pub(super) fn next_document(&mut self, start: usize) {
        self.base = start;
        self.document += 1;
        self.root_lang = 0;
        self.root_base = None;
        self.root_scope = Scopes::NONE;
    }

    /// Begins with the root of a page. What its prefixes stand for is known for the whole page, unless one before it binds
    /// them otherwise.
    pub(super) fn page(&mut self, scanner: &Scanner<'_>) {
        self.prefixes(scanner);
        let mut bindings = scanner.scopes().bindings(scanner.scope());
        if bindings.all(|(prefix, of)| self.bound.get(prefix).is_some_and(|known| **known == *of)) {
            self.root_scope = scanner.scope();
        }
    }

    fn root(&mut self, scanner: &Scanner<'_>) {
        self.prefixes(scanner);
        self.root_scope = scanner.scope();
        if let Some(lang) = scanner.attribute_in(XML, "lang") {
            self.root_lang = self.instance.language(&lang);
        }
        self.root_base = scanner.attribute_in(XML, "base").map(Into::into);
        if let Some(id) = scanner.attribute("id") {
            self.take_id(&id, scanner.at());
        }
    }

    /// Keeps the prefixes that are bound at a root, in the order of their declarations.
    pub(super) fn prefixes(&mut self, scanner: &Scanner<'_>) {
        let last_first: Vec<_> = scanner.scopes().bindings(scanner.scope()).collect();
        for (prefix, namespace) in last_first.into_iter().rev() {
            self.keep_prefix(prefix, namespace);
        }
    }

    /// Keeps what a prefix stands for, unless it stands for something already.
    fn keep_prefix(&mut self, prefix: &str, namespace: &str) {
        if !self.bound.contains_key(prefix) {
            self.bound.insert(prefix.into(), namespace.into());
            self.instance.prefixes.push((prefix.into(), namespace.into()));
        }
    }

    /// The place of an offset in the document that is read.
    pub(super) fn place(&self, at: usize) -> u32 {
        u32::try_from(self.base + at).unwrap_or(u32::MAX)
    }

    pub(super) fn problem(&mut self, kind: ProblemKind, at: u32, what: impl Into<String>) {
        self.instance.problems.push(Problem { kind, at, what: what.into() });
    }

    /// Takes over what the reader of the document remarked.
    pub(super) fn remarks(&mut self, scanner: &Scanner<'_>) {
        for Remark { kind, at, what } in scanner.remarks() {
            let kind = match kind {
                RemarkKind::Unread => ProblemKind::Unread,
                RemarkKind::Undeclared => ProblemKind::Entity,
            };
            self.problem(kind, self.place(*at), &**what);
        }
    }

    /// A value that was made.
    pub(super) fn make(&mut self, text: &str) -> Span {
        let start = self.documents_end + self.made.len();
        if start + text.len() > MAX_TEXT {
            return Span::default();
        }
        self.made.push_str(text);
        Span {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            len: u32::try_from(text.len()).unwrap_or(0),
        }
    }

    /// A value that stands in the document.
    pub(super) fn in_document(&self, at: usize, len: usize) -> Span {
        Span { start: self.place(at), len: u32::try_from(len).unwrap_or(0) }
    }

    /// The id of an element, which no other of the document has.
    pub(super) fn take_id(&mut self, id: &str, at: usize) -> IdRef {
        let id = super::xml::trimmed(id);
        let number = self.instance.id(id);
        let at = self.place(at);
        if !crate::notation::lexical::is_ncname(id) {
            self.problem(ProblemKind::Id, at, format!("`{id}` can be no id"));
        }
        if number.index() >= self.taken.len() {
            self.taken.resize(number.index() + 1, 0);
        }
        if std::mem::replace(&mut self.taken[number.index()], self.document) != 0 {
            self.problem(ProblemKind::Id, at, format!("the id `{id}` is given twice"));
        }
        number
    }

    /// The id of a context that a fact refers to.
    pub(super) fn refer_to_context(&mut self, id: &str) -> IdRef {
        self.refer(0, id)
    }

    /// The id of a unit that a fact refers to.
    pub(super) fn refer_to_unit(&mut self, id: &str) -> IdRef {
        self.refer(1, id)
    }

    /// What facts refer to is often what the fact before does.
    fn refer(&mut self, of: usize, id: &str) -> IdRef {
        let id = super::xml::trimmed(id);
        match self.last[of] {
            Some(last) if self.instance.ids.text(last) == id => last,
            _ => *self.last[of].insert(self.instance.id(id)),
        }
    }

    /// Whether an element of the document that is read has taken an id.
    pub(super) fn has_taken(&self, id: &str) -> bool {
        let number = self.instance.ids.find(super::xml::trimmed(id));
        let taken = number.and_then(|number| self.taken.get(number.index()));
        taken.is_some_and(|document| *document == self.document)
    }

    /// The name that a QName in a value means.
    pub(super) fn qname(
        &mut self,
        scanner: &mut Scanner<'_>,
        scope: super::xml::Scope,
        text: &str,
        at: u32,
    ) -> NameId {
        let (scopes, names) = scanner.scopes_and_names();
        if let Some(name) = scopes.qname(scope, text, names) {
            let local = names.local(name);
            if !crate::notation::lexical::is_ncname(local) {
                self.problem(ProblemKind::Value, at, format!("`{}` is no name", text.trim()));
            }
            return name;
        }
        let text = super::xml::trimmed(text);
        let name = names.qualified("", text);
        self.problem(ProblemKind::Prefix, at, format!("the prefix of `{text}` is not bound"));
        name
    }
}

impl Known {
    /// The order that an element has among those of an instance, and what it refers to.
    fn reference(&self, name: NameId) -> (u8, Option<ReferenceKind>) {
        match name {
            _ if name == self.schema_ref => (0, Some(ReferenceKind::Schema)),
            _ if name == self.linkbase_ref => (1, Some(ReferenceKind::Linkbase)),
            _ if name == self.role_ref => (2, Some(ReferenceKind::Role)),
            _ if name == self.arcrole_ref => (3, Some(ReferenceKind::Arcrole)),
            _ => (4, None),
        }
    }
}
