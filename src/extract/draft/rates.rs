//! Rates without a percent sign among others that have one: tables of some lands print it in the first row of a block.

use std::collections::BTreeSet;

use super::super::rate;
use super::line::{Held, Line};

/// Makes percentages of rates whose captions are those of percentages and that are printed as a row with the sign in
/// their block is; a person says what other rates and ratios are there.
pub(super) fn settle(lines: &mut [Line]) {
    for block in lines.split_mut(|line| line.heading) {
        let signed = block.iter().filter(|line| line.printing.percent);
        let signed: BTreeSet<Option<usize>> = signed.map(|line| line.printing.places).collect();
        if signed.is_empty() {
            continue;
        }
        // How large amounts are printed: a margin that looks like one of them may be an amount as well.
        let is_amount = |line: &&Line| line.kind == "monetary" && !line.printing.is_small_part();
        let amounts = block.iter().filter(is_amount);
        let amounts: BTreeSet<Option<usize>> = amounts.map(|line| line.printing.places).collect();
        for line in block {
            let open = matches!(line.kind, "pure" | "monetary") && line.held.is_none();
            if !open || !line.printing.may_be_rate() || line.printing.places.is_none() {
                continue;
            }
            // `Operating margin 220` is an amount, whatever the rows beside it are.
            let places = line.printing.places;
            let alike = signed.contains(&places) && !amounts.contains(&places);
            let alike = alike && line.printing.is_small_part();
            if alike && rate::is_rate_in_percent(&line.caption) {
                line.kind = "percent";
            } else if rate::rate(&line.caption).is_some() || rate::names_rate(&line.caption) {
                line.held = Some(Held::Measure);
            }
        }
    }
}
