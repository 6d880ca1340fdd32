//! Rows between the number of shares and that of all that there may become: `Effect of dilutive securities`. They are
//! numbers of shares where they add up to it, whatever they are named.

use super::amounts;
use super::line::{Held, Line};
use crate::extract::counts;
use crate::notation::words::{Kind, words};

/// The most such rows.
const MOST: usize = 6;

/// Takes such rows for numbers of shares; where they don't add up, a person says what they are.
pub(super) fn settle(lines: &mut [Line]) {
    for last in 2..lines.len() {
        let end = &lines[last];
        if end.kind != "shares" || !counts::names_dilution(&end.caption) {
            continue;
        }
        let is_between = |line: &Line| {
            let held = line.kind == "shares" && line.held == Some(Held::Measure);
            !line.heading && (line.kind == "monetary" || held)
        };
        let between = lines[..last].iter().rev().take_while(|line| is_between(line)).count();
        let Some(first) = last.checked_sub(between + 1) else { continue };
        if !(1..=MOST).contains(&between) || lines[first].kind != "shares" || lines[first].heading {
            continue;
        }
        let parts: Vec<usize> = (first..last).collect();
        let adds = amounts::met(lines, &parts, last, false).is_some();
        for line in &mut lines[first + 1..last] {
            // A small amount may happen to add up as well: `Net income`.
            match adds && !names_money(&line.caption) {
                true => (line.kind, line.held) = ("shares", None),
                false => line.held = line.held.or(Some(Held::Measure)),
            }
        }
    }
}

/// Whether a caption names what a span of time came to: it is none of shares, whatever adds up.
fn names_money(caption: &str) -> bool {
    words().stand_in(Kind::FlowCaptions, &caption.to_lowercase())
}
