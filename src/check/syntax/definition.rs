//! What definition networks ask of the facts of an instance (XBRL 2.1 §5.2.6.2).

use rustc_hash::FxHashMap;

use super::Findings;
use super::summation::{Keys, value_of};
use crate::diagnostic::Code;
use crate::model::dts::{Dts, ElementId};
use crate::model::instance::{Instance, Item, ItemId, ItemKind};

const REQUIRES: &str = "http://www.xbrl.org/2003/arcrole/requires-element";
const ALIAS: &str = "http://www.xbrl.org/2003/arcrole/essence-alias";

/// Judges both kinds of relationships.
pub(super) fn judge(instance: &Instance, dts: &Dts, findings: &mut Findings) {
    let pairs = |arcrole: &str| -> Vec<(ElementId, ElementId)> {
        let all = dts.networks_of(arcrole).flat_map(|network| network.relationships());
        all.filter_map(|of| Some((of.from.element()?, of.to.element()?))).collect()
    };
    let (required, aliases) = (pairs(REQUIRES), pairs(ALIAS));
    if required.is_empty() && aliases.is_empty() {
        return;
    }
    let mut facts: FxHashMap<ElementId, Vec<(ItemId, &Item)>> = FxHashMap::default();
    for (at, item) in instance.items.iter().enumerate() {
        let (namespace, local) = instance.names.parts(item.name);
        if let Some(element) = dts.find(namespace, local) {
            facts.entry(element).or_default().push((ItemId::from(at), item));
        }
    }
    for (from, to) in required {
        if let (Some([(_, first), ..]), false) =
            (facts.get(&from).map(Vec::as_slice), facts.contains_key(&to))
        {
            let (_, wanted) = dts.name_of(to);
            let local = instance.names.local(first.name);
            let message = format!("`{local}` is reported without `{wanted}`, which it requires.");
            findings.push(first.at, Code::MissingRequiredFact, message);
        }
    }
    let keys = Keys::new(instance, dts);
    for (essence, alias) in aliases {
        for (_, fact) in facts.get(&alias).into_iter().flatten() {
            for (_, other) in facts.get(&essence).into_iter().flatten() {
                let is_about_same =
                    fact.parent == other.parent && keys.context(fact) == keys.context(other);
                if is_about_same && !is_same(instance, dts, &keys, (alias, fact), (essence, other))
                {
                    let (_, wanted) = dts.name_of(essence);
                    let local = instance.names.local(fact.name);
                    let message =
                        format!("`{local}` is an alias of `{wanted}` and has another value.");
                    findings.push(fact.at, Code::InconsistentAlias, message);
                }
            }
        }
    }
}

/// Whether two facts say the same, as far as the less exact of them says it (§4.10, v-equal).
fn is_same(
    instance: &Instance,
    dts: &Dts,
    keys: &Keys,
    (concept, fact): (ElementId, &Item),
    (other_concept, other): (ElementId, &Item),
) -> bool {
    if fact.kind != ItemKind::Item || other.kind != ItemKind::Item {
        return true;
    }
    if keys.unit(fact) != keys.unit(other) {
        return false;
    }
    if !dts.is_numeric(concept) {
        let words = |item: &Item| {
            instance.span(item.value).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        return words(fact) == words(other);
    }
    let (value, decimals) = value_of(instance, dts, concept, fact);
    let (other_value, other_decimals) = value_of(instance, dts, other_concept, other);
    let (Some(value), Some(other_value)) = (value, other_value) else { return true };
    let (Some(decimals), Some(other_decimals)) = (decimals, other_decimals) else { return false };
    let decimals = decimals.min(other_decimals);
    match (value.rounded(decimals), other_value.rounded(decimals)) {
        (Ok(value), Ok(other)) => value == other,
        _ => true,
    }
}
