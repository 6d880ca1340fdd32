//! Discovery: documents are read one after the other, and what they refer to is read next.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::known::Known;
use super::pointer::Pointer;
use super::{Files, Options, address, builtin};
use crate::archive::incoming::Refused;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::limit::Limit;
use crate::model::documents::{
    Document, DocumentId, DocumentKind, NodeId, Origin, Reference, ReferenceKind, Tree,
};
use crate::model::dts::{Dts, NameId, Node, Sym};
use crate::read::tree;
use crate::standards::schemas;

/// Reads the documents of a set.
pub(super) struct Loader<'a> {
    pub(super) dts: Dts,
    pub(super) known: Known,
    files: &'a dyn Files,
    pub(super) options: Options,
    diagnostics: &'a mut Diagnostics,
    queue: VecDeque<(DocumentId, Sym)>,
    /// Schemas without a namespace, and those that they take from whom includes them.
    chameleons: FxHashSet<(DocumentId, Sym)>,
    /// References by position, which need the elements of the document to which they lead.
    pub(super) pointers: Vec<Pointer>,
    /// What the references of the document being read lead to, by address as written.
    targets: FxHashMap<Box<str>, Option<DocumentId>>,
    spare: Tree,
    bytes: usize,
    /// Which limit was passed, told once.
    passed: bool,
    /// Schemas that documents name in `xsi:schemaLocation`.
    hints: Vec<(String, Origin)>,
    /// Whether the set is whole, and what is read now stands beside it.
    beside: bool,
}

/// A document that is being read.
#[derive(Clone, Copy)]
pub(super) struct Reading<'t> {
    pub(super) document: DocumentId,
    pub(super) tree: &'t Tree,
    /// Whether any element has an `xml:base`.
    pub(super) has_base: bool,
}

impl Reading<'_> {
    /// The place of an element.
    pub(super) fn origin(&self, node: NodeId) -> Origin {
        Origin { document: self.document, line: self.tree.node(node).line }
    }
}

impl<'a> Loader<'a> {
    pub(super) fn new(
        files: &'a dyn Files,
        options: Options,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let mut dts = Dts::default();
        dts.names = crate::model::dts::Names::new();
        builtin::add_types(&mut dts);
        Self::over(dts, files, options, diagnostics)
    }

    /// A reader of further documents of a set.
    pub(super) fn over(
        mut dts: Dts,
        files: &'a dyn Files,
        options: Options,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let known = Known::new(&mut dts.names);
        Self {
            dts,
            known,
            files,
            options,
            diagnostics,
            queue: VecDeque::new(),
            chameleons: FxHashSet::default(),
            pointers: Vec::new(),
            targets: FxHashMap::default(),
            spare: Tree::default(),
            bytes: 0,
            passed: false,
            hints: Vec::new(),
            beside: false,
        }
    }

    /// The set as far as it is read, and the references by position.
    pub(super) fn finish(self) -> (Dts, Vec<Pointer>) {
        (self.dts, self.pointers)
    }

    /// How many bytes were read.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Reads until nothing is referred to that was not read.
    pub(super) fn run(&mut self) {
        while let Some((document, namespace)) = self.queue.pop_front() {
            self.read(document, namespace);
        }
    }

    /// Reads what documents name in `xsi:schemaLocation`. It is no part of the set, and what is
    /// not at hand is not missed.
    pub(super) fn read_hints(&mut self) {
        self.beside = true;
        for (url, origin) in std::mem::take(&mut self.hints) {
            let known = schemas::of_url(&url).is_some();
            if known || self.files.read(&url).is_ok_and(|found| found.is_some()) {
                self.discover(url, Some(origin));
            }
        }
        self.run();
    }

