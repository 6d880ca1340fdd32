//! Relationships of meaning (XBRL 2.1 §5.2.6.2): what they can be between.

use super::cycles::origin;
use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::dts::{Dts, ElementId, ElementKind, arcrole};

/// What is wrong with a relationship between two elements.
type Rule = fn(&Dts, ElementId, ElementId) -> Option<&'static str>;

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let rules: [(&str, Rule); 3] = [
        (arcrole::GENERAL_SPECIAL, between_items),
        (arcrole::ESSENCE_ALIAS, between_aliases),
        (arcrole::SIMILAR_TUPLES, between_tuples),
    ];
    for (arcrole, rule) in rules {
        for network in dts.networks_of(arcrole) {
            for relationship in network.relationships() {
                let (Some(from), Some(to)) =
                    (relationship.from.element(), relationship.to.element())
                else {
                    continue;
                };
                if let Some(fault) = rule(dts, from, to) {
                    let names = (dts.name_of(from).1, dts.name_of(to).1);
                    let message = format!("`{}` and `{}` {fault}.", names.0, names.1);
                    let at = origin(dts, network, relationship);
                    tell(dts, at, Code::InvalidDefinition, message, diagnostics);
                }
            }
        }
    }
}

fn between_items(dts: &Dts, from: ElementId, to: ElementId) -> Option<&'static str> {
    let are_items = [from, to].iter().all(|id| dts.element(*id).kind.is_item());
    (!are_items).then_some("are not both items")
}

fn between_aliases(dts: &Dts, from: ElementId, to: ElementId) -> Option<&'static str> {
    if let Some(fault) = between_items(dts, from, to) {
        return Some(fault);
    }
    let (from, to) = (dts.element(from), dts.element(to));
    if from.type_id != to.type_id {
        return Some("are aliases of different types");
    }
    if from.period != to.period {
        return Some("are aliases of different period types");
    }
    let differ = matches!((from.balance, to.balance), (Some(from), Some(to)) if from != to);
    differ.then_some("are aliases of different balances")
}

fn between_tuples(dts: &Dts, from: ElementId, to: ElementId) -> Option<&'static str> {
    let are_tuples = [from, to].iter().all(|id| dts.element(*id).kind == ElementKind::Tuple);
    (!are_tuples).then_some("are not both tuples")
}
