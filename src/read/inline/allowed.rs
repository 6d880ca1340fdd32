//! Which attributes and children the elements of Inline XBRL have, and where they stand (its schemas,
//! `xhtml-inlinexbrl-1_1-definitions` and `xhtml-inlinexbrl-1_0-definitions`).

use super::element::Kind;
use super::open::Open;
use super::{IX_1_0, IX_1_1};
use crate::read::instance::{XBRLI, XSI};
use crate::read::xml::{Scanner, XML};

/// Elements of XHTML that hold certain elements or a mere text, and no element of Inline XBRL.
const CLOSED: [&str; 18] = [
    "colgroup", "dl", "head", "html", "ol", "optgroup", "option", "script", "select", "style",
    "table", "tbody", "textarea", "tfoot", "thead", "title", "tr", "ul",
];

/// What a fact has besides its own attributes, or an item that may stand in a tuple.
const SHARED: [&str; 5] = ["id", "name", "order", "target", "tupleRef"];

/// Attributes with a prefix.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Foreign {
    /// None.
    None,
    /// Those of XML.
    Xml,
    /// Those of all namespaces but that of Inline XBRL.
    Any,
}

/// The attributes of an element without a prefix, besides those that all facts share, and those with one; those that an
/// element of 1.0 has instead come first.
fn attributes(kind: Kind, is_first: bool) -> (&'static [&'static str], Foreign) {
    match kind {
        Kind::NonNumeric if is_first => {
            (&["contextRef", "escape", "footnoteRefs", "format"], Foreign::Any)
        }
        Kind::NonFraction if is_first => (
            &[
                "contextRef",
                "unitRef",
                "decimals",
                "footnoteRefs",
                "precision",
                "format",
                "scale",
                "sign",
            ],
            Foreign::Any,
        ),
        Kind::Fraction if is_first => (&["contextRef", "footnoteRefs", "unitRef"], Foreign::Any),
        Kind::Tuple if is_first => (&["footnoteRefs", "tupleID"], Foreign::Any),
        Kind::Footnote if is_first => (
            &["arcrole", "footnoteID", "footnoteLinkRole", "footnoteRole", "id", "title"],
            Foreign::Xml,
        ),
        Kind::NonFraction => (
            &["contextRef", "unitRef", "decimals", "precision", "format", "scale", "sign"],
            Foreign::Any,
        ),
        Kind::NonNumeric => (&["contextRef", "continuedAt", "escape", "format"], Foreign::Any),
        Kind::Fraction => (&["contextRef", "unitRef"], Foreign::Any),
        Kind::Tuple => (&["tupleID"], Foreign::Any),
        Kind::Numerator | Kind::Denominator => (&["format", "scale", "sign"], Foreign::None),
        Kind::Footnote => (&["continuedAt", "footnoteRole", "id", "title"], Foreign::Xml),
        Kind::Continuation => (&["continuedAt", "id"], Foreign::None),
        Kind::References => (&["id", "target"], Foreign::Any),
        Kind::Relationship => {
            (&["arcrole", "fromRefs", "linkRole", "order", "toRefs"], Foreign::Xml)
        }
        Kind::Exclude | Kind::Header | Kind::Hidden | Kind::Resources => (&[], Foreign::None),
    }
}

/// Of the attributes of a relationship, with their namespaces where they have one, the first that it can't have.
pub(super) fn strange_of_relationship<'k>(
    mut keys: impl Iterator<Item = (&'k str, Option<&'k str>)>,
) -> Option<&'k str> {
    let (own, _) = attributes(Kind::Relationship, false);
    let is_strange = |(key, namespace): &(&str, Option<&str>)| match namespace {
        None => !key.contains(':') && !own.contains(key),
        Some(namespace) => !matches!(*namespace, XML | XSI),
    };
    keys.find(is_strange).map(|(key, _)| key)
}

/// An attribute of the element that was opened last which it can't have.
pub(super) fn strange<'a>(kind: Kind, is_first: bool, scanner: &Scanner<'a>) -> Option<&'a str> {
    let (own, foreign) = attributes(kind, is_first);
    let mut keys = scanner.attributes().iter().map(|attribute| attribute.key);
    keys.find(|key| {
        if !key.contains(':') {
            return !(own.contains(key) || (kind.is_fact() && SHARED.contains(key)));
        }
        match scanner.attribute_name(key) {
            Some((XSI, _)) | None => false,
            Some((IX_1_0 | IX_1_1, _)) => true,
            Some((XML, _)) => foreign == Foreign::None,
            // The item that is made of the fact can't have it (XBRL 2.1 §4.6, `xbrli:*ItemType`).
            Some((XBRLI, _)) => foreign != Foreign::Any || (kind.is_fact() && kind != Kind::Tuple),
            Some(_) => foreign != Foreign::Any,
        }
    })
}

/// The element of XHTML around an element of Inline XBRL that can't hold it.
pub(super) fn closed<'a>(around: Option<&Open<'a>>) -> Option<&'a str> {
    let Some(Open::Other { name, is_xhtml: true, .. }) = around else { return None };
    let local = name.rsplit(':').next().unwrap_or(name);
    CLOSED.binary_search(&local).is_ok().then_some(*name)
}

/// Where in a header the reader is: hidden facts, references and resources follow each other.
#[derive(Default)]
pub(super) struct Header {
    /// The last part that began.
    part: u8,
    /// How deep the header lies that is open.
    header: Option<usize>,
    /// How deep `ix:hidden` lies that is open.
    hidden: Option<usize>,
    /// Whether it holds something.
    is_filled: bool,
}

impl Header {
    /// What is wrong with an element of Inline XBRL that begins at a depth.
    pub(super) fn begin(&mut self, kind: Kind, depth: usize) -> Option<&'static str> {
        let part = match kind {
            Kind::Header => {
                *self = Self { header: Some(depth), ..Self::default() };
                return None;
            }
            Kind::Hidden => 1,
            Kind::References => 2,
            Kind::Resources => 3,
            _ => return None,
        };
        let is_late = part < self.part || (part == self.part && kind != Kind::References);
        self.part = part;
        if kind == Kind::Hidden {
            (self.hidden, self.is_filled) = (Some(depth), false);
        }
        is_late.then_some(
            "a header holds hidden facts, references and resources, in this order; only references repeat",
        )
    }

    /// Whether something at a depth stands directly in the header, or in its hidden facts.
    pub(super) fn is_around(&self, depth: usize) -> bool {
        [self.header, self.hidden].into_iter().flatten().any(|around| around + 1 == depth)
    }

    /// What is wrong with something that stands at a depth: an element of this kind, another one, or a text.
    pub(super) fn within(&mut self, kind: Option<Kind>, depth: usize) -> Option<&'static str> {
        if self.header.is_some_and(|header| header + 1 == depth) {
            let is_part = matches!(kind, Some(Kind::Hidden | Kind::References | Kind::Resources));
            return (!is_part).then_some(
                "a header holds hidden facts, references and resources, and nothing else",
            );
        }
        if self.hidden? + 1 != depth {
            return None;
        }
        self.is_filled = true;
        let is_placed = kind.is_some_and(|kind| kind.is_fact() || kind == Kind::Footnote);
        (!is_placed).then_some("`ix:hidden` holds nothing but facts and footnotes")
    }

    /// What is wrong with an element that ends at a depth.
    pub(super) fn end(&mut self, depth: usize) -> Option<&'static str> {
        self.header = self.header.filter(|header| *header != depth);
        if self.hidden != Some(depth) {
            return None;
        }
        self.hidden = None;
        (!self.is_filled).then_some("`ix:hidden` holds nothing")
    }
}
