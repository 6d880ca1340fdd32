//! The types of XML Schema itself, which no schema of a set defines.

use crate::model::dts::{AttributeSet, Content, Derivation, Dts, Type, TypeId, ns};

/// Each type with its base; a base stands before what is made of it.
const TYPES: [(&str, &str); 46] = [
    ("anyType", ""),
    ("anySimpleType", "anyType"),
    ("string", "anySimpleType"),
    ("normalizedString", "string"),
    ("token", "normalizedString"),
    ("language", "token"),
    ("Name", "token"),
    ("NCName", "Name"),
    ("ID", "NCName"),
    ("IDREF", "NCName"),
    ("IDREFS", "anySimpleType"),
    ("ENTITY", "NCName"),
    ("ENTITIES", "anySimpleType"),
    ("NMTOKEN", "token"),
    ("NMTOKENS", "anySimpleType"),
    ("boolean", "anySimpleType"),
    ("decimal", "anySimpleType"),
    ("integer", "decimal"),
    ("nonPositiveInteger", "integer"),
    ("negativeInteger", "nonPositiveInteger"),
    ("long", "integer"),
    ("int", "long"),
    ("short", "int"),
    ("byte", "short"),
    ("nonNegativeInteger", "integer"),
    ("unsignedLong", "nonNegativeInteger"),
    ("unsignedInt", "unsignedLong"),
    ("unsignedShort", "unsignedInt"),
    ("unsignedByte", "unsignedShort"),
    ("positiveInteger", "nonNegativeInteger"),
    ("float", "anySimpleType"),
    ("double", "anySimpleType"),
    ("duration", "anySimpleType"),
    ("dateTime", "anySimpleType"),
    ("date", "anySimpleType"),
    ("time", "anySimpleType"),
    ("gYearMonth", "anySimpleType"),
    ("gYear", "anySimpleType"),
    ("gMonthDay", "anySimpleType"),
    ("gDay", "anySimpleType"),
    ("gMonth", "anySimpleType"),
    ("hexBinary", "anySimpleType"),
    ("base64Binary", "anySimpleType"),
    ("anyURI", "anySimpleType"),
    ("QName", "anySimpleType"),
    ("NOTATION", "anySimpleType"),
];

/// Puts the types of XML Schema into an empty set; `xs:anyType` is the first.
pub(super) fn add_types(dts: &mut Dts) {
    for (local, base) in TYPES {
        let name = dts.names.qualified(ns::XS, local);
        let base_name = dts.names.qualified(if base.is_empty() { "" } else { ns::XS }, base);
        let id = TypeId::from(dts.types.len());
        dts.type_by_name.insert(name, id);
        dts.types.push(Type {
            name: Some(name),
            origin: None,
            base: dts.type_by_name.get(&base_name).copied(),
            base_name,
            derivation: Derivation::Restriction,
            content: if local == "anyType" { Content::Mixed } else { Content::Simple },
            is_abstract: false,
            facets: Vec::new(),
            members: Vec::new(),
            member_names: Vec::new(),
            attributes: AttributeSet::default(),
            particle: None,
        });
    }
}
