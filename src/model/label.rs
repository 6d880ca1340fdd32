//! Label roles and languages.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A language tag (BCP 47), as in `xml:lang`.
pub type Lang = Arc<str>;

/// A text in several languages.
pub type Translations = BTreeMap<Lang, String>;

/// Labels of a concept by role and language.
pub type Labels = BTreeMap<(LabelRole, Lang), String>;

/// The role of a label (XBRL 2.1 §5.2.2.2.2 and the Link Role Registry).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelRole {
    /// The standard label.
    Standard,
    /// A short label.
    Terse,
    /// A label that says everything.
    Verbose,
    /// The label of a total.
    Total,
    /// The label of a net amount.
    Net,
    /// The label of a balance at the start of a period.
    PeriodStart,
    /// The label of a balance at the end of a period.
    PeriodEnd,
    /// Standard, shown with the sign turned.
    Negated,
    /// Total, shown with the sign turned.
    NegatedTotal,
    /// Terse, shown with the sign turned.
    NegatedTerse,
    /// Net, shown with the sign turned.
    NegatedNet,
    /// Balance at the start, shown with the sign turned.
    NegatedPeriodStart,
    /// Balance at the end, shown with the sign turned.
    NegatedPeriodEnd,
    /// The definition of the concept.
    Documentation,
    /// Any other, by its URI: one of the registry, or one that a schema declares. Made by
    /// [`LabelRole::from_uri`].
    Other(Arc<str>),
}

