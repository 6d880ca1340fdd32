//! Pairs of rows of a statement of flows that differ in nothing but that one opens the span and the other closes it:
//! `Beginning stores` and `Ending stores`. One of them alone may be anything: `Opening hours`.

use std::collections::BTreeMap;

use super::line::Line;
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
