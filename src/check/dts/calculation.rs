//! Calculations (XBRL 2.1 §5.2.5, Calculations 1.1): what is summed, and with which weight.

use super::cycles::origin;
use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::Balance;
use crate::model::dts::{Dts, ElementId, arcrole};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let sums = dts.networks_of(arcrole::SUMMATION_ITEM);
    for network in sums.chain(dts.networks_of(arcrole::SUMMATION_ITEM_1_1)) {
        for relationship in network.relationships() {
            let (Some(total), Some(part)) =
                (relationship.from.element(), relationship.to.element())
            else {
                continue;
            };
            let weight = dts.arc(relationship.arc).weight;
            let message = numeric_fault(dts, total, part).or_else(|| {
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
