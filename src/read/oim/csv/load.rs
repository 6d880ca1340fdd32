//! The metadata of a report and those that it extends, as one value (xBRL-CSV 1.0 §3.2).

use std::io::Read;

use super::super::node::Node;
use super::super::shape;
use super::super::tell::{At, Teller};
use super::super::text;
use super::{DOCUMENT_TYPE, ReportFiles};
use crate::read::oim::info::is_absolute;
use crate::read::oim::names::is_identifier;

/// How large metadata may be.
const MOST_BYTES: u64 = 1 << 28;
/// How many files a report may extend, one through the other.
const MOST_FILES: usize = 1000;

/// Members whose own members come together from all files.
const EXTENSIBLE: [&str; 9] = [
    "namespaces",
    "linkTypes",
    "linkGroups",
    "features",
    "final",
    "tableTemplates",
    "tables",
    "dimensions",
    "parameters",
];

/// Loads metadata with all that they extend; tells what is wrong.
pub(super) fn load(
    files: &impl ReportFiles,
    address: &str,
    teller: &mut Teller<'_>,
) -> Option<Node> {
    let mut loading = Loading { files, chain: Vec::new(), seen: Vec::new() };
    loading.load(address, teller)
}

struct Loading<'f, F> {
    files: &'f F,
    /// The files that are being loaded, each extended by the one before.
    chain: Vec<String>,
    seen: Vec<String>,
}

impl<F: ReportFiles> Loading<'_, F> {
    fn load(&mut self, address: &str, teller: &mut Teller<'_>) -> Option<Node> {
        let own = teller.file.clone();
        teller.file = self.files.name(address);
        self.chain.push(address.to_owned());
        self.seen.push(address.to_owned());
        let node = self.load_one(address, teller);
        self.chain.pop();
        teller.file = own;
        node
    }

    fn load_one(&mut self, address: &str, teller: &mut Teller<'_>) -> Option<Node> {
        let bytes = read(self.files, address, teller)?;
        let text = text::decode(bytes, teller)?;
        let mut node: Node = match serde_json::from_str(&text) {
            Ok(node) => node,
            Err(error) => {
                super::super::json::tell_syntax(&error, teller);
                return None;
            }
        };
        let info = node.get("documentInfo");
        let document_type = info.and_then(|info| info.get("documentType")).and_then(Node::text);
        if document_type.is_some_and(|kind| kind != DOCUMENT_TYPE) {
            let code = match self.chain.len() {
                1 => "oimce:unsupportedDocumentType",
                _ => ":multipleDocumentTypesInExtensionChain",
            };
            let at = At::Member(&["documentInfo", "documentType"]);
            teller.tell(code, at, "The document is no xBRL-CSV 1.0.");
            return None;
        }
        let before = teller.diagnostics.errors();
        text::check_shape(&node, &shape::CSV, "", teller);
        if teller.diagnostics.errors() > before {
            return None;
        }
        let first = self.chain.first().map_or(address, String::as_str);
        make_absolute(&mut node, address, first);
        let extended: Vec<String> = info_of(&node)
            .and_then(|info| info.get("extends"))
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::text)
            .map(|url| resolve(address, url))
            .collect();
        for url in extended {
            if self.chain.contains(&url) {
                let what = format!("`{url}` extends itself.");
                teller.tell(
                    ":cycleInExtensionChain",
                    At::Member(&["documentInfo", "extends"]),
                    &what,
                );
                return None;
            }
            // What is extended along two ways is taken once.
            if self.seen.contains(&url) || self.seen.len() >= MOST_FILES {
                continue;
            }
            let base = self.load(&url, teller)?;
            merge(&mut node, &base, teller);
        }
        Some(node)
    }
}

fn info_of(node: &Node) -> Option<&Node> {
    node.get("documentInfo")
}

fn read(files: &impl ReportFiles, address: &str, teller: &mut Teller<'_>) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = files.open(address).and_then(|file| match file {
        Some(file) => file.take(MOST_BYTES).read_to_end(&mut bytes).map(Some),
        None => Ok(None),
    });
    match read {
        Ok(Some(_)) => Some(bytes),
        Ok(None) => {
            let what = format!("The metadata `{}` are not there.", address.escape_debug());
            teller.tell(":unresolvableBaseMetadataFile", At::File, &what);
            None
        }
        Err(error) => {
            let what = format!("`{}` can't be read: {error}.", address.escape_debug());
            teller.tell(":unresolvableBaseMetadataFile", At::File, &what);
            None
        }
    }
}

