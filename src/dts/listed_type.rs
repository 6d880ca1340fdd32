//! Types of concepts that list their values: restrictions of item types (XBRL 2.1 §5.1.1.3; XML
//! Schema 1.0 Part 2 §4.3.5).

use super::names;
use super::xml::Xml;
use crate::model::{Concept, Taxonomy};

/// The qualified name of the type of a concept that lists its values; none for others. It follows
/// from the name of the concept.
pub(super) fn name(taxonomy: &Taxonomy, concept: &Concept) -> Option<String> {
    let is_listed = !concept.values.is_empty();
    is_listed.then(|| format!("{}:{}", names::own_prefix(taxonomy), local_name(concept)))
}

fn local_name(concept: &Concept) -> String {
    format!("{}ItemType", concept.name.local)
}

/// Writes the type of a concept, where it lists its values: a restriction of `base`. The attributes of facts are stated
/// anew: a restriction takes only those over that are declared by name.
pub(super) fn write(concept: &Concept, base: &str, xml: &mut Xml) {
    if concept.values.is_empty() {
        return;
    }
    xml.element("xs:complexType", &[("name", &local_name(concept))], |xml| {
        xml.element("xs:simpleContent", &[], |xml| {
            xml.element("xs:restriction", &[("base", base)], |xml| {
                for value in &concept.values {
                    xml.empty("xs:enumeration", &[("value", value)]);
                }
                xml.empty("xs:attributeGroup", &[("ref", "xbrli:nonNumericItemAttrs")]);
            });
        });
    });
}
