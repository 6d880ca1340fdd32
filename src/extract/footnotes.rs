//! Which facts carry which footnotes, by the rules of the map.

use super::fact::Extracted;
use crate::source::map::Map;

/// Gives facts the footnotes of the rules that they fit, in the order of the rules.
pub(super) fn attach<T>(facts: &mut [(Extracted, T)], map: &Map) {
    for (fact, _) in facts {
        for rule in &map.footnotes {
            if fact.is_among(&rule.facts) && !fact.footnotes.contains(&rule.id) {
                fact.footnotes.push(rule.id.clone());
            }
        }
    }
}
