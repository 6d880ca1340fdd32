//! Rates without a percent sign among others that have one: tables of some lands print it in the first row of a block.

use super::super::counts::{self, Rate};
use super::line::{Held, Line};

/// Makes percentages of rates whose captions are those of percentages, in blocks in which others have the sign; a person
/// says what other ratios are there.
pub(super) fn settle(lines: &mut [Line]) {
    for block in lines.split_mut(|line| line.heading) {
        if !block.iter().any(|line| line.printing.percent) {
            continue;
        }
        for line in block {
            let open = matches!(line.kind, "pure" | "monetary") && line.held.is_none();
            if !open || !line.printing.may_be_rate() || line.printing.places.is_none() {
                continue;
            }
            let said = counts::rate(&line.caption) == Some(Rate::Said);
            if counts::is_rate_in_percent(&line.caption) {
                line.kind = "percent";
            } else if said || counts::names_ratio(&line.caption) {
                line.held = Some(Held::Measure);
            }
        }
    }
}
