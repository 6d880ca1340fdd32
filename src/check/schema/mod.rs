//! Validity by XML Schema 1.0: documents are held against the declarations of their set.
//!
//! Crates that validate (uppsala, fastxml, xmlschema) bring a tree and a reader of schemas of their own; here the
//! declarations are those of the discovered set, which are needed anyway, and every finding has its line.
//! Left out are identity constraints, and whether a restriction is one.

mod applicable;
mod attributes;
mod content;
mod equal;
mod given;
mod types;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use self::attributes::Attributes;
use self::content::Model;
use super::document_place::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::documents::{DocumentId, NodeId, Origin, Tree};
use crate::model::dts::{
    Content, Dts, Element, ElementId, GivenValue, NameId, Names, Process, Sym, TypeId, ns,
};

pub(crate) use self::equal::key;
pub(crate) use crate::notation::schema_type::{Scope, is_name, is_value};

/// Holds every kept document of a set against its declarations.
pub(crate) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    types::check(dts, diagnostics);
    given::check(dts, diagnostics);
    let mut validator = Validator::new(dts);
    for (document, entry) in dts.documents().iter() {
        if let Some(tree) = &entry.tree {
            validator.document(document, tree, diagnostics);
        }
    }
}

/// What is said of a text that is no value of a type.
pub(crate) fn no_value(dts: &Dts, text: &str, of: TypeId, what: &str) -> String {
    let shown: String = text.chars().take(60).collect();
    match dts.type_(of).name {
        Some(name) => {
            format!("`{shown}` is no value of `{}`, the type of `{what}`.", dts.shown(name))
        }
        None => format!("`{shown}` is no value that `{what}` can have."),
    }
}

/// Judges contents of elements that stand in no document.
pub(crate) struct Contents<'a>(Validator<'a>);

impl<'a> Contents<'a> {
    /// By the declarations of a set.
    pub(crate) fn new(dts: &'a Dts) -> Self {
        Self(Validator::new(dts))
    }

    /// What is wrong with the elements that an element holds, and the position of the one that can't stand there, or
    /// their number where some are missing.
    pub(crate) fn fault(&mut self, of: ElementId, names: &[NameId]) -> Option<(usize, String)> {
        let dts = self.0.dts;
        let declared = dts.element(of);
        let model = self.0.models.entry(declared.type_id);
        let model = model.or_insert_with(|| Model::new(dts, declared.type_id));
        let (_, fault) = model.matches(dts, names);
        let fault = fault?;
        Some((fault.at, self.0.fault(names.get(fault.at), declared.name, &fault.expected)))
    }
}

/// Judges documents by the declarations of a set.
struct Validator<'a> {
    dts: &'a Dts,
    models: FxHashMap<TypeId, Model>,
    attributes: FxHashMap<TypeId, Attributes>,
    known: Known,
    /// Ids of the document that is judged, and those that are referred to.
    ids: BTreeSet<String>,
    idrefs: Vec<(String, u32)>,
}

/// Names that instances of schemas use.
#[derive(Clone, Copy)]
struct Known {
    nil: Option<NameId>,
    type_: Option<NameId>,
    xsi: Option<Sym>,
}

impl Known {
    fn new(names: &Names) -> Self {
        Self {
            nil: names.find_name(ns::XSI, "nil"),
            type_: names.find_name(ns::XSI, "type"),
            xsi: names.find(ns::XSI),
        }
    }
}

/// A document that is judged.
#[derive(Clone, Copy)]
struct Judged<'t> {
    document: DocumentId,
    tree: &'t Tree,
}

impl<'a> Validator<'a> {
    fn new(dts: &'a Dts) -> Self {
        Self {
            dts,
            models: FxHashMap::default(),
            attributes: FxHashMap::default(),
            known: Known::new(dts.names()),
            ids: BTreeSet::new(),
            idrefs: Vec::new(),
        }
    }

    fn document(&mut self, document: DocumentId, tree: &Tree, diagnostics: &mut Diagnostics) {
        if tree.is_empty() {
            return;
        }
        self.ids.clear();
        self.idrefs.clear();
        let judged = Judged { document, tree };
        self.lax(judged, NodeId::ROOT, diagnostics);
        for (id, line) in std::mem::take(&mut self.idrefs) {
            if !self.ids.contains(&id) {
                let message = format!("`{id}` is no id of the document.");
                self.tell(judged, line, Code::InvalidValue, message, diagnostics);
            }
        }
    }

