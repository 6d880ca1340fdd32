//! An entry point: the schema that a report refers to, and the networks it gathers.

use super::linkbase::{
    CALCULATION, DEFINITION, ExtendedLink, Kind, LABEL, PRESENTATION, REFERENCE, linkbase,
};
use super::linkbase_ref::LinkbaseRef;
use super::xml::Xml;
use super::{
    Document, calculation, definition, enumeration, generic, labels, names, presentation,
    prohibition, relations, schema,
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

/// The linkbases of the networks of an entry point, with their kinds. One with nothing in it is left out.
fn linkbases(taxonomy: &Taxonomy, entry: &EntryPoint) -> Vec<(Document, &'static Kind)> {
    let statements = entry.statements.iter().map(|id| &taxonomy.statements[id.index()]);
    let statements: Vec<&Statement> = statements.filter(|of| of.is_own()).collect();
    let mut linkbases = Vec::new();
    for (kind, make) in NETWORKS {
        let of_statements = statements.iter().flat_map(|statement| make(taxonomy, statement));
        let mut links: Vec<_> = of_statements.filter(|link| !link.is_empty()).collect();
        if kind.suffix == DEFINITION.suffix {
            links.extend(relations::links(taxonomy));
        }
        links.extend(prohibition::links(taxonomy, kind));
        if !links.is_empty() {
            let path = names::linkbase(taxonomy, entry, kind.suffix);
            linkbases.push((Document { path, bytes: linkbase(taxonomy, kind, &links) }, kind));
        }
    }
    linkbases
}

/// The labels that an entry point has instead of the shared ones.
fn own_labels(taxonomy: &Taxonomy, entry: &EntryPoint) -> Vec<Document> {
    let languages = names::languages(taxonomy);
    let own = languages.iter().filter(|lang| entry.replaces(lang));
    let documents = own.map(|lang| Document {
        path: names::labels(taxonomy, entry, lang),
        bytes: labels::document(taxonomy, Some(entry), lang),
    });
    documents.collect()
}

/// The schema of an entry point and its linkbases.
pub(super) fn documents(taxonomy: &Taxonomy, entry: &EntryPoint) -> Vec<Document> {
    let (mut linkbases, networks): (Vec<_>, Vec<_>) =
        linkbases(taxonomy, entry).into_iter().unzip();
    let mut documents = vec![Document {
        path: names::entry_point(taxonomy, entry),
        bytes: entry_schema(taxonomy, entry, &networks),
    }];
    documents.extend(own_labels(taxonomy, entry));
    documents.append(&mut linkbases);
    documents
}

/// The one schema of a taxonomy, with concepts, roles and references to all linkbases, and the linkbases of
/// its entry point.
pub(super) fn with_concepts(taxonomy: &Taxonomy, entry: &EntryPoint) -> Vec<Document> {
    let (mut linkbases, networks): (Vec<_>, Vec<_>) =
        linkbases(taxonomy, entry).into_iter().unzip();
    let references = references(taxonomy, entry, &networks);
    let mut documents = vec![Document {
        path: names::core_schema(taxonomy),
        bytes: schema::document(taxonomy, &references),
    }];
    documents.extend(own_labels(taxonomy, entry));
    documents.append(&mut linkbases);
    documents
}

/// References to the linkbases of others and to our own.
fn references<'t>(
    taxonomy: &'t Taxonomy,
    entry: &EntryPoint,
    networks: &[&'static Kind],
) -> Vec<LinkbaseRef<'t>> {
    let imported = taxonomy.imports.iter().filter_map(|import| match &import.kind {
        Imported::Linkbase(role) => {
            Some(LinkbaseRef { file: import.address.to_string(), role: role.as_deref() })
        }
        Imported::Schema(_) => None,
    });
    let mut references: Vec<LinkbaseRef<'t>> = imported.collect();
    let mut refer = |file: String, role: Option<&'static str>| {
        references.push(LinkbaseRef { file, role });
    };
    for lang in names::languages(taxonomy) {
        refer(names::labels(taxonomy, entry, &lang), Some(LABEL.reference_role));
    }
    if names::has_references(taxonomy) {
        refer(names::references(taxonomy), Some(REFERENCE.reference_role));
    }
    if generic::has_labels(taxonomy) {
        // A linkbase of any link has no role of its own (XBRL 2.1 §4.3.4).
        refer(names::generic_labels(taxonomy), None);
    }
    if enumeration::has_domains(taxonomy) {
        refer(names::enumerations(taxonomy), Some(DEFINITION.reference_role));
    }
    for kind in networks {
        let file = names::linkbase(taxonomy, entry, kind.suffix);
        refer(file, Some(kind.reference_role));
    }
    references
}

/// The schema: it declares nothing, but brings the core schema and linkbases together
/// (XBRL 2.1 §3.2, §5.1.2).
fn entry_schema(taxonomy: &Taxonomy, entry: &EntryPoint, networks: &[&'static Kind]) -> Vec<u8> {
    let references = references(taxonomy, entry, networks);
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
                    references.iter().for_each(|reference| reference.write(xml));
                });
            });
        }
        schema::import(xml, &taxonomy.publication.namespace, &names::core_schema(taxonomy));
        let has_sums = networks.iter().any(|kind| kind.suffix == CALCULATION.suffix);
        if has_sums && !taxonomy.publication.classic_sums {
            schema::import(xml, names::CALCULATION, names::CALCULATION_XSD);
        }
    })
}