/// The address of a file that another names.
pub(super) fn resolve(from: &str, url: &str) -> String {
    if is_absolute(url) {
        return url.to_owned();
    }
    let (root, path) = match from.split_once("://") {
        Some((scheme, rest)) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            (format!("{scheme}://{host}/"), path)
        }
        None => (String::new(), from),
    };
    let mut steps: Vec<&str> = match url.starts_with('/') {
        true => Vec::new(),
        false => path.split('/').collect(),
    };
    steps.pop();
    for step in url.trim_start_matches('/').split('/') {
        match step {
            "." => {}
            // What climbs out stays a step that no file has.
            ".." if steps.last().is_some_and(|last| *last != "..") => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    format!("{root}{}", steps.join("/"))
}

/// The way from the folder of one file to another, both below one root.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = &folders[..folders.len() - 1];
    let steps: Vec<&str> = to.split('/').collect();
    let common = folders.iter().zip(&steps).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..", folders.len() - common);
    up.chain(steps[common..].iter().copied()).collect::<Vec<_>>().join("/")
}

/// Addresses of the taxonomy are relative to the file that names them, and read as relative to the first.
fn make_absolute(node: &mut Node, address: &str, first: &str) {
    let Node::Object(members) = node else { return };
    let info = members.iter_mut().find(|(name, _)| name == "documentInfo");
    let Some((_, Node::Object(info))) = info else { return };
    for (name, value) in info {
        if name != "taxonomy" {
            continue;
        }
        let Node::List(urls) = value else { return };
        for url in urls {
            let Node::Text(text) = url else { continue };
            if address.contains("://") {
                *text = resolve(address, text);
            } else if address != first && !is_absolute(text) {
                *text = relative(first, &resolve(address, text));
            }
        }
    }
}

/// Puts what is extended below what extends it.
fn merge(node: &mut Node, base: &Node, teller: &mut Teller<'_>) {
    let is_final = |name: &str| {
        let finals = info_of(base).and_then(|info| info.get("final"));
        finals.and_then(|finals| finals.get(name)) == Some(&Node::Bool(true))
    };
    let Node::Object(members) = node else { return };
    for (name, value) in base.members() {
        if name == "documentInfo" {
            let own = members.iter_mut().find(|(known, _)| known == name);
            if let Some((_, Node::Object(own))) = own {
                merge_members(
                    own,
                    value,
                    &["documentType", "extends"],
                    &is_final,
                    &["documentInfo"],
                    teller,
                );
            }
        }
    }
    merge_members(members, base, &["documentInfo"], &is_final, &[], teller);
}

fn merge_members(
    own: &mut Vec<(String, Node)>,
    base: &Node,
    except: &[&str],
    is_final: &dyn Fn(&str) -> bool,
    path: &[&str],
    teller: &mut Teller<'_>,
) {
    for (name, _) in own.iter() {
        if is_final(name) && base.get(name).is_none() && !except.contains(&name.as_str()) {
            let what = format!("`{name}` is final in what is extended.");
            teller.tell(
                ":illegalExtensionOfFinalProperty",
                At::Member(&[path, &[name.as_str()]].concat()),
                &what,
            );
        }
    }
    for (name, value) in base.members().iter().filter(|(name, _)| !except.contains(&name.as_str()))
    {
        let at = [path, &[name.as_str()]].concat();
        let Some((_, known)) = own.iter_mut().find(|(known, _)| known == name) else {
            own.push((name.clone(), value.clone()));
            continue;
        };
        match (known, value) {
            (Node::Object(known), Node::Object(given)) if EXTENSIBLE.contains(&name.as_str()) => {
                extend(known, given, is_final(name), name, &at, teller);
            }
            (Node::List(known), Node::List(given)) if name == "taxonomy" => {
                for url in given {
                    if !known.contains(url) {
                        known.push(url.clone());
                    }
                }
            }
            (known, value) if known.same(value) => {}
            _ => {
                let what = format!("`{name}` is another in what is extended.");
                teller.tell(":illegalRedefinitionOfNonExtensibleProperty", At::Member(&at), &what);
            }
        }
    }
}