    /// Notes the schemas that a document names in `xsi:schemaLocation`.
    fn note_hints(&mut self, reading: Reading<'_>) {
        let name = self.known.schema_locations;
        for (at, attribute) in reading.tree.attributes.iter().enumerate() {
            if attribute.name != name || self.beside {
                continue;
            }
            let node = reading.tree.nodes.partition_point(|node| node.attributes as usize <= at);
            let node = NodeId::from(node.saturating_sub(1));
            let base = self.base(reading, node);
            let value = reading.tree.value(attribute.value);
            for location in value.split_ascii_whitespace().skip(1).step_by(2) {
                if let Some((url, _)) = address::resolve(&base, location)
                    && self.may_reach(reading.document, &url)
                {
                    self.hints.push((url, reading.origin(node)));
                }
            }
        }
    }

    /// A reference to a document by its whole address.
    pub(super) fn refer(&mut self, from: Option<Origin>, kind: ReferenceKind, url: &str) {
        let target = self.discover(url.to_owned(), from);
        let origin = from.unwrap_or(Origin { document: target, line: 0 });
        let href = self.dts.names.intern(url);
        self.dts.documents.references.push(Reference {
            origin,
            kind,
            href,
            target: Some(target),
            fragment: Sym::EMPTY,
            uri: Sym::EMPTY,
            linkbase: None,
        });
    }

    /// A report that refers to the set, of which it is no part.
    pub(super) fn report(&mut self, url: &str, name: &Arc<str>) {
        let document = self.discover(url.to_owned(), None);
        self.dts.documents.list[document.index()].shown = Arc::clone(name);
    }

    /// The document at an address, which is read if it is new.
    fn discover(&mut self, url: String, from: Option<Origin>) -> DocumentId {
        let document = self.document(url, from);
        if let Some(entry) = self.dts.documents.list.get_mut(document.index())
            && entry.kind == DocumentKind::Missing
            && self.chameleons.insert((document, Sym::EMPTY))
        {
            self.queue.push_back((document, Sym::EMPTY));
        }
        document
    }

    /// The document at an address, which is known from now on, but not read.
    fn document(&mut self, url: String, from: Option<Origin>) -> DocumentId {
        let mut url = self.files.canonical(url);
        let known = schemas::canonical(&url);
        let standard = known.is_some();
        if let Some(known) = known {
            url = known;
        }
        let shown = shown(&url);
        let url = self.dts.names.intern(&url);
        let documents = &mut self.dts.documents;
        if let Some(known) = documents.by_url.get(&url) {
            return *known;
        }
        let id = DocumentId::from(documents.list.len());
        documents.by_url.insert(url, id);
        documents.list.push(Document {
            url,
            shown,
            kind: DocumentKind::Missing,
            standard,
            beside: self.beside,
            namespace: Sym::EMPTY,
            prefix: Sym::EMPTY,
            discovered_by: from,
            tree: None,
        });
        id
    }

    /// The document that a reference leads to, and its fragment. It is read if `follow`.
    pub(super) fn target(
        &mut self,
        reading: Reading<'_>,
        node: NodeId,
        href: &str,
        follow: bool,
    ) -> (Option<DocumentId>, Sym) {
        let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
        if !reading.has_base
            && follow
            && !fragment.contains('%')
            && let Some(target) = self.targets.get(path)
        {
            return (*target, self.dts.names.intern(fragment));
        }
        let base = self.base(reading, node);
        let Some((url, of)) = address::resolve(&base, href) else { return (None, Sym::EMPTY) };
        let fragment = self.dts.names.intern(&of);
        let from = Some(reading.origin(node));
        if !self.may_reach(reading.document, &url) {
            if follow {
                self.tell_outside(reading.origin(node), &url);
                self.targets.insert(path.into(), None);
            }
            return (None, fragment);
        }
        if !follow {
            return (Some(self.document(url, from)), fragment);
        }
        let target = Some(self.discover(url, from));
        if !reading.has_base {
            self.targets.insert(path.into(), target);
        }
        (target, fragment)
    }

    /// A document of an archive or of the web can't lead to files of this machine.
    fn may_reach(&self, from: DocumentId, url: &str) -> bool {
        let documents = &self.dts.documents;
        let from = documents.get(from).map_or("", |document| self.dts.names.text(document.url));
        !url.starts_with("file:")
            || from.starts_with("file:") && (self.files.is_fixed(url) || !self.files.is_fixed(from))
    }