    /// Judges an element by its declaration where there is one, else what it holds.
    fn lax(&mut self, judged: Judged<'_>, node: NodeId, diagnostics: &mut Diagnostics) {
        let name = judged.tree.node(node).name;
        match self.dts.by_name(name) {
            Some(element) => self.element(judged, node, element, diagnostics),
            None => match self.own_type(judged, node) {
                Some(of) => self.typed(judged, node, of, None, diagnostics),
                None => {
                    self.attributes_of_any(judged, node, diagnostics);
                    let children: Vec<NodeId> = judged.tree.children(node).collect();
                    for child in children {
                        self.lax(judged, child, diagnostics);
                    }
                }
            },
        }
    }

    /// The type that `xsi:type` names.
    fn own_type(&self, judged: Judged<'_>, node: NodeId) -> Option<TypeId> {
        let text = judged.tree.attribute(node, self.known.type_?)?;
        let name = judged.tree.find_qname(node, &text, self.dts.names())?;
        self.dts.type_by_name(name)
    }

    /// Judges an element by its declaration.
    fn element(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        element: ElementId,
        diagnostics: &mut Diagnostics,
    ) {
        let declared = self.dts.element(element);
        let line = judged.tree.node(node).line;
        if declared.is_abstract {
            let message =
                format!("`{}` is abstract and can't stand here.", self.dts.shown(declared.name));
            self.tell(judged, line, Code::InvalidContent, message, diagnostics);
        }
        let nil = self.known.nil.and_then(|nil| judged.tree.attribute(node, nil));
        let is_nil = nil.as_deref().is_some_and(|value| matches!(value.trim_ascii(), "true" | "1"));
        if let Some(value) = nil.as_deref() {
            self.nil(judged, node, declared, value, diagnostics);
        }
        let own = self.own_type(judged, node);
        let own = own.filter(|own| self.dts.derives_from(*own, declared.type_id));
        if let Some(name) = self.known.type_.and_then(|name| judged.tree.attribute(node, name))
            && own.is_none()
        {
            let message = format!(
                "`{}` is no type that `{}` can have.",
                name.trim(),
                self.dts.shown(declared.name)
            );
            self.tell(judged, line, Code::InvalidValue, message, diagnostics);
        }
        let of = own.unwrap_or(declared.type_id);
        if is_nil {
            self.check_attributes(judged, node, of, diagnostics);
            let holds = judged.tree.children(node).next().is_some()
                || !judged.tree.string_value(node).is_empty();
            if holds {
                let message = "An element that is nil holds something.".to_owned();
                self.tell(judged, line, Code::InvalidContent, message, diagnostics);
            }
            return;
        }
        self.typed(judged, node, of, declared.value, diagnostics);
    }

    /// Judges the `xsi:nil` of an element: a boolean, and on elements alone that may be nil, whatever it says (XML Schema 1.0
    /// Part 1 §3.3.4, 3.1).
    fn nil(
        &self,
        judged: Judged<'_>,
        node: NodeId,
        declared: &Element,
        value: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let (name, line) = (self.dts.shown(declared.name), judged.tree.node(node).line);
        if !declared.nillable {
            let message = format!("`{name}` can't be nil.");
            self.tell(judged, line, Code::InvalidContent, message, diagnostics);
        } else if !matches!(value.trim_ascii(), "true" | "1" | "false" | "0") {
            let message = format!("`xsi:nil` of `{name}` is no boolean.");
            self.tell(judged, line, Code::InvalidValue, message, diagnostics);
        }
    }

    /// Judges an element by a type.
    fn typed(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        of: TypeId,
        value: Option<GivenValue>,
        diagnostics: &mut Diagnostics,
    ) {
        self.check_attributes(judged, node, of, diagnostics);
        match self.dts.type_(of).content {
            Content::Simple | Content::SimpleWithAttributes => {
                self.simple_content(judged, node, of, value, diagnostics);
            }
            Content::Elements | Content::Mixed => {
                self.complex_content(judged, node, of, diagnostics);
            }
        }
    }

