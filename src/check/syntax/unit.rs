//! Units (XBRL 2.1 §4.8).

use super::Findings;
use crate::diagnostic::Code;
use crate::model::instance::{Instance, NameId, Unit};

/// The namespace of `pure` and `shares`.
pub(super) const XBRLI: &str = "http://www.xbrl.org/2003/instance";
/// The namespace of currencies.
pub(super) const ISO4217: &str = "http://www.xbrl.org/2003/iso4217";

/// Measures of the namespace of instances are `pure` and `shares`, and none stands on both sides of a ratio.
pub(super) fn unit(instance: &Instance, unit: &Unit, findings: &mut Findings) {
    for measure in unit.numerators.iter().chain(&unit.denominators) {
        let (namespace, local) = instance.names.parts(*measure);
        if namespace == XBRLI && !matches!(local, "pure" | "shares") {
            let message = format!("`{local}` is no measure of the namespace of instances.");
            findings.push(unit.at, Code::UnitNotAllowed, message);
        }
    }
    let both = unit.numerators.iter().find(|measure| unit.denominators.contains(measure));
    if let Some(measure) = both {
        let local = instance.names.local(*measure);
        let message = format!("`{local}` stands on both sides of the ratio.");
        findings.push(unit.at, Code::UnitNotAllowed, message);
    }
}

/// The only measure of a unit.
pub(super) fn single(unit: &Unit) -> Option<NameId> {
    match (&*unit.numerators, &*unit.denominators) {
        ([measure], []) => Some(*measure),
        _ => None,
    }
}
