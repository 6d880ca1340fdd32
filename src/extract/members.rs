//! Members that single facts have beside those of their table or passage, by the rules of the map.

use super::fact::Extracted;
use crate::source::map::Map;

/// Gives facts the members of the rules that they fit, in the order of the rules.
pub(super) fn attach<T>(facts: &mut [(Extracted, T)], map: &Map) {
    for (fact, _) in facts {
        for rule in &map.members {
            if fact.is_among(&rule.facts) {
                fact.members.retain(|(axis, _)| rule.members.iter().all(|(own, _)| own != axis));
                fact.members.extend(&rule.members);
            }
        }
    }
}