    fn simple_content(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        of: TypeId,
        value: Option<GivenValue>,
        diagnostics: &mut Diagnostics,
    ) {
        let at = judged.tree.node(node);
        if let Some(child) = judged.tree.children(node).next() {
            let message = format!("`{}` holds a value and no elements.", self.dts.shown(at.name));
            let line = judged.tree.node(child).line;
            return self.tell(judged, line, Code::InvalidContent, message, diagnostics);
        }
        let text = judged.tree.string_value(node);
        if text.is_empty() && value.is_some() {
            return;
        }
        let scope = Scope { tree: judged.tree, node };
        if !is_value(self.dts, of, &text, Some(scope)) {
            let message = no_value(self.dts, &text, of, &self.dts.shown(at.name));
            return self.tell(judged, at.line, Code::InvalidValue, message, diagnostics);
        }
        if let Some(GivenValue::Fixed(fixed)) = value
            && !self.is_same(of, &text, self.dts.text(fixed))
        {
            let (shown, fixed) = (self.dts.shown(at.name), self.dts.text(fixed));
            let message = format!("`{shown}` is `{text}` and can only be `{fixed}`.");
            self.tell(judged, at.line, Code::InvalidValue, message, diagnostics);
        }
    }

    /// Whether two texts may be one value of a type.
    fn is_same(&self, of: TypeId, a: &str, b: &str) -> bool {
        equal::is_same(self.dts, of, a, b)
    }

    /// `` `x` is no value of `t:Type`, the type of `t:element`. ``
    fn complex_content(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        of: TypeId,
        diagnostics: &mut Diagnostics,
    ) {
        let tree = judged.tree;
        let at = tree.node(node);
        if self.dts.type_(of).content == Content::Elements && tree.has_own_text(node) {
            let message = format!("`{}` holds elements and no text.", self.dts.shown(at.name));
            self.tell(judged, at.line, Code::InvalidContent, message, diagnostics);
        }
        let children: Vec<NodeId> = tree.children(node).collect();
        let names: Vec<NameId> = children.iter().map(|child| tree.node(*child).name).collect();
        let dts = self.dts;
        let model = self.models.entry(of).or_insert_with(|| Model::new(dts, of));
        let (matched, fault) = model.matches(dts, &names);
        for (child, how) in children.iter().zip(matched) {
            match how {
                content::Matched::Element(element) => {
                    // What stands for another has its own declaration.
                    let name = tree.node(*child).name;
                    let own = Some(self.dts.element(element))
                        .filter(|declared| declared.global && declared.name != name)
                        .and_then(|_| self.dts.by_name(name));
                    self.element(judged, *child, own.unwrap_or(element), diagnostics);
                }
                content::Matched::Any(Process::Skip) => {}
                content::Matched::Any(Process::Lax) => self.lax(judged, *child, diagnostics),
                content::Matched::Any(Process::Strict) => {
                    let name = tree.node(*child).name;
                    if self.dts.by_name(name).is_none() && self.own_type(judged, *child).is_none() {
                        let message =
                            format!("`{}` is not declared in the set.", self.dts.shown(name));
                        let line = tree.node(*child).line;
                        self.tell(judged, line, Code::InvalidContent, message, diagnostics);
                    }
                    self.lax(judged, *child, diagnostics);
                }
            }
        }
        if let Some(fault) = fault {
            let line = children.get(fault.at).map_or(at.line, |child| tree.node(*child).line);
            let message = self.fault(names.get(fault.at), at.name, &fault.expected);
            self.tell(judged, line, Code::InvalidContent, message, diagnostics);
        }
    }

    /// What a content lacks, or has too much.
    fn fault(&self, found: Option<&NameId>, of: NameId, expected: &[NameId]) -> String {
        let expected: Vec<String> =
            expected.iter().take(4).map(|name| format!("`{}`", self.dts.shown(*name))).collect();
        let of = self.dts.shown(of);
        match (found, expected.is_empty()) {
            (Some(found), true) => {
                format!("`{}` can't stand here in `{of}`.", self.dts.shown(*found))
            }
            (Some(found), false) => format!(
                "`{}` can't stand here in `{of}`, but {}.",
                self.dts.shown(*found),
                expected.join(" or ")
            ),
            (None, _) => format!("`{of}` lacks {}.", expected.join(" or ")),
        }
    }

    fn tell(
        &self,
        judged: Judged<'_>,
        line: u32,
        code: Code,
        message: String,
        diagnostics: &mut Diagnostics,
    ) {
        let origin = Origin { document: judged.document, line };
        diagnostics.push(Diagnostic::new(code, place(self.dts, origin), message));
    }
}
