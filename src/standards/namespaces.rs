//! Namespaces of the standards, and where their schemas are published.

/// XML Schema.
pub const XS: &str = "http://www.w3.org/2001/XMLSchema";
/// XML Schema instance.
pub const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// XHTML.
pub const XHTML: &str = "http://www.w3.org/1999/xhtml";
/// XBRL instance.
pub const XBRLI: &str = "http://www.xbrl.org/2003/instance";
/// XBRL linkbase.
pub const LINK: &str = "http://www.xbrl.org/2003/linkbase";
/// `XLink`.
pub const XLINK: &str = "http://www.w3.org/1999/xlink";
/// Dimensions, taxonomy side.
pub const XBRLDT: &str = "http://xbrl.org/2005/xbrldt";
/// Data Type Registry.
pub const DTR: &str = "http://www.xbrl.org/dtr/type/2024-01-31";
/// Extensible Enumerations 2.0.
pub const ENUM2: &str = "http://xbrl.org/2020/extensible-enumerations-2.0";
/// Reference parts.
pub const REF: &str = "http://www.xbrl.org/2006/ref";
/// Calculations 1.1.
pub const CALCULATION: &str = "https://xbrl.org/2023/calculation-1.1";

/// Where the schema of [`XBRLI`] is published.
pub const XBRLI_XSD: &str = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd";
/// Where the schema of [`LINK`] is published.
pub const LINK_XSD: &str = "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd";
/// Where the schema of [`XBRLDT`] is published.
pub const XBRLDT_XSD: &str = "http://www.xbrl.org/2005/xbrldt-2005.xsd";
/// Where the schema of [`DTR`] is published.
pub const DTR_XSD: &str = "https://www.xbrl.org/dtr/type/2024-01-31/types.xsd";
/// Where the schema of [`ENUM2`] is published.
pub const ENUM2_XSD: &str = "https://www.xbrl.org/2020/extensible-enumerations-2.0.xsd";
/// Where the schema of [`REF`] is published.
pub const REF_XSD: &str = "http://www.xbrl.org/2006/ref-2006-02-27.xsd";
/// Where the schema of [`CALCULATION`] is published.
pub const CALCULATION_XSD: &str = "https://www.xbrl.org/2023/calculation-1.1.xsd";

/// Members of facts in instances (Dimensions 1.0).
const XBRLDI: &str = "http://xbrl.org/2006/xbrldi";
/// Currencies.
const ISO4217: &str = "http://www.xbrl.org/2003/iso4217";
/// Unit Type Registry.
const UTR: &str = "http://www.xbrl.org/2009/utr";

/// Namespaces that the documents of a filing use; what a taxonomy declared in one of them would
/// be taken for something else.
const STANDARDS: [&str; 13] =
    [XS, XSI, XBRLI, LINK, XLINK, XBRLDT, DTR, ENUM2, REF, CALCULATION, XBRLDI, ISO4217, UTR];

/// Schemas of standards that documents of taxonomies refer to.
const SCHEMAS: [&str; 7] =
    [XBRLI_XSD, LINK_XSD, XBRLDT_XSD, DTR_XSD, ENUM2_XSD, REF_XSD, CALCULATION_XSD];

/// Whether a namespace is one of a standard that filings use.
#[must_use]
pub fn is_standard(namespace: &str) -> bool {
    STANDARDS.contains(&namespace.trim_end_matches('/'))
}

/// A schema of a standard whose address begins so: a catalog that turns such addresses elsewhere
/// would take it over.
#[must_use]
pub fn schema_below(start: &str) -> Option<&'static str> {
    SCHEMAS.into_iter().find(|schema| schema.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_standards_are_reserved_alike() {
        assert!(is_standard("http://www.xbrl.org/2003/instance/"));
        assert!(is_standard("http://xbrl.org/2020/extensible-enumerations-2.0"));
        assert!(!is_standard("http://www.example.com/2003/instance"));
        assert_eq!(schema_below("https://www.xbrl.org/2020/"), Some(ENUM2_XSD));
        assert_eq!(schema_below("http://www.example.com/"), None);
    }
}
