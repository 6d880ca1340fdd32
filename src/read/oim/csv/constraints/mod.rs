//! Constraints on tables (xBRL-CSV Table Constraints 1.0): what metadata say of the columns, keys and sizes of tables,
//! and whether the tables keep to it. They are about metadata and tables alone, and need no taxonomy.

mod keys;
mod order;
mod rows;
mod value;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::super::names::{Prefixes, is_identifier};
use super::super::node::Node;
use super::super::tell::{At, Teller};
use super::template::Metadata;
use crate::model::stream::Header;
pub(super) use rows::{Check, OfTable};
use value::Constraint;

/// The prefix that the namespace of constraints must have.
const PREFIX: &str = "tc";

/// What is wrong, with its code.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    code: &'static str,
    what: String,
}

impl Problem {
    fn new(code: &'static str, what: &str) -> Self {
        Self { code, what: what.to_owned() }
    }
}

/// Tells what is wrong with a member of the metadata.
struct Problems<'a> {
    path: &'a [&'a str],
    teller: &'a mut dyn FnMut(&[&str], &Problem),
    found: usize,
}

impl Problems<'_> {
    fn tell(&mut self, below: &[&str], problem: Problem) {
        self.found += 1;
        (self.teller)(&[self.path, below].concat(), &problem);
    }
}

/// The constraints of a report, by templates.
#[derive(Debug, Default)]
pub(super) struct Constraints {
    templates: IndexMap<String, OfTemplate>,
}

/// The constraints of a template.
#[derive(Debug, Default)]
struct OfTemplate {
    columns: IndexMap<String, Constraint>,
    parameters: IndexMap<String, Constraint>,
    /// Columns and parameters whose constraints can't be read.
    broken: Vec<String>,
    unique: Vec<keys::Unique>,
    references: Vec<keys::Reference>,
    /// The name of a unique key of the template.
    sort: Option<String>,
    order: Option<Vec<String>>,
    sizes: FxHashMap<String, u64>,
}

impl OfTemplate {
    /// The constraint of a field of a key, and whether it is a parameter.
    fn field(&self, name: &str) -> Option<(&Constraint, bool)> {
        let parameter = self.parameters.get(name).map(|of| (of, true));
        parameter.or_else(|| self.columns.get(name).map(|of| (of, false)))
    }
}

/// Reads the constraints of the metadata; nothing where there are none, or of a version that nobody knows.
pub(super) fn read(
    node: &Node,
    header: &Header,
    prefixes: &Prefixes,
    metadata: &Metadata,
    teller: &mut Teller<'_>,
) -> Constraints {
    let known = header.namespaces.iter().filter(|(_, uri)| is_namespace(uri));
    let other = known.clone().find(|(prefix, _)| &**prefix != PREFIX);
    if let Some((prefix, _)) = other {
        let what =
            format!("The namespace of constraints has the prefix `{prefix}`, and not `{PREFIX}`.");
        let at = At::Member(&["documentInfo", "namespaces", prefix]);
        teller.tell("tcme:invalidNamespacePrefix", at, &what);
    }
    if other.is_some() || known.count() == 0 {
        return Constraints::default();
    }
    let mut tell = |path: &[&str], problem: &Problem| {
        teller.tell(problem.code, At::Member(path), &problem.what);
    };
    misplaced(node, &mut Vec::new(), &mut tell);
    let mut constraints = Constraints::default();
    let templates = node.get("tableTemplates").map(Node::members).unwrap_or_default();
    for (name, template) in templates {
        let columns = metadata.templates.get(name).map(|of| of.columns.keys());
        let columns: Vec<&str> = columns.into_iter().flatten().map(String::as_str).collect();
        let path = ["tableTemplates", name];
        let read = of_template(template, &columns, prefixes, &path, &mut tell);
        constraints.templates.insert(name.clone(), read);
    }
    keys::judge(&constraints, &mut tell);
    constraints
}

/// Whether a namespace is one of constraints: that of the Recommendation, and those of drafts that say the same.
fn is_namespace(uri: &str) -> bool {
    let version = uri.strip_prefix("https://xbrl.org/").and_then(|rest| rest.strip_suffix("/tc"));
    let known = [
        "2026",
        "PR/2026-05-05",
        "PR/2026-03-18",
        "CR/2025-10-07",
        "WGWD/YYYY-MM-DD",
        "DPR/YYYY-MM-DD",
    ];
    version.is_some_and(|version| known.contains(&version))
}

