//! Footnotes (XBRL 2.1 §4.11).

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::position::Positions;
use super::{Builder, LINK, XLINK};
use crate::model::instance::{IdRef, Link, LinkTarget, Note, ProblemKind};
use crate::read::dts::address;
use crate::read::xml::{Fragment, Scanner, XML, trimmed};

/// What a label in a link stands for.
#[derive(Clone, Copy)]
enum End {
    Fact(IdRef),
    Note(usize),
}

impl Builder {
    /// Reads a footnote link: which facts lead to which notes.
    pub(super) fn footnote_link<'a>(&mut self, fragment: &Fragment<'a>, scanner: &mut Scanner<'a>) {
        let text = scanner.whole_document();
        let (scopes, names) = scanner.scopes_and_names();
        let of = |node: usize, namespace: &str, local: &str| {
            fragment.attribute_in(node, scopes, namespace, local)
        };
        let at = self.place(fragment.at(0));
        let role = of(0, XLINK, "role").unwrap_or_default();
        if trimmed(&role).is_empty() {
            self.problem(ProblemKind::Footnote, at, "the link has no role");
        }
        let link_lang = of(0, XML, "lang");
        let mut ends: FxHashMap<Box<str>, Vec<End>> = FxHashMap::default();
        let mut arcs = Vec::new();
        for (child, name) in fragment.children(0) {
            let place = self.place(fragment.at(child));
            let kind = of(child, XLINK, "type").unwrap_or_default();
            let label = of(child, XLINK, "label");
            if let Some(id) = fragment.attribute(child, "id") {
                self.take_id(&id, fragment.at(child));
            }
            match (&*kind, names.parts(name)) {
                ("locator", (LINK, "loc")) => {
                    let (Some(href), Some(label)) = (of(child, XLINK, "href"), label) else {
                        self.problem(ProblemKind::Footnote, place, "a locator leads to nothing");
                        continue;
                    };
                    match self.fact_of(&href, text) {
                        Some(id) => {
                            let id = self.instance.id(&id);
                            ends.entry(label.into()).or_default().push(End::Fact(id));
                        }
                        None => {
                            let what =
                                format!("the locator `{href}` leads to no fact of this document");
                            self.problem(ProblemKind::Footnote, place, what);
                        }
                    }
                }
                ("resource", parts) => {
                    let Some(label) = label else { continue };
                    let own = of(child, XML, "lang").or_else(|| link_lang.clone());
                    let root = (self.root_lang > 0).then(|| {
                        self.instance.languages.get_index(usize::from(self.root_lang) - 1).cloned()
                    });
                    let lang = own.map(Into::into).or(root.flatten());
                    if parts == (LINK, "footnote") && lang.is_none() {
                        let what = "a footnote has no language";
                        self.problem(ProblemKind::Footnote, place, what);
                    }
                    let note = Note {
                        role: of(child, XLINK, "role").unwrap_or_default().into(),
                        lang,
                        id: fragment.attribute(child, "id").map(Into::into),
                        title: of(child, XLINK, "title").map(Into::into),
                        content: fragment.note(child, scopes, names).into(),
                        at: place,
                    };
                    ends.entry(label.into())
                        .or_default()
                        .push(End::Note(self.instance.notes.len()));
                    self.instance.notes.push(note);
                }
                ("arc", _) => arcs.push(child),
                ("locator", _) => {
                    let what = "the locators of footnote links are `link:loc`";
                    self.problem(ProblemKind::Footnote, place, what);
                }
                _ => {}
            }
        }
        self.arcs(fragment, &arcs, scanner, &role, &ends);
    }

    /// Reads the arcs of a footnote link. One that prohibits takes away what is equivalent and of no higher priority
    /// (§3.5.3.9.7.5).
    fn arcs(
        &mut self,
        fragment: &Fragment<'_>,
        arcs: &[usize],
        scanner: &Scanner<'_>,
        role: &str,
        ends: &FxHashMap<Box<str>, Vec<End>>,
    ) {
        let of = |node: usize, local: &str| {
            fragment.attribute_in(node, scanner.scopes(), XLINK, local).unwrap_or_default()
        };
        let mut pairs = FxHashSet::default();
        let mut prohibited: FxHashMap<Relationship, i64> = FxHashMap::default();
        let mut made: Vec<(Relationship, i64)> = Vec::new();
        let first = self.instance.links.len();
        for &arc in arcs {
            let place = self.place(fragment.at(arc));
            let (arcrole, from, to) = (of(arc, "arcrole"), of(arc, "from"), of(arc, "to"));
            if !pairs.insert((from.to_string(), to.to_string())) {
                let what = format!("two arcs of the link lead from `{from}` to `{to}`");
                self.problem(ProblemKind::Footnote, place, what);
            }
            let (Some(from), Some(to)) = (ends.get(&*from), ends.get(&*to)) else {
                self.problem(ProblemKind::Footnote, place, "an arc has an end that is not there");
                continue;
            };
            let prohibits = fragment.attribute(arc, "use").is_some_and(|of| &*of == "prohibited");
            let priority = fragment.attribute(arc, "priority");
            let priority = priority.and_then(|of| trimmed(&of).parse().ok()).unwrap_or(0);
            let order: Option<Box<str>> = fragment.attribute(arc, "order").map(Into::into);
            let place_in_order = order.as_deref().and_then(|order| trimmed(order).parse().ok());
            for (from, to) in from.iter().flat_map(|from| to.iter().map(move |to| (from, to))) {
                let End::Fact(from) = *from else {
                    if arcrole.ends_with("/fact-footnote") {
                        self.problem(ProblemKind::Footnote, place, "an arc leads from a note");
                    }
                    continue;
                };
                let to = match to {
                    End::Fact(id) => LinkTarget::Fact(*id),
                    End::Note(note) => LinkTarget::Note(*note),
                };
                if &*arcrole == crate::read::inline::FACT_FOOTNOTE
                    && !matches!(to, LinkTarget::Note(_))
                {
                    self.problem(ProblemKind::Footnote, place, "an arc to a note leads to a fact");
                }
                let order_or_default = place_in_order.unwrap_or(Decimal::ONE);
                let relationship = (arcrole.clone().into(), from, to, order_or_default);
                if prohibits {
                    let known = prohibited.entry(relationship).or_insert(priority);
                    *known = priority.max(*known);
                    continue;
                }
                made.push((relationship, priority));
                let (role, arcrole) = (role.into(), (&*arcrole).into());
                let order = order.clone();
                self.instance.links.push(Link { role, arcrole, from, to, order, at: place });
            }
        }
        let is_left = |(relationship, priority): &(Relationship, i64)| {
            prohibited.get(relationship).is_none_or(|prohibiting| prohibiting < priority)
        };
        let mut left = made.iter().map(is_left);
        let mut at = 0;
        self.instance.links.retain(|_| {
            at += 1;
            at <= first || left.next().unwrap_or(true)
        });
    }
}

/// What makes relationships equivalent: arcrole, ends, order (§3.5.3.9.7.4).
type Relationship = (Box<str>, IdRef, LinkTarget, Decimal);

impl Builder {
    /// The id of the fact that a locator of the same document leads to: `#id`, `#element(id)` or `#element(/1/4)`.
    fn fact_of(&mut self, href: &str, text: &str) -> Option<String> {
        let (document, pointer) = href.split_once('#')?;
        if !document.is_empty() && *address::decoded(document) != *self.own_name {
            return None;
        }
        let pointer = address::decoded(pointer);
        match pointer.strip_prefix("element(") {
            Some(rest) => {
                let steps = rest.strip_suffix(')')?;
                if !steps.contains('/') {
                    return Some(steps.to_owned());
                }
                self.positions.get_or_insert_with(|| Positions::new(text)).as_mut()?.id(steps)
            }
            None => (!pointer.is_empty()).then_some(pointer),
        }
    }
}
