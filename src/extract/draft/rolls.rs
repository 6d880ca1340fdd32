//! Pairs of rows of a statement of flows that differ in nothing but that one opens the span and the other closes it:
//! `Beginning stores` and `Ending stores`. One of them alone may be anything: `Opening hours`.

use std::collections::BTreeMap;

use super::line::{Held, Line};
use super::nature::{self, Roll};

/// Takes such pairs for balances.
pub(super) fn pair(lines: &mut [Line]) {
    let rated = |line: &Line| matches!(line.kind, "perShare" | "percent");
    let mut found: BTreeMap<String, Vec<(usize, Roll, String)>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.heading && !rated(line)) {
        if let Some((roll, thing)) = nature::roll_by_word(&line.caption) {
            found.entry(thing.to_lowercase()).or_default().push((at, roll, thing));
        }
    }
    for rows in found.into_values() {
        let has = |wanted: Roll| rows.iter().any(|(_, roll, _)| *roll == wanted);
        if !(has(Roll::Opening) && has(Roll::Closing)) {
            continue;
        }
        for (at, roll, thing) in rows {
            lines[at].instant = true;
            lines[at].roll = Some((roll, thing));
        }
    }
}

/// Holds two rows of which the first is what the second was a column later, and that differ by the row above them in every
/// column: what there was before the change above them and behind it, in words that are not known.
pub(super) fn hold_carried(lines: &mut [Line]) {
    let carried = |three: &[Line]| {
        let [change, opening, closing] = three else { return false };
        let open = |line: &Line| line.kind == "monetary" && !line.instant && line.roll.is_none();
        let adds = |at: usize| {
            let of = |line: &Line| line.values.get(at).copied().flatten();
            let (Some(change), Some(opening), Some(closing)) =
                (of(change), of(opening), of(closing))
            else {
                return None;
            };
            Some(opening.plus(change).is_ok_and(|sum| sum == closing))
        };
        let columns: Vec<bool> = (0..opening.values.len()).filter_map(adds).collect();
        let pairs = opening.values.iter().zip(closing.values.iter().skip(1));
        let passed_on = pairs.filter(|(one, next)| one.is_some() && one == next).count() > 0;
        open(opening)
            && open(closing)
            && passed_on
            && columns.len() > 1
            && columns.iter().all(|adds| *adds)
    };
    let found: Vec<usize> = lines
        .windows(3)
        .enumerate()
        .filter(|(_, three)| carried(three))
        .map(|(at, _)| at)
        .collect();
    for at in found {
        for line in &mut lines[at + 1..at + 3] {
            line.held = line.held.or(Some(Held::Day));
        }
    }
}
