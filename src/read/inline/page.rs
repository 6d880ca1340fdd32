//! Pages as the schemas of Inline XBRL have them: which elements and attributes of XHTML they hold, and where (Inline XBRL
//! 1.1 §3.3). No fact depends on it, so that it is asked only where a page is judged.

mod values;

use rustc_hash::FxHashSet;

use super::{IX_1_0, IX_1_1, XHTML};
use crate::model::instance::{Instance, NameId, Names, Problem, ProblemKind};
use crate::notation::xhtml::{Content, Element, Kind, element};
use crate::read::instance::{XBRLI, XSI};
use crate::read::xml::{Scanner, Token, trimmed};

/// Elements that hold certain others, and which.
const PARTS: [(&str, &[&str]); 10] = [
    ("html", &["body", "head"]),
    ("head", &["base", "link", "meta", "object", "script", "style", "title"]),
    ("dl", &["dd", "dt"]),
    ("select", &["optgroup", "option"]),
    ("optgroup", &["option"]),
    ("colgroup", &["col"]),
    ("table", &["caption", "col", "colgroup", "tbody", "tfoot", "thead", "tr"]),
    ("ruby", &["rb", "rp", "rt"]),
    ("fieldset", &["legend"]),
    ("object", &["param"]),
];
/// Elements that do not hold directly what others of their kind do, and what.
const EXCLUDED: [(&str, &[&str]); 5] = [
    ("a", &["a"]),
    (
        "button",
        &["a", "button", "fieldset", "form", "input", "label", "ruby", "select", "textarea"],
    ),
    ("form", &["form"]),
    ("label", &["a", "label", "ruby"]),
    (
        "pre",
        &[
            "big", "button", "img", "input", "label", "object", "ruby", "select", "small", "sub",
            "sup", "textarea",
        ],
    ),
];
/// Elements that hold at least one other.
const FILLED: [&str; 4] = ["dl", "html", "optgroup", "select"];
/// What a page has once in its head.
const ONCE: [&str; 2] = ["base", "title"];
/// What `ruby` holds, in this order.
const RUBY: [&[&str]; 2] = [&["rb", "rt"], &["rb", "rp", "rt", "rp"]];

/// Adds to what is wrong with the pages of an instance what their schema says of them, each once a page.
pub(crate) fn judge(instance: &mut Instance) {
    let mut problems = Vec::new();
    for (at, document) in instance.documents.iter().enumerate() {
        let end = instance.documents.get(at + 1).map_or(instance.text.len(), |next| next.start);
        let Some(text) = instance.text.get(document.start..end) else { continue };
        let mut page = Page {
            scanner: Scanner::new(text, Names::default()),
            start: document.start,
            classes: Vec::new(),
            open: Vec::new(),
            told: FxHashSet::default(),
            problems: &mut problems,
        };
        page.walk();
    }
    instance.problems.append(&mut problems);
}

/// What an element is.
#[derive(Clone, Copy)]
enum Class {
    /// One of XHTML; none where XHTML has none of the name.
    Xhtml(Option<&'static Element>),
    /// One of Inline XBRL.
    Inline,
    /// One that is none of the page: of the header, or of another namespace.
    Other,
}

/// An element that is open.
#[derive(Clone)]
enum Open<'a> {
    /// One of XHTML, the last element in it, and those that it holds in an order or only once.
    Xhtml(&'static Element, Option<Kind>, Vec<&'static str>),
    /// One of Inline XBRL, as it is written: it holds texts and blocks.
    Inline(&'a str),
    /// One of whose content nothing is known.
    Other,
}

struct Page<'p, 'a> {
    scanner: Scanner<'a>,
    start: usize,
    /// What elements are, by the numbers of their names.
    classes: Vec<Option<Class>>,
    open: Vec<Open<'a>>,
    told: FxHashSet<String>,
    problems: &'p mut Vec<Problem>,
}

impl Page<'_, '_> {
    /// Goes through the page. It was read before, and is well formed as far as anything depends on it.
    fn walk(&mut self) {
        loop {
            match self.scanner.token() {
                Ok(Token::Start(name)) => self.start(name),
                Ok(Token::End) => self.end(),
                Ok(Token::Text(text)) if !trimmed(&text).is_empty() => self.text(),
                Ok(Token::Text(_)) => {}
                Ok(Token::Eof) | Err(_) => return,
            }
        }
    }

    fn tell(&mut self, kind: ProblemKind, what: String) {
        if self.told.contains(&what) {
            return;
        }
        self.told.insert(what.clone());
        let at = u32::try_from(self.start + self.scanner.at()).unwrap_or(u32::MAX);
        self.problems.push(Problem { kind, at, what });
    }

    fn class(&mut self, name: NameId) -> Class {
        let at = name.index();
        if let Some(Some(known)) = self.classes.get(at) {
            return *known;
        }
        let class = match self.scanner.names().parts(name) {
            (XHTML, local) => Class::Xhtml(element(local)),
            (IX_1_0 | IX_1_1, "references" | "resources") => Class::Other,
            // Those of XBRL are told where the page is read.
            (IX_1_0 | IX_1_1 | XBRLI, _) => Class::Inline,
            _ => Class::Other,
        };
        if self.classes.len() <= at {
            self.classes.resize(at + 1, None);
        }
        self.classes[at] = Some(class);
        class
    }

