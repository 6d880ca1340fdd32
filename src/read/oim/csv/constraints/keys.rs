//! Keys: columns and parameters whose values are together unique, or those of another key (xBRL-CSV Table
//! Constraints 1.0, keys).

use super::super::super::names::is_identifier;
use super::super::super::node::Node;
use super::value::{Constraint, Kind};
use super::{Constraints, OfTemplate, Problem, Problems, names};

/// A key whose values stand once.
#[derive(Clone, Debug)]
pub(super) struct Unique {
    pub(super) name: String,
    pub(super) fields: Vec<String>,
    pub(super) is_warning: bool,
    /// Whether all templates that name it have it in common.
    pub(super) shared: bool,
}

/// A key whose values are among those of another, or must not be.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    name: String,
    pub(super) fields: Vec<String>,
    pub(super) to: String,
    pub(super) is_warning: bool,
    pub(super) negate: bool,
}

/// Reads the keys of a template.
pub(super) fn read(node: &Node, template: &mut OfTemplate, problems: &mut Problems<'_>) {
    let shape = |what: &str| Problem::new("tcme:invalidJSONStructure", what);
    let Node::Object(members) = node else {
        return problems.tell(&[], shape("Keys must be an object."));
    };
    for (name, value) in members {
        let fits = match name.as_str() {
            "unique" | "reference" => matches!(value, Node::List(keys) if !keys.is_empty()),
            "sortKey" => value.text().is_some(),
            _ => false,
        };
        if !fits {
            problems.tell(
                &[name],
                shape(&format!("`{}` is not what it must be.", name.escape_debug())),
            );
        }
    }
    if node.get("unique").is_none() && node.get("reference").is_none() {
        let what = "There is neither a unique key nor a reference.";
        problems.tell(&[], Problem::new("tcme:missingKeyProperty", what));
    }
    for key in node.get("unique").map(Node::items).unwrap_or_default() {
        if let Some(key) = unique(key, problems) {
            fields(&key.fields, "unique", template, problems);
            template.unique.push(key);
        }
    }
    for key in node.get("reference").map(Node::items).unwrap_or_default() {
        if let Some(key) = reference(key, problems) {
            if template.references.iter().any(|known| known.name == key.name) {
                twice(&key.name, "reference", problems);
            }
            fields(&key.fields, "reference", template, problems);
            template.references.push(key);
        }
    }
    if let Some(sort) = node.get("sortKey").and_then(Node::text) {
        if template.unique.iter().any(|key| key.name == sort) {
            template.sort = Some(sort.to_owned());
        } else {
            unknown(sort, &["sortKey"], problems);
        }
    }
}

fn twice(name: &str, list: &str, problems: &mut Problems<'_>) {
    let what = format!("There are two keys `{}`.", name.escape_debug());
    problems.tell(&[list], Problem::new("tcme:duplicateKeyName", &what));
}

fn unknown(name: &str, below: &[&str], problems: &mut Problems<'_>) {
    let what = format!("There is no unique key `{}`.", name.escape_debug());
    problems.tell(below, Problem::new("tcme:unknownKey", &what));
}

fn unique(node: &Node, problems: &mut Problems<'_>) -> Option<Unique> {
    let (name, fields, is_warning) = common(node, "unique", &["shared"], problems)?;
    let shared = node.get("shared") == Some(&Node::Bool(true));
    Some(Unique { name, fields, is_warning, shared })
}

fn reference(node: &Node, problems: &mut Problems<'_>) -> Option<Reference> {
    let further = ["referencedKeyName", "negate"];
    let (name, fields, is_warning) = common(node, "reference", &further, problems)?;
    let Some(to) = node.get("referencedKeyName").and_then(Node::text) else {
        let what = "The key that is referred to is not named.";
        problems.tell(&["reference"], Problem::new("tcme:invalidJSONStructure", what));
        return None;
    };
    let negate = node.get("negate") == Some(&Node::Bool(true));
    Some(Reference { name, fields, to: to.to_owned(), is_warning, negate })
}

