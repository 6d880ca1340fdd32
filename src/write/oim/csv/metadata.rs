//! The metadata file.

use std::io;

use indexmap::IndexMap;
use serde::Serialize;

use super::super::names::Names;
use crate::model::stream::Header;

/// A value of JSON whose members keep their order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Node {
    Text(String),
    Number(i32),
    List(Vec<Node>),
    Object(Members),
}

pub(super) type Members = IndexMap<String, Node>;

impl From<&str> for Node {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// The metadata of a report.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    /// Namespaces beside those of the header.
    pub(super) extra_namespaces: Vec<(&'static str, &'static str)>,
    pub(super) dimensions: Members,
    pub(super) templates: Members,
    pub(super) tables: Members,
    pub(super) links: Links,
}

/// Links by type, group and source.
#[derive(Debug, Default)]
pub(super) struct Links {
    types: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    all: IndexMap<String, IndexMap<String, IndexMap<String, Vec<String>>>>,
}

impl Links {
    pub(super) fn add(&mut self, kind: &str, group: &str, source: &str, target: String) {
        let kind = Names::link(&mut self.types, kind, "type").to_owned();
        let group = Names::link(&mut self.groups, group, "group").to_owned();
        let sources = self.all.entry(kind).or_default().entry(group).or_default();
        sources.entry(source.to_owned()).or_default().push(target);
    }
}

impl Metadata {
    /// The bytes of the file.
    pub(super) fn bytes(self, header: &Header) -> io::Result<Vec<u8>> {
        let Self { extra_namespaces, dimensions, templates, tables, links } = self;
        let object = |pairs: Vec<(String, String)>| {
            Node::Object(pairs.into_iter().map(|(name, uri)| (name, Node::Text(uri))).collect())
        };
        let bound = header.namespaces.iter().map(|(prefix, uri)| (prefix.as_ref(), uri.as_ref()));
        let namespaces = bound.chain(extra_namespaces);
        let mut info = Members::new();
        info.insert("documentType".into(), "https://xbrl.org/2021/xbrl-csv".into());
        info.insert(
            "namespaces".into(),
            object(namespaces.map(|(prefix, uri)| (prefix.into(), uri.into())).collect()),
        );
        if !links.all.is_empty() {
            info.insert("linkTypes".into(), object(links.types));
            info.insert("linkGroups".into(), object(links.groups));
        }
        let urls = header.taxonomy.iter().map(|url| Node::from(url.as_ref()));
        info.insert("taxonomy".into(), Node::List(urls.collect()));
        if let Some(base) = &header.base_url {
            info.insert("baseURL".into(), base.as_ref().into());
        }
        if let Some(allowed) = &header.allowed_duplicates {
            let feature = ("xbrl:allowedDuplicates".to_owned(), Node::from(allowed.as_ref()));
            info.insert("features".into(), Node::Object(Members::from_iter([feature])));
        }
        let mut root = Members::new();
        root.insert("documentInfo".into(), Node::Object(info));
        if !dimensions.is_empty() {
            root.insert("dimensions".into(), Node::Object(dimensions));
        }
        root.insert("tableTemplates".into(), Node::Object(templates));
        root.insert("tables".into(), Node::Object(tables));
        if !links.all.is_empty() {
            root.insert("links".into(), nested(links.all));
        }
        let mut bytes = serde_json::to_vec_pretty(&root)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

fn nested(links: IndexMap<String, IndexMap<String, IndexMap<String, Vec<String>>>>) -> Node {
    let object = |members: Vec<(String, Node)>| Node::Object(members.into_iter().collect());
    object(
        links
            .into_iter()
            .map(|(kind, groups)| {
                let groups = groups.into_iter().map(|(group, sources)| {
                    let sources = sources.into_iter().map(|(source, targets)| {
                        (source, Node::List(targets.into_iter().map(Node::Text).collect()))
                    });
                    (group, object(sources.collect()))
                });
                (kind, object(groups.collect()))
            })
            .collect(),
    )
}
