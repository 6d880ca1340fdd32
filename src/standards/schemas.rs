//! The schemas of XML Schema, XBRL and the registries as they are published, so that no network is
//! needed to read a taxonomy that is built on them.

/// The host that serves most of them, under two names.
const HOST: &str = "xbrl.org/";

/// The document of a standard at an address, by http or https; none where it is not among those
/// that come with the program.
#[must_use]
pub fn of_url(url: &str) -> Option<&'static str> {
    find(url).map(|(_, text)| text)
}

/// The address under which the document of a standard is known, of all at which it is served.
#[must_use]
pub(crate) fn canonical(url: &str) -> Option<String> {
    find(url).map(|(path, _)| format!("http://{path}"))
}

fn find(url: &str) -> Option<(&'static str, &'static str)> {
    let path = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"))?;
    let whole;
    let path = match path.starts_with(HOST) {
        true => {
            whole = format!("www.{path}");
            &whole
        }
        false => path,
    };
    let at = SCHEMAS.binary_search_by(|(known, _)| (*known).cmp(path)).ok()?;
    Some(SCHEMAS[at])
}

/// Declares the documents by their addresses without the scheme.
macro_rules! schemas {
    ($($path:literal)*) => {
        /// Every document: address without the scheme, and text.
        pub const SCHEMAS: &[(&str, &str)] = &[$(($path, include_str!(concat!("schemas/", $path))),)*];
    };
}

schemas! {
    "www.eurofiling.info/eu/fr/xbrl/ext/filing-indicators.xsd"
    "www.w3.org/2001/03/xml.xsd"
    "www.w3.org/2001/XMLSchema.xsd"
    "www.w3.org/2001/xml.xsd"
    "www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
    "www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd"
    "www.xbrl.org/2003/xl-2003-12-31.xsd"
    "www.xbrl.org/2003/xlink-2003-12-31.xsd"
    "www.xbrl.org/2004/ref-2004-08-10.xsd"
    "www.xbrl.org/2005/xbrldt-2005.xsd"
    "www.xbrl.org/2006/ref-2006-02-27.xsd"
    "www.xbrl.org/2006/xbrldi-2006.xsd"
    "www.xbrl.org/2008/boolean-filter.xsd"
    "www.xbrl.org/2008/concept-filter.xsd"
    "www.xbrl.org/2008/consistency-assertion.xsd"
    "www.xbrl.org/2008/dimension-filter.xsd"
    "www.xbrl.org/2008/entity-filter.xsd"
    "www.xbrl.org/2008/existence-assertion.xsd"
    "www.xbrl.org/2008/formula.xsd"
    "www.xbrl.org/2008/function.xsd"
    "www.xbrl.org/2008/general-filter.xsd"
    "www.xbrl.org/2008/generic-label.xsd"
    "www.xbrl.org/2008/generic-link.xsd"
    "www.xbrl.org/2008/generic-reference.xsd"
    "www.xbrl.org/2008/match-filter.xsd"
    "www.xbrl.org/2008/period-filter.xsd"
    "www.xbrl.org/2008/registry.xsd"
    "www.xbrl.org/2008/relative-filter.xsd"
    "www.xbrl.org/2008/segment-scenario-filter.xsd"
    "www.xbrl.org/2008/tuple-filter.xsd"
    "www.xbrl.org/2008/unit-filter.xsd"
    "www.xbrl.org/2008/validation.xsd"
    "www.xbrl.org/2008/value-assertion.xsd"
    "www.xbrl.org/2008/value-filter.xsd"
    "www.xbrl.org/2008/variable.xsd"
    "www.xbrl.org/2010/aspect-cover-filter.xsd"
    "www.xbrl.org/2010/concept-relation-filter.xsd"
    "www.xbrl.org/2010/custom-function-implementation.xsd"
    "www.xbrl.org/2010/generic-message.xsd"
    "www.xbrl.org/2010/validation-message.xsd"
    "www.xbrl.org/2013/match-filter.xsd"
    "www.xbrl.org/2013/preferred-label.xsd"
    "www.xbrl.org/2014/extensible-enumerations.xsd"
    "www.xbrl.org/2014/table.xsd"
    "www.xbrl.org/2014/tablemodel.xsd"
    "www.xbrl.org/2016/assertion-severity.xsd"
    "www.xbrl.org/2016/severities.xml"
    "www.xbrl.org/2016/taxonomy-package-catalog.xsd"
    "www.xbrl.org/2016/taxonomy-package.xsd"
    "www.xbrl.org/2020/extensible-enumerations-2.0.xsd"
    "www.xbrl.org/2022/assertion-severity.xsd"
    "www.xbrl.org/2022/severities.xml"
    "www.xbrl.org/2023/calculation-1.1.xsd"
    "www.xbrl.org/dtr/type/2020-01-21/types.xsd"
    "www.xbrl.org/dtr/type/2022-03-31/types.xsd"
    "www.xbrl.org/dtr/type/2024-01-31/types.xsd"
    "www.xbrl.org/dtr/type/nonNumeric-2009-12-16.xsd"
    "www.xbrl.org/dtr/type/numeric-2009-12-16.xsd"
    "www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd"
    "www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd"
    "www.xbrl.org/lrr/arcrole/esma-arcrole-2018-11-21.xsd"
    "www.xbrl.org/lrr/arcrole/factExplanatory-2009-12-16.xsd"
    "www.xbrl.org/lrr/arcrole/jpfr-arcrole-2007-11-07.xsd"
    "www.xbrl.org/lrr/arcrole/parent-child-2013-09-19.xsd"
    "www.xbrl.org/lrr/role/deprecated-2009-12-16.xsd"
    "www.xbrl.org/lrr/role/jpfr-role-2007-11-07.xsd"
    "www.xbrl.org/lrr/role/negated-2008-03-31.xsd"
    "www.xbrl.org/lrr/role/negated-2009-12-16.xsd"
    "www.xbrl.org/lrr/role/negative-2009-12-16.xsd"
    "www.xbrl.org/lrr/role/net-2009-12-16.xsd"
    "www.xbrl.org/lrr/role/positive-2009-12-16.xsd"
    "www.xbrl.org/lrr/role/property-2022-09-28.xsd"
    "www.xbrl.org/lrr/role/reference-2009-12-16.xsd"
    "www.xbrl.org/lrr/role/restated-2006-02-21.xsd"
    "www.xbrl.org/taxonomy/int/filing-indicators/REC/2021-02-03/filing-indicators-def.xml"
    "www.xbrl.org/taxonomy/int/filing-indicators/REC/2021-02-03/filing-indicators-label.xml"
    "www.xbrl.org/taxonomy/int/filing-indicators/REC/2021-02-03/filing-indicators.xsd"
}

#[cfg(test)]
mod tests {
    use super::{SCHEMAS, canonical, of_url};

    #[test]
    fn documents_are_sorted_by_address() {
        assert!(SCHEMAS.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn a_document_is_found_by_either_scheme() {
        for scheme in ["http", "https"] {
            let at = |host: &str| {
                of_url(&format!("{scheme}://{host}/2003/xbrl-instance-2003-12-31.xsd"))
            };
            assert!(at("www.xbrl.org").is_some() && at("www.example.com").is_none(), "{scheme}");
            assert_eq!(at("xbrl.org"), at("www.xbrl.org"));
            let bare = format!("{scheme}://xbrl.org/2005/xbrldt-2005.xsd");
            let known = "http://www.xbrl.org/2005/xbrldt-2005.xsd";
            assert_eq!(canonical(&bare).as_deref(), Some(known));
        }
    }
}
