//! An entry point: the schema that a report refers to, and the networks it gathers.

use super::linkbase::{
    CALCULATION, DEFINITION, ExtendedLink, Kind, LABEL, PRESENTATION, REFERENCE, linkbase,
};
use super::xml::Xml;
use super::{
    Document, calculation, definition, enumeration, generic, labels, names, presentation,
    relations, schema,
};
use crate::model::{EntryPoint, Imported, Statement, Taxonomy};

/// How the links of a statement are made.
type MakeLinks = for<'a> fn(&Taxonomy, &'a Statement) -> Vec<ExtendedLink<'a>>;

/// The networks of an entry point, in the order of their documents.
static NETWORKS: [(&Kind, MakeLinks); 3] = [
    (&PRESENTATION, presentation::link),
    (&CALCULATION, calculation::link),
    (&DEFINITION, definition::links),
];

/// The schema of an entry point and its linkbases. A linkbase with nothing in it is left out.
pub(super) fn documents(taxonomy: &Taxonomy, entry: &EntryPoint) -> Vec<Document> {
    let statements = entry.statements.iter().map(|id| &taxonomy.statements[id.index()]);
    let statements: Vec<&Statement> = statements.filter(|of| of.is_own()).collect();
    let mut networks = Vec::new();
    let mut linkbases = Vec::new();
    for (kind, make) in NETWORKS {
        let of_statements = statements.iter().flat_map(|statement| make(taxonomy, statement));
        let mut links: Vec<_> = of_statements.filter(|link| !link.is_empty()).collect();
        if kind.suffix == DEFINITION.suffix {
            links.extend(relations::links(taxonomy));
        }
        if !links.is_empty() {
            let path = names::linkbase(taxonomy, entry, kind.suffix);
            linkbases.push(Document { path, bytes: linkbase(taxonomy, kind, &links) });
            networks.push(kind);
        }
    }
    let mut documents = vec![Document {
        path: names::entry_point(taxonomy, entry),
        bytes: entry_schema(taxonomy, entry, &networks),
    }];
    let languages = names::languages(taxonomy);
    documents.extend(languages.iter().filter(|lang| entry.replaces(lang)).map(|lang| Document {
        path: names::labels(taxonomy, entry, lang),
        bytes: labels::document(taxonomy, Some(entry), lang),
    }));
    documents.append(&mut linkbases);
    documents
}

/// The schema: it declares nothing, but brings the core schema and linkbases together
/// (XBRL 2.1 §3.2, §5.1.2).
fn entry_schema(taxonomy: &Taxonomy, entry: &EntryPoint, networks: &[&'static Kind]) -> Vec<u8> {
    let imported = taxonomy.imports.iter().filter_map(|import| match &import.kind {
        Imported::Linkbase(role) => Some((import.address.to_string(), role.as_deref())),
        Imported::Schema(_) => None,
    });
    let mut references: Vec<(String, Option<&str>)> = imported.collect();
    let mut refer = |file: String, kind: &'static Kind| {
        references.push((file, Some(kind.reference_role)));
    };
    for lang in names::languages(taxonomy) {
        refer(names::labels(taxonomy, entry, &lang), &LABEL);
    }
    if names::has_references(taxonomy) {
        refer(names::references(taxonomy), &REFERENCE);
    }
    if generic::has_labels(taxonomy) {
        // A linkbase of any link has no role of its own (XBRL 2.1 §4.3.4).
        references.push((names::generic_labels(taxonomy), None));
    }
    let mut refer = |file: String, kind: &'static Kind| {
        references.push((file, Some(kind.reference_role)));
    };
    if enumeration::has_domains(taxonomy) {
        refer(names::enumerations(taxonomy), &DEFINITION);
    }
    for kind in networks {
        refer(names::linkbase(taxonomy, entry, kind.suffix), kind);
    }

    let namespace = taxonomy.url(&entry.id);
    let root = [
        ("xmlns:xs", names::XS),
        ("xmlns:link", names::LINK),
        ("xmlns:xlink", names::XLINK),
        ("targetNamespace", namespace.as_str()),
        ("elementFormDefault", "qualified"),
        ("attributeFormDefault", "unqualified"),
    ];
    Xml::document("xs:schema", &root, |xml| {
        if !references.is_empty() {
            xml.element("xs:annotation", &[], |xml| {
                xml.element("xs:appinfo", &[], |xml| {
                    for (file, role) in &references {
                        linkbase_ref(xml, file, *role);
                    }
                });
            });
        }
        schema::import(xml, &taxonomy.publication.namespace, &names::core_schema(taxonomy));
        if networks.iter().any(|kind| kind.suffix == CALCULATION.suffix) {
            schema::import(xml, names::CALCULATION, names::CALCULATION_XSD);
        }
    })
}

/// XBRL 2.1 §4.3.
fn linkbase_ref(xml: &mut Xml, file: &str, role: Option<&str>) {
    let mut attributes = vec![("xlink:type", "simple"), ("xlink:href", file)];
    attributes.extend(role.map(|role| ("xlink:role", role)));
    attributes.push(("xlink:arcrole", "http://www.w3.org/1999/xlink/properties/linkbase"));
    xml.empty("link:linkbaseRef", &attributes);
}
