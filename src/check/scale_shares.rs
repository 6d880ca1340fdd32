//! Numbers of shares a thousand times apart in one row, and amounts for each share that hardly change a hundred times.
//!
//! A company that has 32,400 shares issued at the end of a year and 32,400,000 at that of the next typed one of them in
//! thousands: where it divides its shares, it does not by a thousand. What an owner gets for a share, and what belongs to
//! it, is in the main unit in one column and in hundredths in another.

use std::collections::BTreeMap;

use super::members::number;
use super::sum_finding::{name, value};
use super::value_place;
use super::words::{Named, is_named};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, DimensionsId, EntityId, FactId, FactIndex, Figure, IndexEntry, Report, Taxonomy,
};

/// How many columns of a row are looked at.
const MOST: usize = 40;

/// By which powers of ten scales of shares are apart, and the main unit and hundredths.
const OF_SHARES: [i32; 2] = [3, 6];
const OF_AMOUNTS: [i32; 1] = [2];

/// Tells figures that stand apart from all others of their row.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        let entries = index.of(id);
        for of_unit in entries.chunk_by(|a, b| a.unit == b.unit).filter(|row| row.len() > 1) {
            let Some(times) = times(taxonomy, report, &of_unit[0]) else { continue };
            for row in rows(report, of_unit) {
                if let Some((odd, usual)) = odd(report, &row, times) {
                    diagnostics.push(tell(taxonomy, report, odd, usual));
                }
            }
        }
    }
}

/// How near figures of a concept in a unit must be, if they are judged.
fn times(taxonomy: &Taxonomy, report: &Report, entry: &IndexEntry) -> Option<Times> {
    let unit = &report.units[entry.unit?.index()].measures;
    let name = &*taxonomy.concept(entry.concept).name.local;
    if unit.is_standard("shares") && is_named(name, Named::AllShares) {
        return Some(Times::Just);
    }
    let is_steady = unit.counts_money() && is_named(name, Named::SteadyPerShare);
    (is_steady && unit.pair().is_some()).then_some(Times::About)
}

/// The facts of each entity and set of members: one class of shares is another row than the next.
fn rows(report: &Report, of_unit: &[IndexEntry]) -> Vec<Vec<IndexEntry>> {
    let mut rows: BTreeMap<(EntityId, DimensionsId), Vec<IndexEntry>> = BTreeMap::new();
    for entry in of_unit {
        let of = report.contexts[entry.context.index()];
        rows.entry((of.entity, of.dimensions)).or_default().push(*entry);
    }
    rows.into_values().collect()
}

/// How near two figures must be when one of them is shifted.
#[derive(Clone, Copy)]
enum Times {
    /// By a quarter: `32,400` and `31,982,000`.
    Just,
    /// By half: `185` and `1.72`.
    About,
}

/// The figure of a row that is a power of ten apart from all others, which are not from each other; of two the smaller, for
/// shares are left in thousands. Of two amounts for a share neither is odd: a company may have divided its shares.
fn odd(report: &Report, row: &[IndexEntry], times: Times) -> Option<(FactId, FactId)> {
    let (powers, least): (&[i32], usize) = match times {
        Times::Just => (&OF_SHARES, 2),
        Times::About => (&OF_AMOUNTS, 3),
    };
    if !(least..=MOST).contains(&row.len()) {
        return None;
    }
    let all = row.iter().filter_map(|entry| Some((entry, number(report, entry.fact)?.abs())));
    let figures: Vec<(&IndexEntry, Figure)> = all.filter(|(_, value)| !value.is_zero()).collect();
    let is_apart = |a: Figure, b: Figure| powers.iter().any(|power| apart(a, b, *power, times));
    let is_odd = |at: &usize| {
        let (_, own) = figures[*at];
        let others = || figures.iter().enumerate().filter(|(of, _)| of != at);
        others().count() > 0 && others().all(|(_, (_, other))| is_apart(own, *other))
    };
    let mut odd: Vec<usize> = (0..figures.len()).filter(is_odd).collect();
    if odd.len() == 2 && figures.len() == 2 && matches!(times, Times::Just) {
        odd.sort_by_key(|at| figures[*at].1);
        odd.truncate(1);
    }
    let [at] = odd[..] else { return None };
    let usual = (0..figures.len()).find(|of| *of != at)?;
    let [odd, usual] = [at, usual].map(|at| figures[at].0.fact);
    // What is said twice is confirmed, or told as a contradiction.
    let same = |of: FactId| report.fact(of).context;
    let is_alone = row.iter().filter(|entry| entry.context == same(odd)).count() == 1;
    is_alone.then_some((odd, usual))
}

/// Whether one of two figures is so many powers of ten times the other, as near as that.
fn apart(a: Figure, b: Figure, power: i32, times: Times) -> bool {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    let near = || {
        let shifted = low.shift(power).ok()?;
        let off = shifted.plus(high.negated()).ok()?.abs();
        let within = match times {
            Times::Just => 4,
            Times::About => 2,
        };
        Some(off.times(Figure::new(within, 0).ok()?).ok()? <= high)
    };
    near().unwrap_or(false)
}

fn tell(taxonomy: &Taxonomy, report: &Report, odd: FactId, usual: FactId) -> Diagnostic {
    let said = |id: FactId| (report.period(report.fact(id).context), value(report, id));
    let ((period, own), (other_period, other)) = (said(odd), said(usual));
    let message = format!(
        "`{}` for {period} is {own}, and {other} for {other_period}.",
        name(taxonomy, report.fact(odd).concept),
    );
    Diagnostic::new(Code::ScaleOutlier, value_place(report, odd), message)
        .related(value_place(report, usual))
        .help("check its scale: one is in hundredths, or in thousands")
}