fn extend(
    known: &mut Vec<(String, Node)>,
    given: &[(String, Node)],
    is_final: bool,
    object: &str,
    at: &[&str],
    teller: &mut Teller<'_>,
) {
    for (name, _) in known.iter().filter(|_| is_final) {
        if given.iter().all(|(of, _)| of != name) {
            let what = format!(
                "`{object}` is final in what is extended, and has no `{}`.",
                name.escape_debug()
            );
            teller.tell(
                ":illegalExtensionOfFinalProperty",
                At::Member(&[at, &[name.as_str()]].concat()),
                &what,
            );
        }
    }
    for (name, value) in given {
        match known.iter().find(|(of, _)| of == name) {
            None => known.push((name.clone(), value.clone())),
            Some((_, own)) if own.same(value) => {}
            Some(_) => {
                let code = match object {
                    "parameters" => ":illegalReportParameterRedefinition",
                    _ => ":conflictingMetadataValue",
                };
                let what = format!("`{}` is another in what is extended.", name.escape_debug());
                teller.tell(code, At::Member(&[at, &[name.as_str()]].concat()), &what);
            }
        }
    }
}

/// Paths of members with prefixes, which must be bound.
pub(super) fn extensions(node: &Node) -> Vec<Vec<String>> {
    let (mut found, mut extensions) = (Vec::new(), Vec::new());
    shape::check(node, &shape::CSV, &mut Vec::new(), &mut found, &mut extensions);
    extensions
}

/// The parameters of the report: those of the metadata, and over them those of a file of their own.
pub(super) fn parameters(
    files: &impl ReportFiles,
    address: &str,
    node: &Node,
    teller: &mut Teller<'_>,
) -> Vec<(String, String)> {
    let given = node.get("parameters").map(Node::members).unwrap_or_default();
    let mut parameters: Vec<(String, String)> = given
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), value.text()?.to_owned())))
        .collect();
    let Some(url) = node.get("parameterURL").and_then(Node::text) else { return parameters };
    let url = resolve(address, url);
    match files.open(&url) {
        Ok(Some(file)) => {
            let own = std::mem::replace(&mut teller.file, files.name(&url));
            parameter_file(file, &mut parameters, teller);
            teller.file = own;
        }
        _ => {
            let what = format!("There is no file `{}`.", url.escape_debug());
            teller.tell(":missingParametersFile", At::Member(&["parameterURL"]), &what);
        }
    }
    parameters
}

fn parameter_file(
    file: impl Read,
    parameters: &mut Vec<(String, String)>,
    teller: &mut Teller<'_>,
) {
    let mut rows = crate::read::rows::Rows::new(file);
    let mut named: Vec<String> = Vec::new();
    let mut is_first = true;
    loop {
        let (line, row) = match rows.next() {
            Ok(Some(row)) => row,
            Ok(None) => return,
            Err(what) => return teller.tell(":invalidCSVFileFormat", At::File, &what),
        };
        let mut fault = |field: usize, what: &str| {
            teller.tell(":invalidParameterCSVFile", At::Field(line, field), what);
        };
        let cell = |at: usize| row.get(at).unwrap_or_default();
        if std::mem::take(&mut is_first) {
            if row.iter().ne(["name", "value"]) {
                fault(0, "The heading of parameters is `name,value`.");
            }
            continue;
        }
        match (cell(0), cell(1)) {
            ("", _) if row.iter().all(str::is_empty) => {}
            ("", _) => fault(0, "A parameter has no name."),
            (name, _) if !is_identifier(name) => {
                let what = format!("`{}` is no identifier.", name.escape_debug());
                teller.tell(":invalidIdentifier", At::Field(line, 0), &what);
            }
            (_, "") => fault(1, "A parameter has no value."),
            _ if row.iter().skip(2).any(|cell| !cell.is_empty()) => {
                fault(2, "Only two columns may be filled.")
            }
            (name, _) if named.iter().any(|known| known == name) => {
                fault(0, "A parameter stands twice.")
            }
            (name, value) => {
                named.push(name.to_owned());
                match parameters.iter_mut().find(|(known, _)| known == name) {
                    Some((_, known)) => value.clone_into(known),
                    None => parameters.push((name.to_owned(), value.to_owned())),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn addresses_are_relative_to_files() {
        assert_eq!(resolve("a/report.json", "t.csv"), "a/t.csv");
        assert_eq!(resolve("a/report.json", "../b/./t.csv"), "b/t.csv");
        assert_eq!(resolve("report.json", "../t.csv"), "../t.csv");
        assert_eq!(resolve("report.json", "../../t.csv"), "../../t.csv");
        assert_eq!(resolve("http://x.org/a/b.json", "c.json"), "http://x.org/a/c.json");
        assert_eq!(resolve("a/b.json", "http://x.org/c.json"), "http://x.org/c.json");
    }
}
