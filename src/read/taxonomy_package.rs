//! What Taxonomy Packages 1.0 asks of a package beyond the schemas of its metadata: its entries, the languages of its texts,
//! the rows of its catalog.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dts::Package;
use super::package_entries;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::documents::{NodeId, Tree, XML};

/// The documents of a package about itself that have a schema: the path below its top folder, the address of the schema, and
/// the code where the document is not valid by it.
pub const METADATA: [(&str, &str, &str); 2] = [
    (
        "META-INF/taxonomyPackage.xml",
        "http://www.xbrl.org/2016/taxonomy-package.xsd",
        "invalidMetaDataFile",
    ),
    (
        "META-INF/catalog.xml",
        "http://www.xbrl.org/2016/taxonomy-package-catalog.xsd",
        "invalidCatalogFile",
    ),
];

/// The texts of the metadata that stand once in each language.
const TEXTS: [&str; 3] = ["name", "description", "publisher"];

/// A finding about a package; `code` is the local name of the one of the specification.
#[must_use]
pub fn finding(place: Place, code: &str, what: &str) -> Diagnostic {
    Diagnostic::new(Code::TaxonomyPackageBroken, place, format!("{what} (tpe:{code})"))
}

/// Whether a package says that it is one of Taxonomy Packages 1.0: what came before it had other rules.
#[must_use]
pub fn is_judged(package: &Package) -> bool {
    let root = package.metadata.as_ref().map(|tree| tree.node(NodeId::ROOT).name);
    root.is_some_and(|root| package.names.parts(root).0 == "http://xbrl.org/2016/taxonomy-package")
}

/// Tells what is wrong with a taxonomy package, its documents about itself held against no schema.
pub fn judge(package: &Package, diagnostics: &mut Diagnostics) {
    if !package.is_folder() {
        let file = Place::file(&package.path.to_string_lossy().as_ref().into());
        if let Some((code, what)) = package_entries::fault(package).or_else(|| at_top(package)) {
            diagnostics.push(finding(file, code, &what));
        }
    }
    let at = |(path, ..): (&str, &str, &str)| -> Arc<str> {
        format!("{}/{}{path}", package.path.display(), package.top).into()
    };
    if let Some(metadata) = &package.metadata {
        languages(package, metadata, &at(METADATA[0]), diagnostics);
    }
    if let Some(catalog) = &package.catalog {
        starts(package, catalog, &at(METADATA[1]), diagnostics);
    }
}

/// No address is rewritten twice (§4), as it is written: hosts that differ in case are two addresses to many readers.
fn starts(package: &Package, tree: &Tree, file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let Some(name) = package.names.find_name("", "uriStartString") else { return };
    let mut seen = BTreeSet::new();
    for node in tree.children(NodeId::ROOT) {
        let Some(start) = tree.attribute(node, name) else { continue };
        if !seen.insert(start.trim().to_owned()) {
            let what = format!("`{}` is rewritten twice.", start.trim());
            let place = Place::line(file, tree.node(node).line);
            diagnostics.push(finding(place, "multipleRewriteURIsForStartString", &what));
        }
    }
}

/// There is one folder at the top and no file beside it (§2.1), and `META-INF` is below that folder.
fn at_top(package: &Package) -> Option<(&'static str, String)> {
    let tops: BTreeSet<&str> =
        package.entries.iter().filter_map(|name| name.split('/').next()).collect();
    let is_one = tops.len() == 1 && package.entries.iter().all(|name| name.contains('/'));
    (!is_one || package.top.is_empty())
        .then(|| ("invalidDirectoryStructure", "It has not one folder at its top.".to_owned()))
}

/// Every text has a language, and stands once in each (§3).
fn languages(package: &Package, tree: &Tree, file: &Arc<str>, diagnostics: &mut Diagnostics) {
    let names = &package.names;
    let (namespace, _) = names.parts(tree.node(NodeId::ROOT).name);
    let lang = names.find_name(XML, "lang");
    for parent in (0..tree.nodes.len()).map(NodeId::from) {
        let mut seen = BTreeSet::new();
        for node in tree.children(parent) {
            let name = tree.node(node).name;
            let Some(text) = TEXTS.iter().find(|text| names.is(name, namespace, text)) else {
                continue;
            };
            let around = std::iter::successors(Some(node), |at| {
                (*at != NodeId::ROOT).then(|| tree.node(*at).parent)
            });
            let language =
                lang.and_then(|lang| around.into_iter().find_map(|at| tree.attribute(at, lang)));
            let language = language.map(|of| of.to_ascii_lowercase()).unwrap_or_default();
            let place = Place::line(file, tree.node(node).line);
            if language.is_empty() {
                let what = format!("`{text}` has no language (`xml:lang`).");
                diagnostics.push(finding(place, "missingLanguageAttribute", &what));
            } else if !seen.insert((text, language.clone())) {
                let what = format!("`{text}` stands twice in the language `{language}`.");
                diagnostics.push(finding(place, "duplicateLanguagesForElement", &what));
            }
        }
    }
}
