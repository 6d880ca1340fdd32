//! Units of numeric facts.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Lang, QName};

/// The namespace of `xbrli:pure` and `xbrli:shares`.
const INSTANCE: &str = "http://www.xbrl.org/2003/instance";
/// The namespace of currencies (XBRL 2.1 §4.8.2).
const CURRENCIES: &str = "http://www.xbrl.org/2003/iso4217";

/// What a unit measures: a product of measures, perhaps over another (XBRL 2.1 §4.8). The order of
/// factors makes no difference (§4.10); they are kept sorted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measures {
    numerators: Vec<QName>,
    denominators: Vec<QName>,
}

impl Measures {
    /// A product over a product; none where there is nothing above. There need be nothing below.
    #[must_use]
    pub fn new(mut numerators: Vec<QName>, mut denominators: Vec<QName>) -> Option<Self> {
        numerators.sort();
        denominators.sort();
        (!numerators.is_empty()).then_some(Self { numerators, denominators })
    }

    /// A single measure.
    #[must_use]
    pub fn of(measure: QName) -> Self {
        Self { numerators: vec![measure], denominators: Vec::new() }
    }

    /// One measure over another.
    #[must_use]
    pub fn ratio(numerator: QName, denominator: QName) -> Self {
        Self { numerators: vec![numerator], denominators: vec![denominator] }
    }

    /// The factors, sorted by namespace and local name; at least one.
    #[must_use]
    pub fn numerators(&self) -> &[QName] {
        &self.numerators
    }

    /// The factors that divide, sorted alike.
    #[must_use]
    pub fn denominators(&self) -> &[QName] {
        &self.denominators
    }

    /// The measure, where there is a single one.
    #[must_use]
    pub fn single(&self) -> Option<&QName> {
        match (&*self.numerators, &*self.denominators) {
            ([measure], []) => Some(measure),
            _ => None,
        }
    }

    /// Both measures, where it is one over one.
    #[must_use]
    pub fn pair(&self) -> Option<(&QName, &QName)> {
        match (&*self.numerators, &*self.denominators) {
            ([numerator], [denominator]) => Some((numerator, denominator)),
            _ => None,
        }
    }

    /// Whether the only measure is this one of XBRL 2.1 itself: `pure` or `shares` (§4.8.2).
    #[must_use]
    pub fn is_standard(&self, local: &str) -> bool {
        self.single()
            .is_some_and(|measure| *measure.namespace == *INSTANCE && *measure.local == *local)
    }

    /// Whether money is counted, perhaps per something.
    #[must_use]
    pub fn counts_money(&self) -> bool {
        self.numerators.iter().any(|measure| *measure.namespace == *CURRENCIES)
    }

    /// The code of a currency that is counted by itself, `JPY` (ISO 4217).
    #[must_use]
    pub fn currency(&self) -> Option<&str> {
        match (&self.numerators[..], &self.denominators[..]) {
            ([one], []) if *one.namespace == *CURRENCIES => Some(&one.local),
            _ => None,
        }
    }

    /// Whether shares are counted, perhaps per something.
    #[must_use]
    pub fn counts_shares(&self) -> bool {
        let is_shares =
            |measure: &QName| *measure.namespace == *INSTANCE && *measure.local == *"shares";
        self.numerators.iter().any(is_shares)
    }
}

/// `iso4217:JPY`, `iso4217:JPY per xbrli:shares`, `utr:kg * utr:m per utr:s * utr:s`.
impl fmt::Display for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let product = |f: &mut fmt::Formatter<'_>, factors: &[QName]| {
            for (at, factor) in factors.iter().enumerate() {
                write!(f, "{}{factor}", if at == 0 { "" } else { " * " })?;
            }
            Ok(())
        };
        product(f, &self.numerators)?;
        if self.denominators.is_empty() {
            return Ok(());
        }
        f.write_str(" per ")?;
        product(f, &self.denominators)
    }
}

/// A unit of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The name by which people know it: `JPY`, `JPY/shares`.
    pub name: String,
    /// What it measures.
    pub measures: Measures,
}

impl Unit {
    /// A unit that no table gives a name: it is made of the local names of its measures.
    #[must_use]
    pub fn new(measures: Measures) -> Self {
        let product = |factors: &[QName]| {
            let names: Vec<&str> = factors.iter().map(|factor| &*factor.local).collect();
            names.join("*")
        };
        let mut name = product(&measures.numerators);
        if !measures.denominators.is_empty() {
            name.push('/');
            name.push_str(&product(&measures.denominators));
        }
        Self { name, measures }
    }
}

impl From<&UnitDefinition> for Unit {
    fn from(definition: &UnitDefinition) -> Self {
        Self { name: definition.name.clone(), measures: definition.measures.clone() }
    }
}

/// A unit that the tables of a taxonomy give a name and labels.
#[derive(Clone, Debug)]
pub struct UnitDefinition {
    /// The table that it was read from, as the user named it.
    pub source: Arc<str>,
    /// Line of the source.
    pub line: u32,
    /// The name used in facts (`JPY`, `JPY/shares`).
    pub name: String,
    /// What it measures.
    pub measures: Measures,
    /// Full name by language.
    pub labels: BTreeMap<Lang, String>,
    /// What the heading of a column says, by language.
    pub short: BTreeMap<Lang, String>,
    /// What comes behind `Millions of`, by language.
    pub noun: BTreeMap<Lang, String>,
    /// What is counted or measured, by language.
    pub documentation: BTreeMap<Lang, String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utr(local: &str) -> QName {
        QName::new("utr", "http://www.xbrl.org/2009/utr", local)
    }

    #[test]
    fn the_order_of_factors_makes_no_difference() {
        let product = |numerators: &[&str], denominators: &[&str]| {
            let names = |names: &[&str]| names.iter().map(|name| utr(name)).collect();
            Measures::new(names(numerators), names(denominators))
        };
        let force = product(&["m", "kg"], &["s", "s"]).unwrap();
        assert_eq!(Some(&force), product(&["kg", "m"], &["s", "s"]).as_ref());
        assert_ne!(Some(&force), product(&["kg", "m"], &["s"]).as_ref());
        assert_eq!(force.to_string(), "utr:kg * utr:m per utr:s * utr:s");
        assert_eq!(Unit::new(force).name, "kg*m/s*s");
        assert_eq!(product(&[], &["s"]), None);
    }

    #[test]
    fn the_standard_measures_are_known_by_their_namespace() {
        let shares = QName::new("x", INSTANCE, "shares");
        assert!(Measures::of(shares.clone()).is_standard("shares"));
        assert!(!Measures::ratio(utr("m"), shares).is_standard("shares"));
        assert!(!Measures::of(utr("pure")).is_standard("pure"));
    }
}
