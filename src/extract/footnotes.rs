//! Which facts carry which footnotes, by the rules of the map.

use super::fact::Extracted;
use crate::source::map::{FootnoteRule, Map};

/// Gives facts the footnotes of the rules that they fit, in the order of the rules.
pub(super) fn attach<T>(facts: &mut [(Extracted, T)], map: &Map) {
    for (fact, _) in facts {
        for rule in &map.footnotes {
            if fits(rule, fact) && !fact.footnotes.contains(&rule.id) {
                fact.footnotes.push(rule.id.clone());
            }
        }
    }
}

fn fits(rule: &FootnoteRule, fact: &Extracted) -> bool {
    (rule.concepts.is_empty() || rule.concepts.contains(&fact.concept))
        && rule.statement.is_none_or(|statement| statement == fact.statement)
        && rule.period.is_none_or(|period| period == fact.period)
        && rule.unit.as_ref().is_none_or(|unit| is_in(fact.unit.as_deref(), unit))
        && rule.member.is_none_or(|member| fact.members.iter().any(|(_, known)| *known == member))
}

/// Whether a unit is this one, or this one per something.
fn is_in(unit: Option<&str>, wanted: &str) -> bool {
    unit.is_some_and(|unit| {
        unit.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}
