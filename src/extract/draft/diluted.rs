//! Rows between the number of shares and that of all that there may become: `Effect of dilutive securities`. They are
//! numbers of shares where they add up to it, whatever they are named.

use super::line::{Held, Line};
use crate::extract::counts;
use crate::model::Figure;
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
        let is_between = |line: &Line| !line.heading && line.kind == "monetary";
        let between = lines[..last].iter().rev().take_while(|line| is_between(line)).count();
        let Some(first) = last.checked_sub(between + 1) else { continue };
        if !(1..=MOST).contains(&between) || lines[first].kind != "shares" || lines[first].heading {
            continue;
        }
        let adds = adds_up(&lines[first..=last]);
        for line in &mut lines[first + 1..last] {
            // A small amount may happen to add up as well: `Net income`.
            match adds && !names_money(&line.caption) {
                true => line.kind = "shares",
                false => line.held = line.held.or(Some(Held::Measure)),
            }
        }
    }
}

/// Whether a caption names what a span of time came to: it is none of shares, whatever adds up.
fn names_money(caption: &str) -> bool {
    words().stand_in(Kind::FlowCaptions, &caption.to_lowercase())
}

/// Whether all rows but the last add up to it in every column that has both ends.
fn adds_up(lines: &[Line]) -> bool {
    let [parts @ .., last] = lines else { return false };
    let mut columns = 0;
    for at in 0..last.values.len() {
        let value = |line: &Line| line.values.get(at).copied().flatten();
        let (Some(wanted), Some(_)) = (value(last), parts.first().and_then(value)) else {
            continue;
        };
        let sum =
            parts.iter().filter_map(value).try_fold(Figure::ZERO, |sum, of| sum.plus(of).ok());
        if sum != Some(wanted) {
            return false;
        }
        columns += 1;
    }
    columns > 0
}
