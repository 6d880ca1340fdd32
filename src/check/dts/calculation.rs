//! Calculations (XBRL 2.1 §5.2.5, Calculations 1.1): what is summed, and with which weight.

use std::collections::HashSet;

use super::cycles::origin;
use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::Balance;
use crate::model::dts::{Dts, ElementId, arcrole};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let sums = dts.networks_of(arcrole::SUMMATION_ITEM).map(|network| (network, false));
    let of_1_1 = dts.networks_of(arcrole::SUMMATION_ITEM_1_1).map(|network| (network, true));
    for (network, is_1_1) in sums.chain(of_1_1) {
        let mut pairs = HashSet::new();
        for relationship in network.relationships() {
            let (Some(total), Some(part)) =
                (relationship.from.element(), relationship.to.element())
            else {
                continue;
            };
            let weight = dts.arc(relationship.arc).weight;
            let is_twice = is_1_1 && !pairs.insert((total, part));
            let of_1_1 = || is_1_1.then(|| fault_of_1_1(dts, total, part, is_twice)).flatten();
            let message = numeric_fault(dts, total, part).or_else(of_1_1).or_else(|| {
                weight.and_then(|weight| {
                    if weight.is_zero() {
                        return Some("The weight of a part can't be zero.".to_owned());
                    }
                    balance_fault(dts, total, part, weight.is_negative())
                })
            });
            if let Some(message) = message {
                let at = origin(dts, network, relationship);
                tell(dts, at, Code::InvalidSummation, message, diagnostics);
            }
        }
    }
}

fn numeric_fault(dts: &Dts, total: ElementId, part: ElementId) -> Option<String> {
    let other = [total, part].into_iter().find(|id| !dts.is_numeric(*id))?;
    Some(format!("`{}` is no number, and can't stand in a sum.", dts.name_of(other).1))
}

/// What Calculations 1.1 asks for besides: numbers that are decimal, and each part once in a total (§4.1).
fn fault_of_1_1(dts: &Dts, total: ElementId, part: ElementId, is_twice: bool) -> Option<String> {
    let is_binary = |id: &ElementId| {
        matches!(dts.primitive(dts.element(*id).type_id), Some("float" | "double"))
    };
    if let Some(other) = [total, part].iter().find(|id| is_binary(id)) {
        let name = dts.name_of(*other).1;
        return Some(format!("`{name}` is no decimal number, and can't stand in a sum."));
    }
    let (total, part) = (dts.name_of(total).1, dts.name_of(part).1);
    is_twice.then(|| format!("`{part}` stands in the sum of `{total}` twice."))
}

/// A part of the same balance is added, one of the other is subtracted (table 6).
fn balance_fault(dts: &Dts, total: ElementId, part: ElementId, negative: bool) -> Option<String> {
    let (of_total, of_part) = (dts.element(total).balance?, dts.element(part).balance?);
    ((of_total == of_part) == negative).then(|| {
        let word = |balance| match balance {
            Balance::Debit => "debit",
            Balance::Credit => "credit",
        };
        format!(
            "`{}` ({}) can't be {} in `{}` ({}).",
            dts.name_of(part).1,
            word(of_part),
            if negative { "subtracted" } else { "added" },
            dts.name_of(total).1,
            word(of_total)
        )
    })
}