    fn start(&mut self, name: NameId) {
        let class = self.class(name);
        let opened = match class {
            Class::Xhtml(Some(element)) => Open::Xhtml(element, None, Vec::new()),
            Class::Inline => Open::Inline(self.scanner.written_name()),
            Class::Xhtml(None) | Class::Other => Open::Other,
        };
        let fits = match (self.open.last_mut(), class) {
            // What is wrong with the root is told when the page is read.
            (None | Some(Open::Other), _) => true,
            // Those of Inline XBRL have rules of their own.
            (_, Class::Inline) => true,
            (Some(Open::Inline(_)), Class::Xhtml(Some(element))) => {
                Content::Flow.takes(None, element.kind)
            }
            (Some(Open::Xhtml(around, last, parts)), Class::Xhtml(Some(element))) => {
                let before = last.replace(element.kind);
                takes(around, before, element) && is_in_turn(around, parts, element)
            }
            (_, Class::Xhtml(None)) => false,
            // In elements of Inline XBRL they are told where these are read.
            (Some(Open::Inline(_)), Class::Other) => true,
            (Some(Open::Xhtml(..)), Class::Other) => false,
        };
        if !fits {
            let around = match self.open.last() {
                Some(Open::Xhtml(around, ..)) => around.name,
                Some(Open::Inline(name)) => name,
                _ => "",
            };
            let what = format!("`{}` can't stand in `{around}`", self.scanner.written_name());
            self.tell(ProblemKind::Structure, what);
        }
        if let Open::Xhtml(element, ..) = opened {
            self.attributes(element);
        }
        self.open.push(opened);
    }

    fn attributes(&mut self, element: &'static Element) {
        for index in 0..self.scanner.attributes().len() {
            let attribute = self.scanner.attributes()[index];
            let key = attribute.key;
            let is_xsi = key.contains(':')
                && matches!(
                    self.scanner.attribute_name(key),
                    Some((XSI | IX_1_0 | IX_1_1, _)) | None
                );
            if is_xsi {
                continue;
            }
            if !element.takes(key) {
                let what = format!("`{}` can't have the attribute `{key}`", element.name);
                self.tell(ProblemKind::Value, what);
            } else if !values::is_value(element.name, key, &attribute.value()) {
                let value = attribute.value();
                let what = format!("`{}` can't be the value of `{key}`", value.escape_debug());
                self.tell(ProblemKind::Value, what);
            }
        }
        for needed in element.required() {
            if self.scanner.attribute(needed).is_none() {
                let what = format!("the element `<{}>` has no attribute `{needed}`", element.name);
                self.tell(ProblemKind::Value, what);
            }
        }
    }

    fn text(&mut self) {
        if let Some(Open::Xhtml(around, ..)) = self.open.last()
            && !around.content.takes_text()
        {
            let what = format!("text can't stand in `{}`", around.name);
            self.tell(ProblemKind::Structure, what);
        }
    }

    fn end(&mut self) {
        let Some(Open::Xhtml(element, last, parts)) = self.open.pop() else { return };
        let is_filled = match element.name {
            "head" => parts.contains(&"title"),
            "ruby" => [2, 4].contains(&parts.len()) || (parts.is_empty() && last.is_some()),
            name => last.is_some() || !FILLED.contains(&name),
        };
        if !is_filled || !element.content.ends_behind(last) {
            let what = format!("`{}` lacks an element that it must hold", element.name);
            self.tell(ProblemKind::Structure, what);
        }
    }
}

/// Whether an element holds another one behind the last one in it.
fn takes(around: &Element, last: Option<Kind>, element: &Element) -> bool {
    let parts = PARTS.iter().find(|(name, _)| *name == around.name).map(|(_, parts)| *parts);
    let is_part = |parts: &[&str]| parts.contains(&element.name);
    if EXCLUDED.iter().any(|(name, others)| *name == around.name && is_part(others)) {
        return false;
    }
    match around.content {
        Content::Table => parts.is_some_and(is_part) && around.content.takes(last, element.kind),
        // Areas of an image, or blocks.
        Content::Parts if around.name == "map" => {
            element.name == "area" || Content::Blocks.takes(last, element.kind)
        }
        Content::Parts => parts.is_some_and(is_part),
        content => content.takes(last, element.kind) || parts.is_some_and(is_part),
    }
}

/// Whether an element comes where it may among those that have an order or stand once; it is kept with these.
fn is_in_turn(around: &Element, parts: &mut Vec<&'static str>, element: &Element) -> bool {
    match around.name {
        "head" if ONCE.contains(&element.name) => {
            let is_first = !parts.contains(&element.name);
            if is_first {
                parts.push(element.name);
            }
            is_first
        }
        "ruby" => {
            let fits = |parts: &[&str]| RUBY.iter().any(|order| order.starts_with(parts));
            parts.push(element.name);
            let is_next = fits(parts);
            if !is_next {
                parts.pop();
            }
            is_next
        }
        _ => true,
    }
}
