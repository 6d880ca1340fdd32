//! Which members the objects of xBRL-JSON and xBRL-CSV have (xBRL-JSON 1.0 §2, xBRL-CSV 1.0 §3), as data.

use rustc_hash::FxHashSet;

use super::node::Node;
use crate::notation::lexical;

/// What may stand somewhere.
#[derive(Debug)]
pub(crate) enum Shape {
    Text,
    /// A URI or a reference to one.
    Uri,
    Bool,
    /// An integer, or a string that refers to one.
    IntegerOrText,
    /// A number, a string, true, false or null.
    Plain,
    List(&'static Shape),
    /// Named members, with what else there may be.
    Object {
        members: &'static [Member],
        required: &'static [&'static str],
        others: Others,
    },
}

/// A member that an object may have.
pub(crate) type Member = (&'static str, Shape);

/// The members of an object that have no fixed names.
#[derive(Debug)]
pub(crate) enum Others {
    /// There are none.
    None,
    /// Any value under a name with a prefix.
    Extensions,
    /// Members of one shape; names with a prefix too where there is a second.
    Named(&'static Shape),
    /// Names with prefixes, of one shape.
    Prefixed(&'static Shape),
    /// As `Named`, with names that are `NCName`s.
    Simple(&'static Shape),
}

use Others::{Extensions, Named, None as Nothing, Prefixed, Simple};
use Shape::{Bool, IntegerOrText, List, Object, Plain, Text, Uri};

const fn open(members: &'static [Member], required: &'static [&'static str]) -> Shape {
    Object { members, required, others: Extensions }
}

const fn map(others: Others) -> Shape {
    Object { members: &[], required: &[], others }
}

const TEXTS: Shape = map(Named(&Text));
const URIS: Shape = map(Named(&Uri));
const FEATURES: Shape = map(Prefixed(&Plain));

/// `/documentInfo` of xBRL-JSON.
pub(crate) static JSON_INFO: Shape = open(
    &[
        ("documentType", Text),
        ("baseURL", Uri),
        ("features", FEATURES),
        ("namespaces", URIS),
        ("linkTypes", TEXTS),
        ("linkGroups", TEXTS),
        ("taxonomy", List(&Text)),
    ],
    &["documentType", "taxonomy"],
);

const FINAL: Shape = Object {
    members: &[
        ("namespaces", Bool),
        ("taxonomy", Bool),
        ("linkTypes", Bool),
        ("linkGroups", Bool),
        ("features", Bool),
        ("tableTemplates", Bool),
        ("tables", Bool),
        ("dimensions", Bool),
        ("final", Bool),
        ("parameters", Bool),
        ("parameterURL", Bool),
    ],
    required: &[],
    others: Nothing,
};

const DIMENSIONS: Shape = Object {
    members: &[
        ("concept", Text),
        ("entity", Text),
        ("period", Text),
        ("unit", Text),
        ("language", Text),
    ],
    required: &[],
    others: Prefixed(&Text),
};

static PROPERTY_GROUP: Shape =
    open(&[("decimals", IntegerOrText), ("dimensions", DIMENSIONS)], &[]);

static COLUMN: Shape = open(
    &[
        ("comment", Bool),
        ("decimals", IntegerOrText),
        ("dimensions", DIMENSIONS),
        ("propertiesFrom", List(&Text)),
        ("propertyGroups", map(Named(&PROPERTY_GROUP))),
    ],
    &[],
);

static TEMPLATE: Shape = open(
    &[
        ("rowIdColumn", Text),
        ("columns", map(Named(&COLUMN))),
        ("decimals", IntegerOrText),
        ("dimensions", DIMENSIONS),
    ],
    &["columns"],
);

static TABLE: Shape =
    open(&[("url", Text), ("template", Text), ("optional", Bool), ("parameters", TEXTS)], &["url"]);

static LINK_SOURCES: Shape = map(Named(&List(&Text)));
static LINK_GROUPS: Shape = map(Simple(&LINK_SOURCES));

/// The metadata of xBRL-CSV.
pub(crate) static CSV: Shape = open(
    &[
        (
            "documentInfo",
            open(
                &[
                    ("documentType", Text),
                    ("baseURL", Uri),
                    ("features", FEATURES),
                    ("final", FINAL),
                    ("namespaces", URIS),
                    ("linkTypes", TEXTS),
                    ("linkGroups", TEXTS),
                    ("taxonomy", List(&Text)),
                    ("extends", List(&Uri)),
                ],
                &["documentType"],
            ),
        ),
        ("tableTemplates", map(Named(&TEMPLATE))),
        ("tables", map(Named(&TABLE))),
        ("parameters", TEXTS),
        ("parameterURL", Text),
        ("dimensions", DIMENSIONS),
        ("decimals", IntegerOrText),
        ("links", map(Simple(&LINK_GROUPS))),
    ],
    &["documentInfo"],
);

/// A member that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misshapen {
    /// The names of the members down to it.
    pub(crate) path: Vec<String>,
    pub(crate) what: String,
    /// Whether it is there twice, which is no JSON that the syntaxes take.
    pub(crate) twice: bool,
}

/// Holds a value against a shape; tells the names with prefixes that it met, which must be bound.
pub(crate) fn check(
    node: &Node,
    shape: &Shape,
    path: &mut Vec<String>,
    found: &mut Vec<Misshapen>,
    extensions: &mut Vec<Vec<String>>,
) {
    let mut tell = |what: String, path: &[String], twice| {
        found.push(Misshapen { path: path.to_vec(), what, twice });
    };
    let expected = match (shape, node) {
        (Text, Node::Text(_)) | (Bool, Node::Bool(_)) => return,
        (IntegerOrText, Node::Integer(_) | Node::Text(_)) => return,
        (Plain, Node::List(_) | Node::Object(_)) => "a plain value",
        (Plain, _) => return,
        (Uri, Node::Text(text)) => {
            if !lexical::is_uri(text) {
                tell(format!("`{text}` is no URI."), path, false);
            }
            return;
        }
        (List(of), Node::List(items)) => {
            for (at, item) in items.iter().enumerate() {
                path.push(at.to_string());
                check(item, of, path, found, extensions);
                path.pop();
            }
            return;
        }
        (Object { members, required, others }, Node::Object(given)) => {
            for name in required.iter().filter(|name| node.get(name).is_none()) {
                tell(format!("`{name}` is not there."), path, false);
            }
            let mut seen = FxHashSet::default();
            for (name, value) in given {
                path.push(name.clone());
                if !seen.insert(name) {
                    let what = format!("`{}` stands twice.", name.escape_debug());
                    found.push(Misshapen { path: path.clone(), what, twice: true });
                }
                member(name, value, members, others, path, found, extensions);
                path.pop();
            }
            return;
        }
        (Text | Uri, _) => "a string",
        (Bool, _) => "true or false",
        (IntegerOrText, _) => "an integer or a string",
        (List(_), _) => "an array",
        (Object { .. }, _) => "an object",
    };
    tell(format!("It must be {expected}, and is {}.", node.kind()), path, false);
}

fn member(
    name: &str,
    value: &Node,
    members: &[Member],
    others: &Others,
    path: &mut Vec<String>,
    found: &mut Vec<Misshapen>,
    extensions: &mut Vec<Vec<String>>,
) {
    if let Some((_, shape)) = members.iter().find(|(known, _)| *known == name) {
        return check(value, shape, path, found, extensions);
    }
    let is_prefixed = lexical::prefix_of_qname(name).is_some_and(|prefix| !prefix.is_empty());
    match others {
        Extensions if is_prefixed => extensions.push(path.clone()),
        Named(shape) => check(value, shape, path, found, extensions),
        Prefixed(shape) if name.contains(':') => check(value, shape, path, found, extensions),
        Simple(shape) if lexical::is_ncname(name) => check(value, shape, path, found, extensions),
        _ => {
            let what = format!("`{}` has no place here.", name.escape_debug());
            found.push(Misshapen { path: path.clone(), what, twice: false });
        }
    }
}

/// Whether a member stands twice anywhere.
pub(crate) fn has_twins(node: &Node) -> bool {
    let mut seen = FxHashSet::default();
    node.members().iter().any(|(name, value)| !seen.insert(name) || has_twins(value))
        || node.items().iter().any(has_twins)
}
