//! Labels of what is no concept: titles of statements at their roles, and the words of own units
//! (Generic Links 1.0, Generic Labels 1.0).
//!
//! The definition of a role holds a title in one language only. A unit of our own is a name in an
//! instance; here the set says what it measures: the core schema declares an element of that name, for
//! labels need something with an id to stand at.

use rustc_hash::FxHashSet;

use super::names;
use super::xml::Xml;
use crate::model::{Lang, QName, Statement, Taxonomy, UnitDefinition};

const GEN: &str = "http://xbrl.org/2008/generic";
const GEN_XSD: &str = "http://www.xbrl.org/2008/generic-link.xsd";
const LABEL: &str = "http://xbrl.org/2008/label";
const LABEL_XSD: &str = "http://www.xbrl.org/2008/generic-label.xsd";
/// Role of the link, of labels and of documentation, and the arcrole, each with the id of its declaration.
const LINK_ROLE: (&str, &str) = ("http://www.xbrl.org/2008/role/link", "standard-link-role");
const LABEL_ROLE: (&str, &str) = ("http://www.xbrl.org/2008/role/label", "standard-label");
const DOCUMENTATION: (&str, &str) =
    ("http://www.xbrl.org/2008/role/documentation", "documentation");
const ELEMENT_LABEL: (&str, &str) = ("http://xbrl.org/arcrole/2008/element-label", "element-label");

/// What has labels: an element with an id in the core schema.
struct Labelled<'a> {
    id: String,
    labels: Vec<(&'static str, &'a Lang, &'a str)>,
}

/// Whether there is anything that only generic labels can say.
pub(super) fn has_labels(taxonomy: &Taxonomy) -> bool {
    declared(taxonomy).any(|statement| statement.title.len() > 1)
        || own_units(taxonomy).next().is_some()
}

/// The linkbase.
pub(super) fn document(taxonomy: &Taxonomy) -> Vec<u8> {
    let all = labelled(taxonomy);
    let documented =
        all.iter().flat_map(|labelled| &labelled.labels).any(|(role, ..)| *role == DOCUMENTATION.0);
    let schemas =
        format!("{} {} {GEN} {GEN_XSD} {LABEL} {LABEL_XSD}", names::LINK, names::LINK_XSD);
    let root = [
        ("xmlns:link", names::LINK),
        ("xmlns:xlink", names::XLINK),
        ("xmlns:xsi", names::XSI),
        ("xmlns:gen", GEN),
        ("xmlns:label", LABEL),
        ("xsi:schemaLocation", schemas.as_str()),
    ];
    Xml::document("link:linkbase", &root, |xml| {
        refer(xml, "link:roleRef", "roleURI", LINK_ROLE, GEN_XSD);
        refer(xml, "link:roleRef", "roleURI", LABEL_ROLE, LABEL_XSD);
        if documented {
            refer(xml, "link:roleRef", "roleURI", DOCUMENTATION, LABEL_XSD);
        }
        refer(xml, "link:arcroleRef", "arcroleURI", ELEMENT_LABEL, LABEL_XSD);
        let attributes = [("xlink:type", "extended"), ("xlink:role", LINK_ROLE.0)];
        xml.element("gen:link", &attributes, |xml| {
            let schema = names::core_schema(taxonomy);
            for labelled in &all {
                write(labelled, &schema, xml);
            }
        });
    })
}

/// Units whose measure is a name of our own namespace, with that name. A concept or the domain of a
/// typed axis keeps a name that it has: two elements can't share one. Of units that measure the same
/// the first has the words.
pub(super) fn own_units(taxonomy: &Taxonomy) -> impl Iterator<Item = (&QName, &UnitDefinition)> {
    let namespace = &*taxonomy.publication.namespace;
    let mut known = FxHashSet::default();
    taxonomy.units.values().filter_map(move |unit| {
        let measure = unit.measures.single()?;
        let is_new = *measure.namespace == *namespace && known.insert(measure);
        let is_concept = || taxonomy.concepts.values().any(|concept| concept.name == *measure);
        let mut typed = taxonomy.axes.values().filter_map(|axis| axis.typed.as_ref());
        let is_free = is_new && !is_concept() && !typed.any(|of| of.element == *measure);
        is_free.then_some((measure, unit))
    })
}

/// The elements of own units in the core schema: names that instances use as measures (XBRL 2.1 §4.8.2).
pub(super) fn unit_elements(taxonomy: &Taxonomy, xml: &mut Xml) {
    for (measure, _) in own_units(taxonomy) {
        let id = unit_id(taxonomy, measure);
        xml.empty("xs:element", &[("id", &id), ("name", &measure.local), ("type", "xs:string")]);
    }
}

/// As concepts have it, which filing rules ask of every element: prefix and name, which no concept has here.
fn unit_id(taxonomy: &Taxonomy, measure: &QName) -> String {
    format!("{}_{}", names::own_prefix(taxonomy), measure.local)
}

/// The own statements whose roles the core schema declares.
fn declared(taxonomy: &Taxonomy) -> impl Iterator<Item = &Statement> {
    taxonomy.statements.iter().filter(|statement| {
        statement.is_own() && !taxonomy.declared.contains_key(statement.role.as_str())
    })
}

fn labelled(taxonomy: &Taxonomy) -> Vec<Labelled<'_>> {
    let titles = declared(taxonomy).map(|statement| Labelled {
        id: names::role_id(taxonomy, statement),
        labels: texts(LABEL_ROLE.0, &statement.title).collect(),
    });
    let units = own_units(taxonomy).map(|(measure, unit)| Labelled {
        id: unit_id(taxonomy, measure),
        labels: texts(LABEL_ROLE.0, &unit.labels)
            .chain(texts(DOCUMENTATION.0, &unit.documentation))
            .collect(),
    });
    titles.chain(units).filter(|labelled| !labelled.labels.is_empty()).collect()
}

fn texts<'a>(
    role: &'static str,
    texts: &'a std::collections::BTreeMap<Lang, String>,
) -> impl Iterator<Item = (&'static str, &'a Lang, &'a str)> {
    texts.iter().map(move |(lang, text)| (role, lang, text.as_str()))
}

fn write(labelled: &Labelled<'_>, schema: &str, xml: &mut Xml) {
    let (from, to) = (labelled.id.as_str(), format!("label.{}", labelled.id));
    let href = format!("{schema}#{from}");
    xml.empty(
        "link:loc",
        &[("xlink:type", "locator"), ("xlink:href", &href), ("xlink:label", from)],
    );
    for (role, lang, text) in &labelled.labels {
        let attributes = [
            ("xlink:type", "resource"),
            ("xlink:label", to.as_str()),
            ("xlink:role", role),
            ("xml:lang", lang),
        ];
        xml.text("label:label", &attributes, text);
    }
    xml.empty(
        "gen:arc",
        &[
            ("xlink:type", "arc"),
            ("xlink:arcrole", ELEMENT_LABEL.0),
            ("xlink:from", from),
            ("xlink:to", &to),
        ],
    );
}

fn refer(xml: &mut Xml, element: &str, attribute: &str, (uri, id): (&str, &str), schema: &str) {
    let href = format!("{schema}#{id}");
    xml.empty(element, &[(attribute, uri), ("xlink:type", "simple"), ("xlink:href", &href)]);
}
