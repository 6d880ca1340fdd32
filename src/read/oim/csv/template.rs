//! The metadata as a model: templates with their columns, tables, parameters, links.

use indexmap::IndexMap;

use super::super::node::Node;
use super::super::tell::{At, Teller};
use super::property::{Cell, Property};

/// Dimensions with their values.
pub(super) type Dimensions = Vec<(String, Property)>;

/// The metadata of a report, all files that it consists of taken together.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) dimensions: Dimensions,
    pub(super) decimals: Option<Decimals>,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) templates: IndexMap<String, Template>,
    pub(super) tables: IndexMap<String, Table>,
    pub(super) links: Vec<(String, Vec<LinkGroup>)>,
}

/// A group of links of a type: its name, and the sources with their targets.
pub(super) type LinkGroup = (String, Vec<(String, Vec<String>)>);

/// Decimals as metadata say them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Decimals {
    Number(i64),
    Text(Property),
}

/// A template for tables.
#[derive(Debug, Default)]
pub(super) struct Template {
    pub(super) row_id: Option<String>,
    pub(super) dimensions: Dimensions,
    pub(super) decimals: Option<Decimals>,
    pub(super) columns: IndexMap<String, Column>,
}

/// A column of a template.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) is_comment: bool,
    /// Dimensions of its facts, where it has facts.
    pub(super) dimensions: Option<Dimensions>,
    pub(super) decimals: Option<Decimals>,
    pub(super) properties_from: Option<Vec<String>>,
    pub(super) groups: Option<IndexMap<String, Group>>,
}

impl Column {
    pub(super) fn has_facts(&self) -> bool {
        self.dimensions.is_some() || self.properties_from.is_some()
    }
}

/// Properties that facts get where a cell names them.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) dimensions: Dimensions,
    pub(super) decimals: Option<Decimals>,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) url: String,
    pub(super) template: String,
    pub(super) optional: bool,
    pub(super) parameters: Vec<(String, String)>,
}

/// Makes the model of metadata that have the right shape.
pub(super) fn read(
    node: &Node,
    parameters: Vec<(String, String)>,
    teller: &mut Teller<'_>,
) -> Metadata {
    let object = |name: &str| node.get(name).map(Node::members).unwrap_or_default();
    let metadata = Metadata {
        dimensions: dimensions(node.get("dimensions")),
        decimals: decimals(node),
        parameters,
        templates: object("tableTemplates")
            .iter()
            .map(|(name, template)| (name.clone(), self::template(template)))
            .collect(),
        tables: object("tables")
            .iter()
            .map(|(name, one)| (name.clone(), table(name, one)))
            .collect(),
        links: object("links")
            .iter()
            .map(|(kind, groups)| (kind.clone(), link_groups(groups)))
            .collect(),
    };
    let mut judge = |path: &[&str], value: &str| {
        if Cell::read(value) == Cell::Unknown {
            let what = format!("There is no special value `{}`.", value.escape_debug());
            teller.tell(":unknownSpecialValue", At::Member(path), &what);
        }
    };
    for (name, value) in &metadata.parameters {
        judge(&["parameters", name], value);
    }
    for (table, entry) in &metadata.tables {
        for (name, value) in &entry.parameters {
            judge(&["tables", table, "parameters", name], value);
        }
    }
    metadata
}

fn text(node: &Node, name: &str) -> Option<String> {
    node.get(name).and_then(Node::text).map(str::to_owned)
}

fn texts(node: Option<&Node>) -> Vec<(String, String)> {
    let members = node.map(Node::members).unwrap_or_default();
    members
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), value.text()?.to_owned())))
        .collect()
}

fn dimensions(node: Option<&Node>) -> Dimensions {
    texts(node).into_iter().map(|(name, value)| (name, Property::read(&value))).collect()
}

fn decimals(node: &Node) -> Option<Decimals> {
    match node.get("decimals")? {
        Node::Integer(number) => Some(Decimals::Number(*number)),
        Node::Text(text) => Some(Decimals::Text(Property::read(text))),
        _ => None,
    }
}

fn template(node: &Node) -> Template {
    let columns = node.get("columns").map(Node::members).unwrap_or_default();
    Template {
        row_id: text(node, "rowIdColumn"),
        dimensions: dimensions(node.get("dimensions")),
        decimals: decimals(node),
        columns: columns.iter().map(|(name, one)| (name.clone(), column(one))).collect(),
    }
}

fn column(node: &Node) -> Column {
    let names = |list: &Node| {
        list.items().iter().filter_map(Node::text).map(str::to_owned).collect::<Vec<_>>()
    };
    let groups = |groups: &Node| {
        let groups = groups.members().iter();
        groups
            .map(|(name, group)| {
                let dimensions = dimensions(group.get("dimensions"));
                (name.clone(), Group { dimensions, decimals: decimals(group) })
            })
            .collect()
    };
    Column {
        is_comment: node.get("comment") == Some(&Node::Bool(true)),
        dimensions: node.get("dimensions").map(|of| dimensions(Some(of))),
        decimals: decimals(node),
        properties_from: node.get("propertiesFrom").map(names),
        groups: node.get("propertyGroups").map(groups),
    }
}

fn table(name: &str, node: &Node) -> Table {
    Table {
        url: text(node, "url").unwrap_or_default(),
        template: text(node, "template").unwrap_or_else(|| name.to_owned()),
        optional: node.get("optional") == Some(&Node::Bool(true)),
        parameters: texts(node.get("parameters")),
    }
}

fn link_groups(node: &Node) -> Vec<LinkGroup> {
    let targets = |targets: &Node| {
        targets.items().iter().filter_map(Node::text).map(str::to_owned).collect::<Vec<_>>()
    };
    let groups = node.members().iter();
    groups
        .map(|(group, sources)| {
            let sources = sources.members().iter();
            (group.clone(), sources.map(|(source, all)| (source.clone(), targets(all))).collect())
        })
        .collect()
}