    /// The address against which references of an element are resolved.
    fn base(&self, reading: Reading<'_>, node: NodeId) -> String {
        let Some(document) = self.dts.documents.get(reading.document) else {
            return String::new();
        };
        let url = self.dts.names.text(document.url).to_owned();
        if !reading.has_base {
            return url;
        }
        let tree = reading.tree;
        let around = std::iter::successors(Some(node), |at| {
            (*at != NodeId::ROOT).then(|| tree.node(*at).parent)
        });
        let bases: Vec<_> =
            around.filter_map(|at| tree.attribute(at, self.known.xml_base)).collect();
        bases.iter().rev().fold(url, |url, base| {
            address::resolve(&url, base).map_or(url, |(resolved, _)| resolved)
        })
    }

    /// Reads a schema that takes the namespace of whom includes it, if it has none itself.
    pub(super) fn include(&mut self, document: DocumentId, namespace: Sym) {
        if namespace != Sym::EMPTY && self.chameleons.insert((document, namespace)) {
            self.queue.push_back((document, namespace));
        }
    }

    fn read(&mut self, document: DocumentId, namespace: Sym) {
        let Some(entry) = self.dts.documents.get(document) else { return };
        let (url, standard) = (self.dts.text(entry.url).to_owned(), entry.standard);
        let again = entry.kind != DocumentKind::Missing;
        if again && !(namespace != Sym::EMPTY && self.is_chameleon(document)) {
            return;
        }
        let Some(bytes) = self.bytes_of(document, &url, standard) else { return };
        let spare = std::mem::take(&mut self.spare);
        let tree = match tree::read(bytes, &mut self.dts.names, spare) {
            Ok(tree) => tree,
            Err(error) => return self.tell_malformed(&url, &error),
        };
        if let Some((line, what)) = &tree.unread {
            let place = Place::line(&shown(&url), *line);
            let message = format!("In this document, {what}.");
            self.diagnostics.push(Diagnostic::new(Code::UnreadDeclarations, place, message));
        }
        let has_base = tree.attributes.iter().any(|a| a.name == self.known.xml_base);
        self.targets.clear();
        let reading = Reading { document, tree: &tree, has_base };
        let root = tree.node(NodeId::ROOT).name;
        let kind = if root == self.known.schema {
            DocumentKind::Schema
        } else if root == self.known.linkbase {
            DocumentKind::Linkbase
        } else {
            DocumentKind::Other
        };
        self.dts.documents.list[document.index()].kind = kind;
        match kind {
            DocumentKind::Schema => self.read_schema(reading, namespace),
            DocumentKind::Linkbase => self.read_linkbase(reading, NodeId::ROOT, false),
            _ => {}
        }
        self.keep_ids(reading);
        if self.options.keep_trees && !standard && !self.beside {
            self.note_hints(reading);
            self.dts.documents.list[document.index()].tree = Some(Arc::new(tree));
        } else {
            self.spare = tree;
        }
    }

    /// Whether what is read now is no part of the set.
    pub(super) fn is_beside(&self) -> bool {
        self.beside
    }

    /// Whether a schema that was read has no namespace of its own.
    fn is_chameleon(&self, document: DocumentId) -> bool {
        self.dts.documents.get(document).is_some_and(|entry| {
            entry.kind == DocumentKind::Schema && entry.namespace == Sym::EMPTY
        })
    }