/// Name in source tables, role URI, and the document that declares a role of the registry.
type Row = (LabelRole, &'static str, &'static str, Option<&'static str>);

const NEGATED: Option<&str> = Some("http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd");
const NET: Option<&str> = Some("http://www.xbrl.org/lrr/role/net-2009-12-16.xsd");

const ROLES: [Row; 14] = [
    (LabelRole::Standard, "label", "http://www.xbrl.org/2003/role/label", None),
    (LabelRole::Terse, "terse", "http://www.xbrl.org/2003/role/terseLabel", None),
    (LabelRole::Verbose, "verbose", "http://www.xbrl.org/2003/role/verboseLabel", None),
    (LabelRole::Total, "total", "http://www.xbrl.org/2003/role/totalLabel", None),
    (LabelRole::Net, "net", "http://www.xbrl.org/2009/role/netLabel", NET),
    (LabelRole::PeriodStart, "periodStart", "http://www.xbrl.org/2003/role/periodStartLabel", None),
    (LabelRole::PeriodEnd, "periodEnd", "http://www.xbrl.org/2003/role/periodEndLabel", None),
    (LabelRole::Negated, "negated", "http://www.xbrl.org/2009/role/negatedLabel", NEGATED),
    (
        LabelRole::NegatedTotal,
        "negatedTotal",
        "http://www.xbrl.org/2009/role/negatedTotalLabel",
        NEGATED,
    ),
    (
        LabelRole::NegatedTerse,
        "negatedTerse",
        "http://www.xbrl.org/2009/role/negatedTerseLabel",
        NEGATED,
    ),
    (LabelRole::NegatedNet, "negatedNet", "http://www.xbrl.org/2009/role/negatedNetLabel", NEGATED),
    (
        LabelRole::NegatedPeriodStart,
        "negatedPeriodStart",
        "http://www.xbrl.org/2009/role/negatedPeriodStartLabel",
        NEGATED,
    ),
    (
        LabelRole::NegatedPeriodEnd,
        "negatedPeriodEnd",
        "http://www.xbrl.org/2009/role/negatedPeriodEndLabel",
        NEGATED,
    ),
    (
        LabelRole::Documentation,
        "documentation",
        "http://www.xbrl.org/2003/role/documentation",
        None,
    ),
];

/// The other roles of XBRL 2.1 and of the registry: their names in source tables, their URIs, and the
/// documents that declare those of the registry.
const OTHERS: [(&str, &str, Option<&str>); 26] = [
    ("positive", "http://www.xbrl.org/2003/role/positiveLabel", None),
    ("positiveTerse", "http://www.xbrl.org/2003/role/positiveTerseLabel", None),
    ("positiveVerbose", "http://www.xbrl.org/2003/role/positiveVerboseLabel", None),
    ("negative", "http://www.xbrl.org/2003/role/negativeLabel", None),
    ("negativeTerse", "http://www.xbrl.org/2003/role/negativeTerseLabel", None),
    ("negativeVerbose", "http://www.xbrl.org/2003/role/negativeVerboseLabel", None),
    ("zero", "http://www.xbrl.org/2003/role/zeroLabel", None),
    ("zeroTerse", "http://www.xbrl.org/2003/role/zeroTerseLabel", None),
    ("zeroVerbose", "http://www.xbrl.org/2003/role/zeroVerboseLabel", None),
    ("definitionGuidance", "http://www.xbrl.org/2003/role/definitionGuidance", None),
    ("disclosureGuidance", "http://www.xbrl.org/2003/role/disclosureGuidance", None),
    ("presentationGuidance", "http://www.xbrl.org/2003/role/presentationGuidance", None),
    ("measurementGuidance", "http://www.xbrl.org/2003/role/measurementGuidance", None),
    ("commentaryGuidance", "http://www.xbrl.org/2003/role/commentaryGuidance", None),
    ("exampleGuidance", "http://www.xbrl.org/2003/role/exampleGuidance", None),
    ("deprecated", "http://www.xbrl.org/2009/role/deprecatedLabel", DEPRECATED),
    ("deprecatedDate", "http://www.xbrl.org/2009/role/deprecatedDateLabel", DEPRECATED),
    ("restated", "http://www.xbrl.org/2006/role/restatedLabel", RESTATED),
    ("positivePeriodStart", "http://www.xbrl.org/2009/role/positivePeriodStartLabel", POSITIVE),
    ("positivePeriodEnd", "http://www.xbrl.org/2009/role/positivePeriodEndLabel", POSITIVE),
    (
        "positivePeriodStartTotal",
        "http://www.xbrl.org/2009/role/positivePeriodStartTotalLabel",
        POSITIVE,
    ),
    (
        "positivePeriodEndTotal",
        "http://www.xbrl.org/2009/role/positivePeriodEndTotalLabel",
        POSITIVE,
    ),
    ("negativePeriodStart", "http://www.xbrl.org/2009/role/negativePeriodStartLabel", NEGATIVE),
    ("negativePeriodEnd", "http://www.xbrl.org/2009/role/negativePeriodEndLabel", NEGATIVE),
    (
        "negativePeriodStartTotal",
        "http://www.xbrl.org/2009/role/negativePeriodStartTotalLabel",
        NEGATIVE,
    ),
    (
        "negativePeriodEndTotal",
        "http://www.xbrl.org/2009/role/negativePeriodEndTotalLabel",
        NEGATIVE,
    ),
];

const DEPRECATED: Option<&str> = Some("http://www.xbrl.org/lrr/role/deprecated-2009-12-16.xsd");
const RESTATED: Option<&str> = Some("http://www.xbrl.org/lrr/role/restated-2006-02-21.xsd");
const POSITIVE: Option<&str> = Some("http://www.xbrl.org/lrr/role/positive-2009-12-16.xsd");
const NEGATIVE: Option<&str> = Some("http://www.xbrl.org/lrr/role/negative-2009-12-16.xsd");

impl LabelRole {
    /// The role of the label that says that a concept is deprecated (Link Role Registry).
    #[must_use]
    pub fn deprecated() -> Self {
        Self::from_uri("http://www.xbrl.org/2009/role/deprecatedLabel")
    }

    fn row(&self) -> Option<&'static Row> {
        ROLES.iter().find(|row| row.0 == *self)
    }

    /// All roles that have a name in source tables, in the order of their declaration.
    pub fn all() -> impl Iterator<Item = Self> {
        let others = OTHERS.iter().map(|(_, uri, _)| Self::Other((*uri).into()));
        ROLES.iter().map(|row| row.0.clone()).chain(others)
    }

    /// The role with this name in source tables (`total`, `negated` …).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let other = || {
            let found = OTHERS.iter().find(|(known, ..)| *known == name);
            found.map(|(_, uri, _)| Self::Other((*uri).into()))
        };
        ROLES.iter().find(|row| row.1 == name).map(|row| row.0.clone()).or_else(other)
    }

    /// The role with this URI.
    #[must_use]
    pub fn from_uri(uri: &str) -> Self {
        let known = ROLES.iter().find(|row| row.2 == uri);
        known.map_or_else(|| Self::Other(uri.into()), |row| row.0.clone())
    }

    /// The name in source tables; the URI where it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Other(uri) => {
                let known = OTHERS.iter().find(|(_, known, _)| *known == &**uri);
                known.map_or(uri, |(name, ..)| name)
            }
            known => known.row().map_or("", |row| row.1),
        }
    }

    /// The role URI.
    #[must_use]
    pub fn uri(&self) -> &str {
        match self {
            Self::Other(uri) => uri,
            known => known.row().map_or("", |row| row.2),
        }
    }

    /// `href` of the declaration that a linkbase must refer to (`link:roleRef`); none for
    /// the roles of the XBRL 2.1 specification itself, and where it is not known.
    #[must_use]
    pub fn declaration(&self) -> Option<String> {
        let other = || OTHERS.iter().find(|(_, uri, _)| *uri == self.uri())?.2;
        let document = self.row().map_or_else(other, |row| row.3)?;
        let fragment = self.uri().rsplit('/').next().unwrap_or_default();
        Some(format!("{document}#{fragment}"))
    }

    /// Whether a value shown under this label has its sign turned.
    #[must_use]
    pub fn is_negated(&self) -> bool {
        self.row().is_some_and(|row| row.3 == NEGATED)
    }

    /// Whether the label stands under a sum.
    #[must_use]
    pub fn is_total(&self) -> bool {
        matches!(self, Self::Total | Self::NegatedTotal | Self::Net | Self::NegatedNet)
    }

    /// Whether the label shows a balance at the start of a period.
    #[must_use]
    pub fn is_period_start(&self) -> bool {
        matches!(self, Self::PeriodStart | Self::NegatedPeriodStart)
    }

    /// Whether the label shows a balance at the end of a period.
    #[must_use]
    pub fn is_period_end(&self) -> bool {
        matches!(self, Self::PeriodEnd | Self::NegatedPeriodEnd)
    }
}

