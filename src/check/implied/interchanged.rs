//! Columns of amounts that stand the other way round by their rates of growth.
//!
//! Where two amounts or more of two columns have not grown by the rates that are given, and all would have with
//! the two columns the other way round, amounts and rates, or amounts alone, nobody mistyped them one by one.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::direction::Growth;
use super::network::{At, Key, Network};
use super::span::Span;
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{DimensionsId, EntityId, Period, Report, Taxonomy};

/// How many amounts must have grown so.
const LEAST: usize = 2;

/// Two columns, the later first.
type Columns = (Period, Period, EntityId, DimensionsId);

/// How amounts of two columns have grown: as given, or with the columns the other way round; one of the latter.
#[derive(Default)]
struct Tally<'a> {
    as_given: usize,
    turned: Vec<&'a Growth>,
    /// Those that have grown in neither way.
    neither: usize,
}

/// Tells two columns that stand the other way round.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    (network, growths): (&Network, &[Growth]),
    diagnostics: &mut Diagnostics,
) {
    let keys: FxHashMap<At, Key> = network.keys().map(|(key, at)| (at, *key)).collect();
    let rates: FxHashMap<At, At> = growths.iter().map(|of| (of.between.0, of.rate)).collect();
    let given = |at: At| network.quantities[at].given;
    let grows = |now: Span, then: Span, rate: At| {
        let by = then.times(given(rate)?.plus(Span::ONE)?)?;
        Some(then.is_positive() && by.meets(now))
    };
    let mut columns: BTreeMap<Columns, Tally<'_>> = BTreeMap::new();
    for growth in growths {
        let (now, then) = growth.between;
        let (Some(of_now), Some(of_then)) = (keys.get(&now), keys.get(&then)) else { continue };
        let (Some(later), Some(earlier)) = (given(now), given(then)) else { continue };
        let Some(fits) = grows(later, earlier, growth.rate) else { continue };
        let turned_by = [rates.get(&then).copied(), Some(growth.rate)];
        let is_turned =
            turned_by.into_iter().flatten().any(|rate| grows(earlier, later, rate) == Some(true));
        let (_, period, entity, dimensions) = *of_now;
        let tally = columns.entry((period, of_then.1, entity, dimensions)).or_default();
        match (fits, is_turned) {
            (true, _) => tally.as_given += 1,
            (false, true) => tally.turned.push(growth),
            (false, false) => tally.neither += 1,
        }
    }
    for ((later, earlier, ..), tally) in &columns {
        let is_all = tally.as_given == 0 && tally.neither * 3 <= tally.turned.len();
        if tally.turned.len() < LEAST || !is_all {
            continue;
        }
        let facts = |at: At| network.quantities[at].facts.first().copied();
        let amounts: Vec<_> = tally.turned.iter().filter_map(|of| facts(of.between.0)).collect();
        let Some(first) = amounts.first() else { continue };
        let said = |id: &_| {
            format!("`{}` {}", name(taxonomy, report.fact(*id).concept), value(report, *id))
        };
        let message = format!(
            "With {later} and {earlier} the other way round the rates of growth fit, and now none does: {}.",
            amounts.iter().map(said).collect::<Vec<_>>().join(", "),
        );
        let told = Diagnostic::new(Code::InterchangedColumns, value_place(report, *first), message)
            .help("were the two columns interchanged?");
        let others = amounts[1..].iter();
        diagnostics.push(others.fold(told, |told, id| told.related(value_place(report, *id))));
    }
}