    /// The bytes of a document; none, and told, where there is none.
    fn bytes_of(&mut self, document: DocumentId, url: &str, standard: bool) -> Option<Vec<u8>> {
        if standard {
            return schemas::of_url(url).map(|text| text.as_bytes().to_vec());
        }
        let limits = self.options.limits;
        if document.index() >= limits.documents || self.bytes > limits.bytes {
            let limit = if self.bytes > limits.bytes { Limit::Taxonomy } else { Limit::Documents };
            if !std::mem::replace(&mut self.passed, true) {
                self.tell_refused(url, &Refused::Limit(limit));
            }
            return None;
        }
        let bytes = match self.files.read(url) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => {
                self.tell_missing(document, url);
                return None;
            }
            Err(refused) => {
                self.tell_refused(url, &refused);
                return None;
            }
        };
        self.bytes = self.bytes.saturating_add(bytes.len());
        Some(bytes)
    }

    /// Notes everything in a document that has an id and was not noted yet.
    fn keep_ids(&mut self, reading: Reading<'_>) {
        let mut number = 0u16;
        for attribute in &reading.tree.attributes {
            if attribute.name != self.known.id {
                continue;
            }
            let id = self.dts.names.intern(reading.tree.value(attribute.value).trim_ascii());
            let other = Node::Other(reading.document, number);
            number = number.saturating_add(1);
            self.dts.documents.ids.entry((reading.document, id)).or_insert(other);
        }
    }

    /// The name that an attribute with a QName means; the empty name where there is none.
    pub(super) fn qname_of(&mut self, tree: &Tree, node: NodeId, attribute: NameId) -> NameId {
        match tree.attribute(node, attribute) {
            Some(text) => tree.qname(node, &text, &mut self.dts.names).unwrap_or(NameId(0)),
            None => NameId(0),
        }
    }

    /// The number of the value of an attribute; that of the empty text where there is none.
    pub(super) fn sym_of(&mut self, tree: &Tree, node: NodeId, attribute: NameId) -> Sym {
        match tree.attribute(node, attribute) {
            Some(text) => self.dts.names.intern(text.trim_ascii()),
            None => Sym::EMPTY,
        }
    }

    fn tell_missing(&mut self, document: DocumentId, url: &str) {
        let by = self.dts.documents.get(document).and_then(|entry| entry.discovered_by);
        let (place, message) = match by {
            Some(origin) => (
                place(&self.dts, origin),
                format!("The document `{url}` is referred to here, and is not at hand."),
            ),
            None => (Place::file(&shown(url)), format!("The document `{url}` is not at hand.")),
        };
        self.diagnostics.push(
            Diagnostic::new(Code::DocumentMissing, place, message)
                .help("name the taxonomy package that has it with --packages; nothing is fetched"),
        );
    }

    fn tell_outside(&mut self, origin: Origin, url: &str) {
        let message = format!(
            "`{url}` is referred to here, a file of this machine, to which no document of a package leads."
        );
        let told = Diagnostic::new(Code::DocumentMissing, place(&self.dts, origin), message);
        self.diagnostics.push(told.help("put the document into the package"));
    }

    fn tell_refused(&mut self, url: &str, refused: &Refused) {
        let code = match refused {
            Refused::Limit(_) | Refused::Nested => Code::LimitPassed,
            Refused::Io(_) | Refused::Format(_) | Refused::NoArchive => Code::FileNotReadable,
        };
        let message = format!("The document `{url}` is not read: {refused}.");
        self.diagnostics.push(Diagnostic::new(code, Place::file(&shown(url)), message));
    }

    fn tell_malformed(&mut self, url: &str, error: &tree::Malformed) {
        let message = format!("The document is no XML that can be read: {}.", error.message);
        let place = Place::line(&shown(url), error.line);
        self.diagnostics.push(Diagnostic::new(Code::IllFormedXml, place, message));
    }
}

/// The place of an origin, for a diagnostic.
pub(super) fn place(dts: &Dts, origin: Origin) -> Place {
    let document = dts.documents.get(origin.document);
    document.map_or_else(Place::default, |document| Place::line(&document.shown, origin.line))
}

/// An address as people see it: a path where it is a file, relative to the current folder where
/// it is below.
pub(super) fn shown(url: &str) -> Arc<str> {
    let Some(path) = address::to_path(url) else { return url.into() };
    let here = std::env::current_dir().unwrap_or_default();
    path.strip_prefix(&here).unwrap_or(&path).to_string_lossy().into()
}