/// What both kinds of keys have: name, fields, whether a fault is a warning.
fn common(
    node: &Node,
    list: &str,
    further: &[&str],
    problems: &mut Problems<'_>,
) -> Option<(String, Vec<String>, bool)> {
    let before = problems.found;
    let shape = |what: &str| Problem::new("tcme:invalidJSONStructure", what);
    for (name, value) in node.members() {
        let fits = match name.as_str() {
            "name" | "severity" => value.text().is_some(),
            "fields" => names(value).is_some(),
            "referencedKeyName" => value.text().is_some() && further.contains(&name.as_str()),
            _ => matches!(value, Node::Bool(_)) && further.contains(&name.as_str()),
        };
        if !fits {
            let what = format!("`{}` of a key is not what it must be.", name.escape_debug());
            problems.tell(&[list], shape(&what));
        }
    }
    let is_warning = match node.get("severity").and_then(Node::text) {
        None | Some("error") => false,
        Some("warning") => true,
        Some(other) => {
            let what = format!("There is no severity `{}`.", other.escape_debug());
            problems.tell(&[list], Problem::new("tcme:unknownSeverity", &what));
            false
        }
    };
    let (Some(name), Some(fields)) =
        (node.get("name").and_then(Node::text), node.get("fields").and_then(names))
    else {
        if problems.found == before {
            problems.tell(&[list], shape("A key has no name, or no fields."));
        }
        return None;
    };
    if !is_identifier(name) {
        let what = format!("`{}` is no identifier.", name.escape_debug());
        problems.tell(&[list], Problem::new("xbrlce:invalidIdentifier", &what));
    }
    Some((name.to_owned(), fields, is_warning))
}

/// Fields must have constraints, by which their values can be compared.
fn fields(fields: &[String], list: &str, template: &OfTemplate, problems: &mut Problems<'_>) {
    let mut after_columns = false;
    for name in fields.iter().filter(|name| !template.broken.contains(name)) {
        let Some((constraint, is_parameter)) = template.field(name) else {
            let what = format!("`{}` is in a key, and has no constraint.", name.escape_debug());
            problems.tell(&[list], Problem::new("tcme:illegalKeyField", &what));
            continue;
        };
        if !is_comparable(constraint) {
            let what = format!("Values of `{name}` can't be compared, as those of a key are.");
            problems.tell(&[list], Problem::new("tcme:illegalKeyField", &what));
        }
        if list == "unique" && is_parameter && after_columns {
            let what = format!("The parameter `{name}` stands behind a column.");
            problems.tell(&[list], Problem::new("tcme:illegalUniqueKeyOrder", &what));
        }
        after_columns |= !is_parameter;
    }
}

fn is_comparable(constraint: &Constraint) -> bool {
    match constraint.kind {
        Kind::Schema("hexBinary" | "base64Binary" | "language") => false,
        Kind::Schema("duration") => constraint.duration_type.is_some(),
        kind if kind.is_binary_number() => false,
        kind if kind.is_time() => constraint.time_zone.is_some(),
        _ => true,
    }
}

/// What keys of different templates have to do with each other.
pub(super) fn judge(constraints: &Constraints, tell: &mut dyn FnMut(&[&str], &Problem)) {
    let mut known: Vec<(&OfTemplate, &Unique)> = Vec::new();
    for (name, template) in &constraints.templates {
        let path = ["tableTemplates", name, "tc:keys"];
        let mut problems = Problems { path: &path, teller: tell, found: 0 };
        for (at, key) in template.unique.iter().enumerate() {
            if template.unique[..at].iter().any(|other| other.name == key.name) {
                twice(&key.name, "unique", &mut problems);
                continue;
            }
            match known.iter().find(|(_, other)| other.name == key.name) {
                None => known.push((template, key)),
                Some((_, other)) if !(other.shared && key.shared) => {
                    twice(&key.name, "unique", &mut problems);
                }
                Some((of, other)) => {
                    if !are_alike((of, &other.fields), (template, &key.fields)) {
                        let what = format!("The key `{}` has other fields elsewhere.", key.name);
                        problems.tell(
                            &["unique"],
                            Problem::new("tcme:inconsistentSharedKeyFields", &what),
                        );
                    }
                    if other.is_warning != key.is_warning {
                        let what =
                            format!("The key `{}` has another severity elsewhere.", key.name);
                        problems.tell(
                            &["unique"],
                            Problem::new("tcme:inconsistentSharedKeySeverity", &what),
                        );
                    }
                }
            }
        }
    }
    for (name, template) in &constraints.templates {
        let path = ["tableTemplates", name, "tc:keys"];
        let mut problems = Problems { path: &path, teller: tell, found: 0 };
        for key in &template.references {
            match known.iter().find(|(_, other)| other.name == key.to) {
                None => unknown(&key.to, &["reference"], &mut problems),
                Some((of, other)) => {
                    if !are_alike((of, &other.fields), (template, &key.fields)) {
                        let what = format!("`{}` has other fields than `{}`.", key.name, key.to);
                        problems.tell(
                            &["reference"],
                            Problem::new("tcme:inconsistentReferenceKeyFields", &what),
                        );
                    }
                }
            }
        }
    }
}

/// Whether fields are as many, of the same types. What has no constraint is told elsewhere.
fn are_alike(
    (one, of_one): (&OfTemplate, &[String]),
    (two, of_two): (&OfTemplate, &[String]),
) -> bool {
    of_one.len() == of_two.len()
        && of_one.iter().zip(of_two).all(|(a, b)| match (one.field(a), two.field(b)) {
            (Some((a, _)), Some((b, _))) => a.kind == b.kind,
            _ => true,
        })
}
