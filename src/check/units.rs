//! Which units an item type allows, by the XBRL Unit Registry (UTR 1.0) and XBRL 2.1 §4.8.2.

use rustc_hash::FxHashMap;

use crate::model::{ConceptId, ItemType, Measures, QName, Taxonomy, Unit, UnitId};
use crate::standards::units::{Row, rows};

/// Which units each concept of a taxonomy allows.
pub(super) struct Registry {
    /// For each item type, in the order in which concepts have them, the units it allows.
    allowed: Vec<Vec<bool>>,
    /// For each concept the position of its item type.
    types: Vec<usize>,
}

impl Registry {
    /// Looks units up in the registry.
    pub(super) fn new(taxonomy: &Taxonomy, units: &[Unit]) -> Self {
        let mut positions: FxHashMap<&QName, usize> = FxHashMap::default();
        let (mut types, mut allowed) = (Vec::new(), Vec::new());
        for concept in taxonomy.concepts.values() {
            let item_type = &concept.item_type;
            types.push(*positions.entry(&item_type.qname).or_insert_with(|| {
                let of_unit = |unit: &Unit| allows(item_type, &unit.measures);
                allowed.push(units.iter().map(of_unit).collect());
                allowed.len() - 1
            }));
        }
        Self { allowed, types }
    }

    /// Whether facts of the concept can have the unit.
    pub(super) fn allows(&self, concept: ConceptId, unit: UnitId) -> bool {
        let units = self.allowed.get(self.types[concept.index()]);
        units.and_then(|units| units.get(unit.index())).copied().unwrap_or(false)
    }

    /// Names those of the units that the concept allows.
    pub(super) fn help(&self, units: &[Unit], concept: ConceptId) -> String {
        let allowed = self.allowed.get(self.types[concept.index()]).into_iter().flatten();
        let names: Vec<&str> = units
            .iter()
            .zip(allowed)
            .filter_map(|(unit, allowed)| allowed.then_some(unit.name.as_str()))
            .collect();
        if names.is_empty() {
            return "add a fitting unit to units.csv of the taxonomy".to_owned();
        }
        format!("units that fit: {}", names.join(", "))
    }
}

/// Whether an item type allows a unit: the nearest of the type and the types it restricts for
/// which the registry has rows decides; where it has none, any unit will do.
fn allows(item_type: &ItemType, unit: &Measures) -> bool {
    for name in item_type.standard_names() {
        let mut governed = rows().iter().filter(|row| row.item_type == name).peekable();
        if governed.peek().is_some() {
            return governed.any(|row| row_allows(row, unit));
        }
    }
    true
}

fn row_allows(row: &Row, unit: &Measures) -> bool {
    match (unit.single(), unit.pair()) {
        (Some(measure), _) => row.numerator.is_empty() && is(row, measure),
        (_, Some((numerator, denominator))) => {
            !row.numerator.is_empty()
                && measures(row.numerator, numerator)
                && measures(row.denominator, denominator)
        }
        // The registry has no products.
        _ => false,
    }
}

/// Whether a measure is one that the registry has for a type.
fn measures(item_type: &str, measure: &QName) -> bool {
    rows()
        .iter()
        .any(|row| row.item_type == item_type && row.numerator.is_empty() && is(row, measure))
}

fn is(row: &Row, measure: &QName) -> bool {
    row.unit == &*measure.local && row.namespace == &*measure.namespace
}

#[cfg(test)]
mod tests {
    use super::*;
    fn unit(numerator: (&str, &str), denominator: Option<(&str, &str)>) -> Measures {
        let namespace = |prefix: &str| match prefix {
            "iso4217" => "http://www.xbrl.org/2003/iso4217",
            "xbrli" => "http://www.xbrl.org/2003/instance",
            "utr" => "http://www.xbrl.org/2009/utr",
            _ => "http://example.com/own",
        };
        let qname = |(prefix, local): (&str, &str)| QName::new(prefix, namespace(prefix), local);
        match denominator {
            None => Measures::of(qname(numerator)),
            Some(denominator) => Measures::ratio(qname(numerator), qname(denominator)),
        }
    }

    #[test]
    fn types_and_units() {
        let jpy = unit(("iso4217", "JPY"), None);
        let shares = unit(("xbrli", "shares"), None);
        let pure = unit(("xbrli", "pure"), None);
        let per_share = unit(("iso4217", "JPY"), Some(("xbrli", "shares")));
        let per_ads = unit(("iso4217", "JPY"), Some(("own", "ADS")));
        let contracts = unit(("own", "contracts"), None);
        let none_such = unit(("iso4217", "ZZZ"), None);
        let litres = unit(("utr", "l"), None);
        let proposed = unit(("utr", "hl"), None);
        let flow = unit(("utr", "m3"), Some(("utr", "H")));
        let watts = unit(("utr", "Wh"), Some(("utr", "H")));
        let dearness = unit(("utr", "kWh"), Some(("iso4217", "JPY")));
        let rate = unit(("iso4217", "USD"), Some(("iso4217", "JPY")));
        for (name, good, bad) in [
            ("monetary", vec![&jpy], vec![&shares, &pure, &per_share, &contracts, &none_such]),
            ("nonNegativeMonetary", vec![&jpy], vec![&pure]),
            ("shares", vec![&shares], vec![&jpy, &pure, &contracts]),
            ("percent", vec![&pure], vec![&jpy, &contracts]),
            ("perShare", vec![&per_share], vec![&jpy, &per_ads, &shares]),
            ("decimal", vec![&contracts, &per_ads, &jpy], vec![]),
            ("nonNegativeInteger", vec![&contracts], vec![]),
            ("float", vec![&contracts, &rate], vec![]),
            ("pure", vec![&pure, &rate], vec![&per_share, &contracts]),
            ("volume", vec![&litres], vec![&proposed, &flow]),
            ("flow", vec![&flow], vec![&watts, &litres]),
            ("massFlow", vec![&flow, &contracts], vec![]),
            ("energyPerMonetary", vec![&dearness], vec![&watts, &rate]),
        ] {
            let item_type = ItemType::from_name(name).unwrap();
            assert!(good.iter().all(|unit| allows(item_type, unit)), "{name}");
            assert!(!bad.iter().any(|unit| allows(item_type, unit)), "{name}");
        }
    }
}
