//! Two figures of a row that stand in each other's column.
//!
//! Where no single figure explains what contradicts each other, but two of one row do, each in the place of the other,
//! they were interchanged.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::network::{At, Key, Network, Solved};
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{FactId, Report, Taxonomy};

/// How many contradictions of a row there must be: of one, some other row is as good.
const LEAST: usize = 2;

/// The two quantities of a row that, each in the place of the other, contradict nothing; nothing where several are.
pub(super) fn swapped(
    (network, solved): (&Network, &Solved),
    knot: &[&Vec<At>],
    tries: &mut usize,
) -> Option<(At, At)> {
    if knot.len() < LEAST {
        return None;
    }
    let all: BTreeSet<At> = knot.iter().flat_map(|conflict| conflict.iter().copied()).collect();
    let keys: FxHashMap<At, Key> =
        network.keys().filter(|(_, at)| all.contains(at)).map(|(key, at)| (at, *key)).collect();
    let mut rows: BTreeMap<_, Vec<At>> = BTreeMap::new();
    for at in &all {
        let quantity = &network.quantities[*at];
        if let Some((concept, _, entity, dimensions)) = keys.get(at)
            && quantity.facts.len() == 1
            && quantity.given.is_some()
        {
            rows.entry((*concept, *entity, *dimensions)).or_default().push(*at);
        }
    }
    let mut found = None;
    for row in rows.values() {
        for (nth, a) in row.iter().enumerate() {
            for b in &row[nth + 1..] {
                *tries = tries.checked_sub(1)?;
                let rest = network.solve_swapped(*a, *b).conflicts.len();
                // Those of the knot end, and no other begins.
                if rest + knot.len() <= solved.conflicts.len() && found.replace((*a, *b)).is_some()
                {
                    return None;
                }
            }
        }
    }
    found
}

pub(super) fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    network: &Network,
    (a, b): (At, At),
) -> Diagnostic {
    let fact = |at: At| network.quantities[at].facts.first().copied();
    let ids: Vec<FactId> = [a, b].into_iter().filter_map(fact).collect();
    let said = |nth: usize| {
        let of = |id: &FactId| {
            let period = report.period(report.fact(*id).context).to_string();
            (value(report, *id), period)
        };
        ids.get(nth).map(of).unwrap_or_default()
    };
    let ((one, this), (other, that)) = (said(0), said(1));
    let concept = ids.first().map_or("", |id| name(taxonomy, report.fact(*id).concept));
    let message = format!(
        "`{concept}` is {one} for {this} and {other} for {that}: other figures agree with these only if the two are interchanged.",
    );
    let place = ids.first().map(|id| value_place(report, *id)).unwrap_or_default();
    let told = Diagnostic::new(Code::InterchangedColumns, place, message)
        .help("were the two figures interchanged?");
    ids.iter().skip(1).fold(told, |told, id| told.related(value_place(report, *id)))
}
