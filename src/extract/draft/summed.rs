//! Rows named like things that are counted, which add up to an amount of money: `Stores` and `Online` above `Total net sales`.

use super::amounts;
use super::line::Line;
use crate::extract::counts;

/// The most rows that are tried for a total.
const MOST: usize = 12;

/// How many digits a total must have, counted over its columns: small figures meet by chance.
const DIGITS: usize = 6;

/// Takes such rows for amounts of money, as their total is one.
pub(super) fn settle(lines: &mut [Line]) {
    for total in 2..lines.len() {
        let line = &lines[total];
        let whole = !line.heading && line.kind == "monetary" && line.held.is_none();
        if !whole || !counts::names_money(&line.caption) || amounts::digits(line) < DIGITS {
            continue;
        }
        let mut parts: Vec<usize> = Vec::new();
        for at in (0..total).rev().take(MOST) {
            if lines[at].heading || !may_be_money(&lines[at]) {
                break;
            }
            parts.push(at);
            if parts.len() > 1 && amounts::give(lines, &parts, total) {
                for part in &parts {
                    (lines[*part].kind, lines[*part].held) = ("monetary", None);
                }
                break;
            }
        }
    }
}

/// Whether a row is of money, or of things by their name alone.
fn may_be_money(line: &Line) -> bool {
    let named = || {
        let open = !line.printing.percent && !line.printing.counted;
        open && !counts::is_priced(&line.caption) && !counts::counts_outright(&line.caption)
    };
    line.kind == "monetary" || (line.kind == "pure" && named())
}
