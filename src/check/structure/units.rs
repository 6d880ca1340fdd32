//! Units (XBRL 2.1 §4.8): measures that there can be, nothing per itself, each unit under one name.

use rustc_hash::FxHashMap;

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::{Measures, QName};
use crate::notation::lexical::is_ncname;

/// Checks the units of a taxonomy.
pub(super) fn check(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let mut names: FxHashMap<&Measures, &str> = FxHashMap::default();
    for (at, (name, unit)) in judged.taxonomy.units.iter().enumerate() {
        let (thing, measures) = (Thing::Unit(at), &unit.measures);
        let parts = [(Part::Measure, measures.numerators()), (Part::Per, measures.denominators())];
        for (part, measures) in parts {
            for measure in measures.iter().filter(|measure| !exists(measure)) {
                let message = format!("`{measure}` is not a measure.");
                let told = judged.diagnostic(Code::InvalidCell, (thing, part), message);
                let own = &judged.taxonomy.publication.prefix;
                diagnostics.push(told.help(format!(
                    "write `iso4217:JPY`, `xbrli:shares`, `xbrli:pure`, `utr:…` or one of your own, `{own}:…`"
                )));
            }
        }
        if measures.denominators().iter().any(|of| measures.numerators().contains(of)) {
            let message = "A unit can't measure something per itself.";
            let told = judged.diagnostic(Code::InvalidCell, (thing, Part::Per), message);
            diagnostics
                .push(told.help("a ratio of the same measure is `xbrli:pure` (XBRL 2.1 §4.8.4)"));
        }
        // Facts in both are about the same quantity (XBRL 2.1 §4.10).
        match names.get(measures) {
            Some(other) => {
                let message = format!("The unit `{name}` measures the same as `{other}`.");
                let told = judged.diagnostic(Code::RepeatedUnit, (thing, Part::Name), message);
                diagnostics
                    .push(told.help("leave one of the two out, and use the other in the facts"));
            }
            None => _ = names.insert(measures, name),
        }
    }
}

/// Whether there can be such a measure: the namespace of instances has two (XBRL 2.1 §4.8.2).
fn exists(measure: &QName) -> bool {
    let is_standard = &*measure.prefix == "xbrli";
    is_ncname(&measure.local) && (!is_standard || ["pure", "shares"].contains(&&*measure.local))
}