/// Tells members of the constraints' namespace that stand where none may, or that there are not.
fn misplaced<'n>(node: &'n Node, path: &mut Vec<&'n str>, tell: &mut dyn FnMut(&[&str], &Problem)) {
    for (name, value) in node.members() {
        path.push(name);
        if name.starts_with("tc:") {
            let has_place = match path.as_slice() {
                ["tableTemplates", _, "columns", _, "tc:constraints"] => true,
                ["tableTemplates", _, name] => {
                    ["tc:parameters", "tc:keys", "tc:columnOrder", "tc:tableConstraints"]
                        .contains(name)
                }
                _ => false,
            };
            if !has_place {
                let what = format!("`{}` has no place here.", name.escape_debug());
                tell(path, &Problem::new("tcme:misplacedOrUnknownProperty", &what));
            }
        } else {
            misplaced(value, path, tell);
        }
        path.pop();
    }
    for item in node.items() {
        misplaced(item, path, tell);
    }
}

/// The texts of a list: at least one, and none twice.
fn names(node: &Node) -> Option<Vec<String>> {
    let Node::List(items) = node else { return None };
    let texts: Vec<String> = items.iter().filter_map(Node::text).map(str::to_owned).collect();
    let is_set = texts.iter().enumerate().all(|(at, text)| !texts[..at].contains(text));
    (texts.len() == items.len() && !texts.is_empty() && is_set).then_some(texts)
}

fn of_template(
    node: &Node,
    columns: &[&str],
    prefixes: &Prefixes,
    path: &[&str],
    tell: &mut dyn FnMut(&[&str], &Problem),
) -> OfTemplate {
    let mut made = OfTemplate::default();
    for (name, column) in node.get("columns").map(Node::members).unwrap_or_default() {
        if let Some(constraint) = column.get("tc:constraints") {
            let path = [path, &["columns", name, "tc:constraints"]].concat();
            let mut problems = Problems { path: &path, teller: tell, found: 0 };
            match value::read(constraint, prefixes, &mut problems) {
                Some(read) => _ = made.columns.insert(name.clone(), read),
                None => made.broken.push(name.clone()),
            }
        }
    }
    let shape = |what: &str| Problem::new("tcme:invalidJSONStructure", what);
    let mut problems = Problems { path, teller: tell, found: 0 };
    match node.get("tc:parameters") {
        Some(Node::Object(parameters)) => {
            for (name, constraint) in parameters {
                let path = [path, &["tc:parameters", name]].concat();
                let mut problems = Problems { path: &path, teller: tell, found: 0 };
                if !is_identifier(name) {
                    let what = format!("`{}` is no identifier.", name.escape_debug());
                    problems.tell(&[], Problem::new("xbrlce:invalidIdentifier", &what));
                }
                let is_column = node.get("columns").and_then(|of| of.get(name));
                if is_column.is_some_and(|column| column.get("tc:constraints").is_some()) {
                    let what = format!("`{name}` is a column as well.");
                    problems.tell(&[], Problem::new("tcme:columnParameterConflict", &what));
                }
                match value::read(constraint, prefixes, &mut problems) {
                    Some(read) => _ = made.parameters.insert(name.clone(), read),
                    None => made.broken.push(name.clone()),
                }
            }
        }
        Some(_) => problems.tell(&["tc:parameters"], shape("It must be an object.")),
        None => {}
    }
    let mut problems = Problems { path, teller: tell, found: 0 };
    if let Some(order) = node.get("tc:columnOrder") {
        match names(order) {
            None => {
                problems.tell(&["tc:columnOrder"], shape("It must be a list of names, none twice."))
            }
            Some(order) => {
                let is_whole = order.len() == columns.len()
                    && order.iter().all(|name| columns.contains(&name.as_str()));
                if !is_whole {
                    let what = "The order of columns must name all columns and nothing else.";
                    problems.tell(
                        &["tc:columnOrder"],
                        Problem::new("tcme:inconsistentColumnOrderDefinition", what),
                    );
                }
                made.order = Some(order);
            }
        }
    }
    match node.get("tc:tableConstraints") {
        Some(Node::Object(members)) => {
            for (name, value) in members {
                let is_known = ["minTables", "maxTables", "minTableRows", "maxTableRows"]
                    .contains(&name.as_str());
                match value {
                    Node::Integer(number @ 1..) if is_known => {
                        made.sizes.insert(name.clone(), number.unsigned_abs());
                    }
                    _ => problems.tell(
                        &["tc:tableConstraints", name],
                        shape("There are numbers of tables and of their rows, which are above 0."),
                    ),
                }
            }
        }
        Some(_) => problems.tell(&["tc:tableConstraints"], shape("It must be an object.")),
        None => {}
    }
    if let Some(node) = node.get("tc:keys") {
        let path = [path, &["tc:keys"]].concat();
        let mut problems = Problems { path: &path, teller: tell, found: 0 };
        keys::read(node, &mut made, &mut problems);
    }
    made
}
