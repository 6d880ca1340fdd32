//! Arcroles between concepts that stand in no tree, sum or cube: those of XBRL 2.1 and of the Link Role Registry.

/// Arcroles with the place of their declaration, which those of XBRL 2.1 (§5.2.6.2) do not need.
pub const ALL: [(&str, Option<&str>); 16] = [
    ("http://www.xbrl.org/2003/arcrole/general-special", None),
    ("http://www.xbrl.org/2003/arcrole/essence-alias", None),
    ("http://www.xbrl.org/2003/arcrole/requires-element", None),
    (
        "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower",
        Some("http://www.xbrl.org/lrr/arcrole/esma-arcrole-2018-11-21.xsd#wider-narrower"),
    ),
    (
        "http://www.xbrl.org/2009/arcrole/dep-concept-deprecatedConcept",
        Some(
            "http://www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd#dep-concept-deprecatedConcept",
        ),
    ),
    (
        "http://www.xbrl.org/2009/arcrole/dep-aggregateConcept-deprecatedPartConcept",
        Some(
            "http://www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd#dep-aggregateConcept-deprecatedPartConcept",
        ),
    ),
    (
        "http://www.xbrl.org/2009/arcrole/dep-dimensionallyQualifiedConcept-deprecatedConcept",
        Some(
            "http://www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd#dep-dimensionallyQualifiedConcept-deprecatedConcept",
        ),
    ),
    (
        "http://www.xbrl.org/2009/arcrole/dep-mutuallyExclusiveConcept-deprecatedConcept",
        Some(
            "http://www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd#dep-mutuallyExclusiveConcept-deprecatedConcept",
        ),
    ),
    (
        "http://www.xbrl.org/2009/arcrole/dep-partConcept-deprecatedAggregateConcept",
        Some(
            "http://www.xbrl.org/lrr/arcrole/deprecated-2009-12-16.xsd#dep-partConcept-deprecatedAggregateConcept",
        ),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/instant-inflow",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#instant-inflow"),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/instant-outflow",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#instant-outflow"),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/instant-contra",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#instant-contra"),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/instant-accrual",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#instant-accrual"),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/trait-concept",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#trait-concept"),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/class-subclass",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#class-subclass"),
    ),
    (
        "http://www.xbrl.org/2023/arcrole/trait-domain",
        Some("http://www.xbrl.org/lrr/arcrole/accounting-arcrole-2023-01-04.xsd#trait-domain"),
    ),
];

/// An arcrole by its last step or by its address, and where it is declared.
#[must_use]
pub fn find(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    let is_meant = |uri: &str| uri == name || uri.rsplit('/').next() == Some(name);
    ALL.iter().find(|(uri, _)| is_meant(uri)).copied()
}
