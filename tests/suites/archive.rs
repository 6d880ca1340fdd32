//! A suite in its archive: index, test cases, variations.

use std::path::Path;

use kessan::archive::incoming::Limits;
use kessan::model::documents::{NodeId, Tree};
use kessan::model::dts::Names;
use kessan::read::dts::{Sources, address};
use kessan::read::tree;

/// What a variation begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A schema or a linkbase.
    Taxonomy,
    /// An instance.
    Instance,
}

/// A variation of a test case.
pub struct Variation {
    /// Name of the file of the test case.
    pub case: String,
    pub id: String,
    /// Address of the document with which it begins.
    pub entry: String,
    pub kind: Kind,
    pub valid: bool,
    /// Error codes of which one is expected.
    pub codes: Vec<String>,
}

/// A suite.
pub struct Suite {
    pub sources: Sources,
    variations: Vec<Variation>,
}

impl Suite {
    /// Opens a suite by its archive and the path of its index in there.
    pub fn open(path: &Path, index: &str) -> Self {
        let mut sources = Sources::new(Limits { ratio: 10_000, ..Limits::default() });
        let base = sources.add(path).expect("the archive can be opened").address.clone();
        let mut suite = Self { sources, variations: Vec::new() };
        let index = format!("{base}{index}");
        let (names, tree) = suite.tree(&index);
        for node in tree.descendants(NodeId::ROOT) {
            if names.local(tree.node(node).name) == "testcase" {
                let uri = text(&names, &tree, node, "uri");
                suite.read_case(&resolve(&index, &uri));
            }
        }
        suite
    }

    pub fn variations(&self) -> &[Variation] {
        &self.variations
    }

    fn tree(&self, url: &str) -> (Names, Tree) {
        let bytes = kessan::read::dts::Files::read(&self.sources, url);
        let bytes = bytes.expect("it can be read").unwrap_or_else(|| panic!("{url} is missing"));
        let mut names = Names::new();
        let tree = tree::read(bytes, &mut names, Tree::default()).expect("it is XML");
        (names, tree)
    }

    fn read_case(&mut self, url: &str) {
        let (names, tree) = self.tree(url);
        let is = |node: NodeId, local: &str| names.local(tree.node(node).name) == local;
        let case = url.rsplit('/').next().unwrap_or(url).to_owned();
        for node in tree.descendants(NodeId::ROOT).filter(|node| is(*node, "variation")) {
            let inside: Vec<NodeId> = tree.descendants(node).collect();
            let is_first = |n: &&NodeId| text(&names, &tree, **n, "readMeFirst") == "true";
            let entry = inside.iter().find(is_first).expect("a variation has an entry");
            let result = inside.iter().find(|n| is(**n, "result"));
            let expected = result.map_or(String::new(), |n| text(&names, &tree, *n, "expected"));
            let errors = inside.iter().filter(|n| is(**n, "error"));
            let codes: Vec<String> =
                errors.map(|n| tree.string_value(*n).trim().to_owned()).collect();
            self.variations.push(Variation {
                case: case.clone(),
                id: text(&names, &tree, node, "id"),
                entry: resolve(url, tree.string_value(*entry).trim()),
                kind: if is(*entry, "instance") { Kind::Instance } else { Kind::Taxonomy },
                valid: expected != "invalid" && codes.is_empty(),
                codes,
            });
        }
    }
}

/// The value of an attribute without a namespace; empty where there is none.
fn text(names: &Names, tree: &Tree, node: NodeId, attribute: &str) -> String {
    let name = names.find_name("", attribute);
    let value = name.and_then(|name| tree.attribute(node, name));
    value.unwrap_or_default().into_owned()
}

/// An address relative to that of the document that has it.
fn resolve(base: &str, reference: &str) -> String {
    address::resolve(base, reference).expect("an address").0
}
