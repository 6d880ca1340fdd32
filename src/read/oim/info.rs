//! What both syntaxes say in `/documentInfo` about names: prefixes, link types and groups, features.

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Prefixes, RESERVED, RESERVED_IN_CSV, RESERVED_LINKS};
use super::node::Node;
use super::tell::{At, Syntax, Teller};
use crate::model::stream::{FACT_FOOTNOTE, Header};
use crate::notation::lexical::is_ncname;

/// What is said about a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Info {
    pub(crate) prefixes: Prefixes,
    pub(crate) link_types: Vec<(String, String)>,
    pub(crate) link_groups: Vec<(String, String)>,
    pub(crate) canonical: bool,
    pub(crate) header: Header,
}

/// Reads the information and tells what is wrong with its names.
pub(crate) fn read(info: &Node, teller: &mut Teller<'_>) -> Info {
    let mut result = Info::default();
    for (map, reserved) in [
        ("namespaces", RESERVED.as_slice()),
        ("linkTypes", &RESERVED_LINKS),
        ("linkGroups", &RESERVED_LINKS),
    ] {
        let pairs = pairs(info, map, reserved, teller);
        match map {
            "namespaces" => {
                for (prefix, uri) in &pairs {
                    result.prefixes.bind(prefix, uri);
                    result.header.namespaces.push((prefix.as_str().into(), uri.as_str().into()));
                }
            }
            "linkTypes" => result.link_types = pairs,
            _ => result.link_groups = pairs,
        }
    }
    features(info, &mut result, teller);
    let base = info.get("baseURL").and_then(Node::text);
    if base.is_some_and(|base| !is_absolute(base)) {
        let at = At::Member(&["documentInfo", "baseURL"]);
        teller.tell("oime:invalidBaseURL", at, "The base of URLs is not absolute.");
    }
    let header = &mut result.header;
    header.base_url = base.map(Into::into);
    let taxonomy = info.get("taxonomy").map(Node::items).unwrap_or_default();
    header.taxonomy = taxonomy.iter().filter_map(Node::text).map(Into::into).collect();
    let is_missing = info.get("taxonomy").is_none() && teller.syntax == Syntax::Csv;
    if is_missing || matches!(info.get("taxonomy"), Some(Node::List(urls)) if urls.is_empty()) {
        let at = At::Member(&["documentInfo", "taxonomy"]);
        teller.tell("oime:noTaxonomy", at, "No taxonomy is named.");
    }
    header.link_types = result.link_types.iter().map(|(_, uri)| uri.as_str().into()).collect();
    header.link_groups = result.link_groups.iter().map(|(_, uri)| uri.as_str().into()).collect();
    header.links_facts = result.link_types.iter().any(|(_, uri)| uri != FACT_FOOTNOTE);
    result
}

/// The names of a map with their URIs.
fn pairs(
    info: &Node,
    map: &str,
    reserved: &[(&str, &str)],
    teller: &mut Teller<'_>,
) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let (mut seen, mut names) = (FxHashSet::default(), FxHashMap::default());
    let of_csv = [RESERVED_IN_CSV];
    let further: &[(&str, &str)] = match (teller.syntax, map) {
        (Syntax::Csv, "namespaces") => &of_csv,
        _ => &[],
    };
    let reserved = || reserved.iter().chain(further);
    for (name, uri) in info.get(map).map(Node::members).unwrap_or_default() {
        let Some(uri) = uri.text() else { continue };
        let path = ["documentInfo", map, name];
        let at = At::Member(&path);
        if !is_ncname(name) {
            teller.tell(
                ":invalidJSONStructure",
                at,
                &format!("`{}` is no `NCName`.", name.escape_debug()),
            );
            continue;
        }
        if is_misspelt(uri) {
            teller.tell(
                ":invalidJSONStructure",
                at,
                &format!("`{}` is no URI.", uri.escape_debug()),
            );
        } else if !is_absolute(uri) {
            teller.tell(
                "oimce:invalidURI",
                at,
                &format!("`{}` is not absolute.", uri.escape_debug()),
            );
        } else if let Some((_, wanted)) =
            reserved().find(|(known, wanted)| known == name && *wanted != uri)
        {
            let what = format!("`{name}` can only be `{wanted}`.");
            teller.tell("oimce:invalidURIForReservedAlias", at, &what);
        } else if let Some((known, _)) =
            reserved().find(|(known, wanted)| *wanted == uri && known != name)
        {
            let what = format!("`{uri}` can only be called `{known}`.");
            teller.tell("oimce:invalidAliasForReservedURI", at, &what);
        } else if let Some(other) = names.get(uri).filter(|other| **other != name) {
            let what = format!("`{uri}` is called `{other}` already.");
            teller.tell("oimce:multipleAliasesForURI", at, &what);
        }
        names.entry(uri).or_insert(name);
        if seen.insert(name) {
            pairs.push((name.clone(), uri.to_owned()));
        }
    }
    pairs
}

fn features(info: &Node, result: &mut Info, teller: &mut Teller<'_>) {
    for (name, value) in info.get("features").map(Node::members).unwrap_or_default() {
        let path = ["documentInfo", "features", name];
        let prefix = name.split(':').next().unwrap_or_default();
        if !result.prefixes.is_bound(prefix) {
            let what = format!("The prefix of `{}` is not bound.", name.escape_debug());
            teller.tell("oimce:unboundPrefix", At::Member(&path), &what);
        }
        match (name.as_str(), value) {
            ("xbrl:canonicalValues", Node::Bool(true)) => {
                result.canonical = teller.syntax == Syntax::Json
            }
            ("xbrl:allowedDuplicates", Node::Text(text))
                if ["none", "complete", "consistent", "all"].contains(&text.as_str()) =>
            {
                result.header.allowed_duplicates = Some(text.as_str().into());
            }
            ("xbrl:allowedDuplicates", _) => {
                let what = "It is one of none, complete, consistent and all.";
                teller.tell(":invalidJSONStructure", At::Member(&path), what);
            }
            _ => {}
        }
    }
}

/// Whether a URI has a scheme.
pub(crate) fn is_absolute(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|c| c.is_ascii_alphanumeric() || b"+.-".contains(&c))
            && !rest.is_empty()
    })
}

/// Whether a URI has blanks that collapse, or escapes that are none.
fn is_misspelt(uri: &str) -> bool {
    let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
    let doubled = uri.contains("  ") || uri.contains(['\t', '\n', '\r']);
    let escapes = uri.match_indices('%').any(|(at, _)| {
        let digits = uri.as_bytes().get(at + 1..at + 3);
        !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    });
    uri.starts_with(is_blank)
        || uri.ends_with(is_blank)
        || doubled
        || escapes
        || uri.matches('#').count() > 1
}
