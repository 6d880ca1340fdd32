//! Units that no concept of the taxonomy can have, by the Unit Registry and XBRL 2.1 §4.8.2.

use super::units::Registry;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, Taxonomy, Unit, UnitId};

/// Tells units that fit no type of a numeric concept.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let units: Vec<Unit> = taxonomy.units.values().map(Unit::from).collect();
    let registry = Registry::new(taxonomy, &units);
    // One concept of each type is enough to ask.
    let mut kinds: Vec<ConceptId> = Vec::new();
    for (at, concept) in taxonomy.concepts.values().enumerate() {
        let is_new = || kinds.iter().all(|id| taxonomy.concept(*id).item_type != concept.item_type);
        if concept.item_type.is_numeric() && !concept.is_abstract && is_new() {
            kinds.push(ConceptId::from(at));
        }
    }
    for (at, (name, unit)) in taxonomy.units.iter().enumerate() {
        if kinds.iter().any(|concept| registry.allows(*concept, UnitId::from(at))) {
            continue;
        }
        let message = format!("No concept can have the unit `{name}` ({}).", unit.measures);
        diagnostics.push(
            Diagnostic::new(Code::UnusedUnit, Place::line(&unit.source, unit.line), message)
                .help("leave it out of units.csv, or correct its measure"),
        );
    }
}