impl fmt::Display for LabelRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_known_by_name_and_uri() {
        assert!(ROLES.is_sorted_by(|a, b| a.0 < b.0));
        for row in &ROLES {
            assert_eq!(LabelRole::from_name(row.1).as_ref(), Some(&row.0));
            assert_eq!((row.0.name(), row.0.uri()), (row.1, row.2));
            assert_eq!(LabelRole::from_uri(row.2), row.0);
        }
        for (name, uri, _) in OTHERS {
            let role = LabelRole::from_uri(uri);
            assert_eq!((role.name(), role.uri()), (name, uri));
            assert_eq!(LabelRole::from_name(name), Some(role));
        }
        assert_eq!(LabelRole::all().count(), ROLES.len() + OTHERS.len());
    }

    #[test]
    fn any_uri_is_a_role() {
        let role = LabelRole::from_uri("http://example.com/role/marginNote");
        assert_eq!((role.uri(), role.name()), (role.name(), "http://example.com/role/marginNote"));
        assert!(!role.is_negated() && role.declaration().is_none());
    }

    #[test]
    fn roles_of_the_registry_say_where_they_are_declared() {
        assert_eq!(
            LabelRole::NegatedTotal.declaration().as_deref(),
            Some("http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd#negatedTotalLabel")
        );
        assert_eq!(
            LabelRole::deprecated().declaration().as_deref(),
            Some("http://www.xbrl.org/lrr/role/deprecated-2009-12-16.xsd#deprecatedLabel")
        );
        assert_eq!(LabelRole::Total.declaration(), None);
    }
}
