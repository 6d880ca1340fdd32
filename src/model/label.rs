//! Label roles and languages.

use std::fmt;
use std::sync::Arc;

/// A language tag (BCP 47), as in `xml:lang`.
pub type Lang = Arc<str>;

/// The role of a label (XBRL 2.1 §5.2.2.2.2 and the Link Role Registry).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

impl LabelRole {
    fn row(self) -> &'static Row {
        // ROLES stands in the order of the variants; a test holds it to that.
        &ROLES[self as usize]
    }

    /// All roles, in the order of their declaration.
    pub fn all() -> impl Iterator<Item = Self> {
        ROLES.iter().map(|row| row.0)
    }

    /// The role with this name in source tables (`total`, `negated` …).
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        ROLES.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    /// The name in source tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The role URI.
    #[must_use]
    pub fn uri(self) -> &'static str {
        self.row().2
    }

    /// `href` of the declaration that a linkbase must refer to (`link:roleRef`); none for
    /// the roles of the XBRL 2.1 specification itself.
    #[must_use]
    pub fn declaration(self) -> Option<String> {
        let document = self.row().3?;
        let fragment = self.uri().rsplit('/').next().unwrap_or_default();
        Some(format!("{document}#{fragment}"))
    }

    /// Whether a value shown under this label has its sign turned.
    #[must_use]
    pub fn is_negated(self) -> bool {
        self.row().3 == NEGATED
    }

    /// Whether the label stands under a sum.
    #[must_use]
    pub fn is_total(self) -> bool {
        matches!(self, Self::Total | Self::NegatedTotal | Self::Net | Self::NegatedNet)
    }

    /// Whether the label shows a balance at the start of a period.
    #[must_use]
    pub fn is_period_start(self) -> bool {
        matches!(self, Self::PeriodStart | Self::NegatedPeriodStart)
    }

    /// Whether the label shows a balance at the end of a period.
    #[must_use]
    pub fn is_period_end(self) -> bool {
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
    fn the_table_stands_in_the_order_of_the_variants() {
        for (position, row) in ROLES.iter().enumerate() {
            assert_eq!(row.0 as usize, position);
            assert_eq!(LabelRole::from_name(row.1), Some(row.0));
        }
    }

    #[test]
    fn roles_of_the_registry_say_where_they_are_declared() {
        assert_eq!(
            LabelRole::NegatedTotal.declaration().as_deref(),
            Some("http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd#negatedTotalLabel")
        );
        assert_eq!(LabelRole::Total.declaration(), None);
    }
}
