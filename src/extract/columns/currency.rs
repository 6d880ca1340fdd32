//! Currencies and scales in headings: `Thousands of U.S. Dollars`, `JPY millions`.

use crate::model::Taxonomy;
use crate::notation::scale;

/// Words for currencies, in lower case, and their codes of ISO 4217.
const NAMES: [(&str, &str); 12] = [
    ("jpy", "JPY"),
    ("yen", "JPY"),
    ("円", "JPY"),
    ("usd", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("us$", "USD"),
    ("$", "USD"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("gbp", "GBP"),
    ("cny", "CNY"),
];

/// Money as words state it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// Name of the unit in the taxonomy.
    pub unit: Option<String>,
    /// The power of ten; 0 where a unit is stated and no scale.
    pub scale: Option<i8>,
}

/// The unit of a taxonomy that measures a currency and nothing else.
#[must_use]
pub fn unit_of(code: &str, taxonomy: &Taxonomy) -> Option<String> {
    let fits = |unit: &&crate::model::UnitDefinition| {
        let of = |measure: &crate::model::QName| {
            measure.namespace.ends_with("/iso4217") && measure.local.as_ref() == code
        };
        unit.measures.single().is_some_and(of)
    };
    taxonomy.units.values().find(fits).map(|unit| unit.name.clone())
}

/// The currency and scale that words state; nothing where they name no currency.
#[must_use]
pub fn money(words: &str, taxonomy: &Taxonomy) -> Money {
    let lower = words.to_lowercase();
    let split = |c: char| !c.is_alphanumeric() && c != '$';
    let parts: Vec<&str> = lower.split(split).filter(|part| !part.is_empty()).collect();
    let code = parts
        .iter()
        .find_map(|part| NAMES.iter().find(|(name, _)| name == part).map(|(_, code)| *code));
    let Some(unit) = code.and_then(|code| unit_of(code, taxonomy)) else {
        return Money::default();
    };
    let long = |part: &&&str| part.len() > 3 || !part.is_ascii();
    let stated = parts.iter().filter(long).filter(|part| !part.bytes().all(|c| c.is_ascii_digit()));
    let scale = stated.filter_map(|part| scale::parse(part)).find(|power| *power != 0);
    Money { unit: Some(unit), scale: Some(scale.unwrap_or(0)) }
}
